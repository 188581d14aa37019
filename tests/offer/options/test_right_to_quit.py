"""The right to quit: a public worked example, every policy by brute force, limits and laws."""

from __future__ import annotations

import itertools
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.offer.options.black_scholes import call_value
from goingrate.offer.options.right_to_quit import RightToQuit, right_to_quit, share_of_gain
from goingrate.offer.vesting import Vesting, even_vesting

TERMS: dict[str, Any] = {
    "company_value": 10e6,
    "payoff": share_of_gain(share_owned=0.01, strike_on_whole_company=2.5e6),
    "vesting": even_vesting(years=4, cliff_years=1, per_year=12),
    "horizon_years": 7,
    "volatility_per_year": 1.0,
    "growth_per_year": 0.08,
    "discount_per_year": 0.02,
    "opportunity_cost_per_year": 50_000.0,
}


def quits(**changes: Any) -> RightToQuit:
    return right_to_quit(**TERMS | changes)


@pytest.mark.shared
def test_public_worked_example(shared_folder: Path) -> None:
    path = shared_folder / "oracles" / "tax_and_option_worked_examples.json"
    example = json.loads(path.read_text(encoding="utf-8"))["benkuhn_option_val"]
    given_there = example["inputs"]
    found = right_to_quit(
        company_value=given_there["company_value_usd"],
        payoff=share_of_gain(
            share_owned=given_there["share_owned"],
            strike_on_whole_company=given_there["strike_on_whole_company_usd"],
        ),
        vesting=even_vesting(
            years=given_there["vesting_years"],
            cliff_years=given_there["cliff_months"] / 12,
            per_year=12,
        ),
        horizon_years=given_there["horizon_years"],
        volatility_per_year=given_there["volatility_per_year"],
        growth_per_year=given_there["growth_per_year"],
        discount_per_year=given_there["discount_per_year"],
        opportunity_cost_per_year=given_there["opportunity_cost_usd_per_year"],
    )
    assert found.naive == pytest.approx(example["naive"], abs=0.005)
    assert found.with_quit == pytest.approx(example["metaopt"], abs=0.005)
    assert found.right == pytest.approx(example["metaopt"] - example["naive"], abs=0.01)


SHORT: dict[str, Any] = {
    "vesting": Vesting(((1 / 12, 0.2), (2 / 12, 0.3), (3 / 12, 0.5))),
    "horizon_years": 4 / 12,
    "opportunity_cost_per_year": 300_000.0,
}


def test_the_best_of_all_policies_by_brute_force() -> None:
    """Each node of months 0 to 2 either stays or leaves: 64 policies over 16 paths."""
    move = 1 / math.sqrt(12)
    up = (1.08 ** (1 / 12) - math.exp(-move)) / (math.exp(move) - math.exp(-move))
    vested = [0.0, 0.2, 0.5, 1.0]
    nodes = [(month, ups) for month in range(3) for ups in range(month + 1)]
    values = []
    for choice in itertools.product([False, True], repeat=len(nodes)):
        leaves = dict(zip(nodes, choice, strict=True))
        total = 0.0
        for path in itertools.product([0, 1], repeat=4):
            month = next((m for m in range(3) if leaves[m, sum(path[:m])]), 3)
            end = 10e6 * math.exp(move * (2 * sum(path) - 4))
            worth = vested[month] * 0.01 * max(end - 2.5e6, 0) * 1.02 ** (-4 / 12)
            worth -= sum(25_000 * 1.02 ** (-m / 12) for m in range(1, month + 1))
            total += up ** sum(path) * (1 - up) ** (4 - sum(path)) * worth
        values.append(total)
    found = quits(**SHORT)
    assert found.naive == pytest.approx(values[0], rel=1e-12)
    assert found.with_quit == pytest.approx(max(values), rel=1e-12)
    assert max(values) > max(values[0], 0)


def test_the_boundary_is_where_leaving_begins_to_be_best() -> None:
    found = quits()
    months = [month for month, _ in found.boundary]
    assert months == sorted(set(months))
    assert 0 not in months  # worth starting
    assert set(range(12, 48)) <= set(months)
    move = 1 / math.sqrt(12)
    for month, value in found.boundary:
        ups = (math.log(value / 10e6) / move + month) / 2
        assert ups == pytest.approx(round(ups), abs=1e-9)  # a node of the lattice
        rest = right_to_quit_from(month, value)
        above = right_to_quit_from(month, value * math.exp(2 * move))
        assert rest <= 1e-6, month
        assert above > 0, month


def right_to_quit_from(month: int, company_value: float) -> float:
    """What staying adds to what has vested, for somebody who is at the end of a month."""
    vested = month / 48 if month >= 12 else 0.0
    left = [(max(m, 12) - month, 1 / 48) for m in range(1, 49) if m > month or month < 12]
    amounts: dict[int, float] = {}
    for months, share in left:
        amounts[months] = amounts.get(months, 0.0) + share
    whole = sum(amounts.values())
    vests = sorted(amounts.items())
    vesting = Vesting(tuple((months / 12, part / whole) for months, part in vests))
    assert whole == pytest.approx(1 - vested)
    payoff = share_of_gain(share_owned=0.01 * whole, strike_on_whole_company=2.5e6)
    return quits(
        company_value=company_value,
        payoff=payoff,
        vesting=vesting,
        horizon_years=(84 - month) / 12,
    ).with_quit


def test_work_that_costs_nothing_is_never_left() -> None:
    found = quits(opportunity_cost_per_year=0.0)
    assert found.with_quit == pytest.approx(found.naive, rel=1e-12)
    assert found.boundary == ()
    assert quits(opportunity_cost_per_year=-1e5).boundary == ()


def test_work_that_costs_too_much_is_never_begun() -> None:
    found = quits(opportunity_cost_per_year=1e9)
    assert found.with_quit == 0
    assert found.boundary[0] == (0, 10e6)


def test_costs_are_paid_at_the_end_of_each_month_until_all_has_vested() -> None:
    free, paid = quits(opportunity_cost_per_year=0.0), quits()
    costs = sum(50_000 / 12 * 1.02 ** (-month / 12) for month in range(1, 49))
    assert free.naive - paid.naive == pytest.approx(costs, rel=1e-12)


def test_fine_steps_give_the_black_scholes_value() -> None:
    found = quits(
        vesting=Vesting(((0.0, 1.0),)),
        horizon_years=3,
        growth_per_year=0.05,
        discount_per_year=0.05,
        steps_per_month=10,
    )
    exact = call_value(
        share_price=10e6,
        strike=2.5e6,
        years=3,
        volatility_per_year=1.0,
        rate_per_year=math.log(1.05),
    )
    assert found.naive == found.with_quit == pytest.approx(0.01 * float(exact), rel=2e-3)
    assert abs(found.naive - 0.01 * float(exact)) < found.numerical_error


def test_a_waterfall_may_pay_whatever_it_likes() -> None:
    def after_preference(values: np.ndarray) -> np.ndarray:
        return 0.01 * np.clip(values - 5e6, 0, 20e6) + 0.002 * np.maximum(values - 40e6, 0)

    junior, plain = quits(payoff=after_preference), quits()
    assert junior.naive < plain.naive
    assert junior.with_quit < plain.with_quit
    nothing = quits(payoff=lambda _values: 0.0)
    assert nothing.with_quit == 0
    sure = quits(payoff=lambda _values: 1e6, opportunity_cost_per_year=0.0)
    assert sure.naive == pytest.approx(1e6 * 1.02**-7, rel=1e-12)


@given(
    st.floats(1e6, 1e8),
    st.floats(0.3, 1.5),
    st.floats(-0.1, 0.3),
    st.floats(0, 0.3),
    st.floats(-1e4, 3e5),
)
def test_the_right_to_quit_never_hurts(
    company_value: float, volatility: float, growth: float, discount: float, cost: float
) -> None:
    found = quits(
        company_value=company_value,
        volatility_per_year=volatility,
        growth_per_year=growth,
        discount_per_year=discount,
        opportunity_cost_per_year=cost,
        vesting=even_vesting(years=2, cliff_years=1, per_year=12),
        horizon_years=3,
    )
    tiny = 1e-9 * (abs(found.naive) + 1)
    assert found.with_quit >= max(found.naive, 0) - tiny
    dearer = quits(
        company_value=company_value,
        volatility_per_year=volatility,
        growth_per_year=growth,
        discount_per_year=discount,
        opportunity_cost_per_year=cost + 1e4,
        vesting=even_vesting(years=2, cliff_years=1, per_year=12),
        horizon_years=3,
    )
    assert dearer.with_quit <= found.with_quit + tiny


def test_the_stated_error_covers_finer_steps() -> None:
    coarse, fine = quits(), quits(steps_per_month=8)
    for name in ("naive", "with_quit"):
        assert abs(getattr(coarse, name) - getattr(fine, name)) < coarse.numerical_error
    assert fine.numerical_error < coarse.numerical_error < 300


@pytest.mark.parametrize(
    ("name", "bad", "where"),
    [
        ("company_value", 0.0, "company_value"),
        ("volatility_per_year", 0.0, "volatility_per_year"),
        ("growth_per_year", -1.0, "growth_per_year"),
        ("discount_per_year", math.nan, "discount_per_year"),
        ("opportunity_cost_per_year", math.inf, "opportunity_cost_per_year"),
        ("horizon_years", 3.0, "horizon_years"),
        ("horizon_years", 7.05, "horizon_years"),
        ("horizon_years", 41, "horizon_years"),
        ("steps_per_month", 0, "steps_per_month"),
        ("steps_per_month", 11, "steps_per_month"),
        ("vesting", Vesting(((0.3, 1.0),)), "vesting"),
        ("payoff", lambda values: values * math.nan, "payoff"),
        ("volatility_per_year", 0.001, "steps_per_month"),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    name: str, bad: Any, where: str, is_one_line: Any
) -> None:
    with pytest.raises(OutOfRange) as caught:
        quits(**{name: bad})
    assert caught.value.where == where
    assert is_one_line(caught.value)


@pytest.mark.parametrize(("share", "strike"), [(1.1, 0.0), (-0.1, 0.0), (0.5, -1.0)])
def test_an_impossible_share_is_refused(share: float, strike: float) -> None:
    with pytest.raises(OutOfRange):
        share_of_gain(share_owned=share, strike_on_whole_company=strike)
