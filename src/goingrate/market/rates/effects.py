"""Sums over the effects that cells share."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goingrate.market.rates.design import Terms

Array = NDArray[np.float64]


def to_cells(terms: Terms, effects: Array) -> Array:
    """Return the sum of each cell's effects (n_effects and more, ...), shape (n_cells, ...)."""
    from goingrate.market.rates.pair_kernels import effects_to_cells

    flat = np.ascontiguousarray(effects.reshape(effects.shape[0], -1))
    out = np.empty((terms.index.shape[0], flat.shape[1]))
    effects_to_cells(terms.index, flat, out)
    return out.reshape(-1, *effects.shape[1:])


def to_effects(terms: Terms, values: Array) -> Array:
    """Return the sums of cells' values (n_cells, ...) by effect, shape (n_effects, ...)."""
    from goingrate.market.rates.pair_kernels import cells_to_effects

    flat = np.ascontiguousarray(values.reshape(values.shape[0], -1))
    out = np.zeros((terms.size, flat.shape[1]))
    cells_to_effects(terms.index, flat, out)
    return out.reshape(-1, *values.shape[1:])


def products(one: Terms, other: Terms, weight: Array) -> Array:
    """Return the weighted sums over cells of products of effects, shape (n_one, n_other)."""
    from goingrate.market.rates.pair_kernels import products_of_effects

    out = np.zeros((one.size, other.size))
    products_of_effects(one.index, other.index, weight, out)
    return out
