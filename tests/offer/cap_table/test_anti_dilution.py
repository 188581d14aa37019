"""Conversion prices after a round at a lower price."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import BadField, InputError
from goingrate.offer.cap_table.anti_dilution import (
    AntiDilution,
    AntiDilutionKind,
    adjusted_conversion_price,
    protected_shares,
)
from goingrate.offer.cap_table.holders import CapTable, Preferred

kinds = st.sampled_from(["full_ratchet", "broad_based"])
prices = st.floats(0.01, 100.0)
amounts = st.floats(1.0, 1e8)


def test_broad_based_by_hand() -> None:
    # A = 7M, B = 1M / $2 = 0.5M, C = 1M / $0.50 = 2M: $2 x 7.5 / 9 = $1.6667.
    price = adjusted_conversion_price(
        "broad_based", conversion_price=2.0, new_price=0.5, shares_before=7e6, new_money=1e6
    )
    assert price == pytest.approx(5 / 3)


@given(prices, prices, amounts, amounts)
def test_a_ratchet_protects_more_than_an_average_and_both_only_below(
    old: float, new: float, shares: float, money: float
) -> None:
    terms = {"conversion_price": old, "new_price": new, "shares_before": shares, "new_money": money}
    ratchet = adjusted_conversion_price("full_ratchet", **terms)
    average = adjusted_conversion_price("broad_based", **terms)
    assert ratchet == min(old, new)
    assert ratchet * (1 - 1e-12) <= average <= old
    if new >= old:
        assert average == old


@given(prices, amounts)
def test_an_average_hardly_notices_little_money_and_is_a_ratchet_for_very_much(
    old: float, shares: float
) -> None:
    new = old / 2
    terms = {"conversion_price": old, "new_price": new, "shares_before": shares}
    little = adjusted_conversion_price("broad_based", new_money=1e-9 * old * shares, **terms)
    assert little == pytest.approx(old, rel=1e-8)
    much = adjusted_conversion_price("broad_based", new_money=1e9 * old * shares, **terms)
    assert much == pytest.approx(new, rel=1e-8)


@given(kinds, st.floats(0.5, 3.0), prices, amounts, amounts, st.floats(0.05, 0.99))
def test_the_line_of_shares_is_money_over_the_adjusted_price(
    kind: AntiDilutionKind, ratio: float, issue: float, shares: float, money: float, cut: float
) -> None:
    one = Preferred("A", 1_000.0, issue, conversion_ratio=ratio)
    old = issue / ratio
    new = old * cut
    constant, slope = protected_shares(one, kind, shares_before=shares, new_money=money)
    after = adjusted_conversion_price(
        kind, conversion_price=old, new_price=new, shares_before=shares, new_money=money
    )
    assert constant + slope / new == pytest.approx(one.invested / after)
    # at its own old price nothing changes
    assert constant + slope / old == pytest.approx(one.as_converted)


@pytest.mark.parametrize("kind", ["full_ratchet", "broad_based"])
def test_a_class_that_paid_nothing_is_not_protected(kind: AntiDilutionKind) -> None:
    free = Preferred("A", 1_000.0, 0.0, conversion_ratio=2.0)
    assert protected_shares(free, kind, shares_before=1e6, new_money=1e6) == (2_000.0, 0.0)


@pytest.mark.parametrize(
    ("bad", "where"),
    [({"B": "full_ratchet"}, "anti_dilution"), ({"A": "narrow"}, "anti_dilution.A")],
)
def test_protection_of_the_unknown_is_refused(
    bad: dict[str, Any], where: str, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(BadField) as caught:
        AntiDilution(bad).check(CapTable(1.0, preferred=(Preferred("A", 1.0, 1.0),)))
    assert caught.value.where == where
    assert is_one_line(caught.value)
    with pytest.raises(BadField):
        AntiDilution({"A": "full_ratchet"}).check(CapTable(1.0))
