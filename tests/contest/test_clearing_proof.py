"""The auction from any prices, and that the proof sees what a short list cannot."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from goingrate.contest.auction import settle, shortlist
from goingrate.contest.clearing import clear
from goingrate.contest.lattice import proven
from goingrate.contest.market import Market

Array = NDArray[np.float64]


def drawn(seed: int, *, n_types: int = 40, n_firms: int = 5, cohorts: bool = False) -> Market:
    r = np.random.default_rng(seed)
    worth = r.normal(0.5, 1.0, (n_types, n_firms))
    people = r.integers(1, 6, n_types) if cohorts else 1.0
    most = n_types * (6 if cohorts else 2) // n_firms
    return Market.of(worth, r.integers(1, most, n_firms), people=people)


def seats_of(market: Market) -> Array:
    return np.concatenate([[np.inf], market.seats])


@given(st.integers(0, 300), st.booleans(), st.floats(0.0, 4.0))
def test_the_auction_ends_in_the_same_place_from_any_prices(
    seed: int, cohorts: bool, height: float
) -> None:
    market = drawn(seed, cohorts=cohorts)
    seats = seats_of(market)
    begin = np.concatenate([[0.0], height * np.random.default_rng(seed).random(market.n_firms)])
    listed = shortlist(market, np.zeros(market.n_firms), np.full(market.n_firms, np.inf))
    settled = settle(listed, seats, begin)
    assert settled is not None
    done = clear(market)
    assert (settled.price[1:] >= done.seat_price_low - 1e-12).all()
    assert (settled.price[1:] <= done.seat_price_high + 1e-12).all()
    assert (settled.filled <= seats).all()
    in_node = np.bincount(listed.node, weights=settled.placed, minlength=seats.size)
    np.testing.assert_allclose(settled.filled[1:], in_node[1:], atol=1e-9)
    proof = proven(market, listed, settled, seats)
    assert proof.holds
    np.testing.assert_allclose(proof.low[1:], done.seat_price_low, atol=1e-12)
    np.testing.assert_allclose(proof.high[1:], done.seat_price_high, atol=1e-12)


@pytest.mark.parametrize("cohorts", [False, True])
def test_a_short_list_is_proven_only_where_it_is_right(cohorts: bool) -> None:
    held, refused, stuck = 0, 0, 0
    for seed in range(60):
        market = drawn(seed, cohorts=cohorts)
        seats, done = seats_of(market), clear(market)
        price = done.seat_price_low * (1.0 + 0.1 * (seed % 5))
        listed = shortlist(market, price, np.full(market.n_firms, 0.02 * (1 + seed % 12)))
        settled = settle(listed, seats, np.concatenate([[0.0], price]))
        if settled is None:
            stuck += 1
            continue
        proof = proven(market, listed, settled, seats)
        if not proof.holds:
            refused += 1
            continue
        held += 1
        np.testing.assert_allclose(proof.low[1:], done.seat_price_low, atol=1e-12)
        np.testing.assert_allclose(proof.high[1:], done.seat_price_high, atol=1e-12)
        assert proof.gap < 1e-12
    assert min(held, refused) > 3
    assert stuck > 0


def test_a_look_at_all_firms_finds_who_regrets() -> None:
    # One person, two firms; the list knows only the worse one.
    market = Market.of([[1.0, 3.0], [0.5, 0.2]], seats=[2, 2])
    listed = shortlist(market, np.zeros(2), np.zeros(2))
    wrong = replace(
        listed,
        sole=np.array([1, 1], np.int32),
        sole_value=np.array([1.0, 0.5]),
        elsewhere=np.array([0.0, 2.0, 0.0]),
    )
    settled = settle(wrong, seats_of(market), np.zeros(3))
    assert settled is not None
    assert not proven(market, wrong, settled, seats_of(market)).holds
    right = settle(listed, seats_of(market), np.zeros(3))
    assert right is not None
    assert proven(market, listed, right, seats_of(market)).holds
