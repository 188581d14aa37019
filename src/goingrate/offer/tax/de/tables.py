"""Tafeln: the law of several years for one person, as arrays that compiled code reads.

The columns are named below; the rows are years.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.de.check import check_person
from goingrate.offer.tax.de.deductions import private_basic_cover
from goingrate.offer.tax.de.income import DePerson
from goingrate.offer.tax.de.social import (
    care_rate,
    contributions,
    health_rate,
    pension_rate,
    unemployment_rate,
)
from goingrate.offer.tax.de.steps import as_spouse

Array = NDArray[np.float64]

# Columns of `DeTables.tariff`: growth of prices; two rows of the linear zones (above, rate,
# constant), highest first; two rows of the quadratic zones (above, quadratic, linear, constant).
INDEX: Final = 0
LINEAR_ZONES: Final = 1
QUADRATIC_ZONES: Final = 7
PARTS: Final = 15
N_TARIFF: Final = 16

# Columns of `DeTables.surcharges`.
SOLI_LIMIT: Final = 0
SOLI_RATE: Final = 1
SOLI_RAMP: Final = 2
CHURCH_RATE: Final = 3
FLAT_RATE: Final = 4
N_SURCHARGES: Final = 5

# Columns of `DeTables.allowances`: those of the household, but that of an employee.
EMPLOYEE: Final = 0
SPECIAL: Final = 1
SAVER: Final = 2
PROVISION_LIMIT: Final = 3
SICK_PAY: Final = 4
PENSION_DEDUCTIBLE: Final = 5
PEOPLE: Final = 6
N_ALLOWANCES: Final = 7

# Columns of `DeTables.social`: ceilings, the person's rates and premium, the spouse's rates.
PENSION_CEILING: Final = 0
HEALTH_CEILING: Final = 1
PENSION_RATE: Final = 2
UNEMPLOYMENT_RATE: Final = 3
HEALTH_RATE: Final = 4
CARE_RATE: Final = 5
PREMIUM: Final = 6
PREMIUM_BASIC: Final = 7
SPOUSE_HEALTH_RATE: Final = 8
SPOUSE_CARE_RATE: Final = 9
N_SOCIAL: Final = 10


class DeTables(NamedTuple):
    """German law of several years for one person: arrays of shape (n_years, n_columns)."""

    tariff: Array
    surcharges: Array
    allowances: Array
    social: Array


def de_tables(laws: Sequence[LawYear], person: DePerson) -> DeTables:
    """Return the tables of a person for the given years of law, one row each.

    Raises
    ------
    OutOfRange
        If the person cannot be (see `check_person`).
    """
    for law in laws:
        check_person(person, law)
    return DeTables(
        np.array([_tariff_row(law) for law in laws]).reshape(-1, N_TARIFF),
        np.array([_surcharge_row(law, person) for law in laws]).reshape(-1, N_SURCHARGES),
        np.array([_allowance_row(law, person) for law in laws]).reshape(-1, N_ALLOWANCES),
        np.array([_social_row(law, person) for law in laws]).reshape(-1, N_SOCIAL),
    )


def _tariff_row(law: LawYear) -> list[float]:
    linear = [x for row in reversed(law.rows("tariff_proportional")) for x in row]
    quadratic = [x for row in reversed(law.rows("tariff_progression")) for x in row]
    return [law.index, *linear, *quadratic, law.number("one_fifth_parts")]


def _surcharge_row(law: LawYear, person: DePerson) -> list[float]:
    return [
        law.number("solidarity_limit") * _people(person),
        law.number("solidarity_rate"),
        law.number("solidarity_ramp_rate"),
        person.church_rate,
        law.number("flat_tax_rate"),
    ]


def _allowance_row(law: LawYear, person: DePerson) -> list[float]:
    people = _people(person)
    return [
        law.number("employee_allowance"),
        law.number("special_expenses_allowance") * people,
        law.number("saver_allowance") * people,
        law.number("other_provision_limit") * people,
        law.number("sick_pay_reduction"),
        law.number("pension_deductible"),
        people,
    ]


def _social_row(law: LawYear, person: DePerson) -> list[float]:
    private = person.health == "private"
    premium = contributions(0.0, person, law).private_premium
    spouse = as_spouse(person)
    return [
        law.number("pension_ceiling"),
        law.number("health_ceiling"),
        pension_rate(law),
        unemployment_rate(law),
        0.0 if private else health_rate(person, law),
        0.0 if private else care_rate(person, law),
        premium,
        private_basic_cover(premium, law),
        health_rate(spouse, law),
        care_rate(spouse, law),
    ]


def _people(person: DePerson) -> float:
    return 2.0 if person.joint else 1.0
