"""From the shape of an offers file to value types: every number read by the grammar of money."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from goingrate.base.errors import BadField, InputError
from goingrate.base.money import parse_money_quantity, parse_quantity
from goingrate.base.quantity import UNKNOWN, Quantity, Range, Unknown, ends_of
from goingrate.base.texts import Phrase
from goingrate.data import offer_models as shape
from goingrate.data.broker_csv import read_vests
from goingrate.offer.fields import Spec, check_quantity
from goingrate.offer.person import Person, TaxRates
from goingrate.offer.risk_question import risk_aversion_from_cut
from goingrate.offer.terms import (
    Bonus,
    Grant,
    JobLoss,
    Offer,
    Outcome,
    Outcomes,
    Promise,
    SignOn,
    Stock,
)
from goingrate.offer.vesting import Vesting, even_vesting, yearly_vesting

_Value = TypeVar("_Value")
_CURRENCY: Final = re.compile(r"[A-Z]{3}")


class Reader:
    """Reads one offers file; keeps what each number needs to be read: language, currencies."""

    def __init__(self, model: shape.OffersFile, attached: Callable[[str], bytes]) -> None:
        self._model = model
        self._attached = attached
        self.attachments: dict[str, bytes] = {}

    def person(self) -> Person:
        """Return who decides."""
        section = self._model.person
        person = self._build(
            Person,
            section,
            "person",
            self._model.currency,
            risk_aversion=None,
            horizon_years=section.horizon_years,
            tax=self._tax(section.tax, "person.tax") or TaxRates(),
        )
        if section.discount_per_year is None:
            person = dataclasses.replace(person, discount_per_year=UNKNOWN)
        return dataclasses.replace(person, risk_aversion=self._risk_aversion(section))

    def offers(self) -> tuple[Offer, ...]:
        """Return the offers in the order of the file."""
        return tuple(self._offer(name, item) for name, item in self._model.offers.items())

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
        rate = parse_quantity(line.rate, self._model.language, where=f"fx.{currency}.rate")
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
        value = parse_quantity(given, self._model.language, where="person.risk_aversion")
        if isinstance(value, Unknown):
            return None
        self._within(Person, "risk_aversion", value, "person")
        return value

    def _offer(self, name: str, section: shape.OfferSection) -> Offer:
        place = f"offers.{name}"
        currency = section.currency or self._model.currency
        return self._build(
            Offer,
            section,
            place,
            currency,
            name=name,
            currency=currency,
            present_job=section.present_job,
            fx=self._fx(currency, place),
            bonus=self._bonus(section, place, currency),
            sign_on=self._part(SignOn, section.sign_on, f"{place}.sign_on", currency),
            stock=self._stock(section, place, currency),
            grants=tuple(
                self._grant(item, f"{place}.grants.{index}", currency)
                for index, item in enumerate(section.grants)
            ),
            equity=self._equity(section.equity, f"{place}.equity", currency),
            job_loss=self._part(JobLoss, section.job_loss, f"{place}.job_loss", currency),
            tax=self._tax(section.tax, f"{place}.tax"),
        )

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
            return self._build(Bonus, given, place, currency)
        share = parse_quantity(
            given.target_share, self._model.language, where=f"{place}.target_share"
        )
        base = self._money(section.base_per_year, f"{place}.base", currency, yearly=True)
        target = _product(base, share)
        return self._build(Bonus, given, place, currency, target_per_year=target)

    def _stock(self, section: shape.OfferSection, place: str, currency: str) -> Stock | None:
        if section.stock is None:
            return None
        return self._build(Stock, section.stock, f"{place}.stock", currency)

    def _grant(self, section: shape.GrantSection, place: str, currency: str) -> Grant:
        if section.vests_csv is not None:
            _refuse(
                section, ("value", "vesting", "granted_in_years"), place, "not_with", "vests_csv"
            )
            return self._broker_grant(section, place, currency)
        _refuse(section, ("share_price", "as_of"), place, "only_with", "vests_csv")
        if section.value is None:
            raise BadField(
                where=f"{place}.value",
                given="-",
                allowed=Phrase("allowed.required"),
                fix=Phrase("fix.fill_in"),
            )
        vesting = self._vesting(section.vesting, f"{place}.vesting")
        return self._build(
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
        content = self._attached(name)
        self.attachments[name] = content
        price = self._money(section.share_price, f"{place}.share_price", currency, yearly=False)
        vests = read_vests(content, name, section.as_of)
        return Grant(value=_product(price, vests.shares), vesting=vests.vesting)

    def _vesting(self, section: shape.VestingSection | None, place: str) -> Vesting | None:
        if section is None:
            return None
        if (section.years is None) == (section.by_year is None):
            raise BadField(
                where=place,
                given="-" if section.years is None else str(section.years),
                allowed=Phrase.of("allowed.either_or", one="years", other="by_year"),
                fix=Phrase("fix.drop_one" if section.by_year else "fix.fill_in"),
            )
        try:
            cliff = self._plain(section.cliff_years, "cliff_years")
            if section.by_year is not None:
                shares = [
                    self._plain(share, f"by_year.{index}")
                    for index, share in enumerate(section.by_year)
                ]
                return yearly_vesting(shares, cliff_years=cliff, per_year=section.per_year)
            length = self._plain(section.years, "years")
            return even_vesting(years=length, cliff_years=cliff, per_year=section.per_year)
        except InputError as error:
            raise error.at(f"{place}.") from None

    def _equity(
        self, section: shape.EquitySection | None, place: str, currency: str
    ) -> Promise | Outcomes | None:
        if section is None:
            return None
        if (section.promise is None) == (section.outcomes is None):
            raise BadField(
                where=place,
                given="-",
                allowed=Phrase.of("allowed.either_or", one="promise", other="outcomes"),
                fix=Phrase("fix.drop_one" if section.promise else "fix.fill_in"),
            )
        if section.promise is not None:
            only = ("vests_over_years", "cliff_years", "market_correlation")
            _refuse(section, only, place, "only_with", "outcomes")
            return self._build(Promise, section.promise, f"{place}.promise", currency)
        rows = tuple(
            self._outcome(row, f"{place}.outcomes.{index}", currency)
            for index, row in enumerate(section.outcomes or ())
        )
        return self._build(Outcomes, section, place, currency, rows=rows)

    def _outcome(self, section: shape.OutcomeSection, place: str, currency: str) -> Outcome:
        return self._build(Outcome, section, place, currency)

    def _tax(self, section: shape.TaxSection | None, place: str) -> TaxRates | None:
        return self._part(TaxRates, section, place, self._model.currency)

    def _part(
        self, kind: type[_Value], section: BaseModel | None, place: str, currency: str
    ) -> _Value | None:
        return None if section is None else self._build(kind, section, place, currency)

    def _build(
        self, kind: type[_Value], section: BaseModel, place: str, money_in: str, **ready: Any
    ) -> _Value:
        """Make a value type from a section: numbers read, names matched, limits told by place."""
        values = dict(ready)
        for item in dataclasses.fields(kind):  # type: ignore[arg-type]
            given = getattr(section, item.name, None)
            if item.name in ready or given is None:
                continue
            spec = item.metadata.get("spec")
            where = f"{place}.{item.name}"
            values[item.name] = (
                given if spec is None else self._number(given, spec, where, money_in)
            )
        try:
            return kind(**values)
        except InputError as error:
            raise error.at(f"{place}.") from None

    def _number(self, given: Any, spec: Spec, where: str, currency: str) -> Quantity:
        if spec.unit in ("money", "money_per_year"):
            return self._money(given, where, currency, yearly=spec.unit == "money_per_year")
        return parse_quantity(given, self._model.language, where=where)

    def _money(self, given: Any, where: str, currency: str, *, yearly: bool) -> Quantity:
        amount, written = parse_money_quantity(
            "-" if given is None else given,
            self._model.language,
            where=where,
            period="year" if yearly else "once",
        )
        if written is not None and written != currency:
            raise BadField(
                where=where,
                given=str(given),
                allowed=Phrase.of("allowed.one_of", choices=currency),
                fix=Phrase("fix.currency"),
            )
        return amount

    def _plain(self, given: Any, where: str) -> float:
        value = parse_quantity(given, self._model.language, where=where)
        if not isinstance(value, (int, float)):
            raise BadField(
                where=where,
                given=str(given),
                allowed=Phrase("allowed.plain_number"),
                fix=Phrase("fix.correct_value"),
            )
        return float(value)

    def _within(self, kind: type, name: str, value: Quantity, place: str) -> None:
        spec = next(f for f in dataclasses.fields(kind) if f.name == name).metadata["spec"]
        check_quantity(f"{place}.{name}", value, spec)


def _refuse(section: BaseModel, names: tuple[str, ...], place: str, rule: str, other: str) -> None:
    """Raise `BadField` for the first of these fields that is given where it has no use."""
    for name in names:
        given = getattr(section, name)
        if given is not None:
            raise BadField(
                where=f"{place}.{name}",
                given=str(given),
                allowed=Phrase.of(f"allowed.{rule}", other=other),
                fix=Phrase("fix.remove_field"),
            )


def _product(one: Quantity, other: Quantity) -> Quantity:
    """Multiply two quantities; unknown if either is."""
    if isinstance(one, Unknown) or isinstance(other, Unknown):
        return Unknown()
    (a, b), (c, d) = ends_of(one), ends_of(other)
    return a * c if (a, c) == (b, d) else Range(a * c, b * d)
