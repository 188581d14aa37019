"""The inverse questions of a comparison: what must be true, what would tie, what matters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from goingrate.answers.case import Case, wealth_of
from goingrate.answers.results import (
    ChoiceMap,
    FrontierLine,
    Negotiation,
    NeutralChance,
    RequiredExit,
    Scan,
    SuccessNeeded,
    Sway,
    TasteChance,
    WealthChance,
)
from goingrate.answers.verdict import Pair
from goingrate.base.quantity import Range, middle_of
from goingrate.offer.breakeven import required_exit_value
from goingrate.offer.fields import leaves, replaced
from goingrate.offer.futures import Futures, JobFutures, simulate
from goingrate.offer.inverse import (
    break_even_map,
    frontier,
    lottery,
    success_gamble,
    tie,
    worth_map,
)
from goingrate.offer.person import Person
from goingrate.offer.sensitivity import Probe, probes, swings
from goingrate.offer.terms import Offer, Outcomes, Promise
from goingrate.offer.unknowns import Offers
from goingrate.offer.worth import AS_IS, Array, Change, Paths, estimate, one_replicate, worth

DISCOUNTS_PER_YEAR: Final = (0.0, 0.05, 0.10, 0.20)
#: Multiples of the person's savings at which break-evens are listed.
SAVINGS_TIMES: Final = (0.5, 1.0, 2.0, 10.0, 30.0)
STAKES: Final = (0.01, 0.005)
STATED_DILUTION: Final = 0.5
#: Chances of success that are shown where the offer leaves its own open.
SCANNED: Final = (0.05, 0.10, 0.25, 0.50)
_STAKE_TIMES: Final = tuple(float(x) for x in np.geomspace(1 / 8, 8, 19))
_MAP_TASTES: Final = np.linspace(0.0, 6.0, 25)
_MAP_WEALTH_TIMES: Final = np.geomspace(0.1, 30.0, 26)
_QUICK_POINTS: Final = 256
_QUICK_REPLICATES: Final = 4
_DISCOUNT_PROBE: Final = (0.0, 0.10)


def success_needed(case: Case, futures: Futures, pair: Pair) -> SuccessNeeded | None:
    """Return the break-even chance of success, where the job has private equity that can fail."""
    if not pair.job.has_equity:
        return None
    wealth = wealth_of(case)

    def chance(taste: float, paths: Paths = slice(None)) -> float:
        gamble = success_gamble(futures, pair.job, pair.other, paths=paths)
        return gamble.break_even(wealth=wealth, risk_aversion=taste)

    middle = success_gamble(*_quick(case, case.person, case.middle, pair))
    return SuccessNeeded(
        job=pair.job.name,
        chance=estimate(futures, lambda paths: chance(case.risk_aversion, paths)),
        by_taste=tuple(TasteChance(g, chance(g)) for g in case.tastes),
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
        exits=_exits(case, futures, pair),
    )


def frontier_lines(case: Case, futures: Futures, pair: Pair) -> tuple[FrontierLine, ...]:
    """Return break-even chance against payoff for the person's taste and its ends."""
    if not pair.job.has_equity:
        return ()
    payoff = stated_payoff(case.middle[pair.job_index])
    tastes = sorted({min(case.tastes), case.risk_aversion, max(case.tastes)})
    few = one_replicate(futures)
    chances = frontier(
        few,
        few.jobs[pair.job_index],
        few.jobs[pair.other_index],
        wealth=wealth_of(case),
        risk_aversions=tastes,
        stakes=_STAKE_TIMES,
    )
    payoffs = tuple(payoff * times for times in _STAKE_TIMES)
    return tuple(
        FrontierLine(taste, payoffs, tuple(line))
        for taste, line in zip(tastes, chances.tolist(), strict=True)
    )


def choice_map(case: Case, futures: Futures, pair: Pair) -> ChoiceMap:
    """Return the choice over risk aversion and savings."""
    wealths = wealth_of(case) * _MAP_WEALTH_TIMES
    if case.open_offer is not None:
        gamble = success_gamble(futures, pair.job, pair.other)
        grid = break_even_map(gamble, wealths=wealths, risk_aversions=_MAP_TASTES)
    else:
        grid = worth_map(
            lottery(futures, pair.job),
            lottery(futures, pair.other),
            wealths=wealths,
            risk_aversions=_MAP_TASTES,
        )
    rows = tuple(tuple(row) for row in grid.tolist())
    unsure = case.open_offer is not None
    return ChoiceMap(
        wealths=tuple(wealths.tolist()),
        risk_aversions=tuple(_MAP_TASTES.tolist()),
        break_even=rows if unsure else None,
        difference=None if unsure else rows,
    )


def negotiation(case: Case, futures: Futures, pair: Pair) -> Negotiation | None:
    """Return what the lesser offer lacks; None where that hangs on an open chance of success."""
    if case.open_offer is not None:
        return None
    wealth, taste = wealth_of(case), case.risk_aversion
    few = one_replicate(futures)
    worths = {
        index: worth(few, few.jobs[index], wealth=wealth, risk_aversion=taste)
        for index in (pair.job_index, pair.other_index)
    }
    lesser, better = sorted(worths, key=lambda index: worths[index])
    offer = case.offers[lesser]
    found = tie(
        few,
        few.jobs[lesser],
        few.jobs[better],
        wealth=wealth,
        risk_aversion=taste,
        pay_of_one_more=_pay_of_one_more(case, few, lesser),
        pay_tax=middle_of((offer.tax or case.person.tax).pay),
    )
    return Negotiation(
        lesser=futures.jobs[lesser].name,
        better=futures.jobs[better].name,
        has_equity=futures.jobs[lesser].has_equity,
        base_per_year=found.base_per_year,
        sign_on=found.sign_on,
        stake_times=found.stake_times,
    )


def sways(case: Case, pair: Pair) -> tuple[Sway, ...]:
    """Return every number with how far it moves the answer, the widest first."""
    horizon = case.person.horizon_years
    every = probes(case.offers, case.guessed, horizon_years=horizon)
    found = [probe for probe in every if _in_pair(probe, pair)]
    moved = swings(case.middle, found, lambda offers: _measure(case, case.person, offers, pair))
    units = dict(_units(case.offers))
    rows = [
        Sway(
            offer=case.offers[swing.probe.offer].name,
            field=swing.probe.name,
            unit=units[(swing.probe.offer, swing.probe.name)],
            kind=swing.probe.kind,
            low=swing.probe.low,
            high=swing.probe.high,
            at_low=swing.at_low,
            at_high=swing.at_high,
        )
        for swing in moved
    ]
    rows += _person_sways(case, pair)
    return tuple(sorted(rows, key=lambda row: (-row.size, row.offer, row.field)))


def stated_payoff(offer: Offer) -> float:
    """Return the payoff of private equity if it works (of a table: its mean if it pays)."""
    fx = middle_of(offer.fx)
    if isinstance(offer.equity, Promise):
        return fx * middle_of(offer.equity.payoff)
    assert isinstance(offer.equity, Outcomes)
    paying = [(row.probability, middle_of(row.payoff)) for row in offer.equity.rows]
    chance = sum(p for p, payoff in paying if payoff > 0)
    return fx * sum(p * payoff for p, payoff in paying) / chance if chance else 0.0


def _neutral(case: Case, pair: Pair) -> list[NeutralChance]:
    offer = case.offers[pair.job_index]
    years = offer.equity.in_years if isinstance(offer.equity, Promise) else None
    choices: list[int | None] = [None]
    if isinstance(years, Range):
        choices = [*range(math.ceil(years.low), math.floor(years.high) + 1)][:8]
    found = []
    for rate in sorted({*DISCOUNTS_PER_YEAR, middle_of(case.person.discount_per_year)}):
        for year in choices:
            offers, person = list(case.middle), replace(case.person, discount_per_year=rate)
            if year is not None and isinstance(offer.equity, Promise):
                middle = offers[pair.job_index]
                assert isinstance(middle.equity, Promise)
                offers[pair.job_index] = replace(
                    middle, equity=replace(middle.equity, in_years=float(year))
                )
            futures, job, other = _quick(case, person, tuple(offers), pair)
            probability = success_gamble(futures, job, other).break_even(
                wealth=wealth_of(case), risk_aversion=0.0
            )
            found.append(NeutralChance(rate, futures.horizon_years, probability))
    return found


def _scans(case: Case, pair: Pair) -> list[Scan]:
    """Return both worths at some chances of success and savings, unknowns at their middle."""
    futures, job, other = _quick(case, case.person, case.middle, pair)
    found = []
    for chance in SCANNED:
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


def _exits(case: Case, futures: Futures, pair: Pair) -> tuple[RequiredExit, ...]:
    equity = case.middle[pair.job_index].equity
    stake = equity.stake if isinstance(equity, Promise) else None
    dilution = equity.dilution if isinstance(equity, Promise) else None
    lost = STATED_DILUTION if dilution is None else middle_of(dilution)
    promised = stated_payoff(case.middle[pair.job_index])
    needs = [(promised, None)] + [
        (promised * _stake_times_at(case, futures, pair, p), p) for p in SCANNED
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

    few = one_replicate(futures)
    job, other = few.jobs[pair.job_index], few.jobs[pair.other_index]

    def short(log_times: float) -> float:
        stake = math.exp(log_times)
        gamble = success_gamble(few, job, other, stake=stake)
        chance = gamble.break_even(wealth=wealth_of(case), risk_aversion=case.risk_aversion)
        return min(chance, 1e6) - success

    low, high = math.log(1e-6), math.log(1e6)
    if short(high) > 0:
        return math.inf
    return 0.0 if short(low) < 0 else math.exp(float(brentq(short, low, high, xtol=1e-9)))


def _pay_of_one_more(case: Case, futures: Futures, index: int) -> Array:
    """Return the after-tax present value of one more unit of base pay, along the same futures."""
    step = 1000.0
    raised = [
        tuple(
            replace(
                offer, base_per_year=middle_of(offer.base_per_year) + step / middle_of(offer.fx)
            )
            if i == index
            else offer
            for i, offer in enumerate(draw)
        )
        for draw in case.draws
    ]
    n_points = futures.weight.size // max(1, len(case.draws) * max(1, futures.n_replicates))
    again = simulate(
        case.person,
        raised,
        n_points=n_points,
        n_replicates=max(1, futures.n_replicates),
        seed=case.seed,
    )
    return (again.jobs[index].pay - futures.jobs[index].pay) / step


def _person_sways(case: Case, pair: Pair) -> list[Sway]:
    """Move taste, discount rate and savings; pay kept only where there is some."""
    person = case.person
    tastes = (min(case.tastes), max(case.tastes))
    wealth = wealth_of(case)
    rate = middle_of(person.discount_per_year)
    kept = middle_of(person.kept_pay_per_year)
    moves: list[tuple[str, str, tuple[float, float]]] = [
        ("risk_aversion", "number", tastes),
        ("discount_per_year", "per_year", (min(rate, _DISCOUNT_PROBE[0]), max(rate, _DISCOUNT_PROBE[1]))),
        ("wealth", "money", (0.5 * wealth, 2.0 * wealth)),
    ]  # fmt: skip
    if kept > 0:
        moves.append(("kept_pay_per_year", "money_per_year", (0.8 * kept, 1.2 * kept)))
    rows = []
    for field, unit, (low, high) in moves:
        at_low, at_high = (
            _measure(case, replaced(person, (field,), value), case.middle, pair)
            for value in (low, high)
        )
        rows.append(Sway("", field, unit, "person", low, high, at_low, at_high))
    return rows


def _measure(case: Case, person: Person, offers: Offers, pair: Pair) -> float:
    """Return the break-even chance where it is open, else how much more the job is worth."""
    futures, job, other = _quick(case, person, offers, pair)
    wealth, taste = middle_of(person.wealth), person.risk_aversion
    assert isinstance(taste, float)
    if case.open_offer is not None:
        gamble = success_gamble(futures, job, other)
        return min(max(gamble.break_even(wealth=wealth, risk_aversion=taste), 0.0), 1.0)
    mine, theirs = (
        worth(futures, one, wealth=wealth, risk_aversion=taste, change=AS_IS)
        for one in (job, other)
    )
    return mine - theirs


def _quick(
    case: Case, person: Person, offers: Offers, pair: Pair
) -> tuple[Futures, JobFutures, JobFutures]:
    """Return futures of settled offers with few points, for figures that need no last digit."""
    futures = simulate(
        person,
        [offers],
        n_points=_QUICK_POINTS,
        n_replicates=_QUICK_REPLICATES,
        seed=case.seed,
    )
    return futures, futures.jobs[pair.job_index], futures.jobs[pair.other_index]


def _in_pair(probe: Probe, pair: Pair) -> bool:
    return probe.offer in (pair.job_index, pair.other_index)


def _units(offers: Sequence[Offer]) -> list[tuple[tuple[int, str], str]]:
    return [((i, leaf.name), leaf.spec.unit) for i, o in enumerate(offers) for leaf in leaves(o)]
