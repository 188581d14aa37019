"""Connections to DuckDB, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb


def memory_connection(**config: Any) -> duckdb.DuckDBPyConnection:
    """Return a connection to an empty database in memory.

    It draws no progress bar: that would stand between the lines of an answer.
    """
    import duckdb

    con = duckdb.connect(":memory:", config=config)
    con.execute("SET enable_progress_bar = false")
    return con
