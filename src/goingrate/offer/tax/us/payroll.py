"""What employees contribute from their wages: 26 U.S.C. §§ 3101, 3102."""

from __future__ import annotations

from dataclasses import dataclass

from goingrate.offer.tax.book import LawYear


@dataclass(frozen=True, slots=True)
class Payroll:
    """Contributions of the employees of a household."""

    social_security: float
    medicare: float
    additional_medicare: float

    @property
    def total(self) -> float:
        """All three."""
        return self.social_security + self.medicare + self.additional_medicare


def social_security(wages: float, law: LawYear) -> float:
    """Return one earner's contribution, on wages up to a base (sections 3101(a), 3121(a)(1))."""
    return law.number("social_security_rate") * min(wages, law.number("social_security_base"))


def medicare(wages: float, law: LawYear) -> float:
    """Return one earner's contribution, on all wages (section 3101(b)(1))."""
    return law.number("medicare_rate") * wages


def additional_medicare(wages_of_return: float, law: LawYear) -> float:
    """Return the tax on wages of all earners of a return above a start (section 3101(b)(2))."""
    over = max(wages_of_return - law.number("additional_medicare_start"), 0.0)
    return law.number("additional_medicare_rate") * over


def employee_payroll(wages: float, spouse_wages: float, law: LawYear) -> Payroll:
    """Return the contributions of a household; each earner has one employer.

    Social security has a base per earner; the additional Medicare tax one start per return.
    """
    return Payroll(
        social_security=social_security(wages, law) + social_security(spouse_wages, law),
        medicare=medicare(wages + spouse_wages, law),
        additional_medicare=additional_medicare(wages + spouse_wages, law),
    )
