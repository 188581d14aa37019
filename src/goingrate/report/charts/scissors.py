"""Where there is more work, where less: series over their whole period, a panel for each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import inf
from typing import TYPE_CHECKING, Any, Final

from goingrate.answers.imbalance_results import ImbalanceAnswer
from goingrate.report.charts.money_axis import MoneyAxis
from goingrate.report.charts.pixels import Mark, texts
from goingrate.report.charts.scissors_labels import SIDE, at_ends, room_for, told, when
from goingrate.report.charts.scissors_lines import Line, is_yearly
from goingrate.report.charts.scissors_panels import KINDS, Panel, panels_of
from goingrate.report.charts.shares import footnote
from goingrate.report.charts.theme import (
    BLUE,
    BLUE_DARK,
    INK,
    ORANGE,
    QUIET,
    Voice,
    data,
    finished,
    spoken_ticks,
    text_width,
)
from goingrate.report.charts.time_axis import day_name
from goingrate.report.imbalance_names import UNKNOWN
from goingrate.report.numbers import plain

if TYPE_CHECKING:
    import altair as alt

_PLOT: Final = 430.0
_LEAST_HEIGHT: Final = 190.0
_LEFT: Final = 42.0
_FEW_POINTS: Final = 40
_STYLES: Final[tuple[tuple[str, list[int]], ...]] = (
    (BLUE_DARK, []),
    (ORANGE, []),
    ("#6f6f6f", [7, 3]),
    (BLUE, [2, 2]),
    ("#7a3608", [9, 3, 2, 3]),
    (INK, [4, 4]),
)
#: Values of an index as ticks, those that give way last first.
_TICKS: Final = (
    *(100, 50, 200, 25, 400, 10, 1000, 150, 75, 800, 5, 1, 2000, 10_000, 125, 300, 90, 110),
    *(80, 120, 60, 140, 95, 105, 85, 115, 97.5, 102.5, 99, 101),
)
_TICK_ROOM: Final = 24.0


def scissors(answer: ImbalanceAnswer, voice: Voice) -> dict[str, Any] | None:
    """Return the panels, one below the other; None where there is no series to draw."""
    import altair as alt

    panels = panels_of(answer, width=_PLOT)
    if not panels:
        return None
    countries = {line.series.country for panel in panels for line in panel.lines}
    views = [
        _view(panel, voice, several=len(countries) > 1, notes=panels if panel is panels[-1] else ())
        for panel in panels
    ]
    return finished(
        alt.vconcat(*views, spacing=26),
        title=voice.say("chart.scissors.title"),
        subtitle=_subtitle(panels, voice),
        width=_LEFT + _PLOT + SIDE,
    )


def _subtitle(panels: Sequence[Panel], voice: Voice) -> str:
    alike = any(len(panel.lines) > 1 for panel in panels)
    alike = alike and not any(panel.scaled.own_start for panel in panels)
    said = [voice.say("chart.scissors.whole_alike" if alike else "chart.scissors.whole")]
    if all(panel.by_factors for panel in panels):
        said.append(voice.say("chart.scissors.factors"))
    if any(panel.comparison for panel in panels):
        said.append(voice.say("chart.scissors.shaded"))
    return " ".join(said)


def _view(
    panel: Panel, voice: Voice, *, several: bool, notes: Sequence[Panel]
) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    until = max(line.series.days[-1] for line in panel.lines)
    words = [told(line, panel.comparison, until, voice, country=several) for line in panel.lines]
    height = max(_LEAST_HEIGHT, room_for(words))
    up = _upward(panel, height)
    ends = [
        (panel.time.pixel(line.series.days[-1]), height - up.pixel(line.end))
        for line in panel.lines
    ]
    colors = [_style(number)[0] for number in range(len(panel.lines))]
    layers = [
        *_window(panel, height, voice),
        *_grid(panel, up, voice),
        *(
            layer
            for number, line in enumerate(panel.lines)
            for layer in _line(line, number, panel, up)
        ),
        *at_ends(words, ends, colors, width=_PLOT, height=height),
        texts(
            [
                Mark(
                    -_LEFT,
                    -34.0 if panel.comparison else -18.0,
                    INK,
                    _heading(panel, voice, several=several),
                )
            ],
            align="left",
            fontWeight="bold",
            fontSize=13,
        ),
    ]
    if notes:
        layers.append(
            footnote(
                _notes(notes, voice),
                across=-_LEFT,
                down=height + 44,
                width=_LEFT + _PLOT + SIDE,
            )
        )
    return alt.layer(*layers).properties(width=_PLOT, height=height)


def _style(number: int) -> tuple[str, list[int]]:
    return _STYLES[number % len(_STYLES)]


def _heading(panel: Panel, voice: Voice, *, several: bool) -> str:
    what = voice.say(f"chart.scissors.kind.{panel.kind}") if panel.kind in KINDS else panel.kind
    country = panel.lines[0].series.country
    if not several and country != UNKNOWN:
        what = voice.say("chart.scissors.of_country", what=what, country=country)
    if panel.scaled.own_start:
        return voice.say("chart.scissors.panel_own", what=what)
    base = panel.scaled.base
    if base is None:
        return voice.say("chart.scissors.panel_plain", what=what)
    yearly = all(is_yearly(line.series) for line in panel.lines)
    name = str(base.year) if yearly else day_name(base, voice.language)
    return voice.say("chart.scissors.panel", what=what, base=name)


def _upward(panel: Panel, height: float) -> MoneyAxis:
    """Return the axis of values: by factors, or even from 0 where there is a 0."""
    values = [x for line in panel.lines for x in (line.end, *(p.value for p in line.points))]
    low, high = min(*values, 100.0), max(*values, 100.0)
    if not panel.by_factors:
        return MoneyAxis(0.0, 1.05 * high, height, inf)
    tight = MoneyAxis(low / 1.02, high * 1.02, height - 16, 0.0)
    return MoneyAxis(tight.amount(-8), tight.amount(height - 8), height, 0.0)


def _grid(panel: Panel, up: MoneyAxis, voice: Voice) -> list[alt.Chart]:
    """Return both axes, and the line of 100."""
    import altair as alt

    found: list[float] = []
    for tick in (*((0,) if up.low == 0 else ()), *_TICKS):
        inside = up.low <= tick <= up.high
        if inside and all(abs(up.pixel(tick) - up.pixel(one)) >= _TICK_ROOM for one in found):
            found.append(tick)
    ticks = spoken_ticks([(tick, plain(tick, voice.language, 1)) for tick in sorted(found)])
    across = alt.X(
        "day:Q",
        scale=panel.time.scale(),
        axis=alt.Axis(title=None, grid=False, **panel.time.ticks(voice.language)),
    )
    height = alt.Y(
        "value:Q",
        scale=up.scale(),
        axis=alt.Axis(title=None, grid=True, domain=False, ticks=False, labelPadding=7, **ticks),
    )
    hundred = [{"day": 0, "value": 100.0, "last": panel.time.days}]
    base = alt.Chart(data(hundred)).encode(x=across, x2="last:Q", y=height)
    return [base.mark_rule(color=QUIET, strokeWidth=1)]


def _window(panel: Panel, height: float, voice: Voice) -> list[alt.Chart]:
    """Return the window of the comparison, shaded, with its first and last day above."""
    import altair as alt

    if panel.comparison is None:
        return []
    first, last = panel.comparison.first, panel.comparison.last
    series = panel.lines[0].series
    text = voice.say(
        "chart.scissors.window",
        first=when(first, series, voice),
        last=when(last, series, voice),
    )
    ends = [min(max(panel.time.pixel(day), 0.0), _PLOT) for day in (first, last)]
    half = text_width(text) / 2
    middle = min(max(sum(ends) / 2, half), _PLOT - half)
    row = {"left": ends[0], "right": max(ends[1], ends[0] + 2), "top": 0.0, "bottom": height}
    shade = (
        alt.Chart(data([row]))
        .mark_rect(color=INK, opacity=0.09)
        .encode(
            x=alt.X("left:Q", scale=None, axis=None),
            x2="right:Q",
            y=alt.Y("top:Q", scale=None, axis=None),
            y2="bottom:Q",
        )
    )
    return [shade, texts([Mark(middle, -10.0, QUIET, text)], align="center")]


def _line(line: Line, number: int, panel: Panel, up: MoneyAxis) -> Iterator[alt.Chart]:
    """Yield the line, and dots where points are few or stand alone."""
    import altair as alt

    color, dash = _style(number)
    rows = [
        {"day": panel.time.count(point.day), "value": point.value, "part": point.part}
        for point in line.points
    ]
    across, height = alt.X("day:Q", scale=panel.time.scale()), alt.Y("value:Q", scale=up.scale())
    mark: dict[str, Any] = {
        "color": color,
        "strokeWidth": 2.5,
        "strokeDash": dash,
        "strokeJoin": "round",
    }
    yield alt.Chart(data(rows)).mark_line(**mark).encode(x=across, y=height, detail="part:N")
    parts = Counter(point.part for point in line.points)
    alone = [row for row in rows if len(rows) <= _FEW_POINTS or parts[int(row["part"])] == 1]
    if alone:
        dots: dict[str, Any] = {"filled": True, "color": color, "size": 26, "opacity": 1}
        yield alt.Chart(data(alone)).mark_point(**dots).encode(x=across, y=height)


def _notes(panels: Sequence[Panel], voice: Voice) -> str:
    """Return what was done to draw the lines, and who counted."""
    lines = [line for panel in panels for line in panel.lines]
    said = [
        voice.say(f"chart.scissors.thinned_{thinning}")
        for thinning in ("week", "month")
        if any(line.thinning == thinning for line in lines)
    ]
    if any(line.series.gaps for line in lines):
        said.append(voice.say("chart.scissors.gap"))
    if len({(panel.time.first, panel.time.last) for panel in panels}) > 1:
        said.append(voice.say("chart.scissors.own_times"))
    sources = "; ".join(dict.fromkeys(line.series.source for line in lines))
    return " ".join([*said, voice.say("chart.scissors.sources", sources=sources)])
