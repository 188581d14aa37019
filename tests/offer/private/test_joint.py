"""Exit times and values together: against plain numpy, at limits, and by laws."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.offer.contingent.ipo_chance import NEVER_IPO
from goingrate.offer.private.joint import (
    KINDS,
    Fineness,
    Outcomes,
    Taste,
    least_value_to_exercise,
    outcomes,
)
from goingrate.offer.private.outcome import summary, worth_of
from goingrate.offer.private.settle import Settled, settle
from goingrate.offer.private.terms import EquityGrant, LicenceAndHire, PrivateEquity, Tender

from .conftest import OPTIONS, made
from .plain_monte_carlo import present_values

TASTE = Taste(wealth=200e3, risk_aversion=2.0, cash=200e3)
USUAL = Fineness()
FINE = Fineness(value=8, time=6, bell=7, states=16)
SHARES = EquityGrant("rsu", 100_000.0)


def settled(equity: PrivateEquity) -> Settled:
    return settle(equity, discount_per_year=0.05)


def worth(equity: PrivateEquity, fineness: Fineness = USUAL, **how: Any) -> float:
    found = outcomes(settled(equity), taste=TASTE, fineness=fineness, **how)
    return worth_of(found, wealth=TASTE.wealth, risk_aversion=TASTE.risk_aversion)


def mean(found: Outcomes) -> float:
    return float((found.present_value * found.probability).sum())


@pytest.mark.parametrize(
    "equity",
    [
        made(SHARES),
        made(replace(SHARES, accelerated=0.5)),
        made(replace(SHARES, unvested_goes_on=False)),
        made(replace(OPTIONS, expires_in_years=40.0)),
        made(EquityGrant("restricted_stock", 100_000.0, strike=0.5)),
        made(EquityGrant("profit_units", 100_000.0, cap_per_share=3.0)),
        made(SHARES, licence_and_hire=LicenceAndHire(share_of_sales=0.2, spread=1.0)),
        made(SHARES, ipo=NEVER_IPO),
        made(SHARES, rounds_per_year=0.0),
    ],
    ids=["rsu", "accelerated", "lost", "options", "bought", "capped", "licence", "sale", "alone"],
)
def test_plain_numpy_says_the_same(equity: PrivateEquity) -> None:
    company = settled(equity)
    drawn = present_values(company, n=400_000, seed=7)
    found = outcomes(company, taste=TASTE, fineness=FINE)
    utility = 1.0 / (TASTE.wealth + drawn)  # risk aversion 2: the harmonic mean of wealth
    by_hand = 1.0 / utility.mean() - TASTE.wealth
    error = utility.std() / math.sqrt(drawn.size) / utility.mean() ** 2
    sure = worth_of(found, wealth=TASTE.wealth, risk_aversion=2.0)
    assert sure == pytest.approx(by_hand, abs=4.0 * error)
    nothing = (drawn <= 0.0).mean()
    assert found.probability[found.present_value <= 0.0].sum() == pytest.approx(nothing, abs=0.004)


@pytest.mark.parametrize("grant", [SHARES, OPTIONS, replace(OPTIONS, expires_in_years=4.0)])
def test_default_nodes_are_within_a_thousandth_of_finer_ones(grant: EquityGrant) -> None:
    assert worth(made(grant)) == pytest.approx(worth(made(grant), FINE), rel=1e-3)


def test_options_at_the_money_are_within_five_thousandths() -> None:
    dear = made(replace(OPTIONS, strike=4.0))
    assert worth(dear) == pytest.approx(worth(dear, FINE), rel=5e-3)


def test_probabilities_add_up_and_hazards_share_them() -> None:
    found = outcomes(settled(made(SHARES)), taste=TASTE)
    assert found.probability.sum() == pytest.approx(1.0, abs=1e-12)
    assert found.chance_of("fails") == pytest.approx(0.08 / 0.33, abs=2e-3)
    assert found.chance_of("lapsed") == 0.0


def test_without_later_rounds_a_share_at_the_safe_rate_is_worth_its_claim() -> None:
    """All common, no preferences: at drift = discount a share costs its part of the company."""
    equity = made(
        SHARES, rounds_per_year=0.0, growth_per_year=math.log(1.05), ipo=NEVER_IPO, raised=1e-3
    )
    company = settled(equity)
    found = outcomes(company, taste=TASTE, fineness=FINE)
    part = float(company.total.sum()) / company.table.fully_diluted
    unvested = replace(SHARES, accelerated=1.0)
    at_once = outcomes(settled(replace(equity, grants=(unvested,))), taste=TASTE, fineness=FINE)
    assert mean(at_once) == pytest.approx(part * 150e6 * 0.25 / 0.25, rel=2e-3)
    assert mean(found) < mean(at_once)


def test_no_volatility_is_one_path() -> None:
    equity = made(
        replace(SHARES, accelerated=1.0),
        volatility_per_year=0.0,
        growth_per_year=0.0,
        failure_per_year=0.0,
        rounds_per_year=0.0,
        ipo=NEVER_IPO,
    )
    found = outcomes(settled(equity), taste=TASTE)
    paying = found.money[found.kind == KINDS.index("sale")]
    flow = settled(equity).sale
    common = float(flow.at(150e6)[0]) / flow.shares[0]
    assert paying == pytest.approx(100e3 * common)


def test_a_whole_company_that_surely_fails_pays_nothing() -> None:
    found = outcomes(settled(made(SHARES, failure_per_year=5.0)), taste=TASTE)
    assert found.chance_of("fails") == pytest.approx(5.0 / 5.25, abs=0.02)


def test_a_tender_brings_money_before_the_exit_up_to_its_cap() -> None:
    offered = Tender(in_years=2.0, cap_per_person=100e3, holding_years=0.5)
    with_tender = made(company_value=600e6, tender=offered)
    closed = replace(offered, cap_per_person=0.0)
    assert worth(with_tender) > worth(made(company_value=600e6))
    assert worth(made(company_value=600e6, tender=closed)) == pytest.approx(
        worth(made(company_value=600e6)), rel=2e-3
    )
    found = outcomes(settled(with_tender), taste=TASTE)
    failed = found.money[found.kind == 0]
    assert failed.max() <= 100e3 * (1 + 1e-9)
    assert failed.max() > 50e3


def test_shares_held_too_short_are_not_sold() -> None:
    offered = Tender(in_years=2.0, cap_per_person=100e3, holding_years=2.0)
    found = outcomes(settled(made(company_value=600e6, tender=offered)), taste=TASTE)
    assert found.money[found.kind == 0].max() == 0.0


def test_left_behind_get_nothing_and_hired_share_the_team_part() -> None:
    deal = LicenceAndHire(share_of_sales=1.0, hired=40.0, left_behind=200.0, spread=1.0)
    found = outcomes(settled(made(SHARES, licence_and_hire=deal, ipo=NEVER_IPO)), taste=TASTE)
    left, hired = found.chance_of("left"), found.chance_of("hired")
    assert hired / (hired + left) == pytest.approx(40 / 240, abs=1e-9)
    assert (found.money[found.kind == KINDS.index("left")] == 0.0).all()


def test_leaving_before_the_cliff_leaves_nothing() -> None:
    found = outcomes(settled(made(OPTIONS)), taste=TASTE, left_at=0.9)
    assert (found.money[found.years > 0.9 + 0.5] == 0.0).all()


def test_a_longer_window_is_worth_more() -> None:
    short, long = (
        worth(made(replace(OPTIONS, window_years=years)), left_at=2.0) for years in (0.25, 10.0)
    )
    assert long > short * 1.1


def test_cash_limits_what_is_exercised() -> None:
    company = settled(made(OPTIONS))
    rich, poor = (
        outcomes(company, taste=replace(TASTE, cash=cash), left_at=2.0) for cash in (200e3, 0.0)
    )
    assert mean(rich) > mean(poor)
    assert poor.money.min() == 0.0
    assert rich.money.min() == pytest.approx(-1.2 * 50_000)


def test_whoever_leaves_exercises_where_it_pays_and_lets_go_where_it_does_not() -> None:
    company = settled(made(OPTIONS))
    least = least_value_to_exercise(company, years=2.25, left_at=2.0, taste=TASTE)
    bold = least_value_to_exercise(
        company, years=2.25, left_at=2.0, taste=replace(TASTE, risk_aversion=0.5)
    )
    assert 0 < bold < least < math.inf


def test_no_rule_beats_the_rule_for_exercising() -> None:
    """Always paying, and never paying, are both worth less than paying from the threshold on."""
    company = settled(made(OPTIONS))
    best = worth(made(OPTIONS), FINE, left_at=3.0)
    never = outcomes(company, taste=replace(TASTE, cash=0.0), left_at=3.0, fineness=FINE)
    bought = made(EquityGrant("restricted_stock", 75_000.0, strike=1.2))
    assert best > worth_of(never, wealth=200e3, risk_aversion=2.0)
    assert best > worth(bought, FINE)


def test_shares_dearer_than_the_cash_are_refused() -> None:
    stock = made(EquityGrant("restricted_stock", 100_000.0, strike=2.5))
    with pytest.raises(OutOfRange, match=r"strike: got 250000; allowed: at most 200000"):
        outcomes(settled(stock), taste=TASTE)


def test_bad_leavers_lose_vested_units_or_are_bought_back() -> None:
    stock = EquityGrant("restricted_stock", 100_000.0, strike=0.5)
    kept = outcomes(settled(made(stock)), taste=TASTE, left_at=2.0)
    back = outcomes(settled(made(replace(stock, leaver="bought_back"))), taste=TASTE, left_at=2.0)
    lost = outcomes(settled(made(replace(stock, leaver="loses_all"))), taste=TASTE, left_at=2.0)
    after = 2.0
    assert np.allclose(back.money[back.years > after + 1], 0.0)
    assert np.allclose(lost.money[lost.years > after + 1], -25_000.0)
    assert kept.money[kept.years > after + 1].max() > 25_000.0


def test_decay_takes_virtual_shares_away_after_leaving() -> None:
    virtual = EquityGrant("virtual", 100_000.0, leaver="vested_decay", decay_years=2.0)
    found = outcomes(settled(made(virtual)), taste=TASTE, left_at=2.0)
    assert (found.money[found.years > 4.6] == 0.0).all()
    kept = replace(virtual, leaver="keeps_vested")
    assert worth(made(kept), left_at=2.0) > worth(made(virtual), left_at=2.0) > 0


def test_a_running_grant_has_vested_in_part() -> None:
    running = replace(SHARES, granted_in_years=-2.0)
    company = settled(made(running))
    assert company.vested_by(0.0)[0] == pytest.approx(50_000.0)
    assert company.total[0] == pytest.approx(100_000.0)


def test_two_grants_are_worth_less_together_than_apart() -> None:
    """To the risk-averse, both hang on one company."""
    both = replace(made(SHARES), grants=(SHARES, replace(SHARES, shares=50_000.0)))
    alone = [replace(made(SHARES), grants=(grant,)) for grant in both.grants]
    assert max(map(worth, alone)) < worth(both) < sum(map(worth, alone))


@settings(max_examples=15)
@given(
    strike=st.floats(0.01, 5.0),
    volatility=st.floats(0.1, 1.5),
    exit_rate=st.floats(0.05, 1.0),
    failure=st.floats(0.0, 0.5),
)
def test_laws(strike: float, volatility: float, exit_rate: float, failure: float) -> None:
    grant = replace(OPTIONS, strike=strike)
    how = {
        "volatility_per_year": volatility,
        "exit_rate_per_year": exit_rate,
        "failure_per_year": failure,
    }
    company = settled(made(grant, **how))
    found = outcomes(company, taste=TASTE)
    assert found.probability.sum() == pytest.approx(1.0, abs=1e-9)
    assert (found.probability > 0.0).all()
    assert found.present_value.min() >= -TASTE.cash
    told = summary(
        found, on_paper=company.on_paper, wealth=200e3, risk_aversion=2.0, finite_mean=True
    )
    assert told.mean is not None
    assert told.certainty_equivalent <= told.mean + 1e-6
    assert list(told.spread) == sorted(told.spread)
    assert sum(way.probability for way in told.ways) == pytest.approx(1.0, abs=1e-9)
    cheaper = worth(made(replace(grant, strike=0.5 * strike), **how))
    assert cheaper >= told.certainty_equivalent - 1e-3 * abs(told.certainty_equivalent) - 1.0
