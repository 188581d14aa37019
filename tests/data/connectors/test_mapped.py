"""Tables of any form, read by a mapping file."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pytest
import yaml

from goingrate.base.errors import BadField, BadFile, InputError
from goingrate.base.texts import LANGUAGES, Phrase, say
from goingrate.data.connectors import mapped
from goingrate.data.connectors.contract import DRAFT_PAY, DRAFT_PAY_MORE
from goingrate.data.connectors.mapping_files import (
    mapping_example,
    mapping_from_bytes,
    mapping_schema,
)
from goingrate.data.connectors.pay_texts import PayText, read_pay_text

BASE: dict[str, Any] = {
    "schema_version": 1,
    "columns": {"title": "job", "pay": "pay", "date": "day", "place": "where"},
    "constants": {"currency": "USD", "period": "year", "component": "base", "basis": "posted"},
}
TABLE = "job,pay,day,where\nEngineer,{pay},2026-05-01,Berlin\n"


def changed(**sections: Any) -> dict[str, Any]:
    """Return the base mapping with parts of sections replaced; None takes a field away."""
    mapping = json.loads(json.dumps(BASE))
    for name, part in sections.items():
        if isinstance(part, dict) and name in mapping:
            merged = {**mapping[name], **part}
            mapping[name] = {key: value for key, value in merged.items() if value is not None}
        else:
            mapping[name] = part
    return mapping


def rows_of(folder: Path, table: str, mapping: Mapping[str, Any]) -> list[dict[str, Any]]:
    path = folder / "table.csv"
    path.write_text(table, encoding="utf-8")
    return drafted(path, mapping)


def drafted(path: Path, mapping: Mapping[str, Any]) -> list[dict[str, Any]]:
    return read(path, mapping)[0]


def read(path: Path, mapping: Mapping[str, Any]) -> tuple[list[dict[str, Any]], tuple[Phrase, ...]]:
    """Return the rows of the draft, and the notes."""
    told = path.parent / "mapping.yaml"
    told.write_text(yaml.safe_dump(dict(mapping), allow_unicode=True), encoding="utf-8")
    con = duckdb.connect()
    result = mapped.draft(con, path, {"mapping": told})
    found = con.execute(f'FROM {result.pay} ORDER BY "row"')
    columns = [column[0] for column in found.description]
    assert columns == [*DRAFT_PAY, *DRAFT_PAY_MORE]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()], result.notes


def one(folder: Path, pay: str, **sections: Any) -> dict[str, Any]:
    (row,) = rows_of(folder, TABLE.format(pay=f'"{pay}"'), changed(**sections))
    return row


def test_every_field(tmp_path: Path) -> None:
    columns = (
        "title", "employer", "pay_low", "pay_high", "currency", "period", "component", "basis",
        "date", "place", "country", "region", "metro", "level", "weight", "soc", "full_time",
        "skills",
    )  # fmt: skip
    mapping = {
        "schema_version": 1,
        "columns": {name: f"my {name}" for name in columns},
        "values": {
            "level": {"Sr": "senior", 3: "staff"},
            "period": {"Monthly": "month"},
            "component": {"fixed": "base"},
            "basis": {"ad": "posted"},
            "currency": {"Euro": "EUR"},
            "country": {"Germany": "DE"},
            "full_time": {"FT": True, "PT": False},
        },
    }
    table = ",".join(f"my {name}" for name in columns) + "\n"
    table += (
        "Dev,Acme,5000,6000,Euro,Monthly,fixed,ad,2026-05-01,Ulm,Germany,BW,Ulm,Sr,2,15-1252,FT,"
        "SQL| Go\n"
    )
    table += "Dev,Acme,70000,,usd,year,total,filed,2025,Ulm,DE,,,3,,,PT,\n"
    first, second = rows_of(tmp_path, table, mapping)
    assert first == {
        "row": 1, "title": "Dev", "employer": "Acme", "soc": "15-1252", "level_given": "senior",
        "country": "DE", "region": "BW", "metro": "Ulm", "place": "Ulm", "pay_low": 5000.0,
        "pay_high": 6000.0, "pay_period": "month", "currency": "EUR", "component": "base",
        "basis": "posted", "on_date": date(2026, 5, 1), "weight": 2.0, "full_time": True,
        "reject": None, "skills": "go; sql",
    }  # fmt: skip
    assert (second["pay_low"], second["pay_high"]) == (70000.0, 70000.0)
    assert (second["currency"], second["component"], second["basis"]) == ("USD", "total", "filed")
    assert (second["level_given"], second["full_time"]) == ("staff", False)
    assert second["on_date"] == date(2025, 1, 1)


@pytest.mark.parametrize(
    ("text", "low", "high", "period"),
    [
        ("184000", 184e3, 184e3, "year"),
        ("$184,000 - $287,500", 184e3, 287.5e3, "year"),
        ("$120k+", 120e3, None, "year"),
        ("$10k/month", 10e3, 10e3, "month"),
        ("US$ 90,000", 90e3, 90e3, "year"),
        ("", None, None, "year"),
        ("n/a", None, None, "year"),
        ("-500", -500.0, -500.0, "year"),
    ],
)
def test_pay_in_one_column(
    tmp_path: Path, text: str, low: float | None, high: float | None, period: str
) -> None:
    row = one(tmp_path, text)
    assert (row["pay_low"], row["pay_high"], row["pay_period"]) == (low, high, period)
    assert (row["reject"], row["currency"]) == (None, "USD")


@pytest.mark.parametrize(
    ("text", "reject"),
    [
        ("€60,000", "reject.mixed_currency"),
        ("CA$60,000", "reject.mixed_currency"),
        ("$1M - €2M", "reject.mixed_currency"),
        ("up to $90,000", "reject.upper_bound"),
        ("by agreement", "reject.pay_text"),
        ("$5,000 once", "reject.pay_text"),
        ("-$5", "reject.negative"),
        ("$90k - $80k", "reject.upside_down"),
    ],
)
def test_pay_that_is_rejected(tmp_path: Path, text: str, reject: str) -> None:
    assert one(tmp_path, text)["reject"] == reject
    assert all(say(reject, language) for language in LANGUAGES)


def test_a_dollar_is_that_of_the_mapping(tmp_path: Path) -> None:
    row = one(tmp_path, "$90,000", constants={"currency": "CAD"})
    assert (row["currency"], row["reject"]) == ("CAD", None)
    assert one(tmp_path, "US$90,000", constants={"currency": "CAD"})["reject"] is not None
    assert one(tmp_path, "$90,000", constants={"currency": "EUR"})["reject"] is not None


@pytest.mark.parametrize(
    ("text", "currency"), [("€90,000", "EUR"), ("$90,000", "USD"), ("A$90,000", "AUD"), ("9", None)]
)
def test_without_a_declared_currency_the_text_says_it(
    tmp_path: Path, text: str, currency: str | None
) -> None:
    row = one(tmp_path, text, constants={"currency": None})
    assert (row["currency"], row["reject"]) == (currency, None)


@pytest.mark.parametrize(
    ("cell", "skills"),
    [
        ("", None),
        (" ; ,", None),
        ("Python", "python"),
        ("SQL; python ,C++|sql\nMachine  Learning", "c++; machine learning; python; sql"),
        ("['Go', \"R\"]", "go; r"),
        ("Ärger; Zebra; ähnlich; apfel", "apfel; zebra; ähnlich; ärger"),
        ("'; DROP TABLE pay; --", "--; drop table pay"),
        (f"python, {'x' * 60}", f"python; {'x' * 60}"),
    ],
)
def test_skills_are_names_in_order(tmp_path: Path, cell: str, skills: str | None) -> None:
    (row,), notes = with_skills(tmp_path, [cell])
    assert row["skills"] == skills
    assert notes == ()


def test_what_is_no_name_of_a_skill_is_left_out_and_counted(tmp_path: Path) -> None:
    many = "; ".join(f"s{number:02}" for number in reversed(range(31)))
    rows, notes = with_skills(tmp_path, [f"python; {'x' * 61}", "x " * 31, "sql", "", many])
    assert [row["skills"] for row in rows[:4]] == ["python", None, "sql", None]
    assert rows[4]["skills"] == "; ".join(f"s{number:02}" for number in range(1, 31))
    (note,) = notes
    told = dict(note.values)
    assert (note.key, told["rows"]) == ("loading.skills_cut", "3")
    assert all(say(note.key, language, **told) for language in LANGUAGES)


def with_skills(folder: Path, cells: list[str]) -> tuple[list[dict[str, Any]], tuple[Phrase, ...]]:
    path = folder / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["job", "pay", "day", "where", "knows"])
        writer.writerows(["Dev", 90_000, "2026-05-01", "Ulm", cell] for cell in cells)
    return read(path, changed(columns={"skills": "knows"}))


def test_a_list_of_a_parquet_file_is_a_list_of_skills(tmp_path: Path) -> None:
    path = tmp_path / "table.parquet"
    duckdb.execute(
        "COPY (SELECT * FROM (VALUES ('Dev', 90000, DATE '2026-05-01', 'Ulm', ['SQL', 'C++']), "  # noqa: S608
        "('Dev', 90000, DATE '2026-05-01', 'Ulm', NULL)) AS t(job, pay, day, \"where\", knows)) "
        f"TO '{path}' (FORMAT parquet)"
    )
    rows = drafted(path, changed(columns={"skills": "knows"}))
    assert [row["skills"] for row in rows] == ["c++; sql", None]


@pytest.mark.parametrize(
    ("pay", "low", "high", "reject"),
    [
        ("400000", 100e3, 100e3, None),
        ("$400k - $800k", 100e3, 200e3, None),
        ("$2M+", 500e3, None, None),
        ("0", 0.0, 0.0, None),
        ("$100k/year", 25e3, 25e3, "reject.grant_period"),
    ],
)
def test_a_whole_grant_is_divided_by_the_years_of_its_vesting(
    tmp_path: Path, pay: str, low: float, high: float | None, reject: str | None
) -> None:
    constants = {"component": "grant", "grant_years": 4, "period": None}
    row = one(tmp_path, pay, constants=constants)
    assert (row["pay_low"], row["pay_high"], row["reject"]) == (low, high, reject)
    assert (row["component"], row["pay_period"]) == ("grant", "year")
    assert all(say(reject, language) for language in LANGUAGES if reject)


def test_other_pay_beside_grants_stays_as_it_is(tmp_path: Path) -> None:
    table = "job,pay,day,where,what\nDev,90000,2026,Ulm,base\nDev,40000,2026,Ulm,rsu\n"
    mapping = changed(
        columns={"component": "what"},
        constants={"component": None, "grant_years": 4},
        values={"component": {"rsu": "grant"}},
    )
    rows = rows_of(tmp_path, table, mapping)
    assert [(row["component"], row["pay_low"]) for row in rows] == [("base", 90e3), ("grant", 10e3)]


def test_without_its_years_a_grant_is_that_of_a_year(tmp_path: Path) -> None:
    row = one(tmp_path, "$10k/month", constants={"component": "grant"})
    assert (row["pay_low"], row["pay_period"]) == (10e3, "month")


def test_money_in_german(tmp_path: Path) -> None:
    row = one(tmp_path, "1,25 Mio. €", language="de", constants={"currency": "EUR"})
    assert row["pay_low"] == 1.25e6


def test_two_columns_of_text(tmp_path: Path) -> None:
    table = "job,lo,hi,day,where\n"
    cells = [
        ("$90k", "$120k", 90e3, 120e3, None),
        ("$90k", "$120k+", 90e3, None, None),
        ("$90k", "", 90e3, 90e3, None),
        ("90000", "120000.50", 90e3, 120000.5, None),
        ("", "120000", None, 120e3, "reject.upper_bound"),
        ("", "$120k", None, 120e3, "reject.upper_bound"),
        ("$90k", "€120k", 90e3, 120e3, "reject.mixed_currency"),
        ("$90k/year", "$10k/month", 90e3, 10e3, "reject.pay_text"),
    ]
    table += "".join(f"Dev,{low},{high},2026,Ulm\n" for low, high, *_ in cells)
    columns = {"pay": None, "pay_low": "lo", "pay_high": "hi"}
    rows = rows_of(tmp_path, table, changed(columns=columns, constants={"currency": None}))
    found = [(row["pay_low"], row["pay_high"], row["reject"]) for row in rows]
    assert found == [cell[2:] for cell in cells]


def test_numbers_of_parquet_and_missing_ones(tmp_path: Path) -> None:
    path = tmp_path / "table.parquet"
    duckdb.execute(
        "COPY (SELECT * FROM (VALUES ('Dev', 90000.0::DOUBLE, DATE '2026-05-01', 'Ulm', 1), "  # noqa: S608
        "('Dev', 'nan'::DOUBLE, DATE '2026-05-02', 'Ulm', 2)) AS t(job, pay, day, \"where\", n)) "
        f"TO '{path}' (FORMAT parquet)"
    )
    rule = {"column": "n", "values": [2.0]}
    first, second = drafted(path, changed(skip_where=[rule]))
    assert (first["pay_low"], first["on_date"], first["reject"]) == (90e3, date(2026, 5, 1), None)
    assert (second["pay_low"], second["reject"]) == (None, "reject.skipped")


@pytest.mark.parametrize(
    ("rule", "skipped"),
    [
        ({"values": ["x"]}, [True, False, False]),
        ({"values": ["x", None]}, [True, False, True]),
        ({"values": ["x"], "leave_out": "others"}, [False, True, True]),
        ({"values": [None], "leave_out": "others"}, [True, True, False]),
    ],
)
def test_rows_left_out_are_counted(
    tmp_path: Path, rule: dict[str, Any], skipped: list[bool]
) -> None:
    table = "job,pay,day,where,kind\n" + "".join(
        f"a,1,2026,Ulm,{kind}\n" for kind in ("x", "y", "")
    )
    rows = rows_of(tmp_path, table, changed(skip_where=[{"column": "kind", **rule}]))
    assert [row["reject"] == "reject.skipped" for row in rows] == skipped


@pytest.mark.parametrize(
    ("text", "high"),
    [("239199", 239199.0), ("239200", None), ("250000", None), ("$200k - $239,200", None)],
)
def test_top_codes(tmp_path: Path, text: str, high: float | None) -> None:
    assert one(tmp_path, text, top_code={"value": 239200})["pay_high"] == high


@pytest.mark.parametrize(
    ("text", "form", "day"),
    [
        ("2026-05-31", None, date(2026, 5, 31)),
        ("2026-05-31T21:19:40.269+00:00", None, date(2026, 5, 31)),
        ("2026-05", None, date(2026, 5, 1)),
        ("2026", None, date(2026, 1, 1)),
        ("31.05.2026", "%d.%m.%Y", date(2026, 5, 31)),
        ("31.05.2026", None, None),
        ("soon", "%d.%m.%Y", None),
    ],
)
def test_days(tmp_path: Path, text: str, form: str | None, day: date | None) -> None:
    table = TABLE.format(pay="1").replace("2026-05-01", text)
    (row,) = rows_of(tmp_path, table, changed(date_format=form))
    assert row["on_date"] == day


@pytest.mark.parametrize(
    ("sections", "where", "said"),
    [
        ({"columns": {"titel": "job"}}, "mapping.yaml: columns.titel", "title"),
        ({"colums": {}}, "mapping.yaml: colums", "columns"),
        ({"schema_version": 2}, "mapping.yaml: schema_version", "1"),
        ({"columns": {"pay": None}}, "mapping.yaml: columns.pay", "pay_low"),
        ({"columns": {"pay_low": "pay"}}, "mapping.yaml: columns.pay_low", "either"),
        ({"columns": {"currency": "pay"}}, "mapping.yaml: constants.currency", "either"),
        ({"constants": {"basis": None}}, "mapping.yaml: columns.basis", "constants.basis"),
        ({"columns": {"place": None}}, "mapping.yaml: columns.country", "constants.country"),
        ({"constants": {"grant_years": 4}}, "mapping.yaml: constants.grant_years", "grant"),
        (
            {"constants": {"component": "grant", "grant_years": 0}},
            "mapping.yaml: constants.grant_years",
            "above 0",
        ),
        ({"constants": {"component": "bonus"}}, "mapping.yaml: constants.component", "on_target"),
        ({"constants": {"currency": "usd"}}, "mapping.yaml: constants.currency", "USD"),
        ({"constants": {"country": "Germany"}}, "mapping.yaml: constants.country", "US"),
        ({"values": {"level": {"Sr": "sr"}}}, "mapping.yaml: values.level.Sr", "senior"),
        ({"top_code": {"value": -1}}, "mapping.yaml: top_code.value", "above 0"),
        ({"date_format": "%Q"}, "mapping.yaml: date_format", "%d.%m.%Y"),
        ({"columns": {"title": "jbo"}}, "mapping.yaml: columns.title", "Did you mean job"),
        ({"columns": {"title": "name"}}, "mapping.yaml: columns.title", "persons"),
        (
            {"skip_where": [{"column": "no", "values": [1]}]},
            "mapping.yaml: skip_where.0.column",
            "job, pay",
        ),
    ],
)
def test_wrong_mappings(
    tmp_path: Path,
    is_one_line: Callable[[InputError], bool],
    sections: dict[str, Any],
    where: str,
    said: str,
) -> None:
    with pytest.raises(BadField) as caught:
        rows_of(tmp_path, TABLE.format(pay="1"), changed(**sections))
    assert caught.value.where == where
    assert said in str(caught.value)
    assert is_one_line(caught.value)


def test_options(tmp_path: Path) -> None:
    con = duckdb.connect()
    with pytest.raises(BadField, match="--mapping"):
        mapped.draft(con, tmp_path / "table.csv", {})
    with pytest.raises(BadField, match="Did you mean mapping"):
        mapped.draft(con, tmp_path / "table.csv", {"maping": "x"})
    with pytest.raises(BadFile):
        mapped.draft(con, tmp_path / "table.csv", {"mapping": tmp_path / "absent.yaml"})


def test_nothing_of_a_table_or_mapping_is_run(tmp_path: Path) -> None:
    nasty = "'); DROP TABLE mapped_file; --"
    table = f'"{nasty}",pay,day,where\n"{nasty}",1,2026,"{nasty}"\n'
    mapping = changed(
        columns={"title": nasty, "level": nasty},
        values={"level": {nasty: "senior"}},
        skip_where=[{"column": nasty, "values": ["$g0", "' OR true --"]}],
    )
    (row,) = rows_of(tmp_path, table, mapping)
    assert (row["title"], row["place"], row["level_given"]) == (nasty, nasty, "senior")
    assert row["reject"] is None


def test_examples_and_schema(examples: Path) -> None:
    schema = json.loads(mapping_schema())
    for name in ("mapping.yaml", "job-ads-with-bands.yaml"):
        content = (examples / name).read_bytes()
        assert mapping_from_bytes(content, name).columns.title
        jsonschema.validate(yaml.safe_load(content), schema)
    assert "yaml-language-server" not in mapping_example()
    assert mapping_from_bytes(mapping_example().encode(), "m").top_code is not None
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**BASE, "colums": {}}, schema)


def test_texts_are_read_as_they_are_written() -> None:
    assert read_pay_text("US$ 100k", "en").currency == "USD"
    assert read_pay_text("$ 100k", "en").currency == "$"
    assert read_pay_text(" N/A ", "en") == PayText()


@pytest.mark.shared
def test_job_ads_with_bands(shared_folder: Path, examples: Path) -> None:
    con = duckdb.connect()
    path = shared_folder / "data" / "job_ads_with_bands_2026-07.parquet"
    told = examples / "job-ads-with-bands.yaml"
    table = mapped.draft(con, path, {"mapping": told}).pay
    kept = con.execute(
        "SELECT count(*), max(pay_high), max(pay_high / pay_low), count(DISTINCT on_date) "  # noqa: S608
        f"FROM {table} WHERE reject IS NULL AND pay_low IS NOT NULL"
    ).fetchone()
    assert kept == (3301, 605004.0, 5.0, 2)
