"""Where a person is taxed, and how: the law of a country, or plain effective rates."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from goingrate.base.quantity import UNKNOWN, Quantity
from goingrate.offer.fields import check_numbers, numeric, whole
from goingrate.offer.tax.book import LawBook
from goingrate.offer.tax.de.income import DePerson
from goingrate.offer.tax.rates import TaxRates
from goingrate.offer.tax.us.income import Status

#: What a payoff of which only the amount is known counts as.
TaxedAs = Literal["wages", "long_term_gain"]


@dataclass(frozen=True, slots=True)
class UsHome:
    """A household in the United States; money in dollars.

    Parameters
    ----------
    federal, state
        Books of law; no state: one without an income tax.
    first_year
        The tax year in which the decision falls.
    status
        Filing status.
    spouse_wages_per_year, itemized_deductions_per_year
        Of each year: what a spouse earns, and what could be itemized besides state income tax.
    index_per_year
        Growth of amounts in the law after the last enacted year.
    in_offer_currency
        Whether the offer, rather than the answer, is in dollars.
    """

    federal: LawBook = whole(dataclasses.MISSING)
    first_year: int = whole(dataclasses.MISSING)
    status: Status = whole("single")
    state: LawBook | None = whole(None)
    spouse_wages_per_year: Quantity = numeric("money_per_year", 0.0, prior=None)
    itemized_deductions_per_year: Quantity = numeric("money_per_year", 0.0, prior=None)
    index_per_year: Quantity = numeric(
        "per_year", UNKNOWN, low=-0.05, high=0.2, prior="tax_index_per_year"
    )
    in_offer_currency: bool = whole(False)

    def __post_init__(self) -> None:
        check_numbers(self)

    @property
    def currency(self) -> str:
        """Of the law's amounts."""
        return "USD"


@dataclass(frozen=True, slots=True)
class DeHome:
    """A person in Germany; money in euros. See `UsHome` for what they share."""

    book: LawBook = whole(dataclasses.MISSING)
    first_year: int = whole(dataclasses.MISSING)
    person: DePerson = whole(DePerson())
    spouse_wages_per_year: Quantity = numeric("money_per_year", 0.0, prior=None)
    index_per_year: Quantity = numeric(
        "per_year", UNKNOWN, low=-0.05, high=0.2, prior="tax_index_per_year"
    )
    in_offer_currency: bool = whole(False)

    def __post_init__(self) -> None:
        check_numbers(self)

    @property
    def currency(self) -> str:
        """Of the law's amounts."""
        return "EUR"


TaxHome: TypeAlias = UsHome | DeHome
Tax: TypeAlias = TaxRates | UsHome | DeHome
BEFORE_TAX: Final = TaxRates()
