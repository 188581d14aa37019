"""The cheapest package of a table: brute force, the formula for small stakes, and laws."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from goingrate.base.errors import OutOfRange
from goingrate.contest.accept import Population, acceptance_chance, worth_to
from goingrate.contest.cheapest import CheapestPackage, cheapest_package
from goingrate.contest.cheapest_table import (
    Acceptance,
    Grid,
    NotOnGrid,
    TablePackage,
    acceptance,
    cash_needed_at,
    cheapest_in_table,
    in_every_case,
    likeliest,
)
from goingrate.contest.frontier import FirmTerms

Array = NDArray[np.float64]

PEOPLE = Population.of([1e-6, 3e-6, 9e-6], weights=[1, 2, 1])
VOLATILITY = 0.8


def table(
    *,
    cash_most: float = 200e3,
    equity_most: float = 150e3,
    scale: float = 40e3,
    rival: float = 240e3,
    equity_price: float = 1.0,
) -> Acceptance:
    """Return the odds for normal payoffs, whose worth is a formula."""
    cash = np.linspace(0.0, cash_most, 13)
    equity = equity_most * np.linspace(0.0, 1.0, 21) ** 2
    worth = worth_to(PEOPLE, cash=cash[None, :], equity=equity[:, None], volatility=VOLATILITY)
    return acceptance(
        Grid.of(cash, equity, equity_cost=equity_price * equity),
        np.moveaxis(worth, -1, 0),
        rival=np.full(3, rival),
        weights=PEOPLE.weights,
        scale=scale,
    )


@pytest.mark.parametrize("target", [0.2, 0.35, 0.5, 0.6])
def test_with_normal_payoffs_it_is_the_package_of_the_formula(target: float) -> None:
    terms = FirmTerms.of(cash_price=0.0, volatility=VOLATILITY, equity_cap=150e3)
    known = cheapest_package(
        target, population=PEOPLE, rival=240e3, scale=40e3, terms=terms, cash_budget=200e3
    )
    found = cheapest_in_table(target, table())
    assert isinstance(known, CheapestPackage)
    assert isinstance(found, TablePackage)
    assert found.cash == pytest.approx(known.cash, rel=1e-5)
    assert found.equity == pytest.approx(known.equity, rel=2e-3, abs=20.0)
    assert found.acceptance == pytest.approx(target, abs=1e-4)


@pytest.mark.parametrize(("target", "price"), [(0.2, 1.0), (0.35, 0.7), (0.5, 0.5), (0.55, 0.9)])
def test_nothing_on_a_fine_grid_is_cheaper(target: float, price: float) -> None:
    found = cheapest_in_table(target, table(equity_price=price))
    assert isinstance(found, TablePackage)
    cash, equity = np.linspace(0.0, 200e3, 1601), np.linspace(0.0, 150e3, 1201)
    chances = acceptance_chance(
        cash=cash,
        equity=equity[:, None],
        volatility=VOLATILITY,
        population=PEOPLE,
        rival=240e3,
        scale=40e3,
    )
    costs = cash + price * equity[:, None]
    least = costs[chances >= target].min()
    step = cash[1] + price * equity[1]
    assert least - step <= found.cost <= least * (1 + 2e-4)


def test_out_of_reach_is_the_best_chance() -> None:
    found = cheapest_in_table(0.99, table())
    assert isinstance(found, NotOnGrid)
    assert found.cash == 200e3
    assert found == likeliest(table())
    known = acceptance_chance(
        cash=found.cash,
        equity=found.equity,
        volatility=VOLATILITY,
        population=PEOPLE,
        rival=240e3,
        scale=40e3,
    )
    assert found.acceptance == pytest.approx(float(known), abs=1e-4)
    assert np.isinf(cash_needed_at(math.log(99.0), table())).all()


def test_what_holds_in_every_case_costs_at_least_as_much_as_in_each() -> None:
    cases = [table(scale=scale) for scale in (20e3, 40e3, 80e3)]
    every = cheapest_in_table(0.3, in_every_case(cases))
    assert isinstance(every, TablePackage)
    for case in cases:
        one = cheapest_in_table(0.3, case)
        assert isinstance(one, TablePackage)
        assert every.cost >= one.cost * (1 - 1e-9)
        assert case.at(every.cash, every.equity) >= 0.3 - 1e-4


def test_a_target_that_nothing_reaches_from_below_costs_nothing() -> None:
    found = cheapest_in_table(0.5, table(rival=-1e6))
    assert found == TablePackage(0.0, 0.0, 0.0, found.acceptance)


@settings(max_examples=40, deadline=None)
@given(
    st.floats(0.05, 0.6),
    st.floats(1e-3, 0.3),
    st.floats(0.2, 2.0),
    st.floats(1.0, 2.0),
)
def test_more_asked_or_fewer_means_never_cost_less(
    target: float, more: float, price: float, wider: float
) -> None:
    def cost(asked: float, **changed: float) -> float:
        found = cheapest_in_table(asked, table(equity_price=price, **changed))
        return found.cost if isinstance(found, TablePackage) else math.inf

    here = cost(target)
    assert cost(min(target + more, 0.95)) >= here * (1 - 1e-9)
    assert cost(target, cash_most=wider * 200e3) <= here * (1 + 1e-3)
    assert cost(target, rival=240e3 * wider) >= here * (1 - 1e-9)


def test_worth_between_entries_rises_as_the_entries_do() -> None:
    cash, equity = np.array([0.0, 1.0, 2.0, 50.0]), np.array([0.0, 1.0, 9.0])
    worth = np.sqrt(cash)[None, None, :] + np.array([0.0, 5.0, 5.0])[None, :, None]
    found = acceptance(
        Grid.of(cash, equity, equity_cost=equity), worth, rival=[3.0], weights=[1.0], scale=1.0
    )
    assert (np.diff(found.odds, axis=0) >= -1e-12).all()
    assert (np.diff(found.odds, axis=1) >= -1e-12).all()


GOOD: dict[str, object] = {"worth": np.zeros((1, 2, 2)), "rival": [0.0], "weights": [1.0]}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"worth": np.zeros((2, 2, 2))}, "a table of 1 x 2 x 2"),
        ({"worth": np.full((1, 2, 2), np.nan)}, "worth: got nan"),
        ({"rival": [np.inf]}, "rival"),
        ({"weights": [-1.0]}, "weights"),
        ({"weights": [0.0]}, "weights"),
        ({"scale": 0.0}, "scale"),
    ],
)
def test_bad_tables_are_refused(changed: dict[str, object], said: str) -> None:
    grid = Grid.of([0.0, 1.0], [0.0, 1.0], equity_cost=[0.0, 1.0])
    with pytest.raises(OutOfRange, match=said):
        acceptance(grid, **({"scale": 1.0} | GOOD | changed))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cash", "equity", "cost"),
    [
        ([0.0], [0.0, 1.0], [0.0, 1.0]),
        ([1.0, 0.0], [0.0, 1.0], [0.0, 1.0]),
        ([0.0, np.nan], [0.0, 1.0], [0.0, 1.0]),
        ([0.0, 1.0], [-1.0, 1.0], [0.0, 1.0]),
        ([0.0, 1.0], [0.0, 1.0], [1.0, 0.0]),
        ([0.0, 1.0], [0.0, 1.0], [0.0]),
    ],
)
def test_bad_grids_are_refused(cash: Array, equity: Array, cost: Array) -> None:
    with pytest.raises(OutOfRange):
        Grid.of(cash, equity, equity_cost=cost)


@pytest.mark.parametrize("target", [0.0, 1.0, math.nan, -1.0])
def test_a_chance_lies_between_0_and_1(target: float) -> None:
    with pytest.raises(OutOfRange, match="target"):
        cheapest_in_table(target, table())
