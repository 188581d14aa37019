"""Federal adjusted gross income, from which states start."""

from __future__ import annotations

from goingrate.offer.tax.us.gains import NetGains
from goingrate.offer.tax.us.income import UsIncome


def adjusted_gross_income(income: UsIncome, gains: NetGains) -> float:
    """Return federal adjusted gross income (26 U.S.C. section 62), without excluded gain.

    Examples
    --------
    >>> from goingrate.offer.tax.us.gains import net_gains
    >>> adjusted_gross_income(UsIncome(wages=90_000), net_gains(-5_000, 0, 0, 0, 0, 3_000))
    87000.0
    """
    pay = income.wages + income.spouse_wages + income.other_compensation
    return pay + income.interest + gains.income
