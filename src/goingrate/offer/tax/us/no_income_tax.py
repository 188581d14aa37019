"""States that do not tax pay: Alaska, Florida, Nevada, South Dakota, Texas and Wyoming.

Nor do New Hampshire and Tennessee, which taxed interest and dividends until 2024 and 2020. Left
out: what employees in Alaska pay for unemployment insurance.
"""

from __future__ import annotations

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us.income import StateTax, UsCarry, UsIncome
from goingrate.offer.tax.us.state_lines import Step, state_lines


def state_tax(income: UsIncome, carry: UsCarry, law: LawYear) -> StateTax:
    """Return the tax on interest and dividends where there is one, else nothing.

    Pay and capital gains are untaxed; `law` is a year of the book `us-none`, `us-nh` or `us-tn`.
    """
    taxable = max(income.interest - law.number("interest_exemption"), 0.0)
    tax = law.number("interest_rate") * taxable
    steps: tuple[Step, ...] = (
        ("interest_tax", tax, "tax", "interest_rate"),
        ("income_tax", tax, "total", "interest_rate"),
    )
    return StateTax(tax, 0.0, carry.state_amt_credit, state_lines("none", steps, law))
