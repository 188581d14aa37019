"""Einkommensteuertarif: the income tax schedule of section 32a EStG."""

from __future__ import annotations

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.de.rounding import whole_euros_down

_UNIT = 10_000.0


def income_tariff(taxable_income: float, *, joint: bool, law: LawYear) -> float:
    """Return the tax on a taxable income: Splittingtarif for a couple, else Grundtarif."""
    return splitting_tariff(taxable_income, law) if joint else basic_tariff(taxable_income, law)


def basic_tariff(taxable_income: float, law: LawYear) -> float:
    """Return the tax of one person (Grundtarif, section 32a(1) EStG), in whole euros.

    Parameters
    ----------
    taxable_income
        Zu versteuerndes Einkommen in euros; rounded down to whole euros; nothing is owed below 0.
    law
        German law of a year. After the last enacted year the schedule T becomes f T(x / f), with f
        the growth of prices since: no rise in tax from prices alone (no kalte Progression).
    """
    income = whole_euros_down(max(taxable_income, 0.0))
    return whole_euros_down(law.index * tariff_formula(income / law.index, law))


def splitting_tariff(taxable_income: float, law: LawYear) -> float:
    """Return the tax of a couple: twice that on half (Splittingverfahren, section 32a(5) EStG)."""
    return 2.0 * basic_tariff(taxable_income / 2.0, law)


def tariff_formula(income: float, law: LawYear) -> float:
    """Return the unrounded tax of section 32a(1) EStG: two quadratic zones, two linear ones."""
    for above, rate, constant in reversed(law.rows("tariff_proportional")):
        if income > above:
            return rate * income - constant
    for above, quadratic, linear, constant in reversed(law.rows("tariff_progression")):
        if income > above:
            part = (income - above) / _UNIT
            return (quadratic * part + linear) * part + constant
    return 0.0
