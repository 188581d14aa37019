"""US tax along paths: year by year, with what equity brings, and without it.

The compiler's cache goes by the text of this file alone; `BUILT_IN` tells it of the others.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numba import njit
from numpy.typing import NDArray

from goingrate.offer.tax.ledger import (
    AMT_ADJUSTMENT,
    CASH,
    EXCLUDED_GAIN,
    EXTRAORDINARY,
    GAIN_28,
    ISO_SPREAD,
    LONG_GAIN,
    N_COLUMNS,
    OTHER,
    SHORT_GAIN,
    WAGES,
)
from goingrate.offer.tax.us.kernel import us_year_total
from goingrate.offer.tax.us.tables import UsTables

Array = NDArray[np.float64]
#: Digest of what is built in (`tools.stamp_kernels`), for the compiler's cache.
BUILT_IN: Final = "e98fd85bd75fa101"


@njit(cache=True, error_model="numpy")
def _some(values: Array) -> bool:  # pragma: no cover (compiled)
    for k in range(values.size):  # noqa: SIM110 (a generator is not compiled)
        if values[k] != 0.0:
            return True
    return False


@njit(cache=True, error_model="numpy")
def _total(
    y: int, pay: float, spouse: float, itemized: float, row: Array, carry: Array, tables: UsTables
) -> float:  # pragma: no cover (compiled)
    """Return all taxes of a year; `carry` goes on into the next one."""
    federal, payroll, state, state_payroll = us_year_total(
        y,
        max(pay + row[WAGES] + row[EXTRAORDINARY], 0.0),
        spouse,
        row[OTHER],
        0.0,
        row[SHORT_GAIN],
        row[LONG_GAIN],
        row[GAIN_28],
        row[EXCLUDED_GAIN],
        row[ISO_SPREAD],
        row[AMT_ADJUSTMENT],
        itemized,
        carry,
        tables,
    )
    return federal + payroll + state + state_payroll


@njit(cache=True, error_model="numpy")
def us_taxes(
    cash: Array, cash_value: Array, pay_after: float, ledger: Array, spouse: float, itemized: float,
    discount: Array, tables: UsTables, pay_tax: Array, equity_tax: Array, by_year: Array,
) -> None:  # fmt: skip  # pragma: no cover (compiled)
    """Fill present values of taxes on pay and on equity, shape (n_fates, n_paths).

    Parameters
    ----------
    cash, cash_value
        Pay of each year and its present value, shape (n_fates, n_paths, n_years): tax on it is due
        when it is paid.
    ledger
        What equity brings, shape (n_fates, n_paths, n_ledger_years, N_COLUMNS), or empty; its tax
        is due at the end of the year.
    pay_after
        Pay a year after the last one of `cash`, for the rates' sake.
    spouse, itemized
        Of each year; the tax of a spouse alone is not counted.
    discount
        By year's end, shape (n_ledger_years,).
    by_year
        Filled with the taxes on pay, shape of `cash`, unless it is empty.
    """
    n_years = cash.shape[2]
    last = max(n_years, ledger.shape[2])
    nothing = np.zeros(N_COLUMNS)
    none = np.zeros(6)
    alone = np.zeros(last)
    for y in range(last):
        none[:] = 0.0
        alone[y] = _total(y, 0.0, spouse, itemized, nothing, none, tables)
    carry = np.zeros(6)
    for f in range(cash.shape[0]):
        for i in range(cash.shape[1]):
            carry[:] = 0.0
            pay_sum = 0.0
            equity_sum = 0.0
            for y in range(last):
                inside = y < n_years
                row = ledger[f, i, y] if ledger.size > 0 else nothing
                more = ledger.size > 0 and (_some(row) or _some(carry))
                if not (inside or more):
                    continue
                pay = cash[f, i, y] if inside else pay_after
                none[:] = 0.0
                own = _total(y, pay, spouse, itemized, nothing, none, tables)
                if inside:
                    if pay > 0.0:
                        pay_sum += (own - alone[y]) * cash_value[f, i, y] / pay
                    if by_year.size > 0:
                        by_year[f, i, y] = own - alone[y]
                if more:
                    both = _total(y, pay, spouse, itemized, row, carry, tables)
                    equity_sum += (both - own - row[CASH]) * discount[y]
            pay_tax[f, i] = pay_sum
            equity_tax[f, i] = equity_sum
