"""What every claim on a company is worth before anybody knows when and at what value it ends."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.cap_table.holders import CapTable
from goingrate.offer.contingent.cells import cells_of
from goingrate.offer.contingent.exit_law import ExitLaw, require_company_value
from goingrate.offer.contingent.ipo_chance import IpoChance

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ClaimValues:
    """Values of all claims on a company.

    Parameters
    ----------
    holders
        common, then preferred classes, options, convertibles, debt.
    values
        Of each holder's whole claim, shape (n_holders,).
    per_share
        Per common share after conversion, shape (n_holders,); not a number for a claim without
        shares.
    numerical_error
        By how much the values miss the discounted value of the company that they share: rounding
        only, as they are closed forms.
    """

    holders: tuple[str, ...]
    values: Array
    per_share: Array
    numerical_error: float

    def of(self, holder: str) -> float:
        """Return the value of one holder's claim."""
        return float(self.values[self.holders.index(holder)])


def claim_values(
    table: CapTable, *, company_value: float, law: ExitLaw, ipo: IpoChance
) -> ClaimValues:
    """Return what each holder's claim is worth today, in closed form.

    Together they are worth lambda / (lambda + r - m) times the company value: the company value
    itself, if it grows at the discount rate.

    Parameters
    ----------
    company_value
        Today, above 0.
    law
        For prices, drift and discount are both the safe rate.
    ipo
        How probable an IPO is, by exit value; preferred shares then convert.

    Raises
    ------
    OutOfRange
        If the company value is not above 0, or growth is so strong that the mean is infinite.

    References
    ----------
    Gornall and Strebulaev (2020), "Squaring venture capital valuations with reality", Journal of
    Financial Economics 135, section 2.

    Examples
    --------
    >>> from goingrate.offer.cap_table.holders import Preferred
    >>> table = CapTable(8e6, preferred=(Preferred("A", shares=2e6, issue_price=2.5),))
    >>> law = ExitLaw(0.9, drift_per_year=0.025, exit_rate_per_year=0.25, discount_per_year=0.025)
    >>> found = claim_values(table, company_value=25e6, law=law, ipo=IpoChance())
    >>> found.values / 1e6
    array([18.7655276,  6.2344724])
    """
    from goingrate.offer.contingent.kernel import value_stack

    require_company_value(company_value)
    together = company_value * law.discounted_mean()
    sale, cells = cells_of(table, ipo)
    values = np.empty(len(sale.holders))
    value_stack(company_value, law.discounted(), cells, values)
    per_share = np.full(values.size, np.nan)
    np.divide(values, sale.shares, out=per_share, where=sale.shares > 0.0)
    return ClaimValues(sale.holders, values, per_share, abs(math.fsum(values) - together))
