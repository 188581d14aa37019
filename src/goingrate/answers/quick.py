"""Futures with few points, for figures that need no last digit."""

from __future__ import annotations

from typing import Final

from goingrate.answers.case import Case
from goingrate.answers.verdict import Pair
from goingrate.offer.futures import Futures, JobFutures, simulate
from goingrate.offer.person import Person
from goingrate.offer.unknowns import Draws, Offers

_POINTS: Final = 256
_REPLICATES: Final = 4


def quick(
    case: Case, person: Person, offers: Offers, pair: Pair
) -> tuple[Futures, JobFutures, JobFutures]:
    """Return futures of settled offers, and of the pair's two jobs among them."""
    futures = simulate(
        person,
        Draws((offers,)),
        n_points=_POINTS,
        n_replicates=_REPLICATES,
        seed=case.seed,
    )
    return futures, futures.jobs[pair.job_index], futures.jobs[pair.other_index]
