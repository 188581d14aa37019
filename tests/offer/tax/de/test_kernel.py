"""The compiled year agrees with the plain one."""

from __future__ import annotations

import numpy as np
import pytest

from goingrate.base.errors import OutOfRange
from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.de.income import DeCarry, DeIncome, DePerson
from goingrate.offer.tax.de.kernel import de_total, de_year_total_with
from goingrate.offer.tax.de.tables import de_tables
from goingrate.offer.tax.de.year import de_year

LAWS = [law_book("de").at(year, index_rate_per_year=0.025) for year in range(2024, 2032)]
PEOPLE = [
    DePerson(),
    DePerson(church_rate=0.09, children=1, saxony=True),
    DePerson(joint=True, church_rate=0.08, children=4),
    DePerson(joint=True, health="private", private_premium_per_year=6_000.0),
    DePerson(health="private", private_premium_per_year=1_000.0, church_rate=0.09),
    DePerson(additional_health_rate=0.0219),
]


def incomes(rng: np.random.Generator, n: int, *, joint: bool) -> list[np.ndarray]:
    """Wages to a few millions, whole euros among them; often nothing."""

    def amounts(middle: float, often: float) -> np.ndarray:
        drawn = (
            middle * rng.lognormal(0.0, 1.5, (n, len(LAWS))) * (rng.random((n, len(LAWS))) < often)
        )
        return np.where(rng.random(drawn.shape) < 0.5, np.round(drawn), drawn)

    gains = amounts(20_000.0, 0.5) * np.sign(rng.normal(size=(n, len(LAWS))))
    spouse = amounts(40_000.0, 0.5) if joint else np.zeros((n, len(LAWS)))
    return [amounts(7e4, 0.9), spouse, amounts(2e5, 0.3), gains, amounts(3e3, 0.5)]


@pytest.mark.parametrize("person", PEOPLE)
def test_years_of_households_agree(person: DePerson) -> None:
    rng = np.random.default_rng(20260101)
    drawn = incomes(rng, 120, joint=person.joint)
    totals = de_total(*drawn, de_tables(LAWS, person))
    for i in range(120):
        carry = DeCarry()
        for y, law in enumerate(LAWS):
            wages, spouse, extraordinary, gains, capital = (float(each[i, y]) for each in drawn)
            tax = de_year(
                DeIncome(wages, spouse, extraordinary, gains, capital), carry, person, law
            )
            carry = tax.carry
            assert totals[i, y] == pytest.approx(tax.total, abs=1e-6, rel=0)


def test_deferred_pay_agrees() -> None:
    tables = de_tables(LAWS, PEOPLE[1])
    for deferred, taxed in ((30_000.0, 0.0), (0.0, 30_000.0)):
        carry = np.zeros(1)
        total = de_year_total_with(
            2, 40_000.0, 0.0, 30_000.0, 0.0, 0.0, deferred - taxed, carry, tables
        )
        income = DeIncome(
            40_000.0, extraordinary_wages=30_000.0, deferred_wages=deferred, contributed_wages=taxed
        )
        assert total == pytest.approx(de_year(income, DeCarry(), PEOPLE[1], LAWS[2]).total)


def test_tables_refuse_people_that_cannot_be() -> None:
    with pytest.raises(OutOfRange):
        de_tables(LAWS, DePerson(church_rate=0.1))
