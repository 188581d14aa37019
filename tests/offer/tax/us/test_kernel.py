"""The compiled year against the plain rules, which define it."""

from __future__ import annotations

from dataclasses import astuple, fields
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us.income import STATUSES, UsCarry, UsIncome, UsTax
from goingrate.offer.tax.us.kernel import us_totals, us_year_total
from goingrate.offer.tax.us.tables import UsTables, us_tables
from goingrate.offer.tax.us.year import us_year

YEARS = (*range(2020, 2027), 2028, 2030, 2035)
PLACES = (None, "us-ca", "us-ny", "us-wa", "us-none", "us-nh", "us-tn")
INCOMES = tuple(field.name for field in fields(UsIncome))
CENTS = 1e-6


@cache
def laws(place: str, status: str) -> tuple[LawYear, ...]:
    book = law_book(place)
    return tuple(book.at(year, status=status, index_rate_per_year=0.025) for year in YEARS)


@cache
def tables(place: str | None, status: str) -> UsTables:
    return us_tables(laws("us", status), laws(place, status) if place else None)


def plain(place: str | None, status: str, y: int, income: UsIncome, carry: UsCarry) -> UsTax:
    state = laws(place, status)[y] if place else None
    return us_year(income, carry, laws("us", status)[y], state)


def totals(tax: UsTax) -> tuple[float, ...]:
    return (
        tax.income_tax + tax.niit,
        tax.payroll,
        tax.state_income_tax,
        tax.state_payroll,
    )


def same(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    """Whether amounts agree; of amounts beyond ten million, in the first 13 digits."""
    return a == pytest.approx(b, abs=CENTS, rel=1e-13)


AMOUNTS = st.one_of(
    st.just(0.0),
    st.integers(0, 800_000).map(float),
    st.floats(0.0, 400_000.0),
    st.floats(0.0, 6e6),
    st.floats(0.0, 4e7),
)
GAINS = st.one_of(AMOUNTS, AMOUNTS.map(lambda amount: -amount))
INCOME = st.builds(
    UsIncome,
    wages=AMOUNTS,
    spouse_wages=AMOUNTS,
    other_compensation=AMOUNTS,
    interest=AMOUNTS,
    short_gain=GAINS,
    long_gain=GAINS,
    gain_28=AMOUNTS,
    excluded_gain=AMOUNTS,
    iso_spread=AMOUNTS,
    amt_gain_adjustment=AMOUNTS.map(lambda amount: -amount),
    itemized_deductions=st.one_of(AMOUNTS, st.floats(0.0, 40_000.0)),
)
CARRY = st.builds(UsCarry, *[AMOUNTS] * 6)


@settings(max_examples=1_000)
@given(
    st.sampled_from(PLACES),
    st.sampled_from(STATUSES),
    st.integers(0, len(YEARS) - 1),
    INCOME,
    CARRY,
)
def test_a_year_is_that_of_the_plain_rules(
    place: str | None, status: str, y: int, income: UsIncome, carry: UsCarry
) -> None:
    expected = plain(place, status, y, income, carry)
    left = np.array(astuple(carry))
    found = us_year_total(y, *astuple(income), left, tables(place, status))
    assert same(found, totals(expected))
    assert same(tuple(left), astuple(expected.carry))


@settings(max_examples=100)
@given(
    st.sampled_from(PLACES),
    st.sampled_from(STATUSES),
    st.lists(INCOME, min_size=len(YEARS), max_size=len(YEARS)),
)
def test_what_is_carried_on_goes_through_years(
    place: str | None, status: str, incomes: list[UsIncome]
) -> None:
    carry, left = UsCarry(), np.zeros(6)
    for y, income in enumerate(incomes):
        expected = plain(place, status, y, income, carry)
        found = us_year_total(y, *astuple(income), left, tables(place, status))
        assert same(found, totals(expected))
        carry = expected.carry


def households(n: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return incomes and what is carried of households like those who hold options."""
    random = np.random.default_rng(seed)
    income = np.zeros((n, len(INCOMES)))
    spread = {name: random.lognormal(11.5, 1.0, n) * (random.random(n) < 0.4) for name in INCOMES}
    spread["wages"] = random.lognormal(12.2, 0.7, n)
    for name in ("short_gain", "long_gain", "amt_gain_adjustment"):
        negative = 1.0 if name == "amt_gain_adjustment" else 0.4
        spread[name] = np.where(random.random(n) < negative, -spread[name], spread[name])
    spread["itemized_deductions"] *= 0.1
    for k, name in enumerate(INCOMES):
        income[:, k] = spread[name]
    carry = random.lognormal(9.5, 1.5, (n, 6)) * (random.random((n, 6)) < 0.4)
    return income, carry


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("place", PLACES)
def test_many_households_are_many_years(place: str | None, status: str) -> None:
    income, carry = households(300, seed=len(status))
    years = np.arange(300) % len(YEARS)
    left = carry.copy()
    found = us_totals(years, income, left, tables(place, status), n_threads=2)
    for i, y in enumerate(years):
        expected = plain(place, status, y, UsIncome(*income[i]), UsCarry(*carry[i]))
        assert same(tuple(found[i]), totals(expected))
        assert same(tuple(left[i]), astuple(expected.carry))


def test_threads_do_not_change_the_bytes() -> None:
    income, carry = households(50_000, seed=7)
    years = np.arange(50_000) % len(YEARS)
    law = tables("us-ca", "single")
    one, two = (us_totals(years, income, carry.copy(), law, n_threads=n) for n in (1, 2))
    assert one.tobytes() == two.tobytes()
