"""Shares of a public employer that vest over ten years, and what plain numpy makes of them.

1,000 shares at $100 over four years and 250 more each year, each lot over four years by quarter;
37% withheld; volatility 45%, drift 8%, discount 4% a year (continuous).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.person import Person, TaxRates
from goingrate.offer.terms import Grant, Offer, Stock
from goingrate.offer.vesting import Vesting
from goingrate.offer.vests import Vests

Array = NDArray[np.float64]

N_STEPS = 40
STEP_YEARS = 0.25
DRIFT_PER_YEAR, VOLATILITY_PER_YEAR, DISCOUNT_RATE = 0.08, 0.45, 0.04
WEALTH, RISK_AVERSION, WITHHELD = 200e3, 3.0, 0.37
_PRICE, _LOT_QUARTERS = 100.0, 16
_BLOCK = 2048  # paths whose 40 prices stay in the cache


def shares_by_quarter() -> Array:
    """Return how many shares vest at the end of each quarter."""
    shares = np.zeros(N_STEPS)
    for granted in range(0, N_STEPS, 4):
        shares[granted : granted + _LOT_QUARTERS] += (250 if granted else 1000) / _LOT_QUARTERS
    return shares


QUARTERS = np.arange(1, N_STEPS + 1)
BEFORE_TAX = _PRICE * shares_by_quarter()
VALUES = (1 - WITHHELD) * BEFORE_TAX * np.exp(-DISCOUNT_RATE * STEP_YEARS * QUARTERS)
EXACT = Vests.by_step(
    VALUES,
    drift_per_year=DRIFT_PER_YEAR,
    volatility_per_year=VOLATILITY_PER_YEAR,
    step_years=STEP_YEARS,
).moments()

PERSON = Person(
    wealth=WEALTH,
    risk_aversion=RISK_AVERSION,
    horizon_years=N_STEPS // 4,
    discount_per_year=math.expm1(DISCOUNT_RATE),
    tax=TaxRates(pay=WITHHELD),
)
OFFER = Offer(
    name="Public company",
    base_per_year=0.0,
    stock=Stock(VOLATILITY_PER_YEAR, DRIFT_PER_YEAR, market_correlation=0.6),
    grants=(
        Grant(
            value=float(BEFORE_TAX.sum()),
            vesting=Vesting(
                tuple(zip(0.25 * QUARTERS, BEFORE_TAX / BEFORE_TAX.sum(), strict=True))
            ),
        ),
    ),
)


def plain_sums(n_paths: int, seed: object) -> Array:
    """Return discounted vests after tax of random paths by whole-array numpy, shape (n_paths,)."""
    rng = np.random.default_rng(seed)
    trend = (DRIFT_PER_YEAR - 0.5 * VOLATILITY_PER_YEAR**2) * STEP_YEARS
    sums = np.empty(n_paths)
    for start in range(0, n_paths, _BLOCK):
        moves = rng.standard_normal((N_STEPS, min(_BLOCK, n_paths - start)))
        moves *= VOLATILITY_PER_YEAR * math.sqrt(STEP_YEARS)
        moves += trend
        np.cumsum(moves, axis=0, out=moves)
        np.exp(moves, out=moves)
        sums[start : start + _BLOCK] = VALUES @ moves
    return sums


def worth_of(sums: Array) -> float:
    """Return the certainty equivalent of equally likely sums at risk aversion 3."""
    wealth = WEALTH + sums
    return float(np.mean(1.0 / (wealth * wealth)) ** -0.5 - WEALTH)
