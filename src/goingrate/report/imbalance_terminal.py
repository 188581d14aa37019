"""Where there is a glut and where a shortage, on a terminal."""

from __future__ import annotations

from goingrate.answers.imbalance_results import ImbalanceAnswer
from goingrate.base.texts import Language, say
from goingrate.report.console import open_console, print_list, print_table
from goingrate.report.imbalance_tables import imbalance_sources, imbalance_tables
from goingrate.report.imbalance_words import (
    imbalance_beside,
    imbalance_footer,
    imbalance_missing,
    imbalance_notes,
    imbalance_sentences,
)
from goingrate.report.rate_terminal import source_lines


def print_imbalance(answer: ImbalanceAnswer, language: Language) -> None:
    """Print where there is a glut and where a shortage."""
    console = open_console()
    for sentence in imbalance_sentences(answer, language):
        console.print(sentence, style="bold")
    for table in imbalance_tables(answer, language):
        print_table(console, table)
    beside = imbalance_beside(answer, language)
    print_list(console, say("imbalance.table.beside", language), beside)
    print_list(console, say("notes.title", language), imbalance_notes(answer, language))
    print_list(console, say("imbalance.missing", language), imbalance_missing(answer, language))
    sources = imbalance_sources(answer, language)
    print_list(console, sources.title, source_lines(sources.rows))
    console.print()
    console.print(imbalance_footer(answer, language), style="dim")
