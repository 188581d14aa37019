"""Plain random scenarios: the law of what they draw, and agreement with Sobol points."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from goingrate.base.errors import InputError, OutOfRange
from goingrate.offer.futures import simulate
from goingrate.offer.lanes import LANES
from goingrate.offer.person import Person
from goingrate.offer.plan import JobPlan, job_plan
from goingrate.offer.scenario import distribution, vest_sums
from goingrate.offer.scenario_run import MOST_SCENARIOS
from goingrate.offer.terms import Grant, Offer, Stock
from goingrate.offer.unknowns import Draws
from goingrate.offer.vesting import even_vesting
from goingrate.offer.vests import Vests
from goingrate.offer.worth import estimate, weighted_quantiles

DRIFT, VOLATILITY, STEP_YEARS = 0.08, 0.45, 0.25
MOVEMENT = {
    "drift_per_year": DRIFT,
    "volatility_per_year": VOLATILITY,
    "step_years": STEP_YEARS,
}
VESTS = np.linspace(2.0, 1.0, 40) * 0.99 ** np.arange(40)
LATER = np.array([[1.0] * 4 + [0.0] * 4, [0.0] * 3 + [1.0] * 5, [0.0] * 6 + [2.0, 1.0]])
LATER_DAYS = [0, 3, 6]
N = 400_000
#: The greatest distance from the truth that is taken for chance, in standard errors.
FAR = 4.0


def sums(
    values: object = VESTS, *, n: int = N, seed: int = 1, n_threads: int = 1, **changes: object
) -> np.ndarray:
    return vest_sums(
        values_by_step=values,
        n_scenarios=n,
        seed=seed,
        n_threads=n_threads,
        **{**MOVEMENT, **changes},
    )


def log_price(step: int, *, seed: int = 3) -> np.ndarray:
    """Return the normalised logarithm of the price after some steps, by scenario."""
    one = np.zeros(step)
    one[-1] = 1.0
    price = sums(one, seed=seed).astype(float)
    trend = (DRIFT - 0.5 * VOLATILITY**2) * STEP_YEARS * step
    return (np.log(price) - trend) / (VOLATILITY * math.sqrt(STEP_YEARS))


CASES = {
    "one grant": (VESTS, None),
    "odd number of steps": (VESTS[:7], None),
    "one vest at the end": ([0.0] * 19 + [1.0], None),
    "later grants": (LATER, LATER_DAYS),
    "only a later grant": (LATER[1:2], [3]),
}


@pytest.mark.parametrize("name", CASES)
def test_mean_and_variance_are_the_exact_ones(name: str) -> None:
    values, days = CASES[name]
    mean, deviation = Vests.by_step(values, granted_at_step=days, **MOVEMENT).moments()
    found = sums(values, granted_at_step=days).astype(float)
    assert found.mean() == pytest.approx(mean, abs=FAR * deviation / math.sqrt(N))
    squares = (found - mean) ** 2
    assert squares.mean() == pytest.approx(deviation**2, abs=FAR * squares.std() / math.sqrt(N))


def test_many_seeds_scatter_about_the_exact_mean_as_they_should() -> None:
    mean, deviation = Vests.by_step(VESTS, **MOVEMENT).moments()
    means = [sums(n=10_000, seed=seed).mean(dtype=float) for seed in range(100)]
    apart = (np.array(means) - mean) / (deviation / math.sqrt(10_000))
    assert abs(apart.mean()) < FAR / math.sqrt(100)
    assert apart.std() == pytest.approx(1.0, abs=FAR / math.sqrt(2 * 100))


@pytest.mark.parametrize("n", [1, LANES - 1, LANES, LANES + 1, 65_536, 200_001])
def test_the_number_of_threads_changes_nothing(n: int) -> None:
    one, *others = (sums(n=n, n_threads=threads).tobytes() for threads in (1, 2, 3))
    assert others == [one, one]


def test_a_longer_run_begins_with_a_shorter_one() -> None:
    long = sums(n=3 * 65_536 + 5)
    for n in (1, LANES - 1, LANES + 1, 65_537):
        np.testing.assert_array_equal(sums(n=n), long[:n])


def test_seeds_and_scenarios_differ() -> None:
    one, other = sums(n=1000), sums(n=1000, seed=2)
    assert np.unique(np.concatenate([one, other])).size > 1990
    assert abs(np.corrcoef(one, other)[0, 1]) < FAR / math.sqrt(1000)


def test_a_step_is_normal() -> None:
    z = log_price(1)
    assert z.mean() == pytest.approx(0.0, abs=FAR / math.sqrt(N))
    assert z.var() == pytest.approx(1.0, abs=FAR * math.sqrt(2 / N))
    assert np.mean(z**3) == pytest.approx(0.0, abs=FAR * math.sqrt(15 / N))
    assert np.mean(z**4) == pytest.approx(3.0, abs=FAR * math.sqrt(96 / N))
    beyond = np.mean(np.abs(z) > 3.0)
    exact = math.erfc(3.0 / math.sqrt(2.0))
    assert beyond == pytest.approx(exact, abs=FAR * math.sqrt(exact / N))


def test_steps_are_independent() -> None:
    levels = np.array([np.zeros(N), *(log_price(step) for step in range(1, 7))])
    moves = np.diff(levels, axis=0)
    apart = np.corrcoef(moves) - np.eye(6)
    assert np.abs(apart).max() < FAR / math.sqrt(N)
    apart = np.corrcoef(moves**2) - np.eye(6)
    assert np.abs(apart).max() < FAR / math.sqrt(N)


@pytest.mark.parametrize("apart", [1, 2, 8, 16, LANES - 1, LANES, LANES + 1, 65_536])
def test_scenarios_are_independent(apart: int) -> None:
    z = log_price(1)
    for power in (1, 2):
        one, other = z[:-apart] ** power, z[apart:] ** power
        assert abs(np.corrcoef(one, other)[0, 1]) < FAR / math.sqrt(one.size)


def test_without_volatility_all_scenarios_are_the_exact_one() -> None:
    exact = np.float32(VESTS @ np.exp(DRIFT * STEP_YEARS * np.arange(1, 41)))
    assert set(sums(n=100, volatility_per_year=0.0)) == {exact}


def test_hardly_any_volatility_is_hardly_any_spread() -> None:
    exact = VESTS @ np.exp(DRIFT * STEP_YEARS * np.arange(1, 41))
    still = sums(n=1000, volatility_per_year=1e-9)
    np.testing.assert_allclose(still, exact, rtol=2e-6)


def test_no_vests_no_value() -> None:
    assert not sums([], n=10).any()
    assert not sums(np.zeros(5), n=10).any()


BAD: dict[str, tuple[str, dict[str, object]]] = {
    "no scenario": ("n_scenarios", {"n": 0}),
    "too many": ("n_scenarios", {"n": MOST_SCENARIOS + 1}),
    "seed below 0": ("seed", {"seed": -1}),
    "no thread": ("n_threads", {"n_threads": 0}),
    "volatility below 0": ("volatility_per_year", {"volatility_per_year": -0.1}),
    "too wild": ("volatility_per_year", {"volatility_per_year": 4.0}),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_refused_by_name(
    name: str, is_one_line: Callable[[InputError], bool]
) -> None:
    where, given = BAD[name]
    with pytest.raises(OutOfRange) as caught:
        sums(**given)
    assert caught.value.where == where
    assert is_one_line(caught.value)


DISCOUNT = 0.05
OFFER = Offer(
    "shares",
    base_per_year=0.0,
    stock=Stock(volatility_per_year=0.5, drift_per_year=0.07, market_correlation=0.6),
    grants=(
        Grant(400e3, even_vesting(years=4, cliff_years=1)),
        Grant(100e3, even_vesting(years=4), granted_in_years=1.0),
        Grant(100e3, even_vesting(years=4), granted_in_years=2.5),
    ),
)


def plan_of(offer: Offer = OFFER) -> JobPlan:
    return job_plan(offer, n_years=6)


def test_plain_scenarios_agree_with_sobol_points() -> None:
    person = Person(wealth=1e6, discount_per_year=DISCOUNT, horizon_years=6)
    futures = simulate(person, Draws(((OFFER,),)), n_points=8192, n_replicates=8, seed=5)
    by_sobol = futures.jobs[0].pay_before_tax[0]
    plain = distribution(plan_of(), discount_per_year=DISCOUNT, n_scenarios=N, seed=6)
    assert plain.n_scenarios == N
    assert abs(plain.sampled_mean - plain.mean) < FAR * plain.standard_error
    mean, error = estimate(futures, lambda paths: float(by_sobol[paths].mean()))
    assert error < plain.standard_error / 5
    assert mean == pytest.approx(plain.mean, abs=FAR * error)
    spread, error = estimate(futures, lambda paths: float(by_sobol[paths].std()))
    assert spread == pytest.approx(plain.standard_deviation, abs=FAR * error)
    shares = np.array([quantile.share for quantile in plain.quantiles])
    points = weighted_quantiles(by_sobol, futures.weight, shares)
    for quantile, point in zip(plain.quantiles, points, strict=True):
        error = (quantile.high - quantile.low) / (2 * 1.96)
        assert quantile.low <= quantile.value <= quantile.high
        assert point == pytest.approx(quantile.value, abs=FAR * error)


def test_a_share_that_vests_when_it_is_granted_is_sure() -> None:
    at_once = replace(OFFER, grants=(Grant(1000.0, even_vesting(years=1, cliff_years=0)),))
    plan = plan_of(at_once)
    moved = replace(plan, grant_quarter=plan.vest_quarter)
    value = distribution(moved, discount_per_year=DISCOUNT, n_scenarios=10, seed=1)
    sure = sum(250.0 * (1 + DISCOUNT) ** -(quarter / 4) for quarter in range(1, 5))
    assert value.mean == value.sampled_mean == pytest.approx(sure)
    assert value.standard_deviation == 0.0
    assert [quantile.value for quantile in value.quantiles] == pytest.approx([sure] * 5)


def test_a_job_without_shares_has_none_of_value() -> None:
    plan = plan_of(Offer("plain", 100.0))
    value = distribution(plan, discount_per_year=DISCOUNT, n_scenarios=10, seed=1)
    assert (value.mean, value.standard_deviation, value.sampled_mean) == (0.0, 0.0, 0.0)


def test_intervals_of_quantiles_hold_as_often_as_they_say() -> None:
    exact = distribution(plan_of(), discount_per_year=DISCOUNT, n_scenarios=4 * N, seed=99)
    truth = np.array([quantile.value for quantile in exact.quantiles])
    hits = []
    for seed in range(200):
        tried = distribution(plan_of(), discount_per_year=DISCOUNT, n_scenarios=2000, seed=seed)
        low, high = np.array([(q.low, q.high) for q in tried.quantiles]).T
        hits.append((low <= truth) & (truth <= high))
    share = np.mean(hits, axis=0)
    assert np.abs(share - 0.95).max() < FAR * math.sqrt(0.95 * 0.05 / 200)


@pytest.mark.parametrize(
    ("where", "given"),
    [("discount_per_year", {"discount_per_year": -1.0}), ("shares", {"shares": [0.5, 1.5]})],
)
def test_a_distribution_refuses_by_name(where: str, given: dict[str, object]) -> None:
    with pytest.raises(OutOfRange) as caught:
        distribution(plan_of(), **{"discount_per_year": 0.05, "seed": 1, **given})
    assert caught.value.where == where
