"""Drafts of published wages become rows of the store; whoever published them has checked them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goingrate.data.imports.sql import keep
from goingrate.market.published import WAGE_COLUMNS

if TYPE_CHECKING:
    import duckdb


def finish_wages(
    con: duckdb.DuckDBPyConnection, draft: str, *, source: str, import_id: str
) -> tuple[int, dict[str, int]]:
    """Leave the view `new_wages` with the rows kept; return their number, and the others.

    Parameters
    ----------
    draft
        A table with the columns `row`, those of `WAGE_COLUMNS`, and `reject`.
    """
    con.execute(
        f"CREATE OR REPLACE TEMP VIEW read_wages AS SELECT *, reject AS reason FROM {draft}"  # noqa: S608
    )
    columns = [f'"{name}"' for name in ("row", *WAGE_COLUMNS)]
    return keep(con, "wages", columns, source=source, import_id=import_id)
