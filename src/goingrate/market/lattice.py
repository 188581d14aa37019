"""All segments of a data set at once: its finest cells and every segment that holds some of them.

A segment fixes some dimensions and leaves the others open ("all levels"). Segments are rows, finest
cells columns: a sparse matrix says which cell lies in which segment, another how many records each
employer has in each cell. Numbers only; the words are kept beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import BadField
from goingrate.base.texts import Phrase

#: The dimensions of pay records, and those that mean something only inside another one.
DIMENSIONS: Final = ("role", "level", "country", "region", "metro", "employer_kind")
WITHIN: Final[Mapping[str, str]] = {"region": "country", "metro": "country"}

Codes = NDArray[np.int64]
Counts = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Lattice:
    """Segments and finest cells of one data set.

    Attributes
    ----------
    dimensions, within
        Names of the dimensions; which needs which.
    names
        For each dimension its values; value number i has the code i + 1. Code 0 leaves the
        dimension open. A value that is not known has the last code, and no segment of its own.
    cells
        Codes of the finest cells, shape (n_cells, n_dimensions).
    segments
        Codes of the segments in ascending order of their keys, shape (n_segments, n_dimensions).
    holds
        Which cell lies in which segment, sparse, shape (n_segments, n_cells).
    staff
        Records by cell and known employer, sparse, shape (n_cells, n_employers).
    records, unknown
        Records of each cell; those of them without an employer.
    """

    dimensions: tuple[str, ...]
    within: Mapping[str, str]
    names: tuple[tuple[str, ...], ...]
    cells: Codes
    segments: Codes
    holds: Any
    staff: Any
    records: Counts
    unknown: Counts

    @cached_property
    def strides(self) -> Codes:
        """What each dimension's code counts in a segment's key."""
        return _strides(self.names)

    @cached_property
    def keys(self) -> Codes:
        """One number for each segment, ascending."""
        keys: Codes = self.segments @ self.strides
        return keys

    @cached_property
    def pairs(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Each segment with each cell in it, by number, in the order of `holds`."""
        segment = np.repeat(np.arange(len(self.segments)), np.diff(self.holds.indptr))
        return segment, self.holds.indices.astype(np.int64)

    @cached_property
    def alike(self) -> NDArray[np.int64]:
        """A number for each segment, the same for those that hold the same cells."""
        marks = np.random.default_rng(0).integers(1, 2**63 - 1, (2, len(self.cells)))
        sums = np.stack([self.holds @ mark for mark in marks], axis=1)
        return np.unique(sums, axis=0, return_inverse=True)[1].ravel()

    def with_alike(self, some: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return some segments with all that hold the same cells as one of them."""
        return np.isin(self.alike, self.alike[some])

    @cached_property
    def nested(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Each segment (inner) with each wider one around it (outer), by number."""
        fixed = self.segments > 0
        inner, outer = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for left in fixed_sets(self.dimensions, self.within):
            kept = np.isin(np.arange(len(self.dimensions)), left)
            some = np.flatnonzero(fixed[:, kept].all(axis=1) & fixed[:, ~kept].any(axis=1))
            inner.append(some)
            outer.append(self.find((self.segments[some] * kept) @ self.strides))
        return np.concatenate(inner), np.concatenate(outer)

    def partitions(self) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """Yield ways to part segments: along one dimension, and each part along another.

        Each way is, for each of `pairs`, the part in which the cell lies, and the part of that
        part; -1 where there is none.
        """
        numbers = range(len(self.dimensions))
        for first in numbers:
            alone = self._parts[(first,)]
            others = [second for second in numbers if second != first]
            for second in others:
                yield alone, self._parts[(min(first, second), max(first, second))]
            if not others:
                yield alone, np.full_like(alone, -1)

    @cached_property
    def _parts(self) -> dict[tuple[int, ...], NDArray[np.int64]]:
        """For one or two dimensions, the narrower segment that fixes them, of each of `pairs`."""
        numbers = range(len(self.dimensions))
        wanted = [(one,) for one in numbers] + list(combinations(numbers, 2))
        return {fixing: self._narrower(fixing) for fixing in wanted}

    def _narrower(self, fixing: tuple[int, ...]) -> NDArray[np.int64]:
        segment, cell = self.pairs
        known = self.cells <= np.array([len(values) for values in self.names])
        keys = self.keys[segment]
        possible = np.ones(segment.size, dtype=np.bool_)
        for number in fixing:
            possible &= (self.segments[segment, number] == 0) & known[cell, number]
            keys = keys + self.cells[cell, number] * self.strides[number]
        return np.where(possible, self.find(np.where(possible, keys, -1)), -1)

    def find(self, keys: Codes) -> NDArray[np.int64]:
        """Return the number of the segment with each key, -1 where there is none."""
        if self.keys.size == 0:
            return np.full(keys.shape, -1)
        place = np.searchsorted(self.keys, keys).clip(max=self.keys.size - 1)
        return np.where(self.keys[place] == keys, place, -1)

    def key_of(self, values: Mapping[str, str | None]) -> int:
        """Return the key of the segment with these values, -1 if the data knows one not.

        Raises
        ------
        BadField
            If a value is given for something that is no dimension: no decision was made on it.
        """
        for name in sorted(values.keys() - set(self.dimensions)):
            if values[name] is not None:
                choices = ", ".join(self.dimensions)
                raise BadField(
                    where=name,
                    given=values[name],
                    allowed=Phrase.of("allowed.one_of", choices=choices),
                    fix=Phrase("fix.other_dimension"),
                )
        key = 0
        for dimension, names, stride in zip(self.dimensions, self.names, self.strides, strict=True):
            value = values.get(dimension)
            if value is not None and value not in names:
                return -1
            key += 0 if value is None else (names.index(value) + 1) * int(stride)
        return key


def lattice_of(
    columns: Mapping[str, Sequence[str | None]],
    *,
    employers: Sequence[str | None],
    records: Sequence[int],
    within: Mapping[str, str] = WITHIN,
) -> Lattice:
    """Return the lattice of a data set from its counts by dimensions and employer.

    Parameters
    ----------
    columns
        For each dimension its value in each row, None where it is not known.
    employers
        The employer of each row, None where it is not known.
    records
        How many records each row stands for, >= 0.
    within
        Dimensions that are only asked for together with another one: a region in its country.

    Raises
    ------
    BadField
        If columns differ in length, or there are too many dimensions to number the segments.
    """
    from scipy.sparse import csr_array

    numbers = np.asarray(records, dtype=np.int64)
    for name, column in {**columns, "employers": employers}.items():
        _require_rows(name, len(column), numbers.size)
    dimensions = tuple(columns)
    coded = [_coded(columns[name]) for name in dimensions]
    names = tuple(values for values, _ in coded)
    strides = _strides(names)
    needs = {name: outer for name, outer in within.items() if {name, outer} <= set(dimensions)}
    rows = np.stack([codes for _, codes in coded], axis=1)[numbers > 0]
    keys, place = np.unique(rows @ strides, return_inverse=True)
    cells = _decoded(keys, strides)
    firms, codes = _coded(employers)
    named = codes[numbers > 0] <= len(firms)
    counted = numbers[numbers > 0]
    staff = csr_array(
        (counted[named], (place[named], codes[numbers > 0][named] - 1)),
        shape=(keys.size, len(firms)),
    )
    segments, holds = _segments(cells, dimensions, names, needs)
    return Lattice(
        dimensions=dimensions,
        within=needs,
        names=names,
        cells=cells,
        segments=segments,
        holds=holds,
        staff=staff,
        records=np.bincount(place, counted, keys.size).astype(np.int64),
        unknown=np.bincount(place[~named], counted[~named], keys.size).astype(np.int64),
    )


def fixed_sets(dimensions: Sequence[str], within: Mapping[str, str]) -> Iterator[tuple[int, ...]]:
    """Yield which dimensions a segment may fix, by number: none, one, ..., all."""
    for many in range(len(dimensions) + 1):
        for fixed in combinations(range(len(dimensions)), many):
            chosen = {dimensions[number] for number in fixed}
            if all(within[name] in chosen for name in chosen & within.keys()):
                yield fixed


def _segments(
    cells: Codes,
    dimensions: tuple[str, ...],
    names: tuple[tuple[str, ...], ...],
    within: Mapping[str, str],
) -> tuple[Codes, Any]:
    """Return the codes of all segments, and which cell lies in which."""
    from scipy.sparse import csr_array

    strides = _strides(names)
    known = cells <= np.array([len(values) for values in names])
    keys, inside = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for fixed in fixed_sets(dimensions, within):
        some = np.array(fixed, dtype=np.int64)
        members = np.flatnonzero(known[:, some].all(axis=1))
        keys.append(cells[np.ix_(members, some)] @ strides[some])
        inside.append(members)
    unique, place = np.unique(np.concatenate(keys), return_inverse=True)
    columns = np.concatenate(inside)
    ones = np.ones(columns.size, dtype=np.int64)
    holds = csr_array((ones, (place, columns)), shape=(unique.size, len(cells)))
    return _decoded(unique, strides), holds


def _coded(column: Sequence[str | None]) -> tuple[tuple[str, ...], Codes]:
    """Return the values of a column in order, and the code of each row: unknown ones come last."""
    values = tuple(sorted({value for value in column if value is not None}))
    codes: dict[str | None, int] = {value: number for number, value in enumerate(values, start=1)}
    codes[None] = len(values) + 1
    return values, np.array([codes[value] for value in column], dtype=np.int64)


def _strides(names: Sequence[Sequence[str]]) -> Codes:
    """Return mixed-radix place values: a dimension has its values, "open" and "not known"."""
    sizes = [len(values) + 2 for values in names]
    strides = [1]
    for size in sizes:
        strides.append(strides[-1] * size)
    if not sizes or strides[-1] >= 2**62:
        raise BadField(
            where="columns",
            given=str(len(sizes)),
            allowed=Phrase("allowed.some_dimensions"),
            fix=Phrase("fix.correct_value"),
        )
    return np.array(strides[:-1], dtype=np.int64)


def _decoded(keys: Codes, strides: Codes) -> Codes:
    codes = np.empty((keys.size, strides.size), dtype=np.int64)
    rest = keys
    for place in reversed(range(strides.size)):
        codes[:, place], rest = np.divmod(rest, strides[place])
    return codes


def _require_rows(where: str, given: int, rows: int) -> None:
    if given != rows:
        raise BadField(
            where=where,
            given=given,
            allowed=Phrase.of("allowed.same_rows", rows=str(rows)),
            fix=Phrase("fix.correct_value"),
        )
