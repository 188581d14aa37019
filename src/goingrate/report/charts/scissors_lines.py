"""Series as lines of a picture: on one scale, broken at gaps, with no more points than show."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from statistics import fmean, median
from typing import Final, Literal, TypeAlias

from goingrate.answers.imbalance_results import SeriesTold

#: all: as given; week, month: means.
Thinning: TypeAlias = Literal["all", "week", "month"]

_YEARLY: Final = 300.0
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day; points of different parts are not joined."""

    day: date
    value: float
    part: int


@dataclass(frozen=True, slots=True)
class Line:
    """A series as it is drawn; `end` is its last value as given, on the panel's scale."""

    series: SeriesTold
    points: tuple[Point, ...]
    thinning: Thinning
    end: float


@dataclass(frozen=True, slots=True)
class Scaled:
    """Lines on one scale.

    `base`: the day on which all are 100. Where it is empty, `own_start` says whether each is 100
    at its own first value, or whether values stand as given.
    """

    lines: tuple[Line, ...]
    base: date | None
    own_start: bool


def scaled(series: Sequence[SeriesTold], *, most: int) -> Scaled:
    """Return series on one scale, as they are where they share a base, else 100 on a common day.

    Bases that are not known need not be the same.
    Series without a value above 0 are left out; `most` is how many points a line may have.
    """
    alive = [one for one in series if any(value > 0 for value in one.values)]
    bases = {one.base_date for one in alive}
    shared = len(bases) == 1 and (bases != {None} or len(alive) == 1)
    if shared and all(one.unit == "index" for one in alive):
        return Scaled(tuple(_line(one, 1.0, most) for one in alive), bases.pop(), own_start=False)
    base = _common_day(alive)
    lines = []
    for one in alive:
        start = _near(one, base) if base else next(value for value in one.values if value > 0)
        lines.append(_line(one, 100.0 / start, most))
    return Scaled(tuple(lines), base, own_start=base is None)


def is_yearly(series: SeriesTold) -> bool:
    """Return whether a series has one value a year or fewer, each in the same month."""
    steps = [(later - earlier).days for earlier, later in pairwise(series.days)]
    months = {day.month for day in series.days}
    return bool(steps) and median(steps) >= _YEARLY and len(months) == 1


def _common_day(series: Sequence[SeriesTold]) -> date | None:
    """Return the first day, of the series with fewest, on which all have a value above 0."""
    if not series:
        return None
    first = max(one.days[0] for one in series)
    last = min(one.days[-1] for one in series)
    rarest = min(series, key=lambda one: len(one.days))
    days = (day for day in rarest.days if first <= day <= last)
    return next((day for day in days if all(_near(one, day) > 0 for one in series)), None)


def _near(series: SeriesTold, day: date) -> float:
    """Return the observed value nearest to a day."""
    right = bisect_left(series.days, day)
    places = [place for place in (right - 1, right) if 0 <= place < len(series.days)]
    return series.values[min(places, key=lambda place: abs((series.days[place] - day).days))]


def _line(series: SeriesTold, factor: float, most: int) -> Line:
    points = [
        Point(day, factor * value, sum(last < day for _, last in series.gaps))
        for day, value in zip(series.days, series.values, strict=True)
    ]
    thinning: Thinning = "all"
    end = points[-1].value
    if len(points) > most:
        weeks = _means(points, lambda day: day.toordinal() // _WEEK)
        thinning, points = "week", weeks
        if len(weeks) > most:
            thinning, points = "month", _means(points, lambda day: 12 * day.year + day.month)
    return Line(series, tuple(points), thinning, end)


def _means(points: Sequence[Point], span: Callable[[date], int]) -> list[Point]:
    """Return the mean of each span of days, on its middle day; parts stay apart."""
    found = []
    for (_, part), group in groupby(points, key=lambda point: (span(point.day), point.part)):
        mine = list(group)
        middle = date.fromordinal(round(fmean(point.day.toordinal() for point in mine)))
        found.append(Point(middle, fmean(point.value for point in mine), part))
    return found
