"""A question about one's equity as somebody types it: options become values."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from goingrate.answers.equity import equity_worth
from goingrate.answers.equity_phrases import (
    no_shares,
    read_choice,
    read_licence_and_hire,
    read_vesting,
)
from goingrate.answers.equity_results import EquityAnswer
from goingrate.base.errors import BadField, InputError, OutOfRange
from goingrate.base.facts import Facts
from goingrate.base.money import parse_money_quantity, parse_quantity
from goingrate.base.quantity import Quantity, Range, Unknown, middle_of
from goingrate.base.texts import Language, Phrase
from goingrate.data.cap_tables import CapTableRead, read_cap_table
from goingrate.data.lengths import read_length
from goingrate.data.offer_files import read_offers
from goingrate.offer.person import Person
from goingrate.offer.private.terms import OPTIONS, Company, EquityGrant, PrivateEquity
from goingrate.offer.terms import Offer

_MOST_YEARS: Final = 40.0
_DOLLARS: Final = "USD"
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
    "price": "--licence-and-hire",
    "team_share": "--licence-and-hire",
    "hired": "--licence-and-hire",
    "left_behind": "--licence-and-hire",
    "share_of_sales": "--licence-and-hire",
}
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
    "newest",
    "kind",
    "cap_per_share",
    "vesting",
    "vested_for",
    "window",
    "licence_and_hire",
)


@dataclass(frozen=True, slots=True)
class EquityWords:
    """What was typed, option by option; `offers` and `offer` read a file in place of the rest."""

    shares: str | None = None
    strike: str | None = None
    raised: str | None = None
    price: str | None = None
    fully_diluted: str | None = None
    post_money: str | None = None
    stage: str | None = None
    cap_table: Path | None = None
    newest: str | None = None
    kind: str | None = None
    cap_per_share: str | None = None
    vesting: str | None = None
    vested_for: str | None = None
    window: str | None = None
    licence_and_hire: str | None = None
    wealth: str | None = None
    cash: str | None = None
    risk_aversion: str | None = None
    discount: str | None = None
    offers: Path | None = None
    offer: str | None = None


def equity_from_words(
    words: EquityWords, *, seed: int, facts: Facts, language: Language
) -> EquityAnswer:
    """Return `equity_worth` for arguments as somebody types them, such as `--shares 20000`.

    Raises
    ------
    InputError
        On one line: the option, what was given, what is allowed, what to do.
    """
    reader = _Reader(language)
    with _told_by_option():
        if words.offers is not None:
            return _from_file(words, words.offers, reader, seed=seed, facts=facts)
        equity, deal_price = reader.equity(words)
        return equity_worth(
            equity,
            wealth=reader.wealth(words.wealth),
            risk_aversion=reader.one(words.risk_aversion, "--risk-aversion"),
            discount_per_year=reader.one(words.discount, "--discount"),
            deal_price=deal_price,
            currency=reader.currency or _DOLLARS,
            seed=seed,
            facts=facts,
        )


class _Reader:
    """Reads amounts, and remembers the one currency that they are written in."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.currency: str | None = None

    def equity(self, words: EquityWords) -> tuple[PrivateEquity, float | None]:
        """Return the grant, and the price of a licence-and-hire where one was typed."""
        company, deal_price = self._company(words)
        cash = self._amount(words.cash, "--cash")
        return PrivateEquity(company, (self._grant(words),), cash_to_exercise=cash), deal_price

    def wealth(self, text: str | None) -> float:
        """Return the savings; of a range, its middle."""
        value = self._amount(text, "--wealth")
        if value is None or isinstance(value, Unknown):
            raise OutOfRange(
                where="--wealth",
                given=text or "-",
                allowed=Phrase.of("allowed.above", low="0"),
                fix=Phrase("equity.fix.wealth"),
            )
        return middle_of(value)

    def one(self, text: str | None, where: str) -> float | None:
        """Return a number, the middle of a range, or None: the packaged one."""
        value = None if text is None else parse_quantity(text, self.language, where=where)
        return None if value is None or isinstance(value, Unknown) else middle_of(value)

    def _company(self, words: EquityWords) -> tuple[Company, float | None]:
        table = None if words.cap_table is None else self._cap_table(words.cap_table)
        deal, price = None, None
        if words.licence_and_hire is not None:
            deal, price, currency = read_licence_and_hire(words.licence_and_hire, self.language)
            self._in_one_currency(currency, words.licence_and_hire, "--licence-and-hire")
        if words.newest is not None and table is None:
            raise BadField(
                where="--newest",
                given=words.newest,
                allowed=Phrase.of("allowed.only_with", other="--cap-table"),
                fix=Phrase("equity.fix.drop_option"),
            )
        names = [] if table is None else [one.name for one in table.table.preferred]
        company = Company(
            table=None if table is None else table.table,
            newest=(words.newest and read_choice(words.newest, names, "--newest")) or "",
            stage=read_choice(words.stage, "stage", "--stage"),
            raised=self._amount(words.raised, "--raised"),
            post_money=self._amount(words.post_money, "--post-money"),
            last_price=self._amount(words.price, "--price"),
            fully_diluted=self._count(words.fully_diluted, "--fully-diluted"),
            licence_and_hire=deal,
        )
        return company, price

    def _cap_table(self, path: Path) -> CapTableRead:
        found = read_cap_table(path)
        self._in_one_currency(found.currency, path.name, "--cap-table")
        return found

    def _grant(self, words: EquityWords) -> EquityGrant:
        strike = self._amount(words.strike, "--strike")
        kind = read_choice(words.kind, "kind", "--kind")
        if kind is None:
            kind = "iso" if self.currency in (None, _DOLLARS) else "virtual"
        if strike is None and kind in OPTIONS:
            raise BadField(
                where="--strike",
                given="-",
                allowed=Phrase("allowed.required"),
                fix=Phrase("equity.fix.strike"),
            )
        shares = self._count(words.shares, "--shares")
        if shares is None:
            raise no_shares()
        grant = EquityGrant(
            kind,
            shares,
            strike=0.0 if strike is None else strike,
            cap_per_share=self._amount(words.cap_per_share, "--cap-per-share"),
        )
        if words.vesting is not None:
            grant = replace(grant, vesting=read_vesting(words.vesting, self.language))
        if words.vested_for is not None:
            years = self._length(words.vested_for, "--vested-for")
            grant = replace(grant, granted_in_years=_before_today(years, words.vested_for))
        if words.window is not None:
            grant = replace(grant, window_years=self._length(words.window, "--window"))
        return grant

    def _length(self, text: str, where: str) -> Quantity:
        return read_length(text, self.language, most_years=_MOST_YEARS, where=where)

    def _amount(self, text: str | None, where: str) -> Quantity | None:
        if text is None:
            return None
        value, currency = parse_money_quantity(text, self.language, where=where, period="once")
        self._in_one_currency(currency, text, where)
        return value

    def _count(self, text: str | None, where: str) -> Quantity | None:
        if text is None:
            return None
        if "%" in text:
            raise BadField(
                where=where,
                given=text,
                allowed=Phrase("allowed.share_count"),
                fix=Phrase("equity.fix.share_count"),
            )
        return parse_quantity(text, self.language, where=where)

    def _in_one_currency(self, currency: str | None, text: str, where: str) -> None:
        if currency is None:
            return
        if self.currency not in (None, currency):
            raise OutOfRange(
                where=where,
                given=f"{text} ({currency}, {self.currency})",
                allowed=Phrase("allowed.one_currency"),
                fix=Phrase("fix.one_currency"),
            )
        self.currency = currency


def _before_today(years: Quantity, text: str) -> float | Range:
    if isinstance(years, Unknown):
        raise OutOfRange(
            where="--vested-for",
            given=text,
            allowed=Phrase("allowed.number_or_range"),
            fix=Phrase("fix.own_number"),
        )
    return Range(-years.high, -years.low) if isinstance(years, Range) else 0.0 - years


def _from_file(
    words: EquityWords, path: Path, reader: _Reader, *, seed: int, facts: Facts
) -> EquityAnswer:
    """Return the worth of the grants in one offer of an offers file, to the person in it."""
    for name in _IN_THE_FILE:
        given = getattr(words, name)
        if given is not None:
            raise BadField(
                where=f"--{name.replace('_', '-')}",
                given=str(given),
                allowed=Phrase.of("allowed.not_with", other="--offers"),
                fix=Phrase("equity.fix.drop_option"),
            )
    read = read_offers(path)
    offer, equity = _offer_called(words.offer, read.offers, read.name)
    person = read.person
    reader.currency = offer.currency or read.currency
    cash = reader._amount(words.cash, "--cash")
    if cash is not None:
        equity = replace(equity, cash_to_exercise=cash)
    wealth = reader.wealth(words.wealth) if words.wealth else _wealth_of(person, offer)
    taste = reader.one(words.risk_aversion, "--risk-aversion")
    discount = reader.one(words.discount, "--discount")
    answer = equity_worth(
        equity,
        wealth=wealth,
        risk_aversion=_said(person.risk_aversion) if taste is None else taste,
        discount_per_year=_said(person.discount_per_year) if discount is None else discount,
        currency=reader.currency,
        seed=seed,
        facts=facts,
    )
    return replace(answer, notes=(*read.notes, *answer.notes))


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
            else Phrase.of("equity.allowed.offer_with_grants", file=file),
            fix=Phrase("fix.correct_value" if granted else "equity.fix.offer_with_grants"),
        )
    return chosen, chosen.equity


def _wealth_of(person: Person, offer: Offer) -> float:
    """Return the person's savings in the offer's currency, everything at its middle."""
    return middle_of(person.wealth) / middle_of(offer.fx)


def _said(value: Quantity | None) -> float | None:
    return None if value is None or isinstance(value, Unknown) else middle_of(value)


@contextmanager
def _told_by_option() -> Iterator[None]:
    """Name the option in an error about a field that it fills."""
    try:
        yield
    except InputError as error:
        field = error.where.rsplit(".", 1)[-1]
        if field not in _OPTIONS or ": " in error.where:  # a file says its own place
            raise
        raise type(error)(
            where=_OPTIONS[field], given=error.given, allowed=error.allowed, fix=error.fix
        ) from None
