"""The answer in one sentence. A reader who stops here has been told the truth."""

from __future__ import annotations

from typing import Final

from goingrate.answers.breakeven_results import BreakEven
from goingrate.answers.results import Counts, OfferComparison, SuccessNeeded
from goingrate.base.quantity import ends_of
from goingrate.base.texts import Language, say
from goingrate.report.numbers import chance, money, money_change, money_span, plain, rate

#: The taste for risk at which break-evens are told where nobody named one.
RISK_AVERSION_TOLD: Final = 2.0
#: Differences below half a unit of money are rounding.
_LEAST: Final = 0.5


def verdict_sentence(answer: OfferComparison, language: Language = "en") -> str:
    """Return the verdict: in counts, with its strength and what it hangs on."""
    verdict, needed = answer.verdict, answer.success_needed
    if verdict.choice == "depends" and needed is not None:
        return _depends(answer, needed, language)
    if needed is not None and verdict.choice == "take" and answer.counts[0].success is not None:
        lost = "verdict.never" if verdict.leaving else "verdict.never_take"
        key = "verdict.always" if verdict.winner == verdict.job else lost
        return say(key, language, job=verdict.job, other=verdict.other)
    counts = counts_clause(answer, answer.counts[0], language)
    unless = _condition(answer, language)
    if verdict.choice == "too_close":
        return _too_close(answer, counts, unless, language)
    staying = verdict.leaving and verdict.winner == verdict.other
    return say(
        "verdict.stay" if staying else "verdict.take",
        language,
        counts=counts,
        winner=verdict.winner,
        strength=say(f"verdict.{verdict.strength}", language),
        unless=unless,
    )


def counts_clause(answer: OfferComparison, counts: Counts, language: Language) -> str:
    """Return what happens in 100 futures, as the beginning of a sentence."""
    verdict, currency = answer.verdict, answer.setting.currency
    if verdict.leaving:
        than = say("verdict.than_staying", language)
    else:
        than = say("verdict.than_other", language, job=verdict.job, other=verdict.other)
    return say(
        _counts_key(counts, verdict.winner == verdict.job),
        language,
        poorer=counts.poorer,
        richer=counts.richer,
        much_richer=counts.much_richer,
        much=money(counts.much, currency, language),
        loss=money(counts.typical_loss, currency, language),
        gain=money(counts.typical_gain, currency, language),
        within=money(counts.same_within, currency, language),
        than=than,
    )


def break_even_sentences(answer: BreakEven, language: Language = "en") -> tuple[str, ...]:
    """Return what must be true for a move to pay: on average, then for a person."""
    currency = answer.currency or "USD"
    hopeless = answer.cost >= answer.payoff_today
    money_of = say("breakeven.today" if answer.before_tax is None else "breakeven.after", language)
    sentences = [
        say(
            "breakeven.hopeless" if hopeless else "breakeven.headline",
            language,
            cost=money(answer.cost, currency, language),
            of=money_of,
            payoff=money_span(*ends_of(answer.payoff), currency, language)
            if len(set(ends_of(answer.payoff))) > 1
            else money(ends_of(answer.payoff)[0], currency, language),
            years=_in_years(answer.middle_years, language),
            neutral=chance(answer.cost / answer.payoff_today, language),
        )
    ]
    if hopeless:
        return tuple(sentences)
    personal = _by_savings if answer.wealth is None else _personal
    return (*sentences, personal(answer, currency, language))


def _in_years(count: int, language: Language) -> str:
    if count == 1:
        return say("number.in_one_year", language)
    return say("number.in_years", language, count=count)


def _by_savings(answer: BreakEven, currency: str, language: Language) -> str:
    """Return the break-even at the middle taste for each level of savings."""
    tastes = answer.risk_aversions
    taste = RISK_AVERSION_TOLD if RISK_AVERSION_TOLD in tastes else tastes[0]
    found = [
        say(
            "breakeven.with_savings",
            language,
            chance=chance(cell.probability, language),
            wealth=money(cell.wealth, currency, language),
        )
        for cell in answer.personal
        if cell.risk_aversion == taste
    ]
    listed = ", ".join(found)
    return say("breakeven.by_savings", language, taste=plain(taste, language), chances=listed)


def _personal(answer: BreakEven, currency: str, language: Language) -> str:
    cells = answer.personal
    kept = answer.keep_per_year
    return say(
        "breakeven.personal",
        language,
        low=chance(cells[0].probability, language),
        high=chance(cells[-1].probability, language),
        bold=plain(cells[0].risk_aversion, language),
        cautious=plain(cells[-1].risk_aversion, language),
        wealth=money(answer.wealth or 0.0, currency, language),
        kept=say("breakeven.kept", language, kept=money(kept, currency, language)) if kept else "",
    )


def _counts_key(counts: Counts, job_wins: bool) -> str:
    if counts.poorer == 0 and counts.richer == 0:
        return "verdict.all_same"
    if counts.richer == 0:
        return "verdict.only_poorer"
    if counts.poorer == 0:
        return "verdict.only_richer"
    return "verdict.mostly_richer" if job_wins else "verdict.mostly_poorer"


def _too_close(answer: OfferComparison, counts: str, unless: str, language: Language) -> str:
    verdict, currency = answer.verdict, answer.setting.currency
    low, high = sorted((verdict.lead.low, verdict.lead.high))
    key = "verdict.too_close"
    if abs(low - high) < _LEAST:
        key = "verdict.same" if abs(verdict.lead.value) < _LEAST else "verdict.too_close_sure"
    return say(
        key,
        language,
        counts=counts,
        job=verdict.job,
        other=verdict.other,
        low=money_change(low, currency, language),
        high=money_change(high, currency, language),
        value=money_change(verdict.lead.value, currency, language),
        unless=unless,
    )


def _depends(answer: OfferComparison, needed: SuccessNeeded, language: Language) -> str:
    verdict, counts, currency = answer.verdict, answer.counts[0], answer.setting.currency
    return say(
        "verdict.depends_stay" if verdict.leaving else "verdict.depends_take",
        language,
        job=verdict.job,
        other=verdict.other,
        chance=chance(needed.chance.value, language),
        tastes=_tastes(needed, language),
        shown=rate(counts.success or 0.0, language),
        poorer=counts.poorer,
        richer=counts.richer,
        loss=money(counts.typical_loss, currency, language),
        gain=money(counts.typical_gain, currency, language),
    )


def _tastes(needed: SuccessNeeded, language: Language) -> str:
    """Return what others would need: in order of boldness, if the chances are in that order."""
    chances = [entry.probability for entry in needed.by_taste]
    ordered = chances == sorted(chances)
    return say(
        "verdict.tastes_ordered" if ordered else "verdict.tastes_other",
        language,
        low=chance(min(chances), language),
        high=chance(max(chances), language),
    )


def _condition(answer: OfferComparison, language: Language) -> str:
    """Return on which chance of success the verdict hangs, if on any."""
    needed = answer.success_needed
    if needed is None:
        return say("verdict.no_condition", language)
    chances = sorted(entry.probability for entry in needed.by_taste)
    if chances[0] >= 1 or chances[-1] <= 0:
        return say("verdict.no_condition", language)
    takes = answer.verdict.winner == answer.verdict.job and answer.verdict.choice == "take"
    return say(
        "verdict.while_above" if takes else "verdict.unless_above",
        language,
        low=chance(chances[0], language),
        high=chance(chances[-1], language),
    )
