"""What yearly workings of every country share: incomes of a year, shares held, days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from goingrate.answers.tax_results import Happened, NamedAmount
from goingrate.base.errors import BadField
from goingrate.base.texts import Phrase
from goingrate.data.tax_events import Moment, TaxEvent

_Lot = TypeVar("_Lot")
#: Less than this is what sums of numbers of shares leave over.
_DUST: Final = 1e-9


@dataclass(frozen=True, slots=True)
class YearIncome:
    """What one year brings.

    Parameters
    ----------
    income
        `UsIncome` or `DeIncome`, events included.
    events
        What happened.
    supplemental
        Part of the wages that is withheld from like a bonus: vested units, spreads of options.
    notes
        What was taken for granted up to this year.
    """

    year: int
    income: Any
    events: tuple[Happened, ...] = ()
    supplemental: float = 0.0
    notes: tuple[Phrase, ...] = ()


class Shares(Generic[_Lot]):
    """Lots by the day that they came, the oldest first; `split(lot, units)` parts one."""

    def __init__(self, split: Callable[[_Lot, float], tuple[_Lot, _Lot]]) -> None:
        self._split = split
        self._held: list[tuple[str, Moment, Any]] = []
        self._brought: list[tuple[str, Moment]] = []

    def add(self, kind: str, when: Moment, lot: _Lot, *, counted: bool = True) -> None:
        """Keep shares that an event brought; `counted`: whether it says how many."""
        self._held.append((kind, when, lot))
        if counted:
            self._brought.append((kind, when))

    def refuse_brought(
        self, event: TaxEvent, since: Moment, kinds: tuple[str, ...], *, field: str
    ) -> None:
        """Raise `BadField` if a sale says itself what shares cost that another event brought."""
        if any(kind in kinds and _same(when, since) for kind, when in self._brought):
            raise BadField(
                where=f"{event.where}.{field}",
                given=event.amount(field),
                allowed=Phrase.of("allowed.not_brought", since=str(since)),
                fix=Phrase("fix.not_brought"),
            )

    def take(self, event: TaxEvent, since: Moment, kinds: tuple[str, ...]) -> list[_Lot]:
        """Return as many shares as an event sells, of those that came on that day or in that year.

        Raises
        ------
        BadField
            If there are not so many.
        """
        wanted = event.amount("shares")
        fitting = self._fitting(since, kinds)
        held = sum(self._held[place][2].units for place in fitting)
        if wanted > held * (1.0 + _DUST) + _DUST:
            raise BadField(
                where=f"{event.where}.shares",
                # Without separators, which would be those of one language.
                given=f"{wanted:.15g}",
                allowed=Phrase.of("allowed.shares_held", held=f"{held:.15g}", since=str(since)),
                fix=Phrase("fix.shares_held"),
            )
        found = []
        for place in fitting:
            kind, when, lot = self._held[place]
            if wanted <= _DUST:
                break
            part, rest = self._split(lot, wanted)
            self._held[place] = (kind, when, rest)
            wanted -= part.units  # type: ignore[attr-defined]
            found.append(part)
        self._held = [one for one in self._held if one[2].units > _DUST]
        return found

    def take_all(self, event: TaxEvent, since: Moment, kinds: tuple[str, ...]) -> list[_Lot]:
        """Return all shares that came on that day or in that year.

        Raises
        ------
        BadField
            If there are none.
        """
        fitting = self._fitting(since, kinds)
        if not fitting:
            raise BadField(
                where=f"{event.where}.acquired",
                given=str(since),
                allowed=Phrase.of("allowed.shares_held", held="0", since=str(since)),
                fix=Phrase("fix.correct_value"),
            )
        found = [self._held[place][2] for place in fitting]
        self._held = [one for place, one in enumerate(self._held) if place not in fitting]
        return found

    def _fitting(self, since: Moment, kinds: tuple[str, ...]) -> list[int]:
        """Return the places of lots of these kinds that came on that day or in that year."""
        return [
            place
            for place, (kind, when, _) in enumerate(self._held)
            if kind in kinds and _same(when, since)
        ]


def refuse_later(event: TaxEvent, since: Moment) -> None:
    """Raise `BadField` for a sale that comes before what it sells."""
    field = "exercised" if event.kind == "iso_sale" else "acquired"
    if since.years(event.when.year) > event.when.years(event.when.year):
        raise BadField(
            where=f"{event.where}.{field}",
            given=str(since),
            allowed=Phrase.of("allowed.before_sale", sold=str(event.when)),
            fix=Phrase("fix.correct_value"),
        )


def refuse_granted_later(event: TaxEvent, exercised: Moment) -> None:
    """Raise `BadField` for options that are exercised before they are granted."""
    granted = event.granted
    if granted is not None and _is_after(granted, exercised):
        raise BadField(
            where=f"{event.where}.granted",
            given=str(granted),
            allowed=Phrase.of("allowed.before_exercise", exercised=str(exercised)),
            fix=Phrase("fix.correct_value"),
        )


def refuse_doubtful(event: TaxEvent, since: Moment) -> None:
    """Raise `BadField` for a sale of which only a missing day can say if it is within a year."""
    field = "exercised" if event.kind == "iso_sale" else "acquired"
    if event.when.year - since.year == 1 and None in (event.when.day, since.day):
        raise BadField(
            where=f"{event.where}.{'date' if event.when.day is None else field}",
            given=str(event.when if event.when.day is None else since),
            allowed=Phrase("allowed.day_decides"),
            fix=Phrase("fix.day_decides"),
        )


def told(event: TaxEvent) -> Happened:
    """Return an event as an answer keeps it; of vested units, their value."""
    amounts = dict(event.amounts)
    if event.kind == "rsu_vest" and "value" not in amounts:
        amounts["value"] = amounts["shares"] * amounts["price"]
    listed = tuple(NamedAmount(name, amount) for name, amount in sorted(amounts.items()))
    since = None if event.since is None else str(event.since)
    return Happened(event.kind, str(event.when), since, listed)


def _is_after(one: Moment, other: Moment) -> bool:
    """Return whether one moment is surely after another: without days, in a later year."""
    if one.day is None or other.day is None:
        return one.year > other.year
    return one.day > other.day


def _same(when: Moment, since: Moment) -> bool:
    if when.day is None or since.day is None:
        return when.year == since.year
    return when.day == since.day
