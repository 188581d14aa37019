"""The moves that are one gamble: sure money given up for a payoff that comes or does not."""

from __future__ import annotations

from goingrate.answers.breakeven import break_even
from goingrate.answers.breakeven_results import BreakEven
from goingrate.answers.case import Case, wealth_of
from goingrate.answers.verdict import Pair
from goingrate.base.facts import Facts
from goingrate.base.money import Terms
from goingrate.base.quantity import Quantity, Range, Unknown, ends_of, middle_of
from goingrate.offer.person import TaxRates
from goingrate.offer.terms import Offer, Promise


def simple_move(case: Case, pair: Pair, currency: str, facts: Facts) -> BreakEven | None:
    """Return the closed-form break-even of a comparison that is one gamble, else None.

    That is: a promise against sure money, flat pay, no tax, nothing else at risk, and a horizon
    that ends with the payoff.
    """
    job, other = case.middle[pair.job_index], case.middle[pair.other_index]
    promise = case.offers[pair.job_index].equity
    if not isinstance(promise, Promise) or other.equity is not None:
        return None
    flat = _is_flat(job) and _is_flat(other)
    if not flat or case.person.horizon_years is not None or promise.fails_after_years is not None:
        return None
    once = _upfront(other) - _upfront(job)
    per_year = _yearly(other) - _yearly(job)
    if min(once, per_year) < 0 or once + per_year <= 0:
        return None
    kept = middle_of(case.person.kept_pay_per_year)
    return break_even(
        Terms(once=once, per_year=per_year, currency=currency),
        _known(promise.payoff),
        _known(promise.in_years),
        wealth=wealth_of(case),
        keep_per_year=kept or None,
        risk_aversion=case.risk_aversion,
        discount_per_year=middle_of(case.person.discount_per_year),
        stake=None if promise.stake is None else middle_of(promise.stake),
        dilution=None if promise.dilution is None else middle_of(promise.dilution),
        currency=currency,
        facts=facts,
    )


def _known(value: Quantity) -> float | Range:
    """Return a quantity whose priors have been put in, as what it now must be."""
    if isinstance(value, Unknown):
        raise TypeError("priors must have been put in before")
    return value


def _is_flat(offer: Offer) -> bool:
    tax = offer.tax or TaxRates()
    still = offer.bonus is None and not offer.grants and not offer.can_end
    return still and tax == TaxRates() and ends_of(offer.raise_per_year) == (0.0, 0.0)


def _upfront(offer: Offer) -> float:
    sign_on = middle_of(offer.sign_on.amount) if offer.sign_on else 0.0
    paid = sign_on + middle_of(offer.relocation) + middle_of(offer.forfeited_on_leaving)
    return middle_of(offer.fx) * paid


def _yearly(offer: Offer) -> float:
    parts = (offer.base_per_year, offer.retirement_match_per_year, offer.benefits_per_year)
    return middle_of(offer.fx) * sum(middle_of(part) for part in parts)
