"""Stories of ISOs: the AMT of one year comes back as a credit in later ones, or does not."""

from __future__ import annotations

import pytest

from goingrate.offer.tax.us.amt import with_separate_addition
from goingrate.offer.tax.us.federal import federal_year
from goingrate.offer.tax.us.income import UsCarry, UsIncome, UsTax
from goingrate.offer.tax.us.year import us_year

from .households import law

CENT = 0.005
PAY = UsIncome(wages=250_000.0)
EXERCISED = UsIncome(wages=250_000.0, iso_spread=500_000.0)
#: 600,000 of regular gain on shares whose basis for the AMT is 500,000 higher.
SOLD = UsIncome(wages=250_000.0, long_gain=600_000.0, amt_gain_adjustment=-500_000.0)


def later(tax: UsTax, income: UsIncome, year: int) -> UsTax:
    return us_year(income, tax.carry, law(year), None)


def test_all_amt_on_a_spread_earns_credit() -> None:
    tax = us_year(EXERCISED, UsCarry(), law(2024), None)
    # Exclusion items alone stay below the regular tax: 26% of 164,300 against 53,014.50.
    assert tax.amt == pytest.approx(138_183.0, abs=CENT)
    assert tax.carry.amt_credit == pytest.approx(138_183.0, abs=CENT)


def test_years_of_mere_pay_use_the_credit_up_to_the_minimum_tax() -> None:
    of_2024 = us_year(EXERCISED, UsCarry(), law(2024), None)
    of_2025 = later(of_2024, PAY, 2025)
    assert of_2025.amt_credit_used == pytest.approx(52_023.0 - 0.26 * (250_000 - 88_100), abs=CENT)
    assert of_2025.income_tax == pytest.approx(0.26 * (250_000 - 88_100), abs=CENT)
    of_2026 = later(of_2025, PAY, 2026)
    assert of_2026.amt_credit_used == pytest.approx(51_304.0 - 0.26 * (250_000 - 90_100), abs=CENT)
    used = of_2025.amt_credit_used + of_2026.amt_credit_used
    assert of_2026.carry.amt_credit == pytest.approx(138_183.0 - used, abs=CENT)


def test_the_sale_uses_most_of_it_and_the_exclusion_items_eat_some() -> None:
    """Form 8801, line 18, is below 0: no AMT is owed, but exclusion items would cause some."""
    of_2024 = us_year(EXERCISED, UsCarry(), law(2024), None)
    of_2026 = later(of_2024, SOLD, 2026)
    regular = 51_304.0 + 0.15 * (545_500 - 233_900) + 0.20 * (833_900 - 545_500)
    tentative = 0.26 * (250_000 - 90_100) + 0.15 * 100_000
    assert of_2026.amt == 0.0
    assert of_2026.amt_credit_used == pytest.approx(regular - tentative, abs=CENT)
    # 850,000 has no exemption left: 26 and 28% of 250,000, and the same gains.
    exclusion = 0.26 * 244_500 + 0.28 * 5_500 + (regular - 51_304.0) - regular
    assert exclusion > 0.0
    left = 138_183.0 - (regular - tentative) - exclusion
    assert of_2026.carry.amt_credit == pytest.approx(left, abs=CENT)


def test_shares_that_fell_leave_a_loss_of_the_amt_and_a_credit_that_waits() -> None:
    """The spread was taxed, the shares sold at the strike: AMT basis 500,000 too high."""
    of_2024 = us_year(EXERCISED, UsCarry(), law(2024), None)
    fallen = UsIncome(wages=250_000.0, amt_gain_adjustment=-500_000.0)
    of_2025 = later(of_2024, fallen, 2025)
    assert of_2025.carry.long_loss == 0.0
    assert of_2025.carry.amt_long_loss == 497_000.0
    # The AMT deducts 3,000 of the loss, no more: 26% of them is all that the sale gives back.
    with_pay = later(of_2024, PAY, 2025)
    assert of_2025.amt_credit_used - with_pay.amt_credit_used == pytest.approx(780.0, abs=CENT)


def test_the_amt_uses_up_a_loss_against_income_that_the_standard_deduction_covers() -> None:
    carry = UsCarry(long_loss=5_000.0, amt_long_loss=5_000.0)
    after = us_year(UsIncome(wages=10_000.0), carry, law(2024), None).carry
    assert after.long_loss == 5_000.0
    assert after.amt_long_loss == 2_000.0


def test_gains_of_later_years_free_what_waited() -> None:
    of_2024 = us_year(EXERCISED, UsCarry(), law(2024), None)
    of_2025 = later(of_2024, UsIncome(wages=250_000.0, amt_gain_adjustment=-500_000.0), 2025)
    gain = UsIncome(wages=250_000.0, long_gain=300_000.0)
    of_2026 = later(of_2025, gain, 2026)
    assert of_2026.carry.amt_long_loss == 197_000.0 - 3_000.0
    # Regular gains net to 300,000 for the regular tax, to a loss for the AMT.
    assert of_2026.amt_credit_used > later(of_2025, PAY, 2026).amt_credit_used + 40_000.0


def test_the_standard_deduction_alone_earns_no_credit() -> None:
    tax = us_year(UsIncome(long_gain=5e6), UsCarry(), law(2024), None)
    assert tax.amt == pytest.approx(0.20 * 14_600, abs=CENT)
    assert tax.carry.amt_credit == 0.0


def test_of_amt_with_both_kinds_of_items_only_the_deferral_part_comes_back() -> None:
    both = UsIncome(long_gain=5e6, iso_spread=100_000.0)
    tax = us_year(both, UsCarry(), law(2024), None)
    assert tax.carry.amt_credit == pytest.approx(tax.amt - 0.20 * 14_600, abs=CENT)


def test_spouses_who_file_separately_give_back_the_other_exemption() -> None:
    # Instructions for Form 6251 (2024), line 4: above 875,950, 25% of the excess, at most 66,650.
    separate = law(2024, "married_separate")
    assert with_separate_addition(875_950.0, separate) == 875_950.0
    assert with_separate_addition(975_950.0, separate) == 1_000_950.0
    assert with_separate_addition(1_142_550.0, separate) == pytest.approx(1_142_550.0 + 66_650.0)
    assert with_separate_addition(9e6, separate) == 9e6 + 66_650.0
    assert with_separate_addition(9e6, law(2024)) == 9e6


def test_the_phase_out_takes_half_of_each_dollar_as_of_2026() -> None:
    def exemption(year: int, income: float) -> float:
        done = federal_year(UsIncome(iso_spread=income), UsCarry(), law(year), 0.0)
        return done.minimum.exemption

    assert exemption(2025, 726_350.0) == 88_100.0 - 25_000.0
    assert exemption(2026, 600_000.0) == 90_100.0 - 50_000.0
    assert exemption(2026, 680_200.0) == 0.0
