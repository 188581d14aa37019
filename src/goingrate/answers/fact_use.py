"""The record of a fact that stands behind an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goingrate.base.facts import Fact, Grade
from goingrate.base.quantity import Range


@dataclass(frozen=True, slots=True)
class FactUse:
    """A fact that stands behind an answer.

    `field` names the input that it filled in; empty for a fact that is only set beside a result.
    """

    fact_id: str
    field: str
    value: float | Range
    unit: str
    since: date
    source: str
    address: str | None
    grade: Grade
    name_en: str
    name_de: str


def fact_use(fact: Fact, field: str = "") -> FactUse:
    """Return the record of a fact's latest entry."""
    entry = fact.latest
    return FactUse(
        fact_id=fact.id,
        field=field,
        value=entry.value,
        unit=fact.unit,
        since=entry.since,
        source=entry.source,
        address=entry.address,
        grade=entry.grade,
        name_en=fact.name.en,
        name_de=fact.name.de,
    )
