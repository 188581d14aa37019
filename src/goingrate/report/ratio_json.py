"""A ratio of pay for other programs: stable keys, the same bytes for the same answer."""

from __future__ import annotations

from typing import Any, Final

from goingrate.answers.fact_use import FactUse
from goingrate.answers.ratio import RatioAnswer
from goingrate.base.quantity import Range, ends_of
from goingrate.base.texts import Language
from goingrate.report.numbers import significant
from goingrate.report.ratio_tables import (
    ratio_footer,
    ratio_missing,
    ratio_notes,
    ratio_sentences,
)

RATIO_SCHEMA: Final = "goingrate.ratio/1"
_DIGITS: Final = 8


def ratio_record(answer: RatioAnswer, language: Language = "en") -> dict[str, Any]:
    """Return a ratio of pay as plain values; `sentences` say it in words.

    Keys: `schema`, `sentences`, `advice`, `ratio`, `component` (on_target, base, variable, total
    or unstated), `currency`, `base`, `attainment`, `target`, `fixed`, `variable`, `earned` (each
    [low, high], per year, or null where nothing is said), `facts`, `notes`, `missing`, `version`.
    """
    return {
        "schema": RATIO_SCHEMA,
        "sentences": list(ratio_sentences(answer, language)),
        "advice": ratio_footer(answer, language),
        "ratio": _ends(answer.ratio),
        "component": answer.component,
        "currency": answer.currency,
        "base": _ends(answer.base),
        "attainment": _ends(answer.attainment),
        "target": _ends(answer.target),
        "fixed": _ends(answer.fixed),
        "variable": _ends(answer.variable),
        "earned": _ends(answer.earned),
        "facts": [_fact(fact) for fact in answer.facts],
        "notes": list(ratio_notes(answer, language)),
        "missing": list(ratio_missing(answer, language)),
        "version": answer.version,
    }


def _ends(given: Range | None) -> list[float] | None:
    if given is None:
        return None
    return [significant(given.low, _DIGITS), significant(given.high, _DIGITS)]


def _fact(fact: FactUse) -> dict[str, Any]:
    return {
        "fact_id": fact.fact_id,
        "field": fact.field,
        "value": [significant(end, _DIGITS) for end in ends_of(fact.value)],
        "unit": fact.unit,
        "since": fact.since.isoformat(),
        "source": fact.source,
        "address": fact.address,
        "grade": fact.grade,
        "name_en": fact.name_en,
        "name_de": fact.name_de,
    }
