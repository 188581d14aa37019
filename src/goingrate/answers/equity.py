"""What a grant in a private company is worth to a person."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from goingrate.answers.assumptions import FactUse
from goingrate.answers.case import RISK_AVERSIONS, check_seed
from goingrate.answers.equity_case import EquityCase, equity_of, make_case, own_grant
from goingrate.answers.equity_leave import give_up_of, right_to_leave
from goingrate.answers.equity_notes import (
    missing_of,
    notes_at_middle,
    notes_of,
    reference_uses,
)
from goingrate.answers.equity_results import AfterTax, EquityAnswer, EquitySetting, OnPaper
from goingrate.answers.equity_tax import BeforeTax, Taxed, after_tax, settled_tax
from goingrate.answers.equity_views import (
    COARSE,
    company_view,
    curve,
    deal,
    exits,
    leaving,
    mean_of,
    risk_neutral,
)
from goingrate.answers.results import Sway
from goingrate.base.facts import Facts
from goingrate.base.quantity import Quantity, Range
from goingrate.base.version import __version__
from goingrate.data.fact_files import packaged_facts
from goingrate.offer.fields import replaced
from goingrate.offer.private.joint import Fineness, Outcomes, outcomes
from goingrate.offer.private.outcome import mean_is_finite, merged, summary, worth_of
from goingrate.offer.private.settle import Settled
from goingrate.offer.private.terms import PrivateEquity
from goingrate.offer.unknowns import N_REPLICATES, Draws, open_leaves, settled_draws
from goingrate.offer.worth import Estimate

_PER_REPLICATE: Final = 8
#: Many draws of what is not known smooth each other's nodes; a few need nodes of their own.
_FEW: Final = 4
_FINE: Final = Fineness(value=10, time=8, bell=9, states=8)


def equity_worth(
    equity: PrivateEquity,
    *,
    wealth: float,
    risk_aversion: float | None = None,
    discount_per_year: float | None = None,
    deal_price: float | None = None,
    give_up_per_year: Quantity | None = None,
    taxed: Taxed | None = None,
    currency: str = "USD",
    seed: int = 1,
    facts: Facts | None = None,
) -> EquityAnswer:
    """Return what grants in a private company are worth to a person, before and after tax.

    Parameters
    ----------
    equity
        Grants and company: numbers, ranges or unknown.
    wealth
        Savings outside the grant.
    risk_aversion, discount_per_year
        Relative risk aversion and the person's rate; the packaged ones if absent.
    deal_price
        Of the company's licence-and-hire, where one is described; today's value if absent. The
        answer shows what it would pay; it changes nothing else.
    give_up_per_year
        Pay given up a year by taking or keeping the job, a range at its middle: the answer then
        shows what the right to leave is worth; it changes nothing else.
    taxed
        How the person is taxed: the answer then has the worth after tax, too.
    currency
        Of all amounts. Chances of an IPO by company value are known in US dollars and are used
        as they are.
    seed
        The same seed gives the same answer.
    facts
        Defaults for what is not known; the packaged ones if absent.

    Raises
    ------
    InputError
        For anything that cannot be used, saying what is allowed.

    Examples
    --------
    >>> from goingrate.offer.private.terms import Company, EquityGrant
    >>> company = Company(raised=60e6, last_price=4.0, fully_diluted=50e6)
    >>> grant = EquityGrant("iso", 20_000.0, strike=1.2)
    >>> answer = equity_worth(PrivateEquity(company, (grant,)), wealth=200e3)
    >>> answer.on_paper.value
    56000.0
    >>> 0 < answer.worth.value < answer.on_paper.value
    True
    """
    check_seed(seed)
    known = facts or packaged_facts()
    give_up = give_up_of(give_up_per_year)
    case = make_case(equity, wealth, risk_aversion, discount_per_year, known)
    draws = settled_draws(case.offers, per_replicate=_PER_REPLICATE, seed=seed)
    companies = [case.settle(one) for (one,) in draws.offers]
    fineness = COARSE if len(companies) > _FEW else _FINE
    found = [outcomes(company, taste=case.taste, fineness=fineness) for company in companies]
    whole, middle = merged(found), case.settle(case.middle)
    worth = _estimate(draws, found, case.worth)
    told = summary(
        whole,
        on_paper=float(np.mean([company.on_paper for company in companies])),
        wealth=case.taste.wealth,
        risk_aversion=case.taste.risk_aversion,
        finite_mean=all(map(mean_is_finite, companies)),
    )
    left, tax_uses = _after_tax(case, taxed, draws, found, worth, told.mean, seed, known)
    return EquityAnswer(
        grants=tuple(map(own_grant, equity_of(case.offers[0]).grants)),
        on_paper=_on_paper(companies),
        worth=worth,
        worth_at_middle=case.worth_of_offer(case.middle),
        after_tax=left,
        market_value=_market_value(case, draws, companies),
        summary=told,
        by_taste=tuple(
            (taste, worth_of(whole, wealth=wealth, risk_aversion=taste))
            for taste in sorted({*RISK_AVERSIONS, case.taste.risk_aversion})
        ),
        company=company_view(case, middle),
        exits=exits(middle),
        curve=curve(middle),
        leaving=leaving(case, middle),
        right_to_leave=None
        if give_up is None
        else right_to_leave(middle, give_up_per_year=give_up),
        deal=deal(case, middle, deal_price),
        sways=_sways(case),
        facts=(*case.uses, *tax_uses, *reference_uses(known, equity)),
        notes=(
            *notes_at_middle(cash=equity.cash_to_exercise, give_up=give_up_per_year),
            *notes_of(
                equity,
                companies,
                currency,
                can_leave=give_up is not None,
                taxed=left is not None,
            ),
        ),
        missing=missing_of(equity),
        setting=_setting(case, currency, seed, whole, len(companies), known),
    )


def _after_tax(
    case: EquityCase,
    taxed: Taxed | None,
    draws: Draws,
    found: Sequence[Outcomes],
    worth: Estimate,
    mean: float | None,
    seed: int,
    facts: Facts,
) -> tuple[AfterTax | None, tuple[FactUse, ...]]:
    """Return the figures after tax where a tax was stated, and the facts behind it."""
    if taxed is None:
        return None, ()
    settled, uses = settled_tax(taxed, facts)
    before = BeforeTax(worth, [case.worth(one) for one in found], mean)
    return after_tax(case, settled, draws, before, seed=seed), uses


def _setting(
    case: EquityCase, currency: str, seed: int, whole: Outcomes, n_draws: int, facts: Facts
) -> EquitySetting:
    return EquitySetting(
        currency=currency,
        seed=seed,
        n_outcomes=whole.money.size,
        n_draws=n_draws,
        wealth=case.taste.wealth,
        cash=case.taste.cash,
        risk_aversion=case.taste.risk_aversion,
        discount_per_year=case.discount_per_year,
        version=__version__,
        facts_digest=facts.digest(),
    )


def _on_paper(companies: Sequence[Settled]) -> OnPaper:
    values = [company.on_paper for company in companies]
    low, high = np.quantile(values, [0.05, 0.95]).tolist()
    return OnPaper(float(np.mean(values)), low, high)


def _estimate(
    draws: Draws, found: Sequence[Outcomes], figure: Callable[[Outcomes], float]
) -> Estimate:
    """Return a figure of the mixture, the error of drawing, and its range over the draws."""
    value = figure(merged(found))
    error = 0.0
    if draws.replicate:
        parts = [
            figure(merged([one for one, r in zip(found, draws.replicate, strict=True) if r == k]))
            for k in range(N_REPLICATES)
        ]
        error = float(np.std(parts, ddof=1) / math.sqrt(N_REPLICATES))
    low, high = np.quantile([figure(one) for one in found], [0.05, 0.95]).tolist()
    return Estimate(value, error, low, high)


def _market_value(case: EquityCase, draws: Draws, companies: Sequence[Settled]) -> Estimate:
    """Return what a diversified buyer would pay: growth and discounting at the safe rate."""
    found = [
        outcomes(risk_neutral(company, equity_of(offer).company), taste=case.taste, fineness=COARSE)
        for company, (offer,) in zip(companies, draws.offers, strict=True)
    ]
    return _estimate(draws, found, mean_of)


def _sways(case: EquityCase) -> tuple[Sway, ...]:
    middle = case.middle
    found = []
    for _, leaf in open_leaves(case.offers):
        if not isinstance(leaf.value, Range):
            continue
        low, high = leaf.value.low, leaf.value.high
        at_low, at_high = (
            case.worth_of_offer(replaced(middle, leaf.path, end)) for end in (low, high)
        )
        found.append(Sway("", leaf.name, leaf.spec.unit, "range", low, high, at_low, at_high))
    return tuple(sorted(found, key=lambda one: -one.size))
