"""From a plan and points to the compiled loop; jobs in which nothing is random need no compiler."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.brownian import principal_components
from goingrate.offer.plan import QUARTERS, Fates, JobPlan
from goingrate.offer.points import Points
from goingrate.offer.private.along import exit_years

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Followed:
    """A job along all paths, before tax.

    Present values of pay and benefits, and the kept share of private equity, shape (n_fates,
    n_paths); where it was asked for, the money of each year and its present value, shape (n_fates,
    n_paths, n_years), else empty.
    """

    pay: Array
    benefits: Array
    kept: Array
    cash: Array
    cash_value: Array


def follow(
    plan: JobPlan,
    company: Fates,
    points: Points,
    index: int,
    rate: float,
    *,
    by_year: bool = False,
) -> Followed:
    """Return what a job pays along each path.

    Parameters
    ----------
    plan, company
        The job and the fates of its company.
    points
        Random inputs of all offers; `index` says which offer this is.
    rate
        Discount rate per year.
    by_year
        Whether the money of each year is wanted as well.
    """
    from goingrate.offer.paths import follow_job  # the compiler costs 0.3 s to import

    n_steps = QUARTERS * plan.n_years
    moves = points.own[index].shape[1] > 0
    components = np.eye(1)
    if moves:
        paths = principal_components(n_steps, step_years=1 / QUARTERS)
        components = np.ascontiguousarray(paths.T)
    correlation, market = plan.stock_market_correlation, points.market
    if market.shape[1] < points.own[index].shape[1]:  # nobody else feels the market
        correlation, market = 0.0, points.own[index]
    shape = (company.n_fates, points.weight.size)
    pay, benefits, kept = np.empty(shape), np.empty(shape), np.empty(shape)
    years = (*shape, plan.n_years) if by_year else (0, 0, 0)
    cash, cash_value = np.zeros(years), np.zeros(years)
    follow_job(
        market,
        points.own[index],
        points.bonus[index],
        points.layoff[index],
        components,
        plan.base,
        plan.bonus_target,
        plan.benefits,
        plan.later_pay,
        plan.vest_quarter,
        plan.grant_quarter,
        plan.vest_value,
        correlation,
        plan.stock_drift_per_year,
        plan.stock_volatility_per_year,
        plan.bonus_log_mean,
        plan.bonus_log_spread,
        plan.layoff_risk_per_year,
        plan.severance_years,
        plan.search_years,
        plan.clawback_amount,
        plan.clawback_years,
        company.payoff_year[:, None],
        _job_ends(company, points.company[index]),
        company.vests_over_years,
        company.cliff_years,
        (1.0 + rate) ** -np.arange(1.0, plan.n_years + 1.0),
        (1.0 + rate) ** -(np.arange(n_steps + 1.0) / QUARTERS),
        pay,
        benefits,
        kept,
        cash,
        cash_value,
    )
    return Followed(pay, benefits, kept, cash, cash_value)


def _job_ends(company: Fates, uniforms: Array) -> Array:
    """Return the year in which the job ends with the company, shape (n_fates, 1 or n_paths)."""
    if company.private is None:
        return company.job_end_year[:, None]
    ends = exit_years(company.private, uniforms)
    lives = np.full(ends.size, np.inf)
    return np.stack([lives if pays else ends for pays in company.payoff > 0])
