"""What each holder may ask for."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.offer.cap_table.tables import tables

from goingrate.base.errors import OutOfRange
from goingrate.offer.cap_table.claims import (
    Claim,
    bought_at_discount,
    check_owned_share,
    claims_at,
    converted_shares,
)
from goingrate.offer.cap_table.holders import CapTable, Convertible, OptionBlock, Preferred

M = 1e6
PRICES = np.array([0.0, 1.0, 2.0, 3.0, 10.0])


@pytest.mark.parametrize(
    ("claim", "worth", "kinks"),
    [
        (Claim("common", 2.0), [0, 2, 4, 6, 20], []),
        (Claim("options", 2.0, strike=2.0), [0, 0, 0, 2, 16], [2.0]),
        (Claim("plain", 2.0, floor=4.0, adds=False), [4, 4, 4, 6, 20], [2.0]),
        (Claim("full", 2.0, floor=4.0), [4, 6, 8, 10, 24], []),
        (Claim("capped", 2.0, floor=4.0, cap=8.0), [4, 6, 8, 8, 20], [2.0, 4.0]),
        (Claim("capped at once", 2.0, floor=4.0, cap=4.0), [4, 4, 4, 6, 20], [0.0, 2.0]),
        (Claim("no floor to cap", 2.0, cap=4.0), [0, 2, 4, 6, 20], []),
        (Claim("safe", 2.0, floor=4.0, adds=False, at_discount=5.0), [5, 5, 5, 6, 20], [2.5]),
        (Claim("debt", 0.0, floor=3.0), [3, 3, 3, 3, 3], []),
    ],
    ids=lambda value: value.holder if isinstance(value, Claim) else "",
)
def test_a_claim_at_each_price_of_a_common_share(
    claim: Claim, worth: list[float], kinks: list[float]
) -> None:
    assert claim.worth(PRICES) == pytest.approx(worth)
    assert list(claim.kinks()) == pytest.approx(kinks)


@settings(max_examples=100)
@given(tables(), st.sampled_from(["sale", "ipo"]))
def test_a_claim_is_straight_between_its_kinks(table: CapTable, kind: str) -> None:
    for claim in claims_at(table, kind):  # type: ignore[arg-type]
        bends = [0.0, *claim.kinks()]
        bends = [*bends, bends[-1] + 10.0]
        for low, high in pairwise(bends):
            low_worth, middle, high_worth = claim.worth(np.array([low, (low + high) / 2, high]))
            assert middle == pytest.approx((low_worth + high_worth) / 2)
            assert low_worth <= high_worth


def test_the_order_of_claims_is_that_of_the_table() -> None:
    table = CapTable(
        1.0,
        preferred=(Preferred("A", 1.0, 1.0), Preferred("B", 1.0, 1.0, rank=4)),
        options=(OptionBlock("o", 1.0, 1.0),),
        convertibles=(Convertible("s", 0.1, rank=-3),),
        debt=1.0,
    )
    claims = claims_at(table, "sale")
    assert [claim.holder for claim in claims] == ["common", "A", "B", "o", "s", "debt"]
    assert claims[-1].rank < min(claim.rank for claim in claims[:-1])
    assert "debt" not in [claim.holder for claim in claims_at(replace(table, debt=0.0), "ipo")]


def test_what_a_class_may_ask_for_depends_on_the_exit() -> None:
    one = Preferred(
        "A",
        2.0,
        5.0,
        liquidation_multiple=1.5,
        participation="capped",
        participation_cap=3.0,
        conversion_ratio=2.0,
        rank=1,
        accrued_dividends=4.0,
        ipo_ratchet=1.2,
        ipo_veto_below=100.0,
    )
    table = CapTable(1.0, preferred=(one,))
    at_sale = Claim("A", 4.0, floor=19.0, rank=1, cap=34.0)
    assert claims_at(table, "sale")[1] == at_sale
    assert claims_at(table, "ipo", company_value=99.9)[1] == at_sale
    at_ipo = Claim("A", 4.0, floor=12.0, rank=1, adds=False)
    assert claims_at(table, "ipo", company_value=100.0)[1] == at_ipo
    assert claims_at(table, "ipo")[1] == at_ipo


def test_what_a_discount_buys() -> None:
    safe = Convertible("s", 100.0, discount=0.2, interest_per_year=0.1, years_outstanding=2.0)
    assert bought_at_discount(safe) == pytest.approx(120 / 0.8)
    assert bought_at_discount(replace(safe, is_note=True)) == 0.0
    assert bought_at_discount(replace(safe, discount=0.0)) == 0.0


def test_converted_shares_by_hand() -> None:
    # 8M + 2 x 0.5M + 1M = 10M held (the pool is not). Pre-money: $1M at $5M: 10M x 1 / 5 = 2M
    # shares. Post-money: $1.1M (interest) at $11M owns 10% and $2M at $10M owns 20% of everything:
    # (10M + 2M) / (1 - 0.3) = 17.142857M. No cap: none.
    table = CapTable(
        8 * M,
        preferred=(Preferred("A", 0.5 * M, 1.0, conversion_ratio=2.0),),
        options=(OptionBlock("o", 1 * M, 1.0),),
        convertibles=(
            Convertible("pre", 1 * M, valuation_cap=5 * M, cap_basis="pre_money"),
            Convertible("n", M, valuation_cap=11 * M, interest_per_year=0.1, years_outstanding=1),
            Convertible("discount", 1 * M, discount=0.2),
            Convertible("post", 2 * M, valuation_cap=10 * M),
        ),
        unissued_pool=3 * M,
    )
    everything = 12 * M / 0.7
    expected = [2 * M, 0.1 * everything, 0.0, 0.2 * everything]
    assert converted_shares(table) == pytest.approx(expected)
    assert sum(converted_shares(table)) + 10 * M == pytest.approx(everything)


@given(st.lists(st.floats(0.001, 0.2), min_size=1, max_size=4))
def test_each_post_money_safe_owns_amount_over_cap(owned: list[float]) -> None:
    table = CapTable(
        7.0,
        convertibles=tuple(
            Convertible(f"s{i}", 100.0 * share, valuation_cap=100.0)
            for i, share in enumerate(owned)
        ),
    )
    shares = converted_shares(table)
    assert [one / (7.0 + sum(shares)) for one in shares] == pytest.approx(owned)


@pytest.mark.parametrize("share", [1.0, 1.3, 1.0 - 1e-10])
def test_safes_that_own_everything_are_refused(share: float) -> None:
    with pytest.raises(OutOfRange) as caught:
        check_owned_share("company", share)
    assert caught.value.where == "company.convertibles"
    halves = tuple(Convertible(name, 50.0 * share, valuation_cap=100.0) for name in "ab")
    with pytest.raises(OutOfRange, match="less than the whole company"):
        converted_shares(CapTable(1.0, convertibles=halves))
    check_owned_share("company", 0.999)
