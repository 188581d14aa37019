"""Groups of records that come out when one published segment is subtracted from another."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from goingrate.market.judged import Counts, Flags, Judged, grouped, pass_surely
from goingrate.market.lattice import Lattice

Numbers = NDArray[np.int64]


def differing_by_few(lattice: Lattice, own: Judged, published: Flags, least: int) -> Flags:
    """Return the inner one of two nested published segments that differ by a group too small.

    A group is too small if it has records, but fewer than `least`, or if employers forbid it.
    """
    inner, outer = lattice.nested
    both = published[inner] & published[outer]
    inner, outer = inner[both], outer[both]
    groups = own.groups
    records = groups.records[outer] - groups.records[inner]
    known = groups.known[outer] - groups.known[inner]
    sure = pass_surely(records, known, groups.largest[outer], least=least)
    doubtful = np.flatnonzero((records > 0) & ~sure)
    inner, outer = inner[doubtful], outer[doubtful]
    staff = groups.staff[outer] - groups.staff[inner]
    unknown = (records - known)[doubtful]
    too_small = grouped(records[doubtful], unknown, staff).counting() < least
    found = np.zeros(published.size, dtype=np.bool_)
    found[inner[too_small]] = True
    return found


def leaving_few(lattice: Lattice, own: Judged, published: Flags, least: int) -> Flags:
    """Return published parts that have to go so that no parts leave a group too small.

    Parts of a segment are those along one dimension; where such a part is not published, its own
    parts along another one. The smallest goes first.
    """
    found = np.zeros(published.size, dtype=np.bool_)
    for first, second in lattice.partitions():
        while (
            some := _smallest_parts(lattice, own, published & ~found, first, second, least)
        ).any():
            found |= lattice.with_alike(some)
    return found


def _smallest_parts(
    lattice: Lattice, own: Judged, published: Flags, first: Numbers, second: Numbers, least: int
) -> Flags:
    """Return the smallest published part of each segment whose parts leave a group too small."""
    found = np.zeros(published.size, dtype=np.bool_)
    covering = _covering(first, second, published)
    for number in _left_small(lattice, own, published, covering, least):
        parts = covering[lattice.holds.indptr[number] : lattice.holds.indptr[number + 1]]
        parts = np.unique(parts[parts >= 0])
        found[parts[np.argmin(own.records[parts])]] = True
    return found


def _covering(first: Numbers, second: Numbers, published: Flags) -> Numbers:
    """Return the published part in which each cell of each segment lies, -1 for none."""
    by_first = np.where((first >= 0) & published[first], first, -1)
    by_second = np.where((second >= 0) & published[second], second, -1)
    return np.where(by_first >= 0, by_first, by_second)


def _left_small(
    lattice: Lattice, own: Judged, published: Flags, covering: Numbers, least: int
) -> Iterator[int]:
    """Yield published segments of which the published parts leave a group too small."""
    size = published.size
    segment, cell = lattice.pairs
    left = published[segment] & (covering < 0)
    covered = np.bincount(segment[covering >= 0], minlength=size) > 0
    records = _added(segment[left], lattice.records[cell[left]], size)
    unknown = _added(segment[left], lattice.unknown[cell[left]], size)
    known = records - unknown
    sure = pass_surely(records, known, own.groups.largest, least=least)
    doubtful = np.flatnonzero(published & covered & (records > 0) & ~sure)
    if doubtful.size == 0:
        return
    rest = lattice.holds.copy()
    rest.data = left.astype(np.int64)
    rest = rest[doubtful]
    rest.eliminate_zeros()
    groups = grouped(records[doubtful], unknown[doubtful], rest @ lattice.staff)
    yield from doubtful[groups.counting() < least].tolist()


def _added(place: Numbers, numbers: Counts, size: int) -> Counts:
    return np.bincount(place, numbers, size).astype(np.int64)
