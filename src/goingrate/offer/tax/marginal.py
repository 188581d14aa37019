"""What the law takes of a large amount on top of pay, by the character of the amount."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from goingrate.base.quantity import middle_of
from goingrate.offer.tax.book import LawBook, LawYear
from goingrate.offer.tax.home import DeHome, TaxHome, UsHome

#: Amounts that decide over options are large; so the rates are those of the highest brackets.
_AMOUNT: Final = 1e6
_STEP_OF_PAY: Final = 10_000.0


@dataclass(frozen=True, slots=True)
class TopRates:
    """Tax on a further million, as a share of it: as wages, as a long gain, as an ISO spread."""

    wages: float
    long_gain: float
    iso_spread: float


def top_rates(home: TaxHome, pay_per_year: float) -> TopRates:
    """Return the rates on top of pay in the year of the decision, all numbers settled.

    Pay is rounded to ten thousand: neighbours share one computation.
    """
    return _top_rates(home, _STEP_OF_PAY * round(pay_per_year / _STEP_OF_PAY))


@lru_cache(maxsize=1024)
def _top_rates(home: TaxHome, pay: float) -> TopRates:
    return _german(home, pay) if isinstance(home, DeHome) else _american(home, pay)


def _american(home: UsHome, pay: float) -> TopRates:
    from goingrate.offer.tax.us.income import UsCarry, UsIncome
    from goingrate.offer.tax.us.year import us_year

    rate = middle_of(home.index_per_year)

    def law(book: LawBook) -> LawYear:
        return book.at(home.first_year, status=home.status, index_rate_per_year=rate)

    federal, state = law(home.federal), None if home.state is None else law(home.state)
    base = UsIncome(wages=pay, spouse_wages=middle_of(home.spouse_wages_per_year))

    def total(income: UsIncome) -> float:
        return us_year(income, UsCarry(), federal, state).total

    before = total(base)
    return TopRates(
        wages=(total(replace(base, wages=pay + _AMOUNT)) - before) / _AMOUNT,
        long_gain=(total(replace(base, long_gain=_AMOUNT)) - before) / _AMOUNT,
        iso_spread=(total(replace(base, iso_spread=_AMOUNT)) - before) / _AMOUNT,
    )


def _german(home: DeHome, pay: float) -> TopRates:
    from goingrate.offer.tax.de.income import DeCarry, DeIncome
    from goingrate.offer.tax.de.year import de_year

    law = home.book.at(home.first_year, index_rate_per_year=middle_of(home.index_per_year))
    base = DeIncome(wages=pay, spouse_wages=middle_of(home.spouse_wages_per_year))

    def total(income: DeIncome) -> float:
        return de_year(income, DeCarry(), home.person, law).total

    before = total(base)
    wages = (total(replace(base, wages=pay + _AMOUNT)) - before) / _AMOUNT
    gain = (total(replace(base, share_gains=_AMOUNT)) - before) / _AMOUNT
    return TopRates(wages=wages, long_gain=gain, iso_spread=wages)
