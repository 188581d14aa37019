"""A sample as columns: rows in the order of employers and cells, codes without holes."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from goingrate.market.premium.sample import GapSample

Array = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Rows in the order of employers, in an employer in that of its cells.

    Attributes
    ----------
    start
        Where each employer's rows start, shape (n_employers + 1,); one "employer" holds all where
        none is known.
    cell
        Number of the cell (employer and cell factors), ascending, shape (n,).
    codes
        Columns of the factors' codes, shape (n, n_factors): cell factors first, then controls.
    factors, factor_start
        Names of the factors; the first column of each, shape (n_factors + 1,).
    first_control
        Which factor is the first control.
    skills, is_of, log_pay, weight
        As in the sample; pay is centred.
    by_employer
        Whether employers are known.
    unknown_weight
        Weight of the rows left out since their employer is not known.
    """

    start: Whole
    cell: Whole
    codes: NDArray[np.int32]
    factors: tuple[str, ...]
    factor_start: Whole
    first_control: int
    skills: Flags
    is_of: Flags
    log_pay: Array
    weight: Array
    by_employer: bool
    unknown_weight: float

    @property
    def n_employers(self) -> int:
        """How many employers there are."""
        return int(self.start.size) - 1

    @property
    def n_codes(self) -> int:
        """How many columns the factors take."""
        return int(self.factor_start[-1])

    @property
    def control_shift(self) -> int:
        """How many columns the cell factors take."""
        return int(self.factor_start[self.first_control])

    @property
    def size(self) -> int:
        """How many columns the additive model has: codes, skills, kind of work, pay."""
        return self.n_codes + int(self.skills.shape[1]) + 2

    @property
    def inner(self) -> int:
        """How many columns the model within cells has."""
        return self.n_codes - self.control_shift + int(self.skills.shape[1]) + 2

    @property
    def n_sums(self) -> int:
        """How many sums all estimates rest on."""
        pairs = self.size * (self.size + 1) + self.inner * (self.inner + 1)
        return pairs // 2 + 2 * self.size

    def employer(self) -> Whole:
        """Return each row's employer, from 0."""
        return np.repeat(np.arange(self.n_employers), np.diff(self.start))

    def weight_of(self, rows: Flags | slice) -> float:
        """Return the weight of some rows."""
        return float(self.weight[rows].sum())


def columns_of(sample: GapSample) -> Columns:
    """Return a sample as columns: rows of unknown employers only where no employer is known.

    Neither are employers held equal where those that are known leave one kind of work empty.
    """
    known = sample.employer >= 0
    by_employer = bool((known & sample.is_of).any() and (known & ~sample.is_of).any())
    rows = np.flatnonzero(known) if by_employer else np.arange(known.size)
    employer = dense(sample.employer[rows] if by_employer else np.zeros(rows.size, np.int32))
    factors = {**sample.cell, **sample.controls}
    codes = [dense(values[rows]) for values in factors.values()]
    cell = employer.copy()
    for values in codes[: len(sample.cell)]:
        cell = dense(cell * (int(values.max()) + 1) + values)
    order = np.lexsort((cell, employer)) if not _ascending(cell) else np.arange(rows.size)
    starts = np.cumsum([0, *(int(values.max()) + 1 for values in codes)], dtype=np.int64)
    stacked = np.empty((rows.size, len(codes)), np.int32)
    for f, values in enumerate(codes):
        stacked[:, f] = values[order] + starts[f]
    rows = rows[order]
    weight = np.ascontiguousarray(sample.weight[rows], np.float64)
    log_pay = sample.log_pay[rows]
    return Columns(
        start=np.concatenate([[0], np.cumsum(np.bincount(employer))]).astype(np.int64),
        cell=cell[order],
        codes=stacked,
        factors=tuple(factors),
        factor_start=starts,
        first_control=len(sample.cell),
        skills=np.ascontiguousarray(sample.skills[rows]),
        is_of=np.ascontiguousarray(sample.is_of[rows]),
        log_pay=np.ascontiguousarray(log_pay - np.average(log_pay, weights=weight)),
        weight=weight,
        by_employer=by_employer,
        unknown_weight=float(sample.weight[~known].sum()) if by_employer else 0.0,
    )


def with_skills(columns: Columns, kept: Flags) -> Columns:
    """Return the same with some of the skills."""
    return replace(columns, skills=np.ascontiguousarray(columns.skills[:, kept]))


def dense(values: NDArray[np.int32] | Whole) -> Whole:
    """Return codes from 0 without holes, in the same order."""
    least, most = int(values.min()), int(values.max())
    if most - least <= 4 * values.size + 1_000:
        there = np.zeros(most - least + 1, np.bool_)
        there[values - least] = True
        numbers: Whole = np.cumsum(there, dtype=np.int64) - 1
        return numbers[values - least]
    return np.unique(values, return_inverse=True)[1].astype(np.int64)


def _ascending(values: Whole) -> bool:
    return bool((values[1:] >= values[:-1]).all())
