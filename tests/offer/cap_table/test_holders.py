"""Cap tables as values: what they add up to, and what is refused."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from goingrate.base.errors import BadField, InputError, OutOfRange
from goingrate.offer.cap_table.holders import (
    LARGEST,
    SMALLEST,
    CapTable,
    Convertible,
    OptionBlock,
    Preferred,
)

A = Preferred("A", 100.0, 2.0)
SAFE = Convertible("safe", 10.0, valuation_cap=100.0)
GRANTS = OptionBlock("granted", 10.0, 1.0)
TABLE = CapTable(1_000.0, (A,), (GRANTS,), (SAFE,), unissued_pool=50.0, debt=5.0)


def test_what_a_class_adds_up_to() -> None:
    one = replace(A, liquidation_multiple=1.5, conversion_ratio=3.0, accrued_dividends=7.0)
    assert one.invested == 200.0
    assert one.as_converted == 300.0
    assert one.preference == 307.0


def test_what_a_note_is_owed() -> None:
    assert replace(SAFE, interest_per_year=0.08, years_outstanding=2.5).owed == pytest.approx(12.0)
    assert SAFE.owed == 10.0


def test_fully_diluted_counts_the_pool_and_no_convertible() -> None:
    table = replace(TABLE, preferred=(replace(A, conversion_ratio=2.0),))
    assert table.fully_diluted == 1_000 + 200 + 10 + 50


#: A field, the first values beyond both of its limits.
LIMITS = [
    (A, "shares", -1e-9, 1.001e13),
    (A, "shares", SMALLEST / 2, math.inf),
    (A, "issue_price", -1e-9, 1.001e13),
    (A, "liquidation_multiple", -1e-9, 100.001),
    (A, "conversion_ratio", 0.0, 1.001e13),
    (A, "accrued_dividends", -1e-9, 1.001e13),
    (A, "ipo_ratchet", -1e-9, 100.001),
    (A, "ipo_veto_below", -1e-9, 1.001e13),
    (GRANTS, "options", SMALLEST / 2, 1.001e13),
    (GRANTS, "strike", -1e-9, 1.001e13),
    (SAFE, "amount", -1e-9, 1.001e13),
    (SAFE, "valuation_cap", 0.0, 1.001e13),
    (SAFE, "discount", -1e-9, 0.9901),
    (SAFE, "interest_per_year", -1e-9, 1.001),
    (SAFE, "years_outstanding", -1e-9, 50.001),
    (SAFE, "repayment_multiple", -1e-9, 100.001),
    (TABLE, "common_shares", SMALLEST / 2, 1.001e13),
    (TABLE, "unissued_pool", -1e-9, 1.001e13),
    (TABLE, "debt", -1e-9, 1.001e13),
]


@pytest.mark.parametrize(
    ("holder", "field", "low", "high"), LIMITS, ids=[f"{one[0].name}.{one[1]}" for one in LIMITS]
)
def test_a_number_outside_its_limits_is_refused_by_name(
    holder: Any,
    field: str,
    low: float,
    high: float,
    is_one_line: Callable[[InputError], bool],
) -> None:
    for value in (low, high, math.nan, -math.inf):
        with pytest.raises(OutOfRange) as caught:
            replace(holder, **{field: value})
        assert caught.value.where == f"{holder.name}.{field}"
        assert is_one_line(caught.value)


@pytest.mark.parametrize(
    ("holder", "field"), [(A, "shares"), (GRANTS, "options"), (TABLE, "common_shares")]
)
def test_no_shares_and_the_fewest_and_most_are_allowed(holder: Any, field: str) -> None:
    for value in (0.0, SMALLEST, LARGEST):
        assert getattr(replace(holder, **{field: value}), field) == value


def test_a_safe_without_a_cap_is_allowed() -> None:
    assert replace(SAFE, valuation_cap=None).valuation_cap is None


@pytest.mark.parametrize(("participation", "cap"), [("none", 2.0), ("full", 2.0), ("capped", None)])
def test_a_cap_without_a_capped_class_or_the_reverse(
    participation: Any, cap: float | None, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(BadField) as caught:
        replace(A, participation=participation, participation_cap=cap)
    assert caught.value.where == "A.participation_cap"
    assert is_one_line(caught.value)


@pytest.mark.parametrize("cap", [1.49, 1_000.1, math.nan])
def test_a_cap_below_the_preference_or_beyond_reason(cap: float) -> None:
    capped = {"participation": "capped", "liquidation_multiple": 1.5}
    with pytest.raises(OutOfRange) as caught:
        replace(A, participation_cap=cap, **capped)
    assert caught.value.where == "A.participation_cap"
    assert replace(A, participation_cap=1.5, **capped).participation_cap == 1.5


@pytest.mark.parametrize(
    "changed",
    [
        {"preferred": (A, replace(A, shares=1.0))},
        {"options": (GRANTS, OptionBlock("A", 1.0, 1.0))},
        {"convertibles": (SAFE, Convertible("granted", 1.0))},
        {"preferred": (replace(A, name="common"),)},
        {"options": (OptionBlock("debt", 1.0, 1.0),)},
    ],
    ids=["twice", "class and block", "block and safe", "common", "debt"],
)
def test_each_holder_has_a_name_of_its_own(
    changed: dict[str, Any], is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(BadField) as caught:
        replace(TABLE, **changed)
    assert caught.value.where == "company"
    assert is_one_line(caught.value)


def test_a_name_given_twice_is_found_among_many() -> None:
    many = [OptionBlock(f"o{i}", 1.0, 1.0) for i in range(300)]
    CapTable(1.0, options=tuple(many))
    with pytest.raises(BadField) as caught:
        CapTable(1.0, options=(*many, many[7]))
    assert caught.value.given == "o7"


def test_too_many_holders_are_refused() -> None:
    many = tuple(OptionBlock(f"o{i}", 1.0, 1.0) for i in range(2_001))
    with pytest.raises(OutOfRange, match="2000"):
        CapTable(1.0, options=many)
    assert len(CapTable(1.0, options=many[1:]).options) == 2_000


def test_a_company_that_nobody_holds_is_refused(
    is_one_line: Callable[[InputError], bool],
) -> None:
    for table in ({}, {"unissued_pool": 10.0}, {"preferred": (replace(A, shares=0.0),)}):
        with pytest.raises(OutOfRange) as caught:
            CapTable(0.0, **table)
        assert caught.value.where == "company.common_shares"
        assert is_one_line(caught.value)
    assert CapTable(0.0, options=(GRANTS,)).fully_diluted == 10.0
