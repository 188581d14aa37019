"""Days, months, quarters and years as offices of statistics write them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from goingrate.data.small_tables import Cell

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2199
_YEAR: Final = r"(?P<year>\d{4})"
_MONTH: Final = r"(?P<month>\d{1,2})"
#: A quarter that begins a text or follows the year: Q1, Quartal 1.
_QUARTER: Final = r"(?:q|quartal|quarter)\s?(?P<quarter>[1-4])"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}-{_MONTH}-(?P<day>\d{{1,2}})(?:[t ]\d{{1,2}}:\d{{2}}.*)?",  # 2024-03-01T09:30Z
        rf"(?P<day>\d{{1,2}})\.\s?{_MONTH}\.\s?{_YEAR}",  # 01.03.2024
        rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})",  # 20240301
        rf"{_YEAR}[-/ ]?m?{_MONTH}",  # 2024-03, 2024M03
        rf"{_MONTH}[./]{_YEAR}",  # 03.2024
        rf"{_YEAR}[-/ ]?{_QUARTER}",  # 2024-Q1
        rf"{_QUARTER}[-/ ]?{_YEAR}",  # Q1/2024
        rf"(?P<quarter>[1-4])\.\s?(?:quartal|vj)\.?[-/ ]?{_YEAR}",  # 1. Quartal 2024
        rf"{_YEAR}",
        rf"(?:(?P<day>\d{{1,2}})\.?[ -])?(?P<word>[^\W\d_]{{3,9}})\.?[ -]{_YEAR}",  # 1. März 2024
        rf"{_YEAR}[ -](?P<word>[^\W\d_]{{3,9}})\.?",  # 2024 MAR
    )
)
_MONTHS: Final = (
    "jan january januar jänner",
    "feb february februar",
    "mar mär mrz march märz maerz",
    "apr april",
    "may mai",
    "jun june juni",
    "jul july juli",
    "aug august",
    "sep sept september",
    "oct okt october oktober",
    "nov november",
    "dec dez december dezember",
)
_MONTH_OF: Final = {
    word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()
}


def day_of(cell: Cell) -> date | None:
    """Return the first day of the day, month, quarter or year that a cell names.

    None where it names none, or where it is not sure which: 03/04/2024 is one day in London and
    another in New York, and 01.03.24 lacks its century.

    Examples
    --------
    >>> day_of("2024-Q2"), day_of("01.03.2024"), day_of("2024M11")
    (datetime.date(2024, 4, 1), datetime.date(2024, 3, 1), datetime.date(2024, 11, 1))
    >>> day_of("03/04/2024") is None, day_of("Mai 2024"), day_of(2024.0)
    (True, datetime.date(2024, 5, 1), datetime.date(2024, 1, 1))
    """
    if isinstance(cell, date):
        return cell if _FIRST_YEAR <= cell.year <= _LAST_YEAR else None
    if isinstance(cell, float):
        cell = f"{cell:.0f}" if cell.is_integer() else None
    if cell is None:
        return None
    text = " ".join(cell.casefold().split())
    return next((day for form in _FORMS if (day := _day(form.fullmatch(text))) is not None), None)


def _day(found: re.Match[str] | None) -> date | None:
    if found is None:
        return None
    parts = found.groupdict()
    month = int(parts.get("month") or 1)
    if parts.get("quarter"):
        month = 3 * int(parts["quarter"]) - 2
    if parts.get("word"):
        month = _MONTH_OF.get(parts["word"], 0)
    try:
        day = date(int(parts["year"]), month, int(parts.get("day") or 1))
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None
