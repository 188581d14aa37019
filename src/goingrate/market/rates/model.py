"""`fit_rates`: the hierarchical model of log pay.

    log pay = mean of the cell
              + effect of the employer (common to its cells, and its own in this cell)
              + spread of the cell * rest

Cells' means are sums of random effects (role, level, country, region, kind of employer) and an own
deviation, their log spreads of an effect of role and level and an own deviation; the rest is
standardised with a pooled shape. See docs/explanation/rates.md.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.market.rates import fitting, variances
from goingrate.market.rates.design import Design, design_of
from goingrate.market.rates.fit import RateFit
from goingrate.market.rates.fitting import State
from goingrate.market.rates.moments import Moments, moments_of
from goingrate.market.rates.sample import PaySample
from goingrate.market.rates.shape_fit import MOST_RECORDS, Rest, improved
from goingrate.market.rates.system import System

Array = NDArray[np.float64]

#: The fit stops when nothing moves by more than this, in posterior standard deviations.
_STILL: Final = 1e-2
_VARIANCE_STILL: Final = 3e-2
_SHAPE_STILL: Final = 5e-3
_MOST_ROUNDS: Final = 100
_SHAPE_FROM, _SHAPE_EVERY = 5, 4
_LEAPS: Final = range(3, 30, 3)
#: Probes for posterior variances in large systems: on the way, and for the answer.
_PROBES, _PROBES_AT_LAST = 8, 64


def fit_rates(
    sample: PaySample,
    *,
    normal_rest: bool = False,
    fixed_variances: Mapping[str, float] | None = None,
) -> RateFit:
    """Estimate the model by Gaussian variational inference and restricted likelihood.

    Parameters
    ----------
    sample
        The records.
    normal_rest
        Hold the rest to the normal shape.
    fixed_variances
        Variances of effects that are given, not estimated ({"cell": 1e6} is no pooling).
    """
    design = design_of(sample)
    state = fitting.started(design, dict(fixed_variances or {}))
    covariance, converged, shape_moved = np.zeros((2, 2)), False, 0.0
    moves: list[dict[str, float]] = []
    while state.rounds < _MOST_ROUNDS and not converged:
        system, moments, moved = _round(design, state, _PROBES)
        moves.append(_update_variances(design, system, state, moments))
        if not normal_rest and state.rounds >= _SHAPE_FROM and state.rounds % _SHAPE_EVERY == 0:
            before = state.shape
            state.shape, covariance = improved(_rest(design, system, state), before)
            shape_moved = max(
                abs(state.shape.skew - before.skew), abs(state.shape.tail - before.tail)
            )
        state.rounds += 1
        still = moved < _STILL and _variances_still(state, moves) and shape_moved < _SHAPE_STILL
        converged = still and (normal_rest or state.rounds > _SHAPE_FROM + _SHAPE_EVERY)
        if state.rounds in _LEAPS and not converged:
            _leap(state, moves[-2], moves[-1])
    system, moments, _ = _round(design, state, _PROBES_AT_LAST)
    return _told(sample, design, system, state, covariance, moments, converged=converged)


def _round(design: Design, state: State, n_probes: int) -> tuple[System, Moments, float]:
    """Take one Newton step and renew the posterior variances."""
    prior = fitting.precisions(design, state.components)
    by_pair = fitting.in_cell_precision(design, prior)
    blank = System(design, np.zeros((design.n_pairs, 3)), prior)
    scored = fitting.score(design, blank, state)
    _, log_spread = fitting.placed(design, blank, state)
    state.slopes = scored[:, 1:3]
    state.curvature = fitting.curvatures(design, state, scored, log_spread)
    system = System(design, fitting.eliminated(state.curvature, by_pair), prior)
    move = fitting.step(design, system, state, by_pair)
    moments = moments_of(system, n_probes)
    keep = fitting.kept(state.curvature, by_pair)
    with np.errstate(divide="ignore"):
        own = np.where(np.isinf(by_pair), 0.0, 1.0 / (state.curvature[:, 0] + by_pair))
    state.mean_variance = own + keep**2 * moments.pair
    state.log_spread_variance = moments.cell_log_spread
    means = system.means(move) ** 2 / moments.cell_mean
    spreads = system.log_spreads(move) ** 2 / moments.cell_log_spread
    return system, moments, math.sqrt(max(float(means.mean()), float(spreads.mean())))


def _leap(state: State, before: dict[str, float], last: dict[str, float]) -> None:
    """Go on with each log variance as if its moves went on shrinking as they do (Aitken)."""
    for name, move in last.items():
        ratio = move / before[name] if before[name] else 0.0
        if 0.0 < ratio < 1.0:
            further = float(np.clip(move * min(ratio / (1.0 - ratio), 5.0), -1.0, 1.0))
            one = state.components[name]
            state.components[name] = replace(one, variance=one.variance * math.exp(further))


def _update_variances(
    design: Design, system: System, state: State, moments: Moments
) -> dict[str, float]:
    """Re-estimate every variance; return how far each one's logarithm moved."""
    prior, n, cells = system.prior, system.n_effects, design.n_cells
    groups: dict[str, tuple[Array, Array]] = {}
    first = 0
    for terms in (design.mean_terms, design.spread_terms):
        for name in dict.fromkeys(name for name, _ in terms.names):
            columns = terms.columns(name) + first
            groups[name] = (state.unknowns[columns], moments.unknowns[columns])
        first += len(terms.names)
    for name, at in (("cell", n), ("cell_spread", n + cells)):
        groups[name] = (state.unknowns[at : at + cells], moments.unknowns[at : at + cells])
    if design.n_employers:
        own, known = system.employers(state.unknowns), design.known
        uncertain = system.employers(moments.unknowns)
        own = own - state.size_slope * design.size
        groups["employer"] = (own[: design.n_known], uncertain[: design.n_known])
        by_pair = fitting.in_cell_precision(design, prior)
        keep = fitting.kept(state.curvature, by_pair)[known]
        uncertain = 1.0 / (state.curvature[known, 0] + prior.employer_in_cell)
        uncertain = uncertain + (1.0 - keep) ** 2 * moments.pair[known]
        groups["employer_in_cell"] = (state.in_cell[known], uncertain)
    moves = {}
    for name, before in state.components.items():
        if math.isinf(before.worth):
            continue
        after = variances.estimate(before, *groups[name])
        moves[name] = math.log(after.variance / before.variance)
        state.components[name] = after
    return moves


def _variances_still(state: State, moves: list[dict[str, float]]) -> bool:
    """Whether log variances went nowhere in two rounds, in units of their own errors.

    In two, since with few probes they can go back and forth a little.
    """
    if len(moves) < 2:
        return False
    net = [
        0.5 * abs(moves[-1][name] + moves[-2][name]) * math.sqrt(0.5 * component.worth + 0.5)
        for name, component in state.components.items()
        if name in moves[-1]
    ]
    return max(net, default=0.0) < _VARIANCE_STILL


def _rest(design: Design, system: System, state: State) -> Rest:
    """Return an even part of the records, less their means."""
    mean, log_spread = fitting.placed(design, system, state)
    every = max(1, -(-design.low.size // MOST_RECORDS))
    chosen = np.arange(0, design.low.size, every)
    pair = np.repeat(np.arange(design.n_pairs), np.diff(design.start))[chosen]
    return Rest(
        start=np.arange(chosen.size + 1),
        low=design.low[chosen],
        high=design.high[chosen],
        weight=design.weight[chosen],
        cell=design.cell[pair],
        mean=mean[pair],
        mean_variance=state.mean_variance[pair],
        log_spread=log_spread,
        log_spread_variance=state.log_spread_variance,
        extra=fitting.unknown_variance(design, state)[pair],
    )


def _told(
    sample: PaySample,
    design: Design,
    system: System,
    state: State,
    covariance: Array,
    moments: Moments,
    *,
    converged: bool,
) -> RateFit:
    cells = design.n_cells
    pair_weight = np.add.reduceat(design.weight, design.start[:-1])
    weight = design.by_cell(pair_weight)
    known = design.known
    largest = np.zeros(cells)
    np.maximum.at(largest, design.cell[known], pair_weight[known])
    spread = np.exp(system.log_spreads(state.unknowns)) * fitting.USUAL_SPREAD
    return RateFit(
        cells=sample.cells,
        records=np.bincount(sample.cell, minlength=cells).astype(np.int64),
        weight=weight,
        employers=np.bincount(design.cell[known], minlength=cells).astype(np.int64),
        largest_share=np.divide(largest, weight, out=np.zeros(cells), where=weight > 0),
        mean=system.means(state.unknowns) + design.centre,
        spread=spread,
        mean_variance=moments.cell_mean,
        log_spread_variance=moments.cell_log_spread,
        borrowed=_borrowed(design, system, moments),
        employer_spread=math.sqrt(fitting.between(design, state.components, state.size_slope)),
        size_slope=state.size_slope,
        size_slope_variance=state.size_slope_variance,
        shape=state.shape,
        shape_covariance=covariance,
        effects=_effects(design, system, state, moments),
        components=dict(state.components),
        rounds=state.rounds,
        converged=converged,
        design=design,
        state=state,
    )


def _borrowed(design: Design, system: System, moments: Moments) -> Array:
    """Return the share of each mean's precision that its own records do not account for."""
    told = system.told[:, 0]
    if design.n_employers:
        told = told / (1.0 + design.pair_share() / system.prior.employer * told)
    return np.clip(1.0 - design.by_cell(told) * moments.cell_mean, 0.0, 1.0)


def _effects(
    design: Design, system: System, state: State, moments: Moments
) -> dict[tuple[str, Hashable], tuple[float, float]]:
    names = [*design.mean_terms.names, *design.spread_terms.names]
    deviations = np.sqrt(moments.unknowns[: system.n_effects])
    return {
        name: (float(state.unknowns[place]), float(deviations[place]))
        for place, name in enumerate(names)
        if name[0] != "all"
    }
