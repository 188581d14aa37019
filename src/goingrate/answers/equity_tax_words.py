"""How somebody is taxed on a grant, as it is typed: a place with the pay beside it, or a rate."""

from __future__ import annotations

from typing import Final

from goingrate.answers.assumptions import priors
from goingrate.answers.equity_reader import EquityWords, WordsReader
from goingrate.answers.equity_tax import Taxed
from goingrate.base.errors import BadField
from goingrate.base.facts import Facts
from goingrate.base.money import parse_quantity
from goingrate.base.quantity import Quantity, Range, Unknown, middle_of
from goingrate.base.texts import Phrase
from goingrate.data.convert_tax import home_at
from goingrate.data.field_reader import spec_of
from goingrate.data.offer_files import OffersRead
from goingrate.data.tax_places import read_place
from goingrate.offer.fields import check_quantity
from goingrate.offer.tax.rates import TaxRates
from goingrate.offer.terms import Offer
from goingrate.offer.unknowns import with_priors

#: Options that say how somebody is taxed; the last three only beside a place.
OF_TAX: Final = ("tax", "pay", "status", "tax_year")
_WHERE: Final = "--tax"


def money_of(tax: str | None) -> str:
    """Return the currency of amounts that name none: euros where Germany taxes, else dollars."""
    if tax is None or _is_rate(tax):
        return "USD"
    return "EUR" if read_place(tax, None, where=_WHERE).country == "de" else "USD"


def read_taxed(words: EquityWords, reader: WordsReader) -> Taxed | None:
    """Return how somebody is taxed, or None where nothing is said.

    Raises
    ------
    BadField
        For a place without pay, pay without a place, a place that is unknown, or money of which
        its law knows nothing.
    """
    tax = words.tax
    if tax is None:
        _refuse(words, Phrase.of("allowed.only_with", other=_WHERE), "levy.grant.fix.tax")
        return None
    if _is_rate(tax):
        _refuse(words, Phrase("levy.grant.allowed.with_place"), "grant.fix.drop_option")
        rate = parse_quantity(tax, reader.language, where=_WHERE)
        check_quantity(_WHERE, rate, spec_of(TaxRates, "equity"))
        reader.notes += _note("rate", rate)
        return Taxed(TaxRates(equity=rate))
    pay = reader.amount(words.pay, "--pay", "year")
    if pay is None or isinstance(pay, Unknown):
        raise BadField(
            where="--pay",
            given=words.pay or "-",
            allowed=Phrase("allowed.required" if pay is None else "allowed.number_or_range"),
            fix=Phrase("levy.grant.fix.pay"),
        )
    home = home_at(
        tax,
        status=words.status,
        year=words.tax_year,
        currency=reader.currency,
        language=reader.language,
        where=_WHERE,
    )
    reader.notes += _note("pay", pay)
    place = read_place(tax, None, where=_WHERE)
    label = "-".join(filter(None, (place.country.upper(), place.state)))
    return Taxed(home, middle_of(pay), place=label)


def taxed_in_file(
    read: OffersRead, offer: Offer, reader: WordsReader, facts: Facts
) -> Taxed | None:
    """Return how the person in an offers file is taxed on one of its offers, beside its pay."""
    tax = offer.tax or read.person.tax
    if isinstance(tax, TaxRates):
        taxed = Taxed(tax)
        reader.notes += _note("rate", tax.equity)
        return taxed if taxed.matters else None
    pay = offer.base_per_year
    if isinstance(pay, Unknown):
        complete, _ = with_priors(read.offers, priors(facts))
        pay = next(one for one in complete if one.name == offer.name).base_per_year
    reader.notes += _note("pay", pay)
    fx = 1.0 if tax.in_offer_currency else middle_of(offer.fx)
    return Taxed(tax, middle_of(pay), fx)


def _is_rate(text: str) -> bool:
    """Whether a number was typed: no place has one in its name."""
    return any(sign.isdigit() for sign in text)


def _note(name: str, value: Quantity) -> list[Phrase]:
    return [Phrase(f"levy.grant.note.middle_{name}")] if isinstance(value, Range) else []


def _refuse(words: EquityWords, allowed: Phrase, fix: str) -> None:
    """Refuse what only makes sense beside a place."""
    for name in OF_TAX[1:]:
        given = getattr(words, name)
        if given is not None:
            where = f"--{name.replace('_', '-')}"
            raise BadField(where=where, given=str(given), allowed=allowed, fix=Phrase(fix))
