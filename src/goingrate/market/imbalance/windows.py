"""Comparisons of series: one window for all, observed values only, one base for levels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import InputError, OutOfRange
from goingrate.base.texts import Phrase
from goingrate.market.imbalance.series import Series, as_date, first_day, last_day, usual_step

#: A smaller value is taken for 0 where others are divided by it.
LEAST_BASE: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Change:
    """How one series changed over a window.

    Attributes
    ----------
    first_day, last_day
        The observations that were taken: for a yearly series they are months off the window's ends.
    change
        `last_value / first_value - 1`.
    """

    name: str
    first_value: float
    last_value: float
    change: float
    first_day: date
    last_day: date


def value_on(series: Series, day: date, *, within_days: int | None = None) -> float:
    """Return the observed value nearest to a day; of two equally near, the earlier.

    Nothing is interpolated. An observation may be half of the series' usual step away, so a yearly
    series has a value for each day near its years, a daily one only for its own days; or as many
    days as `within_days` says.

    Raises
    ------
    InputError
        If none is as near, with the nearest days there are.
    """
    return float(series.values[observation_at(series, day, within_days)])


def common_window(series: Sequence[Series]) -> tuple[date, date]:
    """Return the first and the last day that lie within all of the series.

    Either may still fall into a hole of one of them; see `nearest_common_days`.

    Raises
    ------
    InputError
        If there is no series, or they have no two days in common.
    """
    require_some(series)
    latest, earliest = max(series, key=first_day), min(series, key=last_day)
    if first_day(latest) >= last_day(earliest):
        raise _no_overlap(latest, earliest)
    return first_day(latest), last_day(earliest)


def nearest_common_days(series: Sequence[Series], first: date, last: date) -> tuple[date, date]:
    """Return the days nearest to the ends of a window on which every series has a value.

    Of two equally near days, the one inside the window. With holes they may lie far off: tell them.

    Raises
    ------
    InputError
        If there is no series, the window is none, or there are no two such days.
    """
    require_some(series)
    _require_ordered(first, last)
    latest, earliest = max(series, key=first_day), min(series, key=last_day)
    within = max(_reach(one) for one in series)
    low, high = (np.datetime64(day) for day in (first_day(latest), last_day(earliest)))
    days = np.arange(low - within, high + within + 1)
    for one in series:
        days = days[has_value_near(one, days)]
    if days.size:
        start = _nearest(days, first, later=True)
        end = _nearest(days, last, later=False)
        if start < end:
            return start, end
    raise _no_overlap(latest, earliest)


def changes(series: Sequence[Series], first: date, last: date) -> tuple[Change, ...]:
    """Return how each series changed over one window, the same for all.

    Changes of indices do not depend on their bases.

    Raises
    ------
    InputError
        If an end of the window is not observed, if both have the same observation, or if a value
        at the start is 0.

    Examples
    --------
    >>> days = np.array(["2022-03-01", "2024-03-01"], "datetime64[D]")
    >>> points = np.array([231.2, 72.9])
    >>> software = Series("software", "postings", "index", days, points, None, None)
    >>> round(changes([software], date(2022, 3, 1), date(2024, 3, 1))[0].change, 2)
    -0.68
    """
    require_some(series)
    _require_ordered(first, last)
    return tuple(_change(one, first, last) for one in series)


def _change(series: Series, first: date, last: date) -> Change:
    at_first, at_last = (observation_at(series, day, None) for day in (first, last))
    if at_first == at_last:
        allowed = Phrase.of("allowed.two_observations", day=str(series.days[at_first]))
        raise refused(series.name, f"{first} / {last}", allowed, "fix.wider_window")
    first_value = divisor_at(series, at_first)
    last_value = float(series.values[at_last])
    return Change(
        name=series.name,
        first_value=first_value,
        last_value=last_value,
        change=last_value / first_value - 1,
        first_day=as_date(series.days[at_first]),
        last_day=as_date(series.days[at_last]),
    )


def observation_at(series: Series, day: date, within_days: int | None) -> int:
    """Return the place of the observation nearest to a day, of two the earlier."""
    within = _reach(series) if within_days is None else within_days
    if within < 0:
        raise OutOfRange(
            where="within_days",
            given=within,
            allowed=Phrase("allowed.within_days"),
            fix=Phrase("fix.correct_value"),
        )
    wanted = np.datetime64(day, "D")
    at = int(np.abs((series.days - wanted).astype(np.int64)).argmin())
    if abs((as_date(series.days[at]) - day).days) <= within:
        return at
    after = int(np.searchsorted(series.days, wanted))
    nearest = " / ".join(str(day) for day in series.days[max(after - 1, 0) : after + 1])
    allowed = (
        Phrase.of("allowed.observed_day", within=str(within), days=nearest)
        if within
        else Phrase.of("allowed.observed_day_exact", days=nearest)
    )
    raise refused(series.name, day, allowed, "fix.shift_window")


def has_value_near(series: Series, days: NDArray[np.datetime64]) -> NDArray[np.bool_]:
    """Say of each day whether an observation is near enough to stand for it; see `value_on`."""
    return _days_off(series, days) <= _reach(series)


def _reach(series: Series) -> int:
    """Return how many days off an observation may be: half of the usual step, rounded up.

    Up, since months and years vary: the middle of a leap year lies 183 days from both of its ends.
    A daily series has to have the day itself.
    """
    step = usual_step(series)
    return math.ceil(step / 2) if step is not None and step > 1 else 0


def _days_off(series: Series, days: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """Return how far each day is from the observation nearest to it."""
    after = np.searchsorted(series.days, days)
    last = series.days.size - 1
    offs = (days - series.days[np.clip(after + back, 0, last)] for back in (-1, 0))
    before, behind = (np.abs(off.astype(np.int64)) for off in offs)
    return np.minimum(before, behind)


def _nearest(days: NDArray[np.datetime64], wanted: date, *, later: bool) -> date:
    off = np.abs((days - np.datetime64(wanted, "D")).astype(np.int64))
    nearest = days[off == off.min()]
    return as_date(nearest[-1 if later else 0])


def divisor_at(series: Series, at: int) -> float:
    """Return the value at a place, to divide by; raise `InputError` for a 0."""
    value = float(series.values[at])
    if value >= LEAST_BASE:
        return value
    zeros = series.values.max() < LEAST_BASE
    allowed = Phrase("allowed.not_all_zero" if zeros else "allowed.above_zero_there")
    fix = "fix.other_series" if zeros else "fix.other_base_day"
    raise refused(f"{series.name}: {series.days[at]}", value, allowed, fix)


def require_some(series: Sequence[Series]) -> None:
    """Raise `InputError` if there is no series."""
    if not series:
        raise refused("series", 0, Phrase("allowed.some_series"), "fix.other_series")


def _require_ordered(first: date, last: date) -> None:
    if first >= last:
        allowed = Phrase("allowed.first_before_last")
        raise refused("window", f"{first} / {last}", allowed, "fix.correct_value")


def _no_overlap(latest: Series, earliest: Series) -> InputError:
    allowed = Phrase.of(
        "allowed.overlapping_series",
        latest=latest.name,
        first=str(first_day(latest)),
        earliest=earliest.name,
        last=str(last_day(earliest)),
    )
    return refused("series", f"{latest.name} / {earliest.name}", allowed, "fix.other_series")


def refused(where: str, given: object, allowed: Phrase, fix: str) -> InputError:
    """Return the error for something given that cannot be used."""
    return InputError(where=where, given=given, allowed=allowed, fix=Phrase(fix))
