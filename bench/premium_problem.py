"""A million pay records of two kinds of work: levels, places, years and skills, by employers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goingrate.market.premium.sample import GapSample

PREMIUM = 0.14
_LEVELS, _YEARS, _SKILLS = 5, 4, 3


def records(n_records: int, n_employers: int, *, places: int = 40, seed: int = 0) -> GapSample:
    """Return records; sizes of employers differ by orders of magnitude, each is at few places."""
    rng = np.random.default_rng(seed)
    size = np.minimum(rng.pareto(1.2, n_employers) + 0.2, np.sqrt(n_employers))
    employer = rng.choice(n_employers, n_records, p=size / size.sum())
    employer[:n_employers] = np.arange(n_employers)  # so that none is without a record
    inclined = rng.beta(0.8, 1.6, n_employers)
    is_of = rng.random(n_records) < inclined[employer]
    level = np.minimum(rng.binomial(_LEVELS - 1, np.where(is_of, 0.55, 0.4)), _LEVELS - 1)
    seats = rng.integers(places, size=(n_employers, 3))
    place = seats[employer, rng.choice(3, n_records, p=[0.6, 0.3, 0.1])]
    year = rng.binomial(_YEARS - 1, np.where(is_of, 0.6, 0.5))
    skills = rng.random((n_records, _SKILLS)) < np.where(is_of, 0.5, 0.3)[:, None]
    premium = PREMIUM + rng.normal(0, 0.05, n_employers)
    pay = 11.9 + (0.3 * inclined + rng.normal(0, 0.1, n_employers))[employer]
    pay += 0.15 * level + rng.normal(0, 0.08, places)[place] + 0.03 * year
    pay += skills @ np.array([0.05, 0.02, 0.0]) + np.where(is_of, premium[employer], 0.0)
    pay += 0.2 * rng.standard_normal(n_records)
    return GapSample(
        pay,
        np.ones(n_records),
        is_of,
        employer.astype(np.int32),
        {"level": _codes(level), "place": _codes(place)},
        {"date": _codes(year)},
        skills,
    )


def _codes(values: NDArray[np.generic]) -> NDArray[np.int32]:
    return np.unique(values, return_inverse=True)[1].astype(np.int32)
