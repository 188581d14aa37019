"""Drafts of pay records become records, or are rejected for a reason."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goingrate.base.texts import LANGUAGES, say
from goingrate.data.connectors.contract import DRAFT_PAY, DRAFT_PAY_MORE
from goingrate.data.imports.codes import COUNTRIES, UNITS_PER_USD
from goingrate.data.imports.pay import finish_pay, repeated
from goingrate.data.imports.plausible import (
    LEAST_ELSEWHERE,
    LEAST_GRANT,
    LEAST_WHERE_WAGES_ARE_HIGH,
    MOST_BASE,
    MOST_IN_TOTAL,
    PAY_REASONS,
    POSTING_REASONS,
)
from goingrate.market.records import BASES, COMPONENTS, PAY_COLUMNS, PER_YEAR, PayRecord

from .fakes import NOON, ROW, readers

TODAY = NOON.date()


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


def finished(
    con: duckdb.DuckDBPyConnection, rows: list[Mapping[str, Any]], *, more: bool = False
) -> tuple[list[PayRecord], dict[str, int]]:
    """Return the records kept, in the order of the file, and the others by reason."""
    columns = DRAFT_PAY | DRAFT_PAY_MORE if more else DRAFT_PAY
    shape = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    con.execute(f"CREATE OR REPLACE TEMP TABLE draft ({shape})")
    values = [
        [({**ROW, "row": number, **row}).get(name) for name in columns]
        for number, row in enumerate(rows, 1)
    ]
    marks = ", ".join("?" for _ in columns)
    con.executemany(f"INSERT INTO draft VALUES ({marks})", values)  # noqa: S608
    kept, rejected = finish_pay(
        con, "draft", source="fake", import_id="abc", readers=readers(), today=TODAY
    )
    described = con.execute("DESCRIBE new_pay").fetchall()
    assert {name: kind for name, kind, *_ in described} == PAY_COLUMNS
    found = con.execute('FROM new_pay ORDER BY "row"').fetchall()
    assert len(found) == kept
    return [PayRecord(*row) for row in found], rejected


def test_a_record_has_what_the_draft_says_and_what_was_read(con: duckdb.DuckDBPyConnection) -> None:
    row = {"title": " Senior Engineer ", "soc": "15-1252", "metro": "", "full_time": True}
    (record,), rejected = finished(con, [row])
    assert rejected == {}
    assert record == PayRecord(
        source="fake",
        import_id="abc",
        row=1,
        title="Senior Engineer",
        employer="acme",
        role="software-engineer",
        level="senior",
        employer_kind="startup",
        soc="15-1252",
        country="US",
        region=None,
        metro=None,
        component="base",
        basis="self_reported",
        currency="USD",
        low_per_year=100_000.0,
        high_per_year=100_000.0,
        on_date=date(2024, 1, 1),
        weight=1.0,
        full_time=True,
        duplicate_of_row=None,
    )


def test_unknown_stays_unknown(con: duckdb.DuckDBPyConnection) -> None:
    row = {"title": "Astronaut", "employer": None, "weight": None, "full_time": None}
    (record,), _ = finished(
        con,
        [
            row,
        ],
    )
    assert (record.role, record.level, record.employer, record.employer_kind) == (None,) * 4
    assert record.weight == 1.0
    assert record.full_time is None
    (nameless,), _ = finished(con, [{"title": "  ", "employer": "  "}])
    assert (nameless.title, nameless.employer, nameless.employer_kind) == (None, None, None)


@pytest.mark.parametrize(("period", "per_year"), PER_YEAR.items())
def test_pay_is_per_year(con: duckdb.DuckDBPyConnection, period: str, per_year: float) -> None:
    row = {"pay_low": 52_000 / per_year, "pay_high": 104_000 / per_year, "pay_period": period}
    (record,), _ = finished(con, [row])
    assert record.low_per_year == pytest.approx(52_000)
    assert record.high_per_year == pytest.approx(104_000)


def test_top_coded_pay_stays_open(con: duckdb.DuckDBPyConnection) -> None:
    (record,), _ = finished(con, [{"pay_low": 239_200, "pay_high": None}])
    assert (record.low_per_year, record.high_per_year) == (239_200, None)


def test_the_level_of_the_source_goes_before_that_of_the_title(
    con: duckdb.DuckDBPyConnection,
) -> None:
    given = ["staff", "elite-research", "Leitung", "level 9", None]
    rows = [{"title": "Senior Engineer", "level_given": word} for word in given]
    records, _ = finished(con, rows)
    levels = [record.level for record in records]
    assert levels == ["staff", "elite-research", "executive", "senior", "senior"]


def test_a_place_is_read_where_it_does_not_contradict_the_country(
    con: duckdb.DuckDBPyConnection,
) -> None:
    rows = [
        {"country": None, "place": "San Francisco"},
        {"country": "us ", "place": "San Francisco"},
        {"country": "US", "region": "NY", "place": "San Francisco"},
        {"country": "DE", "place": "San Francisco"},
    ]
    records, rejected = finished(con, rows)
    places = [(record.country, record.region) for record in records]
    assert places == [("US", "CA"), ("US", "CA"), ("US", "NY"), ("DE", None)]
    _, rejected = finished(con, [{"country": None, "place": "Atlantis"}])
    assert rejected == {"reject.no_country": 1}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"pay_low": None}, "no_pay"),
        ({"pay_low": None, "pay_high": None, "currency": None}, "no_pay"),
        ({"pay_low": 0, "pay_high": 0}, "no_pay"),
        ({"pay_low": 0, "pay_high": 0, "component": "grant"}, "no_grant"),
        ({"pay_low": 0, "pay_high": None, "component": "grant"}, "no_grant"),
        ({"pay_low": 0, "pay_high": 90_000, "component": "grant"}, "too_wide"),
        ({"pay_low": None, "component": "grant"}, "no_pay"),
        ({"pay_low": 99, "pay_high": 99, "component": "grant"}, "absurdly_low"),
        ({"pay_low": math.nan}, "no_pay"),
        ({"pay_high": math.nan}, "no_pay"),
        ({"pay_low": -1}, "negative"),
        ({"pay_high": -100_000}, "negative"),
        ({"pay_period": "fortnight"}, "period"),
        ({"pay_period": None}, "period"),
        ({"component": "stock"}, "component"),
        ({"component": None}, "component"),
        ({"basis": "rumour"}, "basis"),
        ({"basis": None}, "basis"),
        ({"currency": None}, "no_currency"),
        ({"currency": " "}, "no_currency"),
        ({"currency": "$"}, "currency"),
        ({"currency": "XBT"}, "currency"),
        ({"country": None}, "no_country"),
        ({"country": "XX"}, "country"),
        ({"country": "Germany"}, "country"),
        ({"on_date": None}, "no_date"),
        ({"on_date": date(2025, 7, 1)}, "in_future"),
        ({"on_date": date(1989, 12, 31)}, "too_old"),
        ({"weight": 0}, "weight"),
        ({"weight": -2}, "weight"),
        ({"weight": math.nan}, "weight"),
        ({"weight": math.inf}, "weight"),
        ({"pay_low": 100_001}, "upside_down"),
        ({"pay_low": 65, "pay_high": 65}, "absurdly_low"),
        ({"pay_low": 12_500_000, "pay_high": 12_500_000}, "absurdly_high"),
        ({"pay_low": 12_500_000, "pay_high": None}, "absurdly_high"),
        ({"pay_low": 100_000, "pay_high": math.inf}, "absurdly_high"),
        ({"pay_low": 2_000, "pay_high": 165_000}, "too_wide"),
        ({"pay_low": 0, "pay_high": 165_000}, "too_wide"),
        ({"pay_low": 219_100, "pay_high": 1_000_000}, "round_cap"),
        ({"pay_low": 600_000, "pay_high": 2_000_000}, "round_cap"),
        ({"reject": "reject.lca_withdrawn", "pay_low": None}, "lca_withdrawn"),
    ],
)
def test_what_cannot_be_is_rejected(
    con: duckdb.DuckDBPyConnection, row: Mapping[str, Any], reason: str
) -> None:
    records, rejected = finished(con, [row])
    assert records == []
    assert rejected == {f"reject.{reason}": 1}


@pytest.mark.parametrize(
    "row",
    [
        {"pay_low": 1_000_000, "pay_high": 1_000_000},
        {"pay_low": 400_000, "pay_high": 1_000_000},
        {"pay_low": 1_500_000, "pay_high": 4_000_000},
        {"pay_low": 1_000_000, "pay_high": None},
        {"pay_low": 20_000_000, "pay_high": 75_000_000, "component": "total"},
        {"pay_low": 130_000, "pay_high": 650_000},
        {"pay_low": 1_500, "pay_high": 1_500, "component": "grant"},
        {"pay_low": 24e6, "pay_high": 24e6, "component": "grant"},
        {"pay_low": 7.25, "pay_high": 7.25, "pay_period": "hour"},
        {"pay_low": 300_000, "pay_high": 300_000, "currency": "INR", "country": "IN"},
        {"pay_low": 3_000_000, "pay_high": 12_000_000, "currency": "JPY", "country": "JP"},
        {"pay_low": 40e6, "pay_high": 200e6, "currency": "KRW", "country": "KR"},
        {"on_date": date(2025, 6, 30)},
        {"on_date": date(1990, 1, 1)},
        {"currency": "usd", "country": "us"},
    ],
)
def test_what_somebody_is_paid_is_kept(
    con: duckdb.DuckDBPyConnection, row: Mapping[str, Any]
) -> None:
    records, rejected = finished(con, [row])
    assert len(records) == 1, rejected


def test_rows_that_agree_in_everything_are_one_record(con: duckdb.DuckDBPyConnection) -> None:
    rows: list[Mapping[str, Any]] = [
        {},
        {"pay_low": None},
        {},
        {"employer": "ACME"},
        {"on_date": date(2024, 1, 2)},
        {"pay_high": 110_000},
        {"pay_low": 100_000 / 12, "pay_high": 100_000 / 12, "pay_period": "month"},
        {"region": "CA"},
        {"title": None},
        {"title": None},
        {"pay_high": None},
        {"pay_high": None},
    ]
    records, _ = finished(con, rows)
    marks = {record.row: record.duplicate_of_row for record in records}
    assert {row: first for row, first in marks.items() if first} == {
        3: 1,
        4: 1,
        7: 1,
        10: 9,
        12: 11,
    }
    assert repeated(con) == 5


def test_an_ad_found_again_later_is_the_same_ad(con: duckdb.DuckDBPyConnection) -> None:
    later, last = date(2024, 2, 1), date(2024, 3, 1)
    rows: list[Mapping[str, Any]] = [
        {"basis": "posted", "on_date": later},
        {"basis": "posted"},
        {"basis": "posted", "on_date": last},
        {"basis": "posted", "on_date": last, "pay_high": 120_000},
        {"basis": "posted", "title": None},
        {"basis": "posted", "title": None, "on_date": later},
        {"basis": "posted", "employer": None},
        {"basis": "posted", "employer": None, "on_date": later},
        {"basis": "posted", "employer": None, "on_date": later},
        {"basis": "self_reported", "on_date": later},
    ]
    records, _ = finished(con, rows)
    marks = {record.row: record.duplicate_of_row for record in records}
    assert {row: first for row, first in marks.items() if first} == {1: 2, 3: 2, 9: 8}


def test_filings_that_look_alike_are_two_positions(con: duckdb.DuckDBPyConnection) -> None:
    records, _ = finished(con, [{"basis": "filed"}, {"basis": "filed"}])
    assert [record.duplicate_of_row for record in records] == [None, None]


def test_skills_are_those_of_the_draft(con: duckdb.DuckDBPyConnection) -> None:
    rows = [{"skills": "python; sql"}, {"skills": None, "title": "Cook"}, {"skills": "python"}]
    records, _ = finished(con, rows, more=True)
    assert [record.skills for record in records] == ["python; sql", None, "python"]
    # what is said of skills does not make two of one
    assert [record.duplicate_of_row for record in records] == [None, None, 1]
    (record, *_), _ = finished(con, rows)
    assert record.skills is None


def test_texts_of_a_file_are_never_part_of_a_statement(con: duckdb.DuckDBPyConnection) -> None:
    evil = "'); DROP TABLE draft; --"
    texts = ("title", "employer", "region", "metro", "soc", "place", "level_given")
    (record,), _ = finished(con, [dict.fromkeys(texts, evil)])
    assert (record.title, record.region, record.soc) == (evil, evil, evil)
    for name in ("country", "currency", "component", "basis", "pay_period"):
        records, rejected = finished(con, [{name: evil}])
        assert records == []
        assert sum(rejected.values()) == 1


NUMBERS = st.sampled_from(
    [None, 0.0, -5.0, 12.0, 4_000.0, 90_000.0, 1e6, 7e6, 3e8, math.nan, math.inf, -math.inf]
)
ROWS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from([None, "", "Engineer", "Koch"]),
        "pay_low": NUMBERS,
        "pay_high": NUMBERS,
        "pay_period": st.sampled_from([None, "hour", "month", "eon"]),
        "currency": st.sampled_from([None, "USD", "eur", "JPY", "XXX"]),
        "country": st.sampled_from([None, "US", "de", "IN", "QQ"]),
        "place": st.sampled_from([None, "San Francisco"]),
        "component": st.sampled_from([None, "total", "grant", "stock"]),
        "basis": st.sampled_from([None, "posted", "filed", "rumour"]),
        "on_date": st.sampled_from([None, date(2024, 2, 29), date(2031, 1, 1), date(1950, 1, 1)]),
        "weight": st.sampled_from([None, 3.0, 0.0, -1.0, math.nan]),
        "reject": st.sampled_from([None, None, None, "reject.no_pay"]),
    },
)


@given(st.lists(ROWS, max_size=60))
@settings(max_examples=40)
def test_every_row_is_kept_or_counted_and_what_is_kept_can_be(rows: list[dict[str, Any]]) -> None:
    with duckdb.connect() as con:
        records, rejected = finished(con, [{}, *rows])  # DuckDB wants at least one
        assert len(records) + sum(rejected.values()) == len(rows) + 1
        assert rejected.keys() <= PAY_REASONS.keys()
        by_row = {record.row: record for record in records}
        for record in records:
            assert record.country in COUNTRIES
            assert record.component in COMPONENTS
            assert record.basis in BASES
            assert date(1990, 1, 1) <= record.on_date <= TODAY
            assert record.weight > 0
            units = UNITS_PER_USD[record.currency]
            top = record.low_per_year if record.high_per_year is None else record.high_per_year
            assert 0 < record.low_per_year <= top <= 5 * record.low_per_year
            most = MOST_BASE if record.component == "base" else MOST_IN_TOTAL
            least = LEAST_GRANT if record.component == "grant" else LEAST_ELSEWHERE
            assert least * units <= top <= most * units
            if record.country in ("US", "DE") and record.component != "grant":
                assert top >= LEAST_WHERE_WAGES_ARE_HIGH * units
            if record.duplicate_of_row is not None:
                first = by_row[record.duplicate_of_row]
                assert first.duplicate_of_row is None
                assert first.low_per_year == record.low_per_year
                assert first.on_date == record.on_date or record.basis == "posted"


@pytest.mark.parametrize("reason", [*PAY_REASONS, *POSTING_REASONS, "reject.unread"])
def test_every_reason_has_words(reason: str) -> None:
    assert all(say(reason, language) for language in LANGUAGES)
