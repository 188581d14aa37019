"""A tax, worked out year by year, in sentences: what it comes to, and what is taken for granted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from goingrate.answers.tax_results import Carried, Happened, TaxWorking, TaxYear
from goingrate.base.texts import Language, say
from goingrate.report.numbers import money_exact, money_per_share, percent, plain, rate
from goingrate.report.sentences import spoken

#: Below this a balance is the rounding of tables.
_SMALL_CENTS: Final = 100_00
_COUNTRIES: Final = ("us", "de")
_COUNTS: Final = ("shares",)
_MINIMUM: Final = "levy.us.amt"
#: § 9a Satz 1 Nr. 1 EStG: a section, and the code at the end.
_GERMAN: Final = re.compile(
    r"§§? (?P<section>\d+[a-z]?)\b.*?(?P<code>(?:SGB [IVX]+|\w*G(?: \d{4})?))$"
)
_CREDIT: Final = "levy.us.carried_amt_credit"


def tax_title(answer: TaxWorking, language: Language = "en") -> str:
    """Return whose tax it is, where and when."""
    who = ", ".join(spoken(phrase, language) for phrase in answer.household)
    return say("taxyear.title", language, years=_years(answer, language), who=who)


def tax_sentences(answer: TaxWorking, language: Language = "en") -> tuple[str, ...]:
    """Return what taxes take, the largest balance in April, and minimum tax still to come back."""
    found = [_total(answer, language), *_steps_ahead(answer, language)]
    owed = [year for year in answer.years if year.withheld is not None]
    if owed:
        most = max(owed, key=lambda year: year.withheld.balance_cents if year.withheld else 0)
        assert most.withheld is not None  # noqa: S101
        if most.withheld.balance_cents >= _SMALL_CENTS:
            amount = money_exact(most.withheld.balance_cents, answer.currency, language)
            found.append(
                say("taxyear.most_due", language, year=most.withheld.due_year, amount=amount)
            )
    minimum = sum(
        step.cents for year in answer.years for step in year.steps if step.key == _MINIMUM
    )
    if minimum:
        left = sum(one.cents for one in answer.years[-1].carried if one.key == _CREDIT)
        found.append(
            say(
                "taxyear.minimum_back" if left else "taxyear.minimum_all_back",
                language,
                amount=money_exact(minimum, answer.currency, language),
                left=money_exact(left, answer.currency, language),
                year=answer.years[-1].year,
            )
        )
    return tuple(found)


def tax_notes(answer: TaxWorking, language: Language = "en") -> tuple[str, ...]:
    """Return what is taken for granted, the growth of amounts in the law first."""
    found = []
    if answer.index_rate_per_year is not None:
        key = "taxyear.index_assumed" if answer.assumptions else "taxyear.index_given"
        share = rate(answer.index_rate_per_year, language)
        laws = {law.place: law.year for year in answer.years for law in year.indexed}
        told = ", ".join(
            say("taxyear.law_until", language, place=place.upper(), year=year)
            for place, year in laws.items()
        )
        found.append(say(key, language, rate=share, laws=told))
    return (*found, *(spoken(note, language) for note in answer.notes))


def tax_footer(answer: TaxWorking, language: Language = "en") -> str:
    """Return version and digest, and that this is no advice."""
    return say("taxyear.footer", language, version=answer.version, digest=answer.digest[:12])


def event_words(event: Happened, currency: str, language: Language = "en") -> str:
    """Return what happened, with its numbers."""
    values = {
        one.name: plain(one.amount, language)
        if one.name in _COUNTS
        else money_exact(round(100.0 * one.amount), currency, language)
        if one.name in ("value", "amount")
        else money_per_share(one.amount, currency, language)
        for one in event.amounts
    }
    values["when"], values["since"] = event.when, event.since or ""
    return say(f"taxyear.event.{event.kind}", language, **values)


def carried_words(year: TaxYear, currency: str, language: Language = "en") -> str:
    """Return what goes into the next year, on one line; nothing if nothing does."""
    if not year.carried:
        return ""
    items = "; ".join(
        say(
            "taxyear.carried_item",
            language,
            name=_carried_name(one, language),
            amount=money_exact(one.cents, currency, language),
        )
        for one in year.carried
    )
    return say("taxyear.carried", language, year=year.year + 1, items=items)


def _carried_name(one: Carried, language: Language) -> str:
    """Return what is carried; a state's with its letters before it."""
    name, place = spoken(one.name, language), one.key.split(".")[1]
    if place in _COUNTRIES:
        return name
    return say("taxyear.carried_of_state", language, state=place.upper(), name=name)


def _total(answer: TaxWorking, language: Language) -> str:
    last = answer.years[-1]
    values = {
        "years": _in_years(answer, language),
        "unit": say(f"taxyear.unit.{answer.currency}", language),
        "taxes": money_exact(answer.total_cents, answer.currency, language),
        "income": money_exact(answer.income_cents, answer.currency, language),
        "marginal": percent(last.marginal_rate, 1, language),
        "last": str(last.year),
    }
    if answer.effective_rate is None:
        return say("taxyear.headline_no_income", language, **values)
    part = percent(answer.effective_rate, 1, language)
    return say("taxyear.headline", language, part=part, **values)


def _steps_ahead(answer: TaxWorking, language: Language) -> Iterator[str]:
    """Say where a little more pay would cost more than itself: a step of the law, not a rate."""
    for year in answer.years:
        if year.marginal_rate > 1.0:
            cost = money_exact(round(1e4 * year.marginal_rate), answer.currency, language)
            yield say("taxyear.step_ahead", language, year=year.year, amount=cost)


def _in_years(answer: TaxWorking, language: Language) -> str:
    first, last = answer.years[0].year, answer.years[-1].year
    if first == last:
        return say("taxyear.in_year", language, year=first)
    return say("taxyear.in_years", language, first=first, last=last)


def short_statute(statute: str) -> str:
    """Return a statute as short as it can still be found: one section, without its sentences.

    Examples
    --------
    >>> short_statute("§ 9a Satz 1 Nr. 1 Buchst. a EStG"), short_statute("§§ 159, 160 SGB VI")
    ('§ 9a EStG', '§ 159 SGB VI')
    >>> short_statute("26 U.S.C. § 55(d)(1), 55(d)(4)")
    '26 U.S.C. § 55(d)(1)'
    """
    german = _GERMAN.match(statute)
    if german is None:
        return statute.partition("," if "§" in statute else " ")[0]
    return f"§ {german['section']} {german['code']}"


def _years(answer: TaxWorking, language: Language) -> str:
    first, last = answer.years[0].year, answer.years[-1].year
    if first == last:
        return str(first)
    return say("number.span", language, low=first, high=last)
