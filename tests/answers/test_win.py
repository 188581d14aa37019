"""What to bid: pinned cases, laws, and the way out where nothing will do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goingrate.answers.win import what_to_bid
from goingrate.answers.win_case import setting_of
from goingrate.answers.win_inputs import read_win
from goingrate.answers.win_results import LEVELS, WinAnswer
from goingrate.answers.win_terms import Rival, WinTerms, WinWords
from goingrate.answers.win_worth import worth_table
from goingrate.base.errors import OutOfRange
from goingrate.contest.accept import people_to_approach
from goingrate.data.fact_files import packaged_facts

WORDS = WinWords(
    cash="400k",
    runway="18",
    pool="12%",
    hires="2",
    population="big-tech-senior-us",
    value="60M",
    rival="base 190k + stock 90k/year",
)
TERMS = read_win(WORDS)


@pytest.fixture(scope="module")
def answer() -> WinAnswer:
    return what_to_bid(TERMS)


@pytest.fixture(scope="module")
def short() -> WinAnswer:
    return what_to_bid(replace(TERMS, target=0.6))


def test_the_package_uses_the_cash_up_before_the_pool(answer: WinAnswer) -> None:
    package = answer.package
    assert package is not None
    assert package.base_per_year == pytest.approx(400e3 / 2 / 1.5, rel=1e-6)
    assert package.sign_on == 0.0
    assert 0.0 < package.equity_share < 0.06
    assert package.acceptance == pytest.approx(1 / 3, abs=1e-6)
    assert package.acceptance_low < 1 / 3 < package.acceptance_high
    assert (answer.best, answer.short) == (None, None)


def test_the_chance_is_the_average_over_the_population(answer: WinAnswer) -> None:
    """Recomputed at the package itself, without any table."""
    package, setting = answer.package, setting_of(TERMS, packaged_facts())
    assert package is not None
    cash, equity = np.array([package.cash_cost]), np.array([package.equity_share])
    for risk in LEVELS:
        kinds = setting.kinds(risk)
        worth = worth_table(kinds, setting.stake, cash=cash, equity=equity)[:, 0, 0]
        scale = setting.scales_per_year["middle"] * setting.annuity
        ahead = (worth - setting.rival_worths(kinds)) / scale
        chance = float((kinds.weights / (1.0 + np.exp(-ahead))).sum())
        if risk == "middle":
            assert chance == pytest.approx(package.acceptance, abs=2e-4)
        assert package.acceptance_low - 1e-3 <= chance <= package.acceptance_high + 1e-3


def test_what_it_costs_adds_up(answer: WinAnswer) -> None:
    package = answer.package
    assert package is not None
    assert package.cost == pytest.approx(package.cash_cost + package.equity_cost)
    assert package.wedge == pytest.approx(package.equity_cost - package.equity_worth)
    assert 0.0 < package.equity_worth < package.equity_cost < package.equity_on_paper


def test_how_many_to_approach(answer: WinAnswer) -> None:
    package = answer.package
    assert package is not None
    assert (package.approach_low, package.approach_high) == (4, 11)
    known = people_to_approach(2, acceptance=package.acceptance, confidence=0.9)
    assert package.approach_high == known


def test_the_robust_package_holds_at_every_scale(answer: WinAnswer) -> None:
    package, robust = answer.package, answer.robust_in_tastes
    assert package is not None
    assert robust is not None
    assert robust.cost > package.cost
    assert robust.acceptance > 1 / 3
    costs = [one.package.cost for one in answer.cases if one.risk == "middle" and one.package]
    assert len(costs) == 3
    assert robust.cost >= max(costs) * (1 - 1e-6)


def test_the_careful_cost_more_at_each_scale(answer: WinAnswer) -> None:
    for taste in ("low", "middle", "high"):
        best = [one.best_chance for one in answer.cases if one.taste == taste]
        assert best == sorted(best, reverse=True)


def test_the_frontier_rises_and_ends_at_the_best_chance(answer: WinAnswer) -> None:
    for taste in ("low", "middle", "high"):
        points = [one for one in answer.frontier if one.taste == taste]
        costs = [one.cost for one in points if one.cost is not None]
        assert costs == sorted(costs)
        chances = [one.target for one in points]
        assert chances == sorted(chances)
        (best,) = [
            one.best_chance for one in answer.cases if one.taste == taste and one.risk == "middle"
        ]
        assert max(one.target for one in points if one.cost is not None) == pytest.approx(best)


def test_what_is_out_of_reach_says_what_would_do(short: WinAnswer) -> None:
    assert short.package is None
    assert short.best is not None
    assert short.short is not None
    assert short.best.equity_share == pytest.approx(0.06)
    assert short.best.base_per_year == pytest.approx(400e3 / 3)
    way = short.short
    assert way.acceptance < 0.6
    assert way.cash_needed is not None
    assert way.runway_months_needed is not None
    reached = what_to_bid(replace(TERMS, target=0.6, cash=way.cash_needed * 1.01))
    assert reached.package is not None
    assert what_to_bid(replace(TERMS, target=0.6, cash=way.cash_needed * 0.99)).package is None
    years = way.runway_months_needed / 12.0
    assert what_to_bid(replace(TERMS, target=0.6, runway_years=years * 0.99)).package is not None
    assert what_to_bid(replace(TERMS, target=0.6, runway_years=years * 1.01)).package is None


def test_a_larger_pool_or_fewer_hires_do_what_they_are_said_to() -> None:
    terms = replace(TERMS, target=0.45)
    way = what_to_bid(terms).short
    assert way is not None
    assert way.pool_needed is not None
    assert way.hires_possible == 1
    assert what_to_bid(replace(terms, pool=way.pool_needed * 1.03)).package is not None
    assert what_to_bid(replace(terms, pool=way.pool_needed * 0.97)).package is None
    assert what_to_bid(replace(terms, hires=1)).package is not None


def test_a_band_leaves_room_for_a_sign_on() -> None:
    banded = what_to_bid(replace(TERMS, band=110e3, target=0.25))
    assert banded.package is not None
    assert banded.package.base_per_year == pytest.approx(110e3)
    assert banded.package.sign_on == pytest.approx(400e3 / 2 - 110e3 * 1.5, rel=1e-6)


def test_under_a_band_a_sign_on_or_a_shorter_runway_would_do() -> None:
    terms = replace(TERMS, band=120e3, target=0.5)
    way = what_to_bid(terms).short
    assert way is not None
    assert way.cash_needed is not None
    assert what_to_bid(replace(terms, cash=way.cash_needed * 1.01)).package is not None
    assert what_to_bid(replace(terms, cash=way.cash_needed * 0.99)).package is None
    assert way.runway_months_needed is not None
    years = way.runway_months_needed / 12.0
    assert what_to_bid(replace(terms, runway_years=years * 0.98)).package is not None
    assert what_to_bid(replace(terms, runway_years=years * 1.02)).package is None


def test_a_rival_out_of_this_world_is_no_riddle() -> None:
    found = what_to_bid(replace(TERMS, rival=Rival(190e3, 0.0, 1e8)))
    assert found.short is not None
    assert found.short.cash_needed is not None
    assert (found.short.pool_needed, found.short.hires_possible) == (None, None)
    assert found.short.runway_months_needed is None


def test_means_below_any_base_are_refused() -> None:
    for changed, where in (({"cash": 100e3}, "cash"), ({"band": 50e3}, "band")):
        with pytest.raises(OutOfRange, match=f"{where}: got .*above 76,000 a year"):
            what_to_bid(replace(TERMS, **changed))  # type: ignore[arg-type]


def test_a_stage_stands_for_a_median_value() -> None:
    words = replace(WORDS, value=None, stage="series_b")
    found = what_to_bid(read_win(words))
    assert found.means.post_money == pytest.approx(129.8e6)
    assert any(use.fact_id == "rounds.post_money_series_b_median" for use in found.facts)
    taken = what_to_bid(read_win(replace(WORDS, value=None)))
    assert taken.means.post_money == pytest.approx(19.2e6)
    assert any(note.key == "win.note.stage_taken" for note in taken.notes)


def test_known_pay_makes_the_rival() -> None:
    listed = what_to_bid(read_win(replace(WORDS, rival=None, population="listed-senior-us")))
    tech = what_to_bid(read_win(replace(WORDS, rival=None)))
    assert tech.rival.base_per_year == pytest.approx(135_980.0 * 1.4)
    assert tech.rival.stock_per_year == pytest.approx(0.5 * tech.rival.base_per_year)
    assert listed.rival.worth < tech.rival.worth
    unlisted = what_to_bid(read_win(replace(WORDS, rival=None, population="unlisted-junior-us")))
    assert unlisted.rival.stock_per_year == 0.0


def test_the_same_question_has_the_same_answer(answer: WinAnswer) -> None:
    assert what_to_bid(TERMS) == answer


def test_the_careful_come_less_often_where_the_rival_pays_cash() -> None:
    terms = replace(TERMS, rival=Rival(base_per_year=210e3), target=0.5)
    for taste in LEVELS:
        cases = [one for one in what_to_bid(terms).cases if one.taste == taste]
        best = [one.best_chance for one in cases]
        assert best == sorted(best, reverse=True)


def cost(terms: WinTerms) -> float:
    package = what_to_bid(terms).package
    return float("inf") if package is None else package.cost


@settings(max_examples=6, deadline=None)
@given(
    st.floats(250e3, 500e3),
    st.floats(0.02, 0.2),
    st.floats(0.15, 0.6),
    st.floats(1.02, 1.5),
)
def test_more_means_never_cost_more_and_more_asked_never_less(
    cash: float, pool: float, target: float, more: float
) -> None:
    terms = replace(TERMS, cash=cash, pool=pool, target=target)
    here = cost(terms) * (1 + 2e-3)
    assert cost(replace(terms, pool=min(pool * more, 0.9))) <= here
    assert cost(replace(terms, cash=cash * more)) <= here
    assert cost(replace(terms, target=min(target * more, 0.95))) * (1 + 2e-3) >= cost(terms)
