"""Drafts -> amounts: what two ends of a range share, and what makes a draft unusable."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from goingrate.base.money.amount import LARGEST, Amount
from goingrate.base.money.draft import Draft
from goingrate.base.money.number import plain_digits
from goingrate.base.money.side import Side
from goingrate.base.money.vocabulary import DOLLARS
from goingrate.base.texts import Language

Problem: TypeAlias = Literal["unread", "two_currencies", "two_units", "too_large", "reversed"]

_SHORTHAND_BELOW: Final = 1_000.0


def settled(draft: Draft, language: Language) -> Amount | Problem:
    """Return the amount that a draft means, or what is wrong with it.

    A minus is kept: an amount below zero is for the caller to judge.
    """
    first, second = draft.first, draft.second or draft.first
    if not _is_one_currency(first, second):
        return "two_currencies"
    if first.is_percent and not second.is_percent:
        return "two_units"
    exponents = _shared_exponents(first, second, language)
    low, high = (
        _value(side, exponent, language, is_scaled=exponent != 0)
        for side, exponent in zip((first, second), exponents, strict=True)
    )
    if low is None or high is None:
        return "unread"
    if max(abs(low), abs(high)) > LARGEST:
        return "too_large"
    if low > high:
        return "two_units" if _is_lopsided(first, second) else "reversed"
    return Amount(
        low=low,
        high=high,
        currency=_currency(first, second),
        period=draft.remarks.period,
        bound=draft.remarks.bound,
        approximate=draft.remarks.is_approximate,
        start=draft.start,
        end=draft.end,
    )


def joined_currency(one: str | None, other: str | None) -> str | None:
    """Return the currency that fits both: a plain $ gives way to the dollar of a country.

    Examples
    --------
    >>> joined_currency("$", "CAD"), joined_currency(None, "EUR")
    ('CAD', 'EUR')
    """
    if one == "$" and other in DOLLARS:
        return other
    return one or other


def _is_one_currency(first: Side, second: Side) -> bool:
    one, other = first.currency, second.currency
    return joined_currency(one, other) == joined_currency(other, one)


def _currency(first: Side, second: Side) -> str | None:
    written = joined_currency(first.currency, second.currency)
    found = written or first.implied_currency or second.implied_currency
    return "USD" if found == "$" else found


def _shared_exponents(first: Side, second: Side, language: Language) -> tuple[int, int]:
    """Return the powers of ten of both ends.

    In 60-75k the magnitude is that of both. In 60,000-75k the first is a full number.
    """
    if first.exponent is not None or second.exponent is None:
        return first.exponent or 0, second.exponent or 0
    as_written = [_value(side, 0, language, is_scaled=True) for side in (first, second)]
    low, high = (value or 0.0 for value in as_written)
    is_shared = low <= high or low < _SHORTHAND_BELOW or second.is_percent
    return (second.exponent if is_shared else 0), second.exponent


def _is_lopsided(first: Side, second: Side) -> bool:
    """Whether only one end has a magnitude: in 500-1M nobody can tell what 500 means."""
    return (first.exponent is None) != (second.exponent is None)


def _value(side: Side, exponent: int, language: Language, *, is_scaled: bool) -> float | None:
    """Return a side in units of its currency; None if the number is not well written."""
    digits = plain_digits(side.number, language, scaled=is_scaled)
    if digits is None:
        return None
    value = float(f"{digits}e{exponent}")
    return -value if side.negative and value else value
