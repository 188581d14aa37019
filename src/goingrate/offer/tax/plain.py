"""The total of a year's taxes by the plain rules, for one household wherever it lives."""

from __future__ import annotations

from goingrate.base.quantity import middle_of
from goingrate.offer.tax.home import DeHome, TaxHome, UsHome


def year_total(
    home: TaxHome,
    year: int,
    *,
    pay: float,
    long_gain: float = 0.0,
    lump: float = 0.0,
    iso_spread: float = 0.0,
) -> float:
    """Return all taxes and contributions of one year, nothing carried into it.

    Parameters
    ----------
    home
        All of its numbers settled; amounts are in its currency.
    year
        0 is the year in which the decision falls.
    pay, long_gain, iso_spread
        Wages; gain on shares held for long; spread of ISOs exercised and kept (in Germany: wages).
    lump
        Wages for several years of work at once.
    """
    if isinstance(home, DeHome):
        return _german(home, year, pay + iso_spread, long_gain, lump)
    return _american(home, year, pay + lump, long_gain, iso_spread)


def _american(home: UsHome, year: int, pay: float, long_gain: float, spread: float) -> float:
    from goingrate.offer.tax.us.income import UsCarry, UsIncome
    from goingrate.offer.tax.us.year import us_year

    when, rate = home.first_year + year, middle_of(home.index_per_year)
    federal, state = (
        None if book is None else book.at(when, status=home.status, index_rate_per_year=rate)
        for book in (home.federal, home.state)
    )
    income = UsIncome(
        wages=pay,
        spouse_wages=middle_of(home.spouse_wages_per_year),
        long_gain=long_gain,
        iso_spread=spread,
        itemized_deductions=middle_of(home.itemized_deductions_per_year),
    )
    if federal is None:
        raise TypeError("a household has federal law")
    return us_year(income, UsCarry(), federal, state).total


def _german(home: DeHome, year: int, pay: float, gain: float, lump: float) -> float:
    from goingrate.offer.tax.de.income import DeCarry, DeIncome
    from goingrate.offer.tax.de.year import de_year

    rate = middle_of(home.index_per_year)
    law = home.book.at(home.first_year + year, index_rate_per_year=rate)
    income = DeIncome(
        wages=pay,
        spouse_wages=middle_of(home.spouse_wages_per_year),
        extraordinary_wages=lump,
        share_gains=gain,
    )
    return de_year(income, DeCarry(), home.person, law).total
