"""Skew and tail from the records that tell about them, held near the normal by a weak prior."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.market.rates.shape import MOST_SKEW, TAILS, Shape

Array = NDArray[np.float64]

#: Standard deviations of skew and of log tail before the data.
_PRIOR: Final = np.array([0.25, 0.20])
_PROBE: Final = 0.02
#: So many records say all that there is to say.
MOST_RECORDS: Final = 40_000


@dataclass(frozen=True, slots=True, eq=False)
class Rest:
    """Records less their means: what a shape is judged by."""

    start: NDArray[np.int64]
    low: Array
    high: Array
    weight: Array
    cell: NDArray[np.int32]
    mean: Array
    mean_variance: Array
    log_spread: Array
    log_spread_variance: Array
    extra: Array

    def value(self, skew: float, log_tail: float) -> float:
        """Return the expected log likelihood of a shape."""
        from goingrate.market.rates.kernels import score_pairs

        out = np.empty((self.cell.size, 6))
        score_pairs(
            0,
            self.cell.size,
            self.start,
            self.low,
            self.high,
            self.weight,
            self.cell,
            self.mean,
            self.mean_variance,
            self.log_spread,
            self.log_spread_variance,
            self.extra,
            Shape(skew, math.exp(log_tail)).constants(),
            out,
        )
        prior = ((np.array([skew, log_tail]) / _PRIOR) ** 2).sum()
        return float(out[:, 0].sum() - 0.5 * prior)


def improved(rest: Rest, shape: Shape) -> tuple[Shape, Array]:
    """Return a better shape by one Newton step, and its covariance (skew, log tail), (2, 2)."""
    here = np.array([shape.skew, math.log(shape.tail)])
    slope, bend = _differences(rest, here)
    roots, axes = np.linalg.eigh(bend)
    safe = np.maximum(roots, 1.0 / _PRIOR.max() ** 2)  # no step uphill, none longer than the prior
    covariance = (axes / safe) @ axes.T
    move = np.clip(covariance @ slope, -0.2, 0.2)
    for _ in range(4):
        there = here + move
        there = np.clip(there, [-MOST_SKEW, math.log(TAILS[0])], [MOST_SKEW, math.log(TAILS[1])])
        if rest.value(*there) >= rest.value(*here) - 1e-9:
            break
        move *= 0.25
    else:
        there = here
    return Shape(float(there[0]), math.exp(float(there[1]))), covariance


def _differences(rest: Rest, here: Array) -> tuple[Array, Array]:
    """Return slope, and minus the second derivatives, by central differences."""
    a, b = np.array([_PROBE, 0.0]), np.array([0.0, _PROBE])
    middle = rest.value(*here)
    up = [rest.value(*(here + side)) for side in (a, b)]
    down = [rest.value(*(here - side)) for side in (a, b)]
    cross = sum(
        sign * rest.value(*(here + side))
        for sign, side in ((1, a + b), (1, -a - b), (-1, a - b), (-1, b - a))
    )
    slope = np.subtract(up, down) / (2.0 * _PROBE)
    bend = -(np.add(up, down) - 2.0 * middle) / _PROBE**2
    mixed = -cross / (4.0 * _PROBE**2)
    return slope, np.array([[bend[0], mixed], [mixed, bend[1]]])
