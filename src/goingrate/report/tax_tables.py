"""A tax, worked out year by year, as tables of text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Final

from goingrate.answers.tax_results import TaxStep, TaxWorking, TaxYear
from goingrate.base.texts import Language, say
from goingrate.offer.tax.book import Source
from goingrate.report.numbers import money_exact, money_whole, percent
from goingrate.report.sentences import spoken
from goingrate.report.tables import Table
from goingrate.report.tax_words import carried_words, event_words, short_statute

_TAXES: Final = ("tax", "credit", "total")


def tax_tables(
    answer: TaxWorking, language: Language = "en", *, short: bool = False
) -> tuple[Table, ...]:
    """Return the years at a glance, then each with its steps; statutes `short` for a terminal."""
    years = (year_table(year, answer.currency, language) for year in answer.years)
    return overview_table(answer, language), *(shortened(year) if short else year for year in years)


def overview_table(answer: TaxWorking, language: Language = "en") -> Table:
    """Return a line for each year, and one for all of them."""
    withheld = any(year.withheld is not None for year in answer.years)
    names = ["income", "taxes", "effective", "marginal", *(["withheld", "due"] if withheld else [])]
    rows = [_overview_row(year, answer.currency, language) for year in answer.years]
    if len(rows) > 1:
        total = [answer.income_cents, answer.total_cents]
        told = [money_whole(cents, answer.currency, language) for cents in total]
        part = _part(answer.effective_rate, language)
        rows.append((say("taxyear.all", language), *told, part, *[""] * (len(names) - 3)))
    return Table(
        title=say("taxyear.overview", language),
        headings=("", *(say(f"taxyear.{name}", language) for name in names)),
        rows=tuple(rows),
        note=say(
            "taxyear.overview_note",
            language,
            unit=say(f"taxyear.unit.{answer.currency}", language),
        ),
    )


def year_table(year: TaxYear, currency: str, language: Language = "en") -> Table:
    """Return the steps of one year, its taxes added up, and what is carried on."""
    events = "; ".join(event_words(event, currency, language) for event in year.events)
    title = say("taxyear.table", language, year=year.year)
    if events:
        title = say("taxyear.table_with", language, year=year.year, events=events)
    return Table(
        title=title,
        headings=tuple(
            say(f"taxyear.{name}", language) for name in ("step", "basis", "tax", "rule")
        ),
        rows=(
            *(step_row(step, currency, language) for step in year.steps),
            _sum_row("taxyear.total", year.total_cents, currency, language),
            *_withheld_rows(year, currency, language),
        ),
        note=carried_words(year, currency, language),
        text_from=3,
    )


def sources_table(answer: TaxWorking, language: Language = "en") -> Table:
    """Return where each rule is printed, with the address, each once."""
    steps = [step for year in answer.years for step in year.steps]
    steps += [step for year in answer.years if year.withheld for step in year.withheld.steps]
    return listed_sources([step.source for step in steps], language)


def listed_sources(sources: list[Source | None], language: Language) -> Table:
    """Return sources in the order of their first use, each once."""
    found = dict.fromkeys(source for source in sources if source is not None)
    return Table(
        title=say("taxyear.sources", language),
        headings=tuple(
            say(f"taxyear.{name}", language) for name in ("rule", "publication", "address")
        ),
        rows=tuple((one.statute, one.publication, one.address) for one in found),
        text_from=1,
    )


def shortened(table: Table) -> Table:
    """Return a table whose last column names statutes as short as they can still be found."""
    rows = tuple((*row[:-1], short_statute(row[-1])) for row in table.rows)
    return dataclasses.replace(table, rows=rows)


def step_row(step: TaxStep, currency: str, language: Language) -> tuple[str, ...]:
    """Return a step: incomes and deductions in the first column, taxes in the second."""
    name = spoken(step.name, language)
    if step.role == "total":
        name = say("taxyear.is", language, name=name)
    cents = -step.cents if step.role == "credit" else step.cents
    amount = money_exact(cents, currency, language)
    columns = ("", amount) if step.role in _TAXES else (amount, "")
    return (name, *columns, "" if step.source is None else step.source.statute)


def _overview_row(year: TaxYear, currency: str, language: Language) -> tuple[str, ...]:
    cells = [
        str(year.year),
        money_whole(year.income_cents, currency, language),
        money_whole(year.total_cents, currency, language),
        _part(year.effective_rate, language),
        percent(year.marginal_rate, 1, language),
    ]
    if year.withheld is not None:
        paid = (year.withheld.withheld_cents, year.withheld.balance_cents)
        cells += [money_whole(cents, currency, language) for cents in paid]
    return tuple(cells)


def _withheld_rows(year: TaxYear, currency: str, language: Language) -> Iterator[tuple[str, ...]]:
    if year.withheld is None:
        return
    for step in year.withheld.steps:
        amount = money_exact(-step.cents, currency, language)
        source = "" if step.source is None else step.source.statute
        yield spoken(step.name, language), "", amount, source
    balance = year.withheld.balance_cents
    key = "taxyear.due_in_april" if balance >= 0 else "taxyear.refund_in_april"
    name = say(key, language, year=year.withheld.due_year)
    name = say("taxyear.is", language, name=name)
    yield name, "", money_exact(balance, currency, language), ""


def _sum_row(key: str, cents: int, currency: str, language: Language) -> tuple[str, ...]:
    name = say("taxyear.is", language, name=say(key, language))
    return name, "", money_exact(cents, currency, language), ""


def _part(share: float | None, language: Language) -> str:
    return "-" if share is None else percent(share, 1, language)
