"""What the person gave as a range: not risk, but the answer must hold at both ends.

Savings, pay kept and the discount rate are the person's own. A headline is computed at their
middle; here the same figures are looked at with each of them at its ends, one at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from goingrate.answers.case import Case, rough_futures, wealth_of
from goingrate.base.quantity import Range, middle_of
from goingrate.offer.fields import replaced
from goingrate.offer.futures import Futures
from goingrate.offer.unknowns import Draws
from goingrate.offer.worth import Estimate

_OWN: Final = ("wealth", "kept_pay_per_year", "discount_per_year")


@dataclass(frozen=True, slots=True)
class End:
    """Rough futures for the person with one number at one end."""

    wealth: float
    futures: Futures


@dataclass(frozen=True, slots=True)
class Ends:
    """The middle and every end; without ranges there are no ends."""

    middle: End
    ends: tuple[End, ...]

    def shifts(self, figure: Callable[[End], float]) -> list[float]:
        """Return how far a figure moves from the middle to each end."""
        if not self.ends:
            return []
        middle = figure(self.middle)
        return [figure(end) - middle for end in self.ends]

    def widened(self, found: Estimate, figure: Callable[[End], float]) -> Estimate:
        """Return an estimate whose range also covers the ends."""
        shifts = self.shifts(figure)
        return replace(
            found,
            low=found.low + min([0.0, *shifts]),
            high=found.high + max([0.0, *shifts]),
        )


def person_ends(case: Case, draws: Draws, rough: Futures) -> Ends:
    """Return the ends of whatever the person gave as a range; `rough` are futures at the middle."""
    found = []
    for name in _OWN:
        span = getattr(case.stated, name)
        if isinstance(span, Range):
            for value in (span.low, span.high):
                person = replaced(case.person, (name,), value)
                futures = rough
                if name != "wealth":
                    futures = rough_futures(replace(case, person=person), draws)
                found.append(End(middle_of(person.wealth), futures))
    return Ends(End(wealth_of(case), rough), tuple(found))
