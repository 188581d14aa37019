"""An employee's option on a tree: who leaves, who exercises, and what the limits are."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from goingrate.base.errors import OutOfRange
from goingrate.offer.options.black_scholes import call_value
from goingrate.offer.options.employee_tree import employee_tree, never_early
from goingrate.offer.options.hull_white import hull_white_value

TERMS: dict[str, Any] = {
    "share_price": 40.0,
    "strike": 40.0,
    "years": 8.0,
    "vesting_years": 3.0,
    "volatility_per_year": 0.3,
    "rate_per_year": 0.05,
    "n_steps": 4,
    "leaving_probability_per_step": 0.05,
}


def always(_years: float, share_prices: np.ndarray) -> np.ndarray:
    return np.ones_like(share_prices)


def value(habit: Any = never_early, **changes: Any) -> float:
    return employee_tree(exercise_probability=habit, **TERMS | changes).value


def test_leaving_at_the_root_costs_one_step_more() -> None:
    with_root, without = value(), value(leaves_at_root=False)
    assert with_root == pytest.approx(0.95 * without, rel=1e-12)


def test_two_steps_by_hand() -> None:
    tree = employee_tree(
        share_price=100,
        strike=100,
        years=2,
        vesting_years=1,
        volatility_per_year=math.log(2),
        rate_per_year=0.0,
        n_steps=2,
        leaving_probability_per_step=0.1,
        exercise_probability=lambda _years, prices: np.full(prices.size, 0.5),
    )
    # Prices double or halve, up with probability 1/3; at 200 exercise pays 100, holding 100.
    assert tree.up_probability == pytest.approx(1 / 3)
    assert tree.share_prices[2].tolist() == pytest.approx([25, 100, 400])
    assert tree.values[1, 1] == pytest.approx(100)
    assert tree.values[1, 0] == 0
    assert tree.value == pytest.approx(0.9 * 100 / 3)
    assert np.isnan(tree.values[0, 1:]).all()
    assert np.isnan(tree.share_prices[1, 2])


def test_a_habit_counts_only_where_exercise_pays() -> None:
    low = value(always, share_price=20.0, vesting_years=0.0, n_steps=1, leaves_at_root=False)
    kept = value(share_price=20.0, vesting_years=0.0, n_steps=1, leaves_at_root=False)
    assert low == kept > 0
    deep = value(always, share_price=90.0, vesting_years=0.0, n_steps=8)
    assert deep == 50


def test_whoever_certainly_leaves_gets_nothing_before_vesting_and_exercise_after_it() -> None:
    assert value(leaving_probability_per_step=1.0) == 0
    vested = value(leaving_probability_per_step=1.0, vesting_years=0.0, share_price=50.0)
    assert vested == 10


def test_without_leaving_and_habits_it_is_the_european_option() -> None:
    found = value(leaving_probability_per_step=0.0, n_steps=801)
    market = {key: TERMS[key] for key in TERMS.keys() & {"share_price", "strike", "years"}}
    exact = call_value(volatility_per_year=0.3, rate_per_year=0.05, **market)
    assert found == pytest.approx(float(exact), rel=1e-3)


def test_dividends_lower_the_value() -> None:
    assert value(dividend_yield_per_year=0.04) < value()


def test_many_steps_with_exercise_at_a_multiple_are_the_hull_white_model() -> None:
    n_steps, rate = 800, 0.05
    tree = value(
        lambda _years, prices: (prices >= 80.0 * (1 - 1e-9)).astype(float),
        n_steps=n_steps,
        leaving_probability_per_step=-math.expm1(-rate * 8 / n_steps),
    )
    exact = hull_white_value(
        share_price=40.0,
        strike=40.0,
        years=8.0,
        vesting_years=3.0,
        exit_rate_per_year=rate,
        exercise_multiple=2.0,
        volatility_per_year=0.3,
        rate_per_year=0.05,
    ).value
    assert tree == pytest.approx(exact, rel=0.01)  # the multiple lies between two layers


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("share_price", 0.0),
        ("vesting_years", 9.0),
        ("volatility_per_year", 0.0),
        ("rate_per_year", math.nan),
        ("n_steps", 0),
        ("leaving_probability_per_step", 1.1),
        ("exercise_probability", lambda _years, prices: 2.0 + 0.0 * prices),
    ],
)
def test_what_cannot_be_is_refused_by_name(name: str, bad: Any) -> None:
    with pytest.raises(OutOfRange) as caught:
        employee_tree(**TERMS | {name: bad})
    assert caught.value.where == name


def test_steps_too_long_for_the_drift_are_refused() -> None:
    with pytest.raises(OutOfRange) as caught:
        value(volatility_per_year=0.01)
    assert caught.value.where == "n_steps"
