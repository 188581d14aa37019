"""Seat prices at which logit demand meets the seats, by Newton's method on the prices alone.

The prices minimise a smooth convex function, sum_i n_i s log(1 + sum_j exp((C_ij - w_j)/s)) +
sum_j m_j w_j over w >= 0, whose gradient is seats less demand. It is solved at a large scale s
first, where it is nearly quadratic, and then at smaller and smaller ones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
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
_FAR: Final = 0.5  # of seats in excess or short: there a step of each price on its own is better
_RIDGE: Final = 1e-4

# In spreads (standard deviations) of worth: from about where all firms compete for everybody to
# about where only the few best do.
_FIRST_SCALE: Final = 0.12
_LAST_SCALE: Final = 0.004
_COOLING: Final = 4.0
_FOR_SPREAD: Final = 2_000
_SAMPLE: Final = 20  # people a firm, at first
_GROWTH: Final = 4
_ENOUGH: Final = 50  # people a firm, at last, or a part of everybody
_PART: Final = 10
_SAMPLE_TOLERANCE: Final = 5e-3
_LEAST_SHARE: Final = 0.3  # of an even share: smaller shares do not bend demand
_BLUR: Final = 8.0  # times the last scale: over how wide a range the slope of demand is taken
_SAFETY: Final = 3.0  # standard errors
_PEOPLE: Final = 3.0
_SCALES: Final = 4.0
_FARTHEST: Final = 0.25  # spreads


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
    newton = False
    quantity, curvature = demand(price, newton)
    residual = _residual(quantity, seats, price)
    evaluations = 1
    for step in range(most_steps):
        if residual <= tolerance:
            break
        if residual <= far or step >= most_steps // 3:
            if not newton:
                newton, evaluations = True, evaluations + 1
                quantity, curvature = demand(price, True)
            length, move = (
                1.0,
                _newton_move(quantity, curvature, seats, price, scale, ridge=min(_RIDGE, residual)),
            )
            for _ in range(_SHORTENED):
                there = np.maximum(price + length * move, 0.0)
                wanted, bend = demand(there, True)
                left = _residual(wanted, seats, there)
                evaluations += 1
                length *= 0.3
                if left < residual:
                    break
            if left < residual:
                price, quantity, curvature, residual = there, wanted, bend, left
                continue
        price = np.maximum(price + scale * _log_ratio(quantity, seats), 0.0)
        quantity, curvature = demand(price, newton)
        residual = _residual(quantity, seats, price)
        evaluations += 1
    return Solved(price, residual, evaluations)


def _residual(quantity: Array, seats: Array, price: Array) -> float:
    excess = (quantity - seats) / seats
    return float(np.where(price > 0, np.abs(excess), np.maximum(excess, 0.0)).mean())


def _log_ratio(quantity: Array, seats: Array) -> Array:
    ratio: Array = np.clip(np.log(np.maximum(quantity, 1e-3 * seats) / seats), -20.0, 20.0)
    return ratio


def _newton_move(
    quantity: Array, curvature: Array, seats: Array, price: Array, scale: float, *, ridge: float
) -> Array:
    """Solve (diag(demand) - cross products) move / scale = excess, over prices free to move."""
    from scipy.linalg import solve

    excess = quantity - seats
    free = np.flatnonzero((price > 0) | (excess > 0))
    slope = -curvature[np.ix_(free, free)]
    slope[np.diag_indices(free.size)] += quantity[free] + ridge * seats[free]
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
    """Return prices at which a sample of people fills its part of the seats."""
    sample = Sample.drawn(market, seed)
    scale = sample.least_scale
    price, evaluated = cooled(sample, seats, scale=scale)
    radius = _how_far_off(sample, price, scale=_BLUR * scale) + _SCALES * scale
    passes = evaluated + 2.0 * sample.people.size / market.n_types
    return Estimated(price, np.minimum(radius, _FARTHEST * sample.spread), scale, passes)


def cooled(sample: Sample, seats: Array, *, scale: float) -> tuple[Array, float]:
    """Return prices at which a sample clears at a scale, and reads of the whole table it took.

    It is solved at a large scale first; as the scale falls, more of the sample is taken.
    """
    most, n_firms = sample.worth.shape
    size = min(most, _SAMPLE * n_firms)
    price, hot, evaluated = sample.level(seats), max(scale, _FIRST_SCALE * sample.spread), 0
    while True:
        demand = sample.first(size).demand(hot)
        found = solve_at_scale(
            demand, seats=seats, price=price, scale=hot, tolerance=_SAMPLE_TOLERANCE, most_steps=12
        )
        price = found.price
        evaluated += found.evaluations * size
        if hot <= scale and size == most:
            return price, evaluated / sample.n_types
        hot = max(hot / _COOLING, scale)
        size = min(most, size * _GROWTH)


def _how_far_off(sample: Sample, price: Array, *, scale: float) -> Array:
    """Return how far prices that clear may be from those that clear a sample.

    One part is the error of drawing people. A draw is as good as multinomial where shares are
    nearly 0 or 1; its error goes through the slope of demand, and falls with the root of people
    drawn. The other is that people are whole: how far a price may go before the next one leaves.
    """
    quantity, curvature = sample.demand(scale)(price, True)
    slope = -curvature
    slope[np.diag_indices(price.size)] += quantity * (1.0 + _RIDGE) + _RIDGE
    whole = scale / np.diag(slope)
    drawn = 1 / sample.people.size - 1 / sample.n_types
    if drawn == 0.0:
        return _PEOPLE * whole
    errors = np.linalg.inv(slope) * np.sqrt(quantity * sample.everybody * drawn)
    error: Array = _SAFETY * scale * np.sqrt((errors**2).sum(axis=1)) + _PEOPLE * whole
    return error


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Some people, standing for all: worth net of the outside option, and weights.

    `n_types` and `everybody` are the types and people of the market, `spread` is the standard
    deviation of worth.
    """

    worth: NDArray[np.float32]
    people: Array
    n_types: int
    everybody: float
    spread: float

    @classmethod
    def drawn(cls, market: Market, seed: int) -> Sample:
        """Draw types from a market, in random order; all of them if they are few."""
        most = min(market.n_types, max(_ENOUGH * market.n_firms, market.n_types // _PART))
        rows = np.random.default_rng(seed).permutation(market.n_types)[:most]
        net = market.worth[rows] - market.outside[rows, None].astype(market.worth.dtype)
        spread = float(net[:_FOR_SPREAD].std()) or 1.0
        everybody = float(market.people.sum())
        single = net.astype(np.float32)
        return cls(single, market.people[rows], market.n_types, everybody, spread)

    @property
    def least_scale(self) -> float:
        """The scale at which about only the best few firms have a share."""
        return _LAST_SCALE * self.spread

    def level(self, seats: Array) -> Array:
        """Return one price for all at which about as many people as there are seats take one."""
        best = self.worth.max(axis=1)
        order = np.argsort(-best)
        taken = np.cumsum(self.people[order]) * (self.everybody / self.people.sum())
        last = min(int(np.searchsorted(taken, seats.sum())), best.size - 1)
        return np.full(seats.size, max(float(best[order[last]]), 0.0))

    def first(self, size: int) -> Sample:
        """Return the first so many."""
        return replace(self, worth=self.worth[:size], people=self.people[:size])

    def demand(self, scale: float) -> Demand:
        """Return the logit demand of everybody, as this sample tells it."""
        from goingrate.contest.kernels_logit import sample_demand

        people = self.people * (self.everybody / self.people.sum())
        n_firms = self.worth.shape[1]

        def at(price: Array, curved: bool) -> tuple[Array, Array]:
            quantity = np.empty(n_firms)
            curvature = np.empty((n_firms, n_firms) if curved else (0, 0))
            sample_demand(
                self.worth, people, price.astype(np.float32), scale, _LEAST_SHARE / n_firms,
                curved, quantity, curvature,
            )  # fmt: skip
            return quantity, curvature

        return at
