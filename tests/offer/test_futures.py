"""Conventions of present values, by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import UNKNOWN, Range
from goingrate.offer.futures import (
    JobFutures,
    horizon_of,
    money_in_hand,
    simulate,
    success_probability_is_unknown,
)
from goingrate.offer.person import Person, TaxRates
from goingrate.offer.plan import fates, job_plan
from goingrate.offer.points import Points
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
from goingrate.offer.vesting import even_vesting
from goingrate.offer.walk import follow

RATE = 0.1


def job(offer: Offer, *, years: int = 1, tax: TaxRates | None = None) -> JobFutures:
    person = Person(wealth=1.0, discount_per_year=RATE, horizon_years=years, tax=tax or TaxRates())
    futures = simulate(person, Draws(((offer,),)), n_points=64, n_replicates=2, seed=1)
    assert futures.exact
    return futures.jobs[0]


def pay(offer: Offer, *, years: int = 1) -> float:
    found = job(offer, years=years).pay
    assert found.shape == (1, 1)
    return float(found[0, 0])


def test_one_year_is_paid_at_its_end() -> None:
    assert pay(Offer("a", 110.0)) == pytest.approx(100)


def test_two_years_and_a_raise() -> None:
    assert pay(Offer("a", 110.0, raise_per_year=0.1), years=2) == pytest.approx(200)


def test_sums_of_the_first_day_are_not_discounted() -> None:
    offer = Offer(
        "a", 0.0, sign_on=SignOn(30.0), relocation=5.0, forfeited_on_leaving=7.0, present_job=True
    )
    assert pay(offer) == pytest.approx(42)


def test_bonus_and_benefits_come_at_the_end_of_the_year_and_grow_with_raises() -> None:
    offer = Offer(
        "a",
        0.0,
        raise_per_year=0.1,
        bonus=Bonus(10.0, payout_mean=0.9),
        retirement_match_per_year=4.0,
        benefits_per_year=1.0,
    )
    assert pay(offer, years=2) == pytest.approx((9 + 5) / 1.1 * 2)


def quarters(*numbers: int) -> float:
    return sum(1.1 ** -(number / 4) for number in numbers)


STILL = Stock(0.0, 0.0, 0.0)


def test_quarterly_vests_are_discounted_at_their_quarter() -> None:
    offer = Offer("a", 0.0, stock=STILL, grants=(Grant(400.0, even_vesting(years=1)),))
    assert pay(offer) == pytest.approx(100 * quarters(1, 2, 3, 4))


def test_before_the_cliff_nothing_vests() -> None:
    vesting = even_vesting(years=2, cliff_years=1)
    offer = Offer("a", 0.0, stock=STILL, grants=(Grant(800.0, vesting),))
    expected = 400 * quarters(4) + 100 * quarters(5, 6, 7, 8)
    assert pay(offer, years=2) == pytest.approx(expected)


def test_vests_after_the_horizon_count_for_nothing() -> None:
    offer = Offer("a", 0.0, stock=STILL, grants=(Grant(800.0, even_vesting(years=2)),))
    assert pay(offer) == pytest.approx(100 * quarters(1, 2, 3, 4))


def test_a_stock_without_volatility_grows_at_its_drift() -> None:
    vesting = even_vesting(years=1, per_year=2)
    offer = Offer("a", 0.0, stock=Stock(0.0, 0.08, 0.5), grants=(Grant(200.0, vesting),))
    expected = sum(100 * math.exp(0.08 * t) * 1.1**-t for t in (0.5, 1.0))
    assert pay(offer) == pytest.approx(expected)


def test_a_refresher_has_the_price_of_its_day() -> None:
    refresher = Grant(100.0, even_vesting(years=1, per_year=1), granted_in_years=1.0)
    offer = Offer("a", 0.0, stock=Stock(0.0, 0.08, 0.5), grants=(refresher,))
    assert pay(offer, years=2) == pytest.approx(100 * math.exp(0.08) / 1.21)


def test_each_kind_of_income_has_its_tax() -> None:
    tax = TaxRates(pay=0.4, equity=0.25, benefits=0.1)
    offer = Offer(
        "a",
        110.0,
        benefits_per_year=11.0,
        sign_on=SignOn(10.0),
        equity=Promise(110.0, 1.0, 0.5, market_correlation=0.0),
    )
    found = job(offer, tax=tax)
    np.testing.assert_allclose(found.pay, 0.6 * 110 + 0.9 * 10)
    np.testing.assert_allclose(found.equity, [[0.0], [75.0]])
    np.testing.assert_allclose(found.pay_before_tax, 120)
    np.testing.assert_allclose(found.equity_before_tax, [[0.0], [100.0]])
    own = job(Offer("a", 110.0, tax=TaxRates(pay=0.5)), tax=tax)
    np.testing.assert_allclose(own.pay, 50)


def test_failure_ends_the_job_and_a_payoff_does_not() -> None:
    promise = Promise(121.0, 2.0, 0.3, fails_after_years=1.5, market_correlation=0.0)
    loss = JobLoss(0.0, severance_months=6.0, search_months=3.0, later_pay_per_year=60.0)
    offer = Offer(
        "a", 100.0, bonus=Bonus(10.0), benefits_per_year=4.0, equity=promise, job_loss=loss
    )
    found = job(offer, years=2)
    fails = (100 + 10 + 4) / 1.1 + (50 + 60 / 4 + 2) / 1.21  # no severance, no second bonus
    works = 114 / 1.1 + 114 / 1.21
    np.testing.assert_allclose(found.pay[:, 0], [fails, works])
    np.testing.assert_allclose(found.equity[:, 0], [0, 100])
    np.testing.assert_allclose(found.probability[:, 0], [0.7, 0.3])


def test_an_outcome_that_ends_the_job_pays_up_to_its_year() -> None:
    rows = (Outcome(0.5, 0.0, 1.0, job_ends=True), Outcome(0.5, 121.0, 2.0))
    offer = Offer(
        "a",
        100.0,
        bonus=Bonus(10.0),
        equity=Outcomes(rows=rows, market_correlation=0.0),
        job_loss=JobLoss(0.0, 6.0, 0.0, 60.0),
    )
    found = job(offer, years=2)
    np.testing.assert_allclose(found.pay[:, 0], [110 / 1.1 + 60 / 1.21, 110 / 1.1 + 110 / 1.21])


def laid_off(offer: Offer, at: float, *, years: int = 2, rate: float = 0.0) -> tuple[float, ...]:
    """Return pay, benefits and kept share of one path with a layoff at this time."""
    assert offer.job_loss is not None
    hazard = float(offer.job_loss.layoff_risk_per_year)  # type: ignore[arg-type]
    nothing = np.empty((1, 0))
    uniform = np.array([[-math.expm1(-hazard * at)]])
    points = Points(
        market=nothing,
        own=(nothing,),
        bonus=(nothing,),
        layoff=(uniform,),
        company=(nothing,),
        weight=np.ones(1),
        replicate=np.zeros(1, dtype=np.int64),
    )
    plan, company = job_plan(offer, n_years=years), fates(offer)
    found = follow(plan, company, points, 0, rate)
    return tuple(float(part[-1, 0]) for part in (found.pay, found.benefits, found.kept))


LOSS = JobLoss(0.1, severance_months=6.0, search_months=3.0, later_pay_per_year=80.0)


def test_severance_search_and_later_pay() -> None:
    offer = Offer("a", 100.0, job_loss=LOSS)
    assert laid_off(offer, 1.5, years=3)[0] == pytest.approx(100 + (50 + 50 + 20) + 80)
    discounted = laid_off(offer, 1.5, years=3, rate=RATE)[0]
    assert discounted == pytest.approx(100 / 1.1 + 120 / 1.21 + 80 / 1.331)


def test_a_search_may_reach_into_the_next_year() -> None:
    offer = Offer("a", 100.0, job_loss=LOSS)
    assert laid_off(offer, 0.9)[0] == pytest.approx(90 + 50 + (1 - 0.15) * 80)


def test_later_pay_grows_with_raises() -> None:
    offer = Offer("a", 100.0, raise_per_year=0.1, job_loss=LOSS)
    assert laid_off(offer, 0.5)[0] == pytest.approx(50 + 50 + 20 + 88)


def test_bonus_is_lost_before_the_end_of_the_year_and_benefits_stop() -> None:
    offer = Offer(
        "a", 0.0, bonus=Bonus(10.0), benefits_per_year=8.0, job_loss=JobLoss(0.1, 0, 0, 0)
    )
    assert laid_off(offer, 1.5)[:2] == pytest.approx((10, 12))
    assert laid_off(offer, 2.5)[:2] == pytest.approx((20, 16))


@pytest.mark.parametrize(("on_layoff", "back"), [(True, 18.0), (False, 0.0)])
def test_the_months_still_to_run_are_clawed_back(on_layoff: bool, back: float) -> None:
    sign_on = SignOn(24.0, clawback_months=12.0, clawback_on_layoff=on_layoff)
    offer = Offer("a", 100.0, sign_on=sign_on, job_loss=JobLoss(0.1, 0.0, 120.0, 0.0))
    assert laid_off(offer, 0.25)[0] == pytest.approx(25 - back)
    assert laid_off(offer, 1.25)[0] == pytest.approx(125)


def test_unvested_shares_are_lost() -> None:
    grant = Grant(400.0, even_vesting(years=1))
    offer = Offer("a", 0.0, stock=STILL, grants=(grant,), job_loss=JobLoss(0.1, 0.0, 120.0, 0.0))
    assert laid_off(offer, 0.6)[0] == pytest.approx(200)


@pytest.mark.parametrize(
    ("at", "kept"), [(0.9, 0.0), (1.01, 12 / 48), (1.54, 18 / 48), (4.5, 1.0), (5.5, 1.0)]
)
def test_what_vested_of_a_promise_is_kept(at: float, kept: float) -> None:
    promise = Promise(9.0, 5.0, 0.5, market_correlation=0.0)
    offer = Offer("a", 100.0, equity=promise, job_loss=LOSS)
    assert laid_off(offer, at, years=6)[2] == pytest.approx(kept)


def test_after_the_payoff_even_unvested_promises_are_paid() -> None:
    promise = Promise(9.0, 2.0, 0.5, vests_over_years=10.0, market_correlation=0.0)
    offer = Offer("a", 100.0, equity=promise, job_loss=LOSS)
    assert laid_off(offer, 1.5, years=6)[2] == pytest.approx(18 / 120)
    assert laid_off(offer, 2.5, years=6)[2] == 1


def test_pay_kept_either_way_counts_as_wealth() -> None:
    person = Person(wealth=1.0, kept_pay_per_year=110.0, discount_per_year=RATE, horizon_years=2)
    futures = simulate(person, Draws(((Offer("a", 1.0),),)), n_points=64, n_replicates=2, seed=1)
    np.testing.assert_allclose(futures.kept, 100 + 100 / 1.1)


def test_money_in_hand_by_year() -> None:
    offer = Offer(
        "a",
        100.0,
        bonus=Bonus(10.0),
        sign_on=SignOn(20.0),
        benefits_per_year=7.0,
        stock=STILL,
        grants=(Grant(80.0, even_vesting(years=2)),),
        equity=Promise(1e6, 2.0, 0.5, market_correlation=0.0),
    )
    person = Person(wealth=1.0, tax=TaxRates(pay=0.5))
    cash, weights = money_in_hand(person, offer, n_years=2, n_points=64, seed=1)
    expected = np.array([(100 + 10 + 20 + 40) / 2, (100 + 10 + 40) / 2])
    np.testing.assert_allclose(cash, np.repeat(expected[:, None], 2, axis=1))
    np.testing.assert_allclose(weights, [0.5, 0.5])


def test_money_in_hand_counts_every_fate() -> None:
    offer = Offer(
        "a",
        100.0,
        equity=Promise(1e6, 3.0, UNKNOWN, fails_after_years=1.0, market_correlation=0.0),
        job_loss=JobLoss(0.0, 0.0, 12.0, 60.0),
    )
    cash, weights = money_in_hand(
        Person(wealth=1.0), offer, n_years=3, n_points=64, seed=1, success=0.1
    )
    assert weights.tolist() == [0.9, 0.1]
    assert cash.T.tolist() == [[100.0, 0.0, 60.0], [100.0, 100.0, 100.0]]


PROMISE = Offer("p", 1.0, equity=Promise(9.0, 6.0, 0.5, market_correlation=0.0))
SHARES = Offer("s", 1.0, grants=(Grant(9.0, even_vesting(years=4), granted_in_years=2.0),))
PLAIN = Offer("a", 1.0)


def test_the_horizon_reaches_the_last_payoff_else_the_last_vest_else_four_years() -> None:
    person = Person(wealth=1.0)
    assert horizon_of(person, [PLAIN]) == 4
    assert horizon_of(person, [PLAIN, SHARES]) == 6
    assert horizon_of(person, [PROMISE, SHARES]) == 6
    assert horizon_of(Person(wealth=1.0, horizon_years=9), [PROMISE]) == 9


def test_a_payoff_after_the_horizon_is_refused() -> None:
    with pytest.raises(OutOfRange) as caught:
        horizon_of(Person(wealth=1.0, horizon_years=5), [PLAIN, PROMISE])
    assert caught.value.where == "horizon_years"
    assert caught.value.fix.key == "fix.longer_horizon"
    assert "6" in str(caught.value)


def test_which_chance_is_open() -> None:
    def is_open(chance: object) -> bool:
        promise = Promise(9.0, 6.0, chance)  # type: ignore[arg-type]
        return success_probability_is_unknown(Offer("a", 1.0, equity=promise))

    assert is_open(UNKNOWN)
    assert not is_open(0.5)
    assert not is_open(Range(0.1, 0.2))
    assert not success_probability_is_unknown(PLAIN)


def test_the_same_seed_gives_the_same_bytes() -> None:
    stock = Offer("s", 1.0, stock=Stock(0.4, 0.05, 0.5), grants=(Grant(9.0),), job_loss=LOSS)
    person = Person(wealth=1.0)
    one, same, other = (
        simulate(person, Draws(((stock, PLAIN),)), n_points=64, n_replicates=2, seed=seed)
        .jobs[0]
        .pay
        for seed in (5, 5, 6)
    )
    assert one.tobytes() == same.tobytes()
    assert one.tobytes() != other.tobytes()
