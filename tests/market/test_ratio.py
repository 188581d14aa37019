"""A multiple of pay, target and earned apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import Range
from goingrate.market.ratio import with_fixed, with_share_fixed

TWO = Range(2.0, 2.0)
OTE = Range(250_000.0, 300_000.0)
HALF = Range(0.5, 0.5)


def ranges(low: float, high: float) -> st.SearchStrategy[Range]:
    ends = st.tuples(st.floats(low, high), st.floats(low, high))
    return ends.map(lambda pair: Range(min(pair), max(pair)))


def test_all_met_earns_the_target_and_none_met_the_fixed_part() -> None:
    full = with_share_fixed(ratio=TWO, on_target=OTE, fixed_share=HALF, attainment=Range(1, 1))
    none = with_share_fixed(ratio=TWO, on_target=OTE, fixed_share=HALF, attainment=Range(0, 0))
    assert full.earned == full.target == Range(500_000, 600_000)
    assert none.earned == none.fixed == Range(250_000, 300_000)


def test_above_target_the_larger_variable_part_earns_more() -> None:
    share = Range(0.5, 0.7)
    found = with_share_fixed(ratio=TWO, on_target=OTE, fixed_share=share, attainment=Range(2, 2))
    assert found.earned is not None
    assert (found.earned.low, found.earned.high) == pytest.approx((650_000, 900_000))


def test_a_fixed_amount_stays_with_its_end_of_the_target() -> None:
    fixed = Range(100_000, 150_000)
    found = with_fixed(ratio=TWO, on_target=OTE, fixed=fixed, attainment=HALF)
    assert found.variable == Range(300_000, 300_000)
    assert found.earned == Range(2 * (100_000 + 75_000), 2 * (150_000 + 75_000))


def test_without_attainment_nothing_is_said_of_what_is_earned() -> None:
    assert with_share_fixed(ratio=TWO, on_target=OTE, fixed_share=HALF).earned is None
    assert with_fixed(ratio=TWO, on_target=OTE, fixed=OTE).earned is None


@given(ranges(0.1, 10), ranges(1, 1e6), ranges(0, 1), ranges(0, 3), st.data())
def test_every_case_lies_inside(
    ratio: Range, pay: Range, share: Range, met: Range, data: st.DataObject
) -> None:
    found = with_share_fixed(ratio=ratio, on_target=pay, fixed_share=share, attainment=met)
    assert found.earned is not None
    times, one, part, reached = (
        data.draw(st.floats(r.low, r.high)) for r in (ratio, pay, share, met)
    )
    earned = times * one * (part + reached * (1 - part))
    assert found.earned.low <= earned * (1 + 1e-9)
    assert found.earned.high >= earned * (1 - 1e-9)
    assert found.target.low <= times * one * (1 + 1e-9)


@pytest.mark.parametrize(
    ("given_inputs", "where"),
    [
        ({"ratio": Range(0, 2)}, "ratio"),
        ({"on_target": Range(0, 1)}, "on_target"),
        ({"fixed_share": Range(0.5, 1.1)}, "fixed_share"),
        ({"fixed_share": Range(-0.1, 0.5)}, "fixed_share"),
        ({"attainment": Range(-0.5, 1)}, "attainment"),
    ],
)
def test_what_cannot_be_is_refused(given_inputs: dict[str, Range], where: str) -> None:
    inputs = {"ratio": TWO, "on_target": OTE, "fixed_share": HALF} | given_inputs
    with pytest.raises(OutOfRange) as caught:
        with_share_fixed(**inputs)
    assert caught.value.where == where


def test_a_fixed_part_above_the_whole_is_refused() -> None:
    with pytest.raises(OutOfRange):
        with_fixed(ratio=TWO, on_target=OTE, fixed=Range(260_000, 300_000))
