"""Sozialversicherung: what employees pay to the branches of social insurance."""

from __future__ import annotations

from dataclasses import dataclass

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.de.income import DePerson
from goingrate.offer.tax.de.rounding import cents


@dataclass(frozen=True, slots=True)
class Contributions:
    """Arbeitnehmeranteile in euros; `private_premium` stands in for `health` and `care`."""

    pension: float
    unemployment: float
    health: float
    care: float
    private_premium: float = 0.0

    @property
    def total(self) -> float:
        """All of them."""
        return self.pension + self.unemployment + self.health + self.care + self.private_premium


def contributions(
    wages: float, person: DePerson, law: LawYear, *, share_of_year: float = 1.0
) -> Contributions:
    """Return what the insured person pays on wages of a year, or of a part of it.

    With the ceilings of the whole year, one-off payments (Einmalzahlungen) use up what regular pay
    left of them (section 23a SGB IV). Minijobs and the Übergangsbereich up to 2,000 euros a month
    (section 20(2a) SGB IV) are left out.
    """
    pension_base = min(wages, law.number("pension_ceiling") * share_of_year)
    health_base = min(wages, law.number("health_ceiling") * share_of_year)
    private = person.health == "private"
    return Contributions(
        pension=cents(pension_base * pension_rate(law)),
        unemployment=cents(pension_base * unemployment_rate(law)),
        health=0.0 if private else cents(health_base * health_rate(person, law)),
        care=0.0 if private else cents(health_base * care_rate(person, law)),
        private_premium=(
            cents(person.private_premium_per_year * share_of_year) if private else 0.0
        ),
    )


def pension_rate(law: LawYear) -> float:
    """Return the employee's half of Rentenversicherung (sections 158, 168 SGB VI)."""
    return law.number("pension_rate") / 2.0


def unemployment_rate(law: LawYear) -> float:
    """Return the employee's half of Arbeitslosenversicherung (sections 341, 346 SGB III)."""
    return law.number("unemployment_rate") / 2.0


def health_rate(person: DePerson, law: LawYear) -> float:
    """Return the employee's half of Krankenversicherung (sections 241, 242, 249 SGB V)."""
    return (law.number("health_rate") + additional_health_rate(person, law)) / 2.0


def additional_health_rate(person: DePerson, law: LawYear) -> float:
    """Return the Zusatzbeitrag of the person's fund, else the average (section 242a SGB V)."""
    if person.additional_health_rate is None:
        return law.number("average_additional_health_rate")
    return person.additional_health_rate


def care_rate(person: DePerson, law: LawYear) -> float:
    """Return the employee's share of Pflegeversicherung (sections 55, 58 SGB XI).

    Half the rate, half a point more in Saxony; a surcharge without children (as of age 23, taken
    as given), a reduction for each child under 25 from the second to the fifth.
    """
    rate = law.number("care_rate") / 2.0
    if person.saxony:
        rate += law.number("care_saxony_rate")
    if person.children == 0:
        return rate + law.number("care_childless_rate")
    reductions = min(person.children - 1.0, law.number("care_most_reductions"))
    return rate - law.number("care_reduction_per_child") * reductions


def employer_premium_subsidy(own_premium: float, law: LawYear) -> float:
    """Return the employer's yearly part of a private premium of which `own_premium` is left.

    Beitragszuschuss (section 257(2) SGB V, section 61(2) SGB XI): half the premium, at most what
    an employer pays at the ceiling for those in the statutory scheme at the average rate.
    """
    rate = law.number("health_rate") + law.number("average_additional_health_rate")
    most = law.number("health_ceiling") * (rate + law.number("care_rate")) / 2.0
    return min(own_premium, most)
