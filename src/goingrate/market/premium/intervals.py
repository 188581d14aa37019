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


def estimate(point: float, draws: Array, degrees: float, coverage: float) -> Estimate:
    """Return a value with its interval: Student's, with the spread of the draws.

    Parameters
    ----------
    point
        The value.
    draws
        Its values in bootstrap draws, NaN where a draw does not tell it.
    degrees
        Degrees of freedom, at least 1.
    coverage
        How often the interval is to hold the truth.

    Notes
    -----
    Measured on planted truth (tests/market/premium/test_coverage.py): percentiles of the draws hold
    it too rarely where employers are few or of unequal sizes.
    """
    from scipy.special import stdtrit

    error = spread(draws)
    away = float(stdtrit(degrees, 0.5 + 0.5 * coverage)) * error
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


def degrees_of_freedom(influence: Array) -> float:
    """Return as how many equal employers an estimate counts, less 1; at least 1.

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
        return max(influence.size - 1.0, 1.0)
    squares = (influence / size) ** 2
    moving = float((squares > _ROUNDING).sum())
    alike = _NORMAL_KURTOSIS * float(squares.sum() ** 2 / (squares @ squares))
    return max(min(alike, moving) - 1.0, 1.0)
