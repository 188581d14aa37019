"""When shares become the person's own: a schedule as (years from grant, share) events."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase

_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Vesting:
    """Events in order of time; shares are above 0 and add up to 1."""

    events: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        times = [years for years, _ in self.events]
        if any(later <= earlier for earlier, later in pairwise(times)):
            raise _bad("vesting", times, "allowed.ascending", "fix.order_vests")
        if any(not (math.isfinite(years) and years >= 0) for years in times):
            raise _bad("vesting", times, "allowed.vest_times", "fix.correct_value")
        total = sum(share for _, share in self.events)
        if abs(total - 1.0) > _ROUNDING or any(share <= 0 for _, share in self.events):
            raise _bad("vesting", f"{total:.6g}", "allowed.adds_to_one", "fix.vest_shares")

    @property
    def last_years(self) -> float:
        """Years from grant to the last vest."""
        return self.events[-1][0]


def even_vesting(*, years: float, cliff_years: float = 0.0, per_year: int = 4) -> Vesting:
    """Return equal vests over some years; what falls before the cliff vests at the cliff.

    Examples
    --------
    >>> even_vesting(years=1, per_year=2).events
    ((0.5, 0.5), (1.0, 0.5))
    >>> even_vesting(years=2, cliff_years=1, per_year=2).events
    ((1.0, 0.5), (1.5, 0.25), (2.0, 0.25))
    """
    _check_plan(years, cliff_years, per_year)
    count = round(years * per_year)
    if abs(count - years * per_year) > _ROUNDING:
        raise _bad("years", years, "allowed.vests_fit", "fix.correct_value")
    grid = [(step / per_year, 1.0 / count) for step in range(1, count + 1)]
    return Vesting(_behind_cliff(grid, cliff_years))


def yearly_vesting(
    shares: Sequence[float], *, cliff_years: float = 0.0, per_year: int = 1
) -> Vesting:
    """Return unequal years, such as 5/15/40/40 percent, each split evenly within itself.

    Parameters
    ----------
    shares
        Share of the grant that vests in the first, second, ... year; they add up to 1.
    cliff_years
        Nothing before this; what would have vested earlier vests then.
    per_year
        Vests a year.

    Examples
    --------
    >>> yearly_vesting([0.25, 0.75]).events
    ((1.0, 0.25), (2.0, 0.75))
    """
    _check_plan(float(len(shares)), cliff_years, per_year)
    total = sum(shares)
    if abs(total - 1.0) > _ROUNDING or any(share < 0 for share in shares):
        raise _bad("by_year", f"{total:.6g}", "allowed.adds_to_one", "fix.vest_shares")
    grid = [
        (year + part / per_year, share / per_year)
        for year, share in enumerate(shares)
        for part in range(1, per_year + 1)
        if share > 0
    ]
    return Vesting(_behind_cliff(grid, cliff_years))


def _behind_cliff(
    grid: list[tuple[float, float]], cliff_years: float
) -> tuple[tuple[float, float], ...]:
    early = sum(share for years, share in grid if years <= cliff_years)
    later = [(years, share) for years, share in grid if years > cliff_years]
    return tuple(([(float(cliff_years), early)] if early > 0 else []) + later)


def _check_plan(years: float, cliff_years: float, per_year: int) -> None:
    if per_year not in (1, 2, 4, 12):
        raise _bad("per_year", per_year, "allowed.vests_per_year", "fix.correct_value")
    if not 0 < years <= 40:
        raise _bad("years", years, "allowed.vest_years", "fix.correct_value")
    if round(years * per_year) < 1:
        least = Phrase.of("allowed.vest_step", least=f"{1 / per_year:.2g}")
        raise OutOfRange(where="years", given=years, allowed=least, fix=Phrase("fix.correct_value"))
    if not 0 <= cliff_years <= years:
        raise _bad("cliff_years", cliff_years, "allowed.cliff", "fix.correct_value")


def _bad(where: str, given: object, allowed: str, fix: str) -> OutOfRange:
    return OutOfRange(where=where, given=given, allowed=Phrase(allowed), fix=Phrase(fix))
