"""Prediction intervals on real pay: each record is held out once, with its whole employer.

A band counts by its midpoint. Segments are role and level, as the title says.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from goingrate.answers.rate_pools import grouped_records, pools
from goingrate.answers.rate_sample import Pool, pool_of
from goingrate.data.engines import open_tables
from goingrate.data.imports.importing import import_file
from goingrate.data.sources import connector
from goingrate.data.store.store import Store
from goingrate.market.rates.calibration import Coverage, coverage_of, held_out

pytestmark = pytest.mark.shared

FEWEST = 200
ALL_SNAPSHOTS = """\
schema_version: 1
columns:
  title: title
  employer: company
  pay_low: salary_min_usd
  pay_high: salary_max_usd
  date: snapshot_date
  place: location_raw
constants: {currency: USD, period: year, component: base, basis: posted}
"""


def pool(folder: Path, file: Path, source: str, options: dict[str, str]) -> Pool:
    """Return the US records of a file as the user's own data give them, duplicates left out."""
    store = Store.open(folder / "store")
    import_file(store, connector(source), file, options, at=datetime(2026, 9, 1))
    with open_tables(folder=store.folder) as tables:
        (key,) = (one for one in pools(tables, "US") if one.currency == "USD")
        years = range(key.first.year, key.last.year + 1)
        return pool_of(grouped_records(tables, key, "US", dict.fromkeys(years, 1.0)))


def by_segment(found: Pool) -> np.ndarray:
    """Return a number for each record: role and level of its cell."""
    names = [(cell.role, cell.level) for cell in found.sample.cells]
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return np.array([numbers[name] for name in names])[found.sample.cell]


def checked(found: Pool, folds: int) -> tuple[Coverage, list[Coverage]]:
    """Return the coverage of all records, and that of segments with enough of them."""
    held = held_out(found.sample, folds=folds)
    total, *segments = coverage_of(held, segment=by_segment(found))
    raw = coverage_of(held, corrected=False)[0]
    large = [one for one in segments if one.records >= FEWEST]
    of_all = f"{total.share:.3f} inside, {raw.share:.3f} by the model alone"
    print(f"\n{total.records} rows, {total.employers} employers: {of_all}")  # noqa: T201
    for one in sorted(large, key=lambda one: one.share):
        errors = f"{one.binomial_error:.3f}, {one.employer_error:.3f}"
        print(f"  {one.records} of {one.employers}: {one.share:.3f}, errors {errors}")  # noqa: T201
    return total, large


def off(one: Coverage, error: float) -> float:
    """Return by how much a share is farther from 90% than 3 points and 3 errors allow."""
    return abs(one.share - 0.9) - max(0.03, 3.0 * error)


def test_ads_with_bands_by_employer(shared_folder: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(ALL_SNAPSHOTS, encoding="utf-8")
    file = shared_folder / "data" / "job_ads_with_bands_2026-07.parquet"
    found = pool(tmp_path, file, "mapped", {"mapping": str(mapping)})
    total, large = checked(found, folds=10)
    assert 0.87 <= total.share <= 0.93
    assert large
    assert all(off(one, one.employer_error) <= 0.0 for one in large)


def test_ai_jobs_by_record(shared_folder: Path, tmp_path: Path) -> None:
    file = shared_folder / "data" / "aijobs_salaries_2020_2024.parquet"
    found = pool(tmp_path, file, "ai-jobs", {})
    total, large = checked(found, folds=5)
    assert 0.87 <= total.share <= 0.93
    assert large
    assert all(off(one, one.binomial_error) <= 0.0 for one in large)
