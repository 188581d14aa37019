"""What the raw gap is made of: Gelbach's parts, told together where records do not part them."""

from __future__ import annotations

import warnings
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from goingrate.market.premium import GapSample, PayGap, pay_gap

from .samples import mixed, rows, sample_of

FEW = {"replicates": 20}


def parts_of(gap: PayGap) -> dict[str, float]:
    return {part.name: part.estimate.log_points for part in gap.parts}


@pytest.mark.parametrize("weighted", [False, True])
def test_parts_are_those_of_pyfixest_on_dummies(weighted: bool) -> None:
    sample = mixed(weighted=weighted)
    found = parts_of(pay_gap(sample, **FEW))
    groups = {"employer": sample.employer, **sample.cell, **sample.controls}
    known = by_pyfixest(sample, groups)
    for name, size in known.items():
        assert found[name] == pytest.approx(size, abs=1e-8), name
    assert set(found) == {*known, "combination"}


def by_pyfixest(sample: GapSample, groups: dict[str, NDArray[np.int32]]) -> dict[str, float]:
    """Return Gelbach's parts by pyfixest, of dummies; rows stand for whole records."""
    taken = np.repeat(np.arange(sample.log_pay.size), sample.weight.astype(int))
    frame: dict[str, NDArray[np.float64]] = {"log_pay": sample.log_pay, "is_of": sample.is_of * 1.0}
    columns: dict[str, list[str]] = {}
    for name, codes in groups.items():
        columns[name] = [f"{name}_{code}" for code in range(1, int(codes.max()) + 1)]
        frame |= {one: (codes == int(one.rsplit("_")[-1])) * 1.0 for one in columns[name]}
    columns["skill"] = [f"skill_{s}" for s in range(sample.skills.shape[1])]
    frame |= {one: sample.skills[:, s] * 1.0 for s, one in enumerate(columns["skill"])}
    asked = " + ".join(one for each in columns.values() for one in each)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pandas as pd
        import pyfixest

        table = pd.DataFrame({name: values[taken] for name, values in frame.items()})
        fit = pyfixest.feols(f"log_pay ~ is_of + {asked}", table)
        told = fit.decompose(
            decomp_var="is_of", combine_covariates=columns, only_coef=True, digits=16
        )
    return {name: float(told.results.absolute[name]) for name in columns}


def islands(outside: int, *, seed: int = 0) -> GapSample:
    """Return employers in places of two sets that no employer links; `outside` rows in one."""
    sample = mixed(seed, records=1200)
    rng = np.random.default_rng(seed)
    place = sample.cell["place"].copy()
    apart = np.arange(1200) < outside
    place = np.where(apart, 4 + rng.integers(0, 2, 1200), place).astype(np.int32)
    employer = np.where(apart, 12 + sample.employer % 4, sample.employer).astype(np.int32)
    more = np.where(apart & sample.is_of, 0.1, 0.0)
    cell = {**sample.cell, "place": place}
    keep = ~apart | sample.is_of | (rng.random(1200) < 0.3)  # the kind is more frequent there
    return rows(replace(sample, employer=employer, cell=cell, log_pay=sample.log_pay + more), keep)


def shifted(sample: GapSample, by: float) -> GapSample:
    """Return the same with other pay in the places of the second set: or at its employers."""
    return replace(sample, log_pay=sample.log_pay + by * (sample.cell["place"] >= 4))


def test_employers_and_places_that_nothing_links_are_told_together() -> None:
    sample = islands(400)
    gap = pay_gap(sample, **FEW)
    names = [part.name for part in gap.parts]
    assert names == ["employer+place", "level", "date", "skill", "combination"]
    linked = pay_gap(mixed(records=1200), **FEW)
    assert [part.name for part in linked.parts][:3] == ["employer", "level", "place"]


def test_what_is_told_together_is_what_any_normalisation_gives() -> None:
    sample = islands(400)
    found = parts_of(pay_gap(sample, **FEW))
    groups = {**sample.cell, **sample.controls}
    effects = {name: np.eye(int(codes.max()) + 1)[codes] for name, codes in groups.items()}
    effects |= {"employer": np.eye(16)[sample.employer], "skill": sample.skills * 1.0}
    design = np.column_stack([sample.is_of * 1.0, *effects.values()])
    base = np.linalg.lstsq(design, sample.log_pay, rcond=None)[0]
    away = design[sample.is_of].mean(axis=0) - design[~sample.is_of].mean(axis=0)
    null = np.linalg.svd(design)[2][np.linalg.matrix_rank(design) :]
    cuts = np.cumsum([1, *(one.shape[1] for one in effects.values())])[:-1]
    rng = np.random.default_rng(0)
    for _ in range(3):
        some = base + null.T @ rng.normal(size=null.shape[0])
        sums = [float(one.sum()) for one in np.split(away * some, cuts)]
        told = dict(zip(effects, sums[1:], strict=True))
        assert told["employer"] + told["place"] == pytest.approx(found["employer+place"], abs=1e-8)
        for name in ("level", "date", "skill"):
            assert told[name] == pytest.approx(found[name], abs=1e-8)


@settings(max_examples=5)
@given(st.floats(-0.5, 0.5), st.permutations(range(6)), st.permutations(range(16)))
def test_a_small_set_apart_counts_as_its_employers_whatever_the_codes(
    by: float, places: list[int], employers: list[int]
) -> None:
    sample = islands(40)
    gap = parts_of(pay_gap(sample, **FEW))
    assert "place" in gap
    moved = shifted(sample, by)
    again = parts_of(pay_gap(moved, **FEW))
    assert again["place"] == pytest.approx(gap["place"], abs=1e-6)
    cell = {**moved.cell, "place": np.array(places, np.int32)[moved.cell["place"]]}
    renamed = replace(moved, cell=cell, employer=np.array(employers, np.int32)[moved.employer])
    assert parts_of(pay_gap(renamed, **FEW)) == pytest.approx(again, abs=1e-6)


def test_levels_of_an_employers_own_are_told_with_the_employer() -> None:
    sample = mixed()
    own = sample.employer * 3 + sample.cell["level"]
    gap = pay_gap(replace(sample, cell={**sample.cell, "level": own.astype(np.int32)}), **FEW)
    assert [part.name for part in gap.parts][:2] == ["employer+level", "place"]
    raw = gap.raw.log_points
    assert gap.within is not None
    assert sum(parts_of(gap).values()) + gap.within.log_points == pytest.approx(raw, abs=1e-9)


def test_two_factors_that_say_the_same_are_told_together() -> None:
    sample = mixed()
    same = {"date": sample.cell["level"]}
    gap = pay_gap(replace(sample, controls=same), **FEW)
    assert [part.name for part in gap.parts] == [
        "employer",
        "level+date",
        "place",
        "skill",
        "combination",
    ]


def test_a_factor_of_one_value_explains_nothing() -> None:
    sample = mixed()
    gap = pay_gap(replace(sample, controls={"date": np.zeros(300, np.int32)}), **FEW)
    date = next(part.estimate for part in gap.parts if part.name == "date")
    assert (date.log_points, date.error) == (pytest.approx(0.0, abs=1e-12), 0.0)


def test_what_comes_from_comparing_all_at_once_is_a_part_of_its_own() -> None:
    """Pay of each employer at each level apart from both; the kind is where it is high."""
    employer, level = np.repeat(np.arange(10), 40), np.arange(400) // 20 % 2
    high = (employer + level) % 2 == 0
    is_of = np.arange(400) % 20 < np.where(high, 15, 5)
    pay = 11.0 + 0.2 * high + 0.1 * is_of
    gap = pay_gap(sample_of(log_pay=pay, is_of=is_of, employer=employer, level=level), **FEW)
    assert gap.within is not None
    assert gap.within.log_points == pytest.approx(0.1)
    found = parts_of(gap)
    assert found["employer"] == pytest.approx(0.0, abs=1e-9)
    assert found["level"] == pytest.approx(0.0, abs=1e-9)
    assert found["combination"] == pytest.approx(0.2 * (0.75 - 0.25))


def test_no_more_is_told_together_than_must_be() -> None:
    sample = islands(400)
    gap = pay_gap(replace(sample, controls={"date": sample.cell["level"]}), **FEW)
    names = [part.name for part in gap.parts]
    assert names == ["employer+place", "level+date", "skill", "combination"]
