"""The right to leave when equity has gone sour: one sentence and one table."""

from __future__ import annotations

from goingrate.answers.equity_results import EquityAnswer, LeaveBelow, RightToLeave
from goingrate.base.texts import Language, say
from goingrate.offer.cap_table.holders import LARGEST
from goingrate.report.numbers import duration, money, plain, significant
from goingrate.report.tables import Table


def leave_sentence(found: RightToLeave, currency: str, language: Language) -> str:
    """Return what the right to leave is worth in a sentence."""
    if found.vests_until_years <= 0.0:
        return say("grant.leave.vested", language)
    little = max(found.numerical_error, 0.5)
    return say(
        "grant.leave.at_once" if found.leaves_at_once else "grant.leave.sentence",
        language,
        give_up=money(found.give_up_per_year, currency, language),
        staying=money(found.if_staying, currency, language),
        free=money(found.if_free_to_leave, currency, language),
        right=say("grant.verdict.nothing", language)
        if found.right < little
        else money(found.right, currency, language),
    )


def leave_table(found: RightToLeave, answer: EquityAnswer, language: Language) -> Table:
    """Return the values with and without the right to leave, and when it is best to leave."""
    currency = answer.setting.currency
    amounts = (
        ("grant", found.grant),
        ("pay", found.pay_given_up),
        ("staying", found.if_staying),
        ("free", found.if_free_to_leave),
        ("right", found.right),
        ("error", significant(found.numerical_error, 1)),
    )
    told = [
        ("give_up", money(found.give_up_per_year, currency, language)),
        ("horizon", duration(round(found.horizon_years, 1), "years", language)),
        *((name, money(amount, currency, language)) for name, amount in amounts),
    ]
    rows = [(say(f"grant.leave.{name}", language), value) for name, value in told]
    rows += [_leave_row(row, currency, language) for row in found.leave_below]
    value = money(answer.company.fair_value, currency, language)
    return Table(
        title=say("grant.leave", language),
        headings=(say("grant.figure", language), say("grant.value", language)),
        rows=tuple(rows),
        note=say("grant.leave.note", language, value=value),
    )


def years_later(years: float, language: Language) -> str:
    """Return some years as they stand behind "after"."""
    if years == 1.0:
        return say("grant.leaving.one_year", language)
    return say("grant.leaving.years", language, count=plain(years, language, 1))


def _leave_row(row: LeaveBelow, currency: str, language: Language) -> tuple[str, str]:
    label = say("grant.leave.after", language, after=years_later(row.years, language))
    if row.company_value <= 0.0:
        return label, say("grant.leave.never", language)
    if not row.company_value <= LARGEST:
        return label, say("grant.leave.always", language)
    return label, money(significant(row.company_value, 2), currency, language)
