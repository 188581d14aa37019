"""A number that may not be known exactly: a number, a range, or unknown."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, TypeAlias

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase


@dataclass(frozen=True, slots=True)
class Range:
    """Anything from `low` to `high`, both finite, `low` <= `high`; as likely here as there."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.low) and math.isfinite(self.high)):
            raise OutOfRange(
                where="range",
                given=str(self),
                allowed=Phrase("allowed.finite"),
                fix=Phrase("fix.correct_value"),
            )
        if self.low > self.high:
            raise OutOfRange(
                where="range",
                given=str(self),
                allowed=Phrase("allowed.ordered_range"),
                fix=Phrase("fix.swap_range"),
            )

    def __str__(self) -> str:
        return f"{self.low:g}..{self.high:g}"

    @property
    def middle(self) -> float:
        """The number half-way."""
        return 0.5 * (self.low + self.high)

    def at(self, share: float) -> float:
        """Return the number at a share of the way from `low` (0) to `high` (1)."""
        return self.low + share * (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing is said: a graded prior takes its place."""

    def __str__(self) -> str:
        return "unknown"


UNKNOWN: Final = Unknown()

Quantity: TypeAlias = float | Range | Unknown


def middle_of(value: Quantity) -> float:
    """Return a number itself, or the middle of a range; an unknown has none.

    Raises
    ------
    TypeError
        For an unknown: priors must have been put in before.
    """
    if isinstance(value, Unknown):
        raise TypeError("an unknown has no middle")
    return value.middle if isinstance(value, Range) else float(value)


def ends_of(value: Quantity) -> tuple[float, float]:
    """Return the lowest and highest a known quantity can be; for a number, itself twice.

    Raises
    ------
    TypeError
        For an unknown.
    """
    if isinstance(value, Unknown):
        raise TypeError("an unknown has no ends")
    return (value.low, value.high) if isinstance(value, Range) else (float(value), float(value))
