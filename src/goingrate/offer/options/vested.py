"""A vested employee option in closed form: exercised at a multiple, on leaving, or at expiry.

Let X be the log of share price over strike, a Brownian motion with drift m and volatility s; b the
level at which everyone exercises, t the time left, e the rate of leaving and a = rate + e. An
option that never expires and pays g = max(exp(X) - 1, 0) on leaving is worth U with

    s^2/2 U'' + m U' - a U + e g = 0,

powers of the price on either side of the strike. By Dynkin's formula the value is

    U + (g - U)(b) E[exp(-a H); H < t] + exp(-a t) E[(g - U)(X_t); H > t],   H: first time at b,

and the last term, a sum of powers on intervals, follows from the reflection principle.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Habits:
    """How a share moves and when its options are exercised; per year.

    Parameters
    ----------
    volatility, drift
        Of the log price; volatility > 0.
    rate, dividend_yield, exit_rate
        All >= 0.
    log_multiple
        Log of the share price over strike at which everyone exercises, finite, >= 0.
    """

    volatility: float
    drift: float
    rate: float
    dividend_yield: float
    exit_rate: float
    log_multiple: float


def value_once_vested(log_moneyness: Array, *, years: float, habits: Habits) -> Array:
    """Return values over strike, shape (n,).

    `log_moneyness` is that of the share price over the strike, shape (n,), below the multiple;
    `years` is the time to expiry, > 0.
    """
    top = habits.log_multiple
    perpetual = _Perpetual.of(habits)
    at_top = math.expm1(top) - float(perpetual.value(np.array([top]))[0])
    discount = habits.rate + habits.exit_rate
    value = perpetual.value(log_moneyness)
    value += at_top * hit_transform(log_moneyness, discount=discount, years=years, habits=habits)
    for factor, power, low, high in perpetual.gap(top):
        value += factor * _below_top(log_moneyness, power, (low, high), years, habits)
    return value


def hit_transform(log_moneyness: Array, *, discount: float, years: float, habits: Habits) -> Array:
    """Return E[exp(-discount H); H < years] with H the first time at the multiple, shape (n,)."""
    from scipy.special import log_ndtr

    way, variance = habits.log_multiple - log_moneyness, habits.volatility**2
    speed = math.sqrt(habits.drift**2 + 2.0 * variance * discount)
    spread = habits.volatility * math.sqrt(years)
    near = way * (habits.drift - speed) / variance + log_ndtr((speed * years - way) / spread)
    far = way * (habits.drift + speed) / variance + log_ndtr((-speed * years - way) / spread)
    result: Array = np.exp(near) + np.exp(far)
    return result


@dataclass(frozen=True, slots=True)
class _Perpetual:
    """U of the module's text: `below` exp(up x) under the strike; above it three terms."""

    share: float  # factor of exp(x)
    cash: float  # factor of -1
    above: float  # factor of exp(down x)
    below: float  # factor of exp(up x)
    up: float
    down: float

    @classmethod
    def of(cls, habits: Habits) -> _Perpetual:
        leaving, variance = habits.exit_rate, habits.volatility**2
        if leaving == 0:
            return cls(share=0.0, cash=0.0, above=0.0, below=0.0, up=0.0, down=0.0)
        discount = habits.rate + leaving
        speed = math.sqrt(habits.drift**2 + 2.0 * variance * discount)
        up, down = (speed - habits.drift) / variance, -(speed + habits.drift) / variance
        share, cash = leaving / (leaving + habits.dividend_yield), leaving / discount
        above = (share - up * (share - cash)) / (up - down)  # value and slope agree at the strike
        return cls(share, cash, above, share - cash + above, up, down)

    def value(self, x: Array) -> Array:
        """Return U, shape (n,)."""
        over, under = np.maximum(x, 0.0), np.minimum(x, 0.0)
        above = self.share * np.exp(over) - self.cash + self.above * np.exp(self.down * over)
        result: Array = np.where(x > 0, above, self.below * np.exp(self.up * under))
        return result

    def gap(self, top: float) -> Iterator[tuple[float, float, float, float]]:
        """Yield factor, power, low and high of each term of g - U below the top."""
        yield 1.0 - self.share, 1.0, 0.0, top
        yield self.cash - 1.0, 0.0, 0.0, top
        yield -self.above, self.down, 0.0, top
        yield -self.below, self.up, -math.inf, 0.0


def _below_top(
    x: Array, power: float, interval: tuple[float, float], years: float, habits: Habits
) -> Array:
    """Return exp(-a t) E[exp(power X_t); X_t in the interval, H > t] by reflection at the top."""
    mirror = 2.0 * habits.log_multiple - x
    tilt = 2.0 * habits.drift * (habits.log_multiple - x) / habits.volatility**2
    straight = _moment(x, 0.0, power, interval, years, habits)
    result: Array = straight - _moment(mirror, tilt, power, interval, years, habits)
    return result


def _moment(
    x: Array,
    log_factor: Array | float,
    power: float,
    interval: tuple[float, float],
    years: float,
    habits: Habits,
) -> Array:
    """Return exp(log factor) times the discounted moment on an interval, without any barrier.

    Factor and probability are joined as logs: one may overflow where the other vanishes.
    """
    from scipy.special import log_ndtr

    variance = habits.volatility**2
    growth = power * habits.drift + 0.5 * power**2 * variance - habits.rate - habits.exit_rate
    size = log_factor + power * x + growth * years
    middle = x + (habits.drift + power * variance) * years
    spread = habits.volatility * math.sqrt(years)
    low, high = ((end - middle) / spread for end in interval)
    swap = low > 0  # there the lower tail would be a difference of two numbers near 1
    low, high = np.where(swap, -high, low), np.where(swap, -low, high)
    result: Array = np.exp(size + log_ndtr(high)) - np.exp(size + log_ndtr(low))
    return result
