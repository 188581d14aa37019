"""One gamble in closed form."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.offer.breakeven import (
    break_even_probability,
    gamble_worth,
    required_exit_value,
    required_payoff,
    value_given_up,
)
from goingrate.offer.certainty import certain_gain

amounts = st.floats(1e3, 1e8)
tastes = st.one_of(st.just(0.0), st.just(1.0), st.floats(0.05, 6.0))
chances = st.floats(0.01, 0.99)


def test_value_given_up_by_hand() -> None:
    two_years = value_given_up(once=10, per_year=100, years=2, discount_per_year=0.1)
    assert two_years == pytest.approx(10 + 100 / 1.1 + 100 / 1.21)
    broken = value_given_up(once=0, per_year=100, years=1.5, discount_per_year=0.1)
    assert broken == pytest.approx(100 / 1.1 + 50 / 1.1**1.5)
    assert value_given_up(once=0, per_year=100, years=6, discount_per_year=0) == 600


@given(amounts, amounts, amounts, tastes)
def test_at_the_break_even_chance_the_gamble_is_worth_its_cost(
    cost: float, payoff: float, wealth: float, taste: float
) -> None:
    terms = {"payoff": payoff, "wealth": wealth, "risk_aversion": taste}
    chance = break_even_probability(cost=cost, **terms)
    assume(0.001 < chance < 0.999)
    assert gamble_worth(probability=chance, **terms) == pytest.approx(cost, rel=1e-6)


@given(amounts, amounts, amounts, tastes)
def test_the_required_payoff_inverts_the_break_even_chance(
    cost: float, payoff: float, wealth: float, taste: float
) -> None:
    either = {"cost": cost, "wealth": wealth, "risk_aversion": taste}
    chance = break_even_probability(payoff=payoff, **either)
    assume(0.001 < chance < 0.999)
    found = required_payoff(probability=chance, **either)
    lost = max(1.0, (1 + payoff / wealth) ** (taste - 1))  # utility is flat up there
    assume(lost < 1e8)
    assert found == pytest.approx(payoff, rel=1e-13 * lost * (1 + wealth / payoff) + 1e-9)


@given(amounts, chances, amounts, tastes)
def test_the_gamble_is_the_certainty_equivalent_of_two_outcomes(
    payoff: float, chance: float, wealth: float, taste: float
) -> None:
    closed = gamble_worth(payoff=payoff, probability=chance, wealth=wealth, risk_aversion=taste)
    outcomes, weights = np.array([0.0, payoff]), np.array([1 - chance, chance])
    counted = certain_gain(outcomes, wealth=wealth, risk_aversion=taste, weights=weights)
    assert closed == pytest.approx(counted, rel=1e-6, abs=1e-8 * wealth)


@given(amounts, amounts, amounts, st.floats(0, 6), st.floats(0, 6))
def test_the_careful_need_a_better_chance_of_a_gain(
    cost: float, payoff: float, wealth: float, one: float, other: float
) -> None:
    assume(payoff > cost)
    bold, careful = (
        break_even_probability(cost=cost, payoff=payoff, wealth=wealth, risk_aversion=taste)
        for taste in sorted((one, other))
    )
    assert bold <= careful * (1 + 1e-9)
    assert cost / payoff <= careful * (1 + 1e-9)


def test_the_very_rich_only_count_averages() -> None:
    chance = break_even_probability(cost=1.5e6, payoff=40e6, wealth=1e15, risk_aversion=4)
    assert chance == pytest.approx(1.5 / 40, rel=1e-6)


@pytest.mark.parametrize("step", [-1e-9, 1e-9])
def test_log_utility_is_no_jump(step: float) -> None:
    terms = {"cost": 1.5e6, "payoff": 4e7, "wealth": 1e6}
    at_one = break_even_probability(risk_aversion=1.0, **terms)
    assert break_even_probability(risk_aversion=1 + step, **terms) == pytest.approx(at_one)
    at_one = required_payoff(cost=1e5, probability=0.5, wealth=1e6, risk_aversion=1.0)
    near = required_payoff(cost=1e5, probability=0.5, wealth=1e6, risk_aversion=1 + step)
    assert near == pytest.approx(at_one, rel=1e-6)


def test_a_payoff_below_the_cost_needs_more_than_certainty() -> None:
    assert break_even_probability(cost=2.0, payoff=1.0) == 2.0
    assert break_even_probability(cost=2.0, payoff=1.0, wealth=10, risk_aversion=2) > 1


def test_no_payoff_is_enough() -> None:
    assert required_payoff(cost=1.0, probability=0.0) == math.inf
    assert required_payoff(cost=1e6, probability=0.1, wealth=1e6, risk_aversion=2) == math.inf
    assert required_payoff(cost=1e6, probability=1e-4, wealth=1.0, risk_aversion=1) == math.inf


def test_a_sure_payoff_is_worth_itself_to_the_very_careful() -> None:
    sure = gamble_worth(payoff=1e6, probability=1.0, wealth=1.0, risk_aversion=20.0)
    assert sure == pytest.approx(1e6)


@pytest.mark.parametrize(
    ("stake", "dilution", "exit_value"), [(0.01, 0.5, 8e9), (0.005, 0.5, 16e9), (1, 0, 40e6)]
)
def test_required_exit_value(stake: float, dilution: float, exit_value: float) -> None:
    found = required_exit_value(payoff=40e6, stake=stake, dilution=dilution)
    assert found == pytest.approx(exit_value)


BAD = {
    "cost": lambda: break_even_probability(cost=0, payoff=1),
    "payoff": lambda: break_even_probability(cost=1, payoff=math.nan),
    "wealth": lambda: break_even_probability(cost=1, payoff=2, risk_aversion=1),
    "risk_aversion": lambda: gamble_worth(payoff=1, probability=0.5, wealth=1, risk_aversion=-1),
    "stake": lambda: required_exit_value(payoff=1, stake=0, dilution=0),
    "dilution": lambda: required_exit_value(payoff=1, stake=1, dilution=1),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_refused_by_name(name: str) -> None:
    with pytest.raises(OutOfRange) as caught:
        BAD[name]()
    assert caught.value.where == name
