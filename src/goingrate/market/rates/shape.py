"""The pooled form of what is left of log pay: skew and tails, standardised.

The sinh-arcsinh family of Jones and Pewsey (2009), "Sinh-arcsinh distributions", Biometrika 96,
761-780: X = sinh((asinh(Z) + skew) / tail) with Z standard normal, here moved and scaled to mean 0
and variance 1, so that a cell's mean and spread are what the words say. `skew` 0 and `tail` 1 are
the normal distribution; `tail` below 1 has heavier tails, `skew` above 0 a longer upper one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

#: What the shape may be: beyond, a few outliers would decide on it.
MOST_SKEW: Final = 1.0
TAILS: Final = (0.5, 1.6)
_NODES: Final = 80


@dataclass(frozen=True, slots=True)
class Shape:
    """Skew and tail of the standardised rest.

    Examples
    --------
    >>> Shape().quantile(0.9)
    1.2815...
    >>> Shape(tail=0.7).quantile(0.99) > Shape().quantile(0.99)
    True
    """

    skew: float = 0.0
    tail: float = 1.0

    def quantile(self, probability: float) -> float:
        """Return the point below which a share of the rest lies, in units of the spread."""
        from scipy.special import ndtri

        middle, scale = _moments(self.skew, self.tail)
        raw = math.sinh((math.asinh(float(ndtri(probability))) + self.skew) / self.tail)
        return (raw - middle) / scale

    def constants(self) -> Array:
        """Return what the compiled loops need, shape (7,).

        Skew, tail, mean and standard deviation before standardising; then what one point tells
        about mean, mean with log spread, and log spread, per unit of spread (Fisher information).
        """
        return _constants(self.skew, self.tail)


@lru_cache(maxsize=4096)
def _constants(skew: float, tail: float) -> Array:
    middle, scale = _moments(skew, tail)
    normal, weight = normal_nodes(_NODES)
    turned = (np.arcsinh(normal) + skew) / tail
    raw, root = np.sinh(turned), np.cosh(turned)
    inner = np.sqrt(1.0 + normal**2)
    # minus the slope of the log density, in units of the spread
    slope = scale * (normal * inner * tail / root - normal / inner * tail / root + raw / root**2)
    location, spread = slope, (raw - middle) / scale * slope - 1.0
    told = [float((weight * one).sum()) for one in (location**2, location * spread, spread**2)]
    result = np.array([skew, tail, middle, scale, *told])
    result.flags.writeable = False  # shared between calls
    return result


def _moments(skew: float, tail: float) -> tuple[float, float]:
    """Return mean and standard deviation before standardising."""
    normal, weight = normal_nodes(_NODES)
    raw = np.sinh((np.arcsinh(normal) + skew) / tail)
    middle = float((weight * raw).sum())
    return middle, math.sqrt(float((weight * (raw - middle) ** 2).sum()))


@lru_cache(maxsize=8)
def normal_nodes(number: int) -> tuple[Array, Array]:
    """Return points and weights of the Gauss-Hermite rule for a standard normal expectation."""
    points, weights = np.polynomial.hermite_e.hermegauss(number)
    shares = weights / weights.sum()
    for array in (points, shares):
        array.flags.writeable = False
    return points, shares
