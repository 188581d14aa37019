"""Events with grants and shares in a tax file: from sections to checked values."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel

from goingrate.base.errors import BadField
from goingrate.base.texts import Language, Phrase
from goingrate.data.tax_amounts import exact_money, exact_number

_COUNTS: Final = ("shares", "earned_months")
_MOST_COUNT: Final = 1e12
_FIRST_YEAR: Final = 1980
_LAST_YEAR: Final = 2200
_DAYS: Final = 365.0
#: Where only a year is written, its middle counts.
_MIDDLE: Final = datetime.date(2001, 7, 1)
_YEAR_WITHOUT_LEAP: Final = 2001
_LEAP: Final = (2, 29)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a year of which the day is not known."""

    year: int
    day: datetime.date | None = None

    def years(self, first_year: int) -> float:
        """Return years from the start of `first_year`.

        A year later on the same day is a whole year later, leap year or not.

        Examples
        --------
        >>> here, later = Moment(2023, datetime.date(2023, 3, 15)), datetime.date(2024, 3, 15)
        >>> Moment(2024, later).years(2023) - here.years(2023)
        1.0
        """
        shown = self.day or _MIDDLE
        if (shown.month, shown.day) == _LEAP:
            whole = datetime.date(_YEAR_WITHOUT_LEAP, 2, 28)
            return self.year - first_year + (whole.timetuple().tm_yday - 0.5) / _DAYS
        same = shown.replace(year=_YEAR_WITHOUT_LEAP)
        return self.year - first_year + (same.timetuple().tm_yday - 1) / _DAYS

    def __str__(self) -> str:
        return str(self.year) if self.day is None else self.day.isoformat()


@dataclass(frozen=True, slots=True)
class TaxEvent:
    """One event.

    Parameters
    ----------
    kind
        Its name in the file, such as `iso_sale`.
    where
        Its place in the file, for errors.
    when
        Its day, or its year.
    amounts
        What is given of it, by field: money in the file's currency, numbers of shares.
    since
        When shares that are sold now were exercised or acquired.
    granted
        When options were granted.
    in_parts
        Whether a payout is one of several.
    """

    kind: str
    where: str
    when: Moment
    amounts: Mapping[str, float]
    since: Moment | None = None
    granted: Moment | None = None
    in_parts: bool = False

    def amount(self, name: str) -> float:
        """Return what is given, 0 if nothing is."""
        return self.amounts.get(name, 0.0)


def read_events(
    sections: list[Any], *, year: int, currency: str, language: Language, place: str
) -> Iterator[TaxEvent]:
    """Yield the events of a year, in the order of the file.

    Raises
    ------
    BadField, NotUnderstood, OutOfRange
        For an entry that is none or several events, a day in another year, and bad amounts.
    """
    for number, entry in enumerate(sections):
        kinds = [name for name in type(entry).model_fields if getattr(entry, name) is not None]
        if len(kinds) != 1:
            raise BadField(
                where=f"{place}.events.{number}",
                given=", ".join(kinds) or "-",
                allowed=Phrase.of("allowed.one_event", kinds=", ".join(type(entry).model_fields)),
                fix=Phrase("fix.one_event"),
            )
        where = f"{place}.events.{number}.{kinds[0]}"
        yield _event(kinds[0], getattr(entry, kinds[0]), where, year, currency, language)


def _event(
    kind: str, section: BaseModel, where: str, year: int, currency: str, language: Language
) -> TaxEvent:
    given = {name: getattr(section, name) for name in type(section).model_fields}
    day, in_parts = given.pop("date", None), given.pop("in_parts", False)
    moments = {
        name: _moment(given.pop(name), f"{where}.{name}")
        for name in ("exercised", "acquired", "granted")
        if given.get(name) is not None
    }
    if day is not None and day.year != year:
        allowed = Phrase.of("allowed.day_in_year", year=str(year))
        raise _bad(f"{where}.date", day.isoformat(), allowed)
    amounts = {}
    for name, value in given.items():
        if value is None or name in ("exercised", "acquired", "granted"):
            continue
        at = f"{where}.{name}"
        if name in _COUNTS:
            amounts[name] = exact_number(value, language, where=at, high=_MOST_COUNT)
        else:
            amounts[name] = exact_money(value, language, currency=currency, where=at, period="once")
    if kind == "rsu_vest":
        _check_vest(amounts, where)
    return TaxEvent(
        kind=kind,
        where=where,
        when=Moment(year, day),
        amounts=amounts,
        since=moments.get("exercised", moments.get("acquired")),
        granted=moments.get("granted"),
        in_parts=in_parts,
    )


def _check_vest(amounts: Mapping[str, float], where: str) -> None:
    """A vest is told by its value, or by shares and price; with all three they must agree."""
    if "value" in amounts and "price" not in amounts:
        return
    if "value" not in amounts and {"shares", "price"} <= amounts.keys():
        return
    raise _bad(
        where,
        ", ".join(amounts) or "-",
        Phrase.of("allowed.either_or", one="value", other="shares, price"),
    )


def _moment(given: datetime.date | int, where: str) -> Moment:
    if isinstance(given, datetime.date):
        return Moment(given.year, given)
    if not _FIRST_YEAR <= given <= _LAST_YEAR:
        raise _bad(where, given, Phrase("allowed.day_or_year"))
    return Moment(given)


def _bad(where: str, given: object, allowed: Phrase) -> BadField:
    return BadField(where=where, given=given, allowed=allowed, fix=Phrase("fix.correct_value"))
