"""Draws of what a fit is not sure of: means, spreads, variances and shape, all together.

Variances first, each from a scaled inverse chi-square on as many degrees of freedom as it rests on;
given them, effects, cells and employers jointly from their Gaussian posterior, so that cells with
the same employers err together; draws come in pairs around the same centre.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.market.rates import fitting
from goingrate.market.rates.fit import RateFit
from goingrate.market.rates.shape import MOST_SKEW, TAILS, Shape
from goingrate.market.rates.system import System
from goingrate.market.rates.variances import Component, given

Array = NDArray[np.float64]

#: Draws that share their variances, shape and centre.
_TOGETHER: Final = 8


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """Draws from the posterior; one row each.

    Attributes
    ----------
    mean, spread
        Of each cell, shape (n_draws, n_cells).
    between
        Spread between employers, shape (n_draws,).
    shapes
        Constants of the shape, shape (n_draws, 7).
    """

    mean: Array
    spread: Array
    between: Array
    shapes: Array


def central(fit: RateFit) -> Draws:
    """Return the estimates themselves as the only draw."""
    return Draws(
        fit.mean[None],
        fit.spread[None],
        np.array([fit.employer_spread]),
        fit.shape.constants()[None],
    )


@lru_cache(maxsize=4)
def posterior_draws(fit: RateFit, n_draws: int, seed: int) -> Draws:
    """Return draws from the posterior, the same for the same seed."""
    generator = np.random.default_rng(seed)
    n_sets = -(-n_draws // _TOGETHER)
    components = {name: one.drawn(generator, n_sets) for name, one in fit.components.items()}
    shapes = np.repeat(_drawn_shapes(fit, generator, n_sets), _TOGETHER, axis=0)
    slopes = fit.size_slope + math.sqrt(fit.size_slope_variance) * generator.standard_normal(n_sets)
    given_sets = [
        ({name: given(float(values[k])) for name, values in components.items()}, float(slopes[k]))
        for k in range(n_sets)
    ]
    between = np.sqrt([fitting.between(fit.design, *one) for one in given_sets])
    sets = [_given(*one, fit, generator) for one in given_sets]
    mean, spread = (np.concatenate(side)[:n_draws] for side in zip(*sets, strict=True))
    return Draws(
        mean=mean,
        spread=spread,
        between=np.repeat(between, _TOGETHER)[:n_draws],
        shapes=shapes[:n_draws],
    )


def _drawn_shapes(fit: RateFit, generator: np.random.Generator, size: int) -> Array:
    roots, axes = np.linalg.eigh(fit.shape_covariance)
    moved = generator.standard_normal((size, 2)) * np.sqrt(np.maximum(roots, 0.0))
    drawn = moved @ axes.T + np.array([fit.shape.skew, math.log(fit.shape.tail)])
    skew = np.clip(drawn[:, 0], -MOST_SKEW, MOST_SKEW)
    tail = np.clip(np.exp(drawn[:, 1]), *TAILS)
    return np.stack(
        [Shape(float(a), float(b)).constants() for a, b in zip(skew, tail, strict=True)]
    )


def _given(
    components: dict[str, Component],
    size_slope: float,
    fit: RateFit,
    generator: np.random.Generator,
) -> tuple[Array, Array]:
    """Return means and spreads (_TOGETHER, n_cells) for one draw of the variances."""
    design, state = fit.design, replace(fit.state, size_slope=size_slope)
    prior = fitting.precisions(design, components)
    by_pair = fitting.in_cell_precision(design, prior)
    system = System(design, fitting.eliminated(state.curvature, by_pair), prior)
    centre = fitting.right_side(design, system, state, by_pair)
    noise = system.noise(generator, _TOGETHER // 2)
    solved = system.solve(np.column_stack([centre, noise]), tolerance=1e-4)
    around = np.concatenate([solved[:, 1:], -solved[:, 1:]], axis=1)
    drawn = (state.unknowns + solved[:, 0])[:, None] + around
    mean = system.means(drawn).T + fit.design.centre
    return mean, np.exp(system.log_spreads(drawn).T) * fitting.USUAL_SPREAD
