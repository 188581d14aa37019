"""What stands at the ends of lines: name, change in the window, change over the whole period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from goingrate.answers.imbalance_results import ComparisonTold, SeriesTold
from goingrate.report.charts.labels import EndLabel, apart
from goingrate.report.charts.pixels import Mark, lines, texts
from goingrate.report.charts.scissors_lines import Line, is_yearly
from goingrate.report.charts.shares import signed
from goingrate.report.charts.theme import GREY, Voice, wrapped
from goingrate.report.charts.time_axis import month_name
from goingrate.report.numbers import plain

if TYPE_CHECKING:
    import altair as alt

SIDE: Final = 200.0
GAP: Final = 6.0
_LINE: Final = 14.0
_ASIDE: Final = 22.0
#: Bold letters are wider than `wrapped` reckons with.
_BOLD: Final = 0.9


def told(
    line: Line, comparison: ComparisonTold | None, until: date, voice: Voice, *, country: bool
) -> tuple[str, str]:
    """Return the name of a line and what it did, each with line breaks."""
    series = line.series
    name = series.name_de if voice.language == "de" else series.name_en
    if country:
        name = voice.say("chart.scissors.name_country", name=name, country=series.country)
    changes = () if comparison is None else comparison.changes
    said = [
        voice.say("chart.scissors.in_window", change=signed(one.change, voice.language))
        for one in changes
        if one.key == series.key
    ]
    if series.whole_change is not None and len(series.days) > 1:
        said.append(_whole(series, series.whole_change, until, voice))
    lines_of = [one for text in said for one in wrapped(text, SIDE)]
    return "\n".join(wrapped(name, _BOLD * SIDE)), "\n".join(lines_of)


def when(day: date, series: SeriesTold, voice: Voice) -> str:
    """Return a day as year or month, by how often the series has a value."""
    return str(day.year) if is_yearly(series) else month_name(day, voice.language)


def room_for(words: Sequence[tuple[str, str]]) -> float:
    """Return how much height labels take one below the other."""
    return sum(_end(name, changes, 0.0, GREY).height + GAP for name, changes in words)


def at_ends(
    words: Sequence[tuple[str, str]],
    ends: Sequence[tuple[float, float]],
    colors: Sequence[str],
    *,
    width: float,
    height: float,
) -> list[alt.Chart]:
    """Return labels at the right, joined to the ends of their lines (pixels across and down)."""
    labels = [
        _end(name, changes, down, color)
        for (name, changes), (_, down), color in zip(words, ends, colors, strict=True)
    ]
    joins, names, rest = [], [], []
    middles = apart(labels, height=height, gap=GAP)
    for label, middle, (name, changes), end in zip(labels, middles, words, ends, strict=True):
        top = middle - (label.height - _LINE) / 2
        joins.append(Mark(end[0] + 4, end[1], GREY, "", width + _ASIDE - 4, top))
        names.append(Mark(width + _ASIDE, top, label.color, name))
        if changes:
            below = top + _LINE * (name.count("\n") + 1)
            rest.append(Mark(width + _ASIDE, below, label.color, changes))
    look: dict[str, Any] = {"align": "left", "lineHeight": _LINE}
    found = [lines(joins, strokeWidth=1), texts(names, fontWeight="bold", **look)]
    return [*found, texts(rest, **look)] if rest else found


def _end(name: str, changes: str, down: float, color: str) -> EndLabel:
    """Return a label whose first line stands beside the end of its line, if it may."""
    label = EndLabel(f"{name}\n{changes}" if changes else name, down, color)
    return replace(label, down=down + (label.height - _LINE) / 2)


def _whole(series: SeriesTold, change: float, until: date, voice: Voice) -> str:
    """Return the change from the first to the last day; the last is named where others go on."""
    first, last = (when(day, series, voice) for day in (series.days[0], series.days[-1]))
    share = signed(change, voice.language)
    if last == when(until, series, voice):
        said = voice.say("chart.scissors.since", change=share, first=first)
    else:
        said = voice.say("chart.scissors.from_to", change=share, first=first, last=last)
    if series.unit != "count":
        return said
    count = plain(series.values[-1], voice.language, 0)
    return voice.say("chart.scissors.count", told=said, count=count)
