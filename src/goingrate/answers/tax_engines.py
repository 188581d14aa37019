"""The rules of a country behind one face: a year's income in, the tax of the year out."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Final, Protocol

from goingrate.answers.tax_results import LawUsed
from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.data.other_states import LAST_YEAR, other_state_gaps, other_state_tax
from goingrate.data.tax_households import DeHousehold, Household, UsHousehold
from goingrate.data.tax_laws import law_book
from goingrate.data.tax_places import read_place
from goingrate.offer.tax.book import LawBook, LawYear
from goingrate.offer.tax.de.income import DeCarry, DeIncome, DeTax
from goingrate.offer.tax.us.income import StateTax, UsCarry, UsIncome, UsTax

#: Indexing a law for longer than this says nothing.
_MOST_AHEAD: Final = 40


class TaxEngine(Protocol):
    """What a yearly working needs of a country."""

    @property
    def books(self) -> tuple[LawBook, ...]:
        """The books of law that are used, the country's first."""

    @property
    def currency(self) -> str:
        """Of all amounts."""

    def carry(self) -> Any:
        """Return what goes into the first year: nothing."""

    def tax(self, year: int, income: Any, carry: Any) -> Any:
        """Return the tax of a year."""

    def received(self, income: Any) -> float:
        """Return the money that an income brings, before tax."""


@dataclass(frozen=True, slots=True)
class UsEngine:
    """Federal and state law for one household in the United States.

    `state` is the book of its state; where there is none, `elsewhere` may name a state whose tax
    an optional library reckons.
    """

    household: UsHousehold
    federal: LawBook
    state: LawBook | None
    index_rate_per_year: float
    elsewhere: str | None = None
    currency: str = "USD"

    @property
    def books(self) -> tuple[LawBook, ...]:
        """The federal book and the state's."""
        return (self.federal,) if self.state is None else (self.federal, self.state)

    def carry(self) -> UsCarry:
        """Return nothing carried."""
        return UsCarry()

    def law(self, year: int) -> LawYear:
        """Return federal law of a year."""
        return self._at(self.federal, year)

    def state_law(self, year: int) -> LawYear | None:
        """Return the state's law of a year."""
        return None if self.state is None else self._at(self.state, year)

    def tax(self, year: int, income: UsIncome, carry: UsCarry) -> UsTax:
        """Return the tax of a year."""
        from goingrate.offer.tax.us.year import us_year, year_beside

        if self.elsewhere is None:
            return us_year(income, carry, self.law(year), self.state_law(year))
        there = self._tax_elsewhere(self.elsewhere, year, income)
        return year_beside(income, carry, self.law(year), there)

    def gaps(self, income: UsIncome) -> tuple[Phrase, ...]:
        """Return what is left out of the tax of a state that has no book of law here."""
        return () if self.elsewhere is None else other_state_gaps(self.elsewhere, income)

    def _tax_elsewhere(self, state: str, year: int, income: UsIncome) -> StateTax:
        """Return the tax of a state without a book; of later years at the prices of the last."""
        grown = (1.0 + self.index_rate_per_year) ** max(year - LAST_YEAR, 0)
        then = dataclasses.replace(
            income, **{name: amount / grown for name, amount in dataclasses.asdict(income).items()}
        )
        status = self.household.status
        found = other_state_tax(state, min(year, LAST_YEAR), status, then)
        lines = tuple(dataclasses.replace(one, amount=grown * one.amount) for one in found.lines)
        return dataclasses.replace(found, income_tax=grown * found.income_tax, lines=lines)

    def received(self, income: UsIncome) -> float:
        """Return pay, interest and gains; a spread that is still held brings no money."""
        gains = income.short_gain + income.long_gain + income.gain_28 + income.excluded_gain
        pay = income.wages + income.spouse_wages + income.other_compensation
        return pay + income.interest + gains

    def _at(self, book: LawBook, year: int) -> LawYear:
        rate = self.index_rate_per_year
        last = min(one.last_year for one in self.books)
        check_year(book, year, last_year=last if self.elsewhere is None else min(last, LAST_YEAR))
        return book.at(year, status=self.household.status, index_rate_per_year=rate)


@dataclass(frozen=True, slots=True)
class DeEngine:
    """German law for one person or couple."""

    household: DeHousehold
    book: LawBook
    index_rate_per_year: float
    currency: str = "EUR"

    @property
    def books(self) -> tuple[LawBook, ...]:
        """The one book."""
        return (self.book,)

    def carry(self) -> DeCarry:
        """Return nothing carried."""
        return DeCarry()

    def law(self, year: int) -> LawYear:
        """Return the law of a year."""
        check_year(self.book, year)
        return self.book.at(year, index_rate_per_year=self.index_rate_per_year)

    def tax(self, year: int, income: DeIncome, carry: DeCarry) -> DeTax:
        """Return tax and social insurance of a year."""
        from goingrate.offer.tax.de.year import de_year

        return de_year(income, carry, self.household.person, self.law(year))

    def received(self, income: DeIncome) -> float:
        """Return pay and income from capital; a benefit in kind brings no money."""
        pay = income.wages + income.spouse_wages + income.extraordinary_wages
        return pay + income.share_gains + income.capital_income


def engine_for(
    household: Household, index_rate_per_year: float = 0.0, *, where: str = "state"
) -> UsEngine | DeEngine:
    """Return the rules for a household.

    Raises
    ------
    BadField
        For a state that nothing is known of.
    """
    if isinstance(household, DeHousehold):
        return DeEngine(household, law_book("de"), index_rate_per_year)
    federal = law_book("us")
    if household.state is None:
        return UsEngine(household, federal, None, index_rate_per_year)
    place = read_place("US", household.state, where=where)
    if place.book is not None:
        return UsEngine(household, federal, law_book(place.book), index_rate_per_year)
    return UsEngine(household, federal, None, index_rate_per_year, elsewhere=place.state)


def last_enacted(state: str | None, *, where: str) -> int:
    """Return the last year of which both federal law and that of a state are known."""
    federal = law_book("us").last_year
    if state is None:
        return federal
    place = read_place("US", state, where=where)
    return min(federal, LAST_YEAR if place.book is None else law_book(place.book).last_year)


def check_year(book: LawBook, year: int, *, last_year: int | None = None) -> None:
    """Raise `OutOfRange` for a year before the first one known, or far ahead of all law.

    `last_year`: the last one that all books used together know; left out, that of this book.
    """
    last = (book.last_year if last_year is None else last_year) + _MOST_AHEAD
    if year < book.first_year:
        raise OutOfRange(
            where="year",
            given=year,
            allowed=Phrase.of(
                "levy.allowed.years",
                place=book.place.upper(),
                first=str(book.first_year),
                last=str(book.last_year),
            ),
            fix=Phrase("fix.later_year"),
        )
    if year > last:
        raise OutOfRange(
            where="year",
            given=year,
            allowed=Phrase.of("allowed.year_ahead", last=str(last)),
            fix=Phrase("fix.correct_value"),
        )


def laws_used(engine: TaxEngine, year: int) -> tuple[LawUsed, ...]:
    """Return which law holds in a year: its own, or the last enacted one."""
    return tuple(LawUsed(book.place, min(year, book.last_year)) for book in engine.books)
