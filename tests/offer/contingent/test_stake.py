"""A stake's certainty equivalent: against draws, other integrals, limits and laws."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate

from goingrate.base.errors import BadField, InputError, OutOfRange
from goingrate.offer.cap_table.holders import CapTable, Preferred
from goingrate.offer.certainty import certain_gain
from goingrate.offer.contingent.cells import cells_of_holder
from goingrate.offer.contingent.exit_law import ExitLaw
from goingrate.offer.contingent.laplace import density
from goingrate.offer.contingent.nodes import Taste, nodes_of
from goingrate.offer.contingent.stake import (
    StakeWorth,
    certainty_equivalent_of_claim,
    sure_gain,
)
from goingrate.offer.contingent.valuation import claim_values

from .stacks import EXPECTED, IPO, STACK, Payoffs, drawn_payoffs, laws, tables

HOLDERS = ("common", "A", "B", "C", "D", "E", "options", "note", "debt")
LOG = math.log(1.05)
USUAL: dict[str, Any] = {
    "holder": "common",
    "owned_share": 0.005,
    "company_value": 8e8,
    "law": EXPECTED,
    "ipo": IPO,
    "wealth": 1e6,
    "risk_aversion": 2.0,
    "discount_per_year": 0.05,
}


def stake(table: CapTable = STACK, **changes: Any) -> StakeWorth:
    return certainty_equivalent_of_claim(table, **USUAL | changes)


def worth(table: CapTable = STACK, **changes: Any) -> float:
    return stake(table, **changes).certainty_equivalent


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"risk_aversion": 3.0, "wealth": 2e5, "discount_per_year": 0.1},
        {"risk_aversion": 1.0},
        {"risk_aversion": 0.5},
        {"risk_aversion": 5.0, "wealth": 1e5, "discount_per_year": 0.2},
        {"holder": "options"},
        {"holder": "D"},
        {"holder": "E", "risk_aversion": 4.0},
        {"company_value": 5e7},
        {"law": ExitLaw(0.3, 0.2, 0.5), "discount_per_year": 0.15},
        {"law": ExitLaw(0.0, 0.2, 0.5)},
        {"law": ExitLaw(0.0, 0.0, 0.5)},
    ],
    ids=str,
)
def test_plain_draws_say_the_same(changes: dict[str, Any]) -> None:
    terms, n = USUAL | changes, 300_000
    years, paid = drawn_payoffs(STACK, terms["law"], terms["company_value"], n, seed=31)
    mine = terms["owned_share"] * paid[HOLDERS.index(terms["holder"])]
    value = mine * (1.0 + terms["discount_per_year"]) ** -years
    taste = {"wealth": terms["wealth"], "risk_aversion": terms["risk_aversion"]}
    batches = [certain_gain(part, **taste) for part in np.split(value, 30)]
    error = np.std(batches, ddof=1) / math.sqrt(30)
    found = stake(**changes)
    drawn = certain_gain(value, **taste)
    assert found.certainty_equivalent == pytest.approx(drawn, abs=4.5 * error, rel=1e-9)
    assert found.numerical_error < 2e-6 * found.certainty_equivalent


@pytest.mark.parametrize("risk_aversion", [0.0, 0.5, 1.0, 2.0, 3.0, 4.5])
@pytest.mark.parametrize("holder", ["common", "D"])
def test_undiscounted_it_is_one_integral_over_the_exit_value(
    risk_aversion: float, holder: str
) -> None:
    paid, index = Payoffs.of(STACK), HOLDERS.index(holder)
    spread, power = EXPECTED.undiscounted(), 1.0 - risk_aversion

    def gain(y: float) -> float:
        sale, listed, chance = paid.both(np.array([8e8 * math.exp(y)]))
        at_sale, at_ipo = (np.log1p(5e-9 * one[index, 0]) for one in (sale, listed))
        if power != 0.0:
            at_sale, at_ipo = np.expm1(power * at_sale), np.expm1(power * at_ipo)
        return float((at_sale + chance[0] * (at_ipo - at_sale)) * density(spread, y))

    edges = np.unique([*np.log(paid.kinks() / 8e8), 0.0, -40.0, *np.arange(10.0, 130.0, 5.0)])
    mean = sum(integrate.quad(gain, a, b, epsabs=1e-13)[0] for a, b in pairwise(edges))
    sure = math.expm1(math.log1p(mean) / power if power else mean)
    found = worth(holder=holder, risk_aversion=risk_aversion, discount_per_year=0.0)
    assert found == pytest.approx(1e6 * sure, rel=1e-8)


@pytest.mark.parametrize(
    "changes", [{}, {"risk_aversion": 3.5, "wealth": 1e5}, {"holder": "E"}], ids=str
)
def test_integrating_over_time_first_gives_the_same(changes: dict[str, Any]) -> None:
    terms, paid = USUAL | changes, Payoffs.of(STACK)
    index, power = HOLDERS.index(terms["holder"]), 1.0 - terms["risk_aversion"]
    nodes, weights = np.polynomial.legendre.leggauss(16)
    mean = 0.0
    for low, high in pairwise(np.linspace(0.0, 12.5, 51)):  # roots of years
        for node, weight in zip(nodes, weights, strict=True):
            root = low + 0.5 * (high - low) * (1.0 + node)
            years, middle, spread = root**2, (0.1 - 0.405) * root**2, 0.9 * root
            kinks = np.clip((np.log(paid.kinks() / 8e8) - middle) / spread, -9.0, 9.0)
            edges = np.unique([*kinks, *np.linspace(-9.0, 9.0, 10)])
            half = 0.5 * np.diff(edges)[:, None]
            z = edges[:-1, None] + half * (1.0 + nodes)
            bell = half * weights * np.exp(-0.5 * z * z) / math.sqrt(2.0 * math.pi)
            sale, listed, chance = paid.both(8e8 * np.exp(middle + spread * z))
            part = terms["owned_share"] / terms["wealth"] * 1.05**-years
            sold, ipo = ((1.0 + part * one[index]) ** power - 1.0 for one in (sale, listed))
            inner = float((bell * ((1.0 - chance) * sold + chance * ipo)).sum())
            mean += (high - low) * weight * root * 0.25 * math.exp(-0.25 * years) * inner
    expected = terms["wealth"] * ((1.0 + mean) ** (1.0 / power) - 1.0)
    assert worth(**changes) == pytest.approx(expected, rel=1e-8)


@pytest.mark.parametrize("discount", [0.0, 0.05, 0.3])
@pytest.mark.parametrize("holder", HOLDERS)
def test_without_risk_aversion_it_is_the_value_at_the_persons_rate(
    holder: str, discount: float
) -> None:
    law = replace(EXPECTED, discount_per_year=math.log1p(discount))
    value = claim_values(STACK, company_value=8e8, law=law, ipo=IPO).of(holder)
    found = worth(holder=holder, risk_aversion=0.0, discount_per_year=discount)
    assert found == pytest.approx(0.005 * value, rel=1e-8)


def test_the_rich_count_averages() -> None:
    law = replace(EXPECTED, volatility_per_year=0.3, discount_per_year=math.log(1.05))
    value = claim_values(STACK, company_value=8e8, law=law, ipo=IPO).of("common")
    found = worth(law=law, wealth=1e13)
    assert found == pytest.approx(0.005 * value, rel=1e-4)


@pytest.mark.parametrize("risk_aversion", [0.0, 0.9, 1.0, 2.0, 3.0, 4.0, 20.0])
@pytest.mark.parametrize("wealth", [1e7, 1e5, 1.0])
def test_a_certain_payoff_is_worth_itself_to_everybody(risk_aversion: float, wealth: float) -> None:
    table, law = CapTable(1e6, debt=1e8), ExitLaw(0.01, 0.0, 0.5)
    changes = {"discount_per_year": 0.0, "wealth": wealth, "risk_aversion": risk_aversion}
    found = stake(table, holder="debt", owned_share=0.02, law=law, **changes)
    assert found.certainty_equivalent == pytest.approx(2e6, rel=1e-10)


@pytest.mark.parametrize(
    ("drift", "exit_rate", "discount", "risk_aversion"),
    [
        (0.0, 0.5, 0.05, 1.0),
        (0.0, 0.1, 0.2, 5.0),
        (0.026, 0.075, 0.18, 3.0),
        (-0.002, 0.05, 0.15, 2.0),
        (0.3, 0.25, 0.1, 1.5),
    ],
)
@pytest.mark.parametrize("holder", ["common", "debt"])
def test_without_volatility_it_is_one_integral_over_the_exit_time(
    drift: float, exit_rate: float, discount: float, risk_aversion: float, holder: str
) -> None:
    table, power, index = CapTable(1e6, debt=1e8), 1.0 - risk_aversion, int(holder == "debt")
    paid = Payoffs.of(table)

    def gain(years: float) -> float:
        amount = 0.01 * paid.mean(8e8 * math.exp(drift * years))[index]
        value = math.log1p(amount * (1.0 + discount) ** -years / 1e5)
        return (
            exit_rate
            * math.exp(-exit_rate * years)
            * (math.expm1(power * value) if power else value)
        )

    kinks = np.log(paid.kinks() / 8e8) / drift if drift else np.array([])
    stops = np.unique([*np.linspace(0.0, 40.0 / exit_rate, 20), *kinks[kinks > 0.0]])
    mean = sum(integrate.quad(gain, a, b, epsabs=1e-13)[0] for a, b in pairwise(stops))
    sure = 1e5 * math.expm1(math.log1p(mean) / power if power else mean)
    changes = {"risk_aversion": risk_aversion, "discount_per_year": discount, "wealth": 1e5}
    found = stake(
        table, holder=holder, owned_share=0.01, law=ExitLaw(0.0, drift, exit_rate), **changes
    )
    assert found.certainty_equivalent == pytest.approx(sure, rel=1e-7)


def test_the_careful_fear_a_rare_nothing() -> None:
    # few exits pay common nothing, and to risk aversion 4 they are nearly all that counts
    table, n = CapTable(1e8, debt=1e6), 1_000_000
    changes = {"wealth": 2e4, "risk_aversion": 4.0, "discount_per_year": 0.0}
    _, paid = drawn_payoffs(table, EXPECTED, 8e8, n, seed=41)
    assert 0.001 < (paid[0] == 0.0).mean() < 0.05
    badness = (1.0 + 0.005 * paid[0] / 2e4) ** -3.0
    found = worth(table, **changes)
    expected = (1.0 + found / 2e4) ** -3.0
    assert expected < 0.05
    assert badness.mean() == pytest.approx(expected, abs=4.5 * badness.std() / math.sqrt(n))


tastes = st.one_of(st.sampled_from([1.0, 2.0, 3.0]), st.floats(1.0, 8.0))


@settings(max_examples=60)
@given(
    tables(), laws(), tastes, tastes, st.floats(4.0, 8.0), st.floats(0.0, 0.3), st.floats(0, 0.3)
)
def test_laws(
    table: CapTable, law: ExitLaw, one: float, other: float, power: float, low: float, high: float
) -> None:
    wealth = 10.0**power
    bold, careful = (
        worth(table, law=law, wealth=wealth, risk_aversion=taste) for taste in sorted((one, other))
    )
    assert -1e-6 * bold <= careful <= bold * (1.0 + 1e-6)
    patient, hasty = (
        worth(table, law=law, wealth=wealth, risk_aversion=one, discount_per_year=rate)
        for rate in sorted((low, high))
    )
    assert hasty <= patient * (1.0 + 1e-6)
    half, whole = (
        worth(table, law=law, wealth=wealth, risk_aversion=one, owned_share=part)
        for part in (0.05, 0.1)
    )
    assert half * (1.0 - 1e-6) <= whole <= 2.0 * half * (1.0 + 1e-6)


@settings(max_examples=60)
@given(tables(), laws(), tastes, st.floats(4.0, 8.0), st.floats(-6.0, -1.0), st.floats(0.0, 0.3))
def test_the_error_is_at_most_the_stated_one(
    table: CapTable, law: ExitLaw, taste: float, power: float, small: float, discount: float
) -> None:
    wealth, owned = 10.0**power, 10.0**small
    found = stake(
        table,
        owned_share=owned,
        law=law,
        wealth=wealth,
        risk_aversion=taste,
        discount_per_year=discount,
    )
    cells = cells_of_holder(table, IPO, "common", where="holder")
    exact = wealth * sure_gain(
        cells,
        owned / wealth,
        8e8,
        law,
        Taste(1.0 - taste, math.log1p(discount), 1.0),
        law.undiscounted().up,
        nodes_of((16, 24, 32), 180),
    )
    apart = abs(found.certainty_equivalent - exact)
    assert apart <= found.numerical_error + 1e-12 * (wealth + exact)
    assert found.numerical_error <= 1e-3 * exact + 1e-9 * wealth


@pytest.mark.parametrize("step", [-1e-9, 1e-9])
def test_log_utility_is_no_jump(step: float) -> None:
    assert worth(risk_aversion=1.0 + step) == pytest.approx(worth(risk_aversion=1.0), rel=1e-7)


@pytest.mark.parametrize("whole", [2.0, 3.0])
def test_short_forms_of_utility_meet_the_general_one(whole: float) -> None:
    near = worth(risk_aversion=whole + 1e-9)
    assert near == pytest.approx(worth(risk_aversion=whole), rel=1e-7)


def test_a_common_share_behind_preferences_is_worth_less() -> None:
    alone = worth(CapTable(1e8), owned_share=0.01)
    behind = worth(CapTable(1e8, preferred=(Preferred("A", 1.0, 4e8),)), owned_share=0.01)
    assert 0.0 < behind < alone


def test_growth_beyond_the_mean_needs_risk_aversion(
    is_one_line: Callable[[InputError], bool],
) -> None:
    fast = replace(EXPECTED, drift_per_year=0.6)
    assert math.isfinite(worth(law=fast))
    assert math.isfinite(worth(law=fast, risk_aversion=1.0))
    assert worth(law=fast, risk_aversion=0.0, holder="debt") <= 0.005 * 1e7
    for taste, finite_below in ((0.0, 0.25 + LOG), (0.5, 0.5 + LOG + 0.25 * 0.81)):
        edge = replace(EXPECTED, drift_per_year=finite_below)
        with pytest.raises(OutOfRange) as caught:
            worth(law=edge, risk_aversion=taste)
        assert caught.value.where == "drift_per_year"
        assert is_one_line(caught.value)
        slower = replace(edge, drift_per_year=finite_below - 0.2)
        assert math.isfinite(worth(law=slower, risk_aversion=taste))


@pytest.mark.parametrize("holder", ["common", "debt"])
@pytest.mark.parametrize("risk_aversion", [0.0, 1.0, 2.0])
def test_absurd_growth_is_refused(holder: str, risk_aversion: float) -> None:
    with pytest.raises(OutOfRange) as caught:
        worth(holder=holder, law=ExitLaw(0.0, 10.0, 1e-6), risk_aversion=risk_aversion)
    assert caught.value.allowed.key == "allowed.drift_with_worth"


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("owned_share", 0.0),
        ("owned_share", 1.1),
        ("wealth", 0.0),
        ("wealth", math.inf),
        ("risk_aversion", -0.1),
        ("discount_per_year", -0.01),
        ("company_value", 0.0),
    ],
)
def test_what_cannot_be_is_refused_by_name(name: str, bad: float) -> None:
    with pytest.raises(OutOfRange) as caught:
        stake(**{name: bad})
    assert caught.value.where == name


def test_nobody_has_no_stake() -> None:
    with pytest.raises(BadField) as caught:
        stake(holder="nobody")
    assert caught.value.where == "holder"
