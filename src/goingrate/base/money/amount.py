"""An amount of money, as it was written somewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from goingrate.base.quantity import Range

Period: TypeAlias = Literal["year", "month", "week", "day", "hour", "once", "unstated"]
Bound: TypeAlias = Literal["exact", "at_least", "more_than", "at_most", "less_than"]

LARGEST: Final = 1e15


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money, or a range of amounts, with the place where it was read.

    Parameters
    ----------
    low, high
        The two ends in units of the currency (not thousands), 0 <= low <= high <= 1e15;
        equal for a single amount.
    currency
        ISO code such as "USD", "EUR" or "INR"; None where none is written.
    period
        What one payment of the amount covers.
    bound
        "at_least" for "$239,200+", "at_most" for "up to $1M", and so on.
    approximate
        Whether the text says about, etwa, ~ or the like.
    start, end
        Span in the text that was given: `text[start:end]` is the quote.
    """

    low: float
    high: float
    currency: str | None
    period: Period
    bound: Bound
    approximate: bool
    start: int
    end: int

    @property
    def quantity(self) -> float | Range:
        """The number, or the range where the two ends differ."""
        return quantity_between(self.low, self.high)


def quantity_between(low: float, high: float) -> float | Range:
    """Return a number where both ends are the same, else a range.

    Examples
    --------
    >>> quantity_between(5.0, 5.0)
    5.0
    >>> quantity_between(5.0, 7.0)
    Range(low=5.0, high=7.0)
    """
    return low if low == high else Range(low, high)
