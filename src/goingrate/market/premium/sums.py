"""The sums that all estimates rest on, by employer, and their values for draws of employers."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.market.premium.columns import Columns
from goingrate.market.rates.threads import in_ranges, threads

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

#: Draws that are summed up at a time: so many that each entry is read seldom, so few that their
#: sums stay in the processor's cache. Fixed, since the random numbers of a block are its own.
BLOCK: Final = 20


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """Each employer's entries in the sums: `start` and `end` of them, of which sum, how much."""

    start: Whole
    end: Whole
    index: NDArray[np.int32]
    value: Array
    n_sums: int

    def weighted(self, counts: Array) -> Array:
        """Return the sums (n_sums, n_draws) with each employer `counts` (n_employers, n_draws)."""
        from goingrate.market.premium.sum_kernels import weighted_sums

        out = np.empty((self.n_sums, counts.shape[1]))
        weighted_sums(self.start, self.end, self.index, self.value, counts, out)
        return out

    def total(self) -> Array:
        """Return the sums over all employers, shape (n_sums,)."""
        return self.weighted(np.ones((self.start.size, 1)))[:, 0]

    def without(self, employers: Whole, total: Array) -> Array:
        """Return sums (n_sums, n) with each one of some employers left out of their total."""
        out = np.repeat(total[:, None], employers.size, axis=1)
        for k, employer in enumerate(employers):
            own = slice(self.start[employer], self.end[employer])
            out[self.index[own], k] -= self.value[own]
        return out

    def along(self, slopes: Array) -> Array:
        """Return what each employer adds along slopes (n_sums, n_values), a row each."""
        from goingrate.market.premium.sum_kernels import along_slopes

        out = np.empty((self.start.size, slopes.shape[1]))
        along_slopes(self.start, self.end, self.index, self.value, slopes, out)
        return out


def sums_by_employer(columns: Columns, weight: Array, log_pay: Array) -> Sums:
    """Return the sums of each employer, with weights and pay instead of the columns' own."""
    from goingrate.market.premium.sum_kernels import count_entries, employer_sums

    c = columns
    touched = np.empty(c.n_employers, np.int64)
    count_entries(0, c.n_employers, c.start, c.codes, c.n_codes, c.skills.shape[1] + 2, touched)
    pairs = touched * (touched + 1) // 2
    room = pairs + np.minimum(pairs, c.inner * (c.inner + 1) // 2) + 2 * touched
    edges = np.concatenate([[0], np.cumsum(room)]).astype(np.int64)
    end = np.empty(c.n_employers, np.int64)
    index, value = np.empty(edges[-1], np.int32), np.empty(edges[-1])

    def fill(first: int, last: int) -> None:
        employer_sums(
            first,
            last,
            c.start,
            c.cell,
            c.codes,
            c.n_codes,
            c.first_control,
            c.control_shift,
            c.skills,
            c.is_of,
            log_pay,
            weight,
            edges,
            end,
            index,
            value,
        )

    in_ranges(fill, c.start)
    return Sums(edges[:-1], end, index, value, c.n_sums)


def solved(columns: Columns, totals: Array) -> Array:
    """Return (n_draws, 4 + n_factors): raw, additive, within, each factor's part, the skills'."""
    from goingrate.market.premium.solve_kernels import solve_draws

    out = np.empty((totals.shape[1], 4 + len(columns.factors)))
    n_skills = columns.skills.shape[1]
    solve_draws(totals, columns.factor_start, columns.control_shift, n_skills, out)
    return out


def in_blocks(
    fill: Callable[[int, np.random.Generator], Array], replicates: int, seed: int
) -> Array:
    """Return values (replicates, n_values) of blocks of draws, each with random numbers of its own.

    `fill` is given how many draws a block has, and its generator.
    """
    sizes = [min(BLOCK, replicates - first) for first in range(0, replicates, BLOCK)]
    seeds = np.random.SeedSequence(seed).spawn(len(sizes))
    generators = [np.random.default_rng(own) for own in seeds]
    with ThreadPoolExecutor(threads(), thread_name_prefix="premium") as pool:
        return np.concatenate(list(pool.map(fill, sizes, generators)))
