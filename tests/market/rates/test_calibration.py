"""Held-out employers: whole in their folds, and inside as often as stated."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from goingrate.base.errors import OutOfRange
from goingrate.market.rates import fit_rates, predict
from goingrate.market.rates.calibration import (
    HeldOut,
    clusters,
    correction,
    coverage_of,
    dealt,
    held_out,
)
from goingrate.market.rates.sample import taken

from .planted import World, planted

WORLD = World(roles=2, levels=2, regions=2, employers=80, records=800, bands=0.2)


def scores(records: int, employers: int, *, spread: float, shift: float, seed: int) -> HeldOut:
    """Return scores that are off: each employer's have a part in common."""
    rng = np.random.default_rng(seed)
    cluster = np.sort(rng.integers(0, employers, records))
    common = 0.7 * spread * rng.standard_normal(employers)[cluster]
    score = shift + common + 0.7 * spread * rng.standard_normal(records)
    fold = dealt(cluster, np.ones(records), 10)
    return HeldOut(score, np.zeros(records, bool), np.ones(records), cluster, fold, 1.0)


def test_folds_hold_employers_whole_and_weigh_about_the_same() -> None:
    rng = np.random.default_rng(0)
    cluster, weight = rng.integers(0, 50, 1_000), rng.uniform(0.5, 2.0, 1_000)
    fold = dealt(cluster, weight, 7)
    assert all(np.unique(fold[cluster == one]).size == 1 for one in np.unique(cluster))
    loads = np.bincount(fold, weight)
    assert loads.max() < 1.1 * loads.min()
    order = rng.permutation(1_000)
    assert (dealt(cluster[order], weight[order], 7) == fold[order]).all()


def test_records_of_unknown_employers_are_held_out_one_by_one() -> None:
    sample, _ = planted(WORLD.but(unknown=0.5), 1)
    found = clusters(sample)
    unknown = sample.employer < 0
    assert np.unique(found[unknown]).size == unknown.sum()
    assert not np.isin(found[unknown], found[~unknown]).any()
    held = held_out(sample, folds=3, draws=80)
    assert held.by_employer == pytest.approx(1.0 - unknown.mean())


@pytest.mark.parametrize("folds", [1, 81])
def test_folds_that_cannot_be(folds: int) -> None:
    sample, _ = planted(WORLD.but(records=400), 2)
    with pytest.raises(OutOfRange):
        held_out(sample, folds=folds)


def test_the_model_itself_predicts_what_it_generates() -> None:
    shares = []
    for seed in range(4):
        sample, _ = planted(WORLD.but(bands=0.0, top=1e9), seed)
        shares.append(coverage_of(held_out(sample, folds=5, draws=120), corrected=False)[0].share)
    assert np.mean(shares) == pytest.approx(0.9, abs=0.03)


@pytest.mark.parametrize(("spread", "shift"), [(1.0, 0.0), (0.6, 0.0), (1.5, 0.0), (1.0, 1.2)])
def test_scores_that_are_off_are_brought_back(spread: float, shift: float) -> None:
    shares = [
        coverage_of(scores(3_000, 150, spread=spread, shift=shift, seed=seed))[0].share
        for seed in range(8)
    ]
    assert np.mean(shares) == pytest.approx(0.9, abs=0.02)


def test_few_employers_are_trusted_less_than_as_many_records() -> None:
    """With few, the ends must reach farther than the share of scores that they are to hold."""
    reach = []
    for seed in range(20):
        few = scores(2_000, 12, spread=1.0, shift=0.0, seed=seed)
        ends = correction(few)
        middle = 0.5 * (ends.low + ends.high)
        reach.append((np.abs(few.score - middle) <= ends.high - middle).mean())
    assert np.mean(reach) > 0.92


def test_a_segment_with_employers_of_its_own_has_its_own_ends() -> None:
    held = scores(4_000, 400, spread=1.0, shift=0.0, seed=2)
    segment = (held.cluster >= 200).astype(np.int64)
    moved = replace(held, score=held.score + 1.5 * segment)
    low, high = (correction(moved, segment=segment, of=one) for one in (0, 1))
    assert high.low > low.low + 1.0
    assert all(one.share == pytest.approx(0.9, abs=0.03) for one in coverage_of(moved))
    found = coverage_of(moved, segment=segment)
    assert all(one.share == pytest.approx(0.9, abs=0.03) for one in found)


def test_errors_by_employer_exceed_those_by_record() -> None:
    found = coverage_of(scores(3_000, 60, spread=1.0, shift=0.0, seed=3))[0]
    assert found.employer_error > 2.0 * found.binomial_error
    assert (found.records, found.employers) == (3_000, 60)


def test_a_corrected_interval_holds_the_records_of_employers_never_seen() -> None:
    inside = []
    for seed in range(6):
        sample, _ = planted(WORLD.but(employers=160, records=1_600, bands=0.0, top=1e9), seed)
        new = sample.employer % 2 == 1
        seen, unseen = taken(sample, ~new), taken(sample, new)
        ends = correction(held_out(seen, folds=5, draws=80))
        fit = fit_rates(seen)
        for cell in range(len(sample.cells)):
            pay = np.exp(unseen.low[unseen.cell == cell])
            weights = np.eye(len(sample.cells))[cell]
            found = predict(fit, weights, correction=ends, draws=120)
            inside.append((found.low <= pay) & (pay <= found.high))
    assert 0.87 <= np.concatenate(inside).mean() <= 0.95
