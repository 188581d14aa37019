"""The one inner loop: what a job pays along each random future, for each fate of the company.

Compiled, single-threaded and summed in a fixed order, so the same points give the same bytes.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int64]


@njit(cache=True, error_model="numpy")
def stock_prices(
    market: Array,
    own: Array,
    components: Array,
    correlation: float,
    drift_per_step: float,
    volatility_per_year: float,
    step_years: float,
    prices: Array,
    shock: Array,
    levels: Array,
) -> None:  # pragma: no cover (compiled)
    """Fill `prices` (n_steps + 1) with one path of a stock that costs 1 today.

    `components` are transposed, one row a component; `shock` and `levels` (n_steps) are scratch.
    """
    n_steps = components.shape[0]
    rest = math.sqrt(1.0 - correlation * correlation)
    for k in range(n_steps):
        shock[k] = correlation * market[k] + rest * own[k]
    convexity = 0.5 * volatility_per_year * volatility_per_year * step_years
    levels[:] = 0.0
    for k in range(n_steps):  # along memory, so that the inner loop runs on vectors
        for q in range(n_steps):
            levels[q] += components[k, q] * shock[k]
    prices[0] = 1.0
    for q in range(n_steps):
        drift = (q + 1) * (drift_per_step - convexity)
        prices[q + 1] = math.exp(drift + volatility_per_year * levels[q])


@njit(cache=True, error_model="numpy")
def kept_share(
    left_after_years: float, payoff_year: float, vests_over_years: float, cliff_years: float
) -> float:  # pragma: no cover (compiled)
    """Return the part of private equity that is kept by whoever leaves at some time."""
    if left_after_years >= payoff_year or vests_over_years <= 0.0:
        return 1.0
    if left_after_years < cliff_years:
        return 0.0
    months = math.floor(left_after_years * 12.0 + 1e-9)
    return min(1.0, months / (12.0 * vests_over_years))


@njit(cache=True, error_model="numpy")
def year_pay(
    year: int,
    end: float,
    laid_off: bool,
    base: float,
    later_pay: float,
    bonus: float,
    severance_years: float,
    search_years: float,
    clawback_amount: float,
    clawback_years: float,
) -> float:  # pragma: no cover (compiled)
    """Return the taxable cash of one year, when the job ends at `end` (infinite: never).

    `base`, `later_pay` and `bonus` are those of this year, as numbers: handing the arrays over
    would count references in the innermost loop.
    """
    employed = min(max(end - year, 0.0), 1.0)
    pay = base * employed
    if end >= year + 1:
        return pay + bonus
    if laid_off and end >= year:
        pay += base * severance_years
        if end < clawback_years:
            pay -= clawback_amount * (1.0 - end / clawback_years)
    back_at_work = min(max(year + 1.0 - end - search_years, 0.0), 1.0)
    return pay + later_pay * back_at_work


@njit(cache=True, error_model="numpy")
def follow_job(
    z_market: Array,
    z_own: Array,
    z_bonus: Array,
    u_layoff: Array,
    components: Array,
    base: Array,
    bonus_target: Array,
    benefits: Array,
    later_pay: Array,
    vest_quarter: Whole,
    grant_quarter: Whole,
    vest_value: Array,
    correlation: float,
    drift_per_year: float,
    volatility_per_year: float,
    bonus_log_mean: float,
    bonus_log_spread: float,
    layoff_risk_per_year: float,
    severance_years: float,
    search_years: float,
    clawback_amount: float,
    clawback_years: float,
    payoff_year: Array,
    job_end_year: Array,
    vests_over_years: float,
    cliff_years: float,
    year_discount: Array,
    quarter_discount: Array,
    pay_value: Array,
    benefits_value: Array,
    kept: Array,
    cash: Array,
    cash_value: Array,
) -> None:  # pragma: no cover (compiled)
    """Fill present values before tax, kept shares of private equity, and money in hand.

    `payoff_year` and `job_end_year` have shape (n_fates, n_paths), or one column for all paths.
    Random inputs have shape (n_paths, columns); inputs that do not matter have no columns. Filled:
    `pay_value`, `benefits_value`, `kept`, shape (n_fates, n_paths); and, unless they are empty,
    the money of each year and its present value: `cash`, `cash_value`, shape (n_fates, n_paths,
    n_years).
    """
    n_paths = pay_value.shape[1]
    n_years = base.size
    n_quarters = 4 * n_years
    prices = np.ones(n_quarters + 1)
    for q in range(n_quarters + 1):
        prices[q] = math.exp(drift_per_year * 0.25 * q)
    bonus = np.empty(n_years)
    shock = np.empty(n_quarters)
    levels = np.empty(n_quarters)
    for i in range(n_paths):
        if z_own.shape[1] > 0:
            stock_prices(
                z_market[i], z_own[i], components, correlation,
                0.25 * drift_per_year, volatility_per_year, 0.25, prices, shock, levels,
            )  # fmt: skip
        for year in range(n_years):
            z = z_bonus[i, year] if z_bonus.shape[1] > 0 else 0.0
            bonus[year] = bonus_target[year] * math.exp(bonus_log_mean + bonus_log_spread * z)
        layoff = math.inf
        if u_layoff.shape[1] > 0:
            layoff = -math.log1p(-u_layoff[i, 0]) / layoff_risk_per_year
        for fate in range(payoff_year.shape[0]):
            ends = job_end_year[fate, i if job_end_year.shape[1] > 1 else 0]
            pays = payoff_year[fate, i if payoff_year.shape[1] > 1 else 0]
            end = min(layoff, ends)
            laid_off = layoff < ends
            pay_sum = 0.0
            benefits_sum = 0.0
            for year in range(n_years):
                pay = year_pay(
                    year, end, laid_off, base[year], later_pay[year], bonus[year],
                    severance_years, search_years, clawback_amount, clawback_years,
                )  # fmt: skip
                pay_sum += pay * year_discount[year]
                employed = min(max(end - year, 0.0), 1.0)
                benefits_sum += benefits[year] * employed * year_discount[year]
                if cash.size > 0:
                    cash[fate, i, year] = pay
                    cash_value[fate, i, year] = pay * year_discount[year]
            for v in range(vest_quarter.size):
                q = vest_quarter[v]
                if end >= 0.25 * q:
                    value = vest_value[v] * prices[q] / prices[grant_quarter[v]]
                    pay_sum += value * quarter_discount[q]
                    if cash.size > 0:
                        year = max(0, (q - 1) // 4)
                        cash[fate, i, year] += value
                        cash_value[fate, i, year] += value * quarter_discount[q]
            pay_value[fate, i] = pay_sum
            benefits_value[fate, i] = benefits_sum
            kept[fate, i] = kept_share(end, pays, vests_over_years, cliff_years)
