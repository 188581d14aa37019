"""The inner loop of a job with shares, by path and quarter, against numpy and against `exp`."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from bench.problem import DISCOUNT_PER_YEAR, HORIZON_YEARS, PUBLIC
from bench.table import Row, Section
from bench.timing import interleaved
from goingrate.offer.brownian import principal_components
from goingrate.offer.plan import JobPlan, fates, job_plan
from goingrate.offer.points import Points, needs_of, sobol_points
from goingrate.offer.walk import follow

Array = NDArray[np.float64]
_PATHS = 16_384
_QUARTERS = 4 * HORIZON_YEARS


def section() -> Section:
    """Time one pass over given random inputs, on one core."""
    plan, company = job_plan(PUBLIC, n_years=HORIZON_YEARS), fates(PUBLIC)
    needs = needs_of([plan, plan], [company, company])  # a single stock would have no market
    points = sobol_points(needs, n_points=_PATHS, n_replicates=1, seed=1)
    values = np.random.default_rng(2).standard_normal(_PATHS * _QUARTERS)
    out = np.empty_like(values)

    def compiled(_turn: int) -> Array:
        return follow(plan, company, points, 0, DISCOUNT_PER_YEAR).pay[0]

    def by_numpy(_turn: int) -> Array:
        return plain_pay(plan, points)

    apart = float(np.max(np.abs(compiled(0) / by_numpy(0) - 1.0)))
    times = interleaved([compiled, by_numpy, lambda _turn: np.exp(values, out=out)], repetitions=21)
    ours, theirs, floor = (time.over(_PATHS * _QUARTERS) for time in times)
    return Section(
        "One job with shares, given its random inputs: time per path and quarter, one core",
        [
            Row("compiled loop", ours, "numpy", theirs),
            Row("compiled loop", ours, "np.exp", floor, faster=False),
        ],
        [f"{_PATHS:,} paths of {_QUARTERS} quarters; both ways agree to {apart:.0e}."],
    )


def plain_pay(plan: JobPlan, points: Points) -> Array:
    """Return the present value of pay before tax by whole-array numpy, shape (n_paths,)."""
    end = -np.log1p(-points.layoff[0][:, 0]) / plan.layoff_risk_per_year
    return _vested(plan, points, end) + _cash(plan, points, end)


def _vested(plan: JobPlan, points: Points, end: Array) -> Array:
    correlation, volatility = plan.stock_market_correlation, plan.stock_volatility_per_year
    rest = math.sqrt(1.0 - correlation**2)
    shock = correlation * points.market + rest * points.own[0]
    level = shock @ principal_components(_QUARTERS, step_years=0.25).T
    quarters = np.arange(1, _QUARTERS + 1)
    trend = 0.25 * (plan.stock_drift_per_year - 0.5 * volatility**2) * quarters
    price = np.exp(volatility * level + trend)[:, plan.vest_quarter - 1]
    still_there = end[:, None] >= 0.25 * plan.vest_quarter
    discount = (1.0 + DISCOUNT_PER_YEAR) ** (-0.25 * plan.vest_quarter)
    result: Array = (price * still_there) @ (plan.vest_value * discount)
    return result


def _cash(plan: JobPlan, points: Points, end: Array) -> Array:
    year = np.arange(HORIZON_YEARS)
    until = end[:, None] - year
    factor = np.exp(plan.bonus_log_mean + plan.bonus_log_spread * points.bonus[0])
    cash = plan.base * np.clip(until, 0.0, 1.0)
    cash += plan.bonus_target * factor * (until >= 1.0)
    cash += plan.base * plan.severance_years * ((until >= 0.0) & (until < 1.0))
    cash += plan.later_pay * np.clip(1.0 - until - plan.search_years, 0.0, 1.0) * (until < 1.0)
    result: Array = cash @ (1.0 + DISCOUNT_PER_YEAR) ** -(year + 1.0)
    return result
