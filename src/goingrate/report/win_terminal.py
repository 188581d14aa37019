"""What to bid, on a terminal."""

from __future__ import annotations

from goingrate.answers.win_results import WinAnswer
from goingrate.base.texts import Language, say
from goingrate.report.console import open_console, print_list, print_table
from goingrate.report.win_tables import win_facts, win_tables
from goingrate.report.win_words import win_footer, win_missing, win_notes, win_sentences


def print_win(answer: WinAnswer, language: Language) -> None:
    """Print what to bid."""
    console = open_console()
    for sentence in win_sentences(answer, language):
        console.print(sentence, style="bold")
    for table in win_tables(answer, language):
        print_table(console, table)
    print_list(console, say("win.missing", language), win_missing(answer, language))
    facts = win_facts(answer, language)  # as lines: a table would break the sources apart
    lines = (f"{row[0]}: {', '.join(row[1:])}" for row in facts.rows)
    print_list(console, facts.title, tuple(lines))
    print_list(console, say("notes.title", language), win_notes(answer, language))
    console.print()
    console.print(win_footer(answer, language), style="dim")
