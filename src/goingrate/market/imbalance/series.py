"""A series over time: observed days only, with the rhythm of its own source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import InputError, OutOfRange
from goingrate.base.texts import Phrase

SeriesKind: TypeAlias = Literal["postings", "vacancies", "seekers", "employment", "layoffs", "pay"]
SeriesUnit: TypeAlias = Literal["index", "count", "share"]

FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2199, 12, 31)
#: No index, count, share or pay is larger.
MOST_VALUE: Final = 1e15
#: A step so many times as long as usual has a hole in it.
_LONG_STEP: Final = 1.5
_SURE_OF_WEEKDAYS_AFTER_DAYS: Final = 21
_MONDAY_TO_FRIDAY: Final = np.array([True] * 5 + [False] * 2)
_EPOCH: Final = date(1970, 1, 1).toordinal()
_MONDAY: Final = np.datetime64("1970-01-05")


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """Something counted over time, checked when made.

    Attributes
    ----------
    name
        Names the series in results and errors.
    unit
        "index": relative to `base_date`, in whatever points the source has there (mostly 100);
        "count"; "share": percent.
    days
        Days that were observed, of type datetime64[D], ascending and distinct, shape (n,), n >= 1.
    values
        As observed, finite and >= 0, shape (n,).
    base_date
        The day that an index is relative to; None where it is not known, and for other units.
    seasonally_adjusted
        None where the source does not say.

    Raises
    ------
    InputError
        If there is no day, or days and values do not fit together.
    OutOfRange
        If a day or a value is not allowed.

    Examples
    --------
    >>> software = Series(
    ...     name="software",
    ...     kind="postings",
    ...     unit="index",
    ...     days=np.array(["2022-03-01", "2023-06-01", "2024-03-01"], "datetime64[D]"),
    ...     values=np.array([231.2, 92.9, 72.9]),
    ...     base_date=date(2020, 2, 1),
    ...     seasonally_adjusted=True,
    ... )
    >>> first_day(software)
    datetime.date(2022, 3, 1)
    """

    name: str
    kind: SeriesKind
    unit: SeriesUnit
    days: NDArray[np.datetime64]
    values: NDArray[np.float64]
    base_date: date | None
    seasonally_adjusted: bool | None

    def __post_init__(self) -> None:
        _check_shape(self)
        _check_days(self)
        with np.errstate(invalid="ignore"):
            wrong = ~((self.values >= 0) & (self.values <= MOST_VALUE))
        if wrong.any():
            at = int(wrong.argmax())
            raise OutOfRange(
                where=f"{self.name}: {self.days[at]}",
                given=float(self.values[at]),
                allowed=Phrase.of("allowed.between", low="0", high=f"{MOST_VALUE:g}"),
                fix=Phrase("fix.correct_or_leave_out_day"),
            )


@dataclass(frozen=True, slots=True)
class Gap:
    """A hole: its first and its last day, neither of them observed."""

    first: date
    last: date


def first_day(series: Series) -> date:
    """Return the first day that was observed."""
    return as_date(series.days[0])


def last_day(series: Series) -> date:
    """Return the last day that was observed."""
    return as_date(series.days[-1])


def usual_step(series: Series) -> int | None:
    """Return the days from one observation to the next: the median, None for a single day.

    Of two middle ones it is the shorter: holes make steps longer, never shorter.
    """
    if series.days.size == 1:
        return None
    return int(np.quantile(_steps(series), 0.5, method="lower"))


def gaps(series: Series) -> tuple[Gap, ...]:
    """Return the holes that the series' own rhythm does not explain.

    For a daily series a hole is a day that is missing, unless it never has that day of the week
    (a series of working days). Otherwise it is a step one and a half times as long as usual.

    Examples
    --------
    >>> days = np.array(["2024-01-01", "2024-02-01", "2024-03-01", "2024-05-01"], "datetime64[D]")
    >>> gaps(Series("x", "postings", "count", days, np.ones(4), None, None))
    (Gap(first=datetime.date(2024, 3, 2), last=datetime.date(2024, 4, 30)),)
    """
    step = usual_step(series)
    if step is None:
        return ()
    if step == 1:
        following = series.days[:-1] + np.timedelta64(1, "D")
        missing = np.busday_count(following, series.days[1:], weekmask=weekdays(series))
        holes = missing > 0
    else:
        holes = _steps(series) > _LONG_STEP * step
    one = timedelta(days=1)
    return tuple(
        Gap(as_date(series.days[at]) + one, as_date(series.days[at + 1]) - one)
        for at in np.flatnonzero(holes)
    )


def weekdays(series: Series) -> NDArray[np.bool_]:
    """Return which days of the week a series has, Monday first, shape (7,).

    A series of less than three weeks cannot tell: Monday to Friday then count in any case.
    """
    of_week = (series.days - _MONDAY).astype(np.int64) % 7
    seen = np.bincount(of_week, minlength=7) > 0
    whole = last_day(series) - first_day(series)
    if whole < timedelta(days=_SURE_OF_WEEKDAYS_AFTER_DAYS):
        seen |= _MONDAY_TO_FRIDAY
    return seen


def month_means(series: Series) -> Series:
    """Return the means of calendar months, each on the first day of its month.

    A month counts if it has at least half of the observations that the series' own rhythm gives it:
    14 of the 28 days of a daily series, 2 a month of a weekly one, one of a monthly one. A yearly
    series keeps its months, a year apart. An index keeps its base date, though the mean of the
    month of that date need not be 100.

    Raises
    ------
    InputError
        If no month has that many.

    Examples
    --------
    >>> days = np.arange("2024-01-25", "2024-03-20", dtype="datetime64[D]")
    >>> means = month_means(Series("x", "postings", "count", days, np.ones(days.size), None, None))
    >>> [str(day) for day in means.days]
    ['2024-02-01', '2024-03-01']
    """
    months, at = np.unique(series.days.astype("datetime64[M]"), return_inverse=True)
    observed = np.bincount(at)
    full = 2 * observed >= _expected_in(months, series)
    if not full.any():
        raise _refused(series.name, series.days.size, Phrase("allowed.half_a_month"))
    means = np.bincount(at, weights=series.values) / observed
    return replace(series, days=months[full].astype("datetime64[D]"), values=means[full])


def as_date(day: np.datetime64) -> date:
    """Return a day as Python has it."""
    return date.fromordinal(int(day.astype("datetime64[D]").astype(np.int64)) + _EPOCH)


def _expected_in(months: NDArray[np.datetime64], series: Series) -> NDArray[np.float64]:
    """Return how many observations a whole month would have, by the series' rhythm."""
    first = months.astype("datetime64[D]")
    following = (months + np.timedelta64(1, "M")).astype("datetime64[D]")
    step = usual_step(series)
    if step == 1:
        working = np.busday_count(first, following, weekmask=weekdays(series))
        return working.astype(np.float64)
    if step is None:
        return np.ones(months.size)
    days: NDArray[np.float64] = (following - first).astype(np.float64)
    return days / step


def _steps(series: Series) -> NDArray[np.int64]:
    return np.diff(series.days).astype(np.int64)


def _check_shape(series: Series) -> None:
    if not series.name.strip():
        raise _refused("name", series.name, Phrase("allowed.series_name"))
    if series.days.ndim != 1 or series.days.size == 0:
        raise _refused(f"{series.name}: days", series.days.size, Phrase("allowed.some_days"))
    if series.days.dtype != np.dtype("datetime64[D]"):
        raise _refused(f"{series.name}: days", series.days.dtype, Phrase("allowed.whole_days"))
    if series.values.shape != series.days.shape:
        allowed = Phrase.of("allowed.value_each_day", days=str(series.days.size))
        raise _refused(f"{series.name}: values", series.values.size, allowed)


def _check_days(series: Series) -> None:
    low, high = np.datetime64(FIRST_DAY), np.datetime64(LAST_DAY)
    outside = ~((series.days >= low) & (series.days <= high))  # true for no day at all as well
    if outside.any():
        allowed = Phrase.of("allowed.day_between", first=str(FIRST_DAY), last=str(LAST_DAY))
        raise OutOfRange(
            where=f"{series.name}: days",
            given=series.days[outside.argmax()],
            allowed=allowed,
            fix=Phrase("fix.correct_value"),
        )
    unsorted = np.diff(series.days) <= np.timedelta64(0, "D")
    if unsorted.any():
        given = series.days[int(unsorted.argmax()) + 1]
        raise InputError(
            where=f"{series.name}: days",
            given=given,
            allowed=Phrase("allowed.ascending_days"),
            fix=Phrase("fix.sort_days"),
        )


def _refused(where: str, given: object, allowed: Phrase) -> InputError:
    return InputError(where=where, given=given, allowed=allowed, fix=Phrase("fix.correct_value"))
