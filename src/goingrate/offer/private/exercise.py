"""How much to pay into options that must be exercised before any exit, and from which value on."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.private.ends import ROUGH, ExerciseTax, Outcomes, Taste
from goingrate.offer.private.holding import Holding, at_hand, whole_holding
from goingrate.offer.private.settle import Settled
from goingrate.offer.private.walk import Walk

Array = NDArray[np.float64]
#: Parts of the options within reach that are tried; the best lies near the best of them, on a
#: parabola through its neighbours.
_PARTS: Final = np.array([0.0, 0.03, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 1.0])
#: Company values looked at, as multiples of a two years' movement in the log.
_GRID: Final = np.linspace(-2.0, 2.5, 16)
_TWO_YEARS: Final = 2.0**0.5
#: Fewer options than this part are hardly worth a signature.
_ENOUGH: Final = 0.1
_NEAR_LOG: Final = 1e-9
_RUIN: Final = 1e-9
#: Points on which the part within reach of the cash is found, on a line between them.
_N_TRIED: Final = 65


@dataclass(frozen=True, slots=True)
class Rule:
    """Which part of an option grant is exercised on some day, by company value.

    Parameters
    ----------
    log_values, parts
        The part at each log of the company value, shape (n,) both; on a line in between, and the
        same beyond.
    """

    log_values: Array
    parts: Array

    def part_at(self, company_value: float) -> float:
        """Return the part of the grant that is exercised at a company value."""
        return float(np.interp(math.log(company_value), self.log_values, self.parts))

    @property
    def kinks(self) -> tuple[float, ...]:
        """Logs of the values from which anything is exercised, and from which no more is."""
        some = np.flatnonzero(self.parts > 0.0)
        if some.size == 0:
            return ()
        most = np.flatnonzero(self.parts >= self.parts.max())
        first = max(int(some[0]) - 1, 0)
        return float(self.log_values[first]), float(self.log_values[int(most[0])])

    @property
    def least_value(self) -> float:
        """Company value from which a tenth or more is exercised (infinite: never; 0: always)."""
        enough = np.flatnonzero(self.parts >= _ENOUGH)
        if enough.size == 0:
            return math.inf
        first = int(enough[0])
        if first == 0:
            return 0.0
        low, high = self.parts[first - 1], self.parts[first]
        step = self.log_values[first] - self.log_values[first - 1]
        share = (_ENOUGH - low) / (high - low)
        return math.exp(float(self.log_values[first - 1] + share * step))


def log_grid(equity: Settled) -> Array:
    """Return the logs of company values at which rules are found, shape (n,)."""
    width = max(equity.chances.volatility, 0.1) * _TWO_YEARS
    result: Array = math.log(equity.company_value) + width * _GRID
    return result


def least_value_to_exercise(
    equity: Settled, *, years: float, left_at: float, taste: Taste
) -> float:
    """Return the company value from which it pays to exercise some options on a day.

    The lowest over all option grants; see `exercise_rule`.
    """
    rules = [
        exercise_rule(equity, grant, years=years, left_at=left_at, taste=taste)
        for grant in np.flatnonzero(equity.is_option).tolist()
    ]
    return min((rule.least_value for rule in rules), default=math.inf)


def exercise_rule(
    equity: Settled, grant: int, *, years: float, left_at: float, taste: Taste
) -> Rule:
    """Return which part of a grant's vested options to pay for on a day, by company value.

    The price is paid at once and the shares are held to the end, beside shares that are there and
    cheaper options, all exercised: the part with the highest certainty equivalent of that day. What
    is not paid for lapses. Cash goes to the cheapest options first, and pays the tax as well.

    Parameters
    ----------
    years, left_at
        When it must be decided, and when the person left (infinite: not at all).
    """
    logs = log_grid(equity)
    hand = at_hand(equity, whole_holding(equity), years=years, left_at=left_at)
    units, cost = float(hand[grant]), float(hand[grant] * equity.strikes[grant])
    if units <= 0.0 or cost <= 0.0:
        return Rule(logs, np.full(logs.size, float(units > 0.0)))
    before = _before(equity, grant)
    beside = _Beside(
        wealth=taste.wealth - equity.bought_now - float((hand * equity.strikes)[before].sum()),
        units=float(hand[before].sum()),
        risk_aversion=taste.risk_aversion,
    )
    owned = _OneShare(equity, grant, years, min(left_at, years), taste)
    cash, strike = cash_for(equity, grant, taste), float(equity.strikes[grant])
    tax = taste.taxes[grant] if taste.taxes else None
    parts = []
    for log in logs.tolist():
        spread, iso = 0.0, 0.0
        if tax is not None:
            spread = max(_fair(equity, log, years, tax) - strike, 0.0)
            iso = tax.iso_left(years - left_at)
        within = _within(cash, cost, units * spread, iso, tax)
        tried = _PARTS * within
        outlays = _outlay(tried, cost, units * spread, iso, tax)
        later = owned(log)
        if tax is not None:
            credit = float(tax.due(np.array([units * spread]), 1.0)[0]) / units
            later = _after_sale(later, strike, spread, iso, credit, tax)
        parts.append(within * _best(_gains(later, units, outlays, tried, beside)))
    return Rule(logs, np.array(parts))


def _outlay(parts: Array, cost: float, spread: float, iso: float, tax: ExerciseTax | None) -> Array:
    """Return what parts of a grant cost with the tax that is due at once, shape of `parts`."""
    return parts * cost if tax is None else parts * cost + tax.due(parts * spread, iso)


def _within(cash: float, cost: float, spread: float, iso: float, tax: ExerciseTax | None) -> float:
    """Return the largest part of a grant that the cash pays for."""
    if tax is None:
        return min(1.0, cash / cost)
    tried = np.linspace(0.0, 1.0, _N_TRIED)
    outlays = np.maximum.accumulate(_outlay(tried, cost, spread, iso, tax))
    return float(np.interp(cash, outlays, tried)) if outlays[-1] > cash else 1.0


def _fair(equity: Settled, log_value: float, years: float, tax: ExerciseTax) -> float:
    """Return what a common share counts as for the tax at a company value."""
    from goingrate.offer.private.path_values import sale_price

    counts = 1.0 - (1.0 - tax.appraised) * math.exp(-tax.fade * years)
    price = sale_price(math.exp(log_value), years, equity.chances, equity.market)
    return counts * float(price)


def _after_sale(
    owned: Outcomes, strike: float, spread: float, iso: float, credit: float, tax: ExerciseTax
) -> Outcomes:
    """Return what a share brings after the tax on its sale; losses are not counted on.

    `credit` is the AMT that was paid for a share.
    """
    value = owned.present_value
    beyond = tax.at_sale * np.maximum(value - strike - spread, 0.0)
    whole = tax.at_sale * np.maximum(value - strike, 0.0)
    credited = np.maximum(whole - credit, 0.0)
    return replace(owned, present_value=value - iso * credited - (1.0 - iso) * beyond)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the person has beside the options in question: money, and shares of the same company."""

    wealth: float
    units: float
    risk_aversion: float


def _before(equity: Settled, grant: int) -> NDArray[np.bool_]:
    """Return the grants that come first: shares, and cheaper options."""
    place, strike = np.arange(equity.strikes.size), equity.strikes[grant]
    found: NDArray[np.bool_] = (equity.strikes < strike) | (
        (equity.strikes == strike) & (place < grant)
    )
    return found


def cash_for(equity: Settled, grant: int, taste: Taste) -> float:
    """Return the cash that one grant may use: what cheaper options, all of them, would leave."""
    costs = np.where(equity.is_option, equity.total * equity.strikes, 0.0)
    return max(taste.cash - equity.bought_now - float(costs[_before(equity, grant)].sum()), 0.0)


class _OneShare:
    """What one share of a grant, owned for good from a day on, pays: by company value that day."""

    def __init__(
        self, equity: Settled, grant: int, years: float, left_at: float, taste: Taste
    ) -> None:
        no_deal = replace(equity, chances=equity.chances._replace(licence_share=0.0))
        nobody = np.zeros(equity.strikes.size)
        owned = nobody.copy()
        owned[grant] = 1.0
        self._years, self._rate = years, equity.chances.discount
        self._lives = math.exp(equity.hazard * years)
        self._holding = Holding(strikes=nobody, owned=owned, sold=nobody)
        self._walk = Walk(no_deal, taste, left_at, ROUGH, exercise_rule)

    def __call__(self, log_value: float) -> Outcomes:
        """Return outcomes with present values of that day."""
        from goingrate.offer.private.kernel import Start

        self._walk.restart()
        self._walk.go(
            Start(math.exp(log_value), self._years, self._lives, 0.0, 0.0), self._holding, []
        )
        found = self._walk.found()
        then = found.present_value * math.exp(self._rate * self._years)
        return replace(found, present_value=then)


def _gains(owned: Outcomes, units: float, outlays: Array, parts: Array, beside: _Beside) -> Array:
    """Return the certainty equivalent with each part exercised; ruin counts as minus infinity."""
    wealth = beside.wealth - outlays[:, None]
    shares = beside.units + units * parts[:, None]
    ends = wealth + shares * owned.present_value[None, :]
    power = 1.0 - beside.risk_aversion
    safe = np.maximum(ends, _RUIN * max(beside.wealth, 1.0))
    if abs(power) < _NEAR_LOG:
        mean = np.exp((np.log(safe) * owned.probability).sum(axis=1))
    else:
        anchor = safe.min(axis=1) if power < 0.0 else safe.max(axis=1)  # so that nothing overflows
        shares_of_it = (safe / anchor[:, None]) ** power * owned.probability
        mean = anchor * shares_of_it.sum(axis=1) ** (1.0 / power)
    result: Array = np.where(ends.min(axis=1) > 0.0, mean, -np.inf)
    return result


def _best(gains: Array) -> float:
    """Return the best part, on a parabola through the best of those tried and its neighbours."""
    k = int(np.argmax(gains))
    if k in (0, gains.size - 1) or not np.isfinite(gains[k - 1 : k + 2]).all():
        return float(_PARTS[k])
    x, y = _PARTS[k - 1 : k + 2], gains[k - 1 : k + 2]
    left, right = x[1] - x[0], x[2] - x[1]
    up, down = (y[1] - y[0]) / left, (y[2] - y[1]) / right
    if up <= down:
        return float(x[1])
    at = 0.5 * (x[0] + x[1]) + up * 0.5 * (x[2] - x[0]) / (up - down)
    return float(min(max(at, x[0]), x[2]))
