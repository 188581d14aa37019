"""What the right to leave is worth: limits, laws, and the whole grant by another way."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.answers.equity import equity_worth
from goingrate.answers.equity_leave import right_to_leave
from goingrate.answers.equity_results import RightToLeave
from goingrate.base.errors import InputError
from goingrate.base.quantity import UNKNOWN, Quantity, Range
from goingrate.offer.cap_table.waterfall import waterfall
from goingrate.offer.private.settle import Settled, settle
from goingrate.offer.private.terms import Company, EquityGrant, PrivateEquity
from goingrate.offer.vesting import Vesting, even_vesting

DISCOUNT = 0.05
#: Everything known; nothing comes between today's holders and an exit.
COMPANY = Company(
    raised=60e6,
    last_price=4.0,
    fully_diluted=50e6,
    stage="series_b",
    company_value=180e6,
    last_round_share=0.6,
    older_price_share=0.4,
    volatility_per_year=0.8,
    growth_per_year=0.1,
    safe_rate_per_year=0.035,
    exit_rate_per_year=0.15,
    failure_per_year=0.05,
    rounds_per_year=0.0,
    dilution_per_round=0.0,
    pool_per_round=0.0,
    lock_up_years=0.5,
    lock_up_volatility=0.6,
)
OPTIONS = EquityGrant("iso", 20_000.0, strike=1.2, window_years=0.25)


def equity(company: Company = COMPANY, *grants: EquityGrant) -> PrivateEquity:
    return PrivateEquity(company, grants or (OPTIONS,), market_correlation=0.3)


def settled(company: Company = COMPANY, *grants: EquityGrant) -> Settled:
    return settle(equity(company, *grants), discount_per_year=DISCOUNT)


def leave(give_up: float, company: Company = COMPANY, grant: EquityGrant = OPTIONS) -> RightToLeave:
    return right_to_leave(settled(company, grant), give_up_per_year=give_up)


def monthly_rate(company: Company = COMPANY) -> float:
    assert isinstance(company.failure_per_year, float)
    return (math.log1p(DISCOUNT) + company.failure_per_year) / 12


def test_where_nothing_is_given_up_the_right_is_worth_nothing() -> None:
    found = leave(0.0)
    assert found.right == pytest.approx(0.0, abs=1e-6)
    assert found.if_staying == found.grant > 0
    assert found.pay_given_up == 0
    assert not found.leaves_at_once
    assert [row.company_value for row in found.leave_below] == [0.0] * 3  # never


@pytest.mark.parametrize("years_ago", [0.0, 2.0])
def test_whoever_gives_up_too_much_leaves_at_once_with_what_has_vested(years_ago: float) -> None:
    grant = replace(OPTIONS, granted_in_years=-years_ago)
    found = leave(1e9, grant=grant)
    assert found.leaves_at_once
    assert found.if_staying < -1e9
    whole = leave(0.0, grant=grant).grant
    assert found.if_free_to_leave == pytest.approx(years_ago / 4 * whole, rel=1e-9)
    assert found.leave_below[0].company_value == math.inf


@given(st.floats(0.0, 200e3), st.floats(0.2, 1.5), st.floats(20e6, 2e9))
def test_the_parts_add_up(give_up: float, volatility: float, value: float) -> None:
    company = replace(COMPANY, volatility_per_year=volatility, company_value=value)
    found = leave(give_up, company)
    tiny = 1e-9 * (abs(found.if_staying) + 1)
    assert found.if_staying + found.right == pytest.approx(found.if_free_to_leave, abs=tiny)
    assert found.grant - found.pay_given_up == pytest.approx(found.if_staying, abs=tiny)
    assert found.right >= -tiny
    assert found.if_free_to_leave >= -tiny
    assert found.numerical_error >= 0


def test_the_pay_given_up_is_paid_monthly_until_all_has_vested() -> None:
    found = leave(12e3)
    paid = sum(1e3 * math.exp(-monthly_rate() * month) for month in range(1, 49))
    assert found.pay_given_up == pytest.approx(paid, rel=1e-12)
    assert leave(0.0).if_staying - found.if_staying == pytest.approx(paid, rel=1e-6)


def test_the_exit_comes_on_average_or_at_the_last_vest() -> None:
    assert leave(1e3).horizon_years == 5.0  # 1 / (0.15 + 0.05)
    assert leave(1e3, replace(COMPANY, exit_rate_per_year=0.95)).horizon_years == 4.0
    rare = replace(COMPANY, exit_rate_per_year=1e-6, failure_per_year=0.0)
    assert leave(1e3, rare).horizon_years == 40.0
    assert leave(1e3, replace(COMPANY, exit_rate_per_year=0.17)).horizon_years == 55 / 12


def at_sale(company: Settled, values: np.ndarray) -> np.ndarray:
    """What 20,000 options at 1.20 bring at sales: by the waterfall itself, not by its kernel."""
    flow = waterfall(company.table)
    levels, slopes = flow.of("common")
    place = np.searchsorted(flow.exits, values, side="right") - 1
    mine = levels[place] + slopes[place] * (values - flow.exits[place])
    price = mine / flow.shares[flow.holders.index("common")]
    return 20_000 * np.maximum(price - 1.2, 0.0)


def test_the_whole_grant_is_the_average_over_all_sales() -> None:
    found, years = leave(20e3), 5.0
    z = np.linspace(-9.0, 9.0, 200_001)
    bell = np.exp(-0.5 * z * z)
    growth = (0.1 + 0.05 - 0.5 * 0.8**2) * years  # of what lives on
    paid = at_sale(settled(), 180e6 * np.exp(growth + 0.8 * math.sqrt(years) * z))
    mean = float((paid * bell).sum() / bell.sum())
    expected = math.exp(-12 * years * monthly_rate()) * mean
    assert found.grant == pytest.approx(expected, abs=found.numerical_error)
    assert found.numerical_error < 0.002 * found.grant


def test_without_volatility_the_best_month_to_leave_is_known_before() -> None:
    company = replace(COMPANY, volatility_per_year=0.0)
    found = leave(15e3, company)
    then = at_sale(settled(), np.array([180e6 * math.exp(0.15 * 5.0)]))
    grant = math.exp(-60 * monthly_rate()) * float(then[0])
    costs = [1250 * math.exp(-monthly_rate() * month) for month in range(1, 49)]
    by_month = [
        grant * (math.floor(month / 3) / 16 if month >= 12 else 0.0) - sum(costs[:month])
        for month in range(49)
    ]
    error = found.numerical_error + 1e-6 * grant
    assert found.if_staying == pytest.approx(by_month[-1], abs=error)
    assert found.if_free_to_leave == pytest.approx(max(by_month), abs=error)
    assert found.numerical_error < 0.002 * grant


@pytest.mark.parametrize("volatility", [0.0, 1e-4, 0.02, 3.0])
@pytest.mark.parametrize(("growth", "exits"), [(-0.5, 1e-6), (0.0, 0.2), (1.0, 0.2), (0.1, 1e-6)])
def test_no_company_is_too_quiet_or_too_wild(
    volatility: float, growth: float, exits: float
) -> None:
    company = replace(
        COMPANY,
        volatility_per_year=volatility,
        growth_per_year=growth,
        exit_rate_per_year=exits,
        failure_per_year=0.0,
    )
    found = leave(20e3, company)
    assert math.isfinite(found.if_staying)
    assert found.if_free_to_leave >= max(found.if_staying, 0.0)


def test_the_more_is_given_up_the_sooner_one_leaves() -> None:
    some, more = leave(5e3), leave(15e3)
    assert 0 < some.right < more.right
    assert some.if_free_to_leave > more.if_free_to_leave > 0
    for low, high in zip(some.leave_below, more.leave_below, strict=True):
        assert low.years == high.years
        assert 0 < low.company_value < high.company_value < 1e9


def test_below_the_boundary_what_is_left_is_not_worth_staying_for() -> None:
    """After two years, half is left: the same question, asked of a company of that value."""
    boundary = leave(15e3).leave_below[1]
    half = replace(
        OPTIONS, shares=10_000.0, vesting=even_vesting(years=2)
    )  # the other half is kept in any case
    sooner = replace(COMPANY, exit_rate_per_year=1 / 3 - 0.05)  # in 3 years, not in 5
    low, high = (
        leave(15e3, replace(sooner, company_value=times * boundary.company_value), half)
        for times in (0.9, 1.1)
    )
    assert low.leaves_at_once
    assert not high.leaves_at_once


def test_thresholds_end_with_the_last_vest() -> None:
    short = replace(OPTIONS, vesting=even_vesting(years=2, cliff_years=1))
    assert [row.years for row in leave(5e3, grant=short).leave_below] == [1]
    done = leave(5e3, grant=replace(OPTIONS, vesting=Vesting(((0.0, 1.0),))))
    assert (done.leave_below, done.pay_given_up, done.vests_until_years) == ((), 0.0, 0.0)
    assert done.if_staying == done.if_free_to_leave == done.grant


def test_what_is_paid_for_shares_counts_on_the_first_day() -> None:
    bought = EquityGrant("restricted_stock", 20_000.0, strike=1.2)
    given_away = EquityGrant("virtual", 20_000.0, strike=0.0)
    difference = leave(0.0, grant=given_away).grant - leave(0.0, grant=bought).grant
    assert difference == pytest.approx(24_000, rel=1e-3)


def test_whoever_loses_all_by_leaving_must_stay_until_the_exit() -> None:
    kept = leave(5e3, grant=EquityGrant("virtual", 20_000.0, strike=1.2))
    lost = leave(5e3, grant=EquityGrant("virtual", 20_000.0, strike=1.2, leaver="loses_all"))
    assert lost.grant == pytest.approx(kept.grant, rel=1e-9)
    assert lost.vests_until_years == lost.horizon_years == 5.0
    assert lost.if_free_to_leave < kept.if_free_to_leave


def test_later_rounds_leave_less() -> None:
    diluted = replace(COMPANY, rounds_per_year=0.5, dilution_per_round=0.18, pool_per_round=0.05)
    whole = leave(5e3)
    assert leave(5e3, diluted).grant < 0.95 * whole.grant
    paid_first = leave(5e3, replace(diluted, pool_per_round=0.0)).grant  # their preference alone
    assert 0.95 * whole.grant < paid_first < whole.grant - 5 * whole.numerical_error


def ask(give_up: Quantity | None, *grants: EquityGrant) -> Any:
    return equity_worth(equity(COMPANY, *grants), wealth=200e3, give_up_per_year=give_up)


def notes(answer: Any) -> list[str]:
    return [note.key for note in answer.notes]


def test_the_answer_has_it_where_it_was_asked_for() -> None:
    without, asked = ask(None), ask(Range(5e3, 15e3))
    assert without.right_to_leave is None
    assert asked.right_to_leave == leave(10e3)
    assert replace(asked, right_to_leave=None, notes=()) == replace(without, notes=())
    assert {*notes(asked)} - {*notes(without)} == {
        "grant.note.right_to_leave",
        "grant.note.middle.give_up",
    }
    assert notes(asked)[-1] == "note.no_advice"


def test_several_grants_count_as_one() -> None:
    second = replace(OPTIONS, granted_in_years=-4.0)
    answer = ask(1e9, OPTIONS, second)
    assert "grant.note.right_to_leave_grants" in notes(answer)
    found = answer.right_to_leave
    assert found.if_free_to_leave == pytest.approx(0.5 * found.grant, rel=1e-4)


@pytest.mark.parametrize("bad", [-1.0, math.inf, math.nan, UNKNOWN])
def test_what_cannot_be_given_up_is_refused(
    bad: Quantity, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(InputError) as caught:
        ask(bad)
    assert caught.value.where == "give_up_per_year"
    assert is_one_line(caught.value)
