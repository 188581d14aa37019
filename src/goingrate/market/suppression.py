"""What may be published of a data set, decided for all its segments at once.

An answer is given without knowing the others, so whether a segment is published must not depend on
what was asked before. It is decided once for the data set: first each segment by the rules for a
cell, then segments are held back until nothing published lets a smaller group be computed, by
whatever subtractions. The decision record 0010 says which guarantees follow, and what they cost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.base.kinds import Segment
from goingrate.base.texts import Phrase
from goingrate.market.cells import (
    POOLED_FROM,
    SHOWN_FROM,
    CellDecision,
    PublishedKind,
    because_of_employers,
    because_published,
    wider,
)
from goingrate.market.differences import differing_by_few, leaving_few
from goingrate.market.judged import Judged, judged
from goingrate.market.lattice import Lattice

Flags = NDArray[np.bool_]

#: What a finest cell with fewer records than these may hold, and how far its count stays open.
_MOST_HIDDEN: Final = POOLED_FROM - 1
_OPEN: Final = _MOST_HIDDEN - 1
#: How many values remain possible for the count of a suppressed cell in a pooled segment.
_LEFT_POSSIBLE: Final = 3
#: A hidden cell of many records (employers forbid it) counts as the next lower of these.
_STEPS: Final = np.array([0, 1, POOLED_FROM, *(m * 10**e for e in range(1, 13) for m in (1, 2, 5))])


@dataclass(frozen=True, eq=False)
class Published:
    """The decision on every segment of a data set.

    Attributes
    ----------
    lattice
        The segments, by number.
    own, finest
        What the rules for a single cell say of each segment, and of each finest cell.
    shown, pooled
        What is published, shape (n_segments,).
    at_least
        The number of records that may be told: there are so many or more, shape (n_segments,).
    """

    lattice: Lattice
    own: Judged
    finest: Judged
    shown: Flags
    pooled: Flags
    at_least: NDArray[np.int64]

    @cached_property
    def published(self) -> Flags:
        """What is shown or pooled."""
        return self.shown | self.pooled

    def values(self, number: int) -> dict[str, str]:
        """Return the dimensions that a segment fixes, with their values."""
        lattice = self.lattice
        fixed = zip(lattice.dimensions, lattice.names, lattice.segments[number], strict=True)
        return {name: values[int(code) - 1] for name, values, code in fixed if code}

    def decision(self, values: Mapping[str, str | None]) -> CellDecision:
        """Return the decision on the segment with these values; None leaves a dimension open."""
        number = int(self.lattice.find(np.array([self.lattice.key_of(values)]))[0])
        if number < 0:
            return CellDecision("refused", Phrase("cells.no_records"))
        if self.published[number]:
            kind: PublishedKind = "shown" if self.shown[number] else "pooled"
            because = because_published(kind, self.own.employers_known(number))
            return CellDecision(kind, because, int(self.at_least[number]))
        return CellDecision("suppressed", self._why_not(number))

    def of(self, segment: Segment) -> CellDecision:
        """Return the decision on a segment of pay records."""
        return self.decision(_values(segment))

    def nearest(self, segment: Segment) -> tuple[Segment, ...]:
        """Return the least wide segments around this one that are published; none if none is."""
        around = wider(segment)
        while around:
            found = tuple(one for one in around if self.of(one).kind in {"shown", "pooled"})
            if found:
                return found
            around = tuple(dict.fromkeys(further for one in around for further in wider(one)))
        return ()

    def _why_not(self, number: int) -> Phrase:
        if self.own.of_employers[number]:
            return because_of_employers(few=bool(self.own.few_employers[number]))
        return Phrase.of("cells.few_or_beside", shown=str(SHOWN_FROM))


def publishable(lattice: Lattice) -> Published:
    """Decide what is published of a data set.

    Whatever is computed from published segments by adding and subtracting, no group of fewer than
    10 records (6, where pooled estimates enter), or one that employers forbid, comes out of nested
    segments or of a segment and its parts along a dimension; no suppressed segment at all comes
    out of any linear combination; and the counts that are told do not depend on how many of 1 to 5
    records a suppressed cell has.

    Examples
    --------
    >>> from goingrate.market.lattice import lattice_of
    >>> levels = ["senior"] * 40 + ["mid"] * 30 + ["staff"] * 20 + ["entry"] * 3
    >>> firms = [f"firm {number % 10}" for number in range(93)]
    >>> all_of_them = lattice_of({"level": levels}, employers=firms, records=[1] * 93)
    >>> decided = publishable(all_of_them)
    >>> {level: decided.decision({"level": level}).kind for level in ("senior", "staff", "entry")}
    {'senior': 'shown', 'staff': 'suppressed', 'entry': 'suppressed'}
    >>> decided.decision({}).kind
    'shown'
    """
    from scipy.sparse import eye_array

    cells = eye_array(lattice.records.size, dtype=np.int64, format="csr")
    finest = judged(lattice.records, lattice.unknown, lattice.staff, cells)
    own = judged(lattice.records, lattice.unknown, lattice.staff, lattice.holds)
    counted = _counts_stay_open(lattice, own)
    shown, pooled = own.shown & counted, own.pooled & counted
    while True:
        hidden = _giving_away(lattice, own, finest, shown, pooled)
        if not hidden.any():
            break
        hidden = lattice.with_alike(hidden)
        shown, pooled = shown & ~hidden, pooled & ~hidden
    at_least = _told(lattice, finest, shown, pooled)
    return Published(lattice, own, finest, shown, pooled, at_least)


def _giving_away(
    lattice: Lattice, own: Judged, finest: Judged, shown: Flags, pooled: Flags
) -> Flags:
    """Return published segments that have to go; the cheap questions are asked first."""
    both = shown | pooled
    for published, least in ((shown, SHOWN_FROM), (both, POOLED_FROM)):
        for ask in (differing_by_few, leaving_few):
            found = ask(lattice, own, published, least)
            if found.any():
                return found
    return _giving_sums_away(lattice, own, finest, both)


def _giving_sums_away(lattice: Lattice, own: Judged, finest: Judged, published: Flags) -> Flags:
    """Return a published segment for each secret whose sum follows from all that is published.

    Secret are segments, and finest cells, that the rules for a single cell do not publish.
    """
    from scipy.sparse import eye_array, vstack

    from goingrate.market.derivable import given_away

    found = np.zeros(published.size, dtype=np.bool_)
    cells = eye_array(lattice.records.size, dtype=np.int64, format="csr")
    secret = vstack(
        [lattice.holds[_secret(own)], cells[_secret(finest)]], format="csr", dtype=np.float64
    )
    numbers = np.flatnonzero(published)
    numbers = numbers[np.unique(lattice.alike[numbers], return_index=True)[1]]
    if secret.shape[0] == 0 or numbers.size == 0:
        return found
    # A finest cell that is published by itself is known: the others remain open.
    known = np.zeros(lattice.records.size, dtype=np.bool_)
    alone = numbers[np.diff(lattice.holds.indptr)[numbers] == 1]
    known[lattice.holds[alone].indices] = True
    rows = lattice.holds[numbers].astype(np.float64)[:, ~known]
    rows = rows[np.flatnonzero(np.diff(rows.indptr) > 0)]
    for group in np.flatnonzero(given_away(rows, secret[:, ~known])):
        found[_smallest_around(lattice, own, published, secret[[group]].indices)] = True
    return found


def _secret(judgement: Judged) -> NDArray[np.int64]:
    return np.flatnonzero(~(judgement.shown | judgement.pooled))


def _smallest_around(
    lattice: Lattice, own: Judged, published: Flags, cells: NDArray[np.int64]
) -> int:
    """Return the published segment to hold back for secret cells: a part of them, or a whole."""
    overlap = lattice.holds[:, cells].sum(axis=1)
    parts = published & (overlap == np.diff(lattice.holds.indptr))
    wholes = published & (overlap == cells.size)
    some = parts if parts.any() else wholes if wholes.any() else published & (overlap > 0)
    candidates = np.flatnonzero(some)
    return int(candidates[np.argmin(own.records[candidates])])


def _counts_stay_open(lattice: Lattice, own: Judged) -> Flags:
    """Say which segments may be published without narrowing what a small cell may hold.

    "10 records or more" must hold even if one cell of 1 to 5 had 1 and the others their most, and
    "6 to 9" must leave three values to each.
    """
    small = lattice.records <= _MOST_HIDDEN
    medium = ~small & (lattice.records < SHOWN_FROM)
    most = np.where(small, _MOST_HIDDEN, np.where(medium, SHOWN_FROM - 1, lattice.records))
    fewest = np.where(small, 1, np.where(medium, POOLED_FROM, lattice.records))
    has_small = (lattice.holds @ small.astype(np.int64)) > 0
    least = np.where(own.shown, SHOWN_FROM, POOLED_FROM)
    low_end = lattice.holds @ most - _OPEN >= least
    high_end = own.shown | (lattice.holds @ fewest + _LEFT_POSSIBLE - 1 < SHOWN_FROM)
    return np.asarray(~has_small | (low_end & high_end))


def _told(lattice: Lattice, finest: Judged, shown: Flags, pooled: Flags) -> NDArray[np.int64]:
    """Return the count that is told: cells that the rules do not show count as the least they hold.

    It is the same whatever a suppressed cell holds within its step.
    """
    step = _STEPS[np.searchsorted(_STEPS, lattice.records, side="right") - 1]
    told = lattice.holds @ np.where(finest.shown, lattice.records, step)
    least = np.where(shown, SHOWN_FROM, POOLED_FROM)
    return np.asarray(np.where(shown | pooled, np.maximum(told, least), 0))


def _values(segment: Segment) -> dict[str, str | None]:
    place = segment.place
    return {
        "role": segment.role,
        "level": segment.level,
        "country": place.country if place else None,
        "region": place.region if place else None,
        "metro": place.metro if place else None,
        "employer_kind": segment.employer,
    }
