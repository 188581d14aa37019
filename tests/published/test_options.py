"""Option values that textbooks print; half a unit of the last printed digit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from goingrate.offer.options.black_scholes import call_value
from goingrate.offer.options.employee_tree import EmployeeTree, employee_tree, never_early

AsPrinted = Callable[[str], Any]


def test_hull_call_on_42_with_strike_40_for_half_a_year(as_printed: AsPrinted) -> None:
    call = call_value(
        share_price=42, strike=40, years=0.5, volatility_per_year=0.2, rate_per_year=0.1
    )
    assert float(call) == as_printed("4.76")


def test_hull_example_16_1_expected_life_and_dividends(as_printed: AsPrinted) -> None:
    option = call_value(
        share_price=30,
        strike=30,
        years=4.5,
        volatility_per_year=0.25,
        rate_per_year=0.05,
        present_value_of_dividends=4,
    )
    assert float(option) == as_printed("6.31")


def habit_of_hull_16_2(years: float, share_prices: np.ndarray) -> np.ndarray:
    from_top = np.arange(share_prices.size)[::-1]
    if round(years) == 4:
        return np.where(from_top == 0, 0.4, 0.0)
    return np.select([from_top == 0, from_top == 1], [0.8, 0.3], 0.0)


def tree_of_hull_16_2(habit: Any = habit_of_hull_16_2, leaving: float = 0.05) -> EmployeeTree:
    return employee_tree(
        share_price=40,
        strike=40,
        years=8,
        vesting_years=3,
        volatility_per_year=0.3,
        rate_per_year=0.05,
        n_steps=4,
        leaving_probability_per_step=leaving,
        exercise_probability=habit,
    )


@pytest.mark.parametrize(
    ("step", "ups", "printed"),
    [(3, 3, "103.56"), (3, 2, "23.67"), (2, 2, "56.44"), (2, 1, "10.49"), (0, 0, "14.97")],
)
def test_hull_example_16_2_nodes(step: int, ups: int, printed: str, as_printed: AsPrinted) -> None:
    tree = tree_of_hull_16_2()
    assert float(tree.values[step, ups]) == as_printed(printed)
    assert tree.up_probability == as_printed("0.5158")


def test_hull_example_16_2_as_a_regular_option(as_printed: AsPrinted) -> None:
    assert tree_of_hull_16_2(never_early, leaving=0.0).value == as_printed("17.98")
