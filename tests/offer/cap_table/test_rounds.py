"""Priced rounds, worked by hand; `test_rounds_laws` has what holds for every round."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from goingrate.base.errors import BadField, InputError, OutOfRange
from goingrate.offer.cap_table.anti_dilution import AntiDilution
from goingrate.offer.cap_table.holders import CapTable, Convertible, OptionBlock, Preferred
from goingrate.offer.cap_table.rounds import Round, RoundTerms, dilution_path, priced_round

M = 1e6
FOUNDERS = CapTable(8 * M)


def with_safes(*safes: Convertible, **changes: Any) -> CapTable:
    return replace(FOUNDERS, convertibles=safes, **changes)


def series(
    table: CapTable, pre: float, new: float, pool: float | None = None, **more: Any
) -> Round:
    return priced_round(
        table, name="series", new_money=new * M, pre_money=pre * M, pool_share_after=pool, **more
    )


def test_a_plain_round() -> None:
    # $20M / 10M shares = $2; $5M buy 2.5M shares, 20% of 12.5M.
    table = CapTable(
        7 * M, (Preferred("A", 1 * M, 1.0),), (OptionBlock("o", 1 * M, 0.5),), unissued_pool=1 * M
    )
    done = series(table, 20, 5)
    assert done.price_per_share == 2.0
    assert done.new_shares == 2.5 * M
    assert done.post_money == pytest.approx(25 * M)
    assert done.pool_added == 0.0
    before = {"common": 0.7, "A": 0.1, "o": 0.1, "unissued_pool": 0.1}
    assert done.ownership_before == pytest.approx(before)
    after = {"common": 0.56, "A": 0.08, "o": 0.08, "series": 0.2, "unissued_pool": 0.08}
    assert done.ownership_after == pytest.approx(after)
    assert done.table.preferred[0] == table.preferred[0]
    assert done.table.preferred[1] == Preferred("series", 2.5 * M, 2.0)


def test_a_post_money_safe_owns_amount_over_cap_before_the_new_money() -> None:
    # $1M at $10M: 10% of 8M / 0.9 = 8.8889M. $20M / 8.8889M = $2.25 a share; the SAFE pays
    # 10M / 8.8889M = $1.125, less than 2.25 x 0.8 = $1.80.
    safe = Convertible("safe", 1 * M, valuation_cap=10 * M, discount=0.2)
    done = series(with_safes(safe), 20, 5)
    (one,) = done.conversions
    assert (one.holder, one.by) == ("safe", "cap")
    assert one.shares == pytest.approx(8 * M / 9)
    assert one.price == pytest.approx(1.125)
    assert done.price_per_share == pytest.approx(2.25)
    assert done.ownership_after["safe"] == pytest.approx(0.1 * 0.8)
    shadow = done.table.preferred[0]
    assert (shadow.name, shadow.issue_price) == ("safe", one.price)
    assert shadow.invested == pytest.approx(1 * M)  # what was paid, not 8/9M x $2.25
    assert done.table.convertibles == ()


def test_a_discount_beats_a_cap_that_is_above_the_round() -> None:
    # P x 8M + 1M / 0.8 = 8M: P = 6.75 / 8 = $0.84375, SAFE at $0.675: 1.4815M shares. At its cap
    # it would have 10% of 9.4815M.
    safe = Convertible("safe", 1 * M, valuation_cap=10 * M, discount=0.2)
    done = series(with_safes(safe), 8, 2)
    assert done.conversions[0].by == "discount"
    assert done.price_per_share == pytest.approx(0.84375)
    assert done.conversions[0].price == pytest.approx(0.675)
    assert done.conversions[0].shares == pytest.approx(1 * M / 0.675)


def test_without_a_discount_a_high_cap_leaves_the_price_of_the_round() -> None:
    # P x 8M + 1M = 10M: P = $1.125.
    done = series(with_safes(Convertible("safe", 1 * M, valuation_cap=30 * M)), 10, 2)
    assert done.conversions[0].by == "price"
    assert done.price_per_share == done.conversions[0].price == pytest.approx(1.125)
    assert done.conversions[0].shares == pytest.approx(1 * M / 1.125)


def test_a_discount_safe_counts_in_the_cap_of_another() -> None:
    # The round sells 20%, so per share of the post-round company T: capped 10% x 0.8 T = 0.08 T,
    # discount 1.25M / 15M = T / 12. 8M = (0.8 - 0.08 - 1/12) T: T = 2400M / 191.
    safes = (
        Convertible("cap", 1 * M, valuation_cap=10 * M),
        Convertible("discount", 1 * M, discount=0.2),
    )
    done = series(with_safes(*safes), 12, 3)
    assert done.table.fully_diluted == pytest.approx(2400 * M / 191)
    assert done.ownership_after["cap"] == pytest.approx(0.08)
    assert done.ownership_after["discount"] == pytest.approx(1 / 12)


def test_a_pre_money_cap_counts_the_top_up_and_no_safe() -> None:
    # In millions, x shares a dollar: pool 0.1 x 15x = 1.5x; SAFE (8 + 1.5x) / 8 = 1 + 0.1875x.
    # 12x = 8 + 1.5x + 1 + 0.1875x: x = 9 / 10.3125, P = $1.1458, SAFE 1.16364M, pool 1.30909M.
    safe = Convertible("safe", 1 * M, valuation_cap=8 * M, cap_basis="pre_money")
    done = series(with_safes(safe), 12, 3, 0.1)
    assert done.price_per_share == pytest.approx(10.3125 / 9)
    assert done.conversions[0].shares == pytest.approx((1 + 0.1875 * 9 / 10.3125) * M)
    assert done.table.unissued_pool == pytest.approx(1.5 * 9 / 10.3125 * M)
    assert done.ownership_after["unissued_pool"] == pytest.approx(0.1)


def test_a_post_money_cap_does_not_see_the_top_up() -> None:
    # 10% of (8M + 1M pool before) / 0.9 = 1M, whatever the pool becomes.
    table = with_safes(Convertible("safe", 1 * M, valuation_cap=10 * M), unissued_pool=1 * M)
    for pool in (None, 0.1, 0.2):
        assert series(table, 20, 5, pool).conversions[0].shares == pytest.approx(1 * M)


def test_a_pool_that_is_large_enough_stays() -> None:
    done = series(CapTable(8 * M, unissued_pool=2 * M), 20, 5, 0.1)
    assert done.pool_added == 0.0
    assert done.ownership_after["unissued_pool"] == pytest.approx(0.16)


def test_a_note_converts_with_its_interest() -> None:
    # 1M x (1 + 0.08 x 2.5) = 1.2M at $12M owns 10% of 8M / 0.9: at $1.35 a share.
    note = Convertible(
        "note",
        1 * M,
        valuation_cap=12 * M,
        interest_per_year=0.08,
        years_outstanding=2.5,
        is_note=True,
    )
    done = series(with_safes(note), 20, 5)
    assert done.conversions[0].price == pytest.approx(1.35)
    assert done.table.preferred[0].invested == pytest.approx(1.2 * M)


def test_a_convertible_of_nothing_converts_into_nothing() -> None:
    done = series(with_safes(Convertible("safe", 0.0, valuation_cap=10 * M)), 16, 4)
    assert (done.conversions[0].shares, done.price_per_share) == (0.0, 2.0)


GUIDE = CapTable(
    9_250_000,
    options=(OptionBlock("granted and promised", 650_000, 0.1),),
    convertibles=(
        Convertible("A", 200_000, valuation_cap=4 * M),
        Convertible("B", 800_000, valuation_cap=8 * M),
    ),
    unissued_pool=100_000,
)


@pytest.mark.parametrize(
    ("table", "pre", "new", "pool", "quoted"),
    [
        (GUIDE, 15, 5, 1_795_000, [1.1144, 588_235, 1_176_470, 4_486_719, 17_946_424]),
        (GUIDE, 8.8, 2.2, 1_673_000, [0.6577, 590_334, 1_216_360, 3_344_990, 16_724_684]),
        (
            replace(
                GUIDE,
                convertibles=(
                    Convertible("A", 200_000, valuation_cap=3.8 * M, cap_basis="pre_money"),
                    GUIDE.convertibles[1],
                ),
            ),
            15,
            5,
            1_800_000,
            [1.1115, 615_763, 1_179_529, 4_498_426, 17_993_718],
        ),
    ],
    ids=["both at their caps", "one at the price of the round", "one pre-money"],
)
def test_examples_of_the_post_money_user_guide_as_others_quote_them(
    table: CapTable, pre: float, new: float, pool: float, quoted: list[float]
) -> None:
    # Y Combinator's guide (ycombinator.com/documents, Appendix II) was not read; these figures are
    # quoted from it in public repositories. It rounds prices to four digits before it goes on. Its
    # pools are given in shares: the share of the company that they are is found by trying.
    share = pool / quoted[-1]
    for _ in range(30):
        done = series(table, pre, new, share)
        share *= pool / done.table.unissued_pool
    found = [
        done.price_per_share,
        *(one.shares for one in done.conversions),
        done.new_shares,
        done.table.fully_diluted,
    ]
    assert found == pytest.approx(quoted, rel=1e-4)


def test_a_discount_safe_as_others_quote_it() -> None:
    # cooleygo.com, "Calculating share price with outstanding convertible notes or safes",
    # percentage-ownership method, as quoted in a public repository: 1M shares, $8M before $2M, $1M
    # at 30% off: $6.57, $4.60, 217,391 and 304,348 shares. By hand: P = 8 - 1 / 0.7 = 46 / 7.
    done = series(CapTable(1 * M, convertibles=(Convertible("safe", 1 * M, discount=0.3),)), 8, 2)
    assert done.price_per_share == pytest.approx(46 / 7)
    assert done.conversions[0].price == pytest.approx(4.60)
    assert (round(done.conversions[0].shares), round(done.new_shares)) == (217_391, 304_348)


OLD = CapTable(
    6 * M, (Preferred("A", 2 * M, 2.5),), (OptionBlock("o", 0.5 * M, 0.25),), unissued_pool=1.5 * M
)


def test_a_full_ratchet_in_a_down_round() -> None:
    # In millions: 12x = 6 + 0.5 + 1.5 + 5x (A's $5M at the new price): x = 8 / 7, P = $0.875. A
    # converts 2.5 / 0.875 = 2.857 for one; the preference stays $5M.
    done = series(OLD, 12, 3, anti_dilution=AntiDilution({"A": "full_ratchet"}))
    assert done.price_per_share == pytest.approx(0.875)
    one = done.table.preferred[0]
    assert one.conversion_ratio == pytest.approx(2.5 / 0.875)
    assert (one.shares, one.issue_price, one.preference) == (2 * M, 2.5, 5 * M)
    assert done.ownership_after["series"] == pytest.approx(0.2)


def test_a_broad_based_average_in_a_down_round() -> None:
    # In millions: A = 6 + 2 + 0.5 = 8.5, B = 3 / 2.5 = 1.2, C = 3x. A converts into
    # 2 (8.5 + 3x) / 9.7. 12x = 8 + that: 116.4x = 77.6 + 17 + 6x, x = 94.6 / 110.4, P = $1.16702.
    done = series(OLD, 12, 3, anti_dilution=AntiDilution({"A": "broad_based"}))
    x = 94.6 / 110.4
    assert done.price_per_share == pytest.approx(1 / x)
    assert done.table.preferred[0].conversion_ratio == pytest.approx((8.5 + 3 * x) / 9.7)


def test_a_safe_at_its_cap_does_not_gain_by_the_protection_of_others() -> None:
    # In millions: 10% of (10 before + itself): 10 / 9, at 5 / (100 / 9) = $0.45 a share.
    # 12x = 8 + 5x + 10 / 9: P = 63 / 82 = $0.768.
    table = replace(OLD, convertibles=(Convertible("safe", 0.5 * M, valuation_cap=5 * M),))
    done = series(table, 12, 3, anti_dilution=AntiDilution({"A": "full_ratchet"}))
    assert done.price_per_share == pytest.approx(63 / 82)
    assert done.conversions[0].shares == pytest.approx(10 / 9 * M)
    assert done.conversions[0].price == pytest.approx(0.45)


@pytest.mark.parametrize("kind", ["full_ratchet", "broad_based"])
def test_nothing_is_adjusted_in_an_up_round_or_without_protection(kind: Any) -> None:
    up = series(OLD, 30, 3, anti_dilution=AntiDilution({"A": kind}))
    down = series(OLD, 12, 3)
    for done in (up, down):
        assert done.table.preferred[0] == OLD.preferred[0]
    assert up.price_per_share == 3.0


def test_terms_go_to_the_new_class_and_to_what_converts() -> None:
    table = CapTable(
        8 * M,
        (Preferred("A", 1 * M, 1.0), Preferred("B", 1 * M, 1.0, rank=1)),
        convertibles=(Convertible("safe", 1 * M, discount=0.2),),
        debt=1.0,
        name="startup",
    )
    terms = RoundTerms(
        liquidation_multiple=2.0, participation="capped", participation_cap=3.0, senior=True
    )
    done = series(table, 20, 5, terms=terms)
    assert [one.rank for one in done.table.preferred] == [1, 2, 0, 0]
    for one in done.table.preferred[2:]:
        assert (one.liquidation_multiple, one.participation_cap) == (2.0, 3.0)
    assert (done.table.debt, done.table.name) == (1.0, "startup")
    beside = series(table, 20, 5)
    assert [one.rank for one in beside.table.preferred] == [0, 1, 0, 0]
    public = series(table, 20, 5, terms=RoundTerms(ipo_ratchet=1.5, ipo_veto_below=9.0))
    assert public.table.preferred[-1].ipo_ratchet == 1.5
    assert public.table.preferred[-2].ipo_veto_below == 9.0


def test_safes_that_own_the_whole_company_are_one_clear_error(
    is_one_line: Callable[[InputError], bool],
) -> None:
    halves = tuple(Convertible(name, 6 * M, valuation_cap=12 * M) for name in "ab")
    with pytest.raises(OutOfRange) as caught:
        series(with_safes(*halves), 20, 5)
    assert caught.value.where == "company.convertibles"
    assert is_one_line(caught.value)


@pytest.mark.parametrize(
    ("table", "pool", "protection"),
    [
        (FOUNDERS, 0.8, {}),
        (with_safes(Convertible("safe", 9 * M, discount=0.5)), None, {}),
        (CapTable(8 * M, (Preferred("A", 3 * M, 5.0),)), None, {"A": "full_ratchet"}),
    ],
    ids=["pool", "discount", "ratchet"],
)
def test_a_round_that_leaves_nothing_to_others_is_refused(
    table: CapTable,
    pool: float | None,
    protection: dict[str, Any],
    is_one_line: Callable[[InputError], bool],
) -> None:
    with pytest.raises(OutOfRange) as caught:
        series(table, 12, 3, pool, anti_dilution=AntiDilution(protection))
    assert caught.value.where == "pre_money"
    assert is_one_line(caught.value)


@pytest.mark.parametrize("field", ["new_money", "pre_money", "pool_share_after"])
@pytest.mark.parametrize("bad", [-1.0, 2e13, math.nan])
def test_a_number_outside_its_limits_is_refused_by_name(field: str, bad: float) -> None:
    given_ = {"new_money": 1.0, "pre_money": 1.0, "pool_share_after": 0.1, field: bad}
    with pytest.raises(OutOfRange) as caught:
        priced_round(FOUNDERS, name="A", **given_)
    assert caught.value.where == field


@pytest.mark.parametrize("field", ["new_money", "pre_money"])
def test_a_round_needs_money_and_a_value(field: str) -> None:
    given_ = {"new_money": 1.0, "pre_money": 1.0, field: 0.0}
    with pytest.raises(OutOfRange) as caught:
        priced_round(FOUNDERS, name="A", **given_)
    assert caught.value.where == field


def test_names_are_checked() -> None:
    for name in ("A", "unissued_pool"):
        with pytest.raises(BadField):
            priced_round(OLD, name=name, new_money=1.0, pre_money=1e6)
    with pytest.raises(BadField) as caught:
        series(OLD, 12, 3, anti_dilution=AntiDilution({"B": "full_ratchet"}))
    assert caught.value.where == "anti_dilution"


def test_a_stake_over_several_rounds() -> None:
    path = dilution_path(0.01, dilution_per_round=0.2, rounds=3)
    assert path == pytest.approx([0.01, 0.008, 0.0064, 0.00512])
    assert list(dilution_path(0.01, dilution_per_round=0.0, rounds=0)) == [0.01]
    for bad in (1.0, -0.1, math.nan):
        with pytest.raises(OutOfRange) as caught:
            dilution_path(0.01, dilution_per_round=bad, rounds=1)
        assert caught.value.where == "dilution_per_round"


def test_rounds_without_a_top_up_dilute_by_what_is_sold() -> None:
    stake, table = [0.5], CapTable(5 * M, options=(OptionBlock("o", 5 * M, 0.0),))
    for name in "AB":
        done = priced_round(table, name=name, new_money=2 * M, pre_money=8 * M)
        table = done.table
        stake.append(done.ownership_after["o"])
    assert stake == pytest.approx(list(dilution_path(0.5, dilution_per_round=0.2, rounds=2)))
