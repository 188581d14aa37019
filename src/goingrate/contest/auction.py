"""The exact end of clearing: an ascending auction among the firms that come into question.

Near the clearing prices most people have one firm that is better than the rest by far. Only the
others are listed, with the firms that could be best for them. Prices are first brought close by a
logit on the list, and then an auction with exact steps (Demange, Gale and Sotomayor 1986,
"Multi-item auctions", Journal of Political Economy 94; with many seats a firm as in Kelso and
Crawford 1982, Econometrica 50) ends where no increment is left to choose: prices rise just until
the next person can be moved on, along the cheapest chain of moves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.contest.market import Market
from goingrate.contest.newton import Demand, solve_at_scale

Array = NDArray[np.float64]

_BLOCK_CELLS: Final = 2**19
_ALIKE: Final = 25.0  # in scales: beyond it, the second best has no share to speak of
_COOLING: Final = 4.0
_LEVELS: Final = 8
_TOLERANCE: Final = 2e-4
_STEPS: Final = 8
_TINY: Final = 1e-12  # of all people: so many are nobody
_CLOSE: Final = 4e-16  # of the largest worth: losses that differ by less are the same


@dataclass(frozen=True, slots=True, eq=False)
class Shortlist:
    """The firms that come into question; nodes are numbered from 0, the outside option.

    sole
        The node of a type for which only one comes into question, else -1, shape (n_types,).
    sole_value
        What it is worth there.
    row
        Types with several, shape (n_rows,); the nodes of row r and what they are worth to it are
        `node[start[r]:start[r + 1]]` and `value[...]`.
    people, elsewhere
        People of each row; people of each node by way of `sole`.
    """

    sole: NDArray[np.int32]
    sole_value: Array
    row: NDArray[np.int64]
    start: NDArray[np.int64]
    node: NDArray[np.int32]
    value: Array
    people: Array
    elsewhere: Array


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """Where everybody is when the auction ends.

    price, filled
        What a seat costs the person, and people, shape (n_nodes,).
    placed
        People of each entry of the list.
    loss
        The least that anybody listed in node k gives up by going to node j, shape (n_nodes,
        n_nodes), infinite where nobody listed can go.
    chains
        How many chains of moves it took.
    """

    price: Array
    filled: Array
    placed: Array
    loss: Array
    chains: int


def shortlist(market: Market, price: Array, radius: Array) -> Shortlist:
    """List the nodes that may be best for each type, as far as prices of firms may be off."""
    from goingrate.contest.kernels_dense import in_question

    size = max(1, _BLOCK_CELLS // market.n_firms)
    sole, count = np.empty(market.n_types, np.int32), np.empty(market.n_types, np.int32)
    sole_value = np.empty(market.n_types)
    room = min(size, market.n_types) * (market.n_firms + 1)
    node, value = np.empty(room, np.int32), np.empty(room)
    nodes, values = [], []
    cheap = (price - radius).astype(market.worth.dtype)
    dear = (price + radius).astype(market.worth.dtype)
    for first in range(0, market.n_types, size):
        part = slice(first, first + size)
        filled = in_question(
            market.worth[part], market.outside[part], cheap, dear,
            sole[part], sole_value[part], count[part], node, value,
        )  # fmt: skip
        nodes.append(node[:filled].copy())
        values.append(value[:filled].copy())
    row = np.flatnonzero(sole < 0)
    alone = sole >= 0
    return Shortlist(
        sole,
        sole_value,
        row,
        np.concatenate([[0], np.cumsum(count[row], dtype=np.int64)]),
        np.concatenate(nodes),
        np.concatenate(values),
        market.people[row],
        _people_of(sole[alone], market.people[alone], market.n_firms + 1),
    )


def narrowed(listed: Shortlist, price: Array, *, window: float = 0.0, least: int = 0) -> Shortlist:
    """Return the list without those whose best is better by more than a window, at prices of nodes.

    At least so many stay on the list, and keep all their firms.
    """
    from goingrate.contest.kernels_list import margins

    margin, best = np.empty(listed.row.size), np.empty(listed.row.size, np.int32)
    worth = np.empty(listed.row.size)
    margins(listed.start, listed.node, listed.value, price, margin, best, worth)
    close = margin[margin > 0]  # not those who cannot tell two firms apart
    if least >= close.size:
        return listed
    kept = margin <= max(window, np.partition(close, least)[least])
    sole, sole_value = listed.sole.copy(), listed.sole_value.copy()
    sole[listed.row[~kept]] = best[~kept]
    sole_value[listed.row[~kept]] = worth[~kept]
    size = np.diff(listed.start)
    entries = np.repeat(kept, size)
    return Shortlist(
        sole,
        sole_value,
        listed.row[kept],
        np.concatenate([[0], np.cumsum(size[kept])]),
        listed.node[entries],
        listed.value[entries],
        listed.people[kept],
        listed.elsewhere + _people_of(best[~kept], listed.people[~kept], price.size),
    )


def _people_of(node: NDArray[np.int32], people: Array, n_nodes: int) -> Array:
    return np.bincount(node, weights=people, minlength=n_nodes).astype(np.float64)


def brought_close(
    listed: Shortlist, seats: Array, price: Array, radius: Array, *, scale: float
) -> Array:
    """Return prices of nodes near those that clear, by a logit on the list at smaller scales.

    They stay within a radius of the prices of firms given, for which the list was made.
    """
    n = price.size
    lowest, highest = price[1:] - radius, price[1:] + radius
    price = price.copy()
    for _ in range(_LEVELS):  # where people cannot tell firms apart, the list stays long
        if listed.row.size <= n:
            break
        demand = _demand(listed, n, scale)
        found = solve_at_scale(
            demand, seats=seats[1:], price=price[1:], scale=scale, tolerance=_TOLERANCE,
            most_steps=_STEPS,
        )  # fmt: skip
        price[1:] = np.clip(found.price, np.maximum(lowest, 0.0), highest)
        scale /= _COOLING
        listed = narrowed(listed, price, window=_ALIKE * scale)
    return price


def _demand(listed: Shortlist, n_nodes: int, scale: float) -> Demand:
    """Return the logit demand for seats of those on the list, and of those whose place is clear."""
    from goingrate.contest.kernels_list import listed_demand

    def at(price: Array, curved: bool) -> tuple[Array, Array]:
        quantity = listed.elsewhere.copy()
        curvature = np.zeros((n_nodes, n_nodes) if curved else (0, 0))
        listed_demand(
            listed.start, listed.node, listed.value, listed.people,
            np.concatenate([[0.0], price]), scale, curved, quantity, curvature,
        )  # fmt: skip
        if not curved:
            return quantity[1:], curvature
        curvature[np.diag_indices(n_nodes)] += listed.elsewhere
        return quantity[1:], curvature[1:, 1:]

    return at


def settle(listed: Shortlist, seats: Array, price: Array) -> Settled | None:
    """End the auction from prices of nodes; None if the list is too short for it.

    Parameters
    ----------
    listed
        The firms in question.
    seats
        Seats of each node; the outside option has infinitely many.
    price
        Where to begin, >= 0; from 0, the auction ends at the lowest clearing prices.
    """
    from goingrate.contest import kernels_exchange

    n = price.size
    price, filled = price.copy(), listed.elsewhere.copy()
    placed, loss = np.zeros(listed.node.size), np.empty((n, n))
    owner = np.repeat(np.arange(listed.row.size, dtype=np.int32), np.diff(listed.start))
    most = max(float(np.abs(listed.value).max(initial=0.0)), float(price.max()))
    chains = kernels_exchange.settle(
        listed.start, owner, listed.node, listed.value, listed.people, seats, price, filled,
        placed, loss, _TINY * (listed.people.sum() + listed.elsewhere.sum()), _CLOSE * most,
    )  # fmt: skip
    return None if chains < 0 else Settled(price, filled, placed, loss, chains)


def entries_of_split(listed: Shortlist, settled: Settled) -> NDArray[np.int64]:
    """Return the entries of the list that hold a part of a type which is split."""
    held = settled.placed > 0
    parts = np.concatenate([[0], np.cumsum(held)])
    of_row = parts[listed.start[1:]] - parts[listed.start[:-1]]
    return np.flatnonzero(held & np.repeat(of_row > 1, np.diff(listed.start)))
