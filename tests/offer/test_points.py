"""Which random inputs there are, and where they are looked at."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy.integrate import quad

from goingrate.offer.futures import simulate
from goingrate.offer.person import Person
from goingrate.offer.plan import fates, job_plan
from goingrate.offer.points import Needs, Points, exact_points, needs_of, sobol_points, widest
from goingrate.offer.terms import Bonus, Grant, JobLoss, Offer, Promise, Stock
from goingrate.offer.unknowns import Draws
from goingrate.offer.worth import worth

PLAIN = Offer("plain", 100.0)
STOCK = Offer("stock", 100.0, stock=Stock(0.3, 0.05, 0.5), grants=(Grant(10.0),))
RISKY = Offer("risky", 100.0, job_loss=JobLoss(0.1, 0.0, 3.0, 80.0))
BONUS = Offer("bonus", 100.0, bonus=Bonus(10.0, payout_spread=0.2))
STARTUP = Offer("startup", 100.0, equity=Promise(9.0, 2.0, 0.5, market_correlation=0.3))


def needs(*offers: Offer, n_years: int = 2) -> Needs:
    plans = [job_plan(offer, n_years=n_years) for offer in offers]
    return needs_of(plans, [fates(offer) for offer in offers])


def test_only_what_matters_is_random() -> None:
    assert needs(PLAIN, PLAIN).n_dimensions == 0
    assert needs(PLAIN, RISKY).n_dimensions == 1
    assert needs(PLAIN, BONUS).n_dimensions == 2
    assert needs(PLAIN, STOCK).n_dimensions == 8
    assert needs(STOCK, STOCK).n_dimensions == 3 * 8
    assert needs(PLAIN, STARTUP).market == 0
    assert needs(STARTUP, STARTUP).market == 1
    assert needs(STOCK, STARTUP).market == 8
    still = replace(STOCK, stock=Stock(0.0, 0.05, 0.5))
    assert needs(PLAIN, still).n_dimensions == 0


def test_the_widest_needs_cover_all() -> None:
    assert widest([needs(STOCK, STARTUP), needs(PLAIN, RISKY)]).n_dimensions == 17


def test_a_market_that_nobody_else_feels_changes_nothing() -> None:
    """One stock alone has the same law with any link to the market: not a digit may differ."""
    person = Person(wealth=1e3, discount_per_year=0.05)
    values = []
    for correlation in (0.0, 0.5, 0.9):
        linked = replace(STOCK, stock=Stock(0.3, 0.05, correlation))
        draws = Draws(((PLAIN, linked),))
        futures = simulate(person, draws, n_points=256, n_replicates=2, seed=1)
        values.append(worth(futures, futures.jobs[1], wealth=1e3, risk_aversion=2.0))
    assert values[0] == values[1] == values[2]


def test_each_input_has_its_own_column() -> None:
    some = needs(STOCK, STOCK, BONUS, RISKY)
    points = sobol_points(some, n_points=64, n_replicates=2, seed=3)
    columns = [points.market, *points.own, *points.bonus, *points.layoff]
    together = np.concatenate(columns, axis=1)
    assert together.shape == (128, 8 + 2 * 8 + 2 + 1)
    assert np.unique(together[0]).size == together.shape[1]
    assert points.weight.sum() == pytest.approx(1)
    assert points.replicate.tolist() == [0] * 64 + [1] * 64


def test_a_replicate_can_be_taken_out() -> None:
    points = sobol_points(needs(STOCK, RISKY), n_points=16, n_replicates=3, seed=3)
    alone = points.of_replicate(1)
    np.testing.assert_array_equal(alone.market, points.market[16:32])
    np.testing.assert_array_equal(alone.layoff[1], points.layoff[1][16:32])
    assert alone.weight.sum() == pytest.approx(1)
    assert set(alone.replicate) == {1}


def exact(offer: Offer, *, n_years: int) -> Points:
    plans, companies = [job_plan(offer, n_years=n_years)], [fates(offer)]
    return exact_points(needs_of(plans, companies), plans, companies)


def test_the_nodes_of_a_layoff_have_the_moments_of_its_time() -> None:
    points = exact(replace(RISKY, job_loss=JobLoss(0.3, 0.0, 3.0, 80.0)), n_years=5)
    times = -np.log1p(-points.layoff[0][:, 0]) / 0.3
    assert points.weight.sum() == pytest.approx(1)
    for bound in (1.0, 2.0, 5.0):
        before = points.weight[times < bound].sum()
        assert before == pytest.approx(-math.expm1(-0.3 * bound), abs=1e-12)
    mean_capped = points.weight @ np.minimum(times, 5.0)
    assert mean_capped == pytest.approx(-math.expm1(-1.5) / 0.3, abs=1e-12)


def test_the_nodes_of_a_normal_have_its_moments() -> None:
    points = exact(BONUS, n_years=1)
    z = points.bonus[0][:, 0]
    moments = [points.weight @ z**power for power in (1, 2, 3, 4)]
    np.testing.assert_allclose(moments, [0, 1, 0, 3], atol=1e-10)
    assert points.weight @ np.exp(z) == pytest.approx(math.exp(0.5))


@pytest.mark.parametrize("risk_aversion", [0.0, 1.0, 3.0])
def test_layoff_alone_agrees_with_an_integral_by_hand(risk_aversion: float) -> None:
    hazard, rate, wealth, base, later = 0.2, 0.05, 50.0, 100.0, 60.0
    offer = Offer(
        "a",
        base,
        job_loss=JobLoss(hazard, severance_months=3.0, search_months=7.3, later_pay_per_year=later),
    )
    person = Person(wealth=wealth, discount_per_year=rate, horizon_years=3)
    futures = simulate(person, Draws(((offer,),)), n_points=64, n_replicates=2, seed=1)
    found = worth(futures, futures.jobs[0], wealth=wealth, risk_aversion=risk_aversion)

    def paid(end: float) -> float:
        total = 0.0
        for year in range(3):
            pay = base * min(max(end - year, 0), 1)
            pay += later * min(max(year + 1 - end - 7.3 / 12, 0), 1)
            pay += base / 4 if year <= end < year + 1 else 0
            total += pay * (1 + rate) ** -(year + 1)
        return total

    def utility(x: float) -> float:
        return math.log(x) if risk_aversion == 1 else x ** (1 - risk_aversion)

    def density(end: float) -> float:
        return hazard * math.exp(-hazard * end) * utility(wealth + paid(end))

    kinks = sorted([1, 2, *(year - 7.3 / 12 for year in (1, 2, 3))])
    pieces = zip([0, *kinks], [*kinks, 3], strict=True)
    expected = sum(quad(density, *piece, epsabs=1e-13, epsrel=1e-13)[0] for piece in pieces)
    expected += math.exp(-hazard * 3) * utility(wealth + paid(9))
    power = 1 - risk_aversion
    sure = math.exp(expected) if power == 0 else expected ** (1 / power)
    assert futures.exact
    assert found == pytest.approx(sure - wealth, rel=1e-11)


def test_layoff_alone_without_risk_aversion_in_closed_form() -> None:
    hazard, rate, base = 0.2, 0.05, 100.0
    offer = Offer("a", base, job_loss=JobLoss(hazard, 6.0, 120.0, 0.0))
    person = Person(wealth=1.0, discount_per_year=rate, horizon_years=4)
    futures = simulate(person, Draws(((offer,),)), n_points=64, n_replicates=2, seed=1)
    ends = [math.exp(-hazard * year) for year in range(5)]
    expected = sum(
        (base / hazard + base / 2) * (ends[year] - ends[year + 1]) * (1 + rate) ** -(year + 1)
        for year in range(4)
    )
    found = worth(futures, futures.jobs[0], wealth=1.0, risk_aversion=0.0)
    assert found == pytest.approx(expected, rel=1e-12)
