"""What a grant in a private company is worth to a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import get_args

import pytest

from goingrate.answers.equity import equity_worth
from goingrate.answers.equity_results import EquityAnswer
from goingrate.base.errors import InputError, OutOfRange
from goingrate.base.quantity import UNKNOWN, Range
from goingrate.offer.cap_table.holders import CapTable, Preferred
from goingrate.offer.contingent.ipo_chance import NEVER_IPO
from goingrate.offer.private.terms import Company, EquityGrant, GrantKind, PrivateEquity
from goingrate.offer.vesting import Vesting

SERIES_B = Company(raised=60e6, last_price=4.0, fully_diluted=50e6, stage="series_b")
OPTIONS = EquityGrant("iso", 20_000.0, strike=1.2)
#: Everything known: one settled company, no draws.
KNOWN = replace(
    SERIES_B,
    last_round_share=0.6,
    older_price_share=0.4,
    volatility_per_year=0.8,
    growth_per_year=0.1,
    safe_rate_per_year=0.035,
    exit_rate_per_year=0.2,
    failure_per_year=0.05,
    rounds_per_year=0.5,
    dilution_per_round=0.18,
    pool_per_round=0.02,
    lock_up_years=0.5,
    lock_up_volatility=0.6,
)
KNOWN_OPTIONS = replace(OPTIONS, window_years=0.25)
#: 200M of 1x preferences, twice over, before anything reaches common shares.
HEAVY = CapTable(
    8e6,
    preferred=(
        Preferred("A", shares=8e6, issue_price=5.0, liquidation_multiple=2.0),
        Preferred("B", shares=8e6, issue_price=20.0, liquidation_multiple=2.0),
    ),
)


def worth(
    company: Company, grant: EquityGrant, wealth: float = 200e3, seed: int = 1
) -> EquityAnswer:
    equity = PrivateEquity(company, (grant,), market_correlation=0.3)
    return equity_worth(equity, wealth=wealth, seed=seed)


@cache
def usual() -> EquityAnswer:
    return worth(SERIES_B, OPTIONS)


@cache
def known() -> EquityAnswer:
    return worth(KNOWN, KNOWN_OPTIONS)


def test_the_value_on_paper_is_exact() -> None:
    paper = usual().on_paper
    assert (paper.value, paper.low, paper.high) == (20_000 * (4.0 - 1.2),) * 3


def test_worth_is_below_market_value_below_paper() -> None:
    answer = worth(Company(table=HEAVY), EquityGrant("nso", 20_000.0, strike=2.0), wealth=100e3)
    assert 0 < answer.worth.value < answer.market_value.value < answer.on_paper.value
    assert answer.company.preferences == 2 * (40e6 + 160e6)
    assert answer.company.first_earns > answer.company.preferences


def test_more_unknowns_give_a_wider_range() -> None:
    def width(answer: EquityAnswer) -> float:
        return answer.worth.high - answer.worth.low

    some = worth(replace(KNOWN, volatility_per_year=UNKNOWN), KNOWN_OPTIONS)
    no_price = worth(Company(raised=60e6), OPTIONS)
    assert width(known()) == 0
    assert 0 < width(some) < width(usual()) < width(no_price)
    assert known().sways == ()
    assert [sway.field for sway in some.sways] == ["equity.company.volatility_per_year"]


def test_sways_are_counted_from_the_middle() -> None:
    answer = usual()
    assert known().worth_at_middle == pytest.approx(known().worth.value, rel=2e-3)
    low, high = sorted((answer.sways[0].at_low, answer.sways[0].at_high))
    assert low < answer.worth_at_middle < high


def test_the_same_seed_gives_the_same_answer() -> None:
    assert worth(SERIES_B, OPTIONS) == usual()
    other = worth(SERIES_B, OPTIONS, seed=2)
    assert other.worth.value != usual().worth.value
    assert other.worth.value == pytest.approx(usual().worth.value, rel=0.03)


@pytest.mark.parametrize("kind", get_args(GrantKind))
def test_every_kind_runs(kind: GrantKind) -> None:
    grant = EquityGrant(
        kind,
        20_000.0,
        strike=0.0 if "rsu" in kind else 1.2,
        cap_per_share=5.0 if kind == "profit_units" else None,
    )
    answer = worth(KNOWN, grant)
    assert answer.worth.value > 0
    assert sum(way.probability for way in answer.summary.ways) == pytest.approx(1.0)
    assert (answer.leaving[0].cost > 0) is (kind in ("iso", "nso"))


def test_the_bolder_the_more_it_is_worth() -> None:
    values = [value for _, value in usual().by_taste]
    assert values == sorted(values, reverse=True)
    assert usual().setting.risk_aversion in [taste for taste, _ in usual().by_taste]


def test_no_volatility_and_no_failure_is_the_sure_payoff() -> None:
    sure = replace(
        KNOWN,
        volatility_per_year=0.0,
        growth_per_year=0.0,
        failure_per_year=0.0,
        rounds_per_year=0.0,
        company_value=200e6,
        ipo=NEVER_IPO,
    )
    free = replace(KNOWN_OPTIONS, vesting=Vesting(((0.0, 1.0),)), expires_in_years=40.0)
    answer = worth(sure, free)
    assert answer.summary.spread[50] == pytest.approx(56_000.0, rel=0.01)
    assert answer.worth.value < 56_000.0  # later money counts less


def test_a_dear_strike_pays_nothing() -> None:
    answer = worth(KNOWN, replace(KNOWN_OPTIONS, strike=1e6))
    assert answer.on_paper.value == 0
    assert answer.worth.value == pytest.approx(0.0, abs=1.0)


def test_exercise_that_nobody_can_pay_is_shown() -> None:
    equity = PrivateEquity(
        KNOWN,
        (replace(KNOWN_OPTIONS, shares=2e6),),
        cash_to_exercise=1e3,
        market_correlation=0.3,
    )
    answer = equity_worth(equity, wealth=200e3)
    assert not any(row.affordable for row in answer.leaving)
    assert answer.leaving[-1].cost == pytest.approx(2.4e6)
    assert answer.worth.value > 0


def test_leaving_counts_what_has_vested() -> None:
    rows = usual().leaving
    assert [row.vested for row in rows] == pytest.approx([0.25, 0.5, 0.75, 1.0])
    assert all(row.worth < usual().worth.value for row in rows)
    everything = replace(KNOWN_OPTIONS, granted_in_years=-5.0)
    assert worth(KNOWN, everything).leaving == ()


def test_the_curve_begins_where_the_grant_first_pays() -> None:
    answer = usual()
    first = answer.company.first_earns
    assert all((pays > 1e-6) == (value > first * (1 + 1e-9)) for value, pays in answer.curve)
    assert [value for value, _ in answer.curve] == sorted(value for value, _ in answer.curve)


def test_what_was_paid_for_shares_is_taken_off() -> None:
    bought = worth(KNOWN, EquityGrant("restricted_stock", 20_000.0, strike=1.2))
    assert bought.curve[0][1] == bought.exits[0].pays == -24_000
    assert bought.summary.spread[0] == -24_000
    assert bought.on_paper.value == 56_000


def test_facts_are_told_as_of_the_grant() -> None:
    fields = [use.field for use in usual().facts if use.field]
    assert "grant.equity.company.volatility_per_year" in fields
    assert not any(field.startswith("offers.") for field in fields)
    assert not any("market_correlation" in field for field in fields)


BAD: dict[str, Callable[[], EquityAnswer]] = {
    "no savings": lambda: worth(KNOWN, OPTIONS, wealth=0.0),
    "restricted stock dearer than the savings": lambda: worth(
        KNOWN, EquityGrant("restricted_stock", 200_000.0, strike=1.2)
    ),
    "fewer shares in all than granted": lambda: worth(
        replace(SERIES_B, fully_diluted=10e3), OPTIONS
    ),
    "expired": lambda: worth(KNOWN, replace(OPTIONS, granted_in_years=Range(-10.0, -9.0))),
    "beyond all sizes": lambda: worth(replace(SERIES_B, last_price=1e6), OPTIONS),
    "shares unknown": lambda: worth(KNOWN, EquityGrant("rsu", UNKNOWN)),
    "money raised unknown": lambda: worth(Company(raised=UNKNOWN), OPTIONS),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_told_on_one_line(
    name: str, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(InputError) as caught:
        BAD[name]()
    assert is_one_line(caught.value)


def test_common_shares_alone_are_worth_their_part_of_a_given_value() -> None:
    table = CapTable(9e6, unissued_pool=1e6)
    company = Company(table=table, company_value=100e6)
    grant = EquityGrant("rsu", 1e6, vesting=Vesting(((0.0, 1.0),)))
    answer = equity_worth(PrivateEquity(company, (grant,)), wealth=1e6)
    assert answer.on_paper.value == pytest.approx(10e6)
    assert answer.company.first_earns == 0.0
    with pytest.raises(OutOfRange, match="company_value"):
        equity_worth(PrivateEquity(replace(company, company_value=None), (grant,)), wealth=1e6)


def test_with_all_known_nodes_are_finer() -> None:
    answer = worth(KNOWN, KNOWN_OPTIONS)
    assert answer.setting.n_draws == 1
    assert answer.setting.n_outcomes > 50_000
