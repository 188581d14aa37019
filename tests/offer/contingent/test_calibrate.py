"""The company value that makes the newest round worth its price."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given, settings

from goingrate.base.errors import BadField, InputError, OutOfRange
from goingrate.offer.cap_table.holders import CapTable, Preferred
from goingrate.offer.contingent.calibrate import fair_company_value
from goingrate.offer.contingent.exit_law import ExitLaw
from goingrate.offer.contingent.ipo_chance import NEVER_IPO, IpoChance
from goingrate.offer.contingent.valuation import claim_values

from .stacks import EXPECTED, IPO, PRICING, tables, two_rounds

#: Rows of the paper's Table 1; what each changes is said in ../shared/oracles/README.md.
ROWS = {
    "Baseline": two_rounds(),
    "Liq mult 1.25x": two_rounds(liquidation_multiple=1.25),
    "Liq mult 2x": two_rounds(liquidation_multiple=2.0),
    "Option pool 10%": two_rounds(common=700e6, pool=100e6),
    "Senior": two_rounds(rank=-1),
    "Participation no cap": two_rounds(participation="full"),
    "IPO ratchet 1x": two_rounds(ipo_ratchet=1.0),
    "$400m raised in second round": two_rounds(
        common=1e9 - 50e6 - 400e6 - 50e6 / 0.75, first=50e6 / 0.75, new=400e6
    ),
}


def fair(table: CapTable, law: ExitLaw = PRICING, newest: str = "new") -> float:
    return fair_company_value(table, newest=newest, law=law, ipo=IPO)


@pytest.mark.shared
@pytest.mark.parametrize("name", ROWS)
def test_overvaluation_as_rederived_from_the_paper(
    name: str, shared_folder: Path, as_printed: Callable[[str], object]
) -> None:
    path = shared_folder / "oracles" / "gornall_strebulaev_2020_table1.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        row = next(row for row in csv.DictReader(lines) if row["scenario"] == name)
    value = fair(ROWS[name])
    found = claim_values(ROWS[name], company_value=value, law=PRICING, ipo=IPO)
    common = float(found.per_share[0])
    assert value / 1e6 == pytest.approx(float(row["fair_value_musd"]), abs=0.0002, rel=0)
    assert 1e9 / value - 1.0 == as_printed(row["overvaluation"])
    assert common == as_printed(row["common_fv_per_share"])
    assert 1.0 / common - 1.0 == as_printed(row["common_overvaluation"])


@pytest.mark.shared
def test_every_row_of_the_oracle_is_tested(shared_folder: Path) -> None:
    path = shared_folder / "oracles" / "gornall_strebulaev_2020_table1.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        assert {row["scenario"] for row in csv.DictReader(lines)} == set(ROWS)


@settings(max_examples=60)
@given(tables())
def test_at_the_fair_value_the_round_is_worth_its_price(table: CapTable) -> None:
    assume(table.preferred)
    newest = table.preferred[-1]
    value = fair(table, newest=newest.name)
    found = claim_values(table, company_value=value, law=PRICING, ipo=IPO)
    assert found.of(newest.name) == pytest.approx(newest.invested, rel=1e-9)


def test_better_terms_for_the_new_round_mean_a_company_worth_less() -> None:
    base = fair(two_rounds())
    for better in (
        {"liquidation_multiple": 1.25},
        {"rank": -1},
        {"participation": "full"},
        {"participation": "capped", "participation_cap": 2.5},
        {"ipo_ratchet": 1.0},
        {"ipo_veto_below": 0.75e9},
        {"ipo_veto_below": 1e9},
    ):
        assert fair(two_rounds(**better)) < base, better
    junior = two_rounds(rank=1)
    assert fair(junior) > base


def test_terms_are_ordered_among_themselves() -> None:
    multiples = [fair(two_rounds(liquidation_multiple=m)) for m in (0.5, 1.0, 1.25, 1.5, 2.0)]
    assert multiples == sorted(multiples, reverse=True)
    capped = [
        fair(two_rounds(participation="capped", participation_cap=cap)) for cap in (1.5, 2.5, 5.0)
    ]
    full = fair(two_rounds(participation="full"))
    assert capped == sorted(capped, reverse=True)
    assert full < capped[-1]
    vetoes = [fair(two_rounds(ipo_veto_below=share * 1e9)) for share in (0.25, 0.5, 0.75, 1.0)]
    assert vetoes == sorted(vetoes, reverse=True)
    pools = [fair(two_rounds(common=800e6 - pool, pool=pool)) for pool in (0.0, 50e6, 100e6)]
    assert pools == sorted(pools, reverse=True)  # shares that nobody holds dilute nobody


def test_without_preferences_the_post_money_value_is_fair() -> None:
    table = CapTable(900e6, preferred=(Preferred("new", 100e6, 1.0, liquidation_multiple=0.0),))
    assert fair(table) == pytest.approx(1e9, rel=1e-12)
    growing = ExitLaw(0.9, 0.1, 0.25, 0.05)
    assert fair(table, growing) == pytest.approx(1e9 / growing.discounted_mean(), rel=1e-12)


def test_of_several_fair_values_the_lowest_is_given() -> None:
    # 20x at a sale, but beyond 100M every exit is an IPO, at which a thousandth is paid
    table = CapTable(999e6, preferred=(Preferred("new", 1e6, 1.0, liquidation_multiple=20.0),))
    law, ipo = ExitLaw(0.05, 0.025, 2.0, 0.025), IpoChance((1e7, 1e8), (0.0, 1.0))
    value = fair_company_value(table, newest="new", law=law, ipo=ipo)
    worth = [
        claim_values(table, company_value=one, law=law, ipo=ipo).of("new") / 1e6
        for one in (0.99 * value, value, 1.01 * value, 5e8, 2e9)
    ]
    assert worth == pytest.approx([0.99, 1.0, 1.01, 0.5, 2.0], rel=1e-3)


def test_a_law_with_an_infinite_mean_is_refused() -> None:
    with pytest.raises(OutOfRange) as caught:
        fair(two_rounds(), replace(EXPECTED, drift_per_year=0.3))
    assert caught.value.where == "drift_per_year"


def test_what_has_no_price_is_refused(is_one_line: Callable[[InputError], bool]) -> None:
    free = CapTable(1e6, preferred=(Preferred("new", 1e6, 0.0),))
    with pytest.raises(OutOfRange) as caught:
        fair(free)
    assert caught.value.where == "new.issue_price"
    assert caught.value.allowed.key == "allowed.money_paid"
    assert is_one_line(caught.value)


def test_a_price_out_of_reach_is_refused(is_one_line: Callable[[InputError], bool]) -> None:
    # half the money back at most until it converts, one share in 10^12
    dear = CapTable(1e12, preferred=(Preferred("new", 1.0, 1e6, liquidation_multiple=0.5),))
    with pytest.raises(OutOfRange) as caught:
        fair_company_value(dear, newest="new", law=PRICING, ipo=NEVER_IPO)
    assert caught.value.where == "new.issue_price"
    assert caught.value.allowed.key == "allowed.price_within_reach"
    assert is_one_line(caught.value)


@pytest.mark.parametrize("name", ["common", "nobody"])
def test_the_newest_round_is_a_class_of_the_table(name: str) -> None:
    with pytest.raises(BadField) as caught:
        fair(two_rounds(), newest=name)
    assert caught.value.where == "newest"
