"""Questions asked backwards: put the answer in, and the offers tie."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from goingrate.base.quantity import UNKNOWN
from goingrate.offer.breakeven import break_even_probability
from goingrate.offer.futures import Futures, simulate
from goingrate.offer.inverse import (
    Lottery,
    Tie,
    break_even_map,
    frontier,
    lottery,
    share_of_the_way,
    success_gamble,
    thinned,
    tie,
    worth_map,
)
from goingrate.offer.person import Person, TaxRates
from goingrate.offer.terms import Grant, JobLoss, Offer, Promise, Stock
from goingrate.offer.unknowns import Draws
from goingrate.offer.worth import AS_IS, Change, worth

WEALTH = 300e3
PERSON = Person(wealth=WEALTH, tax=TaxRates(pay=0.3, equity=0.2))
STAY = Offer("stay", 150e3, stock=Stock(0.4, 0.05, 0.6), grants=(Grant(100e3),))
GO = Offer(
    "go",
    120e3,
    equity=Promise(2e6, 5.0, UNKNOWN, fails_after_years=4.0, market_correlation=0.3),
    job_loss=JobLoss(0.05, 2.0, 4.0, 110e3),
)


def simulated(*offers: Offer) -> Futures:
    return simulate(PERSON, Draws((offers,)), n_points=128, n_replicates=1, seed=2)


BOTH = simulated(GO, STAY)


def worth_at(
    futures: Futures, index: int, *, wealth: float, taste: float, change: Change = AS_IS
) -> float:
    job = futures.jobs[index]
    return worth(futures, job, wealth=wealth, risk_aversion=taste, change=change)


@settings(max_examples=40)
@given(st.floats(1e4, 1e8), st.floats(0, 8))
def test_at_the_break_even_chance_both_are_worth_the_same(wealth: float, taste: float) -> None:
    chance = success_gamble(BOTH, *BOTH.jobs).break_even(wealth=wealth, risk_aversion=taste)
    assume(0 < chance < 0.99)
    mine = worth_at(BOTH, 0, wealth=wealth, taste=taste, change=Change(success=chance))
    assert mine == pytest.approx(worth_at(BOTH, 1, wealth=wealth, taste=taste), rel=1e-6)


@settings(max_examples=40)
@given(st.floats(1e5, 1e8), st.floats(0, 6), st.floats(1e4, 1e6), st.floats(2e6, 1e8))
def test_a_bare_gamble_has_the_chance_of_the_closed_form(
    wealth: float, taste: float, cost: float, payoff: float
) -> None:
    person = replace(PERSON, tax=TaxRates(), discount_per_year=0.0)
    go = Offer("go", 0.0, equity=Promise(payoff, 5.0, UNKNOWN, market_correlation=0.0))
    stay = Offer("stay", 0.0, forfeited_on_leaving=cost, present_job=True)
    futures = simulate(person, Draws(((go, stay),)), n_points=16, n_replicates=1, seed=1)
    found = success_gamble(futures, *futures.jobs).break_even(wealth=wealth, risk_aversion=taste)
    closed = break_even_probability(cost=cost, payoff=payoff, wealth=wealth, risk_aversion=taste)
    assert found == pytest.approx(closed, rel=1e-8)


def test_chances_beyond_0_and_1_say_that_nothing_hangs_on_it() -> None:
    poor, rich = Offer("poor", 1e3), Offer("rich", 1e7)
    wins, loses = (
        success_gamble(futures, *futures.jobs).break_even(wealth=WEALTH, risk_aversion=2.0)
        for futures in (simulated(GO, poor), simulated(GO, rich))
    )
    assert wins <= 0
    assert loses > 1


def test_the_frontier_falls_with_the_payoff_and_rises_with_aversion() -> None:
    grid = frontier(
        BOTH, *BOTH.jobs, wealth=WEALTH, risk_aversions=[0.0, 2.0, 4.0], stakes=[0.5, 1.0, 2.0]
    )
    assert (np.diff(grid, axis=1) < 0).all()
    assert (np.diff(grid, axis=0) > 0).all()
    gamble = success_gamble(BOTH, *BOTH.jobs)
    assert grid[1, 1] == gamble.break_even(wealth=WEALTH, risk_aversion=2.0)


def test_maps_agree_with_single_figures() -> None:
    wealths, tastes = np.array([1e5, WEALTH]), np.array([0.0, 1.0, 3.0])
    gamble = success_gamble(BOTH, *BOTH.jobs)
    chances = break_even_map(gamble, wealths=wealths, risk_aversions=tastes)
    assert chances.shape == (3, 2)
    exact = gamble.break_even(wealth=WEALTH, risk_aversion=3.0)
    assert chances[2, 1] == pytest.approx(exact, rel=1e-9)
    known = simulated(replace(GO, equity=replace(GO.equity, probability=0.2)), STAY)
    leads = worth_map(
        *(lottery(known, job) for job in known.jobs), wealths=wealths, risk_aversions=tastes
    )
    lead = worth_at(known, 0, wealth=WEALTH, taste=3.0) - worth_at(
        known, 1, wealth=WEALTH, taste=3.0
    )
    assert leads[2, 1] == pytest.approx(lead)


def test_thinning_keeps_the_shape() -> None:
    values = np.random.default_rng(1).lognormal(size=50_000)
    gamble = Lottery(values, np.full(values.size, 1 / values.size))
    few = thinned(gamble)
    assert few.values.size <= 2048
    assert few.weights.sum() == pytest.approx(1)
    assert few.weights @ few.values == pytest.approx(values.mean(), rel=0.01)
    assert thinned(few) is few


def unit_pay(lesser: Offer, better: Offer) -> np.ndarray:
    raised = replace(lesser, base_per_year=lesser.base_per_year + 1.0)  # type: ignore[operator]
    return simulated(raised, better).jobs[0].pay - simulated(lesser, better).jobs[0].pay


def unit_sign_on(lesser: Offer, better: Offer) -> np.ndarray:
    raised = replace(lesser, relocation=1.0)
    return simulated(raised, better).jobs[0].pay - simulated(lesser, better).jobs[0].pay


LESSER = replace(GO, equity=replace(GO.equity, probability=0.1))


@pytest.mark.parametrize("taste", [0.0, 1.0, 2.5])
def test_each_way_to_tie_ties(taste: float) -> None:
    better = replace(STAY, base_per_year=160e3)
    futures = simulated(LESSER, better)
    found = tie(
        futures,
        *futures.jobs,
        wealth=WEALTH,
        risk_aversion=taste,
        pay_of_one_more=unit_pay(LESSER, better),
        sign_on_of_one_more=unit_sign_on(LESSER, better),
    )
    target = worth_at(futures, 1, wealth=WEALTH, taste=taste)
    assert found.base_per_year is not None
    assert found.sign_on is not None
    ways = [
        replace(LESSER, base_per_year=120e3 + found.base_per_year),
        replace(LESSER, relocation=found.sign_on),
    ]
    if found.stake_times is not None:
        payoff = found.stake_times * 2e6
        ways.append(replace(LESSER, equity=replace(LESSER.equity, payoff=payoff)))
    for offer in ways:
        again = simulated(offer, better)
        assert worth_at(again, 0, wealth=WEALTH, taste=taste) == pytest.approx(target, rel=1e-6)
    assert taste > 1 or len(ways) == 3


def test_what_is_not_behind_lacks_nothing() -> None:
    futures = simulated(STAY, LESSER)
    found = tie(
        futures,
        *futures.jobs,
        wealth=WEALTH,
        risk_aversion=2.0,
        pay_of_one_more=unit_pay(STAY, LESSER),
        sign_on_of_one_more=unit_sign_on(STAY, LESSER),
    )
    assert found == Tie(0.0, 0.0, None)  # the job has no stake that could grow


@pytest.mark.parametrize("taste", [0.0, 2.5])
@pytest.mark.parametrize(("near", "far"), [(120e3, 140e3), (140e3, 120e3), (250e3, 240e3)])
def test_on_the_way_to_another_pay_the_rest_is_found(taste: float, near: float, far: float) -> None:
    here, there, goal = (
        simulated(replace(STAY, base_per_year=base)) for base in (near, far, 170e3)
    )
    share = share_of_the_way(
        here,
        here.jobs[0],
        there.jobs[0],
        target=worth_at(goal, 0, wealth=WEALTH, taste=taste),
        wealth=WEALTH,
        risk_aversion=taste,
    )
    assert share == pytest.approx((170e3 - near) / (far - near))


def test_a_way_that_leads_nowhere_has_no_share() -> None:
    here = simulated(STAY)
    job = here.jobs[0]
    found = share_of_the_way(here, job, job, target=1e9, wealth=WEALTH, risk_aversion=2.0)
    assert found is None
