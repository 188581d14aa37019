"""Payouts at an exit are those of a Nash equilibrium, found by trying every set of decisions."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.offer.cap_table.brute_force import equilibria, parties
from tests.offer.cap_table.tables import tables

from goingrate.offer.cap_table.claims import ExitKind
from goingrate.offer.cap_table.holders import CapTable
from goingrate.offer.cap_table.waterfall import Waterfall, waterfall

inside = st.lists(st.floats(0.0, 800.0), min_size=2, max_size=2)


def exits_to_try(found: Waterfall, drawn: Sequence[float]) -> list[float]:
    """Return the drawn exits, some knots, the middle between two, and one beyond the last."""
    knots = found.exits
    pick = len(knots) // 2
    middle = (knots[pick] + knots[pick - 1]) / 2 if pick else 0.0
    return [*drawn, float(knots[pick]), float(knots[-1]), float(middle), 2.0 * float(knots[-1])]


def assert_equilibrium(table: CapTable, kind: ExitKind, drawn: Sequence[float]) -> None:
    found = waterfall(table, kind)
    exits = exits_to_try(found, drawn)
    paid = found.at(exits)
    for column, exit_value in enumerate(exits):
        everybody = parties(table, exit_value if kind == "ipo" else None)
        stable = list(equilibria(exit_value, everybody))
        assert stable
        for expected in stable:
            assert paid[:, column] == pytest.approx(expected, rel=1e-9, abs=1e-7)


@settings(max_examples=2_000)
@given(tables(), inside)
def test_a_sale_pays_the_equilibrium_with_the_fewest_conversions(
    table: CapTable, drawn: list[float]
) -> None:
    assert_equilibrium(table, "sale", drawn)


@settings(max_examples=500)
@given(tables(), inside)
def test_an_ipo_pays_the_equilibrium_with_the_fewest_conversions(
    table: CapTable, drawn: list[float]
) -> None:
    assert_equilibrium(table, "ipo", drawn)
