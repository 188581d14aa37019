"""Stories about a series, and how much weight each gets.

Each story is averaged over what it leaves open: how long noise remembers, how long and high swings
are, where steps lie and how large they are. What fits only with one lucky choice gets little
weight, which is the penalty for more parameters. No story is preferred beforehand.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int64]
Bool = NDArray[np.bool_]

#: A step is lasting if this many months were seen before it and after it.
LASTING_MONTHS: Final = 24
#: Two steps lie at least so far apart.
APART_MONTHS: Final = 18
MOST_STEPS: Final = 2
#: Sizes of steps looked for, in log points: 0.38 up or down, give or take 0.17 (18% to 75%).
STEP_MEAN: Final = 0.38
STEP_SPREAD: Final = 0.17
#: Heights of swings looked for: 0.17 log points, and two thirds of them within a factor of 1.65.
_HEIGHT_MEDIAN: Final = 0.17
_HEIGHT_LOG_SPREAD: Final = 0.5

#: A place stands for so many months around it, which fit about as well.
_PLACE_MONTHS: Final = 3.0
#: Momentum of noise, and how likely beforehand.
_MOMENTUM: Final = ((0.0, 0.5), (0.35, 0.25), (0.65, 0.25))
#: Share of noise that is left a month later.
_KEPT: Final = (0.0, 0.3, 0.5, 0.65, 0.8, 0.9, 0.96)
#: Share of a swing that is left a month later: after a swing of five years 40%, or 74%.
_DAMPING: Final = (0.985, 0.995)
#: From 2 to 12 years, evenly in logarithms.
_PERIOD_MONTHS: Final = tuple(np.geomspace(24.0, 144.0, 9).tolist())
#: Spread of the swing in units of the noise's shock.
_RATIO: Final = tuple(np.geomspace(0.6, 16.0, 6).tolist())


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Kinds of noise and of swings.

    Attributes
    ----------
    points
        (n, 5): momentum, kept, damping, turn in radians a month, ratio; as the kernel takes them.
    log_prior
        (n,): how likely beforehand, but for the height of swings, which depends on the shock.
    period_months
        (n,): infinite where nothing swings.
    heights
        (n,): from the shock to the height of swings, 0 where nothing swings.
    """

    points: Array
    log_prior: Array
    period_months: Array
    heights: Array


@dataclass(frozen=True, slots=True)
class StoryWeights:
    """Weights of the stories, adding up to 1.

    `slow`: swings longer than half of the series, with steps or without.
    """

    neither: float
    structural: float
    cyclical: float
    both: float
    slow: float


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """Log weights of noise only, and of noise with swings, with each set of steps.

    Attributes
    ----------
    places
        Months, counted from the first, at which a step may lie: the first month after it.
    sets
        (sets, MOST_STEPS): numbers of `places`, then -1.
    still, swinging
        (points, sets) of the grids without and with swings.
    still_shock, swinging_shock
        (points, sets): spread of the noise's shocks, in log points.
    """

    places: tuple[int, ...]
    sets: Whole
    still: Array
    swinging: Array
    still_shock: Array
    swinging_shock: Array

    @property
    def steps(self) -> Whole:
        """How many steps each set has."""
        number: Whole = (self.sets >= 0).sum(axis=1)
        return number


def still_grid() -> Grid:
    """Return kinds of noise without swings."""
    rows = [(momentum, kept, prior) for momentum, prior in _MOMENTUM for kept in _KEPT]
    points = np.array([(momentum, kept, 0.0, 0.0, 0.0) for momentum, kept, _ in rows])
    prior = np.log([share / len(_KEPT) for _, _, share in rows])
    never = np.full(len(rows), np.inf)
    return Grid(points, prior, never, np.zeros(len(rows)))


def swing_grid() -> Grid:
    """Return kinds of noise with kinds of swings."""
    rows = list(itertools.product(_MOMENTUM, _KEPT, _DAMPING, _PERIOD_MONTHS, _RATIO))
    momentum = np.array([row[0][0] for row in rows])
    period = np.array([row[3] for row in rows])
    ratio = np.array([row[4] for row in rows])
    turn = 2.0 * math.pi / period
    points = np.column_stack([momentum, [r[1] for r in rows], [r[2] for r in rows], turn, ratio])
    # the kernel weighs a series less its momentum, in which swings are less high
    heights = math.sqrt(2.0) * ratio / np.abs(1.0 - momentum * np.exp(-1j * turn))
    share = np.array([row[0][1] for row in rows])
    prior = np.log(share / (len(_KEPT) * len(_DAMPING) * len(_PERIOD_MONTHS)))
    return Grid(points, prior + math.log(math.log(_RATIO[1] / _RATIO[0])), period, heights)


def explaining(values: Array, places: Sequence[int]) -> Array:
    """Return the columns of the kernel: the series, 1, a trend, a step at each place."""
    month = np.arange(values.size)
    steps = [(month >= place).astype(np.float64) for place in places]
    trend = month / values.size - 0.5
    return np.column_stack([values, np.ones(values.size), trend, *steps])


def sets_of(places: Sequence[int]) -> Whole:
    """Return every set of at most `MOST_STEPS` places that are far enough apart."""
    found = [
        chosen
        for number in range(MOST_STEPS + 1)
        for chosen in itertools.combinations(range(len(places)), number)
        if all(places[b] - places[a] >= APART_MONTHS for a, b in itertools.pairwise(chosen))
    ]
    sets = np.full((len(found), MOST_STEPS), -1, dtype=np.int64)
    for row, chosen in zip(sets, found, strict=True):
        row[: len(chosen)] = chosen
    return sets


def weigh(values: Array, seen: Bool, places: Sequence[int]) -> Weighed:
    """Return the weight of each set of steps with each kind of noise and of swings.

    Parameters
    ----------
    values
        Log values, one a month without holes, shape (months,); any finite number where not seen.
    seen
        Months that were observed, shape (months,).
    places
        Months at which a step may lie, ascending.
    """
    from goingrate.market.imbalance.regimes_kernel import explained

    sets, columns = sets_of(places), explaining(values, places)
    free = (values.size - 2 * LASTING_MONTHS) / _PLACE_MONTHS
    place_prior = -math.log(max(1.0, free)) * (sets >= 0).sum(axis=1)
    still, swinging = still_grid(), swing_grid()
    flat, flat_shock = explained(columns, seen, still.points, sets, STEP_MEAN, STEP_SPREAD)
    wave, wave_shock = explained(columns, seen, swinging.points, sets, STEP_MEAN, STEP_SPREAD)
    height = swinging.heights[:, None] * wave_shock
    return Weighed(
        places=tuple(places),
        sets=sets,
        still=flat + still.log_prior[:, None] + place_prior,
        swinging=wave + swinging.log_prior[:, None] + _height_prior(height) + place_prior,
        still_shock=flat_shock,
        swinging_shock=wave_shock,
    )


def story_weights(weighed: Weighed, *, months: int) -> StoryWeights:
    """Return the weight of each story; swings longer than half the months count as slow."""
    slow = slower_than_half(months)
    none = weighed.steps == 0
    logs = np.array(
        [
            _log_sum(weighed.still[:, none]),
            _log_sum(weighed.still[:, ~none]),
            _log_sum(weighed.swinging[~slow][:, none]),
            _log_sum(weighed.swinging[~slow][:, ~none]),
            _log_sum(weighed.swinging[slow]),
        ]
    )
    shares = np.exp(logs - logs.max())
    return StoryWeights(*(shares / shares.sum()).tolist())


def slower_than_half(months: int) -> Bool:
    """Return which swings of the grid are longer than half of a series: not seen twice."""
    slow: Bool = swing_grid().period_months > months / 2.0
    return slow


def _height_prior(height: Array) -> Array:
    away = np.log(height / _HEIGHT_MEDIAN) / _HEIGHT_LOG_SPREAD
    prior: Array = -0.5 * away * away - math.log(_HEIGHT_LOG_SPREAD * math.sqrt(2.0 * math.pi))
    return prior


def _log_sum(logs: Array) -> float:
    return float(np.logaddexp.reduce(logs.ravel())) if logs.size else -math.inf
