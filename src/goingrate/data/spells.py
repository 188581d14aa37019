"""An ad as it was seen on a day, and the time in which it was watched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

#: What tells ads apart: id and company, or company, title and place.
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """An ad in a snapshot; `opened` is None where its day is not given."""

    day: date
    key: Key
    company: str
    segment: str
    opened: date | None


@dataclass(frozen=True, slots=True)
class Spell:
    """The time in which an ad was watched, in days since it was opened; `closed`: that was seen."""

    segment: str
    first_age: float
    last_age: float
    closed: bool
