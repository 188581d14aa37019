from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from goingrate.base.errors import BadField, BadFile
from goingrate.data.connectors import ai_jobs
from goingrate.data.connectors.contract import DRAFT_PAY

Connection = duckdb.DuckDBPyConnection

HEADER = (
    "work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,"
    "employee_residence,remote_ratio,company_location,company_size"
)


def _row(salary: object, *, title: str = "Data Engineer", level: str = "SE", **more: str) -> str:
    return (
        f"{more.get('year', '2024')},{level},{more.get('kind', 'FT')},{title},{salary},"
        f"{more.get('currency', 'USD')},{salary},US,0,{more.get('country', 'US')},M"
    )


def _draft(con: Connection, folder: Path, *rows: str) -> list[tuple[Any, ...]]:
    path = folder / "salaries.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n")
    ai_jobs.draft(con, path, {})
    return con.execute("FROM ai_jobs_pay ORDER BY row").fetchall()


def _bands(con: Connection, folder: Path, *salaries: object) -> list[tuple[Any, ...]]:
    _draft(con, folder, *[_row(salary) for salary in salaries])
    return con.execute("SELECT row, pay_low, pay_high FROM ai_jobs_pay ORDER BY row").fetchall()


def test_a_draft_has_the_columns_of_the_contract(con: Connection, tmp_path: Path) -> None:
    (record,) = _draft(con, tmp_path, _row(90_000, level="EX", currency="EUR", country="DE"))
    kinds = dict(
        con.execute("SELECT column_name, column_type FROM (DESCRIBE ai_jobs_pay)").fetchall()
    )
    assert kinds == DRAFT_PAY
    assert dict(zip(DRAFT_PAY, record, strict=True)) == {
        "row": 1,
        "title": "Data Engineer",
        "employer": None,
        "soc": None,
        "level_given": "executive",
        "country": "DE",
        "region": None,
        "metro": None,
        "place": None,
        "pay_low": 90_000.0,
        "pay_high": 90_000.0,
        "pay_period": "year",
        "currency": "EUR",
        "component": "base",
        "basis": "self_reported",
        "on_date": date(2024, 1, 1),
        "weight": 1.0,
        "full_time": True,
        "reject": None,
    }


@pytest.mark.parametrize(
    ("salaries", "bands"),
    [
        ([200, 150], [(1, 150, 200)]),
        ([150], [(1, 150, 150)]),
        ([150, 150], [(1, 150, 150), (2, 150, 150)]),
        ([150, 200], [(1, 150, 150), (2, 200, 200)]),
        ([200, 150, 200, 150], [(1, 150, 200), (3, 150, 200)]),
        ([200, 150, 140, 100], [(1, 150, 200), (3, 100, 140)]),
        ([200, 150, 140], [(1, 150, 200), (3, 140, 140)]),
        ([120, 200, 150, 150], [(1, 120, 120), (2, 150, 200), (4, 150, 150)]),
    ],
)
def test_neighbours_with_falling_pay_are_bands_two_by_two(
    con: Connection, tmp_path: Path, salaries: list[int], bands: list[tuple[int, int, int]]
) -> None:
    assert _bands(con, tmp_path, *salaries) == bands


@pytest.mark.parametrize(
    "other",
    [
        _row(150, title="Data Analyst"),
        _row(150, level="MI"),
        _row(150, year="2023"),
        _row(150, currency="EUR"),
        _row(150, country="DE"),
        _row(150, kind="CT"),
    ],
)
def test_rows_that_differ_in_more_than_pay_are_no_band(
    con: Connection, tmp_path: Path, other: str
) -> None:
    assert len(_draft(con, tmp_path, _row(200), other)) == 2


def test_duplicates_stay(con: Connection, tmp_path: Path) -> None:
    assert _bands(con, tmp_path, 200, 150, 200, 150, 200, 150) == [
        (row, 150, 200) for row in (1, 3, 5)
    ]


def test_levels_and_kinds_of_work(con: Connection, tmp_path: Path) -> None:
    rows = [_row(100 + n, level=level) for n, level in enumerate(["EN", "MI", "SE", "EX", "??"])]
    _draft(con, tmp_path, *rows, *[_row(1, kind=kind) for kind in ("PT", "CT", "FL")])
    found = con.execute("SELECT level_given, full_time FROM ai_jobs_pay ORDER BY row").fetchall()
    levels = ["entry", "mid", "senior", "executive", None, *["senior"] * 3]
    assert found == list(zip(levels, [True] * 5 + [False, None, None], strict=True))


@pytest.mark.parametrize("year", ["", "soon", "99999999999"])
def test_what_is_no_number_or_year_is_left_open(con: Connection, tmp_path: Path, year: str) -> None:
    _draft(con, tmp_path, _row("a lot", year=year))
    found = con.execute("SELECT pay_low, pay_high, on_date FROM ai_jobs_pay").fetchall()
    assert found == [(None, None, None)]


def test_other_columns_are_named(con: Connection, tmp_path: Path) -> None:
    path = tmp_path / "salaries.csv"
    path.write_text("work_year,job_title,pay\n2024,x,1\n")
    with pytest.raises(BadFile, match=r"experience_level.*salary"):
        ai_jobs.draft(con, path, {})


def test_there_are_no_options(con: Connection, tmp_path: Path) -> None:
    with pytest.raises(BadField):
        ai_jobs.draft(con, tmp_path / "salaries.csv", {"pairs": "no"})


@pytest.fixture(scope="module")
def shared_draft(shared_folder: Path) -> Connection:
    con = duckdb.connect()
    path = shared_folder / "data" / "aijobs_salaries_2020_2024.parquet"
    drafted = ai_jobs.draft(con, path, {})
    (note,) = drafted.notes
    assert dict(note.values) == {"rows": "72704", "records": "37777", "bands": "34927"}
    return con


@pytest.mark.shared
def test_shared_file_is_mostly_bands(shared_draft: Connection) -> None:
    in_pairs = shared_draft.execute(
        "SELECT 2 * count(*) / 72704 FROM ai_jobs_pay WHERE pay_high > pay_low"
    ).fetchall()
    assert in_pairs[0][0] == pytest.approx(0.96, abs=0.005)  # "96% of the rows"


def _median(con: Connection, title: str, year: int, *, all_work: bool) -> float:
    """Return the median midpoint in US dollars, as the file converts it."""
    found = con.execute(
        """
        SELECT median(usd) FROM (
            SELECT pay."row", avg(salary_in_usd) AS usd
            FROM ai_jobs_pay AS pay JOIN ai_jobs_given AS given
                ON given."row" BETWEEN pay."row" AND pay."row" + (pay_high > pay_low)::INTEGER
            WHERE title = ? AND year(on_date) = ? AND country = 'US' AND (full_time OR ?)
            GROUP BY pay."row"
        )
        """,
        [title, year, all_work],
    ).fetchall()
    return float(found[0][0])


@pytest.mark.shared
@pytest.mark.parametrize(
    ("other", "year", "ratio", "all_work"),
    [
        ("Data Engineer", 2023, 1.28, True),
        ("Data Engineer", 2024, 1.33, True),
        ("Software Engineer", 2024, 1.05, True),
        ("Data Engineer", 2024, 1.33, False),
        ("Software Engineer", 2024, 1.05, False),
        # The README of the data says 1.28 of full-time work; that is the ratio of all work.
        ("Data Engineer", 2023, 1.30, False),
    ],
)
def test_shared_ratios_of_medians_of_midpoints(
    shared_draft: Connection, other: str, year: int, ratio: float, all_work: bool
) -> None:
    engineer = _median(shared_draft, "Machine Learning Engineer", year, all_work=all_work)
    found = engineer / _median(shared_draft, other, year, all_work=all_work)
    assert found == pytest.approx(ratio, abs=0.005)
