"""What a package costs and what it is worth."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import InputError, OutOfRange
from goingrate.contest.packages import package_of, risk_price, stake_worth

money = st.floats(0, 1e6)
tastes = st.floats(0, 1e-4)
spreads = st.floats(0.05, 2.0)


def test_the_worth_is_the_certainty_equivalent_of_a_normal_payoff() -> None:
    nodes, weights = np.polynomial.hermite_e.hermegauss(60)
    payoff = 120e3 + 80e3 * (1 + 0.7 * nodes)
    utility = (weights * np.exp(-5e-6 * payoff)).sum() / weights.sum()
    paid = package_of(cash=120e3, equity=80e3, risk_aversion=5e-6, volatility=0.7)
    assert float(paid.worth) == pytest.approx(-np.log(utility) / 5e-6, rel=1e-12)


@given(money, money, tastes, spreads)
def test_equity_is_never_worth_more_than_it_costs(
    cash: float, equity: float, taste: float, spread: float
) -> None:
    paid = package_of(cash=cash, equity=equity, risk_aversion=taste, volatility=spread)
    assert float(paid.cost) == cash + equity
    assert float(paid.wedge) >= -1e-9 * (cash + equity)
    exact = 0.5 * taste * spread**2 * equity**2
    assert float(paid.wedge) == pytest.approx(exact, rel=1e-9, abs=1e-9 * (cash + equity + exact))


@given(money, tastes, tastes, spreads)
def test_the_careful_value_equity_less(equity: float, one: float, two: float, s: float) -> None:
    bold, careful = (
        package_of(cash=0.0, equity=equity, risk_aversion=taste, volatility=s).worth
        for taste in sorted((one, two))
    )
    assert careful <= bold


def test_equity_becomes_a_burden_beyond_the_inverse_of_the_price_of_risk() -> None:
    price = risk_price(risk_aversion=4e-6, volatility=0.5)
    assert float(price) == pytest.approx(1e-6)
    around = stake_worth(np.array([0.0, 0.9e6, 1e6, 1.1e6, 2e6]), price)
    assert around.argmax() == 2
    assert around[1] == pytest.approx(around[3])
    assert around[4] == pytest.approx(0.0, abs=1e-6)


def test_no_risk_no_wedge() -> None:
    paid = package_of(cash=1.0, equity=[5.0, 0.0], risk_aversion=[0.0, 3.0], volatility=0.4)
    assert paid.worth.tolist() == [6.0, 1.0]
    assert paid.cash.shape == paid.equity.shape == (2,)


BAD = [
    {"cash": np.nan},
    {"equity": -1.0},
    {"risk_aversion": [0.1, -0.1]},
    {"risk_aversion": np.inf},
    {"volatility": 0.0},
]


@pytest.mark.parametrize("change", BAD)
def test_refused(change: dict[str, object], is_one_line: Callable[[InputError], bool]) -> None:
    good = {"cash": 1.0, "equity": 1.0, "risk_aversion": 0.1, "volatility": 0.5}
    with pytest.raises(OutOfRange) as told:
        package_of(**{**good, **change})  # type: ignore[arg-type]
    assert told.value.where == next(iter(change))
    assert is_one_line(told.value)
