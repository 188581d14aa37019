"""The United States in one year: what a household owes and what it carries on.

The order is that of the returns: the state first, whose tax may be deducted, then the federation.
"""

from __future__ import annotations

from dataclasses import replace

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us import amt
from goingrate.offer.tax.us.federal import FederalYear, federal_year, regular_gains
from goingrate.offer.tax.us.gains import NetGains, carried_losses
from goingrate.offer.tax.us.income import StateTax, UsCarry, UsIncome, UsTax
from goingrate.offer.tax.us.limits import check_carry, check_income
from goingrate.offer.tax.us.year_lines import year_lines

_NO_STATE = StateTax(income_tax=0.0, payroll=0.0, amt_credit=0.0, lines=())


def us_year(income: UsIncome, carry: UsCarry, federal: LawYear, state: LawYear | None) -> UsTax:
    """Return the taxes of one household in one year.

    Parameters
    ----------
    income
        What it earned in the year.
    carry
        What it carries from the year before; amounts at a given price level, as the law's.
    federal, state
        The law of the year for the filing status; no state: no tax on income there.

    Raises
    ------
    OutOfRange
        If an amount is negative that cannot be, not finite, or above 1e12.
    """
    check_income(income)
    check_carry(carry)
    gains = regular_gains(income, carry, federal)
    of_state = _state_tax(income, gains, carry, state)
    return year_beside(income, carry, federal, of_state)


def year_beside(income: UsIncome, carry: UsCarry, federal: LawYear, of_state: StateTax) -> UsTax:
    """Return the taxes of a year in which the state's are known: see `us_year`."""
    check_income(income)
    check_carry(carry)
    year = federal_year(income, carry, federal, of_state.income_tax + of_state.payroll)
    after = _carried(year, carry, of_state)
    return UsTax(
        income_tax=year.income_tax,
        amt=year.minimum.amt,
        amt_credit_used=year.credit_used,
        niit=year.niit,
        payroll=year.payroll.total,
        state_income_tax=of_state.income_tax,
        state_payroll=of_state.payroll,
        carry=after,
        lines=year_lines(income, year, after, federal, of_state.lines),
    )


def _state_tax(
    income: UsIncome, gains: NetGains, carry: UsCarry, state: LawYear | None
) -> StateTax:
    if state is None:
        return replace(_NO_STATE, amt_credit=carry.state_amt_credit)
    from goingrate.offer.tax.us.states import state_tax

    return state_tax(income, gains, carry, state)


def _carried(year: FederalYear, carry: UsCarry, of_state: StateTax) -> UsCarry:
    short, long = carried_losses(year.gains, year.taxable_income)
    amt_short, amt_long = carried_losses(year.amt_gains, year.minimum.amti)
    return UsCarry(
        short_loss=short,
        long_loss=long,
        amt_short_loss=amt_short,
        amt_long_loss=amt_long,
        amt_credit=amt.credit_carried(
            carry.amt_credit, used=year.credit_used, minimum=year.minimum
        ),
        state_amt_credit=of_state.amt_credit,
    )
