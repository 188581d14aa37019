"""How answers show themselves in a notebook: the verdict and the main table, no script."""

from __future__ import annotations

from html import escape

from goingrate.answers.breakeven_results import BreakEven
from goingrate.answers.results import OfferComparison
from goingrate.report.break_even_tables import break_even_tables
from goingrate.report.sentences import counts_line, setting_line
from goingrate.report.tables import Table, worth_table
from goingrate.report.verdicts import break_even_sentences, verdict_sentence


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
