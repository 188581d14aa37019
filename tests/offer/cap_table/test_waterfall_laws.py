"""What holds for every cap table."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.offer.cap_table.tables import in_money, sizes, some, tables, wild_tables

from goingrate.offer.cap_table.claims import ExitKind, claims_at
from goingrate.offer.cap_table.holders import CapTable, OptionBlock, Preferred
from goingrate.offer.cap_table.waterfall import waterfall

CENT = 0.01
kinds = st.sampled_from(["sale", "ipo"])
exit_lists = st.lists(st.one_of(st.floats(0.0, 1e13), sizes(-2, 13)), min_size=1, max_size=6)
any_table = st.one_of(tables(), wild_tables())


@settings(max_examples=150)
@given(any_table, kinds, exit_lists)
def test_no_cent_is_lost_or_made(table: CapTable, kind: ExitKind, drawn: list[float]) -> None:
    found = waterfall(table, kind)
    exits = np.array([*drawn, 1e13, 0.0, *found.exits[found.exits <= 1e13]])
    payouts = found.at(exits)
    assert (payouts >= 0.0).all()
    for column, exit_value in enumerate(exits):
        assert abs(math.fsum([*payouts[:, column], -exit_value])) < CENT


@settings(max_examples=150)
@given(any_table, kinds, exit_lists)
def test_nobody_loses_by_a_higher_exit(table: CapTable, kind: ExitKind, drawn: list[float]) -> None:
    firm = replace(
        table, preferred=tuple(replace(one, ipo_veto_below=0.0) for one in table.preferred)
    )
    found = waterfall(firm, kind)
    exits = np.sort([*drawn, *found.exits[found.exits <= 1e13]])
    rises = np.diff(found.at(exits), axis=1)
    assert (rises >= -4e-16 * exits[1:]).all()
    assert (found.slopes >= 0.0).all()
    assert (np.diff(found.exits) > 0.0).all()


@settings(max_examples=100)
@given(any_table, exit_lists)
def test_a_lower_rank_waits_until_higher_ones_have_their_floor(
    table: CapTable, drawn: list[float]
) -> None:
    claims = claims_at(table, "sale")
    floors = np.array([claim.floor for claim in claims])
    # common shares and options rank after everybody
    ranks = np.array([claim.rank if claim.floor > 0.0 else math.inf for claim in claims])
    for exit_value in drawn:
        got = waterfall(table).at(exit_value)
        rounding = 1e-11 * exit_value + 1e-300
        for rank in ranks[got > rounding]:
            senior = ranks < rank
            assert (got[senior] >= floors[senior] * (1.0 - 1e-11) - rounding).all()


@settings(max_examples=100)
@given(tables(), kinds, st.lists(st.floats(0.0, 1e3), min_size=3, max_size=3), sizes(-3, 9))
def test_the_currency_does_not_matter(
    table: CapTable, kind: ExitKind, drawn: list[float], factor: float
) -> None:
    exits = np.array(drawn)
    assume(not np.isin(exits, [one.ipo_veto_below for one in table.preferred]).any())
    here = waterfall(table, kind).at(exits)
    there = waterfall(in_money(table, factor), kind).at(exits * factor)
    assert there == pytest.approx(here * factor, rel=1e-9, abs=1e-9 * factor)


@settings(max_examples=100)
@given(tables(), kinds, st.lists(st.floats(0.0, 1e3), min_size=3, max_size=3))
def test_two_halves_of_a_class_get_what_the_class_got(
    table: CapTable, kind: ExitKind, exits: list[float]
) -> None:
    half = replace(
        table,
        common_shares=table.common_shares,
        preferred=tuple(
            replace(
                one,
                name=f"{one.name}{side}",
                shares=one.shares / 2,
                accrued_dividends=one.accrued_dividends / 2,
            )
            for one in table.preferred
            for side in "ab"
        ),
        options=tuple(
            replace(one, name=f"{one.name}{side}", options=one.options / 2)
            for one in table.options
            for side in "ab"
        ),
        convertibles=tuple(
            replace(one, name=f"{one.name}{side}", amount=one.amount / 2)
            for one in table.convertibles
            for side in "ab"
        ),
    )
    whole, split = waterfall(table, kind), waterfall(half, kind)
    halves = split.at(exits)
    for holder, got in zip(whole.holders, whole.at(exits), strict=True):
        places = [i for i, name in enumerate(split.holders) if name.rstrip("ab") == holder]
        if len(places) == 2:
            assert halves[places[0]] == pytest.approx(halves[places[1]], rel=1e-9, abs=1e-9)
        else:
            places = [split.holders.index(holder)]
        assert halves[places].sum(axis=0) == pytest.approx(got, rel=1e-9, abs=1e-9)


@settings(max_examples=100)
@given(tables(), kinds, some, some, st.floats(0.0, 8.0), st.floats(0.0, 1e3))
def test_blocks_with_one_strike_are_one_block(
    table: CapTable, kind: ExitKind, few: float, more: float, strike: float, exit_value: float
) -> None:
    apart = (OptionBlock("few", few, strike), OptionBlock("more", more, strike))
    two = waterfall(replace(table, options=apart), kind)
    one = waterfall(replace(table, options=(OptionBlock("both", few + more, strike),)), kind)
    split, joint = two.at(exit_value), one.at(exit_value)
    place = one.holders.index("both")
    assert split[place] + split[place + 1] == pytest.approx(joint[place], rel=1e-9, abs=1e-9)
    assert np.delete(split, [place, place + 1]) == pytest.approx(
        np.delete(joint, place), rel=1e-9, abs=1e-9
    )


@settings(max_examples=100)
@given(tables(), kinds, st.lists(st.floats(0.0, 1e3), min_size=3, max_size=3), st.data())
def test_a_class_without_shares_changes_nothing(
    table: CapTable, kind: ExitKind, exits: list[float], data: st.DataObject
) -> None:
    empty = Preferred(
        "empty",
        shares=0.0,
        issue_price=data.draw(st.floats(0.0, 10.0)),
        rank=data.draw(st.integers(-1, 3)),
        participation=data.draw(st.sampled_from(["none", "full"])),
        ipo_veto_below=data.draw(st.sampled_from([0.0, 50.0])),
    )
    before = waterfall(table, kind)
    after = waterfall(
        replace(
            table,
            preferred=(empty, *table.preferred),
            options=(*table.options, OptionBlock("nobody", 0.0, 1.0)),
        ),
        kind,
    )
    others = [after.holders.index(holder) for holder in before.holders]
    assert after.at(exits)[others] == pytest.approx(before.at(exits), rel=1e-12, abs=1e-12)
    assert (after.at(exits)[[1, after.holders.index("nobody")]] == 0.0).all()


@settings(max_examples=100)
@given(any_table, kinds, exit_lists)
def test_many_exits_at_once_are_the_same_as_one_by_one(
    table: CapTable, kind: ExitKind, exits: list[float]
) -> None:
    found = waterfall(table, kind)
    together = found.at(exits)
    for column, exit_value in enumerate(exits):
        assert (together[:, column] == found.at(exit_value)).all()


@settings(max_examples=100)
@given(tables())
def test_payouts_bend_at_knots_and_only_there(table: CapTable) -> None:
    plain = replace(
        table, convertibles=tuple(replace(one, discount=0.0) for one in table.convertibles)
    )
    found = waterfall(plain)
    bends = np.abs(np.diff(found.slopes, axis=1)).max(axis=0)
    assert (bends > 1e-9).all()
    # between knots, payouts are those of the straight line that joins them
    starts, ends = found.exits[:-1], found.exits[1:]
    thirds = found.at(starts + (ends - starts) / 3)
    line = found.at(starts) * 2 / 3 + found.at(ends) / 3
    assert thirds == pytest.approx(line, rel=1e-9, abs=1e-9)
    assert found.slopes.sum(axis=0) == pytest.approx(1.0, rel=1e-9)
    # beyond the last knot everybody converts
    assert found.slopes[:, -1] == pytest.approx(found.shares / found.shares.sum())


@settings(max_examples=100)
@given(tables(), kinds)
def test_each_earns_nothing_before_it_first_earns(table: CapTable, kind: ExitKind) -> None:
    found = waterfall(table, kind)
    for holder, got in zip(found.holders, found.payouts, strict=True):
        first = found.first_earns(holder)
        if math.isinf(first):
            assert (got == 0.0).all()
            continue
        place = found.holders.index(holder)
        assert (found.at(np.linspace(0.0, first, 5))[place, :-1] == 0.0).all()
        # a lost veto may end it again, so look before the next knot
        later = [*found.exits[found.exits > first], first + 1.0]
        assert found.at((first + later[0]) / 2)[place] > 0.0
