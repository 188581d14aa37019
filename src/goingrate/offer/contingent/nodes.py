"""What the inner loop is told: nodes in log exit value and exit time, and a person's taste."""

from __future__ import annotations

import math
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.contingent.laplace import Wait

Array = NDArray[np.float64]
#: Pairs of exit times: bounds, and how many per unit of discount over rate of exits.
_FEWEST: Final = 12
_MOST: Final = 96
_PER_RATIO: Final = 16.0


class Nodes(NamedTuple):
    """Gauss-Legendre nodes of three orders on (-1, 1), and positive Gauss-Hermite nodes.

    Parameters
    ----------
    values, value_weights
        Padded with zeros, shape (3, highest order); `counts` (3,) says how many of each.
    times, time_weights
        Weights add up to 1, shape (n_times,).
    """

    values: Array
    value_weights: Array
    counts: NDArray[np.int64]
    times: Array
    time_weights: Array


class Taste(NamedTuple):
    """How a person counts: x^power / power of x = (1 + discounted payoff) / level.

    Payoffs are in units of wealth. Any `level` gives the same answer; near the certainty
    equivalent it is found to the last digit.
    """

    power: float
    log_discount: float
    level: float


@cache
def nodes_of(orders: tuple[int, int, int], n_times: int) -> Nodes:
    """Return nodes: `orders` for short, middling and long stretches, pairs of exit times."""
    values, weights = np.zeros((2, 3, max(orders)))
    for row, order in enumerate(orders):
        values[row, :order], weights[row, :order] = np.polynomial.legendre.leggauss(order)
    times, time_weights = np.polynomial.hermite.hermgauss(2 * n_times)
    half = time_weights[n_times:]
    return Nodes(values, weights, np.array(orders), times[n_times:], half / half.sum())


#: Orders that are good to about 1e-10 of a certainty equivalent, and coarser ones beside them.
FINE: Final = (6, 10, 16)
COARSE: Final = (4, 7, 11)


def pairs_of_times(wait: Wait, taste: Taste) -> int:
    """Return how many pairs of exit times are needed: more if discounting outruns the exit.

    The density of the exit time falls at a rate q, and utility as a function of w is smooth over
    a distance of about sqrt(q / discount); the careful look further out.
    """
    per_rate = 2.0 * wait.spread * wait.spread
    needed = _PER_RATIO * taste.log_discount * per_rate * (1.0 + abs(taste.power))
    return min(max(_FEWEST, math.ceil(needed)), _MOST)
