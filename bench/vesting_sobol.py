"""Shares that vest: Sobol points with principal components against plain Monte Carlo by numpy."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from bench.table import Row, Section, duration
from bench.timing import Spread, interleaved
from bench.vesting_problem import (
    DRIFT_PER_YEAR,
    EXACT,
    N_STEPS,
    OFFER,
    PERSON,
    RISK_AVERSION,
    STEP_YEARS,
    VALUES,
    VOLATILITY_PER_YEAR,
    WEALTH,
    plain_sums,
    worth_of,
)
from goingrate.base.draws import normals, sobol_uniforms
from goingrate.offer.brownian import principal_components
from goingrate.offer.certainty import certain_gain
from goingrate.offer.futures import simulate
from goingrate.offer.scenario import vest_sums
from goingrate.offer.unknowns import Draws
from goingrate.offer.worth import worth

Array = NDArray[np.float64]
Method = Callable[[int, int], tuple[float, float]]  # (points, seed) -> worth and mean

_REPLICATES = 64
_PLAIN_PATHS = 65_536
_SIZES = (256, 1024, 4096, 16_384)
_FIGURES = ("certainty equivalent", "mean")
_FIRST_SEED, _FRESH_SEED = 1000, 50_000
_COMPONENTS = principal_components(N_STEPS, step_years=STEP_YEARS)
_TREND = (DRIFT_PER_YEAR - 0.5 * VOLATILITY_PER_YEAR**2) * STEP_YEARS * np.arange(1, N_STEPS + 1)


@dataclass(frozen=True, slots=True)
class Measured:
    """One method at one size: relative RMSE of both figures, and the time of one run."""

    n_points: int
    errors: Array
    time: Spread


def section() -> Section:
    """Measure errors over 64 replicates, then the time of one run; one thread throughout."""
    exact = np.array([_reference(), EXACT.mean])
    sizes = [(method, n) for n in _SIZES for method in (engine, bare)]
    sizes += [(plain, _PLAIN_PATHS), (lanes, _PLAIN_PATHS)]
    errors = [_errors(method, n, exact) for method, n in sizes]
    times = interleaved([partial(_once, method, n) for method, n in sizes], repetitions=11)
    found = [Measured(n, e, t) for (_, n), e, t in zip(sizes, errors, times, strict=True)]
    *sobol, numpy, fused = found
    rows = [
        _row(f"{_FIGURES[k]}, {name}, {one.n_points:,} points", one, numpy, k)
        for k in (0, 1)
        for i, name in enumerate(("our futures", "bare"))
        for one in sobol[i::2]
    ]
    rows.append(_row("certainty equivalent, plain in lanes", fused, numpy, 0, goal=""))
    return Section(
        "Shares vesting over 40 quarters: time at equal RMSE, one thread",
        rows,
        [
            f"Relative RMSE over {_REPLICATES} replicates, certainty equivalent and mean:",
            *(f"  our futures: {_said(one)}" for one in sobol[0::2]),
            *(f"  bare: {_said(one)}" for one in sobol[1::2]),
            f"  numpy: {_said(numpy)}",
            f"  plain in lanes: {_said(fused)}",
            "numpy's time is that of its run times the square of the ratio of errors.",
            f"Not in our time: scrambling the net, once a process, {duration(_net_time())} for "
            f"{_SIZES[-1]:,} points.",
            "The mean is also known in closed form, without error (`Vests.moments`).",
        ],
    )


def engine(n_points: int, seed: int) -> tuple[float, float]:
    """Return worth and mean as answers get them: 40 normals of the market, 40 of the stock."""
    futures = simulate(PERSON, Draws(((OFFER,),)), n_points=n_points, n_replicates=1, seed=seed)
    job = futures.jobs[0]
    value = worth(futures, job, wealth=WEALTH, risk_aversion=RISK_AVERSION)
    return value, float(job.pay.mean())


def bare(n_points: int, seed: int) -> tuple[float, float]:
    """Return both by our points and components alone: 40 normals, whole arrays."""
    z = normals(sobol_uniforms(n_points, N_STEPS, n_replicates=1, seed=seed)[0])
    sums = np.exp(VOLATILITY_PER_YEAR * (z @ _COMPONENTS.T) + _TREND) @ VALUES
    return certain_gain(sums, wealth=WEALTH, risk_aversion=RISK_AVERSION), float(sums.mean())


def plain(n_paths: int, seed: int) -> tuple[float, float]:
    """Return both by plain Monte Carlo in numpy."""
    sums = plain_sums(n_paths, seed)
    return worth_of(sums), float(sums.mean())


def lanes(n_paths: int, seed: int) -> tuple[float, float]:
    """Return both by plain Monte Carlo in our compiled lanes."""
    sums = vest_sums(
        values_by_step=VALUES,
        drift_per_year=DRIFT_PER_YEAR,
        volatility_per_year=VOLATILITY_PER_YEAR,
        step_years=STEP_YEARS,
        n_scenarios=n_paths,
        seed=seed,
    ).astype(np.float64)
    return worth_of(sums), float(sums.mean())


def _reference() -> float:
    """Return the certainty equivalent by 32 replicates of 65,536 points."""
    return float(np.mean([bare(65_536, seed)[0] for seed in range(32)]))


def _errors(method: Method, n_points: int, exact: Array) -> Array:
    seeds = range(_FIRST_SEED, _FIRST_SEED + _REPLICATES)
    found = np.array([method(n_points, seed) for seed in seeds])
    result: Array = np.sqrt(np.mean((found / exact - 1.0) ** 2, axis=0))
    return result


def _once(method: Method, n_points: int, turn: int) -> object:
    """Run with a seed that was not used before: points are kept for the next call."""
    return method(n_points, _FRESH_SEED + turn)


def _row(what: str, ours: Measured, numpy: Measured, figure: int, goal: str = "100x") -> Row:
    longer = (numpy.errors[figure] / ours.errors[figure]) ** 2
    return Row(what, ours.time, "numpy", numpy.time.over(1.0 / longer), goal=goal)


def _said(one: Measured) -> str:
    errors = f"{one.errors[0]:.2e} and {one.errors[1]:.2e}"
    return f"{one.n_points:,} points, {errors}, {duration(one.time.median)}"


def _net_time() -> float:
    """Return the time to scramble the largest net, which a process does once."""
    from scipy.stats import qmc

    start = time.perf_counter()
    qmc.Sobol(2 * N_STEPS, scramble=True, bits=30, rng=1).random_base2(_SIZES[-1].bit_length() - 1)
    return time.perf_counter() - start
