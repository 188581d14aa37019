"""What is told about a gap in pay; all sizes are differences of log pay, exp(x) - 1 as a share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

#: Why a comparison with employer, level and place equal cannot be told.
WhyNot: TypeAlias = Literal[
    "one_employer",
    "no_common_employer",
    "few_common_employers",
    "no_common_level",
    "no_common_place",
    "no_common_cell",
    "no_variation",
]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A difference of log pay, its interval with the stated coverage, and its standard error."""

    log_points: float
    low: float
    high: float
    error: float


@dataclass(frozen=True, slots=True)
class GapPart:
    """What one factor explains: "employer", "level", "place", "date", "skill", or "combination".

    "employer+place" where the two cannot be told apart. "combination" is what comes from comparing
    within each employer, level and place at once instead of one after the other.
    """

    name: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class PayGap:
    """How much more one kind of work pays than another.

    `raw` is the sum of the parts and of `within`.

    Attributes
    ----------
    raw
        The difference of mean log pay.
    additive
        With employer, level, place, ... held equal as separate effects; None if that cannot be
        told.
    within
        Within the same employer, level and place; None if that cannot be told.
    why_not
        Why it cannot be told.
    records_of, records_over
        Weights of the records that all figures rest on.
    unknown_employer_records
        Weights of those left out since their employer is not known while that of others is.
    employers, common_employers
        All, and those that have both kinds of work.
    common_cells, compared_records
        Cells that hold both kinds of work, and the weights of the records in them.
    clusters, effective_clusters
        Employers that the interval of `within` rests on; and as how many equal ones they count.
    clustered_by
        "record" where no employer is known; then employers are not held equal.
    by_employer
        Whether employers are held equal.
    """

    raw: Estimate
    additive: Estimate | None
    within: Estimate | None
    parts: tuple[GapPart, ...]
    why_not: WhyNot | None
    records_of: float
    records_over: float
    unknown_employer_records: float
    employers: int
    common_employers: int
    common_cells: int
    compared_records: float
    clusters: int
    effective_clusters: float
    clustered_by: Literal["employer", "record"]
    by_employer: bool
    replicates: int
    coverage: float
    seed: int
