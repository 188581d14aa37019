"""Steps are found where they are, and not in noise that remembers."""

from __future__ import annotations

import numpy as np
import pytest
import ruptures

from goingrate.market.imbalance.regimes import regime_of_months
from goingrate.market.imbalance.regimes_steps import located, possible_places, robust_memory
from goingrate.market.imbalance.regimes_stories import LASTING_MONTHS

from .planted_series import autoregression, months_from, swings

MONTHS = 180
NOISE = np.array([0.0, 0.65, 0.0, 0.0, 0.0])


def remembering(seed: int, months: int = MONTHS) -> np.ndarray:
    return autoregression(months, np.random.default_rng(seed), kept=0.65, shock=0.05)


def with_step(seed: int, *, month: int, size: float) -> np.ndarray:
    values = remembering(seed)
    values[month:] += size
    return values


def test_independent_change_points_are_found_everywhere_in_noise_that_remembers() -> None:
    """Why months are not taken for independent: no step was planted."""
    naive, told = [], []
    for seed in range(25):
        values = remembering(seed)
        penalty = 2.0 * float(np.var(values)) * np.log(values.size)
        search = ruptures.Pelt(model="l2", min_size=6, jump=1).fit(values[:, None])
        naive.append(len(search.predict(pen=penalty)) > 1)
        verdict = regime_of_months(values, months=months_from("2001-01", MONTHS))
        told.append(verdict.regime in {"structural", "both"})
    assert np.mean(naive) > 0.9
    assert np.mean(told) < 0.05


@pytest.mark.parametrize("kept", [0.3, 0.65, 0.85])
def test_memory_is_told_in_spite_of_steps(kept: float) -> None:
    values = autoregression(4_000, np.random.default_rng(1), kept=kept, shock=0.05)
    for month in range(500, 4_000, 500):
        values[month:] += 0.5 if month % 1_000 else -0.5
    assert robust_memory(values) == pytest.approx(kept, abs=0.08)


def test_memory_of_a_series_that_stands_still_mostly() -> None:
    values = np.zeros(50)
    values[25:] = 1.0
    assert 0.0 <= robust_memory(values) < 1.0


@pytest.mark.parametrize("swing", [False, True])
def test_planted_months_are_among_the_possible_ones(swing: bool) -> None:
    near = []
    for seed in range(30):
        values = with_step(seed, month=100, size=0.3)
        if swing:
            values += swings(MONTHS, np.random.default_rng(seed))
        places = possible_places(values, np.ones(MONTHS, dtype=np.bool_))
        assert list(places) == sorted(set(places))
        assert all(LASTING_MONTHS <= place <= MONTHS - LASTING_MONTHS for place in places)
        near.append(min(abs(place - 100) for place in places))
    assert np.mean(np.array(near) <= 1) >= 0.9


def test_both_of_two_steps_are_located() -> None:
    values = with_step(2, month=60, size=-0.5)
    values[120:] += 0.3
    seen = np.ones(MONTHS, dtype=np.bool_)
    first, second = located(values, seen, NOISE, (60, 120), coverage=0.9)
    assert (first.month, second.month) == (60, 120)
    assert first.low <= 60 <= first.high < second.low <= 120 <= second.high
    assert first.size_log_points == pytest.approx(-0.5, abs=0.15)
    assert second.size_log_points == pytest.approx(0.3, abs=0.15)


def test_the_interval_is_wider_where_the_step_is_small_and_where_more_is_asked() -> None:
    seen = np.ones(MONTHS, dtype=np.bool_)

    def width(size: float, coverage: float) -> float:
        found = [
            located(with_step(seed, month=90, size=size), seen, NOISE, (90,), coverage=coverage)
            for seed in range(20)
        ]
        return float(np.mean([steps[0].high - steps[0].low for steps in found]))

    assert width(0.1, 0.9) > 5.0 * width(0.4, 0.9)
    assert width(0.1, 0.9) > 1.2 * width(0.1, 0.5)


def test_intervals_of_small_steps_hold_the_planted_month_at_least_as_often_as_stated() -> None:
    seen, held, months = np.ones(MONTHS, dtype=np.bool_), [], []
    for seed in range(200):
        month = 60 + seed % 60
        values = with_step(seed, month=month, size=0.12)
        (step,) = located(values, seen, NOISE, (month,), coverage=0.9)
        held.append(step.low <= month <= step.high)
        months.append(step.high - step.low)
    assert np.mean(held) >= 0.9
    assert np.mean(months) < 0.5 * MONTHS
