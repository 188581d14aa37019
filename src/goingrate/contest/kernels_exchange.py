"""Loops of the exact ascending auction among the firms in question, and of both ends of prices.

Imported only inside functions, since the compiler costs 0.3 s to import. Single-threaded and summed
in a fixed order. All of it is one module: the compiler's cache does not see a change in another.

Rows are people; row r has the places `start[r]` to `start[r + 1]`, each a node (0 is the outside
option, firm j is node j + 1) and what it is worth at price 0. `placed` says how many people of the
row are there. The people of a node hang on a chain of places: `head`, `after`, `before`.
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
def link(e: int, k: int, head: Whole, after: Whole, before: Whole) -> None:
    """Hang a place on a node's chain."""  # pragma: no cover (compiled)
    after[e] = head[k]
    before[e] = -1
    if head[k] >= 0:
        before[head[k]] = e
    head[k] = e


@_loop
def unlink(e: int, k: int, head: Whole, after: Whole, before: Whole) -> None:
    """Take a place off a node's chain."""  # pragma: no cover (compiled)
    if before[e] >= 0:
        after[before[e]] = after[e]
    else:
        head[k] = after[e]
    if after[e] >= 0:
        before[after[e]] = before[e]


@_loop
def offer_to_leave(
    e: int, r: int, start: Whole, node: Small, value: Array, line: Array
) -> None:  # pragma: no cover (compiled)
    """Let the people at a place lower what it costs to go from its node to others."""
    for f in range(start[r], start[r + 1]):
        cost = value[e] - value[f]
        if cost < line[node[f]]:
            line[node[f]] = cost


@_loop
def ask_to_leave(
    k: int,
    head: Whole,
    after: Whole,
    owner: Small,
    start: Whole,
    node: Small,
    value: Array,
    loss: Array,
) -> None:  # pragma: no cover (compiled)
    """Fill the least that anybody in a node gives up by going to each other one.

    From outside, an empty seat can come as well, for nothing.
    """
    line = loss[k]
    line[:] = 0.0 if k == 0 else math.inf
    e = head[k]
    while e >= 0:
        offer_to_leave(e, owner[e], start, node, value, line)
        e = after[e]
    line[k] = 0.0


@_loop
def nearest(
    loss: Array, price: Array, source: NDArray[np.bool_], sink: NDArray[np.bool_], far: Array,
    parent: Small,
) -> int:  # pragma: no cover (compiled)  # fmt: skip
    """Return the sink nearest to any source, by Dijkstra's rule over what moves cost net of prices.

    Fills how far each node is (those beyond the sink: not less than the sink) and from where it is
    reached. -1 if no sink can be reached.
    """
    n = price.size
    done = np.zeros(n, np.bool_)
    for j in range(n):
        far[j] = 0.0 if source[j] else math.inf
        parent[j] = -1
    while True:
        k, least = -1, math.inf
        for j in range(n):
            if not done[j] and far[j] < least:
                k, least = j, far[j]
        if k < 0 or sink[k]:
            return k
        done[k] = True
        shift = least - price[k]
        line = loss[k]
        for j in range(n):
            there = max(line[j] + shift + price[j], least)
            if there < far[j]:
                far[j] = there
                parent[j] = k


@_loop
def movable(
    k: int,
    to: int,
    most: float,
    close: float,
    head: Whole,
    after: Whole,
    owner: Small,
    start: Whole,
    node: Small,
    value: Array,
    placed: Array,
    loss: Array,
) -> float:  # pragma: no cover (compiled)
    """Return how many people can go from one node to another at the least loss, up to `most`."""
    found = 0.0
    e = head[k]
    while e >= 0 and found < most:
        r = owner[e]
        for f in range(start[r], start[r + 1]):
            if node[f] == to and value[e] - value[f] <= loss[k, to] + close:
                found += placed[e]
        e = after[e]
    if k == 0 and loss[k, to] >= 0.0 and found == 0.0:
        return most  # an empty seat goes there
    return min(found, most)


@_loop
def move(
    k: int,
    to: int,
    amount: float,
    close: float,
    tiny: float,
    head: Whole,
    after: Whole,
    before: Whole,
    owner: Small,
    start: Whole,
    node: Small,
    value: Array,
    placed: Array,
    loss: Array,
) -> float:  # pragma: no cover (compiled)
    """Move people from one node to another at the least loss; return how many there were."""
    bound = loss[k, to] + close
    left = amount
    e = head[k]
    while e >= 0 and left > tiny:
        later, r = after[e], owner[e]
        for f in range(start[r], start[r + 1]):
            if node[f] == to and value[e] - value[f] <= bound:
                part = min(left, placed[e])
                if placed[f] == 0.0:
                    link(f, to, head, after, before)
                    offer_to_leave(f, r, start, node, value, loss[to])
                placed[f] += part
                placed[e] -= part
                left -= part
                if placed[e] <= tiny:
                    placed[f] += placed[e]
                    placed[e] = 0.0
                    unlink(e, k, head, after, before)
                break
        e = later
    ask_to_leave(k, head, after, owner, start, node, value, loss)
    return amount - left


@_loop
def settle(
    start: Whole,
    owner: Small,
    node: Small,
    value: Array,
    people: Array,
    seats: Array,
    price: Array,
    filled: Array,
    placed: Array,
    loss: Array,
    tiny: float,
    close: float,
) -> int:  # pragma: no cover (compiled)
    """Move prices and people until nobody wants to go elsewhere and no firm has too many.

    First every person goes where it is best at the prices given. While a firm has too many, prices
    rise just until one can be moved on: along the chain of moves that costs least, to a firm
    with an empty seat or out. Then, while a firm that asks a price has an empty seat, prices fall
    just until somebody comes in or the price is 0.

    `filled` comes with the people of rows that are not listed. Returns the number of chains, or
    -1 if the nodes listed do not suffice.
    """
    n = price.size
    head = np.full(n, -1)
    after, before = np.empty(owner.size, np.int64), np.empty(owner.size, np.int64)
    for r in range(people.size):
        best = start[r]
        for e in range(start[r] + 1, start[r + 1]):
            if value[e] - price[node[e]] > value[best] - price[node[best]]:
                best = e
        placed[best] = people[r]
        filled[node[best]] += people[r]
        link(best, node[best], head, after, before)
    for k in range(n):
        ask_to_leave(k, head, after, owner, start, node, value, loss)
    far, parent = np.empty(n), np.empty(n, np.int32)
    source, sink = np.empty(n, np.bool_), np.empty(n, np.bool_)
    chains = 0
    for falling in (False, True):
        while True:
            wanted = False
            for k in range(1, n):
                if price[k] <= close and filled[k] < seats[k] - tiny:
                    price[k] = 0.0
                many, few = filled[k] > seats[k] + tiny, filled[k] < seats[k] - tiny
                source[k] = many and not falling
                sink[k] = few and (not falling or price[k] > 0.0)
                wanted = wanted or (sink[k] if falling else source[k])
            source[0], sink[0] = falling, not falling
            if not wanted:
                break
            to = nearest(loss, price, source, sink, far, parent)
            if to < 0:
                return -1
            for k in range(n):
                if falling:
                    price[k] = max(price[k] - min(far[k], far[to]), 0.0)
                else:
                    price[k] += max(far[to] - far[k], 0.0)
            price[0] = 0.0
            chains += 1
            amount = math.inf if to == 0 else seats[to] - filled[to]
            k = to
            while parent[k] >= 0:
                amount = movable(
                    parent[k], k, amount, close, head, after, owner, start, node, value, placed,
                    loss,
                )  # fmt: skip
                k = parent[k]
            if not falling:
                amount = min(amount, filled[k] - seats[k])
            filled[k] -= amount
            filled[to] += amount
            k = to
            while parent[k] >= 0:
                moved = move(
                    parent[k], k, amount, close, tiny, head, after, before, owner, start, node,
                    value, placed, loss,
                )  # fmt: skip
                if parent[k] == 0:  # empty seats came as well
                    filled[k] -= amount - moved
                k = parent[k]
    return chains


@_loop
def all_nearest(loss: Array, price: Array, far: Array) -> None:  # pragma: no cover (compiled)
    """Fill how far each node is from outside, over what moves cost net of prices."""
    n = price.size
    done = np.zeros(n, np.bool_)
    far[:] = math.inf
    far[0] = 0.0
    while True:
        k, least = -1, math.inf
        for j in range(n):
            if not done[j] and far[j] < least:
                k, least = j, far[j]
        if k < 0:
            return
        done[k] = True
        for j in range(n):
            far[j] = min(far[j], max(loss[k, j] + least - price[k] + price[j], least))
