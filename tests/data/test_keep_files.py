"""Segments for `keep` from files: forms, languages, what is refused, and never a person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from goingrate.base.errors import BadField, BadFile, InputError
from goingrate.base.quantity import Range
from goingrate.data.keep_cells import KeepCell
from goingrate.data.keep_files import KeepFile, read_keep_file

HEAD = "segment,headcount,band_low,band_high,unvested,attrition"
OneLine = Callable[[InputError], bool]


def read(folder: Path, text: str) -> KeepFile:
    path = folder / "keep.csv"
    path.write_text(text, encoding="utf-8")
    return read_keep_file(path)


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\nAI,11,220000,300000,60000,12%\n",
        f"{HEAD}\nAI,11,220k,300k,60k,0.12\n",
        "segment,headcount,band,unvested,attrition\nAI,11,220k..300k,60k,12%\n",
        "Gruppe;Köpfe;Band von;Band bis;ungevestet;Fluktuation\nAI;11;220.000;300.000;60.000;12%\n",
        "Gruppe;Köpfe;Gehaltsband;ungevestet;Fluktuation\nAI;11;220.000 - 300.000;60.000;12 %\n",
    ],
    ids=["plain", "short", "band", "German", "German band"],
)
def test_forms_of_the_same_segment(tmp_path: Path, text: str) -> None:
    (one,) = read(tmp_path, text).segments
    assert (one.name, one.headcount, one.band_low, one.band_high) == ("AI", 11, 220e3, 300e3)
    assert one.cells["unvested"] == KeepCell(60e3)
    assert one.cells["attrition"].value == pytest.approx(0.12)


def test_what_is_more_may_be_a_share_or_an_amount(tmp_path: Path) -> None:
    text = f"{HEAD},raise_asked,replacement_premium\nA,11,1e5,2e5,0,0,8%..10%,0.05\n"
    (one,) = read(tmp_path, text + "B,11,1e5,2e5,0,0,20k..30k/year,-5%\n").segments[:1]
    two = read(tmp_path, text + "B,11,1e5,2e5,0,0,20k..30k/year,-5%\n").segments[1]
    assert one.cells["raise_asked"] == KeepCell(Range(0.08, 0.1), is_share=True)
    assert one.cells["replacement_premium"] == KeepCell(0.05, is_share=True)
    assert two.cells["raise_asked"] == KeepCell(Range(20e3, 30e3))
    assert two.cells["replacement_premium"] == KeepCell(-0.05, is_share=True)


def test_what_is_unknown_is_left_out(tmp_path: Path) -> None:
    text = f"{HEAD},vacancy_months\nA,11,1e5,2e5,unknown,?,\nB,11,1e5,2e5,unbekannt,n/a,2..4\n"
    one, two = read(tmp_path, text).segments
    assert one.cells == {}
    assert two.cells == {"vacancy_months": KeepCell(Range(2.0, 4.0))}


def test_one_currency_wherever_it_is_written(tmp_path: Path) -> None:
    assert read(tmp_path, f"{HEAD}\nA,11,1e5,2e5,0,0\n").currency is None
    assert read(tmp_path, f"{HEAD}\nA,11,€100k,€200k,0,0\n").currency == "EUR"
    assert read(tmp_path, f"{HEAD},currency\nA,11,1e5,2e5,0,0,gbp\n").currency == "GBP"


def test_columns_that_are_not_read_are_told(tmp_path: Path) -> None:
    (note,) = read(tmp_path, f"{HEAD},vacancy_month\nA,11,1e5,2e5,0,0,3\n").notes
    assert dict(note.values)["columns"] == "vacancy_month"


def test_parquet_keeps_its_numbers(tmp_path: Path) -> None:
    path = tmp_path / "s.parquet"
    with duckdb.connect() as con:
        con.execute(
            "COPY (SELECT 'AI' AS segment, 11 AS headcount, 220000 AS band_low, 3e5 AS band_high, "
            f"NULL::DOUBLE AS unvested, 0.12 AS attrition) TO '{path}' (FORMAT parquet)"
        )
    (one,) = read_keep_file(path).segments
    assert (one.headcount, one.band_high, one.cells["attrition"].value) == (11, 3e5, 0.12)
    assert "unvested" not in one.cells


def test_the_example_reads(examples: Path) -> None:
    file = read_keep_file(examples / "keep.csv")
    assert [one.headcount for one in file.segments] == [11, 24, 6]


BAD = {
    "one person": ("A,1,1e5,2e5,0,0", "headcount: got 1; allowed: at least 2 people"),
    "nobody": ("A,0,1e5,2e5,0,0", "headcount: got 0; allowed: at least 2 people"),
    "negative heads": ("A,-3,1e5,2e5,0,0", "headcount: got -3"),
    "half a head": ("A,3.5,1e5,2e5,0,0", "headcount: got 3.5; allowed: a whole number"),
    "a range of heads": ("A,5..7,1e5,2e5,0,0", "headcount: got 5"),
    "no heads": ("A,,1e5,2e5,0,0", "headcount: got -"),
    "no name": (",11,1e5,2e5,0,0", "line 3: got -"),
    "twice": ("general,11,1e5,2e5,0,0", "each kind of work once .* line 2"),
    "reversed": ("A,11,3e5,2e5,0,0", "band: got 300000 / 200000"),
    "no pay": ("A,11,0,2e5,0,0", "band_low: got 0"),
    "NaN": ("A,11,nan,2e5,0,0", "band_low: got nan"),
    "infinite": ("A,11,inf,2e5,0,0", "band_low: got inf"),
    "a band of ranges": ("A,11,1e5..2e5,2e5,0,0", "band_low: got 1e5"),
    "negative value": ("A,11,1e5,2e5,-3,0", "unvested: got -3"),
    "a share of what": ("A,11,1e5,2e5,30%,0", "unvested: got 30%"),
    "attrition in percent": ("A,11,1e5,2e5,0,15", "attrition: got 15; .* 15% or 0.15"),
    "negative attrition": ("A,11,1e5,2e5,0,-1%", "attrition: got -1%"),
    "attrition above all": ("A,11,1e5,2e5,0,101%", "attrition: got 101%"),
    "two currencies": ("A,11,$100k,€200k,0,0", "got USD, EUR; allowed: amounts in one currency"),
    "too few fields": ("A,11,1e5", "line 3: got 3; allowed: 6 fields"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_line_is_named(name: str, tmp_path: Path, is_one_line: OneLine) -> None:
    row, said = BAD[name]
    with pytest.raises(InputError, match=said) as caught:
        read(tmp_path, f"{HEAD}\ngeneral,11,1e5,2e5,0,0\n{row}\n")
    assert "line 3" in str(caught.value)
    assert is_one_line(caught.value)


BAD_CELLS = {
    "raise_asked": ("0", "-10%", "20", "9000%", "0%..20%", "40k..20k", "500/day", "lots"),
    "replacement_premium": ("-150%", "-200000", "15", "more than 10k"),
    "vacancy_months": ("-1", "100", "10%", "3 months"),
    "ramp_months": ("-1", "61"),
    "output_lost_share": ("1.5", "-10%"),
    "output_per_head": ("0", "-5", "120%"),
    "output_noise": ("50k",),
    "search_cost": ("-5", "-10%"),
    "granted_anew": ("3", "-1"),
    "raise_lasts_years": ("0.5", "99"),
    "currency": ("money",),
}


@pytest.mark.parametrize(
    ("field", "cell"), [(field, cell) for field, cells in BAD_CELLS.items() for cell in cells]
)
def test_a_bad_cell_is_named(field: str, cell: str, tmp_path: Path, is_one_line: OneLine) -> None:
    with pytest.raises(InputError, match=rf"line 2: {field}: got ") as caught:
        read(tmp_path, f"{HEAD},{field}\nA,11,1e5,2e5,0,0,{cell}\n")
    assert is_one_line(caught.value)


@pytest.mark.parametrize("column", ["name", "employee", "Employee Name", "e-mail", "manager"])
def test_a_file_that_may_name_persons_is_refused(column: str, tmp_path: Path) -> None:
    with pytest.raises(BadField, match="segments of people, never persons"):
        read(tmp_path, f"{HEAD},{column}\nA,11,1e5,2e5,0,0,Jane Doe\n")


def test_a_column_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadField, match="attrition, turnover"):
        read(tmp_path, f"{HEAD},turnover\nA,11,1e5,2e5,0,0,0.5\n")


def test_missing_columns_are_named(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"unvested, attrition, band_low, band_high.*keep-or-let-go"):
        read(tmp_path, "segment,headcount\nA,11\n")
