"""Series over time from files of any country and office."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import BadField, BadFile, InputError
from goingrate.base.texts import say
from goingrate.data.plain_days import day_of
from goingrate.data.plain_numbers import decimals_of, number_of
from goingrate.data.series_files import FileSeries, SeriesFile, read_series, read_series_file
from goingrate.market.imbalance.series import gaps

OneLine = Callable[[InputError], bool]


def read(folder: Path, text: str, name: str = "series.csv") -> SeriesFile:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_series_file(path)


def only(file: SeriesFile) -> FileSeries:
    (found,) = file.series
    return found


LONG = """series,date,value,kind,unit,base_date,country,seasonally_adjusted
software,2024-02-01,101.125,postings,index,2020-02-01,de,yes
jobless,2024-01,10.000,seekers,count,,DE,
software,2024-01-01,99,postings,index,2020-02-01,DE,yes
jobless,2024-02,,seekers,count,,DE,
jobless,2024-03,9.500,seekers,count,,DE,
"""


def test_long_form(tmp_path: Path) -> None:
    file = read(tmp_path, LONG.replace("10.000", "10000").replace("9.500", "9500"))
    software, jobless = file.series
    assert (software.series.name, jobless.series.name) == ("software", "jobless")
    assert (software.country, jobless.country) == ("DE", "DE")
    one = software.series
    assert one.days.tolist() == [date(2024, 1, 1), date(2024, 2, 1)]
    assert one.values.tolist() == [99.0, 101.125]
    assert (one.kind, one.unit, one.base_date) == ("postings", "index", date(2020, 2, 1))
    assert one.seasonally_adjusted is True
    assert jobless.series.seasonally_adjusted is None
    assert jobless.series.values.tolist() == [10_000.0, 9_500.0]
    assert (software.empty, jobless.empty) == (0, 1)
    (note,) = file.notes
    assert "jobless" in say(note.key, **dict(note.values))
    assert "1" in dict(note.values)["count"]


def test_a_dot_of_a_count_parts_thousands_and_of_an_index_decimals(tmp_path: Path) -> None:
    counts, index = (
        only(read(tmp_path, f"series,date,value,unit\na,2024,10.000,{unit}\n")).series
        for unit in ("Anzahl", "Index")
    )
    assert (counts.values[0], index.values[0]) == (10_000, 10)


def test_a_number_with_two_readings_is_asked_about(tmp_path: Path, is_one_line: OneLine) -> None:
    with pytest.raises(BadField, match=r"line 2: a: got 10\.000; .* column unit") as caught:
        read(tmp_path, "series,date,value\na,2024,10.000\n")
    assert is_one_line(caught.value)
    told = read(tmp_path, "series,date,value\na,2024,10.000\na,2023,9.25\n")
    assert only(told).series.values.tolist() == [9.25, 10.0]


def test_shares_are_percent(tmp_path: Path) -> None:
    share = only(read(tmp_path, "date;ai;unit\n2024-01;2,23;share\n2024-02;3,5 %;%\n"))
    assert share.series.values.tolist() == [2.23, 3.5]
    with pytest.raises(BadField, match=r"line 2: ai: got 101; allowed: a share in percent"):
        read(tmp_path, "date,ai,unit\n2024-01,101,share\n")
    with pytest.raises(BadField, match=r"got 5 %"):
        read(tmp_path, "date,ai\n2024-01,5 %\n")


def test_wide_form(tmp_path: Path) -> None:
    text = "observation_date,UNRATE,AI engineers\n2024-01-01,3.7,.\n2024-02-01,3.9,250\n"
    file = read(tmp_path, text)
    first, second = (found.series for found in file.series)
    assert (first.name, first.values.tolist()) == ("UNRATE", [3.7, 3.9])
    assert (second.name, second.values.tolist()) == ("AI engineers", [250.0])
    assert [found.empty for found in file.series] == [0, 1]
    assert (first.kind, first.unit) == ("postings", "count")
    path = tmp_path / "series.csv"
    assert {one.kind for one in read_series(path, kind="employment")} == {"employment"}


def test_the_first_column_may_hold_the_dates_under_any_name(tmp_path: Path) -> None:
    assert only(read(tmp_path, "Stand;Stellen\n01.03.2024;5\n")).series.days[0] == date(2024, 3, 1)


def test_a_single_series_without_name_is_called_after_the_file(tmp_path: Path) -> None:
    found = only(read(tmp_path, "date,value,country\n2024,5,FR\n", name="it's ads.csv"))
    assert (found.series.name, found.country) == ("it's ads", "FR")


def test_one_name_in_two_countries_is_two_series(tmp_path: Path) -> None:
    text = "series,date,value,geo\na,2024,1,DE\na,2024,2,AT\nb,2024,3,AT\n"
    names = [found.series.name for found in read(tmp_path, text).series]
    assert names == ["a (DE)", "a (AT)", "b"]


def test_a_hole_stays_a_hole(tmp_path: Path) -> None:
    months = [1, 2, 3, 6, 7, 8, 9]
    rows = "".join(f"2024-{month:02},{month}\n" for month in months)
    (hole,) = gaps(only(read(tmp_path, f"date,a\n{rows}")).series)
    assert (hole.first, hole.last) == (date(2024, 3, 2), date(2024, 5, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03-01", date(2024, 3, 1)),
        ("2024-03-15 00:00:00", date(2024, 3, 15)),
        ("2026-03-03T21:19:40.269+00:00", date(2026, 3, 3)),
        ("20240315", date(2024, 3, 15)),
        ("15.03.2024", date(2024, 3, 15)),
        ("2024-03", date(2024, 3, 1)),
        ("2024M03", date(2024, 3, 1)),
        ("202403", date(2024, 3, 1)),
        ("03.2024", date(2024, 3, 1)),
        ("2024", date(2024, 1, 1)),
        ("2024Q1", date(2024, 1, 1)),
        ("2024-Q4", date(2024, 10, 1)),
        ("Q2 2024", date(2024, 4, 1)),
        ("3. Quartal 2024", date(2024, 7, 1)),
        ("2024 JAN", date(2024, 1, 1)),
        ("März 2024", date(2024, 3, 1)),
        ("1. März 2024", date(2024, 3, 1)),
        ("December 2199", date(2199, 12, 1)),
    ],
)
def test_days(text: str, day: date) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    "text",
    ["03/04/2024", "01.03.24", "2024-02-30", "2024-13", "2024-Q5", "soon", "12", "1.5", "1899",
     "2200", "0", "2024-03-01-02", "xyz 2024", "45352", "-2024"],
)  # fmt: skip
def test_what_is_no_sure_day(text: str) -> None:
    assert day_of(text) is None


def test_days_of_spreadsheets() -> None:
    assert day_of(date(2024, 3, 15)) == date(2024, 3, 15)
    assert day_of(2024.0) == date(2024, 1, 1)
    assert day_of(2024.5) is day_of(None) is day_of(float("inf")) is None


@given(st.lists(st.integers(1, 10**12 - 1).map(lambda n: n / 100), min_size=1, max_size=6),
       st.sampled_from([".", ","]))  # fmt: skip
def test_numbers_written_one_way_are_read_back(values: list[float], mark: str) -> None:
    other = "," if mark == "." else "."
    swap = str.maketrans({",": other, ".": mark})
    texts: list[str] = [f"{value:,.2f}".translate(swap) for value in values]
    decimals = decimals_of(texts)
    assert (decimals.mark, decimals.torn) == (mark, None)
    assert [number_of(text, decimals.mark) for text in texts] == values


@pytest.mark.parametrize("text", ["", "-", "1-2", "1..2", "12.34.5", "1,23.4", "٣", "1e", "0x1",
                                  "1 23", "about 5", "1.234,5.6"])  # fmt: skip
def test_what_is_no_number(text: str) -> None:
    assert number_of(text, decimals_of([text]).mark) is None


def test_a_mark_that_comes_twice_parts_thousands() -> None:
    assert [number_of(text, decimals_of(["1.234.567"]).mark) for text in ("1.250", "2,5")] == [
        1_250.0,
        2.5,
    ]


def test_scientific_and_signed() -> None:
    assert number_of("1.234e+05", decimals_of(["1.234e+05"]).mark) == 123_400
    assert number_of("−3.5", ".") == -3.5


BAD_ROWS = {
    "no series": (",2024-02,1,", "line 3: got -; allowed: a name"),
    "no date": ("a,,1,", "line 3: got -; allowed: a date such as"),
    "an ambiguous date": ("a,03/04/2024,1,", "line 3: got 03/04/2024"),
    "a date twice": ("a,01.01.2024,1,", "line 3: got 01.01.2024; .* series a .*line 2"),
    "text": ("a,2024-02,some,", "line 3: a: got some; allowed: a number from 0"),
    "a flag": ("a,2024-02,12.5 p,", "line 3: a: got 12.5 p"),
    "negative": ("a,2024-02,-1,", "line 3: a: got -1"),
    "endless": ("a,2024-02,1e999,", "line 3: a: got 1e999"),
    "another unit": ("a,2024-02,1,index", r"line 3: got index; .* same unit .*\(line 2 has -"),
    "an unknown unit": ("a,2024-02,1,ells", "line 3: got ells; allowed: index, count or share"),
    "an empty series": ("b,2024-02,,", "line 3: got b; allowed: a series with at least one number"),
    "two decimal marks": ('a,2024-02,"0,5",', "line 3: a: got 0,5; allowed: the same decimal"),
}


@pytest.mark.parametrize("name", BAD_ROWS)
def test_a_bad_row_is_named(name: str, tmp_path: Path, is_one_line: OneLine) -> None:
    row, said = BAD_ROWS[name]
    with pytest.raises(BadField, match=said) as caught:
        read(tmp_path, f"series,date,value,unit\na,2024-01,0.75,\n{row}\n")
    assert is_one_line(caught.value)


@pytest.mark.parametrize(
    ("column", "cell"),
    [("kind", "vibes"), ("country", "Germany"), ("base_date", "once"),
     ("seasonally_adjusted", "perhaps")],
)  # fmt: skip
def test_bad_traits_are_named(column: str, cell: str, tmp_path: Path, is_one_line: OneLine) -> None:
    with pytest.raises(BadField, match=f"line 2: got {cell}; allowed: ") as caught:
        read(tmp_path, f"series,date,value,{column}\na,2024,1,{cell}\n")
    assert is_one_line(caught.value)


BAD_FORMS = {
    "no value": ("series,date,wert2\na,2024,1\n", r"columns date, value|columns value"),
    "no date": ("series,value\na,1\n", r"columns date"),
    "nothing known": ("x,y\nred,1\n", r"columns series, date, value"),
    "only dates": ("date\n2024\n", r"columns series, date, value"),
    "a name twice": ("date,a,a\n2024,1,2\n", r"got a; allowed: a name of its own"),
    "a column without name": ("date,a,,b\n2024,1,2,3\n", r"a name of its own"),
}


@pytest.mark.parametrize("name", BAD_FORMS)
def test_what_has_neither_form_is_refused(name: str, tmp_path: Path, is_one_line: OneLine) -> None:
    text, said = BAD_FORMS[name]
    with pytest.raises(BadFile, match=said) as caught:
        read(tmp_path, text)
    assert is_one_line(caught.value)


def test_a_column_of_text_in_the_wide_form_is_told(tmp_path: Path) -> None:
    text = "date,jobcountry,index,variable\n2024-01-01,US,99.1,total postings\n"
    with pytest.raises(BadField, match=r"line 2: variable: got total postings; .* column series"):
        read(tmp_path, text)


def test_excel_keeps_days_and_numbers(tmp_path: Path) -> None:
    path = tmp_path / "s.xlsx"
    header = (
        '<row r="3"><c r="A3" t="inlineStr"><is><t>date</t></is></c>'
        '<c r="B3" t="inlineStr"><is><t>a</t></is></c></row>'
    )
    write_xlsx(
        path,
        f'{header}<row r="5"><c r="A5" s="1"><v>45352</v></c><c r="B5"><v>101.125</v></c></row>'
        '<row r="6"><c r="A6" s="1"><v>45383</v></c><c r="B6"><v>0</v></c></row>',
    )
    series = only(read_series_file(path)).series
    assert series.days.tolist() == [date(2024, 3, 1), date(2024, 4, 1)]
    assert series.values.tolist() == [101.125, 0.0]
    write_xlsx(path, f'{header}<row r="5"><c r="A5"><v>7</v></c><c r="B5"><v>1</v></c></row>')
    with pytest.raises(BadField, match=r"line 5: got 7"):
        read_series_file(path)


def write_xlsx(path: Path, rows: str) -> None:
    """Write an Excel file of one sheet; style 1 is a day."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"

    def relations(*ends: tuple[str, str]) -> str:
        each = "".join(
            f'<Relationship Id="r{n}" Type="{office}/{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(ends)
        )
        return f'<Relationships xmlns="{package}">{each}</Relationships>'

    parts = {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>'
        "</worksheet>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_parquet_keeps_days_and_numbers(tmp_path: Path) -> None:
    path = tmp_path / "s.parquet"
    with duckdb.connect() as con:
        con.execute(
            "CREATE TABLE made AS SELECT DATE '2024-03-01' + i::INTEGER AS day, 100.125 + i AS "
            "software, CASE WHEN i <> 1 THEN i::INTEGER END AS ads FROM range(3) r(i)"
        )
        con.execute(f"COPY made TO '{path}' (FORMAT parquet)")
    software, ads = read_series_file(path).series
    assert software.series.values.tolist() == [100.125, 101.125, 102.125]
    assert ads.series.days.tolist() == [date(2024, 3, 1), date(2024, 3, 3)]
    assert ads.empty == 1
    assert software.series.values.dtype == np.float64


def test_a_number_of_parquet_has_one_reading(tmp_path: Path) -> None:
    path = tmp_path / "s.parquet"
    with duckdb.connect() as con:
        con.execute("CREATE TABLE made AS SELECT 2024 AS year, 101.125 AS a")
        con.execute(f"COPY made TO '{path}' (FORMAT parquet)")
    assert only(read_series_file(path)).series.values.tolist() == [101.125]


def test_windows_text_is_read_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_bytes("Datum;Köche\n2024-01;5\n".encode("cp1252"))
    file = read_series_file(path)
    assert only(file).series.name == "Köche"
    assert [note.key for note in file.notes] == ["loading.encoding_guessed"]
