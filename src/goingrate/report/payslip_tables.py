"""A payslip as tables of text."""

from __future__ import annotations

from goingrate.answers.payslip_results import Payslip, SlipLine
from goingrate.base.texts import Language, say
from goingrate.report.numbers import money_exact
from goingrate.report.sentences import spoken
from goingrate.report.tables import Table
from goingrate.report.tax_tables import listed_sources, shortened


def payslip_tables(
    answer: Payslip, language: Language = "en", *, short: bool = False
) -> tuple[Table, ...]:
    """Return the slip from gross to net, and the slips of a year where they differ."""
    lines = lines_table(answer, language)
    tables = [shortened(lines) if short else lines]
    if len(answer.stages) > 1:
        tables.append(_stages_table(answer, language))
    return tuple(tables)


def lines_table(answer: Payslip, language: Language = "en") -> Table:
    """Return a line for each part of the slip, by pay period and for the year."""
    columns = [answer.period] if answer.period == "year" else [answer.period, "year"]
    return Table(
        title=say("payslip.lines", language),
        headings=(
            say("payslip.line", language),
            *(say(f"payslip.column.{column}", language) for column in columns),
            say("taxyear.rule", language),
        ),
        rows=tuple(_row(line, answer, language) for line in answer.lines),
        note=_shown(answer, language),
        text_from=len(columns) + 1,
    )


def payslip_sources(answer: Payslip, language: Language = "en") -> Table:
    """Return where each rule is printed, with the address, each once."""
    return listed_sources([line.source for line in answer.lines], language)


def _row(line: SlipLine, answer: Payslip, language: Language) -> tuple[str, ...]:
    cents = [line.year_cents]
    if answer.period != "year":
        cents.insert(0, line.period_cents)
    name = spoken(line.name, language)
    if line.part == "net":
        name = say("taxyear.is", language, name=name)
    amounts = (money_exact(one, answer.currency, language) for one in cents)
    return (name, *amounts, "" if line.source is None else line.source.statute)


def _shown(answer: Payslip, language: Language) -> str:
    """Return which slips of the year are shown, where they differ."""
    if len(answer.stages) < 2:
        return ""
    first, last = answer.stage.first, answer.stage.last
    count = answer.periods_per_year
    if first == last:
        return say("payslip.lines_note_one", language, first=first, count=count)
    return say("payslip.lines_note", language, first=first, last=last, count=count)


def _stages_table(answer: Payslip, language: Language) -> Table:
    rows = []
    for stage in answer.stages:
        slips = str(stage.first)
        if stage.last > stage.first:
            slips = say("payslip.slips_span", language, first=stage.first, last=stage.last)
        rows.append((slips, money_exact(stage.net_cents, answer.currency, language)))
    return Table(
        title=say("payslip.stages", language),
        headings=(say("payslip.slips", language), say("payslip.net", language)),
        rows=tuple(rows),
        note=say("payslip.stages_note", language),
    )
