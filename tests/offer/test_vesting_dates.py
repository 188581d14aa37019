"""Months that end early, and years by anniversaries."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import InputError, NotUnderstood, OutOfRange
from goingrate.offer.vesting_dates import check_day, check_size, check_span, later, years_between

days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
months = st.integers(0, 240)


@pytest.mark.parametrize(
    ("day", "months", "day_of_month", "expected"),
    [
        (date(2024, 1, 31), 1, None, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, None, date(2023, 2, 28)),
        (date(2024, 1, 31), 3, None, date(2024, 4, 30)),
        (date(2024, 12, 15), 1, None, date(2025, 1, 15)),
        (date(2024, 2, 29), 48, None, date(2028, 2, 29)),
        (date(2024, 2, 29), 1, 31, date(2024, 3, 31)),
        (date(2024, 1, 20), 1, 5, date(2024, 2, 5)),
        (date(2024, 3, 20), 0, 31, date(2024, 3, 31)),
    ],
)
def test_calendar_months(day: date, months: int, day_of_month: int | None, expected: date) -> None:
    assert later(day, months, "MONTHS", day_of_month=day_of_month) == expected


@given(days, months, st.none() | st.integers(1, 31))
def test_the_month_is_the_one_meant_and_the_day_at_most_the_one_meant(
    day: date, count: int, of_month: int | None
) -> None:
    reached = later(day, count, "MONTHS", day_of_month=of_month)
    assert reached.year * 12 + reached.month == day.year * 12 + day.month + count
    meant = of_month or day.day
    last_day = (reached + timedelta(days=1)).month != reached.month
    assert reached.day == meant or (reached.day < meant and last_day)


@given(days, st.integers(0, 36_525))
def test_days_are_days(day: date, count: int) -> None:
    assert (later(day, count, "DAYS") - day).days == count


@given(days, months)
def test_an_anniversary_is_a_twelfth(day: date, count: int) -> None:
    assert years_between(day, later(day, count, "MONTHS")) * 12 == pytest.approx(count)


@given(days, days, days)
def test_years_grow_with_the_day(start: date, one: date, other: date) -> None:
    assert (one < other) == (years_between(start, one) < years_between(start, other))


@given(days, days)
def test_years_are_close_to_days(start: date, day: date) -> None:
    assert years_between(start, day) == pytest.approx((day - start).days / 365.25, abs=0.01)


@pytest.mark.parametrize(
    ("length", "period_type"), [(12, "MONTHS"), (365, "DAYS"), (10**9, "MONTHS"), (10**12, "DAYS")]
)
def test_the_calendar_ends(length: int, period_type: str) -> None:
    with pytest.raises(OutOfRange, match="9999"):
        later(date(9999, 6, 30), length, period_type)  # type: ignore[arg-type]


@pytest.mark.parametrize("day", ["2025-01-01", "soon", datetime(2025, 1, 1), None, 20250101])
def test_what_is_no_date_is_refused(day: object) -> None:
    with pytest.raises(NotUnderstood, match=r"start_day: got .*a date such as 2026-01-31"):
        check_day(day, "start_day")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("length", "occurrences", "period_type", "where"),
    [
        (-1, 1, "MONTHS", "x.period"),
        (1201, 1, "MONTHS", "x.period"),
        (10**9, 1, "MONTHS", "x.period"),
        (10**9, 1, "DAYS", "x.period"),
        (1, 0, "DAYS", "x.occurrences"),
        (0, 36_526, "DAYS", "x.occurrences"),
        (0, 10**9, "MONTHS", "x.occurrences"),
        (3, 401, "MONTHS", "x.occurrences"),
    ],
)
def test_spans_that_no_contract_has(
    length: int, occurrences: int, period_type: str, where: str
) -> None:
    with pytest.raises(OutOfRange) as caught:
        check_span(
            length=length,
            occurrences=occurrences,
            period_type=period_type,  # type: ignore[arg-type]
            where="x",
        )
    assert caught.value.where == where


def test_spans_that_are_long_but_sound() -> None:
    check_span(length=3, occurrences=400, period_type="MONTHS", where="x")
    check_span(length=1, occurrences=36_525, period_type="DAYS", where="x")
    check_span(length=0, occurrences=1, period_type="DAYS", where="x")
    check_size(conditions=200, vests=36_525, where="x")


@pytest.mark.parametrize(("conditions", "vests"), [(0, 0), (201, 1), (1, 36_526)])
def test_sizes(conditions: int, vests: int) -> None:
    with pytest.raises(InputError):
        check_size(conditions=conditions, vests=vests, where="x")
