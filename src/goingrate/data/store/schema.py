"""The tables of the store, and the version of their shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goingrate.market.published import WAGE_COLUMNS
from goingrate.market.records import PAY_COLUMNS, POSTING_COLUMNS

if TYPE_CHECKING:
    import duckdb

#: Raised with every change of a table; a newer one than this is refused.
SCHEMA_VERSION: Final = 2
#: The columns that came with a version. A store of an older one is read with NULL in them, and
#: gets them with the next change.
ADDED: Final[dict[int, dict[str, tuple[str, ...]]]] = {2: {"pay": ("skills",)}}

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


def has_shape(con: duckdb.DuckDBPyConnection, catalog: str, version: int) -> bool:
    """Say whether an attached database has every table of a version, each with its columns."""
    found: dict[str, dict[str, str]] = {}
    rows = con.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE database_name = ?",
        [catalog],
    ).fetchall()
    for table, column, kind in rows:
        found.setdefault(table, {})[column] = kind
    expected = {**tables_of(version), "store": {"schema_version": "INTEGER"}}
    return all(columns == found.get(name) for name, columns in expected.items())


def tables_of(version: int) -> dict[str, dict[str, str]]:
    """Return the tables that a version has, with their columns."""
    later = [added for since, added in ADDED.items() if since > version]
    return {
        table: {
            column: kind
            for column, kind in columns.items()
            if not any(column in added.get(table, ()) for added in later)
        }
        for table, columns in TABLES.items()
    }


def show_tables(con: duckdb.DuckDBPyConnection, catalog: str, version: int, shown: str) -> None:
    """Show the tables of an older version in another catalog as if they were of this one."""
    con.execute(f"ATTACH ':memory:' AS {shown}")
    for table, had in tables_of(version).items():
        columns = ", ".join(
            f'"{name}"' if name in had else f'CAST(NULL AS {kind}) AS "{name}"'
            for name, kind in TABLES[table].items()
        )
        con.execute(f"CREATE VIEW {shown}.{table} AS SELECT {columns} FROM {catalog}.{table}")  # noqa: S608


def bring_up_to_date(con: duckdb.DuckDBPyConnection, catalog: str) -> None:
    """Give the tables of an attached database the columns that came after its version."""
    ((version,),) = con.execute(
        f"SELECT max(schema_version) FROM {catalog}.store"  # noqa: S608
    ).fetchall()
    if version == SCHEMA_VERSION:
        return
    for table, had in tables_of(version).items():
        for name, kind in TABLES[table].items():
            if name not in had:
                con.execute(f'ALTER TABLE {catalog}.{table} ADD COLUMN "{name}" {kind}')
    con.execute(f"UPDATE {catalog}.store SET schema_version = ?", [SCHEMA_VERSION])  # noqa: S608


def create_tables(con: duckdb.DuckDBPyConnection, catalog: str) -> None:
    """Create every table, empty, in an attached database, and write the version of their shape."""
    for name, columns in TABLES.items():
        shape = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
        con.execute(f"CREATE TABLE {catalog}.{name} ({shape})")
    con.execute(f"CREATE TABLE {catalog}.store (schema_version INTEGER)")
    con.execute(f"INSERT INTO {catalog}.store VALUES (?)", [SCHEMA_VERSION])  # noqa: S608
