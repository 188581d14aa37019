"""Who should choose what? The answer over taste for risk and savings."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from goingrate.answers.results import ChoiceMap, OfferComparison
from goingrate.report.charts.bands import Band, chance_bands, lead_bands
from goingrate.report.charts.money_axis import MoneyAxis
from goingrate.report.charts.places import roomiest
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
    text_width,
)

if TYPE_CHECKING:
    import altair as alt
    from numpy.typing import NDArray

_WIDTH: Final = 430
_HEIGHT: Final = 330
_LEGEND: Final = 170

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
        _cells(grid, bands, filled, axis, voice, answer),
        *_region_names(bands, answer, voice),
        *_person(answer, axis, voice),
    ]
    kind = "lead" if grid.break_even is None else "chance"
    names = {"job": answer.verdict.job, "other": answer.verdict.other}
    return finished(
        alt.layer(*layers).properties(
            width=_WIDTH, height=_HEIGHT, view=alt.ViewBackground(stroke=GREY)
        ),
        title=voice.say(f"chart.choice_map.title_{kind}", **names),
        subtitle=voice.say(f"chart.choice_map.subtitle_{kind}", **names),
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
    """Yield cells, neighbours in a row of the same band put together."""
    across = [math.exp(edge) for edge in _edges([math.log(w) for w in grid.wealths])]
    up = _edges(grid.risk_aversions)
    for row, (low, high) in enumerate(pairwise(up)):
        for band, run in groupby(range(len(grid.wealths)), key=lambda n: int(band_of[row, n])):  # noqa: B023
            places = list(run)
            yield {
                "left": across[places[0]],
                "right": across[places[-1] + 1],
                "low": low,
                "high": high,
                "band": bands[band].label,
            }


def _cells(
    grid: ChoiceMap,
    banded: tuple[list[Band], NDArray[np.intp]],
    filled: list[int],
    axis: MoneyAxis,
    voice: Voice,
    answer: OfferComparison,
) -> alt.Chart:
    import altair as alt

    bands, band_of = banded
    shown = [bands[band] for band in reversed(filled)]
    tastes = grid.risk_aversions
    whole = [float(n) for n in range(math.ceil(tastes[0]), math.floor(tastes[-1]) + 1)]
    title = voice.say("chart.choice_map.legend_lead" if grid.break_even is None else
                      "chart.choice_map.legend_chance")  # fmt: skip
    color = alt.Scale(domain=[b.label for b in shown], range=[b.color for b in shown])
    legend = alt.Legend(
        title=stacked(title, _LEGEND).split("\n"),
        labelExpr=LINES,
        symbolType="square",
        symbolSize=260,
        symbolStrokeWidth=0,
        rowPadding=7,
        offset=14,
    )
    return (
        alt.Chart(data(_runs(grid, band_of, bands)))
        .mark_rect(strokeWidth=1, opacity=1)
        .encode(
            x=alt.X(
                "left:Q",
                scale=axis.scale(),
                axis=alt.Axis(
                    title=voice.say("chart.choice_map.x"), grid=False, **axis.ticks(voice.money)
                ),
            ),
            x2="right:Q",
            y=alt.Y(
                "low:Q",
                scale=alt.Scale(domain=[tastes[0], tastes[-1]], nice=False),
                axis=alt.Axis(
                    title=voice.say("chart.choice_map.y"),
                    grid=False,
                    **spoken_ticks([(n, voice.plain(n)) for n in whole]),
                ),
            ),
            y2="high:Q",
            color=alt.Color("band:N", scale=color, legend=legend),
            stroke=alt.Stroke("band:N", scale=color, legend=None),
        )
    )


def _region_names(
    banded: tuple[list[Band], NDArray[np.intp]], answer: OfferComparison, voice: Voice
) -> Iterator[alt.Chart]:
    """Yield a name on each region that has room for one, away from the person's mark."""
    bands, band_of = banded
    free = _free(answer)
    present = {n: band.region for n, band in enumerate(bands) if (band_of == n).any()}
    for name in dict.fromkeys(present.values()):
        members = [n for n, region in present.items() if region == name]
        members.sort(key=lambda n: -int((band_of == n).sum()))
        alone = len(set(present.values())) == 1
        words = voice.say("chart.choice_map.everyone", region=name) if alone else name
        text = stacked(words, 150, font_size=13)
        cell = _WIDTH / (free.shape[1] - 1), _HEIGHT / (free.shape[0] - 1)
        size = (text_width(text, font_size=13) + 10) / cell[0], (18 * (text.count("\n") + 1)) / cell[1]
        masks = [(band_of == n) & free for n in members]
        spot = roomiest([*masks, np.isin(band_of, members) & free], size)
        if spot is not None:
            row, column = spot
            dark = bands[int(band_of[row, column])].dark
            yield _region_name(text, (column * cell[0], _HEIGHT - row * cell[1]), dark=dark)


def _free(answer: OfferComparison) -> NDArray[np.bool_]:
    """Return which cells are clear of the person's mark and its label."""
    grid, setting = answer.choice_map, answer.setting
    row = int(np.abs(np.array(grid.risk_aversions) - setting.risk_aversion).argmin())
    column = int(np.abs(np.log(grid.wealths) - math.log(setting.wealth)).argmin())
    free = np.ones((len(grid.risk_aversions), len(grid.wealths)), dtype=np.bool_)
    free[max(0, row - 1) : row + 2, max(0, column - 1) : column + 5] = False
    return free


def _region_name(text: str, spot: tuple[float, float], *, dark: bool) -> alt.Chart:
    import altair as alt

    up = 8 * text.count("\n")
    return (
        alt.Chart(data([{"text": text}]))
        .mark_text(
            color=PAPER if dark else INK,
            fontSize=13,
            fontWeight="bold",
            lineBreak="\n",
            lineHeight=16,
            baseline="middle",
        )
        .encode(text="text:N", x=alt.value(spot[0]), y=alt.value(spot[1] - up))
    )


def _person(answer: OfferComparison, axis: MoneyAxis, voice: Voice) -> list[alt.Chart]:
    """Return a cross where the person stands; beyond the map it sticks to the edge."""
    import altair as alt

    tastes, setting = answer.choice_map.risk_aversions, answer.setting
    taste = min(max(setting.risk_aversion, tastes[0]), tastes[-1])
    share = (taste - tastes[0]) / (tastes[-1] - tastes[0])
    place = {"x": alt.value(axis.pixel(setting.wealth)), "y": alt.value(_HEIGHT * (1 - share))}
    key = "chart.choice_map.you" if taste == setting.risk_aversion else "chart.choice_map.you_at"
    text = voice.say(key, number=voice.plain(setting.risk_aversion))
    point = alt.Chart(data([{"text": text}])).encode(**place)
    put = {"align": "left", "dx": 13, "fontSize": 14, "fontWeight": "bold", "baseline": "middle"}
    cross = {"shape": "cross", "opacity": 1}
    return [
        point.mark_point(fill=PAPER, stroke=PAPER, size=260, strokeWidth=4, **cross),
        point.mark_point(fill=INK, stroke=INK, size=190, strokeWidth=0, **cross),
        point.mark_text(stroke=PAPER, strokeWidth=5, strokeJoin="round", **put).encode(text="text:N"),
        point.mark_text(color=INK, **put).encode(text="text:N"),
    ]
