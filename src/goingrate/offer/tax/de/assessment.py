"""Veranlagung: income tax and its surcharges on the taxable income of a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.de.church import church_tax
from goingrate.offer.tax.de.deductions import special_expenses
from goingrate.offer.tax.de.income import DePerson
from goingrate.offer.tax.de.one_fifth import tax_with_one_fifth
from goingrate.offer.tax.de.soli import solidarity_surcharge

#: Church tax lowers its own base. Each pass shrinks the error to a twentieth: six leave no cent.
CHURCH_PASSES: Final = 6


@dataclass(frozen=True, slots=True)
class Assessment:
    """`special_expenses` came off; the taxes are what is owed on what was left."""

    special_expenses: float
    income_tax: float
    solidarity: float
    church: float


def assess(
    other_income: float, extraordinary_income: float, person: DePerson, law: LawYear
) -> Assessment:
    """Return the taxes on a year's income before special expenses (Sonderausgaben).

    Church tax is deducted when it is paid (sections 10(1) no. 4, 11(2) EStG). Here it is paid in
    the year that owes it, as if withheld exactly: found by repetition. In an assessment, what was
    withheld counts, and the difference a year later; over the years both come to the same.
    """
    paid = 0.0
    for _ in range(CHURCH_PASSES):
        expenses = special_expenses(paid, joint=person.joint, law=law)
        tax = tax_with_one_fifth(
            other_income - expenses, extraordinary_income, joint=person.joint, law=law
        )
        before, paid = paid, church_tax(tax, person.church_rate)
        if paid == before:
            break
    return Assessment(
        special_expenses=expenses,
        income_tax=tax,
        solidarity=solidarity_surcharge(tax, joint=person.joint, law=law),
        church=paid,
    )
