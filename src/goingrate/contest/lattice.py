"""Both ends of the prices that clear a market, from who is where.

If somebody in node k would give up D_kj by going to node j, prices must satisfy w_k - w_j <= D_kj;
an empty seat costs nothing, and no price is negative. So the highest price of k is the shortest way
from k to the outside option, the lowest is less the shortest way back: prices that clear are a
lattice with these ends (Shapley and Shubik 1971, "The assignment game I", International Journal of
Game Theory 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.contest.auction import Settled, Shortlist, entries_of_split
from goingrate.contest.market import Market

Array = NDArray[np.float64]

_ROUNDING: Final = 8.0  # in units of the last place


def price_ends(loss: Array, price: Array, *, filled: Array, seats: Array) -> tuple[Array, Array]:
    """Return the lowest and the highest prices at which everybody stays.

    Parameters
    ----------
    loss
        D, shape (n_nodes, n_nodes); node 0 is the outside option.
    price
        Any prices that clear the market, shape (n_nodes,), 0 for node 0.
    filled, seats
        People and seats, shape (n_nodes,); a firm with an empty seat asks nothing.
    """
    from goingrate.contest.kernels_exchange import all_nearest

    ways = loss.copy()
    ways[0] = np.minimum(ways[0], 0.0)
    ways[:, 0] = np.where(filled < seats, np.minimum(ways[:, 0], 0.0), ways[:, 0])
    ways[0, 0] = 0.0
    there, back = np.empty_like(price), np.empty_like(price)
    all_nearest(ways, price, there)
    all_nearest(np.ascontiguousarray(ways.T), -price, back)
    return np.maximum(price - there, 0.0), price + back


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """Whether a market is cleared, shown by a look at everybody and all firms.

    where, value
        The node of each type (of a split one, that with most of it), and what it is worth there at
        price 0, shape (n_types,).
    low, high
        Both ends of the prices of nodes.
    gap
        What could still be gained, at worst.
    holds
        False if the prices of the auction do not hold for all firms.
    passes
        Reads of the whole table.
    """

    where: NDArray[np.int32]
    value: Array
    low: Array
    high: Array
    gap: float
    holds: bool
    passes: float


def proven(market: Market, listed: Shortlist, settled: Settled, seats: Array) -> Proof:
    """Find both ends of the prices and prove that nobody regrets anything at either.

    The ends that the list gives are usually those of the market, which one look at all firms
    shows. If not, that look is taken for each pair of firms.
    """
    where, value = _places(listed, settled)
    ulp = _ROUNDING * float(np.finfo(np.float64).eps)
    rounding = ulp * max(float(np.abs(value).max()), float(settled.price.max()))
    filled, loss = settled.filled, settled.loss
    low, high = price_ends(loss, settled.price, filled=filled, seats=seats)
    passes = 0.0
    if np.isfinite(high).all():
        gap = _gap(market, where, value, filled, seats, low, high)
        passes += 1.0
        if gap <= rounding * market.people.sum():
            return Proof(where, value, low, high, gap, holds=True, passes=passes)
    loss = _all_losses(market, listed, settled, where)
    if (loss - settled.price[:, None] + settled.price < -rounding).any():
        return Proof(where, value, low, high, np.inf, holds=False, passes=passes + 1.0)
    low, high = price_ends(loss, settled.price, filled=filled, seats=seats)
    gap = _gap(market, where, value, filled, seats, low, high)
    return Proof(where, value, low, high, gap, holds=True, passes=passes + 2.0)


def _places(listed: Shortlist, settled: Settled) -> tuple[NDArray[np.int32], Array]:
    from goingrate.contest.kernels_list import fullest

    where, value = listed.sole.copy(), listed.sole_value.copy()
    entry = np.empty(listed.row.size, np.int64)
    fullest(listed.start, settled.placed, entry)
    where[listed.row], value[listed.row] = listed.node[entry], listed.value[entry]
    return where, value


def _all_losses(
    market: Market, listed: Shortlist, settled: Settled, where: NDArray[np.int32]
) -> Array:
    """Return the least that anybody in node k gives up by going to node j, over everybody."""
    from goingrate.contest.kernels_dense import losses

    loss = np.full_like(settled.loss, np.inf)
    losses(market.worth, market.outside, where, loss)
    parts = entries_of_split(listed, settled)
    rows = np.repeat(listed.row, np.diff(listed.start))[parts]
    losses(market.worth[rows], market.outside[rows], listed.node[parts], loss)
    np.fill_diagonal(loss, 0.0)
    loss[0] = np.minimum(loss[0], 0.0)
    return loss


def _gap(
    market: Market,
    where: NDArray[np.int32],
    value: Array,
    filled: Array,
    seats: Array,
    low: Array,
    high: Array,
) -> float:
    """Return what could be gained by going elsewhere, plus what empty seats ask: at worst."""
    from goingrate.contest.kernels_dense import regrets

    regret = np.empty(2)
    ulp = _ROUNDING * float(np.finfo(market.worth.dtype).eps)
    regrets(market.worth, market.outside, market.people, where, value, low, high, ulp, regret)
    empty = np.maximum(seats[1:] - filled[1:], 0.0)
    return float(max(regret[0] + low[1:] @ empty, regret[1] + high[1:] @ empty))
