"""Payouts at an exit that were printed somewhere, and cases that other programs get wrong.

The cap table and the exits of $25M to $60M are printed in the README of
github.com/metju90/capitalization-table (commit 8854053d): 1x participating classes capped at 2x
in total, the latest most senior.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goingrate.offer.cap_table.holders import CapTable, Participation, Preferred
from goingrate.offer.cap_table.waterfall import waterfall


def stacked(name: str, shares: float, invested: float, rank: int) -> Preferred:
    return Preferred(
        name,
        shares,
        invested / shares,
        participation="capped",
        participation_cap=2.0,
        rank=rank,
    )


STACK = CapTable(
    1_000_000,
    preferred=(
        stacked("A", 200_000, 900_000, 2),
        stacked("B", 300_000, 2_100_000, 1),
        stacked("C", 1_500_000, 15_000_000, 0),
    ),
)

#: Exit in millions, and what common, A, B and C get, in millions as printed.
PRINTED = {
    25: ["2.33", "1.37", "2.8", "18.5"],
    35: ["5.75", "1.8", "3.825", "23.625"],
    45: ["9.56", "1.91", "4.2", "29.3"],
    60: ["20", "4", "6", "30"],
}


@pytest.mark.parametrize("exit_in_millions", PRINTED)
def test_participating_stack_as_printed(
    exit_in_millions: int, as_printed: Callable[[str], Any]
) -> None:
    paid = waterfall(STACK).at(exit_in_millions * 1e6) / 1e6
    assert list(paid) == [as_printed(text) for text in PRINTED[exit_in_millions]]


#: Not printed: found by trying every set of conversions (Nash equilibrium, fewest conversions).
BY_BRUTE_FORCE = [
    (39e6, [7_200_000, 1_800_000, 4_200_000, 25_800_000]),
    (40e6, [7_600_000, 1_800_000, 4_200_000, 26_400_000]),
    (47e6, [10_666_666.67, 2_133_333.33, 4_200_000, 30_000_000]),
    (50e6, [13_166_666.67, 2_633_333.33, 4_200_000, 30_000_000]),
    (70e6, [23_333_333.33, 4_666_666.67, 7_000_000, 35_000_000]),
]


@pytest.mark.parametrize(("exit_value", "expected"), BY_BRUTE_FORCE)
def test_participating_stack_between_the_printed_exits(
    exit_value: float, expected: list[float]
) -> None:
    assert waterfall(STACK).at(exit_value) == pytest.approx(expected, abs=0.01, rel=0)


@pytest.mark.shared
def test_the_numbers_typed_here_are_those_of_the_oracle(shared_folder: Path) -> None:
    oracle = _oracle(shared_folder, "waterfall_participating_stack")
    printed = {exit_: [float(text) * 1e6 for text in row] for exit_, row in PRINTED.items()}
    assert {float(key) / 1e6: row for key, row in oracle["published"].items()} == printed
    by_force = {float(key): row for key, row in oracle["brute_force_nash"].items()}
    assert by_force == dict(BY_BRUTE_FORCE)
    for given in oracle["cap_table"][1:]:
        one = next(one for one in STACK.preferred if one.name == given["cls"])
        assert (one.shares, one.invested) == (given["shares"], given["invested"])


@pytest.mark.shared
def test_hard_cases_by_brute_force(shared_folder: Path) -> None:
    cases = _oracle(shared_folder, "waterfall_hard_cases")["cases"]
    first = cases[0]
    classes = {name: terms for name, terms in first["cap"].items() if name != "common"}
    table = CapTable(
        first["cap"]["common"],
        preferred=tuple(
            Preferred(name, one["shares"], one["invested"] / one["shares"], rank=one["sen"])
            for name, one in classes.items()
        ),
    )
    found = waterfall(table)
    paid = dict(zip(found.holders, found.at(first["exit"]), strict=True))
    assert paid == pytest.approx(first["expected"])
    second = cases[1]  # a peer paid the same tier twice, and more than there was
    for kind in ("none", "full"):
        assert _one_tier(kind).sum() == second["exit"] == second["expected_sum"]


def _one_tier(kind: Participation) -> Any:
    two = tuple(Preferred(name, 1e6, 10.0, participation=kind) for name in "AB")
    return waterfall(CapTable(8e6, preferred=two)).at(15e6)


def _oracle(folder: Path, name: str) -> Any:
    return json.loads((folder / "oracles" / f"{name}.json").read_text())
