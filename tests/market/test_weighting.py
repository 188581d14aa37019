"""Weights that move a sample towards the workforce."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.market.weighting import workforce_weights

REGIONS = ("CA", "NY", "TX", None)


@given(
    st.lists(st.tuples(st.floats(0.5, 1e6), st.sampled_from(REGIONS)), min_size=1, max_size=12),
    st.dictionaries(st.sampled_from(("CA", "NY", "TX", "WA")), st.floats(1.0, 1e7)),
)
def test_regions_count_as_the_people_who_work_there(
    cells: list[tuple[float, str | None]], workforce: dict[str, float]
) -> None:
    counts = np.array([count for count, _ in cells])
    regions = [region for _, region in cells]
    found = workforce_weights(counts, regions, workforce)
    assert found.weights.sum() == pytest.approx(1.0)
    known = {region for region in regions if region in workforce}
    people = sum(workforce[region] for region in known)
    for region in known:
        share = sum(w for w, at in zip(found.weights, regions, strict=True) if at == region)
        assert share == pytest.approx(found.by_workforce * workforce[region] / people)
    for weight, count, region in zip(found.weights, counts, regions, strict=True):
        if region not in known:
            assert weight == pytest.approx(count / counts.sum())
    assert found.without_records == pytest.approx(
        1.0 - people / sum(workforce.values()) if workforce else 0.0
    )


def test_a_sample_like_the_workforce_keeps_its_shares() -> None:
    counts = np.array([10.0, 20.0, 30.0, 40.0])
    found = workforce_weights(counts, ["CA", "CA", "NY", "NY"], {"CA": 3.0, "NY": 7.0})
    assert found.weights == pytest.approx(counts / 100.0)
    assert (found.by_workforce, found.without_records) == (pytest.approx(1.0), 0.0)


def test_within_a_region_the_sample_decides() -> None:
    found = workforce_weights(np.array([1.0, 3.0, 4.0]), ["CA", "CA", "NY"], {"CA": 1, "NY": 1})
    assert found.weights == pytest.approx([0.125, 0.375, 0.5])


def test_without_a_workforce_nothing_moves() -> None:
    found = workforce_weights(np.array([1.0, 3.0]), ["CA", None], {})
    assert found.weights == pytest.approx([0.25, 0.75])
    assert found.by_workforce == 0.0
