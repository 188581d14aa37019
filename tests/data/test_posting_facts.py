"""The dated values of the postings indices as facts, against the data of the publisher."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from goingrate.base.quantity import Range
from goingrate.data.fact_files import packaged_facts

FACTS = packaged_facts().topic("postings")
SOFTWARE = FACTS["postings.software_hiring_lab_us"]
AI = FACTS["postings.ai_hiring_lab_us"]
BASE = date(2020, 2, 1)


def values(fact_id: str) -> dict[date, float]:
    found = {entry.since: entry.value for entry in FACTS[fact_id].history}
    return {day: value for day, value in found.items() if not isinstance(value, Range)}


@pytest.mark.shared
def test_software_postings_are_those_of_the_publisher(shared_folder: Path) -> None:
    file = shared_folder / "data" / "indeed_postings_by_sector_US_to_2024-09.parquet"
    rows = duckdb.execute(
        "SELECT date, indeed_job_postings_index FROM read_parquet(?) WHERE "
        "display_name = 'Software Development' AND variable = 'total postings'",
        [str(file)],
    ).fetchall()
    printed = {date.fromisoformat(str(day)): index for day, index in rows}
    assert len(values(SOFTWARE.id)) == 4
    for day, value in values(SOFTWARE.id).items():
        assert value == printed[day]


@pytest.mark.shared
def test_ai_postings_are_all_postings_times_the_share_on_that_day(shared_folder: Path) -> None:
    data = shared_folder / "data"
    rows = duckdb.execute(
        "SELECT a.date, a.indeed_job_postings_index_SA * s.AI_share_postings "
        "FROM read_csv(?) AS a JOIN read_csv(?) AS s ON a.date = s.date "
        "WHERE s.jobcountry = 'US' AND a.variable = 'total postings'",
        [
            str(data / "indeed_postings_aggregate_US_to_2024-12.csv"),
            str(data / "indeed_ai_share_US_GB_to_2024-12.csv"),
        ],
    ).fetchall()
    printed = dict(rows)
    for day, value in values(AI.id).items():
        assert value == pytest.approx(100.0 * printed[day] / printed[BASE], abs=0.005 + 1e-9)


def test_the_known_figures() -> None:
    days = [BASE, date(2022, 3, 1), date(2023, 6, 1), date(2024, 3, 1)]
    assert values(SOFTWARE.id) == dict(zip(days, (100.0, 231.19, 92.88, 72.94), strict=True))
    assert values(AI.id) == dict(zip(days, (100.0, 269.86, 119.4, 126.58), strict=True))


def test_both_carry_their_licence_and_say_who_computed_them() -> None:
    for fact, grade, page in (
        (SOFTWARE, "published", "job_postings_tracker"),
        (AI, "measured", "ai-tracker"),
    ):
        assert fact.unit == "index"
        for entry in fact.history:
            assert entry.source.endswith("CC BY 4.0")
            assert entry.grade == grade
            assert entry.address == f"https://github.com/hiring-lab/{page}"
    note = AI.history[0].note
    assert note is not None
    assert "https://github.com/hiring-lab/job_postings_tracker" in note.en
    assert "https://github.com/hiring-lab/job_postings_tracker" in note.de
