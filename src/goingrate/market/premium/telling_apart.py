"""Which skills and factors the records tell apart from the rest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.market.premium.columns import Columns
from goingrate.market.premium.influence import unpacked

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

#: Share of the variation of a column that is left by the others, below which it is not told apart.
_LEFT: Final = 1e-7
#: Directions with less than this share of their variation left are open.
_OPEN: Final = 1e-9
#: By how much a part would move with an open direction of size 1, above which it does.
_MOVES: Final = 1e-6
#: Share of the records outside the largest set of codes that can be compared, above which a
#: factor is put together with the one that it cannot be told from. Below, what a set of codes has
#: in common counts as the other factor's.
MOST_OUTSIDE: Final = 0.05


def skills_of_both(columns: Columns) -> Flags:
    """Return which skills records of both kinds ask for, and not all records of both."""
    of, over = columns.skills[columns.is_of], columns.skills[~columns.is_of]
    every = [of.any(axis=0), over.any(axis=0), ~columns.skills.all(axis=0)]
    result: Flags = np.logical_and.reduce(every)
    return result


def skills_told(products: Array, n_skills: int, weight: Array) -> Flags:
    """Return which skills the records tell apart from factors and from the skills before.

    `products` (n, n) of all columns: factors' codes, skills, kind of work, pay; `weight` of codes
    and skills.
    """
    n = products.shape[0] - 2
    told = np.ones(n, np.bool_)
    for column in range(n - n_skills, n):
        before = np.flatnonzero(told[:column])
        left = _left(products, weight, before, column)
        told[column] = left > _LEFT * weight[column]
    return told[n - n_skills :]


def kind_told(products: Array, weight: Array) -> bool:
    """Return whether the kind of work is told apart from factors and skills."""
    n = products.shape[0] - 2
    own = products[n, n]
    if own <= _OPEN * weight.sum():
        return False
    return bool(_left(products, weight, np.arange(n), n) > _LEFT * own)


def _left(products: Array, weight: Array, before: NDArray[np.int64], column: int) -> float:
    root = np.sqrt(weight[before])
    scaled = products[np.ix_(before, before)] / np.outer(root, root)
    across = products[before, column] / root
    inverse = np.linalg.pinv(scaled, rcond=_OPEN, hermitian=True)
    return float(products[column, column] - across @ inverse @ across)


def blocks(columns: Columns, total: Array) -> tuple[tuple[str, ...], ...]:
    """Return the factors (with "employer" and "skill") that must be told together.

    The means of a factor's effects differ between the two kinds of work by an amount that the
    records tell, or that moves with directions in which nothing is told: a set of places that no
    employer links to the others can be paid more, or its employers can.
    """
    moves, outside = _openness(columns, total)
    names = [*columns.factors, *(["skill"] if columns.skills.shape[1] else [])]
    unsure = [
        name
        for f, name in enumerate(names)
        if np.abs(moves[f]).max(initial=0.0) > _MOVES and outside[f] > MOST_OUTSIDE
    ]
    rows = dict(zip(names, moves, strict=True))
    everyone = ["employer", *names] if columns.by_employer else names
    if not unsure:
        return tuple((name,) for name in everyone)
    if columns.by_employer:
        rows["employer"] = -moves.sum(axis=0)
        if np.abs(rows["employer"]).max() > _MOVES:
            unsure = ["employer", *unsure]
    found = [unsure]
    for way in _ways(unsure):
        settled = all(np.abs(sum(rows[name] for name in one)).max() <= _MOVES for one in way)
        if settled and len(way) > len(found):
            found = way
    alone = [[name] for name in everyone if name not in unsure]
    ordered = sorted([*found, *alone], key=lambda one: everyone.index(one[0]))
    return tuple(tuple(one) for one in ordered)


def _openness(columns: Columns, total: Array) -> tuple[Array, list[float]]:
    """Return how parts move with open directions (n_factors, n_open), and the records outside."""
    size = columns.size
    after, n = size * (size + 1) // 2, size - 2
    of, over = total[after : after + size], total[after + size : after + 2 * size]
    weight = (of + over)[:n]
    root = np.sqrt(weight)
    products = unpacked(total[:after], size)[:n, :n]
    values, vectors = np.linalg.eigh(products / np.outer(root, root))
    open_ = vectors[:, values < _OPEN] / root[:, None] * np.sqrt(of[n] + over[n])
    away = of[:n] / of[n] - over[:n] / over[n]
    edges = [*columns.factor_start.tolist(), *([n] if n > columns.n_codes else [])]
    moves, outside = [], []
    for first, last in pairwise(edges):
        moves.append(away[first:last] @ open_[first:last])
        outside.append(_outside(open_[first:last], weight[first:last]))
    return np.array(moves).reshape(len(edges) - 1, open_.shape[1]), outside


def _outside(directions: Array, weight: Array) -> float:
    """Return the share of records outside the largest set of codes that can be compared.

    Codes that all open directions move alike can be: along one at random, they stand together.
    """
    along = directions @ np.random.default_rng(0).normal(size=directions.shape[1])
    order = np.argsort(along, kind="stable")
    sets = np.cumsum(np.concatenate([[False], np.diff(along[order]) > _MOVES]))
    sizes = np.bincount(sets, weights=weight[order])
    return float(1.0 - sizes.max() / sizes.sum())


def _ways(names: list[str]) -> Iterator[list[list[str]]]:
    """Yield all ways to put names into groups, in the order of the names."""
    if not names:
        yield []
        return
    first, rest = names[0], names[1:]
    for way in _ways(rest):
        yield [[first], *way]
        for at in range(len(way)):
            yield [*way[:at], [first, *way[at]], *way[at + 1 :]]
