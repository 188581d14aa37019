"""Posterior variances of what the fit estimates, at the current variances of the effects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.market.rates.system import System

Array = NDArray[np.float64]

_SEED: Final = 20_240_301  # of the probes; the same in every round, so that the fit can stand still


@dataclass(frozen=True, slots=True)
class Moments:
    """Posterior variances at the current variances of the effects."""

    unknowns: Array
    cell_mean: Array
    cell_log_spread: Array
    pair: Array  # of cell mean plus employer effect


def moments_of(system: System, n_probes: int) -> Moments:
    """Return them: exactly where the system is small, else by random probes."""
    if system.dense:
        return _exact(system)
    noise = system.noise(np.random.default_rng(_SEED), n_probes, signs=True)
    return _probed(system, system.solve(noise, tolerance=1e-3))


def _exact(system: System) -> Moments:
    design, every = system.design, system.inverse
    chosen = np.eye(system.size)
    mean, spread = system.means(every), system.log_spreads(every)
    of_mean = np.einsum("ci,ci->c", system.means(chosen), mean)
    of_spread = np.einsum("ci,ci->c", system.log_spreads(chosen), spread)
    pair, own = of_mean[design.cell], np.diag(every).copy()
    if design.n_employers:
        crossed = mean[:, system.size - design.n_employers :]
        pair = pair + design.of_employer(system.employers(own))
        pair = pair + 2.0 * crossed[design.cell, design.employer]
    return Moments(own, of_mean, of_spread, pair)


def _probed(system: System, probes: Array) -> Moments:
    design = system.design
    mean, spread = system.means(probes), system.log_spreads(probes)
    employers, pair = system.employers(probes), np.zeros(design.n_pairs)
    for side in range(probes.shape[1]):  # one at a time: pairs may be many
        pair += (mean[design.cell, side] + design.of_employer(employers[:, side])) ** 2
    own = (probes**2).mean(axis=1)
    own[system.size - design.n_employers :] = _of_employers(system, probes)
    sides = probes.shape[1]
    of_mean, of_spread = (mean**2).mean(axis=1), (spread**2).mean(axis=1)
    return Moments(own, of_mean, of_spread, pair / sides)


def _of_employers(system: System, probes: Array) -> Array:
    """Return employers' variances: given the cells exactly, and what the cells add."""
    if not system.design.n_employers:
        return np.zeros(0)
    added = system.crossed_back(probes) / system.of_employers[:, None]
    result: Array = 1.0 / system.of_employers + (added**2).mean(axis=1)
    return result
