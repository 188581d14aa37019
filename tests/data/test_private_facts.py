"""What is assumed of private companies against the base rates that its notes name."""

from __future__ import annotations

import itertools
import math
from datetime import date

import pytest

from goingrate.base.quantity import Range
from goingrate.base.texts import Language
from goingrate.data.fact_files import packaged_facts

STAGES = ("seed", "series_a", "series_b", "series_c", "later")


def number(fact_id: str, day: str | None = None) -> float:
    """Return a fact's newest value, or that of the entry of a day; it must be one number."""
    fact = packaged_facts()[fact_id]
    value = fact.latest.value if day is None else fact.on(date.fromisoformat(day)).value
    assert isinstance(value, float)
    return value


def span(fact_id: str) -> Range:
    value = packaged_facts()[fact_id].latest.value
    assert isinstance(value, Range)
    return value


def within(value: float, fact_id: str) -> bool:
    found = span(fact_id)
    return found.low <= value <= found.high


def test_failure_after_a_seed_round_lies_between_two_readings_of_the_cohort() -> None:
    years = 6.5  # founded in 2018, seen on 1 January 2025
    closed = number("startups.closed_share_2018_cohort")
    funded = number("startups.seed_share_2018_cohort")
    least_closed = (closed - (1.0 - funded)) / funded
    low, high = (-math.log1p(-share) / years for share in (least_closed, closed))
    assert (round(low, 3), round(high, 3)) == (0.060, 0.148)
    found = span("assumed.failure_per_year_seed")
    assert (found.low, found.high) == (round(low, 2), round(high, 2))


@pytest.mark.parametrize("born", [1994, 2013])
def test_older_establishments_close_at_two_thirds_of_the_rate(born: int) -> None:
    open_at = [number(f"survival.age_{age}_born_{born}") for age in (1, 5, 10)]
    young = math.log(open_at[0] / open_at[1]) / 4.0
    old = math.log(open_at[1] / open_at[2]) / 5.0
    assert old / young == pytest.approx(2 / 3, abs=0.01)


def test_failure_falls_by_a_third_from_stage_to_stage() -> None:
    ranges = [span(f"assumed.failure_per_year_{stage}") for stage in STAGES]
    for stage, found in enumerate(ranges):
        fall = (2 / 3) ** stage
        assert (found.low, found.high) == (round(0.060 * fall, 2), round(0.148 * fall, 2))
    assert all(one.low > then.low for one, then in itertools.pairwise(ranges))
    assert all(one.high > then.high for one, then in itertools.pairwise(ranges))


def test_failure_at_an_unknown_stage_covers_seed_to_series_b() -> None:
    reached = [number(f"startups.{name}_share_2018_cohort") for name in (*STAGES[:4], "series_d")]
    assert math.fsum(reached[:3]) / math.fsum(reached) == pytest.approx(0.95, abs=0.005)
    found = span("assumed.failure_per_year")
    assert found.low == span("assumed.failure_per_year_series_b").low
    assert found.high == span("assumed.failure_per_year_seed").high


def test_ratios_of_rounds_fit_the_medians() -> None:
    late_2024 = "2024-10-01"
    rounds = ("seed", "series_a", "series_b")
    post = [number(f"rounds.post_money_{name}_median", late_2024) for name in rounds]
    raised = [number(f"rounds.raised_{name}_median", late_2024) for name in rounds]
    so_far = list(itertools.accumulate(raised))
    times = [value / money for value, money in zip(post, so_far, strict=True)]
    assert [round(one, 1) for one in times] == [5.2, 3.8, 3.6]
    assert all(within(one, "assumed.post_money_times_raised") for one in times)
    assert [round(raised[n] / so_far[n], 2) for n in (1, 2)] == [0.76, 0.56]
    assert span("assumed.last_round_share").high == pytest.approx(0.76, abs=0.02)
    # A round's price is its pre-money value for each share that there was after the last one.
    price_a = (post[1] - raised[1]) / post[0]
    price_b = price_a * (post[2] - raised[2]) / post[1]
    older_at_b = so_far[1] / (raised[0] + raised[1] / price_a)
    shares = (1.0 / price_a, older_at_b / price_b)
    assert [round(one, 2) for one in shares] == [0.41, 0.40]
    assert all(within(one, "assumed.older_price_share") for one in shares)


def test_what_is_assumed_of_private_companies_holds_what_the_model_takes() -> None:
    for name, parameter in (
        ("volatility_private", "model_volatility"),
        ("exit_rate_private", "model_exit_rate"),
        ("safe_rate", "model_safe_rate"),
        ("pool_per_round", "model_option_pool"),
    ):
        assert within(number(f"private.{parameter}"), f"assumed.{name}")


@pytest.mark.parametrize(
    ("language", "limits"),
    [
        ("en", ("standard terms", "have vested", "own resignation", "dismissal by the employer")),
        ("de", ("Allgemeine Geschäftsbedingungen", "gevestete", "Eigenkündigung", "ausgehandelte")),
    ],
)
def test_the_rule_on_virtual_options_says_how_far_it_reaches(
    language: Language, limits: tuple[str, ...]
) -> None:
    entry = packaged_facts()["law.de_virtual_options_lapse_share"].latest
    assert entry.since.isoformat() == "2025-03-19"
    assert entry.note is not None
    told = entry.note.spoken(language)
    assert [limit for limit in limits if limit not in told] == []
