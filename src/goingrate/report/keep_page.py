"""When to match an outside offer and when to let go, as one page."""

from __future__ import annotations

from goingrate.answers.keep_results import KeepAnswer
from goingrate.base.texts import Language, say
from goingrate.report.keep_tables import keep_facts, keep_tables
from goingrate.report.keep_words import (
    keep_costs,
    keep_footer,
    keep_lines,
    keep_missing,
    keep_notes,
    keep_title,
)
from goingrate.report.page import Block, Listed, whole_page


def keep_page(answer: KeepAnswer, language: Language = "en") -> str:
    """Return when to match an outside offer and when to let go as one HTML page."""
    from goingrate.report.charts.keep_break_even import keep_break_even
    from goingrate.report.charts.theme import Voice

    spec = keep_break_even(answer, Voice(language, answer.currency))
    blocks = [
        Block(charts=("keep_break_even",)),
        Block(list=Listed(say("keep.costs_title", language), keep_costs(answer, language))),
        *(Block(table=table) for table in keep_tables(answer, language)),
        Block(list=Listed(say("keep.missing", language), keep_missing(answer, language))),
        Block(table=keep_facts(answer, language)),
        Block(list=Listed(say("notes.title", language), keep_notes(answer, language))),
    ]
    return whole_page(
        title=keep_title(language),
        verdict=keep_lines(answer, language),
        blocks=tuple(blocks),
        footer=keep_footer(answer, language),
        specs={"keep_break_even": spec},
        language=language,
    )
