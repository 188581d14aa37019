"""What is not known widens an answer; how exactly it is computed does not."""

from __future__ import annotations

import pytest

from goingrate.answers.compare import compare_offers
from goingrate.base.quantity import Range
from goingrate.offer.person import Person
from goingrate.offer.terms import Bonus, Grant, JobLoss, Offer, Stock

PERSON = Person(wealth=3e5, risk_aversion=2.0, discount_per_year=0.0)
RISKY = {
    "stock": Stock(0.6, 0.05, 0.5),
    "grants": (Grant(3e5),),
    "bonus": Bonus(5e4, 1.0, 0.5),
    "job_loss": JobLoss(0.1, 2.0, 4.0, 8e4),
}
SURE = Offer("sure", 1.2e5)


def risky(base: float | Range) -> Offer:
    return Offer("risky", base, **RISKY)  # type: ignore[arg-type]


def test_a_narrow_range_of_pay_is_a_narrow_range_of_worth() -> None:
    found = compare_offers([risky(Range(100_000, 100_010)), SURE], person=PERSON)
    worth = found.offers[0].worth
    assert worth.numerical_error > 10
    assert 0 < worth.high - worth.low < 60  # four years of 10 a year


def test_a_range_of_sure_pay_is_a_range_of_its_sum() -> None:
    found = compare_offers([Offer("open", Range(1e5, 2e5)), SURE], person=PERSON)
    worth = next(offer.worth for offer in found.offers if offer.name == "open")
    assert worth.low == pytest.approx(4 * 1.05e5, rel=0.03)
    assert worth.high == pytest.approx(4 * 1.95e5, rel=0.03)


def test_without_ranges_there_is_no_range() -> None:
    found = compare_offers([risky(1e5), SURE], person=PERSON)
    for offer in found.offers:
        assert offer.worth.low == offer.worth.value == offer.worth.high
