"""The company value at which the last investors paid what their shares are worth."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from goingrate.base.errors import BadField, OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.cap_table.holders import LARGEST, CapTable
from goingrate.offer.contingent.cells import cells_of_holder
from goingrate.offer.contingent.exit_law import ExitLaw
from goingrate.offer.contingent.ipo_chance import IpoChance

#: The search starts this far below the least value that can do.
_MARGIN: Final = 0.999


def fair_company_value(table: CapTable, *, newest: str, law: ExitLaw, ipo: IpoChance) -> float:
    """Return the company value at which a class is worth what it paid.

    A class with a large preference may be worth its price at several company values, as an IPO
    may pay it less than a sale of the same value: the lowest is returned.

    Parameters
    ----------
    newest
        The class of preferred shares that invested last.
    law
        Drift and discount are both the safe rate.

    Raises
    ------
    BadField
        If the cap table has no such class.
    OutOfRange
        If the class paid nothing, is worth less than it paid at every company value, or growth is
        so strong that every value is infinite.

    References
    ----------
    Gornall and Strebulaev (2020), "Squaring venture capital valuations with reality", Journal of
    Financial Economics 135, section 2.

    Examples
    --------
    >>> from goingrate.offer.cap_table.holders import Preferred
    >>> table = CapTable(8e6, preferred=(Preferred("A", shares=2e6, issue_price=2.5),))
    >>> law = ExitLaw(0.9, drift_per_year=0.025, exit_rate_per_year=0.25, discount_per_year=0.025)
    >>> fair_company_value(table, newest="A", law=law, ipo=IpoChance())
    17827139.7...
    """
    from goingrate.offer.contingent.kernel import fair_value

    price = _paid(table, newest)
    cells = cells_of_holder(table, ipo, newest, where="newest")
    lowest = _MARGIN * price / law.discounted_mean()
    scratch = np.empty(1)
    found = float(fair_value(price, lowest, LARGEST, law.discounted(), cells, scratch))
    if math.isnan(found):
        raise OutOfRange(
            where=f"{newest}.issue_price",
            given=price,
            allowed=Phrase.of("allowed.price_within_reach", most=f"{scratch[0]:.4g}"),
            fix=Phrase("fix.correct_value"),
        )
    return found


def _paid(table: CapTable, newest: str) -> float:
    """Return the money that a class paid."""
    for one in table.preferred:
        if one.name == newest and one.invested > 0.0:
            return one.invested
        if one.name == newest:
            raise OutOfRange(
                where=f"{newest}.issue_price",
                given=one.invested,
                allowed=Phrase("allowed.money_paid"),
                fix=Phrase("fix.correct_value"),
            )
    raise BadField(
        where="newest",
        given=newest,
        allowed=Phrase.of("allowed.one_of", choices=", ".join(c.name for c in table.preferred)),
        fix=Phrase("fix.correct_value"),
    )
