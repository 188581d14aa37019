"""From the shape of an offers file to value types: people, offers and their parts."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from functools import cached_property
from typing import Final

from goingrate.base.errors import BadField
from goingrate.base.quantity import UNKNOWN, Quantity, Range, Unknown, ends_of
from goingrate.base.texts import Phrase
from goingrate.data import offer_models as shape
from goingrate.data.attachments import Attachments
from goingrate.data.broker_csv import read_vests
from goingrate.data.convert_equity import EquityReader
from goingrate.data.convert_tax import TaxReader
from goingrate.data.convert_tax_checks import check_offer_taxed, check_one_year
from goingrate.data.field_reader import FieldReader, check_within, product, refuse
from goingrate.offer.person import Person
from goingrate.offer.risk_question import risk_aversion_from_cut
from goingrate.offer.tax.home import Tax
from goingrate.offer.tax.rates import TaxRates
from goingrate.offer.terms import Bonus, Grant, JobLoss, Offer, SignOn, Stock

_CURRENCY: Final = re.compile(r"[A-Z]{3}")


class Reader:
    """Reads one offers file; keeps what each number needs to be read: language, currencies."""

    def __init__(self, model: shape.OffersFile, attached: Callable[[str], bytes]) -> None:
        self._model = model
        self._fields = FieldReader(model.language)
        self._attachments = Attachments(attached)
        self._equity = EquityReader(self._fields, self._attachments)
        self._tax = TaxReader(self._fields, model.currency)

    @property
    def attachments(self) -> dict[str, bytes]:
        """The bytes of every file that was named, by name."""
        return self._attachments.contents

    @property
    def notes(self) -> tuple[Phrase, ...]:
        """What cap tables took for granted, each once."""
        return tuple(dict.fromkeys(self._equity.notes))

    @cached_property
    def _persons_tax(self) -> Tax:
        section = self._model.person.tax
        return self._tax.read(section, "person.tax", self._model.currency) or TaxRates()

    def person(self) -> Person:
        """Return who decides."""
        section = self._model.person
        person = self._fields.build(
            Person,
            section,
            "person",
            self._model.currency,
            risk_aversion=None,
            horizon_years=section.horizon_years,
            tax=self._persons_tax,
        )
        if section.discount_per_year is None:
            person = dataclasses.replace(person, discount_per_year=UNKNOWN)
        return dataclasses.replace(person, risk_aversion=self._risk_aversion(section))

    def offers(self) -> tuple[Offer, ...]:
        """Return the offers in the order of the file."""
        found = tuple(self._offer(name, item) for name, item in self._model.offers.items())
        check_one_year(offer.tax or self._persons_tax for offer in found)
        return found

    def check_currencies(self) -> None:
        """Raise `BadField` for the first currency that is not three capital letters."""
        named = [("currency", self._model.currency)]
        named += [(f"fx.{currency}", currency) for currency in self._model.fx]
        named += [
            (f"offers.{name}.currency", section.currency)
            for name, section in self._model.offers.items()
            if section.currency is not None
        ]
        for where, currency in named:
            if not _CURRENCY.fullmatch(currency):
                raise BadField(
                    where=where,
                    given=currency,
                    allowed=Phrase("allowed.currency"),
                    fix=Phrase("fix.correct_value"),
                )

    def fx_rate(self, currency: str) -> Quantity:
        """Return units of the answer's currency for one unit of another."""
        line = self._model.fx[currency]
        rate = self._fields.quantity(line.rate, f"fx.{currency}.rate")
        if isinstance(rate, Unknown) or ends_of(rate)[0] <= 0:
            raise BadField(
                where=f"fx.{currency}.rate",
                given=str(line.rate),
                allowed=Phrase.of("allowed.above", low="0"),
                fix=Phrase("fix.correct_value"),
            )
        return rate

    def _risk_aversion(self, section: shape.PersonSection) -> float | Range | None:
        given = section.risk_aversion
        if isinstance(given, shape.GambleSection):
            return risk_aversion_from_cut(given.job_gamble)
        if given is None:
            return None
        value = self._fields.quantity(given, "person.risk_aversion")
        if isinstance(value, Unknown):
            return None
        check_within(Person, "risk_aversion", value, "person")
        return value

    def _offer(self, name: str, section: shape.OfferSection) -> Offer:
        place = f"offers.{name}"
        currency = section.currency or self._model.currency
        offer = self._fields.build(
            Offer,
            section,
            place,
            currency,
            name=name,
            currency=currency,
            present_job=section.present_job,
            fx=self._fx(currency, place),
            bonus=self._bonus(section, place, currency),
            sign_on=self._fields.part(SignOn, section.sign_on, f"{place}.sign_on", currency),
            stock=self._stock(section, place, currency),
            grants=tuple(
                self._grant(item, f"{place}.grants.{index}", currency)
                for index, item in enumerate(section.grants)
            ),
            equity=self._equity.equity(section.equity, f"{place}.equity", currency),
            job_loss=self._fields.part(JobLoss, section.job_loss, f"{place}.job_loss", currency),
            tax=self._tax.read(section.tax, f"{place}.tax", currency),
        )
        check_offer_taxed(section, offer, offer.tax or self._persons_tax, place)
        return offer

    def _fx(self, currency: str, place: str) -> Quantity:
        if currency == self._model.currency:
            return 1.0
        if currency not in self._model.fx:
            raise BadField(
                where=f"{place}.currency",
                given=currency,
                allowed=Phrase("allowed.currencies"),
                fix=Phrase("fix.add_fx"),
            )
        return self.fx_rate(currency)

    def _bonus(self, section: shape.OfferSection, place: str, currency: str) -> Bonus | None:
        given = section.bonus
        if given is None:
            return None
        place = f"{place}.bonus"
        if (given.target_per_year is None) == (given.target_share is None):
            raise BadField(
                where=place,
                given="-" if given.target_share is None else str(given.target_share),
                allowed=Phrase.of("allowed.either_or", one="target_per_year", other="target_share"),
                fix=Phrase("fix.fill_in" if given.target_share is None else "fix.drop_one"),
            )
        if given.target_share is None:
            return self._fields.build(Bonus, given, place, currency)
        share = self._fields.quantity(given.target_share, f"{place}.target_share")
        base = self._fields.money(section.base_per_year, f"{place}.base", currency, yearly=True)
        target = product(base, share)
        return self._fields.build(Bonus, given, place, currency, target_per_year=target)

    def _stock(self, section: shape.OfferSection, place: str, currency: str) -> Stock | None:
        if section.stock is None:
            return None
        return self._fields.build(Stock, section.stock, f"{place}.stock", currency)

    def _grant(self, section: shape.GrantSection, place: str, currency: str) -> Grant:
        if section.vests_csv is not None:
            refuse(
                section, ("value", "vesting", "granted_in_years"), place, "not_with", "vests_csv"
            )
            return self._broker_grant(section, place, currency)
        refuse(section, ("share_price", "as_of"), place, "only_with", "vests_csv")
        if section.value is None:
            raise BadField(
                where=f"{place}.value",
                given="-",
                allowed=Phrase("allowed.required"),
                fix=Phrase("fix.fill_in"),
            )
        vesting = self._fields.vesting(section.vesting, f"{place}.vesting")
        return self._fields.build(
            Grant, section, place, currency, **({"vesting": vesting} if vesting else {})
        )

    def _broker_grant(self, section: shape.GrantSection, place: str, currency: str) -> Grant:
        if section.as_of is None:
            raise BadField(
                where=f"{place}.as_of",
                given="-",
                allowed=Phrase("allowed.date"),
                fix=Phrase("fix.fill_in"),
            )
        name = str(section.vests_csv)
        content = self._attachments.content(name, "vests_csv")
        price = self._fields.money(
            section.share_price, f"{place}.share_price", currency, yearly=False
        )
        vests = read_vests(content, name, section.as_of)
        return Grant(value=product(price, vests.shares), vesting=vests.vesting)
