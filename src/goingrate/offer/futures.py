"""The same futures for every offer: present values along each path, for each fate.

Conventions (DESIGN, docs/decisions): nominal money, flows over one common horizon, yearly pay at
year's end, vests at the end of their quarter, one-off sums on the first day, all discounted at the
person's annual rate. Wealth is savings plus the present value of pay kept either way.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import Range, middle_of
from goingrate.base.texts import Phrase
from goingrate.offer.brownian import principal_components
from goingrate.offer.person import Person
from goingrate.offer.plan import QUARTERS, Fates, JobPlan, fates, job_plan
from goingrate.offer.points import Points, exact_points, needs_of, sobol_points, widest
from goingrate.offer.private.along import follow_private
from goingrate.offer.private.joint import ExerciseTax, Taste
from goingrate.offer.private.settle import Settled
from goingrate.offer.private.tax_terms import exercise_taxes, tax_terms
from goingrate.offer.private.terms import EquityGrant, PrivateEquity
from goingrate.offer.tax.home import DeHome
from goingrate.offer.tax.rates import TaxRates
from goingrate.offer.taxed import Fill, lawful_taxes, money_after_tax, payoffs, to_home
from goingrate.offer.terms import Offer, Promise
from goingrate.offer.unknowns import Draws
from goingrate.offer.walk import follow

if TYPE_CHECKING:
    from goingrate.offer.private.path_terms import TaxTerms

Array = NDArray[np.float64]
Whole = NDArray[np.int64]
_DEFAULT_HORIZON_YEARS = 4


@dataclass(frozen=True, slots=True)
class JobFutures:
    """One offer along all futures; arrays of present values, shape (n_fates, n_paths).

    `pay` is everything after tax except private equity, which is `equity`; `pay_before_tax` and
    `equity_before_tax` likewise. `probability` (n_fates, n_paths) is that of the fates under each
    path's drawn inputs, nan where a promise's probability is unknown. `succeeds` (n_fates,) tells
    fates with a payoff from those without.
    """

    name: str
    pay: Array
    equity: Array
    pay_before_tax: Array
    equity_before_tax: Array
    probability: Array
    succeeds: NDArray[np.bool_]
    market_correlation: float

    @property
    def has_equity(self) -> bool:
        """Whether there is private equity that can pay and can fail."""
        return bool(self.succeeds.any() and not self.succeeds.all())

    @property
    def probability_unknown(self) -> bool:
        """Whether the chance of success was left open."""
        return bool(np.isnan(self.probability).any())


@dataclass(frozen=True, slots=True)
class Futures:
    """All offers along the same paths.

    Parameters
    ----------
    jobs
        In the order of the offers.
    weight
        Probability of each path, shape (n_paths,).
    kept
        Present value of pay kept either way, shape (n_paths,).
    market
        The market's level at the horizon as a standard normal, shape (n_paths,); zeros where
        nothing random follows the market.
    draw, replicate
        To which draw of the unknown inputs and to which replicate each path belongs, shape
        (n_paths,); all of one replicate: nothing is sampled.
    horizon_years, shortest_years
        Of the longest and the shortest draw.
    """

    jobs: tuple[JobFutures, ...]
    weight: Array
    kept: Array
    market: Array
    draw: Whole
    replicate: Whole
    horizon_years: int
    shortest_years: int

    @property
    def exact(self) -> bool:
        """Whether the figures carry no sampling error."""
        return bool(self.replicate[-1] == 0)


def horizon_of(person: Person, offers: Sequence[Offer]) -> int:
    """Return the common horizon of settled offers in whole years.

    The person's own, else up to the last stated payoff of private equity, else up to the last
    vest. Equity that may pay at any time counts whenever it does, also beyond the horizon.

    Raises
    ------
    OutOfRange
        If a payoff comes after the person's own horizon: it would silently count for nothing.
    """
    payoffs = [year for offer in offers for year in _payoff_years(offer)]
    if person.horizon_years is not None:
        late = [year for year in payoffs if year > person.horizon_years]
        if late:
            raise OutOfRange(
                where="horizon_years",
                given=person.horizon_years,
                allowed=Phrase.of("allowed.at_least", low=f"{max(late):g}"),
                fix=Phrase("fix.longer_horizon"),
            )
        return person.horizon_years
    if payoffs:
        return max(1, math.ceil(float(max(payoffs))))
    vests = [
        middle_of(grant.granted_in_years) + grant.vesting.last_years
        for offer in offers
        for grant in offer.grants
    ]
    vests += [
        middle_of(grant.granted_in_years) + grant.vesting.last_years
        for offer in offers
        for grant in _private_grants(offer)
    ]
    return min(40, max([_DEFAULT_HORIZON_YEARS, *map(math.ceil, vests)]))


def _payoff_years(offer: Offer) -> list[float]:
    """Return the years in which private equity may pay, where they are stated."""
    if offer.equity is None or isinstance(offer.equity, PrivateEquity):
        return []
    company = fates(offer)
    years: list[float] = company.payoff_year[company.payoff > 0].tolist()
    return years


def _private_grants(offer: Offer) -> tuple[EquityGrant, ...]:
    return offer.equity.grants if isinstance(offer.equity, PrivateEquity) else ()


def simulate(
    person: Person, draws: Draws, *, n_points: int, n_replicates: int, seed: int
) -> Futures:
    """Follow every offer along the same futures.

    Parameters
    ----------
    person
        Only horizon, discount rate, kept pay and tax matter here.
    draws
        Settled versions of the offers. Those of one replicate see only its points; those that
        belong to none see the points of all.
    n_points, n_replicates
        Size of one replicate (a power of two) and how many; not used where quadrature is exact.
    """
    rate = middle_of(person.discount_per_year)
    horizons = [horizon_of(person, offers) for offers in draws.offers]
    laid_out = [
        (
            [job_plan(o, n_years=years) for o in offers],
            [fates(o, discount_per_year=rate) for o in offers],
        )
        for offers, years in zip(draws.offers, horizons, strict=True)
    ]
    points = _common_points(laid_out, n_points, n_replicates, seed)
    parts = [
        _follow_draw(person, offers, *plan, _points_of(number, draws, points, *plan), number)
        for number, (offers, plan) in enumerate(zip(draws.offers, laid_out, strict=True))
    ]
    replicate = [part.replicate for part in parts]
    if draws.replicate:
        replicate = [
            np.full_like(own, number)
            for own, number in zip(replicate, draws.replicate, strict=True)
        ]
    return Futures(
        jobs=tuple(_joined([part.jobs[i] for part in parts]) for i in range(len(parts[0].jobs))),
        weight=np.concatenate([part.weight for part in parts]) / len(parts),
        kept=np.concatenate([part.kept for part in parts]),
        market=np.concatenate([part.market for part in parts]),
        draw=np.concatenate([part.draw for part in parts]),
        replicate=np.concatenate(replicate),
        horizon_years=max(horizons),
        shortest_years=min(horizons),
    )


def money_in_hand(
    person: Person,
    offer: Offer,
    *,
    n_years: int,
    n_points: int,
    seed: int,
    success: float | None = None,
) -> tuple[Array, Array]:
    """Return after-tax cash by year, shape (n_years, n), and its probabilities, shape (n,).

    Base, bonus, sign-on, vested public shares, severance, later pay; no benefits and no private
    equity. Every fate of the company counts with its probability; `success` stands in for that of
    a promise where it was left open.
    """
    plan, company = job_plan(offer, n_years=n_years), fates(offer)
    needs = needs_of([plan], [company])
    if needs.n_dimensions == 0:
        points = exact_points(needs, [plan], [company])
    else:
        points = sobol_points(needs, n_points=n_points, n_replicates=1, seed=seed)
    chances = company.probability
    if np.isnan(chances).any() and success is not None:
        chances = np.where(company.payoff > 0, success, 1.0 - success)
    cash = follow(plan, company, points, 0, 0.0, by_year=True).cash
    cash[:, :, 0] += plan.upfront
    left = money_after_tax(offer.tax or person.tax, offer, cash)
    weights = np.concatenate([chance * points.weight for chance in chances.tolist()])
    return left.reshape(-1, n_years).T, weights


def _common_points(
    laid_out: Sequence[tuple[list[JobPlan], list[Fates]]],
    n_points: int,
    n_replicates: int,
    seed: int,
) -> Points | None:
    """Return Sobol points for all draws, or None where quadrature is exact in each."""
    needs = [needs_of(plans, company_fates) for plans, company_fates in laid_out]
    if max(need.n_dimensions for need in needs) <= 1:
        return None
    return sobol_points(widest(needs), n_points=n_points, n_replicates=n_replicates, seed=seed)


def _points_of(
    number: int,
    draws: Draws,
    points: Points | None,
    plans: Sequence[JobPlan],
    company_fates: Sequence[Fates],
) -> Points:
    """Return the points on which one draw is followed."""
    if points is None:
        return exact_points(needs_of(plans, company_fates), plans, company_fates)
    return points.of_replicate(draws.replicate[number]) if draws.replicate else points


def _follow_draw(
    person: Person,
    offers: Sequence[Offer],
    plans: Sequence[JobPlan],
    company_fates: Sequence[Fates],
    points: Points,
    number: int,
) -> Futures:
    rate = middle_of(person.discount_per_year)
    n_paths = points.weight.size
    years = np.arange(1, plans[0].n_years + 1)
    kept = middle_of(person.kept_pay_per_year) * float(((1.0 + rate) ** -years).sum())
    jobs = tuple(
        _follow_job(person, offer, plan, company, points, index)
        for index, (offer, plan, company) in enumerate(
            zip(offers, plans, company_fates, strict=True)
        )
    )
    return Futures(
        jobs=jobs,
        weight=points.weight,
        kept=np.full(n_paths, kept),
        market=_market_level(points, plans[0].n_years),
        draw=np.full(n_paths, number),
        replicate=points.replicate,
        horizon_years=plans[0].n_years,
        shortest_years=plans[0].n_years,
    )


def _follow_job(
    person: Person, offer: Offer, plan: JobPlan, company: Fates, points: Points, index: int
) -> JobFutures:
    rate, tax = middle_of(person.discount_per_year), offer.tax or person.tax
    lawful = not isinstance(tax, TaxRates)
    job = follow(plan, company, points, index, rate, by_year=lawful)
    before_tax = job.pay + plan.upfront
    equity, fill = equity_along(person, offer, plan, company, points, index, job.kept)
    if isinstance(tax, TaxRates):
        pay_tax = before_tax * middle_of(tax.pay) + job.benefits * middle_of(tax.benefits)
        equity_tax = np.maximum(equity, 0.0) * middle_of(tax.equity)
    else:
        job.cash[:, :, 0] += plan.upfront
        job.cash_value[:, :, 0] += plan.upfront
        pay_tax, equity_tax = lawful_taxes(
            tax, offer, job, fill, pay_after=float(plan.base[-1]), discount_per_year=rate
        )
    return JobFutures(
        name=offer.name,
        pay=before_tax + job.benefits - pay_tax,
        equity=equity - equity_tax,
        pay_before_tax=before_tax + job.benefits,
        equity_before_tax=equity,
        probability=np.repeat(company.probability[:, None], points.weight.size, axis=1),
        succeeds=company.payoff > 0,
        market_correlation=company.market_correlation,
    )


def equity_along(
    person: Person,
    offer: Offer,
    plan: JobPlan,
    company: Fates,
    points: Points,
    index: int,
    kept: Array,
) -> tuple[Array, Fill | None]:
    """Return present values before tax of private equity, shape (n_fates, n_paths).

    And what enters it into a ledger for the tax; None: there is no equity. `kept` is the share of
    it that whoever leaves keeps, shape (n_fates, n_paths).
    """
    if company.private is not None:
        return _private_equity(person, offer, plan, company.private, points, index)
    rate = middle_of(person.discount_per_year)
    equity = (company.payoff * (1.0 + rate) ** -company.payoff_year)[:, None] * kept
    if offer.equity is None:
        return equity, None
    german = isinstance(offer.tax or person.tax, DeHome)
    return equity, payoffs(offer, company, kept, german=german)


def _private_equity(
    person: Person, offer: Offer, plan: JobPlan, company: Settled, points: Points, index: int
) -> tuple[Array, Fill]:
    """Return present values before tax of private grants, shape (2, n_paths): failure, exit.

    And what fills a ledger for the tax, for a part of the paths.
    """
    equity = offer.equity
    if not isinstance(equity, PrivateEquity):
        raise TypeError("a settled company belongs to private equity")
    wealth, fx = middle_of(person.wealth), middle_of(offer.fx)
    cash = wealth if equity.cash_to_exercise is None else fx * middle_of(equity.cash_to_exercise)
    tax, pay = offer.tax or person.tax, float(plan.base[0])
    terms: TaxTerms | None = None
    taxes: tuple[ExerciseTax, ...] = ()
    if not isinstance(tax, TaxRates):
        pay *= to_home(tax, offer)
        money = fx * to_home(tax, offer)
        terms = tax_terms(company, tax, pay, money=money)
        taxes = exercise_taxes(company, tax, pay, money=money)
    taste = Taste(
        wealth=wealth / fx,
        risk_aversion=_taste_for_risk(person),
        cash=min(cash, wealth) / fx,
        taxes=taxes,
    )
    uniforms = points.layoff[index]
    layoff = np.full(points.weight.size, math.inf)
    if uniforms.shape[1]:
        layoff = -np.log1p(-uniforms[:, 0]) / plan.layoff_risk_per_year
    levels = _market_levels(points, plan.n_years)

    def along(paths: slice, ledger: Array | None) -> Array:
        return follow_private(
            company,
            points.company[index][paths],
            layoff_years=layoff[paths],
            market_levels=levels[paths],
            market_correlation=middle_of(equity.market_correlation),
            taste=taste,
            terms=None if ledger is None else terms,
            ledger=ledger,
        )

    def fill(paths: slice, ledger: Array) -> None:
        along(paths, ledger)
        ledger *= fx

    return fx * along(slice(None), None), fill


def _taste_for_risk(person: Person) -> float:
    """Return the risk aversion with which options are exercised or left; the middle if unsaid."""
    return 2.0 if person.risk_aversion is None else middle_of(person.risk_aversion)


def _market_levels(points: Points, n_years: int) -> Array:
    """Return the market by quarter from 0 on, shape (n_paths, n_quarters + 1), or fewer columns."""
    if points.market.shape[1] <= 1:
        return points.market
    n_steps = min(points.market.shape[1], QUARTERS * n_years)
    components = principal_components(n_steps, step_years=1 / QUARTERS)
    start = np.zeros((points.weight.size, 1))
    # summed in a fixed order: a matrix product would depend on the processor and its threads
    levels = np.einsum("pk,qk->pq", points.market[:, :n_steps], components)
    return np.concatenate([start, levels], axis=1)


def _market_level(points: Points, n_years: int) -> Array:
    columns = points.market.shape[1]
    if columns == 0:
        return np.zeros(points.weight.size)
    n_steps = min(columns, QUARTERS * n_years)
    if columns == 1:
        return points.market[:, 0]
    last = principal_components(n_steps, step_years=1 / QUARTERS)[-1]
    level: Array = (points.market[:, :n_steps] * last).sum(axis=1) / math.sqrt(n_steps / QUARTERS)
    return level


def _joined(parts: Sequence[JobFutures]) -> JobFutures:
    first = parts[0]
    if len(parts) == 1:
        return first

    def side_by_side(name: str) -> Array:
        return np.concatenate([getattr(part, name) for part in parts], axis=1)

    return JobFutures(
        name=first.name,
        pay=side_by_side("pay"),
        equity=side_by_side("equity"),
        pay_before_tax=side_by_side("pay_before_tax"),
        equity_before_tax=side_by_side("equity_before_tax"),
        probability=side_by_side("probability"),
        succeeds=first.succeeds,
        market_correlation=sum(part.market_correlation for part in parts) / len(parts),
    )


def success_probability_is_unknown(offer: Offer) -> bool:
    """Whether an offer is a promise whose probability was left open."""
    return isinstance(offer.equity, Promise) and not isinstance(
        offer.equity.probability, (int, float, Range)
    )
