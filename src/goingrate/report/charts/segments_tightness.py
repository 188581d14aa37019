"""How many vacancies for each job seeker, by kind of work, around one for one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING, Any, Final

from babel.numbers import format_decimal

from goingrate.answers.imbalance_results import ImbalanceAnswer, SegmentTold, TightnessTold
from goingrate.report.charts.money_axis import MoneyAxis
from goingrate.report.charts.pixels import Mark, lines, texts
from goingrate.report.charts.theme import (
    BLUE_DARK,
    GREY,
    INK,
    ORANGE,
    PAPER,
    QUIET,
    Voice,
    balanced,
    data,
    finished,
    spoken_ticks,
    text_width,
)
from goingrate.report.numbers import LOCALES, plain, significant

if TYPE_CHECKING:
    import altair as alt

_NAMES: Final = 230.0
_PLOT: Final = 400.0
_LINE: Final = 15.0
_SMALL: Final = 10.5
_SMALL_LINE: Final = 13.0
_BETWEEN: Final = 13.0
_TOP: Final = 14.0
_ASIDE: Final = 11.0
_EDGE: Final = 34.0
_TICK_ROOM: Final = 10.0
#: Segments this near to the pooled number, as a factor, are like it.
_LIKE: Final = 1.25
#: Ratios as ticks, those that give way last first.
_TICKS: Final = (1, 0.1, 10, 0.01, 100, 0.5, 2, 0.2, 5, 0.05, 20, 0.001, 1000, 0.02, 50)
_SHAPES: Final = {"glut": "circle", "shortage": "diamond", "balanced": "square"}
_COLORS: Final = {"glut": ORANGE, "shortage": BLUE_DARK, "balanced": QUIET}


@dataclass(frozen=True, slots=True)
class _Row:
    """A kind of work; `at` is 0 without vacancies and infinite without seekers."""

    segment: SegmentTold
    name: tuple[str, ...]
    counts: str
    at: float
    down: float
    pooled: bool


def segments_tightness(answer: ImbalanceAnswer, voice: Voice) -> dict[str, Any] | None:
    """Return the picture; None where vacancies and seekers were not given."""
    import altair as alt

    tightness = answer.tightness
    if tightness is None or not tightness.segments:
        return None
    rows, height = _rows(tightness, voice)
    axis = _axis(rows, voice)
    layers = [
        *_one_for_one(axis, height, voice),
        *_stems(rows, axis),
        *(_mark(row, axis) for row in rows),
        *_words(rows, axis, voice),
    ]
    key = "title_misleading" if tightness.misleading else "title"
    return finished(
        alt.layer(*layers).properties(width=_PLOT, height=height),
        title=voice.say(f"chart.tightness.{key}"),
        subtitle=_subtitle(tightness, rows, voice),
        width=_NAMES + _PLOT,
    )


def _rows(tightness: TightnessTold, voice: Voice) -> tuple[list[_Row], float]:
    """Return rows from the most crowded to the scarcest, then all together; and their height."""
    pooled = replace(tightness.pooled, name=voice.say("chart.tightness.pooled"))
    told = sorted(tightness.segments, key=lambda one: (_ratio(one), one.name))
    if len(told) > 1:
        told.append(pooled)
    rows, down = [], _TOP
    for one in told:
        if one is pooled:
            down += _BETWEEN
        name = tuple(balanced(one.name, _NAMES - 26))
        counts = voice.say(
            "chart.tightness.counts",
            vacancies=plain(one.vacancies, voice.language, 0),
            seekers=plain(one.seekers, voice.language, 0),
        )
        rows.append(_Row(one, name, counts, _ratio(one), down, one is pooled))
        down += _LINE * len(name) + _SMALL_LINE + _BETWEEN
    return rows, down - _BETWEEN + 4


def _ratio(segment: SegmentTold) -> float:
    return inf if segment.vacancies_per_seeker is None else segment.vacancies_per_seeker


def _subtitle(tightness: TightnessTold, rows: Sequence[_Row], voice: Voice) -> str:
    said = voice.say("chart.tightness.subtitle")
    if not tightness.misleading:
        return said
    pooled = _ratio(tightness.pooled)
    like = any(
        not row.pooled and 0 < row.at < inf and 1 / _LIKE < row.at / pooled < _LIKE
        for row in rows
        if pooled > 0
    )
    key = "chart.tightness.one_side" if like else "chart.tightness.hides"
    return f"{said} {voice.say(key, pooled=_spoken(pooled, voice))}"


def _axis(rows: Sequence[_Row], voice: Voice) -> MoneyAxis:
    """Return an axis by factors with 1 inside; what has no ratio stands at its edges.

    Values stand on the far side of their marks, so both ends leave room for them.
    """
    ratios = [row.at for row in rows if 0 < row.at < inf]
    room = max((1.1 * text_width(_spoken(ratio, voice)) for ratio in ratios), default=0.0)
    room += 2 * _ASIDE
    left, right = (
        room + (_EDGE if any(row.at == end for row in rows) else 0.0) for end in (0.0, inf)
    )
    tight = MoneyAxis(min([*ratios, 0.5]), max([*ratios, 2.0]), _PLOT - left - right, 0.0)
    return MoneyAxis(tight.amount(-left), tight.amount(_PLOT - left), _PLOT, 0.0)


def _pixel(row: _Row, axis: MoneyAxis) -> float:
    if row.at == 0:
        return _ASIDE
    return _PLOT - _ASIDE if row.at == inf else axis.pixel(row.at)


def _one_for_one(axis: MoneyAxis, height: float, voice: Voice) -> list[alt.Chart]:
    """Return the line of one vacancy for each seeker, what its sides are called, and the axis."""
    import altair as alt

    def wide(ratio: float) -> float:
        return text_width(_tick(ratio, voice))

    ticks: list[float] = []
    for tick in _TICKS:
        inside = axis.low <= tick <= axis.high
        if inside and all(
            abs(axis.pixel(tick) - axis.pixel(one)) >= (wide(tick) + wide(one)) / 2 + _TICK_ROOM
            for one in ticks
        ):
            ticks.append(tick)
    labels = spoken_ticks([(tick, _tick(tick, voice)) for tick in sorted(ticks)])
    across = alt.X(
        "ratio:Q",
        scale=axis.scale(),
        axis=alt.Axis(title=voice.say("chart.tightness.axis"), grid=True, domain=False, **labels),
    )
    one = axis.pixel(1.0)
    return [
        alt.Chart(data([{"ratio": 1.0}]))
        .mark_rule(color=INK, strokeWidth=1.5)
        .encode(x=across, y=alt.value(-18), y2=alt.value(height)),
        texts(
            [Mark(one - 8, -12.0, ORANGE, "← " + voice.say("chart.tightness.glut"))],
            align="right",
            fontWeight="bold",
        ),
        texts(
            [Mark(one + 8, -12.0, BLUE_DARK, voice.say("chart.tightness.shortage") + " →")],
            align="left",
            fontWeight="bold",
        ),
    ]


def _stems(rows: Sequence[_Row], axis: MoneyAxis) -> list[alt.Chart]:
    one = axis.pixel(1.0)
    return [
        lines(
            [Mark(one, row.down, GREY, "", _pixel(row, axis), row.down) for row in rows],
            strokeWidth=1,
        )
    ]


def _mark(row: _Row, axis: MoneyAxis) -> alt.Chart:
    import altair as alt

    color = _COLORS[row.segment.state]
    edge = {0.0: "triangle-left", inf: "triangle-right"}
    layer: alt.Chart = (
        alt.Chart(data([{}]))
        .mark_point(
            shape=edge.get(row.at, _SHAPES[row.segment.state]),
            fill=PAPER if row.pooled else color,
            stroke=INK if row.pooled else color,
            strokeWidth=2,
            size=110,
            opacity=1,
        )
        .encode(x=alt.value(_pixel(row, axis)), y=alt.value(row.down))
    )
    return layer


def _words(rows: Sequence[_Row], axis: MoneyAxis, voice: Voice) -> list[alt.Chart]:
    names = [
        Mark(-_NAMES, row.down + _LINE * number, INK, line)
        for row in rows
        for number, line in enumerate(row.name)
    ]
    counts = [
        Mark(-_NAMES, row.down + _LINE * len(row.name) - 1, QUIET, row.counts) for row in rows
    ]
    values = [_value(row, axis, voice) for row in rows]
    found = [
        texts(names, align="left"),
        texts(counts, align="left", fontSize=_SMALL),
    ]
    for align, mine in (
        ("left", [value for value, left in values if left]),
        ("right", [value for value, left in values if not left]),
    ):
        if mine:
            halos = [replace(value, color=PAPER) for value in mine]
            look: dict[str, Any] = {"align": align, "fontWeight": "bold"}
            found += [texts(halos, stroke=PAPER, strokeWidth=5, **look), texts(mine, **look)]
    return found


def _value(row: _Row, axis: MoneyAxis, voice: Voice) -> tuple[Mark, bool]:
    """Return the value of a row, and whether it stands to the right of its mark."""
    if row.at == 0:
        text = voice.say("chart.tightness.no_vacancies")
    elif row.at == inf:
        text = voice.say("chart.tightness.no_seekers")
    else:
        text = _spoken(row.at, voice)
    at = _pixel(row, axis)
    to_left = row.at == inf or 0 < row.at < 1
    return Mark(at + (-_ASIDE if to_left else _ASIDE), row.down, INK, text), not to_left


def _spoken(ratio: float, voice: Voice) -> str:
    """Return a ratio with two digits that count, zeros among them."""
    decimals = max(1 - math.floor(math.log10(ratio)), 0) if ratio > 0 else 0
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(significant(ratio, 2), pattern, locale=LOCALES[voice.language])


def _tick(ratio: float, voice: Voice) -> str:
    return plain(ratio, voice.language, 4)
