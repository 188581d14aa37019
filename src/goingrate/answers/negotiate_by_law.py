"""What the lesser offer lacks where tax follows the law: the changed offer is followed itself.

Brackets make the last unit of a large rise worth less than the first, so the answer of
`offer.inverse.tie`, which scales what is left after tax, is only where the search starts.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import numpy as np

from goingrate.answers.case import Case, Followed, wealth_of
from goingrate.base.errors import InputError
from goingrate.base.quantity import middle_of
from goingrate.offer.futures import Futures, JobFutures
from goingrate.offer.inverse import Tie, share_of_the_way
from goingrate.offer.private.settle import settle, without_own
from goingrate.offer.private.short_form import stack_of
from goingrate.offer.private.terms import PrivateEquity
from goingrate.offer.tax.home import BEFORE_TAX
from goingrate.offer.terms import Offer, Outcomes, Promise, SignOn
from goingrate.offer.unknowns import Draws
from goingrate.offer.worth import Array, Paths, worth

#: An offer with so much more of something: money in the answer's currency, or a multiple.
Changed: TypeAlias = Callable[[Offer, float], Offer]
#: How near the two worths must come, as a share of the better one.
_TIED: Final = 0.001
_MOST_FOLLOWED: Final = 8
_MOST_STAKE_TIMES: Final = 1000.0
#: From one amount to the next, where none was enough yet.
_MOST_GROWTH: Final = 2.0
#: Draws of what is not known that are followed: each costs as much as in the comparison itself.
_MOST_DRAWS: Final = 32


def more_base(offer: Offer, rise: float) -> Offer:
    """Return an offer with a higher base; the bonus target stays."""
    return replace(offer, base_per_year=middle_of(offer.base_per_year) + _own(offer, rise))


def more_sign_on(offer: Offer, rise: float) -> Offer:
    """Return an offer with a higher sign-on, on the terms of the one that it has."""
    sign_on = offer.sign_on or SignOn(0.0)
    amount = middle_of(sign_on.amount) + _own(offer, rise)
    return replace(offer, sign_on=replace(sign_on, amount=amount))


def lacking_by_law(
    case: Case,
    found: Followed,
    lesser: int,
    linear: Tie,
    *,
    pay_of_one_more: Array,
    sign_on_of_one_more: Array,
) -> Tie:
    """Return what the lesser offer lacks, followed through the law along the same futures.

    Of many draws of what is not known, some are followed. What they should be worth is what the
    linear answer makes them worth, so that it does not matter how good those draws are.

    Parameters
    ----------
    lesser
        Index of the offer.
    linear
        The answer that scales what is left after tax.
    pay_of_one_more, sign_on_of_one_more
        What that answer scales; see `offer.inverse.tie`.
    """
    job = found.futures.jobs[lesser]
    some, paths = _some_draws(case, found)
    discount = middle_of(case.person.discount_per_year)

    def more_stake(offer: Offer, times: float) -> Offer:
        return _with_stake(offer, times, discount_per_year=discount)

    def search(amount: float | None, of_one: Array) -> _Search:
        scaled = replace(job, pay=job.pay + (amount or 0.0) * of_one)
        return _Search(case, some, lesser, _worth(case, found.futures, scaled, paths))

    # a multiple of the equity, written as so much more of it
    times = linear.stake_times or 1.0
    stakes = search(times - 1.0, np.maximum(job.equity, 0.0))
    return Tie(
        base_per_year=search(linear.base_per_year, pay_of_one_more).tie(
            more_base, 0.0, linear.base_per_year
        ),
        sign_on=search(linear.sign_on, sign_on_of_one_more).tie(more_sign_on, 0.0, linear.sign_on),
        stake_times=stakes.tie(more_stake, 1.0, linear.stake_times, most=_MOST_STAKE_TIMES),
    )


def _some_draws(case: Case, found: Followed) -> tuple[Followed, Paths]:
    """Return the first draws of each replicate, followed alone, and which paths they have."""
    replicate = found.draws.replicate
    if len(replicate) <= _MOST_DRAWS:
        return found, slice(None)
    of_each = _MOST_DRAWS // (max(replicate) + 1)
    chosen = [n for n, own in enumerate(replicate) if n - replicate.index(own) < of_each]
    draws = Draws(
        offers=tuple(found.draws.offers[n] for n in chosen),
        replicate=tuple(replicate[n] for n in chosen),
    )
    paths = np.flatnonzero(np.isin(found.futures.draw, chosen))
    return replace(found, futures=found.again(case, draws), draws=draws), paths


@dataclass(frozen=True, slots=True)
class _Point:
    """The lesser offer with some amount more, and how far it is above the better one.

    No job: the amount cannot be, such as shares that a company does not have.
    """

    amount: float
    job: JobFutures | None
    lead: float


@dataclass(frozen=True, slots=True)
class _Search:
    """The lesser offer, and the worth that it should reach."""

    case: Case
    found: Followed
    index: int
    target: float

    def tie(
        self, changed: Changed, start: float, linear: float | None, *, most: float = math.inf
    ) -> float | None:
        """Return the amount that ties; None: no amount up to `most` does.

        `start` is the amount that changes nothing, `linear` where the search begins.
        """
        as_is = self.found.futures.jobs[self.index]
        low = before = _Point(start, as_is, self._lead(as_is))
        if linear is None or low.lead >= 0.0:
            return linear
        slack = _TIED * abs(self.target)
        high: _Point | None = None
        amount = min(linear, most)
        for _ in range(_MOST_FOLLOWED):
            point = self._followed(changed, amount)
            if amount >= most and point.lead < -slack:
                return None
            low, high = (point, high) if point.lead < 0.0 else (low, point)
            # the line may miss a limit beyond, such as the cash at hand: not too far at once
            far = min(most, start + _MOST_GROWTH * (low.amount - start))
            ends = low.amount, far if high is None else high.amount
            guess = self._on_line(before, point)
            inside = guess is not None and ends[0] < guess < ends[1]
            if abs(point.lead) <= slack:
                return guess if inside else amount
            if guess is None or not inside:
                guess = ends[1] if high is None else 0.5 * sum(ends)
            before, amount = (low if point.job is None else point), guess
        return None if high is None or high.job is None else high.amount

    def _on_line(self, one: _Point, other: _Point) -> float | None:
        """Return the amount at which the line through two points ties, path by path."""
        if one.job is None or other.job is None or one.amount == other.amount:
            return None
        try:
            share = share_of_the_way(
                self.found.futures,
                one.job,
                other.job,
                target=self.target,
                wealth=wealth_of(self.case),
                risk_aversion=self.case.risk_aversion,
            )
        except InputError:  # the line leads to where nothing is left to live on
            return None
        return None if share is None else one.amount + share * (other.amount - one.amount)

    def _followed(self, changed: Changed, amount: float) -> _Point:
        """Return the changed offer along the same futures; the tax of the others is not asked."""
        try:
            offers = tuple(
                tuple(
                    changed(offer, amount)
                    if place == self.index
                    else replace(offer, tax=BEFORE_TAX)
                    for place, offer in enumerate(drawn)
                )
                for drawn in self.found.draws.offers
            )
            draws = replace(self.found.draws, offers=offers)
            job = self.found.again(self.case, draws).jobs[self.index]
            return _Point(amount, job, self._lead(job))
        except InputError:  # more shares than the company has, or than can be paid for
            return _Point(amount, None, math.inf)

    def _lead(self, job: JobFutures) -> float:
        return _worth(self.case, self.found.futures, job) - self.target


def _worth(case: Case, futures: Futures, job: JobFutures, paths: Paths = slice(None)) -> float:
    wealth, taste = wealth_of(case), case.risk_aversion
    return worth(futures, job, wealth=wealth, risk_aversion=taste, paths=paths)


def _own(offer: Offer, amount: float) -> float:
    """Return money of the answer's currency in that of the offer."""
    return amount / middle_of(offer.fx)


def _with_stake(offer: Offer, times: float, *, discount_per_year: float) -> Offer:
    """Return a settled offer with a multiple of its private equity."""
    equity = offer.equity
    if isinstance(equity, Promise):
        return replace(offer, equity=replace(equity, payoff=times * middle_of(equity.payoff)))
    if isinstance(equity, Outcomes):
        rows = tuple(replace(row, payoff=times * middle_of(row.payoff)) for row in equity.rows)
        return replace(offer, equity=replace(equity, rows=rows))
    if isinstance(equity, PrivateEquity):
        return replace(offer, equity=_with_shares(equity, times, discount_per_year))
    return offer


def _with_shares(equity: PrivateEquity, times: float, discount_per_year: float) -> PrivateEquity:
    """Return grants of as many times the shares, in a company of the same others."""
    grants = tuple(
        replace(grant, shares=times * middle_of(grant.shares)) for grant in equity.grants
    )
    more = replace(equity, grants=grants)
    before, after = (without_own(stack_of(one).table) for one in (equity, more))
    if before.preferred != after.preferred or not math.isclose(
        before.common_shares, after.common_shares
    ):
        return more
    # investors saw the same table, so they would find the same value: it need not be sought again
    value = settle(equity, discount_per_year=discount_per_year).company_value
    return replace(more, company=replace(more.company, company_value=value))
