"""Files of the Indeed Hiring Lab become posting counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from goingrate.base.errors import BadField, BadFile
from goingrate.base.kinds import ROLE_FAMILIES
from goingrate.data.connectors import hiring_lab
from goingrate.data.connectors.contract import DRAFT_POSTINGS

SECTOR = """date,jobcountry,indeed_job_postings_index,variable,display_name
2022-03-01,US,231.2,total postings,Software Development
2022-03-01,US,180.5,new postings,Software Development
2022-03-01,DE,140,total postings,Nursing
2022-03-01,DE,n/a,total postings,Nursing
"""
TOTAL = """date,jobcountry,indeed_job_postings_index_SA,indeed_job_postings_index_NSA,variable
2020-02-01,FR,100,101.5,total postings
2020-02-01,FR,100,99,new postings
"""
SHARE = "date,jobcountry,AI_share_postings\n2024-03-01,GB,2.23\n"


def drafted(folder: Path, text: str, name: str = "file.csv") -> list[dict[str, Any]]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return rows_of(path)


def rows_of(path: Path) -> list[dict[str, Any]]:
    con = duckdb.connect()
    result = hiring_lab.draft(con, path, {})
    assert result.pay is None
    found = con.execute(f"FROM {result.postings}")
    columns = [column[0] for column in found.description]
    assert columns == list(DRAFT_POSTINGS)
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


def test_sectors(tmp_path: Path) -> None:
    rows = drafted(tmp_path, SECTOR)
    assert [(r["row"], r["country"], r["sector"], r["role"], r["value"]) for r in rows] == [
        (1, "US", "Software Development", "software-engineer", 231.2),
        (2, "US", "Software Development, new postings", None, 180.5),
        (3, "DE", "Nursing", None, 140.0),
        (4, "DE", "Nursing", None, None),  # counted by the import: no value
    ]
    assert {(r["measure"], r["base_date"], r["seasonally_adjusted"]) for r in rows} == {
        ("index", date(2020, 2, 1), True)
    }
    assert rows[0]["on_date"] == date(2022, 3, 1)
    assert all(r["region"] is r["reject"] is None for r in rows)


def test_all_postings_have_two_series(tmp_path: Path) -> None:
    rows = drafted(tmp_path, TOTAL)
    found = sorted((r["sector"], r["seasonally_adjusted"], r["value"], r["row"]) for r in rows)
    assert found == [
        ("all", False, 101.5, 1),
        ("all", True, 100.0, 1),
        ("all, new postings", False, 99.0, 2),
        ("all, new postings", True, 100.0, 2),
    ]


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        (SHARE, "any.csv", "ai"),
        (SHARE.replace("AI_share_postings", "GenAI_share_postings"), "any.csv", "genai"),
        ("modified_date,jobcountry,ma_share_perc\n2024-03-01,GB,2.23\n", "ai-postings.csv", "ai"),
        ("modified_date,jobcountry,ma_share_perc\n2024-03-01,GB,2.23\n", "genai.csv", "genai"),
    ],
)
def test_a_percentage_becomes_a_share(tmp_path: Path, text: str, name: str, sector: str) -> None:
    (row,) = drafted(tmp_path, text, name)
    assert row["value"] == pytest.approx(0.0223)
    assert (row["measure"], row["sector"], row["base_date"]) == ("share", sector, None)


def test_another_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile) as caught:
        drafted(tmp_path, "date,jobcountry,wages\n2024-03-01,GB,2\n")
    assert "jobcountry, wages" in str(caught.value)


def test_there_are_no_options(tmp_path: Path) -> None:
    with pytest.raises(BadField):
        hiring_lab.draft(duckdb.connect(), tmp_path, {"country": "US"})


def test_roles_are_those_of_the_project() -> None:
    assert set(hiring_lab._ROLES.values()) <= set(ROLE_FAMILIES)


@pytest.mark.shared
def test_published_files(shared_folder: Path) -> None:
    data = shared_folder / "data"
    rows = rows_of(data / "indeed_postings_by_sector_US_to_2024-09.parquet")
    software = {r["on_date"]: r["value"] for r in rows if r["role"] == "software-engineer"}
    # ../shared/data/README.md names these
    assert round(software[date(2022, 3, 1)], 1) == 231.2
    assert round(software[date(2023, 6, 1)], 1) == 92.9
    assert round(software[date(2024, 3, 1)], 1) == 72.9
    total = rows_of(data / "indeed_postings_aggregate_US_to_2024-12.csv")
    assert len(total) == 4 * 1796
    share = rows_of(data / "indeed_ai_share_US_GB_to_2024-12.csv")
    assert {r["country"] for r in share} == {"US", "GB"}
    assert all(0.005 < r["value"] < 0.1 for r in share)
    level = {
        (r["on_date"]): r["value"]
        for r in total
        if r["seasonally_adjusted"] and r["sector"] == "all"
    }
    ai = {r["on_date"]: r["value"] for r in share if r["country"] == "US"}
    days = [date(2020, 2, 1), date(2022, 3, 1), date(2023, 6, 1), date(2024, 3, 1)]
    postings = [level[day] * ai[day] for day in days]
    assert [round(100 * p / postings[0], 1) for p in postings[1:]] == [269.9, 119.4, 126.6]
