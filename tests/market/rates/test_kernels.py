"""Compiled loops against definitions: densities, slopes, chances, threads."""

from __future__ import annotations

import math
import os
import subprocess
import sys

import numpy as np
import pytest
from scipy.stats import norm

from goingrate.market.rates import kernels
from goingrate.market.rates.shape import Shape, normal_nodes

from .planted import rest

SHAPES = [Shape(), Shape(0.3, 0.75), Shape(-0.4, 1.3)]
STEP = 1e-4


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_the_rest_is_standardised(shape: Shape) -> None:
    u = np.linspace(-40.0, 40.0, 400_001)
    density = np.array([kernels.at(one, shape.constants())[1] for one in u])
    total, mean, square = (float(np.trapezoid(u**k * density, u)) for k in range(3))
    assert (total, mean, square) == pytest.approx((1.0, 0.0, 1.0), abs=2e-4)


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_density_is_that_of_the_draws_by_definition(shape: Shape) -> None:
    drawn = rest(shape, np.random.default_rng(0), 200_000)
    for probability in (0.05, 0.5, 0.9):
        assert np.quantile(drawn, probability) == pytest.approx(
            shape.quantile(probability), abs=0.02
        )
        z = kernels.at(shape.quantile(probability), shape.constants())[0]
        assert norm.cdf(z) == pytest.approx(probability)


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("extra", [0.0, 0.2])
@pytest.mark.parametrize(
    ("low", "high"), [(0.3, 1.1), (0.7, 0.7), (1.2, np.inf), (-1.5, np.inf), (-1.0, -0.5)]
)
def test_slopes_are_those_of_the_likelihood(
    shape: Shape, extra: float, low: float, high: float
) -> None:
    def value(mean: float, log_spread: float) -> float:
        told = kernels.record_score(low, high, mean, log_spread, extra, shape.constants())
        return float(told[0])

    mean, spread, h = 0.4, -0.9, STEP
    told = kernels.record_score(low, high, mean, spread, extra, shape.constants())
    by_mean = (value(mean + h, spread) - value(mean - h, spread)) / (2 * h)
    by_spread = (value(mean, spread + h) - value(mean, spread - h)) / (2 * h)
    corners = (
        value(mean + h, spread + h)
        - value(mean + h, spread - h)
        - value(mean - h, spread + h)
        + value(mean - h, spread - h)
    )
    bend = value(mean, spread + h) - 2 * value(mean, spread) + value(mean, spread - h)
    assert told[1:3] == pytest.approx((by_mean, by_spread), abs=1e-6)
    assert told[4:] == pytest.approx((-corners / (4 * h * h), -bend / h**2), abs=1e-5)


def test_a_narrow_band_is_a_point_and_a_far_one_stays_finite() -> None:
    shape = Shape().constants()
    point = kernels.record_score(0.3, 0.3, 0.0, 0.0, 0.0, shape)
    band = kernels.record_score(0.3 - 1e-3, 0.3 + 1e-3, 0.0, 0.0, 0.0, shape)
    assert band[0] == pytest.approx(point[0] + math.log(2e-3), abs=1e-6)
    assert band[1:3] == pytest.approx(point[1:3], rel=1e-5)
    for low, high in ((60.0, 61.0), (-61.0, -60.0), (80.0, np.inf), (1e4, 1e4)):
        assert np.isfinite(kernels.record_score(low, high, 0.0, 0.0, 0.0, shape)).all()


@pytest.mark.parametrize("shape", SHAPES[1:], ids=str)
@pytest.mark.parametrize("between", [0.05, 0.2, 0.25, 0.8])
def test_employers_and_the_rest_add_up(shape: Shape, between: float) -> None:
    rng = np.random.default_rng(0)
    drawn = between * rng.standard_normal(400_000) + 0.25 * rest(shape, rng, 400_000)
    points, shares = normal_nodes(10)
    at = np.array([[-0.3, 0.1, 0.5]])
    out = np.empty((1, 3, 2))
    one = np.ones((1, 1))
    kernels.mixtures_at(
        0,
        1,
        at,
        np.ones(1),
        0.0 * one,
        0.25 * one,
        np.array([between]),
        shape.constants()[None],
        points,
        shares,
        out,
    )
    assert out[0, :, 0] == pytest.approx([(drawn <= x).mean() for x in at[0]], abs=0.003)


def test_threads_change_no_digit() -> None:
    program = (
        "import numpy as np\n"
        "from goingrate.market.rates import fit_rates, quantiles, PaySample, Cell\n"
        "r = np.random.default_rng(0); n = 45_000\n"
        "cell = r.integers(0, 60, n).astype(np.int32); firm = r.integers(0, 900, n)\n"
        "pay = 12 + 0.1 * r.standard_normal(900)[firm] + 0.3 * r.standard_normal(n)\n"
        "cells = tuple(Cell(str(c % 6), str(c // 6)) for c in range(60))\n"
        "fit = fit_rates(PaySample(pay, pay + (r.random(n) < .3) * .2, cell,\n"
        "    firm.astype(np.int32), np.ones(n), cells))\n"
        "print(fit.mean.tobytes().hex()[:64], quantiles(fit, np.ones(60), [0.5], draws=80))\n"
    )
    told = [_run(program, threads) for threads in ("1", "3")]
    assert told[0] == told[1]


def _run(program: str, threads: str) -> str:
    one = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL")}
    environment = os.environ | one | {"NUMBA_NUM_THREADS": threads}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment
    )
    return done.stdout
