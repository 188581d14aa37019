"""What is said when a text about money cannot be used."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from goingrate.base.errors import InputError, NotUnderstood, OutOfRange
from goingrate.base.money.amount import LARGEST, Period
from goingrate.base.money.settle import Problem
from goingrate.base.texts import Phrase

Form: TypeAlias = Literal["amount", "terms", "quantity", "money_quantity", "years"]

_FORMS: Final[dict[Form, tuple[str, str]]] = {
    "amount": ("allowed.money_amount", "fix.money_amount"),
    "terms": ("allowed.money_terms", "fix.money_terms"),
    "quantity": ("allowed.quantity", "fix.quantity"),
    "money_quantity": ("allowed.money_quantity", "fix.money_quantity"),
    "years": ("allowed.years", "fix.years"),
}
_PERIODS: Final[dict[Period, tuple[str, str]]] = {
    "year": ("allowed.per_year", "fix.per_year"),
    "month": ("allowed.per_month", "fix.per_month"),
    "week": ("allowed.per_week", "fix.per_week"),
    "day": ("allowed.per_day", "fix.per_day"),
    "hour": ("allowed.per_hour", "fix.per_hour"),
    "once": ("allowed.once", "fix.once"),
    "unstated": ("allowed.once", "fix.once"),
}


def not_understood(given: object, *, where: str, form: Form) -> NotUnderstood:
    """Return the error for a text that is no amount, no terms, and so on."""
    allowed, fix = _FORMS[form]
    return NotUnderstood(where=where, given=given, allowed=Phrase(allowed), fix=Phrase(fix))


def wrong_period(given: object, *, where: str, wanted: Period) -> NotUnderstood:
    """Return the error for an amount per hour where one per year is wanted, and the like."""
    allowed, fix = _PERIODS[wanted]
    return NotUnderstood(where=where, given=given, allowed=Phrase(allowed), fix=Phrase(fix))


def two_currencies(given: object, *, where: str) -> NotUnderstood:
    """Return the error for dollars and euros in one text."""
    return NotUnderstood(
        where=where,
        given=given,
        allowed=Phrase("allowed.one_currency"),
        fix=Phrase("fix.one_currency"),
    )


def not_exact(given: object, *, where: str) -> NotUnderstood:
    """Return the error for "more than 1M" where a number or a range is wanted."""
    return NotUnderstood(
        where=where,
        given=given,
        allowed=Phrase("allowed.no_bound"),
        fix=Phrase("fix.write_range"),
    )


def outside(given: object, *, where: str, low: float, high: float) -> OutOfRange:
    """Return the error for a number that is not from `low` to `high`."""
    return OutOfRange(
        where=where,
        given=given,
        allowed=Phrase.of("allowed.between", low=f"{low:g}", high=f"{high:g}"),
        fix=Phrase("fix.correct_value"),
    )


def not_finite(given: object, *, where: str) -> OutOfRange:
    """Return the error for infinity, or for no number at all (NaN)."""
    return OutOfRange(
        where=where,
        given=given,
        allowed=Phrase("allowed.finite"),
        fix=Phrase("fix.correct_value"),
    )


def problem_with(given: object, problem: Problem, *, where: str, form: Form) -> InputError:
    """Return the error for a draft that could not be settled."""
    if problem == "two_currencies":
        return two_currencies(given, where=where)
    if problem == "two_units":
        return NotUnderstood(
            where=where,
            given=given,
            allowed=Phrase("allowed.one_unit"),
            fix=Phrase("fix.both_units"),
        )
    if problem == "reversed":
        return OutOfRange(
            where=where,
            given=given,
            allowed=Phrase("allowed.ordered_range"),
            fix=Phrase("fix.swap_range"),
        )
    if problem == "too_large":
        return outside(given, where=where, low=0.0, high=LARGEST)
    return not_understood(given, where=where, form=form)
