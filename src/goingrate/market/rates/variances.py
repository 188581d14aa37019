"""How large effects are: their variances, with a weak prior, by restricted maximum likelihood."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

#: What is thought of standard deviations of effects before the data, in units of log pay, so that
#: it holds in every currency: the medians of log-normal priors. None of them keeps an estimate away
#: from 0, as an inverse chi-square would.
USUAL_SIZE: Final[dict[str, float]] = {
    "role": 0.20,
    "level": 0.20,
    "country": 0.20,
    "region": 0.10,
    "employer_kind": 0.10,
    "cell": 0.10,
    "employer": 0.15,
    "employer_in_cell": 0.05,
    "role_level": 0.10,
    "cell_spread": 0.15,
}
#: How surely, as a standard deviation of the log variance: a factor of 2 either way in size.
_SURE: Final = 2.0 * math.log(2.0)
#: Standard deviations between which an estimate stays, as parts of the usual one. The upper end is
#: for spreads: bands that all overlap are likeliest where there is no spread at all.
_RANGE: Final = (1e-4, 30.0)
_SPREAD_RANGE: Final = (1e-4, 2.0)
_LONGEST_STEP: Final = 3.0
_GRID: Final = np.linspace(-7.0, 7.0, 701)


@dataclass(frozen=True, slots=True)
class Component:
    """One variance of effects.

    Attributes
    ----------
    variance
        Its estimate, the mode of the log variance.
    worth
        How many effects' worth of information there is on it: twice the Fisher information on the
        log variance. Infinite if the variance is given.
    usual
        The prior's median.
    range
        Between which standard deviations it stays, as parts of the usual one.
    """

    variance: float
    worth: float
    usual: float
    range: tuple[float, float] = _RANGE

    def drawn(self, generator: np.random.Generator, size: int) -> Array:
        """Return draws of the variance.

        The likelihood of a variance of `worth` effects is a scaled inverse chi-square; with the
        prior it is not a known distribution, but has one dimension: it is drawn from a grid.
        """
        if math.isinf(self.worth):
            return np.full(size, self.variance)
        away = math.log(self.variance / self.usual)
        # the scale at which likelihood and prior together have their mode at the estimate
        scale = max(self.worth + 2.0 * away / _SURE**2, 0.0)
        log_density = -0.5 * (self.worth * _GRID + scale * np.exp(-_GRID))
        log_density -= 0.5 * ((away + _GRID) / _SURE) ** 2
        chances = np.exp(log_density - log_density.max()).cumsum()
        move = np.interp(generator.random(size) * chances[-1], chances, _GRID)
        result: Array = self.variance * np.exp(move)
        return result


def started(name: str) -> Component:
    """Return what is thought of a variance before the data."""
    usual = USUAL_SIZE[name] ** 2
    of_spreads = name in ("role_level", "cell_spread")
    return Component(usual, 0.0, usual, _SPREAD_RANGE if of_spreads else _RANGE)


def given(variance: float) -> Component:
    """Return a variance that is not to be estimated."""
    return Component(variance, math.inf, variance)


def estimate(before: Component, effects: Array, uncertain: Array) -> Component:
    """Return a better estimate, given estimates of the effects and their posterior variances.

    A cautious Newton step for the log variance on the marginal likelihood, to the fixed point of
    Schall (1991), "Estimation in generalized linear models with random effects", Biometrika 78,
    719-727: squares of the estimates over the number of effects that the data determine, but for
    the prior.
    """
    told = 1.0 - uncertain / before.variance
    squares, determined = float((effects * effects).sum()), max(float(told.sum()), 0.0)
    worth = float((np.clip(told, 0.0, 1.0) ** 2).sum())
    away = math.log(before.variance / before.usual)
    slope = 0.5 * (squares / before.variance - determined) - away / _SURE**2
    bend = 0.5 * max(determined, squares / before.variance) + 1.0 / _SURE**2
    step = min(max(slope / bend, -_LONGEST_STEP), _LONGEST_STEP)
    least, most = (before.usual * end**2 for end in before.range)
    variance = min(max(before.variance * math.exp(step), least), most)
    return replace(before, variance=variance, worth=worth)
