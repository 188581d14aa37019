"""New York income tax: the golden row, the recapture and where it jumps, payroll."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us import new_york
from goingrate.offer.tax.us.gains import net_gains
from goingrate.offer.tax.us.income import STATUSES, StateTax, UsCarry, UsIncome
from goingrate.offer.tax.us.states import state_tax

years = st.sampled_from((2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2030, 2033))
statuses = st.sampled_from(STATUSES)


def law(year: int = 2024, status: str = "single") -> LawYear:
    return law_book("us-ny").at(year, status=status, index_rate_per_year=0.02)


def taxed(income: UsIncome, at: LawYear) -> StateTax:
    gains = net_gains(income.short_gain, income.long_gain, income.gain_28, 0.0, 0.0, 3_000.0)
    return state_tax(income, gains, UsCarry(state_amt_credit=7.0), at)


def of_wages(wages: float, at: LawYear) -> float:
    return taxed(UsIncome(wages=wages), at).income_tax


@pytest.mark.shared
def test_golden_row(shared_folder: Path) -> None:
    with (shared_folder / "oracles" / "tax_golden_2024.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["country"] == "US-NY"]
    assert len(rows) == 1
    for row in rows:
        assert round(of_wages(float(row["wage"]), law()), 2) == float(row["value"])


@pytest.mark.parametrize(
    ("taxable", "printed"),
    [(161_550, 8_553), (323_200, 18_252), (2_155_350, 143_754), (5_000_000, 418_263)],
)
def test_schedule_of_joint_filers_as_published_for_2023(taxable: float, printed: float) -> None:
    """Tax Law 601(a)(1)(B)(vi), in whole dollars, each built on a rounded one."""
    tax = law(2023, "married_joint").brackets("ordinary_brackets").tax(taxable)
    assert tax == pytest.approx(printed, abs=1.0, rel=0)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("year", [2020, 2021, 2022, 2023, 2026, 2027, 2033])
def test_recapture_in_full_makes_the_highest_rate_hold_for_everything(
    year: int, status: str
) -> None:
    """The amounts of the statute are whole dollars: within 2 of taxable income times the rate."""
    at = law(year, status)
    schedule = at.brackets("ordinary_brackets")
    starts = [above for above, _, _ in at.rows("recapture")]
    for above, end in zip(starts, [*starts[1:], 20e6], strict=True):
        taxable = above + 60_000
        rate = max(r for s, r in zip(schedule.starts, schedule.rates, strict=True) if s < end)
        total = schedule.tax(taxable) + new_york.recapture(taxable, taxable + 120_000, at)
        assert total == pytest.approx(rate * taxable, abs=2.0), above


def test_recapture_begins_above_its_start_and_grows_over_fifty_thousand() -> None:
    assert new_york.recapture(99_650, 107_650, law()) == 0.0
    assert new_york.recapture(124_650, 132_650, law()) == pytest.approx(568 / 2)
    assert new_york.recapture(149_650, 157_650, law()) == 568
    assert new_york.recapture(215_400, 300_000, law()) == 568
    assert new_york.recapture(232_400, 240_400, law()) == pytest.approx(568 + 1831 / 2)


def test_low_taxable_income_beside_a_high_gross_income_pays_one_rate_on_all() -> None:
    at = law()
    schedule = at.brackets("ordinary_brackets")
    total = schedule.tax(50_000) + new_york.recapture(50_000, 200_000, at)
    assert total == pytest.approx(0.06 * 50_000)
    assert new_york.recapture(0.0, 200_000, at) == 0.0


def test_jumps_that_the_law_has() -> None:
    """Entering a row takes a part of its benefit at once; above $25 million one rate holds."""
    entering_row = of_wages(223_401, law()) - of_wages(223_400, law())
    assert entering_row == pytest.approx(0.16 * 1_831, abs=0.5)
    entering_next = of_wages(1_085_551, law()) - of_wages(1_085_550, law())
    assert entering_next == pytest.approx(0.16 * 30_172, abs=2.0)
    flat = of_wages(25_000_001, law()) - of_wages(25_000_000, law())
    assert flat == pytest.approx(0.006 * 24_992_000, abs=2.0)
    assert of_wages(30e6, law()) == pytest.approx(0.109 * (30e6 - 8_000))
    assert of_wages(30e6, law(2020)) == pytest.approx(0.0882 * (30e6 - 8_000), abs=2.0)


def test_rates_fall_for_most_in_2026_and_2027() -> None:
    assert of_wages(100_000, law(2025)) - of_wages(100_000, law(2026)) == pytest.approx(92.0)
    assert of_wages(100_000, law(2026)) - of_wages(100_000, law(2027)) == pytest.approx(92.0)


def test_itemized_deductions_lose_quarters_with_income() -> None:
    joint = law(status="married_joint")
    assert new_york.deduction(50_000, 100_000, law()) == 50_000
    assert new_york.deduction(50_000, 125_000, law()) == pytest.approx(50_000 * (1 - 0.125))
    assert new_york.deduction(50_000, 200_000, joint) == 50_000
    assert new_york.deduction(50_000, 400_000, joint) == pytest.approx(37_500)
    assert new_york.deduction(50_000, 600_000, joint) == pytest.approx(25_000)
    assert new_york.deduction(50_000, 11e6, law()) == pytest.approx(12_500)
    assert new_york.deduction(50_000, 11e6, joint) == 16_050


def test_gain_that_federal_law_excludes_is_free_and_options_owe_no_amt() -> None:
    plain = taxed(UsIncome(wages=150_000), law())
    shares = taxed(UsIncome(wages=150_000, excluded_gain=5e6, iso_spread=5e6), law())
    assert shares == plain
    assert plain.amt_credit == 7.0  # one of another state is left alone


@pytest.mark.parametrize(
    ("year", "most"),
    [
        (2020, 196.72), (2021, 385.34), (2022, 423.71), (2023, 399.43),
        (2024, 333.25), (2025, 354.53), (2026, 411.91), (2027, 451.81),
    ],
)  # fmt: skip
def test_payroll_by_earner(year: int, most: float) -> None:
    one = taxed(UsIncome(wages=1e6), law(year))
    assert one.payroll == pytest.approx(31.20 + most)
    both = taxed(UsIncome(wages=1e6, spouse_wages=1e6), law(year, "married_joint"))
    assert both.payroll == pytest.approx(2 * one.payroll)
    little = taxed(UsIncome(wages=1_000), law(year))
    rate = law(year).number("family_leave_rate")
    assert little.payroll == pytest.approx(5.0 + 1_000 * rate)


def test_lines_add_up_and_rest_on_sources() -> None:
    found = taxed(UsIncome(wages=4e5), law())
    owed = sum(line.amount for line in found.lines if line.role == "tax")
    assert owed == pytest.approx(found.income_tax + found.payroll)
    assert all(line.source and line.source.address.startswith("https://") for line in found.lines)


@given(years, statuses, st.floats(0.0, 24e6), st.floats(0.0, 5_000.0))
def test_within_a_row_the_tax_is_continuous(
    year: int, status: str, wages: float, more: float
) -> None:
    at = law(year, status)
    rows = at.rows("recapture")
    deduction = at.number("standard_deduction")

    def row(pay: float) -> int:
        return sum(pay - deduction > above for above, _, _ in rows)

    assume(row(wages) == row(wages + more))
    steepest = 0.11 + max(benefit for _, _, benefit in rows) / 50_000
    rise = of_wages(wages + more, at) - of_wages(wages, at)
    # The amounts of the statute are rounded to dollars: a dollar may be lost where they take over.
    assert -1.0 <= rise <= steepest * more + 1.0
