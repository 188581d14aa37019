"""Numbers from the world, each with its date, source and grade of evidence. Opens no file."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from hashlib import sha256
from itertools import pairwise
from typing import Any, Final, Literal, TypeVar, get_args

from goingrate.base.errors import BadField, MissingFact
from goingrate.base.kinds import RoleFamily
from goingrate.base.quantity import Range
from goingrate.base.texts import Phrase, Text

Grade = Literal["measured", "published", "reported", "reported_secondary", "assumed"]
Unit = Literal[
    "share",
    "per_year",
    "years",
    "months",
    "usd",
    "eur",
    "musd",
    "ratio",
    "correlation",
    "companies",
    "people",
    "index",
    "risk_aversion",
    "risk_tolerance",
    "days",
    "log_units",
    "rounds_per_year",
]
#: What the money is that is compared.
Component = Literal["advertised", "base", "total", "grant", "freelance_rate", "cash"]
#: What two are set against each other; the more of the rest is alike, the earlier it stands.
#: `level`: two kinds of work at one level; `role`: two kinds of work; `skill`: with a skill against
#: without; `growth`: the same over time, which is no premium.
Comparison = Literal["within_title", "within_firm", "same_job", "level", "role", "skill", "growth"]
#: Whether AI is what is paid more, or any skill at all.
Subject = Literal["ai", "any_skill"]
COMPONENTS: Final[tuple[Component, ...]] = get_args(Component)
COMPARISONS: Final[tuple[Comparison, ...]] = get_args(Comparison)
SUBJECTS: Final[tuple[Subject, ...]] = get_args(Subject)
GRADES: Final[tuple[Grade, ...]] = get_args(Grade)
UNITS: Final[tuple[Unit, ...]] = get_args(Unit)

_DAYS_PER_YEAR: Final = 365.25
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Dated:
    """One value and where it comes from, in force from a day on.

    `since` is the day of the data or of their publication: the first of the month or year where
    no more is known. `address` is None for an assumption, or where the source is only named.
    """

    since: date
    value: float | Range
    source: str
    address: str | None
    grade: Grade
    sample: str | None = None
    note: Text | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.value, Range) and not math.isfinite(self.value):
            raise BadField(
                where="value",
                given=self.value,
                allowed=Phrase("allowed.finite"),
                fix=Phrase("fix.correct_value"),
            )


@dataclass(frozen=True, slots=True)
class Compares:
    """What a fact that is a premium, or a growth of pay, sets against what.

    `of` says in a few words who is paid more than whom; `roles` are the kinds of work whose pay it
    is, where it names some.
    """

    component: Component
    comparison: Comparison
    subject: Subject
    of: Text
    roles: tuple[RoleFamily, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known about one number over time.

    `history` ascends by `since`, each day once. An entry older than `review_after_years` is stale.
    `compares` is there for premiums only.
    """

    id: str
    topic: str
    name: Text
    unit: Unit
    history: tuple[Dated, ...]
    review_after_years: float
    compares: Compares | None = None

    def __post_init__(self) -> None:
        days = [entry.since for entry in self.history]
        if not days or days != sorted(set(days)):
            raise BadField(
                where=f"{self.id}.history",
                given=", ".join(map(str, days)) or "[]",
                allowed=Phrase("fact.allowed.history"),
                fix=Phrase("fact.fix.history"),
            )

    @property
    def latest(self) -> Dated:
        """The newest entry."""
        return self.history[-1]

    def has_begun(self, day: date) -> bool:
        """Say whether an entry is in force on a day."""
        return self.history[0].since <= day

    def on(self, day: date) -> Dated:
        """Return the entry in force on a day.

        Raises
        ------
        MissingFact
            If the day is before the first entry.
        """
        if not self.has_begun(day):
            first = self.history[0].since.isoformat()
            raise MissingFact(
                Phrase.of("fact.not_yet", fact=self.id, day=day.isoformat(), first=first)
            )
        return next(entry for entry in reversed(self.history) if entry.since <= day)

    def is_stale(self, day: date) -> bool:
        """Say whether the entry in force on a day is due for review.

        Raises
        ------
        MissingFact
            If the day is before the first entry.
        """
        age_days = (day - self.on(day).since).days
        return age_days > self.review_after_years * _DAYS_PER_YEAR


@dataclass(frozen=True, slots=True, eq=False)
class Facts(Mapping[str, Fact]):
    """Facts by their id, in the order of their ids.

    An id that does not exist raises `MissingFact`, which names the nearest ones. `overridden`
    holds the ids whose fact came from elsewhere and replaced an earlier one.

    Examples
    --------
    >>> entry = Dated(date(2024, 1, 1), 0.05, "goingrate default", None, "assumed")
    >>> rate = Fact("assumed.rate", "assumed", Text("a", "b"), "per_year", (entry,), 10.0)
    >>> Facts((rate,))["assumed.rate"].on(date(2025, 6, 30)).value
    0.05
    """

    facts: tuple[Fact, ...]
    overridden: frozenset[str] = frozenset()
    _by_id: dict[str, Fact] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        in_order = tuple(sorted(self.facts, key=lambda fact: fact.id))
        by_id = {fact.id: fact for fact in in_order}
        object.__setattr__(self, "facts", in_order)
        object.__setattr__(self, "_by_id", by_id)
        for one, next_one in pairwise(in_order):
            if one.id == next_one.id:
                raise BadField(
                    where=one.id,
                    given=f"2 x {one.id}",
                    allowed=Phrase("fact.allowed.once"),
                    fix=Phrase("fact.fix.once"),
                )

    def __getitem__(self, fact_id: str) -> Fact:
        found = self._by_id.get(fact_id)
        if found is None:
            raise MissingFact(self._missing(fact_id))
        return found

    def __contains__(self, fact_id: object) -> bool:
        return fact_id in self._by_id

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, fact_id: str, default: _T = None) -> Fact | _T:  # type: ignore[assignment]
        """Return the fact with this id, or else the default."""
        return self._by_id.get(fact_id, default)

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics, in order."""
        return tuple(sorted({fact.topic for fact in self.facts}))

    def topic(self, name: str) -> Facts:
        """Return the facts of one topic.

        Raises
        ------
        MissingFact
            If there is no such topic.
        """
        chosen = tuple(fact for fact in self.facts if fact.topic == name)
        if not chosen:
            topics = ", ".join(self.topics)
            raise MissingFact(Phrase.of("fact.unknown_topic", topic=name, topics=topics))
        return Facts(chosen, self.overridden & {fact.id for fact in chosen})

    def overridden_by(self, other: Facts) -> Facts:
        """Return these facts with the other's in place of those of the same id.

        A fact that takes another's place keeps its topic, and what it compares unless it says so
        itself; new ones are added.

        Raises
        ------
        BadField
            If a fact would take the place of one in another unit.
        """
        both = self._by_id.keys() & other._by_id.keys()
        taking = tuple(_in_place_of(self._by_id.get(fact.id), fact) for fact in other.facts)
        staying = tuple(fact for fact in self.facts if fact.id not in both)
        return Facts(staying + taking, self.overridden | other.overridden | both)

    def digest(self) -> str:
        """Return the SHA-256 of the content in hexadecimal, the same in whatever order it came."""
        content = [_content(fact) for fact in self.facts]
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, default=_plain)
        return sha256(text.encode()).hexdigest()

    def _missing(self, fact_id: str) -> Phrase:
        near = get_close_matches(fact_id, self._by_id, n=3, cutoff=0.5)
        if near:
            return Phrase.of("fact.unknown_near", fact=fact_id, near=", ".join(near))
        return Phrase.of("fact.unknown", fact=fact_id)


def _in_place_of(old: Fact | None, new: Fact) -> Fact:
    if old is None:
        return new
    if old.unit != new.unit:
        raise BadField(
            where=f"{new.id}.unit",
            given=new.unit,
            allowed=Phrase.of("allowed.one_of", choices=old.unit),
            fix=Phrase("fact.fix.unit"),
        )
    return replace(new, topic=old.topic, compares=new.compares or old.compares)


def _content(fact: Fact) -> dict[str, Any]:
    """Return a fact as plain values; one that compares nothing does not say so."""
    content = asdict(fact)
    if fact.compares is None:
        del content["compares"]
    return content


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a fact")
