"""The least cost along a curve of equal chance, which may have several valleys.

On the curve w(e) of packages with one chance of acceptance, a unit of equity takes the place of as
much cash as it is worth to those who are undecided, some average over kinds of people:

    -(1 - q_low e)  <=  w'(e)  <=  -(1 - q_high e),    q = gamma sigma^2,

for the least and the most risk-averse kind. So, between two points where w is known, it is bounded
from below from both sides. Pieces that cannot hold the least cost are dropped, the others divided
further, until none may be cheaper than the best point found: what is returned is the least of all
valleys, up to a gap that is told.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_PIECES: Final = 64
_PARTS: Final = 4
_ROUNDS: Final = 40
_MOST_PIECES: Final = 4096
_CLOSE: Final = 1e-9
_ROUNDING: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Limits:
    """Within which a package must lie; the floor may be minus infinity, the budget infinite."""

    most_equity: float
    cash_budget: float
    cash_floor: float


@dataclass(frozen=True, slots=True)
class Found:
    """The cheapest package on the curve; `gap` is by how much another may be cheaper."""

    cash: float
    equity: float
    gap: float


def least_on_curve(
    cash_at: Callable[[Array], Array],
    risk: Array,
    limits: Limits,
    *,
    cash_price: float,
    equity_price: float,
) -> Found | None:
    """Return the package on a curve that costs least, or none if the curve misses the limits.

    Parameters
    ----------
    cash_at
        w(e) for a list of equities. Where it is below the floor, the floor is paid.
    risk
        q = gamma sigma^2 of the kinds of people.
    limits
        Of the package.
    cash_price, equity_price
        What a unit of each counts; >= 0.
    """
    search = _Search(risk.min(), risk.max(), limits, cash_price, equity_price)
    ends = np.linspace(0.0, limits.most_equity, _PIECES + 1)
    cash = cash_at(ends)
    best, dropped = search.best_of(ends, cash), math.inf
    left, right = (ends[:-1], cash[:-1]), (ends[1:], cash[1:])
    for _ in range(_ROUNDS):
        least = search.least_between(left, right)
        hopeful = least < (best.value - _CLOSE * abs(best.value) if best.known else math.inf)
        dropped = min(dropped, float(least[~hopeful].min(initial=math.inf)))
        left, right = (_kept(side, hopeful) for side in (left, right))
        if not 0 < left[0].size <= _MOST_PIECES:
            break
        left, right = _divided(left, right, cash_at)
        best = min(best, search.best_of(*left), key=lambda one: one.value)
    if not best.known:
        return None
    lowest = min(dropped, float(search.least_between(left, right).min(initial=math.inf)))
    return Found(best.cash, best.equity, max(0.0, best.value - lowest))


@dataclass(frozen=True, slots=True)
class _Best:
    value: float
    cash: float
    equity: float

    @property
    def known(self) -> bool:
        return self.value < math.inf


@dataclass(frozen=True, slots=True)
class _Search:
    risk_low: float
    risk_high: float
    limits: Limits
    cash_price: float
    equity_price: float

    def best_of(self, equity: Array, cash: Array) -> _Best:
        """Return the cheapest of some packages; of equally cheap ones that with least equity."""
        paid = np.maximum(cash, self.limits.cash_floor)
        value = self.cash_price * paid + self.equity_price * equity
        budget = self.limits.cash_budget
        value = np.where(cash <= budget + _ROUNDING * abs(budget), value, math.inf)
        least = float(value.min())
        first = int((value <= least + _ROUNDING * abs(least)).argmax())
        paid = np.minimum(paid, self.limits.cash_budget)
        return _Best(float(value[first]), float(paid[first]), float(equity[first]))

    def least_between(self, left: tuple[Array, Array], right: tuple[Array, Array]) -> Array:
        """Return a lower bound of the cost on each piece; infinite where cash cannot suffice."""
        (start, cash_start), (end, cash_end) = left, right
        low = cash_start + start - 0.5 * self.risk_low * start**2
        high = cash_end + end - 0.5 * self.risk_high * end**2
        lines = ((low, self.risk_low), (high, self.risk_high))
        cash = np.maximum(*(_least(line, q, start, end, 1.0, 0.0) for line, q in lines))
        prices = self.cash_price, self.equity_price
        cost = np.maximum(*(_least(line, q, start, end, *prices) for line, q in lines))
        if self.limits.cash_floor > -math.inf:
            floored = self.cash_price * self.limits.cash_floor + self.equity_price * start
            cost = np.maximum(cost, floored)
        return np.where(cash <= self.limits.cash_budget, cost, math.inf)


def _least(
    line: Array, risk: float, start: Array, end: Array, cash_price: float, equity_price: float
) -> Array:
    """Return the least of cash_price (line - e + risk e^2 / 2) + equity_price e on pieces."""
    fall = cash_price - equity_price
    bend = cash_price * risk
    straight = end if fall > 0 else start
    at = np.clip(fall / bend, start, end) if bend > 0 else straight
    least: Array = cash_price * line - fall * at + 0.5 * bend * at**2
    return least


def _kept(side: tuple[Array, Array], hopeful: NDArray[np.bool_]) -> tuple[Array, Array]:
    return side[0][hopeful], side[1][hopeful]


def _divided(
    left: tuple[Array, Array], right: tuple[Array, Array], cash_at: Callable[[Array], Array]
) -> tuple[tuple[Array, Array], tuple[Array, Array]]:
    """Return pieces cut into parts, with the cash at the cuts."""
    (start, cash_start), (end, cash_end) = left, right
    cuts = start[:, None] + (end - start)[:, None] * np.arange(1, _PARTS) / _PARTS
    cash = cash_at(cuts.ravel()).reshape(cuts.shape)
    places = np.column_stack([start, cuts, end])
    money = np.column_stack([cash_start, cash, cash_end])
    return (
        (places[:, :-1].ravel(), money[:, :-1].ravel()),
        (places[:, 1:].ravel(), money[:, 1:].ravel()),
    )
