"""The inner loop of American options: backward through a binomial lattice.

Compiled and summed in a fixed order; imported only where an American option is valued.
"""
# mypy: disallow-untyped-decorators=False

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[np.float64]


@njit(cache=True, error_model="numpy")
def walk_back(
    values: Array, even: Array, odd: Array, up_factor: float, down_factor: float
) -> float:  # pragma: no cover (compiled)
    """Return the value at the root.

    Parameters
    ----------
    values
        Those at the last step's nodes, lowest price first, shape (n_steps + 1,); overwritten.
    even, odd
        What exercise pays at log prices of an even and an odd number of moves from the lowest,
        shapes (n_steps + 1,) and (n_steps,): side by side in memory, as the loop needs them.
    up_factor, down_factor
        Discounted risk-neutral probabilities.
    """
    n_steps = values.size - 1
    for step in range(n_steps - 1, -1, -1):
        from_end = n_steps - step
        first = from_end // 2
        if from_end % 2 == 0:
            for node in range(step + 1):
                held = up_factor * values[node + 1] + down_factor * values[node]
                values[node] = max(held, even[first + node])
        else:
            for node in range(step + 1):
                held = up_factor * values[node + 1] + down_factor * values[node]
                values[node] = max(held, odd[first + node])
    return float(values[0])
