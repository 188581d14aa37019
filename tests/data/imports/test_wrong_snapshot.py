"""The snapshot of 18 July 2026 that was read wrongly at the source: caught, and counted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest

from goingrate.data.connectors.contract import DRAFT_PAY, Drafted
from goingrate.data.imports.importing import import_file
from goingrate.data.store.store import Store

from .fakes import NOON, FakeConnector, readers

WRONG = "2026-07-18"


class Ads(FakeConnector):
    """Ads with bands in dollars; the place is taken to be in the US."""

    def draft(
        self, con: duckdb.DuckDBPyConnection, path: Path, options: Mapping[str, Any]
    ) -> Drafted:
        said = {
            "row": "row_number() OVER ()",
            "title": "title",
            "employer": "company",
            "country": "'US'",
            "metro": "location_raw",
            "pay_low": "salary_min_usd",
            "pay_high": "salary_max_usd",
            "pay_period": "'year'",
            "currency": "'USD'",
            "component": "'base'",
            "basis": "'posted'",
            "on_date": "snapshot_date",
        }
        columns = ", ".join(
            f'CAST({said.get(name, "NULL")} AS {kind}) AS "{name}"'
            for name, kind in DRAFT_PAY.items()
        )
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE draft AS SELECT {columns} FROM read_parquet(?)"  # noqa: S608
            " WHERE snapshot_date = ?",
            [str(path), options["day"]],
        )
        return Drafted(pay="draft")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("day", "rejected"),
    [
        (WRONG, {"no_pay": 3_199, "too_wide": 21, "round_cap": 6}),
        ("2026-07-22", {"no_pay": 4_548}),
        ("2026-07-31", {"no_pay": 4_668}),
    ],
)
def test_spurious_caps_are_caught_and_good_bands_kept(
    tmp_path: Path, shared_folder: Path, day: str, rejected: dict[str, int]
) -> None:
    path = shared_folder / "data" / "job_ads_with_bands_2026-07.parquet"
    store = Store.open(tmp_path)
    at = NOON.replace(year=2026, month=8)
    report = import_file(store, Ads(), path, {"day": day}, at=at, readers=readers())
    assert report.rejected == {f"reject.{reason}": count for reason, count in rejected.items()}
    with store.reading() as con:
        (caps,) = con.execute(
            "SELECT count(*) FROM pay WHERE high_per_year >= 1e6 AND fmod(high_per_year, 1e6) = 0"
        ).fetchone() or (None,)
    assert caps == 0
