"""Amounts in running text, and texts that are one amount as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from goingrate.base.money.amount import LARGEST, Amount
from goingrate.base.money.cursor import Cursor, Rules
from goingrate.base.money.draft import Draft, read_draft
from goingrate.base.money.refusals import Form, not_understood, outside, problem_with
from goingrate.base.money.settle import settled
from goingrate.base.money.tokens import Token, tokens_of
from goingrate.base.texts import Language

_WIDEST_IN_TEXT: Final = 100.0
_YEARS: Final = range(1900, 2101)
_STARTS_NONE: Final = frozenset({"other", "magnitude", "percent", "plus", "and", "gross"})


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in a running text as written and as meant; `is_money` if its own words say so."""

    draft: Draft
    amount: Amount
    is_money: bool


def find_amounts(text: str, language: Language = "en") -> tuple[Amount, ...]:
    """Return every amount of money in a running text, in reading order.

    An amount needs a currency, or a magnitude (k, million) together with a period; plain counts,
    years and percentages are left out, and so is whatever cannot be read. Never raises.

    Parameters
    ----------
    text
        Any text; the time taken is proportional to its length.
    language
        Decides what 1.250 million and a billion are.

    Examples
    --------
    >>> [(a.low, a.high) for a in find_amounts("In 2024: OTE $300K ($150K base), 4 years.")]
    [(300000.0, 300000.0), (150000.0, 150000.0)]
    """
    return tuple(found.amount for found in find_figures(text, language))


def find_figures(text: str, language: Language = "en", *, bare: bool = False) -> tuple[Figure, ...]:
    """Return what `find_amounts` returns, each amount with the draft that it was read from.

    With `bare` also numbers and ranges that neither a currency nor a magnitude marks as money: for
    a caller who looks at the words around them.

    Examples
    --------
    >>> [(f.amount.low, f.is_money) for f in find_figures("Salary: 60,000 in 2024", bare=True)]
    [(60000.0, False), (2024.0, False)]
    """
    cursor = Cursor(tokens_of(text, language))
    found: list[Figure] = []
    while not cursor.is_at_end:
        begin = cursor.at
        starts_none = cursor.tokens[begin].meaning.kind in _STARTS_NONE  # most of a text
        figure = None if starts_none else _figure_at(cursor, language, bare=bare)
        if figure is None:
            cursor.at = begin + 1
        else:
            found.append(figure)
    return tuple(found)


def parse_amount(text: str, language: Language = "en", *, where: str = "amount") -> Amount:
    """Read a text that is one amount, or one range of amounts, and nothing else.

    Parameters
    ----------
    text
        For example "$1.2M", "1,2 Mio. €", "184,000 - 287,500" or "more than 100k a year".
    language
        Decides what 1.250 million and a billion are.
    where
        The name of the argument, option or field, for the error.

    Raises
    ------
    NotUnderstood
        If the text is anything else, or names two currencies.
    OutOfRange
        If a range starts with its larger end, or a number is below 0 or above 1e15.

    Examples
    --------
    >>> amount = parse_amount("60.000 € - 75.000 € brutto/Jahr", "de")
    >>> amount.quantity, amount.currency, amount.period
    (Range(low=60000.0, high=75000.0), 'EUR', 'year')
    """
    amount = whole_amount(text, language, Rules(minus=True), given=text, where=where, form="amount")
    refuse_negative(amount, text, where=where)
    return amount


def whole_amount(
    text: str, language: Language, rules: Rules, *, given: str, where: str, form: Form
) -> Amount:
    """Read a text that is one amount by these rules.

    An error shows what was `given` and asks for a text of this `form`.
    """
    cursor = Cursor(tokens_of(text, language), rules=rules)
    amount = next_amount(cursor, language, given=given, where=where, form=form)
    if not cursor.is_at_end:
        raise not_understood(given, where=where, form=form)
    return amount


def next_amount(
    cursor: Cursor, language: Language, *, given: str, where: str, form: Form
) -> Amount:
    """Read an amount from the cursor on, or raise what is wrong with it."""
    draft = read_draft(cursor)
    if draft is None:
        raise not_understood(given, where=where, form=form)
    amount = settled(draft, language)
    if isinstance(amount, Amount):
        return amount
    raise problem_with(given, amount, where=where, form=form)


def refuse_negative(amount: Amount, given: str, *, where: str) -> None:
    """Raise OutOfRange if any part of an amount is below zero."""
    if amount.low < 0.0:
        raise outside(given, where=where, low=0.0, high=LARGEST)


def _figure_at(cursor: Cursor, language: Language, *, bare: bool) -> Figure | None:
    """Read the amount that starts here: a range if it is a likely one, else its first end."""
    begin = cursor.at
    if _continues_a_number(cursor.tokens, begin):
        return None
    for ranges in (True, False):
        cursor.at = begin
        draft = read_draft(cursor, ranges=ranges)
        if draft is None:
            continue
        amount = settled(draft, language)
        if not isinstance(amount, Amount) or not _is_likely(draft, amount):
            continue
        is_money = _is_money(draft)
        if is_money or bare:
            return Figure(draft, amount, is_money)
    return None


def _continues_a_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number here is the tail of another one: 2024-05-01, 030-1234."""
    if at < 2 or tokens[at].meaning.kind != "number":
        return False
    dash, before = tokens[at - 1], tokens[at - 2]
    is_glued = before.end == dash.start and dash.end == tokens[at].start
    return is_glued and dash.meaning.kind == "range" and before.meaning.kind == "number"


def _is_money(draft: Draft) -> bool:
    """Whether a currency is written, or a magnitude together with a period."""
    sides = [side for side in (draft.first, draft.second) if side is not None]
    has_magnitude = any(side.exponent is not None for side in sides)
    has_currency = any(side.currency is not None for side in sides)
    return has_currency or (has_magnitude and draft.remarks.period != "unstated")


def _is_likely(draft: Draft, amount: Amount) -> bool:
    """Whether the first end of a range is no year or level: 2024 - 60.000 €, Stufe 3 - 60.000 €."""
    if draft.second is None or draft.first.currency is not None:
        return True
    if amount.high > _WIDEST_IN_TEXT * amount.low:
        return False
    is_year = draft.first.number.isdecimal() and int(amount.low) in _YEARS
    return not (is_year and not draft.second.number.isdecimal())
