"""How far a figure moves with what is not known, apart from how exactly it is computed.

Two things move it. What is not known about the world is drawn: the figure is looked at draw by
draw, all draws on the same futures, so that sampling noise is common to them and does not pass
for ignorance. What the person gave as a range (savings, pay kept, discount rate) is not risk:
the figure is looked at with each of them at its ends, one at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from goingrate.answers.case import Case, rough_futures, wealth_of
from goingrate.base.quantity import Range, middle_of
from goingrate.offer.fields import replaced
from goingrate.offer.futures import Futures
from goingrate.offer.unknowns import Draws
from goingrate.offer.worth import Estimate, Paths, estimate, paths_by_draw

_OWN: Final = ("wealth", "kept_pay_per_year", "discount_per_year")
_SHARES: Final = (0.05, 0.95)
_ALL: Final = slice(None)


@dataclass(frozen=True, slots=True)
class View:
    """Futures as one person sees them: with these savings, which the futures do not know."""

    futures: Futures
    wealth: float


Figure = Callable[[View, Paths], float]


@dataclass(frozen=True, slots=True)
class Ranging:
    """The person at the middle, in full and roughly, and roughly at every end."""

    full: View
    rough: View
    ends: tuple[View, ...]

    def estimate(self, figure: Figure) -> Estimate:
        """Return a figure with its numerical error, and its range over what is not known."""
        value, error = estimate(self.full.futures, lambda paths: figure(self.full, paths))
        moved = self.moved(figure, value)
        low, high = np.quantile(moved[0], _SHARES, method="inverted_cdf")
        return Estimate(
            value=value,
            numerical_error=error,
            low=min([float(low), *moved[1]]),
            high=max([float(high), *moved[1]]),
        )

    def moved(self, figure: Figure, value: float) -> tuple[list[float], list[float]]:
        """Return the figure draw by draw, and at every end of the person's ranges."""
        if len(self._draws) == 1 and not self.ends:
            return [value], []
        middle = figure(self.rough, _ALL)
        by_draw = [value + figure(self.rough, paths) - middle for paths in self._draws]
        at_ends = [value + figure(end, _ALL) - middle for end in self.ends]
        return by_draw, at_ends

    @property
    def _draws(self) -> list[Paths]:
        return list(paths_by_draw(self.rough.futures))


def ranging_of(case: Case, futures: Futures, draws: Draws, rough: Futures) -> Ranging:
    """Return the ends of whatever the person gave as a range; `rough` are futures of `draws`."""
    wealth = wealth_of(case)
    found = []
    for name in _OWN:
        span = getattr(case.stated, name)
        if isinstance(span, Range):
            for value in (span.low, span.high):
                person = replaced(case.person, (name,), value)
                seen = rough
                if name != "wealth":
                    seen = rough_futures(replace(case, person=person), draws)
                found.append(View(seen, middle_of(person.wealth)))
    return Ranging(View(futures, wealth), View(rough, wealth), tuple(found))
