"""What was planted comes back: the gap, the gap with all else equal, and what explains the rest."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from goingrate.market.premium import pay_gap
from goingrate.market.premium.results import Estimate, PayGap
from goingrate.market.premium.sample import GapSample

from .planted import Factor, Truth, World, many_employers, planted

#: 15% with employer, level and place equal, 47% without.
RAW, WITHIN = math.log(1.47), math.log(1.15)
COMPOSED = World(
    employers=400,
    sizes=(10, 20, 30),
    employer_explains=0.10,
    cell={
        "level": Factor((0.2, 0.3, 0.5), (0.4, 0.4, 0.2), 0.11),
        "place": Factor((0.3, 0.7), (0.6, 0.4), RAW - WITHIN - 0.10 - 0.11),
    },
    premium=WITHIN,
)
SMALL = COMPOSED.but(employers=60)
SKEWED = (3, 5, 8, 15, 30, 60, 150)


def near(found: Estimate | None, truth: float, *, within: float) -> bool:
    """Say whether an estimate is no more than four of its errors off, and these errors small."""
    assert found is not None
    assert found.low <= found.log_points <= found.high
    assert found.error < within / 4.0
    return abs(found.log_points - truth) < 4.0 * found.error


def assert_found(gap: PayGap, truth: Truth, *, within: float = 0.08) -> None:
    assert gap.why_not is None
    assert near(gap.raw, truth.raw, within=2.0 * within)
    assert near(gap.within, truth.within, within=within)
    assert near(gap.additive, truth.additive, within=within)
    assert {part.name for part in gap.parts} == set(truth.parts)
    for part in gap.parts:
        assert near(part.estimate, truth.parts[part.name], within=2.0 * within), part


def size_of(gap: PayGap, name: str) -> float:
    return next(part.estimate.log_points for part in gap.parts if part.name == name)


def kept(sample: GapSample, keep: NDArray[np.bool_]) -> GapSample:
    """Return some of the records."""
    return GapSample(
        sample.log_pay[keep],
        sample.weight[keep],
        sample.is_of[keep],
        sample.employer[keep],
        {name: one[keep] for name, one in sample.cell.items()},
        {name: one[keep] for name, one in sample.controls.items()},
        sample.skills[keep],
    )


def cut_to(sample: GapSample, common: int) -> GapSample:
    """Return a sample in which only so many employers have both kinds of work."""
    both = np.intersect1d(sample.employer[sample.is_of], sample.employer[~sample.is_of])
    return kept(sample, ~(np.isin(sample.employer, both[common:]) & sample.is_of))


def test_fifteen_percent_within_and_forty_seven_without() -> None:
    sample, truth = planted(COMPOSED, 1)
    assert math.expm1(truth.raw) == pytest.approx(0.47)
    assert math.expm1(truth.within) == pytest.approx(0.15)
    gap = pay_gap(sample, seed=1)
    assert_found(gap, truth)
    assert gap.within is not None
    assert gap.raw.low > math.log(1.40) > math.log(1.2) > gap.within.high
    parts = sum(part.estimate.log_points for part in gap.parts)
    assert gap.raw.log_points == pytest.approx(parts + gap.within.log_points, abs=1e-9)
    named = ["level", "employer", "place", "combination"]  # as planted: 0.11, 0.10, 0.036, nothing
    sizes = [size_of(gap, name) for name in named]
    assert all(one > next_one for one, next_one in pairwise(sizes))
    assert gap.clustered_by == "employer"
    assert gap.by_employer
    assert gap.employers == 400
    assert gap.common_employers == pytest.approx(truth.common_employers, abs=40)
    assert gap.records_of + gap.records_over == sample.weight.sum()
    assert gap.compared_records < sample.weight.sum()
    assert 0.0 < gap.effective_clusters <= gap.clusters <= gap.common_employers


@pytest.mark.parametrize("seed", [2, 3])
def test_date_skills_weights_and_premiums_that_differ(seed: int) -> None:
    world = COMPOSED.but(
        controls={"date": Factor((0.2, 0.3, 0.5), (0.4, 0.3, 0.3), 0.03)},
        skills=Factor((0.6, 0.4, 0.3), (0.3, 0.3, 0.1), 0.05),
        premium_deviation=0.1,
        team_deviation=0.05,
        weights=(1.0, 2.0, 3.0),
    )
    sample, truth = planted(world, seed)
    assert_found(pay_gap(sample, seed=seed), truth, within=0.12)


def test_a_premium_that_grows_with_the_employer_is_averaged_by_variation_in_cells() -> None:
    world = COMPOSED.but(sizes=SKEWED, premium_by_size=0.1)
    sample, _ = planted(world, 4)
    truth = many_employers(world)
    assert truth.within - world.premium > 0.1  # large employers count more than their number
    gap = pay_gap(sample, seed=4)
    assert_found(gap, truth, within=0.12)
    assert truth.parts["combination"] < -0.01
    assert size_of(gap, "combination") < -0.005


def test_what_is_not_there_is_not_found() -> None:
    mixed_alike = {"level": Factor((0.3, 0.3, 0.4), (0.3, 0.3, 0.4))}
    world = COMPOSED.but(cell=mixed_alike, employer_explains=0.0, premium=0.0)
    sample, truth = planted(world, 5)
    assert truth.raw == truth.within == 0.0
    assert_found(pay_gap(sample, seed=5), truth)


def test_base_and_grants_of_the_same_people_are_recovered_apart() -> None:
    of_base = COMPOSED.but(premium=math.log(1.12))
    of_grants = COMPOSED.but(premium=math.log(2.0), noise=0.6, tail=3.0, premium_deviation=0.2)
    base, base_truth = planted(of_base, 6)
    grants, grant_truth = planted(of_grants, 6, pay_seed=7)
    assert np.array_equal(base.is_of, grants.is_of)
    assert np.array_equal(base.employer, grants.employer)
    granted = np.random.default_rng(6).random(base.is_of.size) < 0.6  # not everyone has one
    assert_found(pay_gap(base, seed=6), base_truth)
    assert_found(pay_gap(kept(grants, granted), seed=6), grant_truth, within=0.3)


def test_without_any_employer_the_gap_is_within_level_and_place_and_records_are_drawn() -> None:
    sample, truth = planted(COMPOSED.but(employer_explains=0.0, employer_deviation=0.0), 8)
    known = pay_gap(sample, seed=8)
    gap = pay_gap(replace(sample, employer=np.full_like(sample.employer, -1)), seed=8)
    assert gap.clustered_by == "record"
    assert not gap.by_employer
    assert "employer" not in {part.name for part in gap.parts}
    assert near(gap.within, truth.within, within=0.05)
    assert near(gap.raw, truth.raw, within=0.05)
    assert gap.raw.log_points == pytest.approx(known.raw.log_points, abs=1e-12)


def test_employers_that_pay_more_are_not_held_equal_where_none_is_known() -> None:
    sample, truth = planted(COMPOSED, 9)
    gap = pay_gap(replace(sample, employer=np.full_like(sample.employer, -1)), seed=9)
    with_employers = truth.within + truth.parts["employer"]
    assert near(gap.within, with_employers, within=0.05)
    assert not near(gap.within, truth.within, within=0.05)


def test_records_of_unknown_employers_are_left_out_and_counted() -> None:
    sample, truth = planted(COMPOSED, 10)
    unknown = np.random.default_rng(10).random(sample.is_of.size) < 0.2
    gap = pay_gap(replace(sample, employer=np.where(unknown, -1, sample.employer)), seed=10)
    left = pay_gap(kept(sample, ~unknown), seed=10)
    assert gap.unknown_employer_records == unknown.sum()
    assert gap.raw == left.raw
    assert gap.within == left.within
    assert_found(gap, truth)


def one_employer() -> GapSample:
    world = SMALL.but(employers=1, sizes=(300,), shares=(0.5,), employer_explains=0.0)
    return planted(world, 1)[0]


def no_common_employer() -> GapSample:
    return planted(SMALL.but(shares=(0.0, 1.0)), 2)[0]


def few_common_employers() -> GapSample:
    return cut_to(planted(SMALL, 3)[0], 4)


def no_common_level() -> GapSample:
    apart = {**SMALL.cell, "level": Factor((0.0, 0.0, 1.0), (0.5, 0.5, 0.0), 0.1)}
    return planted(SMALL.but(cell=apart), 4)[0]


def no_common_place() -> GapSample:
    apart = {**SMALL.cell, "place": Factor((0.0, 1.0), (1.0, 0.0), 0.1)}
    return planted(SMALL.but(cell=apart), 5)[0]


def no_common_cell() -> GapSample:
    """Return a sample with both kinds at every level, but with one at each level of an employer."""
    sample, _ = planted(SMALL, 6)
    level = (sample.is_of ^ (sample.employer % 2 == 0)).astype(np.int32)
    return replace(sample, cell={**sample.cell, "level": level})


def no_variation() -> GapSample:
    """Return a sample in which the one kind is from one year and the other from the next."""
    sample, _ = planted(SMALL, 7)
    return replace(sample, controls={"date": sample.is_of.astype(np.int32)})


@pytest.mark.parametrize(
    "made",
    [
        one_employer,
        no_common_employer,
        few_common_employers,
        no_common_level,
        no_common_place,
        no_common_cell,
        no_variation,
    ],
    ids=lambda made: made.__name__,
)
def test_why_it_cannot_be_told(made: object) -> None:
    assert callable(made)
    sample = made()
    gap = pay_gap(sample, seed=11)
    assert gap.why_not == made.__name__
    assert gap.within is None
    plain = np.average(sample.log_pay[sample.is_of]) - np.average(sample.log_pay[~sample.is_of])
    assert gap.raw.log_points == pytest.approx(plain, abs=1e-12)
    assert math.isfinite(gap.raw.error)
    assert gap.records_of == sample.is_of.sum()


def test_five_common_employers_are_enough() -> None:
    gap = pay_gap(cut_to(planted(SMALL, 3)[0], 5), seed=12)
    assert gap.common_employers == 5
    assert gap.why_not is None
    assert gap.within is not None
