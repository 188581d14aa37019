"""The two tables that every source becomes: pay records and posting counts.

A record says what was paid, offered or filed for one position, with its component, currency,
period and provenance, so that what differs is never mixed. There is no field for a person's name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from goingrate.base.kinds import EmployerKind, Level, RoleFamily

Component = Literal["base", "target_total", "total", "on_target", "grant"]
Basis = Literal["filed", "posted", "self_reported", "surveyed"]
PayPeriod = Literal["year", "month", "half_month", "two_weeks", "week", "day", "hour"]
Measure = Literal["index", "share", "count"]

COMPONENTS: Final[tuple[Component, ...]] = get_args(Component)
BASES: Final[tuple[Basis, ...]] = get_args(Basis)
PAY_PERIODS: Final[tuple[PayPeriod, ...]] = get_args(PayPeriod)
MEASURES: Final[tuple[Measure, ...]] = get_args(Measure)

#: What stands between the names of skills.
SKILL_SEPARATOR: Final = "; "

#: How often a period pays in a year of full-time work (2,080 hours, the convention of the US wage
#: survey and of labour-condition filings).
PER_YEAR: Final[dict[PayPeriod, float]] = {
    "year": 1.0,
    "month": 12.0,
    "half_month": 24.0,
    "two_weeks": 26.0,
    "week": 52.0,
    "day": 260.0,
    "hour": 2080.0,
}


@dataclass(frozen=True, slots=True)
class PayRecord:
    """One row of the table `pay`; the fields are its columns, in this order.

    Attributes
    ----------
    source, import_id, row
        The connector's id; the import (a checksum of file and options); the row in that file.
    title, employer
        As given, the employer in its normalised form; None where the source does not say.
    role, level, employer_kind, soc
        What the lexicon read in the title and employer; None stays unknown. `soc` is the 2018
        occupation code as the source gives it ("15-1252").
    country, region, metro
        ISO 3166 country; state or Land ("CA", "BY"); metropolitan area as the source names it.
    component, basis, currency
        What the money is ("base"), who says so ("filed"), ISO 4217. A "grant" is equity granted at
        hire, its value per year of its vesting; it is no part of "base" and never added to it here.
    low_per_year, high_per_year
        Pay per year of full-time work. Equal: a point. Different: a band. `high_per_year` None:
        "this or more" (top-coded).
    on_date
        The day that the pay belongs to; the first of the month or year where no more is known.
    weight
        How many positions the record stands for.
    full_time
        None where the source does not say.
    duplicate_of_row
        The row of the same import that this one repeats in every field that counts; else None.
    skills
        What the source says that the work needs: names in lower case, each once, in the order of
        their bytes, joined by `SKILL_SEPARATOR` ("python; sql"). None where it does not say.
    """

    source: str
    import_id: str
    row: int
    title: str | None
    employer: str | None
    role: RoleFamily | None
    level: Level | None
    employer_kind: EmployerKind | None
    soc: str | None
    country: str
    region: str | None
    metro: str | None
    component: Component
    basis: Basis
    currency: str
    low_per_year: float
    high_per_year: float | None
    on_date: date
    weight: float
    full_time: bool | None
    duplicate_of_row: int | None
    skills: str | None = None


@dataclass(frozen=True, slots=True)
class PostingCount:
    """One row of the table `postings`: how many jobs are advertised, as the source measures it.

    Attributes
    ----------
    sector
        The source's own name of the sector or kind of work; "all" for everything.
    role
        The role family that the sector stands for, where there is one.
    measure
        "index" (against `base_date` = 100), "share" (a fraction of all postings), or "count".
    seasonally_adjusted
        None where the source does not say.
    """

    source: str
    import_id: str
    row: int
    country: str
    region: str | None
    sector: str
    role: RoleFamily | None
    measure: Measure
    value: float
    base_date: date | None
    seasonally_adjusted: bool | None
    on_date: date


#: Name and SQL type of each column, in order (the types of DuckDB; Parquet files have the same).
#: The oldest stores and files have no `skills`: they are read as if nothing was said of them.
PAY_COLUMNS: Final[dict[str, str]] = {
    "source": "VARCHAR",
    "import_id": "VARCHAR",
    "row": "BIGINT",
    "title": "VARCHAR",
    "employer": "VARCHAR",
    "role": "VARCHAR",
    "level": "VARCHAR",
    "employer_kind": "VARCHAR",
    "soc": "VARCHAR",
    "country": "VARCHAR",
    "region": "VARCHAR",
    "metro": "VARCHAR",
    "component": "VARCHAR",
    "basis": "VARCHAR",
    "currency": "VARCHAR",
    "low_per_year": "DOUBLE",
    "high_per_year": "DOUBLE",
    "on_date": "DATE",
    "weight": "DOUBLE",
    "full_time": "BOOLEAN",
    "duplicate_of_row": "BIGINT",
    "skills": "VARCHAR",
}
POSTING_COLUMNS: Final[dict[str, str]] = {
    "source": "VARCHAR",
    "import_id": "VARCHAR",
    "row": "BIGINT",
    "country": "VARCHAR",
    "region": "VARCHAR",
    "sector": "VARCHAR",
    "role": "VARCHAR",
    "measure": "VARCHAR",
    "value": "DOUBLE",
    "base_date": "DATE",
    "seasonally_adjusted": "BOOLEAN",
    "on_date": "DATE",
}
