"""Options that are no ISOs: pay when they are exercised, a capital gain after that."""

from __future__ import annotations

from goingrate.offer.tax.us.income import UsIncome
from goingrate.offer.tax.us.lots import Acquired, Lot


def nso_exercised(
    *, units: float, strike_per_unit: float, value_per_unit: float, exercised_years: float
) -> Acquired:
    """Return wages of the spread, and the shares (sections 83(a), 83(e)(3), 3121; Reg. 1.83-7(a)).

    Nothing is taxed at grant. At exercise value less strike is pay with payroll tax; the basis is
    the strike paid plus that pay (section 1012, Reg. 1.83-4(b)), the value of the day. The holding
    period starts at exercise. Options that are exercised before they vest follow `restricted`,
    with the strike as the price.

    Examples
    --------
    >>> done = nso_exercised(
    ...     units=100, strike_per_unit=10.0, value_per_unit=25.0, exercised_years=2.0
    ... )
    >>> done.income.wages, done.lot.basis
    (1500.0, 2500.0)
    """
    spread = units * max(value_per_unit - strike_per_unit, 0.0)
    basis = units * strike_per_unit + spread
    return Acquired(UsIncome(wages=spread), Lot(units, basis, basis, exercised_years))
