"""The elite tail, against all orders, linear programs and the closed forms."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import linprog

from goingrate.base.errors import InputError, OutOfRange
from goingrate.contest.superstars import (
    clear_superstars,
    gain_from_talent,
    pay_at_rank,
    pay_at_size,
)

lists = arrays(
    np.float64,
    st.integers(1, 6),
    elements=st.sampled_from([0.0, 1.0, 2.0, 5.0]) | st.floats(0, 10, width=32),
)
reserves = st.sampled_from([0.0, 3.0]) | st.floats(0, 40)


def best_total(talent: np.ndarray, size: np.ndarray, reserve: float) -> float:
    """Try every order: what people produce, or have elsewhere."""
    n = max(talent.size, size.size)
    made = np.full((n, n), 0.0)
    made[: talent.size] = reserve
    made[: talent.size, : size.size] = np.maximum(reserve, talent[:, None] * size)
    return max(made[np.arange(n), list(order)].sum() for order in permutations(range(n)))


def lowest(cost: np.ndarray, talent: np.ndarray, size: np.ndarray, reserve: float) -> float:
    """Return the least of a sum of pay and profits over all that clear the market."""
    n, m = talent.size, size.size
    rows = np.zeros((n * m + 1, n + m))
    for i in range(n):
        for j in range(m):
            rows[i * m + j, [i, n + j]] = -1.0
    rows[-1] = 1.0
    made = np.append(-np.outer(talent, size).ravel(), best_total(talent, size, reserve) + 1e-9)
    bounds = [(reserve, None)] * n + [(0.0, None)] * m
    return float(linprog(cost, A_ub=rows, b_ub=made, bounds=bounds, method="highs").fun)


@given(lists, lists, reserves)
def test_no_order_produces_more_and_nobody_regrets(
    talent: np.ndarray, size: np.ndarray, reserve: float
) -> None:
    done = clear_superstars(talent, size, reserve=reserve)
    placed = np.flatnonzero(done.seat >= 0)
    seats = done.seat[placed]
    assert np.unique(seats).size == seats.size
    made = talent[placed] * size[seats]
    total = made.sum() + reserve * (talent.size - placed.size)
    assert total == pytest.approx(best_total(talent, size, reserve), rel=1e-12, abs=1e-12)
    empty = np.setdiff1d(np.arange(size.size), seats)
    for pay, profit in (
        (done.pay_low, done.profit_high),
        (done.pay_high, done.profit_low),
    ):
        np.testing.assert_allclose(pay[placed] + profit[seats], made, rtol=1e-12, atol=1e-12)
        assert (pay[done.seat < 0] == reserve).all()
        assert (profit[empty] == 0).all()
        assert (pay >= reserve - 1e-12).all()
        assert (profit >= -1e-12).all()
        assert (pay[:, None] + profit >= np.outer(talent, size) - 1e-9).all()
    assert (done.pay_low <= done.pay_high + 1e-12).all()


@pytest.mark.parametrize("seed", range(25))
def test_both_ends_are_those_of_the_linear_program(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n, m = rng.integers(1, 7, 2)
    talent, size = rng.uniform(0, 4, n).round(1), rng.uniform(0, 4, m).round(1)
    reserve = float(rng.choice([0.0, 1.0, 4.0]))
    done = clear_superstars(talent, size, reserve=reserve)
    for place in range(n + m):
        cost = np.zeros(n + m)
        cost[place] = 1.0
        ends = lowest(cost, talent, size, reserve), -lowest(-cost, talent, size, reserve)
        low, high = (
            (done.pay_low[place], done.pay_high[place])
            if place < n
            else (done.profit_low[place - n], done.profit_high[place - n])
        )
        assert (low, high) == pytest.approx(ends, abs=1e-7)


@given(lists, lists, reserves)
def test_better_people_sit_in_larger_seats_and_earn_more(
    talent: np.ndarray, size: np.ndarray, reserve: float
) -> None:
    done = clear_superstars(talent, size, reserve=reserve)
    order = np.argsort(-talent, kind="stable")
    placed = order[done.seat[order] >= 0]
    assert (np.diff(size[done.seat[placed]]) <= 0).all()
    for pay in (done.pay_low, done.pay_high):
        assert (np.diff(pay[order]) <= 1e-12).all()


def test_one_more_pianist_lowers_the_pay_of_all() -> None:
    fewer = clear_superstars([5.0, 4.0], [10.0, 7.0, 1.0])
    more = clear_superstars([5.0, 4.0, 4.0], [10.0, 7.0])
    assert (more.pay_high[:2] < fewer.pay_high).all()
    assert more.pay_high.tolist() == [10.0, 0.0, 0.0]  # the second has a double without a seat
    assert more.pay_low.tolist() == [7.0, 0.0, 0.0]


def test_a_reserve_that_nobody_reaches() -> None:
    done = clear_superstars([1.0, 2.0], [3.0], reserve=6.5)
    assert done.seat.tolist() == [-1, -1]
    assert done.pay_low.tolist() == done.pay_high.tolist() == [6.5, 6.5]
    assert done.profit_low.tolist() == done.profit_high.tolist() == [0.0]


def tail(n: int, beta: float = 2 / 3) -> tuple[np.ndarray, np.ndarray]:
    """Talents and sizes of Gabaix and Landier, alpha = 1: T'(n) = -n^(beta - 1), S = 1 / n."""
    rank = np.arange(1.0, n + 1)
    return (n**beta - rank**beta) / beta, 1 / rank


def test_gabaix_landier_pay_comes_out_of_the_market() -> None:
    n = 1_000_000
    talent, size = tail(n)
    done = clear_superstars(talent, size)
    rank = np.array([5, 10, 50, 250])
    width = done.pay_high[rank - 1] / done.pay_low[rank - 1] - 1
    assert (width > 0).all()
    assert (np.diff(width) < 0).all()  # ranks closer together leave less to bargain about
    middle = (done.pay_low + done.pay_high)[rank - 1] / 2
    endless = middle + 3 * n ** (-1 / 3)  # what the ranks beyond the last would add
    law = pay_at_rank(rank, reference_rank=250, reference_pay=endless[-1])
    np.testing.assert_allclose(endless, law, rtol=4e-3)
    slope = np.polyfit(
        np.log(np.arange(20, 250)),
        np.log((done.pay_low + done.pay_high)[19:249] / 2 + 3 * n ** (-1 / 3)),
        1,
    )[0]
    assert slope == pytest.approx(-1 / 3, abs=2e-4)


def test_the_largest_seat_pays_six_times_that_of_rank_250(
    as_printed: Callable[[str], Any],
) -> None:
    top = pay_at_rank(1, reference_rank=250, reference_pay=8.34e6)
    assert float(top) / 8.34e6 == as_printed("6.30")
    assert float(top) / 8.34e6 - 1 > 5  # published: "over 500% more"


def test_published_gabaix_landier_talent_of_the_best(as_printed: Callable[[str], Any]) -> None:
    """In the introduction: the first instead of the 250th adds 0.016% to a firm's value."""
    gain = gain_from_talent(1, reference_rank=250, reference_pay=8.34e6)
    assert float(gain) / 25e9 * 100 == as_printed("0.016")


shapes = st.fixed_dictionaries(
    {
        "size_tail": st.floats(0.5, 2),
        "talent_tail": st.floats(0.05, 0.45),
        "size_effect": st.just(1.0),
    }
)


@given(st.floats(1, 1e4), shapes)
def test_rank_and_size_tell_the_same(rank: float, shape: dict[str, float]) -> None:
    by_rank = pay_at_rank(rank, reference_rank=250, reference_pay=7.0, **shape)
    size = (rank / 250) ** -shape["size_tail"] * 25.0
    by_size = pay_at_size(size, reference_size=25.0, reference_pay=7.0, **shape)
    assert float(by_size) == pytest.approx(float(by_rank), rel=1e-9)


@given(st.floats(2, 1e4), shapes)
def test_pay_rises_by_what_talent_adds_at_the_seat(rank: float, shape: dict[str, float]) -> None:
    step = 1e-4 * rank
    at = {"reference_rank": rank, "reference_pay": 1.0, **shape}
    gain = gain_from_talent([rank - step, rank + step], **at)
    pay = pay_at_rank([rank - step, rank + step], **at)
    assert float(np.diff(gain)[0]) == pytest.approx(float(np.diff(pay)[0]), rel=1e-5)
    assert float(gain_from_talent(rank, **at)) == 0.0


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"talent": []}, "talent"),
        ({"size": [[1.0]]}, "size"),
        ({"talent": [1.0, np.nan]}, "talent"),
        ({"size": [-1.0]}, "size"),
        ({"reserve": np.inf}, "reserve"),
    ],
)
def test_refused(
    change: dict[str, Any], where: str, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(OutOfRange) as told:
        clear_superstars(**{"talent": [1.0], "size": [1.0], **change})
    assert told.value.where == where
    assert is_one_line(told.value)


def test_tails_without_superstars_are_refused() -> None:
    with pytest.raises(OutOfRange, match=r"talent_tail: got 1; .* below .* 1\."):
        pay_at_rank(1, reference_rank=250, reference_pay=1.0, talent_tail=1.0)
    with pytest.raises(OutOfRange, match="rank"):
        pay_at_rank(0, reference_rank=250, reference_pay=1.0)
