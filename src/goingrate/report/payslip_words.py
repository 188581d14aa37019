"""A payslip in sentences: what arrives, how far it is from the actual net, and why."""

from __future__ import annotations

from typing import Final

from goingrate.answers.payslip_results import ActualNet, Explanation, Payslip
from goingrate.base.texts import Language, say
from goingrate.report.numbers import money_exact, percent, plain, rate
from goingrate.report.sentences import spoken

#: A balance below this is the rounding of tables.
_SMALL_CENTS: Final = 50_00


def payslip_title(answer: Payslip, language: Language = "en") -> str:
    """Return whose slip it is, where and when."""
    who = ", ".join(spoken(phrase, language) for phrase in answer.household)
    return say("payslip.title", language, year=answer.year, who=who)


def payslip_sentences(answer: Payslip, language: Language = "en") -> tuple[str, ...]:
    """Return what arrives, and how far it is from the actual net."""
    values = {
        "gross": money_exact(answer.gross_year_cents, answer.currency, language),
        "net": money_exact(answer.net_year_cents, answer.currency, language),
        "part": percent(answer.net_year_cents / answer.gross_year_cents, 1, language),
        "year": str(answer.year),
    }
    if answer.period == "year":
        first = say("payslip.headline_year", language, **values)
    else:
        slip = money_exact(answer.net_period_cents, answer.currency, language)
        period = say(f"payslip.period.{answer.period}", language)
        values |= {"slip": slip, "period": period}
        first = say("payslip.headline", language, **values)
        if len(answer.stages) > 1:
            shown = {"first": str(answer.stage.first), "last": str(answer.stage.last)}
            values |= {**shown, "count": str(answer.periods_per_year)}
            first = say("payslip.headline_slips", language, **values)
    if answer.actual is None:
        return (first,)
    return first, _compared(answer.actual, answer.currency, language)


def payslip_explanations(answer: Payslip, language: Language = "en") -> tuple[str, ...]:
    """Return what would explain the difference, the likeliest first."""
    if answer.actual is None:
        return ()
    actual = answer.actual
    return tuple(_explained(one, actual, answer, language) for one in actual.explanations)


def payslip_notes(answer: Payslip, language: Language = "en") -> tuple[str, ...]:
    """Return what is taken for granted, and what the year's return would settle."""
    found = [spoken(note, language) for note in answer.notes]
    balance = answer.balance_cents
    if balance is not None and abs(balance) >= _SMALL_CENTS:
        key = "payslip.balance_due" if balance > 0 else "payslip.balance_back"
        amount = money_exact(abs(balance), answer.currency, language)
        found.insert(0, say(key, language, amount=amount))
    if answer.index_rate_per_year is not None:
        laws = ", ".join(
            say("taxyear.law_until", language, place=law.place.upper(), year=law.year)
            for law in answer.laws
            if law.year < answer.year
        )
        share = rate(answer.index_rate_per_year, language)
        found.insert(0, say("taxyear.index_assumed", language, rate=share, laws=laws))
    return tuple(found)


def payslip_footer(answer: Payslip, language: Language = "en") -> str:
    """Return the version, and that this is no advice."""
    return say("payslip.footer", language, version=answer.version)


def _compared(actual: ActualNet, currency: str, language: Language) -> str:
    told = money_exact(actual.net_cents, currency, language)
    if actual.agrees:
        return say("payslip.agrees", language, actual=told)
    return say(
        "payslip.less" if actual.difference_cents < 0 else "payslip.more",
        language,
        actual=told,
        difference=money_exact(abs(actual.difference_cents), currency, language),
        part=percent(abs(actual.difference_share), 1, language),
    )


def _explained(one: Explanation, actual: ActualNet, answer: Payslip, language: Language) -> str:
    what = spoken(one.what, language)
    if one.amount_cents is not None:
        amount = money_exact(one.amount_cents, answer.currency, language)
        period = say(f"payslip.period.{answer.period}", language)
        what = say("payslip.with_amount", language, what=what, amount=amount, period=period)
    if one.share is not None:
        what = say("payslip.with_share", language, what=what, share=_share(one.share, language))
    if one.net_cents is None:
        return what
    net = money_exact(one.net_cents, answer.currency, language)
    if one.amount_cents is not None or one.share is not None:
        return say("payslip.explained_size", language, what=what)
    if one.fits:
        return say("payslip.explained_fits", language, what=what, net=net)
    left = money_exact(abs(actual.net_cents - one.net_cents), answer.currency, language)
    return say("payslip.explained_near", language, what=what, net=net, left=left)


def _share(share: float, language: Language) -> str:
    sign = "%" if language == "en" else " %"
    return plain(100.0 * share, language) + sign
