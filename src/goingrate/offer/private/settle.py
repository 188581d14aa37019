"""A company and a holding with every number settled, laid out for the inner loop."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.cap_table.holders import CapTable
from goingrate.offer.cap_table.waterfall import Waterfall, waterfall
from goingrate.offer.private.short_form import OWN, Stack, settled, stack_of
from goingrate.offer.private.terms import Company, EquityGrant, PrivateEquity, Tender

if TYPE_CHECKING:
    from goingrate.offer.private.kernel import Chances, Held, Market, Prices

Array = NDArray[np.float64]
_PER_YEAR: Final = 4
#: Parts of the exits after the last vest that lie before each edge; beyond it, still private.
_TAIL: Final = (0.2, 0.4, 0.6, 0.8, 0.92, 0.98, 0.998, 0.9999)


@dataclass(frozen=True, slots=True)
class TenderTerms:
    """A settled tender; see `terms.Tender`."""

    in_years: float
    cap_per_person: float
    holding_years: float
    price_share: float


@dataclass(frozen=True, slots=True)
class Settled:
    """One company and holding: what the inner loop needs, and the numbers behind it.

    Parameters
    ----------
    given, discount_per_year
        What it was made from.
    table, last_price
        The cap table with the person's options in it, and the price of the last round.
    company_value
        What all claims are worth today.
    vested, total
        Of each grant: (years from now, shares) events, and shares in all, shape (n_grants,).
    decision_years
        When options must be exercised or lapse, if nobody leaves; infinite: nothing is decided.
    window_years
        How long whoever leaves may still exercise (the shortest of all option grants).
    bought_now
        Money paid on the first day.
    """

    given: PrivateEquity
    discount_per_year: float
    table: CapTable
    sale: Waterfall
    ipo: Waterfall
    last_price: float
    company_value: float
    chances: Chances
    market: Market
    grants: tuple[EquityGrant, ...]
    vested: tuple[tuple[tuple[float, float], ...], ...]
    strikes: Array
    caps: Array
    decision_years: float
    window_years: float
    bought_now: float
    tender: TenderTerms | None

    @property
    def total(self) -> Array:
        """Shares of each grant, shape (n_grants,)."""
        return np.array([sum(shares for _, shares in events) for events in self.vested])

    @property
    def on_paper(self) -> float:
        """What an offer letter shows: shares at the last round's price, less the strikes."""
        gain = np.minimum(np.maximum(self.last_price - self.paid_per_share, 0.0), self.caps)
        return float((self.total * gain).sum())

    @property
    def paid_per_share(self) -> Array:
        """Price of each grant's share, whenever it is paid."""
        return np.array([settled(grant.strike) for grant in self.grants])

    def vested_by(self, years: float) -> Array:
        """Return shares of each grant that have vested by then, shape (n_grants,)."""
        return np.array(
            [sum(shares for at, shares in events if at <= years) for events in self.vested]
        )


@lru_cache(maxsize=4096)
def settle(equity: PrivateEquity, *, discount_per_year: float) -> Settled:
    """Lay settled equity out; the same equity is laid out once.

    Parameters
    ----------
    equity
        `completed`, every quantity a number.
    discount_per_year
        The person's rate.

    Raises
    ------
    OutOfRange
        If the short form leaves no room for common shares, or no company value makes the last
        round worth its price.
    """
    from goingrate.offer.private.kernel import Market

    company = equity.company
    stack = stack_of(equity)
    today = _value_today(company, stack)
    sale, listed = waterfall(stack.table), waterfall(stack.table, "ipo")
    bought = sum(
        settled(grant.shares) * settled(grant.strike)
        for grant in equity.grants
        if grant.is_bought_now
    )
    return Settled(
        given=equity,
        discount_per_year=discount_per_year,
        table=stack.table,
        sale=sale,
        ipo=listed,
        last_price=stack.last_price,
        company_value=today,
        chances=_chances(company, today, discount_per_year),
        market=Market(
            sale=_prices(sale),
            ipo=_prices(listed),
            ipo_logs=np.log(np.array(company.ipo.company_values)),
            ipo_shares=np.array(company.ipo.shares),
        ),
        grants=equity.grants,
        vested=tuple(_events(grant) for grant in equity.grants),
        strikes=np.array([_strike_at_exit(grant) for grant in equity.grants]),
        caps=np.array([_cap(grant) for grant in equity.grants]),
        decision_years=min((_expiry(grant) for grant in equity.grants), default=math.inf),
        window_years=min(
            (settled(grant.window_years) for grant in equity.grants if grant.is_option),
            default=math.inf,
        ),
        bought_now=bought,
        tender=None if company.tender is None else _tender(company.tender),
    )


@dataclass(frozen=True, slots=True)
class Holding:
    """What has happened to each grant so far, shape (n_grants,) each.

    `strikes` still to be paid (0 once exercised), `scale` the part that is left of options that
    were exercised in part or lapsed, `sold` shares sold before an exit.
    """

    strikes: Array
    scale: Array
    sold: Array


def whole_holding(equity: Settled) -> Holding:
    """Return the holding of the first day."""
    nothing = np.zeros(equity.strikes.size)
    return Holding(equity.strikes, nothing + 1.0, nothing)


def held(
    equity: Settled,
    holding: Holding,
    *,
    start_years: float = 0.0,
    end_years: float = math.inf,
    left_at: float = math.inf,
) -> Held:
    """Return what is held from one time to another, between which the company may end.

    After `left_at` nothing vests, also where an exit has come before, and of what has vested, the
    leaver terms of each grant tell what stays.
    """
    from goingrate.offer.private.kernel import Held

    hazard = equity.chances.exit_rate + equity.chances.failure_rate
    edges = _edges(equity, start_years, end_years, left_at, hazard)
    middles = 0.5 * (edges[:-1] + edges[1:])
    vested = np.stack([equity.vested_by(min(t, left_at)) for t in middles], axis=1)
    here = middles < left_at
    waiting = np.where(here, equity.total[:, None] - vested, 0.0)
    later = np.where(here, equity.vested_by(left_at)[:, None] - vested, 0.0)
    stays = _stay(equity, middles - left_at)
    accelerated = np.array([settled(grant.accelerated) for grant in equity.grants])[:, None]
    goes_on = np.array([float(grant.unvested_goes_on) for grant in equity.grants])[:, None]
    scale = holding.scale[:, None]
    mine = np.maximum(vested * stays - holding.sold[:, None], 0.0)
    return Held(
        edges_years=edges,
        owned=scale * (mine + accelerated * waiting),
        unvested=scale * (1.0 - accelerated) * goes_on * later,
        delay_years=_delays(equity.vested, middles, left_at),
        present=here.astype(np.float64),
        strikes=holding.strikes,
        caps=equity.caps,
    )


def at_hand(equity: Settled, holding: Holding, *, years: float, left_at: float) -> Array:
    """Return the vested units of each grant that are still there on a day, shape (n_grants,)."""
    stays = _stay(equity, np.array([years - left_at]))[:, 0]
    vested = equity.vested_by(min(years, left_at)) * stays
    result: Array = np.maximum(vested - holding.sold, 0.0) * holding.scale
    return result


def _stay(equity: Settled, since_leaving: Array) -> Array:
    return np.stack([_stays(grant, since_leaving) for grant in equity.grants])


def _stays(grant: EquityGrant, since_leaving: Array) -> Array:
    """Return the part of vested units that is left, years after leaving (below 0: still there)."""
    if grant.leaver == "keeps_vested":
        return np.ones_like(since_leaving)
    if grant.leaver == "vested_decay":
        left = 1.0 - np.maximum(since_leaving, 0.0) / settled(grant.decay_years)
        return np.maximum(left, 0.0)
    return np.where(since_leaving < 0.0, 1.0, 0.0)


#: Nobody waits longer for an exit than this.
_LONGEST: Final = 200.0


def _edges(equity: Settled, start: float, end: float, left_at: float, hazard: float) -> Array:
    """Return times between which the holding does not change, and close enough for the nodes."""
    last_day = min(end, _LONGEST)
    vests = {
        at for grant in equity.vested for at, _ in grant if start < at < min(last_day, left_at)
    }
    inner = {start, *vests}
    if start < left_at < last_day:
        decays = [settled(g.decay_years) for g in equity.grants if g.leaver == "vested_decay"]
        steps = [left_at + years * k / 8 for years in decays for k in range(1, 9)]
        inner |= {left_at, *(t for t in steps if t < last_day)}
    tail = [max(inner) - math.log1p(-part) / hazard for part in _TAIL]
    inner |= {t for t in tail if t < last_day}
    return np.array(sorted({*inner, min(last_day, max(tail))} if end > _LONGEST else {*inner, end}))


def _delays(
    events: tuple[tuple[tuple[float, float], ...], ...], middles: Array, left_at: float
) -> Array:
    """Return for how long, on average, what is unvested at each time goes on vesting."""
    late = [(at, shares) for grant in events for at, shares in grant if at <= left_at]
    times, shares = np.array(late or [(0.0, 0.0)]).T
    waits = np.maximum(times[None, :] - middles[:, None], 0.0) * shares[None, :]
    waiting = ((times[None, :] > middles[:, None]) * shares[None, :]).sum(axis=1)
    result: Array = waits.sum(axis=1) / np.where(waiting > 0.0, waiting, 1.0)
    return result


def _events(grant: EquityGrant) -> tuple[tuple[float, float], ...]:
    """Return (years from now, shares), vests moved to the end of their quarter, past ones at 0."""
    granted, shares = settled(grant.granted_in_years), settled(grant.shares)
    by_quarter: dict[float, float] = {}
    for years, share in grant.vesting.events:
        quarter = max(0.0, math.ceil((granted + years) * _PER_YEAR - 1e-6) / _PER_YEAR)
        by_quarter[quarter] = by_quarter.get(quarter, 0.0) + share * shares
    return tuple(sorted(by_quarter.items()))


def _tender(tender: Tender) -> TenderTerms:
    return TenderTerms(
        in_years=settled(tender.in_years),
        cap_per_person=settled(tender.cap_per_person),
        holding_years=settled(tender.holding_years),
        price_share=settled(tender.price_share),
    )


def _strike_at_exit(grant: EquityGrant) -> float:
    return 0.0 if grant.is_bought_now else settled(grant.strike)


def _cap(grant: EquityGrant) -> float:
    return math.inf if grant.cap_per_share is None else settled(grant.cap_per_share)


def _expiry(grant: EquityGrant) -> float:
    if not grant.is_option:
        return math.inf
    return settled(grant.granted_in_years) + settled(grant.expires_in_years)


def _value_today(company: Company, stack: Stack) -> float:
    """Return the given value, or that at which the last round was worth what it paid."""
    if company.company_value is not None:
        return settled(company.company_value)
    from goingrate.offer.contingent.calibrate import fair_company_value
    from goingrate.offer.contingent.exit_law import ExitLaw

    failing, safe = settled(company.failure_per_year), settled(company.safe_rate_per_year)
    law = ExitLaw(
        volatility_per_year=settled(company.volatility_per_year),
        drift_per_year=safe + failing,
        exit_rate_per_year=settled(company.exit_rate_per_year),
        discount_per_year=safe + failing,
    )
    table = without_own(stack.table)
    return fair_company_value(table, newest=stack.newest, law=law, ipo=company.ipo)


def without_own(table: CapTable) -> CapTable:
    """Return the table with the person's options as common shares, as investors saw it."""
    mine = [block for block in table.options if block.name.startswith(OWN)]
    others = tuple(block for block in table.options if not block.name.startswith(OWN))
    count = sum(block.options for block in mine)
    return replace(table, common_shares=table.common_shares + count, options=others)


def _chances(company: Company, today: float, discount_per_year: float) -> Chances:
    from goingrate.offer.private.kernel import Chances

    failing = settled(company.failure_per_year)
    rounds = settled(company.rounds_per_year)
    deal = company.licence_and_hire
    return Chances(
        drift=settled(company.growth_per_year) + failing,
        volatility=settled(company.volatility_per_year),
        exit_rate=settled(company.exit_rate_per_year),
        failure_rate=failing,
        discount=math.log1p(discount_per_year),
        lost=-rounds * math.log1p(-settled(company.dilution_per_round)),
        pool=-rounds * math.log1p(-settled(company.pool_per_round)),
        lock_up_years=settled(company.lock_up_years),
        lock_up_volatility=settled(company.lock_up_volatility),
        licence_share=settled(deal.share_of_sales) if deal else 0.0,
        team_share=settled(deal.team_share) if deal else 0.0,
        hired=settled(deal.hired) if deal else 1.0,
        left_behind=settled(deal.left_behind) if deal else 0.0,
        package_spread=settled(deal.spread) if deal else 0.0,
        today=today,
    )


def _prices(flow: Waterfall) -> Prices:
    from goingrate.offer.private.kernel import Prices

    levels, slopes = flow.of("common")
    count = flow.shares[flow.holders.index("common")]
    return Prices(
        exits=np.ascontiguousarray(flow.exits),
        levels=np.ascontiguousarray(levels / count),
        slopes=np.ascontiguousarray(slopes / count),
    )
