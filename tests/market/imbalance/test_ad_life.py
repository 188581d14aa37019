"""How long ads stay open by kind of work: what is told, what is hidden, what is refused."""

from __future__ import annotations

import math

import numpy as np
import pytest

from goingrate.base.errors import InputError, OutOfRange
from goingrate.market.imbalance.ad_life import AdPanel, ad_life, hidden_ads


def panel(
    last: object,
    closed: object,
    *,
    first: object = None,
    segment: object = None,
    names: tuple[str, ...] = ("AI engineer",),
) -> AdPanel:
    ends = np.array(last, float)
    return AdPanel(
        days_open_first_seen=np.zeros(ends.size) if first is None else np.array(first, float),
        days_open_last=ends,
        closed=np.array(closed, bool),
        segment=np.zeros(ends.size, np.int32) if segment is None else np.array(segment, np.int32),
        names=names,
    )


def test_each_kind_of_work_has_its_own_curve() -> None:
    days = np.concatenate([np.arange(1.0, 21.0), 4 * np.arange(1.0, 21.0)])
    both = panel(days, days < 70, segment=[0] * 20 + [1] * 20, names=("fast", "slow"))
    fast, slow = ad_life(both)
    assert (fast.name, fast.ads, fast.closed, fast.still_open) == ("fast", 20, 20, 0)
    assert (slow.name, slow.ads, slow.closed, slow.still_open) == ("slow", 20, 17, 3)
    assert (fast.median_days, slow.median_days) == (10.0, 40.0)
    assert slow.told_from_days == 0.0
    shares = {age: (share, low, high) for age, share, low, high in slow.open_after}
    assert list(shares) == [7.0, 30.0, 60.0]  # the last was seen at 80 days
    assert shares[30.0][0] == pytest.approx(13 / 20)
    assert shares[60.0][0] == pytest.approx(5 / 20)
    for share, low, high in shares.values():
        assert low < share < high


def test_a_wider_coverage_is_a_wider_interval() -> None:
    ads = panel(np.arange(1.0, 101.0), [True] * 100)
    narrow, wide = (ad_life(ads, coverage=coverage)[0] for coverage in (0.5, 0.99))
    assert wide.low is not None
    assert wide.high is not None
    assert narrow.low is not None
    assert narrow.high is not None
    assert wide.low < narrow.low < 50.0 < narrow.high < wide.high


def test_ads_found_late_tell_of_old_ads_only() -> None:
    late = panel(np.arange(21.0, 61.0), [True] * 40, first=np.full(40, 12.0))
    life = ad_life(late)[0]
    assert life.told_from_days == 12.0
    assert life.median_days == 40.0
    assert [age for age, *_ in life.open_after] == [30.0, 60.0, 90.0]


def test_all_still_open_has_no_median() -> None:
    life = ad_life(panel([40.0] * 12, [False] * 12))[0]
    assert (life.median_days, life.low, life.high) == (None, None, None)
    assert [(age, share) for age, share, _, _ in life.open_after] == [(7.0, 1.0), (30.0, 1.0)]


def test_few_ads_are_hidden_with_their_number() -> None:
    segment = [0] * 9 + [1] * 10
    ads = panel([5.0] * 19, [True] * 19, segment=segment, names=("few", "enough", "none"))
    assert [life.name for life in ad_life(ads)] == ["enough"]
    few, none = hidden_ads(ads)
    assert (few.name, few.because.key) == ("few", "ad_life.few_ads")
    assert (none.name, none.because.key) == ("none", "cells.no_records")
    assert "9" not in str(few.because.values)


def test_no_ads_at_all() -> None:
    nothing = panel([], [])
    assert ad_life(nothing) == ()
    assert [hidden.because.key for hidden in hidden_ads(nothing)] == ["cells.no_records"]


@pytest.mark.parametrize("bad", [-1.0, math.nan, math.inf, 1e6])
@pytest.mark.parametrize("field", ["first", "last"])
def test_impossible_ages_are_refused_with_their_row(field: str, bad: float) -> None:
    ages = {"first": [1.0, 1.0], "last": [2.0, 2.0]}
    ages[field][1] = bad
    with pytest.raises(OutOfRange) as caught:
        panel(closed=[True, False], **ages)
    names = {"first": "days_open_first_seen[1]", "last": "days_open_last[1]"}
    assert caught.value.where == names[field]


def test_ads_are_seen_first_before_last() -> None:
    with pytest.raises(OutOfRange) as caught:
        panel([5.0], [False], first=[6.0])
    assert caught.value.allowed.key == "allowed.last_after_first"


def test_an_ad_that_was_never_seen_open_tells_nothing() -> None:
    with pytest.raises(OutOfRange) as caught:
        panel([5.0], [True], first=[5.0])
    assert caught.value.allowed.key == "allowed.observed_open"
    panel([5.0], [False], first=[5.0])  # seen open once
    panel([0.0], [True], first=[0.0])  # opened and closed on one day


@pytest.mark.parametrize("segment", [-1, 1])
def test_segments_have_names(segment: int) -> None:
    with pytest.raises(OutOfRange) as caught:
        panel([5.0], [True], segment=[segment])
    assert caught.value.allowed.key == "allowed.ad_segment"


def test_columns_must_fit() -> None:
    with pytest.raises(InputError, match="days_open_first_seen"):
        panel([5.0, 6.0], [True, True], first=[0.0])
    for names in [("a", "a"), (" ",)]:
        with pytest.raises(InputError) as caught:
            panel([5.0], [True], names=names)
        assert caught.value.allowed.key == "allowed.distinct_names"


@pytest.mark.parametrize("coverage", [0.0, 1.0, -0.5, math.nan])
def test_impossible_coverage_is_refused(coverage: float) -> None:
    with pytest.raises(OutOfRange):
        ad_life(panel([5.0] * 10, [True] * 10), coverage=coverage)
