"""Values of claims: conserved, against quadrature and plain draws, and at limits done by hand."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate

from goingrate.base.errors import InputError, OutOfRange
from goingrate.offer.cap_table.holders import CapTable, OptionBlock, Preferred
from goingrate.offer.contingent.exit_law import ExitLaw
from goingrate.offer.contingent.ipo_chance import NEVER_IPO, IpoChance
from goingrate.offer.contingent.laplace import density
from goingrate.offer.contingent.valuation import ClaimValues, claim_values

from .stacks import EXPECTED, IPO, PRICING, STACK, Array, Payoffs, drawn_payoffs, laws, tables

company_values = st.floats(4.0, 11.0).map(lambda power: 10.0**power)
chances = st.sampled_from(
    [IPO, NEVER_IPO, IpoChance((1e6, 1e8, 1e9), (0.9, 0.1, 0.5)), IpoChance((5e7,), (1.0,))]
)


def valued(
    table: CapTable = STACK,
    company_value: float = 8e8,
    law: ExitLaw = PRICING,
    ipo: IpoChance = IPO,
) -> ClaimValues:
    return claim_values(table, company_value=company_value, law=law, ipo=ipo)


def by_quadrature(table: CapTable, company_value: float, law: ExitLaw) -> Array:
    """Integrate payoffs times density between all kinks, adaptively."""
    spread, paid = law.discounted(), Payoffs.of(table)
    kinks = np.log(paid.kinks() / company_value)
    edges = np.unique([*kinks, 0.0, -60.0, kinks.max() + 60.0])
    parts = [
        integrate.quad_vec(
            lambda y: paid.mean(company_value * math.exp(y)) * density(spread, y), a, b, epsabs=1e-4
        )[0]
        for a, b in pairwise(edges)
    ]
    return np.sum(parts, axis=0)


@pytest.mark.parametrize("company_value", [2e7, 8e8, 2e10])
@pytest.mark.parametrize("law", [PRICING, ExitLaw(0.5, 0.08, 0.6, 0.2)], ids=["usual", "quick"])
def test_closed_form_is_adaptive_quadrature(company_value: float, law: ExitLaw) -> None:
    found = valued(company_value=company_value, law=law).values
    expected = by_quadrature(STACK, company_value, law)
    assert found == pytest.approx(expected, rel=1e-8, abs=1e-9 * company_value)


@pytest.mark.parametrize(
    ("law", "company_value"),
    [(PRICING, 8e8), (ExitLaw(0.5, -0.1, 0.5, 0.1), 1e8), (ExitLaw(0.0, 0.2, 0.5, 0.1), 2e8)],
    ids=["usual", "shrinking", "certain"],
)
def test_closed_form_is_plain_monte_carlo(law: ExitLaw, company_value: float) -> None:
    n = 400_000
    years, paid = drawn_payoffs(STACK, law, company_value, n, seed=11)
    worth = paid * np.exp(-law.discount_per_year * years)
    error = worth.std(axis=1) / math.sqrt(n)
    apart = valued(company_value=company_value, law=law).values - worth.mean(axis=1)
    assert (np.abs(apart) <= 4.5 * error + 1e-9 * company_value).all()


@settings(max_examples=300)
@given(tables(), laws(), company_values, chances)
def test_holders_share_the_discounted_company(
    table: CapTable, law: ExitLaw, company_value: float, ipo: IpoChance
) -> None:
    found = valued(table, company_value, law, ipo)
    assert found.values.sum() == pytest.approx(company_value * law.discounted_mean(), rel=1e-9)
    assert (found.values >= -1e-9 * company_value).all()
    assert found.numerical_error <= 1e-9 * company_value * law.discounted_mean()


@given(tables(), company_values, chances)
def test_a_company_that_grows_at_the_discount_rate_is_worth_its_value(
    table: CapTable, company_value: float, ipo: IpoChance
) -> None:
    found = valued(table, company_value, PRICING, ipo)
    assert found.values.sum() == pytest.approx(company_value, rel=1e-12)


@given(laws(), company_values)
def test_with_common_shares_alone_each_is_worth_its_part(
    law: ExitLaw, company_value: float
) -> None:
    found = valued(CapTable(1e8), company_value, law)
    assert found.per_share[0] == pytest.approx(company_value * law.discounted_mean() / 1e8)


@given(tables(), laws(), company_values, st.floats(1.0, 3.0))
def test_at_sales_every_holder_gains_from_a_higher_company_value(
    table: CapTable, law: ExitLaw, company_value: float, times: float
) -> None:
    low, high = (
        valued(table, one, law, NEVER_IPO) for one in (company_value, company_value * times)
    )
    assert (high.values >= low.values - 1e-9 * company_value).all()


def test_a_worthless_company_belongs_to_whoever_is_paid_first() -> None:
    law = ExitLaw(0.3, 0.02, 0.5, 0.02)
    senior_first = replace(STACK, debt=0.0, convertibles=())
    found = valued(senior_first, 1e4, law)
    senior = found.of("D") + found.of("E")  # equal rank: pro rata of 120M and 96M
    assert senior == pytest.approx(1e4, rel=1e-6)
    assert found.of("D") / found.of("E") == pytest.approx(120 / 96, rel=1e-6)
    assert valued(STACK, 1e4, law).of("debt") == pytest.approx(1e4, rel=1e-6)


def test_in_a_company_of_any_size_everybody_converts() -> None:
    law = ExitLaw(0.3, 0.02, 0.5, 0.02)
    table = replace(
        STACK,
        preferred=tuple(
            replace(p, participation="none", participation_cap=None) for p in STACK.preferred
        ),
    )
    found = valued(table, 1e13, law)
    as_converted = np.array([60, 20, 20, 15, 10, 8, 10]) * 1e6
    assert found.per_share[:7] == pytest.approx(1e13 / as_converted.sum(), rel=1e-4)
    assert found.of("debt") == pytest.approx(1e7 * 0.5 / 0.52, rel=1e-4)


def test_an_exit_at_once_pays_the_waterfall_of_today() -> None:
    law = ExitLaw(0.9, 0.1, 1e6, 0.1)
    now = Payoffs.of(STACK).mean(3e8)
    assert valued(company_value=3e8, law=law).values == pytest.approx(now, rel=2e-3, abs=1e4)


@pytest.mark.parametrize("drift", [-0.2, 0.0, 0.2])
def test_without_volatility_only_the_exit_time_is_random(drift: float) -> None:
    law, paid = ExitLaw(0.0, drift, 0.5, 0.1), Payoffs.of(STACK)
    reached = np.log(paid.kinks() / 3e8) / drift if drift else np.array([])
    stops = np.unique([0.0, 60.0, *reached[(reached > 0) & (reached < 60)]])
    by_time = [
        integrate.quad_vec(
            lambda years: paid.mean(3e8 * math.exp(drift * years)) * 0.5 * math.exp(-0.6 * years),
            *(a, b),
            epsabs=1e-3,
        )[0]
        for a, b in pairwise(stops)
    ]
    found = valued(company_value=3e8, law=law).values
    assert found == pytest.approx(np.sum(by_time, axis=0), rel=1e-7, abs=1e-2)


@pytest.mark.parametrize("drift", [-0.2, 0.0, 0.2])
def test_no_volatility_is_the_limit_of_little(drift: float) -> None:
    still, nearly = (valued(company_value=3e8, law=ExitLaw(s, drift, 0.5, 0.1)) for s in (0, 1e-6))
    assert nearly.values == pytest.approx(still.values, rel=1e-5)


def test_a_single_preference_by_hand() -> None:
    # common is a call on 80% of what a sale brings beyond 25M, from 5M on, preferred flat between
    table = CapTable(8e6, preferred=(Preferred("A", 2e6, 2.5),))
    law = ExitLaw(0.9, 0.025, 0.25, 0.025)
    spread = law.discounted()

    def call(strike: float) -> float:  # strike above today's value
        a = spread.up
        peak = spread.mass / (1 / a + 1 / spread.down)
        return peak * strike * (strike / 3e6) ** -a / (a * (a - 1))

    found = valued(table, 3e6, law, NEVER_IPO)
    assert found.of("common") == pytest.approx(call(5e6) - 0.2 * call(25e6), rel=1e-12)


def test_options_are_worth_less_than_shares_by_at_most_their_strike() -> None:
    table = CapTable(9e6, options=(OptionBlock("options", 1e6, 2.0),))
    found = valued(table, 3e7)
    loss = found.per_share[0] - found.per_share[1]
    assert 0.0 < loss < 2.0 * PRICING.discounted().mass


def test_names_and_shares_come_along() -> None:
    found = valued()
    assert found.holders == ("common", "A", "B", "C", "D", "E", "options", "note", "debt")
    assert found.of("B") == found.values[2]
    assert found.per_share[2] == pytest.approx(found.of("B") / 20e6)
    assert np.isnan(found.per_share[-1])


def test_an_infinite_mean_is_refused(is_one_line: Callable[[InputError], bool]) -> None:
    with pytest.raises(OutOfRange) as caught:
        valued(law=replace(EXPECTED, drift_per_year=0.25))
    assert caught.value.where == "drift_per_year"
    assert is_one_line(caught.value)


@pytest.mark.parametrize("bad", [0.0, -1.0, math.nan, 1e14])
def test_impossible_company_values_are_refused(bad: float) -> None:
    with pytest.raises(OutOfRange) as caught:
        valued(company_value=bad)
    assert caught.value.where == "company_value"
