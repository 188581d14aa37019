"""Months of a series made ready: checked, laid out without holes, seasons taken out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import InputError, OutOfRange
from goingrate.base.texts import Phrase

Array = NDArray[np.float64]
Bool = NDArray[np.bool_]
Months = NDArray[np.datetime64]

#: Two swings of five years. Cycles of the labour market last about 2 to 10 years, most often around
#: five; a step and a single swing look alike.
FEWEST_MONTHS: Final = 120
#: A hole longer than this could hide a turn.
LONGEST_HOLE_MONTHS: Final = 6
_MOST_MISSING_SHARE: Final = 0.1
#: A series that stays exactly where it was in more of its months than this has been filled in.
_MOST_UNMOVED_SHARE: Final = 0.5
_YEAR: Final = 12


@dataclass(frozen=True, slots=True, eq=False)
class MonthsLaidOut:
    """One value a month; 0 where a month was not `seen`."""

    first: np.datetime64
    values: Array
    seen: Bool


def check_months(log_values: Array, months: Months) -> None:
    """Raise an InputError if values and months do not fit together."""
    if months.dtype != np.dtype("datetime64[M]") or months.ndim != 1:
        raise _refused("months", months.dtype, Phrase("allowed.calendar_months"))
    if log_values.shape != months.shape:
        allowed = Phrase.of("allowed.value_each_month", months=str(months.size))
        raise _refused("log_values", log_values.size, allowed)
    if np.isnat(months).any() or (np.diff(months) <= np.timedelta64(0, "M")).any():
        raise _refused("months", "…", Phrase("allowed.ascending_months"))
    wrong = np.isnan(log_values) | (log_values == np.inf)
    if wrong.any():
        at = int(wrong.argmax())
        raise OutOfRange(
            where=f"log_values: {months[at]}",
            given=float(log_values[at]),
            allowed=Phrase("allowed.log_value"),
            fix=Phrase("fix.leave_month_out"),
        )


def why_not_asked(log_values: Array, months: Months) -> Phrase | None:
    """Return why this series cannot be judged whatever it shows, or None."""
    number = months.size
    if number < FEWEST_MONTHS:
        return Phrase.of("regime.too_short", months=str(number), needed=str(FEWEST_MONTHS))
    zeros = int(np.isneginf(log_values).sum())
    if zeros:
        return Phrase.of("regime.zeros", zeros=str(zeros))
    holes = np.diff(months).astype(np.int64) - 1
    if holes.max() > LONGEST_HOLE_MONTHS or holes.sum() > _MOST_MISSING_SHARE * number:
        longest = str(int(holes.max()))
        return Phrase.of("regime.holes", missing=str(int(holes.sum())), longest=longest)
    unmoved = int((np.abs(np.diff(log_values)) < 1e-9).sum())
    if unmoved > _MOST_UNMOVED_SHARE * number:
        return Phrase.of("regime.unmoved", unmoved=str(unmoved), months=str(number))
    return None


def laid_out(log_values: Array, months: Months) -> MonthsLaidOut:
    """Return one value for every month from the first to the last."""
    at = (months - months[0]).astype(np.int64)
    values, seen = np.zeros(int(at[-1]) + 1), np.zeros(int(at[-1]) + 1, dtype=np.bool_)
    values[at], seen[at] = log_values, True
    return MonthsLaidOut(months[0], values, seen)


def without_seasons(months: MonthsLaidOut) -> MonthsLaidOut:
    """Return the months less what each month of the year is usually above or below its year.

    The year around a month counts its two outer months half (the classical decomposition).
    """
    weights = np.full(_YEAR + 1, 1.0 / _YEAR)
    weights[[0, -1]] /= 2.0
    half = _YEAR // 2
    around = np.convolve(months.values, weights, mode="valid")
    whole = np.convolve(months.seen, weights, mode="valid") > 1.0 - 1e-9
    off = (months.values[half:-half] - around)[whole]
    of_year = (np.arange(months.values.size) % _YEAR)[half:-half][whole]
    times = np.bincount(of_year, minlength=_YEAR)
    usual = np.bincount(of_year, weights=off, minlength=_YEAR) / np.maximum(times, 1)
    season = np.resize(usual - usual.mean(), months.values.size)
    return MonthsLaidOut(
        months.first, np.where(months.seen, months.values - season, 0.0), months.seen
    )


def _refused(where: str, given: object, allowed: Phrase) -> InputError:
    return InputError(where=where, given=given, allowed=allowed, fix=Phrase("fix.correct_value"))
