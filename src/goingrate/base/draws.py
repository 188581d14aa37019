"""Points at which random futures are looked at: scrambled Sobol sets, repeated for an error bar."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray


@lru_cache(maxsize=16)
def sobol_uniforms(
    n_points: int, n_dimensions: int, *, n_replicates: int, seed: int
) -> NDArray[np.float64]:
    """Return independent scramblings of one Sobol set, strictly inside the unit cube.

    Each replicate is low-discrepancy in itself and unbiased; the spread between replicates is
    the numerical error of whatever is averaged over them.

    Parameters
    ----------
    n_points
        Points in one replicate, a power of two.
    n_dimensions
        Random inputs of one future; the first ones are spread best.
    n_replicates
        How many scramblings.
    seed
        The same seed gives the same points, however many threads there are.

    Returns
    -------
    Shape (n_replicates, n_points, n_dimensions), read-only.

    References
    ----------
    Owen (1998), "Scrambling Sobol' and Niederreiter-Xing points", J. Complexity 14; direction
    numbers of Joe and Kuo (2008) in `scipy.stats.qmc`.
    """
    from scipy.stats import qmc  # half a second to import, so only where paths are drawn

    exponent = int(n_points).bit_length() - 1
    seeds = np.random.SeedSequence(seed).spawn(n_replicates)
    cubes = [
        qmc.Sobol(n_dimensions, scramble=True, rng=np.random.default_rng(child)).random_base2(
            exponent
        )
        for child in seeds
    ]
    tiny = 2.0**-33
    points: NDArray[np.float64] = np.clip(np.stack(cubes), tiny, 1.0 - tiny)
    points.flags.writeable = False  # shared between calls with the same arguments
    return points


def normals(uniforms: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return standard normal draws for uniform ones, of the same shape."""
    from scipy.special import ndtri

    result: NDArray[np.float64] = ndtri(uniforms)
    return result
