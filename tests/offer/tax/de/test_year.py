"""A German year: other programs' figures to the cent, laws of the tax, what is refused."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import InputError, OutOfRange
from goingrate.base.texts import LANGUAGES, say
from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.de.income import DeCarry, DeIncome, DePerson, DeTax
from goingrate.offer.tax.de.year import de_year

BOOK = law_book("de")
NONE = DeCarry()
SINGLE = DePerson()
COUPLE = DePerson(joint=True, church_rate=0.09, children=2)
years = st.sampled_from([2024, 2025, 2026, 2030])
wages = st.floats(0, 3e6)
people = st.builds(
    DePerson,
    joint=st.booleans(),
    church_rate=st.sampled_from([0.0, 0.08, 0.09]),
    children=st.integers(0, 6),
    health=st.sampled_from(["statutory", "private"]),
    private_premium_per_year=st.sampled_from([0.0, 4_000.0, 9_000.0]),
    additional_health_rate=st.sampled_from([None, 0.02]),
    saxony=st.booleans(),
)


def owed(income: DeIncome, person: DePerson = SINGLE, year: int = 2026) -> DeTax:
    return de_year(income, NONE, person, BOOK.at(year, index_rate_per_year=0.02))


@pytest.mark.shared
def test_agrees_with_two_other_reckonings_of_2024(shared_folder: Path) -> None:
    with (shared_folder / "oracles" / "tax_golden_2024.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["country"] == "DE"]
    assert len(rows) == 8
    for row in rows:
        tax = owed(DeIncome(wages=float(row["wage"])), year=int(row["year"]))
        found = {
            "income tax": tax.income_tax,
            "solidarity surcharge": tax.solidarity,
            "social insurance": tax.social,
            "net": float(row["wage"]) - tax.total,
        }
        assert found[row["quantity"]] == pytest.approx(float(row["value"]), abs=0.005)


@given(wages, people, years)
def test_lines_add_up_to_the_whole(pay: float, person: DePerson, year: int) -> None:
    income = DeIncome(
        wages=pay,
        spouse_wages=pay / 2 if person.joint else 0.0,
        extraordinary_wages=pay / 3,
        share_gains=pay / 5,
        capital_income=500.0,
    )
    tax = owed(income, person, year)
    lines = sum(line.amount for line in tax.lines if line.role == "tax")
    assert lines == pytest.approx(tax.total, abs=1e-6)
    assert all(line.source is not None for line in tax.lines)


def test_lines_are_said_in_each_language() -> None:
    income = DeIncome(
        wages=9e4, spouse_wages=3e4, extraordinary_wages=2e5, share_gains=-4e3, capital_income=9e3
    )
    tax = de_year(income, DeCarry(1_000.0), COUPLE, BOOK.at(2026))
    assert len(tax.lines) > 15
    for line in tax.lines:
        assert all(say(line.key, language) for language in LANGUAGES)


@given(wages, st.floats(100, 1e5), people, years)
def test_more_pay_leaves_more(pay: float, more: float, person: DePerson, year: int) -> None:
    before, after = owed(DeIncome(pay), person, year), owed(DeIncome(pay + more), person, year)
    assert after.total >= before.total - 0.02  # rounding of each branch
    # section 4 SolzG takes up to 11.9% and church tax 9% of 45%, on top: something is always left
    assert pay + more - after.total > pay - before.total


@given(wages, years)
def test_steps_of_a_cent_are_small(pay: float, year: int) -> None:
    """Whole euros are the only step: at most two of them, with surcharges, for one cent more."""
    step = owed(DeIncome(pay + 0.01), year=year).total - owed(DeIncome(pay), year=year).total
    assert -0.03 <= step <= 2.5


@given(wages, wages, years)
def test_a_couple_pays_no_more_than_two_alone(one: float, other: float, year: int) -> None:
    joint = owed(DeIncome(one, other), replace(SINGLE, joint=True), year)
    apart = [owed(DeIncome(one), year=year), owed(DeIncome(other), year=year)]
    assert joint.income_tax <= sum(tax.income_tax for tax in apart) + 4.0
    assert joint.social == pytest.approx(sum(tax.social for tax in apart), abs=1e-6)


@given(wages, people, years)
def test_deferred_pay_bears_social_insurance_once(pay: float, person: DePerson, year: int) -> None:
    deferred = owed(DeIncome(pay, deferred_wages=30_000.0), person, year)
    assert deferred.social == owed(DeIncome(pay + 30_000.0), person, year).social
    taxed = owed(
        DeIncome(pay, extraordinary_wages=30_000.0, contributed_wages=30_000.0), person, year
    )
    assert taxed.social == owed(DeIncome(pay), person, year).social
    assert taxed.income_tax >= owed(DeIncome(pay), person, year).income_tax


def test_losses_on_shares_wait_for_gains_on_shares() -> None:
    first = de_year(
        DeIncome(share_gains=-5_000.0, capital_income=3_000.0), NONE, SINGLE, BOOK.at(2026)
    )
    assert first.carry == DeCarry(5_000.0)
    assert first.flat_tax == pytest.approx(2_000.0 * 0.26375)
    second = de_year(DeIncome(share_gains=8_000.0), first.carry, SINGLE, BOOK.at(2026))
    assert second.carry == NONE
    assert second.flat_tax == pytest.approx(2_000.0 * 0.26375)


def test_deducts_the_church_tax_that_is_owed() -> None:
    tax = owed(DeIncome(200_000.0), COUPLE)
    deducted = next(line for line in tax.lines if line.key == "levy.de.special_expenses")
    assert -deducted.amount == pytest.approx(tax.church, abs=0.1)
    assert tax.church == pytest.approx(0.09 * tax.income_tax, abs=0.01)


@pytest.mark.parametrize(
    ("income", "person", "where"),
    [
        (DeIncome(wages=-1.0), SINGLE, "wages"),
        (DeIncome(wages=1e13), SINGLE, "wages"),
        (DeIncome(wages=float("nan")), SINGLE, "wages"),
        (DeIncome(share_gains=-1e13), SINGLE, "share_gains"),
        (DeIncome(capital_income=-1.0), SINGLE, "capital_income"),
        (DeIncome(wages=10.0, contributed_wages=11.0), SINGLE, "contributed_wages"),
        (DeIncome(spouse_wages=1.0), SINGLE, "spouse_wages"),
        (DeIncome(), replace(SINGLE, church_rate=0.07), "church_rate"),
        (DeIncome(), replace(SINGLE, children=21), "children"),
        (DeIncome(), replace(SINGLE, children=-1), "children"),
        (DeIncome(), replace(SINGLE, private_premium_per_year=-1.0), "private_premium_per_year"),
        (DeIncome(), replace(SINGLE, additional_health_rate=0.2), "additional_health_rate"),
    ],
)
def test_refuses_what_cannot_be(
    income: DeIncome, person: DePerson, where: str, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(OutOfRange) as refusal:
        owed(income, person)
    assert refusal.value.where == where
    assert is_one_line(refusal.value)


def test_knows_no_year_before_2024() -> None:
    with pytest.raises(OutOfRange):
        BOOK.at(2023)
