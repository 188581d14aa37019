"""What the cheapest package costs by the chance that it is accepted, at each scale of tastes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from goingrate.answers.win_results import LEVELS, Level, WinAnswer
from goingrate.report.charts.money_axis import MoneyAxis, even_axis
from goingrate.report.charts.pixels import Mark, lines, texts
from goingrate.report.charts.theme import (
    BLUE,
    BLUE_DARK,
    HAIR,
    INK,
    ORANGE,
    QUIET,
    Voice,
    data,
    finished,
    spoken_ticks,
    text_width,
)
from goingrate.report.numbers import percent, plain

if TYPE_CHECKING:
    import altair as alt

_WIDE: Final = 520.0
_HIGH: Final = 300.0
#: Above the highest line, for the names of all.
_ROOM: Final = 62.0
_COLORS: Final[dict[Level, str]] = {"low": ORANGE, "middle": BLUE_DARK, "high": BLUE}
_DASHES: Final[dict[Level, list[int]]] = {"low": [7, 3], "middle": [1, 0], "high": [2, 3]}
_LINE: Final = 17.0
#: To win everybody costs without end.
_LAST: Final = 0.95

Point = tuple[float, float]


def win_frontier(answer: WinAnswer, voice: Voice) -> dict[str, Any]:
    """Return the picture."""
    import altair as alt

    curves = {level: _curve(answer, level) for level in LEVELS}
    costs = [cost for curve in curves.values() for _, cost in curve]
    axis = even_axis([0.0, *costs], width=_HIGH, margins=(0.0, _ROOM))
    right = _right_end(curves, answer.target)
    layers = [_axes(axis, right, voice)]
    for level, curve in curves.items():
        if len(curve) > 1:
            layers.append(_line(curve, level, axis, right))
    layers += _asked(answer, axis, right, voice)
    layers += _key(curves, voice)
    key = "chart.win.subtitle" if costs else "chart.win.subtitle_none"
    years = {"years": plain(answer.horizon_years, voice.language, 0)} if costs else {}
    return finished(
        alt.layer(*layers).properties(width=_WIDE, height=_HIGH),
        title=voice.say("chart.win.title"),
        subtitle=voice.say(key, **years),
        width=_WIDE + 80,
    )


def _curve(answer: WinAnswer, level: Level) -> list[Point]:
    last = max(_LAST, answer.target)
    return [
        (one.target, one.cost)
        for one in answer.frontier
        if one.taste == level and one.cost is not None and one.target <= last
    ]


def _right_end(curves: dict[Level, list[Point]], target: float) -> float:
    far = max([target, *(chance for curve in curves.values() for chance, _ in curve)])
    return min(1.0, math.ceil(10.0 * far + 1.0) / 10.0)


def _axes(axis: MoneyAxis, right: float, voice: Voice) -> alt.Chart:
    import altair as alt

    steps = [step / 10 for step in range(round(10 * right) + 1)]
    ticks = spoken_ticks([(step, percent(step, 0, voice.language)) for step in steps])
    across = alt.X(
        "chance:Q",
        scale=alt.Scale(domain=[0, right], nice=False),
        axis=alt.Axis(title=voice.say("chart.win.x"), grid=False, **ticks),
    )
    up = alt.Y(
        "cost:Q",
        scale=axis.scale(),
        axis=alt.Axis(
            title=None, gridColor=HAIR, domain=False, **axis.ticks(voice.money, upright=True)
        ),
    )
    ends = [{"chance": 0.0, "cost": axis.low}, {"chance": right, "cost": axis.low}]
    edge: alt.Chart = alt.Chart(data(ends)).mark_line(opacity=0).encode(x=across, y=up)
    return edge


def _line(curve: list[Point], level: Level, axis: MoneyAxis, right: float) -> alt.Chart:
    import altair as alt

    rows = [{"across": x, "down": y} for x, y in (_at(point, axis, right) for point in curve)]
    layer: alt.Chart = (
        alt.Chart(data(rows))
        .mark_line(color=_COLORS[level], strokeWidth=2, strokeDash=_DASHES[level])
        .encode(
            x=alt.X("across:Q", scale=None, axis=None),
            y=alt.Y("down:Q", scale=None, axis=None),
            order="across:Q",
        )
    )
    return layer


def _at(point: Point, axis: MoneyAxis, right: float) -> Point:
    chance, cost = point
    return _WIDE * chance / right, _HIGH - axis.pixel(cost)


def _asked(answer: WinAnswer, axis: MoneyAxis, right: float, voice: Voice) -> list[alt.Chart]:
    """Return the chance that is asked for, and the package that has it."""
    at = _WIDE * answer.target / right
    words = voice.say("chart.win.asked", chance=voice.chance(answer.target))
    left = at + 6.0 + text_width(words) > _WIDE
    layers = [
        lines([Mark(at, 0.0, QUIET, "", at, _HIGH)], strokeWidth=1, strokeDash=[2, 2]),
        texts(
            [Mark(at + (-6.0 if left else 6.0), _HIGH - 10.0, QUIET, words)],
            align="right" if left else "left",
        ),
    ]
    if answer.package is not None:
        layers.append(_diamond(*_at((answer.target, answer.package.cost), axis, right)))
    return layers


def _key(curves: dict[Level, list[Point]], voice: Voice) -> list[alt.Chart]:
    """Return the names of the lines, above all: at their ends, at one height, they would touch."""
    layers = []
    for row, level in enumerate(level for level in LEVELS if len(curves[level]) > 1):
        down = 8.0 + row * _LINE
        sample = Mark(8.0, down, _COLORS[level], "", 40.0, down)
        layers.append(lines([sample], strokeWidth=2, strokeDash=_DASHES[level]))
        name = Mark(46.0, down, _COLORS[level], voice.say(f"chart.win.{level}"))
        layers.append(texts([name], align="left", fontWeight="bold"))
    return layers


def _diamond(across: float, down: float) -> alt.Chart:
    import altair as alt

    layer: alt.Chart = (
        alt.Chart(data([{}]))
        .mark_point(shape="diamond", filled=True, size=110, color=INK, opacity=1)
        .encode(x=alt.value(across), y=alt.value(down))
    )
    return layer
