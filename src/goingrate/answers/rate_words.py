"""A going rate asked for in words, as on a command line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from goingrate.base.errors import BadField, NotUnderstood
from goingrate.base.kinds import (
    ROLE_FAMILIES,
    Place,
    Segment,
    employer_kind,
    level,
    role_family,
)
from goingrate.base.texts import Phrase
from goingrate.market.records import COMPONENTS, Component

_Kind = TypeVar("_Kind")

_PLACE: Final = re.compile(r"(?P<country>[A-Za-z]{2})(?:-(?P<region>[A-Za-z0-9]{1,3}))?")
#: Wages are not carried further than this.
_FIRST_YEAR, _LAST_YEAR = 2000, 2040
_MONTH: Final = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class RateWords:
    """What somebody types; None for what is left out."""

    role: str | None = None
    level: str | None = None
    place: str | None = None
    employer: str | None = None
    component: str | None = None
    currency: str | None = None
    source: str | None = None
    on: str | None = None


@dataclass(frozen=True, slots=True)
class RateAsked:
    """What was asked for, understood.

    Parameters
    ----------
    component, currency, source
        Restrict the answer to some data; None for all.
    on
        The day that pay is moved to; None for the day of each source's newest record.
    read_as
        How a title was read, where one was given instead of a role family.
    """

    segment: Segment
    component: Component | None
    currency: str | None
    source: str | None
    on: date | None
    read_as: Phrase | None


def rate_asked(words: RateWords) -> RateAsked:
    """Return what the words ask for.

    Raises
    ------
    InputError
        Naming the option, what was given, what is allowed, what to do.
    """
    segment, read_as = _work(words)
    place = read_rate_place(words.place or "US")
    if words.level is not None:
        segment = replace(segment, level=_option(level, words.level, "--level"))
    if words.employer is not None:
        segment = replace(segment, employer=_option(employer_kind, words.employer, "--employer"))
    return RateAsked(
        segment=replace(segment, place=place),
        component=_component(words.component),
        currency=_currency(words.currency),
        source=words.source,
        on=None if words.on is None else _day(words.on),
        read_as=read_as,
    )


def read_rate_place(given: str) -> Place:
    """Return a country, a state, or a metropolitan area by its code or a name.

    Raises
    ------
    NotUnderstood
        If no place is known by the name; it names near ones.
    """
    found = _PLACE.fullmatch(given.strip())
    if found:
        region = found["region"]
        return Place(found["country"].upper(), region=region.upper() if region else None)
    from goingrate.data.oews import metro_named

    return metro_named(given, where="--place")


def _work(words: RateWords) -> tuple[Segment, Phrase | None]:
    """Return the role family, read as a title where it is none by name."""
    if words.role is None:
        raise BadField(
            where="--role",
            given="-",
            allowed=Phrase("allowed.needs_role"),
            fix=Phrase("fix.role_or_ratio"),
        )
    try:
        return Segment(role=role_family(words.role)), None
    except NotUnderstood as error:
        from goingrate.data.lexicons import title_reader

        reading = title_reader().read(words.role)
        if reading.role is None:
            near = str(dict(error.allowed.values).get("choices", "")) or ", ".join(ROLE_FAMILIES)
            raise NotUnderstood(
                where="--role",
                given=words.role,
                allowed=Phrase.of("allowed.role_or_title", choices=near),
                fix=Phrase("fix.correct_value"),
            ) from None
        segment = Segment(role=reading.role, level=reading.level)
        rules = ", ".join(reading.because)
        read = ", ".join(filter(None, (reading.role, reading.level)))
        told = Phrase.of("payrate.read_as", title=words.role, segment=read, rules=rules)
        return segment, told


def _component(given: str | None) -> Component | None:
    if given is None:
        return None
    found = given.strip().lower().replace("-", "_")
    return _one_of(found, given, COMPONENTS, "--component")


def _one_of(found: str, given: str, known: Iterable[Component], where: str) -> Component:
    for one in known:
        if one == found:
            return one
    raise NotUnderstood(
        where=where,
        given=given,
        allowed=Phrase.of("allowed.one_of", choices=", ".join(known)),
        fix=Phrase("fix.correct_value"),
    )


def _currency(given: str | None) -> str | None:
    if given is None or re.fullmatch(r"[A-Z]{3}", given.strip().upper()):
        return None if given is None else given.strip().upper()
    raise NotUnderstood(
        where="--currency",
        given=given,
        allowed=Phrase("allowed.currency"),
        fix=Phrase("fix.correct_value"),
    )


def _day(given: str) -> date:
    found = _MONTH.fullmatch(given.strip())
    try:
        day = date(*(int(part or 1) for part in found.groups())) if found else None
        if day is not None and _FIRST_YEAR <= day.year <= _LAST_YEAR:
            return day
    except ValueError:
        pass
    raise NotUnderstood(
        where="--on",
        given=given,
        allowed=Phrase.of("allowed.rate_day", first=str(_FIRST_YEAR), last=str(_LAST_YEAR)),
        fix=Phrase("fix.correct_value"),
    )


def _option(read: Callable[[str], _Kind], given: str, where: str) -> _Kind:
    try:
        return read(given)
    except NotUnderstood as error:
        raise NotUnderstood(
            where=where, given=error.given, allowed=error.allowed, fix=error.fix
        ) from None
