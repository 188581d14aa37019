"""California income tax with its AMT, and state disability insurance.

Revenue and Taxation Code (R&TC) sections 17041 to 17077, Form 540, Schedule P (540), FTB 3510.
Capital gains are ordinary income; section 1202 does not apply (R&TC 18152), so gain that federal
law excludes is taxed. Losses are netted, limited and carried as on the federal return. The rate
schedules are used throughout, also up to $100,000, where the form has a table of rounded amounts.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us.federal_agi import adjusted_gross_income
from goingrate.offer.tax.us.gains import NetGains, net_gains
from goingrate.offer.tax.us.income import StateTax, UsCarry, UsIncome
from goingrate.offer.tax.us.state_lines import Step, state_lines


@dataclass(frozen=True, slots=True)
class Deduction:
    """What is taken off income: the larger of the standard and the itemized deduction.

    `allowed` counts for the regular tax; `for_amt` for the AMT, which knows no standard deduction
    and does not shrink itemized deductions.
    """

    allowed: float
    for_amt: float


@dataclass(frozen=True, slots=True)
class CaliforniaAmt:
    """The tentative minimum tax of a year, the AMT, and what of it is credited in later years."""

    tentative_tax: float
    tax: float
    new_credit: float


def state_tax(income: UsIncome, gains: NetGains, carry: UsCarry, law: LawYear) -> StateTax:
    """Return the California taxes of one household for one year.

    `gains` are the net gains of the federal return; `law` is a year of the book `us-ca`.
    """
    federal_agi = adjusted_gross_income(income, gains)
    agi = federal_agi + income.excluded_gain
    deducted = deduction(income.itemized_deductions, federal_agi, law)
    taxable = max(agi - deducted.allowed, 0.0)
    regular = law.brackets("ordinary_brackets").tax(taxable)
    credit = min(exemption_credit(federal_agi, law), regular)
    amt = alternative_minimum_tax(
        agi - deducted.for_amt, _deferral(income, gains, carry, law), regular, law
    )
    credit_used = min(carry.state_amt_credit, max(regular - credit - amt.tentative_tax, 0.0))
    surtax = mental_health_tax(taxable, law)
    income_tax = regular - credit + amt.tax - credit_used + surtax
    credit_left = carry.state_amt_credit - credit_used + amt.new_credit
    payroll = disability_insurance(income, law)
    deducted_by = "itemized_phase_out_rate" if deducted.for_amt else "standard_deduction"
    steps: tuple[Step, ...] = (
        ("agi", agi, "base", "ordinary_brackets"),
        ("deduction", -deducted.allowed, "base", deducted_by),
        ("taxable_income", taxable, "base", "ordinary_brackets"),
        ("regular_tax", regular, "tax", "ordinary_brackets"),
        ("exemption_credit", credit, "credit", "exemption_credit"),
        ("amt", amt.tax, "tax", "amt_rate"),
        ("amt_credit_used", credit_used, "credit", "amt_rate"),
        ("mental_health_tax", surtax, "tax", "mental_health_rate"),
        ("income_tax", income_tax, "total", "ordinary_brackets"),
        ("disability_insurance", payroll, "tax", "sdi_rate"),
        ("amt_credit_left", credit_left, "carry", "amt_rate"),
    )
    return StateTax(income_tax, payroll, credit_left, state_lines("ca", steps, law))


def deduction(itemized: float, federal_agi: float, law: LawYear) -> Deduction:
    """Return the deduction of a year (R&TC 17073.5, 17077).

    Itemized deductions shrink by 6% of federal adjusted gross income above a start, by 80% at most.
    """
    standard = law.number("standard_deduction")
    excess = max(federal_agi - law.number("high_income_start"), 0.0)
    lost = min(
        law.number("itemized_phase_out_rate") * excess,
        law.number("itemized_most_lost") * itemized,
    )
    if itemized - lost <= standard:
        return Deduction(allowed=standard, for_amt=0.0)
    return Deduction(allowed=itemized - lost, for_amt=itemized)


def exemption_credit(federal_agi: float, law: LawYear) -> float:
    """Return the personal exemption credits (R&TC 17054, 17054.1).

    Each of them shrinks by $6 for every begun step of $2,500 of federal adjusted gross income above
    a start: the tax has small steps there.
    """
    excess = max(federal_agi - law.number("high_income_start"), 0.0)
    steps = ceil(excess / law.number("exemption_phase_out_step"))
    each = law.number("exemption_credit") - law.number("exemption_phase_out_amount") * steps
    return law.number("exemption_count") * max(each, 0.0)


def mental_health_tax(taxable_income: float, law: LawYear) -> float:
    """Return the surtax of 1% on taxable income above one million dollars (R&TC 17043)."""
    excess = max(taxable_income - law.number("mental_health_start"), 0.0)
    return law.number("mental_health_rate") * excess


def alternative_minimum_tax(
    income_less_deduction: float, deferral: float, regular_tax: float, law: LawYear
) -> CaliforniaAmt:
    """Return the AMT of a year and the credit that it earns (R&TC 17062, 17063; FTB 3510).

    Parameters
    ----------
    income_less_deduction
        Adjusted gross income less the deductions that the AMT knows; below 0 if they are larger.
    deferral
        What the AMT counts earlier or later than the regular tax: spread of incentive options,
        smaller gain on their shares. Only this earns the credit; AMT on the standard deduction
        (an exclusion item) is final.
    regular_tax
        The tax of the schedules before exemption credits (Schedule P, line 25).
    """
    tentative = tentative_minimum_tax(income_less_deduction + deferral, law)
    tax = max(tentative - regular_tax, 0.0)
    final = max(tentative_minimum_tax(income_less_deduction, law) - regular_tax, 0.0)
    return CaliforniaAmt(tentative, tax, max(tax - final, 0.0))


def tentative_minimum_tax(amt_income: float, law: LawYear) -> float:
    """Return 7% of AMT income above the exemption, which high incomes lose (R&TC 17062(b)).

    Where the exemption of a spouse who files separately is gone, a quarter of further income is
    added, up to the exemption (Schedule P, line 21).
    """
    exemption, rate = law.number("amt_exemption"), law.number("amt_phase_out_rate")
    excess = max(amt_income - law.number("amt_phase_out_start"), 0.0)
    if law.status == "married_separate":
        amt_income += min(max(rate * excess - exemption, 0.0), exemption)
    return law.number("amt_rate") * max(amt_income - max(exemption - rate * excess, 0.0), 0.0)


def disability_insurance(income: UsIncome, law: LawYear) -> float:
    """Return the contributions to state disability insurance, earner by earner."""
    rate, base = law.number("sdi_rate"), law.number("sdi_wage_base")
    return rate * (min(income.wages, base) + min(income.spouse_wages, base))


def _deferral(income: UsIncome, gains: NetGains, carry: UsCarry, law: LawYear) -> float:
    """Return by how much AMT income differs in time: spreads, and gains netted by AMT bases."""
    for_amt = net_gains(
        income.short_gain,
        income.long_gain + income.amt_gain_adjustment,
        income.gain_28,
        carry.amt_short_loss,
        carry.amt_long_loss,
        law.number("capital_loss_limit"),
    )
    return income.iso_spread + for_amt.income - gains.income
