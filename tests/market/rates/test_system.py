"""Both ways of solving the normal equations agree with each other and with dense algebra."""

from __future__ import annotations

import numpy as np
import pytest

from goingrate.market.rates import moments, system
from goingrate.market.rates.design import design_of
from goingrate.market.rates.moments import moments_of
from goingrate.market.rates.system import Precisions, System

from .planted import World, planted

WORLD = World(roles=2, levels=3, regions=2, employers=30, records=400, unknown=0.2)


def of(world: World, seed: int = 1) -> System:
    design = design_of(planted(world, seed)[0])
    rng = np.random.default_rng(seed)
    first = rng.random(design.n_pairs) * 30
    side = 0.3 * first * rng.uniform(-1, 1, design.n_pairs)
    told = np.stack([first, side, 0.5 * first + 0.1], axis=1)
    prior = Precisions(
        mean=rng.uniform(5, 30, design.mean_terms.size),
        spread=rng.uniform(5, 30, design.spread_terms.size),
        cell=40.0,
        cell_spread=50.0,
        employer=60.0,
        employer_in_cell=300.0,
    )
    return System(design, told, prior)


@pytest.mark.parametrize("world", [WORLD, WORLD.but(unknown=0.0), WORLD.but(unknown=1.0)])
def test_elimination_solves_the_same_equations(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = np.random.default_rng(0).standard_normal((of(world).size, 3))
    whole = of(world).solve(right)
    monkeypatch.setattr(system, "MOST_DENSE", 0)
    parted = of(world)
    assert not parted.dense
    assert parted.solve(right) == pytest.approx(whole, abs=1e-8)
    assert parted.matrix() @ whole == pytest.approx(right, abs=1e-8)


@pytest.mark.parametrize("signs", [False, True])
def test_draws_scatter_as_the_posterior(signs: bool) -> None:
    one = of(WORLD)
    noise = one.noise(np.random.default_rng(3), 4_000, signs=signs)
    scattered = np.cov(noise)
    scale = np.sqrt(np.diag(one.matrix()))
    apart = (scattered - one.matrix()) / np.outer(scale, scale)
    assert np.abs(apart).max() < 0.12
    assert np.abs(apart).mean() < 0.02


def test_probes_give_the_exact_variances_on_average(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = moments_of(of(WORLD), 0)
    monkeypatch.setattr(system, "MOST_DENSE", 0)
    probed = moments_of(of(WORLD), 3_000)
    for name in ("unknowns", "cell_mean", "cell_log_spread", "pair"):
        assert getattr(probed, name) == pytest.approx(getattr(exact, name), rel=0.15), name
    assert moments._SEED  # probes are the same in every round
