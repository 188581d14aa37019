"""Where there is a glut and where a shortage, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from goingrate.answers.fact_use import FactUse
from goingrate.answers.imbalance_results import (
    AdLifeTold,
    ComparisonTold,
    ImbalanceAnswer,
    SegmentTold,
    TightnessTold,
)
from goingrate.base.errors import shortened
from goingrate.base.quantity import ends_of
from goingrate.base.texts import Language, Phrase, say
from goingrate.report.imbalance_names import (
    ALL,
    LONGEST_NAME,
    OTHER,
    ad_segment,
    count_of,
    days_between,
    kind_of,
    names_of,
    ratio,
    step,
    with_all_last,
)
from goingrate.report.numbers import day, percent, plain, quantity
from goingrate.report.premium_words import more

#: Sentences on so many comparisons; the tables have all.
_MOST_COMPARED: Final = 4
_MOST_ADS: Final = 4
#: Of a shorter series nobody would ask whether it changed for good.
_YEARS: Final = 3
_MONTHS: Final = 12
#: So many names stand in a sentence; the tables have all.
_MOST_NAMED: Final = 6
_TOO_SHORT: Final = "regime.too_short"
#: Values of notes that are days.
_DAYS: Final = frozenset(("asked", "used", "first", "last", "base"))


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
    return tuple(found) or (_nothing(answer, language),)


def _nothing(answer: ImbalanceAnswer, language: Language) -> str:
    if answer.series:
        return say("imbalance.nothing_common", language)
    return say("imbalance.few_ads" if answer.ad_life else "imbalance.nothing", language)


def imbalance_notes(answer: ImbalanceAnswer, language: Language = "en") -> tuple[str, ...]:
    """Return what should be known of the numbers, each once."""
    names = names_of(answer, language)
    notes = [_named_note(note, names, language) for note in answer.notes]
    notes += [
        f"{names[one.key]}: {_spoken(one.because, language)}"
        for one in answer.regimes
        if one.regime != "cannot_tell"
    ]
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


def _tightness(told: TightnessTold | None, language: Language) -> Iterator[str]:
    if told is None:
        return
    gluts = [one for one in told.segments if one.state == "glut"]
    shortages = [one for one in told.segments if one.state == "shortage"]
    if gluts and shortages:
        parts = {"shortages": _segments(shortages, language), "gluts": _segments(gluts, language)}
        yield say("imbalance.both", language, **parts)
    else:
        yield say("imbalance.one_state", language, segments=_segments(told.segments, language))
    if told.misleading:
        yield say("imbalance.pooled", language, ratio=ratio(told.pooled, language))


def _segments(segments: Sequence[SegmentTold], language: Language) -> str:
    return _some([_segment(one, language) for one in segments[: _MOST_NAMED + 1]],
                 len(segments), "; ", language)  # fmt: skip


def _segment(segment: SegmentTold, language: Language) -> str:
    if segment.vacancies_per_seeker is None:
        key = "segment_unbounded"
    else:
        key = "segment_one" if segment.vacancies_per_seeker == 1.0 else "segment"
    return say(
        f"imbalance.{key}",
        language,
        name=shortened(segment.name, LONGEST_NAME),
        ratio=ratio(segment, language),
        vacancies=count_of(segment.vacancies, language),
        state=say(f"imbalance.state.{segment.state}", language),
    )


def _some(parts: Sequence[str], count: int, mark: str, language: Language) -> str:
    """Return the first of many, and how many there are more."""
    shown = list(parts[:_MOST_NAMED])
    if count > len(shown):
        shown.append(say("imbalance.more", language, count=plain(count - len(shown), language, 0)))
    return mark.join(shown)


def _comparisons(answer: ImbalanceAnswer, language: Language) -> Iterator[str]:
    """Yield the widest comparison of each kind, and shorter ones that tell another story."""
    first_of: dict[str, ComparisonTold] = {}
    shown = with_all_last(answer.comparisons)
    told = 0
    decided: set[str] = set()
    for one in shown:
        if one.kind == ALL and any(each.opposite for each in shown if each.kind != ALL):
            continue  # the table has it; that work drifts apart was said of one kind
        widest = first_of.setdefault(one.kind, one)
        if one is widest:
            key = "opposite" if one.opposite else "same_way"
        elif one.opposite != widest.opposite and one.kind not in decided:
            key = "window_matters"
            decided.add(one.kind)
        else:
            continue
        if told < _MOST_COMPARED:
            yield _compared(one, key, answer, language)
        told += 1
    if first_of and answer.tightness is None:
        yield say("imbalance.no_shortage", language)


def _compared(one: ComparisonTold, key: str, answer: ImbalanceAnswer, language: Language) -> str:
    names = names_of(answer, language)
    changes = [
        say("imbalance.change", language, name=names[change.key],
            change=more(change.change, language))
        for change in one.changes[: _MOST_NAMED + 1]
    ]  # fmt: skip
    return say(
        f"imbalance.{key}",
        language,
        kind=kind_of(one, answer, language),
        first=day(one.first, language),
        last=day(one.last, language),
        changes=_some(changes, len(one.changes), ", ", language),
    )


def _regimes(answer: ImbalanceAnswer, language: Language) -> Iterator[str]:
    """Yield whether series changed for good; where none tells, that of series of some years."""
    told = [one for one in answer.regimes if one.regime != "cannot_tell"]
    names = names_of(answer, language)
    for one in told[:_MOST_NAMED]:
        yield say(
            f"imbalance.verdict.{one.regime}",
            language,
            name=names[one.key],
            steps=", ".join(step(each, language) for each in one.breaks),
            years=plain(one.cycle_years or 0.0, language, 1),
        )
    longest = max((one.months for one in answer.regimes), default=0)
    if not told and longest >= _YEARS * _MONTHS:
        yield say("imbalance.untold", language, months=plain(longest, language, 0))


def _untold_regimes(answer: ImbalanceAnswer, language: Language) -> Iterator[str]:
    """Yield why it cannot be told whether series changed for good; the same reason once."""
    names = names_of(answer, language)
    untold = [one for one in answer.regimes if one.regime == "cannot_tell"]
    short = [one for one in untold if one.because.key == _TOO_SHORT]
    if short:
        months = sorted({one.months for one in short})
        ends = [plain(end, language, 0) for end in (months[0], months[-1])]
        span = say("number.span", language, low=ends[0], high=ends[1])
        yield say(
            "imbalance.too_short",
            language,
            names=_some([names[one.key] for one in short], len(short), ", ", language),
            months=ends[0] if len(months) == 1 else span,
            needed=dict(short[0].because.values)["needed"],
        )
    together: dict[str, list[str]] = {}
    for one in untold:
        if one.because.key != _TOO_SHORT:
            together.setdefault(_spoken(one.because, language), []).append(names[one.key])
    for because, some in together.items():
        told = _some(some, len(some), ", ", language)
        yield say("imbalance.cannot_tell", language, names=told, because=because)


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


def _named_note(note: Phrase, names: Mapping[str, str], language: Language) -> str:
    """Return a note; a series in it is called by its name, a day as the language has it."""
    values = dict(note.values)
    for key in _DAYS & values.keys():
        values[key] = day(date.fromisoformat(values[key]), language)
    if "name" in values:
        values["name"] = names.get(values["name"], values["name"])
    return say(note.key, language, **values)


def _spoken(phrase: Phrase, language: Language) -> str:
    return say(phrase.key, language, **dict(phrase.values))
