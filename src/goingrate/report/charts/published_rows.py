"""Where each published figure stands in the picture, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from goingrate.answers.premium_results import PublishedPremium
from goingrate.base.quantity import Range
from goingrate.report.charts.shares import signed
from goingrate.report.charts.theme import Voice, balanced
from goingrate.report.numbers import plain

#: Pixels that labels take at the left of the plot.
LABELS: Final = 360.0
SOURCE_SIZE: Final = 10.5
_GROUPS: Final = (
    "within_title",
    "within_firm",
    "same_job",
    "level",
    "role",
    "none",
    "skill",
    "freelance",
    "grant",
)
_ROOM: Final = LABELS - 14.0
_LINE: Final = 15.0
_SMALL_LINE: Final = 13.0
_HEAD: Final = 18.0
_BETWEEN: Final = 5.0
_BETWEEN_GROUPS: Final = 7.0
_APART: Final = 20.0
#: Authors and year of a paper, before its title.
_AUTHORS: Final = re.compile(r"(.{3,80}? \(\d{4}\)),")

#: Pixels below the first line, and the text that stands there.
Below: TypeAlias = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A figure as a share, `down` pixels from the top, with its label and its source."""

    premium: PublishedPremium
    low: float
    high: float
    down: float
    label: tuple[Below, ...]
    told: tuple[Below, ...]
    source: str

    @property
    def second_hand(self) -> bool:
        """Whether the source was not read itself."""
        return self.premium.grade == "reported_secondary"


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a group, and what all of its rows share."""

    text: str
    down: float
    told: tuple[Below, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """All that stands in the picture; `apart_at`: where another part of pay is set apart."""

    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    apart_at: float | None
    height: float


def laid_out(published: Sequence[PublishedPremium], voice: Voice) -> Layout:
    """Return groups one below the other, the smallest figure of each group first."""
    heads: list[Head] = []
    rows: list[Row] = []
    down, apart_at = 10.0, None
    for group in _GROUPS:
        mine = sorted((one for one in published if group_of(one) == group), key=_order)
        if not mine:
            continue
        if group == "grant" and rows:
            apart_at = down + _APART / 2 - 8
            down += _APART
        shared = _shared(mine, voice)
        below = _lines(shared, _HEAD - 3, SOURCE_SIZE, _SMALL_LINE)
        heads.append(Head(voice.say(f"chart.premiums.group.{group}"), down, below))
        down += _HEAD + len(below) * _SMALL_LINE + (2 if below else 0)
        for one in mine:
            row = _row(one, down, voice, bare=bool(shared))
            rows.append(row)
            down += (
                len(row.label) * _LINE + len(row.told) * _SMALL_LINE + (4 if shared else _BETWEEN)
            )
        down += _BETWEEN_GROUPS
    return Layout(tuple(heads), tuple(rows), apart_at, down - _BETWEEN_GROUPS)


def group_of(premium: PublishedPremium) -> str:
    """Return the group that a figure stands in: what is paid, else what is held equal."""
    if premium.component == "grant":
        return "grant"
    if premium.component == "freelance_rate":
        return "freelance"
    return premium.comparison if premium.comparison in _GROUPS else "none"


def shares_of(premium: PublishedPremium) -> tuple[float, float]:
    """Return the ends of a figure as shares; twice as much is +100%."""
    value = premium.value
    low, high = (value.low, value.high) if isinstance(value, Range) else (value, value)
    return (low - 1.0, high - 1.0) if premium.unit == "ratio" else (low, high)


def value_text(premium: PublishedPremium, voice: Voice) -> str:
    """Return a figure in percent; a multiple says so many times, too."""
    low, high = shares_of(premium)
    told = signed(low, voice.language)
    if high != low:
        told = voice.say("number.span", low=told, high=signed(high, voice.language))
    if premium.unit == "ratio" and low == high:
        times = plain(1.0 + low, voice.language, 1)
        return voice.say("chart.premiums.times", share=told, times=times)
    return told


def short_source(premium: PublishedPremium, voice: Voice) -> str:
    """Return who says so and when: of a paper its authors and year, without the title."""
    found = _AUTHORS.match(premium.source)
    source = found[1] if found else premium.source
    if re.search(r"\b(19|20)\d\d\b", source):
        return source
    return voice.say("chart.premiums.source_year", source=source, year=premium.since.year)


def _row(premium: PublishedPremium, down: float, voice: Voice, *, bare: bool) -> Row:
    component = voice.say(f"chart.premiums.component.{premium.component}")
    head = voice.say(f"chart.premiums.group.{group_of(premium)}")
    what = premium.of_de if voice.language == "de" else premium.of_en
    what = _without(what, component, head)
    source = short_source(premium, voice)
    label = voice.say("chart.premiums.row", component=component, what=what)
    named = _lines(_capital(what) if bare else label, 0.0, 12.0, _LINE)
    told = _lines("" if bare else source, len(named) * _LINE - 1, SOURCE_SIZE, _SMALL_LINE)
    low, high = shares_of(premium)
    return Row(premium, low, high, down, named, told, source)


def _shared(premiums: Sequence[PublishedPremium], voice: Voice) -> str:
    """Return component and source of a group of several rows that share both; else nothing."""
    told = {(one.component, short_source(one, voice)) for one in premiums}
    if len(premiums) == 1 or len(told) > 1:
        return ""
    component, source = told.pop()
    name = voice.say(f"chart.premiums.component.{component}")
    return voice.say("chart.premiums.shared", component=name, source=source)


def _lines(text: str, first: float, size: float, line: float) -> tuple[Below, ...]:
    if not text:
        return ()
    found = balanced(text, _ROOM, font_size=size)
    return tuple((first + line * place, one) for place, one in enumerate(found))


def _order(premium: PublishedPremium) -> tuple[float, float, str]:
    return *shares_of(premium), premium.fact_id


def _without(what: str, *told: str) -> str:
    """Return words without a last clause that stands beside them anyway."""
    for clause in told:
        if what.casefold().endswith(f", {clause}".casefold()):
            what = what[: -len(clause) - 2]
    return what


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
