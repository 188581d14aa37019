"""Loops over whole rows of a market: demand by a logit, of a sample and of everybody.

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
Table = NDArray[Any]  # in single or double precision
Real = Any  # in the precision of the table
Single = np.float32

# Sums of a row may be added in another order, which vector registers need; nothing is assumed
# to be finite.
_loop = njit(cache=True, nogil=True, error_model="numpy", fastmath={"contract", "reassoc", "nsz"})

_SEVERAL = 256  # rows whose demand is added in single precision before it is carried over
_BATCH = 8  # rows whose cross products are added at once
_MANY = 0.3  # of firms with a share: then all are taken, without looking which

# exp(x) = 2^k e^r with |r| <= ln(2)/2. In single precision the Taylor polynomial of degree 6 is off
# by less than 2e-7; in double precision ln(2) comes in two parts, so that r has all its digits,
# and that of degree 13 is exact to the last place.
_LOG2_E: Final = 1.4426950408889634
_LN2: Final = 0.6931471805599453
_LN2_HIGH: Final = 0.6931471803691238
_LN2_LOW: Final = 1.9082149292705877e-10
_LEAST: Final = -708.0
_LEAST_SINGLE: Final = -87.0
_TAYLOR = tuple(1.0 / math.factorial(k) for k in range(14))
_TAYLOR_SINGLE = tuple(np.float32(1.0 / math.factorial(k)) for k in range(7))


@_loop
def worth_at(row: Table, price: Table, net: Table) -> Real:  # pragma: no cover (compiled)
    """Fill `net` with what each firm leaves a person at these prices, and return the largest."""
    best = net.dtype.type(-np.inf)
    for j in range(row.size):
        here = row[j] - price[j]
        net[j] = here
        best = here if here > best else best
    return best


@_loop
def single_powers(
    x: NDArray[np.float32], out: NDArray[np.float32], bits: NDArray[np.int32]
) -> Real:  # pragma: no cover (compiled)
    """Fill `out` with exp(x) for x <= 0 and return the sum; `bits` is scratch."""
    power = bits.view(np.float32)
    for j in range(x.size):
        here = max(x[j], Single(_LEAST_SINGLE))
        k = np.floor(here * Single(_LOG2_E) + Single(0.5))
        r = here - k * Single(_LN2)
        p = _TAYLOR_SINGLE[6]
        p = p * r + _TAYLOR_SINGLE[5]
        p = p * r + _TAYLOR_SINGLE[4]
        p = p * r + _TAYLOR_SINGLE[3]
        p = p * r + _TAYLOR_SINGLE[2]
        p = p * r + Single(1.0)
        out[j] = p * r + Single(1.0)
        bits[j] = (np.int32(k) + np.int32(127)) << np.int32(23)
    total = Single(0.0)
    for j in range(x.size):
        out[j] *= power[j]
        total += out[j]
    return total


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
def add_batch(batch: Table, curvature: Array) -> None:  # pragma: no cover (compiled)
    """Add the products of all pairs, the first not above the second, of the rows of a batch."""
    n_firms = batch.shape[1]
    for a in range(n_firms):
        w0, w1, w2, w3 = batch[0, a], batch[1, a], batch[2, a], batch[3, a]
        w4, w5, w6, w7 = batch[4, a], batch[5, a], batch[6, a], batch[7, a]
        line = curvature[a]
        for b in range(a, n_firms):
            low = w0 * batch[0, b] + w1 * batch[1, b] + w2 * batch[2, b] + w3 * batch[3, b]
            high = w4 * batch[4, b] + w5 * batch[5, b] + w6 * batch[6, b] + w7 * batch[7, b]
            line[b] += low + high
    batch[:] = 0.0


@_loop
def bend(
    odds: Table,
    total: Real,
    people: float,
    least_share: float,
    batch: Table,
    waiting: int,
    firms: NDArray[np.int64],
    curvature: Array,
) -> int:  # pragma: no cover (compiled)
    """Add the cross products of a row's shares, the first firm not above the second.

    A row in which many firms have a share waits in the batch. Returns how many are waiting.
    """
    n_firms = odds.size
    least = odds.dtype.type(least_share) * total
    count = 0
    for j in range(n_firms):
        if odds[j] > least:
            firms[count] = j
            count += 1
    if count < _MANY * n_firms:
        part = people / (total * total)
        for a in range(count):
            times, line = part * odds[firms[a]], curvature[firms[a]]
            for b in range(a, count):
                line[firms[b]] += times * odds[firms[b]]
        return waiting
    root = odds.dtype.type(math.sqrt(people) / total)
    for j in range(n_firms):
        batch[waiting, j] = root * odds[j]
    if waiting == _BATCH - 1:
        add_batch(batch, curvature)
        return 0
    return waiting + 1


@_loop
def mirror(curvature: Array) -> None:  # pragma: no cover (compiled)
    """Fill the other half of a symmetric table."""
    for a in range(curvature.shape[0]):
        for b in range(a + 1, curvature.shape[0]):
            curvature[b, a] = curvature[a, b]


@_loop
def sample_demand(
    worth: NDArray[np.float32],
    people: Array,
    price: NDArray[np.float32],
    scale: float,
    least_share: float,
    curved: bool,
    demand: Array,
    curvature: Array,
) -> None:  # pragma: no cover (compiled)
    """Fill the logit demand for seats and, if asked for, its cross products; single precision.

    `worth` is net of the outside option. `curvature` gets sum_i n_i p_ij p_ik over shares of at
    least `least_share`.
    """
    n_rows, n_firms = worth.shape
    net, out = np.empty(n_firms, np.float32), np.empty(n_firms, np.float32)
    bits, several = np.empty(n_firms, np.int32), np.zeros(n_firms, np.float32)
    firms = np.empty(n_firms, np.int64)
    batch, waiting = np.zeros((_BATCH, n_firms), np.float32), 0
    demand[:] = 0.0
    curvature[:] = 0.0
    rate = Single(1.0 / scale)
    for i in range(n_rows):
        best = max(worth_at(worth[i], price, net), Single(0.0))
        for j in range(n_firms):
            net[j] = (net[j] - best) * rate
        total = single_powers(net, out, bits) + Single(math.exp(-best / scale))
        part = Single(people[i] / total)
        for j in range(n_firms):
            several[j] += part * out[j]
        if i % _SEVERAL == _SEVERAL - 1 or i == n_rows - 1:
            for j in range(n_firms):
                demand[j] += several[j]
                several[j] = Single(0.0)
        if curved:
            waiting = bend(out, total, people[i], least_share, batch, waiting, firms, curvature)
    if waiting > 0:
        add_batch(batch, curvature)
    mirror(curvature)


@_loop
def market_demand(
    worth: Table,
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

    In double precision. `curvature` as in `sample_demand`; `inclusive`, shape (n_types,), is
    s log sum exp of worth over scale.
    """
    n_rows, n_firms = worth.shape
    net, out = np.empty(n_firms), np.empty(n_firms)
    bits, firms = np.empty(n_firms, np.int64), np.empty(n_firms, np.int64)
    batch, waiting = np.zeros((_BATCH, n_firms)), 0
    demand[:] = 0.0
    curvature[:] = 0.0
    rate = 1.0 / scale
    for i in range(n_rows):
        best = max(worth_at(worth[i], price, net), outside[i])
        for j in range(n_firms):
            net[j] = (net[j] - best) * rate
        total = powers(net, out, bits) + math.exp((outside[i] - best) * rate)
        inclusive[i] = best + scale * math.log(total)
        part = people[i] / total
        for j in range(n_firms):
            demand[j] += part * out[j]
        if curved:
            waiting = bend(out, total, people[i], least_share, batch, waiting, firms, curvature)
    if waiting > 0:
        add_batch(batch, curvature)
    mirror(curvature)
