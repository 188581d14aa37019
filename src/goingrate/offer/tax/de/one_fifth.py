"""Fünftelregelung: the tax on income earned over several years (section 34(1) EStG)."""

from __future__ import annotations

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.de.tariff import income_tariff


def tax_with_one_fifth(
    other_income: float, extraordinary_income: float, *, joint: bool, law: LawYear
) -> float:
    """Return the income tax of a year with extraordinary income in it.

    Parameters
    ----------
    other_income
        Verbleibendes zu versteuerndes Einkommen: taxable income without the extraordinary; may lie
        below 0.
    extraordinary_income
        Außerordentliche Einkünfte (section 34(2) EStG), 0 or above.

    Notes
    -----
    The rule applies on request (section 34(1) sentence 1), so never where it costs more.
    """
    ordinary = income_tariff(other_income + extraordinary_income, joint=joint, law=law)
    if extraordinary_income <= 0.0:
        return ordinary
    return min(ordinary, spread_tax(other_income, extraordinary_income, joint=joint, law=law))


def spread_tax(
    other_income: float, extraordinary_income: float, *, joint: bool, law: LawYear
) -> float:
    """Return the tax under the rule: five times the tax that one fifth adds.

    Section 34(1) sentence 2: tax on the rest, and five times the rise that a fifth of the
    extraordinary income brings. Sentence 3: with a rest below 0, five times the tax on a fifth of
    the taxable income.
    """
    parts = law.number("one_fifth_parts")
    if other_income < 0.0:
        whole = max(other_income + extraordinary_income, 0.0)
        return parts * income_tariff(whole / parts, joint=joint, law=law)
    rest = income_tariff(other_income, joint=joint, law=law)
    with_a_fifth = income_tariff(other_income + extraordinary_income / parts, joint=joint, law=law)
    return rest + parts * (with_a_fifth - rest)
