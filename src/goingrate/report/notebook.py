"""Answers that show themselves in a notebook: the verdict and the main tables, no script.

The package's public functions are these; they return the plain answers of `answers`, dressed.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import wraps
from html import escape
from typing import Any

from goingrate.answers import breakeven, compare
from goingrate.answers.breakeven_results import BreakEven
from goingrate.answers.results import OfferComparison
from goingrate.report.break_even_tables import break_even_tables
from goingrate.report.sentences import counts_line, setting_line
from goingrate.report.tables import Table, worth_table
from goingrate.report.verdicts import break_even_sentences, verdict_sentence


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


@wraps(compare.compare_offers)
def compare_offers(*args: Any, **kwargs: Any) -> ShownComparison:
    """Compare offers; see `answers.compare.compare_offers`."""
    return ShownComparison(**_fields(compare.compare_offers(*args, **kwargs)))


@wraps(breakeven.break_even)
def break_even(*args: Any, **kwargs: Any) -> ShownBreakEven:
    """Return what must be true for a move to pay; see `answers.breakeven.break_even`."""
    return ShownBreakEven(**_fields(breakeven.break_even(*args, **kwargs)))


def comparison_html(answer: OfferComparison) -> str:
    """Return a comparison for a notebook."""
    lines = [counts_line(answer, counts) for counts in answer.counts]
    return (
        f"<p><strong>{escape(verdict_sentence(answer))}</strong></p>"
        + "".join(f"<p>{escape(line)}</p>" for line in lines)
        + _table(worth_table(answer, "en"))
        + f"<p><small>{escape(setting_line(answer))}</small></p>"
    )


def break_even_html(answer: BreakEven) -> str:
    """Return a break-even for a notebook."""
    sentences = "".join(
        f"<p><strong>{escape(line)}</strong></p>" for line in break_even_sentences(answer)
    )
    return sentences + "".join(_table(table) for table in break_even_tables(answer)[:2])


def _fields(answer: OfferComparison | BreakEven) -> dict[str, Any]:
    return {item.name: getattr(answer, item.name) for item in fields(answer)}


def _table(table: Table) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in table.headings)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    note = f"<p><small>{escape(table.note)}</small></p>" if table.note else ""
    return (
        f"<table><caption>{escape(table.title)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}"
    )
