"""Deductions: the standard one, state taxes under their cap, the limit of 2026."""

from __future__ import annotations

import pytest

from goingrate.offer.tax.us.ordinary import (
    deductions_to_choose_from,
    itemized_deduction,
    itemized_limit,
    state_tax_deduction,
)

from .households import law


@pytest.mark.parametrize(
    ("year", "agi", "cap"),
    [
        (2024, 9e6, 10_000.0),
        (2025, 500_000.0, 40_000.0),
        (2025, 550_000.0, 25_000.0),
        (2025, 600_000.0, 10_000.0),
        (2025, 9e6, 10_000.0),
        (2026, 505_000.0, 40_400.0),
        (2026, 515_000.0, 37_400.0),
        (2030, 300_000.0, 10_000.0),
    ],
)
def test_state_taxes_are_deducted_up_to_a_cap_that_falls(year: int, agi: float, cap: float) -> None:
    assert state_tax_deduction(1e6, agi, law(year)) == pytest.approx(cap)
    assert state_tax_deduction(7_000.0, agi, law(year)) == 7_000.0


def test_spouses_who_file_separately_have_half_the_cap() -> None:
    assert state_tax_deduction(1e6, 250_000.0, law(2025, "married_separate")) == 20_000.0
    assert state_tax_deduction(1e6, 350_000.0, law(2025, "married_separate")) == 5_000.0


def test_the_limit_of_2026_takes_two_thirty_sevenths_of_the_lesser() -> None:
    assert itemized_limit(37_000.0, 640_600.0 + 18_500.0, law(2026)) == pytest.approx(1_000.0)
    assert itemized_limit(37_000.0, 2e6, law(2026)) == pytest.approx(2_000.0)
    assert itemized_limit(37_000.0, 640_600.0, law(2026)) == 0.0
    assert itemized_limit(37_000.0, 2e6, law(2025)) == 0.0


def test_the_limit_makes_a_dollar_save_35_cents_at_the_top_rate() -> None:
    plain = itemized_deduction(60_000.0, 0.0, 2e6, law(2026))
    more = itemized_deduction(61_000.0, 0.0, 2e6, law(2026))
    assert 0.37 * (more.amount - plain.amount) == pytest.approx(350.0)
    assert more.amt_amount == 61_000.0  # section 68 is none of the minimum tax


def test_the_larger_deduction_comes_first() -> None:
    year = law(2024)
    (only,) = deductions_to_choose_from(0.0, 50_000.0, 300_000.0, year)
    assert not only.itemized
    (only,) = deductions_to_choose_from(9_000.0, 50_000.0, 300_000.0, year)
    assert (only.amount, only.amt_amount, only.state_taxes) == (19_000.0, 9_000.0, 10_000.0)
    standard, other = deductions_to_choose_from(3_000.0, 50_000.0, 300_000.0, year)
    assert (standard.amount, other.amount) == (14_600.0, 13_000.0)
    assert standard.amt_amount == 0.0
