"""Options of a question about one's equity, read one by one into values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

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
from goingrate.offer.private.terms import OPTIONS, Company, EquityGrant, PrivateEquity

_MOST_YEARS: Final = 40.0
_DOLLARS: Final = "USD"


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


class WordsReader:
    """Reads amounts, and remembers the one currency that they are written in."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.currency: str | None = None

    def equity(self, words: EquityWords) -> tuple[PrivateEquity, float | None]:
        """Return the grant, and the price of a licence-and-hire where one was typed."""
        company, deal_price = self._company(words)
        cash = self.amount(words.cash, "--cash")
        return PrivateEquity(company, (self._grant(words),), cash_to_exercise=cash), deal_price

    def wealth(self, text: str | None) -> float:
        """Return the savings; of a range, its middle."""
        value = self.amount(text, "--wealth")
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

    def amount(self, text: str | None, where: str) -> Quantity | None:
        """Return an amount of money, or None where none was typed."""
        if text is None:
            return None
        value, currency = parse_money_quantity(text, self.language, where=where, period="once")
        self._in_one_currency(currency, text, where)
        return value

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
            raised=self.amount(words.raised, "--raised"),
            post_money=self.amount(words.post_money, "--post-money"),
            last_price=self.amount(words.price, "--price"),
            fully_diluted=self._count(words.fully_diluted, "--fully-diluted"),
            licence_and_hire=deal,
        )
        return company, price

    def _cap_table(self, path: Path) -> CapTableRead:
        found = read_cap_table(path)
        self._in_one_currency(found.currency, path.name, "--cap-table")
        return found

    def _grant(self, words: EquityWords) -> EquityGrant:
        strike = self.amount(words.strike, "--strike")
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
            cap_per_share=self.amount(words.cap_per_share, "--cap-per-share"),
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
