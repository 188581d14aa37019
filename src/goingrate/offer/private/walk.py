"""From stop to stop through the life of a private company; between them only its end can come."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.private.ends import KINDS, ROUGH, Fineness, Outcomes, Taste, nodes_of
from goingrate.offer.private.holding import Holding, at_hand, held
from goingrate.offer.private.settle import Settled
from goingrate.offer.private.stops import pay_back, sell_in_tender, tender_kinks

if TYPE_CHECKING:
    from goingrate.offer.private.kernel import Held, Start

Array = NDArray[np.float64]
StopKind = Literal["tender", "paid_back", "decide"]


class Stop(NamedTuple):
    """Something that is decided, paid back or sold on a day, and of which grant."""

    years: float
    kind: StopKind
    grant: int = -1


_STILL_PRIVATE: Final = KINDS.index("still_private")
_LAPSED: Final = KINDS.index("lapsed")
_STATE_REACH: Final = 6.0
#: Whatever happens to companies that live this rarely so long needs fewer nodes.
_SELDOM: Final = 0.1
#: So does what happens from a state as improbable as this.
_LIGHT: Final = 0.01


class Answer(Protocol):
    """Which part of a grant's options is exercised, by company value."""

    @property
    def kinks(self) -> tuple[float, ...]:
        """Logs of the values at which the part changes most."""

    def part_at(self, company_value: float) -> float:
        """Return the part at a company value."""


class RuleFor(Protocol):
    """The rule by which options are exercised on some day."""

    def __call__(
        self, equity: Settled, grant: int, *, years: float, left_at: float, taste: Taste
    ) -> Answer:
        """Return the rule for one grant."""


class Walk:
    """Goes from stop to stop; between stops only the company's end can come."""

    def __init__(
        self,
        equity: Settled,
        taste: Taste,
        left_at: float,
        fineness: Fineness,
        rule_for: RuleFor,
    ) -> None:
        self._equity, self._taste, self._left_at = equity, taste, left_at
        self._fineness, self._nodes = fineness, nodes_of(fineness)
        self._rule_for = rule_for
        self._rules: dict[Stop, Answer] = {}
        self._holdings: dict[tuple[object, ...], Held] = {}
        self._hazard = equity.hazard
        self._rows, self._kinds = np.empty((4, 65_536)), np.empty(65_536, dtype=np.int64)
        self._place = 0

    def restart(self) -> None:
        """Forget the ends written so far."""
        self._place = 0

    def stops(self) -> list[Stop]:
        """Return the times at which something is decided, paid back or sold, in order."""
        equity, found = self._equity, list[Stop]()
        if equity.tender is not None and equity.tender.in_years < self._left_at:
            found.append(Stop(equity.tender.in_years, "tender"))
        if math.isfinite(self._left_at) and any(grant.is_bought_now for grant in equity.grants):
            found.append(Stop(self._left_at, "paid_back"))
        for grant, years in enumerate(equity.decided_by(self._left_at).tolist()):
            if math.isfinite(years):
                found.append(Stop(years, "decide", grant))
        return sorted(found)

    def go(self, start: Start, holding: Holding, stops: list[Stop]) -> None:
        """Write every end from a start on."""
        ends_at = stops[0].years if stops else math.inf
        if ends_at > start.years:
            mine = self._held(holding, start.years, ends_at)
            self._write(start, mine)
            if not stops:
                self._still_private(start, float(mine.edges_years[-1]))
                return
        for then in self._states_at(start, ends_at, self._kinks(stops[0], holding)):
            self._stop(then, holding, stops)

    def found(self) -> Outcomes:
        """Return what has been written."""
        worth, money, probability, years = (row[: self._place].copy() for row in self._rows)
        kinds = self._kinds[: self._place].copy()
        return Outcomes(worth, money, probability / probability.sum(), years, kinds)

    def _stop(self, start: Start, holding: Holding, stops: list[Stop]) -> None:
        match stops[0].kind:
            case "tender":
                self.go(*sell_in_tender(self._equity, start, holding), stops[1:])
            case "paid_back":
                self.go(pay_back(self._equity, start, holding, self._left_at), holding, stops[1:])
            case "decide":
                self._decide(start, holding, stops)

    def _decide(self, start: Start, holding: Holding, stops: list[Stop]) -> None:
        """Exercise a part of one grant's vested options, and let the rest of it lapse."""
        grant, later = stops[0].grant, stops[1:]
        mine = at_hand(self._equity, holding, years=start.years, left_at=self._left_at)[grant]
        part = self._rule(stops[0]).part_at(start.value)
        owned, strikes = holding.owned.copy(), holding.strikes.copy()
        owned[grant] = part * mine + holding.sold[grant]
        cost = float(part * mine * strikes[grant])
        strikes[grant] = 0.0
        decided = replace(holding, owned=owned, strikes=strikes)
        if self._nothing_left(start, decided, later):
            self._lapse(start)
            return
        paid = start._replace(
            worth_before=start.worth_before
            - cost * math.exp(-self._equity.chances.discount * start.years),
            money_before=start.money_before - cost,
        )
        self.go(paid, decided, later)

    def _nothing_left(self, start: Start, holding: Holding, later: list[Stop]) -> bool:
        """Whether no unit can pay any more, and no licence-and-hire either."""
        still_here = self._left_at > start.years
        if later or (still_here and self._equity.chances.licence_share > 0.0):
            return False
        owned = holding.owned - holding.sold
        return bool((owned <= 0.0).all())  # not where vesting still decides (nan)

    def _lapse(self, start: Start) -> None:
        weight = start.weight * math.exp(-self._hazard * start.years)
        self._put(start.worth_before, start.money_before, weight, start.years, _LAPSED)

    def _rule(self, stop: Stop) -> Answer:
        if stop not in self._rules:
            self._rules[stop] = self._rule_for(
                self._equity,
                stop.grant,
                years=stop.years,
                left_at=self._left_at,
                taste=self._taste,
            )
        return self._rules[stop]

    def _states_at(self, start: Start, years: float, kinks: list[float]) -> list[Start]:
        """Return the values that the company may have on a later day, if it lives on.

        Gauss-Legendre nodes in the log, between the values at which what is done then changes.
        """
        since, chances = years - start.years, self._equity.chances
        spread = chances.volatility * math.sqrt(since)
        if spread <= 0.0:
            return [
                start._replace(value=start.value * math.exp(chances.drift * since), years=years)
            ]
        middle = math.log(start.value) + (chances.drift - 0.5 * chances.volatility**2) * since
        if start.years > 0.0 and start.weight * math.exp(-self._hazard * years) < _LIGHT:
            return _few_states(start, years, middle, spread)
        places = [(math.log(kink) - middle) / spread for kink in kinks if 0.0 < kink < math.inf]
        inside = [place for place in places if -_STATE_REACH < place < _STATE_REACH]
        first = start.years == 0.0
        edges = np.array(sorted({-_STATE_REACH, -2.5, 0.0, 2.5, _STATE_REACH, *inside}))
        often = math.exp(-self._hazard * years) > _SELDOM
        states = self._fineness.states if often else ROUGH.states
        states = states if first else max(2, states // 2)  # states of states need not be as many
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

    def _kinks(self, stop: Stop, holding: Holding) -> list[float]:
        """Return the company values at which what is done at a stop changes most."""
        if stop.kind == "decide":
            return [math.exp(log) for log in self._rule(stop).kinks]
        if stop.kind == "tender":
            return tender_kinks(self._equity, stop.years, holding)
        return []

    def _held(self, holding: Holding, start_years: float, end_years: float) -> Held:
        """Return what is held between two times; many states of a company share it."""
        terms = (holding.strikes, holding.owned, holding.sold)
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
        often = lives > _SELDOM and start.weight * lives > _LIGHT
        nodes = self._nodes if often else nodes_of(ROUGH)
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


def _few_states(start: Start, years: float, middle: float, spread: float) -> list[Start]:
    """Return three values for what hardly ever happens (Gauss-Hermite)."""
    return [
        start._replace(
            value=math.exp(middle + spread * z), years=years, weight=start.weight * weight
        )
        for z, weight in ((-math.sqrt(3.0), 1 / 6), (0.0, 2 / 3), (math.sqrt(3.0), 1 / 6))
    ]
