"""Terms such as 1M + 100k/year: what is paid once, and what is paid each year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from goingrate.base.money.amount import LARGEST, Amount, Period, quantity_between
from goingrate.base.money.cursor import Cursor, Rules
from goingrate.base.money.reading import next_amount, refuse_negative
from goingrate.base.money.refusals import (
    not_exact,
    not_understood,
    outside,
    two_currencies,
    wrong_period,
)
from goingrate.base.money.tokens import tokens_of
from goingrate.base.quantity import Range
from goingrate.base.texts import Language

_ONCE: Final = ("once", "unstated")
_TIMES_PER_YEAR: Final[dict[Period, float]] = {"year": 1.0, "month": 12.0}


@dataclass(frozen=True, slots=True)
class Terms:
    """What is paid once and what is paid per year, in one currency; None if it is not named."""

    once: float | Range
    per_year: float | Range
    currency: str | None


def parse_terms(text: str, language: Language = "en", *, where: str = "amount") -> Terms:
    """Read amounts joined by +, and, und or plus; an amount without a period is paid once.

    Amounts per month count twelve times. Ranges add up end by end.

    Parameters
    ----------
    text
        For example "1M + 100k/year".
    language
        Decides what 1.250 million and a billion are.
    where
        The name of the argument, option or field, for the error.

    Raises
    ------
    NotUnderstood
        If the text is anything else; if an amount is per hour, day or week; if two currencies are
        named; if an amount is only a bound ("more than 1M") or approximate.
    OutOfRange
        If a range starts with its larger end, or a number is below 0 or above 1e15.

    Examples
    --------
    >>> parse_terms("1M + 100k/year")
    Terms(once=1000000.0, per_year=100000.0, currency=None)
    >>> parse_terms("150.000..180.000 € im Jahr und 1.000 €/Monat", "de")
    Terms(once=0.0, per_year=Range(low=162000.0, high=192000.0), currency='EUR')
    """
    cursor = Cursor(tokens_of(text, language), rules=Rules(minus=True, sums=True))
    amounts = [next_amount(cursor, language, given=text, where=where, form="terms")]
    while cursor.take("plus") or cursor.take("and"):
        amounts.append(next_amount(cursor, language, given=text, where=where, form="terms"))
    if not cursor.is_at_end:
        raise not_understood(text, where=where, form="terms")
    for amount in amounts:
        _check_summand(amount, text, where=where)
    currencies = {amount.currency for amount in amounts} - {None}
    if len(currencies) > 1:
        raise two_currencies(text, where=where)
    once = _sum((a.low, a.high) for a in amounts if a.period in _ONCE)
    per_year = _sum(_in_a_year(a) for a in amounts if a.period not in _ONCE)
    if max(once[1], per_year[1]) > LARGEST:
        raise outside(text, where=where, low=0.0, high=LARGEST)
    return Terms(
        once=quantity_between(*once),
        per_year=quantity_between(*per_year),
        currency=currencies.pop() if currencies else None,
    )


def _check_summand(amount: Amount, text: str, *, where: str) -> None:
    refuse_negative(amount, text, where=where)
    if amount.bound != "exact" or amount.approximate:
        raise not_exact(text, where=where)
    if amount.period not in (*_ONCE, *_TIMES_PER_YEAR):
        raise wrong_period(text, where=where, wanted="year")


def _in_a_year(amount: Amount) -> tuple[float, float]:
    times = _TIMES_PER_YEAR[amount.period]
    return times * amount.low, times * amount.high


def _sum(ranges: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Add up ranges end by end; (0, 0) if there are none."""
    listed = list(ranges)
    return sum((low for low, _ in listed), 0.0), sum((high for _, high in listed), 0.0)
