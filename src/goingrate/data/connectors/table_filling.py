"""Filling a temporary table of DuckDB from somebody's file, and asking what is in it.

Names are quoted and values are parameters: nothing that stands in a file or in its name becomes
part of a statement.
"""

from __future__ import annotations

import csv
import glob
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import duckdb

from goingrate.data.connectors.table_columns import Columns
from goingrate.data.connectors.text_files import temporary_folder, writing_copy

#: How a CSV file is read: nothing is guessed by the database, no other file is looked at.
_CSV: Final = (
    "read_csv(?, auto_detect=false, header=false, skip=?, delim=?, quote='\"', escape='\"', "
    "columns=?, compression='none', hive_partitioning=false, max_line_size=8000000)"
)


def quoted(name: str) -> str:
    """Return a name of a table or column as SQL takes it, whatever it contains.

    Examples
    --------
    >>> print(quoted('pay"; DROP TABLE pay; --'))
    "pay""; DROP TABLE pay; --"
    """
    return '"' + name.replace('"', '""') + '"'


def stay_offline(con: duckdb.DuckDBPyConnection) -> None:
    """Keep a connection from fetching or loading extensions; it needs none of them."""
    con.execute("SET autoinstall_known_extensions = false")
    con.execute("SET autoload_known_extensions = false")


def fill_from_csv(
    con: duckdb.DuckDBPyConnection,
    path: Path,
    columns: Columns,
    name: str,
    *,
    skip: int,
    delimiter: str,
) -> None:
    """Store the kept columns of a well-formed CSV file in UTF-8, after `skip` lines.

    Raises
    ------
    duckdb.Error
        If the file is not well formed.
    """
    types = {f"c{position}": "VARCHAR" for position in range(columns.width)}
    kept = ", ".join(f"c{position} AS {quoted(own)}" for position, own in columns.kept)
    fill(con, kept, f"FROM {_CSV}", [literal(path), skip, delimiter, types], name)


def breaks_in_fields(con: duckdb.DuckDBPyConnection, columns: Columns, name: str) -> int:
    """Return how many line feeds stand inside of the fields of a table."""
    counted = " + ".join(
        f"coalesce(len({quoted(own)}) - len(replace({quoted(own)}, chr(10), '')), 0)"
        for own in columns.names
    )
    found = con.execute(f"SELECT coalesce(sum({counted or '0'}), 0) FROM {quoted(name)}")  # noqa: S608
    return int(found.fetchall()[0][0])


def fill_from_rows(
    con: duckdb.DuckDBPyConnection,
    path: Path,
    rows: Iterable[tuple[int, list[str]]],
    columns: Columns,
    name: str,
) -> None:
    """Store numbered rows by way of a well-formed copy: the database reads it in one go."""
    with temporary_folder(path) as folder:
        copy = folder / "rows.csv"
        with writing_copy(path, copy) as target:
            writer = csv.writer(target, lineterminator="\n", quoting=csv.QUOTE_ALL)
            writer.writerows([number, *row] for number, row in rows)
        types = {"n": "VARCHAR"} | {f"c{at}": "VARCHAR" for at in range(len(columns.kept))}
        own = [f"c{at} AS {quoted(name)}" for at, name in enumerate(columns.names)]
        kept = ", ".join(["n::BIGINT AS row", *own])
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE {quoted(name)} AS SELECT {kept} FROM {_CSV}",  # noqa: S608
            [literal(copy), 0, ",", types],
        )


def fill(
    con: duckdb.DuckDBPyConnection, kept: str, source: str, given: list[object], name: str
) -> None:
    """Store what is selected, numbered in the order of the file."""
    fields = f"row_number() OVER () AS row{', ' if kept else ''}{kept}"
    con.execute(f"CREATE OR REPLACE TEMP TABLE {quoted(name)} AS SELECT {fields} {source}", given)


def count_of(con: duckdb.DuckDBPyConnection, name: str) -> int:
    """Return the number of rows of a table."""
    found = con.execute(f"SELECT count(*) FROM {quoted(name)}").fetchall()  # noqa: S608
    return int(found[0][0])


def literal(path: Path) -> str:
    """Return a path that the database takes as one file: `pay[1].csv` is not a pattern."""
    return glob.escape(str(path.absolute()))


def raise_if_of_the_machine(error: duckdb.Error) -> None:
    """Let pass what is no fault of the file: no memory, no space, an interruption."""
    if isinstance(error, duckdb.OutOfMemoryException | duckdb.InterruptException):
        raise error
    if "No space left" in str(error):
        raise error
