"""A comparison of two offers at equal error: our futures against plain Monte Carlo."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from bench.plain_monte_carlo import Sample, certainty_equivalents
from bench.problem import HORIZON_YEARS, OFFERS, PERSON, RISK_AVERSION, WEALTH
from bench.table import Row, Section
from bench.timing import interleaved
from goingrate.offer.futures import simulate
from goingrate.offer.plan import fates, job_plan
from goingrate.offer.points import Points, needs_of, sobol_points
from goingrate.offer.unknowns import Draws
from goingrate.offer.worth import worth

Array = NDArray[np.float64]
Method = Callable[[int, int], Array]  # (points, seed) -> both certainty equivalents
_TARGET = 1e-3
_OUR_SEEDS = range(1000, 1512)  # 64 would leave the size to chance: their RMSE scatters by a tenth
_PEER_SEEDS = range(1000, 1064)  # its size follows from its standard error; these confirm it
_OUR_SIZES = tuple(2**power for power in range(3, 14))
_CHECK_PATHS = 4_000_000
_FRESH_SEED = 10_000


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What a method errs at a size: relative (the worse offer), and of the difference in money."""

    n_points: int
    relative: float
    difference: float


@dataclass(frozen=True, slots=True)
class Exact:
    """Certainty equivalents by very many points, and their standard errors, shape (2,)."""

    worth: Array
    error: Array


def section() -> Section:
    """Measure sizes that reach the target, then the time of one computation at those sizes."""
    exact = exact_worth()
    plain, lean = partial(peer, whole=True), partial(peer, whole=False)
    check = certainty_equivalents(_CHECK_PATHS, seed=7)
    n_paths = paths_needed(check)
    our_size = our_first_within(_OUR_SIZES, exact)
    sizes = [accuracy(method, n_paths, _PEER_SEEDS, exact) for method in (plain, lean)]
    our_time, points_time, plain_time, lean_time = interleaved(
        [
            lambda turn: ours(our_size.n_points, turn),
            lambda turn: draw_points(our_size.n_points, _FRESH_SEED + turn),
            lambda turn: plain(n_paths, turn),
            lambda turn: lean(n_paths, turn),
        ],
        repetitions=61,
    )
    return Section(
        f"Two offers compared, certainty equivalents to {_TARGET:.1%} (RMSE)",
        [
            Row("same futures", our_time, "numpy", plain_time, goal="30x"),
            Row("numpy without the market factor", our_time, "numpy", lean_time),
            Row("of ours: drawing the points", points_time, "all", our_time, faster=False),
        ],
        [
            _said("ours", our_size),
            _said("numpy", sizes[0]),
            _said("numpy without the market factor", sizes[1]),
            *_check(exact, check),
        ],
    )


def ours(n_points: int, seed: int) -> Array:
    """Return both certainty equivalents by one replicate of Sobol points.

    Points are kept for the next call with the same seed, so nothing that is timed repeats a seed.
    """
    futures = simulate(PERSON, Draws((OFFERS,)), n_points=n_points, n_replicates=1, seed=seed)
    return np.array(
        [worth(futures, job, wealth=WEALTH, risk_aversion=RISK_AVERSION) for job in futures.jobs]
    )


def peer(n_points: int, seed: int, *, whole: bool) -> Array:
    """Return both certainty equivalents by plain Monte Carlo."""
    return certainty_equivalents(n_points, seed=seed, whole=whole).worth


def exact_worth() -> Exact:
    """Return the mean of 32 replicates of 32,768 points."""
    replicates = np.array([ours(2**15, seed) for seed in range(32)])
    return Exact(replicates.mean(axis=0), replicates.std(axis=0, ddof=1) / np.sqrt(32))


def accuracy(method: Method, n_points: int, seeds: range, exact: Exact) -> Accuracy:
    """Return the errors of a method at one size over seeds."""
    errors = np.array([method(n_points, seed) for seed in seeds]) - exact.worth
    return Accuracy(
        n_points=n_points,
        relative=float((_rms(errors) / np.abs(exact.worth)).max()),
        difference=float(_rms(errors[:, 0] - errors[:, 1])),
    )


def our_first_within(sizes: Iterable[int], exact: Exact) -> Accuracy:
    """Return our first size of a ladder that reaches the target (else the last)."""
    for n_points in sizes:
        found = accuracy(ours, n_points, _OUR_SEEDS, exact)
        if found.relative <= _TARGET:
            break
    return found


def paths_needed(sample: Sample) -> int:
    """Return the paths that plain Monte Carlo needs: its error falls as one over their root."""
    relative = float((sample.error / np.abs(sample.worth)).max())
    return 100 * round(_CHECK_PATHS * (relative / _TARGET) ** 2 / 100)


def draw_points(n_points: int, seed: int) -> Points:
    """Return the points of one replicate, the first step of `ours`."""
    plans = [job_plan(offer, n_years=HORIZON_YEARS) for offer in OFFERS]
    needs = needs_of(plans, [fates(offer) for offer in OFFERS])
    return sobol_points(needs, n_points=n_points, n_replicates=1, seed=seed)


def _check(exact: Exact, sample: Sample) -> list[str]:
    apart = (sample.worth - exact.worth) / np.hypot(sample.error, exact.error)
    agree = "agree" if bool((np.abs(apart) < 4).all()) else "DISAGREE"
    return [
        f"{offer.name}: ours {exact.worth[i]:,.0f} +- {exact.error[i]:,.1f}, numpy with "
        f"{_CHECK_PATHS:,} paths {sample.worth[i]:,.0f} +- {sample.error[i]:,.0f}, "
        f"{apart[i]:+.1f} standard errors apart"
        for i, offer in enumerate(OFFERS)
    ] + [f"In the limit the methods {agree} (limit: 4 standard errors)."]


def _said(name: str, found: Accuracy) -> str:
    return (
        f"{name}: {found.n_points:,} points, RMSE {found.relative:.3%} of the worse offer, "
        f"{found.difference:,.0f} of the difference"
    )


def _rms(errors: Array) -> Array:
    result: Array = np.sqrt((errors**2).mean(axis=0))
    return result
