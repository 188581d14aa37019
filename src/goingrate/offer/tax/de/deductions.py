"""Abzüge: what comes off wages before tax."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.de.rounding import whole_euros_up
from goingrate.offer.tax.de.social import Contributions, employer_premium_subsidy

#: Assumed part of a private premium that buys basic cover (Basisabsicherung, section 10(1) no. 3
#: EStG); insurers certify the true one each year. Single rooms and chief physicians are the rest.
PRIVATE_BASIC_SHARE: Final = 0.8


def employee_allowance(wages: float, law: LawYear) -> float:
    """Return the Arbeitnehmer-Pauschbetrag (section 9a no. 1a EStG): never more than the wages."""
    return min(max(wages, 0.0), law.number("employee_allowance"))


def special_expenses(church_tax_paid: float, *, joint: bool, law: LawYear) -> float:
    """Return Sonderausgaben: church tax paid (section 10(1) no. 4) or the lump sum (10c EStG)."""
    lump_sum = law.number("special_expenses_allowance") * (2.0 if joint else 1.0)
    return max(church_tax_paid, lump_sum)


def provision_expenses(paid: Sequence[Contributions], law: LawYear, *, people: int) -> float:
    """Return deductible Vorsorgeaufwendungen (section 10(1) nos. 2, 3, 3a; (3); (4) EStG).

    Pension in full, and basic health and care insurance in full; other insurance only as far as
    all health, care and unemployment contributions stay below the limit of the people assessed.
    Rounded up to whole euros, as tax offices do.
    """
    pension = sum(each.pension for each in paid) * law.number("pension_deductible")
    basic = sum(basic_cover(each, law) for each in paid)
    others = sum(each.total - each.pension for each in paid)
    limit = law.number("other_provision_limit") * people
    return whole_euros_up(pension + max(basic, min(others, limit)))


def basic_cover(paid: Contributions, law: LawYear) -> float:
    """Return the part of health and care insurance that is deducted without limit.

    Statutory: 96%, since 4% buy sick pay (section 10(1) no. 3 a sentence 4), and all of care.
    Private: the basic part of the whole premium, less all that the employer pays of it (section
    10(2) no. 1 EStG).
    """
    sick_pay = law.number("sick_pay_reduction")
    statutory = (1.0 - sick_pay) * paid.health + paid.care
    return statutory + private_basic_cover(paid.private_premium, law)


def private_basic_cover(own_premium: float, law: LawYear) -> float:
    """Return the basic part of a private premium after the employer's subsidy."""
    subsidy = employer_premium_subsidy(own_premium, law)
    return max(PRIVATE_BASIC_SHARE * (own_premium + subsidy) - subsidy, 0.0)
