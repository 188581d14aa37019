"""From events with grants and shares to a household's incomes, year by year, in Germany.

Shares that one event brings are kept until another sells them, the oldest first (section 20(4)
sentence 7 EStG). A day that is not given is the middle of its year.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from typing import Final

from goingrate.answers.tax_engines import DeEngine
from goingrate.answers.tax_moments import Shares, YearIncome, refuse_later, told
from goingrate.base.errors import BadField
from goingrate.base.texts import Phrase
from goingrate.data.tax_events import Moment, TaxEvent
from goingrate.data.tax_files import YearRead
from goingrate.offer.tax.de.grants import (
    DeAcquired,
    DeLot,
    deferral_ended,
    options_exercised,
    plus,
    rsu_vested,
    shares_given_deferred,
    shares_sold,
    virtual_paid,
)
from goingrate.offer.tax.de.income import DeIncome

_SOLD: Final = ("rsu_vest", "option_exercise", "shares_deferred")
_UNITS: Final = 1.0


@dataclass(slots=True)
class _Portfolio:
    engine: DeEngine
    first_year: int
    shares: Shares[DeLot] = field(default_factory=lambda: Shares(_split))

    def years(self, moment: Moment) -> float:
        return moment.years(self.first_year)

    def event(self, event: TaxEvent) -> DeIncome:
        """Return what an event brings in its year, and keep or give away its shares."""
        if event.kind == "virtual_payout":
            return virtual_paid(
                event.amount("amount"),
                earned_months=event.amount("earned_months"),
                at_once=not event.in_parts,
            )
        if event.kind == "deferral_end":
            return self._deferral_ended(event)
        if event.kind == "share_sale":
            return self._sold(event)
        acquired = self._acquired(event)
        counted = "shares" in event.amounts
        self.shares.add(event.kind, event.when, acquired.lot, counted=counted)
        return acquired.income

    def _acquired(self, event: TaxEvent) -> DeAcquired:
        when = self.years(event.when)
        if event.kind == "rsu_vest":
            units, price = event.amounts.get("shares", _UNITS), event.amount("price")
            value = event.amounts.get("value", units * price) / units
            return rsu_vested(units=units, value_per_unit=value, vested_years=when)
        if event.kind == "shares_deferred":
            return shares_given_deferred(
                units=event.amount("shares"),
                price_per_unit=event.amount("paid"),
                value_per_unit=event.amount("price"),
                given_years=when,
            )
        return options_exercised(
            units=event.amount("shares"),
            strike_per_unit=event.amount("strike"),
            value_per_unit=event.amount("price"),
            exercised_years=when,
            earned_months=event.amount("earned_months"),
        )

    def _deferral_ended(self, event: TaxEvent) -> DeIncome:
        since = event.since or event.when
        refuse_later(event, since)
        lots = self.shares.take_all(event, since, ("shares_deferred",))
        ended = [
            deferral_ended(
                lot,
                value_per_unit=event.amount("price"),
                ended_years=self.years(event.when),
                law=self.engine.law(event.when.year),
            )
            for lot in lots
        ]
        for one in ended:
            self.shares.add("shares_deferred", since, one.lot)
        return _together(one.income for one in ended)

    def _sold(self, event: TaxEvent) -> DeIncome:
        since = event.since or event.when
        refuse_later(event, since)
        if "basis_per_share" in event.amounts:
            self.shares.refuse_brought(event, since, _SOLD, field="basis_per_share")
            basis = event.amount("shares") * event.amount("basis_per_share")
            lots = [DeLot(event.amount("shares"), basis, self.years(since))]
        else:
            lots = self.shares.take(event, since, _SOLD)
        if any(lot.deferred_wages for lot in lots):
            raise BadField(
                where=event.where,
                given=str(since),
                allowed=Phrase("allowed.deferral_ended"),
                fix=Phrase("fix.deferral_ended"),
            )
        return _together(shares_sold(lot, price_per_unit=event.amount("price")) for lot in lots)


def de_incomes(
    years: Iterable[YearRead], engine: DeEngine, first_year: int
) -> Iterator[YearIncome]:
    """Yield the income of each year, events included.

    Raises
    ------
    BadField
        For shares that are sold and were never acquired.
    """
    portfolio = _Portfolio(engine, first_year)
    for given in years:
        assert isinstance(given.income, DeIncome)  # noqa: S101
        pieces = [(event, portfolio.event(event)) for event in given.events]
        yield YearIncome(
            year=given.year,
            income=_together([given.income, *(piece for _, piece in pieces)]),
            events=tuple(told(event) for event, _ in pieces),
        )


def _together(pieces: Iterable[DeIncome]) -> DeIncome:
    return reduce(plus, pieces, DeIncome())


def _split(lot: DeLot, units: float) -> tuple[DeLot, DeLot]:
    """Return so many units of a lot, and the rest."""
    share = min(units / lot.units, 1.0)
    part = dataclasses.replace(
        lot,
        units=lot.units * share,
        basis=lot.basis * share,
        deferred_wages=lot.deferred_wages * share,
    )
    rest = dataclasses.replace(
        lot,
        units=lot.units - part.units,
        basis=lot.basis - part.basis,
        deferred_wages=lot.deferred_wages - part.deferred_wages,
    )
    return part, rest
