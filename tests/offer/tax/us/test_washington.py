"""Washington: the tax on capital gains, on income above a million, premiums of payroll."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us.gains import net_gains
from goingrate.offer.tax.us.income import STATUSES, StateTax, UsCarry, UsIncome
from goingrate.offer.tax.us.states import state_tax

NOTHING = UsCarry()


def law(year: int = 2024, status: str = "single") -> LawYear:
    return law_book("us-wa").at(year, status=status)


def taxed(income: UsIncome, at: LawYear, carry: UsCarry = NOTHING) -> StateTax:
    gains = net_gains(
        income.short_gain,
        income.long_gain,
        income.gain_28,
        carry.short_loss,
        carry.long_loss,
        3_000.0,
    )
    return state_tax(income, gains, carry, at)


@pytest.mark.shared
def test_golden_row(shared_folder: Path) -> None:
    with (shared_folder / "oracles" / "tax_golden_2024.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["country"] == "US-WA"]
    assert len(rows) == 1
    for row in rows:
        found = taxed(UsIncome(long_gain=float(row["long_term_gain"])), law())
        assert round(found.income_tax, 2) == float(row["value"])


@pytest.mark.parametrize(
    ("year", "tax"),
    [
        (2021, 0.0),
        (2022, 0.07 * 2_750_000),
        (2023, 0.07 * 2_738_000),
        (2025, 0.07 * 1e6 + 0.099 * 1_722_000),
    ],
)
def test_long_gain_above_the_deduction(year: int, tax: float) -> None:
    assert taxed(UsIncome(long_gain=3e6), law(year)).income_tax == pytest.approx(tax)


def test_spouses_who_file_separately_share_one_deduction() -> None:
    separate = taxed(UsIncome(long_gain=270_000), law(status="married_separate"))
    assert separate.income_tax == pytest.approx(0.07 * 135_000)
    assert taxed(UsIncome(long_gain=270_000), law(status="married_joint")).income_tax == 0.0


def test_pay_short_gains_and_excluded_gains_are_free() -> None:
    free = UsIncome(wages=9e5, other_compensation=5e6, short_gain=3e6, excluded_gain=4e6)
    assert taxed(free, law(2025)).income_tax == 0.0


def test_short_losses_do_not_reduce_a_long_gain_but_long_losses_do() -> None:
    gain = UsIncome(long_gain=1e6, short_gain=-400_000)
    assert taxed(gain, law()).income_tax == pytest.approx(0.07 * 730_000)
    carried = taxed(UsIncome(long_gain=1e6), law(), UsCarry(long_loss=400_000))
    assert carried.income_tax == pytest.approx(0.07 * 330_000)
    partly_excluded = taxed(UsIncome(gain_28=1e6), law())
    assert partly_excluded.income_tax == pytest.approx(0.07 * 730_000)


def test_income_above_a_million_as_of_2028() -> None:
    assert taxed(UsIncome(wages=3e6), law(2027)).income_tax == 0.0
    assert taxed(UsIncome(wages=3e6), law(2028)).income_tax == pytest.approx(198_000)
    joint = UsIncome(wages=1e6, spouse_wages=1e6)
    assert taxed(joint, law(2028, "married_joint")).income_tax == pytest.approx(99_000)
    untaxed_gain = UsIncome(wages=1e6, long_gain=200_000)
    assert taxed(untaxed_gain, law(2028)).income_tax == 0.0
    gain = UsIncome(long_gain=5e6)
    assert taxed(gain, law(2028)).income_tax == pytest.approx(70_000 + 0.099 * 3_722_000)


@pytest.mark.parametrize(
    ("year", "premiums"),
    [
        (2020, 0.004 * 0.6333 * 137_700),
        (2022, 0.006 * 0.7322 * 147_000),
        (2023, 0.008 * 0.7276 * 160_200 + 0.0058 * 300_000 / 2),
        (2024, 0.0074 * 0.7143 * 168_600 + 0.0058 * 300_000),
        (2026, 0.0113 * 0.7143 * 184_500 + 0.0058 * 300_000),
    ],
)
def test_premiums(year: int, premiums: float) -> None:
    assert taxed(UsIncome(wages=300_000), law(year)).payroll == pytest.approx(premiums)


def test_nothing_is_withheld_from_bonuses() -> None:
    assert law().number("supplemental_rate") == 0.0


@given(st.integers(2020, 2035), st.sampled_from(STATUSES), st.floats(0, 2e7), st.floats(1.0, 1e6))
def test_more_gain_leaves_more(year: int, status: str, gain: float, more: float) -> None:
    at = law(year, status)
    before = taxed(UsIncome(long_gain=gain), at)
    after = taxed(UsIncome(long_gain=gain + more), at)
    assert -1e-6 <= after.income_tax - before.income_tax <= 0.099 * more + 1e-6
    owed = sum(line.amount for line in after.lines if line.role == "tax")
    assert owed == pytest.approx(after.income_tax + after.payroll)
