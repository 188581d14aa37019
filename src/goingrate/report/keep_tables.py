"""When to match an outside offer and when to let go, as tables of text."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from goingrate.answers.fact_use import FactUse
from goingrate.answers.keep_results import (
    KeepAnswer,
    KeepFigure,
    KeepSway,
    KeptSegment,
    MatchedAt,
)
from goingrate.base.quantity import ends_of
from goingrate.base.texts import Language, say
from goingrate.report.keep_words import cell_of, segment_name
from goingrate.report.numbers import money, money_span, percent, plain, quantity
from goingrate.report.text_table import Table

#: Columns of segments in one table; rows of totals and of what moves the line for so many.
_ABREAST: Final = 3
_MOST_IN_FULL: Final = 12
_MOST_SWAYS: Final = 3
#: Inputs that may be given as a share of pay.
_OF_PAY: Final = frozenset(("raise_asked", "replacement_premium", "search_cost"))
#: No seat that anybody needs stays empty for longer.
_LONGEST_MONTHS: Final = 60.0


def keep_tables(answer: KeepAnswer, language: Language = "en") -> tuple[Table, ...]:
    """Return the lines, what each way is made of, totals by followers, and what moves the line."""
    full = answer.segments[:_MOST_IN_FULL]
    return (
        _lines(answer, language),
        *(
            _parts(full[first : first + _ABREAST], answer.currency, language)
            for first in range(0, len(full), _ABREAST)
        ),
        _totals(full, answer.currency, language),
        *_sways(full, answer.currency, language),
    )


def keep_facts(answer: KeepAnswer, language: Language = "en") -> Table:
    """Return what stands in for what was not given, with evidence and source."""
    return Table(
        title=say("keep.table.facts", language),
        headings=(
            say("fact.heading.fact", language),
            say("fact.heading.value", language),
            say("keep.heading.grade", language),
            say("fact.heading.source", language),
        ),
        rows=tuple(_fact(use, answer.currency, language) for use in answer.facts),
        text_from=2,
    )


def _headings(names: tuple[str, ...], language: Language) -> tuple[str, ...]:
    return tuple(say(f"keep.heading.{name}", language) for name in names)


def _lines(answer: KeepAnswer, language: Language) -> Table:
    rows = tuple(
        (
            segment_name(one),
            plain(one.peers, language, 0),
            cell_of(one, one.break_even, language),
            _line_span(one, language),
            money(one.let_go.value, answer.currency, language),
            money(one.matched[0].cost.value, answer.currency, language),
            money(one.matched[-1].cost.value, answer.currency, language),
        )
        for one in answer.segments
    )
    names = ("segment", "peers", "line", "range", "let_go", "alone", "all")
    note = say("keep.table.lines_note", language, coverage=percent(answer.coverage, 0, language))
    return Table(say("keep.table.lines", language), _headings(names, language), rows, note)


def _line_span(one: KeptSegment, language: Language) -> str:
    if one.break_even_low == one.break_even_high:
        return "-"
    low, high = (cell_of(one, end, language) for end in (one.break_even_low, one.break_even_high))
    return say("number.span", language, low=low, high=high)


def _parts(segments: tuple[KeptSegment, ...], currency: str, language: Language) -> Table:
    def row(name: str, figures: list[KeepFigure]) -> tuple[str, ...]:
        told = (money(one.value, currency, language) for one in figures)
        return (say(f"keep.part.{name}", language), *told)

    names = [part.name for part in segments[0].let_go_parts]
    rows = [
        row(name, [one.let_go_parts[at].cost for one in segments]) for at, name in enumerate(names)
    ]
    rows.append(row("let_go", [one.let_go for one in segments]))
    *alone, follower = [part.name for part in segments[0].match_parts]
    rows += [
        row(name, [one.match_parts[at].cost for one in segments]) for at, name in enumerate(alone)
    ]
    rows.append(row("alone", [one.matched[0].cost for one in segments]))
    rows.append(row(follower, [one.match_parts[-1].cost for one in segments]))
    rows.append(row("all", [one.matched[-1].cost for one in segments]))
    return Table(
        title=say("keep.table.parts", language),
        headings=("", *map(segment_name, segments)),
        rows=tuple(rows),
        note=say("keep.table.parts_note", language),
    )


def _totals(segments: tuple[KeptSegment, ...], currency: str, language: Language) -> Table:
    rows = tuple(_total(one, at, currency, language) for one in segments for at in one.matched)
    names = ("segment", "followers", "matching", "let_go", "cheaper", "vacancy")
    return Table(
        title=say("keep.table.totals", language),
        headings=_headings(names, language),
        rows=rows,
        note=say("keep.table.totals_note", language),
    )


def _total(one: KeptSegment, at: MatchedAt, currency: str, language: Language) -> tuple[str, ...]:
    better = "match" if at.followers < one.break_even else "let_go"
    return (
        segment_name(one),
        plain(at.followers, language, 0),
        _span(at.cost, currency, language),
        money(one.let_go.value, currency, language),
        say(f"keep.cell.{better}", language),
        _months(at.tie_vacancy_months, language),
    )


def _span(figure: KeepFigure, currency: str, language: Language) -> str:
    if figure.low == figure.high:
        return money(figure.value, currency, language)
    told = money_span(figure.low, figure.high, currency, language)
    return f"{money(figure.value, currency, language)} ({told})"


def _months(figure: KeepFigure, language: Language) -> str:
    if math.isinf(figure.value):
        return say("keep.cell.never_ties", language)
    value, low = _month(figure.value, language), _month(figure.low, language)
    if figure.low == figure.high:
        return value
    if figure.high > _LONGEST_MONTHS >= figure.low:
        return f"{value} ({say('keep.cell.to_never', language, low=low)})"
    if figure.low > _LONGEST_MONTHS:
        return value
    high = _month(figure.high, language)
    return f"{value} ({say('number.span', language, low=low, high=high)})"


def _month(months: float, language: Language) -> str:
    if months > _LONGEST_MONTHS:
        return say("keep.cell.long", language, months=plain(_LONGEST_MONTHS, language, 0))
    return plain(months, language, 1)


def _sways(segments: tuple[KeptSegment, ...], currency: str, language: Language) -> Iterator[Table]:
    rows = tuple(
        (
            segment_name(one),
            say(f"keep.field.{sway.field}", language),
            _ends(sway, currency, language),
            _moved(one, sway, language),
        )
        for one in segments
        for sway in one.sways[:_MOST_SWAYS]
    )
    if rows:
        names = ("segment", "input", "ends", "at_ends")
        yield Table(
            title=say("keep.table.sways", language),
            headings=_headings(names, language),
            rows=rows,
            note=say("keep.table.sways_note", language),
            text_from=1,
        )


def _ends(sway: KeepSway, currency: str, language: Language) -> str:
    """Return from where to where; a share or a multiple says of what."""
    if sway.field == "replacement_premium" and sway.unit == "share" and sway.assumed:
        told = quantity(sway.low, sway.high, "share", currency, language)
        return say("keep.cell.times_raise", language, times=told)
    told = quantity(sway.low, sway.high, sway.unit, currency, language)
    if sway.unit == "ratio":
        return say("keep.cell.pay_times", language, times=told)
    if sway.field in _OF_PAY and sway.unit == "share":
        return say("keep.cell.times_pay", language, times=told)
    return told


def _moved(one: KeptSegment, sway: KeepSway, language: Language) -> str:
    low, high = (
        cell_of(one, int(min(max(math.ceil(tie), 0), one.peers + 1)), language)
        for tie in (sway.tie_at_low, sway.tie_at_high)
    )
    return say("keep.cell.to", language, low=low, high=high)


def _fact(use: FactUse, currency: str, language: Language) -> tuple[str, ...]:
    low, high = ends_of(use.value)
    source = use.source if use.address is None else f"{use.source}, {use.address}"
    return (
        use.name_de if language == "de" else use.name_en,
        quantity(low, high, use.unit, currency, language),
        say(f"fact.grade.{use.grade}", language),
        source,
    )
