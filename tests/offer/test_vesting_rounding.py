"""The seven allocation types."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.offer.vesting_rounding import AllocationType, allocate

KINDS: tuple[AllocationType, ...] = get_args(AllocationType)
WHOLE = [kind for kind in KINDS if kind != "FRACTIONAL"]
SPREAD = [kind for kind in WHOLE if not kind.endswith("SINGLE_TRANCHE")]
amounts = st.lists(st.fractions(0, 50, max_denominator=48), min_size=1, max_size=12)

PUBLISHED: dict[AllocationType, tuple[float, ...]] = {
    "CUMULATIVE_ROUNDING": (5, 4, 5, 4),
    "CUMULATIVE_ROUND_DOWN": (4, 5, 4, 5),
    "FRONT_LOADED": (5, 5, 4, 4),
    "BACK_LOADED": (4, 4, 5, 5),
    "FRONT_LOADED_TO_SINGLE_TRANCHE": (6, 4, 4, 4),
    "BACK_LOADED_TO_SINGLE_TRANCHE": (4, 4, 4, 6),
    "FRACTIONAL": (4.5, 4.5, 4.5, 4.5),
}


@pytest.mark.parametrize("kind", KINDS)
def test_published_18_shares_in_4_tranches(kind: AllocationType) -> None:
    """Open Cap Format 1.2, enum AllocationType."""
    assert allocate([Fraction(18, 4)] * 4, kind) == PUBLISHED[kind]


@given(amounts, st.sampled_from(KINDS))
def test_nothing_is_lost_or_made(exact: list[Fraction], kind: AllocationType) -> None:
    exact = [*exact, ceil(sum(exact)) - sum(exact)]  # a whole sum
    rounded = allocate(exact, kind)
    assert sum(rounded) == sum(exact)
    assert len(rounded) == len(exact)
    assert all(due >= 0 for due in rounded)
    if kind != "FRACTIONAL":
        assert all(isinstance(due, int) for due in rounded)


@given(amounts, st.sampled_from(SPREAD))
def test_no_installment_is_off_by_a_share(exact: list[Fraction], kind: AllocationType) -> None:
    exact = [*exact, ceil(sum(exact)) - sum(exact)]
    off = [abs(due - amount) for due, amount in zip(allocate(exact, kind), exact, strict=True)]
    assert max(off) < (1 if "LOADED" in kind else 2)


@given(amounts)
def test_cumulative_types_round_what_has_vested(exact: list[Fraction]) -> None:
    down = allocate(exact, "CUMULATIVE_ROUND_DOWN")
    near = allocate(exact, "CUMULATIVE_ROUNDING")
    for end in range(1, len(exact) + 1):
        so_far = sum(exact[:end])
        assert sum(down[:end]) == floor(so_far)
        assert abs(sum(near[:end]) - so_far) <= Fraction(1, 2)


@given(amounts)
def test_loaded_types_lean_to_their_side(exact: list[Fraction]) -> None:
    front, back = allocate(exact, "FRONT_LOADED"), allocate(exact, "BACK_LOADED")
    one = allocate(exact, "FRONT_LOADED_TO_SINGLE_TRANCHE")
    last = allocate(exact, "BACK_LOADED_TO_SINGLE_TRANCHE")
    for end in range(1, len(exact) + 1):
        ahead = [sum(rounded[:end]) for rounded in (last, back, front, one)]
        assert ahead == sorted(ahead)


@pytest.mark.parametrize("kind", WHOLE)
def test_what_comes_out_even_stays_and_nothing_vests_nothing(kind: AllocationType) -> None:
    even = [Fraction(0), Fraction(5), Fraction(15), Fraction(0)]
    assert allocate(even, kind) == (0, 5, 15, 0)
    assert allocate([Fraction(0)] * 2, kind) == (0, 0)
    assert allocate([], kind) == ()


def test_only_uneven_installments_take_a_share_that_is_left_over() -> None:
    exact = [Fraction(5), Fraction(9, 2), Fraction(9, 2)]
    assert allocate(exact, "FRONT_LOADED") == (5, 5, 4)
    assert allocate(exact[::-1], "BACK_LOADED") == (4, 5, 5)


@given(amounts, amounts, st.sampled_from(WHOLE))
def test_later_installments_make_up_for_earlier_rounding(
    first: list[Fraction], second: list[Fraction], kind: AllocationType
) -> None:
    second = [*second, ceil(sum(first) + sum(second)) - sum(first) - sum(second)]
    given_before = sum(allocate(first, kind))
    later = allocate(second, kind, exact_before=sum(first), given_before=given_before)  # type: ignore[arg-type]
    assert given_before + sum(later) == sum(first) + sum(second)


@pytest.mark.parametrize("kind", WHOLE)
def test_what_has_vested_already_is_not_taken_back(kind: AllocationType) -> None:
    assert allocate([Fraction(1)] * 2, kind, exact_before=Fraction(3), given_before=9) == (0, 0)
