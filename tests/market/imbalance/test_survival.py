"""The Kaplan-Meier curve against another program, and against planted lives."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import CensoredData, ecdf

from goingrate.market.imbalance.survival import Survival, survival

Floats = NDArray[np.float64]
Lives = tuple[Floats, Floats, NDArray[np.bool_]]

lives = st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=40)


def curve_of(
    last: object, closed: object, first: object = None, *, coverage: float = 0.9, fewest: int = 10
) -> Survival:
    ends = np.array(last, float)
    starts = np.zeros(ends.size) if first is None else np.array(first, float)
    return survival(starts, ends, np.array(closed, bool), coverage=coverage, fewest=fewest)


@given(lives, st.sampled_from([0.5, 0.9, 0.99]))
def test_without_delayed_entry_it_is_the_curve_of_scipy(
    drawn: list[tuple[int, bool]], coverage: float
) -> None:
    last, closed = (np.array(column) for column in zip(*drawn, strict=True))
    assume(closed.any())
    curve = curve_of(last, closed, coverage=coverage)
    theirs = ecdf(CensoredData.right_censored(last.astype(float), ~closed)).sf
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # no interval at 0
        limits = theirs.confidence_interval(coverage, method="log-log")
    place = np.searchsorted(theirs.quantiles, curve.ages)
    assert theirs.quantiles[place] == pytest.approx(curve.ages)
    assert curve.share == pytest.approx(theirs.probabilities[place])
    inner = curve.share > 0
    assert curve.low[inner] == pytest.approx(limits.low.probabilities[place][inner])
    assert curve.high[inner] == pytest.approx(limits.high.probabilities[place][inner])


def test_greenwood_by_hand() -> None:
    # At risk 4, 3 and 1: 3/4, then 3/4 * 2/3 = 1/2; variance of the log 1/12 + 1/6.
    curve = curve_of([1, 2, 3, 4], [True, True, False, False], coverage=0.9)
    assert curve.share == pytest.approx([0.75, 0.5])
    wide = 1.6448536 * math.sqrt(1 / 12 + 1 / 6) / math.log(2)
    assert curve.low[1] == pytest.approx(0.5 ** math.exp(wide))
    assert curve.high[1] == pytest.approx(0.5 ** math.exp(-wide))
    assert curve.median()[0] == 2.0


def test_delayed_entry_by_hand() -> None:
    # Three watched from the start, one from 2 on: at risk at 1: 3, at 2: 2 (who enters at 2 is
    # watched only after it), at 3: 2.
    curve = curve_of([1, 2, 3, 5], [True] * 3 + [False], [0, 0, 0, 2], fewest=1)
    assert curve.ages.tolist() == [1.0, 2.0, 3.0]
    assert curve.share == pytest.approx([2 / 3, 1 / 3, 1 / 6])


def test_lives_of_no_time_count() -> None:
    assert curve_of([0, 0, 1, 1], [True, True, False, False]).share.tolist() == [0.5]


def test_a_half_that_rounding_misses_is_a_half() -> None:
    last = np.arange(1.0, 25.0)
    curve = curve_of(last, last <= 12)
    assert curve.share[-1] > 0.5  # by 1e-16
    assert curve.median()[0] == 12.0


def test_where_all_are_still_open_there_is_no_median() -> None:
    curve = curve_of([10.0] * 20, [False] * 20)
    assert curve.median() == (None, None, None)
    share, low, high = curve.at(7.0) or (0.0, 0.0, 0.0)
    assert (share, high) == (1.0, 1.0)
    assert low == pytest.approx(0.05 ** (1 / 20))  # exact: 20 of 20, one-sided 95%
    assert curve.at(11.0) is None


def test_where_all_closed_nothing_is_left() -> None:
    curve = curve_of(np.arange(1, 21), [True] * 20)
    share, low, high = curve.at(500.0) or (1.0, 1.0, 1.0)
    assert (share, low) == (0.0, 0.0)
    assert high == curve.high[-2] > 0
    assert curve.median()[0] == 10.0


def test_one_life() -> None:
    assert curve_of([5], [True]).median() == (5.0, 5.0, None)
    assert curve_of([5], [False]).median() == (None, None, None)
    never_watched = curve_of([5], [False], [5])
    assert never_watched.at(7.0) is None
    assert never_watched.median() == (None, None, None)


def test_a_lone_early_end_does_not_drag_the_curve_down() -> None:
    # The only one watched from the start ends at once; all others are watched from 10 on.
    last = np.concatenate([[1.0], np.arange(21.0, 61.0)])
    first = np.concatenate([[0.0], np.full(40, 10.0)])
    curve = curve_of(last, np.ones(41, bool), first)
    assert curve.start == 10.0
    assert curve.median()[0] == 40.0
    assert curve.at(7.0) is None
    assert curve.at(30.0) is not None


def test_a_fall_to_nothing_that_others_outlive_ends_the_curve() -> None:
    last = np.concatenate([np.full(12, 20.0), np.full(3, 80.0)])
    first = np.concatenate([np.zeros(12), np.full(3, 50.0)])
    curve = curve_of(last, np.ones(15, bool), first)
    assert curve.share.size == 0
    assert curve.at(7.0) is not None
    assert curve.at(30.0) is None
    entering_then = np.where(first == 50, 20.0, first)
    assert curve_of(last, np.ones(15, bool), entering_then).at(30.0) is None


@given(lives, st.lists(st.integers(0, 40), min_size=40, max_size=40))
def test_a_curve_never_rises_and_lies_in_its_interval(
    drawn: list[tuple[int, bool]], entries: list[int]
) -> None:
    last, closed = (np.array(column) for column in zip(*drawn, strict=True))
    first = np.minimum(np.array(entries[: last.size]), np.maximum(last - closed, 0))
    curve = curve_of(last, closed, first, fewest=3)
    for values in (curve.share, curve.low, curve.high):
        assert np.isfinite(values).all()
        assert ((values >= 0) & (values <= 1)).all()
    assert (np.diff(curve.share) <= 0).all()
    assert (curve.low <= curve.share).all()
    assert (curve.share <= curve.high).all()
    assert curve.start <= curve.end or curve.ages.size == 0


@given(lives, st.floats(0.1, 50.0))
def test_the_unit_of_time_does_not_matter(drawn: list[tuple[int, bool]], times: float) -> None:
    last, closed = (np.array(column) for column in zip(*drawn, strict=True))
    one, other = curve_of(last, closed), curve_of(last * times, closed)
    assert other.share == pytest.approx(one.share)
    assert other.ages == pytest.approx(one.ages * times)


SHAPES = {"exponential": 1.0, "weibull": 1.6}
MEDIAN = 30.0


def planted(rng: np.random.Generator, shape: float, *, ads: int, delayed: bool) -> Lives:
    """Watch lives of a known median from a random age to a random age."""
    scale = MEDIAN / math.log(2) ** (1 / shape)
    found: list[Lives] = []
    size = 0
    while size < ads:
        life = scale * rng.weibull(shape, ads)
        entry = np.where(rng.random(ads) < 0.3, 0.0, rng.uniform(0, 40, ads))
        entry = entry if delayed else np.zeros(ads)
        until = entry + rng.uniform(10, 80, ads)
        seen = life > entry  # what closed before is never seen
        found.append((entry[seen], np.minimum(life, until)[seen], (life <= until)[seen]))
        size += int(seen.sum())
    first, last, closed = (np.concatenate(column)[:ads] for column in zip(*found, strict=True))
    return first, last, closed


@pytest.mark.parametrize("delayed", [False, True])
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_planted_median_is_recovered(shape: float, delayed: bool) -> None:
    first, last, closed = planted(np.random.default_rng(1), shape, ads=20_000, delayed=delayed)
    middle, low, high = curve_of(last, closed, first).median()
    assert middle == pytest.approx(MEDIAN, rel=0.03)
    assert low is not None
    assert high is not None
    assert low <= middle <= high
    assert high - low < 3.0


@pytest.mark.parametrize("delayed", [False, True])
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_interval_of_the_median_holds_as_often_as_it_says(shape: float, delayed: bool) -> None:
    rng = np.random.default_rng(7)
    held = below = 0
    for _ in range(200):
        first, last, closed = planted(rng, shape, ads=150, delayed=delayed)
        middle, low, high = curve_of(last, closed, first).median()
        assert middle is not None
        held += (low or 0.0) <= MEDIAN <= (high or math.inf)
        below += middle < MEDIAN
    assert 170 <= held <= 192  # 180 expected, standard deviation 4.2
    assert 75 <= below <= 125


def test_the_interval_of_a_curve_that_starts_late_holds_as_often() -> None:
    rng = np.random.default_rng(12)
    held = []
    for _ in range(280):
        first, last, closed = planted(rng, 1.0, ads=20, delayed=True)
        curve = curve_of(last, closed, first)
        if curve.start > 0:
            _, low, high = curve.median()
            held.append((low or 0.0) <= curve.start + MEDIAN <= (high or math.inf))  # no ageing
    assert len(held) > 200
    assert 0.85 <= np.mean(held) <= 0.95  # 0.90 expected, standard deviation 0.02


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_open_ads_are_not_closed_ones(shape: float) -> None:
    first, last, closed = planted(np.random.default_rng(2), shape, ads=5_000, delayed=False)
    naive = curve_of(last, np.ones(closed.size, bool), first).median()[0]
    assert naive is not None
    assert naive < 0.85 * MEDIAN


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_ads_found_when_already_open_are_not_new_ones(shape: float) -> None:
    _, last, closed = planted(np.random.default_rng(3), shape, ads=5_000, delayed=True)
    naive = curve_of(last, closed).median()[0]
    assert naive is not None
    assert naive > 1.15 * MEDIAN
