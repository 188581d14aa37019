"""What one kind of work pays more than another, on a terminal."""

from __future__ import annotations

from goingrate.answers.premium_results import PremiumAnswer
from goingrate.base.texts import Language, say
from goingrate.report.console import open_console, print_list, print_table
from goingrate.report.premium_tables import premium_sources, premium_tables
from goingrate.report.premium_words import (
    premium_footer,
    premium_missing,
    premium_notes,
    premium_sentences,
    premium_why,
)
from goingrate.report.rate_terminal import source_lines


def print_premium(answer: PremiumAnswer, language: Language) -> None:
    """Print both gaps, what they are made of, and what others printed."""
    console = open_console()
    for sentence in premium_sentences(answer, language):
        console.print(sentence, style="bold")
    for table in premium_tables(answer, language):
        print_table(console, table)
    print_list(console, say("premium.why_differ", language), premium_why(answer, language))
    print_list(console, say("notes.title", language), premium_notes(answer, language))
    print_list(console, say("premium.missing", language), premium_missing(answer, language))
    sources = premium_sources(answer, language)
    print_list(console, sources.title, source_lines(sources.rows))
    console.print()
    console.print(premium_footer(answer, language), style="dim")
