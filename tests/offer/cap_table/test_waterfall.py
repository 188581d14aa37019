"""Payouts at an exit, worked by hand; `test_waterfall_equilibrium` tries every set of decisions."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest

from goingrate.base.errors import OutOfRange
from goingrate.offer.cap_table.claims import ExitKind
from goingrate.offer.cap_table.holders import CapTable, Convertible, OptionBlock, Preferred
from goingrate.offer.cap_table.waterfall import waterfall

M = 1e6


def paid(table: CapTable, exits: Sequence[float], kind: ExitKind = "sale") -> list[list[float]]:
    """Return payouts in millions, a row an exit (in millions too)."""
    payouts = waterfall(table, kind).at(np.array(exits) * M) / M
    rows: list[list[float]] = payouts.T.tolist()
    return rows


def near(rows: list[list[float]]) -> list[object]:
    return [pytest.approx(row, rel=1e-12, abs=1e-12) for row in rows]


def test_a_class_that_converts_into_two_shares_each() -> None:
    # 1M shares at $3, each becomes 2 common: converts once 2p > 3, p > 1.5. There the exit is
    # 6M x 1.5 + 3M = $12M. At $24M all 8M shares earn $3: class 2M x 3 = 6M, common 18M.
    table = CapTable(6 * M, preferred=(Preferred("A", 1 * M, 3.0, conversion_ratio=2.0),))
    assert paid(table, [2, 8, 12, 24]) == near([[0, 2], [5, 3], [9, 3], [18, 6]])
    assert waterfall(table).exits == pytest.approx([0, 3 * M, 12 * M])


def test_options_pay_their_strike_before_they_share() -> None:
    # Nobody exercises below a price of $1, an exit of 8M x 1 = $8M. At $18M:
    # 8M p + 2M (p - 1) = 18M, p = 2, so options get 2M x (2 - 1) = 2M net.
    table = CapTable(8 * M, options=(OptionBlock("granted", 2 * M, 1.0),))
    assert paid(table, [4, 8, 18]) == near([[4, 0], [8, 0], [16, 2]])
    assert waterfall(table).first_earns("granted") == 8 * M


def test_warrants_beside_a_participating_class() -> None:
    # Price p: common 4M p, class 2M + 1M p, warrants 0.5M (p - 3)+. At p = 3 the exit is
    # 12 + 5 = $17M. At $28M: 5.5 p + 2 - 1.5 = 28, p = 5: 20, 2 + 5 = 7, 0.5 x 2 = 1.
    table = CapTable(
        4 * M,
        preferred=(Preferred("A", 1 * M, 2.0, participation="full"),),
        options=(OptionBlock("warrants", 0.5 * M, 3.0),),
    )
    assert paid(table, [1, 17, 28]) == near([[0, 1, 0], [12, 5, 0], [20, 7, 1]])


def test_a_capped_class_stops_at_its_cap_and_later_converts() -> None:
    # 1M shares at $2, cap 2x = $4M. Shares until 2M + 1M p = 4M, p = 2: exit 4 x 2 + 4 = $12M.
    # Stays at 4M until converting pays more, p > 4: exit 4 x 4 + 4 = $20M.
    capped = Preferred("A", 1 * M, 2.0, participation="capped", participation_cap=2.0)
    table = CapTable(4 * M, preferred=(capped,))
    expected = [[4, 3], [8, 4], [12, 4], [16, 4], [40, 10]]
    assert paid(table, [7, 12, 16, 20, 50]) == near(expected)
    assert waterfall(table).exits == pytest.approx([0, 2 * M, 12 * M, 20 * M])


def test_accrued_dividends_are_owed_on_top_of_preference_and_cap() -> None:
    # Preference 1M + 0.2M. Plain class: converts once p > 1.2, an exit of 4 x 1.2 + 1.2 = $6M.
    owed = Preferred("A", 1 * M, 1.0, accrued_dividends=0.2 * M)
    table = CapTable(4 * M, preferred=(owed,))
    assert paid(table, [1, 5, 6, 10]) == near([[0, 1], [3.8, 1.2], [4.8, 1.2], [8, 2]])
    # Capped at 2x: the most is 2M + 0.2M, reached at p = 1 (exit 6.2M), converts past p = 2.2.
    capped = Preferred(
        "A", 1 * M, 1.0, accrued_dividends=0.2 * M, participation="capped", participation_cap=2.0
    )
    exits = waterfall(CapTable(4 * M, preferred=(capped,))).exits
    assert exits == pytest.approx([0, 1.2 * M, 6.2 * M, 11 * M])


def test_a_ratchet_at_an_ipo_is_paid_by_the_others() -> None:
    # 2M shares at $5, worth $10M guaranteed. At $30M, 20% would be 6M: the class gets shares until
    # it has 10M, so 8M old shares earn 20M / 8M = $2.50 and it holds 10M / 2.5 = 4M shares.
    # From $50M on ($5 a share) nothing is topped up.
    table = CapTable(8 * M, preferred=(Preferred("B", 2 * M, 5.0, ipo_ratchet=1.0),))
    assert paid(table, [8, 30, 50, 100], "ipo") == near([[0, 8], [20, 10], [40, 10], [80, 20]])
    # Without it everybody converts: 20% of any value, whatever the preference.
    plain = CapTable(8 * M, preferred=(Preferred("B", 2 * M, 5.0, liquidation_multiple=2.0),))
    assert paid(plain, [8, 30], "ipo") == near([[6.4, 1.6], [24, 6]])


def test_a_veto_keeps_the_preference_below_its_value() -> None:
    # $10M preference and 20% of the rest below $40M: at 39.999M, 10 + 0.2 x 29.999 = 15.9998M;
    # at $40M exactly the class must convert: 20% = 8M.
    veto = Preferred("B", 2 * M, 5.0, participation="full", ipo_veto_below=40 * M)
    table = CapTable(8 * M, preferred=(veto,))
    expected = [[23.9992, 15.9998], [32, 8]]
    assert paid(table, [39.999, 40], "ipo") == near(expected)
    found = waterfall(table, "ipo")
    assert 40 * M in found.exits
    assert found.payouts[:, found.exits == 40 * M].ravel() == pytest.approx([32 * M, 8 * M])


def test_two_vetoes_are_lost_one_after_the_other() -> None:
    # 1x non-participating, each 1M shares of 4M. Below $8M both keep; from 8M A converts; from 20M
    # both. At 6M: prefs 4 + 1, common 1. At 9M: B keeps 4, the other 3M shares get 5M / 3.
    table = CapTable(
        2 * M,
        preferred=(
            Preferred("A", 1 * M, 1.0, ipo_veto_below=8 * M),
            Preferred("B", 1 * M, 4.0, ipo_veto_below=20 * M),
        ),
    )
    expected = [[1, 1, 4], [10 / 3, 5 / 3, 4], [10, 5, 5]]
    assert paid(table, [6, 9, 20], "ipo") == near(expected)


def test_a_post_money_safe_at_an_exit() -> None:
    # $1M at a $10M cap owns 10% = 1M of 10M shares. Below $10M it takes its money back.
    table = CapTable(9 * M, convertibles=(Convertible("safe", 1 * M, valuation_cap=10 * M),))
    assert paid(table, [0.4, 5, 10, 50]) == near([[0, 0.4], [4, 1], [9, 1], [45, 5]])


def test_a_pre_money_safe_at_an_exit() -> None:
    # $1M at a cap of $4.5M before it: $0.50 a share of 9M, so 2M shares of 11M. Converts once
    # 2M p > 1M, p > 0.5: exit 4.5 + 1 = $5.5M.
    safe = Convertible("safe", 1 * M, valuation_cap=4.5 * M, cap_basis="pre_money")
    table = CapTable(9 * M, convertibles=(safe,))
    assert paid(table, [0.4, 5.5, 11]) == near([[0, 0.4], [4.5, 1], [9, 2]])


def test_a_discount_buys_shares_worth_more_than_was_paid() -> None:
    # $1M at 20%: shares worth 1M / 0.8 = $1.25M at any price. Its money back ranks with the class
    # (1M : 2M of $1.5M); the other 0.25M counts as common shares: after the class, and all that is
    # left, as the SAFE may have ever more shares where their price falls.
    table = CapTable(
        5 * M,
        preferred=(Preferred("A", 1 * M, 2.0),),
        convertibles=(Convertible("safe", 1 * M, discount=0.2),),
    )
    expected = [[0, 1, 0.5], [0, 2, 1], [0, 2, 1.1], [0, 2, 1.25], [3, 2, 1.25]]
    assert paid(table, [1.5, 3, 3.1, 3.25, 6.25]) == near(expected)


def test_the_larger_of_two_discounts_comes_first() -> None:
    # $1M each, worth 1.25M and 2M. With $2.1M: both taking shares would split 1.25 : 2, which
    # leaves the first 0.81M, less than its money back. So it keeps 1M, the second has 1.1M. From
    # 1M / 1.25M = 80% of 3.25M, 2.6M, on both take shares: at 2.925M, 90%, 1.125M and 1.8M.
    table = CapTable(
        5 * M,
        convertibles=(
            Convertible("small", 1 * M, discount=0.2),
            Convertible("large", 1 * M, discount=0.5),
        ),
    )
    expected = [[0, 1, 1.1], [0, 1, 1.6], [0, 1.125, 1.8], [1, 1.25, 2]]
    assert paid(table, [2.1, 2.6, 2.925, 4.25]) == near(expected)


def test_a_note_with_interest_and_twice_its_money_back() -> None:
    # Owed 1M x 1.2 = 1.2M; 2x = $2.4M first of all. At a $6M cap it owns 20%: 2M of 10M shares.
    # Converts once 2M p > 2.4M, p > 1.2: exit 8 x 1.2 + 2.4 = $12M. A note has no discount here.
    note = Convertible(
        "note",
        1 * M,
        valuation_cap=6 * M,
        discount=0.9,
        interest_per_year=0.1,
        years_outstanding=2.0,
        repayment_multiple=2.0,
        rank=-1,
        is_note=True,
    )
    table = CapTable(6 * M, preferred=(Preferred("A", 2 * M, 1.0),), convertibles=(note,))
    expected = [[0, 0, 2], [0, 1, 2.4], [12, 4, 4]]
    assert paid(table, [2, 3.4, 20]) == near(expected)


def test_debt_comes_before_every_rank() -> None:
    first = Preferred("A", 1 * M, 2.0, rank=-2_000_000)
    table = CapTable(4 * M, preferred=(first,), debt=3 * M)
    expected = [[0, 0, 2], [0, 1, 3], [8, 2, 3]]
    assert paid(table, [2, 4, 13]) == near(expected)
    assert waterfall(table).holders == ("common", "A", "debt")
    assert paid(table, [2], "ipo") == near([[0, 0, 2]])


def test_when_common_first_earns() -> None:
    # Debt 1M, preferences 3M and 2M come first: $6M. At an IPO only debt does.
    table = CapTable(
        5 * M,
        preferred=(Preferred("A", 1 * M, 3.0), Preferred("B", 1 * M, 2.0, rank=1)),
        options=(OptionBlock("none", 0.0, 1.0),),
        debt=1 * M,
    )
    assert waterfall(table).first_earns() == 6 * M
    assert waterfall(table).first_earns("A") == 1 * M
    assert waterfall(table).first_earns("B") == 4 * M
    assert waterfall(table).first_earns("debt") == 0.0
    assert waterfall(table).first_earns("none") == math.inf
    assert waterfall(table, "ipo").first_earns() == 1 * M
    assert waterfall(CapTable(1.0)).first_earns() == 0.0


def test_common_earns_from_the_very_dollar_on_however_large_the_preference() -> None:
    # a kink a few cents above 1e12 is closer than rounding can tell, and moves nothing below it
    table = CapTable(
        1e3, preferred=(Preferred("A", 1e6, 1e6),), options=(OptionBlock("o", 1.0, 1e-4),)
    )
    assert waterfall(table).first_earns() == 1e12


def test_shares_and_payouts_stand_in_one_order() -> None:
    table = CapTable(
        6 * M,
        preferred=(Preferred("A", 1 * M, 3.0, conversion_ratio=2.0),),
        options=(OptionBlock("granted", 2 * M, 1.0),),
        convertibles=(Convertible("safe", 1 * M, valuation_cap=10 * M),),
        unissued_pool=5 * M,
    )
    found = waterfall(table)
    assert found.holders == ("common", "A", "granted", "safe")
    # 10M shares held are 90%: the SAFE has 1/9 of them. The pool receives nothing.
    assert found.shares == pytest.approx([6 * M, 2 * M, 2 * M, 10 / 9 * M])
    payouts, slopes = found.of("A")
    assert payouts[-1] == found.payouts[1, -1]
    assert slopes[-1] == pytest.approx(2 * 9 / 100)


def test_a_company_without_common_shares() -> None:
    # Until p = 2 nobody converts and the exit does not move; then A has 1/3 of everything.
    classes = (Preferred("A", 1 * M, 2.0), Preferred("B", 2 * M, 3.0))
    table = CapTable(0.0, preferred=classes)
    expected = [[0, 1, 3], [0, 2, 6], [0, 3, 6], [0, 4, 8]]
    assert paid(table, [4, 8, 9, 12]) == near(expected)


def test_a_class_without_shares_is_paid_its_dividends_and_no_more() -> None:
    gone = Preferred("A", 0.0, 2.0, accrued_dividends=1 * M)
    assert paid(CapTable(4 * M, preferred=(gone,)), [0.5, 9]) == near([[0, 0.5], [8, 1]])


def test_any_shape_of_exits() -> None:
    found = waterfall(CapTable(8 * M, preferred=(Preferred("A", 2 * M, 2.5),)))
    one = found.at(10 * M)
    assert one.shape == (2,)
    grid = found.at(np.full((3, 4), 10 * M))
    assert grid.shape == (2, 3, 4)
    assert (grid == one[:, None, None]).all()
    assert found.at([]).shape == (2, 0)
    assert found.at(0.0) == pytest.approx([0.0, 0.0])


@pytest.mark.parametrize("bad", [-1e-9, 1.0001e13, math.nan, math.inf])
def test_an_exit_that_cannot_be_is_refused(bad: float) -> None:
    found = waterfall(CapTable(1.0))
    with pytest.raises(OutOfRange) as caught:
        found.at([1.0, bad])
    assert caught.value.where == "exit"
    found.at(1e13)


def test_a_table_sold_out_to_safes_has_no_waterfall() -> None:
    safe = Convertible("safe", 1.0, valuation_cap=1.0)
    for kind in ("sale", "ipo"):
        with pytest.raises(OutOfRange, match="less than the whole company"):
            waterfall(CapTable(1.0, convertibles=(safe,)), kind)
