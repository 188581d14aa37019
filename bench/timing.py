"""How long calls take, measured side by side so that a busy machine is busy for all of them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Call = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Spread:
    """Seconds of one call over its repetitions."""

    median: float
    low: float
    high: float

    def over(self, count: float) -> Spread:
        """Return the time of one part where a call does `count` of them."""
        return Spread(self.median / count, self.low / count, self.high / count)


def interleaved(calls: Sequence[Call], *, repetitions: int) -> list[Spread]:
    """Time calls in turn, A B A B ..., after one turn that does not count.

    Parameters
    ----------
    calls
        Each gets the number of the turn, from 0, so that it can vary its seed.
    repetitions
        Turns that count.
    """
    seconds: list[list[float]] = [[] for _ in calls]
    for turn in range(repetitions + 1):
        for call, times in zip(calls, seconds, strict=True):
            start = time.perf_counter()
            call(turn)
            times.append(time.perf_counter() - start)
    return [spread(times[1:]) for times in seconds]


def spread(seconds: Sequence[float]) -> Spread:
    """Return median, minimum and maximum."""
    return Spread(statistics.median(seconds), min(seconds), max(seconds))
