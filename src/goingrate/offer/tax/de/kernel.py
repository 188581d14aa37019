"""German taxes compiled: the sums of `de_year`, for years of households inside simulations.

Every formula, its paragraph and its rounding stand in the plain modules beside this one, in the
same order. Nothing is checked here: amounts are 0 or above (share gains apart), and spouses earn
only in a joint assessment.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numba import njit
from numpy.typing import NDArray

from goingrate.offer.tax.de.assessment import CHURCH_PASSES
from goingrate.offer.tax.de.rounding import HAIR
from goingrate.offer.tax.de.tables import (
    CARE_RATE,
    CHURCH_RATE,
    EMPLOYEE,
    FLAT_RATE,
    HEALTH_CEILING,
    HEALTH_RATE,
    INDEX,
    LINEAR_ZONES,
    PARTS,
    PENSION_CEILING,
    PENSION_DEDUCTIBLE,
    PENSION_RATE,
    PEOPLE,
    PREMIUM,
    PREMIUM_BASIC,
    PROVISION_LIMIT,
    QUADRATIC_ZONES,
    SAVER,
    SICK_PAY,
    SOLI_LIMIT,
    SOLI_RAMP,
    SOLI_RATE,
    SPECIAL,
    SPOUSE_CARE_RATE,
    SPOUSE_HEALTH_RATE,
    UNEMPLOYMENT_RATE,
    DeTables,
)

Array = NDArray[np.float64]
#: Digest of what is built in (`tools.stamp_kernels`), for the compiler's cache.
BUILT_IN: Final = "104e03788f47fdb8"


@njit(cache=True, error_model="numpy", inline="always")
def _cents_down(amount: float) -> float:  # pragma: no cover (compiled)
    return math.floor(amount * 100.0 + HAIR) / 100.0


@njit(cache=True, error_model="numpy", inline="always")
def _cents(amount: float) -> float:  # pragma: no cover (compiled)
    return math.floor(amount * 100.0 + 0.5 + HAIR) / 100.0


@njit(cache=True, error_model="numpy", inline="always")
def _basic_tariff(taxable: float, row: Array) -> float:  # pragma: no cover (compiled)
    index = row[INDEX]
    income = math.floor(max(taxable, 0.0) + HAIR) / index
    tax = 0.0
    if income > row[LINEAR_ZONES]:
        tax = row[LINEAR_ZONES + 1] * income - row[LINEAR_ZONES + 2]
    elif income > row[LINEAR_ZONES + 3]:
        tax = row[LINEAR_ZONES + 4] * income - row[LINEAR_ZONES + 5]
    else:
        zone = QUADRATIC_ZONES if income > row[QUADRATIC_ZONES] else QUADRATIC_ZONES + 4
        if income > row[zone]:
            part = (income - row[zone]) / 10_000.0
            tax = (row[zone + 1] * part + row[zone + 2]) * part + row[zone + 3]
    return math.floor(index * tax + HAIR)


@njit(cache=True, error_model="numpy", inline="always")
def _tariff(taxable: float, people: float, row: Array) -> float:  # pragma: no cover (compiled)
    return people * _basic_tariff(taxable / people, row)


@njit(cache=True, error_model="numpy", inline="always")
def _one_fifth(
    other: float, extraordinary: float, people: float, row: Array
) -> float:  # pragma: no cover (compiled)
    ordinary = _tariff(other + extraordinary, people, row)
    if extraordinary <= 0.0:
        return ordinary
    parts = row[PARTS]
    if other < 0.0:
        whole = max(other + extraordinary, 0.0)
        return min(ordinary, parts * _tariff(whole / parts, people, row))
    rest = _tariff(other, people, row)
    fifth = _tariff(other + extraordinary / parts, people, row)
    return min(ordinary, rest + parts * (fifth - rest))


@njit(cache=True, error_model="numpy", inline="always")
def _on_income(
    other: float, extraordinary: float, y: int, tables: DeTables
) -> float:  # pragma: no cover (compiled)
    """Return income tax, solidarity surcharge and church tax, as `assess` does."""
    tariff, surcharges = tables.tariff[y], tables.surcharges[y]
    people = tables.allowances[y, PEOPLE]
    church_rate = surcharges[CHURCH_RATE]
    tax = 0.0
    paid = 0.0
    for _ in range(CHURCH_PASSES):
        expenses = max(paid, tables.allowances[y, SPECIAL])
        tax = _one_fifth(other - expenses, extraordinary, people, tariff)
        before = paid
        paid = _cents_down(church_rate * tax)
        if paid == before:
            break
    excess = tax - surcharges[SOLI_LIMIT]
    soli = 0.0
    if excess > 0.0:
        soli = _cents_down(min(surcharges[SOLI_RATE] * tax, surcharges[SOLI_RAMP] * excess))
    return tax + soli + paid


@njit(cache=True, error_model="numpy", inline="always")
def _on_capital(
    share_gains: float, capital_income: float, carry: Array, y: int, tables: DeTables
) -> float:  # pragma: no cover (compiled)
    """Return the flat tax with its surcharges; `carry[0]` becomes the loss that is left."""
    surcharges = tables.surcharges[y]
    net = share_gains - carry[0]
    carry[0] = max(-net, 0.0)
    capital = max(net, 0.0) + capital_income
    base = capital - min(capital, tables.allowances[y, SAVER])
    if base <= 0.0:
        return 0.0
    tax = _cents_down(base / (1.0 / surcharges[FLAT_RATE] + surcharges[CHURCH_RATE]))
    soli = _cents_down(surcharges[SOLI_RATE] * tax)
    return tax + soli + _cents_down(surcharges[CHURCH_RATE] * tax)


@njit(cache=True, error_model="numpy")
def de_year_total(
    y: int,
    wages: float,
    spouse_wages: float,
    extraordinary: float,
    share_gains: float,
    capital_income: float,
    carry: Array,
    tables: DeTables,
) -> float:  # pragma: no cover (compiled)
    """Return all taxes and contributions of one household in one year, in euros.

    Parameters
    ----------
    y
        The row of the tables.
    wages, spouse_wages, extraordinary, share_gains, capital_income
        As in `DeIncome`.
    carry
        Shape (1,): losses on shares carried into the year; set to those that it leaves.
    tables
        Law of the years for the person: `de_tables(laws, person)`.
    """
    return de_year_total_with(
        y, wages, spouse_wages, extraordinary, share_gains, capital_income, 0.0, carry, tables
    )


@njit(cache=True, error_model="numpy")
def de_year_total_with(
    y: int,
    wages: float,
    spouse_wages: float,
    extraordinary: float,
    share_gains: float,
    capital_income: float,
    contributed_later: float,
    carry: Array,
    tables: DeTables,
) -> float:  # pragma: no cover (compiled)
    """Return the same where wages and the pay that contributions are due on differ.

    `contributed_later`: `deferred_wages` less `contributed_wages` of `DeIncome` (section 19a EStG).
    """
    social, allowances = tables.social[y], tables.allowances[y]
    all_wages = wages + extraordinary
    contributed = all_wages + contributed_later
    base = min(contributed, social[PENSION_CEILING])
    pension = _cents(base * social[PENSION_RATE])
    unemployment = _cents(base * social[UNEMPLOYMENT_RATE])
    base = min(contributed, social[HEALTH_CEILING])
    health = _cents(base * social[HEALTH_RATE])
    care = _cents(base * social[CARE_RATE])
    if spouse_wages > 0.0:
        base = min(spouse_wages, social[PENSION_CEILING])
        pension += _cents(base * social[PENSION_RATE])
        unemployment += _cents(base * social[UNEMPLOYMENT_RATE])
        base = min(spouse_wages, social[HEALTH_CEILING])
        health += _cents(base * social[SPOUSE_HEALTH_RATE])
        care += _cents(base * social[SPOUSE_CARE_RATE])
    others = unemployment + health + care + social[PREMIUM]
    basic = (1.0 - allowances[SICK_PAY]) * health + care + social[PREMIUM_BASIC]
    provisions = math.ceil(
        pension * allowances[PENSION_DEDUCTIBLE]
        + max(basic, min(others, allowances[PROVISION_LIMIT]))
        - HAIR
    )
    allowance = min(all_wages, allowances[EMPLOYEE])
    extra = extraordinary - max(allowance - wages, 0.0)
    taken_off = allowance + min(spouse_wages, allowances[EMPLOYEE]) + provisions
    other = all_wages + spouse_wages - taken_off - extra
    on_capital = _on_capital(share_gains, capital_income, carry, y, tables)
    return pension + others + on_capital + _on_income(other, extra, y, tables)


@njit(cache=True, error_model="numpy")
def de_total(
    wages: Array,
    spouse_wages: Array,
    extraordinary: Array,
    share_gains: Array,
    capital_income: Array,
    tables: DeTables,
) -> Array:  # pragma: no cover (compiled)
    """Return all taxes and contributions of many households in consecutive years.

    All arrays, and the result, have shape (n_households, n_years), the years those of the tables
    from the first row; losses on shares are carried from one year into the next.
    """
    totals = np.empty(wages.shape)
    carry = np.empty(1)
    for i in range(wages.shape[0]):
        carry[0] = 0.0
        for y in range(wages.shape[1]):
            totals[i, y] = de_year_total(
                y,
                wages[i, y],
                spouse_wages[i, y],
                extraordinary[i, y],
                share_gains[i, y],
                capital_income[i, y],
                carry,
                tables,
            )
    return totals
