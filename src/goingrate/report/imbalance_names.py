"""How the parts of an answer on glut and shortage are called, and their figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from goingrate.answers.imbalance_results import (
    AdLifeTold,
    BreakTold,
    ComparisonTold,
    ImbalanceAnswer,
    SegmentTold,
    SeriesTold,
)
from goingrate.base.errors import shortened
from goingrate.base.kinds import ROLE_FAMILIES
from goingrate.base.texts import Language, say
from goingrate.report.numbers import fixed, plain, significant
from goingrate.report.premium_words import more

#: What ads belong to whose title names no kind of work that is known.
OTHER: Final = "other"
LONGEST_NAME: Final = 80
ALL: Final = "all"
#: The country of a series that does not say.
UNKNOWN: Final = "-"
_BALANCED: Final = 1.0
_TEN: Final = 10.0
_TINY_RATIO: Final = 0.005
_MOST_DECIMALS: Final = 10
_FROM_HERE_WHOLE: Final = 100.0


def series_name(series: SeriesTold, language: Language = "en") -> str:
    """Return what a series counts."""
    name = series.name_de if language == "de" else series.name_en
    return shortened(name, LONGEST_NAME)


def names_of(answer: ImbalanceAnswer, language: Language = "en") -> dict[str, str]:
    """Return what each series counts, by its key."""
    return {one.key: series_name(one, language) for one in answer.series}


def kind_of(one: ComparisonTold, answer: ImbalanceAnswer, language: Language = "en") -> str:
    """Return what is compared, and of which country where it is one that is known."""
    keys = {change.key for change in one.changes}
    countries = {series.country for series in answer.series if series.key in keys}
    kind = say(f"imbalance.kind.{one.kind}", language)
    country = countries.pop() if len(countries) == 1 else UNKNOWN
    return kind if country == UNKNOWN else say("imbalance.of", language, kind=kind, country=country)


def ratio(segment: SegmentTold, language: Language = "en") -> str:
    """Return vacancies per seeker: two decimals, of tiny ones and of those near 1 more."""
    value = segment.vacancies_per_seeker
    if value is None:
        return say("imbalance.unbounded", language)
    if 0.0 < value < _TINY_RATIO:
        return plain(significant(value, 1), language, _MOST_DECIMALS)
    if value < _BALANCED:
        told = fixed(value, 2, language)
        return told if round(value, 2) < _BALANCED else plain(value, language, _MOST_DECIMALS)
    if value < _TEN:
        near = round(value, 2) == _BALANCED
        return plain(value, language, _MOST_DECIMALS if near else 2)
    return plain(value, language, 1)


def count_of(value: float, language: Language = "en") -> str:
    """Return a count; small ones that are not whole with up to two decimals."""
    return plain(value, language, 0 if value >= _FROM_HERE_WHOLE else 2)


def step(one: BreakTold, language: Language = "en") -> str:
    """Return a lasting step: its size, and the first month after it."""
    return say(
        "imbalance.step",
        language,
        size=more(one.size, language),
        month=f"{one.day:%m.%Y}" if language == "de" else f"{one.day:%Y-%m}",
    )


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


def with_all_last(comparisons: Sequence[ComparisonTold]) -> list[ComparisonTold]:
    """Return comparisons without those that the one of all series repeats word for word."""
    every = [(one.first, one.last) for one in comparisons if one.kind == ALL]
    kinds = [one.kind for one in comparisons]
    return [
        one
        for one in comparisons
        if one.kind == ALL or kinds.count(one.kind) > 1 or (one.first, one.last) not in every
    ]
