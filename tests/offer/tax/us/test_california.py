"""California income tax: schedules as printed, the AMT by hand, laws of the tax."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us import california
from goingrate.offer.tax.us.gains import net_gains
from goingrate.offer.tax.us.income import STATUSES, StateTax, UsCarry, UsIncome
from goingrate.offer.tax.us.states import state_tax

NOTHING = UsCarry()
years = st.integers(2020, 2030)
statuses = st.sampled_from(STATUSES)
amounts = st.floats(0.0, 5e6)


def law(year: int = 2024, status: str = "single") -> LawYear:
    return law_book("us-ca").at(year, status=status, index_rate_per_year=0.02)


def taxed(income: UsIncome, at: LawYear, carry: UsCarry = NOTHING) -> StateTax:
    gains = net_gains(
        income.short_gain,
        income.long_gain,
        income.gain_28,
        carry.short_loss,
        carry.long_loss,
        at.number("capital_loss_limit"),
    )
    return state_tax(income, gains, carry, at)


@pytest.mark.parametrize(
    ("status", "taxable", "printed"),
    [
        ("single", 58_634, 2581.60),
        ("single", 299_508, 24982.88),
        ("married_separate", 359_407, 31152.48),
        ("single", 599_012, 58227.85),
        ("married_joint", 117_268, 5163.20),
        ("married_joint", 599_016, 49965.76),
        ("surviving_spouse", 718_814, 62304.95),
        ("married_joint", 1_198_024, 116455.68),
        ("head_of_household", 79_812, 2915.82),
        ("head_of_household", 407_329, 33374.90),
        ("head_of_household", 488_796, 41766.00),
        ("head_of_household", 814_658, 78588.41),
    ],
)
def test_tax_at_the_start_of_a_rate_as_published_for_2020(
    status: str, taxable: float, printed: float
) -> None:
    """2020 California Tax Rate Schedules X, Y and Z; each amount there builds on a rounded one."""
    tax = law(2020, status).brackets("ordinary_brackets").tax(taxable)
    assert tax == pytest.approx(printed, abs=0.011, rel=0)


@pytest.mark.shared
def test_golden_rows(shared_folder: Path) -> None:
    with (shared_folder / "oracles" / "tax_golden_2024.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["country"] == "US-CA"]
    assert len(rows) == 4
    for row in rows:
        income = UsIncome(wages=float(row["wage"]), long_gain=float(row["long_term_gain"]))
        assert round(taxed(income, law()).income_tax, 2) == float(row["value"]), row["case"]


def test_exemption_credit_shrinks_by_begun_steps() -> None:
    start = 244_857
    assert california.exemption_credit(start, law()) == 149
    assert california.exemption_credit(start + 1, law()) == 143
    assert california.exemption_credit(start + 2_500, law()) == 143
    assert california.exemption_credit(start + 2_501, law()) == 137
    assert california.exemption_credit(start + 25 * 2_500, law()) == 0
    assert california.exemption_credit(489_719 + 1, law(status="married_joint")) == 2 * 143
    assert california.exemption_credit(start + 1_251, law(status="married_separate")) == 137
    assert california.exemption_credit(367_291, law(status="head_of_household")) == 149


def test_itemized_deductions_shrink_and_win_only_where_larger() -> None:
    assert california.deduction(5_540, 100_000, law()).allowed == 5_540
    assert california.deduction(40_000, 244_857, law()).allowed == 40_000
    at_high_income = california.deduction(40_000, 344_857, law())
    assert at_high_income.allowed == pytest.approx(40_000 - 6_000)
    assert at_high_income.for_amt == 40_000
    assert california.deduction(40_000, 5e6, law()).allowed == pytest.approx(8_000)


def test_amt_of_an_exercise_and_its_credit_by_hand() -> None:
    exercised = taxed(UsIncome(wages=250_000, iso_spread=500_000), law())
    regular = 19_277.142  # on 244,460; no exemption from the AMT above 697,870
    assert exercised.income_tax == pytest.approx(0.07 * 750_000 - 131)
    assert exercised.amt_credit == pytest.approx(0.07 * 750_000 - regular)
    later = taxed(UsIncome(wages=250_000), law(), UsCarry(state_amt_credit=exercised.amt_credit))
    tentative = 0.07 * (250_000 - 90_048)
    assert later.income_tax == pytest.approx(tentative)
    assert later.amt_credit == pytest.approx(exercised.amt_credit - (regular - 131 - tentative))


def test_exemption_of_the_amt_fades_and_separate_filers_lose_more() -> None:
    assert california.tentative_minimum_tax(90_048, law()) == 0.0
    at_start = california.tentative_minimum_tax(337_678, law())
    assert at_start == pytest.approx(0.07 * (337_678 - 90_048))
    assert california.tentative_minimum_tax(697_870, law()) == pytest.approx(0.07 * 697_870)
    separate = law(status="married_separate")
    added = 0.25 * (500_000 - 465_231)
    assert california.tentative_minimum_tax(500_000, separate) == pytest.approx(
        0.07 * (500_000 + added)
    )
    assert california.tentative_minimum_tax(5e6, separate) == pytest.approx(0.07 * (5e6 + 60_029))


def test_amt_on_the_standard_deduction_alone_earns_no_credit() -> None:
    """Spouses who file separately can owe AMT without any deferral; that part is final."""
    separate = law(status="married_separate")
    amt = california.alternative_minimum_tax(300_000, 0.0, 0.0, separate)
    assert amt.tax > 0.0
    assert amt.new_credit == 0.0
    with_options = california.alternative_minimum_tax(300_000, 1_000, 0.0, separate)
    assert with_options.new_credit == pytest.approx(with_options.tax - amt.tax)


def test_shares_with_an_amt_basis_bring_the_credit_back() -> None:
    """The sale of exercised shares is a smaller gain for the AMT: the credit is used sooner."""
    carry = UsCarry(state_amt_credit=30_000.0)
    sold = UsIncome(wages=250_000, long_gain=600_000, amt_gain_adjustment=-500_000)
    plain = UsIncome(wages=250_000, long_gain=600_000)
    assert taxed(sold, law(), carry).amt_credit == 0.0
    assert taxed(plain, law(), carry).amt_credit > 4_000


def test_gain_that_federal_law_excludes_is_taxed() -> None:
    excluded = taxed(UsIncome(wages=100_000, excluded_gain=2e6), law())
    gain = taxed(UsIncome(wages=100_000, long_gain=2e6), law())
    # Federal income is low, so the exemption credit stays.
    assert excluded.income_tax == pytest.approx(gain.income_tax - 149)


def test_losses_are_limited() -> None:
    less = taxed(UsIncome(wages=100_000, short_gain=-50_000), law())
    assert less.income_tax == pytest.approx(taxed(UsIncome(wages=97_000), law()).income_tax)


def test_disability_insurance_has_no_limit_as_of_2024() -> None:
    couple = UsIncome(wages=200_000, spouse_wages=100_000, other_compensation=50_000)
    assert taxed(couple, law(2023)).payroll == pytest.approx(0.009 * (153_164 + 100_000))
    assert taxed(couple, law(2024)).payroll == pytest.approx(0.011 * 300_000)
    assert taxed(couple, law(2026)).payroll == pytest.approx(0.013 * 300_000)


def test_withholding_from_stock() -> None:
    assert law(2025).number("supplemental_rate") == 0.1023


def test_lines_add_up_and_rest_on_sources() -> None:
    found = taxed(UsIncome(wages=1.5e6, iso_spread=2e6), law(), UsCarry(state_amt_credit=5.0))
    sign = {"tax": 1.0, "credit": -1.0}
    owed = {line.key: sign.get(line.role, 0.0) * line.amount for line in found.lines}
    assert sum(owed.values()) == pytest.approx(found.income_tax + found.payroll)
    assert all(line.source and line.source.address.startswith("https://") for line in found.lines)


@given(years, statuses, amounts, st.floats(1.0, 1e5))
def test_more_pay_leaves_more_and_the_tax_jumps_only_with_the_exemption_credit(
    year: int, status: str, wages: float, more: float
) -> None:
    at = law(year, status)
    before = taxed(UsIncome(wages=wages), at).income_tax
    after = taxed(UsIncome(wages=wages + more), at).income_tax
    steps = math.ceil(more / at.number("exemption_phase_out_step")) + 1
    assert -1e-6 <= after - before <= 0.14 * more + 6 * 2 * steps + 1e-6


@given(years, statuses, amounts, amounts, amounts)
def test_amt_is_a_loan_up_to_what_is_final(
    year: int, status: str, wages: float, spread: float, credit: float
) -> None:
    """What the AMT of an exercise takes comes back, all of it that options caused."""
    at = law(year, status)
    carry = UsCarry(state_amt_credit=credit)
    without = taxed(UsIncome(wages=wages), at)
    found = taxed(UsIncome(wages=wages, iso_spread=spread), at)
    assert found.income_tax - without.income_tax == pytest.approx(found.amt_credit, abs=1e-6)
    using = taxed(UsIncome(wages=wages), at, carry)
    assert 0.0 <= using.amt_credit <= credit
    assert using.income_tax + credit - using.amt_credit == pytest.approx(without.income_tax)


@given(years, statuses, st.floats(0, 4_000))
def test_income_within_the_standard_deduction_is_free(year: int, status: str, wages: float) -> None:
    assert taxed(UsIncome(wages=wages), law(year, status)).income_tax == 0.0
