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
    by_year
        For each calendar year by what its pay is multiplied.
    fact_id
        The series of wages behind it; None where none is known, and pay stays as it was.
    """

    as_of: date
    by_year: Mapping[int, float]
    fact_id: str | None


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

    Without a day, to the year of the newest record. Pay of a year counts as of its middle.

    Parameters
    ----------
    soc
        An occupation of the kind of work; its major group's median wage is followed.
    on
        The day, or None.
    """
    years = range(key.first.year, key.last.year + 1)
    if country != "US":
        return Aligning(key.last, dict.fromkeys(years, 1.0), None)
    group = soc[:2] if soc[:2] in _GROUPS else _EVERYBODY
    fact = facts[f"us_wages.{group}_0000.median"]
    history = [(entry.since, float(middle_of(entry.value))) for entry in fact.history]
    end = on or date(key.last.year, 7, 1)
    factors = {year: growth_factor(history, date(year, 7, 1), end) for year in years}
    moved = any(abs(factor - 1.0) > 1e-12 for factor in factors.values())
    return Aligning(on or key.last, factors, fact.id if moved else None)


def covered(segment: Segment) -> Segment:
    """Return the segment that pay records can answer: metropolitan areas become their state."""
    place = segment.place
    if place is None or place.metro is None:
        return segment
    from goingrate.data.oews import oews_area

    return replace(segment, place=Place(place.country, region=oews_area(place).state))
