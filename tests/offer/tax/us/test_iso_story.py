"""Options exercised near the top, shares that fall: the story of 2000 and 2001, twenty years on.

Strike 1, exercised at 101, sold at 10: 10,000 shares bring 90,000. The minimum tax of the year of
exercise is three times that, and its credit comes back a few thousand a year.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.us.adding import plus
from goingrate.offer.tax.us.grants import sold
from goingrate.offer.tax.us.income import UsCarry, UsIncome, UsTax
from goingrate.offer.tax.us.iso import iso_exercised
from goingrate.offer.tax.us.lots import Acquired, tax_year
from goingrate.offer.tax.us.year import us_year

BOOK = law_book("us")
FIRST_YEAR = 2021
LAST_ENACTED = 2026
SALARY = UsIncome(wages=150_000.0)


def exercised() -> Acquired:
    return iso_exercised(
        units=10_000,
        strike_per_unit=1.0,
        value_per_unit=101.0,
        granted_years=-2.0,
        exercised_years=0.25,
    )


def taxes(*events: tuple[float, UsIncome], until: int = LAST_ENACTED) -> list[UsTax]:
    """Return the taxes of every year on a salary and on what happens beside it."""
    carry, found = UsCarry(), []
    for year in range(FIRST_YEAR, until + 1):
        income = SALARY
        for years, event in events:
            if tax_year(years, first_year=FIRST_YEAR) == year:
                income = plus(income, event)
        found.append(us_year(income, carry, BOOK.at(year, status="single"), None))
        carry = found[-1].carry
    return found


def fall(sold_years: float, *, until: int = LAST_ENACTED) -> list[UsTax]:
    """Return the taxes if all shares are sold at 10."""
    bought = exercised()
    year = tax_year(sold_years, first_year=FIRST_YEAR)
    sale = sold(
        bought.lot,
        price_per_unit=10.0,
        sold_years=sold_years,
        law=BOOK.at(year, status="single"),
    )
    return taxes((0.25, bought.income), (sold_years, sale), until=until)


def test_the_year_of_exercise_by_hand() -> None:
    """No exemption is left above 818,000; 26% to 199,900, 28% beyond, less the regular tax."""
    first = fall(2.0)[0]
    regular = 14_751 + 0.24 * (150_000 - 12_550 - 86_375)
    tentative = 0.26 * 199_900 + 0.28 * (1_150_000 - 199_900)
    assert first.income_tax == pytest.approx(tentative)
    assert first.amt == pytest.approx(tentative - regular)
    assert first.carry.amt_credit == pytest.approx(tentative - regular)
    assert first.amt > 3 * 10_000 * (10.0 - 1.0)


def test_the_year_of_the_sale_by_hand() -> None:
    """The AMT's gain is a loss, of which it lets 3,000 count and carries the rest."""
    before, year = fall(2.0)[1:3]
    regular = 16_290 + 0.24 * (150_000 - 13_850 - 95_375) + 0.15 * 90_000
    tentative = 0.26 * (150_000 - 3_000 - 81_300)
    assert year.amt == 0
    assert year.amt_credit_used == pytest.approx(regular - tentative)
    assert year.carry.amt_credit == pytest.approx(before.carry.amt_credit - regular + tentative)
    assert year.carry.amt_long_loss == pytest.approx(910_000 - 3_000)
    assert year.carry.long_loss == 0


def test_the_credit_comes_back_slowly_and_not_a_cent_is_lost() -> None:
    story = fall(2.0, until=2045)
    credit = [year.carry.amt_credit for year in story]
    assert all(later < earlier for earlier, later in pairwise(credit))
    used = sum(year.amt_credit_used for year in story)
    assert used + credit[-1] == pytest.approx(story[0].amt)
    assert credit[LAST_ENACTED - FIRST_YEAR] > 0.75 * story[0].amt  # five years later
    assert credit[-1] > 0  # nor is it all back after 24


def test_the_salary_alone_explains_all_but_the_gain_and_the_credit_left() -> None:
    """Over the years the regular taxes are those of the salary and of the real gain."""
    story, plain = fall(2.0), taxes()
    more = sum(year.income_tax for year in story) - sum(year.income_tax for year in plain)
    on_the_gain = 0.15 * 90_000
    assert more == pytest.approx(on_the_gain + story[-1].carry.amt_credit)


def test_who_sells_before_the_year_ends_has_no_minimum_tax() -> None:
    story, plain = fall(0.95), taxes()
    assert all(year.amt == 0 and year.carry.amt_credit == 0 for year in story)
    more = story[0].income_tax - plain[0].income_tax
    assert more == pytest.approx(us_year_of_pay(90_000.0) - plain[0].income_tax)
    assert story[0].payroll == plain[0].payroll
    assert more < fall(2.0)[0].income_tax - plain[0].income_tax


def us_year_of_pay(compensation: float) -> float:
    income = plus(SALARY, UsIncome(other_compensation=compensation))
    return us_year(income, UsCarry(), BOOK.at(FIRST_YEAR, status="single"), None).income_tax
