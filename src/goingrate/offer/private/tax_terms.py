"""How the grants of a holding are taxed: from their terms and the law to the loop's arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.private.ends import ExerciseTax
from goingrate.offer.private.settle import Settled
from goingrate.offer.private.short_form import settled
from goingrate.offer.private.terms import EquityGrant
from goingrate.offer.tax.along import first_law
from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.home import TaxHome, UsHome
from goingrate.offer.tax.marginal import TopRates, top_rates
from goingrate.offer.tax.us.iso import MONTHS_AFTER_LEAVING
from goingrate.offer.tax.us.iso_limit import iso_split

if TYPE_CHECKING:
    from goingrate.offer.private.path_tax import TaxTerms

Array = NDArray[np.float64]
#: 4 July 2025, as a year: section 1202 as it stands holds for shares acquired after it.
_NEW_SMALL_BUSINESS_LAW: Final = 2025.0 + 185.0 / 365.0
_OPEN_END: Final = 1e9


def tax_terms(equity: Settled, home: TaxHome, pay_per_year: float) -> TaxTerms:
    """Return how the grants are taxed where the person lives and earns so much."""
    law, rates = first_law(home), top_rates(home, pay_per_year)
    if isinstance(home, UsHome):
        return _us(equity, home, law, rates)
    return _de(equity, law, rates)


def exercise_taxes(
    grants: Sequence[EquityGrant], home: TaxHome, pay_per_year: float
) -> tuple[ExerciseTax, ...]:
    """Return the tax on each grant that weighs in the decision to exercise it."""
    rates = top_rates(home, pay_per_year)
    iso = ExerciseTax(rates.iso_spread, rates.long_gain, credited=True)
    other = ExerciseTax(rates.wages, rates.long_gain, credited=False)
    american = isinstance(home, UsHome)
    return tuple(iso if american and grant.kind == "iso" else other for grant in grants)


def _kept_back(equity: Settled, rates: TopRates) -> Array:
    """Return the part of a vest's value that goes into the tax on it, in shares."""
    early = [grant.early_exercise and grant.kind == "iso" for grant in equity.grants]
    return np.array([0.0 if one else rates.wages for one in early])


def _iso_parts(equity: Settled, law: LawYear) -> Array:
    """Return what the yearly limit leaves of each grant as ISOs, on average over its vests."""
    parts = np.zeros(len(equity.grants))
    used: dict[int, float] = {}
    for place in np.argsort(_granted(equity), kind="stable").tolist():
        grant, vests = equity.grants[place], equity.vested[place]
        if grant.kind != "iso" or not vests:
            continue
        if grant.early_exercise:  # all of it could be exercised at once
            vests = ((settled(grant.granted_in_years), sum(units for _, units in vests)),)
        split = iso_split(vests, value_at_grant_per_unit=settled(grant.strike), law=law, used=used)
        used = dict(split.used)
        parts[place] = sum(split.iso_units) / sum(units for _, units in vests)
    return parts


def _us(equity: Settled, home: UsHome, law: LawYear, rates: TopRates) -> TaxTerms:
    """Return how the grants are taxed in the United States; `law` is that of the first year."""
    from goingrate.offer.private.path_tax import TaxTerms

    shares = law.rows("qsbs_new_exclusion")
    return TaxTerms(
        how=np.array([_how(grant) for grant in equity.grants], dtype=np.int64),
        granted=_granted(equity),
        paid=equity.paid_per_share,
        small_business=np.array([_small_business(g, home.first_year) for g in equity.grants]),
        deferred=np.zeros(len(equity.grants)),
        kept_back=_kept_back(equity, rates),
        iso_part=_iso_parts(equity, law),
        german=0.0,
        long_years=law.number("long_term_hold_years"),
        iso_from_grant_years=law.number("iso_hold_from_grant_years"),
        iso_from_exercise_years=law.number("iso_hold_from_exercise_years"),
        iso_after_leaving_years=MONTHS_AFTER_LEAVING / 12.0,
        years=np.array([row[0] for row in shares]),
        shares=np.array([row[1] for row in shares]),
        old_years=law.rows("qsbs_old_exclusion")[-1][0],
        caps=np.array([law.number("qsbs_old_cap"), law.number("qsbs_new_cap")]),
        times_basis=law.number("qsbs_basis_multiple"),
        longest_deferral_years=_OPEN_END,
    )


def _de(equity: Settled, law: LawYear, rates: TopRates) -> TaxTerms:
    """Return how the grants are taxed in Germany; `law` is that of the first year."""
    from goingrate.offer.private.path_tax import TaxTerms

    return TaxTerms(
        how=np.array([_how_in_germany(grant) for grant in equity.grants], dtype=np.int64),
        granted=_granted(equity),
        paid=equity.paid_per_share,
        small_business=np.zeros(len(equity.grants)),
        deferred=np.array([float(grant.section_19a) for grant in equity.grants]),
        kept_back=_kept_back(equity, rates),
        iso_part=np.zeros(len(equity.grants)),
        german=1.0,
        long_years=0.0,
        iso_from_grant_years=0.0,
        iso_from_exercise_years=0.0,
        iso_after_leaving_years=0.0,
        years=np.zeros(0),
        shares=np.zeros(0),
        old_years=0.0,
        caps=np.zeros(2),
        times_basis=0.0,
        longest_deferral_years=law.number("deferral_years"),
    )


def no_terms(n_grants: int) -> TaxTerms:
    """Return what stands in where no law is followed."""
    from goingrate.offer.private.path_tax import TaxTerms

    none = np.zeros(n_grants)
    return TaxTerms(
        how=np.zeros(n_grants, dtype=np.int64),
        granted=none,
        paid=none,
        small_business=none,
        deferred=none,
        kept_back=none,
        iso_part=none,
        german=0.0,
        long_years=0.0,
        iso_from_grant_years=0.0,
        iso_from_exercise_years=0.0,
        iso_after_leaving_years=0.0,
        years=np.zeros(0),
        shares=np.zeros(0),
        old_years=0.0,
        caps=np.zeros(2),
        times_basis=0.0,
        longest_deferral_years=0.0,
    )


def _granted(equity: Settled) -> Array:
    return np.array([settled(grant.granted_in_years) for grant in equity.grants])


def _how(grant: EquityGrant) -> int:
    from goingrate.offer.private import path_tax as how

    if grant.early_exercise and not grant.section_83b:
        return how.EARLY_ISO if grant.kind == "iso" else how.SHARES_AS_THEY_VEST
    if grant.early_exercise:
        return how.SHARES
    if grant.kind == "restricted_stock":
        return how.SHARES if grant.section_83b else how.SHARES_AS_THEY_VEST
    return {
        "iso": how.ISO,
        "nso": how.NSO,
        "rsu": how.UNITS,
        "double_trigger_rsu": how.UNITS_AT_EXIT,
    }.get(grant.kind, how.MONEY)


def _how_in_germany(grant: EquityGrant) -> int:
    """Options are wages when exercised, and whoever buys shares owns them from then on."""
    from goingrate.offer.private import path_tax as how

    if grant.is_bought_now:
        return how.SHARES
    return {
        "iso": how.NSO,
        "nso": how.NSO,
        "rsu": how.UNITS,
        "double_trigger_rsu": how.UNITS_AT_EXIT,
    }.get(grant.kind, how.MONEY)


def _small_business(grant: EquityGrant, first_year: int) -> float:
    """Return 0 for other shares, else 1 or 2 by the day on which they are acquired."""
    if not grant.small_business:
        return 0.0
    bought = first_year + settled(grant.granted_in_years)
    return 2.0 if bought > _NEW_SMALL_BUSINESS_LAW or not grant.is_bought_now else 1.0
