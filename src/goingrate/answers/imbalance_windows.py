"""Series compared: one window for all of them, and how much the window decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from goingrate.answers.imbalance_results import ChangeTold, ComparisonTold, SeriesTold
from goingrate.base.errors import InputError
from goingrate.base.texts import Phrase

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from goingrate.market.imbalance.series import Series

    Days: TypeAlias = NDArray[np.datetime64]

ALL: Final = "all"
#: With so few common days each of them is tried as a start.
_FEW_DAYS: Final = 8
#: Otherwise so many years before the end.
_SHORTER_YEARS: Final = (2, 1)
#: A change of less is none: surveys and indices are no surer than that.
_STANDS_STILL: Final = 0.02
#: Points of a series that follows a rhythm, rather than a few days that somebody printed.
_RHYTHM_FROM: Final = 24
_YEARLY_FROM_DAYS: Final = 300
_TWO: Final = 2
_MONTHS: Final = 12
#: Days on which all series were observed are enough if they are this part of those of the sparsest.
_ENOUGH_DAYS: Final = 0.5
_LEAP_DAY: Final = (2, 29)


@dataclass(frozen=True, slots=True)
class Compared:
    """Comparisons, those of the whole common period of a kind first, and what is to be said."""

    comparisons: tuple[ComparisonTold, ...]
    notes: tuple[Phrase, ...]


def compared(
    told: Sequence[SeriesTold], *, first: date | None = None, last: date | None = None
) -> Compared:
    """Compare series of one kind with each other, and all with all.

    A window starts and ends on days that were observed: those that all series have, or, where
    they have few such days (one is monthly, the other weekly), those of the sparsest series on
    which each of the others has a value near.

    Parameters
    ----------
    first, last
        The ends of the window; None: those of the common period. A day that is not observed is
        replaced by the nearest one that is, which is said.
    """
    series = {one.key: as_series(one) for one in told}
    kinds: dict[str, list[str]] = {}
    for one in told:
        kinds.setdefault(one.kind, []).append(one.key)
    asked = (first, last)
    found = [
        _of_kind(kind, {key: series[key] for key in keys}, asked) for kind, keys in kinds.items()
    ]
    rhythmic = all(len(one.days) >= _RHYTHM_FROM or _is_yearly(series[one.key]) for one in told)
    if len(kinds) > 1 and rhythmic:
        found.append(_whole(ALL, series, asked))
    return Compared(
        tuple(one for part in found for one in part.comparisons),
        tuple(dict.fromkeys(note for part in found for note in part.notes)),
    )


def as_series(told: SeriesTold) -> Series:
    """Return a series of an answer as the engines take it."""
    import numpy as np

    from goingrate.market.imbalance.series import Series

    return Series(
        name=told.key,
        kind=told.kind,  # type: ignore[arg-type]
        unit=told.unit,  # type: ignore[arg-type]
        days=np.array(told.days, dtype="datetime64[D]"),
        values=np.array(told.values, dtype=np.float64),
        base_date=told.base_date,
        seasonally_adjusted=told.seasonally_adjusted,
    )


def _of_kind(
    kind: str, series: dict[str, Series], asked: tuple[date | None, date | None]
) -> Compared:
    whole = _whole(kind, series, asked)
    if not whole.comparisons or any(asked):
        return whole
    one = whole.comparisons[0]
    shorter = []
    for start in _starts(list(series.values()), one.first, one.last):
        found = _whole(kind, series, (start, one.last))
        shorter += [
            each for each in found.comparisons if (each.first, each.last) != (one.first, one.last)
        ]
    distinct = {each.first: each for each in shorter}
    return Compared((one, *distinct.values()), whole.notes)


def _starts(series: Sequence[Series], first: date, last: date) -> list[date]:
    """Return later starts of the window, to see how much it decides."""
    from goingrate.market.imbalance.series import as_date

    if all(_is_yearly(one) for one in series):
        return []
    inside = [day for day in map(as_date, _observed_by_all(series)) if first < day < last]
    if len(inside) <= _FEW_DAYS:
        return inside
    return [start for years in _SHORTER_YEARS if (start := _back(last, years)) > first]


def _is_yearly(series: Series) -> bool:
    from goingrate.market.imbalance.series import usual_step

    step = usual_step(series)
    months = set((series.days.astype("datetime64[M]").astype(int) % _MONTHS).tolist())
    yearly = step is not None and step >= _YEARLY_FROM_DAYS and len(months) == 1
    return yearly and series.unit != "index"


def _back(day: date, years: int) -> date:
    leap = (day.month, day.day) == _LEAP_DAY
    return day.replace(year=day.year - years, day=28 if leap else day.day)


def _whole(
    kind: str, series: dict[str, Series], asked: tuple[date | None, date | None]
) -> Compared:
    """Return one comparison over the window asked for, or as wide as the series allow."""
    days = window_days(list(series.values()))
    used = None if days.size < _TWO else _nearest_window(days, asked)
    if used is None:
        return Compared((), (Phrase(f"imbalance.note.no_common.{kind}"),))
    moved = [
        Phrase.of(f"imbalance.note.moved.{kind}", asked=str(day), used=str(other))
        for day, other in zip(asked, used, strict=True)
        if day is not None and day != other
    ]
    changes, notes = _changes(series, used)
    if not changes:
        return Compared((), (*moved, *notes))
    shares = [one.change for one in changes]
    told = ComparisonTold(
        kind=kind,
        first=used[0],
        last=used[1],
        changes=tuple(changes),
        opposite=min(shares) < -_STANDS_STILL and max(shares) > _STANDS_STILL,
        notes=(),
    )
    return Compared((told,), (*moved, *notes))


def window_days(series: Sequence[Series]) -> Days:
    """Return the days on which a window may start or end, ascending: observed ones only.

    Else a yearly series would stand with a value that is months old at the end of a daily one, or
    two yearly ones with values of different years.
    """
    common = _observed_by_all(series)
    first = max(one.days[0] for one in series)
    last = min(one.days[-1] for one in series)
    fewest = min(series, key=lambda one: one.days.size)
    inside = fewest.days[(fewest.days >= first) & (fewest.days <= last)]
    if common.size >= max(_TWO, _ENOUGH_DAYS * inside.size):
        return common
    from goingrate.market.imbalance.windows import has_value_near

    near = inside
    for one in series:
        near = near[has_value_near(one, near)]
    return near if near.size > common.size else common


def _observed_by_all(series: Sequence[Series]) -> Days:
    from functools import reduce

    import numpy as np

    return reduce(np.intersect1d, [one.days for one in series])


def _nearest_window(days: Days, asked: tuple[date | None, date | None]) -> tuple[date, date] | None:
    """Return the observed days nearest to the ends asked for, of two equally near the inner one."""
    import numpy as np

    from goingrate.market.imbalance.series import as_date

    first, last = asked
    start, end = 0, days.size - 1
    if first is not None:
        off = np.abs((days - np.datetime64(first)).astype(np.int64))
        start = int(np.flatnonzero(off == off.min())[-1])
    if last is not None:
        end = int(np.abs((days - np.datetime64(last)).astype(np.int64)).argmin())
    return (as_date(days[start]), as_date(days[end])) if start < end else None


def _changes(
    series: dict[str, Series], window: tuple[date, date]
) -> tuple[list[ChangeTold], list[Phrase]]:
    """Return the change of each series; one that is 0 at the start has none."""
    from goingrate.market.imbalance.windows import changes

    found, notes = [], []
    for key, one in series.items():
        try:
            (change,) = changes([one], *window)
        except InputError:
            notes.append(Phrase.of(_why_no_change(one, window), name=key))
            continue
        found.append(ChangeTold(key, change.first_value, change.last_value, change.change))
        if (change.first_day, change.last_day) != window:
            days = {"first": str(change.first_day), "last": str(change.last_day)}
            notes.append(Phrase.of("imbalance.note.other_days", name=key, **days))
    return found, notes


def _why_no_change(series: Series, window: tuple[date, date]) -> str:
    from goingrate.market.imbalance.windows import observation_at

    at_first, at_last = (observation_at(series, day, None) for day in window)
    return "imbalance.note.one_value" if at_first == at_last else "imbalance.note.zeros"
