"""The compiled solve of one draw's sums: raw gap, both models, and what each factor explains.

Imported only inside functions, since the compiler costs 0.3 s to import.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

_part = njit(cache=True, nogil=True, error_model="numpy")
_loop = njit(cache=True, nogil=True, error_model="numpy")

#: Weight of the pull of effects towards 0, as a share of the weight of their records: it decides
#: only what the records leave open, and is taken out again by as many rounds of refinement.
_PULL, _ROUNDS = 1e-9, 3
#: The kind of work is told apart from the rest if more than this share of its variation is left.
_LEFT = 1e-7
_ROUNDING = 1e-12


@_part
def _unpack(total: Array, at: int, size: int, out: Array) -> None:  # pragma: no cover (compiled)
    for p in range(size):
        for q in range(p, size):
            out[p, q] = total[at]
            out[q, p] = total[at]
            at += 1


@_part
def _factorise(upper: Array) -> None:  # pragma: no cover (compiled)
    """Replace the upper triangle by its Cholesky factor."""
    n = upper.shape[0]
    for p in range(n):
        root = math.sqrt(max(upper[p, p], 1e-300))
        for q in range(p, n):
            upper[p, q] /= root
        for r in range(p + 1, n):
            by = upper[p, r]
            if by != 0.0:
                for q in range(r, n):
                    upper[r, q] -= by * upper[p, q]


@_part
def _solve(upper: Array, x: Array) -> None:  # pragma: no cover (compiled)
    n = upper.shape[0]
    for p in range(n):
        x[p] /= upper[p, p]
        by = x[p]
        for q in range(p + 1, n):
            x[q] -= by * upper[p, q]
    for p in range(n - 1, -1, -1):
        s = x[p]
        for q in range(p + 1, n):
            s -= upper[p, q] * x[q]
        x[p] = s / upper[p, p]


@_part
def _effects(gram: Array, weight: Array, scale: float, out: Array) -> bool:  # pragma: no cover
    """Fill `out` with the effects of all columns but the last, which is pay; say if they are told.

    The last but one is the kind of work. What the records leave open is chosen to be the smallest
    in the mean over records.
    """
    n = gram.shape[0] - 1
    out[:] = 0.0
    if gram[n - 1, n - 1] <= _ROUNDING * scale:
        return False
    upper = gram[:n, :n].copy()
    for p in range(n - 1):
        upper[p, p] += _PULL * weight[p] if weight[p] > 0.0 else 1.0
    _factorise(upper)
    if upper[n - 1, n - 1] ** 2 <= _LEFT * gram[n - 1, n - 1]:
        return False
    step = np.empty(n)
    for _ in range(_ROUNDS):
        for p in range(n):
            s = gram[p, n]
            for q in range(n):
                s -= gram[p, q] * out[q]
            step[p] = s
        _solve(upper, step)
        for p in range(n):
            out[p] += step[p]
    return True


@_loop
def solve_draws(
    totals: Array, factor_start: Whole, control_shift: int, n_skills: int, out: Array
) -> None:  # pragma: no cover (compiled)
    """Fill `out` (n_draws, 4 + n_factors): raw, additive, within, each factor's part, skills'.

    `totals` (n_sums, n_draws) are as in `sum_kernels.employer_sums`; NaN: cannot be told.
    """
    n_factors = factor_start.size - 1
    n_codes = factor_start[n_factors]
    size, inner = n_codes + n_skills + 2, n_codes - control_shift + n_skills + 2
    after = (size * (size + 1)) // 2
    gram, small = np.empty((size, size)), np.empty((inner, inner))
    effect, inside = np.empty(size - 1), np.empty(inner - 1)
    for draw in range(totals.shape[1]):
        total = totals[:, draw].copy()
        of, over = total[after : after + size], total[after + size : after + 2 * size]
        w_of, w_over = of[size - 2], over[size - 2]
        out[draw] = np.nan
        if w_of <= 0.0 or w_over <= 0.0:
            continue
        scale = w_of + w_over
        weight = of + over
        out[draw, 0] = of[size - 1] / w_of - over[size - 1] / w_over
        _unpack(total, 0, size, gram)
        if _effects(gram, weight, scale, effect):
            out[draw, 1] = effect[size - 2]
            for f in range(n_factors + 1):
                last = factor_start[f + 1] if f < n_factors else n_codes + n_skills
                part = 0.0
                for c in range(factor_start[f], last):
                    part += (of[c] / w_of - over[c] / w_over) * effect[c]
                out[draw, 3 + f] = part
        _unpack(total, after + 2 * size, inner, small)
        if _effects(small, weight[control_shift:], scale, inside):
            out[draw, 2] = inside[inner - 2]
