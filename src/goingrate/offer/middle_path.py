"""One offer along the future in the middle: what it brings by year, as the tax sees it.

Nothing is lost on the way, bonus and prices are at their medians, a private company ends in its
median year at the median of its value, and pays. It is one path among many, to follow the rules
along: what an offer is worth comes from all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from goingrate.base.quantity import middle_of
from goingrate.offer.futures import equity_along, horizon_of
from goingrate.offer.person import Person
from goingrate.offer.plan import fates, job_plan
from goingrate.offer.points import Needs, Points, needs_of
from goingrate.offer.tax.home import TaxHome
from goingrate.offer.tax.ledger import MOST_YEARS, N_COLUMNS
from goingrate.offer.taxed import to_home
from goingrate.offer.terms import Offer
from goingrate.offer.walk import follow

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class MiddlePath:
    """Pay by year, shape (n_years,), of it one-off sums and vests, `supplemental`, and what equity
    brings, shape (n_years, N_COLUMNS) of `tax.ledger`; in the currency of the tax home.
    """

    pay: Array
    supplemental: Array
    equity: Array


def middle_path(person: Person, offer: Offer, home: TaxHome) -> MiddlePath:
    """Return what a settled offer brings along the future in the middle."""
    n_years = horizon_of(person, [offer])
    stays = replace(offer, tax=home)
    plan = replace(job_plan(stays, n_years=n_years), layoff_risk_per_year=0.0)
    company = fates(stays, discount_per_year=middle_of(person.discount_per_year))
    points = _middle(needs_of([plan], [company]))
    job = follow(plan, company, points, 0, 0.0, by_year=True)
    ledger = np.zeros((company.n_fates, 1, MOST_YEARS, N_COLUMNS))
    _, fill = equity_along(person, stays, plan, company, points, 0, job.kept)
    if fill is not None:
        fill(slice(0, 1), ledger)
    pay, equity = job.cash[-1, 0], ledger[-1, 0]
    pay[0] += plan.upfront
    factor = to_home(home, stays)
    filled = np.flatnonzero(np.abs(equity).sum(axis=1))
    last = max(n_years, int(filled[-1]) + 1 if filled.size else 0)
    whole = np.concatenate([pay, np.full(last - n_years, plan.base[-1])])
    base = np.concatenate([plan.base, np.full(last - n_years, plan.base[-1])])
    return MiddlePath(factor * whole, factor * (whole - base), factor * equity[:last])


def _middle(needs: Needs) -> Points:
    """Return the one point at which everything is at its median."""

    def zeros(count: int) -> Array:
        return np.zeros((1, count))

    return Points(
        market=zeros(needs.market),
        own=tuple(zeros(count) for count in needs.own),
        bonus=tuple(zeros(count) for count in needs.bonus),
        layoff=tuple(zeros(0) for _ in needs.layoff),
        company=tuple(np.full((1, count), 0.5) for count in needs.company),
        weight=np.ones(1),
        replicate=np.zeros(1, dtype=np.int64),
    )
