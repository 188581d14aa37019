"""What the lesser of two offers would have to add."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from goingrate.answers.case import Case, Followed, wealth_of
from goingrate.answers.negotiate_by_law import (
    Changed,
    lacking_by_law,
    more_base,
    more_sign_on,
)
from goingrate.answers.results import Negotiation
from goingrate.answers.verdict import Pair
from goingrate.offer.inverse import tie
from goingrate.offer.tax.rates import TaxRates
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
    of_one_more = {
        "pay_of_one_more": _slope(case, found, lesser, more_base),
        "sign_on_of_one_more": _slope(case, found, lesser, more_sign_on),
    }
    lacking = tie(
        futures,
        futures.jobs[lesser],
        futures.jobs[better],
        wealth=wealth,
        risk_aversion=taste,
        **of_one_more,
    )
    if not isinstance(case.offers[lesser].tax or case.person.tax, TaxRates):
        lacking = lacking_by_law(case, found, lesser, lacking, **of_one_more)
    return Negotiation(
        lesser=futures.jobs[lesser].name,
        better=futures.jobs[better].name,
        has_equity=futures.jobs[lesser].has_equity,
        base_per_year=lacking.base_per_year,
        sign_on=lacking.sign_on,
        stake_times=lacking.stake_times,
    )


def _slope(case: Case, found: Followed, index: int, more: Changed) -> Array:
    """Return what one more unit of something is worth after tax, along the same futures."""
    raised = tuple(
        (*offers[:index], more(offers[index], _STEP), *offers[index + 1 :])
        for offers in found.draws.offers
    )
    again = found.again(case, replace(found.draws, offers=raised))
    return (again.jobs[index].pay - found.futures.jobs[index].pay) / _STEP
