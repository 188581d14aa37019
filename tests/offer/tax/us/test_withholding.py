"""What is withheld in the year, and what April asks for."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.offer.tax.us.income import UsCarry, UsIncome
from goingrate.offer.tax.us.payroll import medicare
from goingrate.offer.tax.us.withholding import (
    balance_due,
    regular_withholding,
    withheld,
    withheld_on_shares,
)
from goingrate.offer.tax.us.year import us_year

from .households import law

CENT = 0.005
paid = st.floats(0.0, 3e6)


def test_the_flat_rate_holds_up_to_a_million_a_year() -> None:
    year = law(2026)
    assert withheld_on_shares(900_000.0, earlier=0.0, law=year) == pytest.approx(198_000.0)
    assert withheld_on_shares(300_000.0, earlier=900_000.0, law=year) == pytest.approx(
        0.22 * 100_000 + 0.37 * 200_000
    )
    assert withheld_on_shares(1.0, earlier=1e6, law=year) == pytest.approx(0.37)


@given(paid, paid)
def test_two_payments_are_withheld_from_like_their_sum(first: float, second: float) -> None:
    year = law(2026)
    apart = withheld_on_shares(first, earlier=0.0, law=year) + withheld_on_shares(
        second, earlier=first, law=year
    )
    assert withheld_on_shares(first + second, earlier=0.0, law=year) == pytest.approx(apart)


@pytest.mark.shared
def test_withholding_of_2013_at_the_rate_of_that_year(shared_folder: Path) -> None:
    file = shared_folder / "oracles" / "tax_and_option_worked_examples.json"
    example = json.loads(file.read_text(encoding="utf-8"))["nso_withholding_2013"]
    tax = withheld_on_shares(example["spread"], earlier=0.0, law=law(2024)) * 0.25 / 0.22
    assert tax == pytest.approx(example["fed_25pct"], abs=CENT)
    held = medicare(example["spread"], law(2024))
    assert tax + held == pytest.approx(example["total"], abs=CENT)


def test_pay_alone_leaves_nothing_due() -> None:
    """A single person with level pay: what is withheld is the tax."""
    year = law(2024)
    tax = us_year(UsIncome(wages=250_000.0), UsCarry(), year, None)
    held = withheld(regular_wages=250_000.0, supplemental_wages=0.0, law=year)
    assert held.income_tax == pytest.approx(53_014.50, abs=CENT)
    due = balance_due(tax, held, year=2024)
    assert due.amount == pytest.approx(0.0, abs=CENT)
    assert due.due == date(2025, 4, 15)


def test_vested_units_are_withheld_from_too_little() -> None:
    """At 35% the flat 22% leaves 13% of the units' value for April."""
    year = law(2024)
    tax = us_year(UsIncome(wages=400_000.0), UsCarry(), year, None)
    held = withheld(regular_wages=260_000.0, supplemental_wages=140_000.0, law=year)
    due = balance_due(tax, held, year=2024)
    assert due.amount == pytest.approx(0.13 * 140_000.0, abs=CENT)


def test_the_spread_of_an_iso_is_due_whole() -> None:
    year = law(2024)
    tax = us_year(UsIncome(wages=250_000.0, iso_spread=500_000.0), UsCarry(), year, None)
    held = withheld(regular_wages=250_000.0, supplemental_wages=0.0, law=year)
    assert balance_due(tax, held, year=2024).amount == pytest.approx(138_183.0, abs=CENT)


def test_each_employer_withholds_additional_medicare_above_200_000() -> None:
    joint = law(2024, "married_joint")
    couple = UsIncome(wages=190_000.0, spouse_wages=190_000.0)
    held = withheld(
        regular_wages=190_000.0, supplemental_wages=0.0, spouse_wages=190_000.0, law=joint
    )
    due = balance_due(us_year(couple, UsCarry(), joint, None), held, year=2024)
    assert due.amount == pytest.approx(0.009 * (380_000.0 - 250_000.0), abs=CENT)


def test_one_high_earner_of_a_couple_has_some_of_it_back() -> None:
    joint = law(2024, "married_joint")
    held = withheld(regular_wages=240_000.0, supplemental_wages=0.0, law=joint)
    tax = us_year(UsIncome(wages=240_000.0), UsCarry(), joint, None)
    assert balance_due(tax, held, year=2024).amount == pytest.approx(-0.009 * 40_000.0, abs=CENT)


def test_spouses_who_file_separately_are_withheld_from_like_single_people() -> None:
    apart, single = law(2024, "married_separate"), law(2024)
    assert regular_withholding(900_000.0, apart) == regular_withholding(900_000.0, single)
