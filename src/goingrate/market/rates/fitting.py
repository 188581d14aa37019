"""The fit: effects, spreads, variances and shape in turn, until nothing moves any more."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.market.rates import variances
from goingrate.market.rates.design import Design
from goingrate.market.rates.shape import Shape
from goingrate.market.rates.system import Precisions, System
from goingrate.market.rates.threads import in_ranges
from goingrate.market.rates.variances import Component

Array = NDArray[np.float64]

#: What a spread of log pay within a cell is thought to be before the data, and how (un)surely (as a
#: standard deviation of its logarithm): it decides only where bands overlap so far that any
#: spread below their width would do.
USUAL_SPREAD: Final = 0.25
_SURE_OF_SPREAD: Final = 1.0
#: A mean has no prior to speak of; pay is centred before.
_SURE_OF_MEAN: Final = 100.0
_LONGEST_STEP: Final = 0.7
#: What is thought of the slope of pay in the log of an employer's size before the data.
_SIZE_SLOPE: Final = 0.05


@dataclass(slots=True, eq=False)
class State:
    """Where the fit stands."""

    unknowns: Array
    in_cell: Array  # an employer's own deviation in one cell, by pair
    components: dict[str, Component]
    shape: Shape
    mean_variance: Array  # of each pair's mean
    log_spread_variance: Array  # of each cell's log spread
    slopes: Array  # of the log likelihood of each pair, in mean and log spread
    curvature: Array  # mean, mean with log spread, log spread; before elimination
    size_slope: float  # of employers' effects in the log of their sizes
    size_slope_variance: float
    last_spreads: Array  # the last step in cells' log spreads
    stride: float = 1.0  # shortened where steps go back and forth
    rounds: int = 0


def started(design: Design, fixed: dict[str, float]) -> State:
    """Return a first guess: one mean, one spread."""
    prior = {name: variances.started(name) for name in component_names(design)}
    prior |= {name: variances.given(value) for name, value in fixed.items() if name in prior}
    effects = design.mean_terms.size + design.spread_terms.size
    unknowns = np.zeros(effects + 2 * design.n_cells + design.n_employers)
    high = np.where(np.isinf(design.high), design.low + 0.1, design.high)
    middle = 0.5 * (design.low + high)
    mean = float((design.weight * middle).sum() / design.weight.sum())
    square = float((design.weight * (middle - mean) ** 2).sum() / design.weight.sum())
    unknowns[0] = mean
    usual = 0.5 * math.log(max(0.5 * square, 0.02**2)) - math.log(USUAL_SPREAD)
    unknowns[design.mean_terms.size] = usual
    return State(
        unknowns=unknowns,
        in_cell=np.zeros(design.n_pairs),
        components=prior,
        shape=Shape(),
        mean_variance=np.zeros(design.n_pairs),
        log_spread_variance=np.zeros(design.n_cells),
        slopes=np.zeros((design.n_pairs, 2)),
        curvature=np.zeros((design.n_pairs, 3)),
        size_slope=0.0,
        size_slope_variance=0.0,
        last_spreads=np.zeros(design.n_cells),
    )


def component_names(design: Design) -> list[str]:
    """Return the names of the variances that a design has."""
    names = [name for name, _ in design.mean_terms.names if name != "all"]
    names += [name for name, _ in design.spread_terms.names if name != "all"]
    names += ["cell", "cell_spread"]
    if design.n_employers:
        names += ["employer", "employer_in_cell"]
    return list(dict.fromkeys(names))


def precisions(design: Design, components: dict[str, Component]) -> Precisions:
    """Return one over each effect's variance."""

    def of(names: tuple[tuple[str, object], ...], intercept: float) -> Array:
        return np.array(
            [intercept if name == "all" else 1.0 / components[name].variance for name, _ in names]
        )

    known = design.n_employers > 0
    return Precisions(
        mean=of(design.mean_terms.names, _SURE_OF_MEAN**-2),
        spread=of(design.spread_terms.names, _SURE_OF_SPREAD**-2),
        cell=1.0 / components["cell"].variance,
        cell_spread=1.0 / components["cell_spread"].variance,
        employer=1.0 / components["employer"].variance if known else 1.0,
        employer_in_cell=1.0 / components["employer_in_cell"].variance if known else math.inf,
    )


def in_cell_precision(design: Design, prior: Precisions) -> Array:
    """Return the prior precision of each pair's own deviation; infinite where there is none."""
    return prior.employer_in_cell / design.pair_share()


def kept(curvature: Array, prior: Array) -> Array:
    """Return the part of what a pair tells about its mean that is left for cell and employer."""
    with np.errstate(invalid="ignore"):
        return np.where(np.isinf(prior), 1.0, prior / (curvature[:, 0] + prior))


def eliminated(curvature: Array, prior: Array) -> Array:
    """Return what pairs tell (n_pairs, 3) once each pair's own deviation is eliminated."""
    keep = kept(curvature, prior)
    taken = _over((1.0 - keep) * curvature[:, 1] ** 2, curvature[:, 0])
    return np.stack([keep * curvature[:, 0], keep * curvature[:, 1], curvature[:, 2] - taken], 1)


def score(design: Design, system: System, state: State) -> Array:
    """Return value, slopes and curvatures of the expected log likelihood of each pair."""
    from goingrate.market.rates.kernels import score_pairs

    mean, log_spread = placed(design, system, state)
    out = np.empty((design.n_pairs, 6))
    extra = unknown_variance(design, state)
    shape = state.shape.constants()
    in_ranges(
        lambda first, last: score_pairs(
            first,
            last,
            design.start,
            design.low,
            design.high,
            design.weight,
            design.cell,
            mean,
            state.mean_variance,
            log_spread,
            state.log_spread_variance,
            extra,
            shape,
            out,
        ),
        design.start,
    )
    return out


def placed(design: Design, system: System, state: State) -> tuple[Array, Array]:
    """Return the mean of each pair and the log spread of each cell."""
    mean = system.means(state.unknowns)[design.cell] + state.in_cell
    mean += design.of_employer(system.employers(state.unknowns))
    return mean, system.log_spreads(state.unknowns) + math.log(USUAL_SPREAD)


def unknown_variance(design: Design, state: State) -> Array:
    """Return the variance between employers of a pair's records: of unknown ones, not shared."""
    if not design.n_employers:
        return np.zeros(design.n_pairs)
    variance = between(design, state.components, state.size_slope)
    return variance * (1.0 - design.pair_share())


def between(design: Design, components: dict[str, Component], size_slope: float) -> float:
    """Return the variance of employers' effects over records, within a cell."""
    if not design.n_employers:
        return 0.0
    parts = [components[name].variance for name in ("employer", "employer_in_cell")]
    return sum(parts) + size_slope**2 * design.size_variance


def curvatures(design: Design, state: State, scored: Array, log_spread: Array) -> Array:
    """Return what each pair tells about mean, both, and log spread, shape (n_pairs, 3).

    What a cell tells about its log spread, and about both together, is summed over the cell and
    given to its pairs by what they tell about the mean: a single record's second derivatives can
    have any sign. Means that were fitted to the records themselves use up some of what these tell
    about the spread: with `used` the part of a pair's mean that its own records determine,
    1 - (1 - used)^2 of a record.
    """
    of_mean = scored[:, 3]
    full = state.shape.constants()
    total, both, spread = (design.by_cell(scored[:, k]) for k in (3, 4, 5))
    records = total * np.exp(2.0 * log_spread) / full[4]
    used = np.clip(of_mean * state.mean_variance, 0.0, 1.0)
    lost = _over(design.by_cell(1.0 - (1.0 - used) ** 2), records)
    left = np.clip(1.0 - lost, 0.02, 1.0)
    spread = left * np.maximum(spread, 0.2 * full[6] * records)
    most = 0.98 * np.sqrt(total * spread)
    both = np.clip(np.sqrt(left) * both, -most, most)
    return np.stack(
        [
            of_mean,
            of_mean * _over(both, total)[design.cell],
            of_mean * _over(spread, total)[design.cell],
        ],
        axis=1,
    )


def _over(above: Array, below: Array) -> Array:
    """Return a quotient, 0 where there is nothing to divide by."""
    return np.divide(above, below, out=np.zeros_like(above), where=below > 0)


def right_side(design: Design, system: System, state: State, by_pair: Array) -> Array:
    """Return the slopes in all unknowns, pairs' own deviations eliminated, the prior's included.

    `by_pair` is the prior precision of pairs' own deviations.
    """
    curvature, pull = state.curvature, pull_of(state, by_pair)
    lost = 1.0 - kept(curvature, by_pair)
    across = _over(curvature[:, 1], curvature[:, 0])
    by_mean = state.slopes[:, 0] - lost * pull
    by_spread = state.slopes[:, 1] - lost * across * pull
    sums = system.sum_to_cells(np.stack([by_mean, by_spread], axis=1))
    gathered = system.gathered(sums[:, 0], sums[:, 1], design.by_employer(by_mean))
    away = state.unknowns.copy()
    away[away.size - design.n_employers :] -= state.size_slope * design.size
    return gathered - system.precision * away


def pull_of(state: State, by_pair: Array) -> Array:
    """Return the slope in each pair's own deviation."""
    return state.slopes[:, 0] - np.where(np.isinf(by_pair), 0.0, by_pair) * state.in_cell


def step(design: Design, system: System, state: State, by_pair: Array) -> Array:
    """Move effects and pairs' own deviations by one Newton step; return the unknowns' step."""
    curvature, pull = state.curvature, pull_of(state, by_pair)
    move, slope_move = _joint(design, system, state, right_side(design, system, state, by_pair))
    spreads = system.log_spreads(move)
    back = float((spreads * state.last_spreads).sum()) < 0.0
    state.stride = max(0.6 * state.stride, 0.05) if back else min(1.25 * state.stride, 1.0)
    state.last_spreads = spreads
    short = min(state.stride, _LONGEST_STEP / max(float(np.abs(spreads).max()), 1e-12))
    move *= short
    mean, spread = system.means(move)[design.cell], system.log_spreads(move)[design.cell]
    mean += design.of_employer(system.employers(move))
    moved = short * pull - curvature[:, 0] * mean - curvature[:, 1] * spread
    state.in_cell += np.where(np.isinf(by_pair), 0.0, moved / (curvature[:, 0] + by_pair))
    state.unknowns = state.unknowns + move
    state.size_slope += short * slope_move
    return move


def _joint(design: Design, system: System, state: State, right: Array) -> tuple[Array, float]:
    """Return the Newton step of the unknowns and that of the slope in size, taken together."""
    if not design.size_variance:
        return system.solve(right[:, None])[:, 0], 0.0
    along = np.zeros(system.size)
    first = system.size - design.n_employers
    along[first:] = system.prior.employer * design.size
    step, response = system.solve(np.stack([right, along], axis=1)).T
    away = state.unknowns[first:] - state.size_slope * design.size
    told = float((along[first:] * design.size).sum()) - float((along * response).sum())
    slope = float((along[first:] * away).sum()) - state.size_slope / _SIZE_SLOPE**2
    state.size_slope_variance = 1.0 / (max(told, 0.0) + 1.0 / _SIZE_SLOPE**2)
    move = (slope + float((along * step).sum())) * state.size_slope_variance
    return step + move * response, move
