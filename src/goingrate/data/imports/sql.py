"""Steps over draft tables that pay and postings share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from goingrate.data.imports.codes import COUNTRIES, UNITS_PER_USD
from goingrate.market.records import PER_YEAR

if TYPE_CHECKING:
    import duckdb

#: Columns of every table that say where a row comes from, without its number in the file.
ORIGIN: Final = ("source", "import_id")


def tidy_texts(
    con: duckdb.DuckDBPyConnection, draft: str, name: str, *, upper: Collection[str]
) -> None:
    """Create the view `name`: texts without blanks around them, empty ones as NULL.

    Codes among the columns (`upper`) are put in capitals.
    """
    described = con.execute(f"DESCRIBE {draft}").fetchall()
    columns = [_tidy(column, kind, column in upper) for column, kind, *_ in described]
    con.execute(
        f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT {', '.join(columns)} FROM {draft}"  # noqa: S608
    )


def know_codes(con: duckdb.DuckDBPyConnection) -> None:
    """Fill `known_periods`, `known_currencies` and `known_countries`, to join with."""
    _pairs(con, "known_periods", "per_year", PER_YEAR)
    _pairs(con, "known_currencies", "units", UNITS_PER_USD)
    _pairs(con, "known_countries", "known", dict.fromkeys(sorted(COUNTRIES), 1.0))


def keep(
    con: duckdb.DuckDBPyConnection,
    table: str,
    columns: Iterable[str],
    *,
    source: str,
    import_id: str,
    joined: str = "",
) -> tuple[int, dict[str, int]]:
    """Leave the view `new_{table}` with the rows of `read_{table}` that have no `reason`.

    Returns how many they are, and how many are left out by their reason, the most first.
    """
    listed = ", ".join(columns)
    con.execute(
        f"CREATE OR REPLACE TEMP VIEW new_{table} AS SELECT '{source}' AS source, "  # noqa: S608
        f"'{import_id}' AS import_id, {listed} FROM read_{table} {joined} WHERE reason IS NULL"
    )
    rows = con.execute(
        f"SELECT reason, count(*) FROM read_{table} "  # noqa: S608
        "GROUP BY ALL ORDER BY count(*) DESC, reason"
    ).fetchall()
    counts: dict[str | None, int] = dict(rows)
    kept = counts.pop(None, 0)
    return kept, {str(reason): count for reason, count in counts.items()}


def _pairs(
    con: duckdb.DuckDBPyConnection, name: str, value: str, pairs: Mapping[Any, float]
) -> None:
    con.execute(f"CREATE OR REPLACE TEMP TABLE {name} (code VARCHAR, {value} DOUBLE)")
    rows = ", ".join(f"('{code}', {number})" for code, number in pairs.items())
    con.execute(f"INSERT INTO {name} VALUES {rows}")  # noqa: S608


def _tidy(column: str, kind: str, is_code: bool) -> str:
    name = f'"{column}"'
    if kind != "VARCHAR":
        return name
    text = f"nullif(trim({name}), '')"
    return f"upper({text}) AS {name}" if is_code else f"{text} AS {name}"
