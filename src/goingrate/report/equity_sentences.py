"""What a grant in a private company is worth, in sentences: the verdict, and lists."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import median
from typing import Final

from babel.numbers import format_currency

from goingrate.answers.equity_results import AfterTax, EquityAnswer
from goingrate.base.texts import Language, Phrase, say
from goingrate.offer.worth import Estimate
from goingrate.report.equity_leave_words import leave_sentence
from goingrate.report.equity_tax_words import taxed_how
from goingrate.report.field_names import field_name
from goingrate.report.numbers import LOCALES, money, plain, quantity, rate, significant
from goingrate.report.numbers import chance as percent_of
from goingrate.report.sentences import spoken

_MILLION: Final = 1e6
#: Below half a unit there is no money, only rounding.
_LEAST: Final = 0.5
_DECISIVE: Final = 5
#: Sways below this share of the worth are not worth a line.
_LEAST_SWAY: Final = 0.005
_UNITS: Final = {
    "iso": "options",
    "nso": "options",
    "rsu": "units",
    "double_trigger_rsu": "units",
    "restricted_stock": "shares",
    "virtual": "virtual",
    "profit_units": "profit_units",
}


@dataclass(frozen=True, slots=True)
class FutureCounts:
    """Of 100 equally likely futures; `below` and `above` the value on paper add up to what pays.

    `gain` and `loss` are medians among those that pay, or lose.
    """

    loses: int
    nothing: int
    below: int
    above: int
    gain: float
    loss: float


def future_counts(answer: EquityAnswer) -> FutureCounts:
    """Return how the 100 futures end."""
    spread, paper = answer.summary.spread, answer.on_paper.value
    gains = [amount for amount in spread if amount >= _LEAST]
    losses = [-amount for amount in spread if amount <= -_LEAST]
    above = sum(amount >= paper for amount in gains)
    return FutureCounts(
        loses=len(losses),
        nothing=len(spread) - len(gains) - len(losses),
        below=len(gains) - above,
        above=above,
        gain=median(gains) if gains else 0.0,
        loss=median(losses) if losses else 0.0,
    )


def equity_sentences(answer: EquityAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return the verdict: to the person, after tax where it is known, and on paper; in counts.

    How firm that is comes last.
    """
    futures = _futures_sentence(answer, language)
    if answer.after_tax is None:
        told = [_worth_sentence(answer, language), futures]
    else:
        rest = say("levy.grant.verdict.rest", language)
        told = [_after_tax_sentence(answer, answer.after_tax, language), f"{rest} {futures}"]
    if answer.right_to_leave is not None:
        told.append(leave_sentence(answer.right_to_leave, answer.setting.currency, language))
    return (*told, say("grant.caution", language))


def counts_line(answer: EquityAnswer, language: Language = "en") -> str:
    """Return the 100 futures in one line."""
    counts = future_counts(answer)
    return ", ".join(
        say(f"grant.dots.{kind}", language, count=count)
        for kind in ("loses", "nothing", "below", "above")
        if (count := getattr(counts, kind))
    )


def equity_sways(answer: EquityAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return the unknowns that move the worth most, one sentence each."""
    currency = answer.setting.currency
    least = max(_LEAST_SWAY * answer.worth.value, _LEAST)
    return tuple(
        say(
            "grant.swing",
            language,
            name=field_name(sway.field, language),
            low=quantity(sway.low, sway.low, sway.unit, currency, language),
            high=quantity(sway.high, sway.high, sway.unit, currency, language),
            at_low=money(sway.at_low, currency, language),
            at_high=money(sway.at_high, currency, language),
        )
        for sway in answer.sways[:_DECISIVE]
        if sway.size > least
    )


def equity_missing(answer: EquityAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return what to ask."""
    return tuple(spoken(phrase, language) for phrase in answer.missing)


def equity_notes(answer: EquityAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return what the answer takes for granted; that it is no advice comes last."""
    tax = () if answer.after_tax is None else answer.after_tax.notes
    notes = (*answer.notes[:-1], *tax, *answer.notes[-1:])
    told = [spoken(phrase, language) for phrase in notes]
    extra = [say("grant.note.middles", language)]
    mean = answer.summary.mean
    if mean is not None and mean > _LEAST:
        extra.append(
            say(
                "grant.note.average",
                language,
                mean=money(mean, answer.setting.currency, language),
                share=percent_of(answer.summary.top_share, language),
            )
        )
    return (*told[:-1], *extra, *told[-1:])


def equity_footer(answer: EquityAnswer, language: Language = "en") -> str:
    """Return version, seed, size of the computation, and the person's numbers."""
    setting = answer.setting
    return say(
        "grant.footer",
        language,
        version=setting.version,
        seed=setting.seed,
        outcomes=plain(setting.n_outcomes, language, 0),
        draws=setting.n_draws,
        wealth=money(setting.wealth, setting.currency, language),
        taste=plain(setting.risk_aversion, language),
        discount=rate(setting.discount_per_year, language),
        digest=setting.facts_digest[:12],
    )


def in_full(amount: float, currency: str, language: Language) -> str:
    """Return an amount to three digits, written out below a million.

    Examples
    --------
    >>> in_full(19_612.4, "USD", "en"), in_full(2_345_678.0, "USD", "en")
    ('$19,600', '$2.35M')
    """
    rounded = significant(amount, 3) if abs(amount) >= _LEAST else 0.0
    if abs(rounded) >= _MILLION:
        return money(amount, currency, language)
    pattern = "#,##0 ¤" if language == "de" else "¤#,##0"
    return format_currency(
        rounded, currency, pattern, locale=LOCALES[language], currency_digits=False
    )


def _worth_sentence(answer: EquityAnswer, language: Language) -> str:
    currency, worth, paper = answer.setting.currency, answer.worth.value, answer.on_paper.value
    units = Phrase(f"grant.units.{_units(answer)}")
    told = in_full(paper, currency, language)
    span = _span(answer.worth, currency, language)
    if worth <= -_LEAST:
        loss = in_full(-worth, currency, language)
        return say("grant.verdict.costs", language, units=units, paper=told, loss=loss, span=span)
    if worth < _LEAST:
        worth_words = say("grant.verdict.nothing", language)
    else:
        amount = in_full(worth, currency, language)
        worth_words = say("grant.verdict.about", language, worth=amount)
    key = "grant.verdict.paper" if paper > 0.0 else "grant.verdict.no_paper"
    return say(key, language, units=units, paper=told, worth=worth_words, span=span)


def _after_tax_sentence(answer: EquityAnswer, found: AfterTax, language: Language) -> str:
    currency, worth = answer.setting.currency, found.worth.value
    words: dict[str, str | Phrase] = {
        "who": taxed_how(found, in_full(found.pay_per_year or 0.0, currency, language), language),
        "units": Phrase(f"grant.units.{_units(answer)}"),
        "span": _span(found.worth, currency, language),
        "before": _before_tax(answer, language),
        "paper": in_full(answer.on_paper.value, currency, language),
    }
    if worth <= -_LEAST:
        loss = in_full(-worth, currency, language)
        return say("levy.grant.verdict.costs", language, loss=loss, **words)
    if worth < _LEAST:
        told = say("grant.verdict.nothing", language)
    else:
        amount = in_full(worth, currency, language)
        told = say("grant.verdict.about", language, worth=amount)
    return say("levy.grant.verdict.worth", language, worth=told, **words)


def _before_tax(answer: EquityAnswer, language: Language) -> str:
    if abs(answer.worth.value) < _LEAST:
        return say("grant.verdict.nothing", language)
    amount = in_full(answer.worth.value, answer.setting.currency, language)
    return say("levy.grant.verdict.about", language, worth=amount)


def _span(worth: Estimate, currency: str, language: Language) -> str:
    """Return over what the worth ranges, where it is more than rounding."""
    low, high = (
        in_full(significant(end, 2), currency, language) for end in (worth.low, worth.high)
    )
    if low == high or worth.value < _LEAST:
        return ""
    return say("grant.verdict.span", language, low=low, high=high)


def _units(answer: EquityAnswer) -> str:
    found = {_UNITS[grant.kind] for grant in answer.grants}
    return found.pop() if len(found) == 1 else "grants"


def _futures_sentence(answer: EquityAnswer, language: Language) -> str:
    currency, counts = answer.setting.currency, future_counts(answer)
    return say(
        f"grant.futures.{_how(counts)}",
        language,
        nothing=counts.nothing + counts.loses,
        loses=counts.loses,
        loss=in_full(significant(counts.loss, 2), currency, language),
        gain=in_full(significant(counts.gain, 2), currency, language),
        after=_after(answer.summary.median_years, language),
    )


def _how(counts: FutureCounts) -> str:
    """Return which kinds of futures there are."""
    if not counts.below + counts.above:
        return "only_lose" if counts.loses else "none"
    if counts.loses:
        return "loses" if counts.nothing else "lose"
    return "some" if counts.nothing else "all"


def _after(years: float, language: Language) -> str:
    """Return a time as roughly as it is known."""
    if not math.isfinite(years):
        return ""
    months = round(12.0 * years)
    if months < 10:
        return say("grant.after.months", language, count=max(months, 1))
    if months < 15:
        return say("grant.after.one_year", language)
    near = round(years) if years >= 1.75 else round(2.0 * years) / 2.0
    return say("grant.after.years", language, count=plain(near, language, 1))
