"""The best offer, against maximisation by search, at its kinks and in its limits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from goingrate.base.errors import InputError, OutOfRange
from goingrate.contest.frontier import FirmTerms, best_offer, best_worth, surplus_needed
from goingrate.contest.packages import package_of

surpluses = st.floats(-2.0, 20.0)
tastes = st.floats(0.01, 10.0)
limits = st.none() | st.floats(0.0, 5.0)
firms = st.builds(
    FirmTerms.of,
    cash_price=st.just(0.0) | st.floats(0.0, 3.0),
    volatility=st.floats(0.05, 2.0),
    equity_cap=limits,
    cash_floor=limits,
)


def searched(left: float, taste: float, terms: FirmTerms) -> float:
    """Return the worth of the best package found by trying equities, or minus infinity."""
    kappa, sigma = float(terms.cash_price), float(terms.volatility)
    room = left - (1 + kappa) * float(terms.cash_floor)
    if room < 0:
        return -np.inf

    def lost(equity: float) -> float:
        cash = (left - equity) / (1 + kappa)
        return -float(cash + equity - 0.5 * taste * (sigma * equity) ** 2)

    enough = min(2.0 / (taste * sigma**2), float(terms.equity_cap), room)
    found = minimize_scalar(lost, bounds=(0.0, enough), method="bounded", options={"xatol": 1e-12})
    return -min(found.fun, lost(0.0), lost(enough))


def random_case(rng: np.random.Generator) -> tuple[float, float, FirmTerms]:
    """Draw a case; half of them lie at a kink or a hair beside it."""
    kappa, sigma, taste = rng.uniform(0.02, 2), rng.uniform(0.1, 1.5), rng.uniform(0.05, 5)
    wanted = kappa / ((1 + kappa) * taste * sigma**2)
    hair = rng.choice([0.0, 1e-9, -1e-9, 1e-3, -1e-3])
    cap = rng.choice([np.inf, wanted * rng.uniform(0.1, 2), wanted * (1 + hair)])
    floor = rng.choice([-np.inf, 0.0, rng.uniform(0, 3)])
    kink = (1 + kappa) * floor + min(wanted, cap)
    edge = (1 + kappa) * floor
    left = rng.uniform(0, 8)
    if np.isfinite(kink) and rng.random() < 0.5:
        left = rng.choice([kink, edge, 0.5 * (kink + edge)]) + rng.choice([0.0, 1e-9, 1e-3, -1e-3])
    terms = FirmTerms.of(cash_price=kappa, volatility=sigma, equity_cap=cap, cash_floor=floor)
    return float(left), float(taste), terms


def test_no_search_finds_a_better_offer() -> None:
    rng = np.random.default_rng(7)
    impossible = 0
    for _ in range(4000):
        left, taste, terms = random_case(rng)
        closed = best_worth(left, risk_aversion=taste, terms=terms)
        found = searched(left, taste, terms)
        impossible += found == -np.inf
        assert float(closed) == pytest.approx(found, rel=1e-9, abs=1e-9)
    assert 10 < impossible < 2000


def test_the_closed_form_without_limits() -> None:
    kappa, sigma, taste, left = 0.35, 0.6, 0.8, 2.0
    terms = FirmTerms.of(cash_price=kappa, volatility=sigma)
    best = best_offer(left, risk_aversion=taste, terms=terms)
    share = kappa / (1 + kappa)
    assert float(best.equity) == pytest.approx(share / (taste * sigma**2))
    worth = left / (1 + kappa) + share**2 / (2 * taste * sigma**2)
    assert float(best.worth) == pytest.approx(worth)
    assert (1 + kappa) * float(best.cash) + float(best.equity) == pytest.approx(left)


@given(surpluses, tastes, firms)
def test_the_package_is_worth_what_it_says_and_keeps_the_limits(
    left: float, taste: float, terms: FirmTerms
) -> None:
    best = best_offer(left, risk_aversion=taste, terms=terms)
    worth = best_worth(left, risk_aversion=taste, terms=terms)
    if left < terms.least_surplus:
        assert worth == best.worth == -np.inf
        assert np.isnan(best.cash)
        assert np.isnan(best.equity)
        return
    paid = package_of(
        cash=best.cash, equity=best.equity, risk_aversion=taste, volatility=terms.volatility
    )
    size = 1e-12 * (1 + abs(left) + float(best.equity) * 4)
    assert float(best.worth) == float(worth) == pytest.approx(float(paid.worth), abs=size)
    assert 0 <= best.equity <= terms.equity_cap
    assert best.cash >= terms.cash_floor
    used = (1 + terms.cash_price) * best.cash + best.equity
    assert float(used) == pytest.approx(left, abs=4 * size)


@given(surpluses, tastes, firms)
def test_the_inverse_takes_back_the_surplus(left: float, taste: float, terms: FirmTerms) -> None:
    assume(left >= terms.least_surplus)
    worth = best_worth(left, risk_aversion=taste, terms=terms)
    back = surplus_needed(worth, risk_aversion=taste, terms=terms)
    assert float(back) == pytest.approx(left, rel=1e-9, abs=1e-9 * (1 + 1 / taste))


@given(st.floats(-5, 15), tastes, firms)
def test_no_smaller_surplus_leaves_the_worth(worth: float, taste: float, terms: FirmTerms) -> None:
    need = surplus_needed(worth, risk_aversion=taste, terms=terms)
    assert need >= terms.least_surplus
    reached = float(best_worth(need + 1e-6, risk_aversion=taste, terms=terms))
    assert reached >= worth
    less = float(best_worth(need - 1e-6, risk_aversion=taste, terms=terms))
    assert less < worth or less == -np.inf


@given(surpluses, surpluses, tastes, firms)
def test_the_frontier_rises_and_is_concave(
    one: float, two: float, taste: float, terms: FirmTerms
) -> None:
    low, high = sorted((one, two))
    assume(low >= terms.least_surplus)
    assume(high > low + 1e-6)
    ends = best_worth([low, (low + high) / 2, high], risk_aversion=taste, terms=terms)
    rounding = 1e-9 * (1 + np.abs(ends).max())
    assert ends[1] >= (ends[0] + ends[2]) / 2 - rounding
    steepest = np.diff(ends).max() / ((high - low) / 2)
    flattest = np.diff(ends).min() / ((high - low) / 2)
    assert flattest >= float(terms.slope) - 1e-3 - rounding / (high - low)
    assert steepest <= 1 + rounding / (high - low) * 4


def test_on_the_floor_the_cash_is_just_the_floor() -> None:
    terms = FirmTerms.of(cash_price=0.37, volatility=1.1, cash_floor=np.linspace(0.1, 0.9, 200))
    best = best_offer(1.3, risk_aversion=0.1, terms=terms)
    np.testing.assert_array_equal(best.cash, terms.cash_floor)


def test_slopes_jump_at_a_capped_kink_and_only_there() -> None:
    step = 1e-6
    for cap, jump in ((0.3, True), (None, False)):  # e* is 0.5
        terms = FirmTerms.of(cash_price=1.0, volatility=1.0, equity_cap=cap, cash_floor=1.0)
        kink = 2.0 + (cap or 0.5)
        around = best_worth(kink + step * np.arange(-1, 2), risk_aversion=1.0, terms=terms)
        before, after = np.diff(around) / step
        assert after == pytest.approx(0.5, abs=1e-4)
        assert before == pytest.approx(0.7 if jump else 0.5, abs=1e-4)


@given(surpluses, tastes, tastes, firms)
def test_the_bold_gain_most(left: float, one: float, two: float, terms: FirmTerms) -> None:
    bold, careful = best_worth(left, risk_aversion=sorted((one, two)), terms=terms)
    assert careful <= bold + 1e-9 * abs(bold) if careful > -np.inf else bold == -np.inf


@given(surpluses, tastes, firms)
def test_limits_never_help(left: float, taste: float, terms: FirmTerms) -> None:
    free = FirmTerms.of(cash_price=terms.cash_price, volatility=terms.volatility)
    limited = best_worth(left, risk_aversion=taste, terms=terms)
    assert limited <= best_worth(left, risk_aversion=taste, terms=free) + 1e-9 * (1 + 1 / taste)


def test_ample_cash_needs_no_equity() -> None:
    terms = FirmTerms.of(cash_price=0.0, volatility=0.5, equity_cap=9.0, cash_floor=1.0)
    best = best_offer([3.0, 3.0], risk_aversion=[0.0, 2.0], terms=terms)
    assert best.equity.tolist() == [0.0, 0.0]
    assert best.cash.tolist() == best.worth.tolist() == best.cost.tolist() == [3.0, 3.0]
    assert best.wedge.tolist() == [0.0, 0.0]


def test_those_who_do_not_mind_risk_get_all_equity_that_there_may_be() -> None:
    capped = FirmTerms.of(cash_price=0.5, volatility=0.5, equity_cap=2.0)
    best = best_offer(5.0, risk_aversion=0.0, terms=capped)
    assert (float(best.cash), float(best.equity)) == (2.0, 2.0)
    assert float(best.worth) == pytest.approx(4.0, rel=1e-15)
    floored = FirmTerms.of(cash_price=0.5, volatility=0.5, cash_floor=2.0)
    best = best_offer(5.0, risk_aversion=0.0, terms=floored)
    assert (float(best.cash), float(best.equity)) == (2.0, 2.0)
    assert float(best.worth) == pytest.approx(4.0, rel=1e-15)
    for terms in (capped, floored):
        assert float(surplus_needed(4.0, risk_aversion=0.0, terms=terms)) == pytest.approx(5.0)
        nearly = float(best_worth(5.0, risk_aversion=1e-12, terms=terms))
        assert nearly == pytest.approx(4.0, rel=1e-9)


@pytest.mark.parametrize("ask", [best_offer, best_worth, surplus_needed])
def test_an_offer_without_end_is_refused(
    ask: Callable[..., Any], is_one_line: Callable[[InputError], bool]
) -> None:
    terms = FirmTerms.of(cash_price=0.5, volatility=0.5)
    with pytest.raises(OutOfRange, match="sell equity without end") as told:
        ask(5.0, risk_aversion=[1.0, 0.0], terms=terms)
    assert is_one_line(told.value)
    ask(5.0, risk_aversion=0.0, terms=FirmTerms.of(cash_price=0.0, volatility=0.5))


def test_workers_by_firms_in_one_call() -> None:
    rng = np.random.default_rng(3)
    taste = rng.uniform(0.1, 2, (3000, 1))  # more cells than one block holds
    left = rng.uniform(0, 5, 11)
    terms = FirmTerms.of(
        cash_price=rng.uniform(0, 1, 11),
        volatility=rng.uniform(0.2, 1, 11),
        equity_cap=np.where(rng.random(11) < 0.5, np.inf, 0.3),
        cash_floor=np.where(rng.random(11) < 0.5, -np.inf, 1.0),
    )
    table = best_worth(left, risk_aversion=taste, terms=terms)
    assert table.shape == (3000, 11)
    np.testing.assert_array_equal(table, best_offer(left, risk_aversion=taste, terms=terms).worth)
    one = FirmTerms(
        *(
            part[4]
            for part in (terms.cash_price, terms.volatility, terms.equity_cap, terms.cash_floor)
        )
    )
    assert table[2650, 4] == best_worth(left[4], risk_aversion=taste[2650, 0], terms=one)
    assert best_worth(np.empty(0), risk_aversion=1.0, terms=one).shape == (0,)


BAD = [
    {"cash_price": -0.1},
    {"cash_price": np.nan},
    {"volatility": 0.0},
    {"equity_cap": -1.0},
    {"equity_cap": np.nan},
    {"cash_floor": np.inf},
]


@pytest.mark.parametrize("change", BAD)
def test_refused(change: dict[str, Any], is_one_line: Callable[[InputError], bool]) -> None:
    with pytest.raises(OutOfRange) as told:
        FirmTerms.of(**{"cash_price": 0.1, "volatility": 0.5, **change})
    assert told.value.where == next(iter(change))
    assert is_one_line(told.value)


def test_no_number_no_offer() -> None:
    terms = FirmTerms.of(cash_price=0.1, volatility=0.5)
    for wrong in ({"surplus": np.nan}, {"risk_aversion": -1.0}):
        with pytest.raises(OutOfRange):
            best_offer(**{"surplus": 1.0, "risk_aversion": 1.0, "terms": terms, **wrong})
    with pytest.raises(OutOfRange):
        surplus_needed(np.inf, risk_aversion=1.0, terms=terms)
