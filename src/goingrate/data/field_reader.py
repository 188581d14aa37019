"""From a section of a file to a value type: each number read as its field says."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from pydantic import BaseModel

from goingrate.base.errors import BadField, InputError
from goingrate.base.money import parse_money_quantity, parse_quantity
from goingrate.base.quantity import Quantity, Range, Unknown, ends_of
from goingrate.base.texts import Language, Phrase
from goingrate.data.model_parts import VestingSection
from goingrate.offer.fields import Spec, check_quantity
from goingrate.offer.vesting import Vesting, even_vesting, yearly_vesting

_Value = TypeVar("_Value")


class FieldReader:
    """Reads numbers by the grammar of money; `language` decides what 1.250 million is."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def build(
        self, kind: type[_Value], section: BaseModel, place: str, money_in: str, **ready: Any
    ) -> _Value:
        """Make a value type from a section: numbers read, names matched, limits told by place."""
        values = dict(ready)
        for item in dataclasses.fields(kind):  # type: ignore[arg-type]
            given = getattr(section, item.name, None)
            if item.name in ready or given is None:
                continue
            spec = item.metadata.get("spec")
            where = f"{place}.{item.name}"
            values[item.name] = given if spec is None else self.number(given, spec, where, money_in)
        try:
            return kind(**values)
        except InputError as error:
            raise error.at(f"{place}.") from None

    def part(
        self, kind: type[_Value], section: BaseModel | None, place: str, money_in: str
    ) -> _Value | None:
        """Make a value type from a section that may be left out."""
        return None if section is None else self.build(kind, section, place, money_in)

    def number(self, given: Any, spec: Spec, where: str, currency: str) -> Quantity:
        """Return a number, a range or unknown in the unit of its field."""
        if spec.unit in ("money", "money_per_year"):
            return self.money(given, where, currency, yearly=spec.unit == "money_per_year")
        return self.quantity(given, where)

    def quantity(self, given: Any, where: str) -> Quantity:
        """Return a number, a range or unknown; a percentage becomes a share."""
        return parse_quantity(given, self.language, where=where)

    def money(self, given: Any, where: str, currency: str, *, yearly: bool) -> Quantity:
        """Return an amount; one that names another currency is refused."""
        amount, written = parse_money_quantity(
            "-" if given is None else given,
            self.language,
            where=where,
            period="year" if yearly else "once",
        )
        if written is not None and written != currency:
            raise BadField(
                where=where,
                given=str(given),
                allowed=Phrase.of("allowed.one_of", choices=currency),
                fix=Phrase("fix.currency"),
            )
        return amount

    def plain(self, given: Any, where: str) -> float:
        """Return one number; a range or unknown is refused."""
        value = self.quantity(given, where)
        if not isinstance(value, (int, float)):
            raise BadField(
                where=where,
                given=str(given),
                allowed=Phrase("allowed.plain_number"),
                fix=Phrase("fix.correct_value"),
            )
        return float(value)

    def vesting(self, section: VestingSection | None, place: str) -> Vesting | None:
        """Return when a grant vests, or None where nothing is said."""
        if section is None:
            return None
        if (section.years is None) == (section.by_year is None):
            raise BadField(
                where=place,
                given="-" if section.years is None else str(section.years),
                allowed=Phrase.of("allowed.either_or", one="years", other="by_year"),
                fix=Phrase("fix.drop_one" if section.by_year else "fix.fill_in"),
            )
        try:
            cliff = self.plain(section.cliff_years, "cliff_years")
            if section.by_year is not None:
                shares = [
                    self.plain(share, f"by_year.{index}")
                    for index, share in enumerate(section.by_year)
                ]
                return yearly_vesting(shares, cliff_years=cliff, per_year=section.per_year)
            length = self.plain(section.years, "years")
            return even_vesting(years=length, cliff_years=cliff, per_year=section.per_year)
        except InputError as error:
            raise error.at(f"{place}.") from None


def check_within(kind: type, name: str, value: Quantity, place: str) -> None:
    """Raise `OutOfRange` unless a value respects the limits of a field of a value type."""
    check_quantity(f"{place}.{name}", value, spec_of(kind, name))


def spec_of(kind: type, name: str) -> Spec:
    """Return the unit and limits of a numeric field of a value type."""
    spec: Spec = next(f for f in dataclasses.fields(kind) if f.name == name).metadata["spec"]
    return spec


def refuse(section: BaseModel, names: tuple[str, ...], place: str, rule: str, other: str) -> None:
    """Raise `BadField` for the first of these fields that is given where it has no use."""
    for name in names:
        given = getattr(section, name)
        if given is not None:
            raise BadField(
                where=f"{place}.{name}",
                given="{...}" if isinstance(given, BaseModel) else str(given),
                allowed=Phrase.of(f"allowed.{rule}", other=other),
                fix=Phrase("fix.remove_field"),
            )


def product(one: Quantity, other: Quantity) -> Quantity:
    """Multiply two quantities; unknown if either is."""
    if isinstance(one, Unknown) or isinstance(other, Unknown):
        return Unknown()
    (a, b), (c, d) = ends_of(one), ends_of(other)
    return a * c if (a, c) == (b, d) else Range(a * c, b * d)
