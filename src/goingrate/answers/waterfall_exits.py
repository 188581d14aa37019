"""Which exits a waterfall shows: both ends, where payouts bend, and some round numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.answers.waterfall_results import Breakpoint
from goingrate.offer.cap_table.holders import LARGEST

Array = NDArray[np.float64]

_MOST_SHOWN: Final = 12
_MOST_ROUND: Final = 4
#: Leading digits of round numbers, the rounder first.
_ROUND: Final = ((1.0, 2.0, 5.0), (3.0, 4.0, 6.0, 7.0, 8.0, 9.0, 1.5, 2.5))
#: Round numbers closer to another exit than this part of the whole span say nothing new.
_APART: Final = 1 / 20
_DRAWN: Final = 97
#: Room left of where common shares first earn, in a picture.
_MARGIN: Final = 0.7


def shown_exits(
    low: float, high: float, *, breakpoints: Sequence[Breakpoint], keep: Sequence[float]
) -> tuple[tuple[int, bool], ...]:
    """Return exits in cents, ascending, and whether payouts bend there.

    Parameters
    ----------
    keep
        Breakpoints that stay where there are too many to show all.
    """
    inside = [one.exit_value for one in breakpoints if low <= one.exit_value <= high]
    inside = sorted({*inside, *(value for value in keep if low <= value <= high)})
    if low == high:
        return ((_cents(low), bool(inside)),)
    bends = _thinned(inside, _MOST_SHOWN - 2, keep)
    count = min(_MOST_ROUND, max(_MOST_SHOWN - 2 - len(bends), 0))
    others = _round_numbers(low, high, [low, *bends, high], count)
    at_bend = {_cents(value) for value in bends}
    cents = sorted({_cents(value) for value in (low, high, *others)} | at_bend)
    return tuple((one, one in at_bend) for one in cents)


def drawn_exits(
    low: float, high: float, *, breakpoints: Sequence[Breakpoint], first: float
) -> Array:
    """Return exits for a picture: evenly spread by factors, and both sides of each breakpoint.

    The picture reaches to where common shares first earn; around a single exit it shows all
    breakpoints.
    """
    ends = [low, high]
    if 0.0 < first < LARGEST:
        ends += [first * _MARGIN] if first <= low else [first / _MARGIN] if first >= high else []
    if low == high:
        bends = [one.exit_value for one in breakpoints if one.exit_value > 0.0]
        ends += [low / 2.0, 2.0 * high, *(2.0 * value for value in bends[-1:])]
    left, right = max(min(ends), 1.0), min(max(ends), LARGEST)
    found = set(np.geomspace(left, right, _DRAWN).tolist())
    inside = [one.exit_value for one in breakpoints if left < one.exit_value < right]
    for value in _thinned(inside, _MOST_SHOWN, (first,)):
        found |= {value, value * (1.0 - 1e-12)}
    drawn: Array = np.clip(np.array(sorted(found)), left, right)
    return drawn


def _thinned(values: Sequence[float], most: int, keep: Sequence[float]) -> list[float]:
    """Return at most so many values, those that must stay and then those furthest apart."""
    if len(values) <= most:
        return list(values)
    chosen = [value for value in values if value in keep] or [values[0]]
    while len(chosen) < most:
        rest = [value for value in values if value not in chosen]
        chosen.append(max(rest, key=lambda value: _nearest(value, chosen)))
    return sorted(chosen)


def _round_numbers(low: float, high: float, taken: Sequence[float], count: int) -> list[float]:
    """Return round numbers between two others, far from each other and from those taken."""
    found: list[float] = []
    least = _APART * math.log(high / low)
    for digits in _ROUND:
        candidates = list(_multiples(digits, low, high))
        while candidates and len(found) < count:
            best = max(candidates, key=lambda value: _nearest(value, [*taken, *found]))
            if _nearest(best, [*taken, *found]) < least:
                break
            found.append(best)
    return found


def _multiples(digits: Sequence[float], low: float, high: float) -> Iterator[float]:
    for power in range(math.floor(math.log10(low)), math.floor(math.log10(high)) + 1):
        for digit in digits:
            if low < digit * 10.0**power < high:
                yield digit * 10.0**power


def _nearest(value: float, others: Sequence[float]) -> float:
    """Return the distance to the nearest other value, by factors."""
    return min(abs(math.log(max(value, 1e-9) / max(other, 1e-9))) for other in others)


def _cents(value: float) -> int:
    return round(100.0 * value)
