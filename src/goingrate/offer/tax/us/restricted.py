"""Shares that are bought or given before they vest, with and without a section 83(b) election.

The same rules hold for NSOs that are exercised early: the strike is the price, the exercise the
purchase.
"""

from __future__ import annotations

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us.income import UsIncome
from goingrate.offer.tax.us.lots import Acquired, Lot, capital


def bought_with_election(
    *, units: float, price_per_unit: float, value_per_unit: float, bought_years: float
) -> Acquired:
    """Return what a section 83(b) election makes of unvested shares, on the day of the transfer.

    Value (as if nothing could be lost) less price is pay now; nothing happens at vest. Basis is
    price plus that pay, and the holding period starts now (Reg. 1.83-2(a), 1.83-4(a)). The
    election must reach the IRS within 30 days (section 83(b)(2)).

    Examples
    --------
    >>> done = bought_with_election(
    ...     units=1_000, price_per_unit=0.01, value_per_unit=0.01, bought_years=0.0
    ... )
    >>> done.income.wages, done.lot.basis
    (0.0, 10.0)
    """
    return _transferred(units, price_per_unit, value_per_unit, bought_years)


def vested_without_election(
    *, units: float, price_per_unit: float, value_per_unit: float, vested_years: float
) -> Acquired:
    """Return what a vest makes of units bought before without an election (section 83(a)).

    Value of the day less the price paid is pay; basis is the value; the holding period starts at
    vest (section 83(f)).

    Examples
    --------
    >>> vest = vested_without_election(
    ...     units=250, price_per_unit=0.01, value_per_unit=8.0, vested_years=1.0
    ... )
    >>> vest.income.wages, vest.lot.basis
    (1997.5, 2000.0)
    """
    return _transferred(units, price_per_unit, value_per_unit, vested_years)


def forfeited_with_election(
    *, paid: float, received: float, bought_years: float, forfeited_years: float, law: LawYear
) -> UsIncome:
    """Return the capital loss of shares lost after a section 83(b) election.

    Only what was paid and does not come back is a loss: what was taxed at the election is gone
    (section 83(b)(1), Reg. 1.83-2(a)). A company that buys back at the price leaves no loss.

    Parameters
    ----------
    paid, received
        For all units that are lost: their price, and what the company pays for them.

    Examples
    --------
    >>> from goingrate.data.tax_laws import law_book
    >>> forfeited_with_election(
    ...     paid=500.0, received=100.0, bought_years=0.0, forfeited_years=0.5,
    ...     law=law_book("us").at(2026, status="single"),
    ... ).short_gain
    -400.0
    """
    return capital(
        received - paid, acquired_years=bought_years, sold_years=forfeited_years, law=law
    )


def forfeited_without_election(*, paid: float, received: float) -> UsIncome:
    """Return the ordinary gain or loss of unvested shares that are lost (Reg. 1.83-1(b)(2)).

    The person never owned them for the tax, so it is no capital loss. It stands with other
    ordinary income, as `interest`.
    """
    return UsIncome(interest=received - paid)


def _transferred(units: float, price: float, value: float, years: float) -> Acquired:
    """Return pay of value less price, and a lot whose basis is price plus pay."""
    pay = units * max(value - price, 0.0)
    basis = units * price + pay
    return Acquired(UsIncome(wages=pay), Lot(units, basis, basis, years))
