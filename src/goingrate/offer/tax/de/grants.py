"""Was aus Beteiligungen steuerlich wird: options, units, virtual shares and shares in Germany.

One function an event; times are years from the decision. Benefits are wages when they flow in
(Zufluss, section 11(1) and 38a(1) EStG); a gain after that is capital income of shares below 1%
of the company (section 20(2) no. 1; section 17 begins at 1%).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.de.income import DeIncome

_KINDS: Final = tuple(field.name for field in fields(DeIncome))
#: Section 34(2) no. 4 EStG: several years are more than this, in two years of the tax at least.
_SEVERAL_YEARS_MONTHS: Final = 12.0
#: Sums of months come out a little off.
_MOMENT_YEARS: Final = 1e-6


@dataclass(frozen=True, slots=True)
class DeLot:
    """Shares of one day: `basis` is what was paid plus what was (or will be) wages, of all units.

    `deferred_wages`: the part of the basis whose wage tax is still open (section 19a EStG).
    """

    units: float
    basis: float
    acquired_years: float
    deferred_wages: float = 0.0


@dataclass(frozen=True, slots=True)
class DeAcquired:
    """An event that brings shares: the income of its year, and the lot."""

    income: DeIncome
    lot: DeLot


def plus(a: DeIncome, b: DeIncome) -> DeIncome:
    """Return the income of a year in which both were earned.

    Examples
    --------
    >>> plus(DeIncome(wages=80_000), DeIncome(wages=20_000, share_gains=-5)).wages
    100000
    """
    return DeIncome(**{kind: getattr(a, kind) + getattr(b, kind) for kind in _KINDS})


def options_exercised(
    *,
    units: float,
    strike_per_unit: float,
    value_per_unit: float,
    exercised_years: float,
    earned_months: float = 0.0,
) -> DeAcquired:
    """Return wages of the spread, and the shares (section 19(1) EStG).

    Neither the grant nor the first day on which options may be exercised is inflow; the transfer
    of the shares is (BFH 24.01.2001, I R 100/98; BFH 20.11.2008, VI R 25/05). Options reward the
    work until they can be exercised, so the one-fifth rule fits if that was more than twelve
    months, even if they are exercised in parts (BFH 18.12.2007, VI R 62/05).

    Parameters
    ----------
    earned_months
        From the grant to the first day of exercise, in this job.

    Examples
    --------
    >>> done = options_exercised(
    ...     units=100, strike_per_unit=10.0, value_per_unit=25.0, exercised_years=2.0
    ... )
    >>> done.income.wages, done.lot.basis
    (1500.0, 2500.0)
    """
    spread = units * max(value_per_unit - strike_per_unit, 0.0)
    lot = DeLot(units, units * strike_per_unit + spread, exercised_years)
    return DeAcquired(pay(spread, earned_months=earned_months, at_once=True), lot)


def rsu_vested(*, units: float, value_per_unit: float, vested_years: float) -> DeAcquired:
    """Return wages of the value of shares delivered at vest (sections 8(2), 19(1), 38a(1) EStG).

    Tranches over several years lack the concentration that the one-fifth rule wants.
    """
    value = units * value_per_unit
    return DeAcquired(DeIncome(wages=value), DeLot(units, value, vested_years))


def virtual_paid(amount: float, *, earned_months: float, at_once: bool) -> DeIncome:
    """Return the wages of virtual shares when they are paid (section 19(1) EStG).

    Parameters
    ----------
    earned_months
        Over how many months of work they were earned.
    at_once
        Everything is paid within one calendar year; a payment in parts over several is not
        concentrated (zusammengeballt).
    """
    return pay(amount, earned_months=earned_months, at_once=at_once)


def pay(amount: float, *, earned_months: float, at_once: bool) -> DeIncome:
    """Return pay, for several years' work under the one-fifth rule (section 34(1), (2) no. 4 EStG).

    Work of several years spans two years of the tax and more than twelve months.

    Examples
    --------
    >>> pay(1e6, earned_months=48, at_once=True).extraordinary_wages
    1000000.0
    >>> pay(1e6, earned_months=12, at_once=True).wages
    1000000.0
    """
    if at_once and earned_months > _SEVERAL_YEARS_MONTHS:
        return DeIncome(extraordinary_wages=amount)
    return DeIncome(wages=amount)


def shares_given_deferred(
    *, units: float, price_per_unit: float, value_per_unit: float, given_years: float
) -> DeAcquired:
    """Return shares of a small or young employer whose wage tax waits (section 19a(1) EStG).

    Value less price is no taxed pay yet, but social insurance is due on it now
    (section 1(1) sentence 1 no. 1 SvEV does not exempt it). The basis counts it already.

    Examples
    --------
    >>> given = shares_given_deferred(
    ...     units=100, price_per_unit=1.0, value_per_unit=51.0, given_years=0.0
    ... )
    >>> given.income.deferred_wages, given.lot.basis
    (5000.0, 5100.0)
    """
    benefit = units * max(value_per_unit - price_per_unit, 0.0)
    lot = DeLot(units, units * price_per_unit + benefit, given_years, deferred_wages=benefit)
    return DeAcquired(DeIncome(deferred_wages=benefit), lot)


def deferral_ends_years(
    lot: DeLot, *, law: LawYear, sold_years: float, left_years: float = float("inf")
) -> float:
    """Return when deferred wages are taxed (section 19a(4) sentence 1 EStG).

    At the sale, fifteen years after the transfer, or at the end of the job, whichever is first.
    An employer who declares to answer for the tax lifts the latter two (section 19a(4a) EStG):
    then the sale alone counts.

    Examples
    --------
    >>> from goingrate.data.tax_laws import law_book
    >>> law = law_book("de").at(2026)
    >>> deferral_ends_years(DeLot(100, 5_100, 0.0, 5_000), law=law, sold_years=20.0)
    15.0
    """
    return min(sold_years, left_years, lot.acquired_years + law.number("deferral_years"))


def deferral_ended(
    lot: DeLot, *, value_per_unit: float, ended_years: float, law: LawYear
) -> DeAcquired:
    """Return the wages whose tax waited, and the lot after them (section 19a(4) EStG).

    If the shares are worth less by now, only their value less what was paid is taxed, and that
    becomes part of the basis. Three years after the transfer the one-fifth rule fits. Social
    insurance was paid at the transfer and is not due again: `contributed_wages`.

    Examples
    --------
    >>> from goingrate.data.tax_laws import law_book
    >>> law = law_book("de").at(2026)
    >>> lot = DeLot(units=100, basis=5_100, acquired_years=0.0, deferred_wages=5_000)
    >>> ended = deferral_ended(lot, value_per_unit=200.0, ended_years=5.0, law=law)
    >>> ended.income.extraordinary_wages, ended.income.contributed_wages, ended.lot.basis
    (5000, 5000, 5100)
    """
    paid = lot.basis - lot.deferred_wages
    taxed = min(lot.deferred_wages, max(lot.units * value_per_unit - paid, 0.0))
    held_years = ended_years - lot.acquired_years
    one_fifth = held_years >= law.number("deferral_one_fifth_years") - _MOMENT_YEARS
    income = DeIncome(
        wages=0.0 if one_fifth else taxed,
        extraordinary_wages=taxed if one_fifth else 0.0,
        contributed_wages=taxed,
    )
    return DeAcquired(income, DeLot(lot.units, paid + taxed, lot.acquired_years))


def shares_sold(lot: DeLot, *, price_per_unit: float) -> DeIncome:
    """Return the gain or loss on all shares of a lot (sections 20(2) no. 1, 20(4) EStG).

    The basis is what was paid plus what was taxed as wages. Deferred wages must have ended before
    (`deferral_ended`): the sale is one of the events that end them.
    """
    return DeIncome(share_gains=lot.units * price_per_unit - lot.basis)
