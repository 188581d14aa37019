"""A monotone curve through percentiles."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.interpolate import PchipInterpolator
from scipy.stats import norm

from goingrate.market.pay_curve import pay_curve

SHARES = [0.1, 0.25, 0.5, 0.75, 0.9]

steps = st.lists(st.floats(0.01, 0.8), min_size=4, max_size=4)
starts = st.floats(2e4, 2e5)


def pays_of(start: float, rises: list[float]) -> list[float]:
    return [float(pay) for pay in start * np.exp(np.cumsum([0.0, *rises]))]


@given(starts, steps)
def test_it_goes_through_its_percentiles_and_back(start: float, rises: list[float]) -> None:
    pays = pays_of(start, rises)
    curve = pay_curve(SHARES, pays)
    for share, pay in zip(SHARES, pays, strict=True):
        assert math.exp(curve.log_pay(share)) == pytest.approx(pay, rel=1e-12)
        assert curve.share_below(math.log(pay)) == pytest.approx(share, rel=1e-9)


@given(starts, steps, st.floats(0.02, 0.98), st.floats(0.02, 0.98))
def test_more_people_are_below_more_pay(
    start: float, rises: list[float], one: float, other: float
) -> None:
    curve = pay_curve(SHARES, pays_of(start, rises))
    low, high = sorted((one, other))
    assert curve.log_pay(low) <= curve.log_pay(high)
    assert curve.share_below(curve.log_pay(one)) == pytest.approx(one, rel=1e-7)


@given(starts, steps, st.floats(0.1, 0.9))
def test_between_the_ends_it_is_the_curve_of_another_program(
    start: float, rises: list[float], share: float
) -> None:
    pays = pays_of(start, rises)
    theirs = PchipInterpolator(norm.ppf(SHARES), np.log(pays))
    slopes = theirs.derivative()(norm.ppf(SHARES))
    curve = pay_curve(SHARES, pays)
    assert curve.slopes[1:-1] == pytest.approx(slopes[1:-1])
    if curve.slopes == pytest.approx(slopes):  # ours are never flat at an end
        assert curve.log_pay(share) == pytest.approx(float(theirs(norm.ppf(share))))


@given(st.floats(9.0, 13.0), st.floats(0.05, 1.2), st.floats(0.02, 0.98))
def test_log_normal_pay_is_a_straight_line(mean: float, spread: float, share: float) -> None:
    law = norm(mean, spread)
    curve = pay_curve(SHARES, np.exp(law.ppf(SHARES)))
    assert curve.log_pay(share) == pytest.approx(law.ppf(share))
    assert curve.density(law.ppf(share)) == pytest.approx(law.pdf(law.ppf(share)), rel=1e-6)


@given(starts, steps, st.floats(0.101, 0.899))
def test_the_density_is_the_slope_of_the_share_below(
    start: float, rises: list[float], share: float
) -> None:
    curve = pay_curve(SHARES, pays_of(start, rises))
    at, step = curve.log_pay(share), 1e-6
    slope = (curve.share_below(at + step) - curve.share_below(at - step)) / (2 * step)
    assert curve.density(at) == pytest.approx(slope, rel=1e-2)


def test_a_flat_start_does_not_say_that_nobody_earns_less() -> None:
    curve = pay_curve(SHARES, [30_000, 30_100, 60_000, 80_000, 90_000])
    assert curve.slopes[0] > 0
    assert 0.01 < curve.share_below(math.log(29_950)) < 0.1


def test_where_many_earn_the_same_all_of_them_are_below() -> None:
    curve = pay_curve(SHARES, [30_000, 30_000, 60_000, 80_000, 90_000])
    assert curve.share_below(math.log(30_000)) == pytest.approx(0.25)
    assert curve.share_below(math.log(29_999)) == 0.0
    assert curve.density(math.log(30_000)) > 1e5


def test_two_percentiles_or_one_make_a_curve() -> None:
    two = pay_curve([0.25, 0.5], [50_000, 70_000])
    assert math.exp(two.log_pay(0.5)) == pytest.approx(70_000)
    assert two.slopes[0] == two.slopes[1] > 0
    one = pay_curve([0.5], [70_000])
    assert math.exp(one.log_pay(0.5)) == pytest.approx(70_000)
    assert one.shares == pytest.approx((0.5, 0.5))
