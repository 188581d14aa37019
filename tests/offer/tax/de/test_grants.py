"""Options, units, virtual shares and deferral in Germany."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.de.grants import (
    deferral_ended,
    deferral_ends_years,
    options_exercised,
    pay,
    plus,
    rsu_vested,
    shares_given_deferred,
    shares_sold,
    virtual_paid,
)
from goingrate.offer.tax.de.income import DeIncome

LAW = law_book("de").at(2026)
units = st.floats(1, 1e6)
prices = st.floats(0, 1e4)


def taxed(income: DeIncome) -> float:
    return income.wages + income.extraordinary_wages + income.share_gains


@given(units, prices, prices, prices, st.sampled_from([0.0, 12.0, 36.0]))
def test_over_its_life_an_option_is_taxed_on_proceeds_less_strike(
    count: float, strike: float, value: float, price: float, months: float
) -> None:
    done = options_exercised(
        units=count,
        strike_per_unit=strike,
        value_per_unit=value,
        exercised_years=2.0,
        earned_months=months,
    )
    life = plus(done.income, shares_sold(done.lot, price_per_unit=price))
    assert taxed(life) == pytest.approx(count * (price - strike), rel=1e-9, abs=1e-3)
    assert (life.extraordinary_wages > 0) is (months > 12 and done.lot.basis > count * strike)


@given(units, prices, prices)
def test_a_unit_is_pay_at_vest_and_a_gain_after_that(
    count: float, value: float, price: float
) -> None:
    vest = rsu_vested(units=count, value_per_unit=value, vested_years=1.0)
    assert vest.income == DeIncome(wages=count * value)
    assert vest.lot.acquired_years == 1.0
    sale = shares_sold(vest.lot, price_per_unit=price)
    assert sale == DeIncome(share_gains=count * price - count * value)


def test_the_one_fifth_rule_wants_more_than_a_year_and_one_payment() -> None:
    assert pay(1e6, earned_months=12, at_once=True) == DeIncome(wages=1e6)
    assert pay(1e6, earned_months=12.1, at_once=True) == DeIncome(extraordinary_wages=1e6)
    assert virtual_paid(1e6, earned_months=60, at_once=False) == DeIncome(wages=1e6)
    assert virtual_paid(1e6, earned_months=60, at_once=True) == DeIncome(extraordinary_wages=1e6)


@given(units, prices, prices, prices, prices, st.floats(0, 15))
def test_deferral_moves_income_in_time_but_not_in_sum(
    count: float, paid: float, value: float, later: float, price: float, wait: float
) -> None:
    given_ = shares_given_deferred(
        units=count, price_per_unit=paid, value_per_unit=value, given_years=1.0
    )
    assert taxed(given_.income) == 0
    ended = deferral_ended(given_.lot, value_per_unit=later, ended_years=1.0 + wait, law=LAW)
    assert ended.lot.deferred_wages == 0
    assert taxed(ended.income) <= given_.income.deferred_wages + 1e-6
    sale = shares_sold(ended.lot, price_per_unit=price)
    life = plus(plus(given_.income, ended.income), sale)
    assert taxed(life) == pytest.approx(count * (price - paid), rel=1e-9, abs=1e-3)
    assert life.contributed_wages <= life.deferred_wages + 1e-6
    if later >= value:
        assert life.contributed_wages == pytest.approx(life.deferred_wages)


def test_three_years_after_the_transfer_the_one_fifth_rule_fits() -> None:
    lot = shares_given_deferred(
        units=10, price_per_unit=0.0, value_per_unit=100.0, given_years=0.5
    ).lot
    early = deferral_ended(lot, value_per_unit=100.0, ended_years=3.4, law=LAW).income
    assert early == DeIncome(wages=1_000.0, contributed_wages=1_000.0)
    late = deferral_ended(lot, value_per_unit=100.0, ended_years=3.5, law=LAW).income
    assert late == DeIncome(extraordinary_wages=1_000.0, contributed_wages=1_000.0)


def test_shares_that_fell_are_taxed_at_what_is_left() -> None:
    lot = shares_given_deferred(
        units=10, price_per_unit=20.0, value_per_unit=100.0, given_years=0.0
    ).lot
    half = deferral_ended(lot, value_per_unit=60.0, ended_years=5.0, law=LAW)
    assert half.income.extraordinary_wages == 400
    assert half.lot.basis == 600
    nothing = deferral_ended(lot, value_per_unit=5.0, ended_years=5.0, law=LAW)
    assert nothing.income == DeIncome()
    assert shares_sold(nothing.lot, price_per_unit=5.0) == DeIncome(share_gains=-150.0)


def test_a_deferral_ends_at_the_first_of_three_events() -> None:
    lot = shares_given_deferred(
        units=1, price_per_unit=0.0, value_per_unit=1.0, given_years=1.0
    ).lot
    assert deferral_ends_years(lot, law=LAW, sold_years=4.0) == 4.0
    assert deferral_ends_years(lot, law=LAW, sold_years=8.0, left_years=6.0) == 6.0
    assert deferral_ends_years(lot, law=LAW, sold_years=30.0) == 16.0
