"""A market of people and seats: what each seat is worth to each kind of person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.contest.checks import check_market, require_memory

Array = NDArray[np.float64]
Worth = NDArray[np.float32] | NDArray[np.float64]

#: Memory that a market may need before it is refused, unless the caller allows more.
MEMORY_BYTES: Final = 16 * 2**30


@dataclass(frozen=True, slots=True, eq=False)
class Market:
    """Kinds of people, firms with seats, and what they are to each other; made by `Market.of`.

    A seat of firm j that must leave the firm v_j is worth C_ij - beta_j v_j to a person of type i:
    the affine frontier. Where money is worth the same to both sides, beta_j is 1.

    worth
        C_ij in one unit of money: what a seat is worth to a person if it leaves the firm nothing,
        shape (n_types, n_firms).
    seats
        Seats of each firm, shape (n_firms,).
    people
        People of each type, shape (n_types,), > 0; a type may be split between firms.
    slope
        beta_j: what a unit of money of the firm's profit costs the person, shape (n_firms,), > 0.
    outside
        What a person has without any of these firms, shape (n_types,).
    """

    worth: Worth
    seats: NDArray[np.int64]
    people: Array
    slope: Array
    outside: Array

    @classmethod
    def of(
        cls,
        worth: ArrayLike,
        seats: ArrayLike,
        *,
        people: ArrayLike | None = None,
        slope: ArrayLike | None = None,
        outside: ArrayLike = 0.0,
        memory_bytes: int = MEMORY_BYTES,
    ) -> Market:
        """Return a checked market; what is left out is one person a type, slope 1, outside 0.

        Parameters
        ----------
        worth
            Shape (n_types, n_firms), finite; single precision is kept, anything else is made
            double. Negative values are seats that nobody takes.
        seats
            Whole numbers of at least 1, shape (n_firms,).
        people, slope, outside
            See `Market`; a single number holds for all.
        memory_bytes
            The most memory that clearing may need.

        Raises
        ------
        OutOfRange
            If a number is not finite or not in its range, if the shapes do not agree, or if the
            market would need more memory than allowed.

        Examples
        --------
        >>> Market.of([[5, 8, 2], [7, 9, 6], [2, 3, 0]], seats=[1, 1, 1]).n_types
        3
        """
        table = np.asarray(worth)
        if table.ndim == 2:  # before a copy is made, which might not fit
            require_memory(*table.shape, memory_bytes=memory_bytes)
        kept = table.dtype if table.dtype == np.float32 else np.float64
        table = np.ascontiguousarray(table, dtype=kept)
        n_types, n_firms = table.shape if table.ndim == 2 else (0, 0)
        places = _each(seats, n_firms)
        heads = _each(1.0 if people is None else people, n_types)
        slopes = _each(1.0 if slope is None else slope, n_firms)
        without = _each(outside, n_types)
        check_market(table, seats=places, people=heads, slope=slopes, outside=without)
        return cls(table, places.astype(np.int64), heads, slopes, without)

    @property
    def n_types(self) -> int:
        """Kinds of people."""
        return self.people.size

    @property
    def n_firms(self) -> int:
        """Firms."""
        return self.seats.size


def _each(given: ArrayLike, count: int) -> Array:
    """Return an array with one entry for each; a single number stands for all of them."""
    values = np.asarray(given, dtype=np.float64)
    return np.full(count, values) if values.ndim == 0 else np.ascontiguousarray(values)
