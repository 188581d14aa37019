"""Exact clearing: published games, linear programming at both ends, laws, and hard cases."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import linprog

from goingrate.contest.clearing import Clearing, clear
from goingrate.contest.market import Market

Array = NDArray[np.float64]

FIVE_SEATS = [10.0, 8.0, 6.0, 4.0, 2.0]


@dataclass(frozen=True)
class Dual:
    """The linear program's total and the ends of its seat prices."""

    total: float
    low: Array
    high: Array


def solved_by_program(market: Market) -> Dual:
    """Return the total, and on the face of best duals the least and the most of each price."""
    n, j = market.worth.shape
    net = market.worth.astype(float) - market.outside[:, None]
    pairs = np.arange(n * j)
    of_type, of_firm = np.divmod(pairs, j)
    ones = np.ones(2 * n * j)
    takes = sp.csr_matrix((ones, (np.r_[of_type, n + of_firm], np.r_[pairs, pairs])))
    supply = np.r_[market.people, market.seats]
    best = linprog(-net.ravel(), A_ub=takes, b_ub=supply, method="highs-ds")
    covers = sp.vstack([-takes.T, sp.csr_matrix(supply)])
    bound = np.r_[-net.ravel(), -best.fun + 1e-10]
    ends = []
    for sign in (1.0, -1.0):
        cost = np.r_[np.zeros(n), sign * np.ones(j)]
        ends.append(linprog(cost, A_ub=covers, b_ub=bound, method="highs").x[n:])
    return Dual(-best.fun + float(market.people @ market.outside), *ends)


def heads(market: Market, done: Clearing) -> Array:
    """Return people of each type in each firm; the last column is outside."""
    table = np.zeros((market.n_types, market.n_firms + 1))
    table[np.arange(market.n_types), done.firm] = market.people
    table[done.split_type] = 0.0
    np.add.at(table, (done.split_type, done.split_firm), done.split_people)
    return table


def nobody_blocks(market: Market, done: Clearing, *, close: float = 1e-9) -> None:
    """Assert that at both ends everybody is where it is best and seats with a price are taken."""
    table = heads(market, done)
    np.testing.assert_allclose(table.sum(axis=1), market.people, atol=close)
    np.testing.assert_allclose(table[:, :-1].sum(axis=0), done.hired, atol=close)
    assert (done.hired <= market.seats + close).all()
    for price, worth in (
        (done.seat_price_low, done.worth_high),
        (done.seat_price_high, done.worth_low),
    ):
        assert (price >= 0).all()
        assert (price[done.hired < market.seats - close] <= close).all()
        net = np.c_[market.worth - market.slope * price, market.outside]
        np.testing.assert_allclose(net.max(axis=1), worth, atol=close)
        assert (net[table > close] >= np.repeat(worth, (table > close).sum(axis=1)) - close).all()


def random_market(seed: int, *, n_types: int, n_firms: int, cohorts: bool = False) -> Market:
    r = np.random.default_rng(seed)
    worth = r.normal(size=(n_types, 1)) + r.normal(size=(n_types, n_firms)) + 0.5
    seats = r.integers(1, max(2, 2 * n_types // n_firms), n_firms)
    people = r.integers(1, 4, n_types) if cohorts else 1.0
    return Market.of(worth, seats, people=people, outside=0.2 * r.normal(size=n_types))


def test_three_houses_published() -> None:
    # Shapley and Shubik (1971): total 16, extreme prices rows (3,5,0) and (5,6,1) of the sellers'
    # and buyers' sides.
    done = clear(Market.of([[5, 8, 2], [7, 9, 6], [2, 3, 0]], seats=[1, 1, 1]))
    assert done.total == 16.0
    assert done.firm.tolist() == [1, 2, 0]
    assert done.worth_low.tolist() == [3.0, 5.0, 0.0]
    assert done.seat_price_high.tolist() == [2.0, 5.0, 1.0]
    assert done.worth_high.tolist() == [5.0, 6.0, 1.0]
    assert done.seat_price_low.tolist() == [1.0, 3.0, 0.0]
    assert done.duality_gap == 0.0


@pytest.mark.parametrize(
    ("people", "growth", "low", "high"),
    [(3, 1.0, 4.0, 6.0), (3, 1.2, 4.8, 7.2), (4, 1.0, 2.0, 4.0)],
)
def test_like_people_and_five_seats(people: int, growth: float, low: float, high: float) -> None:
    values = growth * np.array(FIVE_SEATS)
    done = clear(Market.of(np.tile(values, (people, 1)), seats=np.ones(5, int)))
    assert done.hired.tolist() == [1.0] * people + [0.0] * (5 - people)
    np.testing.assert_allclose(done.worth_low, low, rtol=1e-14)
    np.testing.assert_allclose(done.worth_high, high, rtol=1e-14)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("cohorts", [False, True])
def test_both_ends_are_those_of_linear_programming(seed: int, cohorts: bool) -> None:
    market = random_market(seed, n_types=60, n_firms=6, cohorts=cohorts)
    done, expected = clear(market), solved_by_program(market)
    assert done.total == pytest.approx(expected.total, abs=1e-8)
    np.testing.assert_allclose(done.seat_price_low, expected.low, atol=1e-7)
    np.testing.assert_allclose(done.seat_price_high, expected.high, atol=1e-7)
    nobody_blocks(market, done)


@pytest.mark.parametrize("seed", range(4))
def test_the_way_by_a_sample_ends_at_the_same_prices(seed: int) -> None:
    market = random_market(seed, n_types=3_000, n_firms=12)  # more than are listed whole
    done, expected = clear(market), solved_by_program(market)
    assert done.total == pytest.approx(expected.total, abs=1e-6)
    np.testing.assert_allclose(done.seat_price_low, expected.low, atol=1e-7)
    np.testing.assert_allclose(done.seat_price_high, expected.high, atol=1e-7)
    nobody_blocks(market, done)
    assert done.duality_gap < 1e-12


@st.composite
def small_markets(draw: st.DrawFn) -> Market:
    n_types, n_firms = draw(st.integers(1, 7)), draw(st.integers(1, 5))
    cell = draw(st.sampled_from([st.integers(-3, 6), st.floats(-10, 30, width=32)]))
    row = st.lists(cell, min_size=n_firms, max_size=n_firms)
    worth = draw(st.lists(row, min_size=n_types, max_size=n_types))
    seats = draw(st.lists(st.integers(1, 5), min_size=n_firms, max_size=n_firms))
    people = draw(st.lists(st.integers(1, 6), min_size=n_types, max_size=n_types))
    slope = draw(st.lists(st.sampled_from([0.5, 0.8, 1.0]), min_size=n_firms, max_size=n_firms))
    outside = draw(st.lists(st.integers(-2, 2), min_size=n_types, max_size=n_types))
    return Market.of(worth, seats, people=people, slope=slope, outside=outside)


@given(small_markets())
def test_nobody_blocks(market: Market) -> None:
    done = clear(market)
    nobody_blocks(market, done)
    assert done.duality_gap < 1e-11
    assert (done.seat_price_low <= done.seat_price_high + 1e-12).all()
    assert done.total == pytest.approx(solved_by_program(market).total, abs=1e-8)


@given(small_markets(), st.integers(0, 4))
def test_one_more_seat_is_worth_between_the_prices(market: Market, at: int) -> None:
    firm = at % market.n_firms
    more = np.eye(market.n_firms, dtype=int)[firm]
    done = clear(market)
    gain = clear(_with_seats(market, market.seats + more)).total - done.total
    slope = market.slope[firm]
    assert gain <= slope * done.seat_price_low[firm] + 1e-9  # the least price is the next one's
    if market.seats[firm] > 1:
        loss = done.total - clear(_with_seats(market, market.seats - more)).total
        assert loss >= slope * done.seat_price_high[firm] - 1e-9


def _with_seats(market: Market, seats: NDArray[np.int64]) -> Market:
    return Market.of(market.worth, seats, people=market.people, outside=market.outside)


def test_more_seats_than_people() -> None:
    done = clear(Market.of([[3.0, 1.0], [2.0, 2.5]], seats=[10, 10]))
    assert done.firm.tolist() == [0, 1]
    assert done.seat_price_high.tolist() == [0.0, 0.0]
    assert done.worth_low.tolist() == [3.0, 2.5]


def test_nobody_takes_a_seat_that_is_worth_less_than_nothing() -> None:
    done = clear(Market.of([[-1.0, -2.0]], seats=[1, 1]))
    assert done.firm.tolist() == [-1]
    assert done.total == 0.0
    assert done.seat_price_high.tolist() == [0.0, 0.0]


@pytest.mark.parametrize("n_types", [50, 4_000])
def test_firms_that_are_the_same_ask_the_same(n_types: int) -> None:
    worth = np.repeat(np.random.default_rng(1).gamma(2.0, size=(n_types, 1)), 8, axis=1)
    done = clear(Market.of(worth, seats=np.full(8, n_types // 10)))
    assert done.hired.tolist() == [n_types // 10] * 8
    ranked = np.sort(worth[:, 0])[::-1]
    placed = 8 * (n_types // 10)
    np.testing.assert_allclose(done.seat_price_low, ranked[placed], rtol=1e-12)
    np.testing.assert_allclose(done.seat_price_high, ranked[placed - 1], rtol=1e-12)


def test_worth_in_whole_numbers_ties_everywhere() -> None:
    r = np.random.default_rng(5)
    market = Market.of(r.integers(0, 6, (4_000, 10)), seats=np.full(10, 350))
    done = clear(market)
    nobody_blocks(market, done)
    assert done.total == pytest.approx(solved_by_program(market).total, abs=1e-6)


def test_a_type_is_split() -> None:
    done = clear(Market.of([[3.0, 2.0]], seats=[4, 3], people=[10.0]))
    assert done.hired.tolist() == [4.0, 3.0]
    assert dict(zip(done.split_firm.tolist(), done.split_people.tolist(), strict=True)) == {
        -1: 3.0,
        0: 4.0,
        1: 3.0,
    }
    assert done.firm.tolist() == [0]
    assert done.worth_low.tolist() == done.worth_high.tolist() == [0.0]


def test_slopes_scale_prices_of_firms() -> None:
    worth = np.random.default_rng(2).gamma(2.0, size=(40, 3))
    plain = clear(Market.of(worth, seats=[5, 6, 7]))
    steep = clear(Market.of(worth, seats=[5, 6, 7], slope=[0.5, 1.0, 0.8]))
    np.testing.assert_allclose(steep.seat_price_low, plain.seat_price_low / [0.5, 1.0, 0.8])
    np.testing.assert_allclose(steep.worth_low, plain.worth_low)


def test_the_seed_does_not_matter_and_the_same_market_gives_the_same_bytes() -> None:
    market = random_market(9, n_types=4_000, n_firms=10)
    first, again, other = clear(market), clear(market), clear(market, seed=1)
    assert first.seat_price_low.tobytes() == again.seat_price_low.tobytes()
    np.testing.assert_allclose(first.seat_price_low, other.seat_price_low, atol=1e-12)
    np.testing.assert_allclose(first.worth_high, other.worth_high, atol=1e-12)


def test_single_precision_is_cleared_as_exactly() -> None:
    market = random_market(4, n_types=4_000, n_firms=10)
    single = Market.of(market.worth.astype(np.float32), market.seats, outside=market.outside)
    done = clear(single)
    assert done.duality_gap < 1e-12
    double = clear(Market.of(single.worth.astype(float), single.seats, outside=single.outside))
    assert done.total == pytest.approx(double.total, abs=1e-9)
    np.testing.assert_allclose(done.seat_price_low, double.seat_price_low, atol=1e-12)
