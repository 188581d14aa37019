"""A distribution of pay through a few of its percentiles, and nothing beyond the outer two.

Between the percentiles log pay is a monotone cubic of the normal score of the share below (a
straight line where pay is log-normal): Fritsch & Butland (1984), "A method for constructing local
monotone piecewise cubic interpolants", SIAM Journal on Scientific and Statistical Computing 5.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import NormalDist
from typing import Final

_NORMAL: Final = NormalDist()
_MOST_STEPS: Final = 60
_CLOSE: Final = 1e-14


@dataclass(frozen=True, slots=True)
class PayCurve:
    """Log pay over the normal score of the share of people below.

    Attributes
    ----------
    scores
        Normal scores of the percentiles, ascending, one or more.
    log_pays
        Natural logarithms of pay there, not descending.
    slopes
        Growth of log pay by normal score there: the standard deviation of log pay, if log-normal.
    """

    scores: tuple[float, ...]
    log_pays: tuple[float, ...]
    slopes: tuple[float, ...]

    @property
    def shares(self) -> tuple[float, float]:
        """Shares of people below the outer two percentiles."""
        return _NORMAL.cdf(self.scores[0]), _NORMAL.cdf(self.scores[-1])

    def log_pay(self, share: float) -> float:
        """Return log pay at a share of people below; beyond the ends, on the end's tangent."""
        return self._at(normal_score(share))

    def share_below(self, log_pay: float) -> float:
        """Return the share of people whose log pay is at most this; the inverse of `log_pay`.

        Where many people earn the same (two percentiles are equal), all of them are below.
        """
        return _NORMAL.cdf(self._score(log_pay))

    def density(self, log_pay: float) -> float:
        """Return the density of log pay; infinite where many people earn the same."""
        score = self._score(log_pay)
        slope = self._slope(score)
        return _NORMAL.pdf(score) / slope if slope > 0 else math.inf

    def _at(self, score: float) -> float:
        if score <= self.scores[0]:
            return self.log_pays[0] + self.slopes[0] * (score - self.scores[0])
        if score >= self.scores[-1]:
            return self.log_pays[-1] + self.slopes[-1] * (score - self.scores[-1])
        place = bisect_right(self.scores, score) - 1
        width = self.scores[place + 1] - self.scores[place]
        t = (score - self.scores[place]) / width
        low, high = self.log_pays[place], self.log_pays[place + 1]
        bend_low, bend_high = width * self.slopes[place], width * self.slopes[place + 1]
        rise = t * t * (3.0 - 2.0 * t)
        cubic = low + (high - low) * rise
        cubic += t * (1.0 - t) * ((1.0 - t) * bend_low - t * bend_high)
        return min(max(cubic, low), high)  # rounding must not break the order

    def _slope(self, score: float) -> float:
        if score <= self.scores[0]:
            return self.slopes[0]
        if score >= self.scores[-1]:
            return self.slopes[-1]
        place = bisect_right(self.scores, score) - 1
        width = self.scores[place + 1] - self.scores[place]
        t = (score - self.scores[place]) / width
        secant = (self.log_pays[place + 1] - self.log_pays[place]) / width
        low, high = self.slopes[place], self.slopes[place + 1]
        steep = 6.0 * t * (1.0 - t) * secant
        return steep + (1.0 - t) * (1.0 - 3.0 * t) * low + t * (3.0 * t - 2.0) * high

    def _score(self, log_pay: float) -> float:
        if log_pay < self.log_pays[0]:
            return _beyond(log_pay - self.log_pays[0], self.slopes[0], self.scores[0])
        if log_pay >= self.log_pays[-1]:
            return _beyond(log_pay - self.log_pays[-1], self.slopes[-1], self.scores[-1])
        place = bisect_right(self.log_pays, log_pay) - 1
        low, high = self.scores[place], self.scores[place + 1]
        score = 0.5 * (low + high)
        for _ in range(_MOST_STEPS):  # Newton's steps, halved where they would leave the interval
            miss = self._at(score) - log_pay
            low, high = (score, high) if miss <= 0 else (low, score)
            slope = self._slope(score)
            step = score - miss / slope if slope > 0 else low
            following = step if low < step < high else 0.5 * (low + high)
            if abs(following - score) < _CLOSE:
                break
            score = following
        return score


def normal_score(share: float) -> float:
    """Return the standard normal quantile of a share above 0 and below 1."""
    return _NORMAL.inv_cdf(share)


def pay_curve(shares: Sequence[float], pays: Sequence[float]) -> PayCurve:
    """Return the curve through percentiles.

    Parameters
    ----------
    shares
        Ascending, within (0, 1).
    pays
        Above 0, not descending; of the same length, one or more.

    Examples
    --------
    >>> curve = pay_curve([0.1, 0.5, 0.9], [50_000, 80_000, 128_000])
    >>> math.exp(curve.log_pay(0.75))
    102451.8...
    """
    scores = tuple(map(normal_score, shares))
    log_pays = tuple(math.log(pay) for pay in pays)
    return PayCurve(scores=scores, log_pays=log_pays, slopes=_slopes(scores, log_pays))


def _slopes(scores: Sequence[float], log_pays: Sequence[float]) -> tuple[float, ...]:
    widths = [high - low for low, high in pairwise(scores)]
    rises = [high - low for low, high in pairwise(log_pays)]
    secants = [rise / width for rise, width in zip(rises, widths, strict=True)]
    if len(secants) < 2:
        return tuple((secants or [0.0])[0] for _ in scores)
    inner = [
        _harmonic(secants[i], secants[i + 1], widths[i], widths[i + 1])
        for i in range(len(secants) - 1)
    ]
    first = _end(secants[0], secants[1], widths[0], widths[1])
    last = _end(secants[-1], secants[-2], widths[-1], widths[-2])
    return (first, *inner, last)


def _harmonic(left: float, right: float, width_left: float, width_right: float) -> float:
    if left <= 0.0 or right <= 0.0:
        return 0.0
    weight_left, weight_right = 2 * width_right + width_left, width_right + 2 * width_left
    return (weight_left + weight_right) / (weight_left / left + weight_right / right)


def _end(near: float, far: float, width_near: float, width_far: float) -> float:
    """Return the slope at an end: of the parabola through three points, kept monotone.

    It is at least half of the nearest secant: a flat end would say that nobody earns less.
    """
    slope = ((2 * width_near + width_far) * near - width_near * far) / (width_near + width_far)
    return min(max(slope, 0.5 * near), 3.0 * near)


def _beyond(rise: float, slope: float, score: float) -> float:
    if rise == 0.0:
        return score
    return score + rise / slope if slope > 0.0 else math.copysign(math.inf, rise)
