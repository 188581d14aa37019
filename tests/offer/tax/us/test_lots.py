"""Lots, days and holding periods."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.us.adding import plus, together
from goingrate.offer.tax.us.income import UsIncome
from goingrate.offer.tax.us.iso import iso_exercised
from goingrate.offer.tax.us.lots import Lot, capital, last_day, taken, tax_year

LAW = law_book("us").at(2026, status="single")
A_DAY = 1 / 365
times = st.floats(-5, 20)


@given(times)
def test_a_year_to_the_day_is_short_and_a_day_more_is_long(bought: float) -> None:
    for years, kind in ((1.0, "short_gain"), (1.0 + A_DAY, "long_gain")):
        sale = capital(7.0, acquired_years=bought, sold_years=bought + years, law=LAW)
        assert sale == UsIncome(**{kind: 7.0})


@given(st.integers(-36, 200))
def test_sums_of_months_keep_the_boundary(month: int) -> None:
    bought = sum([1 / 12] * abs(month)) * (1 if month > 0 else -1)
    sale = capital(1.0, acquired_years=bought, sold_years=(month + 12) / 12, law=LAW)
    assert sale.short_gain == 1.0


@given(st.integers(-36, 480))
def test_a_month_lies_in_its_tax_year(month: int) -> None:
    added = sum([1 / 12] * abs(month)) * (1 if month > 0 else -1)
    assert tax_year(added, first_year=2026) == 2026 + month // 12


def test_the_last_day_of_a_year() -> None:
    assert last_day(2.0) == last_day(2.9) == pytest.approx(3 - A_DAY)
    assert tax_year(last_day(2.5), first_year=2026) == 2028


amounts = st.floats(0, 1e9)


@given(st.floats(1e-3, 1e7), st.floats(0, 1.5), amounts, amounts)
def test_a_split_loses_no_share_and_no_basis(
    units: float, part: float, basis: float, spread: float
) -> None:
    lot = iso_exercised(
        units=units,
        strike_per_unit=basis / units,
        value_per_unit=(basis + spread) / units,
        granted_years=0.0,
        exercised_years=1.0,
    ).lot
    sold, kept = taken(lot, units * part)
    for name in ("units", "basis", "amt_basis"):
        whole = getattr(lot, name)
        assert getattr(sold, name) + getattr(kept, name) == pytest.approx(whole)
        assert getattr(kept, name) >= 0
    assert sold.units == pytest.approx(min(units * part, units))
    assert lot.iso is not None
    assert sold.iso is not None
    assert kept.iso is not None
    assert sold.iso.spread + kept.iso.spread == pytest.approx(lot.iso.spread)
    assert sold.iso.granted_years == kept.iso.granted_years == lot.iso.granted_years


def test_an_empty_lot_can_be_taken_whole() -> None:
    sold, kept = taken(Lot(0.0, 0.0, 0.0, 1.0), 5.0)
    assert sold.units == kept.units == 0


def test_incomes_add_up_kind_by_kind() -> None:
    one = UsIncome(*range(1, 12))
    assert plus(one, UsIncome()) == one
    assert together([one, one, one]) == UsIncome(*(3.0 * kind for kind in range(1, 12)))
    assert together([]) == UsIncome()
