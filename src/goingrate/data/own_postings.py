"""Series of job ads from the user's store: which there are, and their values.

What the connectors brought in (`goingrate data add FILE --from hiring-lab`), for any country, from
the store or from a folder of Parquet files that `goingrate data export` wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from goingrate.base.kinds import Place, RoleFamily
from goingrate.data.engines import Tables, open_tables
from goingrate.market.imbalance.series import Series
from goingrate.market.records import Measure

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, Table

#: A share is stored as a fraction of all postings; a `Series` has it in percent.
_PERCENT: Final = 100.0
#: Whether a series is seasonally adjusted, as statisticians say it.
_ADJUSTED: Final[dict[bool | None, str]] = {True: "sa", False: "nsa", None: "-"}
#: What tells one series from another: two indices of different base days are never one.
_KEY: Final = (
    "source",
    "country",
    "region",
    "sector",
    "role",
    "measure",
    "base_date",
    "seasonally_adjusted",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which series are asked for; what is None may be anything.

    Attributes
    ----------
    sector
        The source's own name, in capitals or not: "all", "ai", "software development".
    """

    sector: str | None = None
    role: RoleFamily | None = None
    measure: Measure | None = None
    seasonally_adjusted: bool | None = None


SOFTWARE_ADS: Final = Wanted(role="software-engineer", measure="index")
ALL_ADS: Final = Wanted(sector="all", measure="index", seasonally_adjusted=True)
AI_SHARE: Final = Wanted(sector="ai", measure="share")


@dataclass(frozen=True, slots=True)
class StoredKey:
    """What tells a series of the store from the others; see `goingrate.market.records`."""

    source: str
    country: str
    region: str | None
    sector: str
    role: RoleFamily | None
    measure: Measure
    base_date: date | None
    seasonally_adjusted: bool | None


@dataclass(frozen=True, slots=True)
class StoredName:
    """A series that the store has: how many days, and from when to when."""

    key: StoredKey
    days: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class StoredSeries:
    """A series of the store; `imports` are the ids of the imports that its values come from."""

    key: StoredKey
    series: Series
    imports: tuple[str, ...]


def stored_names(
    folder: Path | None = None, *, country: str | None = None
) -> tuple[StoredName, ...]:
    """Return which series of job ads there are, in the order of country, sector and source.

    Parameters
    ----------
    folder
        A store, or Parquet files; None: the user's store, which may still be empty.
    country
        Two letters; None: every country.

    Raises
    ------
    NotUnderstood
        If `country` is no country.
    BadFile
        If the folder holds no tables, or they cannot be read.
    """
    with open_tables(None, folder) as tables:
        chosen = _chosen(tables.postings, country, ())
        counted = chosen.group_by(list(_KEY)).agg(
            days=chosen.on_date.nunique(), first=chosen.on_date.min(), last=chosen.on_date.max()
        )
        rows = tables.fetch(counted).to_pylist()
    names = [StoredName(_key(row), int(row["days"]), row["first"], row["last"]) for row in rows]
    return tuple(sorted(names, key=lambda name: _order(name.key)))


def own_postings(
    folder: Path | None = None, *, country: str, wanted: Sequence[Wanted] = ()
) -> tuple[StoredSeries, ...]:
    """Return series of job ads of a country, in the order of sector and source.

    Where several imports have a day of the same series, the newest import counts for that day.
    Shares are in percent, as `Series` has them.

    Parameters
    ----------
    folder
        As in `stored_names`.
    wanted
        Series that fit one of these; none given: all. What the store does not have is not there.

    Raises
    ------
    NotUnderstood
        If `country` is no country.
    BadFile
        If the folder holds no tables, or they cannot be read.
    """
    with open_tables(None, folder) as tables:
        newest = _newest(_chosen(tables.postings, country, wanted), tables)
        rows = tables.fetch(newest).to_pylist()
    found: dict[StoredKey, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(_key(row), []).append(row)
    keys = sorted(found, key=_order)
    return tuple(
        StoredSeries(key, _series(name, key, found[key]), _imports(found[key]))
        for key, name in zip(keys, _distinct(keys), strict=True)
    )


def _chosen(postings: Table, country: str | None, wanted: Sequence[Wanted]) -> Table:
    chosen = postings.filter(
        postings.value.notnull(), ~postings.value.isnan(), postings.on_date.notnull()
    )
    if country is not None:
        chosen = chosen.filter(chosen.country == Place(country.upper()).country)
    if wanted:
        chosen = chosen.filter(reduce(or_, (_fits(chosen, one) for one in wanted)))
    return chosen


def _fits(postings: Table, wanted: Wanted) -> BooleanValue:
    import ibis

    fits: BooleanValue = ibis.literal(True)
    if wanted.sector is not None:
        fits = fits & (postings.sector.lower() == wanted.sector.lower())
    if wanted.role is not None:
        fits = fits & (postings.role == wanted.role)
    if wanted.measure is not None:
        fits = fits & (postings.measure == wanted.measure)
    if wanted.seasonally_adjusted is not None:
        fits = fits & (postings.seasonally_adjusted == wanted.seasonally_adjusted)
    return fits


def _newest(postings: Table, tables: Tables) -> Table:
    """Return one row for each day of each series, in order of days: that of the newest import."""
    import ibis

    newest = [postings.import_id.desc(), postings.row.desc()]
    imports = [id_ for ids in (tables.imports or {}).values() for id_ in ids]
    if imports:
        age = postings.import_id.cases(*((id_, at) for at, id_ in enumerate(imports)), else_=-1)
        newest.insert(0, age.desc())
    place = ibis.row_number().over(
        group_by=[*(postings[name] for name in _KEY), postings.on_date], order_by=newest
    )
    placed = postings.mutate(place=place)
    return (
        placed.filter(placed.place == 0)
        .select(*_KEY, "on_date", "value", "import_id")
        .order_by("on_date")
    )


def _key(row: dict[str, Any]) -> StoredKey:
    return StoredKey(**{name: row[name] for name in _KEY})


def _order(key: StoredKey) -> tuple[str, ...]:
    return (key.country, key.sector.lower(), *(str(getattr(key, name)) for name in _KEY))


def _series(name: str, key: StoredKey, rows: Sequence[dict[str, Any]]) -> Series:
    values = np.array([row["value"] for row in rows], dtype=np.float64)
    return Series(
        name=name,
        kind="postings",
        unit=key.measure,
        days=np.array([row["on_date"] for row in rows], dtype="datetime64[D]"),
        values=values * _PERCENT if key.measure == "share" else values,
        base_date=key.base_date,
        seasonally_adjusted=key.seasonally_adjusted,
    )


def _imports(rows: Iterable[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["import_id"] for row in rows))


def _distinct(keys: Sequence[StoredKey]) -> list[str]:
    """Return a name for each series: its sector, and after it what tells it from its namesakes."""
    return [
        ", ".join([key.sector, *_difference(key, [o for o in keys if o.sector == key.sector])])
        for key in keys
    ]


def _difference(key: StoredKey, same: Sequence[StoredKey]) -> Iterator[str]:
    for name in ("source", "region", "role", "measure", "base_date"):
        if len({getattr(other, name) for other in same}) > 1:
            yield str(getattr(key, name) or "-")
    if len({other.seasonally_adjusted for other in same}) > 1:
        yield _ADJUSTED[key.seasonally_adjusted]
