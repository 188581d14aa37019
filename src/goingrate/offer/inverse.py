"""Questions asked backwards: what must be true for two offers to be worth the same."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.certainty import certain_gain, require_risk_aversion, weighted_sum
from goingrate.offer.futures import Futures, JobFutures
from goingrate.offer.worth import (
    AS_IS,
    Array,
    Change,
    Paths,
    fate_weights,
    present_values,
    weighted_quantiles,
    worth,
)

#: Distributions are thinned to this many equally weighted values for maps and frontiers.
_THINNED = 1024
#: No stake is raised beyond this many times in search of a tie.
_MOST_TIMES = 1e6


@dataclass(frozen=True, slots=True)
class Lottery:
    """Wealth beyond savings: values and their probabilities, shape (n,) both."""

    values: Array
    weights: Array


def lottery(
    futures: Futures, job: JobFutures, change: Change = AS_IS, paths: Paths = slice(None)
) -> Lottery:
    """Return an offer's present values plus pay kept either way as one lottery."""
    values = (futures.kept + present_values(job, change))[:, paths].ravel()
    weights = fate_weights(futures, job, change)[:, paths].ravel()
    possible = weights > 0
    return Lottery(values[possible], weights[possible] / weights[possible].sum())


def thinned(gamble: Lottery) -> Lottery:
    """Return a lottery of at most 2,048 values; equally weighted quantiles where it had more."""
    if gamble.values.size <= 2 * _THINNED:
        return gamble
    shares = (np.arange(_THINNED) + 0.5) / _THINNED
    values = weighted_quantiles(gamble.values, gamble.weights, shares)
    return Lottery(values, np.full(_THINNED, 1.0 / _THINNED))


def expected_utility(
    gamble: Lottery, *, wealth: float, risk_aversion: float, scale: float
) -> float:
    """Return E u((wealth + value) / scale) with u(x) = (x^a - 1)/a, a = 1 - risk aversion.

    `scale` only keeps numbers near 1; utilities are comparable if it is the same.
    """
    logs = np.log((wealth + gamble.values) / scale)
    power = 1.0 - risk_aversion
    utilities = logs if power == 0 else np.expm1(power * logs) / power
    return weighted_sum(gamble.weights, utilities)


@dataclass(frozen=True, slots=True)
class SuccessGamble:
    """An offer split by whether its private equity pays, beside a rival offer."""

    success: Lottery
    failure: Lottery
    rival: Lottery

    def break_even(self, *, wealth: float, risk_aversion: float) -> float:
        """Return the chance of success at which the offer is worth as much as the rival.

        At or below 0: it is worth more even if it fails. Above 1: less even if it works.
        Infinite if success is no better than failure.
        """
        require_risk_aversion(risk_aversion)
        scale = wealth + float(np.median(self.rival.values))
        success, failure, rival = (
            expected_utility(gamble, wealth=wealth, risk_aversion=risk_aversion, scale=scale)
            for gamble in (self.success, self.failure, self.rival)
        )
        gain = success - failure
        return (rival - failure) / gain if gain > 0 else math.inf


def success_gamble(
    futures: Futures,
    job: JobFutures,
    rival: JobFutures,
    *,
    stake: float = 1.0,
    paths: Paths = slice(None),
) -> SuccessGamble:
    """Split an offer with private equity into its success and its failure."""
    return SuccessGamble(
        success=lottery(futures, job, Change(success=1.0, stake=stake), paths),
        failure=lottery(futures, job, Change(success=0.0, stake=stake), paths),
        rival=lottery(futures, rival, AS_IS, paths),
    )


def frontier(
    futures: Futures,
    job: JobFutures,
    rival: JobFutures,
    *,
    wealth: float,
    risk_aversions: Sequence[float],
    stakes: Sequence[float],
) -> Array:
    """Return break-even chances for multiples of the payoff, shape (n_risk_aversions, n_stakes)."""
    without = success_gamble(futures, job, rival)
    gambles = [
        replace(without, success=lottery(futures, job, Change(success=1.0, stake=stake)))
        for stake in stakes
    ]
    return np.array(
        [
            [one.break_even(wealth=wealth, risk_aversion=g) for one in gambles]
            for g in risk_aversions
        ]
    )


def break_even_map(gamble: SuccessGamble, *, wealths: Array, risk_aversions: Array) -> Array:
    """Return break-even chances, shape (n_risk_aversions, n_wealths)."""
    gamble = SuccessGamble(*map(thinned, (gamble.success, gamble.failure, gamble.rival)))
    return np.array(
        [
            [gamble.break_even(wealth=w, risk_aversion=g) for w in wealths.tolist()]
            for g in risk_aversions.tolist()
        ]
    )


def worth_map(
    job: Lottery, rival: Lottery, *, wealths: Array, risk_aversions: Array
) -> NDArray[np.float64]:
    """Return how much more the job is worth than the rival, shape (n_risk_aversions, n_wealths)."""
    job, rival = thinned(job), thinned(rival)
    return np.array(
        [
            [_sure(job, w, g) - _sure(rival, w, g) for w in wealths.tolist()]
            for g in risk_aversions.tolist()
        ]
    )


@dataclass(frozen=True, slots=True)
class Tie:
    """What would make the lesser offer worth as much: each alone, before tax; None: nothing would.

    `base_per_year` is a rise of the base, `sign_on` a sum on the first day, `stake_times` a
    multiple of the private equity.
    """

    base_per_year: float | None
    sign_on: float | None
    stake_times: float | None


def tie(
    futures: Futures,
    lesser: JobFutures,
    better: JobFutures,
    *,
    wealth: float,
    risk_aversion: float,
    pay_of_one_more: Array,
    sign_on_of_one_more: Array,
) -> Tie:
    """Return what the lesser offer lacks.

    Parameters
    ----------
    pay_of_one_more, sign_on_of_one_more
        After-tax present value of one more unit of base pay a year, or of sign-on, along the
        futures, shape (n_fates, n_paths) each.
    """
    target = worth(futures, better, wealth=wealth, risk_aversion=risk_aversion)

    def short(job: JobFutures, change: Change) -> float:
        reached = worth(futures, job, wealth=wealth, risk_aversion=risk_aversion, change=change)
        return reached - target

    def with_more(of_one: Array) -> Callable[[float], float]:
        return lambda rise: short(replace(lesser, pay=lesser.pay + rise * of_one), AS_IS)

    gap = -short(lesser, AS_IS)
    if gap <= 0:
        return Tie(0.0, 0.0, 1.0 if lesser.has_equity else None)
    stake = None
    if lesser.has_equity:
        stake = _first_root(lambda times: short(lesser, Change(stake=times)), 1.0, 2.0)
    return Tie(
        base_per_year=_first_root(with_more(pay_of_one_more), 0.0, gap),
        sign_on=_first_root(with_more(sign_on_of_one_more), 0.0, gap),
        stake_times=stake,
    )


def share_of_the_way(
    futures: Futures,
    job: JobFutures,
    other: JobFutures,
    *,
    target: float,
    wealth: float,
    risk_aversion: float,
) -> float | None:
    """Return how far from one job to another, path by path, a worth is reached; None: nowhere.

    0 is at `job`, 1 at `other`; below 0 and above 1 the line goes on. Both lie along the same
    futures, and more of `other` must be worth more, or less, throughout.
    """
    pay, equity = other.pay - job.pay, other.equity - job.equity

    def short(share: float) -> float:
        between = replace(job, pay=job.pay + share * pay, equity=job.equity + share * equity)
        return worth(futures, between, wealth=wealth, risk_aversion=risk_aversion) - target

    start = short(0.0)
    sign = 1.0 if start < 0.0 else -1.0
    towards = sign if short(1.0) > start else -sign
    share = _first_root(lambda step: sign * short(towards * step), 0.0, 1.0)
    return None if share is None else towards * share


def _first_root(figure: Callable[[float], float], low: float, first_high: float) -> float | None:
    from scipy.optimize import brentq

    high = first_high
    while figure(high) < 0:
        high = low + 4.0 * (high - low)
        if high > _MOST_TIMES * max(first_high, 1.0):
            return None
    return float(brentq(figure, low, high, xtol=1e-9 * max(1.0, high), rtol=1e-10))


def _sure(gamble: Lottery, wealth: float, risk_aversion: float) -> float:
    return certain_gain(
        gamble.values, wealth=wealth, risk_aversion=risk_aversion, weights=gamble.weights
    )
