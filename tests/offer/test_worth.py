"""What futures are worth: laws, limits, planted truth."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import multivariate_normal, norm

from goingrate.offer.certainty import certain_gain
from goingrate.offer.fields import replaced
from goingrate.offer.futures import Futures, simulate
from goingrate.offer.person import Person
from goingrate.offer.terms import (
    Bonus,
    Grant,
    JobLoss,
    Offer,
    Outcome,
    Outcomes,
    Promise,
    SignOn,
    Stock,
)
from goingrate.offer.unknowns import Draws
from goingrate.offer.vesting import Vesting
from goingrate.offer.worth import (
    Change,
    Paths,
    Sampled,
    differences,
    estimate,
    fate_weights,
    paths_by_draw,
    paths_by_replicate,
    weighted_quantiles,
    worth,
)

WEALTH = 200e3
PERSON = Person(wealth=WEALTH, discount_per_year=0.05)
RICH = Offer(
    "rich",
    base_per_year=150e3,
    raise_per_year=0.02,
    bonus=Bonus(target_per_year=20e3),
    sign_on=SignOn(amount=30e3, clawback_months=12.0, clawback_on_layoff=True),
    retirement_match_per_year=5e3,
    benefits_per_year=4e3,
    relocation=3e3,
    stock=Stock(0.4, 0.05, 0.6),
    grants=(Grant(100e3), Grant(50e3, granted_in_years=1.0)),
    equity=Promise(1e6, 5.0, 0.2, fails_after_years=3.5, market_correlation=0.3),
    forfeited_on_leaving=2e3,
    present_job=True,
    job_loss=JobLoss(0.1, severance_months=3.0, search_months=6.0, later_pay_per_year=120e3),
)


def futures_of(*offers: Offer, seed: int = 1, n_points: int = 64, replicates: int = 2) -> Futures:
    return simulate(PERSON, Draws((offers,)), n_points=n_points, n_replicates=replicates, seed=seed)


def worth_of(offer: Offer, *, risk_aversion: float = 2.0) -> float:
    futures = futures_of(offer)
    return worth(futures, futures.jobs[0], wealth=WEALTH, risk_aversion=risk_aversion)


GOOD = [
    "base_per_year",
    "raise_per_year",
    "bonus.target_per_year",
    "bonus.payout_mean",
    "sign_on.amount",
    "retirement_match_per_year",
    "benefits_per_year",
    "relocation",
    "grants.0.value",
    "grants.1.value",
    "stock.drift_per_year",
    "equity.payoff",
    "equity.probability",
    "forfeited_on_leaving",
    "job_loss.severance_months",
    "job_loss.later_pay_per_year",
]


@pytest.mark.parametrize("field", GOOD)
@settings(max_examples=6)
@given(st.floats(0.01, 1.0), st.sampled_from([0.0, 2.0, 6.0]))
def test_more_of_anything_good_is_worth_more(field: str, share: float, taste: float) -> None:
    path = tuple(int(step) if step.isdigit() else step for step in field.split("."))
    value = RICH
    for step in path:
        value = value[step] if isinstance(value, tuple) else getattr(value, str(step))
    more = worth_of(replaced(RICH, path, value * (1 + share)), risk_aversion=taste)
    assert more > worth_of(RICH, risk_aversion=taste)


@settings(max_examples=20)
@given(st.floats(0.01, 1.0), st.floats(0.01, 1.0), st.floats(0.0, 1.0), st.floats(0, 6))
def test_a_safer_job_is_worth_more_if_nothing_better_follows(
    one: float, other: float, later: float, taste: float
) -> None:
    promise = Promise(1e6, 5.0, 0.2, market_correlation=0.3)
    offer = replace(RICH, raise_per_year=0.0, equity=promise)
    loss = JobLoss(0.0, 0.0, search_months=3.0, later_pay_per_year=later * 150e3)
    safe, risky = (
        worth_of(replace(offer, job_loss=replace(loss, layoff_risk_per_year=risk)),
                 risk_aversion=taste)
        for risk in (min(one, other), max(one, other))
    )  # fmt: skip
    assert risky <= safe + 1e-9 * (WEALTH + abs(safe))


@settings(max_examples=20)
@given(st.floats(0.0, 6.0), st.floats(0.0, 6.0))
def test_the_careful_value_it_less(one: float, other: float) -> None:
    futures = futures_of(RICH)
    bold, careful = (
        worth(futures, futures.jobs[0], wealth=WEALTH, risk_aversion=taste)
        for taste in sorted((one, other))
    )
    assert careful <= bold * (1 + 1e-9)


def test_the_order_of_the_offers_only_reorders_the_jobs() -> None:
    plain = Offer("plain", 160e3)
    ways = [(RICH, plain), (plain, RICH)]
    one, other = (futures_of(*offers) for offers in ways)
    assert one.jobs[0].pay.tobytes() == other.jobs[1].pay.tobytes()


PROMISED = Offer("p", 100e3, equity=Promise(1e6, 4.0, 0.3, market_correlation=0.0))


@pytest.mark.parametrize("taste", [0.0, 1.0, 3.0])
def test_a_promise_is_a_gamble_on_top_of_sure_pay(taste: float) -> None:
    futures = futures_of(PROMISED)
    sure = sum(100e3 * 1.05**-year for year in (1, 2, 3, 4))
    gamble = np.array([sure, sure + 1e6 * 1.05**-4])
    for chance in (0.3, 0.0, 0.7, 1.0):
        found = worth(
            futures,
            futures.jobs[0],
            wealth=WEALTH,
            risk_aversion=taste,
            change=Change(success=chance),
        )
        weights = np.array([1 - chance, chance])
        expected = certain_gain(gamble, wealth=WEALTH, risk_aversion=taste, weights=weights)
        assert found == pytest.approx(expected)
    assert futures.exact


def test_a_larger_stake_multiplies_the_payoff() -> None:
    futures = futures_of(PROMISED)
    job = futures.jobs[0]
    twice = futures_of(replaced(PROMISED, ("equity", "payoff"), 2e6))
    terms = {"wealth": WEALTH, "risk_aversion": 2.0}
    assert worth(futures, job, change=Change(stake=2.0), **terms) == pytest.approx(
        worth(twice, twice.jobs[0], **terms)
    )


def test_a_replaced_chance_keeps_proportions() -> None:
    rows = tuple(Outcome(p, x, 4.0) for p, x in ((0.5, 0.0), (0.3, 10.0), (0.2, 20.0)))
    offer = Offer("a", 1.0, equity=Outcomes(rows=rows, market_correlation=0.0))
    futures = futures_of(offer)
    weights = fate_weights(futures, futures.jobs[0], Change(success=0.8))
    np.testing.assert_allclose(weights[:, 0], [0.2, 0.48, 0.32])


def shares(value: float, years: float, stock: Stock) -> Offer:
    return Offer("s", 0.0, stock=stock, grants=(Grant(value, Vesting(((years, 1.0),))),))


def judged(offer: Offer, *, seed: int, taste: float = 0.0, replicates: int = 8) -> Sampled:
    futures = futures_of(offer, seed=seed, replicates=replicates)
    job = futures.jobs[0]
    return estimate(
        futures, lambda paths: worth(futures, job, wealth=WEALTH, risk_aversion=taste, paths=paths)
    )


def truth(value: float, years: float, stock: Stock, *, taste: float = 0.0) -> float:
    nodes, weights = np.polynomial.hermite_e.hermegauss(80)
    volatility, drift = float(stock.volatility_per_year), float(stock.drift_per_year)  # type: ignore[arg-type]
    log_price = (drift - volatility**2 / 2) * years + volatility * math.sqrt(years) * nodes
    outcomes = value * np.exp(log_price) * 1.05**-years
    return certain_gain(outcomes, wealth=WEALTH, risk_aversion=taste, weights=weights)


@pytest.mark.parametrize("years", [0.25, 2.0, 4.0])
@pytest.mark.parametrize("volatility", [0.2, 0.6])
def test_the_mean_of_a_stock_is_what_was_stated(years: float, volatility: float) -> None:
    stock = Stock(volatility, 0.07, 0.5)
    expected = 100e3 * math.exp(0.07 * years) * 1.05**-years
    assert truth(100e3, years, stock) == pytest.approx(expected)
    found = judged(shares(100e3, years, stock), seed=11, replicates=32)
    assert abs(found.value - expected) <= 4 * found.numerical_error


@pytest.mark.parametrize("taste", [0.0, 2.0])
def test_the_stated_numerical_error_is_honest(taste: float) -> None:
    stock = Stock(0.5, 0.05, 0.5)
    expected = truth(300e3, 3.0, stock, taste=taste)
    offer = shares(300e3, 3.0, stock)
    found = [judged(offer, seed=seed, taste=taste) for seed in range(40)]
    missed = math.sqrt(np.mean([(one.value - expected) ** 2 for one in found]))
    stated = math.sqrt(np.mean([one.numerical_error**2 for one in found]))
    assert 0.5 < missed / stated < 2


def ends_above(futures: Futures) -> float:
    gains, weights = differences(futures, futures.jobs[0], futures.jobs[1])
    assert weights.sum() == pytest.approx(1)
    return float(weights[gains > 0].sum())


@pytest.mark.parametrize("correlation", [0.0, 0.8])
def test_which_of_two_stocks_ends_above(correlation: float) -> None:
    years = 2.0
    one, other = (Stock(s, 0.05, correlation) for s in (0.5, 0.3))
    futures = futures_of(
        shares(110.0, years, one), shares(100.0, years, other), n_points=8192, replicates=4
    )
    shift = math.log(1.1) - (0.5**2 - 0.3**2) / 2 * years
    variance = (0.5**2 + 0.3**2 - 2 * correlation**2 * 0.5 * 0.3) * years
    assert ends_above(futures) == pytest.approx(norm.cdf(shift / math.sqrt(variance)), abs=0.005)


def test_the_market_moves_two_stocks_together_but_neither_alone() -> None:
    def both(correlation: float) -> Futures:
        stock = Stock(0.4, 0.05, correlation)
        return futures_of(shares(1e5, 2.0, stock), shares(1e5, 2.0, stock), replicates=8)

    apart, together = both(0.0), both(1.0)
    gains, _ = differences(together, together.jobs[0], together.jobs[1])
    assert np.abs(gains).max() < 1e-6
    gains, _ = differences(apart, apart.jobs[0], apart.jobs[1])
    assert np.std(gains) > 1e4
    alone = [
        estimate(
            futures,
            lambda paths, futures=futures: worth(  # type: ignore[misc]
                futures, futures.jobs[0], wealth=WEALTH, risk_aversion=2.0, paths=paths
            ),
        )
        for futures in (apart, together)
    ]
    errors = math.hypot(*(one.numerical_error for one in alone))
    assert abs(alone[0].value - alone[1].value) < 4 * errors


def startup(payoff: float, chance: float, link: float) -> Offer:
    return Offer("s", 1.0, equity=Promise(payoff, 4.0, chance, market_correlation=link))


@pytest.mark.parametrize(("link", "other_link"), [(0.3, 0.3), (0.9, 0.2), (0.0, 0.5)])
def test_two_startups_share_the_market_and_keep_their_chances(
    link: float, other_link: float
) -> None:
    futures = futures_of(startup(100.0, 0.2, link), startup(10.0, 0.35, other_link))
    gains, weights = differences(futures, futures.jobs[0], futures.jobs[1])
    rounded = np.round(gains / 1.05**-4)

    def chance(*values: float) -> float:
        return float(weights[np.isin(rounded, values)].sum())

    assert futures.exact
    assert chance(100, 90) == pytest.approx(0.2, abs=1e-6)
    assert chance(-10, 90) == pytest.approx(0.35, abs=1e-6)
    rho = link * other_link
    points = [norm.ppf(0.2), norm.ppf(0.35)]
    expected = multivariate_normal.cdf(points, cov=[[1, rho], [rho, 1]])
    assert chance(90) == pytest.approx(expected, abs=1e-5)


def test_correlation_with_the_market_means_the_same_for_both_kinds_of_company() -> None:
    market = shares(1e4, 4.0, Stock(0.3, 0.0, 1.0))
    futures = futures_of(startup(1e12, 0.5, 0.36), market, n_points=8192, replicates=4)
    median_price = 1e4 * math.exp(-(0.3**2) / 2 * 4) * 1.05**-4
    gains, weights = differences(futures, futures.jobs[1], futures.jobs[0])
    works = gains < -1e11
    stock_value = gains + np.where(works, 1e12 * 1.05**-4, 0.0) + futures.jobs[0].pay[0, 0]
    both_high = float(weights[works & (stock_value > median_price)].sum())
    assert both_high == pytest.approx(0.25 + math.asin(0.36) / (2 * math.pi), abs=0.01)


@given(
    st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(0.01, 1.0)), min_size=1, max_size=9),
    st.floats(0.001, 0.999),
)
def test_a_quantile_has_at_least_its_share_below(
    pairs: list[tuple[float, float]], share: float
) -> None:
    values, weights = (np.array(column) for column in zip(*pairs, strict=True))
    found = float(weighted_quantiles(values, weights, np.array([share]))[0])
    total = weights.sum()
    assert found in values
    assert weights[values <= found].sum() >= share * total - 1e-9
    assert weights[values < found].sum() <= share * total + 1e-9


def drawn(n_draws: int, *, replicate: tuple[int, ...] = ()) -> Futures:
    offers = tuple((replace(RICH, base_per_year=100e3 + 1e3 * k),) for k in range(n_draws))
    draws = Draws(offers, replicate)
    return simulate(PERSON, draws, n_points=16, n_replicates=4, seed=1)


def test_paths_belong_to_one_draw_and_one_replicate() -> None:
    futures = drawn(3)
    everything = list(range(3 * 4 * 16))
    by_draw, by_replicate = paths_by_draw(futures), paths_by_replicate(futures)
    for parts, size in ((by_draw, 64), (by_replicate, 48)):
        assert {part.size for part in parts} == {size}
        assert sorted(np.concatenate(parts).tolist()) == everything
    assert futures.weight.sum() == pytest.approx(1)
    assert not futures.exact


def test_draws_of_one_replicate_see_only_its_points() -> None:
    together, apart = drawn(4), drawn(4, replicate=(0, 1, 2, 3))
    for number in range(4):
        mine = (together.draw == number) & (together.replicate == number)
        alone = apart.draw == number
        assert set(apart.replicate[alone]) == {number}
        expected = together.jobs[0].pay[:, mine]
        np.testing.assert_array_equal(apart.jobs[0].pay[:, alone], expected)
    assert apart.weight.sum() == pytest.approx(1)


def test_replicates_give_the_error() -> None:
    futures = drawn(20)

    def figure(paths: Paths) -> float:
        return worth(futures, futures.jobs[0], wealth=WEALTH, risk_aversion=2.0, paths=paths)

    found = estimate(futures, figure)
    assert found.value == figure(slice(None))
    replicates = [figure(paths) for paths in paths_by_replicate(futures)]
    assert found.numerical_error == pytest.approx(np.std(replicates, ddof=1) / 2)


def test_without_sampling_there_is_no_error() -> None:
    futures = futures_of(PROMISED)
    found = estimate(
        futures,
        lambda paths: worth(
            futures, futures.jobs[0], wealth=WEALTH, risk_aversion=2.0, paths=paths
        ),
    )
    assert found == Sampled(found.value, 0.0)
