"""The peer: the same comparison by vectorised numpy and pseudo-random numbers, path by path.

It shares no code with ours and is as fast as plain numpy goes: arrays by time
and path, in blocks that stay in the cache. Layoff, outcome, market, stock and bonus are drawn on
every path. `whole` draws the market factor that links stock and startup, as our futures do;
without it each quarter takes one normal instead of two, and only until the last vest, which is all
that two separate certainty equivalents need.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from bench.problem import (
    DISCOUNT_PER_YEAR,
    HORIZON_YEARS,
    PERSON,
    PRIVATE,
    PUBLIC,
    WEALTH,
)
from goingrate.offer.terms import Offer

Array = NDArray[np.float64]
_BLOCK = 8192
_QUARTERS = 4 * HORIZON_YEARS


@dataclass(frozen=True, slots=True)
class Sample:
    """Certainty equivalents of both offers and their standard errors, shape (2,) each."""

    worth: Array
    error: Array


def certainty_equivalents(n_paths: int, *, seed: int, whole: bool = True) -> Sample:
    """Return both certainty equivalents at relative risk aversion 2, by `n_paths` random paths."""
    rng = np.random.default_rng(seed)
    total, squares = np.zeros(2), np.zeros(2)
    for start in range(0, n_paths, _BLOCK):
        size = min(_BLOCK, n_paths - start)
        for offer, value in enumerate(present_values(rng, size, whole)):
            badness = 1.0 / (WEALTH + value)  # minus the utility at risk aversion 2
            total[offer] += badness.sum()
            squares[offer] += badness @ badness
    mean = total / n_paths
    spread = np.sqrt(squares / n_paths - mean**2)
    return Sample(1.0 / mean - WEALTH, spread / math.sqrt(n_paths) / mean**2)


def present_values(rng: np.random.Generator, n_paths: int, whole: bool) -> tuple[Array, Array]:
    """Return after-tax present values of both offers along the same random futures."""
    market = rng.standard_normal((_QUARTERS, n_paths)) if whole else None
    return _public(rng, n_paths, market), _private(rng, n_paths, market)


def _public(rng: np.random.Generator, n_paths: int, market: Array | None) -> Array:
    bonus = PUBLIC.bonus
    variance = math.log1p((bonus.payout_spread / bonus.payout_mean) ** 2)
    z = rng.standard_normal((HORIZON_YEARS, n_paths))
    payout = bonus.payout_mean * np.exp(math.sqrt(variance) * z - 0.5 * variance)
    end = rng.exponential(1.0 / PUBLIC.job_loss.layoff_risk_per_year, n_paths)
    pay = _cash(PUBLIC, end, True, bonus.target_per_year * payout)
    pay += _vested(rng, end, market)
    return pay * (1.0 - PERSON.tax.pay)


def _vested(rng: np.random.Generator, end: Array, market: Array | None) -> Array:
    stock, grant = PUBLIC.stock, PUBLIC.grants[0]
    shares = np.array([share for _, share in grant.vesting.events])
    quarters = np.array([round(4 * years) for years, _ in grant.vesting.events])
    last = int(quarters[-1])
    shock = rng.standard_normal((last, end.size))
    if market is not None:
        shock *= math.sqrt(1.0 - stock.market_correlation**2)
        shock += stock.market_correlation * market[:last]
    shock *= stock.volatility_per_year * math.sqrt(0.25)
    shock += 0.25 * (stock.drift_per_year - 0.5 * stock.volatility_per_year**2)
    price = np.exp(np.cumsum(shock, axis=0))[quarters - 1]
    price *= end >= 0.25 * quarters[:, None]
    return grant.value * shares * (1.0 + DISCOUNT_PER_YEAR) ** (-0.25 * quarters) @ price


def _private(rng: np.random.Generator, n_paths: int, market: Array | None) -> Array:
    rows = sorted(PRIVATE.equity.rows, key=lambda row: row.payoff)
    fate = _fate(rng, n_paths, [row.probability for row in rows], market)
    year = np.array([row.in_years for row in rows])
    gone = np.array([row.in_years if row.job_ends else math.inf for row in rows])[fate]
    discounted = np.array([row.payoff for row in rows]) * (1.0 + DISCOUNT_PER_YEAR) ** -year
    layoff = rng.exponential(1.0 / PRIVATE.job_loss.layoff_risk_per_year, n_paths)
    end = np.minimum(layoff, gone)
    vested = np.minimum(np.floor(12.0 * end) / (12.0 * PRIVATE.equity.vests_over_years), 1.0)
    kept = np.where(end < PRIVATE.equity.cliff_years, 0.0, vested)
    kept = np.where(end >= year[fate], 1.0, kept)
    pay = _cash(PRIVATE, end, layoff < gone, np.zeros((HORIZON_YEARS, 1)))
    return pay * (1.0 - PERSON.tax.pay) + discounted[fate] * kept * (1.0 - PERSON.tax.equity)


def _fate(
    rng: np.random.Generator, n_paths: int, probability: list[float], market: Array | None
) -> NDArray[np.intp]:
    ladder = np.cumsum(probability)[:-1]
    if market is None:
        return np.searchsorted(ladder, rng.random(n_paths))
    correlation = PRIVATE.equity.market_correlation
    level = market.sum(axis=0) / math.sqrt(_QUARTERS)
    luck = math.sqrt(1.0 - correlation) * rng.standard_normal(n_paths)
    steps = [NormalDist().inv_cdf(share) for share in ladder]
    return np.searchsorted(steps, math.sqrt(correlation) * level + luck)


def _cash(offer: Offer, end: Array, laid_off: NDArray[np.bool_] | bool, bonus: Array) -> Array:
    """Return the present value of base, bonus, severance and later pay."""
    loss = offer.job_loss
    value = np.zeros(end.size)
    for year in range(HORIZON_YEARS):
        growth = (1.0 + offer.raise_per_year) ** year
        base = offer.base_per_year * growth
        cash = base * np.clip(end - year, 0.0, 1.0)
        cash += bonus[year] * growth * (end >= year + 1)
        ends_now = laid_off & (end >= year) & (end < year + 1)
        cash += base * loss.severance_months / 12 * ends_now
        back = np.clip(year + 1 - end - loss.search_months / 12, 0.0, 1.0)
        cash += loss.later_pay_per_year * growth * back * (end < year + 1)
        value += cash * (1.0 + DISCOUNT_PER_YEAR) ** -(year + 1)
    return value
