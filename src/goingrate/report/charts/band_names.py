"""Names on the regions of the map of choices, where there is room for them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from goingrate.answers.results import OfferComparison
from goingrate.report.charts.bands import Band
from goingrate.report.charts.places import roomiest
from goingrate.report.charts.theme import INK, PAPER, Voice, data, stacked, text_width

if TYPE_CHECKING:
    import altair as alt
    from numpy.typing import NDArray


def region_names(
    banded: tuple[list[Band], NDArray[np.intp]],
    answer: OfferComparison,
    voice: Voice,
    *,
    size: tuple[float, float],
) -> Iterator[alt.Chart]:
    """Yield a name on each region that has room for one, away from the person's mark.

    Parameters
    ----------
    banded
        The bands, and for each cell (risk aversion upwards, savings to the right) its band.
    size
        Width and height of the map in pixels.
    """
    bands, band_of = banded
    free = _free(answer)
    present = {n: band.region for n, band in enumerate(bands) if (band_of == n).any()}
    for name in dict.fromkeys(present.values()):
        members = [n for n, region in present.items() if region == name]
        members.sort(key=lambda n: -int((band_of == n).sum()))
        alone = len(set(present.values())) == 1
        words = voice.say("chart.map.everyone", region=name) if alone else name
        text = stacked(words, 150, font_size=13)
        cell = size[0] / (free.shape[1] - 1), size[1] / (free.shape[0] - 1)
        tall = 18 * (text.count("\n") + 1)
        box = (text_width(text, font_size=13) + 10) / cell[0], tall / cell[1]
        masks = [(band_of == n) & free for n in members]
        spot = roomiest([*masks, np.isin(band_of, members) & free], box)
        if spot is not None:
            row, column = spot
            dark = bands[int(band_of[row, column])].dark
            yield _region_name(text, (column * cell[0], size[1] - row * cell[1]), dark=dark)


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
    layer: alt.Chart = (
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
    return layer
