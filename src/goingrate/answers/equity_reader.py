"""Options of a question about one's equity, read one by one into values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from goingrate.answers.equity_notes import notes_at_middle
from goingrate.answers.equity_phrases import (
    no_shares,
    read_choice,
    read_licence_and_hire,
    read_vesting,
)
from goingrate.base.errors import BadField, OutOfRange
from goingrate.base.money import parse_money_quantity, parse_quantity
from goingrate.base.quantity import Quantity, Range, Unknown, middle_of
from goingrate.base.texts import Language, Phrase
from goingrate.data.cap_tables import CapTableRead, read_cap_table
from goingrate.data.lengths import read_length
from goingrate.data.ocf_grants import OwnGrant, own_grant
from goingrate.offer.cap_table.holders import CapTable
from goingrate.offer.private.terms import OPTIONS, Company, EquityGrant, PrivateEquity

_MOST_YEARS: Final = 40.0
_DOLLARS: Final = "USD"
#: What a file says of the grant with a security id.
_OF_THE_SECURITY: Final = ("shares", "strike", "kind", "cap_per_share", "vesting", "vested_for")


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
    security: str | None = None
    lenient: bool = False
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
    give_up: str | None = None
    tax: str | None = None
    pay: str | None = None
    status: str | None = None
    tax_year: int | None = None
    offers: Path | None = None
    offer: str | None = None


class WordsReader:
    """Reads amounts; remembers their one currency, and in `notes` what was taken for granted.

    `unsaid` is the currency where no amount names one.
    """

    def __init__(self, language: Language, unsaid: str = _DOLLARS) -> None:
        self.language = language
        self.unsaid = unsaid
        self.currency: str | None = None
        self.notes: list[Phrase] = []

    def equity(self, words: EquityWords) -> tuple[PrivateEquity, float | None]:
        """Return the grant, and the price of a licence-and-hire where one was typed."""
        read = self._cap_table(words)
        own = None if words.security is None else self._own_grant(words, words.security, read)
        table = own.table if own is not None else None if read is None else read.table
        company, deal_price = self._company(words, table)
        cash = self.amount(words.cash, "--cash")
        grant = self._grant(words) if own is None else own.grant
        if words.window is not None:
            grant = replace(grant, window_years=self._length(words.window, "--window"))
        return PrivateEquity(company, (grant,), cash_to_exercise=cash), deal_price

    def wealth(self, text: str | None) -> float:
        """Return the savings; of a range, its middle."""
        value = self.amount(text, "--wealth")
        if value is None or isinstance(value, Unknown):
            raise OutOfRange(
                where="--wealth",
                given=text or "-",
                allowed=Phrase.of("allowed.above", low="0"),
                fix=Phrase("grant.fix.wealth"),
            )
        self.notes += notes_at_middle(wealth=value)
        return middle_of(value)

    def one(self, text: str | None, name: str) -> float | None:
        """Return a number, the middle of a range, or None: the packaged one."""
        where = f"--{name.replace('_', '-')}"
        value = None if text is None else parse_quantity(text, self.language, where=where)
        return self.said(value, name)

    def said(self, value: Quantity | None, name: str) -> float | None:
        """Return what is known of a number: of a range its middle, with a note."""
        if value is None or isinstance(value, Unknown):
            return None
        self.notes += notes_at_middle(**{name: value})
        return middle_of(value)

    def amount(
        self, text: str | None, where: str, period: Literal["once", "year"] = "once"
    ) -> Quantity | None:
        """Return an amount of money, or None where none was typed."""
        if text is None:
            return None
        value, currency = parse_money_quantity(text, self.language, where=where, period=period)
        self._in_one_currency(currency, text, where)
        return value

    def _company(self, words: EquityWords, table: CapTable | None) -> tuple[Company, float | None]:
        deal, price = None, None
        if words.licence_and_hire is not None:
            deal, price, currency = read_licence_and_hire(words.licence_and_hire, self.language)
            self._in_one_currency(currency, words.licence_and_hire, "--licence-and-hire")
        names = [] if table is None else [one.name for one in table.preferred]
        company = Company(
            table=table,
            newest=(words.newest and read_choice(words.newest, names, "--newest")) or "",
            stage=read_choice(words.stage, "stage", "--stage"),
            raised=self.amount(words.raised, "--raised"),
            post_money=self.amount(words.post_money, "--post-money"),
            last_price=self.amount(words.price, "--price"),
            fully_diluted=self._count(words.fully_diluted, "--fully-diluted"),
            licence_and_hire=deal,
        )
        return company, price

    def _cap_table(self, words: EquityWords) -> CapTableRead | None:
        path = words.cap_table
        if path is None:
            _refuse_without_table(words)
            return None
        found = read_cap_table(path, lenient=words.lenient)
        self._in_one_currency(found.currency, path.name, "--cap-table")
        self.notes += found.notes
        return found

    def _own_grant(self, words: EquityWords, security: str, read: CapTableRead | None) -> OwnGrant:
        """Return the grant of the file; what the file says must not be typed as well."""
        if read is None or read.as_of is None:
            raise BadField(
                where="--security",
                given=security,
                allowed=Phrase("grant.allowed.security"),
                fix=Phrase("grant.fix.security"),
            )
        for name in _OF_THE_SECURITY:
            given = getattr(words, name)
            if given is not None:
                raise BadField(
                    where=f"--{name.replace('_', '-')}",
                    given=given,
                    allowed=Phrase.of("allowed.not_with", other="--security"),
                    fix=Phrase("grant.fix.from_security"),
                )
        found = own_grant(read, security, on=read.as_of)
        self.notes.append(Phrase.of("grant.note.security", day=read.as_of.isoformat()))
        return found

    def _grant(self, words: EquityWords) -> EquityGrant:
        strike = self.amount(words.strike, "--strike")
        kind = read_choice(words.kind, "kind", "--kind")
        if kind is None:
            kind = "iso" if (self.currency or self.unsaid) == _DOLLARS else "virtual"
        if strike is None and kind in OPTIONS:
            raise BadField(
                where="--strike",
                given="-",
                allowed=Phrase("allowed.required"),
                fix=Phrase("grant.fix.strike"),
            )
        shares = self._count(words.shares, "--shares")
        if shares is None:
            raise no_shares()
        grant = EquityGrant(
            kind,
            shares,
            strike=0.0 if strike is None else strike,
            cap_per_share=self.amount(words.cap_per_share, "--cap-per-share"),
        )
        if words.vesting is not None:
            grant = replace(grant, vesting=read_vesting(words.vesting, self.language))
        if words.vested_for is not None:
            years = self._length(words.vested_for, "--vested-for")
            grant = replace(grant, granted_in_years=_before_today(years, words.vested_for))
        return grant

    def _length(self, text: str, where: str) -> Quantity:
        return read_length(text, self.language, most_years=_MOST_YEARS, where=where)

    def _count(self, text: str | None, where: str) -> Quantity | None:
        if text is None:
            return None
        if "%" in text:
            raise BadField(
                where=where,
                given=text,
                allowed=Phrase("allowed.share_count"),
                fix=Phrase("grant.fix.share_count"),
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


def _refuse_without_table(words: EquityWords) -> None:
    """Refuse what only makes sense beside a cap table."""
    for name in ("security", "newest", "lenient"):
        given = getattr(words, name)
        if not given:
            continue
        raise BadField(
            where=f"--{name}",
            given="-" if given is True else given,
            allowed=Phrase.of("allowed.only_with", other="--cap-table"),
            fix=Phrase("grant.fix.security" if name == "security" else "grant.fix.drop_option"),
        )


def _before_today(years: Quantity, text: str) -> float | Range:
    if isinstance(years, Unknown):
        raise OutOfRange(
            where="--vested-for",
            given=text,
            allowed=Phrase("allowed.number_or_range"),
            fix=Phrase("fix.own_number"),
        )
    return Range(-years.high, -years.low) if isinstance(years, Range) else 0.0 - years
