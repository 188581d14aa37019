"""Somebody who knows all that is published of a data set, and how it was decided, and computes.

Written without the engine: plain sets, ranks and linear programs over small tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import linprog

from goingrate.market.cells import CellCounts, decide
from goingrate.market.lattice import lattice_of
from goingrate.market.suppression import Published, publishable

Value = str | None
Cell = tuple[Value, ...]
#: Which values a segment fixes; None leaves a dimension open.
Fixed = tuple[Value, ...]


@dataclass(frozen=True)
class Table:
    """Records by finest cell and employer; a value None in a cell is not known."""

    dimensions: tuple[str, ...]
    staff: Mapping[Cell, Mapping[Value, int]]

    def records(self, cells: Iterable[Cell]) -> int:
        return sum(sum(self.staff[cell].values()) for cell in cells)

    def counts(self, cells: Iterable[Cell]) -> CellCounts:
        firms: Counter[Value] = Counter()
        for cell in cells:
            firms.update(self.staff[cell])
        unknown = firms.pop(None, 0)
        known = +firms
        largest = max(known.values(), default=0)
        return CellCounts(known.total() + unknown, len(known), largest, unknown)

    def inside(self, fixed: Fixed) -> frozenset[Cell]:
        return frozenset(
            cell
            for cell in self.staff
            if all(wanted in (None, value) for wanted, value in zip(fixed, cell, strict=True))
        )

    def segments(self) -> Iterator[Fixed]:
        values = [
            [None, *sorted({cell[place] for cell in self.staff} - {None})]  # type: ignore[type-var]
            for place in range(len(self.dimensions))
        ]
        for fixed in product(*values):
            named = dict(zip(self.dimensions, fixed, strict=True))
            if named.get("region") is None or named.get("country") is not None:
                yield fixed

    def decided(self) -> Published:
        rows = [(cell, firm, n) for cell, firms in self.staff.items() for firm, n in firms.items()]
        columns = {
            name: [cell[place] for cell, _, _ in rows] for place, name in enumerate(self.dimensions)
        }
        lattice = lattice_of(
            columns, employers=[firm for _, firm, _ in rows], records=[n for _, _, n in rows]
        )
        return publishable(lattice)


@dataclass(frozen=True)
class Seen:
    """What is published of a table: for each segment its kind and the number that is told."""

    table: Table
    kinds: Mapping[Fixed, str]
    told: Mapping[Fixed, int]

    def published(self, *kinds: str) -> dict[Fixed, frozenset[Cell]]:
        wanted = kinds or ("shown", "pooled")
        return {
            fixed: self.table.inside(fixed) for fixed, kind in self.kinds.items() if kind in wanted
        }


def look(table: Table) -> Seen:
    decided = table.decided()
    answers = {
        fixed: decided.decision(dict(zip(table.dimensions, fixed, strict=True)))
        for fixed in table.segments()
    }
    kinds = {fixed: answer.kind for fixed, answer in answers.items()}
    return Seen(table, kinds, {fixed: answer.at_least for fixed, answer in answers.items()})


def groups_by_subtracting(seen: Seen, *kinds: str) -> Iterator[frozenset[Cell]]:
    """Yield what is left of each published segment without published ones inside it.

    Without one of them; without all parts along a dimension; without those, and of parts that are
    not published, without their parts along another dimension.
    """
    published = seen.published(*kinds)
    for fixed, cells in published.items():
        for inner in published.values():
            if inner < cells:
                yield cells - inner
        for first, second in product(range(len(fixed)), repeat=2):
            left = set(cells)
            for other, part in published.items():
                by_one = narrower(fixed, other) == {first}
                by_two = narrower(fixed, other) == {first, second} and part <= left
                if by_one or by_two:
                    left -= part
            yield frozenset(left)


def narrower(outer: Fixed, inner: Fixed) -> set[int]:
    """Return which dimensions the inner one fixes in addition; empty if it is not inside."""
    both = list(zip(outer, inner, strict=True))
    if any(wide not in (None, narrow) for wide, narrow in both):
        return set()
    return {place for place, (wide, narrow) in enumerate(both) if wide != narrow}


def sums_that_follow(seen: Seen) -> list[frozenset[Cell]]:
    """Return secret segments and cells whose sum of pay follows from all published sums."""
    cells = sorted(seen.table.staff, key=str)
    rows = [[cell in inside for cell in cells] for inside in seen.published().values()]
    matrix = np.array(rows, dtype=float).reshape(len(rows), len(cells))
    rank = np.linalg.matrix_rank(matrix) if rows else 0
    found = []
    for group in secrets(seen.table):
        with_group = np.vstack([matrix, [cell in group for cell in cells]])
        if np.linalg.matrix_rank(with_group) == rank:
            found.append(group)
    return found


def secrets(table: Table) -> list[frozenset[Cell]]:
    """Return the segments and finest cells that the rules for one cell hide."""
    groups = [frozenset({cell}) for cell in table.staff]
    groups += [inside for fixed in table.segments() if (inside := table.inside(fixed))]
    return [
        group for group in dict.fromkeys(groups) if decide(table.counts(group)).kind == "suppressed"
    ]


def possible_counts(seen: Seen) -> dict[Cell, tuple[float, float]]:
    """Return the range of the count of each small cell, as far as it can be narrowed down.

    The adversary is told more than is published: which cells are empty, which are small (1 to 5)
    or medium (6 to 9), and the count of every other one.
    """
    cells = sorted(seen.table.staff, key=str)
    bounds = [_bounds(seen.table.records([cell])) for cell in cells]
    less, most = [], []
    for fixed, inside in seen.published().items():
        indicator = [float(cell in inside) for cell in cells]
        lowest = 10 if seen.kinds[fixed] == "shown" else 6
        less.append([-one for one in indicator])
        most.append(-max(lowest, seen.told[fixed]))
        if seen.kinds[fixed] == "pooled" and None not in firms_of(seen.table, inside):
            less.append(indicator)
            most.append(9)
    return {
        cell: (_extreme(place, less, most, bounds, +1), _extreme(place, less, most, bounds, -1))
        for place, cell in enumerate(cells)
        if seen.table.records([cell]) <= 5
    }


def exact_counts(seen: Seen) -> dict[Cell, tuple[float, float]]:
    """Return the same ranges if every published segment told its count exactly."""
    cells = sorted(seen.table.staff, key=str)
    bounds: list[tuple[float, float | None]] = [(0.0, seen.table.records(cells))] * len(cells)
    less, most = [], []
    for inside in seen.published().values():
        indicator = [float(cell in inside) for cell in cells]
        less += [indicator, [-one for one in indicator]]
        most += [seen.table.records(inside), -seen.table.records(inside)]
    return {
        cell: (_extreme(place, less, most, bounds, +1), _extreme(place, less, most, bounds, -1))
        for place, cell in enumerate(cells)
        if seen.table.records([cell]) <= 5
    }


def firms_of(table: Table, cells: Iterable[Cell]) -> set[Value]:
    return {firm for cell in cells for firm in table.staff[cell]}


def _bounds(records: int) -> tuple[float, float | None]:
    for low, high in ((1, 5), (6, 9)):
        if low <= records <= high:
            return low, high
    return records, records


def _extreme(
    place: int,
    less: list[list[float]],
    most: list[float],
    bounds: list[tuple[float, float | None]],
    sign: int,
) -> float:
    goal: NDArray[np.float64] = np.zeros(len(bounds))
    goal[place] = sign
    found = linprog(goal, A_ub=less or None, b_ub=most or None, bounds=bounds)
    assert found.status == 0, found.message
    return float(found.x[place])


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Small tables: mostly small cells, few employers, some values and employers not known."""
    dimensions = draw(
        st.sampled_from([("role",), ("role", "level"), ("country", "region", "role")])
    )
    sizes = draw(st.tuples(*[st.integers(1, 4)] * len(dimensions)))
    unknown = draw(st.booleans())
    values = [
        [f"{name}{number}" for number in range(size)] + [None] * unknown
        for name, size in zip(dimensions, sizes, strict=True)
    ]
    firms = draw(st.sampled_from([[None], list("abcdefgh"), [*"abcdefgh", None]]))
    count = st.one_of(st.just(0), st.integers(0, 5), st.integers(0, 30))
    staff = {}
    for cell in product(*values):
        records = draw(count)
        first = draw(st.integers(0, len(firms) - 1))
        shared: Counter[Value] = Counter()
        for number in range(records):
            shared[firms[(first + number) % len(firms)]] += 1
        if records:
            staff[cell] = shared
    return Table(dimensions, staff)
