"""What a grant in a private company is worth to a person."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from goingrate.answers.assumptions import FactUse, fact_use, guess_uses, ipo_chance, priors
from goingrate.answers.case import RISK_AVERSIONS
from goingrate.answers.equity_notes import missing_of, notes_of, reference_uses
from goingrate.answers.equity_results import (
    CompanyView,
    EquityAnswer,
    EquitySetting,
    Leaving,
    LicenceHireDeal,
    OnPaper,
    OwnAtExit,
    OwnGrant,
)
from goingrate.answers.results import Sway
from goingrate.base.errors import OutOfRange
from goingrate.base.facts import Facts
from goingrate.base.quantity import Quantity, Range, Unknown, middle_of
from goingrate.base.texts import Phrase
from goingrate.base.version import __version__
from goingrate.data.fact_files import packaged_facts
from goingrate.offer.fields import replaced
from goingrate.offer.private.along import failure_probability
from goingrate.offer.private.joint import (
    Fineness,
    Outcomes,
    Taste,
    least_value_to_exercise,
    outcomes,
)
from goingrate.offer.private.licence_hire import packages
from goingrate.offer.private.outcome import mean_is_finite, merged, summary, worth_of
from goingrate.offer.private.settle import Settled, at_hand, settle, whole_holding
from goingrate.offer.private.short_form import settled
from goingrate.offer.private.terms import Company, EquityGrant, PrivateEquity
from goingrate.offer.terms import JobLoss, Offer
from goingrate.offer.unknowns import (
    N_REPLICATES,
    Draws,
    middle_draw,
    open_leaves,
    settled_draws,
    with_priors,
)
from goingrate.offer.worth import Estimate

_PER_REPLICATE: Final = 8
_COARSE: Final = Fineness(value=3, time=2, bell=2, states=5)
_LEAVING_YEARS: Final = (1.0, 2.0, 3.0, 4.0)
#: Exit values shown, in multiples of the company's value at the last round's price.
_EXIT_TIMES: Final = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
#: The curve that is drawn: from, to (in the same multiples), and points to each factor of ten.
_CURVE: Final = (0.03, 60.0, 40)
_GRANT: Final = "grant"
#: Alone, it does not matter whether a company follows the market.
_MATTERS_BESIDE_OTHERS: Final = "market_correlation"


def equity_worth(
    equity: PrivateEquity,
    *,
    wealth: float,
    risk_aversion: float | None = None,
    discount_per_year: float | None = None,
    deal_price: float | None = None,
    currency: str = "USD",
    seed: int = 1,
    facts: Facts | None = None,
) -> EquityAnswer:
    """Return what grants in a private company are worth to a person, before tax.

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
    >>> from goingrate.offer.private.terms import EquityGrant
    >>> company = Company(raised=60e6, last_price=4.0, fully_diluted=50e6)
    >>> grant = EquityGrant("iso", 20_000.0, strike=1.2)
    >>> answer = equity_worth(PrivateEquity(company, (grant,)), wealth=200e3)
    >>> answer.on_paper.value
    56000.0
    >>> 0 < answer.worth.value < answer.on_paper.value
    True
    """
    known = facts or packaged_facts()
    case = _make_case(equity, wealth, risk_aversion, discount_per_year, known)
    draws = settled_draws(case.offers, per_replicate=_PER_REPLICATE, seed=seed)
    companies = [case.settle(one) for (one,) in draws.offers]
    found = [outcomes(company, taste=case.taste, fineness=_COARSE) for company in companies]
    middle = case.settle(case.middle)
    return EquityAnswer(
        grants=tuple(map(_own_grant, _equity(case.offers[0]).grants)),
        on_paper=_on_paper(companies),
        worth=_estimate(draws, found, case.worth),
        market_value=_market_value(case, draws, companies),
        summary=summary(
            merged(found),
            on_paper=float(np.mean([company.on_paper for company in companies])),
            wealth=case.taste.wealth,
            risk_aversion=case.taste.risk_aversion,
            finite_mean=all(map(mean_is_finite, companies)),
        ),
        by_taste=tuple(
            (taste, worth_of(merged(found), wealth=wealth, risk_aversion=taste))
            for taste in sorted({*RISK_AVERSIONS, case.taste.risk_aversion})
        ),
        company=_company_view(case, middle),
        exits=_exits(middle),
        curve=_curve(middle),
        leaving=_leaving(case, middle),
        deal=_deal(case, middle, deal_price),
        sways=_sways(case),
        facts=(*case.uses, *reference_uses(known, equity)),
        notes=notes_of(equity, companies, currency),
        missing=missing_of(equity),
        setting=EquitySetting(
            currency=currency,
            seed=seed,
            n_outcomes=sum(one.money.size for one in found),
            n_draws=len(companies),
            wealth=wealth,
            cash=case.taste.cash,
            risk_aversion=case.taste.risk_aversion,
            discount_per_year=case.discount_per_year,
            version=__version__,
            facts_digest=known.digest(),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Case:
    """The grant as an offer that has nothing else, with a prior for each unknown."""

    offers: tuple[Offer, ...]
    taste: Taste
    discount_per_year: float
    uses: tuple[FactUse, ...]

    @property
    def middle(self) -> Offer:
        return middle_draw(self.offers)[0]

    def settle(self, offer: Offer) -> Settled:
        return settle(_equity(offer), discount_per_year=self.discount_per_year)

    def worth(self, found: Outcomes) -> float:
        return worth_of(found, wealth=self.taste.wealth, risk_aversion=self.taste.risk_aversion)

    def worth_of_offer(self, offer: Offer) -> float:
        return self.worth(outcomes(self.settle(offer), taste=self.taste))


def _make_case(
    equity: PrivateEquity,
    wealth: float,
    risk_aversion: float | None,
    discount_per_year: float | None,
    facts: Facts,
) -> _Case:
    if not (math.isfinite(wealth) and wealth > 0.0):
        raise OutOfRange(
            where="wealth",
            given=wealth,
            allowed=Phrase.of("allowed.above", low="0"),
            fix=Phrase("fix.own_amount"),
        )
    company = replace(equity.company, ipo=ipo_chance(facts))
    offer = Offer(
        _GRANT,
        base_per_year=0.0,
        equity=replace(equity, company=company),
        job_loss=JobLoss(search_months=0.0, later_pay_per_year=0.0),
    )
    complete, guesses = with_priors((offer,), priors(facts))
    uses = [
        _of_the_grant(use)
        for use in guess_uses(facts, guesses)
        if not use.field.endswith(_MATTERS_BESIDE_OTHERS)
    ]
    if risk_aversion is None:
        fact = facts["assumed.risk_aversion_central"]
        risk_aversion = middle_of(fact.latest.value)
        uses.append(fact_use(fact, "person.risk_aversion"))
    if discount_per_year is None:
        fact = facts["assumed.discount_per_year"]
        discount_per_year = middle_of(fact.latest.value)
        uses.append(fact_use(fact, "person.discount_per_year"))
    cash = equity.cash_to_exercise
    taste = Taste(
        wealth=wealth,
        risk_aversion=risk_aversion,
        cash=wealth if cash is None else min(wealth, middle_of(_known(cash, "cash_to_exercise"))),
    )
    return _Case(complete, taste, discount_per_year, tuple(uses))


def _equity(offer: Offer) -> PrivateEquity:
    if not isinstance(offer.equity, PrivateEquity):
        raise TypeError("the offer was made with private equity")
    return offer.equity


def _of_the_grant(use: FactUse) -> FactUse:
    """Return a use without the name of an offer: nobody has made several."""
    return replace(use, field=use.field.removeprefix("offers."))


def _own_grant(grant: EquityGrant) -> OwnGrant:
    return OwnGrant(grant.kind, _known(grant.shares, "shares"), _known(grant.strike, "strike"))


def _known(value: Quantity, where: str) -> float | Range:
    if isinstance(value, Unknown):
        raise OutOfRange(
            where=where,
            given="unknown",
            allowed=Phrase("allowed.number_or_range"),
            fix=Phrase("fix.own_number"),
        )
    return value


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


def _market_value(case: _Case, draws: Draws, companies: Sequence[Settled]) -> Estimate:
    """Return what a diversified buyer would pay: growth and discounting at the safe rate."""
    found = [
        outcomes(_risk_neutral(company, _equity(offer).company), taste=case.taste, fineness=_COARSE)
        for company, (offer,) in zip(companies, draws.offers, strict=True)
    ]
    return _estimate(draws, found, _mean)


def _risk_neutral(company: Settled, given: Company) -> Settled:
    safe = settled(given.safe_rate_per_year)
    chances = company.chances._replace(drift=safe + company.chances.failure_rate, discount=safe)
    return replace(company, chances=chances)


def _mean(found: Outcomes) -> float:
    return float((found.present_value * found.probability).sum())


def _company_view(case: _Case, company: Settled) -> CompanyView:
    chances = company.chances
    neutral = _risk_neutral(company, _equity(case.middle).company)
    years = 1.0 / (chances.exit_rate + chances.failure_rate)
    shares = company.table.fully_diluted
    return CompanyView(
        post_money=company.last_price * shares,
        fair_value=company.company_value,
        last_price=company.last_price,
        common_per_share=_common_per_share(neutral, case.taste),
        preferences=sum(one.preference for one in company.table.preferred),
        first_earns=_first_earns(company),
        stake=float(company.total.sum()) / shares,
        stake_kept=math.exp(-(chances.lost + chances.pool) * years),
        mean_years_to_exit=years,
        failure=failure_probability(company),
    )


def _common_per_share(neutral: Settled, taste: Taste) -> float:
    """Return the fair value of one common share that has vested, to a diversified buyer."""
    grant = replace(
        neutral.grants[0],
        kind="rsu",
        shares=1.0,
        strike=0.0,
        cap_per_share=None,
        early_exercise=False,
        section_83b=False,
    )
    one = replace(
        neutral,
        grants=(grant,),
        vested=(((0.0, 1.0),),),
        strikes=np.zeros(1),
        caps=np.full(1, math.inf),
        decision_years=math.inf,
        window_years=math.inf,
        bought_now=0.0,
        tender=None,
        chances=neutral.chances._replace(licence_share=0.0),
    )
    return _mean(outcomes(one, taste=taste, fineness=_COARSE))


def _first_earns(company: Settled) -> float:
    from goingrate.offer.private.kernel import exit_at_price

    least = float(company.strikes.min())
    if least <= 0.0:
        return company.sale.first_earns("common")
    found = float(exit_at_price(least, company.market.sale))
    return found if found >= 0.0 else math.inf


def _exits(company: Settled) -> tuple[OwnAtExit, ...]:
    post = company.last_price * company.table.fully_diluted
    units = float(company.total.sum())
    found = []
    for times in _EXIT_TIMES:
        value = _rounded(times * post)
        pays = _pays_at(company, value)
        found.append(OwnAtExit(value, pays, pays / units))
    return tuple(found)


def _curve(company: Settled) -> tuple[tuple[float, float], ...]:
    """Return the payoff at sale prices that lie close together, and where it begins."""
    post = company.last_price * company.table.fully_diluted
    low, high, per_tenfold = _CURVE
    count = math.ceil(per_tenfold * math.log10(high / low)) + 1
    values = set(np.geomspace(low * post, high * post, count).tolist())
    first = _first_earns(company)
    if low * post < first < high * post:
        values.add(first)
    return tuple((value, _pays_at(company, value)) for value in sorted(values))


def _pays_at(company: Settled, exit_value: float) -> float:
    """Return what the whole grant pays at a sale, all of it vested, less what is then paid."""
    from goingrate.offer.private.kernel import price_of

    price = float(price_of(exit_value, company.market.sale))
    gain = np.minimum(np.maximum(price - company.strikes, 0.0), company.caps)
    return float((company.total * gain).sum())


def _rounded(value: float) -> float:
    """Return a value at two significant digits: nobody sells a company at $128,712,871."""
    digits = 1 - math.floor(math.log10(value))
    return round(value, digits)


def _leaving(case: _Case, company: Settled) -> tuple[Leaving, ...]:
    last = max((at for events in company.vested for at, _ in events), default=0.0)
    if last <= 0.0:
        return ()
    return tuple(_leaving_after(case, company, years) for years in _LEAVING_YEARS)


def _leaving_after(case: _Case, company: Settled, years: float) -> Leaving:
    found = outcomes(company, taste=case.taste, left_at=years)
    options = np.array([grant.is_option for grant in company.grants])
    decide_by = min(company.decision_years, years + company.window_years)
    least: float | None = None
    cost = 0.0
    if options.any():
        mine = at_hand(company, whole_holding(company), years=decide_by, left_at=years)
        cost = float((np.where(options, mine, 0.0) * company.strikes).sum())
        least = least_value_to_exercise(company, years=decide_by, left_at=years, taste=case.taste)
    vested = float(company.vested_by(years).sum() / company.total.sum())
    return Leaving(
        years=years,
        vested=vested,
        cost=cost,
        decide_by=decide_by,
        affordable=cost <= case.taste.cash,
        from_value=least,
        worth=case.worth(found),
        lapses=found.chance_of("lapsed"),
    )


def _deal(case: _Case, company: Settled, price: float | None) -> LicenceHireDeal | None:
    deal = _equity(case.middle).company.licence_and_hire
    if deal is None:
        return None
    paid = company.company_value if price is None else price
    team_share, hired, left_behind = map(settled, (deal.team_share, deal.hired, deal.left_behind))
    return LicenceHireDeal(
        price=paid,
        team_share=team_share,
        hired=hired,
        left_behind=left_behind,
        packages=packages(
            price=paid,
            team_share=team_share,
            hired=hired,
            left_behind=left_behind,
            spread=settled(deal.spread),
        ),
    )


def _sways(case: _Case) -> tuple[Sway, ...]:
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
