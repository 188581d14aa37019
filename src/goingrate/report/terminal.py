"""Answers on a terminal: the verdict first, then what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goingrate.answers.breakeven_results import BreakEven
from goingrate.answers.equity_results import EquityAnswer
from goingrate.answers.payslip_results import Payslip
from goingrate.answers.results import Counts, OfferComparison
from goingrate.answers.tax_results import TaxWorking
from goingrate.answers.waterfall_results import WaterfallAnswer
from goingrate.base.texts import Language, say
from goingrate.report import sentences
from goingrate.report.break_even_tables import break_even_notes, break_even_tables
from goingrate.report.console import open_console, print_list, print_table
from goingrate.report.equity_sentences import (
    counts_line,
    equity_footer,
    equity_missing,
    equity_notes,
    equity_sentences,
    equity_sways,
    future_counts,
)
from goingrate.report.equity_tables import equity_tables
from goingrate.report.payslip_tables import payslip_tables
from goingrate.report.payslip_words import (
    payslip_explanations,
    payslip_footer,
    payslip_notes,
    payslip_sentences,
    payslip_title,
)
from goingrate.report.tables import Table, comparison_tables
from goingrate.report.tax_tables import tax_tables
from goingrate.report.tax_words import tax_footer, tax_notes, tax_sentences, tax_title
from goingrate.report.verdicts import break_even_sentences, verdict_sentence
from goingrate.report.waterfall_tables import waterfall_tables
from goingrate.report.waterfall_words import (
    waterfall_footer,
    waterfall_notes,
    waterfall_sentences,
)

if TYPE_CHECKING:
    from rich.console import Console

#: One sign for each future, legible without colour: poorer, the same, richer, much richer.
_SIGNS: Final = ("·", "-", "o", "@")
_LOSS: Final = "x"


def print_comparison(answer: OfferComparison, language: Language) -> None:
    """Print a comparison."""
    console = open_console()
    console.print(verdict_sentence(answer, language), style="bold")
    console.print()
    for counts in sorted(answer.counts, key=lambda item: item.success or 0.0):
        console.print(_dots(counts), soft_wrap=True)
        console.print(sentences.counts_line(answer, counts, language))
    tables = comparison_tables(answer, language)
    print_table(console, tables[0])
    print_list(console, say("decisive.title", language), sentences.decisive(answer, language))
    found = answer.negotiation
    if found is not None and found.base_per_year:
        title = say("negotiation.title", language, lesser=found.lesser)
        print_list(console, title, sentences.negotiation(answer, language))
    for table in tables[1:-1]:
        print_table(console, table)
    print_list(console, say("missing.title", language), sentences.missing(answer, language))
    print_list(console, say("notes.title", language), sentences.notes(answer, language))
    _print_facts(console, tables[-1], language)
    console.print()
    console.print(sentences.setting_line(answer, language), style="dim")


def print_break_even(answer: BreakEven, language: Language) -> None:
    """Print what must be true for a move to pay."""
    console = open_console()
    for sentence in break_even_sentences(answer, language):
        console.print(sentence, style="bold")
    tables = break_even_tables(answer, language)
    for table in tables[:-1]:
        print_table(console, table)
    _print_facts(console, tables[-1], language)
    console.print()
    for note in break_even_notes(answer, language):
        console.print(note, style="dim")


def print_waterfall(answer: WaterfallAnswer, language: Language) -> None:
    """Print who is paid what at an exit."""
    console = open_console()
    for sentence in waterfall_sentences(answer, language):
        console.print(sentence, style="bold")
    for table in waterfall_tables(answer, language):
        print_table(console, table)
    print_list(console, say("notes.title", language), waterfall_notes(answer, language))
    console.print()
    console.print(waterfall_footer(answer, language), style="dim")


def print_equity(answer: EquityAnswer, language: Language) -> None:
    """Print what a grant in a private company is worth."""
    console = open_console()
    for sentence in equity_sentences(answer, language):
        console.print(sentence, style="bold")
    console.print()
    console.print(_equity_dots(answer), soft_wrap=True)
    console.print(counts_line(answer, language))
    tables = equity_tables(answer, language)
    for table in tables[:-1]:
        print_table(console, table)
    print_list(console, say("grant.sways.title", language), equity_sways(answer, language))
    print_list(console, say("grant.missing.title", language), equity_missing(answer, language))
    print_list(console, say("notes.title", language), equity_notes(answer, language))
    _print_facts(console, tables[-1], language)
    console.print()
    console.print(equity_footer(answer, language), style="dim")


def print_payslip(answer: Payslip, language: Language) -> None:
    """Print a payslip, and what would explain another net."""
    console = open_console()
    console.print(payslip_title(answer, language))
    for sentence in payslip_sentences(answer, language):
        console.print(sentence, style="bold")
    explanations = payslip_explanations(answer, language)
    print_list(console, say("payslip.explained", language), explanations)
    for table in payslip_tables(answer, language, short=True):
        print_table(console, table)
    print_list(console, say("notes.title", language), payslip_notes(answer, language))
    console.print()
    console.print(payslip_footer(answer, language), style="dim")


def print_tax(answer: TaxWorking, language: Language) -> None:
    """Print the tax of a household, year by year."""
    console = open_console()
    console.print(tax_title(answer, language))
    for sentence in tax_sentences(answer, language):
        console.print(sentence, style="bold")
    for table in tax_tables(answer, language, short=True):
        print_table(console, table)
    print_list(console, say("notes.title", language), tax_notes(answer, language))
    console.print()
    console.print(tax_footer(answer, language), style="dim")


def _equity_dots(answer: EquityAnswer) -> str:
    """Return one sign for each future: a loss, nothing, less than on paper, as much or more."""
    counts = future_counts(answer)
    sizes = (counts.loses, counts.nothing, counts.below, counts.above)
    signs = (_LOSS, *(_SIGNS[place] for place in (0, 2, 3)))
    return "".join(sign * size for sign, size in zip(signs, sizes, strict=True))


def _dots(counts: Counts) -> str:
    """Return one sign for each future, the poorest first."""
    much = counts.much_richer
    sizes = (counts.poorer, counts.same, counts.richer - much, much)
    return "".join(sign * size for sign, size in zip(_SIGNS, sizes, strict=True))


def _print_facts(console: Console, table: Table, language: Language) -> None:
    """Print facts as lines: their sources are too long for columns."""
    items = tuple(
        say(
            "facts.line",
            language,
            name=name,
            value=value,
            purpose=purpose,
            day=since,
            grade=grade,
            source=source,
        )
        for name, value, purpose, since, grade, source in table.rows
    )
    print_list(console, table.title, items)
