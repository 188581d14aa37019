"""The rules for a cell, applied to many groups of records at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from goingrate.market.cells import (
    EMPLOYERS_FROM,
    LARGEST_SHARE,
    POOLED_FROM,
    SHOWN_FROM,
    EmployersKnown,
)

Flags = NDArray[np.bool_]
Counts = NDArray[np.int64]

#: If no employer has more than this share, there are at least five.
_SURELY_MIXED: Final = 1.0 / EMPLOYERS_FROM


@dataclass(frozen=True, eq=False)
class Groups:
    """Counts of groups of records, each of shape (n_groups,); see `cells.CellCounts`.

    `known` are the records with an employer, `staff` those by group and employer (sparse).
    """

    records: Counts
    known: Counts
    employers: Counts
    largest: Counts
    staff: Any

    def counting(self) -> Counts:
        """Return how many records the rule of 10 may count, 0 where employers forbid it."""
        unknown = self.records - self.known
        mixed = (self.employers >= EMPLOYERS_FROM) & (self.largest <= LARGEST_SHARE * self.known)
        few_known = (self.known < SHOWN_FROM) & (self.largest <= LARGEST_SHARE * self.records)
        alone = np.where(few_known | (self.known == 0), unknown, 0)
        return np.asarray(np.where(mixed, self.records, alone))


@dataclass(frozen=True, eq=False)
class Judged:
    """What the rules for a single cell say of each group."""

    groups: Groups
    shown: Flags
    pooled: Flags
    of_employers: Flags

    @property
    def records(self) -> Counts:
        """The records of each group."""
        return self.groups.records

    @property
    def few_employers(self) -> Flags:
        """Which groups have too few employers."""
        return np.asarray(self.groups.employers < EMPLOYERS_FROM)

    def employers_known(self, number: int) -> EmployersKnown:
        """Say for how many records of a group the employer is known: all, some or none."""
        known = int(self.groups.known[number])
        if known == 0:
            return "unknown"
        return "known" if known == int(self.groups.records[number]) else "partly"


def judged(records: Counts, unknown: Counts, staff: Any, holds: Any) -> Judged:
    """Apply the rules to groups of cells.

    Parameters
    ----------
    records, unknown
        Records of each cell, and those without an employer, shape (n_cells,).
    staff
        Records by cell and employer, sparse, shape (n_cells, n_employers).
    holds
        Which cell belongs to which group, sparse, shape (n_groups, n_cells).
    """
    groups = grouped(holds @ records, holds @ unknown, holds @ staff)
    counting = groups.counting()
    return Judged(
        groups=groups,
        shown=counting >= SHOWN_FROM,
        pooled=(counting >= POOLED_FROM) & (counting < SHOWN_FROM),
        of_employers=(groups.records >= POOLED_FROM) & (counting < POOLED_FROM),
    )


def grouped(records: Counts, unknown: Counts, staff: Any) -> Groups:
    """Return the counts of groups from their records by employer; zeros in `staff` do not count."""
    employers, largest = np.zeros_like(records), np.zeros_like(records)
    filled = np.flatnonzero(np.diff(staff.indptr))
    begin = staff.indptr[filled]  # rows without entries lie between, and take none
    if filled.size:
        employers[filled] = np.add.reduceat((staff.data > 0).astype(np.int64), begin)
        largest[filled] = np.maximum.reduceat(staff.data, begin)
    return Groups(records, records - unknown, employers, largest, staff)


def pass_surely(records: Counts, known: Counts, largest_of_wider: Counts, *, least: int) -> Flags:
    """Say which groups pass whoever their employers are; `False` means: look closer.

    `largest_of_wider` bounds the records of one employer in the group.
    """
    mixed = (known == 0) | (largest_of_wider <= _SURELY_MIXED * known)
    return np.asarray((records >= least) & mixed)
