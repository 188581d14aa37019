"""The plain way: expectation-maximisation by whole-array numpy, without what makes it quick.

The same observations (points, bands, top-coded) and the same normal core: cell means around an
overall mean, employers' effects, a spread of each cell drawn towards the common one, variances
re-estimated. Left out, which makes it cheaper: effects of role, level and region, the employer's
own deviation in a cell, the slope in the employer's size, the shape of the rest, and every joint
uncertainty (each effect has a posterior variance as if the others were known).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_ndtr

from goingrate.market.rates import PaySample

Array = NDArray[np.float64]
_SMALL = 1e-4
_MOST_ROUNDS = 500


@dataclass
class Plain:
    """What the plain way found."""

    mean: Array
    rounds: int


def plain_em(sample: PaySample) -> Plain:
    """Estimate until no cell's mean moves by a ten-thousandth."""
    cells, employers = len(sample.cells), int(sample.employer.max()) + 1
    cell, employer = sample.cell, sample.employer
    in_cell, of_employer = np.bincount(cell, minlength=cells), np.bincount(employer)
    point = sample.high == sample.low
    guess = np.where(np.isinf(sample.high), sample.low + 0.1, 0.5 * (sample.low + sample.high))
    overall = float(guess.mean())
    mean, effect = np.full(cells, overall), np.zeros(employers)
    spread = np.full(cells, float(guess.std()))
    between_cells, between = 0.1, 0.02
    moved, rounds = np.inf, 0
    while moved > _SMALL and rounds < _MOST_ROUNDS:
        rounds += 1
        at, scale = mean[cell] + effect[employer], spread[cell]
        first, second = _moments(sample, point, at, scale)
        weight = 1.0 / scale**2
        told = np.bincount(cell, weight, cells)
        sums = np.bincount(cell, weight * (first - effect[employer]), cells)
        new = (sums + overall / between_cells) / (told + 1.0 / between_cells)
        unsure_cell = 1.0 / (told + 1.0 / between_cells)
        told = np.bincount(employer, weight, employers)
        sums = np.bincount(employer, weight * (first - new[cell]), employers)
        effect = sums / (told + 1.0 / between)
        unsure = 1.0 / (told + 1.0 / between)
        at = new[cell] + effect[employer]
        square = second - 2.0 * first * at + at**2 + unsure_cell[cell] + unsure[employer]
        common = float(square.mean())
        spread = np.sqrt((np.bincount(cell, square, cells) + 10.0 * common) / (in_cell + 10.0))
        overall = float(new.mean())
        between_cells = float(((new - overall) ** 2 + unsure_cell).mean())
        between = float((effect**2 + unsure)[of_employer > 0].mean())
        moved, mean = float(np.abs(new - mean).max()), new
    return Plain(mean, rounds)


def _moments(
    sample: PaySample, point: NDArray[np.bool_], at: Array, scale: Array
) -> tuple[Array, Array]:
    """Return first and second moment of each record's pay, given that it lies in its interval."""
    first, second = sample.low.copy(), sample.low**2
    banded = ~point
    mean, spread = at[banded], scale[banded]
    low, high = (sample.low[banded] - mean) / spread, (sample.high[banded] - mean) / spread
    flip = low > 0
    left, right = np.where(flip, -high, low), np.where(flip, -low, high)
    log_inside = log_ndtr(right) + np.log1p(-np.exp(log_ndtr(left) - log_ndtr(right)))
    at_low = np.exp(-0.5 * low**2 - log_inside) / np.sqrt(2.0 * np.pi)
    at_high = np.exp(-0.5 * np.minimum(high, 40.0) ** 2 - log_inside) / np.sqrt(2.0 * np.pi)
    moved = at_low - at_high
    bent = low * at_low - np.where(np.isinf(high), 0.0, high) * at_high
    first[banded] = mean + spread * moved
    second[banded] = first[banded] ** 2 + spread**2 * np.clip(1.0 + bent - moved**2, 0.0, 1.0)
    return first, second
