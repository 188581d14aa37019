"""What the lesser of two offers would have to add."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from goingrate.answers.case import Case, Followed, wealth_of
from goingrate.answers.results import Negotiation
from goingrate.answers.verdict import Pair
from goingrate.base.quantity import middle_of
from goingrate.offer.inverse import tie
from goingrate.offer.terms import Offer, SignOn
from goingrate.offer.worth import Array, worth

_STEP: Final = 1000.0


def negotiation(case: Case, found: Followed, pair: Pair) -> Negotiation | None:
    """Return what the lesser offer lacks; None where that hangs on an open chance of success."""
    if case.open_offer is not None:
        return None
    futures, wealth, taste = found.futures, wealth_of(case), case.risk_aversion
    worths = {
        index: worth(futures, futures.jobs[index], wealth=wealth, risk_aversion=taste)
        for index in (pair.job_index, pair.other_index)
    }
    lesser, better = sorted(worths, key=lambda index: worths[index])
    lacking = tie(
        futures,
        futures.jobs[lesser],
        futures.jobs[better],
        wealth=wealth,
        risk_aversion=taste,
        pay_of_one_more=_slope(case, found, lesser, _more_base),
        sign_on_of_one_more=_slope(case, found, lesser, _more_sign_on),
    )
    return Negotiation(
        lesser=futures.jobs[lesser].name,
        better=futures.jobs[better].name,
        has_equity=futures.jobs[lesser].has_equity,
        base_per_year=lacking.base_per_year,
        sign_on=lacking.sign_on,
        stake_times=lacking.stake_times,
    )


def _slope(case: Case, found: Followed, index: int, more: Callable[[Offer], Offer]) -> Array:
    """Return what one more unit of something is worth after tax, along the same futures."""
    raised = tuple(
        (*offers[:index], more(offers[index]), *offers[index + 1 :])
        for offers in found.draws.offers
    )
    again = found.again(case, replace(found.draws, offers=raised))
    return (again.jobs[index].pay - found.futures.jobs[index].pay) / _STEP


def _more_base(offer: Offer) -> Offer:
    return replace(offer, base_per_year=middle_of(offer.base_per_year) + _step(offer))


def _more_sign_on(offer: Offer) -> Offer:
    sign_on = offer.sign_on or SignOn(0.0)
    amount = middle_of(sign_on.amount) + _step(offer)
    return replace(offer, sign_on=replace(sign_on, amount=amount))


def _step(offer: Offer) -> float:
    return _STEP / middle_of(offer.fx)
