"""The loop over a whole market at one scale of taste, in double precision.

Imported only inside functions, since the compiler costs 0.3 s to import. Single-threaded and summed
in a fixed order. All of it is one module: the compiler's cache does not see a change in another.
"""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[np.float64]

# Sums of a row may be added in another order, which vector registers need; nothing is assumed
# to be finite.
_loop = njit(cache=True, nogil=True, error_model="numpy", fastmath={"contract", "reassoc", "nsz"})

# exp(x) = 2^k e^r with |r| <= ln(2)/2, ln(2) in two parts so that r has all its digits; the
# Taylor polynomial of degree 13 is then exact to the last place.
_LOG2_E: Final = 1.4426950408889634
_LN2_HIGH: Final = 0.6931471803691238
_LN2_LOW: Final = 1.9082149292705877e-10
_LEAST: Final = -708.0
_TAYLOR = tuple(1.0 / math.factorial(k) for k in range(14))


@_loop
def powers(x: Array, out: Array, bits: NDArray[np.int64]) -> float:  # pragma: no cover (compiled)
    """Fill `out` with exp(x) for x <= 0 and return the sum; `bits` is scratch."""
    power = bits.view(np.float64)
    for j in range(x.size):
        here = max(x[j], _LEAST)
        k = np.floor(here * _LOG2_E + 0.5)
        r = (here - k * _LN2_HIGH) - k * _LN2_LOW
        p = _TAYLOR[13]
        p = p * r + _TAYLOR[12]
        p = p * r + _TAYLOR[11]
        p = p * r + _TAYLOR[10]
        p = p * r + _TAYLOR[9]
        p = p * r + _TAYLOR[8]
        p = p * r + _TAYLOR[7]
        p = p * r + _TAYLOR[6]
        p = p * r + _TAYLOR[5]
        p = p * r + _TAYLOR[4]
        p = p * r + _TAYLOR[3]
        p = p * r + _TAYLOR[2]
        p = p * r + 1.0
        out[j] = p * r + 1.0
        bits[j] = (np.int64(k) + 1023) << 52
    total = 0.0
    for j in range(x.size):
        out[j] *= power[j]
        total += out[j]
    return total


@_loop
def market_demand(
    worth: NDArray[Any],
    outside: Array,
    people: Array,
    price: Array,
    scale: float,
    least_share: float,
    curved: bool,
    demand: Array,
    curvature: Array,
    inclusive: Array,
) -> None:  # pragma: no cover (compiled)
    """Fill the logit demand for seats, and what the best choice is worth to each type on average.

    `curvature` gets sum_i n_i p_ij p_ik over shares of at least `least_share` if it is asked for;
    `inclusive`, shape (n_types,), is s log sum exp of worth over scale.
    """
    n_rows, n_firms = worth.shape
    net, out = np.empty(n_firms), np.empty(n_firms)
    bits, firms = np.empty(n_firms, np.int64), np.empty(n_firms, np.int64)
    demand[:] = 0.0
    if curved:
        curvature[:] = 0.0
    per_scale = 1.0 / scale
    for i in range(n_rows):
        row = worth[i]
        best = -np.inf
        for j in range(n_firms):
            here = row[j] - price[j]
            net[j] = here
            best = here if here > best else best
        best = max(best, outside[i])
        for j in range(n_firms):
            net[j] = (net[j] - best) * per_scale
        total = powers(net, out, bits) + math.exp((outside[i] - best) * per_scale)
        inclusive[i] = best + scale * math.log(total)
        part = people[i] / total
        for j in range(n_firms):
            demand[j] += part * out[j]
        if curved:
            count = 0
            for j in range(n_firms):
                if out[j] > least_share * total:
                    firms[count] = j
                    count += 1
            for a in range(count):
                times = part * out[firms[a]] / total
                for b in range(count):
                    curvature[firms[a], firms[b]] += times * out[firms[b]]
