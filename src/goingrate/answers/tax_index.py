"""How amounts in the law grow after the last enacted year."""

from __future__ import annotations

from typing import Final

from goingrate.answers.assumptions import FactUse, fact_use
from goingrate.base.facts import Facts
from goingrate.base.quantity import middle_of

_INDEX: Final = "assumed.tax_index_per_year"


def index_rate(given: float | None, facts: Facts | None) -> tuple[float, tuple[FactUse, ...]]:
    """Return the growth of amounts after the last enacted year, and the fact behind it."""
    if given is not None:
        return given, ()
    if facts is None:
        from goingrate.data.fact_files import packaged_facts

        facts = packaged_facts()
    return middle_of(facts[_INDEX].latest.value), (fact_use(facts[_INDEX]),)
