"""Packaged figures beside `shortage`: jobs, postings, layoffs, people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from goingrate.answers.fact_use import FactUse, fact_use
from goingrate.answers.imbalance_results import SeriesTold
from goingrate.base.facts import Dated, Fact, Facts
from goingrate.base.quantity import Range

#: Jobs by occupation of the US wage survey; each has one definition over its whole history. Before
#: 2021 developers were counted under other definitions, which are no part of the series.
_EMPLOYMENT: Final = (
    "us_wages.15_1252.employment",
    "us_wages.15_1251.employment",
    "us_wages.15_2051.employment",
    "us_wages.15_1221.employment",
)
_POSTINGS: Final = ("postings.software_hiring_lab_us", "postings.ai_hiring_lab_us")
#: Many were laid off, beginners find fewer ads than others, few ads are for AI but they grow
#: faster, and hardly anybody can build the largest models.
_BESIDE: Final = (
    "layoffs.tech_2022",
    "layoffs.tech_2023_so_far",
    "postings.tech_junior_change_us",
    "postings.tech_senior_change_us",
    "postings.ai_share_us",
    "postings.ai_growth_us",
    "postings.all_growth_us",
    "people.frontier_model_builders",
)
_COUNTRY: Final = "US"
_BASE: Final = 100.0


def employment_series(facts: Facts) -> tuple[SeriesTold, ...]:
    """Return jobs in the US by occupation, each May: developers, programmers, scientists.

    Series of different first years: compare them from the latest of these on. One that spans May
    2021 spans a change of method, which the note on its entry of that day tells.

    Raises
    ------
    MissingFact
        If one of the facts is not there.
    """
    return tuple(_told(facts[fact_id], kind="employment", unit="count") for fact_id in _EMPLOYMENT)


def posting_series(facts: Facts) -> tuple[SeriesTold, ...]:
    """Return US postings in software and for AI on four days, 1 February 2020 = 100.

    Four days out of daily series: not enough to tell what was between. Errors as in
    `employment_series`.
    """
    return tuple(_told(facts[fact_id], kind="postings", unit="index") for fact_id in _POSTINGS)


def beside(facts: Facts) -> tuple[FactUse, ...]:
    """Return single figures that stand beside an answer; errors as in `employment_series`."""
    return tuple(fact_use(facts[fact_id]) for fact_id in _BESIDE)


def _told(fact: Fact, *, kind: str, unit: str) -> SeriesTold:
    values = tuple(_number(entry) for entry in fact.history)
    return SeriesTold(
        key=fact.id,
        name_en=fact.name.en,
        name_de=fact.name.de,
        country=_COUNTRY,
        kind=kind,
        unit=unit,
        base_date=_base_date(fact.history) if unit == "index" else None,
        seasonally_adjusted=True if unit == "index" else None,
        source=fact.latest.source,
        address=fact.latest.address,
        days=tuple(entry.since for entry in fact.history),
        values=values,
        gaps=(),
        whole_change=values[-1] / values[0] - 1.0 if len(values) > 1 and values[0] > 0.0 else None,
    )


def _base_date(history: Sequence[Dated]) -> date | None:
    """Return the day of the index that is 100; None if it is not among the entries."""
    return next((entry.since for entry in history if _number(entry) == _BASE), None)


def _number(entry: Dated) -> float:
    """Return the value of an entry; a range that a user gave counts by its middle."""
    return entry.value.middle if isinstance(entry.value, Range) else entry.value
