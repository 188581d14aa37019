"""Answers that show themselves in a notebook: the verdict and the main tables, no script.

The package's public functions are these; they return the plain answers of `answers`, dressed.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import wraps
from html import escape
from typing import Any

from goingrate.answers import breakeven, compare, equity, waterfall
from goingrate.answers.breakeven_results import BreakEven
from goingrate.answers.equity_results import EquityAnswer
from goingrate.answers.results import OfferComparison
from goingrate.answers.waterfall_results import WaterfallAnswer
from goingrate.report.break_even_tables import break_even_tables
from goingrate.report.equity_sentences import equity_footer, equity_sentences
from goingrate.report.equity_tables import company_table, ways_table
from goingrate.report.sentences import counts_line, setting_line
from goingrate.report.tables import Table, worth_table
from goingrate.report.verdicts import break_even_sentences, verdict_sentence
from goingrate.report.waterfall_tables import waterfall_tables
from goingrate.report.waterfall_words import waterfall_sentences


@dataclass(frozen=True, slots=True)
class ShownComparison(OfferComparison):
    """A comparison that a notebook shows."""

    def _repr_html_(self) -> str:
        return comparison_html(self)


@dataclass(frozen=True, slots=True)
class ShownBreakEven(BreakEven):
    """A break-even that a notebook shows."""

    def _repr_html_(self) -> str:
        return break_even_html(self)


@dataclass(frozen=True, slots=True)
class ShownWaterfall(WaterfallAnswer):
    """A waterfall that a notebook shows."""

    def _repr_html_(self) -> str:
        return waterfall_html(self)


@dataclass(frozen=True, slots=True)
class ShownEquity(EquityAnswer):
    """What a grant is worth, as a notebook shows it."""

    def _repr_html_(self) -> str:
        return equity_html(self)


@wraps(compare.compare_offers)
def compare_offers(*args: Any, **kwargs: Any) -> ShownComparison:
    """Compare offers; see `answers.compare.compare_offers`."""
    return ShownComparison(**_fields(compare.compare_offers(*args, **kwargs)))


@wraps(breakeven.break_even)
def break_even(*args: Any, **kwargs: Any) -> ShownBreakEven:
    """Return what must be true for a move to pay; see `answers.breakeven.break_even`."""
    return ShownBreakEven(**_fields(breakeven.break_even(*args, **kwargs)))


@wraps(waterfall.waterfall_of)
def waterfall_of(*args: Any, **kwargs: Any) -> ShownWaterfall:
    """Return who is paid what at an exit; see `answers.waterfall.waterfall_of`."""
    return ShownWaterfall(**_fields(waterfall.waterfall_of(*args, **kwargs)))


@wraps(equity.equity_worth)
def equity_worth(*args: Any, **kwargs: Any) -> ShownEquity:
    """Return what a grant is worth; see `answers.equity.equity_worth`."""
    return ShownEquity(**_fields(equity.equity_worth(*args, **kwargs)))


def comparison_html(answer: OfferComparison) -> str:
    """Return a comparison for a notebook."""
    lines = [counts_line(answer, counts) for counts in answer.counts]
    return (
        f"<p><strong>{escape(verdict_sentence(answer))}</strong></p>"
        + "".join(f"<p>{escape(line)}</p>" for line in lines)
        + table_html(worth_table(answer, "en"))
        + f"<p><small>{escape(setting_line(answer))}</small></p>"
    )


def break_even_html(answer: BreakEven) -> str:
    """Return a break-even for a notebook."""
    sentences = "".join(
        f"<p><strong>{escape(line)}</strong></p>" for line in break_even_sentences(answer)
    )
    return sentences + "".join(table_html(table) for table in break_even_tables(answer)[:2])


def waterfall_html(answer: WaterfallAnswer) -> str:
    """Return a waterfall for a notebook."""
    sentences = "".join(
        f"<p><strong>{escape(line)}</strong></p>" for line in waterfall_sentences(answer)
    )
    return sentences + "".join(table_html(table) for table in waterfall_tables(answer)[:2])


def equity_html(answer: EquityAnswer) -> str:
    """Return what a grant is worth for a notebook."""
    sentences = "".join(
        f"<p><strong>{escape(line)}</strong></p>" for line in equity_sentences(answer)
    )
    return (
        sentences
        + table_html(ways_table(answer, "en"))
        + table_html(company_table(answer, "en"))
        + f"<p><small>{escape(equity_footer(answer))}</small></p>"
    )


def _fields(answer: OfferComparison | BreakEven | EquityAnswer | WaterfallAnswer) -> dict[str, Any]:
    return {item.name: getattr(answer, item.name) for item in fields(answer)}


def table_html(table: Table) -> str:
    """Return a table for a notebook."""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in table.headings)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    note = f"<p><small>{escape(table.note)}</small></p>" if table.note else ""
    return (
        f"<table><caption>{escape(table.title)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}"
    )
