"""What matching costs by how many peers follow, against letting go; one panel a segment."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from goingrate.answers.keep_results import KeepAnswer, KeptSegment
from goingrate.report.charts.money_axis import MoneyAxis, even_axis
from goingrate.report.charts.pixels import Mark, lines, texts
from goingrate.report.charts.theme import (
    BLUE,
    BLUE_DARK,
    HAIR,
    INK,
    ORANGE,
    QUIET,
    WIDTH,
    Voice,
    data,
    finished,
    wrapped,
)
from goingrate.report.keep_words import line_of, segment_name
from goingrate.report.numbers import percent, plain

if TYPE_CHECKING:
    import altair as alt

_MOST: Final = 6
_WIDE: Final = 520.0
_NARROW: Final = 235.0
_HEIGHT: Final = 170.0
_ROOM: Final = 14.0
#: With so many peers not all are drawn: twice as far as the line may lie.
_ALL_DRAWN: Final = 12
_MOST_TICKS: Final = 6


def keep_break_even(answer: KeepAnswer, voice: Voice) -> dict[str, Any]:
    """Return the picture of at most six segments."""
    import altair as alt

    shown = answer.segments[:_MOST]
    width = _WIDE if len(shown) == 1 else _NARROW
    panels = [_panel(segment, width, voice) for segment in shown]
    rows = [alt.hconcat(*panels[at : at + 2], spacing=46) for at in range(0, len(panels), 2)]
    told = percent(answer.coverage, 0, voice.language)
    subtitle = voice.say("chart.keep.subtitle", coverage=told)
    if len(answer.segments) > len(shown):
        subtitle += " " + voice.say("chart.keep.first", count=plain(_MOST, voice.language, 0))
    return finished(
        alt.vconcat(*rows, spacing=26),
        title=voice.say("chart.keep.title"),
        subtitle=subtitle,
        width=WIDTH,
    )


def _panel(segment: KeptSegment, width: float, voice: Voice) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    last = _last(segment)
    alone, each = segment.matched[0].cost.value, segment.match_parts[-1].cost.value
    ends = (alone, alone + last * each)
    axis = even_axis(
        [0.0, *ends, segment.let_go.value], width=_HEIGHT, margins=(_ROOM, 1.6 * _ROOM)
    )
    name = wrapped(segment_name(segment), width)
    chart: alt.LayerChart | alt.FacetChart = alt.layer(
        *_axes(segment, last, axis, voice),
        *_two_ways(segment, last, ends, axis, width, voice),
        *_crossing(segment, last, axis, width, voice),
    ).properties(
        width=width,
        height=_HEIGHT,
        title=alt.TitleParams(
            text=name, anchor="start", frame="group", fontSize=13, lineHeight=15, offset=8
        ),
    )
    return chart


def _last(segment: KeptSegment) -> int:
    """Return up to how many followers are drawn."""
    if segment.peers <= _ALL_DRAWN:
        return segment.peers
    return min(segment.peers, max(_ALL_DRAWN, 2 * min(segment.break_even_high, segment.peers)))


def _axes(segment: KeptSegment, last: int, axis: MoneyAxis, voice: Voice) -> list[alt.Chart]:
    import altair as alt

    step = next(
        one for one in (digit * 10**n for n in range(9) for digit in (1, 2, 5))
        if last / one <= _MOST_TICKS
    )  # fmt: skip
    peers = plain(segment.peers, voice.language, 0)
    title = (
        voice.say("chart.keep.axis_one")
        if segment.peers == 1
        else voice.say("chart.keep.axis", peers=peers)
    )
    across = alt.X(
        "followers:Q",
        scale=alt.Scale(domain=[0, last], nice=False),
        axis=alt.Axis(title=title, values=list(range(0, last + 1, step)), format="d", grid=False),
    )
    up = alt.Y(
        "cost:Q",
        scale=axis.scale(),
        axis=alt.Axis(
            title=None, gridColor=HAIR, domain=False, **axis.ticks(voice.money, upright=True)
        ),
    )
    edge: alt.Chart = (
        alt.Chart(
            data([{"followers": 0.0, "cost": axis.low}, {"followers": last, "cost": axis.low}])
        )
        .mark_line(opacity=0)
        .encode(x=across, y=up)
    )
    return [edge]


def _two_ways(
    segment: KeptSegment,
    last: int,
    ends: tuple[float, float],
    axis: MoneyAxis,
    width: float,
    voice: Voice,
) -> list[alt.Chart]:
    level = _HEIGHT - axis.pixel(segment.let_go.value)
    first, final = (_HEIGHT - axis.pixel(end) for end in ends)
    layers = [
        lines([Mark(0.0, level, ORANGE, "", width, level)], strokeWidth=2, strokeDash=[6, 3]),
        lines([Mark(0.0, first, BLUE_DARK, "", width, final)], strokeWidth=2),
    ]
    if last <= _ALL_DRAWN:
        layers.append(_dots(last, first, final, width))
    # each word stands where its line has room: letting go at the side away from the crossing
    go_left = segment.tie.value > last / 2
    layers.append(
        texts(
            [
                Mark(
                    4.0 if go_left else width - 4.0,
                    level - 9.0,
                    ORANGE,
                    voice.say("chart.keep.let_go"),
                )
            ],
            align="left" if go_left else "right",
            fontWeight="bold",
        )
    )
    return [*layers, _match_word(first, final, level, width, voice)]


def _match_word(first: float, final: float, level: float, width: float, voice: Voice) -> alt.Chart:
    """Return the word beside the line of matching, at the end that is farther from letting go."""
    at_right = abs(final - level) > abs(first - level)
    text = voice.say("chart.keep.match")
    if at_right:
        return texts(
            [Mark(width - 4.0, max(final - 10.0, -8.0), BLUE_DARK, text)],
            align="right",
            fontWeight="bold",
        )
    return texts([Mark(6.0, first - 12.0, BLUE_DARK, text)], align="left", fontWeight="bold")


def _dots(last: int, first: float, final: float, width: float) -> alt.Chart:
    import altair as alt

    rows = [
        {"across": width * k / last, "down": first + (final - first) * k / last}
        for k in range(last + 1)
    ]
    layer: alt.Chart = (
        alt.Chart(data(rows))
        .mark_point(shape="circle", filled=True, size=22, color=BLUE_DARK, opacity=1)
        .encode(
            x=alt.X("across:Q", scale=None, axis=None), y=alt.Y("down:Q", scale=None, axis=None)
        )
    )
    return layer


def _crossing(
    segment: KeptSegment, last: int, axis: MoneyAxis, width: float, voice: Voice
) -> list[alt.Chart]:
    """Return where the line lies, how far it may lie, and its words."""
    level = _HEIGHT - axis.pixel(segment.let_go.value)

    def across(tie: float) -> float:
        return width * min(max(tie, 0.0), last) / last

    low, high = across(segment.tie.low), across(segment.tie.high)
    layers = [lines([Mark(low, level, BLUE, "", high, level)], strokeWidth=9, opacity=0.35)]
    inside = 0.0 <= segment.tie.value <= last
    if inside:
        at = across(segment.tie.value)
        layers += [
            lines([Mark(at, level, INK, "", at, _HEIGHT)], strokeWidth=1, strokeDash=[2, 2]),
            _diamond(at, level),
        ]
    text = _line(segment, voice)
    at = across(segment.tie.value) if math.isfinite(segment.tie.value) else 0.0
    left = at < width / 2
    place = Mark(at + (5.0 if left else -5.0), _HEIGHT - 8.0, INK if inside else QUIET, text)
    layers.append(texts([place], align="left" if left else "right"))
    return layers


def _line(segment: KeptSegment, voice: Voice) -> str:
    """Return the line in as few words as there is room for."""
    if 1 < segment.break_even <= segment.peers:
        count = plain(segment.break_even, voice.language, 0)
        return voice.say("chart.keep.line", count=count)
    return line_of(segment, segment.break_even, voice.language)


def _diamond(across: float, down: float) -> alt.Chart:
    import altair as alt

    layer: alt.Chart = (
        alt.Chart(data([{}]))
        .mark_point(shape="diamond", filled=True, size=90, color=INK, opacity=1)
        .encode(x=alt.value(across), y=alt.value(down))
    )
    return layer
