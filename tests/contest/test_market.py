"""What a market refuses."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from goingrate.base.errors import InputError, OutOfRange
from goingrate.contest.market import Market


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"worth": [[1.0, np.nan], [1.0, 2.0]]}, "worth[0, 1]"),
        ({"worth": [[1.0, 2.0], [np.inf, 2.0]]}, "worth[1, 0]"),
        ({"worth": np.zeros((0, 2))}, "worth"),
        ({"worth": np.zeros((2, 0))}, "worth"),
        ({"worth": [1.0, 2.0]}, "worth"),
        ({"seats": [1, 0]}, "seats[1]"),
        ({"seats": [-1, 1]}, "seats[0]"),
        ({"seats": [1.5, 1]}, "seats[0]"),
        ({"seats": [np.nan, 1]}, "seats[0]"),
        ({"seats": [1, 1, 1]}, "seats"),
        ({"people": [1, 0]}, "people[1]"),
        ({"people": [1, np.inf]}, "people[1]"),
        ({"slope": [0.0, 1.0]}, "slope[0]"),
        ({"outside": [0.0, np.nan]}, "outside[1]"),
        ({"outside": [0.0]}, "outside"),
    ],
)
def test_says_what_is_wrong(
    change: dict[str, object], where: str, is_one_line: Callable[[InputError], bool]
) -> None:
    given = {"worth": [[1.0, 2.0], [3.0, 4.0]], "seats": [1, 1], **change}
    with pytest.raises(OutOfRange) as told:
        Market.of(**given)
    assert told.value.where == where
    assert is_one_line(told.value)


def test_a_market_too_large_for_memory_is_refused_with_the_way_out() -> None:
    everybody = np.broadcast_to(np.float32(1.0), (10**9, 100))
    with pytest.raises(OutOfRange) as told:
        Market.of(everybody, np.ones(100, int))
    said = str(told.value)
    assert "522 GiB" in said
    assert "people" in said
    small = np.broadcast_to(np.float32(1.0), (10_000, 100))
    with pytest.raises(OutOfRange):
        Market.of(small, np.ones(100, int), memory_bytes=2**20)


def test_what_is_left_out() -> None:
    market = Market.of(np.ones((3, 2), np.float32), 4)
    assert market.worth.dtype == np.float32
    assert market.seats.tolist() == [4, 4]
    assert market.people.tolist() == [1.0, 1.0, 1.0]
    assert market.slope.tolist() == [1.0, 1.0]
    assert market.outside.tolist() == [0.0, 0.0, 0.0]
    assert Market.of([[1, 2]], [1, 1]).worth.dtype == np.float64


def test_huge_numbers_are_not_taken_for_infinite() -> None:
    big = np.full((4, 1), 3e38, np.float32)
    assert Market.of(big, [1]).n_types == 4
