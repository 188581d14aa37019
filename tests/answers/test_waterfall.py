"""Who is paid what at an exit: to the cent, by hand, and by laws."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.offer.cap_table.tables import tables, wild_tables

from goingrate.answers.waterfall import waterfall_of
from goingrate.answers.waterfall_cents import whole_cents
from goingrate.answers.waterfall_results import ExitRow, Payout, Route, WaterfallAnswer
from goingrate.base.errors import InputError
from goingrate.base.quantity import Range
from goingrate.offer.cap_table.claims import ExitKind
from goingrate.offer.cap_table.holders import CapTable, Convertible, OptionBlock, Preferred
from goingrate.offer.cap_table.waterfall import waterfall

M = 1e6
kinds: st.SearchStrategy[ExitKind] = st.sampled_from(["sale", "ipo"])
PLAIN = CapTable(6 * M, preferred=(Preferred("A", 2 * M, 2.5),))
#: 1M shares at $2, capped at $4M; 4M common. Paid to 2M, capped from 12M, converts from 20M.
CAPPED = CapTable(
    4 * M,
    preferred=(Preferred("A", 1 * M, 2.0, participation="capped", participation_cap=2.0),),
)


def paid(row: ExitRow) -> dict[str, int]:
    return {one.holder: one.payout_cents for one in row.payouts}


def routes(answer: WaterfallAnswer) -> list[tuple[Route, ...]]:
    return [tuple(one.route for one in row.payouts) for row in answer.rows]


def told(answer: WaterfallAnswer) -> dict[float, list[tuple[str, str]]]:
    return {
        one.exit_value / M: [(event.holder, event.kind) for event in one.events]
        for one in answer.breakpoints
    }


def of(row: ExitRow, holder: str) -> Payout:
    return next(one for one in row.payouts if one.holder == holder)


@given(tables(), kinds, st.floats(1.0, 900.0), st.floats(1.0, 900.0))
def test_money_is_conserved_to_the_cent(
    table: CapTable, kind: ExitKind, one: float, other: float
) -> None:
    low, high = sorted((one, other))
    answer = waterfall_of(table, exit=Range(low, high), kind=kind)
    exact = waterfall(table, kind)
    for row in answer.rows:
        assert row.total_cents == row.exit_cents
        assert all(one.payout_cents >= 0 for one in row.payouts)
        payouts = dict(zip(exact.holders, exact.at(row.exit_value), strict=True))
        for holder, cents in paid(row).items():
            assert abs(cents / 100.0 - payouts[holder]) < 0.0101


@given(wild_tables(), kinds, st.floats(1.0, 1e13))
def test_money_is_conserved_whatever_its_size(
    table: CapTable, kind: ExitKind, exit_value: float
) -> None:
    row = waterfall_of(table, exit=exit_value, kind=kind).rows[0]
    assert row.total_cents == row.exit_cents == round(100.0 * exit_value)
    assert min(one.payout_cents for one in row.payouts) >= 0


@given(st.lists(st.floats(0.0, 1e13), min_size=1, max_size=30).filter(lambda x: sum(x) > 1.0))
def test_cents_add_up_and_nobody_loses_one(payouts: list[float]) -> None:
    total = round(100.0 * math.fsum(payouts))
    cents = whole_cents(payouts, exit_cents=total)
    assert sum(cents) == total
    for whole, payout in zip(cents, payouts, strict=True):
        assert abs(whole - 100.0 * payout) <= 1.0 + 1e-12 * total
        assert whole == 0 or payout > 0.0


@given(tables(), kinds, st.floats(1.0, 900.0))
def test_routes_say_what_payouts_do(table: CapTable, kind: ExitKind, exit_value: float) -> None:
    answer = waterfall_of(table, exit=exit_value, kind=kind)
    (row,) = answer.rows
    exact = waterfall(table, kind)
    payouts = dict(zip(exact.holders, exact.at(row.exit_value), strict=True))
    for one in row.payouts:
        holder, payout = answer.holder(one.holder), float(payouts[one.holder])
        by_shares = holder.as_converted * max(row.common_price - holder.strike, 0.0)
        if one.route in ("converts", "exercises", "shares"):
            assert payout == pytest.approx(by_shares, rel=1e-9)
            assert payout > 0.0
        elif one.route == "nothing":
            assert payout == pytest.approx(0.0, abs=1e-6)
        elif payout > 0.0:
            assert payout >= by_shares * (1.0 - 1e-9)


@given(tables(), kinds, st.floats(1.0, 900.0))
def test_the_price_is_what_a_common_share_gets(
    table: CapTable, kind: ExitKind, exit_value: float
) -> None:
    answer = waterfall_of(table, exit=exit_value, kind=kind)
    each = of(answer.rows[0], "common").per_share
    assert answer.rows[0].common_price == pytest.approx(each, rel=1e-9, abs=1e-9)
    earns = answer.rows[0].common_price > 0.0
    if abs(exit_value - answer.common_first_earns) > 0.01:  # exits are rounded to cents
        assert not earns or exit_value > answer.common_first_earns
        # at an IPO a guarantee may take it all away again
        assert earns or kind == "ipo" or exit_value < answer.common_first_earns


@given(tables(), kinds)
def test_who_owns_the_like_of_an_option_block_is_paid_like_it(
    table: CapTable, kind: ExitKind
) -> None:
    for block in table.options:
        by_name = waterfall_of(table, exit=Range(1.0, 500.0), kind=kind, own_holder=block.name)
        by_count = waterfall_of(
            table,
            exit=Range(1.0, 500.0),
            kind=kind,
            own_shares=block.options,
            own_strike=block.strike,
        )
        assert by_name.own is not None
        assert by_count.own is not None
        assert by_name.own.first_earns == pytest.approx(by_count.own.first_earns, rel=1e-9)
        for one, other in zip(by_name.rows, by_count.rows, strict=True):
            assert one.own is not None
            assert other.own is not None
            assert one.own.payout_cents == of(one, block.name).payout_cents
            assert other.own.per_share == pytest.approx(one.own.per_share, rel=1e-8, abs=1e-9)
            assert abs(other.own.payout_cents - one.own.payout_cents) <= 1


@given(tables(), kinds)
def test_between_breakpoints_nobody_changes_route(table: CapTable, kind: ExitKind) -> None:
    answer = waterfall_of(table, exit=5.0, kind=kind)
    edges = [one.exit_value for one in answer.breakpoints if one.exit_value > 1.0]
    edges = [1.0, *edges, 2.0 * max([1.0, *edges])]
    for left, right in pairwise(edges):
        if right - left < 0.1:
            continue
        inner = [left + share * (right - left) for share in (0.25, 0.75)]
        found = [waterfall_of(table, exit=at, kind=kind) for at in inner]
        assert routes(found[0]) == routes(found[1])


@given(st.floats(1.0, 1e12), st.floats(1.0, 1e12))
def test_exits_shown_are_few_and_ordered(one: float, other: float) -> None:
    low, high = sorted((one, other))
    rows = waterfall_of(CAPPED, exit=Range(low, high)).rows
    cents = [row.exit_cents for row in rows]
    assert cents == sorted(set(cents))
    assert cents[0] == round(100.0 * low)
    assert cents[-1] == round(100.0 * high)
    assert len(cents) <= 12
    for bend in (2 * M, 12 * M, 20 * M):
        assert (round(100 * bend) in cents) == (cents[0] <= round(100 * bend) <= cents[-1])


def test_a_plain_preference() -> None:
    # A invested $5M for 2M shares, 6M common: at $4M all to A; at $10M A keeps 5, converts once
    # p > 2.5, an exit of $20M; at $32M everybody has $4 a share.
    answer = waterfall_of(PLAIN, exit=Range(4 * M, 32 * M))
    by_exit = {row.exit_value / M: row for row in answer.rows}
    assert paid(by_exit[4]) == {"common": 0, "A": 400_000_000}
    assert paid(by_exit[10]) == {"common": 500_000_000, "A": 500_000_000}
    assert paid(by_exit[32]) == {"common": 2_400_000_000, "A": 800_000_000}
    assert [of(by_exit[at], "A").per_share for at in (4, 10, 32)] == pytest.approx([2.0, 2.5, 4.0])
    assert [by_exit[at].before_common for at in (4, 10, 32)] == pytest.approx([1.0, 0.5, 0.0])
    assert [of(by_exit[at], "A").route for at in (4, 5, 10, 20, 32)] == [
        "part", "preference", "preference", "preference", "converts",
    ]  # fmt: skip
    assert answer.common_first_earns == 5 * M
    assert {at: row.at_breakpoint for at, row in by_exit.items() if at in (4, 5, 20, 32)} == {
        4: False, 5: True, 20: True, 32: False,
    }  # fmt: skip


def test_breakpoints_say_what_happens() -> None:
    assert told(waterfall_of(CAPPED, exit=1e6)) == {
        2.0: [("common", "earns"), ("A", "shares_too")],
        12.0: [("A", "cap")],
        20.0: [("A", "converts")],
    }


def test_the_part_before_common_counts_a_participating_class_once() -> None:
    # at $10M: A has its 2M and a fifth of the rest; only the 2M come before common shares
    row = waterfall_of(CAPPED, exit=10 * M).rows[0]
    assert row.before_common == pytest.approx(0.2)
    assert paid(row)["A"] == 360_000_000


def test_everything_at_once() -> None:
    # debt 1M, note 0.5M, then A (5M) and a SAFE (1M, cap 10M) side by side; options at $1.
    table = CapTable(
        6 * M,
        preferred=(Preferred("A", 2 * M, 2.5),),
        options=(OptionBlock("pool", 1 * M, 1.0),),
        convertibles=(
            Convertible("SAFE", 1 * M, valuation_cap=10 * M),
            Convertible("note", 0.5 * M, rank=-1, is_note=True),
        ),
        debt=1 * M,
    )
    # the SAFE owns a tenth of what there is with it: 9M / 0.9 x 0.1 = 1M shares, converts at p = 1
    events = told(waterfall_of(table, exit=1 * M, own_holder="SAFE"))
    assert events == {
        1.0: [("debt", "preference")],
        1.5: [("note", "preference")],
        7.5: [("common", "earns"), ("A", "preference"), ("SAFE", "preference")],
        13.5: [("pool", "exercises"), ("SAFE", "converts")],
        25.5: [("A", "converts")],
    }
    row = waterfall_of(table, exit=13.5 * M + 8 * M).rows[0]  # p = 2 for 6M + 1M + 1M shares
    assert {name: cents / 100 / M for name, cents in paid(row).items()} == {
        "common": 12.0, "A": 5.0, "pool": 1.0, "SAFE": 2.0, "note": 0.5, "debt": 1.0,
    }  # fmt: skip
    assert of(row, "pool").per_share == pytest.approx(1.0)
    assert of(row, "SAFE").per_share is None
    assert row.before_common == pytest.approx(6.5 / 21.5)


def test_a_veto_ends_at_an_ipo() -> None:
    # 20% and a $10M preference that must convert from $40M on (see the engine's test)
    veto = Preferred("B", 2 * M, 5.0, participation="full", ipo_veto_below=40 * M)
    answer = waterfall_of(
        CapTable(8 * M, preferred=(veto,)), exit=Range(39.999 * M, 60 * M), kind="ipo"
    )
    assert paid(answer.rows[0]) == {"common": 2_399_920_000, "B": 1_599_980_000}
    assert paid(answer.rows[1]) == {"common": 3_200_000_000, "B": 800_000_000}
    assert told(answer)[40.0] == [("B", "must_convert")]
    assert routes(answer)[0][1] == "shares_too"
    assert routes(answer)[1][1] == "converts"


def test_a_guarantee_that_a_veto_held_back_lowers_what_others_get() -> None:
    # Below $40M B keeps 1x ($10M); from there it is guaranteed 3x, and options are worth nothing.
    ratchet = Preferred("B", 2 * M, 5.0, ipo_ratchet=3.0, ipo_veto_below=40 * M)
    table = CapTable(8 * M, preferred=(ratchet,), options=(OptionBlock("o", 1 * M, 2.0),))
    answer = waterfall_of(table, exit=Range(39 * M, 41 * M), kind="ipo")
    assert told(answer)[40.0] == [("B", "must_convert"), ("o", "back")]
    assert of(answer.rows[-1], "B").route == "guarantee"
    assert of(answer.rows[-1], "o").route == "nothing"


def test_a_safe_with_a_discount_only() -> None:
    # 0.8 of a share's price: its 1M buys 1.25M of shares, once there is something to buy
    table = CapTable(1 * M, convertibles=(Convertible("SAFE", 1 * M, discount=0.2),))
    answer = waterfall_of(table, exit=Range(0.5 * M, 2.25 * M))
    assert told(answer) == {
        1.0: [("SAFE", "discount")],
        1.25: [("common", "earns")],
    }
    assert paid(answer.rows[-1]) == {"common": 100_000_000, "SAFE": 125_000_000}


def test_stock_units_and_ordinary_preferred_earn_like_common() -> None:
    table = CapTable(
        1 * M,
        preferred=(Preferred("gift", 1 * M, 0.0),),
        options=(OptionBlock("RSU", 1 * M, 0.0),),
    )
    answer = waterfall_of(table, exit=3 * M)
    assert told(answer) == {0.0: [("common", "earns"), ("gift", "earns"), ("RSU", "earns")]}
    assert set(paid(answer.rows[0]).values()) == {100_000_000}


def test_a_price_where_nobody_holds_common_shares() -> None:
    # A 1M at $2, options 1M at $1: nothing more is asked up to p = 1; at $2.5M, p - 1 = 0.5.
    table = CapTable(0.0, (Preferred("A", 1 * M, 2.0),), (OptionBlock("o", 1 * M, 1.0),))
    answer = waterfall_of(table, exit=2.5 * M, own_shares=100.0, own_strike=1.25)
    assert [holder.name for holder in answer.holders] == ["A", "o"]
    assert answer.rows[0].common_price == pytest.approx(1.5)
    assert answer.rows[0].own is not None
    assert answer.rows[0].own.payout_cents == 2_500
    assert answer.common_first_earns == 2 * M
    assert answer.own is not None
    assert answer.own.first_earns == pytest.approx(2.25 * M)


def test_the_curve_reaches_to_where_common_shares_first_earn() -> None:
    for exits in (Range(50 * M, 100 * M), Range(1 * M, 2 * M), 1 * M, 60 * M):
        curve = waterfall_of(PLAIN, exit=exits, own_shares=1.0).curve
        assert curve.exits[0] < 5 * M < curve.exits[-1]
        assert 5 * M in curve.exits
        assert all(before < after for before, after in pairwise(curve.exits))
        sums = np.array(curve.payouts).sum(axis=0)
        assert sums == pytest.approx(np.array(curve.exits), rel=1e-9)


def test_many_breakpoints_are_thinned_and_the_telling_ones_stay() -> None:
    blocks = tuple(OptionBlock(f"o{i}", 1_000.0, 0.05 * (i + 1)) for i in range(60))
    table = CapTable(8 * M, preferred=(Preferred("A", 2 * M, 2.5),), options=blocks)
    answer = waterfall_of(table, exit=Range(1 * M, 100 * M), own_holder="o30")
    assert answer.own is not None
    cents = {row.exit_cents for row in answer.rows}
    assert len(answer.rows) == 12
    assert {round(100 * answer.common_first_earns), round(100 * answer.own.first_earns)} <= cents
    assert len(answer.breakpoints) == 61  # A converts at $2.50, as one block is exercised


def test_a_file_gives_what_its_table_gives(examples: Path) -> None:
    from goingrate.data.cap_tables import read_cap_table

    path = examples / "cap-table.yaml"
    read = read_cap_table(path)
    assert waterfall_of(path, exit="50M..2B") == waterfall_of(read, exit=Range(50e6, 2e9))
    assert waterfall_of(read.table, exit=50e6).digest == waterfall_of(path, exit=50e6).digest
    assert waterfall_of(PLAIN, exit=50e6).digest != waterfall_of(CAPPED, exit=50e6).digest


def test_german_money_is_read(examples: Path) -> None:
    path = examples / "cap-table.yaml"
    german = waterfall_of(path, exit="50 Mio. $ .. 2 Mrd. $", language="de")
    assert german == waterfall_of(path, exit=Range(50e6, 2e9))


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"exit": 0.0}, "exit"),
        ({"exit": math.nan}, "exit"),
        ({"exit": math.inf}, "exit"),
        ({"exit": 1.0001e13}, "exit"),
        ({"exit": Range(0.5, 9.0)}, "exit"),
        ({"exit": "50M €"}, "exit"),
        ({"exit": 1e6, "kind": "merger"}, "kind"),
        ({"exit": 1e6, "own_holder": "B"}, "own_holder"),
        ({"exit": 1e6, "own_holder": "debt"}, "own_holder"),
        ({"exit": 1e6, "own_holder": "A", "own_shares": 1.0}, "own_shares"),
        ({"exit": 1e6, "own_shares": 0.0}, "own_shares"),
        ({"exit": 1e6, "own_shares": math.nan}, "own_shares"),
        ({"exit": 1e6, "own_shares": 8e6 + 1}, "own_shares"),
        ({"exit": 1e6, "own_shares": 1.0, "own_strike": -1.0}, "own_strike"),
        ({"exit": 1e6, "own_strike": 1.0}, "own_strike"),
        ({"exit": 1e6, "own_holder": "A", "own_strike": 1.0}, "own_strike"),
    ],
)
def test_what_cannot_be_used_is_refused(
    arguments: dict[str, object], named: str, is_one_line: object
) -> None:
    with pytest.raises(InputError) as refused:
        waterfall_of(PLAIN, **arguments)  # type: ignore[arg-type]
    assert named in refused.value.where
    assert is_one_line(refused.value)  # type: ignore[operator]


def test_another_currency_than_the_file_is_refused(examples: Path) -> None:
    with pytest.raises(InputError, match="USD"):
        waterfall_of(examples / "cap-table.yaml", exit=1e6, currency="EUR")
