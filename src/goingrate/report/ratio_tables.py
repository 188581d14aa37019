"""A ratio of pay in words and as a table."""

from __future__ import annotations

from goingrate.answers.ratio import RatioAnswer
from goingrate.base.quantity import Range
from goingrate.base.texts import Language, say
from goingrate.report.console import open_console, print_list, print_table
from goingrate.report.numbers import money, plain, rate
from goingrate.report.sentences import spoken
from goingrate.report.tables import fact_value
from goingrate.report.text_table import Table


def ratio_sentences(answer: RatioAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return the answer in one or two sentences: the target, and what is earned."""
    times = _span(plain(answer.ratio.low, language), plain(answer.ratio.high, language), language)
    if answer.base is None or answer.target is None or answer.component is None:
        return (say("payratio.bare", language, ratio=times),)
    varies = answer.component in ("on_target", "variable")
    first = say(
        "payratio.target",
        language,
        ratio=times,
        base=_money(answer.base, answer, language),
        component=say(f"payratio.component.{answer.component}", language),
        target=_money(answer.target, answer, language),
        at_target=say("payratio.at_target" if varies else "payratio.always", language),
    )
    if answer.earned is None or not varies or answer.attainment is None:
        return (first,)
    earned = _money(answer.earned, answer, language)
    met = _share(answer.attainment, language)
    return first, say("payratio.earned", language, attainment=met, earned=earned)


def ratio_table(answer: RatioAnswer, language: Language = "en") -> Table | None:
    """Return target and earned pay, a row each; None without a base."""
    if answer.base is None:
        return None
    rows = [("base", answer.base), ("target", answer.target)]
    rows += [("fixed", answer.fixed), ("variable", answer.variable)]
    named = [(say(f"payratio.row.{key}", language), given) for key, given in rows]
    if answer.attainment is not None:
        met = _share(answer.attainment, language)
        named.append((say("payratio.row.earned", language, attainment=met), answer.earned))
    currency = answer.currency or ""
    return Table(
        title=say("payratio.table", language),
        headings=("", say("payratio.low", language), say("payratio.high", language)),
        rows=tuple(
            (name, money(span.low, currency, language), money(span.high, currency, language))
            for name, span in named
            if span is not None
        ),
        note=say("payratio.table_note", language, currency=currency),
    )


def ratio_notes(answer: RatioAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return what the answer takes for granted, its assumptions with grade and source among it."""
    used = tuple(
        say(
            "payratio.assumed",
            language,
            name=fact.name_de if language == "de" else fact.name_en,
            value=fact_value(fact, answer.currency or "", language),
            grade=say(f"fact.grade.{fact.grade}", language),
            source=fact.source,
        )
        for fact in answer.facts
    )
    return (*used, *(spoken(note, language) for note in answer.notes))


def ratio_missing(answer: RatioAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return what to add for an answer that says more."""
    return tuple(spoken(one, language) for one in answer.missing)


def ratio_footer(answer: RatioAnswer, language: Language = "en") -> str:
    """Return the version and what the answer is not."""
    return say("payratio.footer", language, version=answer.version)


def print_ratio(answer: RatioAnswer, language: Language = "en") -> None:
    """Print a ratio of pay."""
    console = open_console()
    for sentence in ratio_sentences(answer, language):
        console.print(sentence, style="bold")
    table = ratio_table(answer, language)
    if table is not None:
        print_table(console, table)
    print_list(console, say("notes.title", language), ratio_notes(answer, language))
    print_list(console, say("payratio.missing", language), ratio_missing(answer, language))
    console.print()
    console.print(ratio_footer(answer, language), style="dim")


def _money(given: Range, answer: RatioAnswer, language: Language) -> str:
    low, high = (money(end, answer.currency or "", language) for end in (given.low, given.high))
    return _span(low, high, language)


def _share(given: Range, language: Language) -> str:
    return _span(rate(given.low, language), rate(given.high, language), language)


def _span(low: str, high: str, language: Language) -> str:
    return low if low == high else say("number.span", language, low=low, high=high)
