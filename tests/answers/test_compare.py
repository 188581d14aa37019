"""Comparing offers: laws of the whole answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goingrate.answers.compare import compare_offers
from goingrate.answers.results import OfferComparison, OfferWorth
from goingrate.base.errors import InputError, OutOfRange
from goingrate.base.quantity import UNKNOWN, Range
from goingrate.offer.fields import replaced
from goingrate.offer.person import Person, TaxRates
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

PERSON = Person(wealth=300e3, risk_aversion=2.0, tax=TaxRates(pay=0.3, equity=0.25))
STAY = Offer(
    "stay",
    160e3,
    stock=Stock(0.35, 0.05, 0.6),
    grants=(Grant(150e3),),
    present_job=True,
)
GO = Offer(
    "go",
    150e3,
    bonus=Bonus(10e3, payout_spread=0.2),
    sign_on=SignOn(20e3),
    equity=Outcomes(
        rows=(
            Outcome(0.6, 0.0, 4.0, job_ends=True),
            Outcome(0.3, 300e3, 5.0),
            Outcome(0.1, 2e6, 5.0),
        ),
        market_correlation=0.3,
    ),
    job_loss=JobLoss(0.05, 2.0, 4.0, 140e3),
)
SURE = Offer("sure", 150e3)


def compare(*offers: Offer, person: Person = PERSON, **options: Any) -> OfferComparison:
    return compare_offers(offers, person=person, **options)


def named(answer: OfferComparison, name: str) -> OfferWorth:
    return next(offer for offer in answer.offers if offer.name == name)


@pytest.fixture(scope="module")
def mixed() -> OfferComparison:
    return compare(STAY, GO, SURE)


def test_the_order_of_the_offers_does_not_matter(mixed: OfferComparison) -> None:
    for order in ((SURE, GO, STAY), (GO, STAY, SURE)):
        assert repr(compare(*order)) == repr(mixed)


def test_the_same_seed_gives_the_same_answer_and_another_a_close_one(
    mixed: OfferComparison,
) -> None:
    assert repr(compare(STAY, GO, SURE, seed=1)) == repr(mixed)
    other = compare(STAY, GO, SURE, seed=2)
    for mine, theirs in zip(mixed.offers, other.offers, strict=True):
        errors = mine.worth.numerical_error + theirs.worth.numerical_error
        assert abs(mine.worth.value - theirs.worth.value) <= 5 * errors + 1e-6
    assert named(other, "go").worth != named(mixed, "go").worth


def test_the_figures_of_an_offer_fit_together(mixed: OfferComparison) -> None:
    for offer in mixed.offers:
        assert offer.price_of_tax == pytest.approx(offer.mean_before_tax - offer.mean.value)
        assert offer.price_of_risk == pytest.approx(offer.mean.value - offer.worth.value)
        assert offer.price_of_risk >= -1e-6
        assert len(offer.spread) == 100
        assert list(offer.spread) == sorted(offer.spread)
        worths = [taste.worth for taste in offer.by_taste]
        assert worths == sorted(worths, reverse=True) or offer.name == "sure"
        assert [year.year for year in offer.money_in_hand] == list(range(1, 6))
    assert mixed.setting.reached <= mixed.setting.accuracy


def test_counts_add_up(mixed: OfferComparison) -> None:
    [counted] = mixed.counts
    assert counted.poorer + counted.same + counted.richer == 100
    assert counted.much_richer <= counted.richer
    assert list(counted.gains) == sorted(counted.gains)
    above = sum(gain > 0 for gain in counted.gains) / 100
    assert counted.ends_above == pytest.approx(above, abs=0.02)


def test_sure_offers_are_compared_exactly() -> None:
    answer = compare(SURE, Offer("more", 165e3, present_job=True))
    assert answer.setting.exact
    assert (answer.verdict.choice, answer.verdict.winner) == ("take", "more")
    assert (answer.verdict.strength, answer.verdict.agreement) == ("clear", 1.0)
    pay = 0.7 * 150e3 * (1 - 1.05**-4) / 0.05
    assert named(answer, "sure").worth.value == pytest.approx(pay)
    assert answer.verdict.lead.value == pytest.approx(-0.1 * pay)


def test_equal_offers_are_too_close_to_call() -> None:
    answer = compare(SURE, replace(SURE, name="same"))
    assert (answer.verdict.choice, answer.verdict.strength) == ("too_close", "none")


RICH = replace(
    GO,
    stock=Stock(0.3, 0.05, 0.5),
    grants=(Grant(50e3),),
    benefits_per_year=5e3,
    retirement_match_per_year=5e3,
    equity=Promise(1e6, 5.0, 0.3, market_correlation=0.3),
)
GOOD = [
    "base_per_year",
    "bonus.target_per_year",
    "sign_on.amount",
    "grants.0.value",
    "equity.payoff",
    "equity.probability",
    "benefits_per_year",
    "retirement_match_per_year",
    "job_loss.severance_months",
    "job_loss.later_pay_per_year",
]


@pytest.mark.parametrize("field", GOOD)
def test_more_of_anything_good_is_worth_more(field: str) -> None:
    path = tuple(int(step) if step.isdigit() else step for step in field.split("."))
    value: Any = RICH
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    better = replaced(RICH, path, 1.05 * value)
    alone, raised = (compare(one, SURE, accuracy=0.1) for one in (RICH, better))
    assert named(raised, "go").worth.value > named(alone, "go").worth.value


OPEN = Offer(
    "open",
    120e3,
    equity=Promise(3e6, 5.0, UNKNOWN, fails_after_years=3.0, market_correlation=0.3),
    job_loss=JobLoss(0.0, 0.0, 4.0, 110e3),
)


@settings(max_examples=10)
@given(st.floats(1e5, 1e7), st.floats(0, 5), st.floats(1e6, 2e7))
def test_the_break_even_chance_makes_a_tie(wealth: float, taste: float, payoff: float) -> None:
    person = replace(PERSON, wealth=wealth, risk_aversion=taste)
    offer = replaced(OPEN, ("equity", "payoff"), payoff)
    needed = compare(offer, SURE, person=person).success_needed
    assert needed is not None
    chance = needed.chance.value
    if not 0 < chance < 1:
        return
    tied = compare(replaced(offer, ("equity", "probability"), chance), SURE, person=person)
    worths = [one.worth.value for one in tied.offers]
    assert worths[0] == pytest.approx(worths[1], rel=1e-6)
    assert tied.verdict.choice == "too_close"


def test_an_open_chance_decides_unless_no_chance_could() -> None:
    assert compare(OPEN, SURE).verdict.choice == "depends"
    hopeless = compare(OPEN, Offer("rich", 9e6)).verdict
    assert (hopeless.choice, hopeless.winner) == ("take", "rich")
    always = compare(OPEN, Offer("poor", 1e3)).verdict
    assert (always.choice, always.winner) == ("take", "open")


def test_a_stated_chance_caps_the_verdict() -> None:
    offer = replaced(OPEN, ("equity", "probability"), 0.9)
    verdict = compare(offer, SURE, person=replace(PERSON, risk_aversion=0.5)).verdict
    assert verdict.winner == "open"
    assert verdict.strength == "leaning"


@pytest.mark.parametrize("fx", [1.0, 2.0])
def test_what_the_lesser_offer_lacks_makes_a_tie(fx: float) -> None:
    lesser = replaced(replace(OPEN, name="lesser"), ("equity", "probability"), 0.2)
    lesser = replace(lesser, fx=fx, base_per_year=70e3, tax=TaxRates(pay=0.4, equity=0.2))
    better = replace(SURE, base_per_year=400e3)
    lacks = compare(lesser, better).negotiation
    assert lacks is not None
    assert (lacks.lesser, lacks.better) == ("lesser", "sure")
    assert lacks.base_per_year is not None
    assert lacks.sign_on is not None
    ways = [
        replace(lesser, base_per_year=70e3 + lacks.base_per_year / fx),
        replace(lesser, sign_on=SignOn(lacks.sign_on / fx)),
    ]
    if lacks.stake_times is not None:
        ways.append(replaced(lesser, ("equity", "payoff"), 3e6 * lacks.stake_times))
    for offer in ways:
        worths = [one.worth.value for one in compare(offer, better).offers]
        assert worths[0] == pytest.approx(worths[1], rel=1e-6)


def test_what_a_random_offer_lacks_makes_a_tie_within_the_accuracy() -> None:
    lacks = compare(STAY, GO, accuracy=0.0005).negotiation
    assert lacks is not None
    assert lacks.lesser == "go"
    assert lacks.base_per_year is not None
    raised = replace(GO, base_per_year=150e3 + lacks.base_per_year)
    worths = [one.worth.value for one in compare(STAY, raised, accuracy=0.0005).offers]
    assert worths[0] == pytest.approx(worths[1], rel=0.01)


def test_ranges_widen_the_worth_but_not_the_error() -> None:
    answer = compare(SURE, Offer("wide", Range(140e3, 180e3)))
    sure, wide = (named(answer, name).worth for name in ("sure", "wide"))
    assert sure.low == pytest.approx(sure.value)
    assert sure.high == pytest.approx(sure.value)
    year = 0.7 * (1 - 1.05**-4) / 0.05
    assert wide.low == pytest.approx(142e3 * year, rel=0.01)
    assert wide.high == pytest.approx(178e3 * year, rel=0.01)
    assert wide.low < wide.value < wide.high


def test_whole_years_are_all_looked_at() -> None:
    offer = replaced(OPEN, ("equity", "in_years"), Range(5.0, 7.0))
    answer = compare(offer, SURE)
    assert answer.setting.n_draws == 3
    assert answer.setting.horizon_years == 7
    assert answer.setting.exact


def test_an_unknown_is_recorded_with_its_fact() -> None:
    loss = JobLoss(0.05, 2.0, UNKNOWN, UNKNOWN)
    answer = compare(SURE, replace(SURE, name="risky", job_loss=loss))
    recorded = {use.field: (use.fact_id, use.grade) for use in answer.facts}
    assert recorded == {
        "offers.risky.job_loss.search_months": ("assumed.search_months", "assumed"),
        "offers.risky.job_loss.later_pay_per_year": ("assumed.later_pay_share", "assumed"),
    }
    kinds = {(sway.offer, sway.field): sway.kind for sway in answer.sways}
    assert kinds["risky", "job_loss.search_months"] == "prior"
    assert kinds["risky", "base_per_year"] == "what_if"
    assert kinds["", "discount_per_year"] == "person"


def test_savings_and_pay_kept_make_people_bolder() -> None:
    poor, rich, backed = (
        named(compare(GO, SURE, person=person), "go").worth.value
        for person in (
            replace(PERSON, wealth=50e3),
            replace(PERSON, wealth=5e6),
            replace(PERSON, wealth=50e3, kept_pay_per_year=200e3),
        )
    )
    assert poor < backed < rich


@pytest.mark.parametrize("accuracy", [0.0, 0.2, float("nan")])
def test_impossible_accuracies_are_refused(accuracy: float) -> None:
    with pytest.raises(OutOfRange) as caught:
        compare(SURE, GO, accuracy=accuracy)
    assert caught.value.where == "accuracy"


def test_a_person_is_needed(is_one_line: Callable[[InputError], bool]) -> None:
    with pytest.raises(OutOfRange) as caught:
        compare_offers([SURE, GO])
    assert caught.value.fix.key == "fix.add_person"
    assert is_one_line(caught.value)


def test_ruin_is_refused_with_the_way_out() -> None:
    with pytest.raises(OutOfRange) as caught:
        compare(SURE, Offer("nothing", 0.0), person=Person(wealth=0.0))
    assert caught.value.fix.key == "fix.add_wealth"


def test_pay_kept_either_way_saves_from_ruin() -> None:
    person = Person(wealth=0.0, kept_pay_per_year=1e3)
    assert compare(SURE, Offer("nothing", 0.0), person=person).verdict.winner == "sure"


@pytest.mark.parametrize(
    "span",
    [
        {"wealth": Range(50e3, 5e6)},
        {"discount_per_year": Range(0.0, 0.1)},
        {"kept_pay_per_year": Range(0.0, 200e3)},
        {"tax": TaxRates(pay=Range(0.2, 0.5))},
    ],
    ids=lambda span: next(iter(span)),
)
def test_ranges_of_the_person_widen_the_worth(span: dict[str, Any]) -> None:
    found = named(compare(OPEN, SURE, person=replace(PERSON, **span)), "open").worth
    assert found.low < found.high


def test_equal_offers_in_one_currency_tie_whatever_its_rate() -> None:
    abroad = replace(SURE, fx=Range(1.0, 1.2), currency="EUR")
    lead = compare(abroad, replace(abroad, name="same")).verdict.lead
    assert (lead.low, lead.high) == pytest.approx((0, 0), abs=1e-6)
