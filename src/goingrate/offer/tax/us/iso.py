"""Incentive stock options: exercise, vest after an early exercise, sale, and what makes an NSO.

The regular tax and the AMT see the same shares with two bases. What the AMT taxes at exercise it
does not tax again at sale: over an option's life both count price less strike. `iso_spread` is
therefore above 0 at exercise, and below 0 where an early sale takes it back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us.adding import plus
from goingrate.offer.tax.us.income import UsIncome
from goingrate.offer.tax.us.lots import (
    MOMENT_YEARS,
    Acquired,
    IsoFacts,
    Lot,
    capital,
    held_longer,
    year_index,
)

#: Section 422(a)(2).
MONTHS_AFTER_LEAVING: Final = 3.0


def iso_exercised(
    *,
    units: float,
    strike_per_unit: float,
    value_per_unit: float,
    granted_years: float,
    exercised_years: float,
) -> Acquired:
    """Return the AMT's income at exercise, and the shares (sections 421(a)(1), 56(b)(3)).

    The regular tax sees no income. The AMT counts value less strike, and keeps it as part of its
    basis. A sale within the same calendar year takes that back (`iso_sold`).

    Examples
    --------
    >>> done = iso_exercised(
    ...     units=100, strike_per_unit=10.0, value_per_unit=25.0,
    ...     granted_years=-1.0, exercised_years=0.5,
    ... )
    >>> done.income.iso_spread, done.lot.basis, done.lot.amt_basis
    (1500.0, 1000.0, 2500.0)
    """
    return _iso(
        units,
        strike_per_unit,
        value_per_unit,
        IsoFacts(granted_years, exercised_years, exercised_years, 0.0),
        acquired_years=exercised_years,
    )


def iso_vested_without_election(
    *,
    units: float,
    strike_per_unit: float,
    value_per_unit: float,
    granted_years: float,
    exercised_years: float,
    vested_years: float,
) -> Acquired:
    """Return what a vest makes of ISO shares bought before it (sections 56(b)(3), 83(a)).

    The AMT follows section 83, so without an election its income comes at vest, at the value of
    that day. The periods of section 422(a)(1) run from the exercise all the same; the holding
    period of a sale that breaks them runs from the vest (section 83(f)).

    Examples
    --------
    >>> vest = iso_vested_without_election(
    ...     units=10, strike_per_unit=1.0, value_per_unit=6.0,
    ...     granted_years=0.0, exercised_years=0.0, vested_years=1.0,
    ... )
    >>> vest.income.iso_spread, vest.lot.amt_basis
    (50.0, 60.0)
    """
    return _iso(
        units,
        strike_per_unit,
        value_per_unit,
        IsoFacts(granted_years, exercised_years, vested_years, 0.0),
        acquired_years=vested_years,
    )


def iso_vested_with_election(
    lot: Lot, iso: IsoFacts, *, value_per_unit: float, vested_years: float
) -> Lot:
    """Return ISO shares at vest, bought early by `iso_exercised` with an election for the AMT.

    The election (section 83(b), only for the AMT) fixed the AMT's income at exercise, so nothing
    is income now. It does not bind the regular tax: what a sale that breaks the periods turns into
    pay is measured by the value at vest (Reg. 1.422-1(b)), and its gain is held from then.

    Examples
    --------
    >>> early = iso_exercised(
    ...     units=10, strike_per_unit=1.0, value_per_unit=1.0,
    ...     granted_years=0.0, exercised_years=0.0,
    ... ).lot
    >>> vested = iso_vested_with_election(early, early.iso, value_per_unit=6.0, vested_years=1.0)
    >>> vested.iso.spread, vested.amt_basis
    (50.0, 10.0)
    """
    spread = max(lot.units * value_per_unit - lot.basis, 0.0)
    return replace(lot, acquired_years=vested_years, iso=replace(iso, spread=spread))


def qualifies(iso: IsoFacts, *, sold_years: float, law: LawYear) -> bool:
    """Whether a sale keeps the periods of section 422(a)(1).

    More than two years after the grant and more than one year after the exercise: a sale on the
    very day lies within the period.
    """
    return held_longer(
        iso.granted_years,
        until_years=sold_years,
        than_years=law.number("iso_hold_from_grant_years"),
    ) and held_longer(
        iso.exercised_years,
        until_years=sold_years,
        than_years=law.number("iso_hold_from_exercise_years"),
    )


def iso_sold(
    lot: Lot, iso: IsoFacts, *, price_per_unit: float, sold_years: float, law: LawYear
) -> UsIncome:
    """Return what the sale of a whole lot of ISO shares brings, by the day of the sale.

    `qualifying_sale` if the periods were kept, otherwise `disqualifying_sale`; `law` is that of
    the year of the sale.
    """
    proceeds = lot.units * price_per_unit
    if qualifies(iso, sold_years=sold_years, law=law):
        return qualifying_sale(lot, proceeds=proceeds)
    return disqualifying_sale(lot, iso, proceeds=proceeds, sold_years=sold_years, law=law)


def qualifying_sale(lot: Lot, *, proceeds: float) -> UsIncome:
    """Return a sale that kept both periods: price less strike is a long-term gain (section 421(a)).

    The AMT's gain is smaller by what it taxed at exercise (section 56(b)(3), last sentence).
    """
    return UsIncome(long_gain=proceeds - lot.basis, amt_gain_adjustment=lot.basis - lot.amt_basis)


def disqualifying_sale(
    lot: Lot, iso: IsoFacts, *, proceeds: float, sold_years: float, law: LawYear
) -> UsIncome:
    """Return a sale that broke a period (sections 421(b), 422(c)(2)).

    The lesser of the spread at exercise and the actual gain is compensation, free of payroll tax
    and of withholding (sections 3121(a)(22), 421(b)); the rest is a capital gain, or a loss.

    The AMT taxed the spread at exercise. Within the same calendar year it follows the regular tax
    after all (section 56(b)(3), second sentence), so the spread of the exercise is taken back.
    Later it does not know the compensation, and its gain or loss starts from its own basis: the
    compensation is taken back, and `amt_gain_adjustment` holds the rest. That field stands for
    long-term gains; where shares were held a year or less the rest keeps its amount, not its kind.
    """
    gain = proceeds - lot.basis
    compensation = max(min(iso.spread, gain), 0.0)
    counted_before = lot.amt_basis - lot.basis
    same_year = year_index(iso.included_years) == year_index(sold_years)
    return plus(
        capital(
            gain - compensation,
            acquired_years=lot.acquired_years,
            sold_years=sold_years,
            law=law,
        ),
        UsIncome(
            other_compensation=compensation,
            iso_spread=-(counted_before if same_year else compensation),
            amt_gain_adjustment=0.0 if same_year else compensation - counted_before,
        ),
    )


def stays_iso(*, left_years: float, exercised_years: float) -> bool:
    """Whether an option is still an ISO when it is exercised after leaving (section 422(a)(2)).

    Up to three months after the last day as an employee; then it is an NSO. (A year if the person
    is disabled, without limit after death: sections 422(c)(6), 421(c).)

    Examples
    --------
    >>> stays_iso(left_years=2.0, exercised_years=2.25)
    True
    >>> stays_iso(left_years=2.0, exercised_years=2.26)
    False
    """
    return exercised_years - left_years <= MONTHS_AFTER_LEAVING / 12.0 + MOMENT_YEARS


def _iso(
    units: float, strike: float, value: float, iso: IsoFacts, *, acquired_years: float
) -> Acquired:
    """Return the AMT's income of value less strike, and a lot with both bases."""
    basis = units * strike
    spread = units * max(value - strike, 0.0)
    lot = Lot(units, basis, basis + spread, acquired_years, replace(iso, spread=spread))
    return Acquired(UsIncome(iso_spread=spread), lot)
