"""An answer's lists of sentences: what would change it, what is missing, what it assumes."""

from __future__ import annotations

from typing import Final

from goingrate.answers.results import Counts, Negotiation, OfferComparison, Sway
from goingrate.base.texts import Language, Phrase, say
from goingrate.report.field_names import field_name
from goingrate.report.numbers import chance, money, money_change, plain, quantity, rate, small

_DECISIVE: Final = 3
_VIEWS: Final = ("equity.probability", "equity.success")


def decisive(answer: OfferComparison, language: Language = "en") -> tuple[str, ...]:
    """Return the three unknowns that move the answer most; stated numbers only if too few.

    A stated chance of success counts as unknown: it is somebody's view.
    """
    unknown = [sway for sway in answer.sways if sway.kind != "what_if" or sway.field in _VIEWS]
    stated = [sway for sway in answer.sways if sway not in unknown]
    return tuple(_swing(answer, sway, language) for sway in (*unknown, *stated)[:_DECISIVE])


def negotiation(answer: OfferComparison, language: Language = "en") -> tuple[str, ...]:
    """Return what the lesser offer would have to add, one item a sentence."""
    found = answer.negotiation
    if found is None or not found.base_per_year:
        return ()
    return tuple(_additions(found, answer.setting.currency, language))


def missing(answer: OfferComparison, language: Language = "en") -> tuple[str, ...]:
    """Return what the offers do not say."""
    return tuple(spoken(phrase, language) for phrase in answer.missing)


def notes(answer: OfferComparison, language: Language = "en") -> tuple[str, ...]:
    """Return what the answer takes for granted."""
    found = [spoken(phrase, language) for phrase in answer.notes]
    setting = answer.setting
    if setting.reached > setting.accuracy:
        asked, reached = (small(share, language) for share in (setting.accuracy, setting.reached))
        found.append(say("setting.missed", language, asked=asked, reached=reached))
    if answer.verdict.capped:
        found.append(say("verdict.capped", language))
    return tuple(found)


def setting_line(answer: OfferComparison, language: Language = "en") -> str:
    """Return version, seed and size of the computation."""
    setting = answer.setting
    return say(
        "setting.exact" if setting.exact else "setting.line",
        language,
        version=setting.version,
        seed=setting.seed,
        futures=plain(setting.n_futures, language, 0),
        draws=setting.n_draws,
        digest=setting.facts_digest[:12],
    )


def counts_line(answer: OfferComparison, counts: Counts, language: Language = "en") -> str:
    """Return the 100 futures in one line."""
    line = say(
        "dots.bar" if counts.richer else "dots.none_richer",
        language,
        poorer=counts.poorer,
        same=counts.same,
        richer=counts.richer,
        much_richer=counts.much_richer,
        much=money(counts.much, answer.setting.currency, language),
    )
    if counts.success is None:
        return line
    return say("dots.if", language, chance=rate(counts.success, language), counts=line)


def spoken(phrase: Phrase, language: Language) -> str:
    """Return a phrase in a language."""
    return say(phrase.key, language, **dict(phrase.values))


def sway_name(sway: Sway, language: Language) -> str:
    """Return the human name of what was moved, with the offer's name before it."""
    name = field_name(sway.field, language)
    return f"{sway.offer}: {name}" if sway.offer else name


def _swing(answer: OfferComparison, sway: Sway, language: Language) -> str:
    currency = answer.setting.currency
    low, high = (quantity(end, end, sway.unit, currency, language) for end in (sway.low, sway.high))
    open_chance = answer.choice_map.break_even is not None
    if open_chance:
        at = [chance(value, language) for value in (sway.at_low, sway.at_high)]
    else:
        at = [money_change(value, currency, language) for value in (sway.at_low, sway.at_high)]
    return say(
        "decisive.chance" if open_chance else "decisive.money",
        language,
        name=sway_name(sway, language),
        low=low,
        high=high,
        at_low=at[0],
        at_high=at[1],
        job=answer.verdict.job,
        other=answer.verdict.other,
    )


def _additions(found: Negotiation, currency: str, language: Language) -> list[str]:
    items = []
    if found.base_per_year is not None:
        amount = money(found.base_per_year, currency, language)
        items.append(say("negotiation.base", language, amount=amount))
    if found.sign_on is not None:
        amount = money(found.sign_on, currency, language)
        items.append(say("negotiation.sign_on", language, amount=amount))
    if found.stake_times is not None:
        times = plain(found.stake_times, language, 1)
        items.append(say("negotiation.stake", language, times=times))
    elif found.has_equity:
        items.append(say("negotiation.no_stake", language))
    return items
