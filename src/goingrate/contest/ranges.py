"""Numbers outside their range are refused, one by one or in arrays."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.base.errors import InputError, OutOfRange
from goingrate.base.texts import Phrase

Array = NDArray[np.float64]


def require_each(
    where: str, values: Array, holds: NDArray[np.bool_], allowed: Phrase, fix: Phrase | None = None
) -> None:
    """Raise `OutOfRange` with the first value for which the condition does not hold."""
    if not holds.all():
        raise refused(where, float(values[~holds].flat[0]), allowed, fix)


def refused(where: str, given: object, allowed: Phrase, fix: Phrase | None = None) -> InputError:
    """Return the error for a value that is not allowed."""
    return OutOfRange(
        where=where, given=given, allowed=allowed, fix=fix or Phrase("fix.correct_value")
    )


def finite(where: str, given: ArrayLike) -> Array:
    """Return numbers as doubles, all of them finite."""
    values = np.asarray(given, dtype=np.float64)
    require_each(where, values, np.isfinite(values), Phrase("allowed.finite"))
    return values


def at_least_zero(where: str, given: ArrayLike) -> Array:
    """Return numbers as doubles, all of them finite and at least 0."""
    values = np.asarray(given, dtype=np.float64)
    fine = np.isfinite(values) & (values >= 0)
    require_each(where, values, fine, Phrase.of("allowed.at_least", low="0"))
    return values


def above_zero(where: str, given: ArrayLike) -> Array:
    """Return numbers as doubles, all of them finite and above 0."""
    values = np.asarray(given, dtype=np.float64)
    fine = np.isfinite(values) & (values > 0)
    require_each(where, values, fine, Phrase.of("allowed.above", low="0"))
    return values


def chance(where: str, given: float) -> float:
    """Return a probability strictly between 0 and 1."""
    if not 0 < given < 1:
        raise refused(where, given, Phrase("allowed.open_chance"))
    return float(given)


def in_list(where: str, given: ArrayLike) -> Array:
    """Return a list of numbers, or one number as a list, with at least one entry."""
    values = np.atleast_1d(np.asarray(given, dtype=np.float64))
    if values.ndim != 1 or values.size == 0:
        shape = "x".join(map(str, values.shape))
        raise refused(where, shape, Phrase("allowed.list_of_numbers"))
    return values
