"""Who should choose what? The answer over taste for risk and savings."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from goingrate.answers.results import ChoiceMap, OfferComparison
from goingrate.report.charts.band_names import region_names
from goingrate.report.charts.bands import Band, chance_bands, lead_bands
from goingrate.report.charts.money_axis import MoneyAxis
from goingrate.report.charts.theme import (
    GREY,
    INK,
    LINES,
    PAPER,
    Voice,
    data,
    finished,
    spoken_ticks,
    stacked,
)

if TYPE_CHECKING:
    import altair as alt
    from numpy.typing import NDArray

_WIDTH: Final = 430
_HEIGHT: Final = 330
_LEGEND: Final = 170
_UNDERLAP: Final = 1.02

Grid = tuple[tuple[float, ...], ...]


def choice_map(answer: OfferComparison, voice: Voice) -> dict[str, Any] | None:
    """Return the map with the person on it; None where savings do not span anything."""
    import altair as alt

    grid = answer.choice_map
    if not all(a < b for a, b in pairwise((0.0, *grid.wealths))):
        return None
    bands = bands_of(answer, voice)
    filled = sorted({int(band) for band in bands[1].ravel()})
    axis = _savings(grid)
    layers = [
        _cells(grid, bands, filled, axis, voice),
        *region_names(bands, answer, voice, size=(_WIDTH, _HEIGHT)),
        *_person(answer, axis, voice),
    ]
    kind = "lead" if grid.break_even is None else "chance"
    names = {"job": answer.verdict.job, "other": answer.verdict.other}
    return finished(
        alt.layer(*layers).properties(
            width=_WIDTH, height=_HEIGHT, view=alt.ViewBackground(stroke=GREY)
        ),
        title=voice.say(f"chart.map.title_{kind}", **names),
        subtitle=voice.say(f"chart.map.subtitle_{kind}", **names),
    )


def bands_of(answer: OfferComparison, voice: Voice) -> tuple[list[Band], NDArray[np.intp]]:
    """Return the bands, and for each cell which one it falls into."""
    grid = answer.choice_map
    values = np.array(grid.difference if grid.break_even is None else grid.break_even)
    if grid.break_even is None:
        names = (answer.verdict.job, answer.verdict.other)
        bands = lead_bands(
            values,
            voice,
            names=names,
            same_within=answer.counts[0].same_within,
            room=_LEGEND - 24,
        )
    else:
        bands = chance_bands(voice)
    upper = np.array([band.upper for band in bands])
    return bands, np.searchsorted(upper, values, side="left").clip(max=len(bands) - 1)


def _savings(grid: ChoiceMap) -> MoneyAxis:
    edges = _edges([math.log(wealth) for wealth in grid.wealths])
    return MoneyAxis(math.exp(edges[0]), math.exp(edges[-1]), _WIDTH, 0.0)


def _edges(middles: Sequence[float]) -> list[float]:
    """Return the borders of cells, half way between their middles; the ends at the middles."""
    return [middles[0], *((a + b) / 2 for a, b in pairwise(middles)), middles[-1]]


def _runs(
    grid: ChoiceMap, band_of: NDArray[np.intp], bands: list[Band]
) -> Iterator[dict[str, Any]]:
    """Yield cells, neighbours in a row of the same band put together.

    Each reaches a little under the cells that are drawn after it, so that no seams show.
    """
    across = [math.exp(edge) for edge in _edges([math.log(w) for w in grid.wealths])]
    up = _edges(grid.risk_aversions)
    for row, (low, high) in enumerate(pairwise(up)):
        for band, run in groupby(range(len(grid.wealths)), key=lambda n: int(band_of[row, n])):
            places = list(run)
            yield {
                "left": across[places[0]],
                "right": across[places[-1] + 1] * _UNDERLAP,
                "low": low,
                "high": high + (high - low) / 10,
                "band": bands[band].label,
            }


def _cells(
    grid: ChoiceMap,
    banded: tuple[list[Band], NDArray[np.intp]],
    filled: list[int],
    axis: MoneyAxis,
    voice: Voice,
) -> alt.Chart:
    import altair as alt

    bands, band_of = banded
    shown = [bands[band] for band in reversed(filled)]
    tastes = grid.risk_aversions
    whole = [float(n) for n in range(math.ceil(tastes[0]), math.floor(tastes[-1]) + 1)]
    lead = grid.break_even is None
    title = voice.say("chart.map.legend_lead" if lead else "chart.chance_needed")
    color = alt.Scale(domain=[b.label for b in shown], range=[b.color for b in shown])
    legend = alt.Legend(
        title=stacked(title, _LEGEND).split("\n"),
        labelExpr=LINES,
        symbolType="square",
        symbolSize=260,
        symbolStrokeColor=GREY,
        symbolStrokeWidth=0.7,
        rowPadding=7,
        offset=14,
    )
    layer: alt.Chart = (
        alt.Chart(data(_runs(grid, band_of, bands)))
        .mark_rect(clip=True, opacity=1)
        .encode(
            x=alt.X(
                "left:Q",
                scale=axis.scale(),
                axis=alt.Axis(
                    title=voice.say("chart.map.x"), grid=False, **axis.ticks(voice.money)
                ),
            ),
            x2="right:Q",
            y=alt.Y(
                "low:Q",
                scale=alt.Scale(domain=[tastes[0], tastes[-1]], nice=False),
                axis=alt.Axis(
                    title=voice.say("chart.map.y"),
                    grid=False,
                    **spoken_ticks([(n, voice.plain(n)) for n in whole]),
                ),
            ),
            y2="high:Q",
            color=alt.Color("band:N", scale=color, legend=legend),
        )
    )
    return layer


def _person(answer: OfferComparison, axis: MoneyAxis, voice: Voice) -> list[alt.Chart]:
    """Return a cross where the person stands; beyond the map it sticks to the edge."""
    import altair as alt

    tastes, setting = answer.choice_map.risk_aversions, answer.setting
    taste = min(max(setting.risk_aversion, tastes[0]), tastes[-1])
    share = (taste - tastes[0]) / (tastes[-1] - tastes[0])
    place: dict[str, Any] = {
        "x": alt.value(axis.pixel(setting.wealth)),
        "y": alt.value(_HEIGHT * (1 - share)),
    }
    key = "chart.map.you" if taste == setting.risk_aversion else "chart.map.you_at"
    text = voice.say(key, number=voice.plain(setting.risk_aversion))
    point = alt.Chart(data([{"text": text}])).encode(**place)
    put: dict[str, Any] = {
        "align": "left",
        "dx": 13,
        "fontSize": 14,
        "fontWeight": "bold",
        "baseline": "middle",
    }
    cross: dict[str, Any] = {"shape": "cross", "opacity": 1}
    return [
        point.mark_point(fill=PAPER, stroke=PAPER, size=260, strokeWidth=4, **cross),
        point.mark_point(fill=INK, stroke=INK, size=190, strokeWidth=0, **cross),
        point.mark_text(stroke=PAPER, strokeWidth=5, strokeJoin="round", **put).encode(
            text="text:N"
        ),
        point.mark_text(color=INK, **put).encode(text="text:N"),
    ]
