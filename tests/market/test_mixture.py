"""Quantiles of one published occupation and of several together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.optimize import brentq
from scipy.stats import norm

from goingrate.base.errors import OutOfRange
from goingrate.base.kinds import Place
from goingrate.market.mixture import PublishedQuantile, PublishedRate, mixture
from goingrate.market.published import Percentile, PublishedWages, effective_sample_size

SHARES = (0.1, 0.25, 0.5, 0.75, 0.9)
TOP = 239_200.0

middles = st.floats(40_000, 200_000)
spreads = st.floats(0.1, 0.8)
jobs = st.floats(1e3, 1e6)
errors = st.floats(0.1, 20.0)


def wages(
    pays: Sequence[float],
    *,
    soc: str = "15-1252",
    employment: float | None = 1e5,
    employment_rse: float | None = 1.0,
    mean_rse: float | None = 1.0,
    top: float = math.inf,
) -> PublishedWages:
    percentiles = [
        Percentile(share, min(pay, top), or_more=pay >= top)
        for share, pay in zip(SHARES, pays, strict=True)
    ]
    return PublishedWages(
        soc=soc,
        occupation=soc,
        place=Place("US"),
        area_name="National",
        employment=employment,
        employment_rse=employment_rse,
        mean=float(np.mean(pays)),
        mean_rse=mean_rse,
        percentiles=tuple(percentiles),
        release="May 2025",
        on_date=date(2025, 5, 1),
        source="",
        address="",
    )


def log_normal(middle: float, spread: float) -> list[float]:
    return [float(pay) for pay in middle * np.exp(spread * norm.ppf(SHARES))]


DEVELOPERS = wages([82_460, 105_210, 135_980, 171_980, 214_670], mean_rse=0.4)
SCIENTISTS = wages([67_240, 84_760, 120_230, 160_000, 199_130], soc="15-2051", employment=5e4)


def values(rate: PublishedRate) -> list[float]:
    return [one.value for one in rate.quantiles if one.value is not None]


def only(rate: PublishedRate) -> PublishedQuantile:
    (one,) = rate.quantiles
    return one


# One occupation.


def test_one_part_gives_its_printed_figures_back_exactly() -> None:
    rate = mixture([DEVELOPERS])
    assert values(rate) == [82_460, 105_210, 135_980, 171_980, 214_670]
    assert {one.basis for one in rate.quantiles} == {"printed"}
    assert (rate.employment, rate.employment_rse) == (1e5, 1.0)
    assert (rate.mean, rate.mean_rse) == pytest.approx((DEVELOPERS.mean, 0.4))
    assert [note.key for note in rate.notes] == ["oews.note.derived"]


@given(middles, spreads, st.floats(0.1, 0.9), errors)
def test_of_log_normal_pay_the_quantiles_and_errors_are_those_of_a_sample(
    middle: float, spread: float, share: float, error: float
) -> None:
    one = wages(log_normal(middle, spread), mean_rse=error, employment=1e9)
    found = only(mixture([one], probabilities=[share]))
    score = norm.ppf(share)
    assert found.value == pytest.approx(middle * math.exp(spread * score))
    people = max(1.0, math.expm1(spread**2) / (error / 100) ** 2)
    se = spread * math.sqrt(share * (1 - share) / people) / norm.pdf(score)
    assert found.high == pytest.approx(found.value * math.exp(1.6448536 * se), rel=1e-5)
    assert found.low == pytest.approx(found.value * math.exp(-1.6448536 * se), rel=1e-5)


def test_intervals_cover_a_planted_truth() -> None:
    rng = np.random.default_rng(5)
    truth, people, hits = 100_000 * math.exp(0.4 * norm.ppf(0.75)), 400, 0
    for _ in range(300):
        sample = 100_000 * np.exp(0.4 * rng.standard_normal(people))
        error = 100 * sample.std() / math.sqrt(people) / sample.mean()
        one = wages(list(np.quantile(sample, SHARES)), mean_rse=error)
        found = only(mixture([one], probabilities=[0.75]))
        assert found.low is not None
        assert found.high is not None
        hits += found.low <= truth <= found.high
    assert 0.86 <= hits / 300 <= 0.94


@given(errors, errors, st.floats(0.11, 0.89))
def test_intervals_shrink_with_the_error(one: float, other: float, share: float) -> None:
    exact, rough = sorted((one, other))
    narrow, wide = (
        only(mixture([replace(DEVELOPERS, mean_rse=error)], probabilities=[share]))
        for error in (exact, rough)
    )
    assert narrow.value == wide.value
    assert narrow.low >= wide.low  # type: ignore[operator]
    assert narrow.high <= wide.high  # type: ignore[operator]


def test_beyond_the_printed_percentiles_nothing_is_said() -> None:
    rate = mixture([DEVELOPERS], probabilities=[0.05, 0.099, 0.901, 0.99])
    assert [(one.basis, one.value, one.low, one.high) for one in rate.quantiles] == [
        ("beyond", None, None, None)
    ] * 4
    assert "oews.note.beyond" in [note.key for note in rate.notes]


def test_at_or_above_a_top_code_there_is_a_lower_bound() -> None:
    one = wages([90_000, 130_000, 180_000, 250_000, 300_000], top=TOP)
    low, near, at, above = mixture([one], probabilities=[0.5, 0.6, 0.75, 0.9]).quantiles
    assert (low.basis, low.value) == ("printed", 180_000)
    assert (near.basis, near.value, near.high) == ("or_more", None, None)
    assert near.low == pytest.approx(180_000)  # above the median, and no more is known
    assert (at.basis, above.basis) == ("or_more", "or_more")
    assert (at.low, above.low) == pytest.approx((TOP, TOP))


def test_a_top_code_below_a_printed_percentile_is_no_better_bound() -> None:
    printed = (Percentile(0.5, 300_000.0), Percentile(0.75, 350_000.0))
    one = replace(DEVELOPERS, percentiles=(*printed, Percentile(0.9, TOP, or_more=True)))
    found = only(mixture([one], probabilities=[0.9]))
    assert (found.basis, found.low) == ("or_more", pytest.approx(350_000))


def test_where_only_or_more_is_printed_that_is_the_answer() -> None:
    one = wages([250_000, 260_000, 270_000, 280_000, 290_000], top=TOP)
    rate = mixture([one], probabilities=[0.05, 0.1, 0.5])
    assert [quantile.basis for quantile in rate.quantiles] == ["beyond", "or_more", "or_more"]
    assert rate.quantiles[2].low == pytest.approx(TOP)


def test_without_an_error_there_is_no_interval() -> None:
    found = only(mixture([replace(DEVELOPERS, mean_rse=None)], probabilities=[0.5]))
    assert (found.value, found.low, found.high) == (135_980, None, None)


def test_what_is_not_released_is_said() -> None:
    rate = mixture([replace(DEVELOPERS, percentiles=(), mean=None)])
    assert {one.basis for one in rate.quantiles} == {"not_released"}
    assert rate.left_out == ("15-1252",)
    assert [note.key for note in rate.notes] == ["oews.note.not_released"]


def test_pay_without_employment_still_stands_alone() -> None:
    rate = mixture([replace(DEVELOPERS, employment=None, employment_rse=None)])
    assert rate.quantiles[2].value == 135_980
    assert (rate.employment, rate.employment_rse) == (None, None)


# Several occupations.


@given(middles, middles, spreads, spreads, jobs, jobs, st.floats(0.1, 0.9))
def test_a_mixture_is_solved_on_its_distribution(
    one: float, two: float, narrow: float, wide: float, few: float, many: float, share: float
) -> None:
    laws = [(one, narrow, few), (two, wide, many)]
    parts = [
        wages(log_normal(middle, spread), soc=f"{place:02}-0000", employment=weight)
        for place, (middle, spread, weight) in enumerate(laws)
    ]

    def below(log_pay: float) -> float:
        each = (w * norm.cdf((log_pay - math.log(m)) / s) for m, s, w in laws)
        return sum(each) / (few + many) - share

    truth = math.exp(brentq(below, 5, 20, xtol=1e-12))
    found = only(mixture(parts, probabilities=[share]))
    assert found.value == pytest.approx(truth, rel=1e-6)
    assert found.low <= truth * (1 + 1e-9)  # type: ignore[operator]
    assert found.high >= truth * (1 - 1e-9)  # type: ignore[operator]


@given(middles, middles, spreads, jobs, st.floats(0.1, 0.89), st.floats(0.1, 0.89))
def test_quantiles_of_a_mixture_are_in_order(
    one: float, two: float, spread: float, few: float, low: float, high: float
) -> None:
    low, high = sorted((low, high))
    assume(high - low > 1e-6)
    parts = [
        wages(log_normal(one, spread), employment=few),
        wages(sorted([45_000, 50_000, two, 2 * two, 2.1 * two]), soc="15-2051"),
    ]
    first, second = values(mixture(parts, probabilities=[low, high]))
    assert first <= second * (1 + 1e-12)


@given(st.floats(0.1, 50.0), st.floats(0.05, 1.0))
def test_all_pay_times_a_factor_is_the_answer_times_it(factor: float, share: float) -> None:
    parts = [DEVELOPERS, SCIENTISTS]
    scaled = [
        replace(
            part,
            mean=part.mean * factor if part.mean else None,
            percentiles=tuple(
                replace(one, pay_per_year=one.pay_per_year * factor) for one in part.percentiles
            ),
        )
        for part in parts
    ]
    before, after = mixture(parts, [1.0, share]), mixture(scaled, [1.0, share])
    for one, other in zip(before.quantiles, after.quantiles, strict=True):
        for name in ("value", "low", "high"):
            assert getattr(other, name) == pytest.approx(getattr(one, name) * factor, rel=1e-9)
    assert after.mean == pytest.approx((before.mean or 0) * factor)


def test_two_halves_are_the_whole() -> None:
    halves = [replace(DEVELOPERS, employment=5e4), replace(DEVELOPERS, employment=5e4, soc="x")]
    whole, parted = mixture([DEVELOPERS]), mixture(halves)
    assert values(parted) == pytest.approx(values(whole), rel=1e-9)
    assert parted.employment == whole.employment
    for one, other in zip(whole.quantiles, parted.quantiles, strict=True):
        assert other.high - other.low < one.high - one.low  # type: ignore[operator]


def test_weights_are_jobs_times_the_share_that_counts() -> None:
    rate = mixture([DEVELOPERS, SCIENTISTS], [0.1, 1.0])
    assert [part.weight for part in rate.parts] == pytest.approx([1 / 6, 5 / 6])
    assert rate.employment == pytest.approx(60_000)
    assert rate.employment_rse == pytest.approx(math.hypot(10_000, 50_000) / 60_000)
    assert rate.parts[0].effective_sample_size == effective_sample_size(DEVELOPERS)


def test_the_error_of_the_weights_widens_the_interval() -> None:
    sure = [replace(one, employment_rse=0.0) for one in (DEVELOPERS, SCIENTISTS)]
    unsure = [replace(one, employment_rse=30.0) for one in sure]
    narrow, wide = (only(mixture(parts, probabilities=[0.5])) for parts in (sure, unsure))
    assert wide.high - wide.low > narrow.high - narrow.low  # type: ignore[operator]
    alone = [only(mixture([one], probabilities=[0.5])) for one in (sure[0], unsure[0])]
    assert alone[0] == alone[1]


def test_tails_that_are_not_printed_are_bounded() -> None:
    low, middle, high = mixture([DEVELOPERS, SCIENTISTS], probabilities=[0.1, 0.5, 0.9]).quantiles
    assert (low.basis, middle.basis, high.basis) == ("bounded", "interpolated", "bounded")
    assert low.low <= 67_240 * (1 + 1e-9)  # type: ignore[operator]
    assert low.high >= 82_460 * (1 - 1e-9)  # type: ignore[operator]
    assert high.low <= 199_130 * (1 + 1e-9)  # type: ignore[operator]
    assert high.high >= 214_670 * (1 - 1e-9)  # type: ignore[operator]


def test_a_top_coded_part_bounds_the_mixture() -> None:
    rich = wages([120_000, 160_000, 210_000, 300_000, 400_000], soc="11-3021", top=TOP)
    rate = mixture([DEVELOPERS, rich], probabilities=[0.25, 0.5, 0.9])
    quarter, half, most = rate.quantiles
    assert (quarter.basis, half.basis) == ("interpolated", "interpolated")
    assert (most.basis, most.value, most.high) == ("or_more", None, None)
    assert most.low is not None
    assert 171_980 < most.low <= TOP * (1 + 1e-9)
    assert "oews.note.or_more" in [note.key for note in rate.notes]


def test_a_part_that_lacks_jobs_or_pay_is_left_out_and_named() -> None:
    rate = mixture([DEVELOPERS, replace(SCIENTISTS, employment=None)])
    assert rate.left_out == ("15-2051",)
    assert values(rate) == values(mixture([DEVELOPERS]))
    assert "15-2051" in str(rate.notes[-1].values)
    assert mixture([replace(DEVELOPERS, percentiles=()), SCIENTISTS]).left_out == ("15-1252",)


BAD = {
    "no part": lambda: mixture([]),
    "shares": lambda: mixture([DEVELOPERS], [0.5, 0.5]),
    "no share": lambda: mixture([DEVELOPERS], [0.0]),
    "share": lambda: mixture([DEVELOPERS], [1.01]),
    "nan": lambda: mixture([DEVELOPERS], [math.nan]),
    "probability": lambda: mixture([DEVELOPERS], probabilities=[1.0]),
    "interval": lambda: mixture([DEVELOPERS], interval=0.0),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_is_refused(case: str) -> None:
    with pytest.raises(OutOfRange):
        BAD[case]()


@pytest.mark.parametrize(
    ("printed", "mean", "mean_rse"),
    [
        ([59_040, 64_150, 79_200, 86_300, 148_160], 87_580, 6.7),  # Clarksville, TN-KY
        ([46_840, 63_360, 99_400, 136_120, 138_030], 99_540, 11.3),  # Duluth, MN-WI
    ],
)
def test_ends_of_intervals_are_in_order_where_the_density_is_uneven(
    printed: list[float], mean: float, mean_rse: float
) -> None:
    """Data scientists of two small areas in the release of May 2025, 50 jobs each."""
    uneven = replace(wages(printed, mean_rse=mean_rse, employment=50.0), mean=float(mean))
    found = mixture([uneven]).quantiles
    lows, highs = [one.low for one in found], [one.high for one in found]
    assert lows == sorted(lows)  # type: ignore[type-var]
    assert highs == sorted(highs)  # type: ignore[type-var]
    assert all(one.low <= one.value <= one.high for one in found)  # type: ignore[operator]
