"""What to bid, as one page."""

from __future__ import annotations

from goingrate.answers.win_results import WinAnswer
from goingrate.base.texts import Language, say
from goingrate.report.page import Block, Listed, whole_page
from goingrate.report.win_tables import win_facts, win_tables
from goingrate.report.win_words import (
    win_costs,
    win_footer,
    win_lead,
    win_missing,
    win_notes,
    win_title,
)


def win_page(answer: WinAnswer, language: Language = "en") -> str:
    """Return what to bid as one HTML page."""
    from goingrate.report.charts.theme import Voice
    from goingrate.report.charts.win_frontier import win_frontier

    spec = win_frontier(answer, Voice(language, answer.currency))
    title = say("win.table.worth", language)
    blocks = [
        Block(charts=("win_frontier",)),
        Block(list=Listed(title, win_costs(answer, language))),
        *(Block(table=table) for table in win_tables(answer, language)),
        Block(list=Listed(say("win.missing", language), win_missing(answer, language))),
        Block(table=win_facts(answer, language)),
        Block(list=Listed(say("notes.title", language), win_notes(answer, language))),
    ]
    return whole_page(
        title=win_title(language),
        verdict=win_lead(answer, language),
        blocks=tuple(blocks),
        footer=win_footer(answer, language),
        specs={"win_frontier": spec},
        language=language,
    )
