"""The level of risk aversion that parts the people of start-ups from those of companies."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.contest.cutoff import cutoff
from goingrate.contest.frontier import FirmTerms, best_offer, best_worth

surpluses = st.floats(0.0, 6.0)
start_ups = st.builds(
    FirmTerms.of,
    cash_price=st.just(0.0) | st.floats(0.01, 2.0),
    volatility=st.floats(0.1, 2.0),
    equity_cap=st.none() | st.floats(0.0, 2.0),
    cash_floor=st.none() | st.floats(0.0, 2.0),
)


def test_the_closed_form() -> None:
    kappa, sigma, ys, yb, vs, vb = 0.35, 0.6, 2.0, 2.35, 0.1, 0.25
    terms = FirmTerms.of(cash_price=kappa, volatility=sigma)
    found = cutoff(startup_surplus=ys - vs, company_surplus=yb - vb, startup_terms=terms)
    short = (yb - vb) - (ys - vs) / (1 + kappa)
    assert float(found) == pytest.approx(kappa**2 / (2 * (1 + kappa) ** 2 * sigma**2) / short)


@given(surpluses, surpluses, start_ups, st.floats(1e-3, 30.0))
def test_the_start_up_wins_exactly_below(
    left: float, rival: float, terms: FirmTerms, taste: float
) -> None:
    edge = float(cutoff(startup_surplus=left, company_surplus=rival, startup_terms=terms))
    ahead = float(best_worth(left, risk_aversion=taste, terms=terms)) - rival
    if taste < edge * (1 - 1e-9):
        assert ahead > -1e-12
    if taste > edge * (1 + 1e-9):
        assert ahead < 1e-12
    if 1e-3 < edge < 1e3:
        tie = float(best_worth(left, risk_aversion=edge, terms=terms))
        assert tie == pytest.approx(rival, rel=1e-9, abs=1e-9)


def test_at_the_cutoff_both_are_worth_the_same() -> None:
    rng = np.random.default_rng(5)
    n = 20_000
    terms = FirmTerms.of(
        cash_price=rng.uniform(0.1, 2, n),
        volatility=rng.uniform(0.2, 1, n),
        equity_cap=rng.uniform(0.2, 2, n),
        cash_floor=rng.uniform(0, 1, n),
    )
    left, rival = rng.uniform(0, 4, (2, n))
    edge = cutoff(startup_surplus=left, company_surplus=rival, startup_terms=terms)
    inside = (edge > 0) & (edge < np.inf)
    assert inside.sum() > 1000
    worth = best_worth(left, risk_aversion=np.where(inside, edge, 1.0), terms=terms)
    np.testing.assert_allclose(worth[inside], rival[inside], rtol=1e-9)


def test_limits_of_the_cutoff() -> None:
    def of(left: float, rival: float, **limits: float) -> float:
        terms = FirmTerms.of(**{"cash_price": 1.0, "volatility": 1.0, **limits})
        return float(cutoff(startup_surplus=left, company_surplus=rival, startup_terms=terms))

    assert of(4.0, 2.0) == of(4.0, 1.0) == np.inf  # not even short of cash
    assert of(4.0, 2.0, cash_price=0.0) == np.inf
    assert of(2.0, 2.0, cash_price=0.0) == 0.0  # the same to all
    assert of(1.9, 2.0, cash_price=0.0) == 0.0
    assert of(4.0, 2.0, equity_cap=0.0) == 0.0  # again the same to all
    assert of(4.0, 2.5, equity_cap=1.0) == 0.0  # all its equity only makes up for the cash
    assert of(4.0, 2.4, equity_cap=1.0) == pytest.approx(0.2)  # and here leaves 0.1 = 0.2 / 2
    assert of(4.0, 2.4, cash_floor=1.5) == pytest.approx(0.2)  # the same limit, from the cash
    assert of(4.0, 1.0, cash_floor=2.1) == 0.0  # cannot pay its least cash


def test_a_market_of_firms_sorts_people_by_risk_aversion() -> None:
    rng = np.random.default_rng(1)
    taste = np.exp(-1 + 0.8 * rng.standard_normal(4000))[:, None]
    young = FirmTerms.of(cash_price=0.35, volatility=[0.5, 0.6, 0.7, 0.9])
    left = np.array([1.88, 1.90, 1.92, 1.95])
    grown = FirmTerms.of(cash_price=0.0, volatility=0.25)
    rivals = np.array([2.05, 2.10, 2.08])
    start_up = best_worth(left, risk_aversion=taste, terms=young).max(axis=1)
    company = best_worth(rivals, risk_aversion=taste, terms=grown).max(axis=1)
    edge = float(
        cutoff(startup_surplus=left, company_surplus=rivals.max(), startup_terms=young).max()
    )
    people = taste[:, 0]
    np.testing.assert_array_equal(start_up > company, people < edge)
    assert 400 < (people < edge).sum() < 3600  # both sides have people
    held = best_offer(left, risk_aversion=taste, terms=young).equity
    assert (np.diff(held[np.argsort(people)], axis=0) <= 0).all()  # the careful hold less


@given(surpluses, surpluses, start_ups, st.floats(1.0, 3.0))
def test_cash_wins_the_careful_and_risk_loses_them(
    left: float, rival: float, terms: FirmTerms, more: float
) -> None:
    edge = cutoff(startup_surplus=left, company_surplus=rival, startup_terms=terms)
    richer = cutoff(startup_surplus=left * more, company_surplus=rival, startup_terms=terms)
    assert richer >= edge * (1 - 1e-9)
    wilder = FirmTerms(
        terms.cash_price, terms.volatility * more, terms.equity_cap, terms.cash_floor
    )
    assert cutoff(startup_surplus=left, company_surplus=rival, startup_terms=wilder) <= edge * (
        1 + 1e-9
    )


def test_refused() -> None:
    terms = FirmTerms.of(cash_price=0.1, volatility=0.5)
    with pytest.raises(OutOfRange, match="company_surplus"):
        cutoff(startup_surplus=1.0, company_surplus=np.nan, startup_terms=terms)
