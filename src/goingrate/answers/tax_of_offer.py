"""The yearly tax of an offer in an offers file, along the future in the middle."""

from __future__ import annotations

import hashlib
from pathlib import Path

from goingrate.answers.case import Case, make_case
from goingrate.answers.tax_moments import YearIncome
from goingrate.answers.tax_results import TaxWorking
from goingrate.answers.tax_working import working_of
from goingrate.base.errors import BadField
from goingrate.base.facts import Facts
from goingrate.base.quantity import Unknown, middle_of
from goingrate.base.texts import Phrase
from goingrate.data.fact_files import packaged_facts
from goingrate.data.offer_files import OffersRead, read_offers
from goingrate.data.tax_households import DeHousehold, UsHousehold
from goingrate.offer.middle_path import MiddlePath, middle_path
from goingrate.offer.tax import ledger as column
from goingrate.offer.tax.de.income import DeIncome
from goingrate.offer.tax.home import DeHome, TaxHome
from goingrate.offer.tax.rates import TaxRates
from goingrate.offer.tax.us.income import UsIncome
from goingrate.offer.terms import Offer

_NO_STATE = "none"


def tax_of_offer(
    source: OffersRead | str | Path,
    *,
    offer: str | None = None,
    index_rate_per_year: float | None = None,
    facts: Facts | None = None,
) -> TaxWorking:
    """Return the tax of each year of one offer: all at its middle, nothing lost on the way.

    Parameters
    ----------
    source
        The path of an offers file, or what was read from one.
    offer
        Which of its offers.
    index_rate_per_year
        Growth of amounts in the law after the last enacted year; left out: that of the file, or the
        packaged assumption.

    Raises
    ------
    InputError
        For an offer that is not there, or one of which no law is stated.
    """
    read = source if isinstance(source, OffersRead) else read_offers(source)
    known = facts or packaged_facts()
    case = make_case(read.person, read.offers, facts=known, seed=0)
    chosen = _called(offer, case, read.name)
    home = _home_of(chosen, read.name)
    path = middle_path(case.person, chosen, home)
    index = _index(read, chosen) if index_rate_per_year is None else index_rate_per_year
    return working_of(
        _household(home),
        [_year(home, path, place) for place in range(path.pay.size)],
        name=f"{read.name}: {chosen.name}",
        digest=hashlib.sha256(read.content).hexdigest(),
        index_rate_per_year=index,
        facts=known,
    )


def _index(read: OffersRead, chosen: Offer) -> float | None:
    """Return the growth of amounts that the file states, if it does."""
    stated = next(one for one in read.offers if one.name == chosen.name).tax or read.person.tax
    if isinstance(stated, TaxRates) or isinstance(stated.index_per_year, Unknown):
        return None
    return middle_of(stated.index_per_year)


def _called(name: str | None, case: Case, file: str) -> Offer:
    offers = {one.name: one for one in case.middle}
    if name is None or name not in offers:
        raise BadField(
            where="--offer",
            given=name or "-",
            allowed=Phrase.of("allowed.one_of", choices=", ".join(offers)),
            fix=Phrase.of("levy.fix.which_offer", file=file),
        )
    return offers[name]


def _home_of(offer: Offer, file: str) -> TaxHome:
    if offer.tax is None or isinstance(offer.tax, TaxRates):
        raise BadField(
            where=f"{file}: person.tax",
            given="-" if offer.tax == TaxRates() else "pay, equity, benefits",
            allowed=Phrase("levy.allowed.law"),
            fix=Phrase("levy.fix.law"),
        )
    return offer.tax


def _household(home: TaxHome) -> UsHousehold | DeHousehold:
    if isinstance(home, DeHome):
        return DeHousehold(home.person)
    place = "" if home.state is None else home.state.place.removeprefix("us-")
    return UsHousehold(home.status, None if place in ("", _NO_STATE) else place.upper())


def _year(home: TaxHome, path: MiddlePath, place: int) -> YearIncome:
    """Return what a year brings, by its character in the country."""
    row = {
        name: float(path.equity[place, index])
        for name, index in (
            ("wages", column.WAGES),
            ("other", column.OTHER),
            ("short", column.SHORT_GAIN),
            ("long", column.LONG_GAIN),
            ("extra", column.EXTRAORDINARY),
        )
    }
    supplemental = float(path.supplemental[place]) + row["wages"]
    spouse = middle_of(home.spouse_wages_per_year)
    wages = max(float(path.pay[place]) + row["wages"], 0.0)
    if isinstance(home, DeHome):
        income: UsIncome | DeIncome = DeIncome(
            wages=wages + row["other"],
            spouse_wages=spouse,
            extraordinary_wages=row["extra"],
            share_gains=row["short"] + row["long"],
        )
    else:
        income = UsIncome(
            wages=wages,
            spouse_wages=spouse,
            other_compensation=row["other"],
            short_gain=row["short"],
            long_gain=row["long"],
            gain_28=float(path.equity[place, column.GAIN_28]),
            excluded_gain=float(path.equity[place, column.EXCLUDED_GAIN]),
            iso_spread=float(path.equity[place, column.ISO_SPREAD]),
            amt_gain_adjustment=float(path.equity[place, column.AMT_ADJUSTMENT]),
            itemized_deductions=middle_of(home.itemized_deductions_per_year),
        )
    notes = (Phrase("levy.note.middle_path"),) if place == 0 else ()
    return YearIncome(home.first_year + place, income, supplemental=supplemental, notes=notes)
