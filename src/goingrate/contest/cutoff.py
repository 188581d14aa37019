"""Who goes to the start-up: everybody below one level of risk aversion.

A company with ample cash pays in cash, which is worth the same to all. A start-up short of cash
adds equity, which is worth the less the more averse to risk a person is. So its side of the market
is everybody below a cutoff gamma*, where both are worth the same; without caps

    gamma* = [kappa^2 / (2 (1 + kappa)^2 sigma^2)] / [(y_b - v_b) - (y_s - v_s) / (1 + kappa)].

The denominator is the cash by which the start-up falls short; where it is not positive the
start-up always wins. Where its equity is limited to E (by the pool, or because the least cash must
be paid first), people below the risk aversion at which they would want just E get E, and the cutoff
may lie among them: at 2 (k E - d) / (sigma^2 E^2), with k = kappa / (1 + kappa) and d the
denominator above.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.contest.frontier import FirmTerms
from goingrate.contest.ranges import finite

Array = NDArray[np.float64]


def cutoff(
    *, startup_surplus: ArrayLike, company_surplus: ArrayLike, startup_terms: FirmTerms
) -> Array:
    """Return the absolute risk aversion below which, and only below which, the start-up wins.

    Parameters
    ----------
    startup_surplus
        y_s - v_s: what the seat in the start-up leaves for pay.
    company_surplus
        y_b - v_b of a company without a shadow price of cash, all of which it pays in cash.
    startup_terms
        Price of cash, volatility, and limits of the start-up.

    All broadcast.

    Returns
    -------
    gamma*, per unit of money; infinite where the start-up wins everybody, 0 where nobody.

    Raises
    ------
    OutOfRange
        If a surplus is not finite.

    References
    ----------
    Legros and Newman (2007), "Beauty Is a Beast, Frog Is a Prince: Assortative Matching with
    Nontransferabilities", Econometrica 75.

    Examples
    --------
    >>> terms = FirmTerms.of(cash_price=0.25, volatility=0.5)
    >>> float(cutoff(startup_surplus=250e3, company_surplus=210e3, startup_terms=terms))
    8e-06
    """
    left = finite("startup_surplus", startup_surplus)
    short = finite("company_surplus", company_surplus) - left * startup_terms.slope
    saved = startup_terms.cash_price * startup_terms.slope
    most = np.minimum(startup_terms.equity_cap, left - startup_terms.least_surplus)
    variance = startup_terms.volatility**2
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        gain = np.where(saved > 0, saved * most, 0.0)  # of the equity, to those who mind no risk
        free = saved**2 / (2.0 * variance * short)
        capped = 2.0 * (gain - short) / (variance * most**2)
        gamma = np.where(2.0 * short < gain, free, capped)
    gamma = np.where(short < gain, gamma, 0.0)
    always = (short < 0) | ((short == 0) & (gain > 0))
    return np.where(most < 0, 0.0, np.where(always, np.inf, gamma))
