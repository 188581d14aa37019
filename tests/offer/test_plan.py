"""An offer laid out by year and quarter."""

from __future__ import annotations

import math

import numpy as np
import pytest

from goingrate.base.quantity import UNKNOWN, Range
from goingrate.offer.plan import fates, job_plan
from goingrate.offer.terms import (
    Bonus,
    Grant,
    JobLoss,
    Offer,
    Outcome,
    Outcomes,
    Promise,
    SignOn,
)
from goingrate.offer.vesting import Vesting, even_vesting


def test_pay_by_year_in_the_currency_of_the_answer() -> None:
    offer = Offer(
        "a",
        base_per_year=100.0,
        raise_per_year=0.1,
        bonus=Bonus(target_per_year=10.0),
        sign_on=SignOn(amount=5.0, clawback_months=6.0),
        relocation=2.0,
        benefits_per_year=3.0,
        retirement_match_per_year=1.0,
        job_loss=JobLoss(0.1, severance_months=3.0, search_months=6.0, later_pay_per_year=90.0),
        fx=2.0,
    )
    plan = job_plan(offer, n_years=2)
    np.testing.assert_allclose(plan.base, [200, 220])
    np.testing.assert_allclose(plan.bonus_target, [20, 22])
    np.testing.assert_allclose(plan.benefits, [8, 8.8])
    np.testing.assert_allclose(plan.later_pay, [180, 198])
    assert plan.upfront == 14
    assert plan.clawback_amount == 0
    assert (plan.severance_years, plan.search_years, plan.clawback_years) == (0.25, 0.5, 0.5)


def test_vests_move_to_the_end_of_their_quarter_and_end_with_the_horizon() -> None:
    vesting = Vesting(((0.1, 0.25), (0.25, 0.25), (0.26, 0.25), (1.01, 0.25)))
    offer = Offer("a", 1.0, grants=(Grant(100.0, vesting),), fx=3.0)
    plan = job_plan(offer, n_years=1)
    assert plan.vest_quarter.tolist() == [1, 1, 2]
    assert plan.vest_value.tolist() == [75, 75, 75]
    refresher = Grant(100.0, even_vesting(years=1, per_year=2), granted_in_years=1.0)
    later = job_plan(Offer("a", 1.0, grants=(refresher,)), n_years=2)
    assert later.vest_quarter.tolist() == [6, 8]
    assert later.grant_quarter.tolist() == [4, 4]


def test_the_bonus_factor_has_the_stated_mean_and_spread() -> None:
    bonus = Bonus(target_per_year=1.0, payout_mean=0.9, payout_spread=0.3)
    plan = job_plan(Offer("a", 1.0, bonus=bonus), n_years=1)
    variance = plan.bonus_log_spread**2
    mean = math.exp(plan.bonus_log_mean + variance / 2)
    assert mean == pytest.approx(0.9)
    assert mean * math.sqrt(math.expm1(variance)) == pytest.approx(0.3)


def test_fates_run_from_the_worst_to_the_best() -> None:
    rows = (Outcome(0.2, 9.0, 5.0), Outcome(0.5, 0.0, 3.0, job_ends=True), Outcome(0.3, 4.0, 6.0))
    found = fates(Offer("a", 1.0, equity=Outcomes(rows=rows, market_correlation=0.3), fx=2.0))
    assert found.payoff.tolist() == [0, 8, 18]
    assert found.probability.tolist() == [0.5, 0.3, 0.2]
    assert found.payoff_year.tolist() == [3, 6, 5]
    assert found.job_end_year.tolist() == [3, math.inf, math.inf]


def test_a_promise_has_two_fates() -> None:
    promise = Promise(9.0, 5.0, probability=0.25, fails_after_years=3.0, market_correlation=0.3)
    found = fates(Offer("a", 1.0, equity=promise))
    assert found.probability.tolist() == [0.75, 0.25]
    assert found.payoff.tolist() == [0, 9]
    assert found.job_end_year.tolist() == [3, math.inf]


def test_an_open_chance_stays_open() -> None:
    promise = Promise(9.0, 5.0, probability=UNKNOWN, market_correlation=0.3)
    assert np.isnan(fates(Offer("a", 1.0, equity=promise)).probability).all()


@pytest.mark.parametrize("chance", [0, 1])
def test_a_chance_may_be_a_whole_number(chance: int) -> None:
    promise = Promise(9.0, 5.0, probability=chance, market_correlation=0.3)
    found = fates(Offer("a", 1.0, equity=promise))
    assert found.probability.tolist() == [1 - chance, chance]


def test_what_is_not_settled_is_refused() -> None:
    with pytest.raises(TypeError):
        job_plan(Offer("a", base_per_year=Range(1.0, 2.0)), n_years=1)
