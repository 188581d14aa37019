"""Clearing by a logit: its definition, closed forms, and the limit of no taste."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from goingrate.base.errors import OutOfRange
from goingrate.contest.clearing import clear
from goingrate.contest.logit import LogitClearing, clear_logit
from goingrate.contest.market import Market


def drawn(seed: int, *, n_types: int = 500, n_firms: int = 6, single: bool = False) -> Market:
    r = np.random.default_rng(seed)
    worth = r.normal(size=(n_types, n_firms)) + r.normal(size=(n_types, 1)) + 0.5
    seats = r.integers(n_types // (3 * n_firms), n_types // n_firms, n_firms)
    return Market.of(
        worth.astype(np.float32) if single else worth,
        seats,
        people=r.gamma(5.0, 0.2, n_types),
        slope=r.uniform(0.5, 1.0, n_firms),
        outside=0.3 * r.normal(size=n_types),
    )


def shares(market: Market, done: LogitClearing, scale: float) -> NDArray[np.float64]:
    """Return the share of each type in each firm and, last, outside: written out."""
    net = np.c_[market.worth - market.slope * done.seat_price, market.outside] / scale
    odds = np.exp(net - net.max(axis=1, keepdims=True))
    return odds / odds.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("scale", [3.0, 0.5, 0.1, 0.02])
@pytest.mark.parametrize("single", [False, True])
def test_expected_demand_meets_seats(scale: float, single: bool) -> None:
    market = drawn(1, single=single)
    done = clear_logit(market, scale=scale)
    wanted = market.people @ shares(market, done, scale)[:, :-1]
    np.testing.assert_allclose(done.hired, wanted, rtol=1e-11)
    assert done.residual <= 1e-9
    asked = done.seat_price > 0
    np.testing.assert_allclose(wanted[asked], market.seats[asked], rtol=1e-7)
    assert (wanted <= market.seats * (1 + 1e-7)).all()


def test_worth_is_that_of_the_best_choice() -> None:
    market = drawn(2)
    done = clear_logit(market, scale=0.3)
    net = np.c_[market.worth - market.slope * done.seat_price, market.outside]
    top = net.max(axis=1)
    expected = top + 0.3 * np.log(np.exp((net - top[:, None]) / 0.3).sum(axis=1))
    np.testing.assert_allclose(done.worth, expected, rtol=1e-12)


def test_like_people_pay_the_closed_form() -> None:
    # Shares m_j / N and m_0 / N fix each price: w_j = C_j - C_0 + s log(m_0 / m_j).
    worth, seats, scale = np.array([4.0, 3.0, 2.5]), np.array([10, 20, 30]), 0.4
    market = Market.of(worth[None], seats, people=[100.0], outside=1.0)
    done = clear_logit(market, scale=scale)
    expected = worth - 1.0 + scale * np.log(40.0 / seats)
    np.testing.assert_allclose(done.seat_price, expected, rtol=1e-8)


def test_a_firm_that_cannot_fill_its_seats_asks_nothing() -> None:
    market = Market.of([[1.0, 1.0]], seats=[50, 2], people=[20.0])
    done = clear_logit(market, scale=0.5)
    assert done.seat_price[0] == 0.0
    assert done.seat_price[1] > 0.0
    assert done.hired[0] < 20.0


def test_without_tastes_prices_are_between_the_ends() -> None:
    market = drawn(3, n_types=400, n_firms=5)
    exact = clear(market)
    done = clear_logit(market, scale=1e-4, tolerance=1e-4)
    assert (done.seat_price >= exact.seat_price_low - 2e-3).all()
    assert (done.seat_price <= exact.seat_price_high + 2e-3).all()


@given(st.integers(0, 50), st.integers(0, 5))
def test_one_more_seat_lowers_every_price(seed: int, firm: int) -> None:
    market = drawn(seed, n_types=80)
    more = Market.of(
        market.worth,
        market.seats + 3 * np.eye(6, dtype=int)[firm],
        people=market.people,
        slope=market.slope,
        outside=market.outside,
    )
    before, after = clear_logit(market, scale=0.4), clear_logit(more, scale=0.4)
    assert (after.seat_price <= before.seat_price + 1e-7).all()


def test_the_seed_does_not_matter() -> None:
    market = drawn(4, n_types=5_000, n_firms=5)
    one, two = clear_logit(market, scale=0.2), clear_logit(market, scale=0.2, seed=1)
    np.testing.assert_allclose(one.seat_price, two.seat_price, atol=1e-8)


@pytest.mark.parametrize("change", [{"scale": 0.0}, {"scale": np.nan}, {"tolerance": -1.0}])
def test_refuses(change: dict[str, float]) -> None:
    with pytest.raises(OutOfRange):
        clear_logit(drawn(0, n_types=20), **{"scale": 1.0, **change})
