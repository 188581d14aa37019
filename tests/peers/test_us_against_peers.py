"""US federal taxes of 2020 to 2026 against taxcalc (Tax-Calculator), on random households.

Where taxcalc is known to differ, a rule says why, the household is left out and counted: no other
household is. tenforty is the other peer: see `test_us_against_tenforty.py`.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import replace

import pytest

from goingrate.offer.tax.us.income import STATUSES, UsIncome, UsTax

from .us_households import TOLERANCE, Agreement, Household, households

pytestmark = pytest.mark.peers
Tell = Callable[[str], None]


def rate_gain_28(income: UsIncome) -> float:
    """Return line 18 of Schedule D: 28% gain less a net short-term loss, within the net gain."""
    net = income.short_gain + income.long_gain + income.gain_28
    return max(min(income.gain_28 + min(income.short_gain, 0.0), net), 0.0)


def by_taxcalc(several: list[Household], state_taxes: list[float]) -> list[dict[str, float]]:
    """Return what taxcalc makes of the households of one year.

    It does not always choose the deduction with which less is due: it is asked a second time
    without anything to itemize, and the smaller tax counts.
    """
    as_given = taxcalc_of_year(several, state_taxes)
    plain = [replace(one, income=replace(one.income, itemized_deductions=0.0)) for one in several]
    standard = taxcalc_of_year(plain, [0.0] * len(several))
    both = zip(as_given, standard, strict=True)
    return [min(first, second, key=lambda tax: tax["c05800"]) for first, second in both]


def taxcalc_of_year(several: list[Household], state_taxes: list[float]) -> list[dict[str, float]]:
    taxcalc = pytest.importorskip("taxcalc", reason="taxcalc is not installed")
    pandas = pytest.importorskip("pandas")
    year = several[0].year
    given = pandas.DataFrame(
        {
            "RECID": k + 1,
            "MARS": STATUSES.index(one.status) + 1,
            "FLPDYR": year,
            "e00200": one.income.wages + one.income.spouse_wages,
            "e00200p": one.income.wages,
            "e00200s": one.income.spouse_wages,
            "e00300": one.income.interest,
            "p22250": one.income.short_gain,
            "p23250": one.income.long_gain + one.income.gain_28,
            "e24518": rate_gain_28(one.income),
            "cmbtp": one.income.iso_spread,
            "e19200": one.income.itemized_deductions,
            "e18400": state_tax,
            "age_head": 40,
            "age_spouse": 40 if one.status == "married_joint" else 0,
            "XTOT": 2 if one.status == "married_joint" else 1,
        }
        for k, (one, state_tax) in enumerate(zip(several, state_taxes, strict=True))
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        records = taxcalc.Records(
            data=given, start_year=year, gfactors=None, weights=None, adjust_ratios=None
        )
        policy = taxcalc.Policy()
        policy.set_year(year)
        calculator = taxcalc.Calculator(policy=policy, records=records, verbose=False)
        calculator.calc_all()
    # Tax before credits, AMT, AMTI, adjusted gross income, taxable income.
    names = ("c05800", "c09600", "c62100", "c00100", "c04800", "niit", "ptax_was", "ptax_amc")
    columns = {name: calculator.array(name) for name in names}
    return [{name: float(columns[name][k]) for name in names} for k in range(len(several))]


def why_taxcalc_differs(one: Household, tax: UsTax, theirs: dict[str, float]) -> str | None:
    """Return the rule in which taxcalc 6.8 and the statute part, if it may touch a household."""
    law, apart, agi = one.law, one.status == "married_separate", theirs["c00100"]
    brackets = law.rows("ordinary_brackets")
    gone = law.number("amt_phase_out_start")
    gone += law.number("amt_exemption") / law.number("amt_phase_out_rate")
    if apart and theirs["c62100"] > gone:
        return "section 55(d)(3), last sentence (separate filers add to AMTI) is not in taxcalc"
    if one.year == 2023 and apart and theirs["c04800"] > brackets[-1][0]:
        return "Rev. Proc. 2022-38 prints 346,875 for separate filers, taxcalc has 578,125"
    zero_end = law.brackets("long_term_brackets").starts[1]
    if rate_gain_28(one.income) > 0.0 and theirs["c04800"] > zero_end:
        return "lines 18 to 20 of the Schedule D Tax Worksheet (28% gain) are those of 2018"
    state = tax.state_income_tax + tax.state_payroll
    deducted = one.income.itemized_deductions + state
    if one.year == 2026 and agi > brackets[-1][0] and deducted > 0.0:
        return "section 68: taxcalc takes 2/37 of the excess, the statute of the lesser amount"
    over = agi > law.number("salt_phase_out_start")
    if apart and one.year == 2025 and over and state > law.number("salt_floor"):
        return "section 164(b)(6) halves the limit of separate filers once it is phased down"
    if one.year == 2026 and over and state > law.number("salt_floor"):
        return "section 164(b)(7)(B): 505,000 in 2026, taxcalc has 513,850"
    return None


def another_deduction(tax: UsTax, theirs: dict[str, float]) -> bool:
    """Whether another deduction was chosen: whoever pays AMT may owe the same by both."""
    taxable = next(line.amount for line in tax.lines if line.key == "levy.us.taxable_income")
    return abs(taxable - theirs["c04800"]) > TOLERANCE


@pytest.fixture(scope="module")
def taxcalc_years() -> list[tuple[Household, UsTax, dict[str, float]]]:
    pytest.importorskip("taxcalc", reason="taxcalc is not installed")
    found = []
    for year in range(2020, 2027):
        several = list(households(800, seed=year, years=(year,)))
        ours = [one.taxed() for one in several]
        state_taxes = [tax.state_income_tax + tax.state_payroll for tax in ours]
        found += list(zip(several, ours, by_taxcalc(several, state_taxes), strict=True))
    return found


def test_federal_taxes_are_those_of_taxcalc(
    taxcalc_years: list[tuple[Household, UsTax, dict[str, float]]], tell: Tell
) -> None:
    kinds: dict[str, Callable[[UsTax, dict[str, float]], float]] = {
        "income tax with AMT": lambda tax, theirs: tax.income_tax - theirs["c05800"],
        "AMT": lambda tax, theirs: tax.amt - theirs["c09600"],
        "net investment income tax": lambda tax, theirs: tax.niit - theirs["niit"],
        "employee's FICA": lambda tax, theirs: (
            tax.payroll - theirs["ptax_was"] / 2 - theirs["ptax_amc"]
        ),
    }
    for what, difference in kinds.items():
        agreement = Agreement(f"taxcalc 2020-2026, {what}")
        touched = what in ("income tax with AMT", "AMT")
        for one, tax, theirs in taxcalc_years:
            why = why_taxcalc_differs(one, tax, theirs) if touched else None
            if what == "AMT" and not why and another_deduction(tax, theirs):
                why = "as much is due by either deduction, but less of it as AMT"
            if why:
                agreement.left_out[why] += 1
            else:
                agreement.count(difference(tax, theirs), one)
        tell(str(agreement))
        assert agreement.compared > 4_000
        assert agreement.share == 1.0
