"""Exact amounts and shares that a tax is worked out from: no range, nothing unknown."""

from __future__ import annotations

from typing import Any, Final

from goingrate.base.errors import InputError, NotUnderstood, OutOfRange
from goingrate.base.money import parse_money_quantity, parse_quantity
from goingrate.base.money.quantity_text import WantedPeriod
from goingrate.base.texts import Language, Phrase

#: Nobody's income of a year; rules are not meant for more.
LARGEST: Final = 1e12
_MINUS: Final = ("-", "\N{MINUS SIGN}")


def exact_money(
    given: object,
    language: Language = "en",
    *,
    currency: str,
    where: str,
    signed: bool = False,
    period: WantedPeriod = "year",
) -> float:
    """Return one amount, below 0 only where it may be (`signed`: a gain that can be a loss).

    Raises
    ------
    NotUnderstood, OutOfRange
        For a range, unknown, another currency, another period, and what is too large.

    Examples
    --------
    >>> exact_money("$250k", currency="USD", where="wages")
    250000.0
    >>> exact_money("-30k", currency="USD", where="long_gain", signed=True)
    -30000.0
    """
    text = given.strip() if isinstance(given, str) else given
    minus = False
    if isinstance(text, str) and text.startswith(_MINUS):
        minus, text = True, text[1:]
    elif isinstance(text, int | float) and not isinstance(text, bool) and text < 0:
        minus, text = True, -text
    told: dict[str, Any] = {
        "given": given,
        "where": where,
        "allowed": Phrase.of("allowed.tax_loss" if signed else "allowed.tax_amount", unit=currency),
        "fix": Phrase("fix.tax_amount"),
    }
    try:
        amount, written = parse_money_quantity(text, language, where=where, period=period)
    except InputError:
        raise NotUnderstood(**told) from None
    if not isinstance(amount, int | float) or written not in (None, currency):
        raise NotUnderstood(**told)
    if amount > LARGEST or (minus and not signed and amount > 0.0):
        raise OutOfRange(**told)
    return -float(amount) if minus else float(amount)


def exact_share(
    given: object, language: Language = "en", *, where: str, low: float = 0.0, high: float
) -> float:
    """Return one share, such as 2.5%.

    Raises
    ------
    NotUnderstood, OutOfRange
        For anything that is no share from `low` to `high`.

    Examples
    --------
    >>> exact_share("2.5%", where="index_rate", high=0.2)
    0.025
    """
    told: dict[str, Any] = {
        "given": given,
        "where": where,
        "allowed": Phrase.of("allowed.tax_share", low=_percent(low), high=_percent(high)),
        "fix": Phrase("fix.tax_share"),
    }
    try:
        share = parse_quantity(given, language, where=where)
    except InputError:
        raise NotUnderstood(**told) from None
    if not isinstance(share, int | float):
        raise NotUnderstood(**told)
    if not low <= share <= high:
        raise OutOfRange(**told)
    return float(share)


def exact_number(given: object, language: Language = "en", *, where: str, high: float) -> float:
    """Return one number above 0, such as a number of shares.

    Examples
    --------
    >>> exact_number("10k", where="shares", high=1e12)
    10000.0
    """
    told: dict[str, Any] = {
        "given": given,
        "where": where,
        "allowed": Phrase("allowed.tax_number"),
        "fix": Phrase("fix.correct_value"),
    }
    try:
        number = parse_quantity(given, language, where=where)
    except InputError:
        raise NotUnderstood(**told) from None
    if not isinstance(number, int | float) or (isinstance(given, str) and "%" in given):
        raise NotUnderstood(**told)
    if not 0.0 < number <= high:
        raise OutOfRange(**told)
    return float(number)


def _percent(share: float) -> str:
    return f"{100 * share:g}%"
