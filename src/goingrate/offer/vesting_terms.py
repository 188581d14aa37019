"""Vesting terms of the Open Cap Format: a graph of conditions, each met by date or by event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from goingrate.base.errors import BadField, OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.vesting_dates import PeriodType, check_day, check_size, check_span, check_whole
from goingrate.offer.vesting_rounding import AllocationType
from goingrate.offer.vesting_schedule import check_fraction


@dataclass(frozen=True, slots=True)
class StartTrigger:
    """Met on the day on which vesting starts (VESTING_START_DATE)."""


@dataclass(frozen=True, slots=True)
class EventTrigger:
    """Met on the day of an event, if it happens (VESTING_EVENT)."""


@dataclass(frozen=True, slots=True)
class AbsoluteTrigger:
    """Met on a day of the calendar (VESTING_SCHEDULE_ABSOLUTE)."""

    day: date

    def __post_init__(self) -> None:
        check_day(self.day, "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeTrigger:
    """Met some time after another condition, once or several times (VESTING_SCHEDULE_RELATIVE).

    Parameters
    ----------
    relative_to
        Id of the other condition; of one that is met several times, the last time counts.
    length, period_type, occurrences
        Days or calendar months between occurrences, and how many there are.
    day_of_month
        1 to 31, or the month's last day where it is shorter; None for the day of the month on
        which vesting starts. For months only.
    cliff_installment
        Occurrences before this one vest together with it; 0 and 1 mean no cliff.

    Raises
    ------
    OutOfRange
        A span over 100 years, a day of the month or a cliff that does not exist.
    """

    relative_to: str
    length: int
    period_type: PeriodType
    occurrences: int = 1
    day_of_month: int | None = None
    cliff_installment: int = 0

    def __post_init__(self) -> None:
        check_span(
            length=self.length,
            occurrences=self.occurrences,
            period_type=self.period_type,
            where="trigger",
        )
        check_whole(self.cliff_installment, "cliff_installment", low=0, high=self.occurrences)
        if self.day_of_month is not None:
            check_whole(self.day_of_month, "day_of_month", low=1, high=31)


Trigger: TypeAlias = StartTrigger | EventTrigger | AbsoluteTrigger | RelativeTrigger


@dataclass(frozen=True, slots=True)
class Portion:
    """Fraction of the grant, or of what is unvested when the condition is first met."""

    fraction: Fraction
    of_unvested: bool = False

    def __post_init__(self) -> None:
        check_fraction(self.fraction, "portion")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A node of the graph.

    Parameters
    ----------
    id
        Its name in the terms.
    trigger
        When it is met.
    vests
        What each occurrence vests: a portion, or a number of shares of at least 0.
    next_ids
        Conditions that can follow, the most important first. The first one met is the way on.
    """

    id: str
    trigger: Trigger
    vests: Portion | Fraction | int
    next_ids: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.vests, Portion) and self.vests < 0:
            raise OutOfRange(
                where=f"{self.id}.quantity",
                given=str(self.vests),
                allowed=Phrase.of("allowed.at_least", low="0"),
                fix=Phrase("fix.correct_value"),
            )

    @property
    def occurrences(self) -> int:
        """How often the condition is met."""
        return self.trigger.occurrences if isinstance(self.trigger, RelativeTrigger) else 1


@dataclass(frozen=True, slots=True)
class VestingTerms:
    """Conditions in the order of the file, and how fractions become whole shares.

    Raises
    ------
    BadField
        An id that stands twice or names no (earlier) condition, or conditions in a circle.
    OutOfRange
        No condition, over 200 of them, or over 36,525 occurrences.
    """

    conditions: tuple[Condition, ...]
    allocation: AllocationType

    def __post_init__(self) -> None:
        check_size(
            conditions=len(self.conditions),
            vests=sum(one.occurrences for one in self.conditions),
            where="vesting_conditions",
        )
        _check_ids(self.conditions)
        _check_order(self.conditions)

    @property
    def first_ids(self) -> tuple[str, ...]:
        """Conditions that follow no other."""
        followers = {after for one in self.conditions for after in one.next_ids}
        return tuple(one.id for one in self.conditions if one.id not in followers)


def check_events(terms: VestingTerms, event_days: Mapping[str, date]) -> None:
    """Refuse the day of an event that no condition waits for."""
    waiting = {one.id for one in terms.conditions if isinstance(one.trigger, EventTrigger)}
    for name, day in event_days.items():
        if name not in waiting:
            raise _bad("event_days", name, "allowed.event_condition", "fix.condition_id")
        check_day(day, name)


def _check_ids(conditions: tuple[Condition, ...]) -> None:
    times = Counter(one.id for one in conditions)
    twice = [name for name, count in times.items() if count > 1]
    if twice:
        raise _bad("vesting_conditions", twice[0], "allowed.own_names", "fix.rename")
    for one in conditions:
        for name in one.next_ids:
            if name not in times:
                where = f"{one.id}.next_condition_ids"
                raise _bad(where, name, "allowed.condition_id", "fix.condition_id")


def _check_order(conditions: tuple[Condition, ...]) -> None:
    """Refuse circles, and a period that counts from a condition that cannot come before.

    Conditions that follow none of the rest are taken away; what never comes free is in a circle.
    """
    waiting = Counter(after for one in conditions for after in set(one.next_ids))
    before: dict[str, set[str]] = {one.id: set() for one in conditions}
    by_id = {one.id: one for one in conditions}
    free = [name for name in by_id if not waiting[name]]
    while free:
        one = by_id.pop(free.pop())
        if (
            isinstance(one.trigger, RelativeTrigger)
            and one.trigger.relative_to not in before[one.id]
        ):
            where = f"{one.id}.relative_to_condition_id"
            raise _bad(where, one.trigger.relative_to, "allowed.earlier_id", "fix.condition_id")
        for after in set(one.next_ids):
            before[after] |= before[one.id] | {one.id}
            waiting[after] -= 1
            if not waiting[after]:
                free.append(after)
    if by_id:
        circle = _circle(by_id)
        where = f"{circle[0]}.next_condition_ids"
        raise _bad(where, " > ".join(circle), "allowed.no_circle", "fix.no_circle")


def _circle(left: Mapping[str, Condition]) -> list[str]:
    """Return a way round, going backwards among conditions that all follow one another."""
    name, back = next(iter(left)), list[str]()
    while name not in back:
        back.append(name)
        name = next(one.id for one in left.values() if name in one.next_ids)
    return [name, *reversed(back[back.index(name) :])]


def _bad(where: str, given: str, allowed: str, fix: str) -> BadField:
    return BadField(where=where, given=given, allowed=Phrase(allowed), fix=Phrase(fix))
