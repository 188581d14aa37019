"""The employee option of Hull & White (2004): vesting, leaving, exercise at a multiple.

Until the option vests it is lost with the job; afterwards whoever leaves exercises what is in the
money, and whoever stays exercises as soon as the share costs a multiple of the strike.

The paper solves this on a lattice, which errs by up to 2% unless a layer of it lies on the
multiple. In continuous time nothing has to be aligned: given the price at vesting the value is a
formula (`vested`), and one integral over that price remains. Cvitanic, Wiener & Zapatero (2008),
Review of Financial Studies 21, have a closed form of the same model.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.options.estimate import Estimate
from goingrate.offer.options.limits import (
    require_above,
    require_at_least,
    require_between,
    require_finite,
)
from goingrate.offer.options.vested import Habits, hit_transform, value_once_vested

Array = NDArray[np.float64]
_VOLATILITIES = (0.001, 3.0)
_LONGEST_YEARS = 40.0
_NODES = 64
_REACH = 10.0  # standard deviations of the log price that the integral covers
_FAR = 14.0  # a multiple this many standard deviations away is never reached
_SMALL = 1e-5  # rate of leaving below which expected life is extrapolated


def hull_white_value(
    *,
    share_price: float,
    strike: float,
    years: float,
    vesting_years: float,
    exit_rate_per_year: float,
    exercise_multiple: float,
    volatility_per_year: float,
    rate_per_year: float,
    dividend_yield_per_year: float = 0.0,
) -> Estimate:
    """Return what one employee option costs a company whose shares are traded.

    Parameters
    ----------
    share_price, strike
        Money, > 0.
    years, vesting_years
        From grant to expiry, > 0 and at most 40, and to the day of vesting, at most `years`.
    exit_rate_per_year
        Of leaving, a constant hazard, >= 0: a share exp(-rate) of all stays another year.
    exercise_multiple
        Share price over strike at which whoever may exercise does, >= 1; infinite: at expiry only.
    volatility_per_year
        Standard deviation of the yearly log return, from 0.001 to 3.
    rate_per_year, dividend_yield_per_year
        Continuously compounded, both >= 0.

    Returns
    -------
    Money, and its difference to what half as many nodes give.

    Raises
    ------
    OutOfRange
        If an argument lies outside these limits.

    References
    ----------
    Hull & White (2004), "How to Value Employee Stock Options", Financial Analysts Journal 60.

    Examples
    --------
    >>> terms = {"years": 10, "vesting_years": 3, "exit_rate_per_year": 0.03}
    >>> market = {"volatility_per_year": 0.3, "rate_per_year": 0.075}
    >>> hull_white_value(
    ...     share_price=50,
    ...     strike=50,
    ...     exercise_multiple=2,
    ...     dividend_yield_per_year=0.025,
    ...     **terms,
    ...     **market,
    ... ).value
    17.159...
    """
    require_above(0.0, share_price=share_price)
    require_between(*_VOLATILITIES, volatility_per_year=volatility_per_year)
    require_at_least(
        0.0, rate_per_year=rate_per_year, dividend_yield_per_year=dividend_yield_per_year
    )
    _require_plan(strike, years, vesting_years, exit_rate_per_year, exercise_multiple)
    start = math.log(share_price / strike)
    habits = _habits(
        start,
        years,
        exercise_multiple,
        volatility=volatility_per_year,
        drift=rate_per_year - dividend_yield_per_year - 0.5 * volatility_per_year**2,
        rate=rate_per_year,
        dividend_yield=dividend_yield_per_year,
        exit_rate=exit_rate_per_year,
    )
    left = years - vesting_years

    def value(log_moneyness: Array) -> Array:
        if left <= 0:
            return np.maximum(np.expm1(log_moneyness), 0.0)
        return value_once_vested(log_moneyness, years=left, habits=habits)

    waiting = _before_the_multiple(value, start, (vesting_years, left), habits)
    at_once = _above_the_multiple(start, vesting_years, habits)
    kept = strike * math.exp(-(habits.rate + habits.exit_rate) * vesting_years)
    value_today = max(kept * (waiting.value + at_once), 0.0)  # rounding may pass 0
    return Estimate(value_today, kept * waiting.numerical_error)


def expected_life(
    *,
    share_price: float,
    strike: float,
    years: float,
    vesting_years: float,
    exit_rate_per_year: float,
    exercise_multiple: float,
    volatility_per_year: float,
    growth_per_year: float,
) -> Estimate:
    """Return the years from grant until an option that vests is exercised or expires, on average.

    Parameters
    ----------
    growth_per_year
        Of the expected share price, continuously compounded: the risk-free rate less the dividend
        yield for pricing, what one expects of the share for a forecast.

    Notes
    -----
    Other arguments as in `hull_white_value`. Nobody leaves before vesting, for accounting
    standards ask for the life of options that vest.

    Examples
    --------
    >>> expected_life(
    ...     share_price=50,
    ...     strike=50,
    ...     years=10,
    ...     vesting_years=3,
    ...     exit_rate_per_year=0.05,
    ...     exercise_multiple=2,
    ...     volatility_per_year=0.3,
    ...     growth_per_year=0.05,
    ... ).value
    6.99...
    """
    require_above(0.0, share_price=share_price)
    require_between(*_VOLATILITIES, volatility_per_year=volatility_per_year)
    require_finite(growth_per_year=growth_per_year)
    _require_plan(strike, years, vesting_years, exit_rate_per_year, exercise_multiple)
    left = years - vesting_years
    if left <= 0:
        return Estimate(years, 0.0)
    start = math.log(share_price / strike)
    habits = _habits(
        start,
        years,
        exercise_multiple,
        volatility=volatility_per_year,
        drift=growth_per_year - 0.5 * volatility_per_year**2,
        rate=0.0,
        dividend_yield=0.0,
        exit_rate=exit_rate_per_year,
    )

    def life(log_moneyness: Array) -> Array:
        return _life_once_vested(log_moneyness, left, habits)

    after = _before_the_multiple(life, start, (vesting_years, left), habits)
    return Estimate(vesting_years + after.value, after.numerical_error)


def _life_once_vested(log_moneyness: Array, left: float, habits: Habits) -> Array:
    """Return E[min(H, leaving, time left)], which is (1 - E exp(-rate min(H, left))) / rate."""
    reached = hit_transform(log_moneyness, discount=0.0, years=left, habits=habits)

    def at(rate: float) -> Array:
        before = hit_transform(log_moneyness, discount=rate, years=left, habits=habits)
        result: Array = (reached - before - (1.0 - reached) * math.expm1(-rate * left)) / rate
        return result

    rate = habits.exit_rate
    if rate >= _SMALL:
        return at(rate)
    near = at(_SMALL)  # a difference of nearly equal numbers: go no nearer, follow the slope
    return near + (1.0 - rate / _SMALL) * (near - at(2.0 * _SMALL))


def _before_the_multiple(
    function: Callable[[Array], Array], start: float, years: tuple[float, float], habits: Habits
) -> Estimate:
    """Return the mean of a function of the log moneyness at vesting, where below the multiple.

    `years` are those before and after vesting.
    """
    spread, blur = (habits.volatility * math.sqrt(part) for part in years)
    if spread == 0:
        below = start < habits.log_multiple
        return Estimate(float(function(np.array([start]))[0]) if below else 0.0, 0.0)
    mean = start + habits.drift * years[0]
    ends = _panels(mean, spread, blur, habits.log_multiple)

    def integral(n_nodes: int) -> float:
        nodes, weights = _gauss_legendre(n_nodes)
        half = 0.5 * np.diff(ends)[:, None]
        z = (ends[:-1, None] + half * (nodes + 1.0)).ravel()
        density = (half * weights).ravel() * np.exp(-0.5 * z**2)
        return float((function(mean + spread * z) * density).sum()) / math.sqrt(2.0 * math.pi)

    value = integral(_NODES)
    return Estimate(value, abs(value - integral(_NODES // 2)))


def _panels(mean: float, spread: float, blur: float, top: float) -> Array:
    """Return ends of panels of integration in standard deviations; none where all lies above top.

    There is one end at the strike. With little time left after vesting, the function bends there
    and at the top within a narrow zone, which gets panels of its own.
    """
    zone = _REACH * blur
    bends = [0.0, -zone, zone, top - zone] if zone < spread else [0.0]
    low, high = -_REACH, max(-_REACH, min(_REACH + spread, (top - mean) / spread))
    inside = [end for end in ((bend - mean) / spread for bend in bends) if low < end < high]
    return np.unique([low, *inside, high])


def _above_the_multiple(start: float, years: float, habits: Habits) -> float:
    """Return the mean of price over strike less 1 at vesting, where at or above the multiple."""
    from scipy.special import ndtr

    spread = habits.volatility * math.sqrt(years)
    if spread == 0:
        return math.expm1(start) if start >= habits.log_multiple else 0.0
    over = (start + habits.drift * years - habits.log_multiple) / spread
    forward = math.exp(start + habits.drift * years + 0.5 * spread**2)
    return float(forward * ndtr(over + spread) - ndtr(over))


@cache
def _gauss_legendre(n_nodes: int) -> tuple[Array, Array]:
    nodes, weights = np.polynomial.legendre.leggauss(n_nodes)
    return nodes, weights


def _habits(start: float, years: float, exercise_multiple: float, **rates: float) -> Habits:
    """Return habits in which an infinite multiple is one that no price ever reaches."""
    volatility, drift = rates["volatility"], rates["drift"]
    spread = volatility * math.sqrt(years)
    far = max(start, 0.0) + max(drift, 0.0) * years + spread**2 + _FAR * spread
    return Habits(log_multiple=min(math.log(exercise_multiple), far), **rates)


def _require_plan(
    strike: float,
    years: float,
    vesting_years: float,
    exit_rate_per_year: float,
    exercise_multiple: float,
) -> None:
    require_above(0.0, strike=strike, years=years)
    require_between(0.0, _LONGEST_YEARS, years=years)
    require_between(0.0, years, vesting_years=vesting_years)
    require_at_least(0.0, exit_rate_per_year=exit_rate_per_year)
    if not exercise_multiple >= 1:
        raise OutOfRange(
            where="exercise_multiple",
            given=exercise_multiple,
            allowed=Phrase.of("allowed.at_least", low="1"),
            fix=Phrase("fix.correct_value"),
        )
