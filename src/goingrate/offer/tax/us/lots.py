"""Shares that are owned: their basis, their day, and whether a gain on them is short or long.

Times are years from the decision, as floats; below 0 lies before it. The decision stands at the
start of its first tax year, so year k of the tax runs from k to k + 1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us.income import UsIncome

#: Sums of months come out a little off; a holding of a year plus this is still a year.
MOMENT_YEARS: Final = 1e-6


@dataclass(frozen=True, slots=True)
class IsoFacts:
    """What the tax must remember of shares that came from an incentive stock option.

    Parameters
    ----------
    granted_years, exercised_years
        When the option was granted and when it was exercised, for section 422(a)(1).
    included_years
        When the bargain element counted for the AMT: at exercise, or at vest if shares were bought
        before they vested and no section 83(b) election was made for the AMT.
    spread
        Most that an early sale can turn into compensation, for all units: value at exercise (at
        vest, if that came later) less the strike.
    """

    granted_years: float
    exercised_years: float
    included_years: float
    spread: float


@dataclass(frozen=True, slots=True)
class Lot:
    """Shares of one day.

    Parameters
    ----------
    units
        How many.
    basis, amt_basis
        Adjusted basis of all of them, in dollars: what was paid plus what was income; the same for
        the AMT, whose income has the bargain element of ISOs in it.
    acquired_years
        Start of the holding period of a capital gain.
    iso
        Only for shares from incentive stock options.
    """

    units: float
    basis: float
    amt_basis: float
    acquired_years: float
    iso: IsoFacts | None = None


@dataclass(frozen=True, slots=True)
class Acquired:
    """An event that brings shares: the income of its year, and the lot."""

    income: UsIncome
    lot: Lot


def tax_year(years: float, *, first_year: int) -> int:
    """Return the calendar year of a time; `first_year` starts at the decision.

    Examples
    --------
    >>> tax_year(1.999, first_year=2026), tax_year(2.0, first_year=2026)
    (2027, 2028)
    """
    return first_year + year_index(years)


def year_index(years: float) -> int:
    """Return which tax year a time lies in: 0 is the first, -1 the one before."""
    return math.floor(years + MOMENT_YEARS)


def last_day(years: float) -> float:
    """Return the start of the last day of the tax year in which a time lies."""
    return year_index(years) + 364.0 / 365.0


def held_longer(lot_years: float, *, until_years: float, than_years: float) -> bool:
    """Whether more time than so many years has passed: exactly as many is not more."""
    return until_years - lot_years > than_years + MOMENT_YEARS


def taken(lot: Lot, units: float) -> tuple[Lot, Lot]:
    """Return so many units of a lot, and the rest; basis goes along in proportion.

    Units above those of the lot are all of it.

    Examples
    --------
    >>> sold, kept = taken(Lot(100, 1_000, 2_500, 0.5), 40)
    >>> sold.basis, kept.amt_basis
    (400.0, 1500.0)
    """
    share = min(units / lot.units, 1.0) if lot.units > 0.0 else 1.0
    part = Lot(
        units=lot.units * share,
        basis=lot.basis * share,
        amt_basis=lot.amt_basis * share,
        acquired_years=lot.acquired_years,
        iso=_scaled(lot.iso, share),
    )
    rest = Lot(
        units=lot.units - part.units,
        basis=lot.basis - part.basis,
        amt_basis=lot.amt_basis - part.amt_basis,
        acquired_years=lot.acquired_years,
        iso=_scaled(lot.iso, 1.0 - share),
    )
    return part, rest


def capital(gain: float, *, acquired_years: float, sold_years: float, law: LawYear) -> UsIncome:
    """Return a capital gain or loss, long-term if held more than one year (section 1222).

    The day of purchase does not count and the day of sale does, so a sale a year later to the day
    is short-term (Rev. Rul. 66-7).

    Examples
    --------
    >>> from goingrate.data.tax_laws import law_book
    >>> law = law_book("us").at(2026, status="single")
    >>> capital(5.0, acquired_years=0.0, sold_years=1.0, law=law).short_gain
    5.0
    """
    is_long = held_longer(
        acquired_years, until_years=sold_years, than_years=law.number("long_term_hold_years")
    )
    return UsIncome(long_gain=gain) if is_long else UsIncome(short_gain=gain)


def _scaled(iso: IsoFacts | None, share: float) -> IsoFacts | None:
    return None if iso is None else replace(iso, spread=iso.spread * share)
