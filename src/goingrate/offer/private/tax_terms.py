"""How the grants of a holding are taxed: from their terms and the law to the loop's arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.private.ends import ExerciseTax
from goingrate.offer.private.settle import Settled
from goingrate.offer.private.short_form import settled
from goingrate.offer.private.terms import EquityGrant
from goingrate.offer.tax.along import first_law
from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.home import DeHome, TaxHome, UsHome
from goingrate.offer.tax.marginal import RateTable, rate_table
from goingrate.offer.tax.us.iso import MONTHS_AFTER_LEAVING
from goingrate.offer.tax.us.iso_limit import iso_split

if TYPE_CHECKING:
    from goingrate.offer.private.path_terms import TaxTerms

Array = NDArray[np.float64]
#: 4 July 2025, as a year: section 1202 as it stands holds for shares acquired after it.
_NEW_SMALL_BUSINESS_LAW: Final = 2025.0 + 185.0 / 365.0


def tax_terms(
    equity: Settled, home: TaxHome, pay_per_year: float, *, money: float = 1.0
) -> TaxTerms:
    """Return how the grants are taxed where the person lives and earns so much.

    `money` is the law's money for one unit of the equity's; pay is in the law's.
    """
    from goingrate.offer.private.path_terms import TaxTerms

    law, rates = first_law(home), rate_table(home, pay_per_year)
    german, american = isinstance(home, DeHome), isinstance(home, UsHome)
    years, shares = _small_business_years(law) if american else (np.zeros(0), np.zeros(0))
    caps = ("qsbs_old_cap", "qsbs_new_cap")
    return TaxTerms(
        how=np.array([_how(grant, german=german) for grant in equity.grants], dtype=np.int64),
        granted=_granted(equity),
        paid=equity.paid_per_share,
        small_business=np.array(
            [_small_business(g, home.first_year) if american else 0.0 for g in equity.grants]
        ),
        deferred=np.array([float(german and grant.section_19a) for grant in equity.grants]),
        iso_part=_iso_parts(equity, law, money) if american else np.zeros(len(equity.grants)),
        appraised=_appraised(equity, german=german),
        fade=equity.hazard,
        amounts=np.array(rates.amounts) / money,
        pay_rates=np.array(rates.wages),
        iso_rates=np.array(rates.iso_spread),
        german=float(german),
        long_years=law.number("long_term_hold_years") if american else 0.0,
        iso_from_grant_years=law.number("iso_hold_from_grant_years") if american else 0.0,
        iso_from_exercise_years=law.number("iso_hold_from_exercise_years") if american else 0.0,
        iso_after_leaving_years=MONTHS_AFTER_LEAVING / 12.0,
        years=years,
        shares=shares,
        old_years=law.rows("qsbs_old_exclusion")[-1][0] if american else 0.0,
        new_law_years=_NEW_SMALL_BUSINESS_LAW - home.first_year,
        caps=np.array([law.number(cap) / money if american else 0.0 for cap in caps]),
        times_basis=law.number("qsbs_basis_multiple") if american else 0.0,
        longest_deferral_years=law.number("deferral_years") if german else 0.0,
    )


def exercise_taxes(
    equity: Settled, home: TaxHome, pay_per_year: float, *, money: float = 1.0
) -> tuple[ExerciseTax, ...]:
    """Return the tax on each grant that weighs in the decision to exercise it; see `tax_terms`."""
    rates: RateTable = rate_table(home, pay_per_year)
    american = isinstance(home, UsHome)
    parts = _iso_parts(equity, first_law(home), money) if american else np.zeros(len(equity.grants))
    appraised = _appraised(equity, german=not american)
    return tuple(
        ExerciseTax(
            amounts=tuple(amount / money for amount in rates.amounts),
            pay_rates=rates.wages,
            iso_rates=rates.iso_spread,
            at_sale=rates.long_gain,
            iso_part=float(part),
            iso_after_leaving_years=MONTHS_AFTER_LEAVING / 12.0,
            appraised=appraised,
            fade=equity.hazard,
        )
        for part in parts
    )


def no_terms(n_grants: int) -> TaxTerms:
    """Return what stands in where no law is followed."""
    from goingrate.offer.private.path_terms import TaxTerms

    none, nothing = np.zeros(n_grants), np.zeros(0)
    return TaxTerms(
        how=np.zeros(n_grants, dtype=np.int64),
        granted=none,
        paid=none,
        small_business=none,
        deferred=none,
        iso_part=none,
        appraised=1.0,
        fade=0.0,
        amounts=nothing,
        pay_rates=nothing,
        iso_rates=nothing,
        german=0.0,
        long_years=0.0,
        iso_from_grant_years=0.0,
        iso_from_exercise_years=0.0,
        iso_after_leaving_years=0.0,
        years=nothing,
        shares=nothing,
        old_years=0.0,
        new_law_years=0.0,
        caps=np.zeros(2),
        times_basis=0.0,
        longest_deferral_years=0.0,
    )


def _appraised(equity: Settled, *, german: bool) -> float:
    """Return what a share is appraised at today, as a part of what a sale today would bring it.

    Options that are granted now have the appraisal as their strike, and in the United States bought
    shares as their price; in Germany shares are often bought for a nominal price. Without such a
    price nothing tells, and a share counts in full.
    """
    from goingrate.offer.private.path_values import sale_price

    prices = [
        settled(grant.strike)
        for grant in equity.grants
        if settled(grant.granted_in_years) == 0.0 and settled(grant.strike) > 0.0
        if grant.is_option or (grant.is_bought_now and not german)
    ]
    price = float(sale_price(equity.company_value, 0.0, equity.chances, equity.market))
    return min(max(prices) / price, 1.0) if prices and price > 0.0 else 1.0


def _iso_parts(equity: Settled, law: LawYear, money: float) -> Array:
    """Return what the yearly limit leaves of each grant as ISOs, on average over its vests."""
    parts = np.zeros(len(equity.grants))
    used: dict[int, float] = {}
    for place in np.argsort(_granted(equity), kind="stable").tolist():
        grant, vests = equity.grants[place], equity.vested[place]
        if grant.kind != "iso" or not vests:
            continue
        if grant.early_exercise:  # all of it could be exercised at once
            vests = ((settled(grant.granted_in_years), sum(units for _, units in vests)),)
        value = money * settled(grant.strike)
        split = iso_split(vests, value_at_grant_per_unit=value, law=law, used=used)
        used = dict(split.used)
        parts[place] = sum(split.iso_units) / sum(units for _, units in vests)
    return parts


def _granted(equity: Settled) -> Array:
    return np.array([settled(grant.granted_in_years) for grant in equity.grants])


def _how(grant: EquityGrant, *, german: bool) -> int:
    """Return how a grant is taxed; in Germany whoever buys shares owns them from then on."""
    from goingrate.offer.private import path_terms as how

    if grant.is_bought_now:
        if german:
            return how.SHARES
        if grant.kind == "iso":
            return how.EARLY_ISO_ELECTED if grant.section_83b else how.EARLY_ISO
        return how.SHARES if grant.section_83b else how.SHARES_AS_THEY_VEST
    return {
        "iso": how.NSO if german else how.ISO,
        "nso": how.NSO,
        "rsu": how.UNITS,
        "double_trigger_rsu": how.UNITS_AT_EXIT,
    }.get(grant.kind, how.MONEY)


def _small_business_years(law: LawYear) -> tuple[Array, Array]:
    rows = law.rows("qsbs_new_exclusion")
    return np.array([row[0] for row in rows]), np.array([row[1] for row in rows])


def _small_business(grant: EquityGrant, first_year: int) -> float:
    """Return 0 for other shares, else 1 or 2 by the day on which they are acquired."""
    if not grant.small_business:
        return 0.0
    bought = first_year + settled(grant.granted_in_years)
    return 2.0 if bought > _NEW_SMALL_BUSINESS_LAW or not grant.is_bought_now else 1.0
