"""Seat prices at which logit demand meets the seats, by Newton's method on the prices alone.

The prices minimise a smooth convex function, sum_i n_i s log(1 + sum_j exp((C_ij - w_j)/s)) +
sum_j m_j w_j over w >= 0, whose gradient is seats less demand. It is solved at a large scale s
first, where it is nearly quadratic, and then at smaller and smaller ones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.contest.market import Market

Array = NDArray[np.float64]
#: Demand at prices, and its cross products sum_i n_i p_ij p_ik where they are asked for (else an
#: empty table).
Demand = Callable[[Array, bool], tuple[Array, Array]]

_LONGEST_STEP: Final = 8.0  # in scales: beyond it, the quadratic says nothing
_SHORTENED: Final = 3  # steps tried
_FAR: Final = 0.25  # of seats in excess or short: there a step of each price on its own is better
_RIDGE: Final = 1e-4

# In spreads (standard deviations) of worth: from about where all firms compete for everybody to
# about where only the few best do.
_FIRST_SCALE: Final = 0.12
_LAST_SCALE: Final = 0.002
_COOLING: Final = 4.0
_FOR_SPREAD: Final = 2_000
_SAMPLE: Final = 20  # people a firm, at first
_ENOUGH: Final = 100  # people a firm, at last, or a part of everybody
_PART: Final = 10
_SAMPLE_TOLERANCE: Final = 5e-3
_LEAST_SHARE: Final = 3e-3  # smaller shares do not bend demand
_BLUR: Final = 8.0  # times the last scale: over how wide a range the slope of demand is taken
_SAFETY: Final = 3.0
_SCALES: Final = 8.0


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """Prices at one scale; `residual` is the excess or shortage left, per seat."""

    price: Array
    residual: float
    evaluations: int


def solve_at_scale(
    demand: Demand,
    *,
    seats: Array,
    price: Array,
    scale: float,
    tolerance: float,
    most_steps: int = 25,
    far: float = _FAR,
) -> Solved:
    """Return prices at which demand meets seats up to a share of them, on average over firms.

    Semismooth Newton steps, clipped and shortened while they do not help; where demand is far off,
    and where a Newton step fails, each price moves by the logarithm of its own demand instead
    (iterative proportional fitting), which always leads closer.
    """
    quantity, _ = demand(price, False)
    residual = _residual(quantity, seats, price)
    evaluations = 1
    for step in range(most_steps):
        if residual <= tolerance:
            break
        if residual <= far or step >= most_steps // 3:
            quantity, curvature = demand(price, True)
            move = _newton_move(quantity, curvature, seats, price, scale)
            evaluations += 1
            there, wanted, left, tried = _shortened(demand, seats, price, move, residual)
            evaluations += tried
            if left < residual:
                price, quantity, residual = there, wanted, left
                continue
        price = np.maximum(price + scale * _log_ratio(quantity, seats), 0.0)
        quantity, _ = demand(price, False)
        residual = _residual(quantity, seats, price)
        evaluations += 1
    return Solved(price, residual, evaluations)


def _shortened(
    demand: Demand, seats: Array, price: Array, move: Array, residual: float
) -> tuple[Array, Array, float, int]:
    """Return the first of the step, a third of it and so on that lessens the residual.

    With prices: demand, the residual, and how often demand was evaluated.
    """
    length, tried = 1.0, 0
    while True:
        there = np.maximum(price + length * move, 0.0)
        quantity, _ = demand(there, False)
        left, tried = _residual(quantity, seats, there), tried + 1
        if left < residual or tried == _SHORTENED:
            return there, quantity, left, tried
        length *= 0.3


def _residual(quantity: Array, seats: Array, price: Array) -> float:
    excess = (quantity - seats) / seats
    return float(np.where(price > 0, np.abs(excess), np.maximum(excess, 0.0)).mean())


def _log_ratio(quantity: Array, seats: Array) -> Array:
    ratio: Array = np.clip(np.log(np.maximum(quantity, 1e-3 * seats) / seats), -20.0, 20.0)
    return ratio


def _newton_move(
    quantity: Array, curvature: Array, seats: Array, price: Array, scale: float
) -> Array:
    """Solve (diag(demand) - cross products) move / scale = excess, over prices free to move."""
    from scipy.linalg import solve

    excess = quantity - seats
    free = np.flatnonzero((price > 0) | (excess > 0))
    slope = -curvature[np.ix_(free, free)]
    slope[np.diag_indices(free.size)] += quantity[free] + _RIDGE * seats[free]
    move = np.zeros_like(price)
    move[free] = solve(slope, scale * excess[free], assume_a="sym", check_finite=False)
    return np.clip(move, -_LONGEST_STEP * scale, _LONGEST_STEP * scale)


@dataclass(frozen=True, slots=True, eq=False)
class Estimated:
    """Prices from a sample of people.

    `radius` is how far each price may be off, `scale` that of the logit, `passes` the work in reads
    of the whole table.
    """

    price: Array
    radius: Array
    scale: float
    passes: float


def estimate_prices(market: Market, seats: Array, *, seed: int) -> Estimated:
    """Return prices at which a sample of people fills its part of the seats.

    The sample grows as the scale falls.
    """
    order = np.random.default_rng(seed).permutation(market.n_types)
    most = min(market.n_types, max(_ENOUGH * market.n_firms, market.n_types // _PART))
    size = min(most, _SAMPLE * market.n_firms)
    sample = Sample.of(market, order[:most])
    spread = float(sample.worth[:_FOR_SPREAD].std()) or 1.0
    price, scale, passes = np.zeros(market.n_firms), _FIRST_SCALE * spread, 0.0
    while True:
        demand = sample.first(size).demand(scale)
        found = solve_at_scale(
            demand, seats=seats, price=price, scale=scale, tolerance=_SAMPLE_TOLERANCE
        )
        price = found.price
        passes += found.evaluations * size / market.n_types
        if scale <= _LAST_SCALE * spread and size == most:
            break
        scale = max(scale / _COOLING, _LAST_SCALE * spread)
        size = min(most, size * 4)
    wide = _BLUR * scale
    error = _standard_error(
        sample.demand(wide), seats, price, scale=wide, everybody=sample.everybody
    )
    error *= np.sqrt(1 / most - 1 / market.n_types)
    passes += most / market.n_types
    return Estimated(price, _SAFETY * error + _SCALES * scale, scale, passes)


def _standard_error(
    demand: Demand, seats: Array, price: Array, *, scale: float, everybody: float
) -> Array:
    """Return that of each price, times the root of the number of people drawn.

    A draw is as good as multinomial where shares are nearly 0 or 1; its error goes through the
    slope of demand.
    """
    quantity, curvature = demand(price, True)
    slope = -curvature
    slope[np.diag_indices(seats.size)] += quantity + _RIDGE * seats
    spread = np.linalg.inv(slope) * np.sqrt(quantity)
    error: Array = scale * np.sqrt((spread**2).sum(axis=1) * everybody)
    return error


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Some people, standing for all: worth net of the outside option, and weights."""

    worth: NDArray[np.float32]
    people: Array
    everybody: float

    @classmethod
    def of(cls, market: Market, rows: NDArray[np.int64]) -> Sample:
        """Take these rows of a market."""
        net = market.worth[rows] - market.outside[rows, None].astype(market.worth.dtype)
        return cls(net.astype(np.float32), market.people[rows], float(market.people.sum()))

    def first(self, size: int) -> Sample:
        """Return the first so many."""
        return Sample(self.worth[:size], self.people[:size], self.everybody)

    def demand(self, scale: float) -> Demand:
        """Return the logit demand of everybody, as this sample tells it."""
        from goingrate.contest.kernels_dense import sample_demand

        people = self.people * (self.everybody / self.people.sum())
        n_rows, n_firms = self.worth.shape

        def at(price: Array, curved: bool) -> tuple[Array, Array]:
            quantity = np.empty(n_firms)
            curvature = np.empty((n_firms, n_firms) if curved else (0, 0))
            sample_demand(
                self.worth, people, price.astype(np.float32), scale, _LEAST_SHARE,
                n_rows if curved else 0, quantity, curvature,
            )  # fmt: skip
            return quantity, curvature

        return at
