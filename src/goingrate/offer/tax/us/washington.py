"""Washington: excise tax on capital gains, tax on income above a million, leave and care premiums.

RCW 82.87 (capital gains, as of 2022), ESSB 6346 of 2026 (income above $1 million, as of 2028), RCW
50A.10.030 (paid family and medical leave), RCW 50B.04.080 (WA Cares). Pay and short-term gains are
untaxed before 2028. Left out: gifts, real estate (exempt), family-owned small businesses, earlier
losses that were made before 2022.
"""

from __future__ import annotations

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us.federal_agi import adjusted_gross_income
from goingrate.offer.tax.us.gains import NetGains
from goingrate.offer.tax.us.income import StateTax, UsCarry, UsIncome
from goingrate.offer.tax.us.state_lines import Step, state_lines


def state_tax(income: UsIncome, gains: NetGains, carry: UsCarry, law: LawYear) -> StateTax:
    """Return the Washington taxes of one household for one year.

    `gains` are the net gains of the federal return; `law` is a year of the book `us-wa`.
    """
    taxable_gain = taxable_long_gain(income, carry, law)
    gains_tax = law.brackets("gains_brackets").tax(taxable_gain)
    high_income_tax = tax_above_million(income, gains, gains_tax, law)
    leave = family_leave_premium(income, law)
    care = law.number("long_term_care_rate") * (income.wages + income.spouse_wages)
    steps: tuple[Step, ...] = (
        ("taxable_gain", taxable_gain, "base", "gains_deduction"),
        ("gains_tax", gains_tax, "tax", "gains_brackets"),
        ("high_income_tax", high_income_tax, "tax", "high_income_rate"),
        ("income_tax", gains_tax + high_income_tax, "total", "gains_brackets"),
        ("family_leave", leave, "tax", "family_leave_rate"),
        ("long_term_care", care, "tax", "long_term_care_rate"),
    )
    return StateTax(
        income_tax=gains_tax + high_income_tax,
        payroll=leave + care,
        amt_credit=carry.state_amt_credit,
        lines=state_lines("wa", steps, law),
    )


def taxable_long_gain(income: UsIncome, carry: UsCarry, law: LawYear) -> float:
    """Return Washington capital gains: net long-term gain above the deduction (RCW 82.87.060).

    Short-term losses do not reduce it (RCW 82.87.020: "net long-term capital gain"); long-term
    losses of earlier years do. Gain that section 1202 excludes is not reported, so not taxed.
    """
    net = income.long_gain + income.gain_28 - carry.long_loss
    return max(net - law.number("gains_deduction"), 0.0)


def tax_above_million(income: UsIncome, gains: NetGains, gains_tax: float, law: LawYear) -> float:
    """Return the tax on income above a million dollars (ESSB 6346), less the tax on gains.

    Long-term gain counts only where it bears the tax on capital gains, which is credited.
    """
    base = adjusted_gross_income(income, gains)
    if gains_tax == 0.0:
        base -= gains.long
    excess = max(base - law.number("high_income_deduction"), 0.0)
    return max(law.number("high_income_rate") * excess - gains_tax, 0.0)


def family_leave_premium(income: UsIncome, law: LawYear) -> float:
    """Return the employees' premiums for paid family and medical leave, earner by earner."""
    base = law.number("family_leave_wage_base")
    wages = min(income.wages, base) + min(income.spouse_wages, base)
    return law.number("family_leave_rate") * law.number("family_leave_employee_share") * wages
