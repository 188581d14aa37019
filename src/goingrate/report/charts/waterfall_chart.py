"""Who gets which part of the exit: one band for each class, over the exit value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from goingrate.answers.waterfall_results import WaterfallAnswer
from goingrate.report.charts.exit_axis import WIDTH, exit_axis, exits_along
from goingrate.report.charts.labels import EndLabel, apart
from goingrate.report.charts.money_axis import MoneyAxis
from goingrate.report.charts.pixels import Mark, patches, texts
from goingrate.report.charts.theme import (
    INK,
    PAPER,
    QUIET,
    Voice,
    data,
    finished,
    spoken_ticks,
    text_width,
)
from goingrate.report.charts.waterfall_bands import Band, bands_of
from goingrate.report.charts.waterfall_keys import keys_of, listed_keys, marks, rules, told
from goingrate.report.numbers import chance

if TYPE_CHECKING:
    import altair as alt

_HEIGHT: Final = 340
_SIDE: Final = 180
#: A name inside a band needs this much height.
_TALL: Final = 17.0


def waterfall_chart(answer: WaterfallAnswer, voice: Voice) -> dict[str, Any]:
    """Return the bands, numbered lines where something changes, and what happens there."""
    import altair as alt

    axis = exit_axis(answer)
    bands = bands_of(answer, voice)
    keys = list(keys_of(answer, axis, voice, room=WIDTH + _SIDE - 24))
    layers = [
        _areas(bands, answer, axis, voice),
        *rules(keys, axis, height=_HEIGHT),
        *marks(keys, axis),
        told(keys, voice),
        _inside(bands, answer, axis, [axis.pixel(key.exit_value) for key in keys]),
        *_right(bands, axis, voice),
        *listed_keys(keys, height=_HEIGHT),
    ]
    return finished(
        alt.layer(*layers).properties(width=WIDTH, height=_HEIGHT),
        title=voice.say("waterfall.chart.title"),
        subtitle=voice.say("waterfall.chart.subtitle"),
    )


def _areas(
    bands: Sequence[Band], answer: WaterfallAnswer, axis: MoneyAxis, voice: Voice
) -> alt.Chart:
    import altair as alt

    rows = [
        {"exit": at, "low": low, "high": high, "band": number, "color": band.color}
        for number, band in enumerate(bands)
        for at, low, high in zip(answer.curve.exits, band.low, band.high, strict=True)
    ]
    parts = [(step / 4, voice.share(step / 4)) for step in range(5)]
    layer: alt.Chart = (
        alt.Chart(data(rows))
        .mark_area(stroke=PAPER, strokeWidth=1, opacity=1, strokeJoin="round")
        .encode(
            x=exits_along(axis, voice),
            y=alt.Y(
                "low:Q",
                scale=alt.Scale(domain=[0, 1], nice=False),
                axis=alt.Axis(title=voice.say("waterfall.chart.y"), **spoken_ticks(parts)),
            ),
            y2="high:Q",
            color=alt.Color("color:N", scale=None),
            detail="band:N",
        )
    )
    return layer


def _inside(
    bands: Sequence[Band], answer: WaterfallAnswer, axis: MoneyAxis, rules: Sequence[float]
) -> alt.Chart:
    """Return the name of each band inside it, where there is room beside the lines."""
    across = [axis.pixel(value) for value in answer.curve.exits]
    spots = [(band, _room(band, across, rules)) for band in bands]
    names = [
        Mark(spot[0], spot[1], PAPER if band.is_dark else INK, band.name)
        for band, spot in spots
        if spot is not None
    ]
    return texts(names, fontWeight="bold")


def _room(
    band: Band, across: Sequence[float], rules: Sequence[float]
) -> tuple[float, float] | None:
    """Return the middle of the place where a band is tall enough for its name, and tallest."""
    wide = text_width(band.name) * 1.1 + 10
    best, spot = _TALL, None
    for middle in across:
        near = [i for i, at in enumerate(across) if abs(at - middle) <= wide / 2]
        if middle - wide / 2 < 0 or middle + wide / 2 > WIDTH:
            continue
        if any(abs(rule - middle) < wide / 2 + 3 for rule in rules):
            continue
        top = min(band.high[i] for i in near) * _HEIGHT
        bottom = max(band.low[i] for i in near) * _HEIGHT
        if top - bottom > best:
            best, spot = top - bottom, (middle, _HEIGHT - (top + bottom) / 2)
    return spot


def _right(bands: Sequence[Band], axis: MoneyAxis, voice: Voice) -> list[alt.Chart]:
    """Name each band at the right end, with its part there and a patch of its colour."""
    labels = [
        EndLabel(
            voice.say(
                "waterfall.chart.band",
                name=_short(band.name),
                part=chance(band.part(-1), voice.language),
            ),
            _HEIGHT * (1 - (band.low[-1] + band.high[-1]) / 2),
        )
        for band in bands
    ]
    placed = list(zip(bands, labels, apart(labels, height=_HEIGHT), strict=True))
    head = voice.say("waterfall.chart.at_right", exit=voice.money(axis.high))
    return [
        patches(
            [Mark(WIDTH + 14.0, middle, band.color) for band, _, middle in placed],
            size=90,
            stroke=QUIET,
        ),
        texts(
            [
                Mark(WIDTH + 8.0, -16.0, QUIET, head),
                *(Mark(WIDTH + 24.0, middle, INK, label.text) for _, label, middle in placed),
            ],
            align="left",
        ),
    ]


def _short(name: str) -> str:
    """Return a name cut to what fits beside the picture."""
    while text_width(name) > _SIDE - 66 and len(name) > 4:
        name = name.rstrip("…")[:-1].rstrip() + "…"
    return name
