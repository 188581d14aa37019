"""Records of one pool, grouped by a query, as the sample that the model takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from goingrate.base.kinds import Segment
from goingrate.market.rates.sample import Cell, PaySample

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

_CELL: Final = ("role", "level", "country", "region", "employer_kind")


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Records that may be put together, and where those of a segment are among them.

    Attributes
    ----------
    records, positions
        How many records each row of the sample stands for, and how many positions they stand for.
    """

    sample: PaySample
    records: NDArray[np.int64]
    positions: NDArray[np.float64]

    def cell_positions(self) -> NDArray[np.float64]:
        """Return the positions in each cell."""
        found = np.zeros(len(self.sample.cells))
        np.add.at(found, self.sample.cell, self.positions)
        return found

    def inside(self, segment: Segment) -> NDArray[np.bool_]:
        """Return which cells belong to a segment; a dimension left open takes all."""
        return np.array([_within(cell, segment) for cell in self.sample.cells], dtype=np.bool_)

    def banded_share(self, rows: NDArray[np.bool_]) -> float:
        """Return the share of records that are bands."""
        low, high = self.sample.low[rows], self.sample.high[rows]
        counts = self.records[rows]
        bands = (high > low) & np.isfinite(high)
        return float(counts[bands].sum() / counts.sum())


def pool_of(grouped: pa.Table) -> Pool:
    """Return grouped records (`market.queries.grouped`) as a pool; there must be one at least."""
    cells, cell_of = _cells(grouped)
    records = np.asarray(grouped["records"].to_numpy(), dtype=np.int64)
    positions = _floats(grouped, "positions")
    low = np.log(_floats(grouped, "low_per_year"))
    high = _floats(grouped, "high_per_year")
    with np.errstate(invalid="ignore"):
        high = np.where(np.isnan(high), np.inf, np.log(high))
    sample = PaySample(
        low=low,
        high=np.maximum(high, low),
        cell=cell_of,
        employer=_codes(grouped, "employer")[1],
        weight=evidence(positions, records, cell_of),
        cells=cells,
    )
    return Pool(sample, records, positions)


def evidence(
    positions: NDArray[np.float64], records: NDArray[np.int64], cell: NDArray[np.int32]
) -> NDArray[np.float64]:
    """Return what each row weighs in an estimate: in proportion to positions, worth its records.

    One filing for fifty positions says once what they pay, not fifty times. Within a cell the
    weights add up to Kish's effective number of records, (sum of w)^2 / (sum of w^2); where each
    record stands for one position they are the records.

    References
    ----------
    Kish (1965), Survey Sampling, section 11.7.

    Examples
    --------
    >>> cell = np.zeros(2, np.int32)
    >>> evidence(np.array([1.0, 50.0]), np.array([1, 1]), cell)
    array([0.0203..., 1.0195...])
    >>> evidence(np.array([3.0, 7.0]), np.array([3, 7]), cell)
    array([3., 7.])
    """
    cells = int(cell.max()) + 1
    squares = np.bincount(cell, positions**2 / records, cells)
    sums = np.bincount(cell, positions, cells)
    factors = np.divide(sums, squares, out=np.zeros(cells), where=squares > 0.0)
    weights: NDArray[np.float64] = positions * factors[cell]
    return weights


def _cells(grouped: pa.Table) -> tuple[tuple[Cell, ...], NDArray[np.int32]]:
    """Return the different cells, and for each row the number of its cell."""
    words, codes = zip(*(_codes(grouped, name) for name in _CELL), strict=True)
    rows = np.stack(codes, axis=1)
    distinct, cell_of = np.unique(rows, axis=0, return_inverse=True)
    cells = tuple(
        Cell(*(None if code < 0 else words[n][code] for n, code in enumerate(row)))
        for row in distinct.tolist()
    )
    return cells, cell_of.reshape(-1).astype(np.int32)


def _codes(grouped: pa.Table, name: str) -> tuple[list[str], NDArray[np.int32]]:
    """Return the words of a column in order of their bytes, and a number for each row; -1: none."""
    import pyarrow.compute as pc

    column = grouped[name].combine_chunks().dictionary_encode()
    words = [str(word) for word in column.dictionary.to_pylist()]
    order = sorted(range(len(words)), key=lambda n: words[n].encode())
    place = np.empty(len(words) + 1, dtype=np.int32)
    place[order] = np.arange(len(words), dtype=np.int32)
    place[-1] = -1
    indices = pc.fill_null(column.indices, -1).to_numpy(zero_copy_only=False)
    return [words[n] for n in order], place[indices]


def _floats(grouped: pa.Table, name: str) -> NDArray[np.float64]:
    """Return a column as numbers, NULL as NaN."""
    return np.asarray(grouped[name].to_numpy(), dtype=np.float64)


def _within(cell: Cell, segment: Segment) -> bool:
    place = segment.place
    wanted = (
        (segment.role, cell.role),
        (segment.level, cell.level),
        (segment.employer, cell.employer_kind),
        (place.country if place else None, cell.country),
        (place.region if place else None, cell.region),
    )
    return all(asked is None or asked == has for asked, has in wanted)
