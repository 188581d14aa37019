"""Series compared: one window for all of them, on days that were observed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.answers.imbalance_results import ComparisonTold, SeriesTold
from goingrate.answers.imbalance_series import told_series
from goingrate.answers.imbalance_windows import ALL, Compared, as_series, compared, window_days
from goingrate.market.imbalance.series import Series

YEARS = [date(year, 5, 1) for year in range(2018, 2026)]


def told(
    key: str,
    days: Sequence[date],
    values: Sequence[float] | None = None,
    *,
    kind: str = "postings",
    unit: str = "count",
    base: date | None = None,
) -> SeriesTold:
    series = Series(
        name=key,
        kind=kind,  # type: ignore[arg-type]
        unit=unit,  # type: ignore[arg-type]
        days=np.array(days, dtype="datetime64[D]"),
        values=np.array(values or range(1, len(days) + 1), dtype=np.float64),
        base_date=base,
        seasonally_adjusted=None,
    )
    return told_series(series, key=key, names=(key, key), country="US", source="made")


def every(first: str, last: str, step: int = 1) -> list[date]:
    days: list[date] = np.arange(first, last, step, dtype="datetime64[D]").tolist()
    return days


def months(first: str, last: str) -> list[date]:
    found = np.arange(first, last, dtype="datetime64[M]").astype("datetime64[D]")
    days: list[date] = found.tolist()
    return days


def only(found: Compared) -> ComparisonTold:
    (one,) = found.comparisons
    return one


def notes(found: Compared) -> list[str]:
    return [note.key for note in found.notes]


def test_all_series_are_compared_in_the_window_that_all_have() -> None:
    long, short = (
        told("long", YEARS, kind="employment"),
        told("short", YEARS[3:], kind="employment"),
    )
    one = only(compared([long, short]))
    assert (one.first, one.last) == (YEARS[3], YEARS[-1])
    assert [change.first_value for change in one.changes] == [4.0, 1.0]
    assert [change.last_value for change in one.changes] == [8.0, 5.0]


def test_a_window_asked_for_stands_on_observed_days_and_says_so() -> None:
    """Two yearly series must not stand with values of different years, nor of a day between."""
    long, short = (
        told("long", YEARS, kind="employment"),
        told("short", YEARS[3:], kind="employment"),
    )
    found = compared([long, short], first=date(2020, 10, 30), last=date(2024, 9, 1))
    one = only(found)
    assert (one.first, one.last) == (date(2021, 5, 1), date(2024, 5, 1))
    assert one.changes[0].first_value == 4.0  # of 2021, not of 2020
    moved = [dict(note.values) for note in found.notes]
    assert [note["used"] for note in moved] == ["2021-05-01", "2024-05-01"]
    assert notes(found) == ["imbalance.note.moved.employment"] * 2


def test_of_two_days_equally_near_the_inner_one_is_used() -> None:
    days = [date(2020, 1, 1), date(2020, 1, 3), date(2020, 1, 7), date(2020, 1, 9)]
    one = only(compared([told("a", days)], first=date(2020, 1, 2), last=date(2020, 1, 8)))
    assert (one.first, one.last) == (days[1], days[2])


@pytest.mark.parametrize("first", [date(1, 1, 1), date(1990, 1, 1), date(2019, 6, 17)])
def test_a_window_never_starts_before_the_data(first: date) -> None:
    days = [date(2020, 2, 1), date(2022, 3, 1), date(2023, 6, 1), date(2024, 3, 1)]
    found = compared([told("a", days), told("b", days, [4, 3, 2, 1])], first=first)
    assert only(found).first == days[0]
    assert notes(found) == ["imbalance.note.moved.postings"]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2030, 1, 1), None),
        (None, date(1990, 1, 1)),
        (date(1990, 1, 1), date(1991, 1, 1)),
        (date(2021, 1, 1), date(2021, 1, 2)),
    ],
)
def test_a_window_without_two_observations_is_said(first: date | None, last: date | None) -> None:
    found = compared([told("a", YEARS), told("b", YEARS)], first=first, last=last)
    assert found.comparisons == ()
    assert notes(found) == ["imbalance.note.no_common.postings"]


def test_daily_beside_yearly_stands_on_days_of_the_yearly_one() -> None:
    ads = told("ads", every("2018-01-01", "2024-01-01"))
    jobs = told("jobs", YEARS, kind="employment")
    found = compared([ads, jobs])
    together = next(one for one in found.comparisons if one.kind == ALL)
    assert (together.first, together.last) == (date(2018, 5, 1), date(2023, 5, 1))
    assert notes(found) == []


def test_a_value_of_another_day_is_said() -> None:
    """Weekly Mondays and first days of months share few days."""
    weekly = told("weekly", every("2020-01-06", "2023-01-01", 7))
    monthly = told("monthly", months("2020-01", "2023-01"))
    found = compared([weekly, monthly], first=date(2020, 3, 1), last=date(2022, 11, 1))
    assert (only(found).first, only(found).last) == (date(2020, 3, 1), date(2022, 11, 1))
    (note,) = found.notes
    assert note.key == "imbalance.note.other_days"
    assert dict(note.values) == {"name": "weekly", "first": "2020-03-02", "last": "2022-10-31"}


def test_yearly_series_of_other_months_are_compared_and_said() -> None:
    january = told("january", [date(year, 1, 1) for year in range(2018, 2026)])
    found = compared([told("may", YEARS), january])
    assert (only(found).first, only(found).last) == (YEARS[0], date(2024, 5, 1))
    assert notes(found) == ["imbalance.note.other_days"]


def test_series_without_common_days_are_not_compared() -> None:
    found = compared([told("a", YEARS[:3]), told("b", YEARS[4:])])
    assert found.comparisons == ()
    assert notes(found) == ["imbalance.note.no_common.postings"]


@pytest.mark.parametrize("days", [YEARS[:1], [date(2020, 1, 1)]])
def test_one_point_is_no_change(days: list[date]) -> None:
    found = compared([told("a", days)])
    assert found.comparisons == ()
    assert notes(found) == ["imbalance.note.no_common.postings"]


@pytest.mark.parametrize("nothing", [0.0, 1e-300])
def test_a_zero_at_the_start_has_no_change_and_is_said(nothing: float) -> None:
    zeros = told("zeros", YEARS, [nothing, *range(7)])
    found = compared([zeros, told("other", YEARS)])
    assert [change.key for change in only(found).changes] == ["other"]
    assert [(note.key, dict(note.values)) for note in found.notes] == [
        ("imbalance.note.zeros", {"name": "zeros"})
    ]
    alone = compared([told("zeros", YEARS, [nothing] * 8)])
    assert alone.comparisons == ()
    assert notes(alone) == ["imbalance.note.zeros"]
    assert zeros.whole_change is None


def test_an_end_at_zero_is_a_fall_of_all() -> None:
    assert only(compared([told("a", YEARS, [*range(7, -1, -1)])])).changes[0].change == -1.0


def test_small_changes_are_no_opposite_directions() -> None:
    days = YEARS[:2]
    still = told("still", days, [100, 99])
    assert not only(compared([still, told("up", days, [100, 150])])).opposite
    assert only(compared([told("down", days, [100, 90]), told("up", days, [100, 150])])).opposite


def test_shorter_windows_end_on_the_same_day() -> None:
    ads = told("ads", every("2018-01-01", "2024-01-01"))
    found = compared([ads]).comparisons
    assert [one.first for one in found] == [
        date(2018, 1, 1),
        date(2021, 12, 31),
        date(2022, 12, 31),
    ]
    assert {one.last for one in found} == {date(2023, 12, 31)}


def test_few_days_are_each_tried_as_a_start() -> None:
    days = [date(2020, 2, 1), date(2022, 3, 1), date(2023, 6, 1), date(2024, 3, 1)]
    found = compared([told("a", days), told("b", days)])
    assert [one.first for one in found.comparisons] == days[:-1]


def test_no_window_starts_in_a_hole() -> None:
    holed = [day for day in every("2020-01-01", "2023-01-01") if day.year != 2021]
    found = compared(
        [told("whole", every("2020-01-01", "2023-01-01")), told("holed", holed)],
        first=date(2021, 3, 1),
    )
    assert only(found).first == date(2020, 12, 31)
    assert notes(found) == ["imbalance.note.moved.postings"]


@given(
    factor=st.floats(1e-3, 1e3),
    values=st.lists(st.floats(1.0, 1e6), min_size=8, max_size=8),
)
def test_changes_do_not_depend_on_the_base(factor: float, values: list[float]) -> None:
    one = told("one", YEARS, values, unit="index", base=YEARS[0])
    other = told("other", YEARS, [factor * x for x in values], unit="index", base=YEARS[4])
    for comparison in compared([one, other]).comparisons:
        here, there = (change.change for change in comparison.changes)
        assert here == pytest.approx(there, rel=1e-9, abs=1e-9)


@given(
    st.lists(st.sets(st.integers(0, 400), min_size=1, max_size=30), min_size=1, max_size=4),
    st.integers(-100, 500),
    st.integers(-100, 500),
)
def test_windows_lie_on_days_of_the_series(offsets: list[set[int]], first: int, last: int) -> None:
    start = np.datetime64("2020-01-01")
    series = [
        told(str(at), np.sort(start + np.array(sorted(some))).tolist())
        for at, some in enumerate(offsets)
    ]
    days = window_days([as_series(one) for one in series]).tolist()
    asked = [(start + off).astype("datetime64[D]").item() for off in (first, last)]
    for one in compared(series, first=asked[0], last=asked[1]).comparisons:
        assert {one.first, one.last} <= set(days)
        assert one.first < one.last
        assert all(any(day in each.days for each in series) for day in (one.first, one.last))
