"""Tables from files that other people wrote, into a DuckDB connection; every line is accounted for.

CSV and Excel files come in with every column as text; Parquet files keep their types. Columns that
name persons are left out before anything is stored. Names of files and columns are never part of
a statement: names are quoted, values are parameters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from goingrate.base.texts import Phrase
from goingrate.data.connectors.csv_rows import Header, Tally, exact_rows, read_header
from goingrate.data.connectors.table_columns import MOST_COLUMNS, Columns, Wanted, columns_of
from goingrate.data.connectors.table_files import bad_file, first_bytes, kind_of
from goingrate.data.connectors.table_filling import (
    breaks_in_fields,
    count_of,
    fill,
    fill_from_csv,
    fill_from_rows,
    literal,
    quoted,
    raise_if_of_the_machine,
    stay_offline,
)
from goingrate.data.connectors.text_files import TextFile, as_utf8
from goingrate.data.connectors.xlsx_rows import first_sheet, text_rows

__all__ = [
    "Loaded",
    "load_any",
    "load_csv",
    "load_parquet",
    "load_xlsx",
    "quoted",
    "stay_offline",
]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A table that was read from a file.

    Attributes
    ----------
    table
        Its name in the connection; a temporary table with the column `row`, the number of the row
        in the file from 1, and after it `columns`.
    columns
        Names of the columns that were kept, in the file's order, without `row`.
    rows
        How many rows it has.
    unread_rows
        Lines of the file that could not be split into as many fields as there are columns.
    notes
        Columns left out or renamed, an encoding guessed, lines not read.
    unwanted
        Columns that were not asked for.
    """

    table: str
    columns: tuple[str, ...]
    rows: int
    unread_rows: int
    notes: tuple[Phrase, ...]
    unwanted: tuple[str, ...] = ()


def load_any(
    con: duckdb.DuckDBPyConnection, path: Path, *, name: str, wanted: Wanted | None = None
) -> Loaded:
    """Load a CSV, Excel or Parquet file; which it is, its first bytes say and not its name.

    `wanted` says of a column, by its name, whether it is loaded: of wide files that is much faster.

    Raises
    ------
    BadFile
        See `load_csv`, `load_xlsx` and `load_parquet`.
    """
    kind = kind_of(path)
    if kind == "parquet":
        return load_parquet(con, path, name=name, wanted=wanted)
    if kind == "xlsx":
        return load_xlsx(con, path, name=name, wanted=wanted)
    return load_csv(con, path, name=name, wanted=wanted)


def load_csv(
    con: duckdb.DuckDBPyConnection,
    path: Path,
    *,
    name: str,
    delimiter: str | None = None,
    wanted: Wanted | None = None,
) -> Loaded:
    """Load a CSV file into the temporary table `name`, every column as text, empty fields as NULL.

    Parameters
    ----------
    con
        A connection; `name` is replaced if it exists.
    path
        In UTF-8, UTF-16 with byte order mark, or Windows-1252 (guessed, with a note).
    delimiter
        None: the one of comma, semicolon, tab and bar by which the first rows fit the header.
    wanted
        See `load_any`.

    Raises
    ------
    BadFile
        If it is absent, empty, no text, or has no header, no rows, or no row that fits the header.
    """
    stay_offline(con)
    with as_utf8(path) as text:
        header = _header(text, path, delimiter)
        columns = columns_of(header.names, wanted)
        _refuse_wide(path, columns)
        if _filled_at_once(con, text, header, columns, name):
            tally = Tally(rows=count_of(con, name))
        else:
            tally = Tally()
            rows = exact_rows(text.path, header, columns, tally)
            fill_from_rows(con, path, rows, columns, name)
        return _loaded(path, columns, tally, name, text.notes)


def load_xlsx(
    con: duckdb.DuckDBPyConnection, path: Path, *, name: str, wanted: Wanted | None = None
) -> Loaded:
    """Load the first sheet of an Excel file into the temporary table `name`; see `load_csv`.

    The first row that is not blank is the header. Days come as "2024-01-31 00:00:00", whole
    numbers without a decimal point, formulas as the value that was stored with them.

    Raises
    ------
    BadFile
        If it is no Excel file, damaged, too large when unpacked, or has no header or rows.
    """
    stay_offline(con)
    with first_sheet(path) as (sheet, sheets):
        rows = text_rows(sheet)
        header = next(rows, None)
        if header is None:
            raise bad_file(path, "-", "allowed.header", "fix.header")
        _refuse_no_header(path, header)
        columns = columns_of(header, wanted)
        _refuse_wide(path, columns)
        kept = [position for position, _ in columns.kept]
        numbered = ((n, [row[at] for at in kept]) for n, row in enumerate(rows, start=1))
        fill_from_rows(con, path, numbered, columns, name)
    notes: tuple[Phrase, ...] = ()
    if len(sheets) > 1:
        notes = (Phrase.of("loading.other_sheets", sheet=sheets[0], sheets=str(len(sheets))),)
    return _loaded(path, columns, Tally(rows=count_of(con, name)), name, notes)


def load_parquet(
    con: duckdb.DuckDBPyConnection, path: Path, *, name: str, wanted: Wanted | None = None
) -> Loaded:
    """Load a Parquet file into the temporary table `name`, with its types.

    Raises
    ------
    BadFile
        If it is absent, cut off, damaged, no Parquet file, or has no rows.
    """
    stay_offline(con)
    if first_bytes(path) != b"PAR1":
        raise bad_file(path, path.suffix or "-", "allowed.whole_parquet", "fix.right_file")
    source = "read_parquet(?, hive_partitioning=false)"
    try:
        described = f"DESCRIBE SELECT * FROM {source}"  # noqa: S608
        given = con.execute(described, [literal(path)]).fetchall()
        columns = columns_of([str(column[0]) for column in given], wanted)
        _refuse_wide(path, columns)
        kept = ", ".join(
            f"{quoted(str(given[position][0]))} AS {quoted(own)}" for position, own in columns.kept
        )
        fill(con, kept, f"FROM {source}", [literal(path)], name)
    except duckdb.Error as error:
        raise_if_of_the_machine(error)
        given_ = path.suffix or "-"
        raise bad_file(path, given_, "allowed.whole_parquet", "fix.download_again") from None
    return _loaded(path, columns, Tally(rows=count_of(con, name)), name, ())


def _header(text: TextFile, path: Path, delimiter: str | None) -> Header:
    header = read_header(text.path, delimiter)
    if header is None:
        raise bad_file(path, "-", "allowed.header", "fix.header")
    _refuse_no_header(path, header.names)
    return header


def _refuse_no_header(path: Path, names: Iterable[str]) -> None:
    """Refuse a first row that is data: all its fields are numbers."""
    filled = [name.strip() for name in names if name.strip()]
    if filled and all(_is_number(name) for name in filled):
        raise bad_file(path, ", ".join(filled), "allowed.header", "fix.header")


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", ""))
    except ValueError:
        return False
    return True


def _refuse_wide(path: Path, columns: Columns) -> None:
    if columns.width > MOST_COLUMNS:
        most = Phrase.of("allowed.column_count", most=str(MOST_COLUMNS))
        raise bad_file(path, str(columns.width), most, "fix.right_file")


def _filled_at_once(
    con: duckdb.DuckDBPyConnection, text: TextFile, header: Header, columns: Columns, name: str
) -> bool:
    """Let the database read a well-formed CSV file, and say whether it read every line."""
    try:
        fill_from_csv(
            con,
            text.path,
            columns,
            name,
            skip=header.lines_before + 1,
            delimiter=header.delimiter,
        )
    except duckdb.Error as error:
        raise_if_of_the_machine(error)
        return False
    lines = text.lines - header.lines_before - header.lines
    rows = count_of(con, name)
    if rows < lines and text.has_quotes:
        rows += breaks_in_fields(con, columns, name)
    return rows == lines


def _loaded(
    path: Path, columns: Columns, tally: Tally, name: str, notes: tuple[Phrase, ...]
) -> Loaded:
    if not tally.rows and tally.unread_rows:
        given = f"0 / {tally.unread_rows}"
        raise bad_file(path, given, "allowed.rows_fit", "fix.rows_fit")
    if not tally.rows:
        raise bad_file(path, "0", "allowed.data_rows", "fix.right_file")
    if tally.unread_rows:
        notes = (*notes, Phrase.of("loading.unread", count=str(tally.unread_rows)))
    return Loaded(
        table=name,
        columns=columns.names,
        rows=tally.rows,
        unread_rows=tally.unread_rows,
        notes=(*columns.notes, *notes),
        unwanted=columns.unwanted,
    )
