"""Every way in which a holding can end, with its probability: exit times and values together."""

from __future__ import annotations

import math

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.private.ends import (
    KINDS,
    USUAL,
    EndKind,
    ExerciseTax,
    Fineness,
    Outcomes,
    Taste,
)
from goingrate.offer.private.exercise import exercise_rule, least_value_to_exercise
from goingrate.offer.private.holding import whole_holding
from goingrate.offer.private.settle import Settled
from goingrate.offer.private.walk import Walk

__all__ = [
    "KINDS",
    "EndKind",
    "ExerciseTax",
    "Fineness",
    "Outcomes",
    "Taste",
    "least_value_to_exercise",
    "outcomes",
    "require_payable",
]


def outcomes(
    equity: Settled,
    *,
    taste: Taste,
    left_at: float = math.inf,
    fineness: Fineness = USUAL,
) -> Outcomes:
    """Return every way in which a holding can end.

    Parameters
    ----------
    taste
        Savings, risk aversion and cash of the person: they decide whether options are exercised
        by whoever leaves, or at the end of their life, where no exit has come.
    left_at
        When the person leaves of their own will; infinite: stays.

    Raises
    ------
    OutOfRange
        If shares that are bought now cost more than the cash at hand.
    """
    from goingrate.offer.private.kernel import Start

    require_payable(equity, taste)
    walk = Walk(equity, taste, left_at, fineness, exercise_rule)
    paid = -equity.bought_now
    walk.go(Start(equity.company_value, 0.0, 1.0, paid, paid), whole_holding(equity), walk.stops())
    return walk.found()


def require_payable(equity: Settled, taste: Taste) -> None:
    """Raise `OutOfRange` if shares that are bought now cost more than the cash at hand."""
    if equity.bought_now > taste.cash:
        raise OutOfRange(
            where="strike",
            given=equity.bought_now,
            allowed=Phrase.of("allowed.payable", most=f"{taste.cash:.0f}"),
            fix=Phrase("fix.payable"),
        )
