"""The user's own pay data: which pools there are, and the grouped records of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final, cast

from goingrate.base.facts import Facts
from goingrate.base.kinds import Place, Segment
from goingrate.base.quantity import middle_of
from goingrate.market.aligning import growth_factor
from goingrate.market.records import Basis, Component

if TYPE_CHECKING:
    import pyarrow as pa

    from goingrate.data.engines import Tables

#: Median wage of the major groups of occupations; others follow all occupations together.
_GROUPS: Final = ("11", "15", "41")
_EVERYBODY: Final = "00"
_DAYS_PER_YEAR: Final = 365.25
_NOTHING: Final = 1e-12


@dataclass(frozen=True, slots=True)
class PoolKey:
    """What may be put together, with the days of its oldest and newest record."""

    source: str
    component: Component
    basis: Basis
    currency: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Aligning:
    """How pay of other years is brought to one day.

    Attributes
    ----------
    as_of
        The day; None where no series of wages is known and pay of several years stands as it was.
    by_year
        For each calendar year by what its pay is multiplied.
    fact_id
        The series of wages behind it; None where nothing was moved.
    growth_per_year
        How fast the series grew over the years that it is used for.
    beyond
        Whether it was continued beyond its own first or last day.
    """

    as_of: date | None
    by_year: Mapping[int, float]
    fact_id: str | None = None
    growth_per_year: float = 0.0
    beyond: bool = False


def pools(tables: Tables, country: str) -> tuple[PoolKey, ...]:
    """Return the pools that hold records of a country."""
    from goingrate.market.queries import inventory

    pay = tables.pay
    rows = tables.fetch(inventory(pay.filter(pay.country == country, pay.role.notnull())))
    names = ("source", "component", "basis", "currency", "first_on", "last_on")
    columns = [rows[name].to_pylist() for name in names]
    return tuple(PoolKey(*cast("Any", row)) for row in zip(*columns, strict=True))


def countries(tables: Tables) -> tuple[str, ...]:
    """Return the countries of which there are records."""
    found = tables.fetch(tables.pay.select("country").distinct().order_by("country"))
    return tuple(found["country"].to_pylist())


def files_of(tables: Tables, key: PoolKey, country: str, names: Mapping[str, str]) -> list[str]:
    """Return the names of the files that the records of a pool come from.

    Parameters
    ----------
    names
        Names of files by import.
    """
    pay = tables.pay
    same = (
        pay.country == country,
        pay.source == key.source,
        pay.component == key.component,
        pay.basis == key.basis,
        pay.currency == key.currency,
        pay.role.notnull(),
    )
    found = tables.fetch(pay.filter(*same).select("import_id").distinct())
    held = set(found["import_id"].to_pylist())
    return sorted({name for id_, name in names.items() if id_ in held})


def grouped_records(
    tables: Tables, key: PoolKey, country: str, by_year: Mapping[int, float]
) -> pa.Table:
    """Return the records of a pool in a country, brought to one day, equal ones as one row."""
    from goingrate.market.queries import aligned, deduplicated, grouped, selected

    imports = tables.imports
    of_source = None if imports is None else imports.get(key.source, ())
    mine = selected(
        tables.pay,
        Segment(place=Place(country)),
        component=key.component,
        currency=key.currency,
        basis=key.basis,
        source=key.source,
    )
    once = deduplicated(mine.filter(mine.role.notnull()), imports=of_source)
    return tables.fetch(grouped(aligned(once, by_year)))


def aligning(key: PoolKey, country: str, soc: str, facts: Facts, on: date | None) -> Aligning:
    """Return how the pay of a pool is brought to one day.

    Pay of a year counts as of the month in the middle of those days of it that the pool reaches;
    without a day asked for, everything is brought to that month of the newest year. The days of
    single records are not told.

    Parameters
    ----------
    soc
        An occupation of the kind of work; its major group's median wage is followed.
    on
        The day, or None.
    """
    middles = {
        year: _middle(key.first, key.last, year)
        for year in range(key.first.year, key.last.year + 1)
    }
    newest = middles[key.last.year]
    if country != "US":
        return Aligning(newest if len(middles) == 1 else None, dict.fromkeys(middles, 1.0))
    group = soc[:2] if soc[:2] in _GROUPS else _EVERYBODY
    fact = facts[f"us_wages.{group}_0000.median"]
    history = [(entry.since, float(middle_of(entry.value))) for entry in fact.history]
    end = on or newest
    factors = {year: growth_factor(history, middle, end) for year, middle in middles.items()}
    if all(abs(factor - 1.0) < _NOTHING for factor in factors.values()):
        return Aligning(end, factors)
    days = (*middles.values(), end)
    grown = growth_factor(history, min(days), max(days))
    years = (max(days) - min(days)).days / _DAYS_PER_YEAR
    return Aligning(
        as_of=end,
        by_year=factors,
        fact_id=fact.id,
        growth_per_year=grown ** (1.0 / years) - 1.0,
        beyond=min(days) < history[0][0] or max(days) > history[-1][0],
    )


def _middle(first: date, last: date, year: int) -> date:
    """Return the month in the middle of a year's part between two days.

    Where days are known by the year only, they are the first of January and mean all of it.
    """
    by_year_only = all((day.month, day.day) == (1, 1) for day in (first, last))
    if by_year_only:
        return date(year, 7, 1)
    begins, ends = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
    return (begins + (ends - begins) / 2).replace(day=1)


def covered(segment: Segment) -> Segment:
    """Return the segment that pay records can answer: metropolitan areas become their state."""
    place = segment.place
    if place is None or place.metro is None:
        return segment
    from goingrate.data.oews import oews_area

    return replace(segment, place=Place(place.country, region=oews_area(place).state))
