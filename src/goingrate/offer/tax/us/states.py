"""State taxes: which state's rules a book of law belongs to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us import california, new_york, no_income_tax, washington
from goingrate.offer.tax.us.gains import NetGains
from goingrate.offer.tax.us.income import StateTax, UsCarry, UsIncome

_Rules: TypeAlias = Callable[[UsIncome, NetGains, UsCarry, LawYear], StateTax]
_RULES: Final[Mapping[str, _Rules]] = {
    "us-ca": california.state_tax,
    "us-ny": new_york.state_tax,
    "us-wa": washington.state_tax,
}
#: Books of states that tax interest at most.
_NO_INCOME_TAX: Final = ("us-none", "us-nh", "us-tn")


def state_tax(income: UsIncome, gains: NetGains, carry: UsCarry, law: LawYear) -> StateTax:
    """Return the taxes of the state to which the book of law belongs, for one year.

    Raises
    ------
    KeyError
        If there are no rules for the book's place; `data.tax_places` refuses such places earlier.
    """
    place = law.book.place
    if place in _NO_INCOME_TAX:
        return no_income_tax.state_tax(income, carry, law)
    return _RULES[place](income, gains, carry, law)
