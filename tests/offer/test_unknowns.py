"""Priors for what is unknown, draws for what is a range."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import UNKNOWN, Quantity, Range, middle_of
from goingrate.offer.fields import leaves
from goingrate.offer.terms import Bonus, Grant, JobLoss, Offer, Promise, SignOn, Stock
from goingrate.offer.unknowns import (
    N_REPLICATES,
    Draws,
    middle_draw,
    settled_draws,
    with_priors,
)

PRIORS: Mapping[str, Range | float] = {
    "unknown_base_share": Range(0.5, 1.5),
    "unknown_benefit_share": Range(0.0, 0.1),
    "unknown_sign_on_share": Range(0.1, 0.2),
    "later_pay_share": Range(0.8, 1.0),
    "search_months": Range(2.0, 8.0),
    "volatility_public": 0.4,
    "drift_public": Range(0.0, 0.1),
    "market_correlation_public": 0.6,
    "market_correlation_private": 0.3,
    "years_to_exit": Range(4.0, 6.0),
}
PLAIN = Offer("plain", 100.0)


def filled(offer: Offer) -> dict[str, Quantity]:
    offers, _ = with_priors((PLAIN, offer), PRIORS)
    return {leaf.name: leaf.value for leaf in leaves(offers[1])}


def test_an_unknown_gets_its_prior_and_is_recorded() -> None:
    offer = Offer("a", 200.0, stock=Stock(), grants=(Grant(1.0),))
    offers, guesses = with_priors((PLAIN, offer), PRIORS)
    assert offers[1].stock == Stock(0.4, Range(0.0, 0.1), 0.6)
    recorded = {(guess.offer, guess.leaf.name): guess.prior for guess in guesses}
    assert recorded == {
        ("a", "stock.volatility_per_year"): Range(0.4, 0.4),
        ("a", "stock.drift_per_year"): Range(0.0, 0.1),
        ("a", "stock.market_correlation"): Range(0.6, 0.6),
    }


def test_a_grant_has_a_stock_that_moves() -> None:
    assert filled(Offer("a", 200.0, grants=(Grant(1.0),)))["stock.volatility_per_year"] == 0.4


def test_pay_that_is_unknown_is_a_share_of_pay_that_is_not() -> None:
    offer = Offer("a", UNKNOWN, fx=2.0)
    assert filled(offer)["base_per_year"] == Range(25.0, 75.0)
    found = filled(
        Offer(
            "a",
            200.0,
            bonus=Bonus(UNKNOWN),
            sign_on=SignOn(UNKNOWN),
            job_loss=JobLoss(layoff_risk_per_year=0.1),
        )
    )
    assert found["bonus.target_per_year"] == Range(0.0, 20.0)
    assert found["sign_on.amount"] == Range(20.0, 40.0)
    assert found["job_loss.later_pay_per_year"] == Range(160.0, 200.0)


def test_terms_of_a_job_loss_only_where_the_job_can_end() -> None:
    safe = Offer("a", 1.0, job_loss=JobLoss(layoff_risk_per_year=0.0))
    fails = Offer("b", 1.0, equity=Promise(1.0, 5.0, 0.5, fails_after_years=3.0))
    offers, _ = with_priors((safe, fails), PRIORS)
    assert offers[0].job_loss is None
    assert offers[1].job_loss is not None
    assert offers[1].job_loss.search_months == Range(2.0, 8.0)


def test_the_chance_of_a_promise_is_never_assumed() -> None:
    assert filled(Offer("a", 1.0, equity=Promise(1.0, 5.0)))["equity.probability"] == UNKNOWN


NO_PRIOR = {
    "grants.0.value": Offer("a", 1.0, grants=(Grant(UNKNOWN),)),
    "equity.payoff": Offer("a", 1.0, equity=Promise(UNKNOWN, 5.0)),
    "forfeited_on_leaving": Offer("a", 1.0, forfeited_on_leaving=UNKNOWN, present_job=True),
}


@pytest.mark.parametrize("name", NO_PRIOR)
def test_without_a_prior_the_field_is_named(name: str) -> None:
    with pytest.raises(OutOfRange) as caught:
        with_priors((PLAIN, NO_PRIOR[name]), PRIORS)
    assert caught.value.where == f"offers.a.{name}"
    assert caught.value.given == "unknown"


def test_no_pay_can_be_guessed_from_nothing() -> None:
    with pytest.raises(OutOfRange) as caught:
        with_priors((Offer("a", UNKNOWN), Offer("b", UNKNOWN)), PRIORS)
    assert caught.value.where == "offers.a.base_per_year"


def promise(years: Quantity) -> Offer:
    return Offer("a", 1.0, equity=Promise(1.0, years, 0.5, market_correlation=0.3))


def drawn(*offers: Offer, seed: int = 1) -> Draws:
    return settled_draws(offers, per_replicate=16, seed=seed)


def years(offer: Offer) -> Quantity:
    assert isinstance(offer.equity, Promise)
    return offer.equity.in_years


def test_whole_numbers_are_enumerated() -> None:
    draws = drawn(PLAIN, promise(Range(5.0, 7.0)))
    assert [years(offer) for _, offer in draws.offers] == [5, 6, 7]
    assert draws.replicate == ()
    both = drawn(promise(Range(5.0, 7.0)), promise(Range(4.0, 5.0))).offers
    assert len({(years(one), years(other)) for one, other in both}) == 6


def test_a_range_without_a_whole_year_is_refused() -> None:
    with pytest.raises(OutOfRange, match=r"5\.2\.\.5\.8"):
        promise(Range(5.2, 5.8))


def test_ranges_are_drawn_evenly_from_end_to_end_in_each_replicate() -> None:
    offers = (Offer("a", Range(100.0, 200.0)), promise(Range(5.0, 8.0)))
    draws = drawn(*offers)
    assert len(draws.offers) == 16 * N_REPLICATES
    for number in range(N_REPLICATES):
        mine = [
            drawn_offers
            for drawn_offers, replicate in zip(draws.offers, draws.replicate, strict=True)
            if replicate == number
        ]
        base = np.sort([middle_of(one.base_per_year) for one, _ in mine])
        assert (np.floor((base - 100) / 100 * 16) == np.arange(16)).all()
        found, counts = np.unique([years(other) for _, other in mine], return_counts=True)
        assert found.tolist() == [5, 6, 7, 8]
        assert (counts == 4).all()
    assert drawn(*offers) == draws
    assert drawn(*offers, seed=2) != draws


def test_what_is_known_needs_no_draws() -> None:
    assert drawn(PLAIN, promise(5.0)) == Draws(((PLAIN, promise(5.0)),))


def test_the_middle_is_one_settled_version() -> None:
    middle = middle_draw((Offer("a", Range(100.0, 200.0)), promise(Range(5.0, 7.0))))
    assert middle[0].base_per_year == 150
    assert middle[1] == promise(6.0)


def test_two_offers_in_one_currency_have_one_exchange_rate() -> None:
    rate = Range(1.0, 1.2)
    euro, same = (Offer(name, 100.0, fx=rate, currency="EUR") for name in "ab")
    pound = Offer("c", 100.0, fx=rate, currency="GBP")
    for one, other, third in drawn(euro, same, pound).offers:
        assert one.fx == other.fx != third.fx
