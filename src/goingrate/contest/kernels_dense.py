"""Loops over whole rows of a market: firms that come into question, and the proof.

Imported only inside functions, since the compiler costs 0.3 s to import. Single-threaded and summed
in a fixed order. All of it is one module: the compiler's cache does not see a change in another.
Nodes are numbered from 0, which is the outside option; firm j is node j + 1.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[np.float64]
Table = NDArray[Any]  # in single or double precision
Real = Any  # in the precision of the table

# Sums of a row may be added in another order, which vector registers need; nothing is assumed
# to be finite.
_joined = {"contract", "reassoc", "nsz"}
_loop = njit(cache=True, nogil=True, error_model="numpy", fastmath=_joined)


@_loop
def span_above(
    row: Table, price: Table, least: Real, firms: NDArray[np.int32]
) -> tuple[Real, Real]:  # pragma: no cover (compiled)
    """Return the first and the last firm that leaves at least so much; (size, -1) if none does."""
    bound = row.dtype.type(least)
    size = np.int32(row.size)
    first, last = size, np.int32(-1)
    for j in range(row.size):
        above = row[j] - price[j] >= bound
        here = firms[j]
        low = here if above else size
        high = here if above else np.int32(-1)
        first = low if low < first else first
        last = high if high > last else last
    return first, last


@_loop
def best_at(row: Table, price: Table) -> Real:  # pragma: no cover (compiled)
    """Return the most that any firm leaves a person at these prices."""
    best = row.dtype.type(-np.inf)
    for j in range(row.size):
        here = row[j] - price[j]
        best = here if here > best else best
    return best


@_loop
def in_question(
    worth: Table,
    outside: Array,
    cheap: Table,
    dear: Table,
    sole: NDArray[np.int32],
    sole_value: Array,
    count: NDArray[np.int32],
    node: NDArray[np.int32],
    value: Array,
) -> int:  # pragma: no cover (compiled)
    """List for each row the nodes that could be best at some prices between cheap and dear ones.

    A row with one such node gets it in `sole`, its worth in `sole_value`, and counts 0; else `sole`
    is -1, and its nodes and their worth follow in `node` and `value`. Returns how many were listed.
    """
    n_rows, n_firms = worth.shape
    firms = np.arange(n_firms).astype(np.int32)
    filled = 0
    for i in range(n_rows):
        row = worth[i]
        without = worth.dtype.type(outside[i])
        least = max(best_at(row, dear), without)
        first, last = span_above(row, cheap, least, firms)
        stays_out = without >= least
        count[i] = 0
        if last < 0 or (first == last and not stays_out):
            sole[i] = last + 1
            sole_value[i] = outside[i] if last < 0 else row[last]
            continue
        sole[i] = -1
        begin = filled
        if stays_out:
            node[filled] = 0
            value[filled] = outside[i]
            filled += 1
        for j in range(first, last + 1):
            if row[j] - cheap[j] >= least:
                node[filled] = j + 1
                value[filled] = row[j]
                filled += 1
        count[i] = filled - begin
    return filled


@_loop
def not_worse(
    row: Table, low: Table, high: Table, least_low: float, least_high: float
) -> int:  # pragma: no cover (compiled)
    """Count firms that leave at least so much at low prices, and so at high prices."""
    at_low, at_high = row.dtype.type(least_low), row.dtype.type(least_high)
    found = np.int32(0)
    for j in range(row.size):
        found += np.int32(row[j] - low[j] >= at_low) + np.int32(row[j] - high[j] >= at_high)
    return int(found)


@_loop
def regrets(
    worth: Table,
    outside: Array,
    people: Array,
    where: NDArray[np.int32],
    value: Array,
    low: Array,
    high: Array,
    rounding: float,
    regret: Array,
) -> None:  # pragma: no cover (compiled)
    """Fill what people would gain by going elsewhere, in all: at low and at high prices.

    Every row is looked at in the table's own precision; wherever rounding could hide a firm that
    is better, again in double precision. `low` and `high` are of nodes, so 0 comes first.
    """
    n_rows, n_firms = worth.shape
    cheap, dear = low[1:].astype(worth.dtype), high[1:].astype(worth.dtype)
    largest = max(np.abs(low).max(), np.abs(high).max())
    regret[:] = 0.0
    for i in range(n_rows):
        node = where[i]
        has_low, has_high = value[i] - low[node], value[i] - high[node]
        slack = rounding * (abs(value[i]) + largest)
        expected = 0 if node == 0 else 2
        found = not_worse(worth[i], cheap, dear, has_low - slack, has_high - slack)
        if found == expected and min(has_low, has_high) >= outside[i]:
            continue
        best_low, best_high = outside[i], outside[i]
        for j in range(n_firms):
            best_low = max(best_low, worth[i, j] - low[j + 1])
            best_high = max(best_high, worth[i, j] - high[j + 1])
        regret[0] += people[i] * max(best_low - has_low, 0.0)
        regret[1] += people[i] * max(best_high - has_high, 0.0)


@_loop
def losses(
    worth: Table, outside: Array, where: NDArray[np.int32], loss: Array
) -> None:  # pragma: no cover (compiled)
    """Fill the least that anybody in node k gives up by going to node j, shape (nodes, nodes).

    In double precision throughout; `loss` comes filled with infinity.
    """
    n_rows, n_firms = worth.shape
    for i in range(n_rows):
        node = where[i]
        value = outside[i] if node == 0 else np.float64(worth[i, node - 1])
        line = loss[node]
        line[0] = min(line[0], value - outside[i])
        for j in range(n_firms):
            here = value - np.float64(worth[i, j])
            line[j + 1] = here if here < line[j + 1] else line[j + 1]
