"""Exit laws: limits on inputs, means that do not exist, quantiles of the exit value."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import InputError, OutOfRange
from goingrate.offer.contingent.exit_law import ExitLaw, exit_value_quantiles

from .stacks import drawn_exits, laws

TERMS = {
    "volatility_per_year": 0.9,
    "drift_per_year": 0.1,
    "exit_rate_per_year": 0.25,
    "discount_per_year": 0.05,
}


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("volatility_per_year", -0.1),
        ("volatility_per_year", math.inf),
        ("drift_per_year", math.nan),
        ("exit_rate_per_year", 0.0),
        ("exit_rate_per_year", -1.0),
        ("discount_per_year", -0.25),
        ("discount_per_year", math.nan),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    name: str, bad: float, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(OutOfRange) as caught:
        ExitLaw(**TERMS | {name: bad})
    assert caught.value.where == name
    assert is_one_line(caught.value)


def test_the_mean_grows_until_the_exit() -> None:
    assert ExitLaw(0.9, 0.1, 0.25).mean() == pytest.approx(0.25 / 0.15)
    assert ExitLaw(0.9, 0.1, 0.25, 0.05).discounted_mean() == pytest.approx(0.25 / 0.2)
    assert ExitLaw(0.9, 0.1, 0.25, 0.05).mean() == pytest.approx(0.25 / 0.15)


@pytest.mark.parametrize("drift", [0.25, 0.3, 2.0])
def test_an_infinite_mean_is_refused_with_the_way_out(
    drift: float, is_one_line: Callable[[InputError], bool]
) -> None:
    law = ExitLaw(0.9, drift, 0.25)
    for mean in (law.mean, law.discounted_mean):
        with pytest.raises(OutOfRange) as caught:
            mean()
        assert caught.value.where == "drift_per_year"
        assert caught.value.fix.key == "fix.median_instead"
        assert is_one_line(caught.value)
    median = exit_value_quantiles(law, company_value=1e9, shares=0.5)
    assert np.isfinite(median)


def test_a_discount_can_make_the_mean_finite() -> None:
    law = ExitLaw(0.9, 0.27, 0.25, 0.05)
    assert law.discounted_mean() == pytest.approx(0.25 / 0.03)
    with pytest.raises(OutOfRange):
        law.mean()


@pytest.mark.parametrize(
    "law", [ExitLaw(0.9, 0.1, 0.25), ExitLaw(0.4, 0.3, 0.25), ExitLaw(0, 0.1, 1)]
)
def test_quantiles_are_those_of_plain_draws(law: ExitLaw) -> None:
    n = 200_000
    _, exits = drawn_exits(law, 5e8, n, seed=3)
    shares = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
    found = exit_value_quantiles(law, company_value=5e8, shares=shares)
    counted = (exits[:, None] <= found).mean(axis=0)
    assert counted == pytest.approx(shares, abs=4.0 * 0.5 / math.sqrt(n))


@given(laws(), st.floats(1e-9, 1 - 1e-9), st.floats(1e-9, 1 - 1e-9), st.floats(0.1, 10.0))
def test_quantiles_rise_and_scale(law: ExitLaw, one: float, other: float, times: float) -> None:
    shares = np.sort([one, other])
    low, high = exit_value_quantiles(law, company_value=1e6, shares=shares)
    assert low <= high
    scaled = exit_value_quantiles(law, company_value=1e6 * times, shares=shares)
    assert scaled == pytest.approx(times * np.array([low, high]))


@pytest.mark.parametrize("bad", [0.0, 1.0, -0.1, math.nan])
def test_shares_lie_inside(bad: float, is_one_line: Callable[[InputError], bool]) -> None:
    with pytest.raises(OutOfRange) as caught:
        exit_value_quantiles(ExitLaw(0.9, 0.1, 0.25), company_value=1e9, shares=[0.5, bad])
    assert caught.value.where == "shares"
    assert is_one_line(caught.value)


@pytest.mark.parametrize("bad", [0.0, -1.0, math.nan, math.inf])
def test_company_values_are_above_zero(bad: float) -> None:
    with pytest.raises(OutOfRange) as caught:
        exit_value_quantiles(ExitLaw(0.9, 0.1, 0.25), company_value=bad, shares=0.5)
    assert caught.value.where == "company_value"


def test_a_share_too_close_to_all_is_beyond_all_numbers() -> None:
    law = ExitLaw(0.0, 10.0, 1e-3)
    assert exit_value_quantiles(law, company_value=1e9, shares=0.999999) == math.inf
