"""The tax on net investment income: 26 U.S.C. § 1411, Form 8960."""

from __future__ import annotations

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us.gains import NetGains


def net_investment_income(interest: float, gains: NetGains) -> float:
    """Return interest and net gains, less a deducted net loss (section 1411(c)(1)).

    Pay is none of it. No state income tax is deducted (Form 8960, line 9b, allows itemizers a
    share of what they deduct under the cap): the tax may be too high by 3.8% of that share.
    """
    return max(interest + gains.income, 0.0)


def investment_income_tax(*, interest: float, gains: NetGains, agi: float, law: LawYear) -> float:
    """Return the tax: a rate on the lesser of that income and income above a start (1411(a)(1))."""
    over = max(agi - law.number("niit_start"), 0.0)
    return law.number("niit_rate") * min(net_investment_income(interest, gains), over)
