"""An answer as tables of text: rows come out of pure functions, doors only dress them."""

from __future__ import annotations

from math import isinf
from typing import Final

from goingrate.answers.assumptions import FactUse
from goingrate.answers.results import (
    OfferComparison,
    OfferWorth,
    RequiredExit,
    Setting,
    SuccessNeeded,
    YearCash,
)
from goingrate.base.quantity import ends_of
from goingrate.base.texts import Language, say
from goingrate.report.field_names import field_name
from goingrate.report.numbers import (
    chance,
    day,
    duration,
    money,
    money_span,
    percent,
    plain,
    quantity,
    rate,
    small,
)
from goingrate.report.text_table import Table

__all__ = ["Table", "comparison_tables", "facts_table", "worth_table"]

#: Units of facts that say what is counted; a bare number would not.
_SPOKEN_UNITS: Final = ("usd", "eur", "musd", "companies", "people", "days", "rounds_per_year")


def comparison_tables(answer: OfferComparison, language: Language = "en") -> tuple[Table, ...]:
    """Return every table of a comparison, in reading order."""
    tables = [cash_table(answer, language), worth_table(answer, language)]
    tables.append(taste_table(answer, language))
    if answer.success_needed is not None:
        tables += success_tables(answer, answer.success_needed, language)
    return (*tables, facts_table(answer.facts, answer.setting.currency, language))


def worth_table(answer: OfferComparison, language: Language) -> Table:
    """Return worth, mean, prices of risk and tax, and quantiles, a column for each offer."""
    setting = answer.setting
    reached = small(setting.reached, language)
    columns = [_worth_column(offer, setting.currency, language) for offer in answer.offers]
    names = ("worth_to_you", "range", "mean", "price_of_risk", "tax")
    labels = [say(f"table.{name}", language) for name in names]
    labels += [
        say("table.quantile", language, share=percent(share, 0, language))
        for share, _ in answer.offers[0].quantiles
    ]
    return Table(
        title=say("table.worth", language),
        headings=("", *(_name(offer, language) for offer in answer.offers)),
        rows=tuple(zip(labels, *columns, strict=True)),
        note=say(
            "table.worth_note",
            language,
            years=_horizon(setting, language),
            currency=setting.currency,
            taste=plain(setting.risk_aversion, language),
            error=say("table.exact", language)
            if setting.exact
            else say("table.error", language, error=reached),
        ),
    )


def _horizon(setting: Setting, language: Language) -> str:
    longest = duration(setting.horizon_years, "years", language)
    if setting.shortest_years == setting.horizon_years:
        return longest
    return say("number.span", language, low=setting.shortest_years, high=longest)


def taste_table(answer: OfferComparison, language: Language) -> Table:
    """Return the worth of each offer by risk aversion, a column for each offer."""
    currency = answer.setting.currency
    return Table(
        title=say("table.by_taste", language),
        headings=("", *(_name(offer, language) for offer in answer.offers)),
        rows=tuple(
            (
                say("table.at_taste", language, taste=plain(taste, language)),
                *(
                    money(offer.by_taste[index].worth, currency, language)
                    for offer in answer.offers
                ),
            )
            for index, taste in enumerate(answer.setting.risk_aversions)
        ),
    )


def cash_table(answer: OfferComparison, language: Language) -> Table:
    """Return money in hand by year, pay kept either way included, a column for each offer."""
    setting = answer.setting
    currency = setting.currency
    kept = money(setting.kept_pay_per_year, currency, language)
    return Table(
        title=say("table.cash", language),
        headings=("", *(offer.name for offer in answer.offers)),
        rows=tuple(
            (
                say("table.year", language, year=first.year),
                *(_cash(offer.money_in_hand[index], setting, language) for offer in answer.offers),
            )
            for index, first in enumerate(answer.offers[0].money_in_hand)
        ),
        note=say(
            "table.cash_note",
            language,
            kept=say("number.per_year", language, amount=kept),
            costs=_living_costs(setting, language),
        ),
    )


def success_tables(
    answer: OfferComparison, needed: SuccessNeeded, language: Language
) -> list[Table]:
    """Return what success must be true for: by discount, savings and taste, and by exit."""
    return [
        _neutral_table(needed, language),
        _wealth_table(answer, needed, language),
        _scan_table(answer, needed, language),
        _exit_table(answer, needed, language),
    ]


def facts_table(facts: tuple[FactUse, ...], currency: str, language: Language) -> Table:
    """Return every fact that stands behind the answer or beside it."""
    names = ("fact", "value", "used_for", "date", "grade", "source")
    return Table(
        title=say("table.facts", language),
        headings=tuple(say(f"table.{name}", language) for name in names),
        rows=tuple(_fact_row(fact, currency, language) for fact in facts),
        text_from=1,
    )


def fact_value(fact: FactUse, currency: str, language: Language) -> str:
    """Return the value of a fact with its unit."""
    low, high = ends_of(fact.value)
    if fact.unit in _SPOKEN_UNITS:
        number = quantity(low, high, "number", currency, language)
        return say(f"fact.unit.{fact.unit}", language, number=number)
    unit = fact.unit if fact.unit in ("share", "per_year", "years", "months") else "number"
    return quantity(low, high, unit, currency, language)


def _neutral_table(needed: SuccessNeeded, language: Language) -> Table:
    years = sorted({cell.years for cell in needed.neutral})
    rates = sorted({cell.discount_per_year for cell in needed.neutral})
    by_place = {(c.discount_per_year, c.years): c.probability for c in needed.neutral}
    return Table(
        title=say("table.neutral", language),
        headings=(
            say("table.discount", language),
            *(duration(count, "years", language) for count in years),
        ),
        rows=tuple(
            (rate(d, language), *(chance(by_place[d, y], language) for y in years)) for d in rates
        ),
    )


def _wealth_table(answer: OfferComparison, needed: SuccessNeeded, language: Language) -> Table:
    setting = answer.setting
    tastes = sorted({cell.risk_aversion for cell in needed.by_wealth})
    wealths = sorted({cell.wealth for cell in needed.by_wealth})
    by_place = {(c.wealth, c.risk_aversion): c.probability for c in needed.by_wealth}
    only = say("table.savings_only", language) if setting.kept_pay_per_year == 0 else ""
    return Table(
        title=say("table.by_wealth", language),
        headings=(
            say("table.savings", language),
            *(say("table.at_taste", language, taste=plain(g, language)) for g in tastes),
        ),
        rows=tuple(
            (
                money(w, setting.currency, language),
                *(chance(by_place[w, g], language) for g in tastes),
            )
            for w in wealths
        ),
        note=say(
            "table.by_wealth_note",
            language,
            discount=rate(setting.discount_per_year, language),
            savings_only=only,
        ),
    )


def _scan_table(answer: OfferComparison, needed: SuccessNeeded, language: Language) -> Table:
    setting, verdict = answer.setting, answer.verdict
    currency = setting.currency
    job, other = verdict.job, verdict.other
    return Table(
        title=say("table.scans", language),
        headings=(
            say("table.chance", language),
            say("table.savings", language),
            say("table.average_of", language, offer=job),
            say("table.average_of", language, offer=other),
            say("table.worth_of", language, offer=job),
            say("table.worth_of", language, offer=other),
            say("table.you", language),
        ),
        rows=tuple(
            (
                rate(scan.probability, language),
                money(scan.wealth, currency, language),
                *(
                    money(value, currency, language)
                    for value in (scan.mean, scan.mean_other, scan.worth, scan.worth_other)
                ),
                say("table.go", language, job=job)
                if scan.goes
                else say("table.stay", language, other=other),
            )
            for scan in needed.scans
            if scan.wealth in _shown_wealths(needed, setting.wealth)
        ),
        note=say(
            "table.scans_note",
            language,
            taste=plain(setting.risk_aversion, language),
            discount=rate(setting.discount_per_year, language),
        ),
        text_from=6,
    )


def _shown_wealths(needed: SuccessNeeded, own: float) -> set[float]:
    """Return the person's savings and the largest ones looked at."""
    return {own, max(scan.wealth for scan in needed.scans)}


def _exit_table(answer: OfferComparison, needed: SuccessNeeded, language: Language) -> Table:
    currency = answer.setting.currency
    names = ("stake", "dilution", "payoff", "exit")
    hopeless = sorted({e.at_success for e in needed.exits if e.at_success and isinf(e.payoff)})
    note = say("table.exits_note", language, reference=reference_line(answer.facts, language))
    if hopeless:
        chances = ", ".join(rate(success, language) for success in hopeless)
        note = f"{say('table.hopeless', language, chances=chances)} {note}"
    return Table(
        title=say("table.exits", language),
        headings=tuple(say(f"table.{name}", language) for name in names),
        rows=tuple(
            (
                rate(entry.stake, language),
                rate(entry.dilution, language),
                _told_payoff(entry, currency, language),
                money(entry.exit_value, currency, language),
            )
            for entry in needed.exits
            if not isinf(entry.payoff)
        ),
        note=note,
    )


def reference_line(facts: tuple[FactUse, ...], language: Language) -> str:
    """Return the published shares that stand beside a break-even, in one line."""
    return "; ".join(
        say(
            "table.reference",
            language,
            name=fact.name_de if language == "de" else fact.name_en,
            value=fact_value(fact, "", language),
        )
        for fact in facts
        if not fact.field
    )


def fact_purpose(fact: FactUse, language: Language) -> str:
    """Return what a fact was used for: a field of an offer or of the person, or comparison."""
    if not fact.field:
        return say("table.beside", language)
    area, _, rest = fact.field.partition(".")
    if area != "offers":
        return field_name(rest, language)
    offer, _, field = rest.partition(".")
    return f"{offer}: {field_name(field, language)}"


def _told_payoff(entry: RequiredExit, currency: str, language: Language) -> str:
    payoff = money(entry.payoff, currency, language)
    if entry.at_success is None:
        return say("table.promised", language, payoff=payoff)
    at = rate(entry.at_success, language)
    return say("table.at_chance", language, payoff=payoff, chance=at)


def _worth_column(offer: OfferWorth, currency: str, language: Language) -> tuple[str, ...]:
    worth = offer.worth
    span = "-" if worth.low == worth.high else money_span(worth.low, worth.high, currency, language)
    return (
        money(worth.value, currency, language),
        span,
        money(offer.mean.value, currency, language),
        money(offer.price_of_risk, currency, language),
        money(offer.price_of_tax, currency, language),
        *(money(value, currency, language) for _, value in offer.quantiles),
    )


def _cash(year: YearCash, setting: Setting, language: Language) -> str:
    kept = setting.kept_pay_per_year
    middle = money(year.middle + kept, setting.currency, language)
    low = money(year.low + kept, setting.currency, language)
    return middle if low == middle else say("table.cash_cell", language, middle=middle, low=low)


def _living_costs(setting: Setting, language: Language) -> str:
    if setting.living_costs_per_year <= 0:
        return say("table.no_costs", language)
    yearly = money(setting.living_costs_per_year, setting.currency, language)
    return say("table.costs", language, costs=say("number.per_year", language, amount=yearly))


def _name(offer: OfferWorth, language: Language) -> str:
    if offer.success is None:
        return offer.name
    at = rate(offer.success, language)
    return say("table.offer_if", language, offer=offer.name, chance=at)


def _fact_row(fact: FactUse, currency: str, language: Language) -> tuple[str, ...]:
    return (
        fact.name_de if language == "de" else fact.name_en,
        fact_value(fact, currency, language),
        fact_purpose(fact, language),
        day(fact.since, language),
        say(f"fact.grade.{fact.grade}", language),
        fact.source if fact.address is None else f"{fact.source} <{fact.address}>",
    )
