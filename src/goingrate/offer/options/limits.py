"""Limits that the arguments of option prices share."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase

Array = NDArray[np.float64]


def require_finite(**values: ArrayLike) -> None:
    """Raise `OutOfRange` for the first argument that is not finite throughout."""
    for name, value in values.items():
        numbers = np.asarray(value, dtype=np.float64)
        _require(name, numbers, np.isfinite(numbers), Phrase("allowed.finite"))


def require_at_least(low: float, **values: ArrayLike) -> None:
    """Raise `OutOfRange` for the first argument that is not finite and >= `low` throughout."""
    for name, value in values.items():
        numbers = np.asarray(value, dtype=np.float64)
        fits = np.isfinite(numbers) & (numbers >= low)
        _require(name, numbers, fits, Phrase.of("allowed.at_least", low=f"{low:g}"))


def require_above(low: float, **values: ArrayLike) -> None:
    """Raise `OutOfRange` for the first argument that is not finite and > `low` throughout."""
    for name, value in values.items():
        numbers = np.asarray(value, dtype=np.float64)
        fits = np.isfinite(numbers) & (numbers > low)
        _require(name, numbers, fits, Phrase.of("allowed.above", low=f"{low:g}"))


def require_between(low: float, high: float, **values: ArrayLike) -> None:
    """Raise `OutOfRange` for the first argument that is not from `low` to `high` throughout."""
    for name, value in values.items():
        numbers = np.asarray(value, dtype=np.float64)
        fits = (numbers >= low) & (numbers <= high)
        allowed = Phrase.of("allowed.between", low=f"{low:g}", high=f"{high:g}")
        _require(name, numbers, fits, allowed)


def _require(name: str, numbers: Array, fits: NDArray[np.bool_], allowed: Phrase) -> None:
    if not fits.all():
        raise OutOfRange(
            where=name,
            given=float(numbers[~fits].ravel()[0]),
            allowed=allowed,
            fix=Phrase("fix.correct_value"),
        )
