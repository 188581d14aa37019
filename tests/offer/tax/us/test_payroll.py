"""Contributions from wages, and the tax on investment income."""

from __future__ import annotations

import pytest

from goingrate.offer.tax.us.gains import net_gains
from goingrate.offer.tax.us.niit import investment_income_tax
from goingrate.offer.tax.us.payroll import employee_payroll

from .households import law

CENT = 0.005


def test_social_security_has_a_base_for_each_earner() -> None:
    joint = law(2024, "married_joint")
    assert employee_payroll(400_000.0, 0.0, joint).social_security == pytest.approx(10_453.20)
    assert employee_payroll(200_000.0, 200_000.0, joint).social_security == pytest.approx(
        2 * 10_453.20
    )


@pytest.mark.parametrize(
    ("status", "start"),
    [
        ("single", 200_000.0),
        ("married_joint", 250_000.0),
        ("married_separate", 125_000.0),
        ("head_of_household", 200_000.0),
        ("surviving_spouse", 200_000.0),
    ],
)
def test_additional_medicare_starts_by_filing_status(status: str, start: float) -> None:
    year = law(2024, status)  # type: ignore[arg-type]
    assert employee_payroll(start, 0.0, year).additional_medicare == 0.0
    assert employee_payroll(start, 1_000.0, year).additional_medicare == pytest.approx(9.0)


def test_investment_income_is_taxed_above_a_start_and_no_more_than_there_is() -> None:
    gains = net_gains(0.0, 30_000.0, 0.0, 0.0, 0.0, 3_000.0)

    def tax(agi: float) -> float:
        return investment_income_tax(interest=10_000.0, gains=gains, agi=agi, law=law(2024))

    assert tax(200_000.0) == 0.0
    assert tax(210_000.0) == pytest.approx(380.0, abs=CENT)
    assert tax(900_000.0) == pytest.approx(1_520.0, abs=CENT)


def test_a_deducted_loss_comes_off_interest_but_not_below_nothing() -> None:
    loss = net_gains(-50_000.0, 0.0, 0.0, 0.0, 0.0, 3_000.0)

    def tax(interest: float) -> float:
        return investment_income_tax(interest=interest, gains=loss, agi=1e6, law=law(2024))

    assert tax(10_000.0) == pytest.approx(0.038 * 7_000.0)
    assert tax(1_000.0) == 0.0
