"""The bootstrap: what is drawn, what is solved, and that neither hangs on threads."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from goingrate.market.premium import pay_gap
from goingrate.market.premium.columns import columns_of
from goingrate.market.premium.draws import drawn_employers, drawn_records
from goingrate.market.premium.influence import influence_of, slopes_of
from goingrate.market.premium.intervals import equal_clusters, estimate, left_out_error, spread
from goingrate.market.premium.overlap import overlap_of
from goingrate.market.premium.sums import BLOCK, solved, sums_by_employer
from goingrate.market.premium.values import values_told

from .samples import mixed, rows, sample_of, unknown


def test_a_draw_is_the_estimate_from_the_employers_drawn() -> None:
    sample = mixed(weighted=True)
    columns = columns_of(sample)
    sums = sums_by_employer(columns, columns.weight, columns.log_pay)
    times = np.array([2, 0, 1, 1, 3, 0, 1, 1, 1, 2, 0, 0])
    found = solved(columns, sums.weighted(times[:, None].astype(float)))[0]
    copies = [np.flatnonzero(sample.employer == e) for e in range(12) for _ in range(times[e])]
    drawn = rows(sample, np.concatenate(copies))
    number = np.repeat(np.arange(len(copies)), [one.size for one in copies])
    gap = pay_gap(replace(drawn, employer=number.astype(np.int32)), replicates=20)
    assert gap.additive is not None
    assert gap.within is not None
    told = {part.name: part.estimate.log_points for part in gap.parts}
    known = [gap.raw.log_points, gap.additive.log_points, gap.within.log_points]
    known += [told[name] for name in ("level", "place", "date", "skill")]
    assert found == pytest.approx(known, abs=1e-8)


def test_each_draw_has_as_many_employers_as_there_are() -> None:
    sample = mixed()
    columns = columns_of(sample)
    sums = sums_by_employer(columns, columns.weight, columns.log_pay)
    drawn = drawn_employers(columns, sums, replicates=BLOCK + 3, seed=7)
    assert drawn.shape == (BLOCK + 3, 7)
    first, second = np.random.SeedSequence(7).spawn(2)
    for at, seed in ((0, first), (BLOCK, second)):
        counts = np.bincount(np.random.default_rng(seed).integers(0, 12, 12), minlength=12)
        known = solved(columns, sums.weighted(counts[:, None].astype(float)))[0]
        assert np.array_equal(drawn[at], known)


@pytest.mark.parametrize("by_record", [False, True])
def test_threads_change_no_digit(by_record: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    sample = mixed(records=50_000, employers=300)
    sample = unknown(sample) if by_record else sample
    found = []
    for threads in ("1", "2", "5"):
        monkeypatch.setenv("NUMBA_NUM_THREADS", threads)
        found.append(pay_gap(sample, replicates=2 * BLOCK + 1))
    for other in found[1:]:
        assert other.raw == found[0].raw
        for one, again in zip(found[0].parts, other.parts, strict=True):
            assert again.estimate.error == one.estimate.error, one.name


def test_the_seed_decides() -> None:
    sample = mixed()
    one, same, other = (pay_gap(sample, replicates=100, seed=seed) for seed in (3, 3, 4))
    assert one == same
    assert one.parts != other.parts
    assert one.raw.log_points == other.raw.log_points


def test_errors_are_those_of_employers_not_of_records() -> None:
    """A premium that differs between employers: its spread is over the root of their number."""
    rng = np.random.default_rng(0)
    employer, is_of = np.repeat(np.arange(100), 200), np.arange(20_000) % 2 == 0
    premium = rng.normal(0.15, 0.1, 100)
    pay = 11.0 + premium[employer] * is_of + rng.normal(0, 0.1, 20_000)
    gap = pay_gap(sample_of(log_pay=pay, is_of=is_of, employer=employer))
    assert gap.within is not None
    known = math.sqrt((0.1**2 + 0.1**2 * 4 / 200) / 100)
    assert gap.within.error == pytest.approx(known, rel=0.15)
    assert gap.effective_clusters == pytest.approx(100.0)


def test_a_row_of_weight_50_is_50_records() -> None:
    few = unknown(mixed(records=60, weighted=False))
    heavy = replace(few, weight=np.full(60, 50.0))
    many = rows(few, np.repeat(np.arange(60), 50))
    one, other = pay_gap(heavy, replicates=400), pay_gap(many, replicates=400)
    assert one.within is not None
    assert other.within is not None
    assert one.within.log_points == pytest.approx(other.within.log_points, abs=1e-9)
    assert one.within.error == pytest.approx(other.within.error, rel=0.15)
    assert one.effective_clusters == pytest.approx(other.effective_clusters)
    light = pay_gap(few, replicates=400)
    assert light.raw.error == pytest.approx(one.raw.error * math.sqrt(50.0), rel=0.2)


def test_records_drawn_are_solved_as_such() -> None:
    """With one stratum for each row, and all weights huge, draws are the estimate itself."""
    sample = unknown(mixed())
    columns = replace(columns_of(sample), weight=np.full(300, 1e8))
    point = solved(
        columns, sums_by_employer(columns, columns.weight, columns.log_pay).total()[:, None]
    )
    drawn = drawn_records(columns, replicates=3, seed=0)
    assert drawn == pytest.approx(np.repeat(point, 3, axis=0), abs=1e-4)


def test_what_employers_move_is_the_slope_of_the_estimates() -> None:
    columns = columns_of(mixed(weighted=True))
    sums = sums_by_employer(columns, columns.weight, columns.log_pay)
    along = sums.along(slopes_of(columns, sums.total()))
    assert along.sum(axis=0) == pytest.approx(np.zeros(7), abs=1e-9)
    step = 1e-5
    counts = 1.0 + step * np.eye(12)
    moved = solved(columns, sums.weighted(counts)) - solved(columns, sums.total()[:, None])
    assert along == pytest.approx(moved / step, abs=1e-4)


def test_leaving_an_employer_out_is_the_estimate_without_it() -> None:
    sample = mixed()
    columns = columns_of(sample)
    sums = sums_by_employer(columns, columns.weight, columns.log_pay)
    blocks = tuple((name,) for name in ("employer", *columns.factors, "skill"))
    values = values_told(columns, blocks)
    moved = influence_of(columns, sums, sums.total(), values)
    whole, without = (
        pay_gap(sample, replicates=20),
        pay_gap(rows(sample, sample.employer != 5), replicates=20),
    )
    assert moved[5, 0] == pytest.approx(whole.raw.log_points - without.raw.log_points, abs=1e-9)
    assert whole.within is not None
    assert without.within is not None
    less = whole.within.log_points - without.within.log_points
    assert moved[5, 2] == pytest.approx(less, abs=1e-9)


def test_equal_employers_count_as_many_as_they_are() -> None:
    rng = np.random.default_rng(0)
    assert equal_clusters(rng.normal(size=20_000)) == pytest.approx(20_000, rel=0.05)
    assert equal_clusters(np.array([1.0, -1.0])) == 2.0
    assert equal_clusters(np.array([1.0, -1.0, 0.0, 0.0])) == 2.0
    some = np.concatenate([rng.normal(0, 100, 30), rng.normal(size=1000)])
    assert equal_clusters(some) < 50.0
    assert equal_clusters(np.zeros(7)) == 7.0


def test_the_interval_is_students_with_the_larger_error() -> None:
    draws = np.random.default_rng(0).normal(0.1, 0.02, 4000)
    moved = np.tile([0.01, -0.01], 5)
    found = estimate(0.1, draws, moved, 8.0, 0.9)
    assert found.error == pytest.approx(left_out_error(moved)) == pytest.approx(0.03)
    assert found.high - 0.1 == pytest.approx(1.894579 * found.error, rel=1e-5)  # t, 7 degrees
    none = estimate(0.1, draws, np.zeros(0), 8.0, 0.9)
    assert none.error == pytest.approx(0.02, rel=0.03)


def test_a_draw_that_leaves_next_to_nothing_to_compare_does_not_make_the_error() -> None:
    draws = np.random.default_rng(0).normal(0.0, 1.0, 1000)
    usual = spread(draws)
    draws[3], draws[4] = 1e6, np.nan
    assert spread(draws) == pytest.approx(usual, rel=0.05)
    assert spread(np.full(100, 0.3)) == 0.0
    assert spread(np.array([np.nan, 1.0])) == 0.0


def test_counts_of_what_both_kinds_have_in_common() -> None:
    employer = np.array([0, 0, 0, 0, 1, 1, 1, 2, 2, 3])
    level = np.array([0, 0, 1, 1, 0, 0, 1, 0, 1, 0])
    is_of = np.array([1, 0, 1, 1, 1, 0, 0, 1, 0, 1], bool)
    sample = sample_of(log_pay=np.zeros(10), is_of=is_of, employer=employer, level=level)
    found = overlap_of(columns_of(sample), any_known=True, fewest_employers=2)
    assert (found.employers, found.common_employers) == (4, 3)
    assert (found.common_cells, found.compared_records, found.clusters) == (2, 4.0, 2)
    assert found.effective_clusters == pytest.approx(2.0)
    assert found.why_not is None
