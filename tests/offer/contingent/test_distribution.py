"""Probabilities of payoffs: against counting, atoms, inverses, and what cannot be asked."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goingrate.base.errors import BadField, OutOfRange
from goingrate.offer.cap_table.holders import CapTable, OptionBlock, Preferred
from goingrate.offer.contingent.distribution import payoff_quantiles, payoff_shares
from goingrate.offer.contingent.exit_law import ExitLaw, exit_value_quantiles
from goingrate.offer.contingent.ipo_chance import NEVER_IPO

from .stacks import EXPECTED, IPO, STACK, Array, drawn_payoffs, laws, tables

HOLDERS = ("common", "A", "B", "C", "D", "E", "options", "note", "debt")
SHARES = np.array([0.02, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.98])


def quantiles(
    holder: str, shares: Array = SHARES, table: CapTable = STACK, law: ExitLaw = EXPECTED
) -> Array:
    return payoff_quantiles(
        table, holder=holder, shares=shares, company_value=8e8, law=law, ipo=IPO
    )


def at_most(holder: str, amounts: Array, table: CapTable = STACK, law: ExitLaw = EXPECTED) -> Array:
    return payoff_shares(table, holder=holder, payoffs=amounts, company_value=8e8, law=law, ipo=IPO)


@pytest.mark.parametrize("law", [EXPECTED, ExitLaw(0.5, 0.4, 0.25), ExitLaw(0.0, 0.1, 0.25)])
@pytest.mark.parametrize("holder", HOLDERS)
def test_probabilities_are_those_of_plain_draws(holder: str, law: ExitLaw) -> None:
    n = 200_000
    _, paid = drawn_payoffs(STACK, law, 8e8, n, seed=21)
    mine = paid[HOLDERS.index(holder)]
    amounts = np.concatenate([[0.0], np.quantile(mine, SHARES)]) * (1.0 + 1e-9)
    counted = (mine[:, None] <= amounts).mean(axis=0)
    assert at_most(holder, amounts, law=law) == pytest.approx(counted, abs=4.5 * 0.5 / math.sqrt(n))


@settings(max_examples=60)
@given(tables(), laws(), st.lists(st.floats(1e-6, 1 - 1e-6), min_size=2, max_size=4), st.data())
def test_a_quantile_is_the_least_payoff_that_covers_its_share(
    table: CapTable, law: ExitLaw, parts: list[float], data: st.DataObject
) -> None:
    names = ["common", *(p.name for p in table.preferred), "options"]
    holder = data.draw(st.sampled_from(names))
    shares = np.sort(parts)
    found = quantiles(holder, shares, table, law)
    assert (np.diff(found) >= 0.0).all()
    assert (at_most(holder, found, table, law) >= shares - 1e-12).all()
    less = found * (1.0 - 1e-9) - 1e-9
    assert (at_most(holder, less, table, law) <= shares + 1e-6).all()


def test_with_common_shares_alone_payoffs_are_exit_values() -> None:
    found = quantiles("common", table=CapTable(1e6))
    exits = exit_value_quantiles(EXPECTED, company_value=8e8, shares=SHARES)
    assert found == pytest.approx(exits, rel=1e-12)


def test_what_many_exits_pay_alike_is_given_exactly() -> None:
    assert quantiles("debt", np.array([0.5, 0.9])) == pytest.approx([1e7, 1e7], rel=0, abs=0)
    table = CapTable(8e8, preferred=(Preferred("A", 2e8, 1.0),))
    law = ExitLaw(0.9, 0.025, 0.25)
    terms = {"company_value": 5e8, "law": law, "ipo": NEVER_IPO}
    nothing = payoff_quantiles(table, holder="common", shares=[0.1, 0.2], **terms)
    assert nothing.tolist() == [0.0, 0.0]
    assert payoff_quantiles(table, holder="A", shares=0.6, **terms) == 2e8
    chance = payoff_shares(table, holder="common", payoffs=0.0, **terms)
    exits = exit_value_quantiles(law, company_value=5e8, shares=float(chance))
    assert exits == pytest.approx(2e8)  # common gets nothing up to the preference


def test_options_that_never_pay_pay_nothing() -> None:
    table = CapTable(1e6, options=(OptionBlock("options", 0.0, 1.0),))
    assert quantiles("options", table=table).tolist() == [0.0] * SHARES.size
    assert at_most("options", np.array([0.0, 1.0]), table=table) == pytest.approx([1.0, 1.0])


def test_medians_exist_where_means_do_not() -> None:
    law = replace(EXPECTED, drift_per_year=1.0)
    found = quantiles("common", np.array([0.5, 0.99, 1 - 1e-15]), law=law)
    assert np.isfinite(found).all()
    assert (np.diff(found) > 0).all()


@settings(max_examples=40)
@given(tables(), laws())
def test_the_last_share_before_all_has_a_payoff(table: CapTable, law: ExitLaw) -> None:
    found = quantiles("common", np.array([0.5, np.nextafter(1.0, 0.0)]), table, law)
    assert found[0] <= found[1]


def test_shapes_are_kept() -> None:
    assert at_most("common", np.zeros((2, 3))).shape == (2, 3)
    assert quantiles("common", np.full((2, 1), 0.5)).shape == (2, 1)


def test_nobody_has_no_payoff() -> None:
    with pytest.raises(BadField) as caught:
        quantiles("nobody")
    assert caught.value.where == "holder"
    with pytest.raises(OutOfRange):
        quantiles("common", np.array([1.0]))
