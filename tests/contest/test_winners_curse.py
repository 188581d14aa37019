"""The winner's curse of two who judge alike: the formula against simulated bids."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.contest.winners_curse import worth_if_won


def test_simulated_bidders_regret_as_much() -> None:
    rng = np.random.default_rng(0)
    worth = rng.uniform(300e3, 700e3, 400_000)
    mine, rival = (worth + 90e3 * rng.standard_normal(worth.size) for _ in range(2))
    won = mine > rival
    gap = (mine - worth)[won].mean()
    assert gap == pytest.approx(500e3 - worth_if_won(500e3, noise=90e3), rel=0.01)
    assert (mine - worth).mean() == pytest.approx(0.0, abs=500.0)  # without winning, no curse


@given(st.floats(-1e9, 1e9), st.floats(0.0, 1e9), st.floats(1e-3, 1e3))
def test_it_is_never_above_the_estimate_and_scales(
    estimate: float, noise: float, times: float
) -> None:
    found = worth_if_won(estimate, noise=noise)
    assert found <= estimate
    scaled = worth_if_won(times * estimate, noise=times * noise)
    assert scaled == pytest.approx(times * found, rel=1e-9, abs=1e-3 * times)


def test_exact_knowledge_is_no_curse() -> None:
    assert worth_if_won(500e3, noise=0.0) == 500e3


@pytest.mark.parametrize(
    ("estimate", "noise"), [(math.nan, 1.0), (math.inf, 1.0), (1.0, math.nan), (1.0, -1.0)]
)
def test_bad_numbers_are_refused(estimate: float, noise: float) -> None:
    with pytest.raises(OutOfRange):
        worth_if_won(estimate, noise=noise)
