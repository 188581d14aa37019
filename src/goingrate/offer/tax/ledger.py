"""The columns of a ledger: what equity brings a household, by year and character for the tax.

Kernels fill arrays of shape (..., n_years, N_COLUMNS) and kernels of a country's tax read them.
Germany reads gains of both holding periods as gains on shares, and `OTHER` as wages.
"""

from __future__ import annotations

from typing import Final

WAGES: Final = 0
#: Taxed like wages, free of payroll tax: ISO shares sold early.
OTHER: Final = 1
SHORT_GAIN: Final = 2
LONG_GAIN: Final = 3
#: The taxable part of a partly excluded section 1202 gain.
GAIN_28: Final = 4
#: Section 1202 gain that federal law excludes.
EXCLUDED_GAIN: Final = 5
ISO_SPREAD: Final = 6
AMT_ADJUSTMENT: Final = 7
#: Pay for several years of work in one (section 34 EStG).
EXTRAORDINARY: Final = 8
#: Money that is no income: shares kept back for the tax at a vest, which bring nothing later.
CASH: Final = 9
N_COLUMNS: Final = 10
#: Years that a ledger can hold; what comes later counts as of the last one.
MOST_YEARS: Final = 40
