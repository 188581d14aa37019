"""The gap in pay: what is planted comes out, laws hold, and what cannot be told is not told."""

from __future__ import annotations

import math
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goingrate.market.premium import GapSample, PayGap, pay_gap

from .samples import mixed, rows, sample_of, unknown

FEW = {"replicates": 20}
#: What the better half of the employers, and the upper level, pay more: the raw gap is 47%.
GOOD = 0.3
UPPER = (math.log(1.47 / 1.15) - GOOD * (0.75 - 1 / 3)) / (0.5 - 0.25)


def sizes(gap: PayGap) -> dict[str, float]:
    """Return all that is told, by name."""
    found = {part.name: part.estimate.log_points for part in gap.parts}
    found["raw"] = gap.raw.log_points
    if gap.additive:
        found["additive"] = gap.additive.log_points
    if gap.within:
        found["within"] = gap.within.log_points
    return found


def composed(noise: float = 0.0) -> GapSample:
    """15% more within employer and level; better employers and levels have more of the kind."""
    rng = np.random.default_rng(1)
    employer = np.repeat(np.arange(40), 60)
    good = employer % 2 == 1  # a better employer pays more, and has more of the kind
    place = np.arange(employer.size) % 20 // 10
    number = np.arange(employer.size) % 10
    is_of = number < np.where(good, 6, 2)
    level = np.where(is_of, number % 2 == 0, number % 4 == 3).astype(np.int64)
    pay = 11.0 + math.log(1.15) * is_of + GOOD * good + UPPER * level + 0.1 * place
    pay += rng.normal(0, noise, employer.size) if noise else 0.0
    return sample_of(log_pay=pay, is_of=is_of, employer=employer, level=level, place=place)


def test_a_gap_of_47_percent_that_is_15_within_comes_out_with_its_composition() -> None:
    gap = pay_gap(composed())
    found = sizes(gap)
    assert found["within"] == pytest.approx(math.log(1.15), abs=1e-9)
    assert found["additive"] == pytest.approx(math.log(1.15), abs=1e-9)
    assert math.exp(found["raw"]) - 1.0 == pytest.approx(0.47, abs=1e-9)
    assert found["employer"] == pytest.approx(GOOD * (0.75 - 1 / 3), abs=1e-9)
    assert found["level"] == pytest.approx(UPPER * (0.5 - 0.25), abs=1e-9)
    assert found["place"] == pytest.approx(0.0, abs=1e-9)
    assert found["combination"] == pytest.approx(0.0, abs=1e-9)


def test_with_noise_the_intervals_hold_the_truth() -> None:
    gap = pay_gap(composed(noise=0.2), coverage=0.99)
    assert gap.within is not None
    assert gap.within.low < math.log(1.15) < gap.within.high
    assert gap.within.error == pytest.approx(0.2 / math.sqrt(2400 * 0.35 * 0.65), rel=0.5)


def test_cells_of_different_gaps_count_by_the_variation_in_them() -> None:
    rng = np.random.default_rng(3)
    employer, level = np.repeat(np.arange(8), 50), rng.integers(0, 2, 400)
    is_of = rng.random(400) < rng.uniform(0.1, 0.9, 8)[employer]
    gaps = rng.normal(0.15, 0.3, (8, 2))
    pay = rng.normal(11.0, 0.3, (8, 2))[employer, level] + gaps[employer, level] * is_of
    gap = pay_gap(sample_of(log_pay=pay, is_of=is_of, employer=employer, level=level))
    shares = np.zeros((8, 2))
    for e, at in np.ndindex(8, 2):
        here = is_of[(employer == e) & (level == at)]
        shares[e, at] = here.size * here.mean() * (1 - here.mean())
    assert gap.within is not None
    assert gap.within.log_points == pytest.approx(float((shares * gaps).sum() / shares.sum()))
    by_employer = shares.sum(axis=1)
    effective = by_employer.sum() ** 2 / (by_employer**2).sum()
    assert gap.effective_clusters == pytest.approx(effective)
    assert (gap.clusters, gap.common_employers, gap.employers) == (8, 8, 8)
    assert gap.common_cells == int((shares > 0).sum())


@pytest.mark.parametrize("weighted", [False, True])
def test_both_models_are_least_squares_on_dummies(weighted: bool) -> None:
    sample = mixed(weighted=weighted)
    found = sizes(pay_gap(sample, **FEW))
    one = {"employer": sample.employer, **sample.cell, **sample.controls}
    cell = np.ravel_multi_index((sample.employer, *sample.cell.values()), (12, 3, 4))
    for name, factors in (("additive", one), ("within", {"cell": cell, **sample.controls})):
        dummies = [np.eye(int(codes.max()) + 1)[codes] for codes in factors.values()]
        design = np.column_stack([sample.is_of, sample.skills, *dummies]).astype(float)
        root = np.sqrt(sample.weight)
        known = np.linalg.lstsq(design * root[:, None], sample.log_pay * root, rcond=None)[0]
        assert found[name] == pytest.approx(known[0], abs=1e-9), name


seeds = st.integers(0, 10_000)
samples = st.builds(mixed, seeds, weighted=st.booleans())


@settings(max_examples=6)
@given(samples)
def test_the_parts_and_the_gap_within_add_up_to_the_raw_gap(sample: GapSample) -> None:
    found = sizes(pay_gap(sample, **FEW))
    of = np.average(sample.log_pay[sample.is_of], weights=sample.weight[sample.is_of])
    over = np.average(sample.log_pay[~sample.is_of], weights=sample.weight[~sample.is_of])
    raw = found.pop("raw")
    assert raw == pytest.approx(of - over, abs=1e-9)
    additive = found.pop("additive")
    assert sum(found.values()) == pytest.approx(raw, abs=1e-9)
    assert found["combination"] == pytest.approx(additive - found["within"], abs=1e-9)


@settings(max_examples=5)
@given(samples, st.floats(-5.0, 5.0))
def test_more_pay_for_all_changes_nothing(sample: GapSample, more: float) -> None:
    raised = replace(sample, log_pay=sample.log_pay + more)
    assert_same(pay_gap(sample, **FEW), pay_gap(raised, **FEW))


@settings(max_examples=5)
@given(samples)
def test_swapping_the_two_kinds_turns_every_sign(sample: GapSample) -> None:
    gap = pay_gap(sample, **FEW)
    swapped = pay_gap(replace(sample, is_of=~sample.is_of), **FEW)
    assert sizes(swapped) == pytest.approx({k: -v for k, v in sizes(gap).items()}, abs=1e-8)
    assert swapped.raw.low == pytest.approx(-gap.raw.high, abs=1e-8)
    assert (swapped.records_of, swapped.records_over) == (gap.records_over, gap.records_of)


@settings(max_examples=5)
@given(samples, st.permutations(range(12)), st.permutations(range(4)))
def test_names_of_employers_and_places_say_nothing(
    sample: GapSample, employers: list[int], places: list[int]
) -> None:
    cell = dict(sample.cell)
    cell["place"] = np.array(places, np.int32)[cell["place"]]
    renamed = replace(sample, employer=np.array(employers, np.int32)[sample.employer] * 7)
    gap, again = pay_gap(sample, **FEW), pay_gap(replace(renamed, cell=cell), **FEW)
    assert sizes(again) == pytest.approx(sizes(gap), abs=1e-8)
    assert again.clusters == gap.clusters


@settings(max_examples=5)
@given(samples, seeds)
def test_the_order_of_records_says_nothing(sample: GapSample, seed: int) -> None:
    order = np.random.default_rng(seed).permutation(sample.log_pay.size)
    assert_same(pay_gap(sample, **FEW), pay_gap(rows(sample, order), **FEW))


@settings(max_examples=5)
@given(samples)
def test_every_record_twice_changes_no_estimate_and_no_interval(sample: GapSample) -> None:
    twice = rows(sample, np.repeat(np.arange(sample.log_pay.size), 2))
    doubled = replace(sample, weight=2.0 * sample.weight)
    gap = pay_gap(sample, **FEW)
    for other in (twice, doubled):
        assert_same(gap, pay_gap(other, **FEW))
        assert pay_gap(other, **FEW).records_of == 2.0 * gap.records_of


def assert_same(gap: PayGap, again: PayGap) -> None:
    assert sizes(again) == pytest.approx(sizes(gap), abs=1e-8)
    for one, other in zip(gap.parts, again.parts, strict=True):
        assert other.estimate.error == pytest.approx(one.estimate.error, abs=1e-8)
    assert gap.within is not None
    assert again.within is not None
    assert again.within.error == pytest.approx(gap.within.error, abs=1e-8)
    assert again.raw.low == pytest.approx(gap.raw.low, abs=1e-8)


def test_records_of_unknown_employers_are_left_out_where_others_are_known() -> None:
    sample = mixed()
    known = np.random.default_rng(0).random(300) < 0.7
    hidden = replace(sample, employer=np.where(known, sample.employer, -1).astype(np.int32))
    gap, alone = pay_gap(hidden, **FEW), pay_gap(rows(sample, known), **FEW)
    assert_same(gap, alone)
    assert gap.unknown_employer_records == (~known).sum()
    assert gap.records_of + gap.records_over == known.sum()


def test_where_no_employer_is_known_records_are_drawn_and_employers_not_held_equal() -> None:
    sample = unknown(mixed(records=800))
    gap = pay_gap(sample)
    assert (gap.clustered_by, gap.by_employer, gap.employers) == ("record", False, 0)
    assert "employer" not in {part.name for part in gap.parts}
    found = sizes(gap)
    del found["additive"]
    assert sum(found.values()) == pytest.approx(2.0 * found["raw"], abs=1e-9)
    cell = np.ravel_multi_index(tuple(sample.cell.values()), (3, 4))
    design = np.column_stack([sample.is_of, sample.skills, np.eye(12)[cell]]).astype(float)
    design = np.column_stack([design, np.eye(3)[sample.controls["date"]][:, 1:]])
    known, left = np.linalg.lstsq(design, sample.log_pay, rcond=None)[:2]
    assert found["within"] == pytest.approx(known[0], abs=1e-9)
    usual = math.sqrt(float(left[0]) / 783 * np.linalg.inv(design.T @ design)[0, 0])
    assert gap.within is not None
    assert gap.within.error == pytest.approx(usual, rel=0.15)


def test_equal_pay_is_a_gap_of_nothing_with_no_error() -> None:
    for sample in (mixed(), unknown(mixed())):
        gap = pay_gap(replace(sample, log_pay=np.full(300, 11.3)), **FEW)
        assert gap.why_not is None
        assert sizes(gap) == pytest.approx(dict.fromkeys(sizes(gap), 0.0), abs=1e-12)
        assert (gap.raw.error, gap.raw.low) == (0.0, gap.raw.high)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"employer": np.zeros(300, np.int32)}, "one_employer"),
        ({"employer": lambda s: s.is_of.astype(np.int32)}, "no_common_employer"),
        ({"employer": lambda s: np.where(s.is_of, s.employer, -1)}, "no_common_employer"),
        ({"level": lambda s: s.is_of}, "no_common_level"),
        ({"place": lambda s: s.cell["place"] + 4 * s.is_of}, "no_common_place"),
        ({"grade": lambda s: s.is_of}, "no_common_cell"),
        (
            {
                "level": lambda s: (s.employer % 2 + s.is_of) % 2,
                "place": lambda s: 0 * s.employer,
            },
            "no_common_cell",
        ),
        ({"employer": lambda s: s.employer % 4}, "few_common_employers"),
        ({"date": lambda s: s.is_of}, "no_variation"),
    ],
)
def test_what_cannot_be_compared_is_not_and_why_is_told(change: dict, why: str) -> None:
    sample = changed(mixed(), change)
    gap = pay_gap(sample, **FEW)
    assert gap.why_not == why
    assert gap.within is None
    assert gap.parts == ()
    of, over = sample.log_pay[sample.is_of].mean(), sample.log_pay[~sample.is_of].mean()
    assert gap.raw.log_points == pytest.approx(of - over, abs=1e-9)
    assert gap.raw.low < gap.raw.log_points < gap.raw.high


def changed(sample: GapSample, change: dict) -> GapSample:
    for name, to in change.items():
        codes = np.asarray(to(sample) if callable(to) else to, np.int32)
        if name == "employer":
            sample = replace(sample, employer=codes)
        elif name == "date":
            sample = replace(sample, controls={"date": codes})
        else:
            sample = replace(sample, cell={**sample.cell, name: codes})
    return sample


def test_a_kind_of_work_at_one_employer_only_is_told_by_records() -> None:
    sample = mixed()
    lonely = replace(sample, employer=np.where(sample.is_of, 0, sample.employer).astype(np.int32))
    gap = pay_gap(lonely, replicates=200)
    assert (gap.clustered_by, gap.why_not) == ("record", "few_common_employers")
    of, over = sample.log_pay[sample.is_of], sample.log_pay[~sample.is_of]
    usual = math.sqrt(of.var() / of.size + over.var() / over.size)
    assert gap.raw.error == pytest.approx(usual, rel=0.2)
    assert pay_gap(sample, **FEW).clustered_by == "employer"


def test_fewer_employers_can_be_asked_for() -> None:
    sample = mixed()
    four = replace(sample, employer=sample.employer % 4)
    assert pay_gap(four, fewest_employers=4, **FEW).why_not is None
    assert pay_gap(four, fewest_employers=5, **FEW).additive is None
    crossed = changed(sample, {"level": lambda s: (s.employer % 2 + s.is_of) % 2, "place": zeros})
    assert pay_gap(crossed, **FEW).additive is not None


def zeros(sample: GapSample) -> np.ndarray:
    return np.zeros(sample.employer.size, np.int32)


def test_a_skill_that_one_kind_never_asks_for_or_that_another_tells_is_no_control() -> None:
    sample = mixed()
    plain = sizes(pay_gap(sample, **FEW))
    of_kind, same = sample.is_of & (np.arange(300) % 2 == 0), sample.skills[:, 0]
    more = np.column_stack([sample.skills, of_kind, same, sample.employer == 3])
    assert sizes(pay_gap(replace(sample, skills=more), **FEW)) == pytest.approx(plain, abs=1e-8)


def test_a_skill_asked_for_cell_by_cell_is_held_equal_between_cells_only() -> None:
    sample = mixed()
    odd = (sample.employer + sample.cell["level"] + sample.cell["place"]) % 2 == 1
    with_it = pay_gap(replace(sample, skills=odd[:, None]), **FEW)
    without = pay_gap(replace(sample, skills=np.zeros((300, 0), np.bool_)), **FEW)
    assert with_it.within is not None
    assert without.within is not None
    assert with_it.within.log_points == pytest.approx(without.within.log_points, abs=1e-9)
    assert [p.name for p in with_it.parts][-2:] == ["skill", "combination"]


def test_the_room_loads_without_what_is_slow_to_load() -> None:
    slow = ["pyfixest", "pandas", "scipy", "numba"]
    code = "import sys, goingrate.market.premium\n"
    code += f"print([name for name in {slow} if name in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert found.strip() == "[]"


def test_what_most_draws_do_not_tell_is_not_told() -> None:
    """Only one record of each kind is in a level that both have: most draws miss one of them."""
    level, is_of = np.repeat([0, 1, 2, 2], [20, 5, 1, 1]), np.repeat([0, 1, 0, 1], [20, 5, 1, 1])
    pay = 11.0 + 0.1 * np.sin(np.arange(27))
    sample = sample_of(log_pay=pay, is_of=is_of == 1, employer=np.full(27, -1), level=level)
    gap = pay_gap(sample)
    assert (gap.why_not, gap.within, gap.parts) == ("no_variation", None, ())
    assert gap.raw.low < gap.raw.log_points < gap.raw.high
