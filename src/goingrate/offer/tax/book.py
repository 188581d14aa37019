"""A book of law: every parameter by year and filing status, with the place where it is printed.

Rules ask a book for the values of a year. A value holds from its year until a later one replaces
it. Years after the last enacted one use that year's law, with amounts of money indexed at an
assumed rate where the law indexes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase

#: A number, or rows of numbers; the first column of rows is an amount of money.
Value: TypeAlias = "float | tuple[tuple[float, ...], ...]"
Unit = Literal["money", "share", "years", "months", "number", "brackets", "table"]
ALL: Final = "all"
#: Who stands in for a filing status of which a parameter says nothing.
_STANDS_FOR: Final = {"surviving_spouse": "married_joint"}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number is printed: the statute, the publication of the year, its address."""

    statute: str
    publication: str
    address: str


@dataclass(frozen=True, slots=True)
class Entry:
    """The values of a parameter from one year on, by filing status, or under `all`."""

    since_year: int
    values: Mapping[str, Value]
    source: Source


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of the law.

    `indexed`: amounts of money grow with prices in years after the last enacted one. `entries`
    are in order of their years.
    """

    name: str
    unit: Unit
    indexed: bool
    entries: tuple[Entry, ...]

    def entry(self, year: int) -> Entry | None:
        """Return the entry that holds in a year, if any does."""
        found = [entry for entry in self.entries if entry.since_year <= year]
        return found[-1] if found else None


@dataclass(frozen=True, slots=True)
class Brackets:
    """Rates on the parts of an amount: `rates[k]` above `starts[k]`; `starts[0]` is 0.

    Examples
    --------
    >>> Brackets((0.0, 100.0), (0.10, 0.20)).tax(150.0)
    20.0
    """

    starts: tuple[float, ...]
    rates: tuple[float, ...]

    def tax(self, amount: float) -> float:
        """Return the tax on an amount; nothing below 0."""
        total = 0.0
        ends = (*self.starts[1:], float("inf"))
        for start, end, rate in zip(self.starts, ends, self.rates, strict=True):
            total += rate * max(min(amount, end) - start, 0.0)
        return total


@dataclass(frozen=True, slots=True, eq=False)
class LawBook:
    """The law of one place: `us`, `us-ca`, `de`, ...

    `first_year` to `last_year` are enacted; a parameter may hold values of later years as well.
    """

    place: str
    first_year: int
    last_year: int
    parameters: Mapping[str, Parameter]

    def at(self, year: int, *, status: str = ALL, index_rate_per_year: float = 0.0) -> LawYear:
        """Return the law of one year for one filing status.

        Raises
        ------
        OutOfRange
            If the year comes before the first one known.
        """
        if year < self.first_year:
            raise OutOfRange(
                where="year",
                given=year,
                allowed=Phrase.of(
                    "levy.allowed.years",
                    place=self.place.upper(),
                    first=str(self.first_year),
                    last=str(self.last_year),
                ),
                fix=Phrase("levy.fix.year"),
            )
        return LawYear(self, year, status, index_rate_per_year)


@dataclass(frozen=True, slots=True, eq=False)
class LawYear:
    """The law of one place in one year for one filing status."""

    book: LawBook
    year: int
    status: str
    index_rate_per_year: float

    @property
    def index(self) -> float:
        """Growth of indexed amounts since the last enacted year; 1 for enacted years."""
        return self._grown_since(self.book.last_year)

    def number(self, name: str) -> float:
        """Return a parameter that is one number."""
        value = self._value(name)
        if isinstance(value, tuple):
            raise TypeError(f"{name} has rows")
        return value

    def rows(self, name: str) -> tuple[tuple[float, ...], ...]:
        """Return a parameter that has rows."""
        value = self._value(name)
        if not isinstance(value, tuple):
            raise TypeError(f"{name} has no rows")
        return value

    def brackets(self, name: str) -> Brackets:
        """Return a parameter that is a schedule of rates."""
        starts, rates = zip(*self.rows(name), strict=True)
        return Brackets(starts, rates)

    def has(self, name: str) -> bool:
        """Whether a parameter exists in this year."""
        parameter = self.book.parameters.get(name)
        return parameter is not None and parameter.entry(self.year) is not None

    def source(self, name: str) -> Source:
        """Return where the value of this year is printed."""
        return self._entry(name).source

    def _entry(self, name: str) -> Entry:
        entry = self.book.parameters[name].entry(self.year)
        if entry is None:
            raise KeyError(f"{self.book.place} {name} {self.year}")
        return entry

    def _value(self, name: str) -> Value:
        entry = self._entry(name)
        values = entry.values
        value = values.get(self.status, values.get(_STANDS_FOR.get(self.status, ALL)))
        if value is None:
            value = values[ALL]
        index = self._grown_since(max(self.book.last_year, entry.since_year))
        if index == 1.0 or not self.book.parameters[name].indexed:
            return value
        if isinstance(value, tuple):
            return tuple((row[0] * index, *row[1:]) for row in value)
        return value * index

    def _grown_since(self, year: int) -> float:
        return (1.0 + self.index_rate_per_year) ** max(self.year - year, 0)
