"""Kirchensteuer: the tax of the churches, a share of income tax (church tax acts of the states)."""

from __future__ import annotations

from goingrate.offer.tax.de.rounding import cents_down


def church_tax(income_tax: float, church_rate: float) -> float:
    """Return the church tax on an income tax.

    8% in Bavaria and Baden-Württemberg, 9% elsewhere, 0 for those in no church. The cap at a share
    of taxable income (Kappung), which most states grant to high incomes, is left out.
    """
    return cents_down(church_rate * income_tax)
