"""The chance of success at which two offers are worth the same, and what that would take."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from goingrate.answers.breakeven_results import (
    DISCOUNTS_PER_YEAR,
    SCANNED_PROBABILITIES,
    STAKES,
)
from goingrate.answers.case import Case, wealth_of
from goingrate.answers.quick import quick
from goingrate.answers.ranging import Ranging, View
from goingrate.answers.results import (
    NeutralChance,
    RequiredExit,
    Scan,
    SuccessNeeded,
    TasteChance,
    WealthChance,
)
from goingrate.answers.verdict import Pair
from goingrate.base.facts import Facts
from goingrate.base.quantity import Range, middle_of
from goingrate.offer.breakeven import required_exit_value
from goingrate.offer.fields import replaced
from goingrate.offer.futures import Futures
from goingrate.offer.inverse import success_gamble
from goingrate.offer.private.terms import PrivateEquity
from goingrate.offer.terms import Offer, Outcomes, Promise
from goingrate.offer.unknowns import Offers
from goingrate.offer.worth import AS_IS, Change, Paths, worth

#: Multiples of the person's savings at which break-evens are listed.
SAVINGS_TIMES: Final = (0.5, 1.0, 2.0, 10.0, 30.0)
_MOST_YEARS_SHOWN: Final = 8


def success_needed(case: Case, ranging: Ranging, pair: Pair, facts: Facts) -> SuccessNeeded | None:
    """Return the break-even chance of success, where the job has private equity that can fail.

    Grants on a cap table have no one payoff that comes or does not: nothing is solved for there.
    """
    if not pair.job.has_equity or has_private_grants(case.offers[pair.job_index]):
        return None
    wealth = wealth_of(case)

    def chance(view: View, taste: float, paths: Paths = slice(None)) -> float:
        jobs = view.futures.jobs
        job, other = jobs[pair.job_index], jobs[pair.other_index]
        gamble = success_gamble(view.futures, job, other, paths=paths)
        return gamble.break_even(wealth=view.wealth, risk_aversion=taste)

    middle = success_gamble(*quick(case, case.person, case.middle, pair))
    return SuccessNeeded(
        job=pair.job.name,
        chance=ranging.estimate(lambda view, paths: chance(view, case.risk_aversion, paths)),
        by_taste=tuple(TasteChance(g, chance(ranging.full, g)) for g in case.tastes),
        neutral=tuple(_neutral(case, pair)),
        by_wealth=tuple(
            WealthChance(
                times * wealth,
                taste,
                middle.break_even(wealth=times * wealth, risk_aversion=taste),
            )
            for times in SAVINGS_TIMES
            for taste in case.tastes
        ),
        scans=tuple(_scans(case, pair)),
        exits=_exits(case, ranging.rough.futures, pair, facts),
    )


def has_private_grants(offer: Offer) -> bool:
    """Whether an offer's private equity is grants on a cap table."""
    return isinstance(offer.equity, PrivateEquity)


def stated_payoff(offer: Offer) -> float:
    """Return the payoff of private equity if it works (of a table: its mean if it pays)."""
    fx = middle_of(offer.fx)
    if isinstance(offer.equity, Promise):
        return fx * middle_of(offer.equity.payoff)
    if not isinstance(offer.equity, Outcomes):
        return 0.0
    paying = [(middle_of(row.probability), middle_of(row.payoff)) for row in offer.equity.rows]
    chance = sum(p for p, payoff in paying if payoff > 0)
    return fx * sum(p * payoff for p, payoff in paying) / chance if chance else 0.0


def _neutral(case: Case, pair: Pair) -> list[NeutralChance]:
    rates = sorted({*DISCOUNTS_PER_YEAR, middle_of(case.person.discount_per_year)})
    found = []
    for rate in rates:
        person = replace(case.person, discount_per_year=rate)
        for offers in _by_year(case, pair):
            futures, job, other = quick(case, person, offers, pair)
            gamble = success_gamble(futures, job, other)
            probability = gamble.break_even(wealth=wealth_of(case), risk_aversion=0.0)
            found.append(NeutralChance(rate, futures.horizon_years, probability))
    return found


def _by_year(case: Case, pair: Pair) -> Iterator[Offers]:
    """Yield the offers with each year in which a promise may pay; as they are if that is known."""
    equity = case.offers[pair.job_index].equity
    if not isinstance(equity, Promise) or not isinstance(equity.in_years, Range):
        yield case.middle
        return
    first, last = math.ceil(equity.in_years.low), math.floor(equity.in_years.high)
    for year in range(first, min(last, first + _MOST_YEARS_SHOWN - 1) + 1):
        path = (pair.job_index, "equity", "in_years")
        yield replaced(case.middle, path, float(year))


def _scans(case: Case, pair: Pair) -> list[Scan]:
    """Return both worths at some chances of success and savings, unknowns at their middle."""
    futures, job, other = quick(case, case.person, case.middle, pair)
    found = []
    for chance in SCANNED_PROBABILITIES:
        change = Change(success=chance)
        mean, mean_other = (
            worth(futures, one, wealth=1.0, risk_aversion=0.0, change=how)
            for one, how in ((job, change), (other, AS_IS))
        )
        for times in SAVINGS_TIMES:
            wealth = times * wealth_of(case)
            mine, theirs = (
                worth(futures, one, wealth=wealth, risk_aversion=case.risk_aversion, change=how)
                for one, how in ((job, change), (other, AS_IS))
            )
            found.append(Scan(chance, wealth, mean, mean_other, mine, theirs))
    return found


def _exits(case: Case, futures: Futures, pair: Pair, facts: Facts) -> tuple[RequiredExit, ...]:
    equity = case.middle[pair.job_index].equity
    stake = equity.stake if isinstance(equity, Promise) else None
    dilution = equity.dilution if isinstance(equity, Promise) else None
    assumed = facts["assumed.stake_dilution"].latest.value
    lost = middle_of(assumed if dilution is None else dilution)
    promised = stated_payoff(case.middle[pair.job_index])
    needs = [(promised, None)] + [
        (promised * _stake_times_at(case, futures, pair, p), p) for p in SCANNED_PROBABILITIES
    ]
    return tuple(
        RequiredExit(
            share, lost, payoff, required_exit_value(payoff=payoff, stake=share, dilution=lost), p
        )
        for share in (STAKES if stake is None else (middle_of(stake),))
        for payoff, p in needs
    )


def _stake_times_at(case: Case, futures: Futures, pair: Pair, success: float) -> float:
    """Return the multiple of the payoff at which a given chance of success breaks even."""
    from scipy.optimize import brentq

    job, other = futures.jobs[pair.job_index], futures.jobs[pair.other_index]

    def short(log_times: float) -> float:
        stake = math.exp(log_times)
        gamble = success_gamble(futures, job, other, stake=stake)
        chance = gamble.break_even(wealth=wealth_of(case), risk_aversion=case.risk_aversion)
        return min(chance, 1e6) - success

    low, high = math.log(1e-6), math.log(1e6)
    if short(high) > 0:
        return math.inf
    return 0.0 if short(low) < 0 else math.exp(float(brentq(short, low, high, xtol=1e-9)))
