"""How much more one kind of work pays than another: raw, employer by employer, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goingrate.market.premium.checks import check_sample, check_settings
from goingrate.market.premium.columns import Columns, columns_of, with_skills
from goingrate.market.premium.draws import drawn_employers, drawn_records
from goingrate.market.premium.influence import influence_of, unpacked
from goingrate.market.premium.intervals import estimate, told_often
from goingrate.market.premium.overlap import Overlap, overlap_of
from goingrate.market.premium.results import Estimate, GapPart, PayGap, WhyNot
from goingrate.market.premium.sample import GapSample
from goingrate.market.premium.sums import Sums, solved, sums_by_employer
from goingrate.market.premium.telling_apart import blocks, kind_told, skills_of_both, skills_told
from goingrate.market.premium.values import (
    ADDITIVE,
    COMBINATION,
    RAW,
    WITHIN,
    Values,
    values_told,
)

Array = NDArray[np.float64]


def pay_gap(
    sample: GapSample,
    *,
    coverage: float = 0.9,
    replicates: int = 500,
    seed: int = 0,
    fewest_employers: int = 5,
) -> PayGap:
    """Return how much more one kind of work pays than another, and what that is made of.

    Parameters
    ----------
    sample
        Records of both kinds.
    coverage
        How often the intervals are to hold the truth, from 0.5 to 0.999.
    replicates
        Draws of employers, or of records where no employer is known.
    seed
        Of the draws.
    fewest_employers
        Employers with both kinds of work in one cell, below which no gap within is told.

    Raises
    ------
    InputError
        If a column has not one entry for each record, an entry is not what it should be, or there
        is no record of one of the two kinds.

    Notes
    -----
    Two regressions of log pay: with effects of employer, level, place, date, and skills one by one
    ("additive"), and with an effect for each cell of employer, level and place ("within"). What a
    factor explains is the difference between the two kinds of work in the mean of its effects.

    References
    ----------
    Gelbach (2016), "When Do Covariates Matter? And Which Ones, and How Much?", Journal of Labor
    Economics 34.

    Examples
    --------
    Ten employers pay the one kind 10 log points more at each of two levels; half of it is at the
    upper level, a quarter of the other.

    >>> employer, level = np.arange(80, dtype=np.int32) // 8, np.arange(80, dtype=np.int32) // 4 % 2
    >>> number = np.arange(80) % 4
    >>> is_of = number < np.where(level == 1, 2, 1)
    >>> gap = pay_gap(GapSample(
    ...     log_pay=11.0 + 0.1 * is_of + 0.3 * level + 0.01 * employer,
    ...     weight=np.ones(80), is_of=is_of, employer=employer,
    ...     cell={"level": level}, controls={}, skills=np.zeros((80, 0), np.bool_),
    ... ))
    >>> round(gap.raw.log_points, 3), round(gap.within.log_points, 3)
    (0.18, 0.1)
    >>> [(part.name, round(part.estimate.log_points, 3) + 0.0) for part in gap.parts]
    [('employer', 0.0), ('level', 0.08), ('combination', 0.0)]
    """
    check_settings(coverage=coverage, replicates=replicates, fewest_employers=fewest_employers)
    check_sample(sample)
    work = _prepared(sample, fewest_employers)
    points = _points(work)
    estimates = _estimates(work, points, replicates=replicates, seed=seed, coverage=coverage)
    return _result(work, estimates, replicates=replicates, coverage=coverage, seed=seed)


@dataclass(frozen=True, slots=True, eq=False)
class _Work:
    columns: Columns
    overlap: Overlap
    sums: Sums
    total: Array
    values: Values
    tells: tuple[str, ...]  # which of the two models is told
    skills_within: NDArray[np.bool_]
    why_not: WhyNot | None

    @property
    def by_record(self) -> bool:
        """Whether records are drawn, not employers: one kind of work is at one of them alone."""
        employer, is_of = self.columns.employer(), self.columns.is_of
        return any(np.ptp(employer[kind]) == 0 for kind in (is_of, ~is_of))


def _prepared(sample: GapSample, fewest_employers: int) -> _Work:
    columns = columns_of(sample)
    columns = with_skills(columns, skills_of_both(columns))
    any_known = bool((sample.employer >= 0).any())
    overlap = overlap_of(columns, any_known=any_known, fewest_employers=fewest_employers)
    sums = sums_by_employer(columns, columns.weight, columns.log_pay)
    total = sums.total()
    outer, _, weight = _products(columns, total)
    kept = skills_told(outer, columns.skills.shape[1], weight)
    if not kept.all():
        columns = with_skills(columns, kept)
        sums = sums_by_employer(columns, columns.weight, columns.log_pay)
        total = sums.total()
    outer, inner, weight = _products(columns, total)
    weight_within = weight[columns.control_shift :]
    skills_within = skills_told(inner, columns.skills.shape[1], weight_within)
    tells, why_not = [], overlap.why_not
    employers = overlap.common_employers if columns.by_employer else fewest_employers
    linked = why_not not in ("one_employer", "no_common_employer")
    if linked and employers >= fewest_employers and kind_told(outer, weight):
        tells.append(ADDITIVE)
    if why_not is None and ADDITIVE in tells and kind_told(inner, weight_within):
        tells.append(WITHIN)
    elif why_not is None:
        why_not = "no_variation"
    values = values_told(columns, blocks(columns, total))
    return _Work(columns, overlap, sums, total, values, tuple(tells), skills_within, why_not)


def _products(columns: Columns, total: Array) -> tuple[Array, Array, Array]:
    """Return products of columns within employers, within cells, and weights of the columns."""
    size, inner = columns.size, columns.inner
    after = size * (size + 1) // 2
    weight = total[after : after + size] + total[after + size : after + 2 * size]
    outer, within = total[:after], total[after + 2 * size :]
    return unpacked(outer, size), unpacked(within, inner), weight[: size - 2]


def _points(work: _Work) -> dict[str, float]:
    """Return what can be told; the two models by pyfixest."""
    from goingrate.market.premium.points import additive_point, within_point

    own = solved(work.columns, work.total[:, None])
    if ADDITIVE in work.tells:
        own[0, 1] = additive_point(work.columns)
    if WITHIN in work.tells:
        own[0, 2] = within_point(work.columns, work.skills_within)
    told = dict(zip(work.values.names, work.values.of(own)[0].tolist(), strict=True))
    names = [RAW, *work.tells, *(work.values.parts if WITHIN in work.tells else ())]
    return {name: told[name] for name in names}


def _estimates(
    work: _Work, points: dict[str, float], *, replicates: int, seed: int, coverage: float
) -> dict[str, Estimate]:
    """Return what can be told with intervals, unless too few draws tell it."""
    names = work.values.names
    if work.by_record:
        solved_draws = drawn_records(work.columns, replicates=replicates, seed=seed)
        influence = np.zeros((0, len(names)))
    else:
        solved_draws = drawn_employers(work.columns, work.sums, replicates=replicates, seed=seed)
        influence = influence_of(work.columns, work.sums, work.total, work.values)
    draws, most = work.values.of(solved_draws), _most_clusters(work)
    enough = {name: told_often(draws[:, k]) for k, name in enumerate(names)}
    if not all(enough.values()) and WITHIN in points:  # with the parts, or not at all
        points = {name: points[name] for name in (RAW, ADDITIVE)}
    return {
        name: estimate(points[name], draws[:, k], influence[:, k], most[name], coverage)
        for k, name in enumerate(names)
        if name in points and (name == RAW or enough[name])
    }


def _most_clusters(work: _Work) -> dict[str, float]:
    """Return as how many clusters each value counts at most."""
    columns, overlap, names = work.columns, work.overlap, work.values.names
    if work.by_record:
        smaller = min(columns.weight_of(columns.is_of), columns.weight_of(~columns.is_of))
        compared = 1.0 + min(overlap.effective_clusters, overlap.spare)
        others = compared if WITHIN in work.tells else smaller
        return {name: smaller if name == RAW else others for name in names}
    own = {ADDITIVE: overlap.common_employers, WITHIN: overlap.clusters}
    own[COMBINATION] = overlap.clusters
    return {name: float(own.get(name, overlap.employers)) for name in names}


def _result(
    work: _Work, estimates: dict[str, Estimate], *, replicates: int, coverage: float, seed: int
) -> PayGap:
    columns, overlap, why_not = work.columns, work.overlap, work.why_not
    if why_not is None and WITHIN not in estimates:
        why_not = "few_common_employers" if columns.by_employer else "no_variation"
    parts = work.values.parts if why_not is None else ()
    return PayGap(
        raw=estimates[RAW],
        additive=estimates.get(ADDITIVE),
        within=estimates.get(WITHIN),
        parts=tuple(GapPart(name, estimates[name]) for name in parts),
        why_not=why_not,
        records_of=columns.weight_of(columns.is_of),
        records_over=columns.weight_of(~columns.is_of),
        unknown_employer_records=columns.unknown_weight,
        employers=overlap.employers,
        common_employers=overlap.common_employers,
        common_cells=overlap.common_cells,
        compared_records=overlap.compared_records,
        clusters=overlap.clusters,
        effective_clusters=overlap.effective_clusters,
        clustered_by="record" if work.by_record else "employer",
        by_employer=columns.by_employer,
        replicates=replicates,
        coverage=coverage,
        seed=seed,
    )
