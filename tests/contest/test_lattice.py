"""Both ends of the prices: by hand, by closed chains of a sorted market, and by moving prices."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.contest.clearing import clear
from goingrate.contest.lattice import price_ends
from goingrate.contest.market import Market

INF = np.inf


def test_two_firms_by_hand() -> None:
    # A person in firm 1 loses 5 by going out and 3 by going to firm 2; one in firm 2 loses 4 by
    # going out and gains 1 by going to firm 1; nobody is out.
    loss = np.array([[0.0, 0.0, 0.0], [5.0, 0.0, 3.0], [4.0, -1.0, 0.0]])
    full = np.array([0.0, 1.0, 1.0])
    low, high = price_ends(loss, np.array([0.0, 2.0, 1.0]), filled=full, seats=full)
    assert low.tolist() == [0.0, 1.0, 0.0]
    assert high.tolist() == [0.0, 5.0, 4.0]


def test_an_empty_seat_asks_nothing_and_bounds_the_others() -> None:
    loss = np.array([[0.0, 0.0, 0.0], [5.0, 0.0, 3.0], [4.0, 1.0, 0.0]])
    filled, seats = np.array([0.0, 1.0, 1.0]), np.array([INF, 1.0, 2.0])
    low, high = price_ends(loss, np.array([0.0, 1.0, 0.0]), filled=filled, seats=seats)
    assert low.tolist() == [0.0, 0.0, 0.0]
    assert high.tolist() == [0.0, 3.0, 0.0]


@pytest.mark.parametrize("n", [2, 50, 120])
def test_a_sorted_market_has_closed_chains(n: int) -> None:
    # Worth is talent times size: the best go to the largest, and pay at either end is a sum over
    # the ranks below (Gabaix and Landier 2008, in whole ranks).
    rank = np.arange(1, n + 1)
    size, talent = 1.0 / rank, (n ** (2 / 3) - rank ** (2 / 3)) * 1.5
    done = clear(Market.of(np.outer(talent, size), np.ones(n, int)))
    step = talent[:-1] - talent[1:]
    most = np.append(np.cumsum((size[:-1] * step)[::-1])[::-1], 0.0)
    least = np.append(np.cumsum((size[1:] * step)[::-1])[::-1], 0.0)
    np.testing.assert_allclose(done.worth_high, most, atol=1e-12)
    np.testing.assert_allclose(done.worth_low, least, atol=1e-12)


@given(st.integers(0, 200), st.integers(2, 20), st.integers(1, 5))
def test_prices_outside_the_ends_do_not_clear(seed: int, n_types: int, n_firms: int) -> None:
    r = np.random.default_rng(seed)
    worth = r.normal(1.0, 1.0, (n_types, n_firms))
    market = Market.of(worth, r.integers(1, 4, n_firms))
    done = clear(market)
    value = _dual(market, done.seat_price_low)
    assert _dual(market, done.seat_price_high) == pytest.approx(value, abs=1e-9)
    between = 0.5 * (done.seat_price_low + done.seat_price_high)
    assert _dual(market, between) == pytest.approx(value, abs=1e-9)
    for firm in np.eye(n_firms):
        assert _dual(market, done.seat_price_high + 1e-3 * firm) > value + 1e-9
        under = done.seat_price_low - 1e-3 * firm
        if (under >= 0).all():
            assert _dual(market, under) > value + 1e-9


def _dual(market: Market, price: np.ndarray) -> float:
    """What the prices make people and seats worth in all: least where they clear."""
    net = np.maximum((market.worth - price).max(axis=1), market.outside)
    return float(market.people @ net + market.seats @ price)
