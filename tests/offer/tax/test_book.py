"""Books of law: what holds in which year and for whom, and what a schedule of rates does."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import InputError, OutOfRange
from goingrate.offer.tax.book import Brackets, Entry, LawBook, Parameter, Source, Unit, Value
from goingrate.offer.tax.working import line

widths = st.lists(st.floats(1.0, 1e6), max_size=8)
amounts = st.floats(-1e6, 1e7)


@st.composite
def schedules(draw: st.DrawFn) -> Brackets:
    starts = (0.0, *accumulate(draw(widths)))
    rates = draw(st.lists(st.floats(0, 0.99), min_size=len(starts), max_size=len(starts)))
    return Brackets(starts, tuple(rates))


@given(schedules(), amounts, st.floats(0, 1e4))
def test_a_little_more_costs_no_more_than_the_highest_rate(
    schedule: Brackets, amount: float, more: float
) -> None:
    rise = schedule.tax(amount + more) - schedule.tax(amount)
    assert -1e-6 <= rise <= max(schedule.rates) * more + 1e-6


@given(schedules(), st.integers(0, 7))
def test_the_tax_does_not_jump_where_a_rate_begins(schedule: Brackets, which: int) -> None:
    start = schedule.starts[which % len(schedule.starts)]
    around = schedule.tax(start - 1e-6), schedule.tax(start), schedule.tax(start + 1e-6)
    assert around[0] == pytest.approx(around[1], abs=1e-5)
    assert around[2] == pytest.approx(around[1], abs=1e-5)


@given(schedules(), amounts)
def test_the_tax_lies_between_nothing_and_the_highest_rate(
    schedule: Brackets, amount: float
) -> None:
    assert 0.0 <= schedule.tax(amount) <= max(schedule.rates) * max(amount, 0.0) + 1e-6


@given(schedules(), st.floats(0, 1e7), st.floats(0.1, 10.0))
def test_a_schedule_in_other_money_takes_the_same_share(
    schedule: Brackets, amount: float, scale: float
) -> None:
    scaled = Brackets(tuple(start * scale for start in schedule.starts), schedule.rates)
    assert scaled.tax(amount * scale) == pytest.approx(
        schedule.tax(amount) * scale, rel=1e-9, abs=1e-6
    )


def test_each_part_is_taxed_at_its_own_rate() -> None:
    schedule = Brackets((0.0, 100.0, 300.0), (0.1, 0.2, 0.5))
    # 0.1 x 100 + 0.2 x 200 + 0.5 x 50
    assert schedule.tax(350.0) == pytest.approx(75.0)
    assert schedule.tax(-50.0) == 0.0


HERE = Source("§ 1", "Gazette 1", "https://www.example.gov/1")
THERE = Source("§ 1", "Gazette 2", "https://www.example.gov/2")


def parameter(name: str, unit: Unit, indexed: bool, **by_year: dict[str, Value]) -> Parameter:
    entries = (
        Entry(int(year.removeprefix("y")), values, THERE if year > "y2021" else HERE)
        for year, values in by_year.items()
    )
    return Parameter(name, unit, indexed, tuple(entries))


def book() -> LawBook:
    held = (
        parameter("allowance", "money", True, y2020={"all": 100.0}, y2022={"all": 110.0}),
        parameter("limit", "money", False, y2020={"all": 50.0}, y2024={"all": 60.0}),
        parameter("cap", "money", True, y2020={"single": 1.0, "married_joint": 2.0}),
        parameter("start", "money", False, y2020={"married_joint": 2.0, "all": 1.0}),
        parameter("extra", "money", False, y2020={"married_joint": 2.0, "surviving_spouse": 3.0}),
        parameter("rates", "brackets", True, y2020={"all": ((0.0, 0.1), (100.0, 0.2))}),
        parameter("new", "share", False, y2022={"all": 0.5}),
    )
    return LawBook("xx", 2020, 2023, {one.name: one for one in held})


def test_a_value_holds_until_the_next_one() -> None:
    held = [book().at(year).number("allowance") for year in range(2020, 2024)]
    assert held == [100.0, 100.0, 110.0, 110.0]


def test_the_source_is_that_of_the_value() -> None:
    assert book().at(2021).source("allowance") == HERE
    assert book().at(2023).source("allowance") == THERE
    assert line("levy.x", 1.0, "tax", book().at(2023), "allowance").source == THERE


@given(years=st.integers(1, 30), rate=st.floats(0.0, 0.1))
def test_amounts_grow_after_the_last_year_where_the_law_says_so(years: int, rate: float) -> None:
    law = book().at(2023 + years, index_rate_per_year=rate)
    assert law.number("allowance") == pytest.approx(110.0 * (1 + rate) ** years)
    assert law.number("limit") == 60.0  # enacted for 2024, and not indexed
    starts, rates = law.brackets("rates").starts, law.brackets("rates").rates
    assert starts == pytest.approx((0.0, 100.0 * (1 + rate) ** years))
    assert rates == (0.1, 0.2)


@pytest.mark.parametrize("year", [2020, 2021, 2022, 2023])
def test_enacted_years_are_never_indexed(year: int) -> None:
    plain, indexed = book().at(year), book().at(year, index_rate_per_year=0.05)
    assert plain.number("allowance") == indexed.number("allowance")
    assert plain.rows("rates") == indexed.rows("rates")


def test_a_surviving_spouse_is_taken_for_a_joint_filer_unless_named() -> None:
    law = book().at(2020, status="surviving_spouse")
    assert law.number("cap") == 2.0
    assert law.number("start") == 2.0
    assert law.number("extra") == 3.0


def test_a_status_that_is_not_named_is_one_of_all() -> None:
    assert book().at(2020, status="head_of_household").number("start") == 1.0
    assert book().at(2020, status="married_joint").number("start") == 2.0


def test_a_status_without_any_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        book().at(2020, status="head_of_household").number("cap")


def test_a_parameter_that_is_not_there_yet() -> None:
    assert not book().at(2021).has("new")
    assert book().at(2022).has("new")
    assert not book().at(2022).has("unheard_of")
    with pytest.raises(KeyError, match="xx new 2021"):
        book().at(2021).number("new")


def test_a_number_is_not_asked_for_its_rows() -> None:
    with pytest.raises(TypeError, match="rates has rows"):
        book().at(2020).number("rates")
    with pytest.raises(TypeError, match="limit has no rows"):
        book().at(2020).rows("limit")


def test_a_year_before_the_first_is_refused_on_one_line(
    is_one_line: Callable[[InputError], bool],
) -> None:
    with pytest.raises(OutOfRange) as caught:
        book().at(2019)
    assert caught.value.where == "year"
    assert is_one_line(caught.value)
    for part in ("2019", "2020", "2023", "XX"):
        assert part in str(caught.value)
