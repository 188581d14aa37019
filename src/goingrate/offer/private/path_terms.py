"""How grants are taxed on a path: names of the ways, terms, lots, and the path itself."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

#: How a grant is taxed: options; units taxed as they vest, or at the exit; shares taxed when they
#: are bought, or as they vest; ISO shares exercised early, without and with an election; rights to
#: money.
(
    NSO,
    ISO,
    UNITS,
    UNITS_AT_EXIT,
    SHARES,
    SHARES_AS_THEY_VEST,
    EARLY_ISO,
    EARLY_ISO_ELECTED,
    MONEY,
) = range(9)


class TaxTerms(NamedTuple):
    """How the grants are taxed, shape (n_grants,), and limits of the law.

    `granted` is below 0 for grants that run already; `paid` the strike or price of a unit, whenever
    it is paid; `small_business` 0, or 1 or 2 for section 1202 shares acquired before or after 4
    July 2025; `deferred` 1 for section 19a EStG; `iso_part` what section 422(d) leaves of an ISO.
    A share counts for `appraised` of its value today; the rest comes at the rate `fade`.

    Average rates of tax on an amount on top of pay stand at `amounts` (n,): as wages, and as an ISO
    spread. `years`, `shares` (n,) are the holding periods and the excluded parts of shares acquired
    since July 2025; `caps` (2,) and `times_basis` bound the gain; `new_law_years` is
    that day, in years from the decision.
    """

    how: Whole
    granted: Array
    paid: Array
    small_business: Array
    deferred: Array
    iso_part: Array
    appraised: float
    fade: float
    amounts: Array
    pay_rates: Array
    iso_rates: Array
    german: float
    long_years: float
    iso_from_grant_years: float
    iso_from_exercise_years: float
    iso_after_leaving_years: float
    years: Array
    shares: Array
    old_years: float
    new_law_years: float
    caps: Array
    times_basis: float
    longest_deferral_years: float


class Lots(NamedTuple):
    """What was paid for and sold on the way, by grant; what was kept back, by year.

    `fair` (n_grants,) is the value of a share when it was paid for, for options at `exercised`, and
    `iso` the part that was an ISO then; `gone` (n_grants, n_events) the part of each vest that was
    sold. Of what vests in a year, `kept_back` (2, n_years) is kept back for the tax: of pay, and of
    ISO spreads. `used` (2,) are the section 1202 gain so far, and the basis sold with it.
    """

    fair: Array
    exercised: Array
    iso: Array
    gone: Array
    kept_back: Array
    used: Array


class Path(NamedTuple):
    """One path of the company: its end, and levels on the way there."""

    end: float
    own_end: float
    levels: Array
    further: float
    correlation: float
