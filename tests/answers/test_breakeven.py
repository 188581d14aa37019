"""Break-even from as little as three numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goingrate.answers.breakeven import break_even
from goingrate.base.errors import InputError
from goingrate.base.money import parse_terms
from goingrate.base.quantity import Range
from goingrate.data.fact_files import packaged_facts
from goingrate.offer.breakeven import gamble_worth

IsOneLine = Callable[[InputError], bool]
millions = st.floats(0.1, 5.0)


def test_what_was_given_comes_back() -> None:
    answer = break_even("$1M + 100k..120k/year", "30M..50M", "5..7", wealth=1e6, stake=0.02)
    assert answer.give_up_per_year == Range(100e3, 120e3)
    assert answer.payoff == Range(30e6, 50e6)
    assert answer.currency == "USD"
    assert (answer.years, answer.middle_years) == ((5, 6, 7), 6)
    assert answer.discount_per_year == 0.05
    assert [one.stake for one in answer.exits] == [0.02]
    assert answer.savings_only


def test_texts_and_numbers_are_the_same() -> None:
    worded = break_even("1M", "40M", "6", wealth=1e6)
    assert break_even(parse_terms("1M"), 40e6, 6, wealth=1e6) == worded
    german = break_even("1 Mio. + 1.000/Monat", "1,2 Mrd.", "6 Jahre", language="de")
    assert (german.give_up_per_year, german.payoff) == (12e3, 1.2e9)


def test_ranges_widen_what_is_needed() -> None:
    exact = break_even("1M", "40M", "6")
    wide = break_even("1M..2M", "20M..40M", "5..7")
    low, high = wide.probability_range
    assert low == pytest.approx(1 / 40 * 1.05**5)
    assert high == pytest.approx(2 / 20 * 1.05**7)
    assert exact.probability_range == pytest.approx((1 / 40 * 1.05**6,) * 2)


@settings(max_examples=30)
@given(millions, millions, st.floats(0, 6))
def test_a_scan_goes_exactly_above_the_break_even(cost: float, wealth: float, taste: float) -> None:
    answer = break_even(
        parse_terms(f"{cost:.4f}M"), 40e6, 6, wealth=wealth * 1e6, risk_aversion=taste
    )
    [needed] = [c.probability for c in answer.personal if c.risk_aversion == taste]
    for scan in (s for s in answer.scans if s.risk_aversion == taste):
        assert scan.goes == (scan.probability > needed)
        if math.isfinite(scan.required_payoff) and taste <= 2:
            tied = gamble_worth(
                payoff=scan.required_payoff * 1.05**-6,
                probability=scan.probability,
                wealth=wealth * 1e6,
                risk_aversion=taste,
            )
            assert tied == pytest.approx(answer.cost, rel=1e-4)


def test_pay_kept_either_way_stands_behind_the_risk() -> None:
    alone = break_even("1M", "40M", "6", wealth=1e6)
    backed = break_even("1M", "40M", "6", wealth=1e6, keep_per_year=100e3)
    richer = break_even("1M", "40M", "6", wealth=1e6 + 100e3 * (1 - 1.05**-6) / 0.05)
    assert not backed.savings_only
    for mine, more, less in zip(backed.personal, richer.personal, alone.personal, strict=True):
        assert mine.probability == pytest.approx(more.probability)
        assert mine.probability < less.probability
        assert mine.wealth == 1e6


def test_tastes_and_rates_are_added_to_the_usual_ones() -> None:
    answer = break_even("1M", "40M", "6", risk_aversion=2.5, discount_per_year=0.07)
    assert answer.risk_aversions == (1.0, 2.0, 2.5, 3.0, 4.0)
    rates = [cell.discount_per_year for cell in answer.neutral]
    assert rates == [0.0, 0.05, 0.07, 0.1, 0.2]
    assert answer.at(discount=0.07, years=6) == pytest.approx(1 / 40 * 1.07**6)


def test_every_fact_behind_it_is_recorded() -> None:
    assumed = {use.fact_id: use.field for use in break_even("1M", "40M", "6").facts}
    assert "discount" in assumed["assumed.discount_per_year"]
    assert assumed["startups.unicorn_share_2018_cohort"] == ""
    given_rate = break_even("1M", "40M", "6", discount_per_year=0.05)
    assert "assumed.discount_per_year" not in {use.fact_id for use in given_rate.facts}
    assert given_rate.facts_digest == packaged_facts().digest()


BAD: dict[str, tuple[str, dict[str, Any]]] = {
    "give_up": ("give_up", {"give_up": "0"}),
    "words": ("give_up", {"give_up": "a lot"}),
    "below zero": ("give_up", {"give_up": "-1M"}),
    "payoff 0": ("payoff", {"payoff": "0"}),
    "payoff unknown": ("payoff", {"payoff": "unknown"}),
    "payoff per year": ("payoff", {"payoff": "1M/year"}),
    "years backwards": ("years", {"years": "7..5"}),
    "broken years": ("years", {"years": 6.5}),
    "no years": ("years", {"years": 0}),
    "41 years": ("years", {"years": 41}),
    "wealth": ("wealth", {"wealth": 0.0}),
    "nan wealth": ("wealth", {"wealth": math.nan}),
    "keep": ("keep", {"wealth": 100.0, "keep_per_year": -1.0}),
    "taste": ("risk_aversion", {"risk_aversion": -1.0}),
    "nan taste": ("risk_aversion", {"risk_aversion": math.nan}),
    "stake": ("stake", {"stake": 1.5}),
    "dilution": ("dilution", {"dilution": 1.0}),
}


def ask(**changes: Any) -> object:
    return break_even(**({"give_up": "1M", "payoff": "40M", "years": "6"} | changes))


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_refused_by_name(name: str, is_one_line: IsOneLine) -> None:
    where, changes = BAD[name]
    with pytest.raises(InputError) as caught:
        ask(**changes)
    assert caught.value.where == where
    assert is_one_line(caught.value)


def test_a_rate_that_was_not_shown_is_refused_with_those_that_were() -> None:
    with pytest.raises(InputError, match=r"0\.05, 6"):
        break_even("1M", "40M", "6").at(discount=0.03, years=6)


@pytest.mark.parametrize("rate", [-1.0, -1.5, math.nan, math.inf])
def test_an_impossible_rate_is_refused_by_name(rate: float) -> None:
    with pytest.raises(InputError) as caught:
        ask(discount_per_year=rate)
    assert "discount" in caught.value.where


@pytest.mark.parametrize("years", [math.nan, math.inf])
def test_endless_years_are_refused(years: float) -> None:
    with pytest.raises(InputError):
        ask(years=years)


def test_giving_up_perhaps_nothing_is_a_range_like_others() -> None:
    assert break_even("0..1M", "40M", "6").probability_range[0] == 0


def test_two_currencies_are_refused() -> None:
    with pytest.raises(InputError):
        ask(give_up="$1M", payoff="40M EUR")
