"""A break-even asked for in words, as on a command line."""

from __future__ import annotations

from typing import Literal

from goingrate.answers.breakeven import break_even
from goingrate.answers.breakeven_results import BreakEven
from goingrate.base.errors import OutOfRange
from goingrate.base.facts import Facts
from goingrate.base.money import parse_money_quantity, parse_quantity, parse_terms
from goingrate.base.quantity import Quantity
from goingrate.base.texts import Language, Phrase
from goingrate.data.convert_tax import MOST_PAY, home_at
from goingrate.offer.tax.home import TaxedAs, TaxHome


def break_even_from_words(
    *,
    give_up: str,
    payoff: str,
    years: str,
    wealth: str | None,
    keep: str | None,
    risk_aversion: float | None,
    discount: str | None,
    stake: str | None,
    dilution: str | None,
    facts: Facts,
    language: Language,
    tax: str | None = None,
    pay: str | None = None,
    status: str | None = None,
    tax_year: int | None = None,
    taxed_as: TaxedAs | None = None,
) -> BreakEven:
    """Return `break_even` for arguments as somebody types them, such as `--keep 200k/year`."""
    terms = parse_terms(give_up, language, where="--give-up")
    savings = _amount(wealth, "--wealth", "once", language)
    kept = _amount(keep, "--keep", "year", language)
    _, prize_currency = parse_money_quantity(payoff, language, where="--payoff", period="once")
    gross = _amount(pay, "--pay", "year", language)
    found = {terms.currency, prize_currency, savings[1], kept[1], gross[1]} - {None}
    if len(found) > 1:
        raise OutOfRange(
            where="--give-up, --payoff, --wealth, --keep, --pay",
            given=", ".join(sorted(map(str, found))),
            allowed=Phrase("allowed.one_currency"),
            fix=Phrase("fix.one_currency"),
        )
    currency = next(iter(found), None)
    home = _home(tax, pay, gross[0], status, tax_year, taxed_as, currency, language)
    return break_even(
        terms,
        payoff,
        years,
        wealth=savings[0],
        keep_per_year=kept[0],
        risk_aversion=risk_aversion,
        discount_per_year=_share(discount, "--discount", language),
        stake=_share(stake, "--stake", language),
        dilution=_share(dilution, "--dilution", language),
        currency=currency or (None if home is None else home.currency),
        facts=facts,
        language=language,
        tax=home,
        pay_per_year=gross[0] or 0.0,
        taxed_as=taxed_as,
    )


def _home(
    tax: str | None,
    pay: str | None,
    pay_per_year: float | None,
    status: str | None,
    tax_year: int | None,
    taxed_as: TaxedAs | None,
    currency: str | None,
    language: Language,
) -> TaxHome | None:
    """Return who is taxed where, or nothing; a place without pay tells no rate."""
    if tax is None:
        beside = (("--pay", pay), ("--status", status), ("--tax-year", tax_year))
        for where, given in (*beside, ("--taxed-as", taxed_as)):
            if given is not None:
                raise OutOfRange(
                    where=where,
                    given=str(given),
                    allowed=Phrase.of("allowed.only_with", other="--tax"),
                    fix=Phrase("levy.fix.add_tax"),
                )
        return None
    if pay is None:
        raise OutOfRange(
            where="--pay",
            given="-",
            allowed=Phrase("allowed.required"),
            fix=Phrase("levy.fix.add_pay"),
        )
    if (pay_per_year or 0.0) > MOST_PAY:
        raise OutOfRange(
            where="--pay",
            given=pay,
            allowed=Phrase("levy.allowed.pay"),
            fix=Phrase("fix.correct_value"),
        )
    return home_at(tax, status=status, year=tax_year, currency=currency, language=language)


def _amount(
    text: str | None, where: str, period: Literal["once", "year"], language: Language
) -> tuple[float | None, str | None]:
    if text is None:
        return None, None
    value, currency = parse_money_quantity(text, language, where=where, period=period)
    return _one_number(value, text, where), currency


def _share(text: str | None, where: str, language: Language) -> float | None:
    if text is None:
        return None
    return _one_number(parse_quantity(text, language, where=where), text, where)


def _one_number(value: Quantity, text: str, where: str) -> float:
    if not isinstance(value, (int, float)):
        raise OutOfRange(
            where=where,
            given=text,
            allowed=Phrase("allowed.plain_number"),
            fix=Phrase("fix.correct_value"),
        )
    return float(value)
