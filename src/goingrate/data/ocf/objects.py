"""Fields of an object of the Open Cap Format, read with the place where they stand.

Reading is tolerant: what is not asked for is never looked at. What is asked for is exact: numbers
stand in the format as texts of digits and become fractions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Final, TypeVar

from goingrate.base.errors import BadField, InputError, OutOfRange, printable
from goingrate.base.texts import Phrase
from goingrate.offer.cap_table.holders import LARGEST

_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?", re.ASCII)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_MOST_DIGITS: Final = 40
_MOST_NAMED: Final = 5
_Name = TypeVar("_Name", bound=str)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money and its currency."""

    amount: Fraction
    currency: str


@dataclass(frozen=True, slots=True)
class View:
    """A JSON object and the place where it stands: the file and the id."""

    fields: Mapping[str, Any]
    place: str

    def text(self, name: str) -> str:
        """Return a text that must be there."""
        found = self.optional_text(name)
        if found is None:
            raise self.bad(name, Phrase("allowed.text"))
        return found

    def optional_text(self, name: str) -> str | None:
        """Return a text, or None where there is none or an empty one."""
        value = self.fields.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            raise self.bad(name, Phrase("allowed.text"))
        return printable(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, empty where there is none."""
        found = self._list(name)
        if not all(isinstance(one, str) and one for one in found):
            raise self.bad(name, Phrase("allowed.list"))
        return tuple(printable(one) for one in found)

    def one_of(self, name: str, choices: tuple[_Name, ...]) -> _Name:
        """Return a text that is one of these."""
        for choice in choices:
            if self.fields.get(name) == choice:
                return choice
        raise self.bad(name, Phrase.of("allowed.one_of", choices=", ".join(choices)))

    def number(self, name: str) -> Fraction:
        """Return a number from 0 to 10^13."""
        value = self.fields.get(name)
        plain = isinstance(value, str) and len(value) <= _MOST_DIGITS
        if not plain or not _NUMBER.fullmatch(str(value).strip()):
            raise self.bad(name, Phrase("ocf.allowed.number"))
        number = Fraction(str(value).strip())
        if not 0 <= number <= LARGEST:
            raise OutOfRange(
                where=f"{self.place}.{name}",
                given=str(value),
                allowed=Phrase.of("allowed.between", low="0", high=f"{LARGEST:g}"),
                fix=Phrase("ocf.fix.entry"),
            )
        return number

    def optional_number(self, name: str) -> Fraction | None:
        """Return a number, or None where there is none."""
        return None if self.fields.get(name) in (None, "") else self.number(name)

    def money(self, name: str) -> Money:
        """Return an amount of money of at least 0."""
        found = self.part(name)
        currency = found.fields.get("currency")
        if not isinstance(currency, str) or not _CURRENCY.fullmatch(currency):
            raise found.bad("currency", Phrase("allowed.currency"))
        return Money(found.number("amount"), currency)

    def optional_money(self, name: str) -> Money | None:
        """Return an amount of money, or None where there is none."""
        return None if self.fields.get(name) is None else self.money(name)

    def ratio(self, name: str) -> Fraction:
        """Return a ratio above 0."""
        found = self.part(name)
        above, below = found.number("numerator"), found.number("denominator")
        if above == 0 or below == 0:
            given = f"{above} / {below}"
            raise self.bad(name, Phrase.of("allowed.above", low="0"), given=given)
        return above / below

    def day(self, name: str) -> date:
        """Return a day."""
        value = self.fields.get(name)
        if isinstance(value, str) and _DAY.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        raise self.bad(name, Phrase("allowed.date"))

    def optional_day(self, name: str) -> date | None:
        """Return a day, or None where there is none."""
        return None if self.fields.get(name) in (None, "") else self.day(name)

    def part(self, name: str) -> View:
        """Return an object inside this one."""
        value = self.fields.get(name)
        if not isinstance(value, dict):
            raise self.bad(name, Phrase("allowed.section"))
        return View(value, f"{self.place}.{name}")

    def parts(self, name: str) -> tuple[View, ...]:
        """Return a list of objects, empty where there is none."""
        found = self._list(name)
        if not all(isinstance(one, dict) for one in found):
            raise self.bad(name, Phrase("allowed.list"))
        return tuple(View(one, f"{self.place}.{name}[{nr}]") for nr, one in enumerate(found))

    def bad(
        self, name: str, allowed: Phrase, *, given: object = None, fix: str = "ocf.fix.entry"
    ) -> BadField:
        """Return an error about one field, told with its place."""
        shown = self.fields.get(name) if given is None else given
        return BadField(
            where=f"{self.place}.{name}",
            given="-" if shown is None else str(shown),
            allowed=allowed,
            fix=Phrase(fix),
        )

    def _list(self, name: str) -> list[Any]:
        value = self.fields.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.bad(name, Phrase("allowed.list"))
        return value


@dataclass(frozen=True, slots=True)
class Entry(View):
    """An object with an id of its own: a class, a plan or a transaction."""

    kind: str
    id: str


@dataclass(slots=True)
class Log:
    """What was assumed, ignored or, if reading is lenient, left out."""

    lenient: bool = False
    _names: dict[str, list[str]] = field(default_factory=dict)
    _phrases: list[Phrase] = field(default_factory=list)

    def about(self, key: str, name: str) -> None:
        """Note something about one object; objects with the same note are told together."""
        self._names.setdefault(key, []).append(name)

    def say(self, phrase: Phrase) -> None:
        """Note something about the whole."""
        self._phrases.append(phrase)

    @contextmanager
    def item(self, name: str) -> Iterator[None]:
        """Leave out what raises an `InputError` inside, if reading is lenient."""
        try:
            yield
        except InputError:
            if not self.lenient:
                raise
            self.about("ocf.note.left_out", name)

    def phrases(self) -> tuple[Phrase, ...]:
        """Return every note; of many names, the first few."""
        told = [
            Phrase.of(key, count=str(len(names)), names=listed(names))
            for key, names in self._names.items()
        ]
        return (*self._phrases, *told)


def listed(names: list[str]) -> str:
    """Return names in a row, the first few of many, and how often each stands there.

    Examples
    --------
    >>> listed(["a", "b", "a"])
    'a (2), b'
    """
    counted = Counter(names)
    shown = [f"{name} ({count})" if count > 1 else name for name, count in counted.items()]
    return ", ".join([*shown[:_MOST_NAMED], *(["…"] if len(shown) > _MOST_NAMED else [])])
