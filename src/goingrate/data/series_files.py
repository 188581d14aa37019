"""Series over time of any country and office, from a file: long or wide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np

from goingrate.base.errors import BadField
from goingrate.base.texts import Phrase
from goingrate.data.connectors.table_files import bad_file
from goingrate.data.plain_days import day_of
from goingrate.data.plain_numbers import Decimals, decimals_of, is_empty, is_unsure, number_of
from goingrate.data.series_words import COLUMNS, KINDS, TRAITS, UNITS, YES_OR_NO
from goingrate.data.small_tables import Cell, Row, SmallTable, folded, read_small_table, text_of
from goingrate.market.imbalance.series import MOST_VALUE, Series, SeriesKind, SeriesUnit

_COUNTRY: Final = re.compile(r"[A-Za-z]{2}")
_PERCENT: Final = re.compile(r"(?<=\d)\s*%$")
_MOST_PERCENT: Final = 100.0


@dataclass(frozen=True, slots=True)
class FileSeries:
    """A series of a file.

    Attributes
    ----------
    series
        The series; a period (2024-Q1) stands on its first day.
    country
        Two letters; None where the file does not say.
    empty
        How many days were left out because the file has no number for them.
    """

    series: Series
    country: str | None
    empty: int


@dataclass(frozen=True, slots=True)
class SeriesFile:
    """The series of a file in the order in which they begin there, and what a user should know."""

    series: tuple[FileSeries, ...]
    notes: tuple[Phrase, ...]


def read_series(path: Path, *, kind: SeriesKind = "postings") -> tuple[Series, ...]:
    """Read the series of a file; see `read_series_file`."""
    return tuple(found.series for found in read_series_file(path, kind=kind).series)


def read_series_file(path: Path, *, kind: SeriesKind = "postings") -> SeriesFile:
    """Read the series of a CSV, Excel or Parquet file.

    Two forms are told apart by their columns: long (series, date, value), and wide (the first
    column is the date, every other one a series). Both may have the columns kind, unit, base_date,
    country and seasonally_adjusted, each the same in all rows of a series.

    Parameters
    ----------
    kind
        What is counted where the file has no such column.

    Raises
    ------
    BadFile
        If it is no table, too large, or has neither form; what is missing is named.
    BadField
        If a line cannot be read: the date, the number, a date twice in a series, a number below 0,
        numbers that do not show whether `1.250` is a thousand and more or one and a quarter.
    """
    table = read_small_table(path)
    places = table.found(COLUMNS)
    if "series" in places:
        if missing := [name for name in ("date", "value") if name not in places]:
            raise table.lacks(missing)
        values = [places["value"]]
        entries = _long(table, places)
    else:
        day_at, values = _wide_columns(table, places)
        entries = _wide(table, day_at, values)
    decimals = decimals_of(_bare(row.cells[at]) for row in table.rows for at in values)
    drafts = _drafts(table, places, entries, decimals)
    found = _finished(table, drafts, kind)
    return SeriesFile(found, (*table.notes, *_notes(found)))


@dataclass(slots=True)
class _Entry:
    """What one cell says: a series, a day, and perhaps a number."""

    name: str
    row: Row
    day: Cell
    value: Cell


@dataclass(slots=True)
class _Draft:
    """A series in the making; `lines` holds the line of each day."""

    name: str
    first_row: Row
    traits: dict[str, Any]
    values: dict[date, float] = field(default_factory=dict)
    lines: dict[date, int] = field(default_factory=dict)
    empty: int = 0


def _long(table: SmallTable, places: dict[str, int]) -> Iterator[_Entry]:
    for row in table.rows:
        name = text_of(row.cells[places["series"]])
        if name is None:
            raise table.bad(row, None, "allowed.series_name")
        yield _Entry(name, row, row.cells[places["date"]], row.cells[places["value"]])


def _wide_columns(table: SmallTable, places: dict[str, int]) -> tuple[int, list[int]]:
    """Return which column has the dates, and which are series.

    Without a column that is called so, the first is it if a date stands in its first row.
    """
    day_at = places.get("date")
    if day_at is None and day_of(table.rows[0].cells[0]) is not None:
        day_at = 0
    taken = {day_at, *(places[trait] for trait in TRAITS if trait in places)}
    values = [at for at in range(len(table.columns)) if at not in taken]
    if day_at is None or not values:
        raise table.lacks(["series", "date", "value"])
    return day_at, values


def _wide(table: SmallTable, day_at: int, values: list[int]) -> Iterator[_Entry]:
    names = [table.columns[at] for at in values]
    if len(names) == 1 and folded(names[0]) in COLUMNS["value"]:
        names = [table.path.stem]  # "value" says nothing
    for at, name in enumerate(names):
        if not name or name in names[:at]:
            raise bad_file(table.path, name or "-", "allowed.distinct_columns", "fix.columns")
    for row in table.rows:
        for at, name in zip(values, names, strict=True):
            yield _Entry(name, row, row.cells[day_at], row.cells[at])


def _drafts(
    table: SmallTable, places: dict[str, int], entries: Iterator[_Entry], decimals: Decimals
) -> list[_Draft]:
    """Collect the entries of each series; a name in two countries is two series."""
    drafts: dict[tuple[str, str | None], _Draft] = {}
    for entry in entries:
        traits = _traits(table, places, entry.row)
        key = (entry.name, traits.get("country"))
        draft = drafts.get(key)
        if draft is None:
            draft = drafts[key] = _Draft(entry.name, entry.row, traits)
        elif traits != draft.traits:
            raise _unlike(table, entry.row, traits, draft)
        _take(table, draft, entry, decimals)
    return list(drafts.values())


def _take(table: SmallTable, draft: _Draft, entry: _Entry, decimals: Decimals) -> None:
    row = entry.row
    day = day_of(entry.day)
    if day is None:
        raise table.bad(row, text_of(entry.day), "allowed.series_day")
    if day in draft.lines:
        once = Phrase.of("allowed.day_once", series=draft.name, line=str(draft.lines[day]))
        raise table.bad(row, text_of(entry.day), once, "fix.day_once")
    draft.lines[day] = row.line
    if is_empty(entry.value):
        draft.empty += 1
    else:
        draft.values[day] = _value(table, entry, draft.traits.get("unit"), decimals)


def _value(table: SmallTable, entry: _Entry, unit: SeriesUnit | None, decimals: Decimals) -> float:
    cell, of = entry.value, entry.name
    bare = _bare(cell)
    if decimals.torn is not None and bare == decimals.torn:
        raise table.bad(entry.row, cell, "allowed.one_decimal_mark", "fix.one_decimal_mark", of)
    if decimals.mark is None and unit is None and is_unsure(bare):
        raise table.bad(entry.row, cell, "allowed.sure_number", "fix.sure_number", of)
    value = number_of(bare, decimals.mark, "groups" if unit == "count" else "decimals")
    most = _MOST_PERCENT if unit == "share" else MOST_VALUE
    if value is None or not 0 <= value <= most or (bare != cell and unit != "share"):
        allowed = "allowed.percent_value" if unit == "share" else "allowed.series_value"
        raise table.bad(entry.row, text_of(cell), allowed, "fix.series_value", of)
    return value


def _bare(cell: Cell) -> Cell:
    """Return a cell without its percent sign."""
    return _PERCENT.sub("", cell) if isinstance(cell, str) else cell


def _traits(table: SmallTable, places: dict[str, int], row: Row) -> dict[str, Any]:
    """Return what a row says of its whole series; what it leaves empty is not there."""
    traits: dict[str, Any] = {}
    for trait in TRAITS:
        cell = row.cells[places[trait]] if trait in places else None
        if cell is not None:
            traits[trait] = _trait(table, row, trait, cell)
    return traits


def _trait(table: SmallTable, row: Row, trait: str, cell: Cell) -> Any:
    text = text_of(cell) or ""
    if trait == "base_date":
        told: Any = day_of(cell)
    elif trait == "country":
        told = text.upper() if _COUNTRY.fullmatch(text) else None
    elif trait == "kind":
        told = KINDS.get(folded(text))
    elif trait == "unit":
        told = UNITS.get(folded(text) or text)
    else:
        told = YES_OR_NO.get(text.casefold())
    if told is None:
        raise table.bad(row, text, f"allowed.series_{trait}")
    return told


def _unlike(table: SmallTable, row: Row, traits: dict[str, Any], draft: _Draft) -> BadField:
    trait = next(name for name in TRAITS if traits.get(name) != draft.traits.get(name))
    alike = Phrase.of(
        "allowed.alike",
        column=trait,
        series=draft.name,
        value=str(draft.traits.get(trait, "-")),
        line=str(draft.first_row.line),
    )
    return table.bad(row, str(traits.get(trait, "-")), alike)


def _finished(table: SmallTable, drafts: list[_Draft], kind: SeriesKind) -> tuple[FileSeries, ...]:
    times = Counter(draft.name for draft in drafts)
    found = []
    for draft in drafts:
        if not draft.values:
            raise table.bad(draft.first_row, draft.name, "allowed.some_value", "fix.some_value")
        country = draft.traits.get("country")
        is_twice = times[draft.name] > 1
        name = f"{draft.name} ({country or '-'})" if is_twice else draft.name
        found.append(FileSeries(_series(draft, name, kind), country, draft.empty))
    return tuple(found)


def _series(draft: _Draft, name: str, kind: SeriesKind) -> Series:
    base = draft.traits.get("base_date")
    days = sorted(draft.values)
    return Series(
        name=name,
        kind=draft.traits.get("kind", kind),
        unit=draft.traits.get("unit", "count" if base is None else "index"),
        days=np.array(days, dtype="datetime64[D]"),
        values=np.array([draft.values[day] for day in days], dtype=np.float64),
        base_date=base,
        seasonally_adjusted=draft.traits.get("seasonally_adjusted"),
    )


def _notes(found: tuple[FileSeries, ...]) -> Iterator[Phrase]:
    for one in found:
        if one.empty:
            yield Phrase.of("series.empty_days", series=one.series.name, count=str(one.empty))
