"""What packages are worth to a population: limits, and the room of offers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goingrate.answers.equity import equity_worth
from goingrate.answers.win_worth import (
    Kinds,
    Stake,
    kinds_of,
    rival_worths,
    stake_of,
    worth_table,
)
from goingrate.base.facts import Facts
from goingrate.base.quantity import middle_of
from goingrate.data.fact_files import packaged_facts
from goingrate.offer.private.terms import Company, EquityGrant, PrivateEquity

COIN = Stake(np.array([0.0, 1e6]), np.array([0.75, 0.25]), 250e3, 1e6, 0.75)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return packaged_facts()


@pytest.fixture(scope="module")
def stake(facts: Facts) -> Stake:
    return stake_of(60e6, None, facts)[0]


def one(taste: float, wealth: float = 500e3) -> Kinds:
    return Kinds(np.array([taste]), np.array([wealth]), np.ones(1))


def test_a_stake_is_that_of_the_room_of_offers(stake: Stake, facts: Facts) -> None:
    """The same grant asked of `goingrate equity`, which knows nothing of packages."""

    def fact(name: str) -> float:
        return middle_of(facts[f"assumed.{name}"].latest.value)

    price, shares = 60e6 / 1e8, 1e6
    names = (
        "volatility_private", "growth_private", "safe_rate", "exit_rate_private",
        "failure_per_year", "rounds_per_year", "dilution_per_round", "pool_per_round",
        "lock_up_years", "lock_up_volatility",
    )  # fmt: skip
    known = {
        name.replace("_private", "_per_year")
        if name in ("volatility_private", "growth_private")
        else {"exit_rate_private": "exit_rate_per_year", "safe_rate": "safe_rate_per_year"}.get(
            name, name
        ): fact(name)
        for name in names
    }
    company = Company(
        raised=60e6 / fact("post_money_times_raised"),
        post_money=60e6,
        fully_diluted=1e8,
        last_round_share=fact("last_round_share"),
        older_price_share=fact("older_price_share"),
        **known,
    )
    grant = EquityGrant("nso", shares, strike=fact("strike_share_of_price") * price)
    equity = PrivateEquity(company, (grant,), cash_to_exercise=0.0)
    told = equity_worth(equity, wealth=1e6, risk_aversion=2.0)
    mine = worth_table(one(2.0, 1e6), stake, cash=np.zeros(1), equity=np.array([0.01]))
    assert float(mine[0, 0, 0]) == pytest.approx(told.worth_at_middle, rel=0.01)
    assert stake.cost * 0.01 == pytest.approx(told.market_value.value, rel=0.01)
    assert stake.on_paper * 0.01 == pytest.approx(told.on_paper.value, rel=1e-9)


def test_most_futures_pay_nothing(stake: Stake) -> None:
    assert 0.4 < stake.nothing < 0.8
    assert stake.probability.sum() == pytest.approx(1.0)
    assert (stake.values >= 0.0).all()


def test_worth_to_the_rich_is_the_mean() -> None:
    worth = worth_table(one(2.0, 1e13), COIN, cash=np.array([1e3]), equity=np.array([0.1]))
    assert float(worth[0, 0, 0]) == pytest.approx(26e3, rel=1e-3)


def test_worth_to_the_poor_is_little() -> None:
    """Log utility: 1 and 1 + 10 with a quarter is 11^(1/4)."""
    worth = worth_table(one(1.0, 1e4), COIN, cash=np.zeros(1), equity=np.array([0.1]))
    assert float(worth[0, 0, 0]) == pytest.approx(1e4 * (11**0.25 - 1), rel=1e-9)


@settings(max_examples=50, deadline=None)
@given(st.floats(0.0, 12.0), st.floats(0.1, 5.0), st.floats(3e4, 1e7))
def test_worth_falls_in_risk_aversion_and_rises_in_cash_and_equity(
    taste: float, more: float, wealth: float
) -> None:
    cash, equity = np.linspace(0.0, 5e5, 4), np.linspace(0.0, 0.2, 4)
    here = worth_table(one(taste, wealth), COIN, cash=cash, equity=equity)[0]
    there = worth_table(one(taste + more, wealth), COIN, cash=cash, equity=equity)[0]
    rounding = 1e-9 * (wealth + 1e6)
    assert (there <= here + rounding).all()
    assert (np.diff(here, axis=0) > 0).all()
    assert (np.diff(here, axis=1) > 0).all()
    assert here[0] == pytest.approx(cash, abs=rounding)


def test_stock_without_risk_is_its_price() -> None:
    worth = rival_worths(
        one(3.0), cash=1e5, stock_per_year=5e4, volatility=1e-9, drift=0.05, rate=0.05
    )
    assert float(worth[0]) == pytest.approx(3e5, rel=1e-6)


def test_stock_to_the_rich_grows_by_its_drift() -> None:
    worth = rival_worths(
        one(2.0, 1e13), cash=0.0, stock_per_year=1e5, volatility=0.4, drift=0.09, rate=0.05
    )
    known = 1e5 * sum(math.exp(0.04 * year) for year in range(1, 5))
    assert float(worth[0]) == pytest.approx(known, rel=2e-3)


def test_kinds_have_the_spread_that_is_stated() -> None:
    kinds = kinds_of(risk_aversion=2.0, risk_spread=0.7, wealth=4e5, wealth_spread=1.0)
    assert kinds.weights.sum() == pytest.approx(1.0)
    for values, median, spread in ((kinds.risk_aversion, 2.0, 0.7), (kinds.wealth, 4e5, 1.0)):
        logs = np.log(values / median)
        assert (kinds.weights * logs).sum() == pytest.approx(0.0, abs=1e-12)
        assert (kinds.weights * logs**2).sum() == pytest.approx(spread**2)
