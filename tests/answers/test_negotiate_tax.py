"""What the lesser offer lacks after tax: entered back into it, the two offers tie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from goingrate.answers import negotiate_by_law
from goingrate.answers.case import Followed
from goingrate.answers.compare import compare_offers
from goingrate.answers.results import Negotiation, OfferComparison
from goingrate.base.quantity import Range
from goingrate.data.tax_laws import law_book
from goingrate.offer.cap_table.holders import CapTable, Preferred
from goingrate.offer.person import Person
from goingrate.offer.private.terms import Company, EquityGrant, PrivateEquity
from goingrate.offer.tax.home import DeHome, Tax, UsHome
from goingrate.offer.tax.rates import TaxRates
from goingrate.offer.terms import JobLoss, Offer, Outcome, Outcomes, Promise, SignOn

CALIFORNIA = UsHome(law_book("us"), 2026, state=law_book("us-ca"), index_per_year=0.02)
GERMANY = DeHome(law_book("de"), 2026, index_per_year=0.02)
RATES = TaxRates(pay=0.4, equity=0.3)
HOMES: dict[str, Tax] = {"us": CALIFORNIA, "de": GERMANY, "rates": RATES}
BETTER = Offer("big", 250e3)


def table(payoff: float, *, fail: float = 0.3) -> Outcomes:
    rows = (Outcome(1.0 - fail, payoff, 3.0), Outcome(fail, 0.0, 3.0))
    return Outcomes(rows, taxed_as="wages")


LESSER = Offer("small", 150e3, equity=table(100e3))


def compared(lesser: Offer, better: Offer, tax: Tax, **person: float) -> OfferComparison:
    given = {"wealth": 500e3, "risk_aversion": 2.0, "discount_per_year": 0.03, **person}
    return compare_offers([lesser, better], person=Person(tax=tax, horizon_years=4, **given))  # type: ignore[arg-type]


@cache
def lacked(lesser: Offer, better: Offer, tax: Tax, **person: float) -> Negotiation:
    found = compared(lesser, better, tax, **person).negotiation
    assert found is not None
    assert found.lesser == lesser.name
    return found


def with_base(offer: Offer, found: Negotiation) -> Offer:
    assert found.base_per_year is not None
    return replace(offer, base_per_year=offer.base_per_year + found.base_per_year / offer.fx)  # type: ignore[operator]


def with_sign_on(offer: Offer, found: Negotiation) -> Offer:
    assert found.sign_on is not None
    return replace(offer, sign_on=SignOn(found.sign_on / offer.fx))  # type: ignore[operator]


def with_stake(offer: Offer, found: Negotiation) -> Offer:
    times, equity = found.stake_times, offer.equity
    assert times is not None
    if isinstance(equity, Promise):
        return replace(offer, equity=replace(equity, payoff=times * equity.payoff))  # type: ignore[operator]
    if isinstance(equity, Outcomes):
        rows = tuple(replace(row, payoff=times * row.payoff) for row in equity.rows)  # type: ignore[operator]
        return replace(offer, equity=replace(equity, rows=rows))
    assert isinstance(equity, PrivateEquity)
    grants = tuple(replace(one, shares=times * one.shares) for one in equity.grants)  # type: ignore[operator]
    return replace(offer, equity=replace(equity, grants=grants))


WAYS = {"base": with_base, "sign_on": with_sign_on, "stake": with_stake}


def gap(lesser: Offer, better: Offer, tax: Tax, **person: float) -> float:
    """Return how far apart two offers are, as a share of the better one."""
    worths = {one.name: one.worth.value for one in compared(lesser, better, tax, **person).offers}
    return abs(worths[lesser.name] / worths[better.name] - 1.0)


@pytest.mark.parametrize("home", ["us", "de"])
@pytest.mark.parametrize("way", WAYS)
def test_what_a_table_lacks_ties(way: str, home: str) -> None:
    found = lacked(LESSER, BETTER, HOMES[home])
    assert gap(LESSER, BETTER, HOMES[home]) > 0.1
    assert gap(WAYS[way](LESSER, found), BETTER, HOMES[home]) < 0.002


@pytest.mark.parametrize("way", WAYS)
def test_a_large_gap_is_closed_through_the_brackets(way: str) -> None:
    better = replace(BETTER, equity=table(1e6, fail=1e-6))
    found = lacked(LESSER, better, CALIFORNIA, risk_aversion=0.0)
    changed = WAYS[way](LESSER, found)
    assert gap(changed, better, CALIFORNIA, risk_aversion=0.0) < 0.002


@pytest.mark.parametrize("way", WAYS)
def test_a_promise_in_another_currency_with_its_own_law_ties(way: str) -> None:
    promise = Promise(80e3, 3.0, probability=0.7)
    home = replace(GERMANY, in_offer_currency=True)
    lesser = Offer("small", 90e3, equity=promise, tax=home, fx=1.25, currency="EUR")
    found = lacked(lesser, BETTER, CALIFORNIA)
    assert gap(WAYS[way](lesser, found), BETTER, CALIFORNIA) < 0.002


COMPANY = Company(
    raised=20e6,
    last_price=2.0,
    fully_diluted=30e6,
    volatility_per_year=0.8,
    growth_per_year=0.15,
    safe_rate_per_year=0.04,
    exit_rate_per_year=0.2,
    failure_per_year=0.05,
    rounds_per_year=0.5,
    dilution_per_round=0.15,
    pool_per_round=0.05,
    lock_up_years=0.5,
    lock_up_volatility=0.6,
    last_round_share=0.5,
    older_price_share=0.5,
)

LOSS = JobLoss(0.05, 2.0, 4.0, 140e3)


def granted(shares: float, kind: str = "nso") -> PrivateEquity:
    strike = 0.5 if kind == "nso" else 0.0
    grant = EquityGrant(kind, shares, strike, window_years=0.25)  # type: ignore[arg-type]
    return PrivateEquity(COMPANY, (grant, replace(grant, granted_in_years=1.0)), 60e3, 0.3)


@pytest.mark.parametrize(("home", "kind"), [("us", "nso"), ("de", "virtual")])
@pytest.mark.parametrize("way", WAYS)
def test_what_grants_lack_ties(way: str, home: str, kind: str) -> None:
    lesser = Offer("small", 150e3, equity=granted(20e3, kind), job_loss=LOSS)
    better = Offer("big", 165e3)
    found = lacked(lesser, better, HOMES[home])
    assert found.stake_times is not None
    assert found.stake_times > 1.5
    assert gap(WAYS[way](lesser, found), better, HOMES[home]) < 0.002


@pytest.mark.parametrize("way", WAYS)
def test_what_grants_on_a_cap_table_lack_ties(way: str) -> None:
    rounds = (Preferred("A", 2e5, 1.0), Preferred("B", 3e5, 2.0))
    table = CapTable(5e5, preferred=rounds, unissued_pool=5e3, name="company")
    given = {"raised", "last_price", "fully_diluted", "last_round_share", "older_price_share"}
    company = replace(COMPANY, table=table, **dict.fromkeys(given))
    equity = replace(granted(10e3), company=company)
    lesser = Offer("small", 150e3, equity=equity, job_loss=LOSS)
    better = Offer("big", 165e3)
    found = lacked(lesser, better, CALIFORNIA)
    assert gap(WAYS[way](lesser, found), better, CALIFORNIA) < 0.002


def test_no_stake_ties_that_the_company_has_no_room_for() -> None:
    small = replace(COMPANY, fully_diluted=21e6)
    equity = replace(granted(1e5), company=small)
    lesser = Offer("small", 150e3, equity=equity, job_loss=LOSS)
    better = Offer("big", 1.2e6)
    by_rates, by_law = (
        lacked(lesser, better, tax, risk_aversion=1.0).stake_times for tax in (RATES, CALIFORNIA)
    )
    assert by_rates is not None
    assert by_law is None


def test_no_stake_up_to_a_thousand_times_ties() -> None:
    lesser = replace(LESSER, equity=table(100.0))
    rates, law = (
        lacked(lesser, BETTER, tax, risk_aversion=0.0).stake_times for tax in (RATES, CALIFORNIA)
    )
    assert rates is not None
    assert rates > 1000
    assert law is None


def test_a_stake_that_risk_makes_worthless_is_none() -> None:
    lesser = replace(LESSER, equity=table(100e3, fail=0.9))
    found = lacked(lesser, BETTER, CALIFORNIA, risk_aversion=4.0)
    assert found.has_equity
    assert found.stake_times is None


def test_of_many_draws_some_tell_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    lesser = replace(LESSER, base_per_year=Range(120e3, 170e3), raise_per_year=Range(0.0, 0.05))
    few = lacked(lesser, BETTER, CALIFORNIA)
    monkeypatch.setattr(negotiate_by_law, "_MOST_DRAWS", 10_000)
    lacked.cache_clear()
    every = lacked(lesser, BETTER, CALIFORNIA)
    assert few != every
    for name in ("base_per_year", "sign_on", "stake_times"):
        assert getattr(few, name) == pytest.approx(getattr(every, name), rel=0.01)


def follows(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count the times that a changed offer is followed along the same futures."""
    lacked.cache_clear()
    times = [0]
    again: Callable[..., object] = Followed.again

    def counted(*given: object) -> object:
        times[0] += 1
        return again(*given)

    monkeypatch.setattr(Followed, "again", counted)
    return times


def test_effective_rates_need_no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    times = follows(monkeypatch)
    found = lacked(LESSER, BETTER, RATES)
    assert times == [2]
    assert all(gap(way(LESSER, found), BETTER, RATES) < 1e-9 for way in WAYS.values())
    # the better offer's law does not bend what is added to the lesser one
    by_law = replace(BETTER, tax=CALIFORNIA)
    times[0] = 0
    found = lacked(LESSER, by_law, RATES)
    assert times == [2]
    assert all(gap(way(LESSER, found), by_law, RATES) < 1e-9 for way in WAYS.values())


def test_the_search_is_short_and_the_same_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    times = follows(monkeypatch)
    first = lacked(LESSER, BETTER, CALIFORNIA)
    assert 2 < times[0] <= 2 + 3 * 8
    lacked.cache_clear()
    assert lacked(LESSER, BETTER, CALIFORNIA) == first


def test_equal_offers_lack_nothing() -> None:
    twin = replace(LESSER, name="twin")
    found = compared(LESSER, twin, CALIFORNIA).negotiation
    assert found is not None
    assert (found.base_per_year, found.sign_on, found.stake_times) == (0.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("offer", "tax", "told"),
    [
        (LESSER, CALIFORNIA, True),
        (LESSER, RATES, False),
        (replace(LESSER, equity=None), CALIFORNIA, False),
    ],
)
def test_what_is_scaled_after_tax_is_said(offer: Offer, tax: Tax, told: bool) -> None:
    notes = [note.key for note in compared(offer, BETTER, tax).notes]
    assert ("levy.note.scaled" in notes) == told
