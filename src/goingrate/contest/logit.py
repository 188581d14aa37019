"""Clearing where people's tastes are not all known: demand by a logit of a stated scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.contest.checks import require_positive
from goingrate.contest.market import Market
from goingrate.contest.newton import Demand, Sample, cooled, solve_at_scale

Array = NDArray[np.float64]

_LEAST_SHARE: Final = 0.03  # of an even share: smaller shares do not bend demand
_MOST_STEPS: Final = 60
_NEAR: Final = 1e-3
_COOLING: Final = 4.0


@dataclass(frozen=True, slots=True, eq=False)
class LogitClearing:
    """A market cleared on average over tastes.

    Attributes
    ----------
    seat_price
        What a seat must leave the firm, shape (n_firms,); the only one that clears.
    hired
        People whom each firm may expect, shape (n_firms,): its seats, or fewer at price 0.
    worth
        What a person of each type has on average, the best taste shock included, shape (n_types,):
        s log(exp(C_i0 / s) + sum_j exp((C_ij - beta_j v_j) / s)).
    residual
        Seats in excess or short, relative to a firm's seats, on average over firms.
    evaluations
        How often demand of everybody was evaluated.
    """

    seat_price: Array
    hired: Array
    worth: Array
    residual: float
    evaluations: int


def clear_logit(
    market: Market, *, scale: float, tolerance: float = 1e-9, seed: int = 0
) -> LogitClearing:
    """Clear a market in which each person adds a taste for each firm to what a seat is worth.

    Tastes are independent Gumbel draws of the scale given, in the unit of money; as it goes to 0,
    prices go to one between the ends that `clear` finds.

    Parameters
    ----------
    market
        People, firms and seats; the slopes are those of the affine frontier.
    scale
        Of tastes, > 0: their standard deviation is 1.28 times as much.
    tolerance
        The residual at which to stop, > 0.
    seed
        Of the sample from which prices are first estimated.

    Raises
    ------
    OutOfRange
        If scale or tolerance is not a finite number above 0.

    References
    ----------
    Galichon and Salanie (2022), "Cupid's Invisible Hand", Review of Economic Studies 89, for the
    convex program; here one side has taste shocks and the other seats.

    Examples
    --------
    A seat that both of two like people want goes for a price at which one is expected:

    >>> one = Market.of([[5.0], [5.0]], seats=[1])
    >>> clear_logit(one, scale=1.0).seat_price
    array([5.])
    """
    require_positive("scale", scale)
    require_positive("tolerance", tolerance)
    seats = market.seats.astype(np.float64)
    worth = np.empty(market.n_types)
    sample = Sample.drawn(market, seed)
    hot = max(scale, sample.least_scale)
    price, _ = cooled(sample, seats, scale=hot)
    evaluations = 1
    while True:
        last = hot <= scale
        found = solve_at_scale(
            _demand(market, hot, worth),
            seats=seats,
            price=price,
            scale=hot,
            tolerance=tolerance if last else _NEAR,
            most_steps=_MOST_STEPS,
        )
        price, evaluations = found.price, evaluations + found.evaluations
        if last:
            break
        hot = max(hot / _COOLING, scale)
    hired, _ = _demand(market, scale, worth)(price, False)
    return LogitClearing(price / market.slope, hired, worth, found.residual, evaluations)


def _demand(market: Market, scale: float, worth: Array) -> Demand:
    """Return demand of everybody as a function of what a seat costs the person; fills `worth`."""
    from goingrate.contest.kernels_logit import market_demand

    def at(price: Array, curved: bool) -> tuple[Array, Array]:
        n_firms = market.n_firms
        quantity = np.empty(n_firms)
        curvature = np.empty((n_firms, n_firms) if curved else (0, 0))
        market_demand(
            market.worth, market.outside, market.people, price, scale,
            _LEAST_SHARE / n_firms, curved,
            quantity, curvature, worth,
        )  # fmt: skip
        return quantity, curvature

    return at
