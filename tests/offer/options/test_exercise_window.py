"""After leaving: wait, exercise or let the option go."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.offer.options.black_scholes import call_value
from goingrate.offer.options.exercise_window import AfterLeaving, value_after_leaving

TERMS: dict[str, Any] = {
    "share_price": 10.0,
    "strike": 8.0,
    "window_years": 1.0,
    "remaining_years": 7.0,
    "volatility_per_year": 0.6,
    "rate_per_year": 0.04,
}


def after(**changes: Any) -> AfterLeaving:
    return value_after_leaving(**TERMS | changes)


def european(years: float, share_price: float = 10.0) -> float:
    return float(
        call_value(
            share_price=share_price,
            strike=8.0,
            years=years,
            volatility_per_year=0.6,
            rate_per_year=0.04,
        )
    )


def test_the_shorter_of_window_and_remaining_life_counts() -> None:
    assert after(window_years=0.25).window_years == 0.25
    assert after(window_years=0.25).waiting == european(0.25)
    assert after(window_years=10).window_years == 7
    assert after(window_years=10).waiting == european(7.0)


def test_with_time_left_one_waits() -> None:
    found = after()
    assert found.decision == "wait"
    assert found.exercising_now == 2
    assert found.value == found.waiting > 2


def test_without_a_window_it_is_exercise_or_lapse() -> None:
    kept = after(window_years=0)
    assert (kept.decision, kept.value) == ("exercise", 2)
    unsold = after(window_years=0, illiquidity_discount=0.3, sold_at_end=False)
    assert (unsold.decision, unsold.value) == ("lapse", 0)
    assert unsold.exercising_now == pytest.approx(-1)


def test_the_discount_on_the_last_day_is_that_of_an_unsaleable_share() -> None:
    found = after(illiquidity_discount=0.3, sold_at_end=False)
    assert found.waiting == pytest.approx(european(1.0, share_price=7.0))
    assert after(illiquidity_discount=0.3).waiting == european(1.0)


def test_large_dividends_make_it_best_to_exercise_now() -> None:
    found = after(window_years=7, dividend_yield_per_year=0.5)
    assert found.decision == "exercise"
    assert found.value == 2


@given(st.floats(1, 30), st.floats(0, 10), st.floats(0, 10), st.floats(0, 0.9))
def test_a_longer_window_is_never_worth_less(
    share_price: float, one: float, other: float, discount: float
) -> None:
    short, long = sorted((one, other))
    for sold_at_end in (True, False):
        terms = {
            "share_price": share_price,
            "illiquidity_discount": discount,
            "sold_at_end": sold_at_end,
            "remaining_years": 10.0,
        }
        soon, late = (after(window_years=years, **terms) for years in (short, long))
        assert soon.value <= late.value + 1e-9
        assert soon.value >= 0


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("share_price", -1.0),
        ("strike", math.nan),
        ("window_years", -0.1),
        ("remaining_years", math.inf),
        ("volatility_per_year", -0.1),
        ("rate_per_year", math.nan),
        ("illiquidity_discount", 1.0),
        ("illiquidity_discount", math.nan),
    ],
)
def test_what_cannot_be_is_refused_by_name(name: str, bad: float) -> None:
    with pytest.raises(OutOfRange) as caught:
        after(**{name: bad})
    assert caught.value.where == name
