from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from goingrate.base.errors import BadFile, InputError
from goingrate.data.connectors import xlsx_rows
from goingrate.data.connectors.loading import load_any, load_xlsx

Connection = duckdb.DuckDBPyConnection
Writer = Callable[..., Path]

_FAR_CELL = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c s="0" {far}><v>1</v></c></row>'
    "</sheetData></worksheet>"
)


def test_cells_become_text(con: Connection, write_xlsx: Writer) -> None:
    path = write_xlsx(
        [
            [],
            ["title", "pay", "FIRST_NAME", "day", None, "sure"],
            ["Engineer", 85_000.0, "Jo", "day:45292.500001", 1.25, True],
            [],
            ["=A1", "=1+1", None, None, None, None],
        ]
    )
    loaded = load_any(con, path, name="t")
    assert loaded.columns == ("title", "pay", "day", "column_5", "sure")
    assert con.execute("FROM t ORDER BY row").fetchall() == [
        (1, "Engineer", "85000", "2024-01-01 12:00:00", "1.25", "TRUE"),
        (2, "7", "7", None, None, None),
    ]


def test_line_breaks_and_quotes_in_cells_stay(con: Connection, write_xlsx: Writer) -> None:
    path = write_xlsx([["a", "b"], ['x, "y"\n\nz;', "2"]])
    load_xlsx(con, path, name="t")
    assert con.execute("FROM t").fetchall() == [(1, 'x, "y"\n\nz;', "2")]


def test_the_first_sheet_counts_and_others_are_named(con: Connection, write_xlsx: Writer) -> None:
    loaded = load_any(con, write_xlsx([["a"], ["b"]], sheets=3, name="really.csv"), name="t")
    (note,) = loaded.notes
    assert (note.key, dict(note.values)) == ("loading.other_sheets", {"sheet": "S1", "sheets": "3"})


@pytest.mark.parametrize(
    ("rows", "allowed"),
    [
        ([], "allowed.header"),
        ([["a", "b"]], "allowed.data_rows"),
        ([[1.0, 2.0], [3.0, 4.0]], "allowed.header"),
    ],
)
def test_sheets_without_header_or_rows_are_refused(
    con: Connection, write_xlsx: Writer, rows: list[list[str]], allowed: str
) -> None:
    with pytest.raises(BadFile) as raised:
        load_any(con, write_xlsx(rows), name="t")
    assert raised.value.allowed.key == allowed


@pytest.mark.parametrize("kept", [0.9, 0.5, 0.1])
def test_a_truncated_file_is_refused(con: Connection, write_xlsx: Writer, kept: float) -> None:
    path = write_xlsx([["a", "b"], ["1", "2"]])
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    with pytest.raises(BadFile) as raised:
        load_any(con, path, name="t")
    assert raised.value.allowed.key == "allowed.whole_xlsx"


@pytest.mark.parametrize("far", ['r="XFD1048576"', "r = 'XFD1048576'", 'r="A1048576" t="n"'])
def test_a_cell_far_away_is_refused_before_the_rectangle_is_built(
    con: Connection, write_xlsx: Writer, is_one_line: Callable[[InputError], bool], far: str
) -> None:
    if far.startswith('r="A1048576"'):
        far = 'r="ZZ1048576"'
    with pytest.raises(BadFile) as raised:
        load_any(con, write_xlsx(xml=_FAR_CELL.format(far=far)), name="t")
    assert raised.value.allowed.key == "allowed.sheet_area"
    assert is_one_line(raised.value)


def test_a_file_that_unpacks_to_too_much_is_refused(
    con: Connection, write_xlsx: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx([["a"], ["b"]], more={"xl/media/picture.bin": bytes(3_000_000)})
    assert path.stat().st_size < 10_000
    assert load_any(con, path, name="t").rows == 1
    monkeypatch.setattr(xlsx_rows, "MOST_UNPACKED", 1_000_000)
    with pytest.raises(BadFile) as raised:
        load_any(con, path, name="t")
    assert raised.value.allowed.key == "allowed.unpacked_size"


@pytest.mark.parametrize("member", ["xl/workbook.bin", "content.xml"])
def test_files_of_other_formats_in_the_same_zip_are_refused(
    con: Connection, write_xlsx: Writer, member: str
) -> None:
    with pytest.raises(BadFile):
        load_any(con, write_xlsx([["a"], ["b"]], more={member: b"x"}), name="t")
