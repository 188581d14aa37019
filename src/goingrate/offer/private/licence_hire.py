"""Licence-and-hire: the buyer pays for a licence and a team, and leaves the company behind."""

from __future__ import annotations

import math
from dataclasses import dataclass

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase


@dataclass(frozen=True, slots=True)
class Packages:
    """What a licence-and-hire pays per person.

    Parameters
    ----------
    mean
        Of those hired. An average, not what most of them get.
    median
        Of those hired, if packages are log-normal with the spread that was given.
    left_behind
        What each of the others gets of the deal.
    hired_share
        Part of all staff that is hired.
    """

    mean: float
    median: float
    left_behind: float
    hired_share: float


def packages(
    *, price: float, team_share: float, hired: float, left_behind: float, spread: float
) -> Packages:
    """Return what a deal pays to people who are hired, and to those who are not.

    Parameters
    ----------
    price, team_share
        Paid in all, and the part of it that goes to those hired.
    hired, left_behind
        People.
    spread
        Standard deviation of the log of packages among those hired; 0: all alike.

    Raises
    ------
    OutOfRange
        If nobody is hired, or a number is out of its limits.

    Examples
    --------
    >>> packages(price=100e6, team_share=0.5, hired=10, left_behind=30, spread=0.0).mean
    5000000.0
    """
    for name, value, low, high in (
        ("price", price, 0.0, 1e13),
        ("team_share", team_share, 0.0, 1.0),
        ("hired", hired, 1.0, 1e6),
        ("left_behind", left_behind, 0.0, 1e6),
        ("spread", spread, 0.0, 3.0),
    ):
        if not low <= value <= high:
            raise OutOfRange(
                where=name,
                given=float(value),
                allowed=Phrase.of("allowed.between", low=f"{low:g}", high=f"{high:g}"),
                fix=Phrase("fix.correct_value"),
            )
    mean = price * team_share / hired
    return Packages(
        mean=mean,
        median=mean * math.exp(-0.5 * spread**2),
        left_behind=0.0,
        hired_share=hired / (hired + left_behind),
    )
