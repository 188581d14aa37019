"""What the lesser of two offers would have to add."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from goingrate.answers.case import Case, rough_futures, wealth_of
from goingrate.answers.results import Negotiation
from goingrate.answers.verdict import Pair
from goingrate.base.quantity import middle_of
from goingrate.offer.futures import Futures
from goingrate.offer.inverse import tie
from goingrate.offer.terms import Offer
from goingrate.offer.unknowns import Draws
from goingrate.offer.worth import Array, worth

_STEP_PER_YEAR: Final = 1000.0


def negotiation(case: Case, futures: Futures, draws: Draws, pair: Pair) -> Negotiation | None:
    """Return what the lesser offer lacks; None where that hangs on an open chance of success."""
    if case.open_offer is not None:
        return None
    wealth, taste = wealth_of(case), case.risk_aversion
    worths = {
        index: worth(futures, futures.jobs[index], wealth=wealth, risk_aversion=taste)
        for index in (pair.job_index, pair.other_index)
    }
    lesser, better = sorted(worths, key=lambda index: worths[index])
    offer = case.offers[lesser]
    found = tie(
        futures,
        futures.jobs[lesser],
        futures.jobs[better],
        wealth=wealth,
        risk_aversion=taste,
        pay_of_one_more=_pay_of_one_more(case, futures, draws, lesser),
        pay_tax=0.0 if offer.tax is None else middle_of(offer.tax.pay),
    )
    return Negotiation(
        lesser=futures.jobs[lesser].name,
        better=futures.jobs[better].name,
        has_equity=futures.jobs[lesser].has_equity,
        base_per_year=found.base_per_year,
        sign_on=found.sign_on,
        stake_times=found.stake_times,
    )


def _pay_of_one_more(case: Case, futures: Futures, draws: Draws, index: int) -> Array:
    """Return the after-tax present value of one more unit of base pay, along the same futures."""
    raised = tuple(
        (*offers[:index], _raised(offers[index]), *offers[index + 1 :]) for offers in draws.offers
    )
    again = rough_futures(case, replace(draws, offers=raised))
    return (again.jobs[index].pay - futures.jobs[index].pay) / _STEP_PER_YEAR


def _raised(offer: Offer) -> Offer:
    base = middle_of(offer.base_per_year) + _STEP_PER_YEAR / middle_of(offer.fx)
    return replace(offer, base_per_year=base)
