"""An axis of days, with years or months as labels that do not overlap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from babel.dates import format_date

from goingrate.base.texts import Language
from goingrate.report.charts.theme import spoken_ticks
from goingrate.report.numbers import LOCALES

if TYPE_CHECKING:
    import altair as alt

_YEAR_ROOM: Final = 46.0
_MONTH_ROOM: Final = 84.0
_YEARS: Final = 3.0
_DAYS: Final = 365.25


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days from `first` to `last` on `width` pixels; in charts, days are counted from `first`."""

    first: date
    last: date
    width: float

    @property
    def days(self) -> int:
        """Days from one end to the other, 1 at least."""
        return max((self.last - self.first).days, 1)

    def count(self, day: date) -> int:
        """Return a day as the chart counts it."""
        return (day - self.first).days

    def pixel(self, day: date) -> float:
        """Return where a day stands, in pixels from the left end."""
        return self.width * self.count(day) / self.days

    def scale(self) -> alt.Scale:
        """Return the same scale for a chart."""
        import altair as alt

        return alt.Scale(domain=[0, self.days], nice=False, zero=False, padding=0)

    def ticks(self, language: Language) -> dict[str, Any]:
        """Return the keywords of an axis: years, or months where the axis is short."""
        if self.days >= _YEARS * _DAYS:
            step = _fit((1, 2, 5, 10, 20), self.width * _DAYS / self.days, _YEAR_ROOM)
            years = range(self.first.year, self.last.year + 1)
            found = [(date(year, 1, 1), str(year)) for year in years if year % step == 0]
        else:
            step = _fit((1, 2, 3, 6, 12), self.width * _DAYS / 12 / self.days, _MONTH_ROOM)
            months = range(12 * self.first.year, 12 * (self.last.year + 1))
            starts = [date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
            found = [(start, month_name(start, language)) for start in starts]
        inside = [(day, text) for day, text in found if self.first <= day <= self.last]
        return spoken_ticks([(self.count(day), text) for day, text in inside])


def month_name(day: date, language: Language) -> str:
    """Return the month of a day.

    Examples
    --------
    >>> month_name(date(2023, 6, 1), "en"), month_name(date(2023, 6, 1), "de")
    ('Jun 2023', 'Juni 2023')
    """
    return format_date(day, "MMM yyyy", locale=LOCALES[language])


def day_name(day: date, language: Language) -> str:
    """Return a day as a newspaper prints it.

    Examples
    --------
    >>> day_name(date(2020, 2, 1), "en"), day_name(date(2020, 2, 1), "de")
    ('1 Feb 2020', '1. Feb. 2020')
    """
    pattern = "d. MMM yyyy" if language == "de" else "d MMM yyyy"
    return format_date(day, pattern, locale=LOCALES[language])


def _fit(steps: tuple[int, ...], each: float, room: float) -> int:
    """Return the smallest step whose labels have room, else the largest."""
    return next((step for step in steps if step * each >= room), steps[-1])
