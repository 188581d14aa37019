"""A private company year by year: agreement with integrals, and its limits."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy.stats import binom

from goingrate.base.errors import InputError, OutOfRange
from goingrate.offer.exit_scenario import YearlyCompany, exit_worths
from goingrate.offer.lanes import LANES

COMPANY = YearlyCompany(
    value=80e6,
    drift_per_year=0.10,
    volatility_per_year=0.6,
    failure_per_year=0.10,
    exit_per_year=0.15,
    round_per_year=0.5,
    least_dilution=0.2,
    most_dilution=0.2,
)
# slopes that rise and fall, as where preferences are paid and classes convert
VALUES = np.array([0.0, 30e6, 60e6, 100e6, 400e6])
PRICES = np.array([0.0, 0.0, 2.0, 2.5, 20.0])
SHARES, RATE, N_YEARS, N = 10_000.0, 0.05, 7, 400_000
FAR = 4.0


def worths(company: YearlyCompany = COMPANY, *, n: int = N, seed: int = 1, **given: Any) -> Any:
    standard: dict[str, Any] = {
        "exit_values": VALUES,
        "share_prices": PRICES,
        "shares": SHARES,
        "strike": 1.0,
        "discount_per_year": RATE,
        "n_years": N_YEARS,
    }
    return exit_worths(company, n_scenarios=n, seed=seed, **{**standard, **given})


def price_of(value: np.ndarray) -> np.ndarray:
    beyond = (PRICES[-1] - PRICES[-2]) / (VALUES[-1] - VALUES[-2])
    return np.interp(value, VALUES, PRICES) + beyond * np.maximum(value - VALUES[-1], 0.0)


def exact_mean(company: YearlyCompany, *, strike: float) -> float:
    """Return the mean by sums over year and rounds, and a fine rule over the company's value."""
    z = np.linspace(-9.0, 9.0, 20_001)
    mass = np.exp(-0.5 * z**2)
    mass /= mass.sum()
    lives = 1.0 - company.failure_per_year - company.exit_per_year
    total = 0.0
    for year in range(1, N_YEARS + 1):
        trend = (company.drift_per_year - 0.5 * company.volatility_per_year**2) * year
        value = company.value * np.exp(trend + company.volatility_per_year * math.sqrt(year) * z)
        chance = lives ** (year - 1) * company.exit_per_year * (1.0 + RATE) ** -year
        for rounds in range(year + 1):
            kept = (1.0 - company.most_dilution) ** rounds
            gain = np.maximum(price_of(value) * kept - strike, 0.0)
            total += chance * binom.pmf(rounds, year, company.round_per_year) * (mass @ gain)
    return SHARES * total


def assert_mean(found: np.ndarray, exact: float) -> None:
    values = found.astype(float)
    assert values.mean() == pytest.approx(exact, abs=FAR * values.std() / math.sqrt(values.size))


@pytest.mark.parametrize("strike", [0.0, 1.0, 6.0])
def test_the_mean_is_that_of_the_integral(strike: float) -> None:
    assert_mean(worths(strike=strike), exact_mean(COMPANY, strike=strike))


def test_dilution_of_random_size_takes_its_mean_from_shares() -> None:
    uneven = replace(COMPANY, least_dilution=0.1, most_dilution=0.3, failure_per_year=0.0)
    even = replace(uneven, least_dilution=0.2, most_dilution=0.2)
    assert_mean(worths(uneven, strike=0.0), exact_mean(even, strike=0.0))
    apart = worths(uneven, strike=0.0) != worths(even, strike=0.0)
    assert apart.mean() > 0.3  # most exits come after a round


def test_the_part_that_is_kept_lies_between_the_two_dilutions() -> None:
    # one certain round, then a certain exit at a known value: only the size of the round is random
    company = YearlyCompany(1.0, 0.0, 0.0, 0.0, 1.0, 1.0, least_dilution=0.1, most_dilution=0.4)
    kept = worths(
        company, exit_values=[0.0, 1.0], share_prices=[0.0, 1.0], shares=1.0, strike=0.0,
        discount_per_year=0.0,
    ).astype(float)  # fmt: skip
    assert kept.min() == pytest.approx(0.6, abs=1e-4)
    assert kept.max() == pytest.approx(0.9, abs=1e-4)
    assert kept.mean() == pytest.approx(0.75, abs=FAR * 0.3 / math.sqrt(12 * N))


@pytest.mark.parametrize("year", [1, 2, 3, N_YEARS])
def test_exits_come_in_each_year_as_often_as_they_should(year: int) -> None:
    steady = replace(COMPANY, drift_per_year=0.0, volatility_per_year=0.0, round_per_year=0.0)
    found = worths(steady, discount_per_year=1.0, shares=1.0, strike=0.0)
    worth = price_of(np.array(COMPANY.value)) * 2.0**-year
    chance = 0.75 ** (year - 1) * 0.15
    share = np.isclose(found, worth, rtol=1e-5).mean()
    assert share == pytest.approx(chance, abs=FAR * math.sqrt(chance / N))


@pytest.mark.parametrize("rounds", [0, 1, 2, 3, 4])
def test_rounds_of_different_years_are_independent(rounds: int) -> None:
    still = replace(COMPANY, drift_per_year=0.0, volatility_per_year=0.0)
    found = worths(still, discount_per_year=1.0, shares=1.0, strike=0.0)
    worth = price_of(np.array(COMPANY.value)) * 2.0**-4 * 0.8**rounds
    chance = 0.75**3 * 0.15 * binom.pmf(rounds, 4, 0.5)
    share = np.isclose(found, worth, rtol=1e-5).mean()
    assert share == pytest.approx(chance, abs=FAR * math.sqrt(chance / N))


def test_a_company_that_cannot_exit_pays_nothing() -> None:
    assert not worths(replace(COMPANY, exit_per_year=0.0), n=1000).any()
    assert not worths(replace(COMPANY, exit_per_year=0.0, failure_per_year=1.0), n=1000).any()
    assert not worths(strike=1e9, n=1000).any()


@pytest.mark.parametrize("n", [1, LANES + 1, 65_537])
def test_the_number_of_threads_changes_nothing(n: int) -> None:
    one, two = (worths(n=n, n_threads=threads).tobytes() for threads in (1, 2))
    assert one == two
    np.testing.assert_array_equal(worths(n=2 * n)[:n], worths(n=n))


def test_a_straight_price_needs_no_bend_but_the_first() -> None:
    straight = worths(exit_values=[0.0, 1e6], share_prices=[0.0, 0.1], n=1000)
    bent = worths(exit_values=[0.0, 1e6, 5e6], share_prices=[0.0, 0.1, 0.5], n=1000)
    np.testing.assert_allclose(straight, bent, rtol=1e-5)


BAD: dict[str, tuple[str, Callable[[], object]]] = {
    "value": ("value", lambda: replace(COMPANY, value=0.0)),
    "failure": ("failure_per_year", lambda: replace(COMPANY, failure_per_year=1.5)),
    "both ends": ("exit_per_year", lambda: replace(COMPANY, exit_per_year=0.95)),
    "rounds": ("round_per_year", lambda: replace(COMPANY, round_per_year=-0.1)),
    "dilution": ("most_dilution", lambda: replace(COMPANY, most_dilution=1.1)),
    "dilution order": ("least_dilution", lambda: replace(COMPANY, least_dilution=0.3)),
    "nan": ("failure_per_year", lambda: replace(COMPANY, failure_per_year=math.nan)),
    "too wild": (
        "volatility_per_year", lambda: worths(replace(COMPANY, volatility_per_year=4.0))
    ),
    "volatility": (
        "volatility_per_year", lambda: worths(replace(COMPANY, volatility_per_year=-1.0))
    ),
    "years": ("n_years", lambda: worths(n_years=0)),
    "shares": ("shares", lambda: worths(shares=-1.0)),
    "strike": ("strike", lambda: worths(strike=math.inf)),
    "discount": ("discount_per_year", lambda: worths(discount_per_year=-1.0)),
    "prices": ("exit_values", lambda: worths(share_prices=[0.0, 1.0])),
    "price at 0": ("exit_values", lambda: worths(share_prices=PRICES + 1.0)),
    "order": ("exit_values", lambda: worths(exit_values=VALUES[::-1])),
    "n": ("n_scenarios", lambda: worths(n=0)),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_refused_by_name(
    name: str, is_one_line: Callable[[InputError], bool]
) -> None:
    where, make = BAD[name]
    with pytest.raises(OutOfRange) as caught:
        make()
    assert caught.value.where == where
    assert is_one_line(caught.value)
