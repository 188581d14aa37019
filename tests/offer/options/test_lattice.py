"""American options: where they equal European or perpetual ones, and a symmetry."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.offer.options.black_scholes import call_value, put_value
from goingrate.offer.options.lattice import american_value

TERMS: dict[str, Any] = {
    "share_price": 100.0,
    "strike": 110.0,
    "years": 2.0,
    "volatility_per_year": 0.35,
    "rate_per_year": 0.05,
    "dividend_yield_per_year": 0.03,
}
terms = st.fixed_dictionaries(
    {
        "share_price": st.floats(50, 200),
        "strike": st.floats(50, 200),
        "years": st.floats(0.1, 10),
        "volatility_per_year": st.floats(0.15, 1.2),
        "rate_per_year": st.floats(0, 0.1),
        "dividend_yield_per_year": st.floats(0, 0.1),
    }
)


def test_a_call_without_dividends_is_never_exercised_early() -> None:
    market = TERMS | {"dividend_yield_per_year": 0.0}
    american = american_value(kind="call", **market).value
    assert american == pytest.approx(float(call_value(**market)), rel=2e-5)


def test_a_put_without_interest_is_never_exercised_early() -> None:
    market = TERMS | {"rate_per_year": 0.0}
    american = american_value(kind="put", **market).value
    assert american == pytest.approx(float(put_value(**market)), rel=2e-5)


def test_a_very_long_put_is_a_perpetual_one() -> None:
    rate, volatility, strike = 0.08, 0.3, 100.0
    power = 2 * rate / volatility**2
    trigger = strike * power / (1 + power)
    perpetual = (strike - trigger) * (100.0 / trigger) ** -power
    terms = {"share_price": 100.0, "strike": strike, "years": 100.0}
    found = american_value(
        kind="put", volatility_per_year=volatility, rate_per_year=rate, n_steps=16_384, **terms
    )
    assert found.value == pytest.approx(perpetual, abs=found.numerical_error)
    assert found.numerical_error < 0.06


def test_far_in_the_money_a_put_is_exercised_at_once() -> None:
    assert american_value(kind="put", **TERMS | {"share_price": 5.0}).value == 105


@settings(max_examples=25)
@given(terms)
def test_a_call_is_a_put_with_the_roles_of_share_and_strike_swapped(market: dict[str, Any]) -> None:
    swapped = market | {
        "share_price": market["strike"],
        "strike": market["share_price"],
        "rate_per_year": market["dividend_yield_per_year"],
        "dividend_yield_per_year": market["rate_per_year"],
    }
    call, put = american_value(kind="call", **market), american_value(kind="put", **swapped)
    error = call.numerical_error + put.numerical_error
    assert call.value == pytest.approx(put.value, abs=error + 1e-9)


@settings(max_examples=25)
@given(terms)
def test_worth_at_least_the_european_and_at_least_exercise(market: dict[str, Any]) -> None:
    for kind, european, sign in (("call", call_value, 1), ("put", put_value, -1)):
        found = american_value(kind=kind, **market)
        at_once = sign * (market["share_price"] - market["strike"])
        assert found.value >= at_once
        assert found.value >= float(european(**market))


def test_the_stated_error_is_that_of_the_steps() -> None:
    for kind in ("call", "put"):
        fine = american_value(kind=kind, n_steps=8192, **TERMS)
        for n_steps in (64, 256, 1024):
            coarse = american_value(kind=kind, n_steps=n_steps, **TERMS)
            assert abs(coarse.value - fine.value) < coarse.numerical_error
            assert coarse.numerical_error < 6.0 / n_steps


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("share_price", 0.0),
        ("strike", 0.0),
        ("years", 0.0),
        ("volatility_per_year", 0.0),
        ("rate_per_year", math.nan),
        ("dividend_yield_per_year", math.inf),
        ("n_steps", 15),
        ("n_steps", 20_001),
    ],
)
def test_what_cannot_be_is_refused_by_name(name: str, bad: float) -> None:
    with pytest.raises(OutOfRange) as caught:
        american_value(kind="call", **TERMS | {name: bad})
    assert caught.value.where == name


def test_steps_too_long_for_the_drift_are_refused_with_the_way_out(is_one_line: Any) -> None:
    calm = TERMS | {"volatility_per_year": 0.005, "years": 10.0}
    with pytest.raises(OutOfRange) as caught:
        american_value(kind="call", n_steps=64, **calm)
    assert caught.value.where == "n_steps"
    assert caught.value.fix.key == "fix.more_steps"
    assert is_one_line(caught.value)
    assert american_value(kind="call", n_steps=4096, **calm).value > 0
