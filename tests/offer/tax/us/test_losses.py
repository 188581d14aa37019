"""Worthless shares and the losses of a small business."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.us.income import UsIncome
from goingrate.offer.tax.us.iso import iso_exercised
from goingrate.offer.tax.us.losses import small_business_loss, worthless
from goingrate.offer.tax.us.lots import Lot, last_day

BOOK = law_book("us")
LAW = BOOK.at(2026, status="single")
A_DAY = 1 / 365


def test_the_last_day_of_the_year_says_whether_the_loss_is_long() -> None:
    lot = Lot(10, 500.0, 500.0, 0.9)
    assert worthless(lot, worthless_years=0.95, law=LAW) == UsIncome(short_gain=-500.0)
    assert worthless(lot, worthless_years=1.0, law=LAW) == UsIncome(long_gain=-500.0)
    new_year = Lot(10, 500.0, 500.0, 1.0)
    assert worthless(new_year, worthless_years=1.99, law=LAW) == UsIncome(short_gain=-500.0)
    last_of_the_year_before = Lot(10, 500.0, 500.0, 1.0 - A_DAY)
    a_year = worthless(last_of_the_year_before, worthless_years=1.5, law=LAW)
    assert a_year == UsIncome(short_gain=-500.0)


def test_worthless_iso_shares_lose_more_for_the_amt() -> None:
    done = iso_exercised(
        units=10, strike_per_unit=2.0, value_per_unit=9.0, granted_years=-3.0, exercised_years=0.5
    )
    lost = worthless(done.lot, worthless_years=1.6, law=LAW)
    assert lost == UsIncome(long_gain=-20.0, amt_gain_adjustment=-70.0)
    same_year = worthless(done.lot, worthless_years=0.7, law=LAW)
    assert same_year == UsIncome(short_gain=-20.0, iso_spread=-70.0)


def test_a_small_business_loss_is_ordinary_up_to_the_limit() -> None:
    lot = Lot(1_000, 130_000.0, 130_000.0, 0.0)
    known = {"price_per_unit": 10.0, "sold_years": 3.0, "affirmed": True}
    assert small_business_loss(lot, law=LAW, **known) == UsIncome(
        interest=-50_000.0, long_gain=-70_000.0
    )
    joint = BOOK.at(2026, status="married_joint")
    assert small_business_loss(lot, law=joint, **known) == UsIncome(
        interest=-100_000.0, long_gain=-20_000.0
    )
    assert small_business_loss(lot, law=LAW, used_this_year=45_000.0, **known) == UsIncome(
        interest=-5_000.0, long_gain=-115_000.0
    )


def test_it_must_be_affirmed_and_be_a_loss() -> None:
    lot = Lot(1_000, 130_000.0, 130_000.0, 0.0)
    known = {"sold_years": 3.0, "law": LAW}
    plain = small_business_loss(lot, price_per_unit=10.0, affirmed=False, **known)
    assert plain == UsIncome(long_gain=-120_000.0)
    gain = small_business_loss(lot, price_per_unit=140.0, affirmed=True, **known)
    assert gain == UsIncome(long_gain=10_000.0)


@given(
    st.floats(0, 1e6), st.floats(0, 100), st.floats(0, 1e5), st.sampled_from([0.5, 1.0, 2.0, 6.5])
)
def test_a_loss_changes_its_kind_but_not_its_sum(
    basis: float, price: float, used: float, years: float
) -> None:
    lot = Lot(1_000, basis, basis, 0.0)
    income = small_business_loss(
        lot,
        price_per_unit=price,
        sold_years=years,
        law=LAW,
        affirmed=True,
        used_this_year=used,
    )
    total = income.interest + income.short_gain + income.long_gain
    assert total == pytest.approx(1_000 * price - basis, abs=1e-6)
    assert -max(50_000 - used, 0) - 1e-9 <= income.interest <= 0


def test_worthless_shares_may_be_a_small_business_loss() -> None:
    lot = Lot(10, 500.0, 500.0, 0.9)
    lost = small_business_loss(
        lot, price_per_unit=0.0, sold_years=last_day(1.2), law=LAW, affirmed=True
    )
    assert lost == UsIncome(interest=-500.0)
