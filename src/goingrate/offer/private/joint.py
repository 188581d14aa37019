"""Every way in which a holding can end, with its probability: exit times and values together."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.certainty import certain_gain
from goingrate.offer.private.settle import Holding, Settled, at_hand, held, whole_holding
from goingrate.offer.private.short_form import settled
from goingrate.offer.private.terms import EquityGrant

if TYPE_CHECKING:
    from goingrate.offer.private.kernel import Held, Nodes, Start

Array = NDArray[np.float64]
Stop = Literal["tender", "paid_back", "decide"]
EndKind = Literal["fails", "sale", "ipo", "hired", "left", "still_private", "lapsed"]
KINDS: Final[tuple[EndKind, ...]] = (
    "fails",
    "sale",
    "ipo",
    "hired",
    "left",
    "still_private",
    "lapsed",
)
_STILL_PRIVATE: Final = KINDS.index("still_private")
_LAPSED: Final = KINDS.index("lapsed")
_STATE_REACH: Final = 6.0
#: An error in the value from which one exercises matters little: there, both are worth the same.
_BISECTIONS: Final = 7
_SEARCH_REACH: Final = 4.5
#: Whatever happens to companies that live this rarely so long needs fewer nodes.
_SELDOM: Final = 0.1


@dataclass(frozen=True, slots=True)
class Fineness:
    """How many nodes: for each smooth piece of value and of time, for bells, for states between.

    The defaults are accurate to a thousandth of the certainty equivalent, for options whose strike
    is the last round's price to five thousandths (tested).
    """

    value: int = 3
    time: int = 3
    bell: int = 3
    states: int = 4


#: For what happens seldom, and for a decision at whose threshold both choices are worth the same.
_ROUGH: Final = Fineness(value=2, time=1, bell=2, states=2)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Equal-footing outcomes, shape (n,) each; probabilities add up to 1.

    `present_value` is at the person's rate, `money` as it is paid (less what was paid in), `years`
    from now to the payment.
    """

    present_value: Array
    money: Array
    probability: Array
    years: Array
    kind: NDArray[np.int64]

    def chance_of(self, kind: EndKind) -> float:
        """Return the probability of one kind of end."""
        return float(self.probability[self.kind == KINDS.index(kind)].sum())


@dataclass(frozen=True, slots=True)
class Taste:
    """What decides whether somebody puts money into an illiquid share."""

    wealth: float
    risk_aversion: float
    cash: float


def outcomes(
    equity: Settled,
    *,
    taste: Taste,
    left_at: float = math.inf,
    fineness: Fineness = Fineness(),
) -> Outcomes:
    """Return every way in which a holding can end.

    Parameters
    ----------
    taste
        Savings, risk aversion and cash of the person: they decide whether options are exercised
        by whoever leaves, or at the end of their life, where no exit has come.
    left_at
        When the person leaves of their own will; infinite: stays.

    Raises
    ------
    OutOfRange
        If shares that are bought now cost more than the cash at hand.
    """
    from goingrate.offer.private.kernel import Start

    require_payable(equity, taste)
    walk = _Walk(equity, taste, left_at, fineness)
    paid = -equity.bought_now
    walk.go(Start(equity.company_value, 0.0, 1.0, paid, paid), whole_holding(equity), walk.stops())
    return walk.found()


def require_payable(equity: Settled, taste: Taste) -> None:
    """Raise `OutOfRange` if shares that are bought now cost more than the cash at hand."""
    if equity.bought_now > taste.cash:
        raise OutOfRange(
            where="strike",
            given=f"{equity.bought_now:,.0f}",
            allowed=Phrase.of("allowed.payable", most=f"{taste.cash:,.0f}"),
            fix=Phrase("fix.payable"),
        )


def least_value_to_exercise(
    equity: Settled, *, years: float, left_at: float, taste: Taste
) -> float:
    """Return the company value from which exercising vested options is better than their lapse.

    The price is paid at once and the shares are held to the end: it pays if the certainty
    equivalent of that day is above 0, options looked at alone. Options beyond the cash lapse.

    Parameters
    ----------
    years, left_at
        When it must be decided, and when the person left (infinite: not at all).
    """
    chances = equity.chances
    spread = max(chances.volatility * math.sqrt(years), 0.1)
    middle = math.log(equity.company_value) + (chances.drift - 0.5 * chances.volatility**2) * years
    low, high = -_SEARCH_REACH, _SEARCH_REACH
    gain = _GainOfExercising(equity, years, left_at, taste)

    def pays(z: float) -> bool:
        return gain.at(math.exp(middle + spread * z)) > 0.0

    if not pays(high):
        return math.inf
    for _ in range(_BISECTIONS):
        between = 0.5 * (low + high)
        low, high = (low, between) if pays(between) else (between, high)
    return math.exp(middle + spread * high)


class _GainOfExercising:
    """What paying for vested options on some day is worth to the person on that day."""

    def __init__(self, equity: Settled, years: float, left_at: float, taste: Taste) -> None:
        first = whole_holding(equity)
        options = np.array([grant.is_option for grant in equity.grants])
        count = np.where(options, at_hand(equity, first, years=years, left_at=left_at), 0.0)
        cost = float((count * equity.strikes).sum())
        part = min(1.0, taste.cash / cost) if cost > 0.0 else 1.0
        self._years, self._taste = years, taste
        self._nothing_to_pay = 1.0 if count.any() else -1.0
        self._paid = part * cost
        self._rate = equity.chances.discount
        self._lives = math.exp((equity.chances.exit_rate + equity.chances.failure_rate) * years)
        self._walk = _Walk(equity, taste, min(left_at, years), _ROUGH)
        self._holding = replace(
            first, strikes=np.where(options, 0.0, equity.strikes), scale=options * part
        )

    def at(self, value: float) -> float:
        """Return it at one company value."""
        from goingrate.offer.private.kernel import Start

        if self._paid <= 0.0:
            return self._nothing_to_pay
        self._walk.restart()
        paid = -self._paid * math.exp(-self._rate * self._years)
        start = Start(value, self._years, self._lives, paid, -self._paid)
        self._walk.go(start, self._holding, [])
        found = self._walk.found()
        on_the_day = found.present_value * math.exp(self._rate * self._years)
        return _gain(on_the_day, found.probability, self._taste)


def _gain(worth: Array, probability: Array, taste: Taste) -> float:
    """Return a certainty equivalent; what could ruin the person is worth less than anything."""
    if float(worth.min()) + taste.wealth <= 0.0:
        return -math.inf
    return certain_gain(
        worth, wealth=taste.wealth, risk_aversion=taste.risk_aversion, weights=probability
    )


class _Walk:
    """Goes from stop to stop; between stops only the company's end can come."""

    def __init__(self, equity: Settled, taste: Taste, left_at: float, fineness: Fineness) -> None:
        self._equity, self._taste, self._left_at = equity, taste, left_at
        self._fineness, self._nodes = fineness, _nodes(fineness)
        self._thresholds: dict[float, float] = {}
        self._holdings: dict[tuple[object, ...], Held] = {}
        self._hazard = equity.chances.exit_rate + equity.chances.failure_rate
        self._rows, self._kinds = np.empty((4, 65_536)), np.empty(65_536, dtype=np.int64)
        self._place = 0

    def restart(self) -> None:
        """Forget the ends written so far."""
        self._place = 0

    def stops(self) -> list[tuple[float, Stop]]:
        """Return the times at which something is decided, paid back or sold, in order."""
        equity, found = self._equity, list[tuple[float, Stop]]()
        if equity.tender is not None and equity.tender.in_years < self._left_at:
            found.append((equity.tender.in_years, "tender"))
        if math.isfinite(self._left_at) and any(_paid_back(grant) for grant in equity.grants):
            found.append((self._left_at, "paid_back"))
        decision = equity.decision_years
        if math.isfinite(self._left_at):
            decision = min(decision, self._left_at + equity.window_years)
        if math.isfinite(decision):
            found.append((decision, "decide"))
        return sorted(found)

    def go(self, start: Start, holding: Holding, stops: list[tuple[float, Stop]]) -> None:
        """Write every end from a start on."""
        ends_at = stops[0][0] if stops else math.inf
        mine = self._held(holding, start.years, ends_at)
        if ends_at > start.years:
            self._write(start, mine)
        if not stops:
            self._still_private(start, float(mine.edges_years[-1]))
            return
        for then in self._states_at(start, ends_at, self._kinks(stops[0][1], ends_at, holding)):
            self._stop(then, holding, stops)

    def found(self) -> Outcomes:
        """Return what has been written."""
        worth, money, probability, years = (row[: self._place].copy() for row in self._rows)
        kinds = self._kinds[: self._place].copy()
        return Outcomes(worth, money, probability / probability.sum(), years, kinds)

    def _stop(self, start: Start, holding: Holding, stops: list[tuple[float, Stop]]) -> None:
        match stops[0][1]:
            case "tender":
                self.go(*self._sell(start, holding), stops[1:])
            case "paid_back":
                self.go(self._pay_back(start), holding, stops[1:])
            case "decide":
                self._decide(start, holding, stops[1:])

    def _decide(self, start: Start, holding: Holding, stops: list[tuple[float, Stop]]) -> None:
        """Exercise the vested options, as far as the cash reaches, or let them lapse."""
        options = np.array([grant.is_option for grant in self._equity.grants])
        if start.value < self._threshold(start.years):
            self._lapse(start, replace(holding, scale=np.where(options, 0.0, holding.scale)), stops)
            return
        mine = at_hand(self._equity, holding, years=start.years, left_at=self._left_at)
        cost = float((np.where(options, mine, 0.0) * holding.strikes).sum())
        part = 1.0 if cost <= self._taste.cash else self._taste.cash / cost
        discount = math.exp(-self._equity.chances.discount * start.years)
        exercised = replace(
            holding,
            strikes=np.where(options, 0.0, holding.strikes),
            scale=np.where(options, part * holding.scale, holding.scale),
        )
        paid = start._replace(
            worth_before=start.worth_before - part * cost * discount,
            money_before=start.money_before - part * cost,
        )
        self.go(paid, exercised, stops)

    def _lapse(self, start: Start, holding: Holding, stops: list[tuple[float, Stop]]) -> None:
        if holding.scale.any():
            self.go(start, holding, stops)
            return
        weight = start.weight * math.exp(-self._hazard * start.years)
        self._put(start.worth_before, start.money_before, weight, start.years, _LAPSED)

    def _threshold(self, years: float) -> float:
        if years not in self._thresholds:
            self._thresholds[years] = least_value_to_exercise(
                self._equity, years=years, left_at=self._left_at, taste=self._taste
            )
        return self._thresholds[years]

    def _sell(self, start: Start, holding: Holding) -> tuple[Start, Holding]:
        """Sell vested shares to the tender's buyer up to the cap, grants in equal parts."""
        from goingrate.offer.private.kernel import price_of, reaching

        tender, chances = self._equity.tender, self._equity.chances
        if tender is None:
            return start, holding
        lost = -math.expm1(-chances.lost * start.years)
        reaches = reaching(start.value, chances.today, lost)
        price = price_of(reaches, self._equity.market.ipo) * math.exp(-chances.pool * start.years)
        price *= tender.price_share
        gain = np.minimum(np.maximum(price - holding.strikes, 0.0), self._equity.caps)
        count = np.where(gain > 0.0, self._old_enough(start.years, holding), 0.0)
        gross = float((count * price).sum())
        part = min(1.0, tender.cap_per_person / gross) if gross > 0.0 else 0.0
        money = part * float((count * gain).sum())
        discount = math.exp(-chances.discount * start.years)
        paid = start._replace(
            worth_before=start.worth_before + money * discount,
            money_before=start.money_before + money,
        )
        return paid, replace(holding, sold=holding.sold + part * count)

    def _pay_back(self, start: Start) -> Start:
        """Return the price of shares that the company takes back from whoever leaves."""
        vested = self._equity.vested_by(self._left_at)
        money = 0.0
        for grant, mine, total in zip(self._equity.grants, vested, self._equity.total, strict=True):
            if _paid_back(grant):
                lost = total if grant.leaver == "bought_back" else total - mine
                money += lost * settled(grant.strike)
        discount = math.exp(-self._equity.chances.discount * start.years)
        return start._replace(
            worth_before=start.worth_before + money * discount,
            money_before=start.money_before + money,
        )

    def _states_at(self, start: Start, years: float, kinks: list[float]) -> list[Start]:
        """Return the values that the company may have on a later day, if it lives on.

        Gauss-Legendre nodes in the log, between the values at which what is done then changes.
        """
        since, chances = years - start.years, self._equity.chances
        spread = chances.volatility * math.sqrt(since)
        if spread <= 0.0:
            return [start._replace(years=years)]
        middle = math.log(start.value) + (chances.drift - 0.5 * chances.volatility**2) * since
        places = [(math.log(kink) - middle) / spread for kink in kinks if 0.0 < kink < math.inf]
        inside = [place for place in places if -_STATE_REACH < place < _STATE_REACH]
        edges = np.array(sorted({-_STATE_REACH, -2.5, 0.0, 2.5, _STATE_REACH, *inside}))
        often = math.exp(-self._hazard * years) > _SELDOM
        states = (self._fineness if often else _ROUGH).states
        node, node_weight = np.polynomial.legendre.leggauss(states)
        half = 0.5 * np.diff(edges)[:, None]
        z = (edges[:-1, None] + half * (1.0 + node)).ravel()
        weight = (half * node_weight).ravel() * np.exp(-0.5 * z * z)
        weight *= start.weight / weight.sum()
        values = np.exp(middle + spread * z)
        return [
            start._replace(value=value, years=years, weight=part)
            for value, part in zip(values.tolist(), weight.tolist(), strict=True)
        ]

    def _kinks(self, kind: Stop, years: float, holding: Holding) -> list[float]:
        """Return the company values at which what is done at a stop changes."""
        if kind == "decide":
            return [self._threshold(years)]
        if kind == "tender":
            return self._tender_kinks(years, holding)
        return []

    def _tender_kinks(self, years: float, holding: Holding) -> list[float]:
        from goingrate.offer.private.kernel import exit_at_price, reached_from

        tender, chances = self._equity.tender, self._equity.chances
        if tender is None:
            return []
        units = float(self._old_enough(years, holding).sum())
        prices = holding.strikes.tolist()
        prices += [tender.cap_per_person / units] if units > 0.0 else []
        lost = -math.expm1(-chances.lost * years)
        left = math.exp(-chances.pool * years) * tender.price_share
        if left <= 0.0:
            return []
        exits = [exit_at_price(price / left, self._equity.market.ipo) for price in prices]
        return [reached_from(value, chances.today, lost) for value in exits if value > 0.0]

    def _old_enough(self, years: float, holding: Holding) -> Array:
        """Return the units of each grant that may be sold in the tender."""
        tender = self._equity.tender
        if tender is None:
            return np.zeros(self._equity.strikes.size)
        vested = self._equity.vested_by(years - tender.holding_years) * holding.scale
        result: Array = np.maximum(vested - holding.sold, 0.0)
        return result

    def _held(self, holding: Holding, start_years: float, end_years: float) -> Held:
        """Return what is held between two times; many states of a company share it."""
        terms = (holding.strikes, holding.scale, holding.sold)
        key = (start_years, end_years, *(part.tobytes() for part in terms))
        if key not in self._holdings:
            self._holdings[key] = held(
                self._equity,
                holding,
                start_years=start_years,
                end_years=end_years,
                left_at=self._left_at,
            )
        return self._holdings[key]

    def _still_private(self, start: Start, years: float) -> None:
        weight = start.weight * math.exp(-self._hazard * years)
        self._put(start.worth_before, start.money_before, weight, years, _STILL_PRIVATE)

    def _write(self, start: Start, mine: Held) -> None:
        from goingrate.offer.private.kernel import Ends, exits_from

        first = self._place
        lives = math.exp(-self._hazard * start.years)
        nodes = self._nodes if lives > _SELDOM else _nodes(_ROUGH)
        while True:
            self._place = exits_from(
                first,
                start,
                mine,
                self._equity.chances,
                self._equity.market,
                nodes,
                Ends(self._rows, self._kinds),
            )
            if self._place < self._kinds.size:
                return
            self._grow()

    def _grow(self) -> None:
        self._rows = np.concatenate([self._rows, np.empty_like(self._rows)], axis=1)
        self._kinds = np.concatenate([self._kinds, np.empty_like(self._kinds)])

    def _put(self, worth: float, money: float, weight: float, years: float, kind: int) -> None:
        if self._place >= self._kinds.size:
            self._grow()
        self._rows[:, self._place] = worth, money, weight, years
        self._kinds[self._place] = kind
        self._place += 1


def _paid_back(grant: EquityGrant) -> bool:
    """Whether leaving brings back some of the price that was paid on the first day."""
    return grant.is_bought_now


@lru_cache(maxsize=8)
def _nodes(fineness: Fineness) -> Nodes:
    from goingrate.offer.private.kernel import Nodes

    value, value_weight = np.polynomial.legendre.leggauss(fineness.value)
    time, time_weight = np.polynomial.legendre.leggauss(fineness.time)
    bell, bell_weight = np.polynomial.hermite_e.hermegauss(fineness.bell)
    short, short_weight = np.polynomial.legendre.leggauss(max(1, fineness.time - 1))
    return Nodes(
        value=value,
        value_weight=value_weight,
        time=time,
        time_weight=time_weight,
        short=short,
        short_weight=short_weight,
        bell=bell,
        bell_weight=bell_weight / bell_weight.sum(),
    )
