"""Loops over the list of firms in question: demand by a logit, margins, who is where.

Imported only inside functions, since the compiler costs 0.3 s to import. Single-threaded and summed
in a fixed order. All of it is one module: the compiler's cache does not see a change in another.

Row r has the places `start[r]` to `start[r + 1]`, each a node (0 is the outside option, firm j is
node j + 1) and what it is worth at price 0. `placed` says how many people of the row are there.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int64]
Small = NDArray[np.int32]

_loop = njit(cache=True, nogil=True, error_model="numpy")


@_loop
def listed_demand(
    start: Whole,
    node: Small,
    value: Array,
    people: Array,
    price: Array,
    scale: float,
    curved: bool,
    demand: Array,
    curvature: Array,
) -> None:  # pragma: no cover (compiled)
    """Add the logit demand of all rows to `demand`, and its cross products to `curvature`."""
    share = np.empty(price.size)
    for r in range(people.size):
        first, last = start[r], start[r + 1]
        best = -math.inf
        for e in range(first, last):
            share[e - first] = value[e] - price[node[e]]
            best = max(best, share[e - first])
        total = 0.0
        for e in range(last - first):
            share[e] = math.exp((share[e] - best) / scale)
            total += share[e]
        for e in range(last - first):
            share[e] /= total
            demand[node[first + e]] += people[r] * share[e]
        if curved:
            for a in range(last - first):
                part = people[r] * share[a]
                if part > 0.0:
                    for b in range(last - first):
                        curvature[node[first + a], node[first + b]] += part * share[b]


@_loop
def margins(
    start: Whole,
    node: Small,
    value: Array,
    price: Array,
    margin: Array,
    best: Small,
    worth: Array,
) -> None:  # pragma: no cover (compiled)
    """Fill each row's best node at these prices, its worth, and by how much it beats the second."""
    for r in range(margin.size):
        first, second, at = -math.inf, -math.inf, start[r]
        for e in range(start[r], start[r + 1]):
            here = value[e] - price[node[e]]
            if here > first:
                first, second, at = here, first, e
            elif here > second:
                second = here
        margin[r] = first - second
        best[r] = node[at]
        worth[r] = value[at]


@_loop
def fullest(start: Whole, placed: Array, entry: Whole) -> None:
    """Fill the entry of each row that has most of its people."""  # pragma: no cover (compiled)
    for r in range(entry.size):
        at = start[r]
        for e in range(start[r] + 1, start[r + 1]):
            if placed[e] > placed[at]:
                at = e
        entry[r] = at
