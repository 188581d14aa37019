"""What futures are worth: certainty equivalents, distributions, and who ends above whom."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.certainty import certainty_equivalent
from goingrate.offer.futures import Futures, JobFutures

Array = NDArray[np.float64]
Paths: TypeAlias = "NDArray[np.intp] | slice"
_ALL: Final = slice(None)


@dataclass(frozen=True, slots=True)
class Change:
    """How an offer is looked at differently: what-ifs that need no new futures.

    `success` replaces the chance that private equity pays; `stake` multiplies its payoff, not what
    has been paid for it in the futures in which that is lost.
    """

    success: float | None = None
    stake: float = 1.0


AS_IS = Change()


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its two errors, kept apart.

    `numerical_error` is a standard error of the sampling of futures (0: exact). `low` and `high`
    bound the figure over the drawn values of what is not known (5th to 95th percentile of the
    draws; equal to `value` where all is known).
    """

    value: float
    numerical_error: float
    low: float
    high: float


def fate_weights(futures: Futures, job: JobFutures, change: Change = AS_IS) -> Array:
    """Return the probability of each fate on each path, shape (n_fates, n_paths), total 1."""
    return futures.weight * fate_probabilities(job, change.success)


def fate_probabilities(job: JobFutures, success: float | None) -> Array:
    """Return fates' probabilities, shape (n_fates, n_paths), with a replaced chance of success.

    Within success and within failure the fates keep their proportions.
    """
    if success is None:
        return job.probability
    shape = np.empty_like(job.probability)
    for group, total in ((job.succeeds, success), (~job.succeeds, 1.0 - success)):
        if not group.any():
            continue
        part = job.probability[group]
        whole = part.sum(axis=0)
        known = np.isfinite(whole) & (whole > 0)
        even = np.full_like(part, 1.0 / part.shape[0])
        shape[group] = total * np.where(known, part / np.where(known, whole, 1.0), even)
    return shape


def present_values(job: JobFutures, change: Change = AS_IS) -> Array:
    """Return after-tax present values, shape (n_fates, n_paths)."""
    if change.stake == 1.0:
        return job.pay + job.equity
    return job.pay + np.where(job.equity > 0.0, change.stake, 1.0) * job.equity


def worth(
    futures: Futures,
    job: JobFutures,
    *,
    wealth: float,
    risk_aversion: float,
    change: Change = AS_IS,
    paths: Paths = _ALL,
) -> float:
    """Return the certainty equivalent of an offer, beyond what the person has either way.

    Parameters
    ----------
    wealth
        Savings, without pay kept either way (which the futures know).
    paths
        A subset of paths, such as one replicate.
    """
    either_way = wealth + futures.kept[paths]
    weights = fate_weights(futures, job, change)[:, paths]
    with_offer = certainty_equivalent(
        either_way + present_values(job, change)[:, paths],
        risk_aversion=risk_aversion,
        weights=weights,
    )
    if np.ptp(either_way) == 0:
        return with_offer - float(either_way[0])
    without = certainty_equivalent(
        either_way, risk_aversion=risk_aversion, weights=futures.weight[paths]
    )
    return with_offer - without


def paths_by_draw(futures: Futures) -> list[NDArray[np.intp]]:
    """Return the paths of each draw of the unknown inputs."""
    return _grouped(futures.draw)


def paths_by_replicate(futures: Futures) -> list[NDArray[np.intp]]:
    """Return the paths of each replicate; one group where nothing is sampled."""
    return _grouped(futures.replicate)


class Sampled(NamedTuple):
    """A figure and the standard error of its sampling."""

    value: float
    numerical_error: float


def estimate(futures: Futures, figure: Callable[[Paths], float]) -> Sampled:
    """Return a figure with its error; `figure(paths)` computes it on a subset of paths.

    The error is that of the mean over replicates; 0 where nothing is sampled.
    """
    value = figure(_ALL)
    if futures.exact:
        return Sampled(value, 0.0)
    replicates = [figure(paths) for paths in paths_by_replicate(futures)]
    error = float(np.std(replicates, ddof=1) / math.sqrt(len(replicates)))
    return Sampled(value, error)


def weighted_quantiles(values: Array, weights: Array, shares: Array) -> Array:
    """Return the smallest values that the given shares of the weight do not exceed.

    Examples
    --------
    >>> weighted_quantiles(np.array([1.0, 2.0]), np.array([0.9, 0.1]), np.array([0.5, 0.95]))
    array([1., 2.])
    """
    flat, mass = values.ravel(), weights.ravel()
    order = np.argsort(flat, kind="stable")
    cumulative = np.cumsum(mass[order])
    # a share that meets a step exactly belongs to the step: forgive rounding of the sum
    places = np.searchsorted(cumulative, shares * cumulative[-1] - 1e-12)
    result: Array = flat[order][np.minimum(places, flat.size - 1)]
    return result


def differences(
    futures: Futures, job: JobFutures, other: JobFutures, success: float | None = None
) -> tuple[Array, Array]:
    """Return how much `job` ends above `other`, and the probabilities, shape (n,) both.

    Fates of two private companies are drawn together with the market: given its level they are
    independent, and a good market makes good fates of both more likely (a one-factor Gaussian
    copula). `success` replaces the chance of success of whichever of the two has it open.
    """
    gains, weights = [], []
    mine = _given_market(futures, job, success)
    theirs = _given_market(futures, other, success)
    ahead, behind = present_values(job), present_values(other)
    for i in range(ahead.shape[0]):
        for k in range(behind.shape[0]):
            gains.append(ahead[i] - behind[k])
            weights.append(futures.weight * mine[i] * theirs[k])
    return np.concatenate(gains), np.concatenate(weights)


def _given_market(futures: Futures, job: JobFutures, success: float | None) -> Array:
    """Return fates' probabilities given the market's level, shape (n_fates, n_paths)."""
    open_chance = success if job.probability_unknown else None
    plain = fate_probabilities(job, open_chance)
    if job.market_correlation == 0 or plain.shape[0] == 1 or not futures.market.any():
        return plain
    from scipy.special import ndtr, ndtri

    ladder = np.clip(np.cumsum(plain, axis=0), 0.0, 1.0)
    ladder[-1] = 1.0
    slope = job.market_correlation
    rest = math.sqrt(1.0 - slope * slope)
    steps = ndtr((ndtri(ladder) - slope * futures.market) / rest)
    result: Array = np.diff(steps, axis=0, prepend=0.0)
    return result


def _grouped(labels: NDArray[np.int64]) -> list[NDArray[np.intp]]:
    """Return the places of each label, labels ascending from 0."""
    order = np.argsort(labels, kind="stable")
    ends = np.cumsum(np.bincount(labels))
    return np.split(order, ends[:-1])
