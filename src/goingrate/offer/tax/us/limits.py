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
#: Gains may be losses; an early sale of ISO shares takes their spread back, a loss under section
#: 1244 stands beside interest, and an election for the AMT alone makes its gain the larger one.
_EITHER_SIGN: Final = ("short_gain", "long_gain", "interest", "iso_spread", "amt_gain_adjustment")


def check_income(income: UsIncome) -> None:
    """Raise `OutOfRange` unless every amount is finite, of the right sign and at most 1e12.

    What an event of another year can take back may be below 0, all else must not.
    """
    for field in fields(income):
        low = -MOST_DOLLARS if field.name in _EITHER_SIGN else 0.0
        _check(field.name, getattr(income, field.name), low, MOST_DOLLARS)


def check_carry(carry: UsCarry) -> None:
    """Raise `OutOfRange` unless every carried amount is from 0 to 1e12."""
    for field in fields(carry):
        _check(field.name, getattr(carry, field.name), 0.0, MOST_DOLLARS)


def _check(name: str, amount: float, low: float, high: float) -> None:
    if math.isfinite(amount) and low <= amount <= high:
        return
    key = "levy.us.allowed.either_sign" if low < 0.0 else "levy.us.allowed.not_below"
    raise OutOfRange(
        where=name, given=amount, allowed=Phrase(key), fix=Phrase("levy.us.fix.amount")
    )
