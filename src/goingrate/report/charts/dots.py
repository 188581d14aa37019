"""A hundred futures as a hundred dots: how many end richer, how many poorer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from goingrate.answers.results import Counts, OfferComparison
from goingrate.report.charts.labels import EndLabel, apart, beside
from goingrate.report.charts.theme import (
    BLUE,
    BLUE_DARK,
    GREY,
    INK,
    ORANGE,
    Voice,
    data,
    finished,
    stacked,
)

if TYPE_CHECKING:
    import altair as alt

KINDS: Final = ("poorer", "same", "richer", "much_richer")
_SHAPES: Final = {
    "poorer": "circle",
    "same": "square",
    "richer": "circle",
    "much_richer": "diamond",
}
_FILLS: Final = {"poorer": "#ffffff", "same": GREY, "richer": BLUE, "much_richer": BLUE_DARK}
_EDGES: Final = {"poorer": ORANGE, "same": GREY, "richer": BLUE, "much_richer": BLUE_DARK}
_SIZES: Final = {"poorer": 0.42, "same": 0.16, "richer": 0.5, "much_richer": 0.48}
_ROW: Final = 10


def dots(answer: OfferComparison, voice: Voice) -> dict[str, Any]:
    """Return one panel of dots for each chance of success that was looked at."""
    panels = sorted(answer.counts, key=lambda counts: counts.success or 0.0)
    chart = _one(panels[0], voice) if len(panels) == 1 else _several(panels, voice)
    names = {"job": answer.verdict.job, "other": answer.verdict.other}
    return finished(
        chart,
        title=voice.say("chart.dots.title", **names),
        subtitle=voice.say("chart.dots.subtitle", **names),
    )


def kind_of(gain: float, counts: Counts) -> str:
    """Return on which side of the other offer a future ends."""
    if gain < -counts.same_within:
        return "poorer"
    if gain <= counts.same_within:
        return "same"
    return "much_richer" if gain > counts.much else "richer"


def legend(counts: Counts, voice: Voice) -> list[tuple[str, str]]:
    """Return (kind, sentence) for each kind that occurs, the poorest first."""
    return [
        (kind, _sentence(kind, number, counts, voice))
        for kind, number in zip(KINDS, _numbers(counts), strict=True)
        if number
    ]


def _numbers(counts: Counts) -> tuple[int, ...]:
    plain = counts.richer - counts.much_richer
    return counts.poorer, counts.same, plain, counts.much_richer


def _sentence(kind: str, number: int, counts: Counts, voice: Voice) -> str:
    amounts = {
        "poorer": counts.typical_loss,
        "same": counts.same_within,
        "richer": counts.much,
        "much_richer": counts.much,
    }
    return voice.say(f"chart.dots.{kind}", count=number, amount=voice.money(amounts[kind]))


def _one(counts: Counts, voice: Voice) -> alt.HConcatChart:
    """Return one large panel, and beside its rows what they mean."""
    import altair as alt

    side = 300
    numbers = [number for number in _numbers(counts) if number]
    ends = list(accumulate(numbers))
    labels = [
        EndLabel(stacked(sentence, side - 30, font_size=14), side * (end - number / 2) / 100)
        for (_, sentence), number, end in zip(legend(counts, voice), numbers, ends, strict=True)
    ]
    kinds = [kind for kind, _ in legend(counts, voice)]
    marks = [
        _legend_mark(kind, middle)
        for kind, middle in zip(kinds, apart(labels, height=side, gap=8), strict=True)
    ]
    words = beside(labels, across=22, height=side, gap=8, font_size=14)
    beside_it = alt.layer(*marks, *words).properties(width=side, height=side)
    return alt.hconcat(_panel(counts, voice, side), beside_it, spacing=24)


def _several(panels: Sequence[Counts], voice: Voice) -> alt.ConcatChart:
    import altair as alt

    side = 136
    room = side - 14
    columns = []
    for counts in panels:
        title = voice.say("chart.if_success", chance=voice.share(counts.success or 0.0))
        dots_part = _panel(counts, voice, side).properties(
            title=alt.TitleParams(title, fontSize=13, offset=6, frame="group")
        )
        words = _legend(legend(counts, voice), width=side + 10, room=room)
        columns.append(alt.vconcat(dots_part, words, spacing=10))
    return alt.concat(*columns, columns=4, spacing=22)


def _panel(counts: Counts, voice: Voice, side: int) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    area = (side / _ROW) ** 2
    layers = []
    for kind in KINDS:
        rows = [row for row in _places(counts, voice) if row["kind"] == kind]
        if rows:
            layers.append(_marks(rows, kind, area, voice.say("chart.dots.gain")))
    return alt.layer(*layers).properties(width=side, height=side)


def _places(counts: Counts, voice: Voice) -> Iterator[dict[str, Any]]:
    for place, gain in enumerate(counts.gains):
        yield {
            "column": place % _ROW,
            "row": place // _ROW,
            "kind": kind_of(gain, counts),
            "gain": voice.change(gain),
        }


def _marks(rows: list[dict[str, Any]], kind: str, area: float, tooltip: str) -> alt.Chart:
    import altair as alt

    layer: alt.Chart = (
        alt.Chart(data(rows))
        .mark_point(
            shape=_SHAPES[kind],
            fill=_FILLS[kind],
            stroke=_EDGES[kind],
            strokeWidth=1.8,
            size=area * _SIZES[kind],
            opacity=1,
        )
        .encode(
            x=alt.X("column:Q", scale=alt.Scale(domain=[-0.5, _ROW - 0.5]), axis=None),
            y=alt.Y("row:Q", scale=alt.Scale(domain=[_ROW - 0.5, -0.5]), axis=None),
            tooltip=alt.Tooltip("gain:N", title=tooltip),
        )
    )
    return layer


def _legend(
    words: list[tuple[str, str]], *, width: float, room: float
) -> alt.LayerChart | alt.FacetChart:
    """Return the sentences one below the other, each behind its own mark."""
    import altair as alt

    layers: list[alt.Chart] = []
    down = 8.0
    for kind, sentence in words:
        lines = stacked(sentence, room)
        layers.append(_legend_mark(kind, down))
        layers.append(
            alt.Chart(data([{"text": lines}]))
            .mark_text(align="left", baseline="middle", lineBreak="\n", color=INK, lineHeight=15)
            .encode(text="text:N", x=alt.value(20), y=alt.value(down))
        )
        down += 15 * (lines.count("\n") + 1) + 9
    return alt.layer(*layers).properties(width=width, height=down)


def _legend_mark(kind: str, down: float) -> alt.Chart:
    import altair as alt

    layer: alt.Chart = (
        alt.Chart(data([{}]))
        .mark_point(
            shape=_SHAPES[kind],
            fill=_FILLS[kind],
            stroke=_EDGES[kind],
            strokeWidth=1.8,
            size=190 * _SIZES[kind],
            opacity=1,
        )
        .encode(x=alt.value(6), y=alt.value(down))
    )
    return layer
