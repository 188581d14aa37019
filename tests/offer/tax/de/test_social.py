"""Contributions and deductions by hand, from the rates and ceilings as published."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.de.deductions import (
    PRIVATE_BASIC_SHARE,
    employee_allowance,
    private_basic_cover,
    provision_expenses,
    special_expenses,
)
from goingrate.offer.tax.de.income import DePerson
from goingrate.offer.tax.de.social import (
    Contributions,
    care_rate,
    contributions,
    employer_premium_subsidy,
    health_rate,
)

BOOK = law_book("de")
SINGLE = DePerson()
years = st.sampled_from([2024, 2025, 2026])


# Ceilings of the Sozialversicherungsrechengrößen-Verordnungen, times half of 18.6% and of 2.6%,
# and half of 14.6% plus the average additional contribution.
@pytest.mark.parametrize(
    ("year", "pension", "unemployment", "health"),
    [
        (2024, 90_600 * 0.093, 90_600 * 0.013, 62_100 * (0.146 + 0.017) / 2),
        (2025, 96_600 * 0.093, 96_600 * 0.013, 66_150 * (0.146 + 0.025) / 2),
        (2026, 101_400 * 0.093, 101_400 * 0.013, 69_750 * (0.146 + 0.029) / 2),
    ],
)
def test_most_that_anyone_pays(
    year: int, pension: float, unemployment: float, health: float
) -> None:
    paid = contributions(1e6, SINGLE, BOOK.at(year))
    assert paid.pension == pytest.approx(pension, abs=0.0051)
    assert paid.unemployment == pytest.approx(unemployment, abs=0.0051)
    assert paid.health == pytest.approx(health, abs=0.0051)


# Section 55 SGB XI as of July 2023: half of 3.4% (2024) and of 3.6% (2025), plus 0.6 points
# without children, less 0.25 points for each from the second to the fifth; section 58: Saxony.
@pytest.mark.parametrize(
    ("year", "children", "saxony", "published"),
    [
        (2024, 0, False, 0.0230),
        (2024, 1, False, 0.0170),
        (2024, 2, False, 0.0145),
        (2025, 0, False, 0.0240),
        (2025, 1, False, 0.0180),
        (2025, 3, False, 0.0130),
        (2025, 5, False, 0.0080),
        (2025, 9, False, 0.0080),
        (2025, 0, True, 0.0290),
        (2026, 1, True, 0.0230),
    ],
)
def test_published_shares_of_care_insurance(
    year: int, children: int, saxony: bool, published: float
) -> None:
    person = replace(SINGLE, children=children, saxony=saxony)
    assert care_rate(person, BOOK.at(year)) == pytest.approx(published, abs=1e-12)


def test_a_fund_of_its_own_rate() -> None:
    law = BOOK.at(2026)
    assert health_rate(SINGLE, law) == pytest.approx(0.0875)
    assert health_rate(replace(SINGLE, additional_health_rate=0.02), law) == pytest.approx(0.083)


def test_private_insurance_takes_the_place_of_two_branches() -> None:
    private = replace(SINGLE, health="private", private_premium_per_year=5_000.0)
    paid = contributions(80_000.0, private, BOOK.at(2026))
    assert paid == Contributions(7_440.0, 1_040.0, 0.0, 0.0, 5_000.0)


def test_the_employer_pays_half_of_a_premium_up_to_its_statutory_share() -> None:
    law = BOOK.at(2025)
    # 66,150 euros at half of 14.6% + 2.5% + 3.6%
    most = 66_150 * (0.0855 + 0.018)
    assert employer_premium_subsidy(4_000.0, law) == 4_000.0
    assert employer_premium_subsidy(20_000.0, law) == pytest.approx(most)
    # the basic part of 8,000, less the 4,000 that the employer pays
    assert private_basic_cover(4_000.0, law) == pytest.approx(8_000 * PRIVATE_BASIC_SHARE - 4_000)
    assert private_basic_cover(20_000.0, law) == pytest.approx(
        (20_000 + most) * PRIVATE_BASIC_SHARE - most
    )


@given(st.floats(0, 3e5), st.floats(0, 3e5), st.integers(0, 6), years)
def test_a_one_off_payment_uses_up_what_is_left_of_a_ceiling(
    regular: float, one_off: float, children: int, year: int
) -> None:
    person = replace(SINGLE, children=children)
    law = BOOK.at(year)
    together = contributions(regular + one_off, person, law).total
    alone = contributions(regular, person, law).total
    most = contributions(1e9, person, law).total
    assert alone - 0.01 <= together <= most + 0.01
    assert together - alone <= 0.25 * one_off + 0.03


def test_provision_expenses_by_hand() -> None:
    """80,000 euros in 2024: 7,440 pension, 96% of 5,061.15 health, 1,428.30 care, rounded up."""
    law = BOOK.at(2024)
    paid = contributions(80_000.0, SINGLE, law)
    assert provision_expenses([paid], law, people=1) == 13_728.0


def test_little_insurance_leaves_room_for_unemployment_insurance() -> None:
    law = BOOK.at(2026)
    paid = Contributions(pension=500.0, unemployment=200.0, health=1_000.0, care=100.0)
    assert provision_expenses([paid], law, people=1) == 500 + 1_300
    more = replace(paid, health=1_700.0)
    assert provision_expenses([more], law, people=1) == 500 + 1_900
    assert provision_expenses([more, more], law, people=2) == 1_000 + 3_800


def test_lump_sums() -> None:
    law = BOOK.at(2026)
    assert employee_allowance(800.0, law) == 800.0
    assert employee_allowance(1e5, law) == 1_230.0
    assert special_expenses(0.0, joint=False, law=law) == 36.0
    assert special_expenses(20.0, joint=True, law=law) == 72.0
    assert special_expenses(900.0, joint=True, law=law) == 900.0
