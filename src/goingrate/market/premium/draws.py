"""The bootstrap: employers drawn with replacement, or records where no employer is known."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goingrate.market.premium.columns import Columns
from goingrate.market.premium.sums import Sums, in_blocks, solved, sums_by_employer

Array = NDArray[np.float64]
Whole = NDArray[np.int64]


def drawn_employers(columns: Columns, sums: Sums, *, replicates: int, seed: int) -> Array:
    """Return the values of `sums.solved` for draws of as many employers as there are."""
    n = columns.n_employers

    def fill(size: int, generator: np.random.Generator) -> Array:
        counts = np.empty((n, size))
        for draw in range(size):
            counts[:, draw] = np.bincount(generator.integers(0, n, n), minlength=n)
        return solved(columns, sums.weighted(counts))

    return in_blocks(fill, replicates, seed)


def drawn_records(columns: Columns, *, replicates: int, seed: int) -> Array:
    """Return the values of `sums.solved` for draws of records.

    A row stands for `weight` records, each of which is drawn a Poisson number of times with mean 1:
    as with replacement, but for their total, which no estimate depends on. Equal records but for
    their pay are put together before anything is solved.
    """
    from goingrate.market.premium.sum_kernels import gather_draws

    strata, which = _strata(columns)

    def fill(size: int, generator: np.random.Generator) -> Array:
        totals = np.empty((columns.n_sums, size))
        for draw in range(size):
            counts = generator.poisson(columns.weight)
            weight, log_pay = np.empty(strata.cell.size), np.empty(strata.cell.size)
            gather_draws(which, columns.log_pay, counts, weight, log_pay)
            totals[:, draw] = sums_by_employer(strata, weight, log_pay).total()
        return solved(columns, totals)

    return in_blocks(fill, replicates, seed)


def _strata(columns: Columns) -> tuple[Columns, Whole]:
    """Return columns with one row for all rows that differ in pay only, and which one is whose."""
    from dataclasses import replace

    from goingrate.market.premium.columns import dense

    key = columns.cell.copy()
    parts = [columns.codes[:, f] for f in range(columns.first_control, len(columns.factors))]
    for part in [*parts, *columns.skills.T.astype(np.int64), columns.is_of.astype(np.int64)]:
        key = dense(key * (int(part.max()) + 1) + part)
    _, first = np.unique(key, return_index=True)
    return replace(
        columns,
        start=np.array([0, first.size], np.int64),
        cell=columns.cell[first],
        codes=np.ascontiguousarray(columns.codes[first]),
        skills=np.ascontiguousarray(columns.skills[first]),
        is_of=columns.is_of[first],
        log_pay=np.zeros(first.size),
        weight=np.zeros(first.size),
    ), key
