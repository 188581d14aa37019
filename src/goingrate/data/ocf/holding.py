"""One security that is outstanding, and nobody's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

HoldingKind = Literal["stock", "option", "rsu", "sar", "warrant", "convertible"]


@dataclass(frozen=True, slots=True)
class Holding:
    """A security that somebody holds; who that is stays a number of the file.

    Parameters
    ----------
    security_id, stakeholder_id
        Identifiers of the file, to find one's own grant by.
    holder_class
        The holder of the cap table in which it is counted: common, a preferred class, a block of
        options, a convertible.
    quantity
        Shares or options after splits, as the cap table counts them; money for a convertible.
    strike
        Price per common share at exercise; None for stock and convertibles.
    grant_day, expires_day, vesting_start_day
        Days of the file; None where it says nothing.
    vesting_terms_id
        Which of the vesting terms applies; None: fully vested, or listed vest by vest.
    option_kind
        ISO, NSO, INTL; None where the file says nothing.
    """

    security_id: str
    stakeholder_id: str | None
    kind: HoldingKind
    holder_class: str
    quantity: float
    strike: float | None
    grant_day: date
    vesting_terms_id: str | None = None
    option_kind: str | None = None
    vesting_start_day: date | None = None
    expires_day: date | None = None
