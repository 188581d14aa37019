"""What the inner loop is told: nodes in log exit value and exit time, and a person's taste."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


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


#: Good to about 1e-10 of the certainty equivalent, and to about 1e-7, to see by how much.
FINE, COARSE = ((6, 10, 16), 12), ((4, 7, 11), 8)
