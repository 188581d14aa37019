"""Points at which random futures are looked at: Sobol sets, repeated for an error bar."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

_BITS: Final = 30


@lru_cache(maxsize=16)
def sobol_uniforms(
    n_points: int, n_dimensions: int, *, n_replicates: int, seed: int, stream: int = 0
) -> NDArray[np.float64]:
    """Return independently shifted copies of one scrambled Sobol net, inside the unit cube.

    Each replicate is low-discrepancy in itself and unbiased; the spread between replicates is
    the numerical error of whatever is averaged over them. The first points of a larger set are
    those of a smaller one.

    Parameters
    ----------
    n_points
        Points in one replicate, a power of two.
    n_dimensions
        Random inputs of one future; the first ones are spread best.
    n_replicates
        How many copies, each with its own random digital shift.
    seed, stream
        The same seed gives the same points, however many threads there are. Points that are put
        together (futures with draws of what is not known) take different streams of one seed:
        with the same shifts they would move in step.

    Returns
    -------
    Shape (n_replicates, n_points, n_dimensions), read-only.

    References
    ----------
    Direction numbers of Joe and Kuo (2008) and linear matrix scrambling of Matousek (1998) in
    `scipy.stats.qmc`; random digital shifts as in L'Ecuyer and Lemieux (2002), "Recent Advances
    in Randomized Quasi-Monte Carlo Methods".
    """
    net = _scrambled_net(n_points, n_dimensions)
    shifts = np.random.default_rng((seed, stream)).integers(
        0, 1 << _BITS, size=(n_replicates, 1, n_dimensions), dtype=np.uint32
    )
    points = ((net ^ shifts).astype(np.float64) + 0.5) * 2.0**-_BITS
    points.flags.writeable = False  # shared between calls with the same arguments
    return points


@lru_cache(maxsize=16)
def _scrambled_net(n_points: int, n_dimensions: int) -> NDArray[np.uint32]:
    """Return one scrambled net as whole numbers of 30 bits, the same for every seed.

    Scrambling costs more than all the rest, and what makes replicates independent are the shifts.
    """
    from scipy.stats import qmc  # half a second to import, so only where paths are drawn

    net = qmc.Sobol(n_dimensions, scramble=True, bits=_BITS, rng=np.random.default_rng(0))
    cube = net.random_base2(int(n_points).bit_length() - 1)
    whole: NDArray[np.uint32] = np.round(cube * 2.0**_BITS).astype(np.uint32)
    return whole


def power_of_two(number: int) -> int:
    """Return the largest power of two that is not above a number, at least 1.

    Examples
    --------
    >>> power_of_two(100), power_of_two(64), power_of_two(0)
    (64, 64, 1)
    """
    return 1 << (max(1, number).bit_length() - 1)


def normals(uniforms: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return standard normal draws for uniform ones, of the same shape."""
    from scipy.special import ndtri

    result: NDArray[np.float64] = ndtri(uniforms)
    return result
