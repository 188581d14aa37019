"""What a market must fulfil before it is cleared."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import InputError, OutOfRange
from goingrate.base.texts import Phrase

Array = NDArray[np.float64]

_GIB: Final = 2.0**30
_CELL_BYTES: Final = 4  # the smallest that a table of worths can have
_TYPE_BYTES: Final = (
    160  # who is where, what it is worth, and the few firms that come into question
)
_BLOCK: Final = 2**20
_MOST_SEATS: Final = 2**53  # beyond it, doubles skip whole numbers


def require_memory(n_types: int, n_firms: int, *, memory_bytes: int) -> None:
    """Raise `OutOfRange` if a market of this size needs more memory than is allowed.

    Examples
    --------
    >>> require_memory(1_000_000_000, 100, memory_bytes=16 * 2**30)
    Traceback (most recent call last):
    ...
    goingrate.base.errors.OutOfRange: worth: got 1000000000 x 100; allowed: ...
    """
    needed = n_types * (n_firms * _CELL_BYTES + _TYPE_BYTES)
    if needed > memory_bytes:
        raise OutOfRange(
            where="worth",
            given=f"{n_types} x {n_firms}",
            allowed=Phrase.of("allowed.market_memory", gib=f"{memory_bytes / _GIB:.3g}"),
            fix=Phrase.of("fix.group_people", gib=f"{needed / _GIB:.3g}"),
        )


def check_market(
    worth: NDArray[np.floating], *, seats: Array, people: Array, slope: Array, outside: Array
) -> None:
    """Raise `OutOfRange` unless the shapes agree and every number is in its range."""
    if worth.ndim != 2 or 0 in worth.shape:
        raise _refused("worth", "x".join(map(str, worth.shape)), Phrase("allowed.market_shape"))
    n_types, n_firms = worth.shape
    _require_finite_table(worth)
    whole = (seats >= 1) & (seats < _MOST_SEATS) & (np.floor(seats) == seats)
    _require("seats", seats, n_firms, whole, Phrase("allowed.seats"))
    _require("people", people, n_types, people > 0, Phrase("allowed.people"))
    _require("slope", slope, n_firms, slope > 0, Phrase.of("allowed.above", low="0"))
    _require("outside", outside, n_types, True, Phrase("allowed.finite"))


def require_positive(where: str, given: float) -> None:
    """Raise `OutOfRange` unless a number is finite and above 0."""
    if not (math.isfinite(given) and given > 0):
        raise _refused(where, given, Phrase.of("allowed.above", low="0"))


def _require(
    where: str, given: Array, count: int, holds: NDArray[np.bool_] | bool, allowed: Phrase
) -> None:
    if given.shape != (count,):
        shape = "x".join(map(str, given.shape))
        raise _refused(where, shape, Phrase.of("allowed.one_each", count=str(count)))
    fine = np.isfinite(given) & holds
    if not fine.all():
        place = int(np.argmin(fine))
        raise _refused(f"{where}[{place}]", float(given[place]), allowed)


def _require_finite_table(worth: NDArray[np.floating]) -> None:
    """Look at sums first: they are finite if all numbers are, unless these are huge."""
    rows = max(1, _BLOCK // worth.shape[1])
    for start in range(0, worth.shape[0], rows):
        block = worth[start : start + rows]
        with np.errstate(over="ignore", invalid="ignore"):
            total = block.sum()
        if np.isfinite(total):
            continue
        fine = np.isfinite(block)
        if not fine.all():
            row, firm = np.argwhere(~fine)[0]
            raise _refused(
                f"worth[{start + row}, {firm}]", float(block[row, firm]), Phrase("allowed.finite")
            )


def _refused(where: str, given: object, allowed: Phrase) -> InputError:
    return OutOfRange(where=where, given=given, allowed=allowed, fix=Phrase("fix.correct_value"))
