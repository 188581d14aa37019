"""Records of two kinds of work as the sample of a gap in pay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pytest

from goingrate.answers.premium_pools import GapRecords, comparable_records, gap_sample
from goingrate.answers.premium_skills import MOST_SKILLS
from goingrate.answers.rate_pools import pools
from goingrate.base.kinds import Place, Segment
from goingrate.base.texts import LANGUAGES, Language, Phrase, say
from goingrate.data.engines import open_tables
from goingrate.market.records import PAY_COLUMNS

AI, SOFTWARE = Segment(role="ai-engineer"), Segment(role="software-engineer")
ROLES = ("ai-engineer", "software-engineer")
ROW: dict[str, Any] = {
    "role": "ai-engineer",
    "level": "senior",
    "country": "US",
    "region": "CA",
    "employer_kind": "startup",
    "employer": "acme",
    "skills": None,
    "year": 2024,
    "low_per_year": 100_000.0,
    "high_per_year": 100_000.0,
    "records": 1,
    "positions": 1.0,
}
SCHEMA = pa.schema(
    [
        (name, pa.string())
        for name in ("role", "level", "country", "region", "employer_kind", "employer", "skills")
    ]
    + [("year", pa.int32()), ("low_per_year", pa.float64()), ("high_per_year", pa.float64())]
    + [("records", pa.int64()), ("positions", pa.float64())]
)


def table(*rows: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist([{**ROW, **row} for row in rows], schema=SCHEMA)


def software(**fields: Any) -> dict[str, Any]:
    return {"role": "software-engineer", **fields}


def said(note: Phrase, language: Language) -> str:
    return say(note.key, language, **dict(note.values))


def sampled(*rows: dict[str, Any], **asked: Any) -> GapRecords:
    return gap_sample(table(*rows), **{"of": AI, "over": SOFTWARE, **asked})


@pytest.mark.parametrize(
    ("ends", "pay"), [("low", 100_000), ("middle", 125_000), ("high", 150_000)]
)
def test_bands_count_as_asked_and_open_pay_as_its_bound(ends: Any, pay: float) -> None:
    rows = [
        {"high_per_year": 150_000.0},
        software(low_per_year=90_000.0, high_per_year=90_000.0, records=2),
        software(low_per_year=239_200.0, high_per_year=None),
    ]
    found = sampled(*rows, ends=ends)
    assert np.exp(found.sample.log_pay).tolist() == pytest.approx([pay, 90_000, 239_200])
    assert (found.banded, found.open_ended) == (0.25, 0.25)


def test_factors_are_numbered_and_unknown_is_one_of_its_own() -> None:
    rows = [
        {"employer": "zeta", "region": "TX", "level": None, "year": 2022},
        software(employer=None, region=None, level="mid", year=2024),
        software(employer="acme", region="CA", level="senior", year=2022),
    ]
    sample = sampled(*rows).sample
    assert sample.is_of.tolist() == [True, False, False]
    assert sample.employer.tolist() == [1, -1, 0]
    assert sample.cell["level"].tolist() == [2, 0, 1]
    assert sample.cell["place"].tolist() == [1, 2, 0]
    assert sample.controls["date"].tolist() == [0, 1, 0]
    for codes in (sample.employer, *sample.cell.values(), *sample.controls.values()):
        assert codes.dtype == np.int32


def test_records_weigh_unless_positions_are_asked_for() -> None:
    rows = [{"records": 2, "positions": 50.0}, software(records=3, positions=3.0)]
    assert sampled(*rows).sample.weight.tolist() == [2.0, 3.0]
    assert sampled(*rows, by_positions=True).sample.weight.tolist() == [50.0, 3.0]


def test_both_kinds_of_work_are_narrowed_alike() -> None:
    rows = [
        {},
        {"level": None},
        software(),
        software(region="TX"),
        software(employer_kind=None),
        {"role": "data-scientist"},
        {"low_per_year": 0.0},
        {"low_per_year": float("nan")},
    ]
    assert sampled(*rows).sample.is_of.tolist() == [True, True, False, False, False]
    of, over = (
        replace(work, level="senior", employer="startup", place=Place("US", region="CA"))
        for work in (AI, SOFTWARE)
    )
    assert sampled(*rows, of=of, over=over).sample.is_of.tolist() == [True, False]


def test_nothing_there_is_an_empty_sample() -> None:
    found = sampled({"role": "data-scientist"})
    assert found.sample.log_pay.size == 0
    assert (found.banded, found.no_skills) == (0.0, "not_said")


def test_skills_are_those_that_both_kinds_of_work_ask_for() -> None:
    rows = [
        {"skills": "cuda; python; sql", "records": 3},
        {"skills": None},
        software(skills="java; python", records=2),
        software(skills="python; sql"),
        software(skills=None, records=3),
    ]
    found = sampled(*rows)
    assert found.skill_names == ("python", "sql")
    assert found.no_skills is None
    asked = [[True, True], [False, False], [True, False], [True, True], [False, False]]
    assert found.sample.skills.tolist() == asked
    (note,) = found.notes
    assert said(note, "en").startswith("40% of the records")
    assert all(said(note, language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([{}, software()], "not_said"),
        ([{"skills": "python"}, software(skills="python"), software(records=2)], "seldom_said"),
        ([{"skills": "python"}, {}, {}, software(skills="python")], "seldom_said"),
        ([{"skills": "python"}, software(skills="sql")], "none_in_common"),
    ],
)
def test_why_no_skills_are_compared(rows: list[dict[str, Any]], why: str) -> None:
    found = sampled(*rows)
    assert (found.no_skills, found.skill_names) == (why, ())
    assert found.sample.skills.shape == (len(rows), 0)
    assert all(said(note, language) for note in found.notes for language in LANGUAGES)
    assert bool(found.notes) == (why != "not_said")


def test_the_most_frequent_skills_stay() -> None:
    names = [f"skill {number:02}" for number in range(40)]
    rows = [
        {**kind, "skills": "; ".join(names[: number + 1])}
        for kind in ({}, software())
        for number in reversed(range(40))
    ]
    found = sampled(*rows)
    assert found.skill_names == tuple(names[:MOST_SKILLS])
    assert found.sample.skills.sum(axis=0).tolist() == [2 * (40 - n) for n in range(MOST_SKILLS)]


PAY = {
    "source": "own",
    "import_id": "a",
    "row": 1,
    "title": "AI Engineer",
    "employer": "acme",
    "role": "ai-engineer",
    "level": "senior",
    "country": "US",
    "region": "CA",
    "component": "base",
    "basis": "posted",
    "currency": "USD",
    "low_per_year": 200_000.0,
    "high_per_year": 200_000.0,
    "on_date": date(2023, 7, 1),
    "weight": 1.0,
    "skills": "python",
}
KINDS = {"VARCHAR": pa.string(), "BIGINT": pa.int64(), "DOUBLE": pa.float64()} | {
    "DATE": pa.date32(),
    "BOOLEAN": pa.bool_(),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pool with everything that has to be left out or folded."""
    changes: list[dict[str, Any]] = [
        {},
        {"import_id": "b"},
        {"role": "software-engineer", "title": "Engineer", "row": 2, "low_per_year": 150_000.0},
        {"role": "data-scientist", "title": "Scientist", "row": 3},
        {"role": None, "title": "Cook", "row": 4},
        {"row": 5, "duplicate_of_row": 1},
        {"row": 6, "full_time": False},
        {"row": 7, "component": "total"},
        {"row": 8, "country": "DE"},
        {"row": 9, "on_date": date(2024, 1, 1), "skills": None},
    ]
    schema = pa.schema([(name, KINDS[kind]) for name, kind in PAY_COLUMNS.items()])
    rows = pa.Table.from_pylist([{**PAY, **change} for change in changes], schema=schema)
    with duckdb.connect() as con:
        con.register("pay", rows)
        con.execute(f"COPY (FROM pay) TO '{tmp_path / 'pay.parquet'}' (FORMAT parquet)")
    return tmp_path


def test_records_are_those_of_the_pool_each_once(folder: Path) -> None:
    with open_tables(folder=folder) as tables:
        key = next(key for key in pools(tables, "US") if key.component == "base")
        as_it_was = comparable_records(tables, key, "US", ROLES, {})
        moved = comparable_records(tables, key, "US", ROLES, {2023: 1.1})
    told = as_it_was.select(["role", "skills", "year", "low_per_year", "records"]).to_pylist()
    assert [tuple(row.values()) for row in told] == [
        ("ai-engineer", None, 2024, 200_000.0, 1),
        ("ai-engineer", "python", 2023, 200_000.0, 1),
        ("software-engineer", "python", 2023, 150_000.0, 1),
    ]
    assert moved["low_per_year"].to_pylist() == pytest.approx([220_000, 165_000])
    sample = gap_sample(as_it_was, of=AI, over=SOFTWARE).sample
    assert sample.is_of.tolist() == [True, True, False]
    assert sample.controls["date"].tolist() == [1, 0, 0]
