"""Series: what is refused when one is made, its rhythm, its holes, its months."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import InputError, OutOfRange
from goingrate.market.imbalance.series import (
    Gap,
    Series,
    SeriesUnit,
    as_date,
    first_day,
    gaps,
    last_day,
    month_means,
    usual_step,
)


def series(days: object, values: object = None, unit: SeriesUnit = "count") -> Series:
    at = np.array(days, "datetime64[D]")
    numbers = np.ones(at.size) if values is None else np.array(values, float)
    return Series("x", "postings", unit, at, numbers, None, None)


def daily(first: str, following: str) -> np.ndarray:
    return np.arange(first, following, dtype="datetime64[D]")


def without(days: np.ndarray, *left_out: str) -> np.ndarray:
    return np.setdiff1d(days, np.array(left_out, "datetime64[D]"))


def weekdays_of(days: np.ndarray, mask: str) -> np.ndarray:
    return days[np.is_busday(days, weekmask=mask)]


MONTHS = np.arange("2020-01", "2023-01", dtype="datetime64[M]").astype("datetime64[D]")
YEARS = np.array([f"{year}-05-01" for year in range(2014, 2026)], "datetime64[D]")


@pytest.mark.parametrize("bad", [-0.1, np.nan, np.inf, 1e16])
def test_impossible_values_are_refused_with_their_day(bad: float) -> None:
    with pytest.raises(OutOfRange) as caught:
        series(["2024-01-01", "2024-01-02"], [1.0, bad])
    assert caught.value.where == "x: 2024-01-02"


@pytest.mark.parametrize(
    "days", [["2024-01-02", "2024-01-01"], ["2024-01-01", "2024-01-02", "2024-01-02"]]
)
def test_days_come_in_order_and_once(days: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        series(days)
    assert caught.value.allowed.key == "allowed.ascending_days"
    assert caught.value.given == days[-1]


@pytest.mark.parametrize("day", ["NaT", "1899-12-31", "2200-01-01", "-200-01-01"])
def test_days_are_of_our_times(day: str) -> None:
    with pytest.raises(OutOfRange) as caught:
        series([day])
    assert caught.value.allowed.key == "allowed.day_between"


def test_columns_must_fit() -> None:
    with pytest.raises(InputError, match="at least one day"):
        series([])
    with pytest.raises(InputError, match="each of the 2 days"):
        series(["2024-01-01", "2024-01-02"], [1.0])
    hours = np.array(["2024-01-01T10"], "datetime64[h]")
    with pytest.raises(InputError, match="whole days"):
        Series("x", "postings", "count", hours, np.ones(1), None, None)
    with pytest.raises(InputError, match="a name"):
        Series(" ", "postings", "count", YEARS, np.ones(YEARS.size), None, None)


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (daily("2024-01-01", "2024-02-01"), 1),
        (weekdays_of(daily("2024-01-01", "2024-04-01"), "1111100"), 1),
        (daily("2024-01-01", "2024-03-01")[::7], 7),
        (MONTHS, 31),
        (YEARS, 365),
        (YEARS[:1], None),
    ],
)
def test_a_series_has_a_rhythm_and_no_holes(days: np.ndarray, step: int | None) -> None:
    assert usual_step(series(days)) == step
    assert gaps(series(days)) == ()


def test_holes_of_a_daily_series() -> None:
    days = without(daily("2024-01-01", "2024-02-01"), "2024-01-06", "2024-01-10", "2024-01-11")
    assert gaps(series(days)) == (
        Gap(date(2024, 1, 6), date(2024, 1, 6)),
        Gap(date(2024, 1, 10), date(2024, 1, 11)),
    )


def test_holes_of_working_days_leave_weekends_alone() -> None:
    days = weekdays_of(daily("2024-01-01", "2024-03-01"), "1111100")
    holes = gaps(series(without(days, "2024-01-26", "2024-02-07")))
    assert holes == (  # a Friday with its weekend, a Wednesday
        Gap(date(2024, 1, 26), date(2024, 1, 28)),
        Gap(date(2024, 2, 7), date(2024, 2, 7)),
    )
    sunday_to_thursday = weekdays_of(daily("2024-01-01", "2024-03-01"), "1111001")
    assert gaps(series(sunday_to_thursday)) == ()


def test_a_short_series_does_not_take_holes_for_its_rhythm() -> None:
    assert gaps(series(["2024-01-01", "2024-01-02", "2024-01-04"])) == (
        Gap(date(2024, 1, 3), date(2024, 1, 3)),
    )


@pytest.mark.parametrize("left_out", ["2020-07-01", "2021-02-01"])
def test_a_month_that_is_missing(left_out: str) -> None:
    (hole,) = gaps(series(without(MONTHS, left_out)))
    assert hole.first < date.fromisoformat(left_out) <= hole.last


def test_a_year_that_is_missing() -> None:
    assert gaps(series(without(YEARS, "2020-05-01"))) == (Gap(date(2019, 5, 2), date(2021, 4, 30)),)


@given(st.sets(st.integers(0, 400), min_size=1))
def test_no_hole_holds_an_observation(at: set[int]) -> None:
    days = np.datetime64("2024-01-01") + np.array(sorted(at))
    one = series(days)
    observed = {as_date(day) for day in days}
    for hole in gaps(one):
        assert first_day(one) < hole.first <= hole.last < last_day(one)
        assert hole.first - timedelta(1) in observed
        assert hole.last + timedelta(1) in observed
        between = {hole.first + timedelta(n) for n in range((hole.last - hole.first).days + 1)}
        assert not between & observed


def test_month_means_are_means_of_observed_days() -> None:
    days = without(daily("2024-01-01", "2024-03-01"), "2024-02-10", "2024-02-11")
    means = month_means(series(days, np.arange(days.size)))
    assert [str(day) for day in means.days] == ["2024-01-01", "2024-02-01"]
    assert means.values.tolist() == [15.0, 44.0]  # 0..30 and 31..57


@pytest.mark.parametrize(("last", "months"), [("2024-02-15", 1), ("2024-02-16", 2)])
def test_a_month_needs_half_of_its_days(last: str, months: int) -> None:
    assert month_means(series(daily("2024-01-01", last))).days.size == months


def test_a_month_of_working_days_needs_half_of_those() -> None:
    february = weekdays_of(daily("2024-01-01", "2024-02-15"), "1111100")  # 10 of 21
    assert month_means(series(february)).days.size == 1
    more = weekdays_of(daily("2024-01-01", "2024-02-16"), "1111100")  # 11 of 21
    assert month_means(series(more)).days.size == 2


def test_other_rhythms_keep_their_months() -> None:
    assert np.array_equal(month_means(series(MONTHS)).days, MONTHS)
    assert np.array_equal(month_means(series(YEARS)).days, YEARS)
    weeks = daily("2024-01-01", "2024-04-01")[::7]
    assert month_means(series(weeks)).days.size == 3
    one_of_february = weeks[weeks < np.datetime64("2024-02-06")]
    assert month_means(series(one_of_february)).days.size == 1
    assert month_means(series(["2024-01-17"], [3.0])).values.tolist() == [3.0]


def test_no_month_at_all_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        month_means(series(daily("2024-01-25", "2024-02-05")))
    assert caught.value.allowed.key == "allowed.half_a_month"


@given(st.lists(st.floats(0, 1e9), min_size=40, max_size=200))
def test_month_means_lie_among_their_values(values: list[float]) -> None:
    days = np.datetime64("2023-01-01") + np.arange(len(values))
    means = month_means(series(days, values)).values
    assert min(values) * (1 - 1e-12) <= means.min()
    assert means.max() <= max(values) * (1 + 1e-12)
