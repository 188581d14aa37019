"""A year of US taxes against tenforty, on random households: federal 2020 to 2025, CA and NY.

tenforty has two engines: `graph` knows 2024 and 2025, `ots` (Open Tax Solver) the years before as
well, and rounds to dollars. Where an engine is known to differ, a rule says why, the household is
left out and counted: no other household is. Neither engine is told of 28% gain or itemizing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from goingrate.offer.tax.us.income import UsTax

from .us_households import Agreement, Household, households

pytestmark = pytest.mark.peers
Tell = Callable[[str], None]


TENFORTY_STATUS = {
    "single": "Single",
    "married_joint": "Married/Joint",
    "married_separate": "Married/Sep",
    "head_of_household": "Head_of_House",
    "surviving_spouse": "Widow(er)",
}
ENGINES = {"graph": (2024, 2025), "ots": (2020, 2021, 2022, 2023, 2024, 2025)}


def by_tenforty(one: Household, *, engine: str) -> Any:
    tenforty = pytest.importorskip("tenforty", reason="tenforty is not installed")
    return tenforty.evaluate_return(
        year=one.year,
        state=None if one.place is None else one.place[-2:].upper(),
        filing_status=TENFORTY_STATUS[one.status],
        w2_income=one.income.wages + one.income.spouse_wages,
        taxable_interest=one.income.interest,
        short_term_capital_gains=one.income.short_gain,
        long_term_capital_gains=one.income.long_gain,
        incentive_stock_option_gains=one.income.iso_spread,
        backend=engine,
    )


def without_what_tenforty_lacks(one: Household, place: str | None) -> Household:
    """Return a household without 28% gain and itemizing; without ISOs where a state is compared."""
    spread = one.income.iso_spread if place is None else 0.0
    income = replace(one.income, gain_28=0.0, itemized_deductions=0.0, iso_spread=spread)
    return replace(one, income=income, place=place)


def step(tax: UsTax, key: str) -> float:
    return next((line.amount for line in tax.lines if line.key == key), 0.0)


def why_tenforty_differs(one: Household, tax: UsTax, engine: str) -> str | None:
    """Return the rule in which tenforty 2025.12 and the law part, if it may touch a household."""
    taxable, agi = step(tax, "levy.us.taxable_income"), step(tax, "levy.us.agi")
    gains = min(one.income.long_gain, one.income.long_gain + one.income.short_gain)
    if 0.0 < taxable - max(gains, 0.0) < 100_000.0:
        return "the printed Tax Table goes in steps of $50 (incomes below $100,000)"
    if taxable == 0.0 and one.income.iso_spread > 0.0:
        return "Form 6251, line 1: a deduction larger than income goes on as a negative amount"
    if engine == "ots":
        return why_open_tax_solver_differs(one, taxable, agi)
    return None


def why_open_tax_solver_differs(one: Household, taxable: float, agi: float) -> str | None:
    """Return the number in which Open Tax Solver and the federal law part."""
    law = one.law
    gone = law.number("amt_phase_out_start")
    gone += law.number("amt_exemption") / law.number("amt_phase_out_rate")
    apart = one.status == "married_separate" and agi + one.income.iso_spread > gone
    if one.year in (2021, 2024) and apart:
        return "separate filers add 57,450 to AMTI (57,300 in 2021), 63,250 (66,650 in 2024)"
    above = taxable > law.rows("ordinary_brackets")[4][0]
    if one.year == 2024 and one.status == "head_of_household" and above:
        return "heads of household pay $64 too much above $191,950 in 2024"
    return None


@pytest.mark.parametrize("engine", ENGINES)
def test_federal_income_tax_is_that_of_tenforty(engine: str, tell: Tell) -> None:
    pytest.importorskip("tenforty", reason="tenforty is not installed")
    agreement = Agreement(f"tenforty ({engine}), federal income tax with AMT")
    for drawn in households(2_000, seed=1, years=ENGINES[engine]):
        one = without_what_tenforty_lacks(drawn, None)
        tax = one.taxed()
        why = why_tenforty_differs(one, tax, engine)
        if why:
            agreement.left_out[why] += 1
            continue
        theirs = by_tenforty(one, engine=engine)
        agreement.count(tax.income_tax - theirs.federal_income_tax, one)
    tell(str(agreement))
    assert agreement.compared > 800
    assert agreement.share == 1.0


def why_california_differs(one: Household, tax: UsTax, engine: str) -> str | None:
    """Return the rule of California in which tenforty and the law part, if it may matter."""
    taxable, agi = step(tax, "levy.ca.taxable_income"), step(tax, "levy.us.agi")
    law = one.state_law
    assert law is not None
    if taxable <= 100_000.0:
        return "the printed tax table of the state goes in steps of $100 (incomes to $100,000)"
    start = law.number("high_income_start")
    if start < agi < start + 100_000.0:
        return "exemption credits fall in steps of $2,500 of income; tenforty smooths the steps"
    if engine == "ots" and taxable > law.number("mental_health_start"):
        return "the tax for mental health (1% above $1 million) is not in Open Tax Solver"
    return None


def why_new_york_differs(one: Household, tax: UsTax, engine: str) -> str | None:
    """Return the rule of New York in which tenforty and the law part, if it may matter."""
    taxable, agi = step(tax, "levy.ny.taxable_income"), step(tax, "levy.ny.agi")
    law = one.state_law
    assert law is not None
    if taxable < (100_000.0 if engine == "ots" else 65_000.0):
        return "tax tables in steps of $50: printed to $65,000, in Open Tax Solver to $100,000"
    if engine == "graph" and agi > law.number("recapture_start"):
        return "the recapture of lower rates is not in the graph"
    if engine == "ots" and one.year == 2020:
        return "Open Tax Solver takes $2,000 for two dependents off in 2020"
    if engine == "ots" and one.year == 2021 and taxable > law.rows("recapture")[-2][0]:
        return "Open Tax Solver does not come to 9.65% of all income in 2021, where it is due"
    if engine == "ots" and agi > 4e6:
        return "Open Tax Solver ends the process where it meets more than $5 million"
    if engine == "ots" and one.income.short_gain + one.income.long_gain < 0.0:
        return "Open Tax Solver takes net capital losses off without a limit"
    return None


STATES = {"us-ca": why_california_differs, "us-ny": why_new_york_differs}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("place", STATES)
def test_state_income_tax_is_that_of_tenforty(place: str, engine: str, tell: Tell) -> None:
    pytest.importorskip("tenforty", reason="tenforty is not installed")
    agreement = Agreement(f"tenforty ({engine}), income tax of {place}")
    for drawn in households(2_000, seed=2, years=ENGINES[engine]):
        one = without_what_tenforty_lacks(drawn, place)
        tax = one.taxed()
        why = STATES[place](one, tax, engine)
        if why:
            agreement.left_out[why] += 1
            continue
        theirs = by_tenforty(one, engine=engine)
        agreement.count(tax.state_income_tax - theirs.state_total_tax, one)
    tell(str(agreement))
    assert agreement.compared > 100
    # Printed worksheets of New York carry rounded amounts into the millions.
    assert agreement.share >= (0.99 if (place, engine) == ("us-ny", "ots") else 1.0)
