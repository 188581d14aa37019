"""Limits and laws of European options."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.offer.options.black_scholes import call_value, put_value

TERMS: dict[str, Any] = {
    "share_price": 50.0,
    "strike": 45.0,
    "years": 3.0,
    "volatility_per_year": 0.4,
    "rate_per_year": 0.05,
    "dividend_yield_per_year": 0.02,
}
SHARE, STRIKE = 50 * math.exp(-0.06), 45 * math.exp(-0.15)  # present values

prices = st.floats(1e-3, 1e6)
markets = st.fixed_dictionaries(
    {
        "years": st.floats(0, 40),
        "volatility_per_year": st.floats(0, 3),
        "rate_per_year": st.floats(-0.05, 0.3),
        "dividend_yield_per_year": st.floats(0, 0.2),
    }
)


def call(**changes: Any) -> float:
    return float(call_value(**TERMS | changes))


def put(**changes: Any) -> float:
    return float(put_value(**TERMS | changes))


def test_what_is_known_is_exact() -> None:
    assert call(volatility_per_year=0) == SHARE - STRIKE
    assert call(volatility_per_year=0, strike=100) == 0
    assert call(years=0) == 5
    assert call(years=0, strike=50) == 0
    assert call(strike=0) == SHARE
    assert call(strike=math.inf) == 0
    assert call(strike=1e300) == 0
    assert call(share_price=0) == 0
    assert put(volatility_per_year=0, strike=100) == pytest.approx(100 * math.exp(-0.15) - SHARE)
    assert put(years=0, strike=60) == 10
    assert put(strike=0) == 0
    assert put(share_price=0) == STRIKE


def test_limits_are_reached_without_a_jump() -> None:
    assert call(volatility_per_year=1e-9) == pytest.approx(SHARE - STRIKE)
    assert call(years=1e-12) == pytest.approx(5)
    assert call(strike=1e-12) == pytest.approx(SHARE)
    assert call(volatility_per_year=50) == pytest.approx(SHARE)


@given(prices, prices, markets)
def test_put_call_parity(share: float, strike: float, market: dict[str, float]) -> None:
    terms = {"share_price": share, "strike": strike, **market}
    apart = float(call_value(**terms) - put_value(**terms))
    forward = share * math.exp(-market["dividend_yield_per_year"] * market["years"])
    paid = strike * math.exp(-market["rate_per_year"] * market["years"])
    assert apart == pytest.approx(forward - paid, rel=1e-9, abs=1e-12 * (forward + paid))


@given(prices, prices, prices, markets)
def test_a_call_rises_with_the_share_and_falls_with_the_strike(
    fixed: float, one: float, other: float, market: dict[str, float]
) -> None:
    low, high = sorted((one, other))
    tiny = 1e-12 * (fixed + high)
    cheap, dear = (call_value(share_price=s, strike=fixed, **market) for s in (low, high))
    assert cheap <= dear + tiny
    easy, hard = (call_value(share_price=fixed, strike=k, **market) for k in (low, high))
    assert hard <= easy + tiny


@given(prices, prices, markets, st.floats(0, 3))
def test_calls_and_puts_rise_with_volatility(
    share: float, strike: float, market: dict[str, float], other: float
) -> None:
    terms = {"share_price": share, "strike": strike, **market}
    calm, wild = sorted((other, market["volatility_per_year"]))
    tiny = 1e-11 * (share + strike)
    for value in (call_value, put_value):
        below, above = (
            value(**terms | {"volatility_per_year": volatility}) for volatility in (calm, wild)
        )
        assert below <= above + tiny


@given(prices, prices, markets)
def test_a_call_is_worth_no_less_than_its_forward_and_no_more_than_the_share(
    share: float, strike: float, market: dict[str, float]
) -> None:
    value = float(call_value(share_price=share, strike=strike, **market))
    forward = share * math.exp(-market["dividend_yield_per_year"] * market["years"])
    paid = strike * math.exp(-market["rate_per_year"] * market["years"])
    tiny = 1e-12 * (forward + paid)
    assert max(forward - paid, 0) - tiny <= value <= forward + tiny


def test_dividends_in_money_come_off_the_share() -> None:
    assert call(present_value_of_dividends=4, dividend_yield_per_year=0) == pytest.approx(
        call(share_price=46, dividend_yield_per_year=0)
    )
    assert call(share_price=4, present_value_of_dividends=4, dividend_yield_per_year=0) == 0


def test_arrays_are_valued_one_by_one() -> None:
    strikes, years = np.array([0.0, 45.0, math.inf]), np.array([[0.0], [3.0]])
    values = call_value(**TERMS | {"strike": strikes, "years": years})
    assert values.shape == (2, 3)
    for row, time in enumerate((0.0, 3.0)):
        for column, strike in enumerate(strikes):
            assert values[row, column] == call(strike=strike, years=time)


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("share_price", -1.0),
        ("share_price", math.inf),
        ("strike", np.array([1.0, -1.0])),
        ("strike", math.nan),
        ("years", -0.1),
        ("volatility_per_year", math.nan),
        ("rate_per_year", math.inf),
        ("dividend_yield_per_year", math.nan),
        ("present_value_of_dividends", 51.0),
    ],
)
def test_what_cannot_be_is_refused_by_name(name: str, bad: Any, is_one_line: Any) -> None:
    for value in (call_value, put_value):
        with pytest.raises(OutOfRange) as caught:
            value(**TERMS | {name: bad})
        assert caught.value.where == name
        assert is_one_line(caught.value)
