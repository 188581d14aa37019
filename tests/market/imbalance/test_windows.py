"""One window for all series: observed values only, holes told, several rhythms side by side."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import InputError, OutOfRange
from goingrate.market.imbalance.series import Series
from goingrate.market.imbalance.windows import (
    changes,
    common_window,
    nearest_common_days,
    value_on,
)


def series(name: str, days: object, values: object = None) -> Series:
    at = np.array(days, "datetime64[D]")
    numbers = np.arange(1.0, at.size + 1) if values is None else np.array(values, float)
    return Series(name, "postings", "count", at, numbers, None, None)


def daily(first: str, following: str) -> np.ndarray:
    return np.arange(first, following, dtype="datetime64[D]")


HOLED = np.setdiff1d(daily("2024-01-01", "2024-03-01"), daily("2024-02-10", "2024-02-16"))
YEARS = np.array([f"{year}-05-01" for year in range(2021, 2026)], "datetime64[D]")
MONTHS = np.arange("2021-01", "2026-01", dtype="datetime64[M]").astype("datetime64[D]")


def test_a_daily_series_has_its_own_days_only() -> None:
    holed = series("holed", HOLED)
    assert value_on(holed, date(2024, 1, 3)) == 3.0
    with pytest.raises(InputError) as caught:
        value_on(holed, date(2024, 2, 11))
    assert "2024-02-09 / 2024-02-16" in str(caught.value)
    assert value_on(holed, date(2024, 2, 11), within_days=2) == 40.0


@pytest.mark.parametrize(
    ("day", "nearest"), [(date(2023, 12, 31), "2024-01-01."), (date(2024, 3, 1), "2024-02-29.")]
)
def test_outside_the_one_end_there_is_is_told(day: date, nearest: str) -> None:
    with pytest.raises(InputError, match=nearest):
        value_on(series("holed", HOLED), day)


def test_of_two_equally_near_days_the_earlier() -> None:
    assert value_on(series("x", ["2024-01-01", "2024-01-03"]), date(2024, 1, 2)) == 1.0


def test_a_single_day_stands_for_itself() -> None:
    one = series("one", ["2024-01-10"])
    assert value_on(one, date(2024, 1, 10)) == 1.0
    with pytest.raises(InputError, match="2024-01-10"):
        value_on(one, date(2024, 1, 11))
    assert value_on(one, date(2024, 1, 20), within_days=10) == 1.0


@pytest.mark.parametrize("days", [YEARS, MONTHS, daily("2021-01-01", "2026-01-01")[::7]])
def test_a_slow_series_has_a_value_for_each_day_between(days: np.ndarray) -> None:
    slow = series("slow", days)
    for day in np.arange(days[0], days[-1]):
        off = np.abs((days - day).astype(int))
        assert value_on(slow, day.item()) == 1.0 + off.argmin()


def test_a_year_that_is_missing_is_not_filled() -> None:
    holed = series("holed", np.delete(YEARS, 2))
    with pytest.raises(InputError, match="2022-05-01 / 2024-05-01"):
        value_on(holed, date(2023, 5, 1))


def test_days_off_are_a_count() -> None:
    with pytest.raises(OutOfRange):
        value_on(series("x", YEARS), date(2024, 1, 1), within_days=-1)


def test_the_common_window_is_what_all_cover() -> None:
    one, other = series("one", daily("2024-01-05", "2024-03-01")), series("other", HOLED)
    assert common_window([one, other]) == (date(2024, 1, 5), date(2024, 2, 29))


def test_without_two_common_days_there_is_no_window() -> None:
    early = series("early", daily("2023-01-01", "2023-06-01"))
    late = series("late", daily("2023-07-01", "2023-08-01"))
    with pytest.raises(InputError) as caught:
        common_window([early, late])
    assert "late starts on 2023-07-01, early ends on 2023-05-31" in str(caught.value)
    with pytest.raises(InputError):
        common_window([series("one", ["2023-01-01"])])
    with pytest.raises(InputError):
        nearest_common_days([early, late], date(2023, 2, 1), date(2023, 7, 10))
    with pytest.raises(InputError):
        common_window([])


def test_one_window_holds_for_every_series() -> None:
    fast = series("fast", daily("2021-01-01", "2025-12-31"))
    told = changes([fast, series("slow", YEARS)], date(2022, 3, 1), date(2024, 3, 1))
    assert [change.name for change in told] == ["fast", "slow"]
    assert (told[0].first_day, told[0].last_day) == (date(2022, 3, 1), date(2024, 3, 1))
    assert (told[1].first_day, told[1].last_day) == (date(2022, 5, 1), date(2024, 5, 1))
    assert told[1].change == pytest.approx(4 / 2 - 1)


def test_a_window_end_in_a_hole_is_refused_and_can_be_shifted() -> None:
    both = [series("holed", HOLED), series("whole", daily("2024-01-01", "2024-03-01"))]
    first, last = date(2024, 1, 2), date(2024, 2, 12)
    with pytest.raises(InputError, match="holed"):
        changes(both, first, last)
    assert nearest_common_days(both, first, last) == (first, date(2024, 2, 9))
    changes(both, *nearest_common_days(both, first, last))


def test_of_two_equally_near_days_the_one_inside() -> None:
    holed = series(
        "holed", np.setdiff1d(daily("2024-01-01", "2024-02-01"), daily("2024-01-10", "2024-01-13"))
    )
    middle = date(2024, 1, 11)  # the 9th and the 13th are two days off
    assert nearest_common_days([holed], middle, date(2024, 1, 20))[0] == date(2024, 1, 13)
    assert nearest_common_days([holed], date(2024, 1, 2), middle)[1] == date(2024, 1, 9)


def test_a_window_is_longer_than_the_rhythm() -> None:
    with pytest.raises(InputError) as caught:
        changes([series("slow", YEARS)], date(2023, 4, 1), date(2023, 6, 1))
    assert caught.value.allowed.key == "allowed.two_observations"


@pytest.mark.parametrize("last", [date(2024, 1, 2), date(2024, 1, 1)])
def test_a_window_has_two_ends(last: date) -> None:
    for ask in (changes, nearest_common_days):
        with pytest.raises(InputError) as caught:
            ask([series("holed", HOLED)], date(2024, 1, 2), last)
        assert caught.value.allowed.key == "allowed.first_before_last"


def test_no_change_is_told_from_zero() -> None:
    days = ["2024-01-01", "2024-01-02"]
    ends = date(2024, 1, 1), date(2024, 1, 2)
    with pytest.raises(InputError) as caught:
        changes([series("zeros", days, [0.0, 0.0])], *ends)
    assert caught.value.allowed.key == "allowed.not_all_zero"
    with pytest.raises(InputError) as caught:
        changes([series("late", days, [0.0, 5.0])], *ends)
    assert caught.value.allowed.key == "allowed.above_zero_there"
    assert changes([series("gone", days, [5.0, 0.0])], *ends)[0].change == -1.0


observed = st.sets(st.integers(0, 300), min_size=2).map(
    lambda at: np.datetime64("2024-01-01") + np.array(sorted(at))
)


@given(st.lists(observed, min_size=1, max_size=4), st.integers(0, 150), st.integers(1, 150))
def test_shifted_ends_are_observed_in_every_series(
    lists: list[np.ndarray], start: int, length: int
) -> None:
    several = [series(str(at), days) for at, days in enumerate(lists)]
    first = date(2024, 1, 1) + timedelta(start)
    try:
        shifted = nearest_common_days(several, first, first + timedelta(length))
    except InputError:
        return
    assert shifted[0] < shifted[1]
    for one in several:
        for day in shifted:
            value_on(one, day)


@given(st.lists(st.floats(1e-3, 1e6), min_size=2, max_size=30), st.floats(1e-3, 1e3))
def test_the_base_of_an_index_does_not_change_changes(values: list[float], times: float) -> None:
    days = np.datetime64("2024-01-01") + np.arange(len(values))
    ends = days[0].item(), days[-1].item()
    (one,) = changes([series("x", days, values)], *ends)
    (other,) = changes([series("x", days, np.array(values) * times)], *ends)
    assert other.change == pytest.approx(one.change, abs=1e-9, rel=1e-9)


def employment(folder: Path, name: str, soc: str) -> Series:
    import pyarrow.parquet as pq

    filters = [("soc", "=", soc), ("group", "=", "detailed")]
    table = pq.read_table(folder / "data/oews_national_2014_2025.parquet", filters=filters)
    rows = sorted(zip(table["year"].to_pylist(), table["emp"].to_pylist(), strict=True))
    days = np.array([f"{year}-05-12" for year, _ in rows], "datetime64[D]")
    numbers = np.array([employed for _, employed in rows], float)
    return Series(name, "employment", "count", days, numbers, None, None)


@pytest.mark.shared
def test_employment_of_programmers_and_data_scientists(shared_folder: Path) -> None:
    programmers = employment(shared_folder, "programmers", "15-1251")
    scientists = employment(shared_folder, "data scientists", "15-2051")
    developers = employment(shared_folder, "developers", "15-1252")
    may = {year: date(year, 5, 12) for year in range(2019, 2026)}
    (alone,) = changes([programmers], may[2019], may[2025])
    assert (alone.first_value, alone.last_value) == (199_540, 92_230)
    assert round(alone.change, 2) == -0.54
    fewer, more = changes([programmers, scientists], *common_window([programmers, scientists]))
    assert (fewer.first_day, more.last_day) == (may[2021], may[2025])
    assert (more.first_value, more.last_value) == (105_980, 262_440)
    assert [round(change.change, 2) for change in (fewer, more)] == [-0.40, 1.48]
    (steady,) = changes([developers], may[2023], may[2025])
    assert (steady.first_value, steady.last_value) == (1_656_880, 1_687_890)
