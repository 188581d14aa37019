"""Vorsorgepauschale: the lump sum for insurance that the withholding of wage tax deducts."""

from __future__ import annotations

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.de.deductions import private_basic_cover
from goingrate.offer.tax.de.income import DePerson, TaxClass
from goingrate.offer.tax.de.rounding import whole_euros_up
from goingrate.offer.tax.de.social import (
    additional_health_rate,
    care_rate,
    pension_rate,
    unemployment_rate,
)


def provision_lump_sum(wages: float, tax_class: TaxClass, person: DePerson, law: LawYear) -> float:
    """Return the lump sum on wages of a year (section 39b(2) sentence 5 no. 3 EStG).

    Pension insurance, and health and care insurance without what buys sick pay. Until 2025 at
    least 12% of the wages within a limit stand in for health and care; as of 2026 unemployment
    insurance counts, with health and care, within the limit of section 10(4). Whole euros, upwards.
    """
    pension = pension_rate(law) * min(wages, law.number("pension_ceiling"))
    cover = _health_and_care(wages, tax_class, person, law)
    if law.number("unemployment_in_provision"):
        other = cover + _unemployment(wages, tax_class, law)
        at_least = min(other, law.number("other_provision_limit"))
    else:
        at_least = _least(wages, tax_class, law)
    return max(whole_euros_up(pension + cover), whole_euros_up(pension + at_least))


def _health_and_care(wages: float, tax_class: TaxClass, person: DePerson, law: LawYear) -> float:
    """Return the parts of letters b to d; the premium of a private policy not in class VI."""
    if person.health == "private":
        premium = person.private_premium_per_year
        return 0.0 if tax_class == "VI" else private_basic_cover(premium, law)
    health = law.number("health_rate_without_sick_pay") + additional_health_rate(person, law)
    base = min(wages, law.number("health_ceiling"))
    return base * (health / 2.0 + care_rate(person, law))


def _unemployment(wages: float, tax_class: TaxClass, law: LawYear) -> float:
    """Return the part of letter e: not in class VI."""
    base = min(wages, law.number("pension_ceiling"))
    return 0.0 if tax_class == "VI" else unemployment_rate(law) * base


def _least(wages: float, tax_class: TaxClass, law: LawYear) -> float:
    """Return the Mindestvorsorgepauschale: 12% of the wages within a limit."""
    of_class = "_class_iii" if tax_class == "III" else ""
    limit = law.number(f"least_provision_limit{of_class}")
    return min(law.number("least_provision_rate") * wages, limit)
