"""Risk aversion from one question about jobs."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import Range
from goingrate.offer.risk_question import (
    CUTS,
    MOST_AVERSE,
    LargestCut,
    indifferent_risk_aversion,
    risk_aversion_from_cut,
)


@settings(max_examples=50)
@given(st.floats(0.08, 0.85))
def test_at_indifference_the_gamble_is_worth_its_stake(cut: float) -> None:
    power = 1 - indifferent_risk_aversion(cut)
    if power == 0:
        assert math.log(2) + math.log1p(-cut) == pytest.approx(0, abs=1e-8)
    else:
        assert 0.5 * 2**power + 0.5 * (1 - cut) ** power == pytest.approx(1, abs=1e-7)


def test_a_cut_by_half_is_log_utility() -> None:
    assert indifferent_risk_aversion(0.5) == 1.0
    assert indifferent_risk_aversion(0.5 - 1e-7) == pytest.approx(1, abs=1e-5)
    assert indifferent_risk_aversion(0.5 + 1e-7) == pytest.approx(1, abs=1e-5)


def test_the_answers_share_their_bounds_and_leave_no_gap() -> None:
    ranges = [risk_aversion_from_cut(answer) for answer in get_args(LargestCut)]
    assert ranges[0].high == MOST_AVERSE
    assert ranges[-1].low == 0.0
    assert all(milder.low == bolder.high for milder, bolder in pairwise(ranges))
    assert list(CUTS) == list(get_args(LargestCut))


def test_one_answer_by_hand() -> None:
    assert risk_aversion_from_cut("third") == Range(1.0, 2.0)


def test_another_answer_is_refused() -> None:
    answer: Any = "hlaf"
    with pytest.raises(OutOfRange) as caught:
        risk_aversion_from_cut(answer)
    assert "three_quarters" in str(caught.value)
    assert "hlaf" in str(caught.value)
