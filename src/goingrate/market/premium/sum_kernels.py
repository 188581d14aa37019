"""The compiled loops over records: what each employer adds to the sums that all estimates rest on.

Each loop takes a range of employers and writes only to what belongs to them, adding in a fixed
order: results do not depend on how ranges are shared out among threads. Imported only inside
functions, since the compiler costs 0.3 s to import.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int64]
Short = NDArray[np.int32]
Flags = NDArray[np.bool_]

_part = njit(cache=True, nogil=True, error_model="numpy")
_loop = njit(cache=True, nogil=True, error_model="numpy")

#: A sum of squares below this share of the weight is rounding.
_ROUNDING = 1e-13


@_part
def packed(one: int, other: int, size: int) -> int:  # pragma: no cover (compiled)
    """Return where a pair of columns stands in an upper triangle that is kept row by row."""
    low, high = min(one, other), max(one, other)
    return low * size - (low * (low - 1)) // 2 + high - low


@_loop
def count_entries(
    first: int, last: int, start: Whole, codes: Short, n_codes: int, n_extra: int, out: Whole
) -> None:  # pragma: no cover (compiled)
    """Fill `out` with how many columns of the additive model each employer's records touch."""
    seen = np.full(n_codes, -1, np.int64)
    for e in range(first, last):
        touched = n_extra
        for i in range(start[e], start[e + 1]):
            for f in range(codes.shape[1]):
                if seen[codes[i, f]] != e:
                    seen[codes[i, f]] = e
                    touched += 1
        out[e] = touched


@_part
def _columns_of(
    i: int,
    first_factor: int,
    shift: int,
    codes: Short,
    skills: Flags,
    is_of: bool,
    size: int,
    out: Whole,
) -> int:  # pragma: no cover (compiled)
    """Fill `out` with the columns in which a record has a 1; return how many there are."""
    n = 0
    for f in range(first_factor, codes.shape[1]):
        out[n] = codes[i, f] - shift
        n += 1
    for s in range(skills.shape[1]):
        if skills[i, s]:
            out[n] = size - 2 - skills.shape[1] + s
            n += 1
    if is_of:
        out[n] = size - 2
        n += 1
    return n


@_part
def _add_group(
    begin: int,
    end: int,
    first_factor: int,
    shift: int,
    codes: Short,
    skills: Flags,
    is_of: Flags,
    y: Array,
    w: Array,
    size: int,
    place: Whole,
    active: Whole,
    ones: Whole,
    sums: Array,
    gram: Array,
) -> tuple[int, float]:  # pragma: no cover (compiled)
    """Fill `gram` with the sums of products of records' columns, less those of their means.

    Only the columns that occur (`active`, with their `place`) are filled. Return how many they
    are, and the weight. `place` is -1 everywhere before and after, but for the caller to undo.
    """
    total, mean = 0.0, 0.0
    for i in range(begin, end):
        total += w[i]
        mean += w[i] * y[i]
    if total == 0.0:
        return 0, 0.0
    mean /= total
    active[0], place[size - 1], n_active = size - 1, 0, 1
    for i in range(begin, end):
        n = _columns_of(i, first_factor, shift, codes, skills, is_of[i], size, ones)
        for a in range(n):
            if place[ones[a]] < 0:
                place[ones[a]], active[n_active] = n_active, ones[a]
                n_active += 1
    gram[:n_active, :n_active] = 0.0
    sums[:n_active] = 0.0
    for i in range(begin, end):
        if w[i] == 0.0:
            continue
        n = _columns_of(i, first_factor, shift, codes, skills, is_of[i], size, ones)
        pay = w[i] * (y[i] - mean)
        sums[0] += pay
        gram[0, 0] += pay * (y[i] - mean)
        for a in range(n):
            p = place[ones[a]]
            sums[p] += w[i]
            gram[0, p] += pay
            for b in range(a + 1):
                q = place[ones[b]]
                gram[min(p, q), max(p, q)] += w[i]
    for p in range(n_active):
        for q in range(p, n_active):
            gram[p, q] -= sums[p] * (sums[q] / total)
    return n_active, total


@_loop
def employer_sums(
    first: int,
    last: int,
    start: Whole,
    cell: Whole,
    codes: Short,
    n_codes: int,
    first_control: int,
    control_shift: int,
    skills: Flags,
    is_of: Flags,
    y: Array,
    w: Array,
    entry_start: Whole,
    entry_end: Whole,
    index: Short,
    value: Array,
) -> None:  # pragma: no cover (compiled)
    """Fill in each employer's entries of the sums: `index` says of which one, `value` how much.

    The sums, one after the other: products within employers of all columns (factors' codes,
    skills, kind of work, pay), column sums of each kind of work (its weight in the column of the
    kind), products within cells of controls' codes, skills, kind, pay.
    """
    k = skills.shape[1]
    size, inner = n_codes + k + 2, n_codes - control_shift + k + 2
    after, within = (size * (size + 1)) // 2, (size * (size + 1)) // 2 + 2 * size
    place, active = np.full(size, -1, np.int64), np.empty(size + 1, np.int64)
    ones = np.empty(codes.shape[1] + k + 1, np.int64)
    gram, sums = np.empty((size, size)), np.empty(size)
    group = np.zeros((2, size))
    both, touched = np.zeros((inner, inner)), np.zeros((inner, inner), np.bool_)
    for e in range(first, last):
        begin, end, at = start[e], start[e + 1], entry_start[e]
        n, total = _add_group(
            begin, end, 0, 0, codes, skills, is_of, y, w, size,
            place, active, ones, sums, gram,
        )  # fmt: skip
        for p in range(n):
            for q in range(p, n):
                if abs(gram[p, q]) > _ROUNDING * total:
                    index[at] = packed(active[p], active[q], size)
                    value[at] = gram[p, q]
                    at += 1
        for i in range(begin, end):
            side = 0 if is_of[i] else 1
            m = _columns_of(i, 0, 0, codes, skills, False, size, ones)
            for a in range(m):
                group[side, ones[a]] += w[i]
            group[side, size - 2] += w[i]
            group[side, size - 1] += w[i] * y[i]
        place[size - 1] = -1
        for p in range(n):
            place[active[p]] = -1
        active[n] = size - 2  # the weights, also where the employer has one kind only
        for p in range(n + (1 if n and not _holds(active, n, size - 2) else 0)):
            for side in range(2):
                if group[side, active[p]] != 0.0:
                    index[at] = after + side * size + active[p]
                    value[at] = group[side, active[p]]
                    at += 1
                    group[side, active[p]] = 0.0
        begin = start[e]
        while begin < start[e + 1]:
            end = begin + 1
            while end < start[e + 1] and cell[end] == cell[begin]:
                end += 1
            if end > begin + 1:
                n, total = _add_group(
                    begin, end, first_control, control_shift, codes, skills, is_of, y, w, inner,
                    place, active, ones, sums, gram,
                )  # fmt: skip
                for p in range(n):
                    for q in range(p, n):
                        if abs(gram[p, q]) > _ROUNDING * total:
                            low, high = min(active[p], active[q]), max(active[p], active[q])
                            both[low, high] += gram[p, q]
                            touched[low, high] = True
                place[inner - 1] = -1
                for p in range(n):
                    place[active[p]] = -1
            begin = end
        for p in range(inner):
            for q in range(p, inner):
                if touched[p, q]:
                    index[at] = within + packed(p, q, inner)
                    value[at] = both[p, q]
                    at += 1
                    both[p, q], touched[p, q] = 0.0, False
        entry_end[e] = at


@_part
def _holds(active: Whole, n: int, column: int) -> bool:  # pragma: no cover (compiled)
    return bool((active[:n] == column).any())


@_loop
def weighted_sums(
    entry_start: Whole, entry_end: Whole, index: Short, value: Array, counts: Array, out: Array
) -> None:  # pragma: no cover (compiled)
    """Fill `out` (n_sums, n_draws) with employers' sums, each `counts` (n_employers, n_draws)."""
    out[:] = 0.0
    n_draws = counts.shape[1]
    for e in range(counts.shape[0]):
        for entry in range(entry_start[e], entry_end[e]):
            at, v = index[entry], value[entry]
            for draw in range(n_draws):
                out[at, draw] += v * counts[e, draw]


@_loop
def gather_draws(
    stratum: Whole, y: Array, counts: Whole, weight: Array, mean: Array
) -> None:  # pragma: no cover (compiled)
    """Fill weight and mean pay of each stratum of equal records from counts of its records."""
    weight[:] = 0.0
    mean[:] = 0.0
    for i in range(stratum.size):
        weight[stratum[i]] += counts[i]
        mean[stratum[i]] += counts[i] * y[i]
    for s in range(weight.size):
        if weight[s] > 0.0:
            mean[s] /= weight[s]


@_loop
def along_slopes(
    entry_start: Whole, entry_end: Whole, index: Short, value: Array, slopes: Array, out: Array
) -> None:  # pragma: no cover (compiled)
    """Fill `out` (n_employers, n_values) with employers' sums along slopes (n_sums, n_values)."""
    out[:] = 0.0
    for e in range(out.shape[0]):
        for entry in range(entry_start[e], entry_end[e]):
            at, v = index[entry], value[entry]
            for k in range(out.shape[1]):
                out[e, k] += v * slopes[at, k]
