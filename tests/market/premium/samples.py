"""Small samples for tests of the engine."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from goingrate.market.premium import GapSample


def sample_of(
    *,
    log_pay: NDArray[np.float64],
    is_of: NDArray[np.bool_],
    employer: NDArray[np.integer],
    level: NDArray[np.integer] | None = None,
    place: NDArray[np.integer] | None = None,
    date: NDArray[np.integer] | None = None,
    skills: NDArray[np.bool_] | None = None,
    weight: NDArray[np.float64] | None = None,
) -> GapSample:
    n = log_pay.size
    cell = {"level": level, "place": place}
    return GapSample(
        log_pay=np.asarray(log_pay, np.float64),
        weight=np.ones(n) if weight is None else weight,
        is_of=np.asarray(is_of, np.bool_),
        employer=np.asarray(employer, np.int32),
        cell={name: np.asarray(c, np.int32) for name, c in cell.items() if c is not None},
        controls={} if date is None else {"date": np.asarray(date, np.int32)},
        skills=np.zeros((n, 0), np.bool_) if skills is None else skills,
    )


def mixed(
    seed: int = 0,
    *,
    employers: int = 12,
    records: int = 300,
    premium: float = 0.15,
    noise: float = 0.2,
    weighted: bool = False,
) -> GapSample:
    """Return records of everything: two kinds, employers, levels, places, dates, skills."""
    rng = np.random.default_rng(seed)
    employer = rng.integers(0, employers, records)
    level, place = rng.integers(0, 3, records), rng.integers(0, 4, records)
    date = rng.integers(0, 3, records)
    is_of = rng.random(records) < 0.2 + 0.15 * level + 0.02 * employer
    skills = rng.random((records, 2)) < np.where(is_of, 0.6, 0.3)[:, None]
    pay = 11.5 + 0.1 * np.sin(employer) + 0.2 * level + 0.05 * place + 0.03 * date
    pay += skills @ [0.04, -0.02] + premium * is_of + rng.normal(0, noise, records)
    weight = rng.integers(1, 5, records).astype(float) if weighted else None
    return sample_of(
        log_pay=pay,
        is_of=is_of,
        employer=employer,
        level=level,
        place=place,
        date=date,
        skills=skills,
        weight=weight,
    )


def rows(sample: GapSample, taken: NDArray[np.integer] | NDArray[np.bool_]) -> GapSample:
    """Return some rows, in the order given, any of them more than once."""
    return GapSample(
        log_pay=sample.log_pay[taken],
        weight=sample.weight[taken],
        is_of=sample.is_of[taken],
        employer=sample.employer[taken],
        cell={name: codes[taken] for name, codes in sample.cell.items()},
        controls={name: codes[taken] for name, codes in sample.controls.items()},
        skills=sample.skills[taken],
    )


def unknown(sample: GapSample) -> GapSample:
    """Return the same with no employer known."""
    return replace(sample, employer=np.full(sample.employer.size, -1, np.int32))
