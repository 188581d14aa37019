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
from goingrate.offer.contingent.ipo_chance import IpoChance
from goingrate.offer.private.short_form import OWN, Stack, settled, stack_of
from goingrate.offer.private.terms import Company, EquityGrant, PrivateEquity, Tender

if TYPE_CHECKING:
    from goingrate.offer.private.kernel import Chances, Market, Prices

Array = NDArray[np.float64]
_PER_YEAR: Final = 4


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
    granted_years
        When each grant is made, 0 for those that run already, shape (n_grants,).
    expiry_years, windows
        When the options of each grant end, and how long whoever leaves may still exercise them,
        shape (n_grants,); infinite for what is no option.
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
    granted_years: Array
    expiry_years: Array
    windows: Array
    bought_now: float
    tender: TenderTerms | None

    @property
    def total(self) -> Array:
        """Shares of each grant, shape (n_grants,)."""
        return np.array([sum(shares for _, shares in events) for events in self.vested])

    @property
    def is_option(self) -> NDArray[np.bool_]:
        """Which grants must be paid for before they are shares, shape (n_grants,)."""
        return np.array([grant.is_option for grant in self.grants])

    @property
    def hazard(self) -> float:
        """Rate at which the company ends, one way or the other."""
        return self.chances.exit_rate + self.chances.failure_rate

    def decided_by(self, left_at: float) -> Array:
        """Return when each option grant must be exercised or lapses, shape (n_grants,)."""
        return np.minimum(self.expiry_years, left_at + self.windows)

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
        if grant.is_bought_now and settled(grant.granted_in_years) >= 0.0
    )
    ipo = company.ipo or IpoChance()
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
            ipo_logs=np.log(np.array(ipo.company_values)),
            ipo_shares=np.array(ipo.shares),
        ),
        grants=equity.grants,
        vested=tuple(_events(grant) for grant in equity.grants),
        strikes=np.array([_strike_at_exit(grant) for grant in equity.grants]),
        caps=np.array([_cap(grant) for grant in equity.grants]),
        granted_years=np.array([max(settled(g.granted_in_years), 0.0) for g in equity.grants]),
        expiry_years=np.array([_expiry(grant) for grant in equity.grants]),
        windows=np.array(
            [settled(g.window_years) if g.is_option else math.inf for g in equity.grants]
        ),
        bought_now=bought,
        tender=None if company.tender is None else _tender(company.tender),
    )


def _events(grant: EquityGrant) -> tuple[tuple[float, float], ...]:
    """Return (years from now, shares), vests moved to the end of their quarter; past ones too."""
    granted, shares = settled(grant.granted_in_years), settled(grant.shares)
    by_quarter: dict[float, float] = {}
    for years, share in grant.vesting.events:
        quarter = math.ceil((granted + years) * _PER_YEAR - 1e-6) / _PER_YEAR
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
    ipo = company.ipo or IpoChance()
    return fair_company_value(table, newest=stack.newest, law=law, ipo=ipo)


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
