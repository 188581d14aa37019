"""Prüfung: refuse income and people that no year of tax can be worked out for."""

from __future__ import annotations

from typing import Final

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.de.income import TAX_CLASSES, DeCarry, DeIncome, DePerson

#: Amounts beyond this are slips of the pen, and cents drown in floats.
MOST_EUROS: Final = 1e12
MOST_CHILDREN: Final = 20
_MOST_ADDITIONAL_RATE: Final = 0.1
_FIX: Final = "levy.de.fix.number"


def check_year(income: DeIncome, carry: DeCarry, person: DePerson, law: LawYear) -> None:
    """Check what `de_year` is given.

    Raises
    ------
    OutOfRange
        If an amount (other than `share_gains`) is negative, beyond a trillion or no number; if
        `contributed_wages` exceed the wages that they are part of; if `person` cannot be (see
        `check_person`); if a spouse earns without a joint assessment.
    """
    for name in (
        "wages",
        "spouse_wages",
        "extraordinary_wages",
        "capital_income",
        "deferred_wages",
        "contributed_wages",
    ):
        check_amount(name, getattr(income, name))
    check_amount("share_gains", abs(income.share_gains), given=income.share_gains)
    check_amount("share_loss", carry.share_loss)
    check_person(person, law)
    if income.contributed_wages > income.wages + income.extraordinary_wages:
        _refuse("contributed_wages", income.contributed_wages, "levy.de.allowed.part_of_wages")
    if income.spouse_wages > 0.0 and not person.joint:
        raise OutOfRange(
            where="spouse_wages",
            given=income.spouse_wages,
            allowed=Phrase("levy.de.allowed.spouse"),
            fix=Phrase("levy.de.fix.spouse"),
        )


def check_person(person: DePerson, law: LawYear) -> None:
    """Check a person: church rate, children, premium, additional rate.

    Raises
    ------
    OutOfRange
        If one is outside what the law or sense allows.
    """
    rates = [rate for (rate,) in law.rows("church_rates")]
    if person.church_rate not in rates:
        _refuse("church_rate", person.church_rate, "levy.de.allowed.church_rate")
    if person.children not in range(MOST_CHILDREN + 1):
        _refuse("children", person.children, "levy.de.allowed.children", most=str(MOST_CHILDREN))
    check_amount("private_premium_per_year", person.private_premium_per_year)
    rate = person.additional_health_rate
    if rate is not None and not 0.0 <= rate <= _MOST_ADDITIONAL_RATE:
        _refuse("additional_health_rate", rate, "levy.de.allowed.additional_rate")


def check_tax_class(tax_class: str) -> None:
    """Check that a tax class (Steuerklasse) is one of I to VI.

    Raises
    ------
    OutOfRange
        If it is not.
    """
    if tax_class not in TAX_CLASSES:
        _refuse("tax_class", tax_class, "levy.de.allowed.tax_class")


def check_amount(where: str, amount: float, *, given: float | None = None) -> None:
    """Check that an amount is a number from 0 to a trillion euros.

    Raises
    ------
    OutOfRange
        If it is not.
    """
    if not 0.0 <= amount <= MOST_EUROS:
        key = "levy.de.allowed.amount" if given is None else "levy.de.allowed.signed_amount"
        _refuse(where, amount if given is None else given, key)


def _refuse(where: str, given: object, allowed: str, **values: str) -> None:
    raise OutOfRange(
        where=where, given=given, allowed=Phrase.of(allowed, **values), fix=Phrase(_FIX)
    )
