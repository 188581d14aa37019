"""The tables of a store as Parquet files: written, found, and shown to DuckDB."""

from __future__ import annotations

from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from goingrate.base.errors import BadFile
from goingrate.base.texts import Phrase
from goingrate.data.duck import memory_connection
from goingrate.data.store.store import quoted_path
from goingrate.market.records import PAY_COLUMNS, POSTING_COLUMNS

if TYPE_CHECKING:
    import duckdb

#: The tables that queries read, with their columns and the types of DuckDB.
TABLES: Final[dict[str, dict[str, str]]] = {"pay": PAY_COLUMNS, "postings": POSTING_COLUMNS}
#: Columns that older files do not have; they are read as NULL.
NEWER: Final = ("skills",)


def parquet_of(folder: Path, table: str) -> Path | None:
    """Return the file, or folder of files, that holds a table: `pay.parquet`, `pay/`."""
    for name in (f"{table}.parquet", table):
        path = folder / name
        if path.is_file() or (path.is_dir() and any(path.glob("*.parquet"))):
            return path
    return None


def has_parquet(folder: Path) -> bool:
    """Say whether a folder holds a table as Parquet."""
    return any(parquet_of(folder, table) for table in TABLES)


def show_parquet(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Let a connection see the tables of a folder; one that is not there is empty.

    Raises
    ------
    BadFile
        If a file is damaged or lacks columns.
    """
    for table, columns in TABLES.items():
        path = parquet_of(folder, table)
        if path is None:
            shape = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
            con.execute(f"CREATE TABLE {table} ({shape})")
            continue
        files = _pattern(path)
        found = _kinds(con, path, files)
        check_columns(path, found, columns)
        names = ", ".join(
            f'"{column}"' if column in found else f'CAST(NULL AS {kind}) AS "{column}"'
            for column, kind in columns.items()
        )
        con.execute(f"CREATE VIEW {table} AS SELECT {names} FROM {_read(files)}")  # noqa: S608


def imports_in_parquet(folder: Path) -> list[tuple[str, str]] | None:
    """Return source and id of each import, the oldest first, as `goingrate data export` tells them.

    None where nothing is told, or by another program in other words.
    """
    import duckdb

    path = parquet_of(folder, "imports")
    if path is None:
        return None
    query = "SELECT source, import_id FROM read_parquet({}) ORDER BY imported_at, import_id"
    try:
        with memory_connection() as con:
            return con.execute(query.format(_pattern(path))).fetchall()
    except duckdb.Error:
        return None


def write_parquet(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write the tables that a connection sees into a folder."""
    for table in TABLES:
        file = quoted_path(folder / f"{table}.parquet")
        con.execute(f"COPY (FROM {table}) TO {file} (FORMAT parquet)")


def check_columns(path: Path, found: dict[str, str], columns: dict[str, str]) -> None:
    """Check that a file has all columns of a table, in their types; others do no harm.

    Those of `NEWER` may be missing.

    Raises
    ------
    BadFile
        If not; it names the first that is missing or of another type.
    """
    for column, kind in columns.items():
        if found.get(column) != kind and (column in found or column not in NEWER):
            raise BadFile(
                where=str(path),
                given=f"{column} {found.get(column, '-')}",
                allowed=Phrase.of("allowed.table_column", column=column, kind=kind),
                fix=Phrase("fix.export_again"),
            )


def _pattern(path: Path) -> str:
    """Return a file, or all of a folder, for DuckDB; what looks like a pattern means itself."""
    plain = Path(escape(str(path)))
    return quoted_path(plain / "*.parquet" if path.is_dir() else plain)


def _read(files: str) -> str:
    """Return files as a table: columns are those of all of them, by name."""
    return f"read_parquet({files}, union_by_name=true)"


def _kinds(con: duckdb.DuckDBPyConnection, path: Path, files: str) -> dict[str, str]:
    import duckdb

    try:
        rows = con.execute(f"DESCRIBE FROM {_read(files)}").fetchall()
    except duckdb.Error:
        raise BadFile(
            where=str(path),
            given=path.name,
            allowed=Phrase("allowed.parquet"),
            fix=Phrase("fix.export_again"),
        ) from None
    return {row[0]: row[1] for row in rows}
