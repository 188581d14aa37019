"""Where steps may lie, and how surely they lie there.

Change-point detection that takes months for independent finds steps in noise that remembers, so it
looks at the series after noise, and swings where there are some, have been taken out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.market.imbalance.regimes_stories import (
    APART_MONTHS,
    LASTING_MONTHS,
    MOST_STEPS,
    STEP_MEAN,
    STEP_SPREAD,
    explaining,
    still_grid,
    swing_grid,
)

Array = NDArray[np.float64]
Bool = NDArray[np.bool_]
Whole = NDArray[np.int64]

#: Most change points asked for in one search.
_MOST_FOUND: Final = 4
_SHORTEST_STRETCH: Final = 6
#: Whitening blurs a date: the best month so near to what was found.
_NEAR_MONTHS: Final = 3
_MOST_KEPT: Final = 0.95
#: Of the kinds of swings, one in so many is tried before looking for steps.
_COARSE: Final = 5


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its first month, the interval of that month, and its size in log points."""

    month: int
    low: int
    high: int
    size_log_points: float


def robust_memory(values: Array) -> float:
    """Return the share of noise left a month later, as steps do not disturb it.

    From the medians of changes over two months and over one.

    References
    ----------
    Chakar, Lebarbier, Levy-Leduc and Robin (2017), "A robust approach for estimating change-points
    in the mean of an AR(1) process", Bernoulli 23, equation (4).
    """
    over_one = float(np.median(np.abs(np.diff(values))))
    over_two = float(np.median(np.abs(values[2:] - values[:-2])))
    if over_one <= 0.0:
        return _MOST_KEPT
    return float(np.clip((over_two / over_one) ** 2 - 1.0, 0.0, _MOST_KEPT))


def possible_places(values: Array, seen: Bool) -> tuple[int, ...]:
    """Return months at which a step may lie, ascending: at most a few, for `weigh`.

    The best segmentations into up to five stretches (exact dynamic programming, `ruptures`) of the
    series whitened in three ways: with the robust memory, with the likeliest noise, and with the
    likeliest noise and swings. Each date is then moved to the likeliest month near it.

    References
    ----------
    Truong, Oudre and Vayatis (2020), "Selective review of offline change point detection methods",
    Signal Processing 167; Celisse, Marot, Pierre-Jean and Rigaill (2018), "New efficient algorithms
    for multiple change-point detection with reproducing kernels", CSDA 128.
    """
    allowed = np.arange(LASTING_MONTHS, values.size - LASTING_MONTHS + 1)
    robust = np.array([0.0, robust_memory(values[seen]), 0.0, 0.0, 0.0])
    found: set[int] = set()
    for point in (robust, *_likeliest_without_steps(values, seen)):
        rest, evidence = _whitened(values, seen, point, allowed)
        for place in _segmented(rest, seen):
            near = np.abs(allowed - place) <= _NEAR_MONTHS
            if near.any():
                found.add(int(allowed[near][evidence[near].argmax()]))
    return tuple(sorted(found))


def located(
    values: Array, seen: Bool, point: Array, places: Sequence[int], *, coverage: float
) -> tuple[Step, ...]:
    """Return steps at these places, with intervals of their months, others held fixed.

    Parameters
    ----------
    point
        Noise and swings, as the kernel takes them.
    coverage
        Probability that the interval of a month holds the true one.
    """
    steps = []
    for place in places:
        others = [other for other in places if other != place]
        steps.append(_one_located(values, seen, point, others, coverage, near=place))
    sizes = _sizes(values, seen, point, [month for month, _, _ in steps])
    return tuple(Step(*month, size) for month, size in zip(steps, sizes, strict=True))


def _one_located(
    values: Array, seen: Bool, point: Array, others: list[int], coverage: float, *, near: int
) -> tuple[int, int, int]:
    from goingrate.market.imbalance.regimes_kernel import explained

    before = max((o for o in others if o < near), default=LASTING_MONTHS - APART_MONTHS)
    last = values.size - LASTING_MONTHS
    after = min((o for o in others if o > near), default=last + APART_MONTHS)
    months = np.arange(before + APART_MONTHS, after - APART_MONTHS + 1)
    columns = explaining(values, [*others, *months.tolist()])
    sets = np.full((months.size, MOST_STEPS), -1, dtype=np.int64)
    sets[:, : len(others)] = np.arange(len(others))
    sets[:, len(others)] = len(others) + np.arange(months.size)
    logs = explained(columns, seen, point[None, :], sets, STEP_MEAN, STEP_SPREAD)[0][0]
    best = int(logs.argmax())
    below = np.cumsum(np.exp(logs - logs[best]))
    low, high = np.searchsorted(below / below[-1], [0.5 - coverage / 2.0, 0.5 + coverage / 2.0])
    return int(months[best]), int(months[min(low, best)]), int(months[max(high, best)])


def _sizes(values: Array, seen: Bool, point: Array, places: list[int]) -> list[float]:
    white = _white(explaining(values, places), seen, point)
    fitted = np.linalg.lstsq(white[:, 1:], white[:, 0], rcond=None)[0]
    return [float(size) for size in fitted[2:]]


def _likeliest_without_steps(values: Array, seen: Bool) -> tuple[Array, Array]:
    from goingrate.market.imbalance.regimes_kernel import explained

    columns, none = explaining(values, ()), np.full((1, MOST_STEPS), -1, dtype=np.int64)
    best = []
    for points in (still_grid().points, swing_grid().points[::_COARSE]):
        logs, _ = explained(columns, seen, points, none, STEP_MEAN, STEP_SPREAD)
        best.append(points[logs[:, 0].argmax()])
    return best[0], best[1]


def _whitened(values: Array, seen: Bool, point: Array, places: Whole) -> tuple[Array, Array]:
    """Return what is left of the series, and how much a step at each place would explain."""
    white = _white(explaining(values, places.tolist()), seen, point)
    base, _ = np.linalg.qr(white[:, 1:3])
    left = white - base @ (base.T @ white)
    rest, steps = left[:, 0], left[:, 3:]
    evidence = (steps.T @ rest) ** 2 / np.maximum((steps * steps).sum(axis=0), 1e-12)
    return rest, evidence


def _white(columns: Array, seen: Bool, point: Array) -> Array:
    from goingrate.market.imbalance.regimes_kernel import sharpened, whiten

    sharp, known = sharpened(columns, seen, point[0])
    white = np.empty_like(sharp)
    whiten(sharp, known, point[1], point[2], point[3], point[4], white)
    return white


def _segmented(rest: Array, seen: Bool) -> set[int]:
    """Return months at which stretches begin, in the best segmentations of a whitened series."""
    import ruptures  # half a second

    known = np.flatnonzero(seen[1:] & seen[:-1])
    search = ruptures.KernelCPD(kernel="linear", min_size=_SHORTEST_STRETCH)
    search.fit(rest[known][:, None])
    search.predict(n_bkps=_MOST_FOUND)  # keeps the best ones with fewer on the way
    return {
        int(known[at]) + 1
        for number in range(1, _MOST_FOUND + 1)
        for at in search.predict(n_bkps=number)[:-1]
    }
