"""Path by path and by integration: two engines for one model."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from goingrate.base.draws import sobol_uniforms
from goingrate.offer.certainty import certain_gain
from goingrate.offer.futures import simulate
from goingrate.offer.person import Person
from goingrate.offer.private.along import (
    N_COLUMNS,
    exit_years,
    failure_probability,
    follow_private,
)
from goingrate.offer.private.joint import Fineness, Taste, outcomes
from goingrate.offer.private.outcome import worth_of
from goingrate.offer.private.settle import Settled, settle
from goingrate.offer.private.terms import EquityGrant, LicenceAndHire, PrivateEquity, Tender
from goingrate.offer.terms import JobLoss, Offer
from goingrate.offer.unknowns import Draws

from .conftest import OPTIONS, made

TASTE = Taste(wealth=200e3, risk_aversion=2.0, cash=200e3)
FINE = Fineness(value=8, time=6, bell=7, states=8)
N_POINTS, N_REPLICATES = 4096, 8


def drawn(company: Settled, *, layoff: float = math.inf) -> tuple[float, float]:
    """Return the certainty equivalent by paths, and its standard error."""
    cubes = sobol_uniforms(N_POINTS, N_COLUMNS, n_replicates=N_REPLICATES, seed=3)
    found = []
    for cube in cubes:
        worth = follow_private(
            company,
            cube,
            layoff_years=np.full(N_POINTS, layoff),
            market_levels=np.empty((N_POINTS, 0)),
            market_correlation=0.0,
            taste=TASTE,
        )
        failure = failure_probability(company)
        weights = np.repeat([[failure], [1.0 - failure]], N_POINTS, axis=1)
        found.append(certain_gain(worth, wealth=200e3, risk_aversion=2.0, weights=weights))
    return float(np.mean(found)), float(np.std(found, ddof=1) / math.sqrt(N_REPLICATES))


@pytest.mark.parametrize("layoff", [math.inf, 1.5, 3.0])
@pytest.mark.parametrize(
    "equity",
    [
        made(),
        made(replace(OPTIONS, expires_in_years=4.0)),
        made(replace(OPTIONS, window_years=5.0)),
        made(EquityGrant("rsu", 50_000.0)),
        made(EquityGrant("restricted_stock", 100_000.0, strike=0.5)),
        made(EquityGrant("virtual", 100_000.0, leaver="vested_decay")),
        made(EquityGrant("profit_units", 100_000.0, cap_per_share=3.0, leaver="loses_all")),
        made(tender=Tender(2.0, 100e3, 0.5)),
        made(licence_and_hire=LicenceAndHire(share_of_sales=0.2, spread=1.0)),
        replace(made(), grants=(OPTIONS, EquityGrant("rsu", 20_000.0, granted_in_years=1.0))),
        replace(made(), grants=(OPTIONS, replace(OPTIONS, strike=0.1, window_years=5.0))),
        made(replace(OPTIONS, window_years=10.0)),
        replace(
            made(tender=Tender(3.0, 100e3, 0.0)),
            grants=(
                EquityGrant("rsu", 20_000.0, granted_in_years=-4.0),
                replace(OPTIONS, shares=5_000.0, granted_in_years=-8.0),
            ),
        ),
    ],
    ids=[
        *("iso", "short", "window", "rsu", "bought", "virtual", "units", "tender", "hire", "two"),
        *("two options", "long window", "tender after the end"),
    ],
)
def test_both_engines_agree(equity: PrivateEquity, layoff: float) -> None:
    company = settle(equity, discount_per_year=0.05)
    by_paths, error = drawn(company, layoff=layoff)
    whole = outcomes(company, taste=TASTE, left_at=layoff, fineness=FINE)
    exact = worth_of(whole, wealth=200e3, risk_aversion=2.0)
    rules = 2e-3 if math.isinf(layoff) else 6e-3  # between times for which a rule was found
    assert by_paths == pytest.approx(exact, abs=4.0 * error + rules * abs(exact))


def test_ends_come_at_the_hazard() -> None:
    company = settle(made(), discount_per_year=0.05)
    cube = sobol_uniforms(N_POINTS, N_COLUMNS, n_replicates=1, seed=1)[0]
    years = exit_years(company, cube)
    assert years.mean() == pytest.approx(1 / 0.33, rel=1e-2)
    assert failure_probability(company) == pytest.approx(0.08 / 0.33)


def test_a_market_moves_the_company_but_not_its_own_distribution() -> None:
    """With any correlation the value has the same law: only what it moves with differs."""
    company = settle(made(), discount_per_year=0.05)
    cube = sobol_uniforms(1 << 15, N_COLUMNS + 16, n_replicates=1, seed=5)[0]
    from scipy.special import ndtri

    steps = ndtri(cube[:, N_COLUMNS:]) * 0.5  # quarters
    levels = np.concatenate([np.zeros((cube.shape[0], 1)), np.cumsum(steps, axis=1)], axis=1)
    found = [
        follow_private(
            company,
            cube[:, :N_COLUMNS],
            layoff_years=np.full(cube.shape[0], math.inf),
            market_levels=levels if correlation else np.empty((cube.shape[0], 0)),
            market_correlation=correlation,
            taste=TASTE,
        )[1]
        for correlation in (0.0, 0.8)
    ]
    shares = [0.5, 0.75, 0.9, 0.95]
    apart = np.quantile(found[1], shares) / np.quantile(found[0], shares)
    assert apart == pytest.approx(1.0, abs=0.1)
    linked, alone = (np.corrcoef(worth > 0, levels[:, -1])[0, 1] for worth in found[::-1])
    assert linked > 0.2
    assert abs(alone) < 0.03


def test_an_offer_with_nothing_but_a_grant_is_worth_the_grant() -> None:
    person = Person(wealth=200e3, risk_aversion=2.0, discount_per_year=0.05)
    grant = Offer("grant", base_per_year=0.0, equity=made())
    futures = simulate(
        person,
        Draws(((grant, Offer("stay", base_per_year=1.0)),)),
        n_points=N_POINTS,
        n_replicates=1,
        seed=1,
    )
    job = futures.jobs[0]
    by_paths = certain_gain(
        job.equity, wealth=200e3, risk_aversion=2.0, weights=futures.weight * job.probability
    )
    found = outcomes(settle(made(), discount_per_year=0.05), taste=TASTE, fineness=FINE)
    exact = worth_of(found, wealth=200e3, risk_aversion=2.0)
    assert by_paths == pytest.approx(exact, rel=2e-2)
    assert list(job.succeeds) == [False, True]


def test_the_job_ends_when_the_company_fails() -> None:
    person = Person(wealth=200e3, risk_aversion=2.0, discount_per_year=0.0, horizon_years=4)
    job = Offer(
        "startup",
        base_per_year=100e3,
        equity=made(failure_per_year=0.5),
        job_loss=JobLoss(search_months=0.0, later_pay_per_year=0.0),
    )
    futures = simulate(
        person,
        Draws(((job, Offer("stay", base_per_year=1.0)),)),
        n_points=N_POINTS,
        n_replicates=1,
        seed=1,
    )
    fails, exits = futures.jobs[0].pay
    assert exits == pytest.approx(400e3)
    hazard = 0.75
    expected = 100e3 * (1.0 - math.exp(-4 * hazard)) / hazard
    assert float((futures.weight * fails).sum()) == pytest.approx(expected, rel=1e-3)


def test_double_trigger_pays_whoever_is_laid_off_after_the_exit() -> None:
    late = made(replace(OPTIONS, double_trigger=True))
    plain, trigger = (
        follow_private(
            settle(equity, discount_per_year=0.05),
            sobol_uniforms(N_POINTS, N_COLUMNS, n_replicates=1, seed=1)[0],
            layoff_years=np.full(N_POINTS, 2.0),
            market_levels=np.empty((N_POINTS, 0)),
            market_correlation=0.0,
            taste=TASTE,
        )[1]
        for equity in (made(), late)
    )
    assert (trigger >= plain).all()
    assert trigger.mean() > plain.mean() * 1.05
