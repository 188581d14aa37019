"""German tax along paths: year by year, with what equity brings, and without it.

The compiler's cache goes by the text of this file alone; `BUILT_IN` tells it of the others.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numba import njit
from numpy.typing import NDArray

from goingrate.offer.tax.de.kernel import de_year_total
from goingrate.offer.tax.de.tables import DeTables
from goingrate.offer.tax.ledger import (
    CASH,
    EXTRAORDINARY,
    LONG_GAIN,
    N_COLUMNS,
    OTHER,
    SHORT_GAIN,
    WAGES,
)

Array = NDArray[np.float64]
#: Digest of what is built in (`tools.stamp_kernels`), for the compiler's cache.
BUILT_IN: Final = "a3cf8f6e3b0b64bf"


@njit(cache=True, error_model="numpy")
def _some(values: Array) -> bool:  # pragma: no cover (compiled)
    for k in range(values.size):  # noqa: SIM110 (a generator is not compiled)
        if values[k] != 0.0:
            return True
    return False


@njit(cache=True, error_model="numpy")
def _total(
    y: int, pay: float, spouse: float, row: Array, carry: Array, tables: DeTables
) -> float:  # pragma: no cover (compiled)
    """Return taxes and contributions of a year; `carry` goes on into the next one."""
    return de_year_total(
        y,
        max(pay + row[WAGES] + row[OTHER], 0.0),
        spouse,
        row[EXTRAORDINARY],
        row[SHORT_GAIN] + row[LONG_GAIN],
        0.0,
        carry,
        tables,
    )


@njit(cache=True, error_model="numpy")
def de_taxes(
    cash: Array, cash_value: Array, pay_after: float, ledger: Array, spouse: float, discount: Array,
    tables: DeTables, pay_tax: Array, equity_tax: Array, by_year: Array,
) -> None:  # fmt: skip  # pragma: no cover (compiled)
    """Fill present values of taxes on pay and on equity; see `tax.us.along_kernel.us_taxes`."""
    n_years = cash.shape[2]
    last = max(n_years, ledger.shape[2])
    nothing = np.zeros(N_COLUMNS)
    none = np.zeros(1)
    alone = np.zeros(last)
    for y in range(last):
        none[:] = 0.0
        alone[y] = _total(y, 0.0, spouse, nothing, none, tables)
    carry = np.zeros(1)
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
                own = _total(y, pay, spouse, nothing, none, tables)
                if inside:
                    if pay > 0.0:
                        pay_sum += (own - alone[y]) * cash_value[f, i, y] / pay
                    if by_year.size > 0:
                        by_year[f, i, y] = own - alone[y]
                if more:
                    both = _total(y, pay, spouse, row, carry, tables)
                    equity_sum += (both - own - row[CASH]) * discount[y]
            pay_tax[f, i] = pay_sum
            equity_tax[f, i] = equity_sum
