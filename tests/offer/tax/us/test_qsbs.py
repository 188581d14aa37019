"""Section 1202: the day of acquisition, the years held, the limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.us.income import UsIncome
from goingrate.offer.tax.us.iso import iso_exercised
from goingrate.offer.tax.us.lots import Lot
from goingrate.offer.tax.us.qsbs import QsbsFacts, excluded_share, law_of_stock, qsbs_sold

BOOK = law_book("us")
FIRST_YEAR = 2025
LAW = BOOK.at(2026, status="single")
FACTS = QsbsFacts(gross_assets=20e6, qualified_trade=True)
A_DAY = 1 / 365
OLD, NEW = 0.4, 0.6  # days of 2025


def lot(acquired_years: float, *, units: float = 1_000.0, basis: float = 1_000.0) -> Lot:
    return Lot(units, basis, basis, acquired_years)


def day(year: int, month: int, day_of_month: int) -> float:
    start = date(year, 1, 1)
    length = (date(year + 1, 1, 1) - start).days
    return year - FIRST_YEAR + (date(year, month, day_of_month) - start).days / length


def test_the_law_changes_after_the_fourth_of_july_2025() -> None:
    known = {"first_year": FIRST_YEAR, "law": LAW}
    assert law_of_stock(lot(day(2025, 7, 4)), **known) == "old"
    assert law_of_stock(lot(day(2025, 7, 4) + 0.9 * A_DAY), **known) == "old"
    assert law_of_stock(lot(day(2025, 7, 5)), **known) == "new"
    later = {"first_year": 2030, "law": LAW}
    assert law_of_stock(lot(-5.0 + 0.4), **later) == "old"
    assert law_of_stock(lot(-5.0 + 0.6), **later) == "new"


@pytest.mark.parametrize(
    ("acquired", "held", "share"),
    [
        (OLD, 4.9, 0.0),
        (OLD, 5.0, 0.0),  # more than five years
        (OLD, 5.0 + A_DAY, 1.0),
        (NEW, 3.0 - A_DAY, 0.0),
        (NEW, 3.0, 0.5),  # at least three
        (NEW, 4.0 - A_DAY, 0.5),
        (NEW, 4.0, 0.75),
        (NEW, 5.0 - A_DAY, 0.75),
        (NEW, 5.0, 1.0),
    ],
)
def test_how_much_is_left_out(acquired: float, held: float, share: float) -> None:
    found = excluded_share(
        lot(acquired), sold_years=acquired + held, first_year=FIRST_YEAR, law=LAW
    )
    assert found == share


def sell(
    *lots: Lot, price: float, years: float, used: float = 0.0, status: str = "single"
) -> tuple[UsIncome, float]:
    done = qsbs_sold(
        lots,
        FACTS,
        price_per_unit=price,
        sold_years=years,
        first_year=FIRST_YEAR,
        law=BOOK.at(2026, status=status),
        used=used,
    )
    return done.income, done.eligible_gain


def test_a_partly_excluded_gain_is_taxed_at_28_percent() -> None:
    income, eligible = sell(lot(NEW), price=9.0, years=NEW + 4.5)
    assert income == UsIncome(gain_28=2_000.0, excluded_gain=6_000.0)
    assert eligible == 8_000


def test_the_limit_for_life() -> None:
    income, eligible = sell(lot(OLD), price=16_001.0, years=6.0)
    assert income == UsIncome(long_gain=6e6, excluded_gain=10e6)
    assert eligible == 10e6
    income, eligible = sell(lot(OLD), price=16_001.0, years=6.0, used=9e6)
    assert (income.excluded_gain, income.long_gain, eligible) == (1e6, 15e6, 1e6)
    income, eligible = sell(lot(OLD), price=16_001.0, years=6.0, used=12e6)
    assert income.excluded_gain == eligible == 10_000  # ten times the basis
    income, _ = sell(lot(NEW), price=16_001.0, years=6.0)
    assert income == UsIncome(long_gain=1e6, excluded_gain=15e6)


def test_married_people_who_file_apart_have_half() -> None:
    income, _ = sell(lot(OLD), price=16_001.0, years=6.0, status="married_separate")
    assert income.excluded_gain == 5e6
    income, _ = sell(lot(NEW), price=16_001.0, years=6.0, status="married_separate")
    assert income.excluded_gain == 7.5e6


def test_ten_times_the_basis_where_that_is_more() -> None:
    dear = lot(OLD, basis=3e6)
    income, eligible = sell(dear, price=50_000.0, years=6.0, used=10e6)
    assert eligible == income.excluded_gain == 30e6
    assert income.long_gain == 17e6


def test_old_stock_uses_the_room_of_new_stock_in_the_same_year() -> None:
    income, eligible = sell(lot(NEW), lot(OLD), price=9_001.0, years=6.0)
    assert eligible == 15e6
    assert income.excluded_gain == 15e6
    assert income.long_gain == 3e6


def test_the_larger_part_comes_first_where_the_limit_binds() -> None:
    income, _ = sell(lot(NEW), lot(NEW + 2.0), price=10_001.0, years=NEW + 5.0)
    assert income == UsIncome(long_gain=5e6, gain_28=2.5e6, excluded_gain=12.5e6)


def test_what_is_not_affirmed_is_like_any_sale() -> None:
    for facts in (
        replace(FACTS, qualified_trade=False),
        replace(FACTS, original_issue=False),
        replace(FACTS, gross_assets=60e6),
    ):
        done = qsbs_sold(
            [lot(OLD)], facts, price_per_unit=9.0, sold_years=6.0, first_year=FIRST_YEAR, law=LAW
        )
        assert done.income == UsIncome(long_gain=8_000.0)
        assert done.eligible_gain == 0
    done = qsbs_sold(
        [lot(NEW)],
        replace(FACTS, gross_assets=60e6),
        price_per_unit=9.0,
        sold_years=6.0,
        first_year=FIRST_YEAR,
        law=LAW,
    )
    assert done.income.excluded_gain == 8_000


def test_an_iso_lot_leaves_out_its_gain_in_the_amt_too() -> None:
    done = iso_exercised(
        units=100, strike_per_unit=1.0, value_per_unit=3.0, granted_years=0.0, exercised_years=NEW
    )
    whole, _ = sell(done.lot, price=9.0, years=NEW + 5.0)
    assert whole == UsIncome(excluded_gain=800.0)
    part, _ = sell(done.lot, price=9.0, years=NEW + 3.0)
    assert part == UsIncome(gain_28=400.0, excluded_gain=400.0, amt_gain_adjustment=-100.0)


lots = st.builds(lot, st.floats(-3, 5), units=st.floats(1, 1e6), basis=st.floats(0, 1e7))


@given(st.lists(lots, max_size=6), st.floats(0, 1e4), st.floats(5, 12), st.floats(0, 2e7))
def test_no_gain_appears_or_vanishes(
    held: list[Lot], price: float, years: float, used: float
) -> None:
    income, eligible = sell(*held, price=price, years=years, used=used)
    gain = sum(one.units * price - one.basis for one in held)
    found = income.long_gain + income.short_gain + income.gain_28 + income.excluded_gain
    assert found == pytest.approx(gain, rel=1e-9, abs=1e-2)
    assert income.gain_28 + income.excluded_gain == pytest.approx(eligible, rel=1e-9, abs=1e-3)
    most = max(15e6 - used, 10 * sum(one.basis for one in held), 10e6 - used, 0.0)
    assert eligible <= most * (1 + 1e-9) + 1e-6
    assert min(income.gain_28, income.excluded_gain, eligible) >= 0
