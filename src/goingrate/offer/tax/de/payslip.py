"""Gehaltsabrechnung: a month's pay, what is withheld from it, and what arrives."""

from __future__ import annotations

from dataclasses import dataclass

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.de.check import check_amount, check_person, check_tax_class
from goingrate.offer.tax.de.income import DePerson, TaxClass
from goingrate.offer.tax.de.social import Contributions, contributions
from goingrate.offer.tax.de.withholding import (
    Withheld,
    withheld_from_one_off,
    withheld_in_month,
)
from goingrate.offer.tax.working import Line, line

_MONTH = 1.0 / 12.0


@dataclass(frozen=True, slots=True)
class Payslip:
    """One month in euros: `gross` with the one-off payment, what is withheld, what arrives."""

    gross: float
    wage_tax: float
    solidarity: float
    church: float
    social: Contributions
    lines: tuple[Line, ...]

    @property
    def net(self) -> float:
        """What arrives (Auszahlung); a private premium has been paid from it."""
        return self.gross - self.wage_tax - self.solidarity - self.church - self.social.total


def payslip(
    wages_per_month: float,
    tax_class: TaxClass,
    person: DePerson,
    law: LawYear,
    *,
    one_off: float = 0.0,
    several_years: bool = False,
) -> Payslip:
    """Return the payslip of a month in a year of equal months.

    Parameters
    ----------
    wages_per_month
        Regular pay (laufender Arbeitslohn).
    one_off
        Paid in this month besides (sonstiger Bezug): bonus, vested units, payout.
    several_years
        The one-off payment is for several years' work (see `withheld_from_one_off`).

    Raises
    ------
    OutOfRange
        If an amount, the person or the class cannot be.

    Notes
    -----
    Without allowances for children in the surcharges, without the factor of class IV, and with the
    ceilings of the whole year for one-off payments in any month (no Märzklausel).
    """
    check_amount("wages_per_month", wages_per_month)
    check_amount("one_off", one_off)
    check_tax_class(tax_class)
    check_person(person, law)
    year = 12.0 * wages_per_month
    regular = withheld_in_month(wages_per_month, tax_class, person, law)
    once = withheld_from_one_off(one_off, year, tax_class, person, law, several_years=several_years)
    social = _plus(
        contributions(wages_per_month, person, law, share_of_year=_MONTH),
        contributions(year + one_off, person, law),
        contributions(year, person, law),
    )
    return Payslip(
        gross=wages_per_month + one_off,
        wage_tax=regular.wage_tax + once.wage_tax,
        solidarity=regular.solidarity + once.solidarity,
        church=regular.church + once.church,
        social=social,
        lines=_lines(regular, once, social, law),
    )


def _plus(month: Contributions, with_it: Contributions, without: Contributions) -> Contributions:
    """Return a month's contributions and those that a one-off payment adds to a year."""
    return Contributions(
        pension=month.pension + with_it.pension - without.pension,
        unemployment=month.unemployment + with_it.unemployment - without.unemployment,
        health=month.health + with_it.health - without.health,
        care=month.care + with_it.care - without.care,
        private_premium=month.private_premium,
    )


def _lines(
    regular: Withheld, once: Withheld, social: Contributions, law: LawYear
) -> tuple[Line, ...]:
    solidarity = regular.solidarity + once.solidarity
    church = regular.church + once.church
    steps = (
        ("wage_tax", regular.wage_tax, "class_v_limits"),
        ("wage_tax_one_off", once.wage_tax, "one_fifth_withheld"),
        ("solidarity", solidarity, "solidarity_limit"),
        ("church", church, "church_rates"),
        ("pension", social.pension, "pension_ceiling"),
        ("unemployment", social.unemployment, "unemployment_rate"),
        ("health", social.health, "health_ceiling"),
        ("care", social.care, "care_rate"),
        ("private_premium", social.private_premium, "health_rate"),
    )
    return tuple(
        line(f"levy.de.{name}", amount, "tax", law, parameter)
        for name, amount, parameter in steps
        if amount
    )
