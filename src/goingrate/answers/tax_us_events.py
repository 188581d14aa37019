"""From events with grants and shares to a household's incomes, year by year, in the United States.

Shares that one event brings are kept until another sells them; where several lots fit, the oldest
is sold first. A day that is not given is the middle of its year.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from goingrate.answers.tax_engines import UsEngine
from goingrate.answers.tax_moments import (
    Shares,
    YearIncome,
    refuse_doubtful,
    refuse_granted_later,
    refuse_later,
    told,
)
from goingrate.base.texts import Phrase
from goingrate.data.tax_events import Moment, TaxEvent
from goingrate.data.tax_files import YearRead
from goingrate.offer.tax.us.adding import together
from goingrate.offer.tax.us.grants import paid_in_cash, rsu_vested, sold
from goingrate.offer.tax.us.income import UsIncome
from goingrate.offer.tax.us.iso import iso_exercised, qualifies
from goingrate.offer.tax.us.lots import Acquired, IsoFacts, Lot, taken
from goingrate.offer.tax.us.nso import nso_exercised

#: Where nobody says when options were granted, the two years of section 422(a)(1) are over.
_LONG_AGO_YEARS: Final = 10.0
_UNITS: Final = 1.0
_ISO: Final = ("iso_exercise",)
_OTHERS: Final = ("rsu_vest", "nso_exercise")


@dataclass(slots=True)
class _Portfolio:
    """What is held, and what was taken for granted on the way."""

    engine: UsEngine
    first_year: int
    shares: Shares[Lot] = field(default_factory=lambda: Shares(taken))
    notes: set[Phrase] = field(default_factory=set)

    def years(self, moment: Moment) -> float:
        return moment.years(self.first_year)

    def event(self, event: TaxEvent) -> UsIncome:
        """Return what an event brings in its year, and keep or give away its shares."""
        if event.kind == "virtual_payout":
            return paid_in_cash(event.amount("amount"))
        if event.kind == "rsu_vest":
            units, price = event.amounts.get("shares", _UNITS), event.amount("price")
            value = event.amounts.get("value", units * price) / units
            return self._brought(
                event,
                rsu_vested(units=units, value_per_unit=value, vested_years=self.years(event.when)),
            )
        if event.kind == "nso_exercise":
            done = nso_exercised(
                units=event.amount("shares"),
                strike_per_unit=event.amount("strike"),
                value_per_unit=event.amount("price"),
                exercised_years=self.years(event.when),
            )
            return self._brought(event, done)
        if event.kind == "iso_exercise":
            refuse_granted_later(event, event.when)
            return self._brought(event, self._exercised(event, event.when, "price"))
        return self._sold(event)

    def _brought(self, event: TaxEvent, acquired: Acquired) -> UsIncome:
        counted = "shares" in event.amounts
        self.shares.add(event.kind, event.when, acquired.lot, counted=counted)
        return acquired.income

    def _exercised(self, event: TaxEvent, when: Moment, price: str) -> Acquired:
        """Return an exercise of incentive options, of this event or of before the file."""
        exercised = self.years(when)
        granted = exercised - _LONG_AGO_YEARS
        if event.granted is None:
            self.notes.add(Phrase("taxyear.note.granted"))
        else:
            granted = self.years(event.granted)
            if event.granted.day is None:
                self.notes.add(Phrase("taxyear.note.granted_middle"))
        return iso_exercised(
            units=event.amount("shares"),
            strike_per_unit=event.amount("strike"),
            value_per_unit=event.amount(price),
            granted_years=granted,
            exercised_years=exercised,
        )

    def _sold(self, event: TaxEvent) -> UsIncome:
        since = event.since or event.when
        refuse_later(event, since)
        refuse_doubtful(event, since)
        refuse_granted_later(event, since)
        kinds = _ISO if event.kind == "iso_sale" else _OTHERS
        if event.kind == "iso_sale" and "strike" in event.amounts:
            self.shares.refuse_brought(event, since, kinds, field="strike")
            lots = [self._exercised(event, since, "price_at_exercise").lot]
        elif "basis_per_share" in event.amounts:
            self.shares.refuse_brought(event, since, kinds, field="basis_per_share")
            basis = event.amount("shares") * event.amount("basis_per_share")
            lots = [Lot(event.amount("shares"), basis, basis, self.years(since))]
        else:
            lots = self.shares.take(event, since, kinds)
        law = self.engine.law(event.when.year)
        when, price = self.years(event.when), event.amount("price")
        if event.kind == "iso_sale":
            kept = all(_qualifies(lot.iso, when, self.engine, event) for lot in lots)
            self.notes.add(Phrase("taxyear.note.iso_kept" if kept else "taxyear.note.iso_broken"))
        return together(sold(lot, price_per_unit=price, sold_years=when, law=law) for lot in lots)


def us_incomes(
    years: Iterable[YearRead], engine: UsEngine, first_year: int
) -> Iterator[YearIncome]:
    """Yield the income of each year, events included.

    Raises
    ------
    BadField
        For shares that are sold and were never acquired, and days that decide and are missing.
    """
    portfolio = _Portfolio(engine, first_year)
    for given in years:
        assert isinstance(given.income, UsIncome)  # noqa: S101
        pieces = [(event, portfolio.event(event)) for event in given.events]
        income = together([given.income, *(piece for _, piece in pieces)])
        yield YearIncome(
            year=given.year,
            income=_tidy(income),
            events=tuple(told(event) for event, _ in pieces),
            supplemental=sum(piece.wages for _, piece in pieces),
            notes=tuple(sorted(portfolio.notes, key=lambda phrase: phrase.key)),
        )


def _qualifies(iso: IsoFacts | None, when: float, engine: UsEngine, event: TaxEvent) -> bool:
    law = engine.law(event.when.year)
    return iso is not None and qualifies(iso, sold_years=when, law=law)


def _tidy(income: UsIncome) -> UsIncome:
    """Return an income without the dust of sums, which would read as -0.00."""
    return dataclasses.replace(
        income,
        **{f.name: round(getattr(income, f.name), 6) + 0.0 for f in dataclasses.fields(income)},
    )
