"""Defaults that are filled in before a comparison, and sets of offers that are refused."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from goingrate.answers.case import Case, follow, make_case
from goingrate.base.errors import BadField, InputError
from goingrate.base.quantity import UNKNOWN, Range
from goingrate.data.fact_files import packaged_facts
from goingrate.offer.person import Person, TaxRates
from goingrate.offer.terms import Grant, JobLoss, Offer, Promise, Stock
from goingrate.offer.worth import estimate

FACTS = packaged_facts()
STAY = Offer("stay", 100e3, present_job=True)
GO = Offer("go", 120e3)
STOCK = Offer("stock", 100e3, stock=Stock(0.6, 0.05, 0.6), grants=(Grant(200e3),))


def case(*offers: Offer, **person: Any) -> Case:
    return make_case(Person(**{"wealth": 1e5} | person), offers, facts=FACTS, seed=1)


def test_offers_stand_in_the_order_of_their_names() -> None:
    assert [offer.name for offer in case(STAY, GO).offers] == ["go", "stay"]
    assert case(STAY, GO) == case(GO, STAY)


def test_tastes_for_risk() -> None:
    nobody_asked = case(STAY, GO)
    assert (nobody_asked.risk_aversion, nobody_asked.tastes) == (2.0, (1.0, 2.0, 3.0, 4.0))
    assert {use.fact_id for use in nobody_asked.facts_used} == {
        "assumed.risk_aversion_central",
        "assumed.risk_aversion_range",
    }
    known = case(STAY, GO, risk_aversion=2.5)
    assert (known.risk_aversion, known.tastes) == (2.5, (1.0, 2.0, 2.5, 3.0, 4.0))
    span = case(STAY, GO, risk_aversion=Range(1.5, 3.5))
    assert (span.risk_aversion, span.tastes) == (2.5, (1.5, 2.0, 3.0, 3.5))
    assert not span.facts_used


def test_an_unknown_gets_its_fact_and_is_recorded() -> None:
    offer = Offer("risky", 100e3, job_loss=JobLoss(UNKNOWN, 1.0, UNKNOWN, 90e3))
    found = case(STAY, offer, risk_aversion=2.0)
    recorded = {use.field: use.fact_id for use in found.facts_used}
    assert recorded == {
        "offers.risky.job_loss.layoff_risk_per_year": "assumed.layoff_risk_per_year",
        "offers.risky.job_loss.search_months": "assumed.search_months",
    }
    loss = found.offers[0].job_loss
    assert loss is not None
    assert loss.layoff_risk_per_year == FACTS["assumed.layoff_risk_per_year"].latest.value
    assert ("risky", "job_loss.search_months") in found.guessed


def test_one_chance_may_be_open() -> None:
    startup = Offer("startup", 1e5, equity=Promise(1e6, 5.0))
    assert case(STAY, startup).open_offer == 0
    assert case(STAY, GO).open_offer is None


REFUSED = {
    "fix.add_offer": (STAY,),
    "fix.rename": (GO, GO),
    "fix.one_present": (STAY, Offer("too", 1e5, present_job=True)),
    "fix.one_open": tuple(Offer(name, 1e5, equity=Promise(1e6, 5.0)) for name in "ab"),
}


@pytest.mark.parametrize("fix", REFUSED)
def test_sets_of_offers_that_are_refused(fix: str) -> None:
    with pytest.raises(BadField) as caught:
        case(*REFUSED[fix])
    assert caught.value.fix.key == fix


def test_points_are_added_until_the_answer_is_accurate_enough() -> None:
    rough, sharp = (follow(case(STAY, STOCK), accuracy=share) for share in (0.05, 0.00001))
    assert rough.reached <= 0.05
    assert sharp.reached < rough.reached
    assert sharp.futures.weight.size > rough.futures.weight.size


def test_the_stated_error_is_honest_with_draws_too() -> None:
    offer = replace(STOCK, base_per_year=Range(60e3, 140e3))
    years = [1.05**-year for year in range(1, 5)]
    shares = [(1.0, 0.25)] + [(1 + quarter / 4, 1 / 16) for quarter in range(1, 13)]
    stock = sum(200e3 * part * math.exp(0.05 * t) * 1.05**-t for t, part in shares)
    truth = 100e3 * sum(years) + stock
    found = []
    for seed in range(40):
        one = make_case(Person(wealth=1e5, risk_aversion=0.0), (GO, offer), facts=FACTS, seed=seed)
        futures = follow(one, accuracy=0.1).futures
        values = futures.jobs[1].pay[0]
        found.append(
            estimate(
                futures,
                lambda paths, futures=futures, values=values: float(  # type: ignore[misc]
                    np.average(values[paths], weights=futures.weight[paths])
                ),
            )
        )
    missed = math.sqrt(np.mean([(one.value - truth) ** 2 for one in found]))
    stated = math.sqrt(np.mean([one.numerical_error**2 for one in found]))
    assert 0.5 < missed / stated < 2


def test_without_randomness_nothing_is_sampled() -> None:
    found = follow(case(STAY, GO), accuracy=0.001)
    assert found.futures.exact
    assert found.reached == 0
    assert found.futures.weight.tolist() == [1.0]


def test_a_tax_that_is_unknown_gets_its_prior() -> None:
    found = case(STAY, GO, tax=TaxRates(pay=UNKNOWN))
    assert [use.field for use in found.facts_used if "tax" in use.field] == ["person.tax.pay"]
    assert {offer.tax.pay for offer in found.offers if offer.tax} == {Range(0.25, 0.45)}
    assert len(follow(found, accuracy=0.05).draws.offers) > 1


def test_a_seed_below_zero_is_refused() -> None:
    with pytest.raises(InputError):
        follow(make_case(Person(wealth=1e5), (STAY, STOCK), facts=FACTS, seed=-1), accuracy=0.01)
