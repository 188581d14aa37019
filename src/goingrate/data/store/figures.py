"""An import in figures: counts of records, never a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from goingrate.data.store.schema import FILLED

if TYPE_CHECKING:
    import duckdb

#: Fewer records of a kind are not counted by themselves.
LEAST_SHOWN: Final = 10
#: What the records of a table are counted by.
_GROUPED: Final[Mapping[str, tuple[str, ...]]] = {
    "pay": ("component", "basis", "currency", "country", "role", "level", "employer_kind"),
    "postings": ("country", "measure", "role"),
    "wages": ("occupation_group", "area_type"),
}
_DAY: Final = {"pay": "on_date", "postings": "on_date", "wages": "make_date(release_year, 5, 1)"}
_ORIGIN: Final = ("source", "import_id", "row")


@dataclass(frozen=True, slots=True)
class TableFigures:
    """The records of one import in one table.

    Attributes
    ----------
    filled
        How many records have something in each column.
    groups
        Column to value to number of records, the most first; None stands for "not known". Values
        with fewer than `LEAST_SHOWN` records are summed up under the empty text.
    first_day, last_day
        Of the records.
    points, bands, top_coded
        Pay given as one amount, as a band, as "this or more"; None for other tables.
    """

    table: str
    records: int
    filled: Mapping[str, int]
    groups: Mapping[str, Mapping[str | None, int]]
    first_day: date | None
    last_day: date | None
    points: int | None = None
    bands: int | None = None
    top_coded: int | None = None


def figures(con: duckdb.DuckDBPyConnection, import_id: str) -> tuple[TableFigures, ...]:
    """Return the figures of an import, for each table that it filled."""
    each = (_of_table(con, table, import_id) for table in FILLED)
    return tuple(figure for figure in each if figure.records)


def _of_table(con: duckdb.DuckDBPyConnection, table: str, import_id: str) -> TableFigures:
    columns = [name for name in FILLED[table] if name not in _ORIGIN]
    counts = ", ".join(f'count("{name}")' for name in columns)
    day = _DAY[table]
    records, first, last, *filled = _row(
        con,
        f"SELECT count(*), min({day}), max({day}), {counts} FROM {table}",  # noqa: S608
        import_id,
    )
    kinds = (None, None, None)
    if table == "pay":
        kinds = _row(
            con,
            "SELECT count(*) FILTER (low_per_year = high_per_year), "
            "count(*) FILTER (low_per_year < high_per_year), "
            "count(*) FILTER (high_per_year IS NULL) FROM pay",
            import_id,
        )
    return TableFigures(
        table=table,
        records=records,
        filled=dict(zip(columns, filled, strict=True)),
        groups={name: _group(con, table, name, import_id) for name in _GROUPED[table]},
        first_day=first,
        last_day=last,
        points=kinds[0],
        bands=kinds[1],
        top_coded=kinds[2],
    )


def _group(
    con: duckdb.DuckDBPyConnection, table: str, column: str, import_id: str
) -> dict[str | None, int]:
    rows = con.execute(
        f'SELECT "{column}", count(*) FROM {table} WHERE import_id = ? '  # noqa: S608
        "GROUP BY ALL ORDER BY count(*) DESC, 1",
        [import_id],
    ).fetchall()
    shown = {value: count for value, count in rows if count >= LEAST_SHOWN}
    few = sum(count for _, count in rows if count < LEAST_SHOWN)
    return {**shown, "": few} if few else shown


def _row(con: duckdb.DuckDBPyConnection, query: str, import_id: str) -> tuple[Any, ...]:
    return con.execute(f"{query} WHERE import_id = ?", [import_id]).fetchall()[0]
