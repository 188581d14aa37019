"""The log of a geometric Brownian motion at an exponential time: asymmetric Laplace.

With volatility s, drift m, mu = m - s^2/2, exits at rate lambda, discount r and
g = sqrt(mu^2 + 2 s^2 (lambda + r)), the density of y = ln(X / X0), discounted, is
(lambda/g) exp((mu y - |y| g) / s^2): exponential on either side of 0. Both decay rates solve
(s^2/2) z^2 + mu z = lambda + r; they are written here without differences of nearly equal
numbers, so that no volatility is a limit like any other.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
#: Stands for a side on which nothing lies; its square is still a number.
_STEEPEST: Final = 1e100


class Laplace(NamedTuple):
    """Law of the log of exit value over today's value.

    Parameters
    ----------
    up, down
        Rates at which the density falls per unit of log value above and below 0.
    up_beyond_mean
        `up` - 1, to its last digit: the mean of the exit value is finite if it is above 0.
    mass
        All that the density adds up to: 1, or less if discounted.
    """

    up: float
    down: float
    up_beyond_mean: float
    mass: float


class Wait(NamedTuple):
    """Law of the exit time once y is known: T = (sqrt(a^2 w^2 + 2 |y| b) + a w)^2 / 2.

    w has the density exp(-w^2) / sqrt(pi), times 1 + a w / sqrt(a^2 w^2 + 2 |y| b).

    Parameters
    ----------
    spread, per_log
        a = s/g and b = 1/g, in roots of years and in years.
    """

    spread: float
    per_log: float


def decay_rates(
    volatility_per_year: float,
    drift_per_year: float,
    exit_rate_per_year: float,
    discount_per_year: float,
) -> Laplace:
    """Return the law of the log value; exit rate plus discount must be above 0."""
    variance = volatility_per_year * volatility_per_year
    hazard = exit_rate_per_year + discount_per_year
    trend = drift_per_year - 0.5 * variance
    root = math.sqrt(trend * trend + 2.0 * variance * hazard)
    far = root + abs(trend)
    steep = far / variance if far < _STEEPEST * variance else _STEEPEST
    gentle = 2.0 * hazard / far if 2.0 * hazard < _STEEPEST * far else _STEEPEST
    up, down = (gentle, steep) if trend > 0.0 else (steep, gentle)
    shifted = drift_per_year + 0.5 * variance
    beyond = up - 1.0
    if root + shifted > 0.0 and up < _STEEPEST:
        beyond = 2.0 * (hazard - drift_per_year) / (root + shifted)
    return Laplace(up, down, beyond, exit_rate_per_year / hazard)


def wait(volatility_per_year: float, drift_per_year: float, exit_rate_per_year: float) -> Wait:
    """Return the law of the exit time given the exit value, undiscounted."""
    variance = volatility_per_year * volatility_per_year
    trend = drift_per_year - 0.5 * variance
    root = math.sqrt(trend * trend + 2.0 * variance * exit_rate_per_year)
    if root * _STEEPEST <= 1.0:  # the value stands still, as far as numbers reach
        still = 2.0 * exit_rate_per_year
        return Wait(1.0 / math.sqrt(still), _STEEPEST / still)
    return Wait(volatility_per_year / root, 1.0 / root)


def density(law: Laplace, y: ArrayLike) -> Array:
    """Return the density at each log value.

    Examples
    --------
    >>> law = decay_rates(0.9, 0.025, 0.25, 0.025)
    >>> density(law, [-1.0, 0.0, 1.0])
    array([0.2016..., 0.3254..., 0.0788...])
    """
    logs = np.asarray(y, dtype=np.float64)
    peak = law.mass / (1.0 / law.up + 1.0 / law.down)
    result: Array = peak * np.exp(np.where(logs > 0.0, -law.up * logs, law.down * logs))
    return result


def below(law: Laplace, y: ArrayLike) -> Array:
    """Return the mass at or below each log value."""
    logs = np.asarray(y, dtype=np.float64)
    part_below = law.up / (law.up + law.down)
    under = part_below * np.exp(law.down * np.minimum(logs, 0.0))
    over = (1.0 - part_below) * np.exp(-law.up * np.maximum(logs, 0.0))
    result: Array = law.mass * np.where(logs > 0.0, 1.0 - over, under)
    return result


def quantiles(law: Laplace, shares: ArrayLike) -> Array:
    """Return the log values below which shares of the mass lie, each above 0 and below 1."""
    parts = np.asarray(shares, dtype=np.float64)
    part_below = law.up / (law.up + law.down)
    with np.errstate(divide="ignore"):  # a side without mass is not chosen
        under = np.log(parts / part_below) / law.down
        over = -np.log((1.0 - parts) / (1.0 - part_below)) / law.up
    result: Array = np.where(parts <= part_below, under, over)
    return result
