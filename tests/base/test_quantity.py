"""A number, a range, or unknown."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import UNKNOWN, Range, Unknown, ends_of, middle_of

numbers = st.floats(-1e15, 1e15)


@given(numbers, numbers, st.floats(0, 1))
def test_everything_in_a_range_lies_between_its_ends(a: float, b: float, share: float) -> None:
    span = Range(*sorted((a, b)))
    slack = 1e-9 * max(abs(a), abs(b))
    assert span.low - slack <= span.at(share) <= span.high + slack
    assert span.low - slack <= middle_of(span) <= span.high + slack
    assert ends_of(span) == (span.low, span.high)
    assert span.at(0) == span.low


@given(numbers)
def test_a_number_is_its_own_middle_and_ends(number: float) -> None:
    assert middle_of(number) == number
    assert ends_of(number) == (number, number)


@pytest.mark.parametrize("ends", [(7.0, 5.0), (math.nan, 1.0), (0.0, math.inf)])
def test_no_range_is_backwards_or_endless(ends: tuple[float, float]) -> None:
    with pytest.raises(OutOfRange) as caught:
        Range(*ends)
    assert caught.value.given == f"{ends[0]:g}..{ends[1]:g}"


def test_an_unknown_has_no_number() -> None:
    assert Unknown() == UNKNOWN
    assert str(UNKNOWN) == "unknown"
    for figure in (middle_of, ends_of):
        with pytest.raises(TypeError):
            figure(UNKNOWN)
