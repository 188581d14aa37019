"""From the tax section of an offers file to effective rates, or to the law of a country."""

from __future__ import annotations

from typing import Final

from goingrate.base.errors import BadField, InputError
from goingrate.base.texts import Language, Phrase
from goingrate.data.convert_tax_checks import check_church, check_health, check_yearly, too_large
from goingrate.data.field_reader import FieldReader, refuse
from goingrate.data.offer_models import TaxSection
from goingrate.data.tax_amounts import LARGEST
from goingrate.data.tax_households import church_rate, german_state
from goingrate.data.tax_laws import law_book
from goingrate.data.tax_places import read_place
from goingrate.offer.tax.book import LawBook
from goingrate.offer.tax.de.income import DePerson
from goingrate.offer.tax.home import DeHome, Tax, TaxHome, UsHome
from goingrate.offer.tax.rates import TaxRates
from goingrate.offer.tax.us.income import STATUSES

_RATES: Final = ("pay", "equity", "benefits")
_GERMAN: Final = (
    "church",
    "children",
    "health",
    "private_premium_per_month",
    "additional_health_rate",
)
_AMERICAN: Final = ("itemized_deductions_per_year",)
_OF_A_PLACE: Final = (
    "state",
    "status",
    "year",
    "spouse_wages_per_year",
    "index_per_year",
    *_AMERICAN,
    *_GERMAN,
)
_MOST_CHILDREN: Final = 20
_OPTIONS: Final = {"status": "--status", "year": "--tax-year"}
_MOST_AHEAD: Final = 40
#: Rates are looked up for amounts on top of pay, within the limits of the law's rules.
MOST_PAY: Final = 1e11


class TaxReader:
    """Reads tax sections; `answer_currency` is that of the whole comparison."""

    def __init__(self, fields: FieldReader, answer_currency: str) -> None:
        self._fields = fields
        self._answer = answer_currency

    def read(self, section: TaxSection | None, place: str, currency: str) -> Tax | None:
        """Return how somebody is taxed on an offer in a currency, or None where nothing is said.

        Raises
        ------
        BadField, OutOfRange
            For fields that do not go together, a place that is unknown, amounts of nobody, or money
            of which the law of the place knows nothing.
        """
        if section is None:
            return None
        if section.country is None:
            refuse(section, _OF_A_PLACE, place, "only_with", "country")
            return self._fields.part(TaxRates, section, place, self._answer)
        refuse(section, _RATES, place, "not_with", "country")
        country = read_place(section.country, None, where=f"{place}.country").country
        if country == "de":
            refuse(section, _AMERICAN, place, "only_in_country", "US")
            return self._german(section, place, currency)
        refuse(section, _GERMAN, place, "only_in_country", "DE")
        return self._american(section, place, currency)

    def _american(self, section: TaxSection, place: str, currency: str) -> UsHome:
        where = f"{place}.state"
        found = read_place(str(section.country), section.state, where=where, needs_state=True)
        if found.book is None:
            raise BadField(
                where=where,
                given=str(found.state),
                allowed=Phrase("levy.allowed.along"),
                fix=Phrase("levy.fix.along"),
            )
        federal, state = law_book("us"), law_book(found.book)
        home = self._fields.build(
            UsHome,
            section,
            place,
            "USD",
            federal=federal,
            state=state,
            status=section.status or "single",
            first_year=self._year(section, place, (federal, state)),
            in_offer_currency=self._in_offer_currency("USD", place, currency),
        )
        self._check_spouse(home, section, place, joint=home.status == "married_joint")
        check_yearly(
            home.itemized_deductions_per_year,
            section.itemized_deductions_per_year,
            f"{place}.itemized_deductions_per_year",
            home.currency,
        )
        return home

    def _german(self, section: TaxSection, place: str, currency: str) -> DeHome:
        book = law_book("de")
        land = german_state(section.state, where=f"{place}.state")
        if section.status not in (None, "single", "married_joint"):
            raise _bad(f"{place}.status", section.status, "levy.allowed.german_status")
        children = section.children or 0
        if not 0 <= children <= _MOST_CHILDREN:
            raise BadField(
                where=f"{place}.children",
                given=children,
                allowed=Phrase.of("allowed.between", low="0", high=str(_MOST_CHILDREN)),
                fix=Phrase("fix.correct_value"),
            )
        church = church_rate(section.church, land, self._fields.language, where=f"{place}.church")
        check_church(section.church, church, land, f"{place}.church")
        check_health(section, place)
        premium = self._plain(section, place, "private_premium_per_month")
        person = DePerson(
            joint=section.status == "married_joint",
            church_rate=church,
            children=children,
            health=section.health or "statutory",
            private_premium_per_year=12.0 * premium,
            additional_health_rate=self._share(section, place, "additional_health_rate"),
            saxony=land == "SN",
        )
        home = self._fields.build(
            DeHome,
            section,
            place,
            "EUR",
            book=book,
            person=person,
            first_year=self._year(section, place, (book,)),
            in_offer_currency=self._in_offer_currency("EUR", place, currency),
        )
        self._check_spouse(home, section, place, joint=person.joint)
        return home

    def _check_spouse(self, home: TaxHome, section: TaxSection, place: str, *, joint: bool) -> None:
        check_yearly(
            home.spouse_wages_per_year,
            section.spouse_wages_per_year,
            f"{place}.spouse_wages_per_year",
            home.currency,
            joint=joint,
        )

    def _year(self, section: TaxSection, place: str, books: tuple[LawBook, ...]) -> int:
        """Return the tax year of the decision; left out: the country's last enacted one."""
        last = books[0].last_year
        year = last if section.year is None else section.year
        first = max(book.first_year for book in books)
        if not first <= year <= last + _MOST_AHEAD:
            allowed = Phrase.of(
                "levy.allowed.years_between",
                place=", ".join(book.place.upper() for book in books),
                first=str(first),
                last=str(last),
                most=str(last + _MOST_AHEAD),
            )
            raise BadField(
                where=f"{place}.year",
                given=year,
                allowed=allowed,
                fix=Phrase("levy.fix.year_between"),
            )
        return year

    def _in_offer_currency(self, law: str, place: str, currency: str) -> bool:
        if law == self._answer:
            return False
        if law == currency:
            return True
        raise BadField(
            where=f"{place}.country",
            given=f"{law}, {currency}",
            allowed=Phrase.of("levy.allowed.currency", currency=law),
            fix=Phrase("levy.fix.currency"),
        )

    def _plain(self, section: TaxSection, place: str, name: str) -> float:
        given = getattr(section, name)
        if given is None:
            return 0.0
        amount = self._fields.money(given, f"{place}.{name}", "EUR", yearly=False)
        if not isinstance(amount, (int, float)) or amount < 0:
            raise _bad(f"{place}.{name}", given, "allowed.plain_number")
        if amount > LARGEST:
            raise too_large(amount, f"{place}.{name}", "EUR")
        return float(amount)

    def _share(self, section: TaxSection, place: str, name: str) -> float | None:
        given = getattr(section, name)
        if given is None:
            return None
        share = self._fields.plain(given, f"{place}.{name}")
        if not 0.0 <= share <= 0.1:
            raise _bad(f"{place}.{name}", given, "levy.allowed.additional_rate")
        return share


def _bad(where: str, given: object, allowed: str) -> BadField:
    return BadField(
        where=where, given=str(given), allowed=Phrase(allowed), fix=Phrase("fix.correct_value")
    )


def home_at(
    place: str,
    *,
    status: str | None,
    year: int | None,
    currency: str | None,
    language: Language = "en",
    where: str = "--tax",
) -> TaxHome:
    """Return who lives at a place such as `US-CA` or `DE`, with nothing else said.

    Parameters
    ----------
    status, year
        Filing status, and the tax year of the decision; None: single, the last enacted one.
    currency
        Of all amounts; None where they name none: they are then in the money of the place.
    where
        What errors call the place.
    """
    if "%" in place:
        raise BadField(
            where=where,
            given=place,
            allowed=Phrase("levy.allowed.place"),
            fix=Phrase("levy.fix.place"),
        )
    place, land = _land_of(place)
    known = read_place(place, None, where=where, needs_state=True)
    law = "EUR" if known.country == "de" else "USD"
    if status is not None and status not in STATUSES:
        raise BadField(
            where="--status",
            given=status,
            allowed=Phrase.of("allowed.one_of", choices=", ".join(STATUSES)),
            fix=Phrase("fix.correct_value"),
        )
    section = TaxSection.model_validate(
        {"country": place, "state": land, "status": status, "year": year}
    )
    reader = TaxReader(FieldReader(language), currency or law)
    try:
        home = reader.read(section, "tax", currency or law)
    except InputError as error:
        option = _OPTIONS.get(error.where.rsplit(".", 1)[-1], where)
        raise type(error)(
            where=option, given=error.given, allowed=error.allowed, fix=error.fix
        ) from None
    if home is None or isinstance(home, TaxRates):
        raise TypeError("a place has a law")
    return home


def _land_of(place: str) -> tuple[str, str | None]:
    """Return Germany and a Land for `DE-BY`, and any other place as it is."""
    country, _, land = place.strip().partition("-")
    return (country, land) if country.upper() == "DE" and land else (place, None)
