"""Lohnsteuer: what an employer withholds, by tax class (section 39b EStG)."""

from __future__ import annotations

from dataclasses import dataclass

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.de.church import church_tax
from goingrate.offer.tax.de.deductions import employee_allowance
from goingrate.offer.tax.de.income import DePerson, TaxClass
from goingrate.offer.tax.de.provision_lump_sum import provision_lump_sum
from goingrate.offer.tax.de.rounding import (
    cents_down,
    whole_euros_down,
    whole_euros_up,
)
from goingrate.offer.tax.de.soli import solidarity_surcharge
from goingrate.offer.tax.de.tariff import basic_tariff, splitting_tariff, tariff_formula


@dataclass(frozen=True, slots=True)
class Withheld:
    """Lohnsteuer and the surcharges withheld with it, in euros."""

    wage_tax: float
    solidarity: float
    church: float

    @property
    def total(self) -> float:
        """All three."""
        return self.wage_tax + self.solidarity + self.church


def wage_tax_of_year(wages: float, tax_class: TaxClass, person: DePerson, law: LawYear) -> float:
    """Return the Jahreslohnsteuer on wages of a year (section 39b(2) EStG), in whole euros."""
    taxable = whole_euros_down(taxable_wages(wages, tax_class, person, law))
    if tax_class == "III":
        return splitting_tariff(taxable, law)
    if tax_class in ("V", "VI"):
        return tax_of_second_earner(taxable, law)
    return basic_tariff(taxable, law)


def taxable_wages(wages: float, tax_class: TaxClass, person: DePerson, law: LawYear) -> float:
    """Return the zu versteuernder Jahresbetrag (section 39b(2) sentence 5 EStG).

    Wages less lump sums: for work expenses and special expenses in classes I to V, for insurance
    in all, the relief for single parents in class II.
    """
    deductions = provision_lump_sum(wages, tax_class, person, law)
    if tax_class != "VI":
        deductions += whole_euros_up(employee_allowance(wages, law))
        deductions += law.number("special_expenses_allowance")
    if tax_class == "II":
        deductions += single_parent_relief(person, law)
    return max(wages - deductions, 0.0)


def single_parent_relief(person: DePerson, law: LawYear) -> float:
    """Return the Entlastungsbetrag für Alleinerziehende (section 24b EStG), all children counted.

    Withholding has the part of further children only if it was applied for (section 39a(1) no. 4a).
    """
    further = max(person.children - 1, 0)
    return law.number("single_parent_relief") + further * law.number(
        "single_parent_relief_per_child"
    )


def tax_of_second_earner(taxable: float, law: LawYear) -> float:
    """Return the tax of classes V and VI (section 39b(2) sentence 7 EStG).

    Twice the difference of the tariff at 5/4 and at 3/4, at least 14%; above the first limit, at
    most 42% of what exceeds it; above the second 42%, above the third 45% of it.
    """
    first, second, third = (limit for (limit,) in law.rows("class_v_limits"))
    (_, middle_rate, _), (_, top_rate, _) = law.rows("tariff_proportional")
    tax = _twice_the_difference(min(taxable, second), law)
    if taxable > second:
        tax = whole_euros_down(tax + middle_rate * (min(taxable, third) - second))
        return whole_euros_down(tax + top_rate * max(taxable - third, 0.0))
    if taxable > first:
        most = _twice_the_difference(first, law) + middle_rate * (taxable - first)
        return min(tax, whole_euros_down(most))
    return tax


def _twice_the_difference(taxable: float, law: LawYear) -> float:
    more, less = (_tariff_of_part(taxable * part, law) for part in (1.25, 0.75))
    least = whole_euros_down(law.number("class_v_least_rate") * taxable)
    return max(2.0 * (more - less), least)


def _tariff_of_part(taxable: float, law: LawYear) -> float:
    """Return the tariff at 5/4 or 3/4, whose cents the Programmablaufplan kept until 2025."""
    if law.number("class_v_whole_euros"):
        return basic_tariff(taxable, law)
    return whole_euros_down(law.index * tariff_formula(cents_down(taxable) / law.index, law))


def withheld_in_month(
    wages_per_month: float, tax_class: TaxClass, person: DePerson, law: LawYear
) -> Withheld:
    """Return what is withheld from a month's regular pay: a twelfth of a year of such months."""
    year = wage_tax_of_year(12.0 * wages_per_month, tax_class, person, law)
    month = cents_down(year / 12.0)
    surcharge = solidarity_surcharge(year, joint=tax_class == "III", law=law)
    return Withheld(month, cents_down(surcharge / 12.0), church_tax(month, person.church_rate))


def withheld_from_one_off(
    one_off: float,
    regular_wages_of_year: float,
    tax_class: TaxClass,
    person: DePerson,
    law: LawYear,
    *,
    several_years: bool = False,
) -> Withheld:
    """Return what is withheld from a sonstiger Bezug (section 39b(3) EStG).

    The difference of the year's tax with and without it. Above the Freigrenze the whole 5.5%
    of solidarity surcharge is due on it, without the ramp (section 3(4a), 4 sentence 3 SolZG).

    Parameters
    ----------
    one_off
        Bonus, payout, vested units, in euros.
    regular_wages_of_year
        What the employer expects to pay this year besides.
    several_years
        Pay for several years' work. Until 2024 the employer took a fifth of it five times; as of
        2025 only the assessment does (section 39b(3) sentence 9, repealed).
    """
    parts = 1.0
    if several_years and law.number("one_fifth_withheld"):
        parts = law.number("one_fifth_parts")
    before = wage_tax_of_year(regular_wages_of_year, tax_class, person, law)
    after = wage_tax_of_year(regular_wages_of_year + one_off / parts, tax_class, person, law)
    tax = parts * max(after - before, 0.0)
    limit = law.number("solidarity_limit") * (2.0 if tax_class == "III" else 1.0)
    rate = law.number("solidarity_rate") if before + tax > limit else 0.0
    return Withheld(tax, cents_down(rate * tax), church_tax(tax, person.church_rate))
