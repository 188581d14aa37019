"""What does not go together in an offers file: offers, their grants, and how they are taxed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from goingrate.base.errors import BadField, OutOfRange
from goingrate.base.quantity import Quantity, Unknown, ends_of
from goingrate.base.texts import Phrase
from goingrate.data import equity_models, offer_models
from goingrate.data.tax_amounts import LARGEST
from goingrate.data.tax_households import LAENDER, church_rate
from goingrate.offer.fields import Path, leaves
from goingrate.offer.private.terms import CASH_ONLY
from goingrate.offer.tax.home import DeHome, Tax, TaxHome
from goingrate.offer.tax.rates import TaxRates
from goingrate.offer.terms import Offer, Promise

_MONEY: Final = ("money", "money_per_year")
#: Kinds of grants that give shares in the sense of section 19a EStG.
_DEFERRABLE: Final = ("rsu", "restricted_stock")
_ONLY_IN: Final = {"section_83b": "US", "small_business": "US", "section_19a": "DE"}


def check_offer_taxed(
    section: offer_models.OfferSection, offer: Offer, tax: Tax, place: str
) -> None:
    """Refuse amounts beyond the law that is followed, and treatments that the law does not know.

    Parameters
    ----------
    section, offer
        An offer as the file has it, and as it was read.
    tax
        How it is taxed: its own section, or that of the person.
    place
        What errors call the offer.

    Raises
    ------
    OutOfRange, BadField
    """
    if section.equity is not None:
        _check_equity(section.equity, tax, f"{place}.equity")
    if not isinstance(tax, TaxRates):
        _check_amounts(section, offer, tax, place)


def check_yearly(
    value: Quantity, given: object, where: str, currency: str, *, joint: bool = True
) -> None:
    """Refuse what a household has each year if unknown, too much, or that of a spouse not taxed.

    `joint`: whether income of this kind is taxed with this household.
    """
    if isinstance(value, Unknown):
        raise OutOfRange(
            where=where,
            given="unknown",
            allowed=Phrase("allowed.number_or_range"),
            fix=Phrase("fix.own_number"),
        )
    most = ends_of(value)[1]
    if most > 0.0 and not joint:
        raise BadField(
            where=where,
            given=str(given),
            allowed=Phrase.of("allowed.only_with", other="status: married_joint"),
            fix=Phrase("levy.fix.spouse"),
        )
    if most > LARGEST:
        raise too_large(value, where, currency)


def check_church(given: str | float | None, rate: float, land: str | None, where: str) -> None:
    """Refuse a rate of church tax, or a Land, that is not that of `land`.

    Examples
    --------
    >>> check_church("8%", 0.08, "BY", "tax.church")
    >>> check_church("NW", 0.09, "BY", "tax.church")
    Traceback (most recent call last):
        ...
    goingrate.base.errors.BadField: tax.church: got NW; allowed: none, member, BY or 8%, as state...
    """
    if land is None or rate == 0.0:
        return
    own = church_rate("member", land, where=where)
    told = str(given).strip().upper()
    if rate != own or (told in LAENDER and told != land):
        raise BadField(
            where=where,
            given=str(given),
            allowed=Phrase.of("levy.allowed.church_of_land", land=land, rate=f"{100 * own:g}"),
            fix=Phrase("levy.fix.church_of_land"),
        )


def check_health(section: offer_models.TaxSection, place: str) -> None:
    """Refuse a premium with statutory insurance, its rate with a private one, and no premium."""
    private = section.health == "private"
    stray = "additional_health_rate" if private else "private_premium_per_month"
    if getattr(section, stray) is not None:
        kind = "health: statutory" if private else "health: private"
        raise BadField(
            where=f"{place}.{stray}",
            given=str(getattr(section, stray)),
            allowed=Phrase.of("allowed.only_with", other=kind),
            fix=Phrase("levy.fix.health"),
        )
    if private and section.private_premium_per_month is None:
        raise BadField(
            where=f"{place}.private_premium_per_month",
            given="-",
            allowed=Phrase("allowed.required"),
            fix=Phrase("levy.fix.premium"),
        )


def _check_equity(section: equity_models.EquitySection, tax: Tax, place: str) -> None:
    if isinstance(tax, TaxRates):
        told = (("promise.taxed_as", section.promise), ("taxed_as", section))
        for name, part in told:
            if part is not None and part.taxed_as is not None:
                raise BadField(
                    where=f"{place}.{name}",
                    given=part.taxed_as,
                    allowed=Phrase("levy.allowed.with_law"),
                    fix=Phrase("levy.fix.with_law"),
                )
    for index, grant in enumerate(section.grants or ()):
        _check_grant(grant, tax, f"{place}.grants.{index}")


def _check_grant(grant: equity_models.EquityGrantSection, tax: Tax, place: str) -> None:
    """Refuse treatments of another country's law, or of another kind of grant."""
    country = None if isinstance(tax, TaxRates) else "DE" if isinstance(tax, DeHome) else "US"
    for name, home in _ONLY_IN.items():
        if country not in (None, home) and getattr(grant, name):
            allowed = Phrase.of("allowed.only_in_country", other=home)
            raise _no_treatment(f"{place}.{name}", allowed, "levy.fix.treatment")
    if grant.section_19a and grant.kind not in _DEFERRABLE:
        allowed = Phrase.of("allowed.only_with", other=f"kind: {', '.join(_DEFERRABLE)}")
        raise _no_treatment(f"{place}.section_19a", allowed, "levy.fix.treatment_kind")
    if grant.small_business and grant.kind in CASH_ONLY:
        allowed = Phrase.of("allowed.not_with", other=f"kind: {grant.kind}")
        raise _no_treatment(f"{place}.small_business", allowed, "levy.fix.treatment_kind")


def _no_treatment(where: str, allowed: Phrase, fix: str) -> BadField:
    return BadField(where=where, given="true", allowed=allowed, fix=Phrase(fix))


def _check_amounts(
    section: offer_models.OfferSection, offer: Offer, tax: TaxHome, place: str
) -> None:
    """Refuse the first amount of the person's that is too large in the money of the law.

    Those of the company have limits of their own; those of the tax section are checked with it.
    """
    times = 1.0 if tax.in_offer_currency else ends_of(offer.fx)[1]
    for leaf in leaves(offer):
        if leaf.path[0] == "tax" or leaf.path[:2] == ("equity", "company"):
            continue
        if leaf.spec.unit not in _MONEY or isinstance(leaf.value, Unknown):
            continue
        if times * ends_of(leaf.value)[1] > LARGEST:
            where = ".".join((place, *_in_file(leaf.path, section, offer)))
            raise too_large(leaf.value, where, tax.currency)


def _in_file(path: Path, section: offer_models.OfferSection, offer: Offer) -> tuple[str, ...]:
    """Return the way to the field of the file from which a number was read."""
    first, *rest = map(str, path)
    if first == "equity" and isinstance(offer.equity, Promise):
        return ("equity", "promise", *rest)
    if first == "equity" and rest[0] == "rows":
        return ("equity", "outcomes", *rest[1:])
    if first == "bonus" and section.bonus is not None and section.bonus.target_share is not None:
        return ("bonus", "target_share")
    if first == "grants" and section.grants[int(rest[0])].vests_csv is not None:
        return ("grants", rest[0], "share_price")
    return (first, *rest)


def too_large(value: Quantity, where: str, currency: str) -> OutOfRange:
    """Return what is said of an amount that no tax is worked out from."""
    return OutOfRange(
        where=where,
        given=value if isinstance(value, (int, float)) else str(value),
        allowed=Phrase.of("levy.allowed.largest", currency=currency),
        fix=Phrase("fix.correct_value"),
    )


def check_one_year(taxes: Iterable[Tax]) -> None:
    """Raise `BadField` unless all offers are decided on in the same tax year."""
    years = sorted({tax.first_year for tax in taxes if not isinstance(tax, TaxRates)})
    if len(years) > 1:
        raise BadField(
            where="tax.year",
            given=", ".join(map(str, years)),
            allowed=Phrase("levy.allowed.one_year"),
            fix=Phrase("fix.correct_value"),
        )
