"""The elite tail, solved exactly: the best person goes to the largest seat, the next to the next.

A person of talent T in a seat of size S produces T S. Such output makes talent worth the more the
larger the seat (it is supermodular), so people and seats are matched in order. Pay then only has
to keep neighbours in place: neither would the seat of rank n rather have the person of rank n + 1,
nor the other way round, which bounds each step of pay from both sides,

    (T_n - T_{n+1}) S_{n+1}  <=  w_n - w_{n+1}  <=  (T_n - T_{n+1}) S_n,

and what holds between neighbours holds between all. The last rank that is matched, K, is held in
place by what lies below: the reserve r that people have elsewhere, empty seats (worth 0 to their
firms), and those left out on either side,

    max(r, T_K S_{K+1})  <=  w_K  <=  min(T_K S_K, (T_K - T_{K+1}) S_K + r).

Summed up from there, the bounds are the two ends of all pay that clears the market.

In the tail, with S(n) ~ n^-alpha, spacings of talent ~ n^(beta - 1) and output C S^gamma T, pay is
a power of rank and of size: the closed forms of Gabaix and Landier.

References
----------
Gabaix and Landier (2008), "Why Has CEO Pay Increased So Much?", Quarterly Journal of Economics 123.
Shapley and Shubik (1971), "The Assignment Game I: The Core", International Journal of Game Theory
1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.base.texts import Phrase
from goingrate.contest.ranges import above_zero, at_least_zero, in_list, refused

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class SuperstarMarket:
    """People and seats matched in order, and the two ends of pay and profits.

    Attributes
    ----------
    seat
        Index of each person's seat, -1 for none, shape (n_people,).
    pay_low, pay_high
        Of each person, shape (n_people,); the reserve for those without a seat.
    profit_low, profit_high
        What each seat leaves its firm, shape (n_seats,); 0 for empty seats. Profits are high where
        pay is low.
    """

    seat: NDArray[np.int64]
    pay_low: Array
    pay_high: Array
    profit_low: Array
    profit_high: Array


def clear_superstars(
    talent: ArrayLike, size: ArrayLike, *, reserve: float = 0.0
) -> SuperstarMarket:
    """Clear a market in which a person of talent T in a seat of size S produces T S.

    Parameters
    ----------
    talent
        Of each person, >= 0, in any order, shape (n_people,).
    size
        Of each seat, >= 0, in any order, shape (n_seats,). Where output is C S^gamma T, give
        C S^gamma.
    reserve
        What people have without these seats, in money (talent times size), >= 0. Nobody is matched
        to produce less.

    Raises
    ------
    OutOfRange
        If there is nobody, no seat, or a number that is not finite or negative.

    Examples
    --------
    Two pianists, three halls:

    >>> done = clear_superstars([5.0, 4.0], [1.0, 10.0, 7.0])
    >>> done.seat.tolist()
    [1, 2]
    >>> done.pay_low.tolist(), done.pay_high.tolist()
    ([11.0, 4.0], [38.0, 28.0])
    >>> done.profit_low.tolist(), done.profit_high.tolist()
    ([0.0, 12.0, 0.0], [0.0, 39.0, 24.0])
    """
    gifts = at_least_zero("talent", in_list("talent", talent))
    places = at_least_zero("size", in_list("size", size))
    elsewhere = float(at_least_zero("reserve", reserve))
    people, seats = (np.argsort(-given, kind="stable") for given in (gifts, places))
    best, largest = gifts[people], places[seats]
    shorter = min(best.size, largest.size)
    matched = int(np.count_nonzero(best[:shorter] * largest[:shorter] >= elsewhere))
    people, seats = people[:matched], seats[:matched]

    seat = np.full(gifts.size, -1, dtype=np.int64)
    seat[people] = seats
    pay = np.full((2, gifts.size), elsewhere)
    profit = np.zeros((2, places.size))
    if matched:
        pay[:, people], profit[:, seats] = _chains(best, largest, matched, elsewhere)
    return SuperstarMarket(seat, pay[0], pay[1], profit[0], profit[1])


def pay_at_rank(
    rank: ArrayLike,
    *,
    reference_rank: float,
    reference_pay: float,
    size_tail: float = 1.0,
    talent_tail: float = 2.0 / 3.0,
    size_effect: float = 1.0,
) -> Array:
    """Return pay in the tail by rank, from the pay at one rank: w(n) ~ n^-(alpha gamma - beta).

    Parameters
    ----------
    rank
        1 is the largest seat; > 0.
    reference_rank, reference_pay
        A rank at which pay is known, and that pay; both > 0.
    size_tail
        alpha: the seat of rank n has a size ~ n^-alpha. 1 is Zipf's law.
    talent_tail
        beta: between ranks n and n + 1 talent falls ~ n^(beta - 1).
    size_effect
        gamma: a person's effect grows with size^gamma.

    Raises
    ------
    OutOfRange
        If a number is not above 0, or if alpha gamma is not above beta: then pay in the tail does
        not come from the ranks above the least.

    References
    ----------
    Gabaix and Landier (2008), the closed forms of section II, and section III for the values.

    Examples
    --------
    If the seat of rank 250 pays 8.34 million, the largest pays 6.3 times that:

    >>> float(pay_at_rank(1, reference_rank=250, reference_pay=8.34e6))
    52538707.8...
    """
    places = above_zero("rank", rank) / above_zero("reference_rank", reference_rank)
    steep = _steepness(size_tail, talent_tail, size_effect)
    pay: Array = above_zero("reference_pay", reference_pay) * places**-steep
    return pay


def pay_at_size(
    size: ArrayLike,
    *,
    reference_size: float,
    reference_pay: float,
    size_tail: float = 1.0,
    talent_tail: float = 2.0 / 3.0,
    size_effect: float = 1.0,
) -> Array:
    """Return pay in the tail by size, from the pay at one size: w(S) ~ S^(gamma - beta / alpha).

    Arguments, errors and source as in `pay_at_rank`. This compares seats of one market. If all
    seats grow by a factor, the reference is another one: its pay grows by that factor to the power
    of gamma.

    Examples
    --------
    >>> float(pay_at_size(200e9, reference_size=25e9, reference_pay=8.34e6))
    16680000.0
    """
    relative = above_zero("size", size) / above_zero("reference_size", reference_size)
    steep = _steepness(size_tail, talent_tail, size_effect) / size_tail
    pay: Array = above_zero("reference_pay", reference_pay) * relative**steep
    return pay


def gain_from_talent(
    rank: ArrayLike,
    *,
    reference_rank: float,
    reference_pay: float,
    size_tail: float = 1.0,
    talent_tail: float = 2.0 / 3.0,
    size_effect: float = 1.0,
) -> Array:
    """Return what a seat would produce more if the person of another rank sat in it.

    Arguments, errors and source as in `pay_at_rank`; the seat is that of `reference_rank`. The
    gain, (alpha gamma - beta) / beta (1 - (n / n*)^beta) times its pay, is in the unit of pay, and
    negative for ranks below.

    Examples
    --------
    The best person would add 4 million to the value of the firm of rank 250, which is worth 25
    billion: talents differ little, pay differs much.

    >>> float(gain_from_talent(1, reference_rank=250, reference_pay=8.34e6))
    4064922.5...
    """
    places = above_zero("rank", rank) / above_zero("reference_rank", reference_rank)
    steep = _steepness(size_tail, talent_tail, size_effect)
    pay = above_zero("reference_pay", reference_pay)
    gain: Array = -pay * steep / talent_tail * np.expm1(talent_tail * np.log(places))
    return gain


def _chains(best: Array, largest: Array, matched: int, reserve: float) -> tuple[Array, Array]:
    """Return low and high pay and low and high profits of the matched, by rank."""
    last = matched - 1
    talent, size = best[:matched], largest[:matched]
    next_talent = best[matched] if matched < best.size else None
    next_size = largest[matched] if matched < largest.size else 0.0
    made = talent[last] * size[last]
    low = min(made, max(reserve, talent[last] * next_size))
    high = made
    if next_talent is not None:  # the person left out would come for the reserve
        high = max(low, min(made, (talent[last] - next_talent) * size[last] + reserve))
    pay = np.stack([_summed_up(talent, size[1:], low), _summed_up(talent, size[:-1], high)])
    profit = np.stack(
        [
            _summed_up(size, talent[1:], made - high),
            _summed_up(size, talent[:-1], made - low),
        ]
    )
    return pay, profit


def _summed_up(falling: Array, times: Array, last: float) -> Array:
    """Return last + the drops of one list, each times the other side, summed from the end."""
    steps = (falling[:-1] - falling[1:]) * times
    return np.concatenate([np.cumsum(steps[::-1])[::-1], [0.0]]) + last


def _steepness(size_tail: float, talent_tail: float, size_effect: float) -> float:
    alpha, beta, gamma = (
        float(above_zero(name, given))
        for name, given in (
            ("size_tail", size_tail),
            ("talent_tail", talent_tail),
            ("size_effect", size_effect),
        )
    )
    if not alpha * gamma > beta:
        raise refused(
            "talent_tail", beta, Phrase.of("allowed.below_tail", high=f"{alpha * gamma:g}")
        )
    return alpha * gamma - beta
