"""Ein Jahr: all German taxes and contributions of one household in one year."""

from __future__ import annotations

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.de.check import check_year
from goingrate.offer.tax.de.income import DeCarry, DeIncome, DePerson, DeTax
from goingrate.offer.tax.de.lines import year_lines
from goingrate.offer.tax.de.steps import work_out


def de_year(income: DeIncome, carry: DeCarry, person: DePerson, law: LawYear) -> DeTax:
    """Return taxes and social insurance of one household in one year.

    Parameters
    ----------
    income, carry
        Euros of the year; losses carried into it.
    person
        The person, and the spouse for a joint assessment: church and children count for both. A
        spouse who earns is in statutory insurance; one who does not is covered by the family.
    law
        German law of the year: `law_book("de").at(2026)`.

    Raises
    ------
    OutOfRange
        If an amount or the person cannot be (see `check_year`).

    Notes
    -----
    Left out: child benefit and allowances (section 31 EStG), expenses above the lump sum, the cap
    on church tax, the check for the lower rate on capital (section 32d(6)), minijobs.
    """
    check_year(income, carry, person, law)
    work = work_out(income, carry, person, law)
    spouse = work.spouse_contributions
    return DeTax(
        income_tax=work.assessment.income_tax,
        solidarity=work.assessment.solidarity,
        church=work.assessment.church,
        social=work.own_contributions.total + (spouse.total if spouse else 0.0),
        flat_tax=work.flat.total,
        carry=DeCarry(work.shares.loss),
        lines=year_lines(income, carry, work, law),
    )
