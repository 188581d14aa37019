"""Names of what is told, and how it is made up of what a solve gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.market.premium.columns import Columns

Array = NDArray[np.float64]

RAW: Final = "raw"
ADDITIVE: Final = "additive"
WITHIN: Final = "within"
COMBINATION: Final = "combination"


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """What is told, by name; each a row of weights of the values of `sums.solved`."""

    names: tuple[str, ...]
    weights: Array

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of the parts."""
        return self.names[3:]

    def of(self, solved: Array) -> Array:
        """Return (n_rows, n_names) of values of `sums.solved` or what moves them (n_rows, ...).

        What cannot be told stays NaN, and makes so what rests on it only.
        """
        result = np.empty((solved.shape[0], len(self.names)))
        for k, row in enumerate(self.weights):
            used = np.flatnonzero(row)
            result[:, k] = solved[:, used] @ row[used]
        return result


def values_told(columns: Columns, blocks: tuple[tuple[str, ...], ...]) -> Values:
    """Return what is told, with factors of a block as one part."""
    n = 4 + len(columns.factors)
    unit = dict(zip([*columns.factors, "skill"], np.eye(n)[3:], strict=True))
    unit["employer"] = np.zeros(n)
    unit["employer"][[0, 1]] = 1.0, -1.0
    unit["employer"][3:] = -1.0
    raw, additive, within = np.eye(n)[:3]
    rows = [raw, additive, within, *(sum((unit[name] for name in one), 0 * raw) for one in blocks)]
    names = [RAW, ADDITIVE, WITHIN, *("+".join(one) for one in blocks), COMBINATION]
    return Values(tuple(names), np.array([*rows, additive - within]))
