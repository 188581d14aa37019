"""What a kind of work pays, on a terminal."""

from __future__ import annotations

from goingrate.answers.rate_results import GoingRate
from goingrate.base.texts import Language, say
from goingrate.report.console import open_console, print_list, print_table
from goingrate.report.rate_tables import rate_sources, rate_tables
from goingrate.report.rate_words import rate_footer, rate_notes, rate_sentences


def print_rate(answer: GoingRate, language: Language) -> None:
    """Print what a kind of work pays."""
    console = open_console()
    for sentence in rate_sentences(answer, language):
        console.print(sentence, style="bold")
    for table in rate_tables(answer, language):
        print_table(console, table)
    print_list(console, say("notes.title", language), rate_notes(answer, language))
    sources = rate_sources(answer, language)  # as lines: an address that is cut leads nowhere
    print_list(console, sources.title, source_lines(sources.rows))
    console.print()
    console.print(rate_footer(answer, language), style="dim")


def source_lines(rows: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Return each row as a line, without what is not known."""
    return tuple(": ".join(part for part in row if part not in ("", "-")) for row in rows)
