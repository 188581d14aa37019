"""State taxes: which state's rules a book of law belongs to."""

from __future__ import annotations

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us import california
from goingrate.offer.tax.us.gains import NetGains
from goingrate.offer.tax.us.income import StateTax, UsCarry, UsIncome


def state_tax(income: UsIncome, gains: NetGains, carry: UsCarry, law: LawYear) -> StateTax:
    """Return the taxes of the state to which the book of law belongs, for one year.

    Raises
    ------
    KeyError
        If there are no rules for the book's place; `data.tax_places` refuses such places earlier.
    """
    return _RULES[law.book.place](income, gains, carry, law)


_RULES = {
    "us-ca": california.state_tax,
}
