"""New York State income tax with the recapture of its lower rates; disability and family leave.

Tax Law sections 601, 614 and 615; Form IT-201 and its tax computation worksheets. New York starts
from federal adjusted gross income: gain excluded by section 1202 stays excluded. It has no AMT for
individuals. Left out: the household credit (incomes up to $32,000), dependents, the limit of old
section 68 on itemized deductions (up to 3% of income above a start), taxes of New York City.
"""

from __future__ import annotations

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us.federal_agi import adjusted_gross_income
from goingrate.offer.tax.us.gains import NetGains
from goingrate.offer.tax.us.income import StateTax, UsCarry, UsIncome
from goingrate.offer.tax.us.state_lines import Step, state_lines


def state_tax(income: UsIncome, gains: NetGains, carry: UsCarry, law: LawYear) -> StateTax:
    """Return the New York taxes of one household for one year.

    `gains` are the net gains of the federal return; `law` is a year of the book `us-ny`.
    """
    agi = adjusted_gross_income(income, gains)
    deducted = deduction(income.itemized_deductions, agi, law)
    taxable = max(agi - deducted, 0.0)
    regular = law.brackets("ordinary_brackets").tax(taxable)
    recaptured = recapture(taxable, agi, law)
    disability = disability_contribution(income, law)
    leave = family_leave_contribution(income, law)
    steps: tuple[Step, ...] = (
        ("agi", agi, "base", "ordinary_brackets"),
        ("deduction", -deducted, "base", "standard_deduction"),
        ("taxable_income", taxable, "base", "ordinary_brackets"),
        ("regular_tax", regular, "tax", "ordinary_brackets"),
        ("recapture", recaptured, "tax", "recapture"),
        ("income_tax", regular + recaptured, "total", "ordinary_brackets"),
        ("disability_insurance", disability, "tax", "disability_rate"),
        ("family_leave", leave, "tax", "family_leave_rate"),
    )
    return StateTax(
        income_tax=regular + recaptured,
        payroll=disability + leave,
        amt_credit=carry.state_amt_credit,
        lines=state_lines("ny", steps, law),
    )


def deduction(itemized: float, agi: float, law: LawYear) -> float:
    """Return the larger of the standard and the itemized deduction (Tax Law 614, 615).

    High incomes lose a quarter of itemized deductions, then a second and a third (615(f), (g)).
    Above $1 million only gifts are left: all that is itemized is taken for gifts here.
    """
    width = law.number("itemized_cut_phase_in")
    lost = sum(
        min(max(agi - law.number(start), 0.0) / width, 1.0)
        for start in ("itemized_cut_start", "itemized_second_cut_start")
    )
    if agi > law.number("itemized_third_cut_start"):
        lost += 1.0
    kept = itemized * (1.0 - law.number("itemized_cut") * lost)
    return max(kept, law.number("standard_deduction"))


def recapture(taxable_income: float, agi: float, law: LawYear) -> float:
    """Return the supplemental tax that takes the benefit of lower rates away (Tax Law 601(d)ff.).

    Within a row of taxable income, what the rows below gave is taken back in full, and the benefit
    of this row over the next $50,000 of adjusted gross income. Entering a row, and passing the
    income from which on the top rate holds for everything, the tax jumps: that is the law. The
    fraction is not rounded to four digits, as the worksheets do.
    """
    if agi > law.number("flat_tax_start"):
        flat = law.number("flat_tax_rate") * taxable_income
        return max(flat - law.brackets("ordinary_brackets").tax(taxable_income), 0.0)
    rows = law.rows("recapture")
    row = max(k for k, (above, _, _) in enumerate(rows) if taxable_income > above or k == 0)
    above, base, benefit = rows[row]
    if row == 0:
        benefit = _benefit_of_lowest_row(taxable_income, benefit, rows[1][0], law)
    excess = agi - max(above, law.number("recapture_start"))
    return base + benefit * min(max(excess / law.number("recapture_phase_in"), 0.0), 1.0)


def disability_contribution(income: UsIncome, law: LawYear) -> float:
    """Return the contributions to disability benefits: 0.5% of pay, 60 cents a week at most."""
    return _contribution(income, law.number("disability_rate"), law.number("disability_most"))


def family_leave_contribution(income: UsIncome, law: LawYear) -> float:
    """Return the contributions to paid family leave, up to a largest amount a year."""
    return _contribution(income, law.number("family_leave_rate"), law.number("family_leave_most"))


def _contribution(income: UsIncome, rate: float, most: float) -> float:
    return min(rate * income.wages, most) + min(rate * income.spouse_wages, most)


def _benefit_of_lowest_row(
    taxable_income: float, printed: float, row_end: float, law: LawYear
) -> float:
    """Return what lower rates save within the first row.

    The printed amount belongs to incomes at the last rate of the row; below, the first worksheet
    of each status works with the income itself.
    """
    schedule = law.brackets("ordinary_brackets")
    steps = zip(schedule.starts, schedule.rates, strict=True)
    start, rate = max(step for step in steps if step[0] < row_end)
    if taxable_income >= start:
        return printed
    return rate * taxable_income - schedule.tax(taxable_income)
