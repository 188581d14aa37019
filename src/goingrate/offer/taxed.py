"""Taxes on a job along all paths, where the law of a country is followed."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from goingrate.base.quantity import middle_of
from goingrate.offer.plan import Fates
from goingrate.offer.tax.along import taxes_along
from goingrate.offer.tax.home import Tax, TaxHome
from goingrate.offer.tax.ledger import (
    EXTRAORDINARY,
    LONG_GAIN,
    MOST_YEARS,
    N_COLUMNS,
    WAGES,
)
from goingrate.offer.tax.rates import TaxRates
from goingrate.offer.terms import Offer, Outcomes, Promise
from goingrate.offer.walk import Followed

Array = NDArray[np.float64]
#: Enters what equity brings on some paths into a ledger of zeros, shape (n_fates, n, n_years,
#: N_COLUMNS), in the answer's currency.
Fill: TypeAlias = Callable[[slice, Array], None]
#: A ledger of this many paths is filled and read before the next: more would not fit the cache.
_AT_ONCE: Final = 512


def lawful_taxes(
    home: TaxHome,
    offer: Offer,
    job: Followed,
    fill: Fill | None,
    *,
    pay_after: float,
    discount_per_year: float,
) -> tuple[Array, Array]:
    """Return present values of taxes on pay and on equity, shape (n_fates, n_paths) each.

    `pay_after` goes on after the years of the job that count, for the rates' sake.
    """
    factor = to_home(home, offer)
    n_fates, n_paths = job.pay.shape
    pay_tax, equity_tax = np.empty((n_fates, n_paths)), np.empty((n_fates, n_paths))
    for first in range(0, n_paths, _AT_ONCE):
        paths = slice(first, min(first + _AT_ONCE, n_paths))
        ledger = None
        if fill is not None:
            ledger = np.zeros((n_fates, paths.stop - paths.start, MOST_YEARS, N_COLUMNS))
            fill(paths, ledger)
            ledger *= factor
        found = taxes_along(
            home,
            job.cash[:, paths] * factor,
            job.cash_value[:, paths] * factor,
            ledger,
            pay_after=pay_after * factor,
            discount_per_year=discount_per_year,
        )
        pay_tax[:, paths] = found.pay / factor
        equity_tax[:, paths] = found.equity / factor
    return pay_tax, equity_tax


def payoffs(offer: Offer, company: Fates, kept: Array, *, german: bool) -> Fill:
    """Return what enters payoffs of which only amount and year are known."""
    equity = offer.equity
    if not isinstance(equity, (Promise, Outcomes)):
        raise TypeError("private grants tell more than amounts")
    column = _column(equity, german=german)

    def fill(paths: slice, ledger: Array) -> None:
        for fate in range(company.n_fates):
            year = company.payoff_year[fate]
            if company.payoff[fate] > 0.0 and math.isfinite(year):
                place = min(max(math.ceil(year) - 1, 0), MOST_YEARS - 1)
                ledger[fate, :, place, column] = company.payoff[fate] * kept[fate, paths]

    return fill


def money_after_tax(tax: Tax, offer: Offer, cash: Array) -> Array:
    """Return money in hand by year after the tax on it, shape (n_fates, n_paths, n_years)."""
    if isinstance(tax, TaxRates):
        return cash * (1.0 - middle_of(tax.pay))
    factor = to_home(tax, offer)
    home_cash = cash * factor
    found = taxes_along(
        tax, home_cash, home_cash, None, pay_after=0.0, discount_per_year=0.0, by_year=True
    )
    return cash - found.by_year / factor


def _column(equity: Promise | Outcomes, *, german: bool) -> int:
    """Return what a payoff counts as: in the US a long-term gain, in Germany pay for many years."""
    if equity.taxed_as == "long_term_gain" or (equity.taxed_as is None and not german):
        return LONG_GAIN
    return EXTRAORDINARY if german else WAGES


def to_home(home: TaxHome, offer: Offer) -> float:
    """Return the factor from the answer's currency to that of the law."""
    return 1.0 / middle_of(offer.fx) if home.in_offer_currency else 1.0
