"""Vesting schedules."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.offer.vesting import Vesting, even_vesting, yearly_vesting

per_years = st.sampled_from([1, 2, 4, 12])
years = st.integers(1, 8)


def sound(vesting: Vesting) -> bool:
    times = [time for time, _ in vesting.events]
    total = math.fsum(share for _, share in vesting.events)
    ascending = all(one < other for one, other in pairwise(times))
    return ascending and total == pytest.approx(1) and all(s > 0 for _, s in vesting.events)


@given(years, per_years, st.floats(0, 1))
def test_even_vesting_is_sound_and_waits_for_the_cliff(
    length: int, per_year: int, share: float
) -> None:
    cliff = share * length
    vesting = even_vesting(years=length, cliff_years=cliff, per_year=per_year)
    assert sound(vesting)
    assert vesting.events[0][0] >= min(cliff, 1 / per_year)
    assert vesting.last_years == length
    after = {time: part for time, part in vesting.events if time > cliff}
    assert all(part == pytest.approx(1 / (length * per_year)) for part in after.values())


@given(st.lists(st.integers(0, 50), min_size=1, max_size=6), per_years)
def test_unequal_years_keep_their_shares(parts: list[int], per_year: int) -> None:
    if sum(parts) == 0:
        return
    shares = [part / sum(parts) for part in parts]
    vesting = yearly_vesting(shares, per_year=per_year)
    assert sound(vesting)
    for year, share in enumerate(shares):
        inside = [s for time, s in vesting.events if year < time <= year + 1]
        assert math.fsum(inside) == pytest.approx(share)


def test_5_15_40_40_behind_a_cliff() -> None:
    vesting = yearly_vesting([0.05, 0.15, 0.40, 0.40], cliff_years=2)
    assert vesting.events == ((2.0, 0.2), (3.0, 0.4), (4.0, 0.4))


BAD: dict[str, tuple[str, Callable[[], Vesting]]] = {
    "order": ("vesting", lambda: Vesting(((2.0, 0.5), (1.0, 0.5)))),
    "twice": ("vesting", lambda: Vesting(((1.0, 0.5), (1.0, 0.5)))),
    "past": ("vesting", lambda: Vesting(((-1.0, 1.0),))),
    "nan": ("vesting", lambda: Vesting(((math.nan, 1.0),))),
    "90 percent": ("vesting", lambda: Vesting(((1.0, 0.9),))),
    "below zero": ("vesting", lambda: Vesting(((1.0, 1.5), (2.0, -0.5)))),
    "nothing": ("vesting", lambda: Vesting(())),
    "no years": ("years", lambda: even_vesting(years=0)),
    "nan years": ("years", lambda: even_vesting(years=math.nan)),
    "41 years": ("years", lambda: even_vesting(years=41)),
    "between two vests": ("years", lambda: even_vesting(years=1.1, per_year=4)),
    "cliff": ("cliff_years", lambda: even_vesting(years=1, cliff_years=2)),
    "per year": ("per_year", lambda: even_vesting(years=1, per_year=3)),
    "by year": ("by_year", lambda: yearly_vesting([0.5, 0.4])),
    "by year below zero": ("by_year", lambda: yearly_vesting([1.5, -0.5])),
    "by no year": ("years", lambda: yearly_vesting([])),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_refused_by_name(name: str) -> None:
    where, make = BAD[name]
    with pytest.raises(OutOfRange) as caught:
        make()
    assert caught.value.where == where


def test_a_vesting_shorter_than_its_steps_says_how_long_one_is() -> None:
    with pytest.raises(OutOfRange, match=r"got 0.1; allowed: at least 0.25 years"):
        even_vesting(years=0.1, per_year=4)
