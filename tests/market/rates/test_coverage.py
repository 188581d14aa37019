"""Intervals hold the planted truth as often as they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from goingrate.market.rates import PaySample, Shape, fit_rates, quantiles
from goingrate.market.rates.sample import midpoints

from .planted import Truth, World, planted

PROBABILITIES = [0.1, 0.5, 0.9]
DATA_SETS = 200
THIN = 10
SMALL = World(roles=2, levels=3, regions=2, employers=30, records=260, usual_pay=500e3)


def covered(
    world: World, data_sets: int, seen: Callable[[PaySample], PaySample] = lambda sample: sample
) -> tuple[np.ndarray, np.ndarray]:
    """Return for each cell of each data set whether its truths are held, and its records."""
    hits, counts = [], []
    for seed in range(data_sets):
        sample, truth = planted(world, seed)
        fit = fit_rates(seen(sample))
        for cell in chosen(truth, seed):
            weights = np.zeros(len(sample.cells))
            weights[cell] = 1.0
            found = quantiles(fit, weights, PROBABILITIES, draws=200, seed=seed)
            real = truth.quantiles(weights, PROBABILITIES)
            hits.append([one.low <= at <= one.high for one, at in zip(found, real, strict=True)])
            counts.append(truth.counts[cell])
    return np.array(hits), np.array(counts)


def chosen(truth: Truth, seed: int) -> np.ndarray:
    """Return some cells that have records, thin and thick."""
    some = np.flatnonzero(truth.counts > 0)
    return np.random.default_rng(seed).choice(some, min(4, some.size), replace=False)


def as_midpoints(sample: PaySample) -> PaySample:
    """Return bands as their middles and top-coded pay as a point: what is not to be done."""
    middle = midpoints(sample)
    return replace(sample, low=middle, high=middle)


def without_top(sample: PaySample) -> PaySample:
    """Return top-coded pay as if it were exactly the top."""
    return replace(sample, high=np.where(np.isinf(sample.high), sample.low, sample.high))


def test_two_hundred_data_sets_with_pay_of_a_million_censored() -> None:
    hits, counts = covered(SMALL, DATA_SETS)
    shares = hits.mean(axis=0)
    thin = counts < THIN
    print(f"{hits.shape[0]} cells: p10, p50, p90 {shares}; thin {hits[thin].mean(axis=0)}")  # noqa: T201
    assert all(0.85 <= share <= 0.95 for share in shares), shares
    assert 0.82 <= hits[thin].mean() <= 0.97
    assert 0.85 <= hits[~thin].mean() <= 0.95


@pytest.mark.parametrize(
    "world",
    [
        SMALL.but(bands=1.0),
        SMALL.but(shape=Shape(skew=0.25, tail=0.8)),
        SMALL.but(unknown=0.5),
    ],
    ids=["all bands", "skewed and heavy-tailed", "half of the employers unknown"],
)
def test_other_truths(world: World) -> None:
    hits, _ = covered(world, 40)
    shares = hits.mean(axis=0)
    print(f"{hits.shape[0]} cells: p10, p50, p90 {shares}")  # noqa: T201
    assert all(0.8 <= share <= 0.98 for share in shares), shares


@pytest.mark.parametrize(
    ("seen", "world", "quantile"),
    [
        (partial(without_top), SMALL.but(bands=0.0, usual_pay=900e3), 2),
        (partial(as_midpoints), SMALL.but(bands=1.0, band_width=1.0), 2),
    ],
    ids=["top-coded pay as a point", "bands as their middles"],
)
def test_what_is_censored_must_not_count_as_a_point(
    seen: Callable[[PaySample], PaySample], world: World, quantile: int
) -> None:
    right, _ = covered(world, 12)
    wrong, _ = covered(world, 12, seen)
    assert right[:, quantile].mean() > 0.8
    assert wrong[:, quantile].mean() < right[:, quantile].mean() - 0.15
