"""Where there is a glut and where a shortage, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from goingrate.answers.fact_use import FactUse
from goingrate.answers.imbalance_results import (
    AdLifeTold,
    ComparisonTold,
    ImbalanceAnswer,
    SegmentTold,
    SeriesTold,
    TightnessTold,
)
from goingrate.base.kinds import ROLE_FAMILIES
from goingrate.base.quantity import ends_of
from goingrate.base.texts import Language, Phrase, say
from goingrate.report.numbers import day, fixed, percent, plain, quantity
from goingrate.report.premium_words import more
from goingrate.report.rate_words import first_capital

#: Sentences on so many comparisons; the tables have all.
_MOST_COMPARED: Final = 4
_MOST_ADS: Final = 4
#: Of a shorter series nobody would ask whether it changed for good.
_YEARS: Final = 3
_MONTHS: Final = 12
#: What ads belong to whose title names no kind of work that is known.
OTHER: Final = "other"
_SMALL_RATIO: Final = 1.0


def imbalance_title(language: Language = "en") -> str:
    """Return the question."""
    return say("imbalance.title", language)


def imbalance_sentences(answer: ImbalanceAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return what is short and what is in glut, over which windows, and for how long."""
    found = [
        *_tightness(answer.tightness, language),
        *_comparisons(answer, language),
        *_regimes(answer, language),
        *_ad_lives(answer, language),
    ]
    return tuple(found) or (say("imbalance.nothing", language),)


def imbalance_notes(answer: ImbalanceAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return what should be known of the numbers, each once."""
    notes = [_named_note(note, answer, language) for note in answer.notes]
    notes += _untold_regimes(answer, language)
    return tuple(dict.fromkeys(notes))


def imbalance_missing(answer: ImbalanceAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return what would tell more."""
    return tuple(_spoken(one, language) for one in answer.missing)


def imbalance_footer(answer: ImbalanceAnswer, language: Language = "en") -> str:
    """Return version, seed and digest, and that this is no advice."""
    return say(
        "payrate.footer",
        language,
        version=answer.version,
        digest=answer.digest[:12],
    )


def imbalance_beside(answer: ImbalanceAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return facts that stand beside, each with value, day, grade and source."""
    return tuple(_fact(one, language) for one in answer.beside)


def series_name(series: SeriesTold, language: Language = "en") -> str:
    """Return what a series counts."""
    return series.name_de if language == "de" else series.name_en


def name_of(key: str, answer: ImbalanceAnswer, language: Language = "en") -> str:
    """Return what the series with a key counts; the key where there is none."""
    found = next((one for one in answer.series if one.key == key), None)
    return key if found is None else series_name(found, language)


def ratio(segment: SegmentTold, language: Language = "en") -> str:
    """Return vacancies per seeker: two decimals below 1, at most one above."""
    value = segment.vacancies_per_seeker
    if value is None:
        return say("imbalance.unbounded", language)
    return fixed(value, 2, language) if value < _SMALL_RATIO else plain(value, language, 1)


def _tightness(told: TightnessTold | None, language: Language) -> Iterator[str]:
    if told is None:
        return
    gluts = [_segment(one, language) for one in told.segments if one.state == "glut"]
    shortages = [_segment(one, language) for one in told.segments if one.state == "shortage"]
    if gluts and shortages:
        yield say(
            "imbalance.both", language, shortages="; ".join(shortages), gluts="; ".join(gluts)
        )
    else:
        parts = "; ".join(_segment(one, language) for one in told.segments)
        yield say("imbalance.one_state", language, segments=parts[:1].upper() + parts[1:])
    if told.misleading:
        yield say("imbalance.pooled", language, ratio=ratio(told.pooled, language))


def _segment(segment: SegmentTold, language: Language) -> str:
    key = "segment_unbounded" if segment.vacancies_per_seeker is None else "segment"
    return say(
        f"imbalance.{key}",
        language,
        name=segment.name,
        ratio=ratio(segment, language),
        vacancies=plain(segment.vacancies, language, 0),
        state=say(f"imbalance.state.{segment.state}", language),
    )


def _comparisons(answer: ImbalanceAnswer, language: Language) -> Iterator[str]:
    """Yield the widest comparison of each kind, and shorter ones that tell another story."""
    first_of: dict[str, ComparisonTold] = {}
    told = 0
    for one in answer.comparisons:
        widest = first_of.setdefault(one.kind, one)
        if one is widest:
            key = "opposite" if one.opposite else "same_way"
        elif one.opposite != widest.opposite:
            key = "window_matters"
        else:
            continue
        if told < _MOST_COMPARED:
            yield _compared(one, key, answer, language)
        told += 1


def _compared(one: ComparisonTold, key: str, answer: ImbalanceAnswer, language: Language) -> str:
    changes = ", ".join(
        say(
            "imbalance.change",
            language,
            name=name_of(change.key, answer, language),
            change=more(change.change, language),
        )
        for change in one.changes
    )
    return say(
        f"imbalance.{key}",
        language,
        kind=say(f"imbalance.kind.{one.kind}", language),
        first=day(one.first, language),
        last=day(one.last, language),
        changes=changes,
    )


def _regimes(answer: ImbalanceAnswer, language: Language) -> Iterator[str]:
    """Yield whether series changed for good; of those that do not tell, the longest one."""
    told = [one for one in answer.regimes if one.regime != "cannot_tell"]
    longest = max(answer.regimes, key=lambda one: one.months, default=None)
    if not told and longest is not None and longest.months >= _YEARS * _MONTHS:
        told = [longest]
    for one in told:
        name = first_capital(name_of(one.key, answer, language))
        because = _spoken(one.because, language)
        key = "imbalance.cannot_tell" if one.regime == "cannot_tell" else "imbalance.regime"
        yield say(key, language, name=name, because=because)


def _untold_regimes(answer: ImbalanceAnswer, language: Language) -> Iterator[str]:
    """Yield why it cannot be told whether series changed for good; the same reason once."""
    together: dict[str, list[str]] = {}
    for one in answer.regimes:
        if one.regime == "cannot_tell":
            name = name_of(one.key, answer, language)
            together.setdefault(_spoken(one.because, language), []).append(name)
    for because, names in together.items():
        name = first_capital(", ".join(names))
        yield say("imbalance.cannot_tell", language, name=name, because=because)


def _ad_life(one: AdLifeTold, answer: ImbalanceAnswer, language: Language) -> str:
    name = ad_segment(one.name, language)
    if one.median_days is None:
        return say("imbalance.ad_life_longer", language, name=name)
    late = bool(one.told_from_days)
    return say(
        "imbalance.ad_life_from" if late else "imbalance.ad_life",
        language,
        name=name,
        start=plain(one.told_from_days or 0, language, 0),
        median=plain(one.median_days, language, 0),
        coverage=percent(answer.coverage, 0, language),
        interval=days_between(one, language),
    )


def _ad_lives(answer: ImbalanceAnswer, language: Language) -> Iterator[str]:
    """Yield the life of the most frequent kinds of ads that have a median."""
    told = [one for one in answer.ad_life if one.hidden is None]
    some = [one for one in told if one.name != OTHER and one.median_days is not None] or told
    most = sorted(some, key=lambda one: -(one.ads or 0))[:_MOST_ADS]
    yield from (_ad_life(one, answer, language) for one in most)
    if len(told) > len(most):
        yield say("imbalance.ad_life_more", language, count=len(told) - len(most))


def ad_segment(name: str, language: Language = "en") -> str:
    """Return the name of a kind of work; a role family in the language."""
    if name == OTHER:
        return say("imbalance.other_work", language)
    return say(f"role.{name}", language) if name in ROLE_FAMILIES else name


def days_between(one: AdLifeTold, language: Language = "en") -> str:
    """Return the interval of a median life in days; open where the curve does not reach."""
    if one.low is None:
        return "-"
    low = plain(one.low, language, 0)
    if one.high is None:
        return say("imbalance.no_end", language, low=low)
    return say("number.span", language, low=low, high=plain(one.high, language, 0))


def _fact(use: FactUse, language: Language) -> str:
    low, high = ends_of(use.value)
    currency = {"usd": "USD", "eur": "EUR"}.get(use.unit, "USD")
    unit = "money" if use.unit in ("usd", "eur") else use.unit
    return say(
        "imbalance.beside.fact",
        language,
        name=use.name_de if language == "de" else use.name_en,
        value=quantity(low, high, unit, currency, language),
        day=day(use.since, language),
        grade=say(f"fact.grade.{use.grade}", language),
        source=use.source,
    )


def _named_note(note: Phrase, answer: ImbalanceAnswer, language: Language) -> str:
    """Return a note; a series in it is called by its name."""
    values = dict(note.values)
    if "name" in values:
        values["name"] = name_of(values["name"], answer, language)
    return say(note.key, language, **values)


def _spoken(phrase: Phrase, language: Language) -> str:
    return say(phrase.key, language, **dict(phrase.values))
