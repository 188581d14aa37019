"""Role families in the occupations of the US statistics, and back, with how well they fit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from goingrate.base.kinds import ROLE_FAMILIES, RoleFamily
from goingrate.base.texts import Text

Fit = Literal["exact", "part of", "nearest"]
FITS: Final[tuple[Fit, ...]] = get_args(Fit)

#: "15-1252", and with what sources add: "15-1252.00", "151252", "15-1252 " or "15-1252-00".
_CODE: Final = re.compile(r"\s*([0-9]{2})-?([0-9]{4})(?:[.-][0-9]{1,2})?\s*")


@dataclass(frozen=True, slots=True)
class OccupationFit:
    """An occupation that a role family sits in.

    Attributes
    ----------
    soc
        Code of the 2018 Standard Occupational Classification, "15-1252".
    fit
        "exact": the same kind of work; "part of": it holds others too; "nearest": none holds it.
    note
        What else is in it, or who of the role family is.
    """

    soc: str
    fit: Fit
    note: Text


@dataclass(frozen=True, slots=True)
class Occupations:
    """The map between role families and occupations, with where and when it was read.

    Attributes
    ----------
    by_role
        Occupations of each role family, the best fit first.
    successors
        What took the place of a code that is no longer used.
    """

    by_role: Mapping[RoleFamily, tuple[OccupationFit, ...]]
    successors: Mapping[str, tuple[str, ...]]
    source: str
    address: str
    read_on: date

    def soc_codes(self, role: RoleFamily) -> tuple[OccupationFit, ...]:
        """Return the occupations that a role family sits in, the best fit first."""
        return self.by_role[role]

    def current(self, soc: str) -> tuple[str, ...]:
        """Return the 2018 codes of a code of any year; () if it is no code.

        A code that was not replaced is its own: whether it exists is not asked.
        """
        found = _CODE.fullmatch(soc)
        if found is None:
            return ()
        code = f"{found[1]}-{found[2]}"
        return self.successors.get(code, (code,))

    def roles_of_soc(self, soc: str) -> tuple[RoleFamily, ...]:
        """Return the role families that sit in an occupation, the best fit first.

        Codes of 2010 and of the wage survey of 2019 and 2020 are read as their successors. The
        first one is a guess, and the code alone: a title says more.
        """
        ranked = [
            (FITS.index(one.fit), place, role)
            for code in self.current(soc)
            for role in ROLE_FAMILIES
            for place, one in enumerate(self.by_role.get(role, ()))
            if one.soc == code
        ]
        return tuple(dict.fromkeys(role for *_, role in sorted(ranked)))
