"""Calendar of dated vesting: months that end early, and years that are counted by anniversaries."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final, Literal

from goingrate.base.errors import InputError, NotUnderstood, OutOfRange
from goingrate.base.texts import Phrase

PeriodType = Literal["DAYS", "MONTHS"]

#: The longest span of one statement or condition: a hundred years.
LONGEST: Final[dict[PeriodType, int]] = {"DAYS": 36_525, "MONTHS": 1_200}
#: All vests of one schedule together: daily vesting for a hundred years.
MOST_VESTS: Final = 36_525
MOST_CONDITIONS: Final = 200


def later(
    day: date, length: int, period_type: PeriodType, *, day_of_month: int | None = None
) -> date:
    """Return the day some days or calendar months later.

    Parameters
    ----------
    day
        The day counted from.
    length
        Days or months.
    period_type
        What `length` counts.
    day_of_month
        1 to 31: the day within the month that is reached, or its last day where the month is
        shorter; None keeps the day of `day`. Without meaning for days.

    Raises
    ------
    OutOfRange
        If the calendar ends before.

    Examples
    --------
    >>> later(date(2024, 1, 31), 1, "MONTHS")
    datetime.date(2024, 2, 29)
    >>> later(date(2024, 2, 29), 1, "MONTHS", day_of_month=31)
    datetime.date(2024, 3, 31)
    """
    try:
        if period_type == "DAYS":
            return day + timedelta(days=length)
        year, month = divmod(day.year * 12 + day.month - 1 + length, 12)
        last = monthrange(year, month + 1)[1] if 1 <= year <= 9999 else 1
        return date(year, month + 1, min(day_of_month or day.day, last))
    except (OverflowError, ValueError):
        raise OutOfRange(
            where="start_day",
            given=f"{day.isoformat()} + {length} {period_type}",
            allowed=Phrase("allowed.calendar"),
            fix=Phrase("fix.correct_value"),
        ) from None


def years_between(start: date, day: date) -> float:
    """Return the years from one day to another, in which each monthly anniversary is a twelfth.

    Examples
    --------
    >>> years_between(date(2024, 2, 29), date(2028, 2, 29))
    4.0
    >>> years_between(date(2024, 1, 31), date(2024, 2, 29)) * 12
    1.0
    """
    months = (day.year - start.year) * 12 + day.month - start.month
    if later(start, months, "MONTHS") > day:
        months -= 1
    before, after = later(start, months, "MONTHS"), later(start, months + 1, "MONTHS")
    return (months + (day - before) / (after - before)) / 12


def check_day(day: date, where: str) -> None:
    """Refuse what is not a plain date: a text, or a time of day, which compares with no date."""
    if type(day) is not date:
        raise NotUnderstood(
            where=where,
            given=str(day),
            allowed=Phrase("allowed.date"),
            fix=Phrase("fix.correct_value"),
        )


def check_span(*, length: int, occurrences: int, period_type: PeriodType, where: str) -> None:
    """Refuse a period or a number of occurrences that no contract has."""
    check_whole(length, f"{where}.period", low=0, high=LONGEST[period_type])
    check_whole(occurrences, f"{where}.occurrences", low=1, high=MOST_VESTS)
    if length * occurrences > LONGEST[period_type]:
        most = LONGEST[period_type] // length
        check_whole(occurrences, f"{where}.occurrences", low=1, high=most)


def check_whole(number: int, where: str, *, low: int, high: int) -> None:
    """Refuse a number outside limits."""
    if not low <= number <= high:
        raise OutOfRange(
            where=where,
            given=number,
            allowed=Phrase.of("allowed.whole_numbers", low=str(low), high=str(high)),
            fix=Phrase("fix.correct_value"),
        )


def check_size(*, conditions: int, vests: int, where: str) -> None:
    """Refuse a schedule of no or too many parts."""
    wrong: InputError | None = None
    if not 1 <= conditions <= MOST_CONDITIONS:
        wrong = OutOfRange(
            where=where,
            given=conditions,
            allowed=Phrase.of("allowed.condition_count", most=str(MOST_CONDITIONS)),
            fix=Phrase("fix.correct_value"),
        )
    elif vests > MOST_VESTS:
        wrong = OutOfRange(
            where=where,
            given=vests,
            allowed=Phrase.of("allowed.vest_count", most=str(MOST_VESTS)),
            fix=Phrase("fix.fewer_vests"),
        )
    if wrong is not None:
        raise wrong
