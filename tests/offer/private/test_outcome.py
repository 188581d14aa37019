"""What outcomes come to: counts, quantiles and shares of a few ends by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from goingrate.offer.private.ends import KINDS, Fineness, Outcomes, Taste
from goingrate.offer.private.joint import outcomes
from goingrate.offer.private.outcome import mean_is_finite, merged, summary
from goingrate.offer.private.settle import settle
from goingrate.offer.private.terms import EquityGrant

from .conftest import made
from .plain_monte_carlo import present_values

THREE = Outcomes(
    present_value=np.array([0.0, -10.0, 100.0]),
    money=np.array([0.0, -10.0, 200.0]),
    probability=np.array([0.5, 0.2, 0.3]),
    years=np.array([1.0, 2.0, 4.0]),
    kind=np.array([KINDS.index("fails"), KINDS.index("sale"), KINDS.index("ipo")]),
)


def test_three_ends_by_hand() -> None:
    told = summary(THREE, on_paper=150.0, wealth=1e3, risk_aversion=0.0, finite_mean=True)
    assert told.mean == pytest.approx(28.0)
    assert told.certainty_equivalent == pytest.approx(28.0)
    assert (told.nothing, told.loses, told.beats_paper) == pytest.approx((0.7, 0.2, 0.3))
    assert told.quantiles[0] == (0.05, -10.0)
    assert told.quantiles[2] == (0.5, 0.0)
    assert told.quantiles[-1] == (0.95, 200.0)
    assert told.median_years == 4.0
    assert told.top_share == pytest.approx(0.01 * 100.0 / 28.0)
    assert [(way.way, way.probability) for way in told.ways] == [
        ("fails", 0.5),
        ("sale_below_preferences", 0.2),
        ("ipo", 0.3),
    ]


def test_nothing_on_paper_is_not_beaten_by_nothing() -> None:
    told = summary(THREE, on_paper=0.0, wealth=1e3, risk_aversion=2.0, finite_mean=False)
    assert told.beats_paper == pytest.approx(0.3)
    assert told.mean is None


def test_merged_outcomes_share_the_probability() -> None:
    both = merged([THREE, THREE])
    assert both.probability.sum() == pytest.approx(1.0)
    assert both.chance_of("ipo") == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("growth", "told"), [(0.1, True), (0.19, True), (0.21, False), (0.25, False), (0.4, False)]
)
def test_a_mean_that_hangs_on_far_exits_is_not_told(growth: float, told: bool) -> None:
    """Exits come at .25 a year: growth must stay well below, whatever the rate of failure."""
    for failure in (0.0, 0.2):
        company = settle(
            made(growth_per_year=growth, failure_per_year=failure), discount_per_year=0.05
        )
        assert mean_is_finite(company) is told


def test_the_mean_of_common_shares_has_a_closed_form() -> None:
    """All common, sales only: n x value x exits / (exits + failures + discount - drift)."""
    from goingrate.offer.contingent.ipo_chance import NEVER_IPO

    grant = EquityGrant("rsu", 50_000.0, accelerated=1.0)
    equity = made(grant, raised=1e-3, rounds_per_year=0.0, growth_per_year=0.1, ipo=NEVER_IPO)
    company = settle(equity, discount_per_year=0.05)
    found = outcomes(company, taste=Taste(200e3, 2.0, 200e3), fineness=Fineness(8, 6, 7, 8))
    exact = 50_000 / 50e6 * 150e6 * 0.25 / (0.25 + math.log(1.05) - 0.1)
    mean = float((found.present_value * found.probability).sum())
    assert mean == pytest.approx(exact, rel=5e-3)


def test_quantiles_agree_with_plain_numpy() -> None:
    company = settle(made(EquityGrant("rsu", 100_000.0)), discount_per_year=0.05)
    found = outcomes(company, taste=Taste(200e3, 2.0, 200e3), fineness=Fineness(10, 8, 9, 8))
    drawn = np.sort(present_values(company, n=400_000, seed=11))
    order = np.argsort(found.present_value)
    cumulative = np.cumsum(found.probability[order])
    for share in (0.7, 0.8, 0.9, 0.95, 0.99):
        by_nodes = found.present_value[order][np.searchsorted(cumulative, share)]
        assert by_nodes == pytest.approx(drawn[int(share * drawn.size)], rel=0.03)
