"""A million pay records made from a stated truth: points, bands and top-coded pay."""

from __future__ import annotations

import numpy as np

from goingrate.market.rates import Cell, PaySample

_ROLES, _LEVELS, _REGIONS = 20, 5, 50
_USUAL_PAY, _TOP = 180e3, 400e3
_BANDS = 0.3


def records(n_records: int, n_cells: int, n_employers: int, *, seed: int = 0) -> PaySample:
    """Return records; sizes of cells and employers differ by orders of magnitude."""
    rng = np.random.default_rng(seed)
    names = [(a, b, c) for a in range(_ROLES) for b in range(_LEVELS) for c in range(_REGIONS)]
    cells = tuple(
        Cell(f"role {a}", f"level {b}", "US", f"region {c}") for a, b, c in names[:n_cells]
    )
    role, level, region = np.array(names[:n_cells]).T
    mean = rng.normal(0, 0.2, _ROLES)[role] + rng.normal(0, 0.2, _LEVELS)[level]
    mean += rng.normal(0, 0.1, _REGIONS)[region] + rng.normal(0, 0.06, n_cells)
    spread = 0.25 * np.exp(rng.normal(0, 0.15, n_cells))
    cell = _chosen(rng, rng.pareto(1.3, n_cells) + 0.05, n_records)
    employer = _chosen(rng, rng.pareto(1.1, n_employers) + 0.1, n_records)
    pay = np.log(_USUAL_PAY) + mean[cell] + rng.normal(0, 0.12, n_employers)[employer]
    pay += spread[cell] * rng.standard_normal(n_records)
    width = np.where(rng.random(n_records) < _BANDS, 0.35 * rng.lognormal(0, 0.4, n_records), 0.0)
    low = pay - rng.random(n_records) * width
    high, top = low + width, np.log(_TOP)
    above = pay >= top
    low, high = np.where(above, top, low), np.where(above, np.inf, np.minimum(high, top))
    high = np.maximum(high, low)
    return PaySample(low, high, cell, employer, np.ones(n_records), cells)


def _chosen(rng: np.random.Generator, size: np.ndarray, number: int) -> np.ndarray:
    return rng.choice(size.size, number, p=size / size.sum()).astype(np.int32)
