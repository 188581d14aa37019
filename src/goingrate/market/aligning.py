"""Bringing pay of different days to one day, by a published series of medians."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase

#: Beyond its ends a series goes on at the mean growth of as many years there.
YEARS_AT_AN_END: Final = 3
_DAYS_PER_YEAR: Final = 365.25


def growth_factor(history: Sequence[tuple[date, float]], start: date, end: date) -> float:
    """Return by what pay of one day is multiplied to be pay of another.

    The series grows evenly, in logarithms, from one entry to the next. Before the first and after
    the last it goes on at the mean growth of the nearest three years.

    Parameters
    ----------
    history
        Day and value (a median wage), the oldest first, two or more, values above 0.
    start, end
        Any days; from `end` to `start` the factor is the inverse.

    Raises
    ------
    OutOfRange
        If the series has fewer than two entries, is out of order, or has a value not above 0.

    Examples
    --------
    >>> series = [(date(2023, 5, 1), 100.0), (date(2024, 5, 1), 104.0), (date(2025, 5, 1), 108.16)]
    >>> growth_factor(series, date(2023, 5, 1), date(2025, 5, 1))
    1.0816
    >>> growth_factor(series, date(2025, 5, 1), date(2026, 5, 1))
    1.04
    """
    days = [day.toordinal() for day, _ in history]
    values = [value for _, value in history]
    ordered = all(one < following for one, following in pairwise(days))
    if len(history) < 2 or not ordered or not all(0.0 < value < math.inf for value in values):
        raise OutOfRange(
            where="history",
            given=", ".join(f"{day} {value:g}" for day, value in history) or "-",
            allowed=Phrase("oews.allowed.two_points"),
            fix=Phrase("fix.correct_value"),
        )
    logs = [math.log(value) for value in values]
    return math.exp(_at(days, logs, end.toordinal()) - _at(days, logs, start.toordinal()))


def yearly_growth(history: Sequence[tuple[date, float]]) -> float:
    """Return the mean growth a year over the last three years of a series; 0.03 is 3%.

    Examples
    --------
    >>> yearly_growth([(date(2024, 5, 1), 100.0), (date(2025, 5, 1), 103.0)])
    0.0300...
    """
    last = history[-1][0] if history else date.min
    growth_factor(history, last, last)  # refuses what is no series
    days = [day.toordinal() for day, _ in history]
    slope = _slope(days, [math.log(value) for _, value in history], last=True)
    return math.expm1(slope * _DAYS_PER_YEAR)


def _at(days: Sequence[int], logs: Sequence[float], day: int) -> float:
    if day <= days[0]:
        return logs[0] + _slope(days, logs, last=False) * (day - days[0])
    if day >= days[-1]:
        return logs[-1] + _slope(days, logs, last=True) * (day - days[-1])
    place = bisect_right(days, day) - 1
    share = (day - days[place]) / (days[place + 1] - days[place])
    return logs[place] + share * (logs[place + 1] - logs[place])


def _slope(days: Sequence[int], logs: Sequence[float], *, last: bool) -> float:
    """Return the growth of the logarithm a day over the years at one end."""
    window = YEARS_AT_AN_END * _DAYS_PER_YEAR + 1.0
    if last:
        first = next(place for place, day in enumerate(days) if days[-1] - day <= window)
        low, high = min(first, len(days) - 2), len(days) - 1
    else:
        far = next(place for place in reversed(range(len(days))) if days[place] - days[0] <= window)
        low, high = 0, max(far, 1)
    return (logs[high] - logs[low]) / (days[high] - days[low])
