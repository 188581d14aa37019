"""One end of a range, or a single amount: sign, number, magnitude, currency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from goingrate.base.money.amount import Period
from goingrate.base.money.cursor import Cursor
from goingrate.base.money.tokens import Token
from goingrate.base.money.vocabulary import DOLLARS

_MINUS: Final = frozenset({"-", "–", "−"})


@dataclass(frozen=True, slots=True)
class Side:
    """One number with its own magnitude and currency, as written."""

    number: str
    negative: bool
    exponent: int | None
    is_percent: bool
    currency: str | None
    currency_first: bool
    implied_currency: str | None
    period: Period


def read_side(cursor: Cursor) -> Side | None:
    """Read one number with its magnitude and currency; None, and no step, if there is none.

    Examples
    --------
    >>> from goingrate.base.money.tokens import tokens_of
    >>> side = read_side(Cursor(tokens_of("$1.2 million a year", "en")))
    >>> side.number, side.exponent, side.currency
    ('1.2', 6, '$')
    """
    begin = cursor.at
    side = _try_side(cursor)
    if side is None:
        cursor.at = begin
    return side


def _try_side(cursor: Cursor) -> Side | None:
    begin = cursor.at
    negative = cursor.rules.minus and _take_minus(cursor)
    if cursor.is_glued(cursor.at) and cursor.tokens[cursor.at - 1].text[-1].isalpha():
        return None  # Q3, MX$5
    sign = cursor.take("currency")
    number = cursor.take("number")
    if number is None or (sign is not None and not sign.meaning.is_sign):
        cursor.at = begin
        return None
    percent = cursor.take("percent")
    magnitude = None if percent else cursor.take_word("magnitude")
    unit = _take_currency(cursor, sign, has_magnitude=magnitude is not None)
    scales = [t.meaning.exponent for t in (percent, magnitude, sign, unit) if t is not None]
    exponents = [scale for scale in scales if scale is not None]
    if len(exponents) > 1 or _runs_on(cursor) or (percent and not cursor.rules.percents):
        return None
    explicit = unit or sign
    return Side(
        number=number.text,
        negative=negative,
        exponent=exponents[0] if exponents else None,
        is_percent=percent is not None,
        currency=None if explicit is None else explicit.meaning.currency,
        currency_first=sign is not None,
        implied_currency=None if magnitude is None else magnitude.meaning.currency,
        period="unstated" if magnitude is None else magnitude.meaning.period,
    )


def _take_minus(cursor: Cursor) -> bool:
    token = cursor.peek("range")
    if token is None or token.text not in _MINUS:
        return False
    cursor.at += 1
    return True


def _take_currency(cursor: Cursor, sign: Token | None, *, has_magnitude: bool) -> Token | None:
    """Take the currency behind a number, unless it belongs to the next number."""
    begin = cursor.at
    token = cursor.take_word("currency")
    if token is None:
        return None
    is_next_ones = (
        token.meaning.is_sign
        and not cursor.is_glued(begin)
        and cursor.is_glued(cursor.at)
        and cursor.peek("number") is not None
    )
    known = None if sign is None else sign.meaning.currency
    fits = known in (None, token.meaning.currency) or (
        known == "$" and token.meaning.currency in DOLLARS
    )
    if is_next_ones or not fits or (token.meaning.weighs and not has_magnitude):
        cursor.at = begin
        return None
    return token


def _runs_on(cursor: Cursor) -> bool:
    """Whether what follows changes the number: 100kg, 5 hundred thousand, 5 %."""
    if cursor.peek("magnitude") or cursor.peek("percent"):
        return True
    word = cursor.peek("other")
    return word is not None and word.text[0].isalnum() and cursor.is_glued(cursor.at)
