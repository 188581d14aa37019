"""What the income of a household must be for the tax to be defined."""

from __future__ import annotations

import math
from dataclasses import fields
from typing import Final

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.tax.us.income import UsCarry, UsIncome

#: Larger than any income there is; sums of such amounts are still right to the cent.
MOST_DOLLARS: Final = 1e12
#: Gains may be losses.
_EITHER_SIGN: Final = ("short_gain", "long_gain")
_AT_MOST_0: Final = ("amt_gain_adjustment",)


def check_income(income: UsIncome) -> None:
    """Raise `OutOfRange` unless every amount is finite, of the right sign and at most 1e12.

    `short_gain` and `long_gain` may be below 0, `amt_gain_adjustment` must not be above it, all
    other amounts must not be below.
    """
    for field in fields(income):
        low = 0.0 if field.name not in (*_EITHER_SIGN, *_AT_MOST_0) else -MOST_DOLLARS
        high = 0.0 if field.name in _AT_MOST_0 else MOST_DOLLARS
        _check(field.name, getattr(income, field.name), low, high)


def check_carry(carry: UsCarry) -> None:
    """Raise `OutOfRange` unless every carried amount is from 0 to 1e12."""
    for field in fields(carry):
        _check(field.name, getattr(carry, field.name), 0.0, MOST_DOLLARS)


def _check(name: str, amount: float, low: float, high: float) -> None:
    if math.isfinite(amount) and low <= amount <= high:
        return
    key = "levy.us.allowed.not_above" if high == 0.0 else "levy.us.allowed.not_below"
    if low < 0.0 < high:
        key = "levy.us.allowed.either_sign"
    raise OutOfRange(
        where=name, given=amount, allowed=Phrase(key), fix=Phrase("levy.us.fix.amount")
    )
