from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from goingrate.base.errors import BadField, BadFile, InputError
from goingrate.data.connectors import lca
from goingrate.data.connectors.contract import DRAFT_PAY, Drafted
from goingrate.data.connectors.lca_eras import ERAS, era_of, fiscal_day
from goingrate.market.records import PER_YEAR

Connection = duckdb.DuckDBPyConnection

#: A filing in the columns of 2020 and later; the firm is invented.
FILING: dict[str, Any] = {
    "CASE_NUMBER": "I-200-23001-000001",
    "CASE_STATUS": "Certified",
    "DECISION_DATE": "2023-10-05",
    "VISA_CLASS": "H-1B",
    "JOB_TITLE": "Software Engineer",
    "SOC_CODE": "15-1252.00",
    "FULL_TIME_POSITION": "Y",
    "BEGIN_DATE": "2024-02-01",
    "TOTAL_WORKER_POSITIONS": "3",
    "EMPLOYER_NAME": "Example Systems &amp; Co, Inc.",
    "EMPLOYER_POC_LAST_NAME": "Doe",
    "WORKSITE_CITY": "San Jose",
    "WORKSITE_STATE": "CA",
    "WAGE_RATE_OF_PAY_FROM": "$150,000.00",
    "WAGE_RATE_OF_PAY_TO": "170000",
    "WAGE_UNIT_OF_PAY": "Year",
}


def _file(folder: Path, *filings: Mapping[str, str], name: str = "LCA_FY2024_Q1.csv") -> Path:
    path = folder / name
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(filings[0]), delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(filings)
    return path


def _drafted(
    con: Connection, path: Path, options: Mapping[str, Any] | None = None
) -> tuple[Drafted, list[dict[str, Any]]]:
    drafted = lca.draft(con, path, options or {})
    rows = con.execute("FROM lca_pay ORDER BY row").fetchall()
    return drafted, [dict(zip(DRAFT_PAY, row, strict=True)) for row in rows]


def _record(con: Connection, folder: Path, **changed: str) -> dict[str, Any]:
    (record,) = _drafted(con, _file(folder, FILING | changed))[1]
    return record


def test_a_draft_has_the_columns_of_the_contract(con: Connection, tmp_path: Path) -> None:
    record = _record(con, tmp_path)
    kinds = con.execute("SELECT column_name, column_type FROM (DESCRIBE lca_pay)").fetchall()
    assert dict(kinds) == DRAFT_PAY
    assert record == {
        "row": 1,
        "title": "Software Engineer",
        "employer": "Example Systems & Co, Inc.",
        "soc": "15-1252",
        "level_given": None,
        "country": "US",
        "region": "CA",
        "metro": None,
        "place": "San Jose, CA",
        "pay_low": 150_000.0,
        "pay_high": 170_000.0,
        "pay_period": "year",
        "currency": "USD",
        "component": "base",
        "basis": "filed",
        "on_date": date(2023, 10, 5),
        "weight": 3.0,
        "full_time": True,
        "reject": None,
    }


def test_notes_name_dropped_columns_and_rules(con: Connection, tmp_path: Path) -> None:
    drafted, _ = _drafted(con, _file(tmp_path, FILING))
    persons, rules = drafted.notes
    assert dict(persons.values) == {"columns": "EMPLOYER_POC_LAST_NAME"}
    assert dict(rules.values) == {
        "years": "2020+",
        "rules": "certified_only=true, full_time_only=true, visa=H-1B, weight=positions",
    }


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"CASE_STATUS": "CERTIFIED"}, None),
        ({"CASE_STATUS": "Certified - Withdrawn"}, "reject.not_certified"),
        ({"CASE_STATUS": "CERTIFIED-WITHDRAWN"}, "reject.not_certified"),
        ({"CASE_STATUS": "Withdrawn"}, "reject.not_certified"),
        ({"CASE_STATUS": "DENIED"}, "reject.not_certified"),
        ({"CASE_STATUS": ""}, "reject.not_certified"),
        ({"VISA_CLASS": "H-1B1 Chile"}, "reject.other_visa"),
        ({"VISA_CLASS": "E-3 Australian"}, "reject.other_visa"),
        ({"VISA_CLASS": "GREEN CARD"}, "reject.other_visa"),
        ({"VISA_CLASS": ""}, None),
        ({"VISA_CLASS": "", "CASE_NUMBER": "I-203-23001-000001"}, "reject.other_visa"),
        ({"FULL_TIME_POSITION": "N"}, "reject.not_full_time"),
        ({"FULL_TIME_POSITION": ""}, None),
        ({"WAGE_RATE_OF_PAY_FROM": ""}, "reject.no_pay"),
        ({"WAGE_RATE_OF_PAY_FROM": "0.0", "WAGE_RATE_OF_PAY_TO": "0.0"}, "reject.no_pay"),
        ({"WAGE_RATE_OF_PAY_FROM": "secret"}, "reject.no_pay"),
        ({"WAGE_UNIT_OF_PAY": ""}, "reject.period"),
        ({"WAGE_UNIT_OF_PAY": "Select Pay Range"}, "reject.period"),
        ({"WAGE_UNIT_OF_PAY": "Hour"}, "reject.wrong_unit"),
        ({"WAGE_UNIT_OF_PAY": "Month"}, "reject.wrong_unit"),
        ({"WAGE_RATE_OF_PAY_FROM": "45", "WAGE_RATE_OF_PAY_TO": ""}, "reject.wrong_unit"),
        ({"WAGE_RATE_OF_PAY_FROM": "-150000"}, "reject.wrong_unit"),
        ({"WAGE_RATE_OF_PAY_FROM": "inf"}, "reject.wrong_unit"),
        ({"WAGE_RATE_OF_PAY_TO": "81.5"}, "reject.wrong_unit"),
        ({"WAGE_RATE_OF_PAY_TO": "149999"}, "reject.upside_down"),
    ],
)
def test_reasons(
    con: Connection, tmp_path: Path, changed: dict[str, str], reason: str | None
) -> None:
    assert _record(con, tmp_path, **changed)["reject"] == reason


@pytest.mark.parametrize("to", ["", "0", "0.0", "150000"])
def test_a_wage_without_an_upper_end_is_a_point(con: Connection, tmp_path: Path, to: str) -> None:
    record = _record(con, tmp_path, WAGE_RATE_OF_PAY_TO=to)
    assert (record["pay_low"], record["pay_high"], record["reject"]) == (150_000, 150_000, None)


@pytest.mark.parametrize(
    ("unit", "wage", "period"),
    [
        ("Year", "85000", "year"),
        ("YR", "85000", "year"),
        ("Month", "7000", "month"),
        ("MTH", "7000", "month"),
        ("Bi-Weekly", "3000", "two_weeks"),
        ("BI WEEKLY", "3000", "two_weeks"),
        ("Week", "1500", "week"),
        ("wk", "1500", "week"),
        ("Hour", "40.5", "hour"),
        ("HR", "40.5", "hour"),
    ],
)
def test_units(con: Connection, tmp_path: Path, unit: str, wage: str, period: str) -> None:
    changed = {"WAGE_UNIT_OF_PAY": unit, "WAGE_RATE_OF_PAY_FROM": wage, "WAGE_RATE_OF_PAY_TO": ""}
    record = _record(con, tmp_path, **changed)
    assert (record["pay_period"], record["reject"]) == (period, None)
    assert period in PER_YEAR


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2014-09-29 15:59:50", date(2014, 9, 29)),
        ("2014-09-29 15:59:50.123", date(2014, 9, 29)),
        ("9/5/2014", date(2014, 9, 5)),
        ("12/31/14", date(2014, 12, 31)),
        ("05-Oct-2014", date(2014, 10, 5)),
        ("05-Oct-14", date(2014, 10, 5)),
        ("01/31/2014 23:59", date(2014, 1, 31)),
        ("", date(2024, 2, 1)),  # the first day of employment
        ("soon", date(2024, 2, 1)),
    ],
)
def test_days(con: Connection, tmp_path: Path, given: str, day: date) -> None:
    assert _record(con, tmp_path, DECISION_DATE=given)["on_date"] == day


def test_without_dates_the_name_of_the_file_tells_the_quarter(
    con: Connection, tmp_path: Path
) -> None:
    undated = {name: text for name, text in FILING.items() if not name.endswith("_DATE")}
    drafted, (record,) = _drafted(con, _file(tmp_path, undated))
    assert record["on_date"] == date(2023, 10, 1)
    assert drafted.notes[-1].key == "lca.day_of_name"
    drafted, (record,) = _drafted(con, _file(tmp_path, undated, name="filings.csv"))
    assert record["on_date"] is None
    assert drafted.notes[-1].key == "lca.no_day"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("LCA_Disclosure_Data_FY2025_Q4.xlsx", date(2025, 7, 1)),
        ("H-1B_Disclosure_Data_FY2018_EOY.xlsx", date(2017, 10, 1)),
        ("fiscal year 2016 q3.csv", date(2016, 4, 1)),
        ("FY20151.csv", None),
    ],
)
def test_fiscal_years_begin_in_october(name: str, day: date | None) -> None:
    assert fiscal_day(name) == day


@pytest.mark.parametrize(
    ("given", "soc"),
    [
        ("15-1132", "15-1132"),
        ("15-1132.00", "15-1132"),
        ("15-1299.08", "15-1299"),
        ("15-1132-08", "15-1132"),
        ("151132", "15-1132"),
        ("N/A", "N/A"),
        ("", None),
    ],
)
def test_occupation_codes(con: Connection, tmp_path: Path, given: str, soc: str | None) -> None:
    assert _record(con, tmp_path, SOC_CODE=given)["soc"] == soc


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        ({}, ["1"]),
        ({"certified_only": "false"}, ["1", "2"]),
        ({"full_time_only": False}, ["1", "3"]),
        ({"visa": "h-1b1"}, ["4"]),
        ({"visa": "E-3"}, ["5"]),
        ({"visa": "all"}, ["1", "4", "5"]),
    ],
)
def test_rules_can_be_switched(
    con: Connection, tmp_path: Path, options: dict[str, Any], kept: list[str]
) -> None:
    filings = [
        FILING | {"JOB_TITLE": str(number)} | changed
        for number, changed in enumerate(
            [
                {},
                {"CASE_STATUS": "Denied"},
                {"FULL_TIME_POSITION": "N"},
                {"VISA_CLASS": "H-1B1 Singapore"},
                {"VISA_CLASS": "E-3 Australian"},
            ],
            start=1,
        )
    ]
    _, records = _drafted(con, _file(tmp_path, *filings), options)
    assert [record["title"] for record in records if record["reject"] is None] == kept


def test_weights(con: Connection, tmp_path: Path) -> None:
    path = _file(tmp_path, FILING, FILING | {"TOTAL_WORKER_POSITIONS": ""})
    assert [record["weight"] for record in _drafted(con, path)[1]] == [3, 1]
    _, records = _drafted(con, path, {"weight": "filings"})
    assert [record["weight"] for record in records] == [1, 1]


def test_columns_that_are_not_there_are_said(con: Connection, tmp_path: Path) -> None:
    needed = ("JOB_TITLE", "EMPLOYER_NAME", "WAGE_RATE_OF_PAY_FROM", "WAGE_UNIT_OF_PAY")
    bare = {name: FILING[name] for name in needed}
    drafted, (record,) = _drafted(con, _file(tmp_path, bare))
    assert (record["reject"], record["weight"], record["full_time"]) == (None, 1, None)
    assert [note.key for note in drafted.notes] == [
        "lca.rules",
        "lca.no_status",
        "lca.no_visa",
        "lca.no_positions",
        "lca.day_of_name",
        "lca.full_time_unknown",
    ]


@pytest.mark.parametrize("era", ERAS, ids=lambda era: era.years)
def test_each_era_is_known_by_its_columns(era: Any, con: Connection, tmp_path: Path) -> None:
    columns = era.columns()
    assert era_of(list(columns.values())) is era
    said = {
        "title": "Analyst",
        "employer": "Example",
        "unit": "Year",
        "wage": "60000 - 70000.50",
        "wage_from": "60000",
        "wage_to": "70000.50",
        "status": "CERTIFIED",
        "decided": "2014-01-31",
        "positions": "2.0",
        "state": "tx",
        "city": "AUSTIN",
    }
    filing = {name: said.get(what, "") for what, name in columns.items()}
    _, (record,) = _drafted(con, _file(tmp_path, filing))
    assert record["reject"] is None
    assert [record[name] for name in ("title", "employer", "pay_low", "pay_high", "weight")] == [
        "Analyst",
        "Example",
        60_000,
        70_000.5,
        2,
    ]
    assert (record["region"], record["on_date"]) == ("TX", date(2014, 1, 31))


@pytest.mark.parametrize(
    ("wage", "ends"),
    [
        ("85000.00 -", (85_000, 85_000)),
        ("20000 - ", (20_000, 20_000)),
        ("60000 - 70000", (60_000, 70_000)),
        ("$60,000.00-$70,000.00", (60_000, 70_000)),
        ("60000", (60_000, 60_000)),
        (" - ", (None, None)),
    ],
)
def test_both_ends_in_one_text(
    con: Connection, tmp_path: Path, wage: str, ends: tuple[float | None, float | None]
) -> None:
    filing = {
        "CASE_STATUS": "CERTIFIED",
        "EMPLOYER_NAME": "Example",
        "JOB_TITLE": "Analyst",
        "TOTAL WORKERS": "5.0",
        "WAGE_RATE_OF_PAY": wage,
        "WAGE_UNIT_OF_PAY": "Year",
    }
    _, (record,) = _drafted(con, _file(tmp_path, filing))
    assert (record["pay_low"], record["pay_high"]) == ends
    assert record["weight"] == 5


def test_an_excel_file_reads_the_same(
    con: Connection, tmp_path: Path, write_xlsx: Callable[..., Path]
) -> None:
    typed = FILING | {
        "DECISION_DATE": "day:45204",
        "TOTAL_WORKER_POSITIONS": 3.0,
        "WAGE_RATE_OF_PAY_FROM": 150_000.0,
        "WAGE_RATE_OF_PAY_TO": 170_000.0,
        "EMPLOYER_NAME": "Example Systems &amp; Co, Inc.",
    }
    path = write_xlsx([list(typed), list(typed.values())], name="LCA_FY2024_Q1.xlsx")
    (record,) = _drafted(con, path)[1]
    assert record == _record(con, tmp_path)


def test_other_columns_are_refused_and_missing_ones_named(
    con: Connection, tmp_path: Path, is_one_line: Callable[[InputError], bool]
) -> None:
    changed = {name: text for name, text in FILING.items() if "WAGE" not in name}
    path = _file(tmp_path, changed | {"PAY": "1"})
    with pytest.raises(BadFile, match="the columns WAGE_RATE_OF_PAY_FROM, WAGE_UNIT_OF_PAY") as bad:
        lca.draft(con, path, {})
    assert is_one_line(bad.value)


@pytest.mark.parametrize(
    "options", [{"certified": "no"}, {"certified_only": "perhaps"}, {"visa": "L-1"}, {"weight": 2}]
)
def test_options_are_checked(con: Connection, tmp_path: Path, options: dict[str, Any]) -> None:
    with pytest.raises(BadField):
        lca.draft(con, _file(tmp_path, FILING), options)


def test_lines_that_do_not_fit_are_counted(con: Connection, tmp_path: Path) -> None:
    path = _file(tmp_path, FILING)
    path.write_text(path.read_text() + "I-200;Certified\n")
    drafted, records = _drafted(con, path)
    assert (drafted.unread_rows, len(records)) == (1, 1)


_ALL: dict[str, Any] = {"certified_only": False, "full_time_only": False, "visa": "all"}


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "options", "counts", "positions"),
    [
        ("2014", {}, {None: 54, "not_certified": 41, "not_full_time": 2}, 54),
        ("2014", _ALL, {None: 96, "no_pay": 1}, 100),
        ("2015", {}, {None: 83, "not_certified": 116, "not_full_time": 1}, 84),
        ("2015", _ALL, {None: 198, "wrong_unit": 1, "no_pay": 1}, 199),
        ("2016", {}, {None: 149, "not_certified": 49}, 149),
        ("2018", {}, {None: 9, "other_visa": 1}, 13),
        ("2018", {"visa": "H-1B1"}, {None: 1, "other_visa": 9}, 1),
        ("2024Q1", {}, {None: 200}, 200),
        ("2025Q2", {}, {None: 185, "not_full_time": 10, "wrong_unit": 5}, 185),
    ],
)
def test_shared_samples(
    con: Connection,
    shared_folder: Path,
    name: str,
    options: dict[str, Any],
    counts: dict[str | None, int],
    positions: float,
) -> None:
    path = shared_folder / "data" / "lca" / f"lca_FY{name}_sample.csv"
    drafted, records = _drafted(con, path, options)
    found = Counter(record["reject"] and record["reject"][7:] for record in records)
    assert found == counts
    assert drafted.unread_rows == 0
    kept = [record for record in records if record["reject"] is None]
    assert sum(record["weight"] for record in kept) == positions
    for record in kept:
        assert record["employer"]
        assert len(record["region"]) == 2
        assert record["pay_low"] <= record["pay_high"]
        assert len(record["soc"]) == 7
        year = record["pay_low"] * PER_YEAR[record["pay_period"]]
        assert 15_000 <= year <= 2_000_000
