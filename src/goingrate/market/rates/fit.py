"""What a fit tells: small arrays by cell, and what is common to all."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goingrate.market.rates.design import Design
from goingrate.market.rates.fitting import State
from goingrate.market.rates.sample import Cell
from goingrate.market.rates.shape import Shape
from goingrate.market.rates.variances import Component

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class RateFit:
    """What was estimated, by cell and in all.

    Attributes
    ----------
    cells
        As in the sample; all arrays of shape (n_cells,) follow them.
    records, weight
        How many records a cell has, and the sum of their weights.
    employers
        How many known employers.
    largest_share
        The largest known employer's share of the cell's weight; 0 where none is known.
    mean, spread
        Mean of log pay at the employer of the average record, and standard deviation within
        employer and cell.
    mean_variance, log_spread_variance
        Posterior variances, employers' composition included.
    borrowed
        Share of the precision of the mean that comes from other cells, from 0 to 1.
    employer_spread
        Standard deviation of employers' effects on log pay within a cell: common and own to the
        cell together; 0 where no employer is known (then it is part of `spread`).
    size_slope, size_slope_variance
        How an employer's effect moves with the log of its weight in the sample. Means are those at
        the employer of the average record; what sizes differ is part of `employer_spread`.
    shape, shape_covariance
        Skew and tails of the rest; covariance of skew and log tail.
    effects
        Posterior mean and standard deviation of each dimension's effects on log pay:
        {(dimension, level): (mean, deviation)}.
    components
        The variances of the effects and what they rest on.
    rounds
        How many rounds the fit took; `converged` says whether it stood still.
    """

    cells: tuple[Cell, ...]
    records: NDArray[np.int64]
    weight: Array
    employers: NDArray[np.int64]
    largest_share: Array
    mean: Array
    spread: Array
    mean_variance: Array
    log_spread_variance: Array
    borrowed: Array
    employer_spread: float
    size_slope: float
    size_slope_variance: float
    shape: Shape
    shape_covariance: Array
    effects: Mapping[tuple[str, Hashable], tuple[float, float]]
    components: Mapping[str, Component]
    rounds: int
    converged: bool
    design: Design
    state: State
