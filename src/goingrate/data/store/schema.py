"""The tables of the store, and the version of their shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goingrate.market.published import WAGE_COLUMNS
from goingrate.market.records import PAY_COLUMNS, POSTING_COLUMNS

if TYPE_CHECKING:
    import duckdb

#: Raised with every change of a table; a newer one than this is refused.
SCHEMA_VERSION: Final = 1

#: Columns of the table `imports`; see `goingrate.data.store.provenance.ImportEntry`.
IMPORT_COLUMNS: Final[dict[str, str]] = {
    "import_id": "VARCHAR",
    "source": "VARCHAR",
    "file": "VARCHAR",
    "sha256": "VARCHAR",
    "bytes": "BIGINT",
    "options": "VARCHAR",
    "imported_at": "TIMESTAMP",
    "kept": "BIGINT",
    "rejected": "VARCHAR",
    "unread": "BIGINT",
    "duplicates": "BIGINT",
    "notes": "VARCHAR",
    "licence": "VARCHAR",
    "address": "VARCHAR",
    "lexicon_version": "VARCHAR",
    "goingrate_version": "VARCHAR",
    "schema_version": "INTEGER",
}
#: The tables that connectors fill, with their columns.
FILLED: Final[dict[str, dict[str, str]]] = {
    "pay": PAY_COLUMNS,
    "postings": POSTING_COLUMNS,
    "wages": {"source": "VARCHAR", "import_id": "VARCHAR", "row": "BIGINT", **WAGE_COLUMNS},
}
TABLES: Final[dict[str, dict[str, str]]] = {**FILLED, "imports": IMPORT_COLUMNS}


def has_shape(con: duckdb.DuckDBPyConnection, catalog: str) -> bool:
    """Say whether an attached database has every table of the store, each with its columns."""
    found: dict[str, dict[str, str]] = {}
    rows = con.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE database_name = ?",
        [catalog],
    ).fetchall()
    for table, column, kind in rows:
        found.setdefault(table, {})[column] = kind
    expected = {**TABLES, "store": {"schema_version": "INTEGER"}}
    return all(columns == found.get(name) for name, columns in expected.items())


def create_tables(con: duckdb.DuckDBPyConnection, catalog: str) -> None:
    """Create every table, empty, in an attached database, and write the version of their shape."""
    for name, columns in TABLES.items():
        shape = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
        con.execute(f"CREATE TABLE {catalog}.{name} ({shape})")
    con.execute(f"CREATE TABLE {catalog}.store (schema_version INTEGER)")
    con.execute(f"INSERT INTO {catalog}.store VALUES (?)", [SCHEMA_VERSION])  # noqa: S608
