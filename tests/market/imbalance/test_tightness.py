"""Vacancies per seeker: the case of two halves, laws, and counts that cannot be."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import InputError, OutOfRange
from goingrate.market.imbalance.tightness import SegmentCount, SegmentTightness, tightness

counts = st.integers(0, 10**6).map(float)
pairs = st.tuples(counts, counts).filter(lambda pair: pair != (0.0, 0.0))
markets = st.lists(pairs, min_size=1, max_size=6)


def named(market: list[tuple[float, float]]) -> list[SegmentCount]:
    return [SegmentCount(str(at), *pair) for at, pair in enumerate(market)]


def size(segment: SegmentTightness) -> float:
    ratio = segment.vacancies_per_seeker
    return math.inf if ratio is None else ratio


def test_a_glut_beside_a_shortage_is_not_their_mean() -> None:
    told = tightness([SegmentCount("general", 3_000, 10_000), SegmentCount("elite", 200, 20)])
    assert [segment.vacancies_per_seeker for segment in told.segments] == [0.3, 10.0]
    assert [segment.state for segment in told.segments] == ["glut", "shortage"]
    assert told.pooled.vacancies_per_seeker == pytest.approx(3_200 / 10_020)
    assert (told.pooled.state, told.pooled.vacancies, told.pooled.seekers) == (
        "glut",
        3_200,
        10_020,
    )
    assert told.misleading


@pytest.mark.parametrize(
    ("market", "misleading"),
    [
        ([(3.0, 10.0)], False),
        ([(3.0, 10.0), (2.0, 20.0)], False),
        ([(10.0, 3.0), (20.0, 2.0)], False),
        ([(3.0, 10.0), (5.0, 5.0)], False),
        ([(10.0, 3.0), (5.0, 5.0)], False),
        ([(10.0, 3.0), (3.0, 10.0)], True),
        ([(10.0, 3.0), (5.0, 5.0), (3.0, 10.0)], True),
        ([(1.0, 0.0), (3.0, 10.0)], True),
    ],
)
def test_only_opposite_sides_mislead(market: list[tuple[float, float]], misleading: bool) -> None:
    assert tightness(named(market)).misleading is misleading


def test_where_nobody_seeks_there_is_no_bound() -> None:
    told = tightness([SegmentCount("elite", 5, 0)])
    for segment in (told.segments[0], told.pooled):
        assert segment.vacancies_per_seeker is None
        assert segment.state == "shortage"
    assert not told.misleading


def test_hardly_anyone_who_seeks_is_no_bound_either() -> None:
    assert tightness([SegmentCount("elite", 1e10, 5e-324)]).segments[0].vacancies_per_seeker is None


def test_without_vacancies_there_is_a_glut() -> None:
    only = tightness([SegmentCount("general", 0, 7)]).segments[0]
    assert (only.vacancies_per_seeker, only.state) == (0.0, "glut")


def test_equal_counts_are_balanced_though_weights_round() -> None:
    assert tightness([SegmentCount("x", 0.1 + 0.2, 0.3)]).segments[0].state == "balanced"
    assert tightness([SegmentCount("x", 1_001, 1_000)]).segments[0].state == "shortage"


@given(markets)
def test_the_pooled_lies_between_the_smallest_and_the_largest(
    market: list[tuple[float, float]],
) -> None:
    told = tightness(named(market))
    sizes = [size(segment) for segment in told.segments]
    assert min(sizes) * (1 - 1e-9) <= size(told.pooled) <= max(sizes) * (1 + 1e-9)


@given(markets, st.floats(1e-3, 1e3))
def test_only_the_ratios_of_counts_matter(market: list[tuple[float, float]], times: float) -> None:
    one = tightness(named(market))
    scaled = tightness(named([(vacant * times, seek * times) for vacant, seek in market]))
    assert scaled.misleading == one.misleading
    for before, after in zip(
        (*one.segments, one.pooled), (*scaled.segments, scaled.pooled), strict=True
    ):
        assert size(after) == pytest.approx(size(before), rel=1e-9)
        assert after.state == before.state


@given(markets, st.randoms(use_true_random=False))
def test_order_does_not_matter(market: list[tuple[float, float]], random: object) -> None:
    segments = named(market)
    shuffled = list(segments)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = tightness(segments), tightness(shuffled)
    assert (one.pooled, one.misleading) == (other.pooled, other.misleading)
    assert set(one.segments) == set(other.segments)
    assert [segment.name for segment in other.segments] == [count.name for count in shuffled]


@pytest.mark.parametrize("bad", [-1.0, math.nan, math.inf, 1e11])
@pytest.mark.parametrize("field", ["vacancies", "seekers"])
def test_impossible_counts_are_refused(field: str, bad: float) -> None:
    with pytest.raises(OutOfRange) as caught:
        SegmentCount(**{"name": "elite", "vacancies": 1.0, "seekers": 1.0, field: bad})  # type: ignore[arg-type]
    assert caught.value.where == f"elite.{field}"


def test_neither_vacancies_nor_seekers_is_no_market() -> None:
    with pytest.raises(OutOfRange) as caught:
        SegmentCount("nobody", 0, 0)
    assert caught.value.allowed.key == "allowed.some_vacancy_or_seeker"


def test_names_tell_segments_apart() -> None:
    with pytest.raises(InputError, match="each name once"):
        tightness([SegmentCount("a", 1, 1), SegmentCount("b", 1, 1), SegmentCount("a", 2, 2)])
    with pytest.raises(InputError, match="a name"):
        SegmentCount(" ", 1, 1)
    with pytest.raises(InputError, match="at least one"):
        tightness([])
