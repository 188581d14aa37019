"""The Kaplan-Meier curve with delayed entry, and its intervals."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]

#: Stands for the entry of what was seen from its start: before every age, 0 included.
_BEFORE_ALL: Final = -1.0
#: A product of shares that should be a half may miss it by so much.
_ROUNDING: Final = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Survival:
    """The share that outlives each age at which some ended, among those that reached `start`.

    Attributes
    ----------
    start, end
        The ages between which the curve is known.
    ages
        At which some ended, ascending, shape (k,).
    share, low, high
        Just after each of these ages, with its interval, shape (k,).
    """

    start: float
    end: float
    ages: Floats
    share: Floats
    low: Floats
    high: Floats
    _entry: Floats
    _last: Floats
    _coverage: float

    def median(self) -> tuple[float | None, float | None, float | None]:
        """Return the age that half outlive, and its interval; None where a curve does not reach."""
        middle, low, high = (
            _first_at_half(self.ages, curve) for curve in (self.share, self.low, self.high)
        )
        return middle, low, high

    def at(self, age: float) -> tuple[float, float, float] | None:
        """Return the share that outlives an age, with its interval; None where it is not known."""
        ended = self.share.size > 0 and self.share[-1] == 0
        if age <= self.start or (age > self.end and not ended):
            return None
        place = int(np.searchsorted(self.ages, age, side="right")) - 1
        if place < 0:
            return 1.0, self._least_share(age), 1.0
        return float(self.share[place]), float(self.low[place]), float(self.high[place])

    def _least_share(self, age: float) -> float:
        """Return the exact binomial limit where none of those watched all the time ended."""
        watched = np.count_nonzero((self._entry <= self.start) & (self._last >= age))
        return float(((1 - self._coverage) / 2) ** (1 / watched)) if watched else 0.0


def survival(
    first: Floats, last: Floats, closed: NDArray[np.bool_], *, coverage: float, fewest: int
) -> Survival:
    """Return the Kaplan-Meier curve of lives that were watched from `first` to `last`.

    At risk at an age are those that were watched before it and not only until before it. The curve
    starts where `fewest` of them are at risk, or as many as there ever are; it ends where nobody is
    watched any more, and before a fall to 0 that others outlive.

    Parameters
    ----------
    first, last, closed
        Ages at which watching began (0: from the start of life) and ended, and whether the life
        ended there too; shape (n,), n >= 1.
    coverage
        Of the intervals: log-log scale, Greenwood's variance.
    """
    entry = np.where(first == 0, _BEFORE_ALL, first)
    origin, end = _known_between(entry, last, fewest)
    ages, ended = np.unique(last[closed & (last > origin) & (last <= end)], return_counts=True)
    at_risk = _watched_before(entry, ages) - np.searchsorted(np.sort(last), ages)
    to_zero = np.flatnonzero(ended == at_risk)
    if to_zero.size and (last > ages[to_zero[0]]).any():
        end = float(np.nextafter(ages[to_zero[0]], _BEFORE_ALL))
        kept = slice(int(to_zero[0]))
        ages, ended, at_risk = ages[kept], ended[kept], at_risk[kept]
    share = np.cumprod(1 - ended / at_risk)
    low, high = _limits(share, ended, at_risk, coverage)
    start = max(origin, 0.0)
    return Survival(start, end, ages, share, low, high, entry, last, coverage)


def _known_between(entry: Floats, last: Floats, fewest: int) -> tuple[float, float]:
    """Return the age after which enough are at risk, and that after which none is."""
    turns = np.unique(np.concatenate([entry, last]))
    sorted_last = np.sort(last)
    watched = _until(np.sort(entry), turns) - _until(sorted_last, turns)  # just after each turn
    most = int(watched.argmax())
    too_few = np.flatnonzero(watched[:most] < min(fewest, watched[most]))
    begin = int(too_few[-1]) + 1 if too_few.size else 0
    none = np.flatnonzero(watched[begin:] == 0)  # there is one: after the last turn
    return float(turns[begin]), float(turns[begin + int(none[0])])


def _limits(
    share: Floats, ended: NDArray[np.int64], at_risk: NDArray[np.int64], coverage: float
) -> tuple[Floats, Floats]:
    """Return the limits of the share on the log-log scale; at 0 the upper one stays where it was.

    A share of 0 has no variance of that kind: everybody watched had ended, which others need not.
    """
    wide = NormalDist().inv_cdf((1 + coverage) / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = np.cumsum(ended / (at_risk * (at_risk - ended)))
        error = wide * np.sqrt(variance) / -np.log(share)
        low, high = share ** np.exp(error), share ** np.exp(-error)
    if share.size and share[-1] == 0:
        low[-1], high[-1] = 0.0, high[-2] if share.size > 1 else 1.0
    return low, high


def _watched_before(entry: Floats, ages: Floats) -> NDArray[np.int64]:
    return np.searchsorted(np.sort(entry), ages).astype(np.int64)


def _until(ascending: Floats, ages: Floats) -> NDArray[np.int64]:
    return np.searchsorted(ascending, ages, side="right").astype(np.int64)


def _first_at_half(ages: Floats, share: Floats) -> float | None:
    reached = np.flatnonzero(share <= 0.5 + _ROUNDING)
    return float(ages[reached[0]]) if reached.size else None
