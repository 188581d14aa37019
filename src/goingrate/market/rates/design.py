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
    """Effects that cells share: which cell has which, shape (n_cells, n_effects), entries 0 or 1.

    `names` has one (dimension, level) for each effect; the first is the intercept.
    """

    has: Array
    names: tuple[tuple[str, Hashable], ...]

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
        Of each pair; employers are numbered densely, -1 is unknown.
    cell_start
        Pair at which each cell starts, shape (n_cells + 1,).
    employer_order, employer_start
        Pairs by employer, and where each employer starts in that order.
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
    n_employers: int
    centre: float
    mean_terms: Terms
    spread_terms: Terms

    @property
    def n_cells(self) -> int:
        return int(self.cell_start.size) - 1

    @property
    def n_pairs(self) -> int:
        return int(self.cell.size)


def design_of(sample: PaySample) -> Design:
    """Return the records in an order that does not depend on the one they came in."""
    middle = midpoints(sample)
    known, employer = _numbered(sample.employer)
    order = np.lexsort((sample.weight, sample.high, sample.low, employer, sample.cell))
    cell, employer = sample.cell[order], employer[order]
    new = np.flatnonzero((np.diff(cell) != 0) | (np.diff(employer) != 0)) + 1
    start = np.concatenate([[0], new, [cell.size]]).astype(np.int64)
    pair_cell, pair_employer = cell[start[:-1]], employer[start[:-1]]
    by_employer = np.lexsort((pair_cell, pair_employer)).astype(np.int64)
    weight = sample.weight[order]
    centre = float((weight * middle[order]).sum() / weight.sum())
    edges = np.searchsorted(pair_employer[by_employer], np.arange(known + 1))
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
        n_employers=known,
        centre=centre,
        mean_terms=_terms(sample.cells, _MEAN_TERMS),
        spread_terms=_terms(sample.cells, _SPREAD_TERMS),
    )


def _numbered(employer: Short) -> tuple[int, Short]:
    """Return how many known employers there are, and their dense numbers."""
    levels, dense = np.unique(employer, return_inverse=True)
    unknown = int(levels[0] == -1)
    return levels.size - unknown, (dense - unknown).astype(np.int32)


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
    has = np.zeros((len(cells), len(names)))
    for row in rows:
        has[np.arange(len(cells)), row] = 1.0
    return Terms(has, tuple(names))
