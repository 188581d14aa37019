"""The compiled loop: how well steps explain a series, for each kind of noise and of swings.

A series is a level, a trend, steps, a swing and noise. The swing is a stochastic cycle (Harvey
1989, "Forecasting, Structural Time Series Models and the Kalman Filter", section 2.3.3), the noise
remembers a share of itself from month to month. One pass of the Kalman filter whitens the series
and everything that may explain it; what is left is least squares.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int64]
Bool = NDArray[np.bool_]

_loop = njit(cache=True, nogil=True, error_model="numpy")


@_loop
def whiten(
    columns: Array,
    seen: Bool,
    kept: float,
    damping: float,
    turn: float,
    ratio: float,
    white: Array,
) -> float:  # pragma: no cover (compiled)
    """Fill `white` with one-step errors in units of the shock; return log det of their spread.

    `columns` and `white` are (months, columns); months that were not `seen` are left at 0.
    `kept`: share of the noise left a month later; `damping` and `turn` (radians a month): of the
    swing; `ratio`: its spread in units of the noise's shock, 0 for no swing.
    """
    n, m = columns.shape
    cosine, sine = damping * math.cos(turn), damping * math.sin(turn)
    wave = ratio * ratio
    fresh = wave * (1.0 - damping * damping)
    p00, p01, p02, p11, p12, p22 = wave, 0.0, 0.0, wave, 0.0, 1.0 / (1.0 - kept * kept)
    s0, s1, s2 = np.zeros(m), np.zeros(m), np.zeros(m)
    log_det = 0.0
    for t in range(n):
        if seen[t]:
            spread = p00 + 2.0 * p02 + p22
            scale = 1.0 / math.sqrt(spread)
            log_det += math.log(spread)
            k0, k1, k2 = (p00 + p02) / spread, (p01 + p12) / spread, (p02 + p22) / spread
            for j in range(m):
                error = columns[t, j] - s0[j] - s2[j]
                white[t, j] = error * scale
                a0, a1 = s0[j] + k0 * error, s1[j] + k1 * error
                s0[j] = cosine * a0 + sine * a1
                s1[j] = cosine * a1 - sine * a0
                s2[j] = kept * (s2[j] + k2 * error)
            p00 -= k0 * k0 * spread
            p01 -= k0 * k1 * spread
            p02 -= k0 * k2 * spread
            p11 -= k1 * k1 * spread
            p12 -= k1 * k2 * spread
            p22 -= k2 * k2 * spread
        else:
            for j in range(m):
                white[t, j] = 0.0
                a0, a1 = s0[j], s1[j]
                s0[j] = cosine * a0 + sine * a1
                s1[j] = cosine * a1 - sine * a0
                s2[j] = kept * s2[j]
        q00 = cosine * cosine * p00 + 2.0 * cosine * sine * p01 + sine * sine * p11 + fresh
        q01 = cosine * cosine * p01 + cosine * sine * (p11 - p00) - sine * sine * p01
        q11 = cosine * cosine * p11 - 2.0 * cosine * sine * p01 + sine * sine * p00 + fresh
        q02 = kept * (cosine * p02 + sine * p12)
        p12 = kept * (cosine * p12 - sine * p02)
        p00, p01, p11, p02 = q00, q01, q11, q02
        p22 = kept * kept * p22 + 1.0
    return log_det


@_loop
def sharpened(
    columns: Array, seen: Bool, momentum: float
) -> tuple[Array, Bool]:  # pragma: no cover (compiled)
    """Return columns less a share of the month before, from the second month on."""
    n, m = columns.shape
    result, known = np.empty((n - 1, m)), np.empty(n - 1, dtype=np.bool_)
    for t in range(1, n):
        known[t - 1] = seen[t] and seen[t - 1]
        for j in range(m):
            result[t - 1, j] = columns[t, j] - momentum * columns[t - 1, j]
    return result, known


@_loop
def explained(
    columns: Array, seen: Bool, grid: Array, sets: Whole, step_mean: float, step_spread: float
) -> tuple[Array, Array]:  # pragma: no cover (compiled)
    """Return log weight and shock of each noise-and-swing with each set of steps.

    Parameters
    ----------
    columns
        (months, 3 + steps): the series, 1, a trend, then one column a step; finite everywhere.
    seen
        (months,): months that were observed.
    grid
        (points, 5): momentum, kept, damping, turn, ratio; see `whiten`. With momentum, noise is
        an autoregression of order 2 with real roots `momentum` and `kept`.
    sets
        (sets, 2): numbers of steps, then -1.
    step_mean, step_spread
        Sizes of steps that are looked for, in log points: +-mean, give or take.

    Returns
    -------
    Both (points, sets). Level and trend are integrated out under a flat prior, step sizes under
    theirs at the best shock, the shock itself under 1/shock.
    """
    points, number = len(grid), len(sets)
    weight, shock = np.empty((points, number)), np.empty((points, number))
    momentum = grid[0, 0]
    sharp, known = sharpened(columns, seen, momentum)
    white = np.empty_like(sharp)
    for g in range(points):
        if grid[g, 0] != momentum:
            momentum = grid[g, 0]
            sharp, known = sharpened(columns, seen, momentum)
        log_det = whiten(sharp, known, grid[g, 1], grid[g, 2], grid[g, 3], grid[g, 4], white)
        gram = white.T @ white
        log_det += _sweep(gram, 1) + _sweep(gram, 2)  # level and trend
        free = known.sum() - 2
        for s in range(number):
            weight[g, s], shock[g, s] = _one_set(
                gram, sets[s], free, log_det, step_mean, step_spread
            )
    return weight, shock


@_loop
def _sweep(gram: Array, pivot: int) -> float:  # pragma: no cover (compiled)
    """Take a column's share out of all others; return log of what it had of its own."""
    size = gram[pivot, pivot]
    for i in range(len(gram)):
        if i != pivot:
            share = gram[i, pivot] / size
            for j in range(len(gram)):
                gram[i, j] -= share * gram[pivot, j]
    for i in range(len(gram)):
        if i != pivot:
            gram[i, pivot] = 0.0
    return math.log(size)


@_loop
def _one_set(
    gram: Array,
    chosen: Whole,
    free: int,
    log_det: float,
    step_mean: float,
    step_spread: float,
) -> tuple[float, float]:  # pragma: no cover (compiled)
    """Return log weight and shock with none, one or two steps."""
    if chosen[0] < 0:
        rest = gram[0, 0]
        return -0.5 * (free * math.log(rest) + log_det), math.sqrt(rest / free)
    i, wide = 3 + chosen[0], step_spread * step_spread
    if chosen[1] < 0:
        size = gram[i, 0] / gram[i, i]
        rest = gram[0, 0] - size * gram[i, 0]
        own = rest / free / gram[i, i]
        both = own + wide
        away, away_down = size - step_mean, size + step_mean
        fit = math.exp(-0.5 * away * away / both) + math.exp(-0.5 * away_down * away_down / both)
        gain = 0.5 * math.log(own / both) + math.log(0.5 * fit + 1e-300)
        return -0.5 * (free * math.log(rest) + log_det) + gain, math.sqrt(rest / free)
    j = 3 + chosen[1]
    a, b, c = gram[i, i], gram[i, j], gram[j, j]
    det = a * c - b * b
    size_i = (c * gram[i, 0] - b * gram[j, 0]) / det
    size_j = (a * gram[j, 0] - b * gram[i, 0]) / det
    rest = gram[0, 0] - size_i * gram[i, 0] - size_j * gram[j, 0]
    variance = rest / free
    # each combination of signs is a Gaussian prior; the estimate is Gaussian around the truth
    v_ii, v_ij, v_jj = variance * c / det + wide, -variance * b / det, variance * a / det + wide
    both = v_ii * v_jj - v_ij * v_ij
    fit = 0.0
    for sign_i in (-1.0, 1.0):
        for sign_j in (-1.0, 1.0):
            x, y = size_i - sign_i * step_mean, size_j - sign_j * step_mean
            far = (v_jj * x * x - 2.0 * v_ij * x * y + v_ii * y * y) / both
            fit += math.exp(-0.5 * far)
    gain = 0.5 * math.log(variance * variance / det / both) + math.log(0.25 * fit + 1e-300)
    return -0.5 * (free * math.log(rest) + log_det) + gain, math.sqrt(variance)
