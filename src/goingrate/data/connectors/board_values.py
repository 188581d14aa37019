"""Values of ads as a file has them: what is not of the kind that it should be is not there."""

from __future__ import annotations

import math
from datetime import date

_DAY_LENGTH = len("2026-01-31")


def text_of(value: object) -> str | None:
    """Return a text that can be stored; None for what is none.

    Halves of characters, which JSON can spell and UTF-8 cannot, are replaced.

    Examples
    --------
    >>> text_of("Engineer"), text_of(["Engineer"]), text_of("broken " + chr(0xD83D))
    ('Engineer', None, 'broken ?')
    """
    if not isinstance(value, str) or not value:
        return None
    return value.encode("utf-8", errors="replace").decode("utf-8")


def number_of(value: object) -> float | None:
    """Return a finite number; None for what is none.

    Examples
    --------
    >>> number_of(120_000), number_of(True), number_of("120000"), number_of(float("inf"))
    (120000.0, None, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def day_of(value: object) -> str | None:
    """Return the day at the start of a text in ISO 8601; None where there is none.

    Examples
    --------
    >>> day_of("2026-07-31T09:00:00Z"), day_of("2026-02-30"), day_of("yesterday")
    ('2026-07-31', None, None)
    """
    if not isinstance(value, str):
        return None
    day = value[:_DAY_LENGTH]
    try:
        date.fromisoformat(day)
    except ValueError:
        return None
    return day if len(day) == _DAY_LENGTH else None
