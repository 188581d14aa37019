"""The limit of $100,000 a year on incentive stock options (section 422(d), Reg. 1.422-4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us.lots import year_index

_NOTHING: Final[Mapping[int, float]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class IsoSplit:
    """The parts of a grant that are ISO and NSO.

    Parameters
    ----------
    iso_units, nso_units
        For each vest, in the order given.
    used
        Grant-day value of ISOs by the year (0 is the first after the decision) in which they can
        first be exercised, all grants so far together: what the next grant starts from.
    """

    iso_units: tuple[float, ...]
    nso_units: tuple[float, ...]
    used: Mapping[int, float]


def iso_split(
    vests: Sequence[tuple[float, float]],
    *,
    value_at_grant_per_unit: float,
    law: LawYear,
    used: Mapping[int, float] = _NOTHING,
) -> IsoSplit:
    """Return which units of a grant are ISOs, and which are NSOs for want of room.

    Options that can first be exercised in a calendar year are ISOs only up to $100,000 of shares
    at their value on the day of grant; in the order of grants, and within a grant of vests.

    Parameters
    ----------
    vests
        Years from the decision and units, in order of time. A grant that may be exercised before
        it vests is one entry, on the day of grant; an acceleration counts when it happens
        (Reg. 1.422-4(b)(4)).
    value_at_grant_per_unit
        Value of a share, not the spread, on the day of grant (section 422(d)(3)).
    used
        What earlier grants of the company took: their `used`.

    Examples
    --------
    >>> from goingrate.data.tax_laws import law_book
    >>> law = law_book("us").at(2026, status="single")
    >>> vests = [(1.0, 30_000), (1.5, 30_000), (2.0, 30_000)]
    >>> parts = iso_split(vests, value_at_grant_per_unit=2.0, law=law)
    >>> parts.iso_units, parts.nso_units
    ((30000.0, 20000.0, 30000.0), (0.0, 10000.0, 0.0))
    """
    limit = law.number("iso_limit")
    taken = dict(used)
    iso: list[float] = []
    nso: list[float] = []
    for years, units in vests:
        year = year_index(years)
        value = units * value_at_grant_per_unit
        fitting = min(value, max(limit - taken.get(year, 0.0), 0.0))
        kept = float(units) if fitting == value else fitting / value_at_grant_per_unit
        iso.append(kept)
        nso.append(units - kept)
        taken[year] = taken.get(year, 0.0) + fitting
    return IsoSplit(tuple(iso), tuple(nso), taken)
