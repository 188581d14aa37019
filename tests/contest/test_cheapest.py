"""The cheapest package, against the frontier in closed form and against dense grids."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import InputError, OutOfRange
from goingrate.contest.accept import Population, acceptance_chance
from goingrate.contest.cheapest import (
    CheapestPackage,
    OutOfReach,
    cheapest_package,
    cost_frontier,
)
from goingrate.contest.equal_chance import cash_needed
from goingrate.contest.frontier import FirmTerms, surplus_needed

PEOPLE = Population.of_relative([1.0, 2.0, 4.0], wealth=600e3, weights=[1, 2, 1])
ASK: dict[str, Any] = {"population": PEOPLE, "rival": 260e3, "scale": 40e3}


def firm(**change: Any) -> FirmTerms:
    return FirmTerms.of(**{"cash_price": 0.0, "volatility": 0.7, "equity_cap": 250e3, **change})


def won(target: float, **change: Any) -> CheapestPackage:
    found = cheapest_package(target, **{**ASK, "terms": firm(), **change})
    assert isinstance(found, CheapestPackage)
    return found


def missed(target: float, **change: Any) -> OutOfReach:
    found = cheapest_package(target, **{**ASK, "terms": firm(), **change})
    assert isinstance(found, OutOfReach)
    return found


@given(
    st.floats(0.02, 0.98),
    st.floats(0.1, 5.0),
    st.just(0.0) | st.floats(0.01, 2.0),
    st.none() | st.floats(0.0, 1.0),
    st.none() | st.floats(0.0, 2.0),
)
def test_one_kind_of_person_is_the_frontier(
    target: float, taste: float, price: float, cap: float | None, floor: float | None
) -> None:
    terms = FirmTerms.of(cash_price=price, volatility=0.8, equity_cap=cap, cash_floor=floor)
    found = won(target, population=Population.of(taste), rival=1.5, scale=0.2, terms=terms)
    worth = 1.5 + 0.2 * np.log(target / (1 - target))
    spent = float(surplus_needed(worth, risk_aversion=taste, terms=terms))
    assert (1 + price) * found.cash + found.equity == pytest.approx(spent, rel=1e-7, abs=1e-7)
    assert found.acceptance >= target - 1e-9


def random_case(rng: np.random.Generator) -> tuple[dict[str, Any], float]:
    kinds = int(rng.integers(2, 8))
    tastes = np.exp(rng.normal(0.5, 0.9, kinds)) / np.exp(rng.normal(13.3, 0.8, kinds))
    floor = rng.choice([-np.inf, 0.0, 150e3])
    ask = {
        "population": Population.of(tastes, weights=rng.dirichlet(np.ones(kinds))),
        "rival": rng.uniform(150e3, 350e3, kinds),
        "scale": float(rng.choice([500.0, 10e3, 60e3])),
        "terms": firm(
            cash_price=rng.choice([0.0, 0.3, 1.0]),
            cash_floor=floor,
            equity_cap=rng.choice([0.0, 80e3, 400e3]),
        ),
        "cash_budget": float(rng.choice([160e3, 220e3, np.inf])),
    }
    return ask, float(rng.uniform(0.1, 0.9))


def gridded(target: float, ask: dict[str, Any], points: int) -> np.ndarray:
    """Return the costs, with cash at its price, of packages on a grid of equities."""
    terms: FirmTerms = ask["terms"]
    equity = np.linspace(0.0, float(terms.equity_cap), points)
    parts = {name: ask[name] for name in ("population", "rival", "scale")}
    cash = cash_needed(target, equity=equity, volatility=terms.volatility, **parts)
    paid = np.maximum(cash, terms.cash_floor)
    cost = (1 + terms.cash_price) * paid + equity
    return np.where(cash <= ask["cash_budget"], cost, np.inf)


def test_no_grid_holds_a_cheaper_package() -> None:
    rng = np.random.default_rng(11)
    outcomes = {CheapestPackage: 0, OutOfReach: 0}
    for _ in range(150):
        ask, target = random_case(rng)
        least = gridded(target, ask, 2001).min()
        found = cheapest_package(target, **ask)
        outcomes[type(found)] += 1
        if isinstance(found, OutOfReach):
            assert least == np.inf
            continue
        terms: FirmTerms = ask["terms"]
        spent = (1 + float(terms.cash_price)) * found.cash + found.equity
        assert spent - found.gap <= least + 1e-6
        assert spent <= least + 1e-6 * abs(least)
        assert found.gap <= 2e-6 * abs(spent)
        chance = acceptance_chance(
            cash=found.cash,
            equity=found.equity,
            volatility=terms.volatility,
            population=ask["population"],
            rival=ask["rival"],
            scale=ask["scale"],
        )
        assert found.acceptance == chance
        assert chance >= target - 1e-7
        assert terms.cash_floor <= found.cash <= ask["cash_budget"]
        assert 0 <= found.equity <= terms.equity_cap
    assert min(outcomes.values()) > 15


def test_the_deeper_of_two_valleys_is_found() -> None:
    """Half the people take equity, all take cash: which is cheaper turns on the price of cash."""
    people = Population.of([1e-7, 2e-5], weights=[0.5, 0.5])
    ask = {"population": people, "rival": [220e3, 200e3], "scale": 2e3}
    found = []
    for price in (0.05, 0.2):
        terms = firm(cash_price=price, equity_cap=400e3, cash_floor=0.0)
        best = won(0.45, terms=terms, **ask)
        cost = gridded(0.45, {"terms": terms, "cash_budget": np.inf, **ask}, 4001)
        valleys = np.flatnonzero((cost[1:-1] < cost[:-2]) & (cost[1:-1] < cost[2:])).size
        valleys += int(cost[0] < cost[1]) + int(cost[-1] < cost[-2])
        assert (1 + price) * best.cash + best.equity <= cost.min() + 1e-3
        found.append((valleys, best.equity > 100e3))
    assert found == [(2, False), (2, True)]


def test_ample_cash_pays_no_equity() -> None:
    best = won(0.5, cash_budget=1e6)
    assert best.equity == best.wedge == 0.0
    assert best.cash == best.cost == pytest.approx(260e3)


def test_a_short_budget_is_filled_up_with_equity() -> None:
    best = won(0.5, cash_budget=170e3)
    assert best.cash == pytest.approx(170e3, rel=1e-6)
    assert best.equity > 90e3
    assert best.acceptance == pytest.approx(0.5, abs=1e-7)
    assert 0 < best.gap < 1e-3
    worth = acceptance_chance(cash=170e3, equity=best.equity * 0.999, volatility=0.7, **ASK)
    assert worth < 0.5
    assert best.cost - best.wedge == pytest.approx(260e3, rel=2e-3)  # worth to those who come


def test_the_wedge_is_that_of_those_who_come() -> None:
    """Nearly all who come are bold; that the careful would lose all of it does not count."""
    people = Population.of([1e-7, 2e-5])
    ask = {"population": people, "rival": 300e3, "scale": 1e3}
    best = won(0.45, terms=firm(cash_price=0.3, equity_cap=200e3, cash_floor=0.0), **ask)
    assert best.equity == 200e3
    assert best.wedge == pytest.approx(0.5 * 1e-7 * 0.49 * 200e3**2)


@given(st.floats(0.05, 0.95), st.floats(0.05, 0.95), st.floats(120e3, 400e3))
def test_cost_rises_with_the_chance(one: float, two: float, budget: float) -> None:
    low, high = sorted((one, two))
    first, second = (
        cheapest_package(target, terms=firm(), cash_budget=budget, **ASK) for target in (low, high)
    )
    if isinstance(first, OutOfReach):
        assert isinstance(second, OutOfReach)
    elif isinstance(second, CheapestPackage):
        assert first.cost <= second.cost * (1 + 1e-7)


@given(st.floats(0.05, 0.95), st.floats(100e3, 400e3), st.floats(0, 100e3), st.floats(0, 300e3))
def test_wider_limits_never_cost_more(
    target: float, budget: float, more: float, cap: float
) -> None:
    tight = cheapest_package(target, terms=firm(equity_cap=cap), cash_budget=budget, **ASK)
    for wider in (
        cheapest_package(target, terms=firm(equity_cap=cap), cash_budget=budget + more, **ASK),
        cheapest_package(target, terms=firm(equity_cap=cap + more), cash_budget=budget, **ASK),
    ):
        if isinstance(tight, CheapestPackage):
            assert isinstance(wider, CheapestPackage)
            assert wider.cost <= tight.cost * (1 + 1e-7)


@given(st.floats(1.0, 3.0), st.floats(0.1, 0.9))
def test_the_careful_cost_more(factor: float, target: float) -> None:
    careful = Population.of(PEOPLE.risk_aversion * factor, weights=PEOPLE.weights)
    best = won(target, cash_budget=240e3)
    dearer = cheapest_package(
        target, terms=firm(), cash_budget=240e3, **{**ASK, "population": careful}
    )
    if isinstance(dearer, CheapestPackage):
        assert best.cost <= dearer.cost * (1 + 1e-7)


def test_what_is_missing_is_told_and_is_enough() -> None:
    short = missed(0.5, cash_budget=170e3, terms=firm(equity_cap=50e3))
    assert short.equity == 50e3
    assert short.acceptance < 0.5
    for closed, wide in ((0.999, False), (1.001, True)):
        budget, cap = short.cash_needed * closed, short.equity_needed * closed
        by_cash = cheapest_package(0.5, terms=firm(equity_cap=50e3), cash_budget=budget, **ASK)
        by_equity = cheapest_package(0.5, terms=firm(equity_cap=cap), cash_budget=170e3, **ASK)
        assert isinstance(by_cash, CheapestPackage) == wide
        assert isinstance(by_equity, CheapestPackage) == wide


def test_what_is_missing_in_closed_form() -> None:
    ask: dict[str, Any] = {"population": Population.of(2.0), "rival": 1.5, "scale": 0.1}
    terms = FirmTerms.of(cash_price=0.0, volatility=1.0, equity_cap=0.1)
    short = missed(0.5, terms=terms, cash_budget=1.275, **ask)  # 0.225 = e - e^2, twice
    assert short.equity_needed == pytest.approx((1 - np.sqrt(1 - 0.9)) / 2, rel=1e-8)
    assert short.cash_needed == pytest.approx(1.5 - 0.09, rel=1e-12)
    assert missed(0.5, terms=terms, cash_budget=1.2499, **ask).equity_needed == np.inf


def test_the_budget_holds_to_the_last_digit() -> None:
    budget = 260e3 * (1 - 5e-13)
    assert won(0.5, cash_budget=budget).cash == budget


def test_no_equity_makes_up_for_too_little_cash() -> None:
    short = missed(0.95, cash_budget=170e3, terms=firm(equity_cap=1e9))
    assert short.equity_needed == np.inf
    tried = np.linspace(0, 1e6, 100_001)
    chances = acceptance_chance(cash=170e3, equity=tried, volatility=0.7, **ASK)
    assert short.acceptance == pytest.approx(chances.max(), abs=1e-9)
    assert short.equity == pytest.approx(tried[chances.argmax()], abs=20)
    won(0.95, cash_budget=short.cash_needed * 1.0001, terms=firm(equity_cap=1e9))


def test_people_who_do_not_mind_risk() -> None:
    neutral = {"population": Population.of([0.0, 0.0]), "rival": 260e3, "scale": 40e3}
    best = won(0.5, cash_budget=170e3, **neutral)
    assert best.cost == pytest.approx(260e3)
    assert best.wedge == 0.0
    assert best.cash == pytest.approx(170e3, abs=4e3)  # all mixes cost the same
    short = missed(0.5, cash_budget=170e3, terms=firm(equity_cap=50e3), **neutral)
    assert short.equity_needed == pytest.approx(90e3)
    assert short.cash_needed == pytest.approx(210e3)


def test_the_least_cash_is_paid_even_if_less_would_do() -> None:
    best = won(0.5, terms=firm(cash_floor=300e3), cash_budget=310e3)
    assert (best.cash, best.equity, best.gap) == (300e3, 0.0, 0.0)
    assert best.acceptance > 0.7


def test_the_frontier_of_cost_is_made_of_cheapest_packages() -> None:
    targets = np.array([0.1, 0.4, 0.7, 0.9, 0.999])
    line = cost_frontier(targets, terms=firm(), cash_budget=200e3, **ASK)
    assert np.isnan(line.cost).tolist() == [False] * 4 + [True]
    for place, target in enumerate(targets[:4]):
        one = won(float(target), cash_budget=200e3)
        assert line.cash[place] == one.cash
        assert line.equity[place] == one.equity
        assert line.cost[place] == one.cost
        assert line.wedge[place] == one.wedge
    assert (np.diff(line.cost[:4]) > 0).all()


BAD: list[tuple[dict[str, Any], str]] = [
    ({"target": 1.0}, "target"),
    ({"target": np.nan}, "target"),
    ({"scale": 0.0}, "scale"),
    ({"rival": [1.0, 2.0]}, "rival"),
    ({"cash_budget": np.nan}, "cash_budget"),
    ({"cash_budget": -np.inf}, "cash_budget"),
    ({"cash_budget": 99.0, "terms": firm(cash_floor=100.0)}, "cash_budget"),
    ({"population": Population.of([0.0, 1.0]), "terms": firm(equity_cap=None)}, "equity_cap"),
]


@pytest.mark.parametrize(("change", "where"), BAD)
def test_refused(
    change: dict[str, Any], where: str, is_one_line: Callable[[InputError], bool]
) -> None:
    given = {"target": 0.5, "terms": firm(), **ASK, **change}
    with pytest.raises(OutOfRange) as told:
        cheapest_package(**given)
    assert told.value.where == where
    assert is_one_line(told.value)
