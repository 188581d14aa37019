"""Exact mean and spread of a sum of vests."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import InputError, OutOfRange
from goingrate.offer.vests import Moments, Vests

drifts = st.floats(-0.5, 0.5)
volatilities = st.floats(0.0, 1.0)


def moments(
    values: Any,
    *,
    drift: float = 0.08,
    volatility: float = 0.45,
    step_years: float = 0.25,
    granted_at: Any = None,
) -> Moments:
    return Vests.by_step(
        values,
        drift_per_year=drift,
        volatility_per_year=volatility,
        step_years=step_years,
        granted_at_step=granted_at,
    ).moments()


@given(drifts, volatilities, st.integers(1, 12))
def test_one_vest_has_the_moments_of_a_log_normal(
    drift: float, volatility: float, step: int
) -> None:
    mean, deviation = moments([0.0] * (step - 1) + [7.0], drift=drift, volatility=volatility)
    years = 0.25 * step
    assert mean == pytest.approx(7.0 * math.exp(drift * years))
    assert deviation == pytest.approx(mean * math.sqrt(math.expm1(volatility**2 * years)))


@given(drifts, volatilities, st.lists(st.floats(0.0, 5.0), min_size=3, max_size=3))
def test_three_vests_agree_with_quadrature(
    drift: float, volatility: float, values: list[float]
) -> None:
    x, w = np.polynomial.hermite_e.hermegauss(40)
    z = np.array(np.meshgrid(x, x, x, indexing="ij")).reshape(3, -1)
    weight = np.prod(np.array(np.meshgrid(w, w, w)).reshape(3, -1), axis=0)
    weight /= weight.sum()
    steps = 0.25 * (drift - 0.5 * volatility**2) + 0.5 * volatility * z
    total = np.array(values) @ np.exp(np.cumsum(steps, axis=0))
    mean, deviation = moments(values, drift=drift, volatility=volatility)
    assert mean == pytest.approx(weight @ total)
    assert deviation**2 == pytest.approx(weight @ (total - mean) ** 2, rel=1e-6, abs=1e-9)


def test_a_later_grant_is_a_grant_of_today_moved() -> None:
    later = moments([[0.0] * 8 + [1.0, 2.0]], granted_at=[8])
    assert later == pytest.approx(moments([1.0, 2.0]))


def test_grants_that_live_one_after_the_other_add_their_variances() -> None:
    rows = [[1.0, 2.0, 0.0, 0.0], [0.0, 0.0, 3.0, 4.0]]
    one, other = moments(rows[0]), moments([3.0, 4.0])
    both = moments(rows, granted_at=[0, 2])
    assert both.mean == pytest.approx(one.mean + other.mean)
    assert both.standard_deviation == pytest.approx(
        math.hypot(one.standard_deviation, other.standard_deviation)
    )


def test_rows_granted_today_are_one_grant() -> None:
    assert moments([[1.0, 0.0], [0.5, 2.0]]) == pytest.approx(moments([1.5, 2.0]))


def test_limits() -> None:
    assert moments([]) == (0.0, 0.0)
    assert moments([1.0, 1.0], drift=0.0, volatility=0.0) == (2.0, 0.0)
    assert moments([1.0, 1.0], step_years=1e-12).standard_deviation == pytest.approx(0, abs=1e-5)


BAD: dict[str, tuple[str, dict[str, Any]]] = {
    "nan": ("values_by_step", {"values": [1.0, math.nan]}),
    "too large": ("values_by_step", {"values": [1e39]}),
    "below no volatility": ("volatility_per_year", {"volatility": -0.1}),
    "nan volatility": ("volatility_per_year", {"volatility": math.nan}),
    "beyond single precision": ("volatility_per_year", {"volatility": 8.0, "step_years": 1.0}),
    "drift beyond single precision": ("volatility_per_year", {"drift": 50.0, "step_years": 1.0}),
    "endless drift": ("drift_per_year", {"drift": math.inf}),
    "no step": ("step_years", {"step_years": 0.0}),
    "vests on the day of the grant": ("granted_at_step", {"granted_at": [1]}),
    "granted before today": ("granted_at_step", {"granted_at": [-1]}),
    "a day too many": ("granted_at_step", {"granted_at": [0, 0]}),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_refused_by_name(
    name: str, is_one_line: Callable[[InputError], bool]
) -> None:
    where, given = BAD[name]
    with pytest.raises(OutOfRange) as caught:
        moments(**{"values": [1.0, 1.0], **given})
    assert caught.value.where == where
    assert is_one_line(caught.value)
