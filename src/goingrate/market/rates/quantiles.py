"""Quantiles of pay in a mixture of cells with intervals, and where one more record would lie."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.base.errors import InputError, OutOfRange
from goingrate.base.texts import Phrase
from goingrate.market.rates.fit import RateFit
from goingrate.market.rates.posterior import Draws, central, posterior_draws
from goingrate.market.rates.shape import normal_nodes
from goingrate.market.rates.threads import in_ranges

Array = NDArray[np.float64]

DRAWS: Final = 800
_FEWEST_DRAWS, _MOST_DRAWS = 40, 100_000
_PROBABILITIES: Final = (1e-4, 1.0 - 1e-4)
_NODES: Final = 10
_STEPS: Final = 60
#: Errors of a root in normal scores: of an estimate, and of one draw among many.
_EXACT, _DRAWN = 1e-9, 1e-4


@dataclass(frozen=True, slots=True)
class QuantileEstimate:
    """One quantile of pay per year, and the interval that holds it with the coverage asked for."""

    probability: float
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Correction:
    """Where an interval's ends are, in normal scores of the predictive distribution."""

    low: float
    high: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Interval:
    """From low to high pay per year, and the chance that it holds what it is for."""

    low: float
    high: float
    coverage: float


def quantiles(
    fit: RateFit,
    cell_weights: NDArray[np.float64],
    probabilities: ArrayLike,
    *,
    coverage: float = 0.9,
    seed: int = 0,
    draws: int = DRAWS,
) -> tuple[QuantileEstimate, ...]:
    """Return quantiles of pay of a population that is a mixture of cells.

    Parameters
    ----------
    fit
        The model.
    cell_weights
        How much of the population each cell is, shape (n_cells,), >= 0; divided by their sum.
    probabilities
        Which quantiles, from 0.0001 to 0.9999.
    coverage
        Of each interval. It is that of the quantile, not of a record: see `predict`.
    seed, draws
        Of the draws from the posterior; the same seed gives the same intervals.

    Raises
    ------
    InputError
        If weights or probabilities are not what they should be.
    """
    weight, chosen = _weights(fit, cell_weights)
    asked = _probabilities("probabilities", probabilities)
    tail = 0.5 * (1.0 - float(_probabilities("coverage", coverage)[0]))
    _require_draws(draws)
    value = _roots(central(fit), weight, chosen, asked, error=_EXACT)[0]
    every = _roots(posterior_draws(fit, draws, seed), weight, chosen, asked, error=_DRAWN)
    low, high = np.quantile(every, [tail, 1.0 - tail], axis=0)
    low, high = np.exp(np.minimum(low, value)), np.exp(np.maximum(high, value))
    told = zip(asked.tolist(), np.exp(value).tolist(), low.tolist(), high.tolist(), strict=True)
    return tuple(QuantileEstimate(*one) for one in told)


def predict(
    fit: RateFit,
    cell_weights: NDArray[np.float64],
    coverage: float = 0.9,
    *,
    correction: Correction | None = None,
    seed: int = 0,
    draws: int = DRAWS,
) -> Interval:
    """Return the interval in which one more record, of a new employer, lies with this chance.

    With as much chance below as above by the model; or, with a `correction` by records that were
    held out (`calibration.correction`), between the ends that it says, for its coverage.
    """
    from scipy.special import ndtr

    tail = 0.5 * (1.0 - float(_probabilities("coverage", coverage)[0]))
    ends = np.array([tail, 1.0 - tail])
    if correction is not None:
        coverage = correction.coverage
        ends = np.clip(ndtr(np.array([correction.low, correction.high])), *_PROBABILITIES)
    low, high = predictive_quantiles(fit, cell_weights, ends, seed=seed, draws=draws)
    return Interval(float(low), float(high), coverage)


def predictive_quantiles(
    fit: RateFit,
    cell_weights: NDArray[np.float64],
    probabilities: ArrayLike,
    *,
    seed: int = 0,
    draws: int = DRAWS,
) -> Array:
    """Return quantiles of pay of one more record of a new employer, all uncertainty included."""
    weight, chosen = _weights(fit, cell_weights)
    asked = _probabilities("probabilities", probabilities)
    _require_draws(draws)
    drawn = posterior_draws(fit, draws, seed)
    every = _roots(drawn, weight, chosen, asked, error=_DRAWN)
    bracket = (every.min(axis=0, keepdims=True) - _DRAWN, every.max(axis=0, keepdims=True) + _DRAWN)
    found = _solve(
        lambda x: _average(drawn, weight, chosen, x),
        asked[None],
        np.median(every, axis=0, keepdims=True),
        bracket,
        _EXACT,
    )
    result: Array = np.exp(found[0])
    return result


def predictive_chances(
    fit: RateFit, cell: NDArray[np.int32], log_pay: Array, *, seed: int = 0, draws: int = 200
) -> Array:
    """Return the chance of a lower record than each of these, in its cell, of a new employer."""
    drawn = posterior_draws(fit, draws, seed)
    result = np.empty(log_pay.size)
    for c in np.unique(cell):
        of_cell = cell == c
        place = np.array([c])
        result[of_cell] = _average(drawn, np.ones(1), place, log_pay[of_cell][None])[0][0]
    return result


def borrowed(fit: RateFit, cell_weights: NDArray[np.float64]) -> float:
    """Return the share of a mixture's means that comes from records of other cells, 0 to 1."""
    weight, chosen = _weights(fit, cell_weights)
    return float((weight * fit.borrowed[chosen]).sum())


def _average(
    drawn: Draws, weight: Array, chosen: NDArray[np.int64], x: Array
) -> tuple[Array, Array]:
    every = np.broadcast_to(x, (drawn.between.size, x.shape[1]))
    below, density = _at(drawn, weight, chosen, np.ascontiguousarray(every))
    return below.mean(axis=0, keepdims=True), density.mean(axis=0, keepdims=True)


def _at(drawn: Draws, weight: Array, chosen: NDArray[np.int64], x: Array) -> tuple[Array, Array]:
    """Return distribution and density of the mixture at x, all of shape (n_draws, n_points)."""
    from goingrate.market.rates.kernels import mixtures_at

    points, shares = normal_nodes(_NODES)
    mean = np.ascontiguousarray(drawn.mean[:, chosen])
    spread = np.ascontiguousarray(drawn.spread[:, chosen])
    out = np.empty((*x.shape, 2))
    work = np.arange(x.shape[0] + 1) * (x.shape[1] * chosen.size * _NODES)
    in_ranges(
        lambda first, last: mixtures_at(
            first,
            last,
            x,
            weight,
            mean,
            spread,
            drawn.between,
            drawn.shapes,
            points,
            shares,
            out,
        ),
        work,
    )
    return out[..., 0], out[..., 1]


def _roots(
    drawn: Draws, weight: Array, chosen: NDArray[np.int64], asked: Array, *, error: float
) -> Array:
    """Return the log quantiles of each draw, shape (n_draws, n_probabilities)."""
    from scipy.special import ndtri

    mean, own = drawn.mean[:, chosen], drawn.spread[:, chosen] ** 2 + drawn.between[:, None] ** 2
    middle = (mean * weight).sum(axis=1, keepdims=True)
    variance = ((own + (mean - middle) ** 2) * weight).sum(axis=1, keepdims=True)
    guess = middle + np.sqrt(variance) * ndtri(asked)
    wanted = np.broadcast_to(asked, guess.shape)
    far = np.sqrt(np.maximum(asked, 1.0 - asked) / np.minimum(asked, 1.0 - asked))  # Cantelli
    reach = np.sqrt(own.max(axis=1, keepdims=True)) * far
    bracket = (mean.min(axis=1, keepdims=True) - reach, mean.max(axis=1, keepdims=True) + reach)
    return _solve(lambda x: _at(drawn, weight, chosen, x), wanted, guess, bracket, error)


def _solve(
    at: Callable[[Array], tuple[Array, Array]],
    asked: Array,
    guess: Array,
    bracket: tuple[Array, Array],
    error: float,
) -> Array:
    """Solve distribution(x) = asked, up to an `error` in normal scores.

    Newton steps on the scale of normal scores, where a distribution is nearly a straight line,
    kept inside a bracket that shrinks.
    """
    from scipy.special import ndtri

    (low, high), x = bracket, guess
    target = ndtri(asked)
    for _ in range(_STEPS):
        below, density = at(x)
        score = ndtri(np.clip(below, 1e-12, 1.0 - 1e-12))
        off = score - target
        if (np.abs(off) < error).all():
            break
        low, high = np.where(off < 0, x, low), np.where(off > 0, x, high)
        slope = density / (np.exp(-0.5 * score**2) / math.sqrt(2.0 * math.pi))
        there = x - off / np.maximum(slope, 1e-12)
        x = np.where((there > low) & (there < high), there, 0.5 * (low + high))
    return x


def _weights(fit: RateFit, cell_weights: NDArray[np.float64]) -> tuple[Array, NDArray[np.int64]]:
    """Return the shares of the cells that have one, and which they are."""
    weight = np.asarray(cell_weights, dtype=np.float64)
    good = weight.shape == fit.mean.shape and bool(
        np.isfinite(weight).all() and (weight >= 0).all() and weight.sum() > 0
    )
    if not good:
        raise InputError(
            where="cell_weights",
            given=f"{weight.shape}",
            allowed=Phrase.of("allowed.cell_weights", cells=str(fit.mean.size)),
            fix=Phrase("fix.correct_value"),
        )
    chosen = np.flatnonzero(weight)
    return weight[chosen] / weight.sum(), chosen


def _probabilities(where: str, given: ArrayLike) -> Array:
    asked = np.atleast_1d(np.asarray(given, dtype=np.float64))
    low, high = _PROBABILITIES
    good = (asked >= low) & (asked <= high)
    if not good.all():
        raise OutOfRange(
            where=where,
            given=float(asked[int(np.argmin(good))]),
            allowed=Phrase.of("allowed.inner_probability", low=f"{low:g}", high=f"{high:g}"),
            fix=Phrase("fix.correct_value"),
        )
    return asked


def _require_draws(draws: int) -> None:
    if not _FEWEST_DRAWS <= draws <= _MOST_DRAWS:
        raise OutOfRange(
            where="draws",
            given=draws,
            allowed=Phrase.of("allowed.draw_count", low=f"{_FEWEST_DRAWS}", high=f"{_MOST_DRAWS}"),
            fix=Phrase("fix.correct_value"),
        )
