"""Taxes along paths: from where a person lives to the compiled year-by-year law."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from goingrate.base.quantity import middle_of
from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.home import DeHome, TaxHome, UsHome
from goingrate.offer.tax.ledger import MOST_YEARS

if TYPE_CHECKING:
    from goingrate.offer.tax.de.tables import DeTables
    from goingrate.offer.tax.us.tables import UsTables

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PathTaxes:
    """Present values of taxes on pay and on equity, shape (n_fates, n_paths).

    `by_year` holds the nominal taxes on pay, shape (n_fates, n_paths, n_years), where asked for.
    """

    pay: Array
    equity: Array
    by_year: Array


def taxes_along(
    home: TaxHome,
    cash: Array,
    cash_value: Array,
    ledger: Array | None,
    *,
    pay_after: float,
    discount_per_year: float,
    by_year: bool = False,
) -> PathTaxes:
    """Return the taxes along paths, all money in the currency of the home.

    Parameters
    ----------
    cash, cash_value
        Pay of each year and its present value, shape (n_fates, n_paths, n_years).
    ledger
        What equity brings, shape (n_fates, n_paths, n_ledger_years, N_COLUMNS); None: nothing.
    pay_after
        Pay a year after the last one of `cash`: it decides the rates on what equity brings then.
    """
    n_years = max(MOST_YEARS, cash.shape[2])
    discount = (1.0 + discount_per_year) ** -np.arange(1.0, n_years + 1.0)
    taxes = PathTaxes(
        np.empty(cash.shape[:2]),
        np.empty(cash.shape[:2]),
        np.empty(cash.shape if by_year else (0, 0, 0)),
    )
    filled = np.zeros((0, 0, 0, 0)) if ledger is None else ledger
    spouse = middle_of(home.spouse_wages_per_year)
    out = (taxes.pay, taxes.equity, taxes.by_year)
    if isinstance(home, UsHome):
        from goingrate.offer.tax.us.along_kernel import us_taxes

        itemized, us = middle_of(home.itemized_deductions_per_year), _us_tables(home, n_years)
        us_taxes(cash, cash_value, pay_after, filled, spouse, itemized, discount, us, *out)
    else:
        from goingrate.offer.tax.de.along_kernel import de_taxes

        de_taxes(
            cash, cash_value, pay_after, filled, spouse, discount, _de_tables(home, n_years), *out
        )
    return taxes


def first_law(home: TaxHome) -> LawYear:
    """Return the national law of the year in which the decision falls."""
    rate = middle_of(home.index_per_year)
    if isinstance(home, UsHome):
        return home.federal.at(home.first_year, status=home.status, index_rate_per_year=rate)
    return home.book.at(home.first_year, index_rate_per_year=rate)


@lru_cache(maxsize=64)
def _us_tables(home: UsHome, n_years: int) -> UsTables:
    from goingrate.offer.tax.us.tables import us_tables

    rate = middle_of(home.index_per_year)
    years = [home.first_year + k for k in range(n_years)]
    federal = [home.federal.at(y, status=home.status, index_rate_per_year=rate) for y in years]
    if home.state is None:
        return us_tables(federal, None)
    state = [home.state.at(y, status=home.status, index_rate_per_year=rate) for y in years]
    return us_tables(federal, state)


@lru_cache(maxsize=64)
def _de_tables(home: DeHome, n_years: int) -> DeTables:
    from goingrate.offer.tax.de.tables import de_tables

    rate = middle_of(home.index_per_year)
    laws = [home.book.at(home.first_year + k, index_rate_per_year=rate) for k in range(n_years)]
    return de_tables(laws, home.person)
