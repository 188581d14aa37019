"""From the shape of equity in an offers file to value types: promise, outcomes, grants."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, Final

from pydantic import BaseModel

from goingrate.base.errors import BadField, OutOfRange
from goingrate.base.quantity import Quantity, Range, Unknown, ends_of
from goingrate.base.texts import Phrase
from goingrate.data import equity_models as shape
from goingrate.data.attachments import Attachments
from goingrate.data.field_reader import FieldReader, product, refuse, spec_of
from goingrate.data.lengths import read_length
from goingrate.offer.cap_table.holders import CapTable
from goingrate.offer.fields import Spec, check_quantity
from goingrate.offer.private.terms import (
    OPTIONS,
    Company,
    EquityGrant,
    LicenceAndHire,
    PrivateEquity,
    Tender,
)
from goingrate.offer.terms import Outcome, Outcomes, Promise

_WAYS: Final = ("promise", "outcomes", "grants")
_SHORT_FORM: Final = (
    "raised",
    "post_money",
    "last_price",
    "fully_diluted",
    "post_money_times_raised",
    "strike_share_of_price",
    "last_round_share",
    "older_price_share",
)
_RUNNING_FOR: Final = Spec("years", high=40.0)
_YEARS_TO_EXIT: Final = Spec("years", low=0.1, high=100.0)
#: The press rounds; a value that differs by more than this factor is of another round.
_SAME_VALUE: Final = 1.1
_MOST_TOLD: Final = 12


class EquityReader:
    """Reads equity of private companies; `notes` gathers what its cap tables took for granted."""

    def __init__(self, fields: FieldReader, attachments: Attachments) -> None:
        self._fields = fields
        self._attachments = attachments
        self.notes: list[Phrase] = []

    def equity(
        self, section: shape.EquitySection | None, place: str, currency: str
    ) -> Promise | Outcomes | PrivateEquity | None:
        """Return the equity of an offer, told in one of three ways."""
        if section is None:
            return None
        ways = [name for name in _WAYS if getattr(section, name) is not None]
        if len(ways) != 1:
            raise BadField(
                where=place,
                given=", ".join(ways) or "-",
                allowed=Phrase.of("allowed.either_or", one="promise, outcomes", other="grants"),
                fix=Phrase("fix.keep_one" if ways else "fix.add_equity"),
            )
        if section.promise is not None:
            _refuse_without(section, place, outcomes=True, grants=True)
            return self._fields.build(Promise, section.promise, f"{place}.promise", currency)
        if section.outcomes is not None:
            _refuse_without(section, place, grants=True)
            rows = tuple(
                self._fields.build(Outcome, row, f"{place}.outcomes.{index}", currency)
                for index, row in enumerate(section.outcomes)
            )
            return self._fields.build(Outcomes, section, place, currency, rows=rows)
        _refuse_without(section, place, outcomes=True)
        return self._private(section, place, currency)

    def _private(self, section: shape.EquitySection, place: str, currency: str) -> PrivateEquity:
        grants = tuple(
            self._grant(item, f"{place}.grants.{index}", currency)
            for index, item in enumerate(section.grants or ())
        )
        if section.company is None:
            raise BadField(
                where=f"{place}.company",
                given="-",
                allowed=Phrase("allowed.company"),
                fix=Phrase("fix.company"),
            )
        company = self._company(section.company, f"{place}.company", currency)
        return self._fields.build(
            PrivateEquity, section, place, currency, company=company, grants=grants
        )

    def _grant(self, section: shape.EquityGrantSection, place: str, currency: str) -> EquityGrant:
        _check_count(section, "shares", place)
        _check_terms(section, place)
        ready: dict[str, Any] = {}
        vesting = self._fields.vesting(section.vesting, f"{place}.vesting")
        if vesting is not None:
            ready["vesting"] = vesting
        if section.vested_for_years is not None:
            ready["granted_in_years"] = self._granted(section, place)
        if section.exercise_window is not None:
            ready["window_years"] = read_length(
                section.exercise_window,
                self._fields.language,
                most_years=spec_of(EquityGrant, "window_years").high,
                where=f"{place}.exercise_window",
            )
        return self._fields.build(EquityGrant, section, place, currency, **ready)

    def _granted(self, section: shape.EquityGrantSection, place: str) -> Quantity:
        """Return in how many years a running grant was made: below 0."""
        if section.granted_in_years is not None:
            raise _two(place, "vested_for_years", "granted_in_years", section)
        where = f"{place}.vested_for_years"
        years = self._fields.quantity(section.vested_for_years, where)
        if isinstance(years, Unknown):
            raise OutOfRange(
                where=where,
                given="unknown",
                allowed=Phrase("allowed.number_or_range"),
                fix=Phrase("fix.own_number"),
            )
        check_quantity(where, years, _RUNNING_FOR)
        return Range(-years.high, -years.low) if isinstance(years, Range) else 0.0 - years

    def _company(self, section: shape.CompanySection, place: str, currency: str) -> Company:
        _check_count(section, "fully_diluted", place)
        deal = section.licence_and_hire
        ready: dict[str, Any] = {
            "tender": self._fields.part(Tender, section.tender, f"{place}.tender", currency),
            "licence_and_hire": self._fields.part(
                LicenceAndHire, deal, f"{place}.licence_and_hire", currency
            ),
        }
        if section.cap_table is None:
            refuse(section, ("newest",), place, "only_with", "cap_table")
        else:
            refuse(section, _SHORT_FORM, place, "not_with", "cap_table")
            ready["table"] = self._table(section.cap_table, f"{place}.cap_table", currency)
            _check_newest(section.newest, ready["table"], place)
        if section.years_to_exit is not None:
            ready["exit_rate_per_year"] = self._exit_rate(section, place)
        company = self._fields.build(Company, section, place, currency, **ready)
        _check_value(company, place)
        return company

    def _table(self, name: str, where: str, currency: str) -> CapTable:
        found = self._attachments.cap_table(name, where)
        if found.currency != currency:
            raise BadField(
                where=where,
                given=f"{name}: {found.currency}",
                allowed=Phrase.of("allowed.cap_table_currency", currency=currency),
                fix=Phrase("fix.cap_table_currency"),
            )
        self.notes += found.notes
        return found.table

    def _exit_rate(self, section: shape.CompanySection, place: str) -> Quantity:
        """Return the rate with this mean time; a range is even in the rate, not in the time."""
        if section.exit_rate_per_year is not None:
            raise _two(place, "years_to_exit", "exit_rate_per_year", section)
        where = f"{place}.years_to_exit"
        years = self._fields.quantity(section.years_to_exit, where)
        check_quantity(where, years, _YEARS_TO_EXIT)
        if isinstance(years, Unknown):
            return years
        return Range(1.0 / years.high, 1.0 / years.low) if isinstance(years, Range) else 1.0 / years


def _refuse_without(
    section: shape.EquitySection, place: str, *, outcomes: bool = False, grants: bool = False
) -> None:
    """Refuse fields that only outcomes, or only grants, have a use for."""
    if outcomes:
        refuse(
            section, ("vests_over_years", "cliff_years", "taxed_as"), place, "only_with", "outcomes"
        )
    if grants:
        refuse(section, ("company", "cash_to_exercise"), place, "only_with", "grants")
    if outcomes and grants:
        refuse(section, ("market_correlation",), place, "only_with", "outcomes, grants")


def _check_terms(section: shape.EquityGrantSection, place: str) -> None:
    """Refuse what has no use in such a grant, and options without a price."""
    if section.kind not in OPTIONS:
        options = f"kind: {', '.join(OPTIONS)}"
        refuse(section, ("expires_in_years", "exercise_window"), place, "only_with", options)
    elif section.strike is None:
        raise BadField(
            where=f"{place}.strike",
            given="-",
            allowed=Phrase("allowed.required"),
            fix=Phrase("fix.strike"),
        )
    if section.leaver != "vested_decay":
        refuse(section, ("decay_years",), place, "only_with", "leaver: vested_decay")


def _check_count(section: BaseModel, name: str, place: str) -> None:
    """Refuse a percentage of the company, and a number whose point may separate thousands."""
    given = getattr(section, name)
    if isinstance(given, str) and "%" in given:
        allowed, fix = "allowed.share_count", "fix.share_count"
    elif isinstance(given, float):  # YAML makes 5 of 5.000
        allowed, fix = "allowed.share_number", "fix.share_number"
    else:
        return
    raise BadField(
        where=f"{place}.{name}", given=str(given), allowed=Phrase(allowed), fix=Phrase(fix)
    )


def _check_newest(newest: str | None, table: CapTable, place: str) -> None:
    names = [one.name for one in table.preferred]
    if newest is None or newest in names:
        return
    near = get_close_matches(newest, names, n=1, cutoff=0.6)
    raise BadField(
        where=f"{place}.newest",
        given=newest,
        allowed=Phrase.of("allowed.one_of", choices=", ".join(names[:_MOST_TOLD]) or "-"),
        fix=Phrase.of("fix.misspelt", near=near[0]) if near else Phrase("fix.correct_value"),
    )


def _check_value(company: Company, place: str) -> None:
    """Refuse a value after the last round that is not price times count."""
    stated, price, count = company.post_money, company.last_price, company.fully_diluted
    if stated is None or price is None or count is None:
        return
    found = product(price, count)
    if isinstance(stated, Unknown) or isinstance(found, Unknown):
        return
    (low, high), (least, most) = ends_of(found), ends_of(stated)
    if low > most * _SAME_VALUE or high * _SAME_VALUE < least:
        raise BadField(
            where=f"{place}.post_money",
            given=str(stated) if isinstance(stated, Range) else f"{stated:,.0f}",
            allowed=Phrase.of(
                "allowed.price_times_count",
                value=f"{low:,.0f}" if low == high else f"{low:,.0f}..{high:,.0f}",
            ),
            fix=Phrase("fix.price_times_count"),
        )


def _two(place: str, one: str, other: str, section: BaseModel) -> BadField:
    return BadField(
        where=f"{place}.{one}",
        given=f"{one}: {getattr(section, one)}, {other}: {getattr(section, other)}",
        allowed=Phrase.of("allowed.either_or", one=one, other=other),
        fix=Phrase("fix.drop_one"),
    )
