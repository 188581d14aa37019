"""What the two kinds of work have in common, and why a comparison cannot be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.market.premium.columns import Columns
from goingrate.market.premium.results import WhyNot

Flags = NDArray[np.bool_]
Whole = NDArray[np.int64]

_OF_FACTOR: Final[dict[str, WhyNot]] = {"level": "no_common_level", "place": "no_common_place"}


@dataclass(frozen=True, slots=True)
class Overlap:
    """Counts of what holds both kinds of work; `spare` are compared records less their cells."""

    employers: int
    common_employers: int
    common_cells: int
    compared_records: float
    spare: float
    clusters: int
    effective_clusters: float
    why_not: WhyNot | None


def overlap_of(columns: Columns, *, any_known: bool, fewest_employers: int) -> Overlap:
    """Return what the two kinds of work have in common."""
    employer = columns.employer()
    common = _both(employer, columns.is_of) if columns.by_employer else np.zeros(0, np.bool_)
    cells = _both(columns.cell, columns.is_of)
    compared = cells[columns.cell]
    weight = columns.weight_of(compared)
    clusters = np.unique(employer[compared]).size if columns.by_employer else round(weight)
    return Overlap(
        employers=columns.n_employers if columns.by_employer else 0,
        common_employers=int(common.sum()),
        common_cells=int(cells.sum()),
        compared_records=weight,
        spare=weight - float(cells.sum()),
        clusters=int(clusters),
        effective_clusters=_effective(columns, compared, employer),
        why_not=_why_not(columns, any_known, common, cells, int(clusters), fewest_employers),
    )


def _why_not(
    columns: Columns,
    any_known: bool,
    common: Flags,
    cells: Flags,
    clusters: int,
    fewest_employers: int,
) -> WhyNot | None:
    if any_known and not columns.by_employer:
        return "no_common_employer"
    if columns.by_employer and columns.n_employers == 1:
        return "one_employer"
    if columns.by_employer and not common.any():
        return "no_common_employer"
    for f, name in enumerate(columns.factors[: columns.first_control]):
        if not _both(columns.codes[:, f] - columns.factor_start[f], columns.is_of).any():
            return _OF_FACTOR.get(name, "no_common_cell")
    if not cells.any():
        return "no_common_cell"
    if columns.by_employer and clusters < fewest_employers:
        return "few_common_employers"
    return None


def _both(group: Whole, is_of: Flags) -> Flags:
    """Return which groups hold both kinds of work."""
    n = int(group.max()) + 1
    of = np.bincount(group[is_of], minlength=n) > 0
    result: Flags = of & (np.bincount(group[~is_of], minlength=n) > 0)
    return result


def _effective(columns: Columns, compared: Flags, employer: Whole) -> float:
    """Return as how many equal clusters they count, by their shares in the variation of the kind.

    The kind of work varies within cells; 1 over the sum of squared shares.
    """
    if not compared.any():
        return 0.0
    cell, weight = columns.cell[compared], columns.weight[compared]
    kind = columns.is_of[compared].astype(float)
    total = np.bincount(cell, weights=weight)
    mean = np.bincount(cell, weights=weight * kind) / np.maximum(total, 1e-300)
    away = (kind - mean[cell]) ** 2
    if not columns.by_employer:
        return float((weight @ away) ** 2 / (weight @ away**2))
    shares = np.bincount(employer[compared], weights=weight * away)
    return float(shares.sum() ** 2 / (shares @ shares))
