"""Who decides: what is refused."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import UNKNOWN, Range
from goingrate.offer.person import Person, TaxRates

BAD: dict[str, Callable[[], object]] = {
    "wealth": lambda: Person(wealth=-1.0),
    "kept_pay_per_year": lambda: Person(wealth=1.0, kept_pay_per_year=math.nan),
    "living_costs_per_year": lambda: Person(wealth=1.0, living_costs_per_year=UNKNOWN),
    "risk_aversion": lambda: Person(wealth=1.0, risk_aversion=21.0),
    "discount_per_year": lambda: Person(wealth=1.0, discount_per_year=Range(-0.3, 0.1)),
    "horizon_years": lambda: Person(wealth=1.0, horizon_years=0),
    "pay": lambda: TaxRates(pay=1.0),
    "equity": lambda: TaxRates(equity=-0.1),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_refused_by_name(name: str) -> None:
    with pytest.raises(OutOfRange) as caught:
        BAD[name]()
    assert caught.value.where == name


def test_wealth_cannot_be_guessed() -> None:
    with pytest.raises(OutOfRange) as caught:
        Person(wealth=UNKNOWN)
    assert caught.value.given == "unknown"
    assert caught.value.fix.key == "fix.own_number"


def test_the_ends_of_what_is_allowed() -> None:
    patient = Person(wealth=0.0, risk_aversion=0.0, horizon_years=40, discount_per_year=-0.2)
    assert patient.discount_per_year == -0.2
    unsure = Person(wealth=Range(0.0, 1e9), risk_aversion=Range(0.0, 20.0), horizon_years=1)
    assert unsure.risk_aversion == Range(0.0, 20.0)
    assert TaxRates(pay=0.999, equity=UNKNOWN, benefits=Range(0.0, 0.5)).equity is UNKNOWN
