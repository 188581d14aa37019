"""A waterfall as tables of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from goingrate.answers.waterfall_results import ExitRow, Payout, WaterfallAnswer
from goingrate.base.texts import Language, say
from goingrate.report.numbers import chance, money, money_exact, money_per_share, percent
from goingrate.report.tables import Table
from goingrate.report.waterfall_words import (
    cash,
    event_words,
    holder_name,
    route_words,
    who_converts,
)

#: More columns than this do not fit on a terminal.
_COLUMNS: Final = 5
_MOST_HOLDERS: Final = 25
_MOST_BREAKPOINTS: Final = 40


@dataclass(frozen=True, slots=True)
class _Line:
    """Holders on one line of a table; several where there are too many to show each."""

    name: str
    places: tuple[int, ...]


def waterfall_tables(answer: WaterfallAnswer, language: Language = "en") -> tuple[Table, ...]:
    """Return every table of a waterfall, in reading order."""
    low, high = answer.rows[0], answer.rows[-1]
    breakpoints = _breakpoint_table(answer, language)
    if low is high:
        return (_exact_table(low, answer, language), *breakpoints)
    return (
        _exit_table(answer, language),
        *breakpoints,
        *_payout_tables(answer, language),
        *(_exact_table(row, answer, language) for row in (low, high)),
    )


def _exit_table(answer: WaterfallAnswer, language: Language) -> Table:
    headings = ["exit", "before", "price"]
    if answer.own is not None:
        headings += ["own", "own_each"] if answer.own.shares is not None else ["own"]
    return Table(
        title=say("waterfall.by_exit", language),
        headings=tuple(say(f"waterfall.{name}", language) for name in (*headings, "who")),
        rows=tuple(
            (
                money(row.exit_value, answer.currency, language),
                chance(row.before_common, language),
                money_per_share(row.common_price, answer.currency, language),
                *_own_cells(row, answer, language),
                who_converts(row, above, language),
            )
            for above, row in zip((None, *answer.rows), answer.rows, strict=False)
        ),
        note=say("waterfall.by_exit_note", language),
        text_from=len(headings),
    )


def _own_cells(row: ExitRow, answer: WaterfallAnswer, language: Language) -> tuple[str, ...]:
    if row.own is None:
        return ()
    payout = cash(row.own.payout_cents, answer.currency, language)
    if row.own.per_share is None:
        return (payout,)
    return payout, money_per_share(row.own.per_share, answer.currency, language)


def _payout_tables(answer: WaterfallAnswer, language: Language) -> list[Table]:
    """Return payouts with a line for each holder and a column for each exit, and their total."""
    parts = -(-len(answer.rows) // _COLUMNS)
    size = -(-len(answer.rows) // parts)
    chunks = [answer.rows[at : at + size] for at in range(0, len(answer.rows), size)]
    lines = _lines(answer, language)
    tables = []
    for number, chunk in enumerate(chunks, start=1):
        rows = [
            (line.name, *(cash(_sum(row, line), answer.currency, language) for row in chunk))
            for line in lines
        ]
        totals = (cash(row.total_cents, answer.currency, language) for row in chunk)
        if len(chunks) == 1:
            title = say("waterfall.payouts", language)
        else:
            title = say("waterfall.payouts_part", language, part=number, parts=len(chunks))
        tables.append(
            Table(
                title=title,
                headings=(
                    say("waterfall.exit", language),
                    *(money(row.exit_value, answer.currency, language) for row in chunk),
                ),
                rows=(*rows, (say("waterfall.total", language), *totals)),
                note=say("waterfall.payouts_note", language) if chunk is chunks[-1] else "",
            )
        )
    return tables


def _exact_table(row: ExitRow, answer: WaterfallAnswer, language: Language) -> Table:
    """Return one exit to the cent, with a total that is the exit."""
    names = ("holder", "payout", "part", "per_share", "takes")
    total = money_exact(row.total_cents, answer.currency, language)
    same = say("waterfall.is_the_exit", language) if row.total_cents == row.exit_cents else ""
    return Table(
        title=say(
            "waterfall.exact",
            language,
            exit=money_exact(row.exit_cents, answer.currency, language),
        ),
        headings=tuple(say(f"waterfall.{name}", language) for name in names),
        rows=(
            *(_exact_row(line, row, answer, language) for line in _lines(answer, language)),
            (say("waterfall.total", language), total, percent(1.0, 0, language), "", same),
        ),
        text_from=4,
    )


def _exact_row(
    line: _Line, row: ExitRow, answer: WaterfallAnswer, language: Language
) -> tuple[str, ...]:
    cents = _sum(row, line)
    found: Payout | None = row.payouts[line.places[0]] if len(line.places) == 1 else None
    each = found.per_share if found is not None else None
    return (
        line.name,
        money_exact(cents, answer.currency, language),
        chance(cents / row.exit_cents, language),
        "-" if each is None else money_per_share(each, answer.currency, language),
        "" if found is None else route_words(found.holder, found.route, answer, language),
    )


def _breakpoint_table(answer: WaterfallAnswer, language: Language) -> list[Table]:
    shown = answer.breakpoints
    if len(shown) > _MOST_BREAKPOINTS:
        inside = [one for one in shown if answer.exit_low <= one.exit_value <= answer.exit_high]
        shown = tuple(inside or shown)[:_MOST_BREAKPOINTS]
    if not shown:
        return []
    note = ""
    if len(shown) < len(answer.breakpoints):
        note = say(
            "waterfall.more_breakpoints",
            language,
            shown=len(shown),
            count=len(answer.breakpoints),
        )
    return [
        Table(
            title=say("waterfall.breakpoints", language),
            headings=(say("waterfall.exit", language), say("waterfall.from_there", language)),
            rows=tuple(
                (
                    money(one.exit_value, answer.currency, language),
                    event_words(one, answer, language),
                )
                for one in shown
            ),
            note=note,
            text_from=1,
        )
    ]


def _lines(answer: WaterfallAnswer, language: Language) -> list[_Line]:
    """Return a line for each holder; where there are too many, the small ones together."""
    everybody = range(len(answer.holders))
    shown = set(everybody)
    if len(answer.holders) > _MOST_HOLDERS:
        most = [max(row.payouts[place].payout_cents for row in answer.rows) for place in everybody]
        own = answer.own.holder if answer.own is not None else None
        first = sorted(
            everybody, key=lambda place: (answer.holders[place].name != own, -most[place])
        )
        shown = set(first[: _MOST_HOLDERS - 1])
    lines = [
        _Line(holder_name(answer.holders[place].name, language), (place,))
        for place in everybody
        if place in shown
    ]
    rest = tuple(place for place in everybody if place not in shown)
    if rest:
        lines.append(_Line(say("waterfall.more_holders", language, count=len(rest)), rest))
    return lines


def _sum(row: ExitRow, line: _Line) -> int:
    return sum(row.payouts[place].payout_cents for place in line.places)
