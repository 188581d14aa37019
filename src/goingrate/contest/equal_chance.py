"""Packages that are accepted with the same chance: the cash that goes with each equity."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.contest.accept import Population, average_chance, rival_worth
from goingrate.contest.packages import risk_price, stake_worth
from goingrate.contest.ranges import above_zero, at_least_zero, chance

Array = NDArray[np.float64]

_STEPS: Final = 400  # 26 are the most that were seen
_CLOSE: Final = 1e-14


def cash_needed(
    target: ArrayLike,
    *,
    equity: ArrayLike,
    volatility: ArrayLike,
    population: Population,
    rival: ArrayLike,
    scale: float,
) -> Array:
    """Return the cash with which packages of this equity are accepted with a chance.

    Target, equity and volatility broadcast; the others are as in `accept.acceptance_chance`. Cash
    comes out below 0 where the equity alone is more than enough.

    Raises
    ------
    OutOfRange
        If a number is not in its range; a chance must be above 0 and below 1.

    Examples
    --------
    >>> people = Population.of(0.0)
    >>> float(cash_needed(0.5, equity=3.0, volatility=0.5, population=people, rival=9.0, scale=2.0))
    6.0
    """
    asked = np.asarray(target, dtype=np.float64)
    for one in asked.flat:
        chance("target", float(one))
    stake = at_least_zero("equity", equity)[..., None]
    price = risk_price(
        risk_aversion=population.risk_aversion, volatility=np.asarray(volatility)[..., None]
    )
    size = float(above_zero("scale", scale))
    ahead = (stake_worth(stake, price) - rival_worth(rival, population)) / size
    return size * levelled(np.log(asked / (1.0 - asked)), ahead, population.weights)


def levelled(odds: ArrayLike, ahead: Array, weights: Array) -> Array:
    """Return what must be added to all kinds so that their average chance has these odds.

    Newton steps on the logarithm of the odds, which is nearly straight, kept between bounds that
    hold for sure; where tastes are so narrow that it has steps, the bounds are halved.

    Parameters
    ----------
    odds
        Logarithm of the odds, broadcasts with `ahead` without its last axis.
    ahead
        By how much the package is ahead of its rival, in units of the scale, the last axis that of
        kinds.
    weights
        Of the kinds.
    """
    wanted, ahead = np.asarray(odds, dtype=np.float64), np.asarray(ahead)
    low, high = wanted - ahead.max(axis=-1), wanted - ahead.min(axis=-1)
    at: Array = np.clip(wanted - (ahead * weights).sum(axis=-1), low, high)
    open_ = np.ones(at.shape, dtype=bool)
    for _ in range(_STEPS):
        come, stay = average_chance(at[..., None] + ahead, weights)
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            missing = wanted - np.log(come / stay)
            moved = at + missing / _steepness(at[..., None] + ahead, weights, come * stay)
        low, high = np.where(missing > 0, at, low), np.where(missing > 0, high, at)
        close = np.abs(moved - at) <= _CLOSE * (1.0 + np.abs(at))
        close |= high - low <= _CLOSE * np.abs(at)
        open_ &= ~close
        if not open_.any():
            break
        outside = ~((moved > low) & (moved < high))
        at = np.where(open_, np.where(outside, 0.5 * (low + high), moved), at)
    return at


def _steepness(ahead: Array, weights: Array, both: Array) -> Array:
    """Return the slope of the logarithm of the average odds."""
    small = np.exp(-np.abs(ahead))
    slope: Array = (weights * small / (1.0 + small) ** 2).sum(axis=-1) / both
    return slope
