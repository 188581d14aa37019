"""The rules for one cell."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.base.kinds import Place, Segment
from goingrate.base.texts import LANGUAGES, say
from goingrate.market.cells import CellCounts, CellDecision, decide, wider
from goingrate.market.judged import judged


@st.composite
def cells(draw: st.DrawFn) -> tuple[CellCounts, list[int]]:
    """A cell's counts, and the records of each known employer."""
    staff = draw(st.lists(st.integers(1, 8), max_size=12))
    unknown = draw(st.one_of(st.just(0), st.integers(0, 60)))
    known = sum(staff)
    return CellCounts(known + unknown, len(staff), max(staff, default=0), unknown), staff


def even(records: int) -> CellCounts:
    """As many employers as the rule could wish for."""
    return CellCounts(records, records, min(records, 1), 0)


def said(decision: CellDecision) -> list[str]:
    because = decision.because
    return [say(because.key, language, **dict(because.values)) for language in LANGUAGES]


@pytest.mark.parametrize(
    ("records", "kind"),
    [
        (0, "refused"),
        (1, "suppressed"),
        (5, "suppressed"),
        (6, "pooled"),
        (9, "pooled"),
        (10, "shown"),
        (1_000_000, "shown"),
    ],
)
def test_the_number_of_records_decides(records: int, kind: str) -> None:
    assert decide(even(records)).kind == kind
    assert decide(CellCounts(records, 0, 0, records)).kind == kind


@pytest.mark.parametrize(
    ("employers", "largest", "kind"),
    [(4, 5, "suppressed"), (5, 5, "shown"), (5, 6, "suppressed"), (17, 4, "shown")],
)
def test_five_employers_and_none_above_a_quarter(employers: int, largest: int, kind: str) -> None:
    assert decide(CellCounts(20, employers, largest, 0)).kind == kind


def test_a_reason_names_what_forbids_it() -> None:
    few, one = CellCounts(20, 4, 5, 0), CellCounts(20, 8, 6, 0)
    assert "fewer than 5 employers" in said(decide(few))[0]
    assert "One employer has more than 25%" in said(decide(one))[0]
    assert "employers are not known" in said(decide(CellCounts(20, 0, 0, 20)))[0]
    assert "Arbeitgeber sind nicht bekannt" in said(decide(CellCounts(20, 0, 0, 20)))[1]


@pytest.mark.parametrize("records", range(1, 6))
def test_a_reason_does_not_tell_how_many_were_suppressed(records: int) -> None:
    assert decide(even(records)) == decide(even(1))


def test_records_without_an_employer_do_not_help_the_others_to_pass() -> None:
    dominated = CellCounts(20, 5, 12, 0)
    assert decide(dominated).kind == "suppressed"
    assert decide(CellCounts(1020, 5, 12, 1000)).kind == "suppressed"
    few = CellCounts(12, 3, 4, 0)
    assert decide(few).kind == "suppressed"
    assert decide(CellCounts(1012, 3, 4, 1000)).kind == "suppressed"


def test_a_few_records_with_an_employer_do_not_spoil_many_without() -> None:
    assert decide(CellCounts(103, 1, 3, 100)).kind == "shown"
    assert decide(CellCounts(12, 1, 3, 9)).kind == "pooled"  # the nine pass by themselves
    assert decide(CellCounts(12, 1, 4, 8)).kind == "suppressed"  # a third of the cell
    assert "was only checked for the rest" in said(decide(CellCounts(103, 1, 3, 100)))[0]


@given(cells(), st.integers(1, 500))
def test_unknown_employers_never_mend_a_cell_with_ten_known_records(
    cell: tuple[CellCounts, list[int]], more: int
) -> None:
    counts, staff = cell
    known = CellCounts(sum(staff), len(staff), max(staff, default=0), 0)
    if known.records >= 10 and decide(known).kind == "suppressed":
        padded = CellCounts(
            counts.records + more,
            counts.employers,
            counts.largest_employer_records,
            counts.unknown_employer_records + more,
        )
        assert decide(padded).kind == "suppressed"


@given(cells())
def test_many_cells_at_once_are_judged_like_one(cell: tuple[CellCounts, list[int]]) -> None:
    from scipy.sparse import csr_array

    counts, staff = cell
    found = judged(
        np.array([counts.records]),
        np.array([counts.unknown_employer_records]),
        csr_array(np.array([[*staff, 0]], dtype=np.int64)),
        csr_array(np.ones((1, 1), dtype=np.int64)),
    )
    kind = decide(counts).kind
    assert (found.shown[0], found.pooled[0]) == (kind == "shown", kind == "pooled")
    by_employers = decide(counts).because.key in {"cells.few_employers", "cells.one_employer"}
    assert found.of_employers[0] == by_employers


@pytest.mark.parametrize(
    ("given_counts", "where"),
    [
        ((-1, 0, 0, 0), "unknown_employer_records"),
        ((5, 0, 0, 6), "unknown_employer_records"),
        ((5, 6, 1, 0), "employers"),
        ((5, 0, 0, 4), "employers"),
        ((9, 2, 4, 0), "largest_employer_records"),
        ((9, 2, 9, 0), "largest_employer_records"),
    ],
)
def test_counts_that_do_not_fit_are_refused(given_counts: tuple[int, ...], where: str) -> None:
    with pytest.raises(OutOfRange) as caught:
        CellCounts(*given_counts)
    assert caught.value.where == where


def test_wider_drops_the_level_first_and_the_role_last() -> None:
    narrow = Segment("ai-engineer", "senior", Place("US", "CA", "San Jose"), "startup")
    assert wider(narrow) == (
        Segment("ai-engineer", None, narrow.place, "startup"),
        Segment("ai-engineer", "senior", narrow.place, None),
        Segment("ai-engineer", "senior", Place("US", "CA"), "startup"),
        Segment(None, "senior", narrow.place, "startup"),
    )
    assert wider(Segment(place=Place("US", metro="San Jose"))) == (Segment(place=Place("US")),)
    assert wider(Segment(place=Place("US"))) == (Segment(),)
    assert wider(Segment()) == ()
