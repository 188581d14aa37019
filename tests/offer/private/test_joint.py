"""Exit times and values together: against plain numpy, at limits, and by laws."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goingrate.base.errors import BadField, OutOfRange
from goingrate.offer.contingent.ipo_chance import NEVER_IPO, IpoChance
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
from goingrate.offer.vesting import Vesting

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
    assert -1.2 * 50_000 < rich.money.min() < -10_000  # a part is better than all or nothing


@settings(max_examples=12)
@given(st.floats(1e3, 180e3), st.floats(1.0, 3.0), st.floats(0.2, 3.0))
def test_more_cash_is_never_worth_less(cash: float, years: float, strike: float) -> None:
    company = settled(made(replace(OPTIONS, strike=strike)))
    worths = [
        worth_of(
            outcomes(company, taste=replace(TASTE, cash=amount), left_at=years),
            wealth=TASTE.wealth,
            risk_aversion=2.0,
        )
        for amount in (cash, min(1.1 * cash, 200e3), 200e3)
    ]
    slack = 2e-3 * abs(worths[0]) + 1.0
    assert worths[1] >= worths[0] - slack
    assert worths[2] >= worths[0] - slack


@pytest.mark.parametrize("left_at", [math.inf, 1.0, 2.5])
@pytest.mark.parametrize(
    "added",
    [
        EquityGrant("iso", 20_000.0, strike=6.0, window_years=0.25),
        EquityGrant("nso", 20_000.0, strike=0.1, window_years=5.0, expires_in_years=6.0),
        replace(OPTIONS, shares=1_000.0, strike=0.1, granted_in_years=-3.5, expires_in_years=4.5),
        EquityGrant("rsu", 5_000.0),
        replace(OPTIONS, shares=20_000.0, strike=2.0, granted_in_years=1.0),
    ],
    ids=["dearer", "other window", "ends soon", "shares", "refresher"],
)
def test_a_further_grant_never_lowers_the_worth(added: EquityGrant, left_at: float) -> None:
    alone = worth(made(OPTIONS), left_at=left_at)
    both = replace(made(OPTIONS), grants=(OPTIONS, added))
    assert worth(both, left_at=left_at) >= alone * (1 - 5e-3)


def test_what_has_not_vested_at_the_end_of_options_is_lost_not_free() -> None:
    late = Vesting(((1.4, 0.001), (2.0, 0.999)))
    dear = made(replace(OPTIONS, strike=4.0, vesting=late, expires_in_years=1.5))
    penniless = outcomes(settled(dear), taste=replace(TASTE, cash=0.0))
    sure = worth_of(penniless, wealth=TASTE.wealth, risk_aversion=2.0)
    assert worth(dear) == pytest.approx(sure, rel=0.02)


def test_leaver_terms_do_not_reach_whoever_stays_to_the_end_of_the_options() -> None:
    ending = replace(OPTIONS, strike=0.2, expires_in_years=2.0)
    kept = worth(made(ending))
    for leaver in ("bought_back", "loses_all", "vested_decay"):
        assert worth(made(replace(ending, leaver=leaver))) == pytest.approx(kept, rel=1e-9)


def test_stops_on_one_day_and_leaving_on_the_first() -> None:
    offered = Tender(in_years=2.0, cap_per_person=100e3)
    both = made(replace(OPTIONS, expires_in_years=2.0), tender=offered)
    assert worth(both) > 0.0
    at_once = replace(OPTIONS, window_years=0.0)
    stock = EquityGrant("restricted_stock", 10_000.0, strike=0.5)
    assert worth(replace(both, grants=(at_once, stock)), left_at=1.0) > 0.0
    assert worth(made(OPTIONS), left_at=0.0) == pytest.approx(0.0, abs=1e-6)


def test_a_refresher_counts_from_the_day_on_which_it_is_made() -> None:
    later = made(replace(SHARES, granted_in_years=3.0, accelerated=1.0))
    found = outcomes(settled(later), taste=TASTE)
    assert (found.money[found.years < 3.0] == 0.0).all()
    assert found.money[found.years > 3.0].max() > 0.0


def test_shares_bought_long_ago_are_paid_for() -> None:
    old = made(EquityGrant("restricted_stock", 100_000.0, strike=1.0, granted_in_years=-3.0))
    assert settled(old).bought_now == 0.0
    assert worth(old) > 0.0
    with pytest.raises(BadField, match="granted_in_years"):
        EquityGrant("restricted_stock", 1.0, strike=1.0, granted_in_years=1.0)


def test_what_was_paid_on_the_first_day_is_not_in_the_pot_again() -> None:
    bought = settled(made(EquityGrant("restricted_stock", 100_000.0, strike=1.0)))
    assert bought.table.options[-1].strike == 0.0


def test_an_expired_option_is_refused() -> None:
    with pytest.raises(OutOfRange, match="granted_in_years: got 11"):
        replace(OPTIONS, granted_in_years=-11.0)


def test_a_tender_knows_how_long_shares_have_vested() -> None:
    old = replace(SHARES, granted_in_years=-8.0)
    offered = Tender(in_years=1.0, cap_per_person=100e3, holding_years=2.0)
    assert worth(made(old, tender=offered)) > worth(made(old)) * 1.05


@pytest.mark.parametrize("kind", ["virtual", "profit_units", "double_trigger_rsu"])
def test_a_tender_buys_shares_only(kind: Any) -> None:
    cap = 3.0 if kind == "profit_units" else None
    grant = EquityGrant(kind, 100_000.0, cap_per_share=cap)
    offered = Tender(in_years=2.0, cap_per_person=100e3)
    assert worth(made(grant, tender=offered)) == pytest.approx(worth(made(grant)), rel=2e-3)


def test_whoever_stays_may_be_hired_after_the_options_have_lapsed() -> None:
    deal = LicenceAndHire(share_of_sales=0.5, spread=1.0)
    short = replace(OPTIONS, strike=50.0, expires_in_years=2.0)
    hired = [
        outcomes(settled(made(grant, licence_and_hire=deal)), taste=TASTE).chance_of("hired")
        for grant in (short, SHARES)
    ]
    assert hired[0] == pytest.approx(hired[1], rel=0.02)  # options or not, lapsed or not


def test_later_rounds_cost_nothing_at_an_ipo() -> None:
    sure = {"ipo": IpoChance((1.0,), (1.0,)), "volatility_per_year": 0.0}
    shrinking = {**sure, "growth_per_year": -0.4, "pool_per_round": 0.0}
    assert worth(made(SHARES, **shrinking)) == pytest.approx(
        worth(made(SHARES, **shrinking, rounds_per_year=0.0)), rel=1e-9
    )


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
