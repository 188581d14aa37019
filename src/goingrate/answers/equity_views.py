"""Parts of an answer about a grant, everything that is not known at its middle."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

import numpy as np

from goingrate.answers.equity_case import EquityCase, equity_of
from goingrate.answers.equity_results import CompanyView, Leaving, LicenceHireDeal, OwnAtExit
from goingrate.offer.private.along import failure_probability
from goingrate.offer.private.holding import at_hand, whole_holding
from goingrate.offer.private.joint import (
    Fineness,
    Outcomes,
    Taste,
    least_value_to_exercise,
    outcomes,
)
from goingrate.offer.private.licence_hire import packages
from goingrate.offer.private.settle import Settled
from goingrate.offer.private.short_form import settled
from goingrate.offer.private.terms import Company

COARSE: Final = Fineness(value=3, time=2, bell=2, states=5)
_LEAVING_YEARS: Final = (1.0, 2.0, 3.0, 4.0)
#: Exit values shown, in multiples of the company's value at the last round's price.
_EXIT_TIMES: Final = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
#: The curve that is drawn: from, to (in the same multiples), and points to each factor of ten.
_CURVE: Final = (0.03, 60.0, 40)


def risk_neutral(company: Settled, given: Company) -> Settled:
    """Return the company as the market prices it: growth and discounting at the safe rate."""
    safe = settled(given.safe_rate_per_year)
    chances = company.chances._replace(drift=safe + company.chances.failure_rate, discount=safe)
    return replace(company, chances=chances)


def mean_of(found: Outcomes) -> float:
    """Return the average present value."""
    return float((found.present_value * found.probability).sum())


def company_view(case: EquityCase, company: Settled) -> CompanyView:
    """Return the company as it was taken."""
    chances = company.chances
    neutral = risk_neutral(company, equity_of(case.middle).company)
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
        granted_years=np.zeros(1),
        expiry_years=np.full(1, math.inf),
        windows=np.full(1, math.inf),
        bought_now=0.0,
        tender=None,
        chances=neutral.chances._replace(licence_share=0.0),
    )
    return mean_of(outcomes(one, taste=taste, fineness=COARSE))


def _first_earns(company: Settled) -> float:
    from goingrate.offer.private.kernel import exit_at_price

    least = float(company.strikes.min())
    if least <= 0.0:
        return company.sale.first_earns("common")
    found = float(exit_at_price(least, company.market.sale))
    return found if found >= 0.0 else math.inf


def exits(company: Settled) -> tuple[OwnAtExit, ...]:
    """Return what the whole grant pays at a few round sale prices."""
    post = company.last_price * company.table.fully_diluted
    units = float(company.total.sum())
    found = []
    for times in _EXIT_TIMES:
        value = _rounded(times * post)
        pays = _pays_at(company, value)
        found.append(OwnAtExit(value, pays, pays / units))
    return tuple(found)


def curve(company: Settled) -> tuple[tuple[float, float], ...]:
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
    """Return what the whole grant pays at a sale, all of it vested, less what is paid for it."""
    from goingrate.offer.private.kernel import price_of

    price = float(price_of(exit_value, company.market.sale))
    gain = np.minimum(np.maximum(price - company.strikes, 0.0), company.caps)
    return float((company.total * gain).sum()) - company.bought_now


def _rounded(value: float) -> float:
    """Return a value at two significant digits: nobody sells a company at $128,712,871."""
    digits = 1 - math.floor(math.log10(value))
    return round(value, digits)


def leaving(case: EquityCase, company: Settled) -> tuple[Leaving, ...]:
    """Return what is left for whoever leaves after some years; empty: nothing vests later."""
    last = max((at for events in company.vested for at, _ in events), default=0.0)
    if last <= 0.0:
        return ()
    return tuple(_leaving_after(case, company, years) for years in _LEAVING_YEARS)


def _leaving_after(case: EquityCase, company: Settled, years: float) -> Leaving:
    found = outcomes(company, taste=case.taste, left_at=years)
    options = company.is_option
    decide_by = float(company.decided_by(years).min())
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


def deal(case: EquityCase, company: Settled, price: float | None) -> LicenceHireDeal | None:
    """Return what a licence-and-hire pays, at its price or else at today's value."""
    terms = equity_of(case.middle).company.licence_and_hire
    if terms is None:
        return None
    paid = company.company_value if price is None else price
    team_share, hired, left_behind = map(
        settled, (terms.team_share, terms.hired, terms.left_behind)
    )
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
            spread=settled(terms.spread),
        ),
    )
