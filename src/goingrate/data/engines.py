"""Where queries run: embedded DuckDB, or Spark where one machine is too small.

`open_tables` gives `pay` and `postings` as Ibis tables that belong to no engine, and
`Tables.fetch` runs an expression over them. Nothing else knows which engine runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from goingrate.base.errors import BadField, BadFile
from goingrate.base.texts import Phrase
from goingrate.data.duck import memory_connection
from goingrate.data.parquet_tables import TABLES, has_parquet, imports_in_parquet, show_parquet
from goingrate.data.store.store import Store

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa
    from ibis.expr.types import Table

#: What Ibis calls the types of the tables.
_TYPES: Final = {
    "VARCHAR": "string",
    "BIGINT": "int64",
    "DOUBLE": "float64",
    "DATE": "date",
    "BOOLEAN": "boolean",
}
_SPARK: Final = re.compile(
    r"spark://(?:(?P<here>local(?:\[(?:[1-9][0-9]{0,3}|\*)\])?)"
    r"|(?P<host>[A-Za-z0-9][A-Za-z0-9.-]*):(?P<port>[1-9][0-9]{0,4}))"
)


@dataclass(frozen=True, slots=True)
class Engine:
    """Where queries run.

    `master` is what Spark calls the place to run at ("local[2]", "spark://host:7077"); None: the
    embedded engine.
    """

    master: str | None = None


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a store, open for queries; a context manager.

    Attributes
    ----------
    pay, postings
        Ibis tables with the columns of `PayRecord` and `PostingCount`, for expressions; they know
        no engine, so only `fetch` can run what is made of them.
    imports
        The ids of each source's imports, the oldest first (`market.queries.deduplicated` asks for
        them); None where that is not known: in Parquet files from elsewhere.
    """

    pay: Table
    postings: Table
    imports: Mapping[str, tuple[str, ...]] | None
    _run: Callable[[Table], pa.Table]
    _close: Callable[[], None]

    def fetch(self, expression: Table) -> pa.Table:
        """Run an expression and return its rows, with the types that the expression says.

        Raises
        ------
        BadFile
            If the store cannot be read to its end.
        """
        return self._run(expression).cast(expression.schema().to_pyarrow())

    def close(self) -> None:
        """Let go of the engine."""
        self._close()

    def __enter__(self) -> Tables:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def engine_named(text: str | None) -> Engine:
    """Return the engine that an option names.

    Raises
    ------
    BadField
        If it names none.

    Examples
    --------
    >>> engine_named("spark://local[2]")
    Engine(master='local[2]')
    >>> engine_named(None) == engine_named("embedded") == Engine()
    True
    """
    if text is None or text == "embedded":
        return Engine()
    found = _SPARK.fullmatch(text)
    if found is None or int(found["port"] or 0) > 65_535:
        raise BadField(
            where="--engine",
            given=text,
            allowed=Phrase("allowed.engine"),
            fix=Phrase("fix.correct_value"),
        )
    return Engine(master=found["here"] or text)


def open_tables(engine: str | None = None, folder: Path | None = None) -> Tables:
    """Open the user's tables.

    Parameters
    ----------
    engine
        None or "embedded": DuckDB in this process. "spark://local", "spark://local[2]": Spark on
        this machine with one or two threads. "spark://host:7077": a Spark cluster.
    folder
        A folder with a store, or with `pay.parquet` or `postings.parquet` (files, or folders of
        files, as `goingrate data export` writes them); None: the user's store, which may still be
        empty. Spark reads Parquet files where they are; a store is first written out to a
        temporary folder, which a cluster on other machines cannot see: give it a folder of Parquet
        files that all of them see.

    Raises
    ------
    BadField
        If the engine is none, or is not installed, or cannot be reached.
    BadFile
        If the folder holds no tables, or they cannot be read.
    """
    chosen = engine_named(engine)
    store = Store.open(folder)
    in_parquet = not store.exists and has_parquet(store.folder)
    if folder is not None and not (store.exists or in_parquet):
        raise BadFile(
            where=str(folder),
            given="-",
            allowed=Phrase("allowed.tables"),
            fix=Phrase("fix.add_data"),
        )
    imports = _imports(store, in_parquet=in_parquet)
    if chosen.master is None:
        con = _connection(store, in_parquet=in_parquet)
        return Tables(*_unbound(), imports, _embedded(store, con), con.close)
    from goingrate.data.spark import SparkTables

    spark = SparkTables.open(chosen.master, store.folder if in_parquet else store)
    return Tables(*_unbound(), imports, spark.run, spark.close)


def _connection(store: Store, *, in_parquet: bool) -> duckdb.DuckDBPyConnection:
    if not in_parquet:
        return store.reading()

    con = memory_connection()
    try:
        show_parquet(con, store.folder)
    except BaseException:
        con.close()
        raise
    return con


def _embedded(store: Store, con: duckdb.DuckDBPyConnection) -> Callable[[Table], pa.Table]:
    def run(expression: Table) -> pa.Table:
        import ibis

        with store.translating():
            return con.sql(ibis.to_sql(expression, dialect="duckdb")).to_arrow_table()

    return run


def _imports(store: Store, *, in_parquet: bool) -> dict[str, tuple[str, ...]] | None:
    if in_parquet:
        told = imports_in_parquet(store.folder)
    else:
        told = [(entry.source, entry.import_id) for entry in store.imports()]
    if told is None:
        return None
    found: dict[str, tuple[str, ...]] = {}
    for source, import_id in told:
        found[source] = (*found.get(source, ()), import_id)
    return found


def _unbound() -> tuple[Table, Table]:
    import ibis

    pay, postings = (
        ibis.table({column: _TYPES[kind] for column, kind in columns.items()}, name=name)
        for name, columns in TABLES.items()
    )
    return pay, postings
