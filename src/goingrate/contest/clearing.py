"""Who gets which seat, and between which prices: the exact clearing of a market."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.contest.auction import (
    Settled,
    Shortlist,
    brought_close,
    entries_of_split,
    narrowed,
    settle,
    shortlist,
)
from goingrate.contest.lattice import Proof, proven
from goingrate.contest.market import Market
from goingrate.contest.newton import estimate_prices

Array = NDArray[np.float64]

_FEW_CELLS: Final = 5_000  # so few come into question whole
_PART: Final = 1 / 6  # of how far prices may be off: the first scale of the logit on the list
_ON_LIST: Final = 16  # people a firm who are between firms, at first
_LONGER: Final = (1, 4, 16)
_WIDER: Final = (1.0, 1.0, 4.0, 16.0)  # around better prices each time


@dataclass(frozen=True, slots=True, eq=False)
class Clearing:
    """A market cleared: nobody and no firm would rather be with somebody else.

    Attributes
    ----------
    seat_price_low, seat_price_high
        What a seat must leave the firm: both ends of the prices that clear, shape (n_firms,).
        Between them lies what the two sides can bargain about; it is not statistical uncertainty.
    firm
        The firm of each type, -1 for none, shape (n_types,); of a type that is split, the firm
        that has most of it.
    split_type, split_firm, split_people
        Types that are split, one entry for each firm that has some of them, -1 for none.
    hired
        People of each firm, shape (n_firms,).
    worth_low, worth_high
        What a person of each type has at the highest and at the lowest seat prices, shape
        (n_types,): the interval for pay.
    total
        What all seats are worth to those who have them, plus what the rest have outside.
    duality_gap
        By how much `total` may fall short of the largest possible: what people would gain by going
        elsewhere plus what empty seats ask, the larger at either end of the prices.
    passes
        Reads of the whole table that it took.
    """

    seat_price_low: Array
    seat_price_high: Array
    firm: NDArray[np.int64]
    split_type: NDArray[np.int64]
    split_firm: NDArray[np.int64]
    split_people: Array
    hired: Array
    worth_low: Array
    worth_high: Array
    total: float
    duality_gap: float
    passes: float


def clear(market: Market, *, seed: int = 0) -> Clearing:
    """Clear a market exactly, by prices.

    On the affine frontier a seat that costs the person w = beta v leaves C - w: in w, it is a
    market with transferable utility, whatever the slopes are, as long as they are those of firms.

    Parameters
    ----------
    market
        People, firms and seats.
    seed
        Of the sample from which prices are first estimated. It changes the work only, unless
        several assignments are best.

    Examples
    --------
    Shapley and Shubik's three houses:

    >>> homes = Market.of([[5, 8, 2], [7, 9, 6], [2, 3, 0]], seats=[1, 1, 1])
    >>> done = clear(homes)
    >>> done.total, done.firm.tolist()
    (16.0, [1, 2, 0])
    >>> done.seat_price_low.tolist(), done.seat_price_high.tolist()
    ([1.0, 3.0, 0.0], [2.0, 5.0, 1.0])
    """
    seats = np.concatenate([[np.inf], market.seats])
    passes = 0.0
    for listed, price, reads in _ever_wider(market, seats, seed):
        passes += reads
        settled = settle(listed, seats, price)
        if settled is not None:
            proof = proven(market, listed, settled, seats)
            passes += proof.passes
            if proof.holds:
                return _told(market, listed, settled, proof, passes)
    raise AssertionError("with all firms in question for everybody, the auction ends and is proven")


def _ever_wider(
    market: Market, seats: Array, seed: int
) -> Iterator[tuple[Shortlist, Array, float]]:
    """Yield lists of the firms in question, prices to begin from, and reads of the table."""
    price, reads = np.zeros(market.n_firms + 1), 0.0
    if market.worth.size > _FEW_CELLS:
        begin = estimate_prices(market, seats[1:], seed=seed)
        price[1:], reads = begin.price, begin.passes
        for wider in _WIDER:
            radius = wider * begin.radius
            listed = shortlist(market, price[1:], radius)
            reads += 1.0
            price = brought_close(
                listed, seats, price, radius, scale=_PART * float(np.median(radius))
            )
            for more in _LONGER:
                part = narrowed(listed, price, least=more * _ON_LIST * market.n_firms)
                yield part, price, reads
                reads = 0.0
                if part.row.size == listed.row.size:
                    break
    yield shortlist(market, price[1:], np.full(market.n_firms, np.inf)), price, reads + 1.0


def _told(
    market: Market, listed: Shortlist, settled: Settled, proof: Proof, passes: float
) -> Clearing:
    where = proof.where
    parts = entries_of_split(listed, settled)
    types = np.repeat(listed.row, np.diff(listed.start))[parts]
    heads = market.people.copy()
    heads[types] = 0.0
    total = (heads * proof.value).sum() + (listed.value[parts] * settled.placed[parts]).sum()
    return Clearing(
        seat_price_low=proof.low[1:] / market.slope,
        seat_price_high=proof.high[1:] / market.slope,
        firm=where.astype(np.int64) - 1,
        split_type=types,
        split_firm=listed.node[parts].astype(np.int64) - 1,
        split_people=settled.placed[parts],
        hired=settled.filled[1:],
        worth_low=proof.value - proof.high[where],
        worth_high=proof.value - proof.low[where],
        total=float(total),
        duality_gap=proof.gap,
        passes=passes,
    )
