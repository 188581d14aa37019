"""The federal taxes of one year, every step in the order of the forms.

Form 1040 with Schedules A and D, Form 6251, Form 8801, Form 8960 and the contributions from wages.
"""

from __future__ import annotations

from dataclasses import dataclass

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us import amt, niit, ordinary
from goingrate.offer.tax.us.amt import MinimumTax
from goingrate.offer.tax.us.federal_agi import adjusted_gross_income
from goingrate.offer.tax.us.gains import NetGains, net_gains
from goingrate.offer.tax.us.income import UsCarry, UsIncome
from goingrate.offer.tax.us.ordinary import Deduction, GainStack
from goingrate.offer.tax.us.payroll import Payroll, employee_payroll


@dataclass(frozen=True, slots=True)
class FederalYear:
    """Every step of the federal taxes of a year, in the order in which the forms take them.

    `taxable_income` is below 0 where deductions are larger than income; `amt_gains` are gains as
    the AMT nets them.
    """

    gains: NetGains
    agi: float
    deduction: Deduction
    taxable_income: float
    stack: GainStack
    regular_tax: float
    amt_gains: NetGains
    minimum: MinimumTax
    credit_used: float
    niit: float
    payroll: Payroll

    @property
    def income_tax(self) -> float:
        """Regular tax with AMT, after the credit for earlier AMT."""
        return self.regular_tax + self.minimum.amt - self.credit_used


def regular_gains(income: UsIncome, carry: UsCarry, law: LawYear) -> NetGains:
    """Return the net capital gains of the regular tax (Schedule D)."""
    return net_gains(
        income.short_gain,
        income.long_gain,
        income.gain_28,
        carry.short_loss,
        carry.long_loss,
        law.number("capital_loss_limit"),
    )


def minimum_tax_gains(income: UsIncome, carry: UsCarry, law: LawYear) -> NetGains:
    """Return the net capital gains of the AMT: its own basis, its own carried losses."""
    return net_gains(
        income.short_gain,
        income.long_gain + income.amt_gain_adjustment,
        income.gain_28,
        carry.amt_short_loss,
        carry.amt_long_loss,
        law.number("capital_loss_limit"),
    )


def federal_year(income: UsIncome, carry: UsCarry, law: LawYear, state_taxes: float) -> FederalYear:
    """Return the steps of the federal taxes.

    Where a household may elect to itemize less than the standard deduction and owes less by it, it
    does (section 63(e)); only AMT payers with deductions other than state taxes can gain by that.
    The choice looks at the tax of this year alone, as preparers do: it may use credit up sooner.

    `state_taxes`: paid to the state in the year, its income tax and the contributions it requires
    from wages (section 164(a)(3); Schedule A, line 5a).
    """
    gains = regular_gains(income, carry, law)
    agi = adjusted_gross_income(income, gains)
    choices = ordinary.deductions_to_choose_from(income.itemized_deductions, state_taxes, agi, law)
    years = [_with_deduction(chosen, income, carry, gains, agi, law) for chosen in choices]
    return min(years, key=lambda year: year.income_tax)


def _with_deduction(
    deduction: Deduction,
    income: UsIncome,
    carry: UsCarry,
    gains: NetGains,
    agi: float,
    law: LawYear,
) -> FederalYear:
    taxable = agi - deduction.amount
    regular = ordinary.regular_tax(taxable, gains, law)
    stack = ordinary.gain_stack(taxable, gains, law)
    amt_gains = minimum_tax_gains(income, carry, law)
    difference = income.iso_spread + amt_gains.income - gains.income
    minimum = amt.minimum_tax(
        agi - deduction.amt_amount,
        deferral_items=difference,
        amt_gains=amt_gains,
        gains=gains,
        stack=stack,
        regular_tax=regular,
        law=law,
    )
    return FederalYear(
        gains=gains,
        agi=agi,
        deduction=deduction,
        taxable_income=taxable,
        stack=stack,
        regular_tax=regular,
        amt_gains=amt_gains,
        minimum=minimum,
        credit_used=amt.credit_used(
            carry.amt_credit, regular_tax=regular, tentative=minimum.tentative
        ),
        niit=niit.investment_income_tax(interest=income.interest, gains=gains, agi=agi, law=law),
        payroll=employee_payroll(income.wages, income.spouse_wages, law),
    )
