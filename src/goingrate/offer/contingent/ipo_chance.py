"""How probable it is that an exit is an IPO rather than a sale, by company value."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from goingrate.base.errors import BadField
from goingrate.base.texts import Phrase


@dataclass(frozen=True, slots=True)
class IpoChance:
    """Probability of an IPO, linear in the log of the company value between knots, flat outside.

    Parameters
    ----------
    company_values, shares
        Ascending values above 0, and the probability at each.

    References
    ----------
    Gornall and Strebulaev (2020), "Squaring venture capital valuations with reality", Journal of
    Financial Economics 135: 0 at $32M, .65 at $1bn, then .10 more for each factor of ten. Those
    are the default; they are in US dollars.
    """

    company_values: tuple[float, ...] = (32e6, 1e9, 10**12.5)
    shares: tuple[float, ...] = (0.0, 0.65, 1.0)

    def __post_init__(self) -> None:
        values, shares = self.company_values, self.shares
        ascending = all(a < b for a, b in pairwise(values)) and min(values, default=0.0) > 0.0
        if not (ascending and len(values) == len(shares) and all(0 <= p <= 1 for p in shares)):
            raise BadField(
                where="ipo",
                given=f"{values}, {shares}",
                allowed=Phrase("allowed.ipo_chance"),
                fix=Phrase("fix.correct_value"),
            )


#: Every exit is a sale.
NEVER_IPO = IpoChance(company_values=(1.0,), shares=(0.0,))
