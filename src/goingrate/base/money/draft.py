"""The grammar: tokens -> a draft of one amount or range, not yet turned into numbers.

    draft  =  opening* side tail  [connector side tail]
    side   =  [sign] number [magnitude | %] [currency]
    tail   =  ([gross] period | gross | bound after | or so | +)*

`about $184,000 - $287,500 per year` is an opening and two sides, the second with a tail.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from goingrate.base.money.amount import Bound, Period
from goingrate.base.money.cursor import Cursor
from goingrate.base.money.side import Side, read_side
from goingrate.base.money.tokens import Token
from goingrate.base.money.vocabulary import Kind

_OPENINGS: Final[tuple[Kind, ...]] = ("bound", "about", "between", "from", "period", "range")
_LONGEST_OPENING: Final = 4


@dataclass(frozen=True, slots=True)
class Remarks:
    """What the words around a number say about it."""

    period: Period = "unstated"
    bound: Bound = "exact"
    is_approximate: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """One amount or range as written; `second` is None for a single amount."""

    first: Side
    second: Side | None
    remarks: Remarks
    start: int
    end: int


def read_draft(cursor: Cursor, *, ranges: bool = True) -> Draft | None:
    """Read one amount, or one range where `ranges` are wanted, from here on.

    Returns None, with the cursor where it was, if no amount starts here.

    Examples
    --------
    >>> from goingrate.base.money.tokens import tokens_of
    >>> draft = read_draft(Cursor(tokens_of("etwa 60-75k pro Jahr", "de")))
    >>> draft.first.number, draft.second.number, draft.remarks
    ('60', '75', Remarks(period='year', bound='exact', is_approximate=True))
    """
    begin = cursor.at
    opening = _read_opening(cursor)
    first = read_side(cursor)
    if first is None:
        cursor.at = begin
        return None
    opened = _remarks_of(opening)
    remarks = _read_tail(cursor, _with_period(opened, first.period))
    links = {token.meaning.kind for token in opening} & {"between", "from"}
    second = None
    if ranges:
        second, remarks = _read_second(cursor, first, opened, remarks, by_and="between" in links)
    if links and second is None:
        cursor.at = begin
        return None
    start, end = cursor.tokens[begin].start, cursor.tokens[cursor.at - 1].end
    return Draft(first, second, remarks, start, end)


def _read_opening(cursor: Cursor) -> list[Token]:
    """Read the words before the number: more than, etwa, between, jährlich."""
    found: list[Token] = []
    while not cursor.is_at_end and len(found) < _LONGEST_OPENING:
        token = cursor.tokens[cursor.at]
        kind, bound = token.meaning.kind, token.meaning.bound
        is_dash = kind == "range" and bound == "exact"
        is_phrase = kind == "period" and not token.text.isalpha()  # "im Jahr" belongs to the left
        if kind not in _OPENINGS or is_dash or is_phrase:
            break
        found.append(token)
        cursor.at += 1
    return found


def _remarks_of(opening: Sequence[Token]) -> Remarks:
    bounds = [t.meaning.bound for t in opening if t.meaning.bound != "exact"]
    periods = [t.meaning.period for t in opening if t.meaning.kind == "period"]
    return Remarks(
        period=periods[0] if periods else "unstated",
        bound=bounds[0] if bounds else "exact",
        is_approximate=any(t.meaning.kind == "about" for t in opening),
    )


def _with_period(remarks: Remarks, period: Period) -> Remarks:
    """Add the period of a side, unless one was said before."""
    return replace(remarks, period=period) if remarks.period == "unstated" else remarks


def _read_second(
    cursor: Cursor, first: Side, opened: Remarks, after_first: Remarks, *, by_and: bool
) -> tuple[Side | None, Remarks]:
    """Read the other end of a range with all remarks, or leave the cursor where it is.

    A period between the ends must be said again behind the second: in "$100k/year - $200k" the
    two amounts are no range.
    """
    begin = cursor.at
    if not (cursor.take("range") or (by_and and cursor.take("and"))):
        return None, after_first
    second = read_side(cursor)
    if second is not None and (first.currency is not None or not second.currency_first):
        before_tail = _with_period(replace(after_first, period=opened.period), second.period)
        remarks = _read_tail(cursor, before_tail)
        if after_first.period in ("unstated", remarks.period):
            return second, remarks
    cursor.at = begin
    return None, after_first


def _read_tail(cursor: Cursor, remarks: Remarks) -> Remarks:
    """Read what may follow a number: brutto/Jahr, per year, or more, +."""
    while True:
        begin = cursor.at
        remarks = _read_bound_after(cursor, _read_period(cursor, remarks))
        if cursor.take("or_so"):
            remarks = replace(remarks, is_approximate=True)
        if cursor.at == begin:
            return remarks


def _read_period(cursor: Cursor, remarks: Remarks) -> Remarks:
    cursor.take("gross")
    token = cursor.peek("period")
    if token is None or remarks.period not in ("unstated", token.meaning.period):
        return remarks
    following = cursor.peek("number", ahead=1)
    if following is not None and len(following.text) == 4 and following.text.isdecimal():
        return remarks  # "im Jahr 2024" is a date
    cursor.at += 1
    return replace(remarks, period=token.meaning.period)


def _read_bound_after(cursor: Cursor, remarks: Remarks) -> Remarks:
    token = cursor.take("bound_after")
    if token is not None:
        return replace(remarks, bound=token.meaning.bound)
    plus = cursor.peek("plus")
    if plus is None or plus.text != "+" or not cursor.is_glued(cursor.at):
        return remarks
    is_last = cursor.at == len(cursor.tokens) - 1
    joins_amounts = not is_last if cursor.rules.sums else cursor.is_glued(cursor.at + 1)
    if joins_amounts:
        return remarks
    cursor.at += 1
    return replace(remarks, bound="at_least")
