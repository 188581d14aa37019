"""Chances of acceptance, and how many people to approach."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import comb
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from goingrate.base.errors import InputError, OutOfRange
from goingrate.contest.accept import (
    Population,
    acceptance_chance,
    chance_of_wins,
    people_to_approach,
    worth_to,
)
from goingrate.contest.packages import package_of

tastes = st.lists(st.floats(0, 5), min_size=1, max_size=5)
money = st.floats(0, 5)
scales = st.floats(0.05, 5)
spreads = st.floats(0.1, 1.5)


def chance(people: Population, **change: Any) -> float:
    given = {"cash": 1.0, "equity": 0.5, "volatility": 0.8, "rival": 1.2, "scale": 0.3}
    return float(acceptance_chance(population=people, **{**given, **change}))


def test_by_hand() -> None:
    people = Population.of([0.5, 2.0], weights=[3, 1])
    ahead = [1.0 + 0.5 - 0.5 * taste * 0.64 * 0.25 - 1.2 for taste in (0.5, 2.0)]
    by_hand = sum(w / (1 + np.exp(-a / 0.3)) for w, a in zip((0.75, 0.25), ahead, strict=True))
    assert chance(people) == pytest.approx(by_hand, rel=1e-14)


def test_the_chance_is_that_of_people_drawn_one_by_one() -> None:
    rng = np.random.default_rng(4)
    people = Population.of([0.2, 1.0, 4.0], weights=[0.5, 0.3, 0.2])
    drawn = rng.choice(people.risk_aversion, 400_000, p=people.weights)
    worth = package_of(cash=1.0, equity=0.8, risk_aversion=drawn, volatility=0.9).worth
    ours, theirs = rng.gumbel(scale=0.3, size=(2, drawn.size))  # the tastes behind a logit
    share = (worth + ours > 1.2 + theirs).mean()
    assert chance(people, equity=0.8, volatility=0.9) == pytest.approx(share, abs=3e-3)


@given(tastes, money, money, money, scales, spreads, st.floats(0, 3))
def test_more_cash_more_people(
    averse: list[float],
    cash: float,
    equity: float,
    rival: float,
    scale: float,
    s: float,
    more: float,
) -> None:
    offer = {"equity": equity, "rival": rival, "scale": scale, "volatility": s}
    people = Population.of(averse)
    assert chance(people, cash=cash, **offer) <= chance(people, cash=cash + more, **offer) + 1e-15


@given(tastes, money, money, scales, spreads, st.floats(0, 1), st.floats(0, 1))
def test_more_equity_more_people_until_it_is_a_burden(
    averse: list[float], cash: float, rival: float, scale: float, s: float, one: float, two: float
) -> None:
    people = Population.of(averse)
    wanted = 1 / max(max(averse) * s**2, 0.1)
    less, more = sorted((one * wanted, two * wanted))
    offer = {"cash": cash, "rival": rival, "scale": scale, "volatility": s}
    assert chance(people, equity=less, **offer) <= chance(people, equity=more, **offer) + 1e-15


@given(tastes, money, money, money, scales, spreads, st.floats(1, 3))
def test_the_careful_come_less_for_equity(
    averse: list[float], cash: float, equity: float, rival: float, scale: float, s: float, k: float
) -> None:
    offer = {"cash": cash, "equity": equity, "rival": rival, "scale": scale, "volatility": s}
    bold, careful = Population.of(averse), Population.of(np.array(averse) * k)
    assert chance(careful, **offer) <= chance(bold, **offer) + 1e-15


def test_limits_of_the_scale() -> None:
    people = Population.of([0.0, 1.0, 9.0], weights=[2, 5, 3])
    offer = {"cash": 1.0, "equity": 0.5, "volatility": 1.0, "rival": 1.3}
    assert chance(people, scale=1e-9, **offer) == pytest.approx(0.7)  # who prefers it, comes
    assert chance(people, scale=1e9, **offer) == pytest.approx(0.5)
    assert 0 < chance(people, scale=1.0, cash=-600.0) < 1e-200  # far tails keep their digits


def test_the_best_rival_differs_by_kind() -> None:
    people = Population.of([0.1, 5.0])
    rivals = worth_to(people, cash=[1.0, 0.2], equity=[0.0, 1.5], volatility=0.8)
    assert rivals.argmax(axis=0).tolist() == [1, 0]
    best = rivals.max(axis=0)
    one = chance(people, rival=best)
    parts = [chance(Population.of(people.risk_aversion[k]), rival=best[k]) for k in (0, 1)]
    assert one == pytest.approx(sum(parts) / 2)


def test_packages_of_any_shape() -> None:
    people = Population.of([0.1, 5.0])
    table = acceptance_chance(
        cash=[[1.0], [2.0]],
        equity=[0.0, 0.5, 1.0],
        volatility=[0.5, 0.6, 0.7],
        population=people,
        rival=1.5,
        scale=0.4,
    )
    assert table.shape == (2, 3)
    assert table[1, 2] == chance(people, cash=2.0, equity=1.0, volatility=0.7, rival=1.5, scale=0.4)


def test_relative_risk_aversion_is_divided_by_wealth() -> None:
    people = Population.of_relative([2.0, 3.0], wealth=[1e6, 5e5], weights=[0.0, 5.0])
    assert people.risk_aversion.tolist() == [6e-6]
    assert people.weights.tolist() == [1.0]


@pytest.mark.parametrize("accept", [0.02, 0.3, 0.35, 0.5, 0.83, 0.999, 1.0])
@pytest.mark.parametrize("wins", [1, 2, 3, 10])
def test_people_to_approach_is_a_quantile_of_the_negative_binomial(
    wins: int, accept: float
) -> None:
    for sure in (0.05, 0.1, 0.5, 0.75, 0.9, 0.99, 0.99999):
        count = people_to_approach(wins, acceptance=accept, confidence=sure)
        assert count == wins + int(stats.nbinom.ppf(sure, wins, accept))


def test_people_to_approach_in_whole_fractions() -> None:
    for top in range(1, 8):
        accept = Fraction(top, 8)
        for sure in (Fraction(1, 4), Fraction(1, 2), Fraction(7, 8)):
            for wins in (1, 2, 4):
                n = wins
                while (
                    1 - sum(comb(n, k) * accept**k * (1 - accept) ** (n - k) for k in range(wins))
                    < sure
                ):
                    n += 1
                found = people_to_approach(wins, acceptance=float(accept), confidence=float(sure))
                assert found == n


def test_four_to_eleven_people_to_win_two() -> None:
    found = [people_to_approach(2, acceptance=0.33, confidence=sure) for sure in (0.33, 0.9)]
    assert found == [4, 11]


def test_rare_people() -> None:
    count = people_to_approach(3, acceptance=1e-9, confidence=0.5)
    assert count == pytest.approx(stats.gamma.ppf(0.5, 3) * 1e9, rel=1e-6)
    assert chance_of_wins(3, approached=2, acceptance=1.0) == 0.0
    assert chance_of_wins(3, approached=3, acceptance=0.5) == pytest.approx(0.125)
    with pytest.raises(OutOfRange, match=r"at most 1e\+15"):
        people_to_approach(3, acceptance=1e-18, confidence=0.5)


@given(st.integers(1, 20), st.floats(0.01, 1), st.floats(0.01, 1), st.floats(0.01, 0.99))
def test_better_offers_need_fewer_people(wins: int, one: float, two: float, sure: float) -> None:
    worse, better = sorted((one, two))
    more = people_to_approach(wins, acceptance=worse, confidence=sure)
    assert wins <= people_to_approach(wins, acceptance=better, confidence=sure) <= more


PEOPLE = Population.of([0.1, 0.2])
BAD: list[tuple[Callable[[], Any], str]] = [
    (lambda: Population.of([]), "risk_aversion"),
    (lambda: Population.of([-0.1]), "risk_aversion"),
    (lambda: Population.of([np.nan]), "risk_aversion"),
    (lambda: Population.of([1.0, 2.0], weights=[1.0]), "weights"),
    (lambda: Population.of([1.0], weights=[-1.0]), "weights"),
    (lambda: Population.of([1.0], weights=[0.0]), "weights"),
    (lambda: Population.of_relative([1.0], wealth=0.0), "wealth"),
    (lambda: Population.of_relative([1.0], wealth=[1.0, 2.0]), "wealth"),
    (lambda: Population.of_relative([-1.0], wealth=1.0), "relative_risk_aversion"),
    (lambda: chance(PEOPLE, rival=[1.0, 2.0, 3.0]), "rival"),
    (lambda: chance(PEOPLE, rival=np.inf), "rival"),
    (lambda: chance(PEOPLE, scale=0.0), "scale"),
    (lambda: chance(PEOPLE, cash=np.nan), "cash"),
    (lambda: chance(PEOPLE, equity=-1.0), "equity"),
    (lambda: people_to_approach(0, acceptance=0.5, confidence=0.5), "wins"),
    (lambda: people_to_approach(1, acceptance=0.0, confidence=0.5), "acceptance"),
    (lambda: people_to_approach(1, acceptance=0.5, confidence=1.0), "confidence"),
    (lambda: chance_of_wins(1, approached=2, acceptance=1.5), "acceptance"),
]


@pytest.mark.parametrize(("ask", "where"), BAD)
def test_refused(
    ask: Callable[[], Any], where: str, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(OutOfRange) as told:
        ask()
    assert told.value.where == where
    assert is_one_line(told.value)
