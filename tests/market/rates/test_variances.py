"""Variances of effects: what is drawn, what is found again."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from goingrate.market.rates import Shape, fit_rates, quantiles, variances
from goingrate.market.rates.variances import Component

from .planted import World, planted

LARGE = World(roles=4, levels=4, regions=10, employers=400, records=12_000, in_cell=0.08, bands=0.2)


def test_planted_variances_are_found_again() -> None:
    sample, truth = planted(LARGE, 2)
    fit = fit_rates(sample)
    size = {name: math.sqrt(one.variance) for name, one in fit.components.items()}
    assert fit.converged
    assert size["employer"] == pytest.approx(0.12, abs=0.02)
    assert size["employer_in_cell"] == pytest.approx(0.08, abs=0.02)
    assert size["cell"] == pytest.approx(0.06, abs=0.02)
    assert size["cell_spread"] == pytest.approx(0.15, abs=0.04)
    assert fit.size_slope == pytest.approx(0.0, abs=0.03)
    assert np.log(fit.spread / truth.spread).mean() == pytest.approx(0.0, abs=0.05)


def test_a_planted_shape_is_found_again() -> None:
    sample, _ = planted(LARGE.but(shape=Shape(0.3, 0.75)), 3)
    fit = fit_rates(sample)
    assert (fit.shape.skew, fit.shape.tail) == pytest.approx((0.3, 0.75), abs=0.06)


def test_effects_that_do_not_exist_come_out_small() -> None:
    sample, _ = planted(LARGE.but(between_employers=0.0, in_cell=0.0, cell_deviation=0.0), 4)
    fit = fit_rates(sample)
    assert fit.employer_spread < 0.03
    assert fit.components["cell"].variance < 0.02**2


def test_where_large_employers_pay_more_the_rate_is_that_of_most_records() -> None:
    sample, truth = planted(LARGE.but(between_employers=0.05, in_cell=0.0), 5)
    size = np.log(np.bincount(sample.employer).clip(1))
    typical = size[sample.employer].mean()
    moved = 0.08 * (size[sample.employer] - typical)
    fit = fit_rates(replace(sample, low=sample.low + moved, high=sample.high + moved))
    assert fit.size_slope == pytest.approx(0.08, abs=0.015)
    thick = truth.counts > 100
    assert (fit.mean - truth.mean)[thick].mean() == pytest.approx(0.0, abs=0.04)


def test_draws_of_a_variance_with_much_data_are_scaled_inverse_chi_square() -> None:
    one = Component(0.04, 60.0, 0.04)
    drawn = one.drawn(np.random.default_rng(0), 40_000)
    expected = 0.04 * 60.0 / np.random.default_rng(1).chisquare(60.0, 40_000)
    for probability in (0.1, 0.5, 0.9):
        assert np.quantile(drawn, probability) == pytest.approx(
            np.quantile(expected, probability), rel=0.03
        )


def test_without_data_the_prior_is_drawn() -> None:
    one = variances.started("employer")
    drawn = np.sqrt(one.drawn(np.random.default_rng(0), 40_000))
    assert np.quantile(drawn, [0.16, 0.5, 0.84]) == pytest.approx([0.075, 0.15, 0.30], rel=0.03)


def test_a_given_variance_is_not_drawn() -> None:
    drawn = variances.given(2.0).drawn(np.random.default_rng(0), 3)
    assert drawn.tolist() == [2.0, 2.0, 2.0]


def test_records_of_one_employer_are_no_independent_ones() -> None:
    """Who takes them as such is sure of a median that is off by the employers that he has."""
    world = World(roles=1, levels=2, regions=2, employers=25, records=800, between_employers=0.2)
    held = []
    for seed in range(20):
        sample, truth = planted(world, seed)
        nobody = replace(sample, employer=np.full(sample.n_records, -1, np.int32))
        (real,) = truth.quantiles(truth.share, [0.5])
        found = [
            quantiles(fit_rates(one), truth.share, [0.5], draws=120)[0] for one in (sample, nobody)
        ]
        held.append([one.low <= real <= one.high for one in found])
    known, unknown = np.mean(held, axis=0)
    assert known >= 0.8
    assert unknown < 0.6


def test_one_record_of_each_employer_says_little_of_the_spread_within() -> None:
    """A record that its employer's effect explains in part counts for less than one."""
    world = World(roles=1, levels=1, regions=1, records=80, bands=0.0, between_employers=0.25)
    sample, _ = planted(world, 7)
    employers = (np.arange(80, dtype=np.int32), np.zeros(80, np.int32))
    alone, together = (
        float(fit_rates(replace(sample, employer=one)).log_spread_variance[0]) for one in employers
    )
    assert together == pytest.approx(1.0 / (2.0 * 80.0), rel=0.4)
    assert alone > 1.7 * together
