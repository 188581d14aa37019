"""Numbers of files and options: 150k, 150k..180k, 12%, 8.000 € / Monat, unknown."""

from __future__ import annotations

import math
import re
from typing import Final, Literal, TypeAlias

from goingrate.base.money.amount import LARGEST, Amount, Period, quantity_between
from goingrate.base.money.cursor import Rules
from goingrate.base.money.reading import refuse_negative, whole_amount
from goingrate.base.money.refusals import (
    Form,
    not_exact,
    not_finite,
    not_understood,
    outside,
    wrong_period,
)
from goingrate.base.quantity import UNKNOWN, Quantity, Range
from goingrate.base.texts import Language

WantedPeriod: TypeAlias = Literal["year", "month", "week", "day", "hour", "once"]

_UNKNOWN_WORDS: Final = frozenset({"unknown", "unbekannt", "?"})
_TIMES: Final[dict[tuple[Period, Period], float]] = {
    ("month", "year"): 12.0,
    ("year", "month"): 1.0 / 12.0,
}
_MOST_YEARS: Final = 100.0
_YEAR_WORDS: Final = re.compile(r"(?<![^\W\d_])(?:years?|yrs?|y|jahr(?:en?)?|j)(?![^\W_])\.?")
_COUNTING: Final = {
    word: str(number)
    for listed in (
        "one two three four five six seven eight nine ten eleven twelve",
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    )
    for number, word in enumerate(listed.split(), start=1)
}
_COUNTING_WORDS: Final = re.compile(rf"\b(?:{'|'.join(_COUNTING)})\b")


def parse_quantity(given: object, language: Language = "en", *, where: str = "amount") -> Quantity:
    """Read a number, a range or unknown; a percentage becomes a share.

    Parameters
    ----------
    given
        A number, or a text such as "150k", "150k..180k", "5% to 12%", "-5%", "unknown" or "?".
    language
        Decides what 1.250k and 1.250% are.
    where
        The name of the argument, option or field, for the error.

    Raises
    ------
    NotUnderstood
        If it is anything else: a currency, a period, "more than", a yes or no.
    OutOfRange
        If a range starts with its larger end, or a number is not finite or beyond 1e15.

    Examples
    --------
    >>> parse_quantity("150k..180k"), parse_quantity("12%"), parse_quantity(3)
    (Range(low=150000.0, high=180000.0), 0.12, 3.0)
    >>> parse_quantity("unbekannt", "de")
    Unknown()
    """
    if not isinstance(given, str):
        return _number(given, where=where, form="quantity")
    if _is_unknown(given):
        return UNKNOWN
    rules = Rules(percents=True, minus=True)
    return _plain(given, language, rules, given=given, where=where, form="quantity")


def parse_money_quantity(
    given: object,
    language: Language = "en",
    *,
    period: WantedPeriod | None = None,
    where: str = "amount",
) -> tuple[Quantity, str | None]:
    """Read a number, a range or unknown, with or without a currency, which is returned too.

    Parameters
    ----------
    given
        A number, or a text such as "$1.2M", "150k..180k EUR", "8.000 € / Monat" or "unknown".
    language
        Decides what 1.250 million and a billion are.
    period
        What the number is for. An amount per month is turned into one per year where "year" is
        asked for, and the other way round; an amount without a period is taken as it is. None
        refuses every period.
    where
        The name of the argument, option or field, for the error.

    Raises
    ------
    NotUnderstood
        If it is anything else: another period, a percentage, "more than", a yes or no.
    OutOfRange
        If a range starts with its larger end, or a number is below 0, not finite or above 1e15.

    Examples
    --------
    >>> parse_money_quantity("8.000 € / Monat", "de", period="year")
    (96000.0, 'EUR')
    >>> parse_money_quantity("$1.2M")
    (1200000.0, 'USD')
    """
    if not isinstance(given, str):
        number = _number(given, where=where, form="money_quantity")
        if number < 0.0:
            raise outside(given, where=where, low=0.0, high=LARGEST)
        return number, None
    if _is_unknown(given):
        return UNKNOWN, None
    amount = whole_amount(
        given, language, Rules(minus=True), given=given, where=where, form="money_quantity"
    )
    refuse_negative(amount, given, where=where)
    _refuse_bounds(amount, given, where=where)
    times = _times(amount.period, period)
    if times is None:
        raise wrong_period(given, where=where, wanted=period or "once")
    if times * amount.high > LARGEST:
        raise outside(given, where=where, low=0.0, high=LARGEST)
    return quantity_between(times * amount.low, times * amount.high), amount.currency


def parse_years(given: object, language: Language = "en", *, where: str = "years") -> Quantity:
    """Read a number of years, a range of years, or unknown.

    Parameters
    ----------
    given
        A number, or a text such as "6", "5..7", "5-7 years", "fünf bis sieben Jahre" or "?".
    language
        For parity with the other readers; no reading of years depends on it.
    where
        The name of the argument, option or field, for the error.

    Raises
    ------
    NotUnderstood
        If it is anything else.
    OutOfRange
        If a range starts with its larger end, or a number is not from 0 to 100.

    Examples
    --------
    >>> parse_years("5..7"), parse_years("1,5 Jahre", "de")
    (Range(low=5.0, high=7.0), 1.5)
    """
    quantity: float | Range
    if not isinstance(given, str):
        quantity = _number(given, where=where, form="years")
    elif _is_unknown(given):
        return UNKNOWN
    else:
        bare = _COUNTING_WORDS.sub(lambda m: _COUNTING[m[0]], _YEAR_WORDS.sub("", given.lower()))
        rules = Rules(minus=True)
        quantity = _plain(bare, language, rules, given=given, where=where, form="years")
    low, high = (quantity.low, quantity.high) if isinstance(quantity, Range) else (quantity,) * 2
    if low < 0.0 or high > _MOST_YEARS:
        raise outside(given, where=where, low=0.0, high=_MOST_YEARS)
    return quantity


def _is_unknown(given: str) -> bool:
    return given.strip().lower() in _UNKNOWN_WORDS


def _number(given: object, *, where: str, form: Form) -> float:
    """Return a number as a float; yes, no, infinity and everything else are refused."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise not_understood(given, where=where, form=form)
    if isinstance(given, float) and not math.isfinite(given):
        raise not_finite(given, where=where)
    if abs(given) > LARGEST:
        raise outside(given, where=where, low=-LARGEST, high=LARGEST)
    return float(given)


def _plain(
    text: str, language: Language, rules: Rules, *, given: str, where: str, form: Form
) -> float | Range:
    """Read a number or a range without currency, period or bound."""
    amount = whole_amount(text, language, rules, given=given, where=where, form=form)
    if amount.currency is not None or amount.period != "unstated":
        raise not_understood(given, where=where, form=form)
    _refuse_bounds(amount, given, where=where)
    return amount.quantity


def _refuse_bounds(amount: Amount, given: str, *, where: str) -> None:
    if amount.bound != "exact" or amount.approximate:
        raise not_exact(given, where=where)


def _times(written: Period, wanted: Period | None) -> float | None:
    """Return by what an amount is multiplied to be for the period that is wanted, or None."""
    if written in ("unstated", wanted):
        return 1.0
    return None if wanted is None else _TIMES.get((written, wanted))
