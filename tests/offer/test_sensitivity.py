"""Which number matters most."""

from __future__ import annotations

import pytest

from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import UNKNOWN, Range
from goingrate.base.texts import Phrase
from goingrate.offer.fields import Spec, leaves
from goingrate.offer.person import TaxRates
from goingrate.offer.private.terms import Company, EquityGrant, PrivateEquity
from goingrate.offer.sensitivity import Probe, probes, swings
from goingrate.offer.terms import Bonus, JobLoss, Offer, Outcome, Outcomes, Promise

FIRST = Offer(
    "first",
    100.0,
    bonus=Bonus(Range(5.0, 15.0), payout_mean=Range(0.8, 1.1)),
    equity=Promise(1000.0, 6.0, UNKNOWN, dilution=0.9, vests_over_years=4.0),
    job_loss=JobLoss(0.1, 0.0, 3.0, 90.0),
)
SECOND = Offer(
    "second", 50.0, equity=Outcomes(rows=(Outcome(0.5, 0.0, 5.0), Outcome(0.5, 9.0, 5.0)))
)
OFFERS = (FIRST, SECOND)
GUESSED = frozenset({("first", "bonus.payout_mean")})


def found(horizon_years: int | None = None) -> dict[tuple[int, str], Probe]:
    every = probes(OFFERS, GUESSED, horizon_years=horizon_years)
    return {(index, probe.name): probe for probe in every for index in probe.offers}


def test_why_and_how_far_a_number_is_moved() -> None:
    moved = found()
    base = moved[0, "base_per_year"]
    assert (base.low, base.high, base.kind) == (80, 120, "what_if")
    target = moved[0, "bonus.target_per_year"]
    assert (target.low, target.high, target.kind) == (5, 15, "range")
    assert moved[0, "bonus.payout_mean"].kind == "prior"
    years = moved[0, "equity.in_years"]
    assert (years.low, years.high) == (5, 7)
    assert found(horizon_years=6)[0, "equity.in_years"].high == 6


def test_no_number_leaves_its_limits() -> None:
    assert 0.999 < found()[0, "equity.dilution"].high < 1
    specs: dict[tuple[int, str], Spec] = {
        (index, leaf.name): leaf.spec for index, one in enumerate(OFFERS) for leaf in leaves(one)
    }
    for place, probe in found().items():
        assert specs[place].low <= probe.low < probe.high <= specs[place].high


def test_what_is_not_moved() -> None:
    names = {name for _, name in found()}
    assert not names & {"equity.probability", "raise_per_year", "fx", "equity.vests_over_years"}
    assert not any(name.endswith("probability") for name in names)


def test_one_number_at_a_time_the_widest_first() -> None:
    def answer(offers: tuple[Offer, ...]) -> float:
        bonus = offers[0].bonus
        assert bonus is not None
        target = bonus.target_per_year
        known = 10.0 if isinstance(target, Range) else float(target)  # type: ignore[arg-type]
        return float(offers[0].base_per_year) - 2 * float(offers[1].base_per_year) + known  # type: ignore[arg-type]

    result = swings(OFFERS, list(found().values()), answer)
    assert [(one.probe.offers, one.probe.name) for one in result] == [
        ((0,), "base_per_year"),
        ((1,), "base_per_year"),
        ((0,), "bonus.target_per_year"),
    ]
    assert [one.size for one in result] == pytest.approx([40, 40, 10])
    assert (result[1].at_low, result[1].at_high) == pytest.approx((30, -10))


def test_a_number_that_offers_share_is_moved_in_all_of_them() -> None:
    tax = TaxRates(pay=Range(0.2, 0.4))
    offers = (Offer("a", 100.0, tax=tax), Offer("b", 50.0, tax=tax))
    [shared] = [one for one in probes(offers, frozenset(), horizon_years=None) if one.low == 0.2]
    assert shared.offers == (0, 1)

    def kept(offers: tuple[Offer, ...]) -> float:
        return sum(100.0 * (1 - offer.tax.pay) for offer in offers)  # type: ignore[union-attr,operator]

    [swing] = swings(offers, [shared], kept)
    assert (swing.at_low, swing.at_high) == pytest.approx((160, 120))


def test_what_contradicts_the_rest_is_moved_less_far() -> None:
    def answer(offers: tuple[Offer, ...]) -> float:
        base = float(offers[0].base_per_year)  # type: ignore[arg-type]
        if base > 106.0:
            refused = Phrase("fix.correct_value")
            raise OutOfRange(where="base", given=base, allowed=refused, fix=refused)
        return base

    [base] = [one for one in swings(OFFERS, list(found().values()), answer) if one.size > 0]
    assert (base.probe.low, base.probe.high) == (80.0, 105.0)
    assert (base.at_low, base.at_high) == (80.0, 105.0)


def test_a_number_with_no_way_to_go_does_not_move() -> None:
    def answer(offers: tuple[Offer, ...]) -> float:
        base = float(offers[0].base_per_year)  # type: ignore[arg-type]
        if base != 100.0:
            refused = Phrase("fix.correct_value")
            raise OutOfRange(where="base", given=base, allowed=refused, fix=refused)
        return base

    assert swings(OFFERS, [found()[0, "base_per_year"]], answer) == []


def test_a_number_at_its_lower_limit_stays_there() -> None:
    company = Company(raised=60e6, last_price=4.0, fully_diluted=50e6, post_money_times_raised=1.1)
    grant = EquityGrant("iso", 2e4, strike=1.2, window_years=0.25, expires_in_years=10.0)
    offers = (Offer("startup", 100.0, equity=PrivateEquity(company, (grant,))),)
    moved = {one.name: one for one in probes(offers, frozenset(), horizon_years=None)}
    times = moved["equity.company.post_money_times_raised"]
    assert (times.low, times.high) == pytest.approx((1.0, 1.32))
    assert "equity.grants.0.expires_in_years" not in moved
