"""Incentive stock options: two taxes, two bases, and the days between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.us.adding import together
from goingrate.offer.tax.us.grants import sold
from goingrate.offer.tax.us.income import UsIncome
from goingrate.offer.tax.us.iso import (
    iso_exercised,
    iso_vested_with_election,
    iso_vested_without_election,
    stays_iso,
)
from goingrate.offer.tax.us.iso_limit import iso_split
from goingrate.offer.tax.us.lots import Acquired, taken, year_index

LAW = law_book("us").at(2026, status="single")
A_DAY = 1 / 365
STRIKE, VALUE = 10.0, 25.0

units = st.floats(1, 1e6)
prices = st.floats(0, 1e3)
waits = st.floats(0, 5)


def regular(income: UsIncome) -> float:
    return (
        income.wages
        + income.other_compensation
        + income.short_gain
        + income.long_gain
        + income.gain_28
        + income.excluded_gain
    )


def for_the_amt(income: UsIncome) -> float:
    return regular(income) + income.iso_spread + income.amt_gain_adjustment


def bought(*, exercised_years: float = 0.5, granted_years: float = 0.0) -> Acquired:
    return iso_exercised(
        units=100,
        strike_per_unit=STRIKE,
        value_per_unit=VALUE,
        granted_years=granted_years,
        exercised_years=exercised_years,
    )


@given(units, prices, prices, prices, waits, waits)
def test_over_its_life_an_iso_is_taxed_on_proceeds_less_strike_by_both_taxes(
    count: float, strike: float, value: float, price: float, wait: float, hold: float
) -> None:
    done = iso_exercised(
        units=count,
        strike_per_unit=strike,
        value_per_unit=value,
        granted_years=0.0,
        exercised_years=wait,
    )
    sale = sold(done.lot, price_per_unit=price, sold_years=wait + hold, law=LAW)
    life = together([done.income, sale])
    near = {"rel": 1e-9, "abs": 1e-3}
    assert regular(done.income) == 0
    assert regular(life) == pytest.approx(count * (price - strike), **near)
    assert for_the_amt(life) == pytest.approx(count * (price - strike), **near)
    assert life.wages == 0  # never payroll tax
    assert 0 <= sale.other_compensation <= done.income.iso_spread + 1e-6
    assert sale.other_compensation == 0 or sale.short_gain + sale.long_gain >= 0


@given(units, prices, prices, prices, prices, st.floats(0, 3), waits)
def test_the_sums_hold_for_shares_bought_before_they_vest(
    count: float,
    strike: float,
    early: float,
    late: float,
    price: float,
    vest: float,
    hold: float,
) -> None:
    known = {"units": count, "strike_per_unit": strike, "granted_years": 0.0}
    near = {"rel": 1e-9, "abs": 1e-3}
    plain = iso_vested_without_election(
        **known, value_per_unit=late, exercised_years=0.0, vested_years=vest
    )
    first = iso_exercised(**known, value_per_unit=early, exercised_years=0.0)
    assert first.lot.iso is not None
    elected = iso_vested_with_election(
        first.lot, first.lot.iso, value_per_unit=late, vested_years=vest
    )
    for income, lot in ((plain.income, plain.lot), (first.income, elected)):
        sale = sold(lot, price_per_unit=price, sold_years=vest + hold, law=LAW)
        life = together([income, sale])
        assert regular(life) == pytest.approx(count * (price - strike), **near)
        assert for_the_amt(life) == pytest.approx(count * (price - strike), **near)


def test_a_sale_after_both_periods_is_a_long_gain_over_the_strike() -> None:
    sale = sold(bought().lot, price_per_unit=40.0, sold_years=2.0 + A_DAY, law=LAW)
    assert sale == UsIncome(long_gain=3_000.0, amt_gain_adjustment=-1_500.0)


@pytest.mark.parametrize(
    ("granted_years", "exercised_years", "sold_years", "qualifies"),
    [
        (0.0, 0.5, 2.0, False),  # two years after the grant to the day
        (0.0, 0.5, 2.0 + A_DAY, True),
        (-5.0, 0.5, 1.5, False),  # a year after the exercise to the day
        (-5.0, 0.5, 1.5 + A_DAY, True),
        (0.0, 1.9, 2.5, False),
        (0.0, 0.1, 1.9, False),
    ],
)
def test_days_at_the_boundary(
    granted_years: float, exercised_years: float, sold_years: float, qualifies: bool
) -> None:
    lot = bought(exercised_years=exercised_years, granted_years=granted_years).lot
    sale = sold(lot, price_per_unit=40.0, sold_years=sold_years, law=LAW)
    assert (sale.other_compensation == 0) is qualifies
    assert sale.other_compensation + sale.long_gain + sale.short_gain == pytest.approx(3_000)


def test_an_early_sale_at_a_higher_price() -> None:
    """All of the spread is pay; a year later the AMT has taxed it already."""
    sale = sold(bought().lot, price_per_unit=40.0, sold_years=1.2, law=LAW)
    assert sale == UsIncome(other_compensation=1_500.0, short_gain=1_500.0, iso_spread=-1_500.0)


def test_an_early_sale_between_strike_and_value() -> None:
    """Pay is the actual gain only (section 422(c)(2)); the AMT has a loss of its own."""
    sale = sold(bought().lot, price_per_unit=18.0, sold_years=1.2, law=LAW)
    assert sale == UsIncome(other_compensation=800.0, iso_spread=-800.0, amt_gain_adjustment=-700.0)


def test_an_early_sale_below_the_strike_is_a_capital_loss() -> None:
    sale = sold(bought().lot, price_per_unit=6.0, sold_years=1.2, law=LAW)
    assert sale == UsIncome(short_gain=-400.0, amt_gain_adjustment=-1_500.0)


def test_an_early_sale_after_a_year_has_a_long_gain() -> None:
    sale = sold(bought().lot, price_per_unit=40.0, sold_years=1.9, law=LAW)
    assert sale.other_compensation == sale.long_gain == 1_500
    assert sale.short_gain == 0


@given(prices, st.floats(0, 0.49))
def test_a_sale_in_the_year_of_exercise_leaves_no_preference(price: float, wait: float) -> None:
    done = bought()
    sale = sold(done.lot, price_per_unit=price, sold_years=0.5 + wait, law=LAW)
    year = together([done.income, sale])
    assert year.iso_spread == pytest.approx(0, abs=1e-9)
    assert year.amt_gain_adjustment == 0
    assert for_the_amt(year) == pytest.approx(regular(year))


def test_a_sale_of_part_in_the_year_of_exercise_leaves_the_preference_of_the_rest() -> None:
    done = bought()
    part, kept = taken(done.lot, 40)
    year = together([done.income, sold(part, price_per_unit=30.0, sold_years=0.9, law=LAW)])
    assert year.iso_spread == pytest.approx(900)
    assert year.other_compensation == pytest.approx(600)
    assert kept.amt_basis - kept.basis == pytest.approx(900)


def test_an_underwater_exercise_has_no_preference() -> None:
    done = iso_exercised(
        units=10, strike_per_unit=5.0, value_per_unit=3.0, granted_years=0.0, exercised_years=1.0
    )
    assert done.income == UsIncome()
    assert done.lot.basis == done.lot.amt_basis == 50


def test_an_election_for_the_amt_does_not_bind_the_regular_tax() -> None:
    """Bought at its value, vested at 6: early sold, 5 a share is pay, but the AMT counts a gain."""
    early = iso_exercised(
        units=10, strike_per_unit=1.0, value_per_unit=1.0, granted_years=0.0, exercised_years=0.0
    )
    assert early.income == UsIncome()
    assert early.lot.iso is not None
    lot = iso_vested_with_election(early.lot, early.lot.iso, value_per_unit=6.0, vested_years=1.0)
    sale = sold(lot, price_per_unit=8.0, sold_years=1.5, law=LAW)
    assert sale == UsIncome(
        other_compensation=50.0, short_gain=20.0, iso_spread=-50.0, amt_gain_adjustment=50.0
    )
    kept = sold(lot, price_per_unit=8.0, sold_years=2.5, law=LAW)
    assert kept == UsIncome(long_gain=70.0)


def test_without_it_each_vest_is_a_preference_but_the_periods_run_from_the_exercise() -> None:
    vest = iso_vested_without_election(
        units=10,
        strike_per_unit=1.0,
        value_per_unit=6.0,
        granted_years=0.0,
        exercised_years=0.0,
        vested_years=1.5,
    )
    assert vest.income == UsIncome(iso_spread=50.0)
    sale = sold(vest.lot, price_per_unit=8.0, sold_years=2.1, law=LAW)
    assert sale == UsIncome(long_gain=70.0, amt_gain_adjustment=-50.0)


def test_a_sale_in_the_year_of_the_vest_takes_that_preference_back() -> None:
    """The AMT's income came at vest, in the year after the exercise; so that year counts."""
    vest = iso_vested_without_election(
        units=10,
        strike_per_unit=1.0,
        value_per_unit=6.0,
        granted_years=0.0,
        exercised_years=0.5,
        vested_years=1.2,
    )
    sale = sold(vest.lot, price_per_unit=4.0, sold_years=1.8, law=LAW)
    assert sale == UsIncome(other_compensation=30.0, iso_spread=-50.0)


def test_an_iso_lives_three_months_after_leaving() -> None:
    assert stays_iso(left_years=4.0, exercised_years=3.0)
    assert stays_iso(left_years=4.0, exercised_years=4.25)
    assert not stays_iso(left_years=4.0, exercised_years=4.25 + A_DAY)


vests = st.lists(st.tuples(st.floats(0, 10), st.floats(1, 1e6)), min_size=1, max_size=20)


@given(vests, st.floats(0.01, 100))
def test_no_year_has_more_isos_than_the_limit(
    schedule: list[tuple[float, float]], value: float
) -> None:
    schedule = sorted(schedule)
    parts = iso_split(schedule, value_at_grant_per_unit=value, law=LAW)
    by_year: dict[int, float] = {}
    for (years, count), iso, nso in zip(schedule, parts.iso_units, parts.nso_units, strict=True):
        assert iso >= 0
        assert nso >= 0
        assert iso + nso == pytest.approx(count)
        by_year[year_index(years)] = by_year.get(year_index(years), 0.0) + iso * value
    assert all(total <= 100_000 * (1 + 1e-9) for total in by_year.values())
    for year, total in parts.used.items():
        whole = value * sum(count for years, count in schedule if year_index(years) == year)
        assert total == pytest.approx(min(whole, 100_000))


def test_earlier_grants_come_first() -> None:
    """Year 1 has room for 100,000: an earlier grant takes 70,000 of it."""
    first = iso_split([(1.0, 7_000)], value_at_grant_per_unit=10.0, law=LAW)
    assert first.nso_units == (0.0,)
    second = iso_split(
        [(1.5, 4_000), (2.5, 4_000)], value_at_grant_per_unit=20.0, law=LAW, used=first.used
    )
    assert second.iso_units == (1_500.0, 4_000.0)
    assert second.nso_units == (2_500.0, 0.0)
    assert second.used == {1: 100_000.0, 2: 80_000.0}
    assert first.used == {1: 70_000.0}


def test_a_grant_that_may_be_exercised_at_once_has_one_limit() -> None:
    parts = iso_split([(0.0, 40_000)], value_at_grant_per_unit=5.0, law=LAW)
    assert parts.iso_units == (20_000.0,)


def test_a_month_on_the_line_counts_for_the_year_it_opens() -> None:
    """Twelve months a year, wherever rounding puts their sum."""
    months = [(sum([1 / 12] * month), 10_000.0) for month in range(24)]
    parts = iso_split(months, value_at_grant_per_unit=1.0, law=LAW)
    assert parts.used == {0: 100_000.0, 1: 100_000.0}
    assert parts.nso_units == (*(0.0,) * 10, 1e4, 1e4, *(0.0,) * 10, 1e4, 1e4)
