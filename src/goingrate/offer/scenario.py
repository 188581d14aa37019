"""Shares of a public employer along plain random scenarios.

A second way to the figures of `futures`, for somebody who stays: pseudo-random numbers instead of
Sobol points, steps in order of time instead of principal components, single precision, no code in
common. Sobol points need far fewer futures; the error of plain scenarios needs no replicates.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.base.texts import Phrase
from goingrate.offer.plan import QUARTERS, JobPlan
from goingrate.offer.scenario_run import PIECE, check_run, in_pieces, out_of_range, require
from goingrate.offer.vests import Vests

Single = NDArray[np.float32]

_TWO_SIDED_95: Final = 1.959964


@dataclass(frozen=True, slots=True)
class Quantile:
    """What a share of the scenarios does not exceed, and its 95% interval of sampling."""

    share: float
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class GrantValue:
    """The present value of all grants before tax, in the answer's currency.

    `mean` and `standard_deviation` are exact; `sampled_mean` is that of the scenarios, whose
    `standard_error` says how far the two are expected to be apart.
    """

    n_scenarios: int
    mean: float
    standard_deviation: float
    sampled_mean: float
    standard_error: float
    quantiles: tuple[Quantile, ...]


def distribution(
    plan: JobPlan,
    *,
    discount_per_year: float,
    seed: int,
    n_scenarios: int = 1_000_000,
    shares: Sequence[float] = (0.05, 0.25, 0.50, 0.75, 0.95),
    n_threads: int = 1,
) -> GrantValue:
    """Return how the present value of a job's grants spreads, for somebody who stays.

    Parameters
    ----------
    plan
        The job as `job_plan` lays it out; only its stock and its vests matter here.
    discount_per_year
        Annual rate, above -1.
    shares
        Which quantiles, each from 0 to 1.
    seed, n_scenarios, n_threads
        As in `vest_sums`.

    Raises
    ------
    OutOfRange
        If a number is outside its limits; it says which.
    """
    if not discount_per_year > -1.0:
        raise out_of_range(
            "discount_per_year", discount_per_year, Phrase.of("allowed.above", low="-1")
        )
    for share in shares:
        require("shares", share, 0, 1)
    vests, sure = _vests_of(plan, discount_per_year)
    mean, deviation = vests.moments()
    sums = _sums(vests, n_scenarios, seed, n_threads)
    sums.sort()
    return GrantValue(
        n_scenarios=n_scenarios,
        mean=sure + mean,
        standard_deviation=deviation,
        sampled_mean=sure + float(sums.mean(dtype=np.float64)),
        standard_error=deviation / math.sqrt(n_scenarios),
        quantiles=tuple(_quantile(sums, share, sure) for share in shares),
    )


def vest_sums(
    *,
    values_by_step: ArrayLike,
    drift_per_year: float,
    volatility_per_year: float,
    step_years: float,
    n_scenarios: int,
    seed: int,
    granted_at_step: ArrayLike | None = None,
    n_threads: int = 1,
) -> Single:
    """Return the sum of vests along each scenario of a share price (a geometric Brownian motion).

    Parameters
    ----------
    values_by_step
        What vests at the end of each step, shape (n_steps,), already discounted, for a price that
        stays what it is today. Or one such row for each grant, shape (n_grants, n_steps), for a
        price that stays what it is on the day of the grant.
    drift_per_year, volatility_per_year
        The mean price grows by exp(drift) a year.
    step_years
        Years of one step.
    n_scenarios
        From 1 to 100 million; each takes 4 bytes.
    seed
        From 0 below 2^63. The same seed gives the same scenarios in the same order, whatever
        `n_threads` is, and a longer run begins with a shorter one.
    granted_at_step
        Steps until each grant, shape (n_grants,); absent: all are granted today.
    n_threads
        How many threads of this process share the work.

    Returns
    -------
    Shape (n_scenarios,). Single precision: good to five digits, see `lanes`.

    Raises
    ------
    OutOfRange
        If a number is outside its limits, a grant vests before it is made, or the price could
        leave what single precision holds.

    Examples
    --------
    >>> sums = vest_sums(
    ...     values_by_step=[50.0, 50.0], drift_per_year=0.0, volatility_per_year=0.3,
    ...     step_years=1.0, n_scenarios=1_000_000, seed=1,
    ... )
    >>> round(sums.mean(dtype=float))
    100
    """
    vests = Vests.by_step(
        values_by_step,
        drift_per_year=drift_per_year,
        volatility_per_year=volatility_per_year,
        step_years=step_years,
        granted_at_step=granted_at_step,
    )
    return _sums(vests, n_scenarios, seed, n_threads)


def _sums(vests: Vests, n_scenarios: int, seed: int, n_threads: int) -> Single:
    check_run(n_scenarios, seed, n_threads)
    if vests.volatility_per_year == 0 or not vests.values.any():
        return np.full(n_scenarios, vests.moments().mean, dtype=np.float32)
    from goingrate.offer.lanes import add_vests  # the compiler costs 0.3 s to import

    later = vests.granted_at > 0
    rows = np.vstack([vests.values[~later].sum(axis=0), vests.values[later]])
    values = np.pad(rows, ((0, 0), (0, vests.n_steps % 2))).astype(np.float32)
    days = np.concatenate([[0], vests.granted_at[later]])
    trend = vests.drift_per_year - 0.5 * vests.volatility_per_year**2
    drift = np.float32(math.log2(math.e) * trend * vests.step_years)
    spread = np.float32(math.log2(math.e) * vests.volatility_per_year * math.sqrt(vests.step_years))
    sums = np.empty(n_scenarios, dtype=np.float32)

    def fill(first: int) -> None:
        part = sums[first : first + PIECE]
        add_vests(np.uint64(seed), first, values, days, drift, spread, part)

    in_pieces(fill, n_scenarios=n_scenarios, n_threads=n_threads)
    return sums


def _vests_of(plan: JobPlan, discount_per_year: float) -> tuple[Vests, float]:
    """Return the vests of a job, and what vests on the day it is granted: that is sure."""
    value = plan.vest_value * (1.0 + discount_per_year) ** (-plan.vest_quarter / QUARTERS)
    moves = plan.vest_quarter > plan.grant_quarter
    granted_at, grant = np.unique(plan.grant_quarter[moves], return_inverse=True)
    last = int(plan.vest_quarter[moves].max(initial=0))
    values = np.zeros((granted_at.size, last))
    np.add.at(values, (grant, plan.vest_quarter[moves] - 1), value[moves])
    vests = Vests(
        values,
        granted_at,
        drift_per_year=plan.stock_drift_per_year,
        volatility_per_year=plan.stock_volatility_per_year,
        step_years=1 / QUARTERS,
    )
    return vests, float(value[~moves].sum())


def _quantile(ordered: Single, share: float, sure: float) -> Quantile:
    """Return a quantile and, by the binomial law of ranks, the values between which it lies."""
    middle = share * ordered.size
    half = _TWO_SIDED_95 * math.sqrt(middle * (1.0 - share))

    def at(rank: float) -> float:
        return sure + float(ordered[min(max(math.ceil(rank) - 1, 0), ordered.size - 1)])

    return Quantile(share, at(middle), at(middle - half), at(middle + half))
