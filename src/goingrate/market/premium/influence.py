"""What each employer moves the estimates by: to the first order, or by leaving it out."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.market.premium.columns import Columns
from goingrate.market.premium.sums import BLOCK, Sums, solved
from goingrate.market.premium.values import Values

Array = NDArray[np.float64]

#: Employers that are left out one by one, those first that move something most: with more of them,
#: what the others move is the same to the first order.
_MOST_LEFT_OUT: Final = 200


def influence_of(columns: Columns, sums: Sums, total: Array, values: Values) -> Array:
    """Return what each employer moves each value by, shape (n_employers, n_names)."""
    result = values.of(sums.along(slopes_of(columns, total)))
    length = np.sqrt((result**2).sum(axis=0))
    share = np.divide(np.abs(result), length, out=np.zeros_like(result), where=length > 0.0)
    chosen = np.argsort(-share.max(axis=1), kind="stable")[:_MOST_LEFT_OUT].astype(np.int64)
    whole = values.of(solved(columns, total[:, None]))
    pieces = [chosen[first : first + BLOCK] for first in range(0, chosen.size, BLOCK)]
    without = [values.of(solved(columns, sums.without(piece, total))) for piece in pieces]
    moved = whole - np.concatenate(without)
    result[chosen] = np.where(np.isnan(moved), result[chosen], moved)
    return result


def slopes_of(columns: Columns, total: Array) -> Array:
    """Return slopes of the values of `sums.solved` in the sums, shape (n_sums, n_values).

    All values stay as they are when all sums are multiplied alike: the sum of what employers add
    along the slopes is 0.
    """
    size, inner, shift = columns.size, columns.inner, columns.control_shift
    after = size * (size + 1) // 2
    of, over = total[after : after + size], total[after + size : after + 2 * size]
    w_of, w_over = of[size - 2], over[size - 2]
    away = of / w_of - over / w_over
    slopes = np.zeros((total.size, 4 + len(columns.factors)))
    slopes[after + size - 1, 0], slopes[after + 2 * size - 1, 0] = 1.0 / w_of, -1.0 / w_over
    slopes[after + size - 2, 0] = -of[size - 1] / w_of**2
    slopes[after + 2 * size - 2, 0] = over[size - 1] / w_over**2
    effects, inverse = _solution(unpacked(total[:after], size), (of + over)[: size - 2])
    targets = np.zeros((size - 1, slopes.shape[1]))
    targets[size - 2, 1] = 1.0
    edges = [*columns.factor_start.tolist(), size - 2]
    for f, (first, last) in enumerate(pairwise(edges)):
        targets[first:last, 3 + f] = away[first:last]
        own = effects[first:last]
        slopes[after + first : after + last, 3 + f] = own / w_of
        slopes[after + size + first : after + size + last, 3 + f] = -own / w_over
        slopes[after + size - 2, 3 + f] = -(own @ of[first:last]) / w_of**2
        slopes[after + 2 * size - 2, 3 + f] = (own @ over[first:last]) / w_over**2
    slopes[:after] += _in_products(inverse @ targets, effects)
    weight = (of + over)[shift : size - 2]
    inside, inverse = _solution(unpacked(total[after + 2 * size :], inner), weight)
    target = np.zeros((inner - 1, slopes.shape[1]))
    target[inner - 2, 2] = 1.0
    slopes[after + 2 * size :] = _in_products(inverse @ target, inside)
    return slopes


def unpacked(triangle: Array, size: int) -> Array:
    """Return a symmetric matrix from its upper triangle, kept row by row."""
    matrix = np.zeros((size, size))
    matrix[np.triu_indices(size)] = triangle
    result: Array = matrix + np.triu(matrix, 1).T
    return result


def _solution(gram: Array, weight: Array) -> tuple[Array, Array]:
    """Return effects and the inverse (on what is told) of all columns but pay."""
    n = gram.shape[0] - 1
    root = np.sqrt(np.concatenate([weight, [max(gram[n - 1, n - 1], 1e-300)]]))
    scale = np.outer(root, root)
    inverse: Array = np.linalg.pinv(gram[:n, :n] / scale, rcond=1e-10, hermitian=True) / scale
    return inverse @ gram[:n, n], inverse


def _in_products(rows: Array, effects: Array) -> Array:
    """Return slopes in the products: of a solution `rows` (n, n_values), at `effects` (n,)."""
    n = effects.size
    one, other = np.triu_indices(n + 1)
    whole = np.zeros((n + 1, rows.shape[1]))
    whole[:n] = rows
    there = np.append(-effects, 1.0)
    result: Array = whole[one] * there[other][:, None] + whole[other] * there[one][:, None]
    result[one == other] = whole[one[one == other]] * there[one[one == other]][:, None]
    result[one == n] = 0.0
    return result
