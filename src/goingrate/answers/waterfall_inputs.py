"""Reading and checking what a waterfall is asked for."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, get_args

from goingrate.base.errors import BadField, InputError, NotUnderstood, OutOfRange
from goingrate.base.money import parse_money_quantity, parse_quantity
from goingrate.base.quantity import Range, Unknown, ends_of
from goingrate.base.texts import LANGUAGES, Language, Phrase, say
from goingrate.offer.cap_table.claims import ExitKind
from goingrate.offer.cap_table.holders import LARGEST, CapTable

#: Names in an error are there to find the right one, not to fill the screen.
_MOST_NAMES: Final = 12


@dataclass(frozen=True, slots=True)
class Stake:
    """What is owned: a holder by name, or a number of common shares or options."""

    holder: str | None
    shares: float | None
    strike: float


def read_exit(
    given: str | float | Range, *, currency: str, language: Language, where: str
) -> tuple[float, float]:
    """Return both ends of an exit value or range, in the table's currency, from 1 to 10^13.

    Raises
    ------
    OutOfRange, NotUnderstood
        For anything else.
    """
    written = None
    if isinstance(given, str):
        value, written = parse_money_quantity(given, language, where=where, period="once")
    else:
        value = given
    require_currency(written, currency, given, where)
    low, high = (math.nan, math.nan) if isinstance(value, Unknown) else ends_of(value)
    if not 1.0 <= low <= high <= LARGEST:
        raise OutOfRange(
            where=where,
            given=given if isinstance(given, str | float) else str(given),
            allowed=Phrase("allowed.exit_value"),
            fix=Phrase("fix.exit_value"),
        )
    return low, high


def read_amount(given: str, *, currency: str, language: Language, where: str) -> float:
    """Return one amount, such as a strike, in the table's currency."""
    value, written = parse_money_quantity(given, language, where=where, period="once")
    require_currency(written, currency, given, where)
    if not isinstance(value, int | float):
        raise OutOfRange(
            where=where,
            given=given,
            allowed=Phrase("allowed.plain_number"),
            fix=Phrase("fix.correct_value"),
        )
    return float(value)


def read_own(given: str, table: CapTable, *, language: Language, where: str) -> Stake:
    """Return the holder of this name, or else a number or percentage of shares.

    Raises
    ------
    NotUnderstood
        If it is neither, saying which holders there are.
    """
    name = _holder_called(given, table)
    if name is not None:
        return Stake(name, None, 0.0)
    try:
        number = parse_quantity(given, language, where=where)
    except InputError:
        raise _no_holder(given, table, where) from None
    if not isinstance(number, int | float):
        raise _no_holder(given, table, where)
    return Stake(None, number * (table.fully_diluted if "%" in given else 1.0), 0.0)


def as_stake(holder: str | None, shares: float | None, strike: float) -> Stake | None:
    """Return what is owned, if anything.

    Raises
    ------
    BadField
        If a holder and a number are both given, or a strike without a number.
    """
    if holder is not None and shares is not None:
        raise BadField(
            where="own_holder, own_shares",
            given=f"{holder}, {shares:g}",
            allowed=Phrase.of("allowed.either_or", one="own_holder", other="own_shares"),
            fix=Phrase("fix.drop_one"),
        )
    if strike != 0.0 and shares is None:
        raise strike_alone(f"{strike:g}", where="own_strike", other="own_shares")
    return None if holder is None and shares is None else Stake(holder, shares, strike)


def strike_alone(given: str, *, where: str, other: str) -> BadField:
    """Return the error of a strike that belongs to no number of options."""
    return BadField(
        where=where,
        given=given,
        allowed=Phrase.of("allowed.only_with", other=other),
        fix=Phrase("fix.correct_value"),
    )


def check_kind(kind: str) -> None:
    """Raise `OutOfRange` unless an exit is a sale or an IPO."""
    if kind not in get_args(ExitKind):
        raise OutOfRange(
            where="kind",
            given=kind,
            allowed=Phrase("allowed.exit_kind"),
            fix=Phrase("fix.correct_value"),
        )


def check_stake(stake: Stake, table: CapTable, *, where: str) -> None:
    """Raise `OutOfRange` or `NotUnderstood` for what nobody can own."""
    if stake.holder is not None and stake.holder not in holder_names(table):
        raise _no_holder(stake.holder, table, where)
    if stake.shares is not None and not 0.0 < stake.shares <= table.fully_diluted:
        raise OutOfRange(
            where=where,
            given=f"{stake.shares:.10g}",
            allowed=Phrase.of("allowed.own_shares", most=f"{table.fully_diluted:.10g}"),
            fix=Phrase("fix.correct_value"),
        )
    if not 0.0 <= stake.strike <= LARGEST:
        raise OutOfRange(
            where="own_strike",
            given=float(stake.strike),
            allowed=Phrase.of("allowed.between", low="0", high="1e13"),
            fix=Phrase("fix.correct_value"),
        )


def holder_names(table: CapTable) -> tuple[str, ...]:
    """Return everybody with a claim, in the order of answers."""
    return (
        *(("common",) if table.common_shares > 0.0 else ()),
        *(one.name for one in table.preferred),
        *(one.name for one in table.options),
        *(one.name for one in table.convertibles),
        *(("debt",) if table.debt > 0.0 else ()),
    )


def _holder_called(given: str, table: CapTable) -> str | None:
    """Return the holder of this name, whatever its capitals; `common` also as tables show it."""
    if given in holder_names(table):
        return given
    wanted = " ".join(given.split()).casefold()
    names = {name.casefold(): name for name in reversed(holder_names(table))}
    for own in {"common", "debt"} & set(names.values()):
        for language in LANGUAGES:
            names.setdefault(say(f"waterfall.{own}", language).casefold(), own)
    return names.get(wanted)


def _no_holder(given: str, table: CapTable, where: str) -> NotUnderstood:
    names = holder_names(table)
    listed = ", ".join(names[:_MOST_NAMES]) + (", …" if len(names) > _MOST_NAMES else "")
    return NotUnderstood(
        where=where,
        given=given,
        allowed=Phrase.of("allowed.own", choices=listed),
        fix=Phrase("fix.correct_value"),
    )


def require_currency(written: str | None, currency: str, given: object, where: str) -> None:
    """Raise `OutOfRange` if an amount is in another currency than the table's."""
    if written is not None and written != currency:
        raise OutOfRange(
            where=where,
            given=str(given),
            allowed=Phrase.of("allowed.table_currency", currency=currency),
            fix=Phrase("fix.table_currency"),
        )
