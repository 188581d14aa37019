"""An employee's option on a binomial tree: vesting, leaving, and a habit of exercising early.

The textbook's way (Hull, chapter on employee stock options): at each node somebody leaves with
some probability, and whoever stays exercises with a probability that may depend on time and price.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.options.binomial import up_probability
from goingrate.offer.options.limits import (
    require_above,
    require_between,
    require_finite,
)

Array = NDArray[np.float64]
#: From years since grant and share prices, shape (n,), to probabilities of exercise, shape (n,).
Habit = Callable[[float, Array], Array]
_MOST_STEPS = 5_000
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class EmployeeTree:
    """A solved tree.

    `share_prices` and `values` have shape (n_steps + 1, n_steps + 1): first the step, then the
    number of moves up; NaN where there is no node.
    """

    value: float
    up_probability: float
    share_prices: Array
    values: Array


def never_early(_years: float, share_prices: Array) -> Array:
    """Return the habit of exercising only at expiry or on leaving."""
    return np.zeros_like(share_prices)


def employee_tree(
    *,
    share_price: float,
    strike: float,
    years: float,
    vesting_years: float,
    volatility_per_year: float,
    rate_per_year: float,
    n_steps: int,
    leaving_probability_per_step: float,
    exercise_probability: Habit = never_early,
    dividend_yield_per_year: float = 0.0,
    leaves_at_root: bool = True,
) -> EmployeeTree:
    """Return the tree of an employee's option.

    Parameters
    ----------
    share_price, strike
        Money, > 0.
    years, vesting_years
        From grant to expiry, > 0, and to vesting, at most `years`.
    volatility_per_year
        Standard deviation of the yearly log return, > 0.
    rate_per_year, dividend_yield_per_year
        Continuously compounded.
    n_steps
        From 1 to 5,000.
    leaving_probability_per_step
        From 0 to 1; who leaves before vesting gets nothing, afterwards what exercise pays.
    exercise_probability
        Of those who stay, at a vested node where exercise pays.
    leaves_at_root
        Whether somebody may leave at the root too, as in Hull's example, whose probability is that
        of the step which begins at the node.

    Raises
    ------
    OutOfRange
        If an argument lies outside these limits, or steps are so long that drift outweighs
        volatility (then more of them are needed).

    References
    ----------
    Hull, Options, Futures, and Other Derivatives, chapter 16.

    Examples
    --------
    >>> tree = employee_tree(
    ...     share_price=40,
    ...     strike=40,
    ...     years=8,
    ...     vesting_years=3,
    ...     volatility_per_year=0.3,
    ...     rate_per_year=0.05,
    ...     n_steps=4,
    ...     leaving_probability_per_step=0.0,
    ... )
    >>> tree.value
    17.98...
    """
    require_above(
        0.0,
        share_price=share_price,
        strike=strike,
        years=years,
        volatility_per_year=volatility_per_year,
    )
    require_finite(rate_per_year=rate_per_year, dividend_yield_per_year=dividend_yield_per_year)
    require_between(0.0, years, vesting_years=vesting_years)
    require_between(1, _MOST_STEPS, n_steps=n_steps)
    require_between(0.0, 1.0, leaving_probability_per_step=leaving_probability_per_step)
    step_years = years / n_steps
    move = volatility_per_year * math.sqrt(step_years)
    growth = (rate_per_year - dividend_yield_per_year) * step_years
    up = up_probability(growth=growth, move=move, steps=n_steps)
    discount = math.exp(-rate_per_year * step_years)
    prices = _prices(share_price, move, n_steps)
    values = np.full_like(prices, np.nan)
    values[n_steps] = np.maximum(prices[n_steps] - strike, 0.0)
    for step in range(n_steps - 1, -1, -1):
        here, after = slice(0, step + 1), values[step + 1, : step + 2]
        held = discount * (up * after[1:] + (1.0 - up) * after[:-1])
        gain = np.maximum(prices[step, here] - strike, 0.0)
        leaving = leaving_probability_per_step if step > 0 or leaves_at_root else 0.0
        if step * step_years < vesting_years - _ROUNDING:
            values[step, here] = (1.0 - leaving) * held
            continue
        habit = exercise_probability(step * step_years, prices[step, here])
        require_between(0.0, 1.0, exercise_probability=habit)
        exercised = leaving + (1.0 - leaving) * np.where(gain > 0, habit, 0.0)
        values[step, here] = exercised * gain + (1.0 - exercised) * held
    return EmployeeTree(float(values[0, 0]), up, prices, values)


def _prices(share_price: float, move: float, n_steps: int) -> Array:
    step, ups = np.indices((n_steps + 1, n_steps + 1))
    prices = share_price * np.exp(move * (2.0 * ups - step))
    result: Array = np.where(ups <= step, prices, np.nan)
    return result
