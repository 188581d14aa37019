"""The cash that goes with each equity at one chance of acceptance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.contest.accept import Population, acceptance_chance
from goingrate.contest.equal_chance import cash_needed, levelled

tastes = st.lists(st.floats(0, 5), min_size=1, max_size=5)
money = st.floats(0, 5)
spreads = st.floats(0.1, 1.5)


@given(tastes, st.floats(1e-9, 1 - 1e-9), money, st.floats(1e-4, 5), spreads, st.integers(0, 2**32))
def test_the_cash_needed_gives_the_chance(
    averse: list[float], target: float, equity: float, scale: float, s: float, seed: int
) -> None:
    people = Population.of(averse)
    offer = {
        "equity": equity,
        "volatility": s,
        "scale": scale,
        "rival": np.random.default_rng(seed).uniform(0, 3, people.weights.size),
    }
    cash = float(cash_needed(target, population=people, **offer))
    size = 1e-9 * scale + 1e-13 * (1 + abs(cash))
    below = acceptance_chance(cash=cash - size, population=people, **offer)
    above = acceptance_chance(cash=cash + size, population=people, **offer)
    assert below - 4e-16 <= target <= above + 4e-16


def test_one_kind_has_the_cash_in_closed_form() -> None:
    cash = cash_needed(
        [0.2, 0.9], equity=0.5, volatility=0.8, population=Population.of(2.0), rival=1.2, scale=0.3
    )
    by_hand = 1.2 - 0.5 + 0.5 * 2 * 0.64 * 0.25 + 0.3 * np.log([0.2 / 0.8, 0.9 / 0.1])
    np.testing.assert_allclose(cash, by_hand, rtol=1e-13)


def test_steps_of_the_chance_are_crossed_where_they_are() -> None:
    """With tastes of no width, the chance jumps where the next kind comes."""
    ahead = np.array([0.0, -1e9, -3e9])
    weights = np.array([0.2, 0.5, 0.3])
    found = levelled(np.log([0.1 / 0.9, 0.4 / 0.6, 0.9 / 0.1]), ahead, weights)
    np.testing.assert_allclose(found, [0.0, 1e9, 3e9], rtol=1e-8, atol=1.0)


def test_many_targets_and_equities_in_one_call() -> None:
    people = Population.of([0.1, 2.0])
    offer = {"volatility": 0.8, "population": people, "rival": [1.2, 1.0], "scale": 0.3}
    table = cash_needed([[0.2], [0.9]], equity=[0.0, 0.5, 1.0], **offer)  # type: ignore[arg-type]
    assert table.shape == (2, 3)
    assert (table[0] < table[1]).all()
    one = cash_needed(0.9, equity=0.5, **offer)  # type: ignore[arg-type]
    assert table[1, 1] == pytest.approx(float(one), rel=1e-13)


@pytest.mark.parametrize("target", [0.0, 1.0, np.nan])
def test_refused(target: float) -> None:
    with pytest.raises(OutOfRange, match="target"):
        cash_needed(
            [0.5, target],
            equity=0.0,
            volatility=1.0,
            population=Population.of([0.1]),
            rival=1.0,
            scale=1.0,
        )
