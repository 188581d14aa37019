"""The compiled loops over pairs of cell and employer, and over the effects of cells.

Each loop over pairs takes a range of cells or employers and writes only to what belongs to it,
adding in a fixed order: results do not depend on how ranges are shared out among threads. Values
have any number of sides, next to each other in memory. Imported only inside functions.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int64]
Short = NDArray[np.int32]

_loop = njit(cache=True, nogil=True, error_model="numpy")


@_loop
def effects_to_cells(index: Short, effects: Array, out: Array) -> None:  # pragma: no cover
    """Fill `out` (n_cells, n_sides) with the sums of each cell's effects."""
    for c in range(index.shape[0]):
        for side in range(effects.shape[1]):
            out[c, side] = effects[index[c, 0], side]
        for k in range(1, index.shape[1]):
            for side in range(effects.shape[1]):
                out[c, side] += effects[index[c, k], side]


@_loop
def cells_to_effects(index: Short, values: Array, out: Array) -> None:  # pragma: no cover
    """Add cells' values (n_cells, n_sides) to `out` (n_effects, n_sides)."""
    for c in range(index.shape[0]):
        for k in range(index.shape[1]):
            for side in range(values.shape[1]):
                out[index[c, k], side] += values[c, side]


@_loop
def products_of_effects(
    one: Short, other: Short, weight: Array, out: Array
) -> None:  # pragma: no cover (compiled)
    """Add each cell's weight to `out` where two of its effects meet."""
    for c in range(one.shape[0]):
        for k in range(one.shape[1]):
            for j in range(other.shape[1]):
                out[one[c, k], other[c, j]] += weight[c]


@_loop
def employers_to_cells(
    first: int,
    last: int,
    start: Whole,
    employer: Short,
    told: Array,
    values: Array,
    out_mean: Array,
    out_spread: Array,
) -> None:  # pragma: no cover (compiled)
    """Add up, for each cell, what its employers' values (n_employers, n_sides) tell it."""
    n_sides = values.shape[1]
    for c in range(first, last):
        for side in range(n_sides):
            out_mean[c, side], out_spread[c, side] = 0.0, 0.0
        for pair in range(start[c], start[c + 1]):
            e, a, b = employer[pair], told[pair, 0], told[pair, 1]
            for side in range(n_sides):
                out_mean[c, side] += a * values[e, side]
                out_spread[c, side] += b * values[e, side]


@_loop
def cells_to_employers(
    first: int,
    last: int,
    start: Whole,
    order: Whole,
    cell: Short,
    told: Array,
    by_mean: Array,
    by_spread: Array,
    out: Array,
) -> None:  # pragma: no cover (compiled)
    """Add up, for each employer, what the values of its cells (n_cells, n_sides) tell it."""
    n_sides = by_mean.shape[1]
    for e in range(first, last):
        for side in range(n_sides):
            out[e, side] = 0.0
        for k in range(start[e], start[e + 1]):
            pair = order[k]
            c = cell[pair]
            a, b = told[pair, 0], told[pair, 1]
            for side in range(n_sides):
                out[e, side] += a * by_mean[c, side] + b * by_spread[c, side]
