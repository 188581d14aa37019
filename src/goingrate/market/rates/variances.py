"""How large effects are: their variances, with a weak prior, by restricted maximum likelihood."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Prior:
    """What is thought of a standard deviation before the data: worth `worth` effects of `size`."""

    size: float
    worth: float


#: In units of log pay, so that they hold in every currency.
PRIORS: Final[dict[str, Prior]] = {
    "role": Prior(0.20, 1.0),
    "level": Prior(0.20, 1.0),
    "country": Prior(0.20, 1.0),
    "region": Prior(0.10, 1.0),
    "employer_kind": Prior(0.10, 1.0),
    "cell": Prior(0.10, 1.0),
    "employer": Prior(0.15, 1.0),
    "employer_in_cell": Prior(0.05, 1.0),
    "role_level": Prior(0.15, 1.0),
    "cell_spread": Prior(0.15, 1.0),
}


@dataclass(frozen=True, slots=True)
class Component:
    """One variance: its estimate, and how many effects' worth of information it rests on."""

    variance: float
    worth: float

    def drawn(self, generator: np.random.Generator, size: int) -> Array:
        """Return draws of the variance: scaled inverse chi-square."""
        result: Array = self.variance * self.worth / generator.chisquare(self.worth, size)
        return result


def estimate(name: str, effects: Array, uncertain: Array, before: float) -> Component:
    """Return the variance of some effects, given their estimates and posterior variances.

    Schall (1991), "Estimation in generalized linear models with random effects", Biometrika 78,
    719-727: squares of the estimates over the number of effects that the data determine. The worth
    is twice the Fisher information on the log variance.
    """
    prior = PRIORS[name]
    told = np.clip(1.0 - uncertain / before, 0.0, 1.0)
    squares = float((effects * effects).sum()) + prior.worth * prior.size**2
    variance = squares / (float(told.sum()) + prior.worth)
    return Component(max(variance, 1e-8), float((told * told).sum()) + prior.worth)


def start(name: str) -> Component:
    """Return the prior's variance."""
    return Component(PRIORS[name].size ** 2, PRIORS[name].worth)


def spread(component: Component) -> float:
    """Return the standard deviation."""
    return math.sqrt(component.variance)
