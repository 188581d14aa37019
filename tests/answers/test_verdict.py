"""Which two offers the answer is about, and what it then says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goingrate.answers.compare import compare_offers
from goingrate.answers.results import OfferComparison
from goingrate.base.quantity import Range
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
from goingrate.report.verdicts import verdict_sentence

PERSON = Person(wealth=3e5, risk_aversion=2.0)
OPEN = Promise(payoff=2e6, in_years=4.0)


def compared(*offers: Offer) -> OfferComparison:
    return compare_offers(offers, person=PERSON)


def test_an_open_chance_in_the_present_job_is_solved_for() -> None:
    here = Offer("Startup", 1e5, equity=OPEN, present_job=True)
    found = compared(here, Offer("Big", 1.5e5))
    assert (found.verdict.job, found.verdict.other) == ("Startup", "Big")
    assert not found.verdict.leaving
    assert 0 < found.success_needed.chance.value < 1  # type: ignore[union-attr]
    assert verdict_sentence(found).startswith("Take Big, unless you put the success of Startup")


def test_the_open_offer_is_measured_against_the_best_of_the_rest() -> None:
    now = Offer("Now", 1.5e5, present_job=True)
    best = Offer("Best", 9e5)
    found = compared(now, best, Offer("Startup", 1e5, equity=OPEN))
    assert found.verdict.other == "Best"
    assert "Stay at Now" not in verdict_sentence(found)


def test_two_new_offers_above_the_present_job_are_the_pair() -> None:
    now = Offer("Now", 1e5, present_job=True)
    found = compared(now, Offer("A", 3e5), Offer("B", 2.99e5))
    assert {found.verdict.job, found.verdict.other} == {"A", "B"}
    assert found.verdict.choice == "too_close"


def test_identical_offers_are_worth_the_same() -> None:
    sentence = verdict_sentence(compared(Offer("A", 1e5), Offer("B", 1e5)))
    assert sentence.endswith("A and B are worth the same to you.")
    assert "$0" not in sentence.partition("same (within")[2].partition(")")[2]


LESSER = Offer(
    "Startup",
    1.2e5,
    sign_on=SignOn(1e4, 12.0, clawback_on_layoff=True),
    equity=Outcomes((Outcome(0.7, 0.0, 3.0, True), Outcome(0.3, Range(4e5, 8e5), 5.0))),
    job_loss=JobLoss(0.08, 1.0, 4.0, 1.1e5),
)
BETTER = Offer(
    "Big",
    1.6e5,
    bonus=Bonus(2e4, 1.0, 0.3),
    stock=Stock(0.5, 0.05, 0.6),
    grants=(Grant(2e5),),
    present_job=True,
)


@pytest.mark.parametrize("way", ["base", "sign_on", "stake"])
def test_what_the_negotiation_names_ties_the_offers(way: str) -> None:
    person = replace(PERSON, wealth=3e6)
    first = compare_offers([LESSER, BETTER], person=person)
    found = first.negotiation
    assert found is not None
    assert found.lesser == "Startup"
    if way == "base":
        raised = replace(LESSER, base_per_year=1.2e5 + (found.base_per_year or 0.0))
    elif way == "sign_on":
        sign_on = replace(LESSER.sign_on, amount=1e4 + (found.sign_on or 0.0))  # type: ignore[type-var]
        raised = replace(LESSER, sign_on=sign_on)
    else:
        times = found.stake_times
        assert times is not None
        rows = (Outcome(0.7, 0.0, 3.0, True), Outcome(0.3, Range(4e5 * times, 8e5 * times), 5.0))
        raised = replace(LESSER, equity=Outcomes(rows))
    again = compare_offers([raised, BETTER], person=person)
    lead = again.verdict.lead
    assert abs(lead.value) < max(2.0, 3 * lead.numerical_error)


def test_a_stated_chance_of_success_is_among_what_matters() -> None:
    found = compared(LESSER, BETTER)
    fields = [(sway.offer, sway.field) for sway in found.sways]
    assert ("Startup", "equity.success") in fields
    assert all(sway.size > 0 for sway in found.sways)


def test_a_case_is_clear_only_if_most_futures_are_on_its_side() -> None:
    def shares(name: str, value: float) -> Offer:
        return Offer(name, 1e5, stock=Stock(0.6, 0.05, 0.2), grants=(Grant(value),))

    uneven = compared(shares("A", 5e5), shares("B", 4e5))
    assert uneven.verdict.choice == "take"
    assert uneven.verdict.agreement == 1
    assert uneven.counts[0].richer < 75
    assert uneven.verdict.strength == "leaning"
    assert compared(shares("A", 5e5), Offer("B", 1e5)).verdict.strength == "clear"
