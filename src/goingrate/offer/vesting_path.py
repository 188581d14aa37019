"""The way through vesting terms: which conditions are met on which days, and what then vests.

From each condition the first one met of those that can follow is the way on; only one way is ever
taken. A condition is met on its own day, or on the day of the condition before it where that is
later. What repeats is finished before the way goes on by date; an event cuts it short.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.vesting_dates import later
from goingrate.offer.vesting_rounding import Shares, allocate
from goingrate.offer.vesting_schedule import Tranche, check_grant, gathered
from goingrate.offer.vesting_terms import (
    AbsoluteTrigger,
    Condition,
    EventTrigger,
    Portion,
    RelativeTrigger,
    StartTrigger,
    VestingTerms,
    check_events,
)


def terms_tranches(
    terms: VestingTerms,
    *,
    shares: int,
    start_day: date | None,
    event_days: Mapping[str, date] | None = None,
    grant_day: date | None = None,
) -> tuple[Tranche, ...]:
    """Return what vests on which day, given the events known so far.

    Parameters
    ----------
    terms
        The graph of conditions.
    shares
        Shares of the grant, a whole number above 0.
    start_day
        Day on which vesting starts; None where it has not started.
    event_days
        Day of each event that has happened, by the id of the condition that waits for it.
    grant_day
        Day of the grant where it is later: what would have vested before vests then.

    Returns
    -------
    tuple[Tranche, ...]
        In order of time. They add up to less than the grant where events are still to come, or
        where a way ends early. A later event never takes back what has vested.

    Raises
    ------
    OutOfRange, NotUnderstood
        Shares or days that cannot be, or portions that vest more than the grant.
    BadField
        The day of an event that no condition waits for.

    References
    ----------
    Open Cap Format 1.2, "Vesting System", and the schemas of VestingCondition, VestingPeriod and
    VestingConditionPortion.

    Examples
    --------
    >>> start = Condition(id="start", trigger=StartTrigger(), vests=0, next_ids=("yearly",))
    >>> often = RelativeTrigger(
    ...     relative_to="start", length=12, period_type="MONTHS", occurrences=4
    ... )
    >>> yearly = Condition(id="yearly", trigger=often, vests=Portion(Fraction(1, 4)))
    >>> terms = VestingTerms((start, yearly), "FRONT_LOADED")
    >>> tranches = terms_tranches(terms, shares=18, start_day=date(2025, 1, 1))
    >>> [(tranche.day.year, tranche.shares) for tranche in tranches]
    [(2026, 5), (2027, 5), (2028, 4), (2029, 4)]
    """
    check_grant(shares, start_day, grant_day)
    check_events(terms, event_days or {})
    graph = _Graph({one.id: one for one in terms.conditions}, start_day, event_days or {})
    place = _Place(options=terms.first_ids)
    exact, given, too_much = Fraction(0), Fraction(0), Fraction(0)
    amounts: list[tuple[date, Shares]] = []
    while True:
        stops = _by_date(graph, place)
        cut = _first_cut(graph, place, stops)
        if place.event is not None and _takes_unvested(graph.conditions[place.event]):
            exact = given
        due = _due(stops, shares, exact)
        rounded = allocate(
            [one.amount for one in due], terms.allocation, exact_before=exact, given_before=given
        )
        for one, whole in zip(due, rounded, strict=True):
            if cut is None or (one.stop, one.day) <= (cut.stop, cut.day):
                amounts.append((one.day, whole))
                exact += one.amount
                given += whole
                too_much += one.too_much
        if cut is None:
            break
        place = cut.place
    _check_total(too_much, shares)
    return gathered(amounts, grant_day)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the way stands: what can follow, or the event that has just followed."""

    options: tuple[str, ...]
    since: date = date.min
    met: Mapping[str, date] = field(default_factory=dict)
    event: str | None = None


@dataclass(frozen=True, slots=True)
class _Stop:
    """A condition that is met, the days of its occurrences, and where the way stood before."""

    condition: Condition
    days: tuple[date, ...]
    before: _Place

    @property
    def after(self) -> _Place:
        return self.left_on(self.days[-1])

    def left_on(self, day: date) -> _Place:
        last = max(one for one in self.days if one <= day)
        met = {**self.before.met, self.condition.id: last}
        return _Place(self.condition.next_ids, day, met)


class _Cut(NamedTuple):
    """An event takes the way: what vests up to a day of a stop is kept."""

    stop: int
    day: date
    place: _Place


class _Due(NamedTuple):
    """One installment in exact shares, and what it asks for beyond the grant."""

    stop: int
    day: date
    amount: Fraction
    too_much: Fraction


@dataclass(frozen=True, slots=True)
class _Graph:
    conditions: Mapping[str, Condition]
    start_day: date | None
    event_days: Mapping[str, date]

    def day(self, name: str, place: _Place, occurrence: int = 1) -> date | None:
        """Return when a condition is met that can follow, or None."""
        trigger = self.conditions[name].trigger
        own: date | None
        match trigger:
            case StartTrigger():
                own = self.start_day
            case EventTrigger():
                own = self.event_days.get(name)
            case AbsoluteTrigger():
                own = trigger.day
            case RelativeTrigger():
                own = self._relative(trigger, place.met.get(trigger.relative_to), occurrence)
        return None if own is None else max(own, place.since)

    def earliest(self, place: _Place, *, events: bool) -> tuple[date, int] | None:
        """Return day and rank of the first option that is met, among events or all others."""
        days = (
            (self.day(name, place), rank)
            for rank, name in enumerate(place.options)
            if isinstance(self.conditions[name].trigger, EventTrigger) is events
        )
        return min(((day, rank) for day, rank in days if day is not None), default=None)

    def _relative(
        self, trigger: RelativeTrigger, base: date | None, occurrence: int
    ) -> date | None:
        if base is None:
            return None
        of_month = trigger.day_of_month or (self.start_day or base).day
        return later(base, trigger.length * occurrence, trigger.period_type, day_of_month=of_month)


def _by_date(graph: _Graph, place: _Place) -> list[_Stop]:
    """Return the stops from here on if nothing happens but that time goes by."""
    stops: list[_Stop] = []
    while True:
        name = place.event
        if name is None:
            found = graph.earliest(place, events=False)
            if found is None:
                return stops
            name = place.options[found[1]]
        condition = graph.conditions[name]
        days = (graph.day(name, place, step) for step in range(1, condition.occurrences + 1))
        stops.append(_Stop(condition, tuple(day for day in days if day is not None), place))
        place = stops[-1].after


def _first_cut(graph: _Graph, place: _Place, stops: list[_Stop]) -> _Cut | None:
    """Return where an event first takes the way instead."""
    for number, stop in enumerate(stops):
        place = stop.before
        if place.event is None:
            event = graph.earliest(place, events=True)
            if event and event < (stop.days[0], place.options.index(stop.condition.id)):
                return _Cut(number - 1, date.max, _taken(place, *event))
        event = graph.earliest(stop.left_on(stop.days[0]), events=True)
        if event and event[0] < stop.days[-1]:
            return _Cut(number, event[0], _taken(stop.left_on(event[0]), *event))
        place = stop.after
    event = graph.earliest(place, events=True)
    return _Cut(len(stops), date.max, _taken(place, *event)) if event else None


def _taken(place: _Place, day: date, rank: int) -> _Place:
    return replace(place, since=day, event=place.options[rank])


def _due(stops: list[_Stop], shares: int, exact: Fraction) -> list[_Due]:
    """Return the installments of some stops, each on the day on which it vests."""
    due: list[_Due] = []
    for number, stop in enumerate(stops):
        vests, trigger = stop.condition.vests, stop.condition.trigger
        wanted = Fraction(vests) if not isinstance(vests, Portion) else vests.fraction * shares
        if _takes_unvested(stop.condition):
            wanted *= (shares - exact) / shares
        cliff = trigger.cliff_installment if isinstance(trigger, RelativeTrigger) else 0
        for step, day in enumerate(stop.days, start=1):
            amount = min(wanted, shares - exact)
            vest_day = stop.days[cliff - 1] if step < cliff else day
            due.append(_Due(number, vest_day, amount, wanted - amount))
            exact += amount
    return due


def _takes_unvested(condition: Condition) -> bool:
    return isinstance(condition.vests, Portion) and condition.vests.of_unvested


def _check_total(too_much: Fraction, shares: int) -> None:
    """Refuse terms beyond the grant; less than a share comes from portions in rounded decimals."""
    if too_much >= 1:
        raise OutOfRange(
            where="vesting_conditions",
            given=f"{float(shares + too_much):.12g}",
            allowed=Phrase.of("allowed.portions", shares=str(shares)),
            fix=Phrase("fix.vest_shares"),
        )
