"""The points of a break-even line, cut where the line leaves what can be drawn."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Final

from goingrate.answers.results import FrontierLine

#: Beyond this a chance is far off the picture anyway.
_FAR: Final = 10.0

Points = list[tuple[float, float]]


def drawn(line: FrontierLine) -> Points:
    """Return the line's points, and one wherever it crosses 0 or 100 percent.

    Examples
    --------
    >>> drawn(FrontierLine(1.0, (1.0, 100.0), (1.5, 0.5)))
    [(1.0, 1.5), (10.0..., 1.0), (100.0, 0.5)]
    """
    points = [
        (payoff, near(chance))
        for payoff, chance in zip(line.payoffs, line.probabilities, strict=True)
    ]
    found = points[:1]
    for before, after in pairwise(points):
        found += [*_crossings(before, after), after]
    return found


def near(chance: float) -> float:
    """Return a chance that can be reckoned with: the infinite and the undefined become far off."""
    return _FAR if math.isnan(chance) else min(max(chance, -_FAR), _FAR)


def _crossings(before: tuple[float, float], after: tuple[float, float]) -> Points:
    """Return where a straight piece (payoffs on a log scale) crosses 0 or 100 percent."""
    (x0, y0), (x1, y1) = before, after
    levels = [level for level in (0.0, 1.0) if min(y0, y1) < level < max(y0, y1)]
    crossed = [(x0 * (x1 / x0) ** ((level - y0) / (y1 - y0)), level) for level in levels]
    return sorted(crossed)
