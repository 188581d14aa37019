"""Incomes of one year, added up kind by kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Final

from goingrate.offer.tax.us.income import UsIncome

_KINDS: Final = tuple(field.name for field in fields(UsIncome))


def plus(a: UsIncome, b: UsIncome) -> UsIncome:
    """Return the income of a year in which both were earned.

    Examples
    --------
    >>> both = plus(UsIncome(wages=200_000, long_gain=-5), UsIncome(wages=50_000, interest=7))
    >>> both.wages, both.long_gain, both.interest
    (250000, -5.0, 7.0)
    """
    return UsIncome(**{kind: getattr(a, kind) + getattr(b, kind) for kind in _KINDS})


def together(pieces: Iterable[UsIncome]) -> UsIncome:
    """Return the income of a year from all its pieces; none make an empty year."""
    total = UsIncome()
    for piece in pieces:
        total = plus(total, piece)
    return total
