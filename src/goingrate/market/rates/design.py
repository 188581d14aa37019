"""From records to pairs of cell and employer, and from cells to the effects they are made of."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.market.rates.sample import Cell, PaySample, midpoints

Array = NDArray[np.float64]
Short = NDArray[np.int32]
Whole = NDArray[np.int64]

#: Employers below which there is no telling what their sizes do.
_FEWEST_SIZES: Final = 5
#: What a cell's mean is the sum of, beside an intercept and its own deviation.
_MEAN_TERMS: Final[dict[str, Callable[[Cell], Hashable]]] = {
    "role": lambda cell: cell.role,
    "level": lambda cell: cell.level,
    "country": lambda cell: cell.country,
    "region": lambda cell: (cell.country, cell.region),
    "employer_kind": lambda cell: cell.employer_kind,
}
#: What its log spread is the sum of.
_SPREAD_TERMS: Final[dict[str, Callable[[Cell], Hashable]]] = {
    "role_level": lambda cell: (cell.role, cell.level),
}


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """Effects that cells share.

    `index` says which ones a cell has, shape (n_cells, n_dimensions + 1); `names` has one
    (dimension, level) for each effect; the first is the intercept.
    """

    index: Short
    names: tuple[tuple[str, Hashable], ...]

    @property
    def size(self) -> int:
        """How many effects there are."""
        return len(self.names)

    def columns(self, dimension: str) -> Whole:
        """Return the columns of one dimension."""
        chosen = [column for column, name in enumerate(self.names) if name[0] == dimension]
        return np.array(chosen, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """Records sorted into pairs of cell and employer.

    Attributes
    ----------
    low, high, weight
        Of the records, by pair; logs less `centre`.
    start
        Record at which each pair starts, shape (n_pairs + 1,).
    cell, employer
        Of each pair; employers are numbered densely. Where some are known, the unknown ones are the
        last number; where none is, there are no employers and all numbers are -1.
    share
        Of each employer, the part of the variance between employers that all its records have in
        common, shape (n_employers,): 1; of the unknown ones the concentration (sum of squared
        shares) of the known, since records of unknown employers are taken to be spread over as
        many.
    cell_start
        Pair at which each cell starts, shape (n_cells + 1,).
    employer_order, employer_start
        Pairs by employer, and where each employer starts in that order.
    size, size_variance
        Log weight of each known employer less its mean over records, shape (n_employers,), and its
        variance over records: where large employers pay otherwise, most records are theirs.
    mean_terms, spread_terms
        Effects of the cells.
    """

    low: Array
    high: Array
    weight: Array
    start: Whole
    cell: Short
    employer: Short
    cell_start: Whole
    employer_order: Whole
    employer_start: Whole
    share: Array
    size: Array
    size_variance: float
    n_known: int
    centre: float
    mean_terms: Terms
    spread_terms: Terms

    @property
    def n_cells(self) -> int:
        """How many cells there are, those without records included."""
        return int(self.cell_start.size) - 1

    @property
    def n_pairs(self) -> int:
        """How many pairs of cell and employer have records."""
        return int(self.cell.size)

    @property
    def n_employers(self) -> int:
        """How many numbers of employers there are, that of the unknown included."""
        return int(self.share.size)

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which pairs have a known employer."""
        return (self.employer >= 0) & (self.employer < self.n_known)

    def pair_share(self) -> Array:
        """Return `share` by pair."""
        return self.share[self.employer] if self.n_employers else np.ones(self.n_pairs)

    def of_employer(self, effects: Array) -> Array:
        """Return each pair's own of the employers' effects (n_employers, ...)."""
        if not self.n_employers:
            return np.zeros((self.n_pairs, *effects.shape[1:]))
        return effects[self.employer]

    def by_employer(self, values: Array) -> Array:
        """Add up values of pairs by employer."""
        if not self.n_employers:
            return np.zeros(0)
        sums = np.bincount(self.employer, values, minlength=self.n_employers)
        return sums.astype(np.float64, copy=False)

    def by_cell(self, values: Array) -> Array:
        """Add up values of pairs by cell."""
        return np.bincount(self.cell, values, minlength=self.n_cells).astype(np.float64, copy=False)


def design_of(sample: PaySample) -> Design:
    """Return the records in an order that does not depend on the one they came in."""
    middle = midpoints(sample)
    known, employer, share = _numbered(sample)
    order = np.lexsort((sample.weight, sample.high, sample.low, employer, sample.cell))
    cell, employer = sample.cell[order], employer[order]
    new = np.flatnonzero((np.diff(cell) != 0) | (np.diff(employer) != 0)) + 1
    start = np.concatenate([[0], new, [cell.size]]).astype(np.int64)
    pair_cell, pair_employer = cell[start[:-1]], employer[start[:-1]]
    by_employer = np.lexsort((pair_cell, pair_employer)).astype(np.int64)
    weight = sample.weight[order]
    centre = float((weight * middle[order]).sum() / weight.sum())
    size, size_variance = _sizes(employer, weight, known, share.size)
    edges = np.searchsorted(pair_employer[by_employer], np.arange(share.size + 1))
    return Design(
        low=sample.low[order] - centre,
        high=sample.high[order] - centre,
        weight=weight,
        start=start,
        cell=np.ascontiguousarray(pair_cell, dtype=np.int32),
        employer=np.ascontiguousarray(pair_employer, dtype=np.int32),
        cell_start=np.searchsorted(pair_cell, np.arange(len(sample.cells) + 1)).astype(np.int64),
        employer_order=by_employer,
        employer_start=edges.astype(np.int64),
        share=share,
        size=size,
        size_variance=size_variance,
        n_known=known,
        centre=centre,
        mean_terms=_terms(sample.cells, _MEAN_TERMS),
        spread_terms=_terms(sample.cells, _SPREAD_TERMS),
    )


def _numbered(sample: PaySample) -> tuple[int, Short, Array]:
    """Return how many employers are known, dense numbers, and what their records share."""
    levels, dense = np.unique(sample.employer, return_inverse=True)
    if levels[-1] == -1:
        return 0, np.full(sample.n_records, -1, dtype=np.int32), np.zeros(0)
    if levels[0] >= 0:
        return levels.size, dense.astype(np.int32), np.ones(levels.size)
    known = levels.size - 1
    employer = np.where(dense == 0, known, dense - 1).astype(np.int32)
    weights = np.bincount(employer, sample.weight)[:known]
    concentration = float(((weights / weights.sum()) ** 2).sum())
    return known, employer, np.append(np.ones(known), concentration)


def _sizes(employer: Short, weight: Array, known: int, number: int) -> tuple[Array, float]:
    """Return log sizes of employers around their mean over records, and the variance over these."""
    size = np.zeros(number)
    if known < _FEWEST_SIZES:
        return size, 0.0
    weights = np.bincount(employer, weight, minlength=number)[:known]
    share, logs = weights / weights.sum(), np.log(weights)
    size[:known] = logs - (share * logs).sum()
    return size, float((share * size[:known] ** 2).sum())


def _terms(cells: tuple[Cell, ...], dimensions: dict[str, Callable[[Cell], Hashable]]) -> Terms:
    """Return one effect for each level of each dimension in which cells differ."""
    names: list[tuple[str, Hashable]] = [("all", None)]
    rows = [np.zeros(len(cells), dtype=np.int64)]
    for dimension, level_of in dimensions.items():
        levels: dict[Hashable, int] = {}
        own = [levels.setdefault(level_of(cell), len(levels)) for cell in cells]
        if len(levels) > 1:
            rows.append(np.array(own, dtype=np.int64) + len(names))
            names += [(dimension, level) for level in levels]
    return Terms(np.stack(rows, axis=1).astype(np.int32), tuple(names))
