"""What may be shown of one cell, and why not.

A cell is a segment with the records that fall into it. The rules look at a single cell; what could
be computed from several cells together is the matter of `goingrate.market.suppression`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from goingrate.base.errors import OutOfRange
from goingrate.base.kinds import Place, Segment
from goingrate.base.texts import Phrase

PublishedKind = Literal["shown", "pooled"]
CellKind = Literal["shown", "pooled", "suppressed", "refused"]
EmployersKnown = Literal["known", "partly", "unknown"]

#: So many records are shown; so many, as an estimate that leans on wider segments.
SHOWN_FROM: Final = 10
POOLED_FROM: Final = 6
#: A cell of microdata needs so many employers, none with more than this share of its records.
EMPLOYERS_FROM: Final = 5
LARGEST_SHARE: Final = 0.25


@dataclass(frozen=True, slots=True)
class CellCounts:
    """The counts of one cell that the rules look at.

    Attributes
    ----------
    records
        All records, repeated ones left out. Records count, not the positions they stand for.
    employers, largest_employer_records
        How many different employers are known, and the records of the largest of them.
    unknown_employer_records
        Records whose source names no employer.

    Raises
    ------
    OutOfRange
        If a count is negative, or the counts do not fit together.
    """

    records: int
    employers: int
    largest_employer_records: int
    unknown_employer_records: int

    def __post_init__(self) -> None:
        known = self.records - self.unknown_employer_records
        _require("unknown_employer_records", self.unknown_employer_records, 0, self.records)
        _require("employers", self.employers, min(1, known), known)
        least = -(-known // self.employers) if self.employers else 0
        most = known - self.employers + 1 if self.employers else 0
        _require("largest_employer_records", self.largest_employer_records, least, most)


@dataclass(frozen=True, slots=True)
class CellDecision:
    """What may be shown of a cell, and why.

    Attributes
    ----------
    kind
        "shown"; "pooled": only as an estimate that leans on wider segments, flagged; "suppressed":
        there are records and none of their figures is shown; "refused": there are none.
    because
        The reason, to be said to the user. It does not tell how many records were suppressed.
    at_least
        A number of records that may be told: there are so many or more.
    """

    kind: CellKind
    because: Phrase
    at_least: int = 0


def decide(counts: CellCounts) -> CellDecision:
    """Apply the rules to one cell.

    Where no employer is known only the number of records counts, and the reason says so. Where
    some are known, those that are not must not help the others to pass: the known records pass by
    themselves (5 employers, none above a quarter of *them*), or they are fewer than 10 and the
    unknown ones pass the rule for unknown employers by themselves, with no known employer above a
    quarter of the whole cell.

    Examples
    --------
    >>> decide(CellCounts(12, 6, 3, 0)).kind
    'shown'
    >>> decide(CellCounts(12, 6, 4, 0)).kind
    'suppressed'
    >>> decide(CellCounts(7, 0, 0, 7)).kind
    'pooled'
    """
    if counts.records == 0:
        return CellDecision("refused", Phrase("cells.no_records"))
    if counts.records < POOLED_FROM:
        return CellDecision("suppressed", Phrase.of("cells.few_records", **_limits()))
    counting, employers = _records_that_count(counts)
    if counting < POOLED_FROM:
        few = counts.employers < EMPLOYERS_FROM
        return CellDecision("suppressed", because_of_employers(few=few))
    kind: PublishedKind = "shown" if counting >= SHOWN_FROM else "pooled"
    least = SHOWN_FROM if kind == "shown" else POOLED_FROM
    return CellDecision(kind, because_published(kind, employers), least)


def because_of_employers(*, few: bool) -> Phrase:
    """Return why employers forbid to show a cell: too few, or one has too large a part."""
    key = "cells.few_employers" if few else "cells.one_employer"
    return Phrase.of(key, employers=str(EMPLOYERS_FROM), share=f"{LARGEST_SHARE * 100:.0f}")


def because_published(kind: PublishedKind, employers: EmployersKnown) -> Phrase:
    """Return what is to be said of a cell that is shown, by what is known of its employers."""
    return Phrase.of(f"cells.{kind}_{employers}", **_limits())


def wider(segment: Segment) -> tuple[Segment, ...]:
    """Return the segments that are wider by one step: what to ask for instead.

    The level goes first, then the kind of employer, a step of the place, and the role.

    Examples
    --------
    >>> [wide.said() for wide in wider(Segment(role="ai-engineer", place=Place("US", "CA")))]
    ['AI engineer, US', 'US-CA']
    """
    steps = []
    if segment.level:
        steps.append(replace(segment, level=None))
    if segment.employer:
        steps.append(replace(segment, employer=None))
    if segment.place:
        steps.append(replace(segment, place=_wider_place(segment.place)))
    if segment.role:
        steps.append(replace(segment, role=None))
    return tuple(steps)


def _records_that_count(counts: CellCounts) -> tuple[int, EmployersKnown]:
    """Return how many records the rule of 10 may count, 0 where employers forbid it."""
    unknown = counts.unknown_employer_records
    known, largest = counts.records - unknown, counts.largest_employer_records
    if known == 0:
        return unknown, "unknown"
    if counts.employers >= EMPLOYERS_FROM and largest <= LARGEST_SHARE * known:
        return counts.records, "known" if unknown == 0 else "partly"
    if known < SHOWN_FROM and largest <= LARGEST_SHARE * counts.records:
        return unknown, "partly"
    return 0, "partly"


def _wider_place(place: Place) -> Place | None:
    if place.metro:
        return Place(place.country, region=place.region)
    return Place(place.country) if place.region else None


def _limits() -> dict[str, str]:
    return {"shown": str(SHOWN_FROM), "pooled": str(POOLED_FROM), "under": str(SHOWN_FROM - 1)}


def _require(where: str, given: int, low: int, high: int) -> None:
    if not low <= given <= high:
        raise OutOfRange(
            where=where,
            given=given,
            allowed=Phrase.of("allowed.between", low=str(low), high=str(high)),
            fix=Phrase("fix.correct_value"),
        )
