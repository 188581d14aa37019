"""What happens to a grant for the tax, event by event: units that vest, pay in cash, a sale.

Options stand in `nso` and `iso`, shares bought at the start in `restricted`, what section 1202
leaves out in `qsbs`, losses in `losses`.
"""

from __future__ import annotations

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us.income import UsIncome
from goingrate.offer.tax.us.iso import iso_sold
from goingrate.offer.tax.us.lots import Acquired, Lot, capital


def rsu_vested(*, units: float, value_per_unit: float, vested_years: float) -> Acquired:
    """Return wages of the value of vested units, and the shares (sections 83(a), 3121(a)).

    A unit becomes a share when it vests; the value of that day is pay, its basis (Reg. 1.83-4(b)),
    and its holding period starts.

    Examples
    --------
    >>> vest = rsu_vested(units=100, value_per_unit=40.0, vested_years=1.0)
    >>> vest.income.wages, vest.lot.basis
    (4000.0, 4000.0)
    """
    value = units * value_per_unit
    return Acquired(UsIncome(wages=value), Lot(units, value, value, vested_years))


def double_trigger_years(vested_years: float, *, liquid_years: float) -> float:
    """Return when a double-trigger unit is delivered: with time and a liquidity event, both.

    Until then it can be lost, so nothing is taxed (section 83(c)(1), section 451): put the later
    day into `rsu_vested`.

    Examples
    --------
    >>> double_trigger_years(1.0, liquid_years=4.5), double_trigger_years(6.0, liquid_years=4.5)
    (4.5, 6.0)
    """
    return max(vested_years, liquid_years)


def paid_in_cash(amount: float) -> UsIncome:
    """Return the wages of virtual shares and profit units, taxed when paid (sections 61, 3121(a)).

    Nobody owns a share before, so no gain is ever a capital gain.
    """
    return UsIncome(wages=amount)


def sold(lot: Lot, *, price_per_unit: float, sold_years: float, law: LawYear) -> UsIncome:
    """Return what the sale of a whole lot brings; `taken` splits one (sections 1001, 1222, 421).

    `law` is that of the year of the sale. Shares from incentive stock options follow `iso_sold`.
    """
    if lot.iso is not None:
        return iso_sold(lot, lot.iso, price_per_unit=price_per_unit, sold_years=sold_years, law=law)
    gain = lot.units * price_per_unit - lot.basis
    return capital(gain, acquired_years=lot.acquired_years, sold_years=sold_years, law=law)
