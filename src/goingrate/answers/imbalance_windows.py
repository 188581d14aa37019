"""Series compared: one window for all of them, and how much the window decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from goingrate.answers.imbalance_results import ChangeTold, ComparisonTold, SeriesTold
from goingrate.base.errors import InputError
from goingrate.base.texts import Phrase

if TYPE_CHECKING:
    from goingrate.market.imbalance.series import Series

ALL: Final = "all"
#: With so few common days each of them is tried as a start.
_FEW_DAYS: Final = 8
#: Otherwise so many years before the end.
_SHORTER_YEARS: Final = (2, 1)
#: A change of less is none.
_STANDS_STILL: Final = 0.005
#: Points of a series that follows a rhythm, rather than a few days that somebody printed.
_RHYTHM_FROM: Final = 24
_YEARLY_FROM_DAYS: Final = 300
_TWO: Final = 2
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

    Parameters
    ----------
    first, last
        The ends of the window; None: those of the common period. A day that some series does not
        have is replaced by the nearest one that all have, which is said.
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
    from functools import reduce

    import numpy as np

    from goingrate.market.imbalance.series import as_date

    if all(_is_yearly(one) for one in series):
        return []
    common = reduce(np.intersect1d, [one.days for one in series])
    inside = [day for day in map(as_date, common) if first < day < last]
    if len(inside) <= _FEW_DAYS:
        return inside
    return [start for years in _SHORTER_YEARS if (start := _back(last, years)) > first]


def _is_yearly(series: Series) -> bool:
    from goingrate.market.imbalance.series import usual_step

    step = usual_step(series)
    return step is not None and step >= _YEARLY_FROM_DAYS and series.unit != "index"


def _back(day: date, years: int) -> date:
    leap = (day.month, day.day) == _LEAP_DAY
    return day.replace(year=day.year - years, day=28 if leap else day.day)


def _whole(
    kind: str, series: dict[str, Series], asked: tuple[date | None, date | None]
) -> Compared:
    """Return one comparison over the window asked for, or as wide as the series allow."""
    from goingrate.market.imbalance.windows import common_window, nearest_common_days

    every = list(series.values())
    try:
        widest = common_window(every)
        own = _observed_inside(every, widest)
        wanted = (asked[0] or own[0], asked[1] or own[1])
        used = nearest_common_days(every, *wanted)
    except InputError:
        return Compared((), (Phrase(f"imbalance.note.no_common.{kind}"),))
    moved = [
        Phrase.of("imbalance.note.moved", asked=str(day), used=str(other))
        for day, other in zip(asked, used, strict=True)
        if day is not None and day != other
    ]
    changes, zeros = _changes(series, used)
    if not changes:
        return Compared((), (*moved, *zeros))
    shares = [one.change for one in changes]
    told = ComparisonTold(
        kind=kind,
        first=used[0],
        last=used[1],
        changes=tuple(changes),
        opposite=min(shares) < -_STANDS_STILL and max(shares) > _STANDS_STILL,
        notes=(),
    )
    return Compared((told,), (*moved, *zeros))


def _observed_inside(series: Sequence[Series], window: tuple[date, date]) -> tuple[date, date]:
    """Return the window between observations of the series that has the fewest.

    Else a yearly series would stand with a value that is months old at the end of a daily one.
    """
    import numpy as np

    from goingrate.market.imbalance.series import as_date

    first, last = (np.datetime64(day) for day in window)
    fewest = min(series, key=lambda one: one.days.size)
    inside = fewest.days[(fewest.days >= first) & (fewest.days <= last)]
    return window if inside.size < _TWO else (as_date(inside[0]), as_date(inside[-1]))


def _changes(
    series: dict[str, Series], window: tuple[date, date]
) -> tuple[list[ChangeTold], list[Phrase]]:
    """Return the change of each series; one that is 0 at the start has none."""
    from goingrate.market.imbalance.windows import changes, value_on

    found, zeros = [], []
    for key, one in series.items():
        if value_on(one, window[0]) <= 0.0:
            zeros.append(Phrase.of("imbalance.note.zeros", name=key))
            continue
        change = changes([one], *window)[0]
        found.append(ChangeTold(key, change.first_value, change.last_value, change.change))
    return found, zeros
