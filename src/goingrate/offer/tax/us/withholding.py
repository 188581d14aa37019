"""What an employer withholds in the year, and what is left to pay in April.

26 U.S.C. §§ 3102, 3402, 6072; 26 CFR § 31.3402(g)-1. Nothing is withheld on capital gains,
interest, ISO spreads and ISO shares sold early (section 421(b)).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us import payroll
from goingrate.offer.tax.us.gains import net_gains
from goingrate.offer.tax.us.income import UsTax
from goingrate.offer.tax.us.ordinary import regular_tax


@dataclass(frozen=True, slots=True)
class Withheld:
    """What employers withheld in a year: federal income tax, and contributions of employees."""

    regular: float
    supplemental: float
    payroll: float

    @property
    def income_tax(self) -> float:
        """Federal income tax withheld."""
        return self.regular + self.supplemental

    @property
    def total(self) -> float:
        """All that was withheld for the federation."""
        return self.income_tax + self.payroll


@dataclass(frozen=True, slots=True)
class BalanceDue:
    """What the federal return still asks for on a day; below 0 it is a refund."""

    amount: float
    due: date


def withheld_on_shares(paid: float, *, earlier: float, law: LawYear) -> float:
    """Return what is withheld on vested units, the spread of an NSO or a bonus.

    A flat rate while such pay of one employer in the year is within $1 million, the highest rate
    of section 1 on what goes above (26 CFR § 31.3402(g)-1(a)(2), (7)).

    Parameters
    ----------
    paid, earlier
        Supplemental wages of this payment and of the same year before it, >= 0.
    """
    start = law.number("supplemental_high_start")
    high = max(earlier + paid - start, 0.0) - max(earlier - start, 0.0)
    low_rate, high_rate = law.number("supplemental_rate"), law.number("supplemental_high_rate")
    return low_rate * (paid - high) + high_rate * high


def regular_withholding(wages_per_year: float, law: LawYear) -> float:
    """Return what is withheld on regular pay in a year (section 3402(a), percentage method).

    Taken as the tax on this pay alone with the standard deduction that the tables of the year have
    in them, which is what they come to for level pay and a plain Form W-4. The tables know three
    statuses: those who file separately are withheld from like single people.
    """
    table = _of_single(law) if law.status == "married_separate" else law
    none = net_gains(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    return regular_tax(wages_per_year - table.number("withholding_standard_deduction"), none, table)


def withheld(
    *, regular_wages: float, supplemental_wages: float, law: LawYear, spouse_wages: float = 0.0
) -> Withheld:
    """Return what is withheld in a year; each earner has one employer.

    Parameters
    ----------
    regular_wages
        Base salary of the year. A joint return whose two earners both say so on Form W-4 (step 2)
        is withheld from as if one earner had both salaries, so that is what is taken here.
    supplemental_wages
        Bonuses, vested units, spreads of exercised NSOs.
    spouse_wages
        Regular wages of the other earner.
    """
    return Withheld(
        regular=regular_withholding(regular_wages + spouse_wages, law),
        supplemental=withheld_on_shares(supplemental_wages, earlier=0.0, law=law),
        payroll=_payroll(regular_wages + supplemental_wages, law) + _payroll(spouse_wages, law),
    )


def balance_due(tax: UsTax, paid: Withheld, *, year: int) -> BalanceDue:
    """Return what is due with the return on April 15 of the next year (sections 6072(a), 6151).

    That day moves on if it falls on a weekend or holiday (section 7503), which is not followed, nor
    is the addition to tax for too little paid during the year (section 6654; Form 2210).
    """
    owed = tax.income_tax + tax.niit + tax.payroll
    return BalanceDue(owed - paid.total, date(year + 1, 4, 15))


def _payroll(wages: float, law: LawYear) -> float:
    """Return what one employer withholds from one earner.

    The additional Medicare tax is withheld above the start of a single person whatever the filing
    status, for an employer does not know the spouse's wages (section 3102(f)(1)).
    """
    own = payroll.social_security(wages, law) + payroll.medicare(wages, law)
    return own + payroll.additional_medicare(wages, _of_single(law))


def _of_single(law: LawYear) -> LawYear:
    """Return the same year's law for a single person."""
    return replace(law, status="single")
