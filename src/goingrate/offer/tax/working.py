"""The working of a tax: one line a step, each with the rule that it follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from goingrate.offer.tax.book import LawYear, Source

#: `base`: income and deductions on the way; `tax`: owed; `credit`: taken off (a positive amount);
#: `total`: a sum of taxes; `carry`: goes into the next year.
Role = Literal["base", "tax", "credit", "total", "carry"]


@dataclass(frozen=True, slots=True)
class Line:
    """One step: the phrase that names it, the amount, its role, and where the rule is printed."""

    key: str
    amount: float
    role: Role
    source: Source | None = None


def line(key: str, amount: float, role: Role, law: LawYear, parameter: str) -> Line:
    """Return a line that rests on one parameter of the law."""
    return Line(key, amount, role, law.source(parameter))
