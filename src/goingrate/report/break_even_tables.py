"""What must be true for a move to pay, as tables of text."""

from __future__ import annotations

from goingrate.answers.breakeven_results import BreakEven
from goingrate.base.quantity import Quantity, ends_of
from goingrate.base.texts import Language, say
from goingrate.report.numbers import chance, duration, money, plain, quantity, rate
from goingrate.report.tables import Table, facts_table, reference_line


def break_even_tables(answer: BreakEven, language: Language = "en") -> tuple[Table, ...]:
    """Return every table of a break-even, in reading order."""
    currency = answer.currency or "USD"
    return (
        _neutral(answer, language),
        _personal(answer, currency, language),
        _scans(answer, currency, language),
        _exits(answer, currency, language),
        facts_table(answer.facts, currency, language),
    )


def break_even_notes(answer: BreakEven, language: Language = "en") -> tuple[str, ...]:
    """Return what stands behind the figures, and what was left out."""
    low, high = answer.probability_range
    notes = _tax_notes(answer, language)
    if answer.wealth is None:
        notes.append(say("breakeven.examples", language))
    if answer.savings_only:
        notes.append(say("breakeven.savings_only", language))
    if low < high:
        notes.append(
            say(
                "breakeven.range",
                language,
                discount=rate(answer.discount_per_year, language),
                low=chance(low, language),
                high=chance(high, language),
            )
        )
    footer = say(
        "breakeven.footer", language, version=answer.version, digest=answer.facts_digest[:12]
    )
    return (*notes, footer)


def _tax_notes(answer: BreakEven, language: Language) -> list[str]:
    given = answer.before_tax
    if given is None:
        return [say("breakeven.untaxed", language)]
    currency = answer.currency or "USD"

    def told(value: Quantity) -> str:
        return quantity(*ends_of(value), "money", currency, language)

    after = say(
        "breakeven.taxed",
        language,
        pay=money(given.pay_per_year, currency, language),
        once=told(given.give_up_once),
        per_year=told(given.give_up_per_year),
        payoff=told(given.payoff),
        net_once=told(answer.give_up_once),
        net_per_year=told(answer.give_up_per_year),
        net_payoff=told(answer.payoff),
    )
    return [after, *(say(note.key, language, **dict(note.values)) for note in given.notes)]


def _neutral(answer: BreakEven, language: Language) -> Table:
    by_place = {(c.discount_per_year, c.years): c.probability for c in answer.neutral}
    rates = sorted({cell.discount_per_year for cell in answer.neutral})
    return Table(
        title=say("table.neutral", language),
        headings=(
            say("table.discount", language),
            *(duration(count, "years", language) for count in answer.years),
        ),
        rows=tuple(
            (rate(d, language), *(chance(by_place[d, y], language) for y in answer.years))
            for d in rates
        ),
    )


def _personal(answer: BreakEven, currency: str, language: Language) -> Table:
    by_place = {(c.wealth, c.risk_aversion): c.probability for c in answer.personal}
    wealths = sorted({cell.wealth for cell in answer.personal})
    return Table(
        title=_at(answer, "breakeven.personal_table", language),
        headings=(
            say("table.savings", language),
            *(
                say("table.at_taste", language, taste=plain(g, language))
                for g in answer.risk_aversions
            ),
        ),
        rows=tuple(
            (
                money(w, currency, language),
                *(chance(by_place[w, g], language) for g in answer.risk_aversions),
            )
            for w in wealths
        ),
    )


def _scans(answer: BreakEven, currency: str, language: Language) -> Table:
    names = ("table.chance", "breakeven.taste", "breakeven.mean", "breakeven.worth")
    more = ("breakeven.cost", "breakeven.needed", "table.you")
    return Table(
        title=_at(answer, "breakeven.scan_table", language),
        headings=tuple(say(name, language) for name in (*names, *more)),
        rows=tuple(
            (
                rate(scan.probability, language),
                plain(scan.risk_aversion, language)
                if scan.risk_aversion
                else say("breakeven.averages_only", language),
                money(scan.mean, currency, language),
                money(scan.worth, currency, language),
                money(answer.cost, currency, language),
                money(scan.required_payoff, currency, language),
                say("breakeven.goes" if scan.goes else "breakeven.stays", language),
            )
            for scan in answer.scans
        ),
        text_from=6,
    )


def _exits(answer: BreakEven, currency: str, language: Language) -> Table:
    names = ("stake", "dilution", "exit")
    return Table(
        title=say("table.exits", language),
        headings=tuple(say(f"table.{name}", language) for name in names),
        rows=tuple(
            (
                rate(entry.stake, language),
                rate(entry.dilution, language),
                money(entry.exit_value, currency, language),
            )
            for entry in answer.exits
        ),
        note=say("table.exits_note", language, reference=reference_line(answer.facts, language)),
    )


def _at(answer: BreakEven, key: str, language: Language) -> str:
    return say(
        key,
        language,
        years=duration(answer.middle_years, "years", language),
        discount=rate(answer.discount_per_year, language),
    )
