"""Facts as rows of text, and as records for other programs. The only place that formats them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from goingrate.base.facts import Dated, Fact, Facts, Grade, Unit
from goingrate.base.quantity import Range
from goingrate.base.texts import Language, say

RECORDS_VERSION: Final = 1

_LOCALES: Final[dict[Language, str]] = {"en": "en_US", "de": "de_DE"}
_PERCENT: Final[frozenset[Unit]] = frozenset({"share", "per_year"})


@dataclass(frozen=True, slots=True)
class FactRow:
    """One line of a table of facts, all of it ready to read. What is absent is empty."""

    id: str
    name: str
    value: str
    since: str
    grade: str
    source: str
    address: str
    sample: str
    note: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The facts asked for, in force on a day; `left_out` begin only after it."""

    day: date
    facts: tuple[Fact, ...]
    left_out: tuple[str, ...]
    overridden: frozenset[str]
    digest: str


def chosen_facts(
    facts: Facts,
    *,
    day: date,
    ids: Iterable[str] = (),
    topic: str | None = None,
    grade: Grade | None = None,
    stale_only: bool = False,
) -> Choice:
    """Return the facts that fit all that was asked for.

    Parameters
    ----------
    ids
        Only these, in order of their ids; none means all. The name of a topic stands for its facts.
    grade
        Only facts whose entry in force has this grade.
    stale_only
        Only facts that are due for review on the day.

    Raises
    ------
    MissingFact
        If an id or the topic does not exist, or a fact asked for by its id begins after the day.
    """
    named: dict[str, object] = {}
    for one in ids:
        if one in facts.topics:
            named |= dict.fromkeys(facts.topic(one))
        else:
            named[one] = facts[one].on(day)
    on_topic = facts.topic(topic) if topic else facts
    asked = [fact for fact in on_topic.facts if not named or fact.id in named]
    begun = [fact for fact in asked if fact.has_begun(day)]
    return Choice(
        day=day,
        facts=tuple(
            fact
            for fact in begun
            if grade in {None, fact.on(day).grade} and (fact.is_stale(day) or not stale_only)
        ),
        left_out=tuple(fact.id for fact in asked if not fact.has_begun(day)),
        overridden=facts.overridden,
        digest=facts.digest(),
    )


def fact_headings(first: Literal["fact", "note"], language: Language) -> tuple[str, ...]:
    """Return the headings: fact or note, value, date and evidence, source."""
    keys = (first, "value", "evidence", "source")
    return tuple(say(f"fact.heading.{key}", language) for key in keys)


def fact_rows(choice: Choice, *, language: Language) -> list[FactRow]:
    """Return one row a fact, in order of their ids: the entry in force on the day."""
    return [
        _row(fact, fact.on(choice.day), marks=_marks(fact, choice, language), language=language)
        for fact in choice.facts
    ]


def history_rows(fact: Fact, *, language: Language) -> list[FactRow]:
    """Return one row an entry of a fact's history, the oldest first."""
    return [_row(fact, entry, marks=(), language=language) for entry in fact.history]


def fact_footnotes(choice: Choice, *, language: Language) -> list[str]:
    """Return what has to be said below a table: that nothing fits, or what was left out."""
    notes = [] if choice.facts else [say("fact.none", language)]
    if choice.left_out:
        count, day = str(len(choice.left_out)), spoken_day(choice.day, language)
        notes.append(say("fact.left_out", language, day=day, count=count))
    return notes


def spoken_value(value: float | Range, unit: Unit, language: Language) -> str:
    """Return a value with its unit.

    Examples
    --------
    >>> spoken_value(0.013, "share", "en")
    '1.3%'
    >>> spoken_value(Range(4.0, 10.0), "years", "de")
    '4 bis 10 Jahre'
    """
    return say(f"fact.unit.{unit}", language, number=_numbers(value, unit, language))


def spoken_day(day: date, language: Language) -> str:
    """Return a day as it is written in the language."""
    return format_date(day, format="medium", locale=_LOCALES[language])


def fact_records(choice: Choice) -> dict[str, Any]:
    """Return the facts for other programs: plain values, the same in each language.

    Keys: `schema_version`, `day`, `digest` (of all facts known, chosen or not), `left_out` (ids
    that begin after the day) and `facts`. Each fact has `id`, `topic`, `name` (`en`, `de`),
    `unit`, `review_after_years`, `stale`, `overridden`, `in_force` (the entry of the day) and
    `history`. Each entry has `since`, `value` (a number or [low, high]), `source`, `address`,
    `grade`, `sample` and `note`; what is absent is null.
    """
    return {
        "schema_version": RECORDS_VERSION,
        "day": choice.day.isoformat(),
        "digest": choice.digest,
        "left_out": list(choice.left_out),
        "facts": [_fact_record(fact, choice) for fact in choice.facts],
    }


def _row(fact: Fact, entry: Dated, *, marks: tuple[str, ...], language: Language) -> FactRow:
    return FactRow(
        id=fact.id,
        name=fact.name.spoken(language),
        value=spoken_value(entry.value, fact.unit, language),
        since=spoken_day(entry.since, language),
        grade=say(f"fact.grade.{entry.grade}", language),
        source=entry.source,
        address=entry.address or "",
        sample=say("fact.sample", language, sample=entry.sample) if entry.sample else "",
        note=entry.note.spoken(language) if entry.note else "",
        marks=marks,
    )


def _marks(fact: Fact, choice: Choice, language: Language) -> tuple[str, ...]:
    marks = []
    if fact.is_stale(choice.day):
        years = _number(fact.review_after_years, "years", language)
        marks.append(say("fact.mark.stale", language, years=years))
    if fact.id in choice.overridden:
        marks.append(say("fact.mark.overridden", language))
    return tuple(marks)


def _numbers(value: float | Range, unit: Unit, language: Language) -> str:
    if isinstance(value, Range):
        low, high = (_number(end, unit, language) for end in (value.low, value.high))
        return say("fact.range", language, low=low, high=high)
    return _number(value, unit, language)


def _number(number: float, unit: Unit, language: Language) -> str:
    write = format_percent if unit in _PERCENT else format_decimal
    return write(number, locale=_LOCALES[language], decimal_quantization=False)


def _fact_record(fact: Fact, choice: Choice) -> dict[str, Any]:
    return {
        "id": fact.id,
        "topic": fact.topic,
        "name": {"en": fact.name.en, "de": fact.name.de},
        "unit": fact.unit,
        "review_after_years": fact.review_after_years,
        "stale": fact.is_stale(choice.day),
        "overridden": fact.id in choice.overridden,
        "in_force": _entry_record(fact.on(choice.day)),
        "history": [_entry_record(entry) for entry in fact.history],
    }


def _entry_record(entry: Dated) -> dict[str, Any]:
    value, note = entry.value, entry.note
    return {
        "since": entry.since.isoformat(),
        "value": [value.low, value.high] if isinstance(value, Range) else value,
        "source": entry.source,
        "address": entry.address,
        "grade": entry.grade,
        "sample": entry.sample,
        "note": {"en": note.en, "de": note.de} if note else None,
    }
