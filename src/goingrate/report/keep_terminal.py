"""When to match an outside offer and when to let go, on a terminal."""

from __future__ import annotations

from goingrate.answers.keep_results import KeepAnswer
from goingrate.base.texts import Language, say
from goingrate.report.console import open_console, print_list, print_table
from goingrate.report.keep_tables import keep_facts, keep_tables
from goingrate.report.keep_words import keep_footer, keep_missing, keep_notes, keep_sentences


def print_keep(answer: KeepAnswer, language: Language) -> None:
    """Print when to match and when to let go."""
    console = open_console()
    for sentence in keep_sentences(answer, language):
        console.print(sentence, style="bold")
    for table in keep_tables(answer, language):
        print_table(console, table)
    print_list(console, say("keep.missing", language), keep_missing(answer, language))
    facts = keep_facts(answer, language)  # as lines: a table would break the sources apart
    lines = (f"{row[0]}: {', '.join(row[1:])}" for row in facts.rows)
    print_list(console, facts.title, tuple(lines))
    print_list(console, say("notes.title", language), keep_notes(answer, language))
    console.print()
    console.print(keep_footer(answer, language), style="dim")
