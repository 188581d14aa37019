"""The move that a newspaper told of, three ways: closed form, three numbers, an offers file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goingrate.answers.breakeven import break_even
from goingrate.answers.breakeven_results import BreakEven
from goingrate.answers.compare import compare_offers
from goingrate.answers.results import OfferComparison, SuccessNeeded
from goingrate.offer.breakeven import (
    break_even_probability,
    discount_factor,
    gamble_worth,
    required_exit_value,
    value_given_up,
)

AsPrinted = Callable[[str], Any]

NEUTRAL = {
    0.0: {5: "3.75", 6: "4.00", 7: "4.25"},
    0.1: {5: "5.6", 6: "6.4", 7: "7.2"},
    0.2: {5: "8.1", 6: "9.9", 7: "12.2"},
}
NEUTRAL_CELLS = [(rate, year, text) for rate, row in NEUTRAL.items() for year, text in row.items()]
BY_WEALTH = {0.5e6: "76", 1e6: "62", 2e6: "46", 10e6: "17.5"}  # risk aversion 2
BY_TASTE = {1.0: "27", 2.0: "62", 3.0: "84", 4.0: "94"}  # savings of 1M
EXITS = {0.01: "8", 0.005: "16"}


@pytest.fixture(scope="module")
def compared(examples: Path) -> OfferComparison:
    return compare_offers(examples / "microsoft-to-startup.yaml")


@pytest.fixture(scope="module")
def needed(compared: OfferComparison) -> SuccessNeeded:
    assert compared.success_needed is not None
    return compared.success_needed


def from_words(wealth: float | None = None) -> BreakEven:
    return break_even("1M + 100k/year", "40M", "5..7", wealth=wealth)


def stakes(years: int = 6, rate: float = 0.05) -> dict[str, float]:
    cost = value_given_up(once=1e6, per_year=1e5, years=years, discount_per_year=rate)
    return {"cost": cost, "payoff": 40e6 * discount_factor(years=years, discount_per_year=rate)}


@pytest.mark.parametrize(("rate", "years", "percent"), NEUTRAL_CELLS)
def test_break_even_of_averages(
    rate: float, years: int, percent: str, needed: SuccessNeeded, as_printed: AsPrinted
) -> None:
    closed = break_even_probability(**stakes(years, rate))
    assert 100 * closed == as_printed(percent)
    assert from_words().at(discount=rate, years=years) == pytest.approx(closed)
    [cell] = [c for c in needed.neutral if (c.discount_per_year, c.years) == (rate, years)]
    assert cell.probability == pytest.approx(closed)


@pytest.mark.parametrize(
    ("wealth", "taste", "percent"),
    [(wealth, 2.0, text) for wealth, text in BY_WEALTH.items()]
    + [(1e6, taste, text) for taste, text in BY_TASTE.items()],
)
def test_break_even_of_a_person(
    wealth: float, taste: float, percent: str, needed: SuccessNeeded, as_printed: AsPrinted
) -> None:
    closed = break_even_probability(**stakes(), wealth=wealth, risk_aversion=taste)
    assert 100 * closed == as_printed(percent)
    for cells in (from_words().personal, from_words(wealth).personal, needed.by_wealth):
        [cell] = [c for c in cells if (c.wealth, c.risk_aversion) == (wealth, taste)]
        assert cell.probability == pytest.approx(closed, rel=1e-6)


def test_at_ten_percent_the_average_gains(needed: SuccessNeeded, as_printed: AsPrinted) -> None:
    terms = stakes()
    assert 0.1 * terms["payoff"] / 1e6 == as_printed("2.98")
    assert terms["cost"] / 1e6 == as_printed("1.51")
    worded = next(s for s in from_words().scans if (s.probability, s.risk_aversion) == (0.1, 0.0))
    assert worded.mean / 1e6 == as_printed("2.98")
    assert worded.goes
    assert from_words().cost == pytest.approx(terms["cost"])
    row = next(scan for scan in needed.scans if scan.probability == 0.1)
    assert row.mean == pytest.approx(0.1 * terms["payoff"])
    assert row.mean_other == pytest.approx(terms["cost"])


@pytest.mark.parametrize(
    ("wealth", "millions", "goes"), [(1e6, "0.11", False), (30e6, "1.57", True)]
)
def test_at_ten_percent_the_rich_go_and_others_stay(
    wealth: float, millions: str, goes: bool, needed: SuccessNeeded, as_printed: AsPrinted
) -> None:
    terms = stakes()
    closed = gamble_worth(payoff=terms["payoff"], probability=0.1, wealth=wealth, risk_aversion=2.0)
    assert closed / 1e6 == as_printed(millions)
    assert (closed > terms["cost"]) is goes
    scans = from_words(wealth).scans
    worded = next(s for s in scans if (s.probability, s.risk_aversion) == (0.1, 2.0))
    assert worded.worth == pytest.approx(closed)
    assert worded.goes is goes
    [row] = [s for s in needed.scans if (s.probability, s.wealth) == (0.1, wealth)]
    assert row.worth == pytest.approx(closed, rel=1e-6)
    assert row.worth_other == pytest.approx(terms["cost"], rel=1e-6)
    assert row.goes is goes


@pytest.mark.parametrize(("stake", "billions"), EXITS.items())
def test_what_the_company_must_sell_for(
    stake: float, billions: str, needed: SuccessNeeded, as_printed: AsPrinted
) -> None:
    closed = required_exit_value(payoff=40e6, stake=stake, dilution=0.5)
    assert closed / 1e9 == as_printed(billions)
    [worded] = [e for e in from_words().exits if e.stake == stake]
    assert (worded.dilution, worded.exit_value) == (0.5, pytest.approx(closed))
    [read] = [e for e in needed.exits if e.stake == stake and e.at_success is None]
    assert (read.dilution, read.exit_value) == (0.5, pytest.approx(closed))


def test_the_file_says_what_it_hangs_on(compared: OfferComparison) -> None:
    verdict = compared.verdict
    assert (verdict.choice, verdict.job, verdict.other) == ("depends", "Startup", "Microsoft")
    assert verdict.leaving
    assert compared.setting.exact
    assert compared.setting.n_draws == 3
    needed = compared.success_needed
    assert needed is not None
    assert needed.chance.low < needed.chance.value < needed.chance.high
    assert needed.chance.numerical_error == 0
    keys = {phrase.key for phrase in compared.missing}
    assert {"missing.probability", "missing.stake", "missing.stock_over_time"} <= keys


def test_the_file_carries_the_closed_form_too(compared: OfferComparison) -> None:
    simple = compared.simple
    assert simple is not None
    worded = from_words(1e6)
    assert simple.neutral == worded.neutral
    assert [cell.probability for cell in simple.personal] == pytest.approx(
        [cell.probability for cell in worded.personal]
    )
