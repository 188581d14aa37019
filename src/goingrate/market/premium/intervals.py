"""From draws to intervals: the spread of the draws, and as how many equal clusters they count."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.market.premium.results import Estimate

Array = NDArray[np.float64]

#: Draws further out than this many spreads are moved there: a draw can leave next to nothing to
#: compare, and its value can then be anything.
_FARTHEST: Final = 5.0
#: Share of the draws that must tell a value.
MOST_UNTOLD: Final = 0.5
#: The fourth moment of a normal distribution over the square of its second.
_NORMAL_KURTOSIS: Final = 3.0
#: A value moved by less than this is not moved.
_ROUNDING: Final = 1e-12


def estimate(
    point: float, draws: Array, influence: Array, most_clusters: float, coverage: float
) -> Estimate:
    """Return a value with its interval: Student's, with the spread of the draws or of leaving out.

    Parameters
    ----------
    point
        The value.
    draws
        Its values in bootstrap draws, NaN where a draw does not tell it.
    influence
        What each employer moves it by, shape (n_employers,); empty: see `most_clusters`.
    most_clusters
        As how many equal clusters it counts at most; without `influence`, as how many it does.
    coverage
        How often the interval is to hold the truth.

    Notes
    -----
    The larger of two standard errors: the standard deviation of the draws, which is too small where
    one employer weighs much, and that of leaving out one employer at a time. Degrees of freedom are
    the number of equal clusters less 1. Measured on planted truth: percentiles of the draws, alone
    or studentised, hold it too rarely where employers are few or of unequal sizes.
    """
    from scipy.special import stdtrit

    clusters = min(equal_clusters(influence), most_clusters) if influence.size else most_clusters
    error = max(spread(draws), left_out_error(influence))
    away = float(stdtrit(max(clusters - 1.0, 1.0), 0.5 + 0.5 * coverage)) * error
    return Estimate(log_points=point, low=point - away, high=point + away, error=error)


def spread(draws: Array) -> float:
    """Return the standard deviation of what draws tell, the farthest ones moved inwards."""
    told = draws[~np.isnan(draws)]
    if told.size < 2:
        return 0.0
    low, middle, high = np.quantile(told, [0.16, 0.5, 0.84])
    reach = _FARTHEST * 0.5 * (high - low)
    if reach > 0.0:
        told = np.clip(told, middle - reach, middle + reach)
    found = float(told.std(ddof=1))
    return found if found > _ROUNDING else 0.0


def told_often(draws: Array) -> bool:
    """Return whether enough draws tell a value."""
    return float(np.isnan(draws).mean()) <= MOST_UNTOLD


def left_out_error(influence: Array) -> float:
    """Return the jackknife's standard error, of what leaving out each employer moves."""
    if influence.size < 2:
        return 0.0
    found = float(np.sqrt((influence @ influence) * (1.0 - 1.0 / influence.size)))
    return found if found > _ROUNDING else 0.0


def equal_clusters(influence: Array) -> float:
    """Return as how many employers of the same size an estimate counts.

    Parameters
    ----------
    influence
        What each employer moves the estimate by, shape (n_employers,).

    Notes
    -----
    If n of them move it by independent normal amounts of the same size, the square of the sum of
    squares is n / 3 times the sum of fourth powers; large or outlying employers lower the number.
    """
    size = np.abs(influence).max(initial=0.0)
    if size <= _ROUNDING:
        return float(influence.size)
    squares = (influence / size) ** 2
    moving = float((squares > _ROUNDING).sum())
    return min(_NORMAL_KURTOSIS * float(squares.sum() ** 2 / (squares @ squares)), moving)
