"""Options of a private company with five classes of preferred shares, and what numpy makes of them.

Ten years: each year the value moves, half of the time a round takes 10 to 25% from each share, 10%
of companies fail and 12% are sold.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.cap_table.holders import CapTable, OptionBlock, Preferred
from goingrate.offer.cap_table.waterfall import waterfall
from goingrate.offer.exit_scenario import YearlyCompany, exit_worths

Array = NDArray[np.float64]

N_YEARS = 10
_COMPANY = YearlyCompany(
    value=80e6,
    drift_per_year=0.15,
    volatility_per_year=0.9,
    failure_per_year=0.10,
    exit_per_year=0.12,
    round_per_year=0.5,
    least_dilution=0.10,
    most_dilution=0.25,
)
_OPTIONS, _STRIKE, _DISCOUNT_PER_YEAR = 30_000.0, 1.20, 0.04
_COMMON = 12e6
_CLASSES = ((4e6, 4e6), (3.5e6, 9e6), (3e6, 18e6), (2.5e6, 30e6), (2e6, 45e6))  # shares, money
_TABLE = CapTable(
    _COMMON,
    preferred=tuple(
        Preferred(f"class {number}", shares, money / shares)
        for number, (shares, money) in enumerate(_CLASSES)
    ),
    options=(OptionBlock("options", 3e6, _STRIKE),),
)
_FLOW = waterfall(_TABLE)
EXIT_VALUES = np.append(_FLOW.exits, 10 * _FLOW.exits[-1])
SHARE_PRICES = _FLOW.at(EXIT_VALUES)[0] / _COMMON
_BLOCK = 4096


def ours(n_scenarios: int, seed: int, n_threads: int) -> NDArray[np.float32]:
    """Return worths by our compiled lanes."""
    return exit_worths(
        _COMPANY,
        exit_values=EXIT_VALUES,
        share_prices=SHARE_PRICES,
        shares=_OPTIONS,
        strike=_STRIKE,
        discount_per_year=_DISCOUNT_PER_YEAR,
        n_years=N_YEARS,
        n_scenarios=n_scenarios,
        seed=seed,
        n_threads=n_threads,
    )


def plain_worths(n_scenarios: int, seed: object) -> Array:
    """Return worths by whole-array numpy, in blocks that stay in the cache."""
    rng = np.random.default_rng(seed)
    sizes = [min(_BLOCK, n_scenarios - start) for start in range(0, n_scenarios, _BLOCK)]
    return np.concatenate([_plain_block(rng, size) for size in sizes])


def _plain_block(rng: np.random.Generator, size: int) -> Array:
    trend = _COMPANY.drift_per_year - 0.5 * _COMPANY.volatility_per_year**2
    gone = _COMPANY.failure_per_year + _COMPANY.exit_per_year
    span = _COMPANY.most_dilution - _COMPANY.least_dilution
    level, kept, worth = np.zeros(size), np.ones(size), np.zeros(size)
    alive = np.ones(size, dtype=bool)
    for year in range(1, N_YEARS + 1):
        level += trend + _COMPANY.volatility_per_year * rng.standard_normal(size)
        lost = _COMPANY.least_dilution + span * rng.random(size)
        kept *= np.where(rng.random(size) < _COMPANY.round_per_year, 1.0 - lost, 1.0)
        fate = rng.random(size)
        exits = np.flatnonzero(alive & (fate >= _COMPANY.failure_per_year) & (fate < gone))
        value = _COMPANY.value * np.exp(level[exits])
        price = _price(value) * kept[exits]
        discount = (1.0 + _DISCOUNT_PER_YEAR) ** -year
        worth[exits] = _OPTIONS * discount * np.maximum(price - _STRIKE, 0.0)
        alive &= fate >= gone
    return worth


def _price(value: Array) -> Array:
    slope = (SHARE_PRICES[-1] - SHARE_PRICES[-2]) / (EXIT_VALUES[-1] - EXIT_VALUES[-2])
    beyond = np.maximum(value - EXIT_VALUES[-1], 0.0)
    result: Array = np.interp(value, EXIT_VALUES, SHARE_PRICES) + slope * beyond
    return result
