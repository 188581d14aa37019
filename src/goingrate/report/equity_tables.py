"""What a grant in a private company is worth, as tables of text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from goingrate.answers.equity_results import EquityAnswer, Leaving, LicenceHireDeal
from goingrate.base.texts import Language, say
from goingrate.offer.cap_table.holders import LARGEST
from goingrate.report.equity_leave_words import leave_table, years_later
from goingrate.report.equity_tax_words import tax_table
from goingrate.report.numbers import (
    chance,
    duration,
    money,
    money_per_share,
    money_span,
    plain,
    rate,
    small,
)
from goingrate.report.tables import Table, facts_table, reference_line

#: Below this probability a way is not listed.
_LEAST: Final = 5e-4
#: Published shares of the same ends, to be read beside the chances.
_ENDS: Final = (
    "startups.public_share_2018_cohort",
    "startups.acquired_share_2018_cohort",
    "startups.closed_share_2018_cohort",
)
_HUNDRED: Final = 100
#: Shorter windows are told in days.
_FEW_DAYS: Final = 0.45
_DAYS: Final = 365.25


def equity_tables(answer: EquityAnswer, language: Language = "en") -> tuple[Table, ...]:
    """Return every table of an answer about a grant, in reading order; facts come last."""
    tables = [ways_table(answer, language)]
    if answer.after_tax is not None:
        tables.append(tax_table(answer.after_tax, answer, language))
    tables.append(company_table(answer, language))
    tables.append(exits_table(answer, language))
    if answer.deal is not None:
        tables.append(deal_table(answer.deal, answer.setting.currency, language))
    if answer.leaving:
        tables.append(leaving_table(answer, language))
    if answer.right_to_leave is not None:
        tables.append(leave_table(answer.right_to_leave, answer, language))
    tables.append(taste_table(answer, language))
    return (*tables, facts_table(answer.facts, answer.setting.currency, language))


def ways_table(answer: EquityAnswer, language: Language) -> Table:
    """Return the ways in which it can end, in counts of 100."""
    currency = answer.setting.currency
    ways = [way for way in answer.summary.ways if way.probability >= _LEAST]
    counts = counts_of_hundred([way.probability for way in ways])
    return Table(
        title=say("grant.ways", language),
        headings=tuple(
            say(f"grant.ways.{name}", language) for name in ("way", "count", "typical", "half")
        ),
        rows=tuple(
            (
                say(f"grant.way.{way.way}", language),
                str(count) if count else say("grant.ways.under_one", language),
                money(way.median, currency, language),
                "-" if way.low == way.high else money_span(way.low, way.high, currency, language),
            )
            for way, count in zip(ways, counts, strict=True)
        ),
        note=_ways_note(answer, language),
    )


def company_table(answer: EquityAnswer, language: Language) -> Table:
    """Return the company as it was taken."""
    view, currency = answer.company, answer.setting.currency

    def amount(value: float) -> str:
        return money(value, currency, language)

    def each(value: float) -> str:
        return money_per_share(value, currency, language)

    fair = _beside(amount(view.fair_value), view.fair_value, view.post_money, language)
    common = _beside(each(view.common_per_share), view.common_per_share, view.last_price, language)
    first = amount(view.first_earns)
    if not view.first_earns <= LARGEST:
        first = say("grant.company.never", language)
    rows = (
        ("post_money", amount(view.post_money)),
        ("fair_value", fair),
        ("last_price", each(view.last_price)),
        ("common", common),
        ("preferences", amount(view.preferences)),
        ("first_earns", first),
        ("stake", small(view.stake, language)),
        ("kept", chance(view.stake_kept, language)),
        ("years", duration(round(view.mean_years_to_exit, 1), "years", language)),
        ("failure", chance(view.failure, language)),
        ("market", amount(answer.market_value.value)),
    )
    return Table(
        title=say("grant.company", language),
        headings=(say("grant.figure", language), say("grant.value", language)),
        rows=tuple((say(f"grant.company.{name}", language), value) for name, value in rows),
    )


def exits_table(answer: EquityAnswer, language: Language) -> Table:
    """Return what the grant pays at sale prices."""
    currency = answer.setting.currency
    return Table(
        title=say("grant.exits", language),
        headings=tuple(say(f"grant.exits.{name}", language) for name in ("sale", "pays", "unit")),
        rows=tuple(
            (
                money(row.exit_value, currency, language),
                money(row.pays, currency, language),
                money_per_share(row.per_unit, currency, language),
            )
            for row in answer.exits
        ),
        note=say("grant.exits.note", language),
    )


def leaving_table(answer: EquityAnswer, language: Language) -> Table:
    """Return what is left for whoever leaves after some years."""
    currency = answer.setting.currency
    names = ("after", "vested", "cost", "by", "from", "lapses", "worth")
    note = say("grant.leaving.note", language, worth=money(answer.worth.value, currency, language))
    if not all(row.affordable for row in answer.leaving):
        cash = money(answer.setting.cash, currency, language)
        note = f"{say('grant.leaving.cash_note', language, cash=cash)} {note}"
    return Table(
        title=say("grant.leaving", language),
        headings=tuple(say(f"grant.leaving.{name}", language) for name in names),
        rows=tuple(_leaving_row(row, currency, language) for row in answer.leaving),
        note=note,
    )


def taste_table(answer: EquityAnswer, language: Language) -> Table:
    """Return the worth by risk aversion; the person's own is marked."""
    currency, own = answer.setting.currency, answer.setting.risk_aversion

    def label(taste: float) -> str:
        told = say("table.at_taste", language, taste=plain(taste, language))
        return say("grant.taste.yours", language, label=told) if taste == own else told

    return Table(
        title=say("table.by_taste", language),
        headings=("", say("grant.leaving.worth", language)),
        rows=tuple(
            (label(taste), money(worth, currency, language)) for taste, worth in answer.by_taste
        ),
        note=say(
            "grant.taste.note", language, wealth=money(answer.setting.wealth, currency, language)
        ),
    )


def deal_table(deal: LicenceHireDeal, currency: str, language: Language) -> Table:
    """Return what a licence-and-hire pays to whom, and a warning of the average."""
    found = deal.packages
    people = say(
        "grant.deal.counts",
        language,
        hired=plain(deal.hired, language, 0),
        left=plain(deal.left_behind, language, 0),
    )
    rows = (
        ("price", money(deal.price, currency, language)),
        ("team", rate(deal.team_share, language)),
        ("people", people),
        ("mean", money(found.mean, currency, language)),
        ("median", money(found.median, currency, language)),
        ("left", money(found.left_behind, currency, language)),
    )
    return Table(
        title=say("grant.deal", language),
        headings=(say("grant.figure", language), say("grant.value", language)),
        rows=tuple((say(f"grant.deal.{name}", language), value) for name, value in rows),
        note=say(
            "grant.deal.note", language, left=str(round(_HUNDRED * (1.0 - found.hired_share)))
        ),
    )


def counts_of_hundred(probabilities: Sequence[float]) -> list[int]:
    """Return whole counts that add up to 100, each within 1 of its share.

    Examples
    --------
    >>> counts_of_hundred([1 / 3, 1 / 3, 1 / 3])
    [34, 33, 33]
    """
    total = sum(probabilities)
    shares = [_HUNDRED * one / total for one in probabilities]
    counts = [math.floor(share) for share in shares]
    order = sorted(range(len(shares)), key=lambda i: (counts[i] - shares[i], i))
    for place in order[: _HUNDRED - sum(counts)]:
        counts[place] += 1
    return counts


def _ways_note(answer: EquityAnswer, language: Language) -> str:
    """Return how the money is counted, and published shares of the same ends."""
    note = say("grant.ways.note", language)
    beside = tuple(use for use in answer.facts if use.fact_id in _ENDS)
    if not beside:
        return note
    told = say("table.exits_note", language, reference=reference_line(beside, language))
    return f"{note} {told}"


def _beside(told: str, value: float, whole: float, language: Language) -> str:
    """Return a value with its share of another beside it."""
    if not whole > 0.0:
        return told
    return say("grant.company.beside", language, value=told, share=chance(value / whole, language))


def _leaving_row(row: Leaving, currency: str, language: Language) -> tuple[str, ...]:
    cost = money(row.cost, currency, language) if row.cost > 0.0 else "-"
    if not row.affordable:
        cost = say("grant.leaving.beyond_cash", language, cost=cost)
    if row.from_value is None or row.cost <= 0.0:
        least, within, lapses = "-", "-", "-"
    else:
        never = not row.from_value <= LARGEST
        least = (
            say("grant.leaving.never", language)
            if never
            else money(row.from_value, currency, language)
        )
        within = _window(row.decide_by - row.years, language)
        lapses = str(round(_HUNDRED * row.lapses))
    return (
        years_later(row.years, language),
        chance(row.vested, language),
        cost,
        within,
        least,
        lapses,
        money(row.worth, currency, language),
    )


def _window(years: float, language: Language) -> str:
    if years < _FEW_DAYS:
        return say("grant.leaving.days", language, count=round(_DAYS * max(years, 0.0)))
    return duration(round(years, 1), "years", language)
