"""Laws of the weights, whatever the series."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goingrate.market.imbalance.regimes_stories import (
    APART_MONTHS,
    MOST_STEPS,
    StoryWeights,
    sets_of,
    slower_than_half,
    still_grid,
    story_weights,
    swing_grid,
    weigh,
)

from .planted_series import TRUTHS, planted

ALL = ("neither", "structural", "cyclical", "both", "slow")


def weights_of(values: np.ndarray, places: tuple[int, ...] = (40, 70)) -> list[float]:
    seen = np.ones(values.size, dtype=np.bool_)
    told: StoryWeights = story_weights(weigh(values, seen, places), months=values.size)
    return [getattr(told, name) for name in ALL]


@pytest.mark.parametrize("truth", TRUTHS)
def test_neither_level_nor_trend_nor_side_counts(truth: str) -> None:
    values, _ = planted(truth, 120, np.random.default_rng(5))  # type: ignore[arg-type]
    told = weights_of(values)
    assert sum(told) == pytest.approx(1.0)
    line = 3.0 - 0.02 * np.arange(120)
    assert weights_of(values + line) == pytest.approx(told, abs=1e-6)
    assert weights_of(-values) == pytest.approx(told, abs=1e-6)


@given(st.lists(st.integers(24, 216), unique=True, max_size=8))
@settings(max_examples=50)
def test_every_set_that_is_far_enough_apart_is_there_once(places: list[int]) -> None:
    places.sort()
    sets = sets_of(places)
    told = [tuple(places[at] for at in row if at >= 0) for row in sets]
    expected = {
        chosen
        for number in range(MOST_STEPS + 1)
        for chosen in itertools.combinations(places, number)
        if all(b - a >= APART_MONTHS for a, b in itertools.pairwise(chosen))
    }
    assert len(told) == len(set(told))
    assert set(told) == expected


def test_priors_of_noise_and_swings_add_up_to_one() -> None:
    assert np.exp(still_grid().log_prior).sum() == pytest.approx(1.0)
    swings = swing_grid()
    ratios = np.unique(swings.points[:, 4])
    width = np.log(ratios[1] / ratios[0])
    assert np.exp(swings.log_prior).sum() == pytest.approx(width * ratios.size)


def test_swings_of_more_than_half_of_the_series_are_slow() -> None:
    slow = slower_than_half(120)
    assert swing_grid().period_months[slow].min() > 60.0
    assert swing_grid().period_months[~slow].max() <= 60.0
