"""Laws of constant relative risk aversion."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.offer.certainty import certain_gain, certainty_equivalent

wealths = st.lists(st.floats(1.0, 1e8), min_size=1, max_size=8).map(np.array)
tastes = st.floats(0.0, 20.0)
TINY = 1e-9


def worth(outcomes: np.ndarray, taste: float) -> float:
    return certainty_equivalent(outcomes, risk_aversion=taste)


@given(wealths, tastes)
def test_between_the_worst_and_the_best(outcomes: np.ndarray, taste: float) -> None:
    assert outcomes.min() * (1 - TINY) <= worth(outcomes, taste) <= outcomes.max() * (1 + TINY)


@given(wealths, tastes, st.floats(1e-3, 1e3))
def test_scales_with_wealth(outcomes: np.ndarray, taste: float, times: float) -> None:
    scaled = worth(times * outcomes, taste)
    assert scaled == pytest.approx(times * worth(outcomes, taste), rel=TINY)


@given(wealths, tastes, tastes)
def test_more_averse_is_never_worth_more(outcomes: np.ndarray, one: float, other: float) -> None:
    bold, careful = sorted((one, other))
    assert worth(outcomes, careful) <= worth(outcomes, bold) * (1 + TINY)


@given(wealths, st.sampled_from([1e-12, 1e-9, 1e-6]), st.sampled_from([-1, 1]))
def test_log_utility_is_no_jump(outcomes: np.ndarray, step: float, side: int) -> None:
    near = worth(outcomes, 1.0 + side * step)
    assert near == pytest.approx(worth(outcomes, 1.0), rel=200 * step + TINY)


@pytest.mark.parametrize("seam", [0.9, 1.1])
def test_both_forms_meet_at_the_seam(seam: float) -> None:
    outcomes = np.array([1e3, 5e4, 1e7])
    below, above = (worth(outcomes, seam * (1 + side * 1e-10)) for side in (-1, 1))
    assert below == pytest.approx(above, rel=1e-8)


@given(wealths)
def test_without_aversion_it_is_the_mean(outcomes: np.ndarray) -> None:
    assert worth(outcomes, 0.0) == pytest.approx(outcomes.mean())
    assert worth(outcomes, 1e-10) == pytest.approx(outcomes.mean(), rel=1e-6)


@given(wealths, tastes, st.floats(0.0, 0.99))
def test_a_mean_preserving_spread_is_never_worth_more(
    outcomes: np.ndarray, taste: float, share: float
) -> None:
    spread = np.concatenate([outcomes * (1 - share), outcomes * (1 + share)])
    assert worth(spread, taste) <= worth(outcomes, taste) * (1 + TINY)


@given(wealths, tastes, st.floats(0.0, 1e6))
def test_more_in_every_outcome_is_worth_more(
    outcomes: np.ndarray, taste: float, extra: float
) -> None:
    assert worth(outcomes + extra, taste) >= worth(outcomes, taste) * (1 - TINY)


@settings(max_examples=50)
@given(wealths, tastes, st.integers(1, 4))
def test_a_weight_of_n_counts_as_n_equal_outcomes(
    outcomes: np.ndarray, taste: float, n: int
) -> None:
    weights = np.ones(outcomes.size)
    weights[0] = n
    repeated = np.concatenate([outcomes, np.repeat(outcomes[0], n - 1)])
    weighted = certainty_equivalent(outcomes, risk_aversion=taste, weights=weights)
    assert weighted == pytest.approx(worth(repeated, taste), rel=TINY)


def test_extreme_wealth_neither_overflows_nor_vanishes() -> None:
    outcomes = np.array([1e-300, 1e300])
    assert worth(outcomes, 0.5) == pytest.approx(0.25 * 1e300)
    assert worth(outcomes, 20.0) == pytest.approx(1e-300 * 2 ** (1 / 19))


def test_what_cannot_happen_may_be_ruin() -> None:
    outcomes, weights = np.array([-5.0, 100.0]), np.array([0.0, 1.0])
    sure = certainty_equivalent(outcomes, risk_aversion=2.0, weights=weights)
    assert sure == pytest.approx(100.0)


@given(wealths, tastes)
def test_a_sure_gain_is_worth_itself(outcomes: np.ndarray, taste: float) -> None:
    amount = np.array([float(outcomes[0])])
    gain = certain_gain(amount, wealth=1e5, risk_aversion=taste)
    assert gain == pytest.approx(outcomes[0], rel=1e-9, abs=1e-6)


@pytest.mark.parametrize("taste", [-0.1, math.nan, math.inf])
def test_impossible_tastes_are_refused(taste: float) -> None:
    with pytest.raises(OutOfRange) as caught:
        worth(np.array([1.0]), taste)
    assert caught.value.where == "risk_aversion"


@pytest.mark.parametrize("bad", [0.0, -1.0, math.nan])
def test_ruin_is_refused_with_the_way_out(bad: float) -> None:
    with pytest.raises(OutOfRange) as caught:
        worth(np.array([bad, 1.0]), 2.0)
    assert caught.value.fix.key == "fix.add_wealth"
