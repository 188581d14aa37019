"""The compiled loops over records, and over draws of a mixture of cells.

Each loop takes a range of pairs or draws and writes only to what belongs to it, adding in a fixed
order: results do not depend on how ranges are shared out among threads. Imported only
inside functions, since the compiler costs 0.3 s to import. All of it is one module: the compiler's
cache does not see a change in another one.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int64]
Short = NDArray[np.int32]

_part = njit(cache=True, nogil=True, error_model="numpy")
_loop = njit(cache=True, nogil=True, error_model="numpy")

_ROOT_HALF = math.sqrt(0.5)
_NORMAL = 1.0 / math.sqrt(2.0 * math.pi)
_TINY = 1e-290
#: A band narrower than this, in units of the spread, is a point in its middle.
_NARROW = 1e-4
#: Uncertainty of a record's mean (in units of its spread) and of a log spread, both squared, below
#: which the expectation over it is taken at its centre.
_SURE_MEAN, _SURE_SPREAD = 1e-4, 1e-2


@_part
def at(u: float, shape: Array) -> tuple[float, float, float]:  # pragma: no cover (compiled)
    """Return normal score, density and slope of the log density of the rest at `u` spreads."""
    skew, tail, middle, scale = shape[0], shape[1], shape[2], shape[3]
    if skew == 0.0 and tail == 1.0:
        return u, _NORMAL * math.exp(-0.5 * u * u), -u
    x = middle + scale * u
    root = math.sqrt(1.0 + x * x)
    grown = math.log(abs(x) + root)
    turned = tail * (grown if x >= 0.0 else -grown) - skew
    up = math.exp(turned)
    down = 1.0 / up
    z, steep = 0.5 * (up - down), 0.5 * (up + down)
    density = _NORMAL * math.exp(-0.5 * z * z) * steep * tail * scale / root
    slope = scale * ((z / steep - z * steep) * tail / root - x / (root * root))
    return z, density, slope


@_part
def bend_at(u: float, shape: Array) -> float:  # pragma: no cover (compiled)
    """Return the second derivative of the log density at `u` spreads."""
    skew, tail, middle, scale = shape[0], shape[1], shape[2], shape[3]
    if skew == 0.0 and tail == 1.0:
        return -1.0
    x = middle + scale * u
    square = 1.0 + x * x
    root = math.sqrt(square)
    grown = math.log(abs(x) + root)
    turned = tail * (grown if x >= 0.0 else -grown) - skew
    up = math.exp(turned)
    down = 1.0 / up
    z, steep = 0.5 * (up - down), 0.5 * (up + down)
    bend = (1.0 / (steep * steep) - steep * steep - z * z) * tail * tail / square
    bend -= (z / steep - z * steep) * tail * x / (square * root)
    bend -= (1.0 - x * x) / (square * square)
    result: float = scale * scale * bend
    return result


@_part
def between(z_low: float, z_high: float) -> float:  # pragma: no cover (compiled)
    """Return the chance that a standard normal lies between two scores, exact in both tails."""
    if z_low > 0.0:
        z_low, z_high = -z_high, -z_low
    return 0.5 * (math.erfc(-z_high * _ROOT_HALF) - math.erfc(-z_low * _ROOT_HALF))


@_part
def point_score(
    u: float, shape: Array
) -> tuple[float, float, float, float, float, float]:  # pragma: no cover (compiled)
    """Return log density, slopes and minus second derivatives in mean and log spread (unit 1).

    The one in the mean alone is its expectation: it is never negative.
    """
    z, density, slope = at(u, shape)
    if density > _TINY:
        log_density = math.log(density)
    else:
        log_density = -0.5 * min(z * z, 1e6)
        slope = min(max(slope, -40.0), 40.0)
    bend = bend_at(u, shape) if abs(u) < 40.0 else 0.0
    return (
        log_density,
        -slope,
        -u * slope - 1.0,
        shape[4],
        -slope - u * bend,
        -u * slope - u * u * bend,
    )


@_part
def band_score(
    low: float, high: float, shape: Array
) -> tuple[float, float, float, float, float, float]:  # pragma: no cover (compiled)
    """Return the same for "between low and high"."""
    if high - low < _NARROW:
        told = point_score(0.5 * (low + high), shape)
        return told[0] + math.log(high - low), told[1], told[2], told[3], told[4], told[5]
    z_low, f_low, slope = at(low, shape)
    s_low = slope * f_low
    if high == np.inf:
        z_high, f_high, s_high, by_high, bent_high, twice_high = np.inf, 0.0, 0.0, 0.0, 0.0, 0.0
    else:
        z_high, f_high, slope = at(high, shape)
        s_high = slope * f_high
        by_high, bent_high, twice_high = high * f_high, high * s_high, high * high * s_high
    inside = between(z_low, z_high)
    if inside < _TINY:  # far out, all of the band's chance is at the nearer end
        return point_score(low if low > 0.0 else high, shape)
    bent_low = low * s_low
    g = (f_high - f_low) / inside
    k = (by_high - low * f_low) / inside
    h = (s_high - s_low) / inside
    mixed = (bent_high - bent_low) / inside
    twice = (twice_high - low * bent_low) / inside
    told = min(max(g * g - h, 0.0), shape[4])
    return math.log(inside), -g, -k, told, g * k - g - mixed, k * k - k - twice


@_part
def record_score(
    low: float, high: float, mean: float, log_spread: float, extra: float, shape: Array
) -> tuple[float, float, float, float, float, float]:  # pragma: no cover (compiled)
    """Return log likelihood, slopes in mean and log spread, curvatures of one record."""
    variance = math.exp(2.0 * log_spread)
    own = variance / (variance + extra)  # share of the variance that the log spread moves
    spread = math.sqrt(variance + extra)
    if high == low:
        told = point_score((low - mean) / spread, shape)
    else:
        told = band_score((low - mean) / spread, (high - mean) / spread, shape)
    if high == low or (high - low) / spread < _NARROW:
        value = told[0] - math.log(spread)
    else:
        value = told[0]
    return (
        value,
        told[1] / spread,
        told[2] * own,
        told[3] / (spread * spread),
        told[4] * own / spread,
        told[5] * own * own - 2.0 * told[2] * own * (1.0 - own),
    )


@_loop
def score_pairs(
    first: int,
    last: int,
    start: Whole,
    low: Array,
    high: Array,
    weight: Array,
    cell: Short,
    mean: Array,
    mean_variance: Array,
    log_spread: Array,
    log_spread_variance: Array,
    extra: Array,
    shape: Array,
    out: Array,
) -> None:  # pragma: no cover (compiled)
    """Fill `out` (n_pairs, 6) with weighted sums over the records of each pair.

    Expectations over the uncertainty of the pair's mean and its cell's log spread, by the rule of
    2 or 4 points that is exact to the third degree. `extra` is the variance that a record of an
    unknown employer has on top.
    """
    nodes = np.empty((4, 2))
    for pair in range(first, last):
        c = cell[pair]
        variance = math.exp(2.0 * log_spread[c]) + extra[pair]
        unsure_mean = mean_variance[pair] > _SURE_MEAN * variance
        unsure_spread = log_spread_variance[c] > _SURE_SPREAD
        nodes[:, 0], nodes[:, 1] = mean[pair], log_spread[c]
        n_nodes, both = 1, 1.0
        if unsure_mean and unsure_spread:
            n_nodes, both = 4, 2.0
        elif unsure_mean or unsure_spread:
            n_nodes = 2
        if unsure_mean:
            step = math.sqrt(both * mean_variance[pair])
            nodes[0, 0] -= step
            nodes[1, 0] += step
        if unsure_spread:
            step = math.sqrt(both * log_spread_variance[c])
            nodes[n_nodes - 2, 1] -= step
            nodes[n_nodes - 1, 1] += step
        s0, s1, s2, s3, s4, s5 = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
        for i in range(start[pair], start[pair + 1]):
            w = weight[i] / n_nodes
            for node in range(n_nodes):
                told = record_score(
                    low[i], high[i], nodes[node, 0], nodes[node, 1], extra[pair], shape
                )
                s0 += w * told[0]
                s1 += w * told[1]
                s2 += w * told[2]
                s3 += w * told[3]
                s4 += w * told[4]
                s5 += w * told[5]
        out[pair, 0], out[pair, 1], out[pair, 2] = s0, s1, s2
        out[pair, 3], out[pair, 4], out[pair, 5] = s3, s4, s5


@_loop
def mixtures_at(
    first: int,
    last: int,
    at_log_pay: Array,
    weight: Array,
    mean: Array,
    spread: Array,
    between: Array,
    shapes: Array,
    points: Array,
    shares: Array,
    out: Array,
) -> None:  # pragma: no cover (compiled)
    """Fill `out` (n_draws, n_points, 2) with distribution and density of a mixture of cells.

    For each draw (mean and spread (n_draws, n_cells), between-employer spread (n_draws,), shape
    (n_draws, 7)) at its own `at_log_pay` (n_draws, n_points). The sum of an employer's effect and
    the rest is integrated by the Gauss-Hermite rule over the narrower of the two, where the other
    one's distribution is smooth.
    """
    rest = np.empty(points.size)
    for draw in range(first, last):
        shape, common = shapes[draw], between[draw]
        normal = shape[0] == 0.0 and shape[1] == 1.0
        for k in range(points.size):
            grown = math.log(abs(points[k]) + math.sqrt(1.0 + points[k] * points[k]))
            grown = grown if points[k] >= 0.0 else -grown
            rest[k] = (math.sinh((grown + shape[0]) / shape[1]) - shape[2]) / shape[3]
        for place in range(at_log_pay.shape[1]):
            below, density = 0.0, 0.0
            for c in range(weight.size):
                away, s = at_log_pay[draw, place] - mean[draw, c], spread[draw, c]
                part, thick = 0.0, 0.0
                if normal or common == 0.0:
                    s = math.sqrt(s * s + common * common)
                    z, f, _ = at(away / s, shape)
                    part, thick = 0.5 * math.erfc(-z * _ROOT_HALF), f / s
                elif common <= s:
                    for k in range(points.size):
                        z, f, _ = at((away - common * points[k]) / s, shape)
                        part += shares[k] * 0.5 * math.erfc(-z * _ROOT_HALF)
                        thick += shares[k] * f / s
                else:
                    for k in range(points.size):
                        z = (away - s * rest[k]) / common
                        part += shares[k] * 0.5 * math.erfc(-z * _ROOT_HALF)
                        thick += shares[k] * _NORMAL * math.exp(-0.5 * z * z) / common
                below += weight[c] * part
                density += weight[c] * thick
            out[draw, place, 0], out[draw, place, 1] = below, density
