"""Which two offers the answer is about, which wins, and how firmly."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from goingrate.answers.case import Case, as_shown, wealth_of
from goingrate.answers.ranging import Ranging, View
from goingrate.answers.results import Counts, Strength, SuccessNeeded, Verdict
from goingrate.offer.futures import Futures, JobFutures
from goingrate.offer.worth import Estimate, Paths, worth

#: A lead below this share of the larger worth is no lead.
CLOSE_SHARE: Final = 0.01
_CLEAR_AGREEMENT: Final = 0.95
_LEANING_AGREEMENT: Final = 0.75
#: Of 100 futures, how many must be on the winner's side for a clear case.
_CLEAR_FUTURES: Final = 75
_ERRORS_APART: Final = 3.0


@dataclass(frozen=True, slots=True)
class Pair:
    """The two offers that the answer sets against each other.

    `job` is what would be taken and `other` what it is measured against: the present job if that is
    one of the two (`leaving`). A job with an open chance of success is always `job`.
    """

    job_index: int
    other_index: int
    job: JobFutures
    other: JobFutures
    leaving: bool


def pick_pair(case: Case, futures: Futures) -> Pair:
    """Pick the two offers that the answer is about.

    The two of the highest worth, ties by name; an offer with an open chance of success is one of
    them. Where the present job is among them, the question is whether to leave it.
    """
    wealth = wealth_of(case)

    def rank(index: int) -> tuple[bool, float, str]:
        job = futures.jobs[index]
        value = worth(
            futures,
            job,
            wealth=wealth,
            risk_aversion=case.risk_aversion,
            change=as_shown(job),
        )
        return index != case.open_offer, -value, case.offers[index].name

    job, other = sorted(range(len(case.offers)), key=rank)[:2]
    if case.offers[job].present_job and job != case.open_offer:
        job, other = other, job
    leaving = case.offers[other].present_job
    return Pair(job, other, futures.jobs[job], futures.jobs[other], leaving)


def give_verdict(
    case: Case,
    futures: Futures,
    pair: Pair,
    needed: SuccessNeeded | None,
    ranging: Ranging,
    reached: float,
    counts: Counts,
) -> Verdict:
    """Return the verdict; too close to call is one."""
    if case.open_offer is not None and needed is not None:
        return _depends(pair, needed)
    ahead = ranging.estimate(lambda view, paths: _lead(pair, case.risk_aversion, view, paths))
    takes_job = ahead.value > 0
    agreement = _agreement(case, pair, ranging, takes_job)
    larger = max(
        abs(worth(futures, job, wealth=wealth_of(case), risk_aversion=case.risk_aversion))
        for job in (pair.job, pair.other)
    )
    close = abs(ahead.value) <= max(CLOSE_SHARE, _ERRORS_APART * reached) * larger
    capped = pair.job.has_equity or pair.other.has_equity
    on_its_side = counts.richer if takes_job else counts.poorer
    firm = not capped and on_its_side >= _CLEAR_FUTURES
    strength = _strength(agreement, close=close, firm=firm)
    winner = pair.job if takes_job else pair.other
    return Verdict(
        choice="too_close" if strength == "none" else "take",
        strength=strength,
        winner=winner.name,
        job=pair.job.name,
        other=pair.other.name,
        leaving=pair.leaving,
        lead=ahead,
        agreement=agreement,
        capped=capped and agreement >= _CLEAR_AGREEMENT and not close,
    )


def _depends(pair: Pair, needed: SuccessNeeded) -> Verdict:
    """Everything hangs on a chance that nobody stated, unless no chance would change it."""
    chances = [entry.probability for entry in needed.by_taste] + [
        needed.chance.low,
        needed.chance.high,
    ]
    never, always = min(chances) > 1, max(chances) <= 0
    winner = pair.other if never else pair.job if always else None
    zero = Estimate(0.0, 0.0, 0.0, 0.0)
    return Verdict(
        choice="take" if winner else "depends",
        strength="clear" if winner else "none",
        winner=winner.name if winner else "",
        job=pair.job.name,
        other=pair.other.name,
        leaving=pair.leaving,
        lead=zero,
        agreement=1.0 if winner else 0.0,
        capped=False,
    )


def _strength(agreement: float, *, close: bool, firm: bool) -> Strength:
    if close or agreement < _LEANING_AGREEMENT:
        return "none"
    if agreement < _CLEAR_AGREEMENT or not firm:
        return "leaning"
    return "clear"


def _agreement(case: Case, pair: Pair, ranging: Ranging, takes_job: bool) -> float:
    """Return the share of tastes, draws and ends of the person's ranges with the same winner."""
    leads: list[float] = []
    for taste in case.tastes:
        figure = partial(_lead, pair, taste)
        by_draw, at_ends = ranging.moved(figure, figure(ranging.full, slice(None)))
        leads += by_draw + at_ends
    return sum((found > 0) == takes_job for found in leads) / len(leads)


def _lead(pair: Pair, taste: float, view: View, paths: Paths) -> float:
    """Return how much more the job is worth than the other."""
    job, other = (
        worth(
            view.futures,
            view.futures.jobs[index],
            wealth=view.wealth,
            risk_aversion=taste,
            paths=paths,
        )
        for index in (pair.job_index, pair.other_index)
    )
    return job - other
