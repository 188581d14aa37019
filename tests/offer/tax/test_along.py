"""Taxes along paths are the plain rules, year by year, with what is carried on."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax import ledger as column
from goingrate.offer.tax.along import taxes_along
from goingrate.offer.tax.de.income import DeCarry, DeIncome, DePerson
from goingrate.offer.tax.de.year import de_year
from goingrate.offer.tax.home import DeHome, TaxHome, UsHome
from goingrate.offer.tax.us.income import UsCarry, UsIncome
from goingrate.offer.tax.us.year import us_year

Array = NDArray[np.float64]
N_PATHS, N_YEARS = 12, 4
RATE, INDEX = 0.06, 0.025
PAY_AFTER = 170e3


def drawn(*, german: bool) -> tuple[Array, Array, Array]:
    """Return pay by year, its present value, and a ledger with something in some years."""
    rng = np.random.default_rng(7)
    cash = rng.uniform(0.0, 500e3, (2, N_PATHS, N_YEARS))
    cash[:, 0] = 0.0
    value = cash * (1.0 + RATE) ** -(np.arange(N_YEARS) + 0.5)
    ledger = np.zeros((2, N_PATHS, column.MOST_YEARS, column.N_COLUMNS))
    some = rng.random(ledger.shape[:3]) < 0.08
    amounts = rng.uniform(0.0, 3e6, ledger.shape)
    for k in (column.SHORT_GAIN, column.LONG_GAIN):
        amounts[..., k] -= 1.5e6
    amounts[..., column.AMT_ADJUSTMENT] *= -0.3
    amounts[..., column.GAIN_28] *= 0.2
    if not german:
        amounts[..., column.EXTRAORDINARY] = 0.0
    ledger[some] = amounts[some]
    return cash, value, ledger


def us_total(
    home: UsHome, year: int, pay: float, row: Array, carry: UsCarry
) -> tuple[float, UsCarry]:
    federal, state = (
        book.at(home.first_year + year, status=home.status, index_rate_per_year=INDEX)
        for book in (home.federal, home.state or home.federal)
    )
    income = UsIncome(
        wages=pay + row[column.WAGES],
        spouse_wages=float(home.spouse_wages_per_year),  # type: ignore[arg-type]
        other_compensation=row[column.OTHER],
        short_gain=row[column.SHORT_GAIN],
        long_gain=row[column.LONG_GAIN],
        gain_28=row[column.GAIN_28],
        excluded_gain=row[column.EXCLUDED_GAIN],
        iso_spread=row[column.ISO_SPREAD],
        amt_gain_adjustment=row[column.AMT_ADJUSTMENT],
        itemized_deductions=float(home.itemized_deductions_per_year),  # type: ignore[arg-type]
    )
    tax = us_year(income, carry, federal, state if home.state else None)
    return tax.total, tax.carry


def de_total(
    home: DeHome, year: int, pay: float, row: Array, carry: DeCarry
) -> tuple[float, DeCarry]:
    income = DeIncome(
        wages=pay + row[column.WAGES] + row[column.OTHER],
        spouse_wages=float(home.spouse_wages_per_year),  # type: ignore[arg-type]
        extraordinary_wages=row[column.EXTRAORDINARY],
        share_gains=row[column.SHORT_GAIN] + row[column.LONG_GAIN],
    )
    law = home.book.at(home.first_year + year, index_rate_per_year=INDEX)
    tax = de_year(income, carry, home.person, law)
    return tax.total, tax.carry


def by_rules(home: TaxHome, cash: Array, value: Array, ledger: Array) -> tuple[float, float]:
    """Return present values of taxes on pay and on equity of one path."""
    nothing = np.zeros(column.N_COLUMNS)
    us = isinstance(home, UsHome)

    def total(year: int, pay: float, row: Array, carry: object) -> tuple[float, object]:
        if isinstance(home, UsHome):
            return us_total(home, year, pay, row, carry)  # type: ignore[arg-type]
        return de_total(home, year, pay, row, carry)  # type: ignore[arg-type]

    none: object = UsCarry() if us else DeCarry()
    carry = none
    on_pay, on_equity = 0.0, 0.0
    for year in range(ledger.shape[0]):
        pay = float(cash[year]) if year < N_YEARS else PAY_AFTER
        own, _ = total(year, pay, nothing, none)
        alone, _ = total(year, 0.0, nothing, none)
        if year < N_YEARS and pay > 0.0:
            on_pay += (own - alone) * value[year] / pay
        both, carry = total(year, pay, ledger[year], carry)
        on_equity += (both - own - ledger[year, column.CASH]) * (1.0 + RATE) ** -(year + 1)
    return on_pay, on_equity


@pytest.mark.parametrize(
    "home",
    [
        UsHome(law_book("us"), 2026, state=law_book("us-ca"), index_per_year=INDEX),
        UsHome(
            law_book("us"),
            2024,
            status="married_joint",
            state=law_book("us-ny"),
            spouse_wages_per_year=120e3,
            itemized_deductions_per_year=40e3,
            index_per_year=INDEX,
        ),
        UsHome(law_book("us"), 2025, state=law_book("us-none"), index_per_year=INDEX),
        DeHome(law_book("de"), 2025, index_per_year=INDEX),
        DeHome(
            law_book("de"),
            2026,
            person=DePerson(joint=True, church_rate=0.09, children=2),
            spouse_wages_per_year=50e3,
            index_per_year=INDEX,
        ),
    ],
    ids=["ca", "ny", "tx", "de", "couple"],
)
def test_along_paths_as_by_the_rules(home: TaxHome) -> None:
    cash, value, ledger = drawn(german=isinstance(home, DeHome))
    found = taxes_along(home, cash, value, ledger, pay_after=PAY_AFTER, discount_per_year=RATE)
    for fate in range(2):
        for path in range(N_PATHS):
            on_pay, on_equity = by_rules(
                home, cash[fate, path], value[fate, path], ledger[fate, path]
            )
            assert found.pay[fate, path] == pytest.approx(on_pay, abs=0.01)
            assert found.equity[fate, path] == pytest.approx(on_equity, abs=0.05)


def test_pay_by_year_is_taxed_by_year() -> None:
    home = DeHome(law_book("de"), 2026, index_per_year=INDEX)
    cash, value, _ = drawn(german=True)
    found = taxes_along(
        home, cash, value, None, pay_after=0.0, discount_per_year=RATE, by_year=True
    )
    again = (found.by_year * np.where(cash > 0, value / np.maximum(cash, 1e-9), 0.0)).sum(axis=2)
    assert again == pytest.approx(found.pay)
    assert (found.equity == 0.0).all()
