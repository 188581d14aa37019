"""How a holder's payoff at the exit is distributed: probabilities in closed form."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.offer.cap_table.holders import CapTable
from goingrate.offer.contingent.cells import Cells, cells_of_holder
from goingrate.offer.contingent.exit_law import ExitLaw, require_company_value, require_shares
from goingrate.offer.contingent.ipo_chance import IpoChance

if TYPE_CHECKING:
    from collections.abc import Callable

Array = NDArray[np.float64]


def payoff_shares(
    table: CapTable,
    *,
    holder: str,
    payoffs: ArrayLike,
    company_value: float,
    law: ExitLaw,
    ipo: IpoChance,
) -> Array:
    """Return the probability that a holder is paid at most so much at the exit.

    Parameters
    ----------
    payoffs
        Undiscounted money of the whole claim.
    company_value
        Today, above 0.
    law
        With the growth that is expected.

    Raises
    ------
    BadField
        If there is no such holder.
    OutOfRange
        If the company value is not above 0.

    Examples
    --------
    >>> from goingrate.offer.cap_table.holders import Preferred
    >>> table = CapTable(8e6, preferred=(Preferred("A", shares=2e6, issue_price=2.5),))
    >>> law = ExitLaw(volatility_per_year=0.9, drift_per_year=0.1, exit_rate_per_year=0.25)
    >>> terms = {"company_value": 25e6, "law": law, "ipo": IpoChance()}
    >>> payoff_shares(table, holder="common", payoffs=[0.0, 1e7], **terms)
    array([0.32298..., 0.55618...])
    """
    at_most = _distribution(table, holder, company_value, law, ipo)[0]
    amounts = np.asarray(payoffs, dtype=np.float64)
    return np.array([at_most(float(one)) for one in amounts.ravel()]).reshape(amounts.shape)


def payoff_quantiles(
    table: CapTable,
    *,
    holder: str,
    shares: ArrayLike,
    company_value: float,
    law: ExitLaw,
    ipo: IpoChance,
) -> Array:
    """Return the least payoffs that shares of all exits do not exceed.

    Finite for any drift, also where the mean is not. Where many exits pay exactly the same (0, or
    a preference), that amount itself is returned.

    Parameters
    ----------
    shares
        Each above 0 and below 1; otherwise as in `payoff_shares`.

    Raises
    ------
    BadField
        If there is no such holder.
    OutOfRange
        For a company value or a share outside these limits.
    """
    at_most, cells = _distribution(table, holder, company_value, law, ipo)
    parts = require_shares(shares)
    levels = np.unique(np.concatenate([[0.0], cells.sale.ravel(), cells.ipo.ravel()]))
    known = np.array([at_most(float(level)) for level in levels])
    most = at_most(math.inf)  # 1, but for rounding
    found = [_quantile(min(float(part), most), at_most, levels, known) for part in parts.ravel()]
    return np.array(found).reshape(parts.shape)


def _distribution(
    table: CapTable, holder: str, company_value: float, law: ExitLaw, ipo: IpoChance
) -> tuple[Callable[[float], float], Cells]:
    from goingrate.offer.contingent.kernel import share_at_most

    require_company_value(company_value)
    cells = cells_of_holder(table, ipo, holder, where="holder")
    spread = law.undiscounted()

    def at_most(payoff: float) -> float:
        return float(share_at_most(payoff, company_value, spread, cells))

    return at_most, cells


def _quantile(
    share: float, at_most: Callable[[float], float], levels: Array, known: Array
) -> float:
    """Return the least payoff whose probability of not being exceeded is at least `share`.

    Between two levels the probability does not jump; a jump at a level leaves `high` there.
    """
    place = int(np.searchsorted(known, share, side="left"))
    if place == 0:
        return float(levels[0])
    low = float(levels[place - 1])
    high = float(levels[place]) if place < levels.size else 2.0 * low + 1.0
    while place == levels.size and at_most(high) < share:
        low, high = high, 2.0 * high
    while True:
        middle = 0.5 * (low + high)
        if not low < middle < high:
            return high
        if at_most(middle) < share:
            low = middle
        else:
            high = middle
