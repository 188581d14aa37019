"""A question about one's equity as somebody types it: options become values."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from goingrate.answers.equity import equity_worth
from goingrate.answers.equity_reader import EquityWords, WordsReader
from goingrate.answers.equity_results import EquityAnswer
from goingrate.answers.equity_tax_words import OF_TAX, money_of, read_taxed, taxed_in_file
from goingrate.base.errors import BadField, InputError
from goingrate.base.facts import Facts
from goingrate.base.quantity import Range, middle_of
from goingrate.base.texts import Language, Phrase
from goingrate.data.offer_files import read_offers
from goingrate.offer.person import Person
from goingrate.offer.private.terms import PrivateEquity
from goingrate.offer.terms import Offer

__all__ = ["EquityWords", "equity_from_words"]

#: Fields of the value types, and the options that fill them; all others are called alike.
_OPTIONS: Final = {
    "shares": "--shares",
    "strike": "--strike",
    "cap_per_share": "--cap-per-share",
    "raised": "--raised",
    "last_price": "--price",
    "issue_price": "--price",
    "fully_diluted": "--fully-diluted",
    "post_money": "--post-money",
    "stage": "--stage",
    "table": "--cap-table",
    "newest": "--newest",
    "kind": "--kind",
    "vesting": "--vesting",
    "years": "--vesting",
    "by_year": "--vesting",
    "cliff_years": "--vesting",
    "granted_in_years": "--vested-for",
    "window_years": "--window",
    "cash_to_exercise": "--cash",
    "wealth": "--wealth",
    "risk_aversion": "--risk-aversion",
    "discount_per_year": "--discount",
    "give_up_per_year": "--give-up",
    "pay_per_year": "--pay",
    "security": "--security",
    "price": "--licence-and-hire",
    "team_share": "--licence-and-hire",
    "hired": "--licence-and-hire",
    "left_behind": "--licence-and-hire",
    "share_of_sales": "--licence-and-hire",
}
#: Fields that are the file's own where a grant is found there by its security id.
_OF_THE_SECURITY: Final = ("shares", "strike", "cap_per_share", "granted_in_years", "kind")
#: What an offers file says itself.
_IN_THE_FILE: Final = (
    "shares",
    "strike",
    "raised",
    "price",
    "fully_diluted",
    "post_money",
    "stage",
    "cap_table",
    "security",
    "lenient",
    "newest",
    "kind",
    "cap_per_share",
    "vesting",
    "vested_for",
    "window",
    "licence_and_hire",
    *OF_TAX,
)


def equity_from_words(
    words: EquityWords, *, seed: int, facts: Facts, language: Language
) -> EquityAnswer:
    """Return `equity_worth` for arguments as somebody types them, such as `--shares 20000`.

    Raises
    ------
    InputError
        On one line: the option, what was given, what is allowed, what to do.
    """
    reader = WordsReader(language, money_of(words.tax))
    with _told_by_option(from_security=words.security is not None):
        if words.offers is not None:
            return _from_file(words, words.offers, reader, seed=seed, facts=facts)
        if words.offer is not None:
            raise BadField(
                where="--offer",
                given=words.offer,
                allowed=Phrase.of("allowed.only_with", other="--offers"),
                fix=Phrase("grant.fix.drop_option"),
            )
        equity, deal_price = reader.equity(words)
        wealth = reader.wealth(words.wealth)
        give_up = reader.amount(words.give_up, "--give-up", "year")
        answer = equity_worth(
            equity,
            wealth=wealth,
            risk_aversion=reader.one(words.risk_aversion, "risk_aversion"),
            discount_per_year=reader.one(words.discount, "discount"),
            deal_price=deal_price,
            give_up_per_year=give_up,
            taxed=read_taxed(words, reader),
            currency=reader.currency or reader.unsaid,
            seed=seed,
            facts=facts,
        )
        return replace(answer, notes=(*reader.notes, *answer.notes))


def _from_file(
    words: EquityWords, path: Path, reader: WordsReader, *, seed: int, facts: Facts
) -> EquityAnswer:
    """Return the worth of the grants in one offer of an offers file, to the person in it."""
    for name in _IN_THE_FILE:
        given = getattr(words, name)
        if given is not None and given is not False:
            in_file = "levy.grant.fix.in_file" if name in OF_TAX else "grant.fix.drop_option"
            raise BadField(
                where=f"--{name.replace('_', '-')}",
                given="-" if given is True else str(given),
                allowed=Phrase.of("allowed.not_with", other="--offers"),
                fix=Phrase(in_file),
            )
    read = read_offers(path)
    offer, equity = _offer_called(words.offer, read.offers, read.name)
    person = read.person
    reader.currency = offer.currency or read.currency
    cash = reader.amount(words.cash, "--cash")
    if cash is not None:
        equity = replace(equity, cash_to_exercise=cash)
    taste = reader.one(words.risk_aversion, "risk_aversion")
    discount = reader.one(words.discount, "discount")
    if taste is None:
        taste = reader.said(person.risk_aversion, "risk_aversion")
    if discount is None:
        discount = reader.said(person.discount_per_year, "discount")
    answer = equity_worth(
        equity,
        wealth=reader.wealth(words.wealth) if words.wealth else _wealth_of(person, offer, reader),
        risk_aversion=taste,
        discount_per_year=discount,
        give_up_per_year=reader.amount(words.give_up, "--give-up", "year"),
        taxed=taxed_in_file(read, offer, reader, facts),
        currency=reader.currency,
        seed=seed,
        facts=facts,
    )
    return replace(answer, notes=(*read.notes, *reader.notes, *answer.notes))


def _offer_called(
    name: str | None, offers: tuple[Offer, ...], file: str
) -> tuple[Offer, PrivateEquity]:
    granted = {one.name: one for one in offers if isinstance(one.equity, PrivateEquity)}
    if name is None and len(granted) == 1:
        name = next(iter(granted))
    chosen = granted.get(name or "")
    if chosen is None or not isinstance(chosen.equity, PrivateEquity):
        raise BadField(
            where="--offer",
            given=name or "-",
            allowed=Phrase.of("allowed.one_of", choices=", ".join(granted))
            if granted
            else Phrase.of("grant.allowed.offer_with_grants", file=file),
            fix=Phrase("fix.correct_value" if granted else "grant.fix.offer_with_grants"),
        )
    return chosen, chosen.equity


def _wealth_of(person: Person, offer: Offer, reader: WordsReader) -> float:
    """Return the person's savings in the offer's currency, everything at its middle."""
    is_range = isinstance(person.wealth, Range) or isinstance(offer.fx, Range)
    reader.notes += [Phrase("grant.note.middle.wealth")] if is_range else []
    return middle_of(person.wealth) / middle_of(offer.fx)


@contextmanager
def _told_by_option(*, from_security: bool = False) -> Iterator[None]:
    """Name the option in an error about a field that it fills."""
    try:
        yield
    except InputError as error:
        field = error.where.rsplit(".", 1)[-1]
        if field not in _OPTIONS or ": " in error.where:  # a file says its own place
            raise
        of_the_file = from_security and field in _OF_THE_SECURITY and error.where == field
        raise type(error)(
            where="--security" if of_the_file else _OPTIONS[field],
            given=error.given,
            allowed=error.allowed,
            fix=error.fix,
        ) from None
