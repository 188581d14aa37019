"""What is the AI premium? What others printed, side by side, one row a figure, never averaged."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from goingrate.answers.premium_published import AI_ROLES
from goingrate.answers.premium_results import PremiumAnswer
from goingrate.base.kinds import Segment
from goingrate.report.charts.money_axis import MoneyAxis, even_axis
from goingrate.report.charts.pixels import Mark, lines, texts
from goingrate.report.charts.published_rows import (
    LABELS,
    SOURCE_SIZE,
    Layout,
    Row,
    laid_out,
    value_text,
)
from goingrate.report.charts.shares import footnote, signed
from goingrate.report.charts.theme import (
    BLUE_DARK,
    GREY,
    INK,
    PAPER,
    QUIET,
    Voice,
    data,
    finished,
    text_width,
)
from goingrate.report.numbers import percent

if TYPE_CHECKING:
    import altair as alt

_PLOT: Final = 370.0
_WIDE: Final = LABELS + _PLOT
_DOT: Final = 95.0
_BAR: Final = 9.0
_LEGEND: Final = -52.0
#: Pixels from a mark to its value.
_ASIDE: Final = 10.0


def published_premiums(answer: PremiumAnswer, voice: Voice) -> dict[str, Any] | None:
    """Return the picture; None where nothing was printed about this comparison."""
    import altair as alt

    if not answer.published:
        return None
    layout = laid_out(answer.published, voice)
    axis = _axis(layout.rows, voice)
    layers = [
        _apart(layout),
        _grid(layout.rows, axis, layout.height, voice),
        *_stems(layout.rows, axis),
        *_marks(layout.rows, axis, layout.height),
        *_words(layout, axis, voice),
        *_legend(layout.rows, voice),
        _note(layout, voice),
    ]
    return finished(
        alt.layer(*(layer for layer in layers if layer is not None)).properties(
            width=_PLOT, height=layout.height
        ),
        title=_title(answer, voice),
        subtitle=voice.say("chart.premiums.subtitle"),
        width=_WIDE,
    )


def _title(answer: PremiumAnswer, voice: Voice) -> str:
    if answer.of.role in AI_ROLES:
        return voice.say("chart.premiums.title")
    work = Segment(role=answer.of.role).said(voice.language)
    return voice.say("chart.premiums.title_other", work=work)


def _axis(rows: Sequence[Row], voice: Voice) -> MoneyAxis:
    """Return an even axis on which the label of each value still fits."""
    ends = [0.0, *(end for row in rows for end in (row.low, row.high))]
    room = [(row.high, 1.1 * text_width(value_text(row.premium, voice))) for row in rows]
    for margin in range(16, int(_PLOT / 2), 4):
        axis = even_axis(ends, width=_PLOT, margins=(8, margin), unit=0.1)
        if all(axis.pixel(high) + _ASIDE + wide <= _PLOT for high, wide in room):
            break
    return axis


def _grid(rows: Sequence[Row], axis: MoneyAxis, height: float, voice: Voice) -> alt.Chart:
    """Return the line of no premium, with the axis above the rows."""
    import altair as alt

    most = max(0.0, *(row.high for row in rows))
    ticks = axis.ticks(lambda share: signed(share, voice.language), within=(-math.inf, most))
    across = alt.X(
        "share:Q",
        scale=axis.scale(),
        axis=alt.Axis(
            title=voice.say("chart.premiums.axis"),
            titleAnchor="start",
            orient="top",
            grid=True,
            domain=False,
            ticks=False,
            titlePadding=4,
            **ticks,
        ),
    )
    layer: alt.Chart = (
        alt.Chart(data([{"share": 0.0}]))
        .mark_rule(color=INK, strokeWidth=1.5)
        .encode(x=across, y=alt.value(0), y2=alt.value(height))
    )
    return layer


def _stems(rows: Sequence[Row], axis: MoneyAxis) -> list[alt.Chart]:
    zero = axis.pixel(0.0)
    stems = [Mark(zero, row.down, GREY, "", axis.pixel(row.low), row.down) for row in rows]
    return [lines(stems, strokeWidth=1)]


def _marks(rows: Sequence[Row], axis: MoneyAxis, height: float) -> list[alt.Chart]:
    """Return dots, and bars for ranges; hollow where the figure is second-hand."""
    found = []
    for second_hand in (False, True):
        look: dict[str, Any] = {
            "fill": PAPER if second_hand else BLUE_DARK,
            "stroke": BLUE_DARK,
            "strokeWidth": 2,
            "opacity": 1,
        }
        mine = [row for row in rows if row.second_hand is second_hand]
        dots = [_dot(row) for row in mine if row.low == row.high]
        bars = [_dot(row) for row in mine if row.low != row.high]
        if dots:
            found.append(_placed(dots, axis, height).mark_point(shape="circle", size=_DOT, **look))
        if bars:
            placed = _placed(bars, axis, height)
            found.append(placed.mark_bar(size=_BAR, **look).encode(x2="high:Q"))
    return found


def _dot(row: Row) -> dict[str, Any]:
    return {"share": row.low, "high": row.high, "down": row.down, "source": row.source}


def _placed(rows: Sequence[dict[str, Any]], axis: MoneyAxis, height: float) -> alt.Chart:
    import altair as alt

    scale = alt.Scale(domain=[height, 0], nice=False, zero=False, padding=0)
    chart: alt.Chart = alt.Chart(data(rows)).encode(
        x=alt.X("share:Q", scale=axis.scale()),
        y=alt.Y("down:Q", scale=scale, axis=None),
        tooltip=alt.Tooltip("source:N"),
    )
    return chart


def _words(layout: Layout, axis: MoneyAxis, voice: Voice) -> list[alt.Chart]:
    heads = [Mark(-LABELS, head.down, INK, head.text) for head in layout.heads]
    labels = [
        Mark(-LABELS, row.down + down, INK, text) for row in layout.rows for down, text in row.label
    ]
    small = [
        *(
            Mark(-LABELS, row.down + down, QUIET, text)
            for row in layout.rows
            for down, text in row.told
        ),
        *(
            Mark(-LABELS, head.down + down, QUIET, text)
            for head in layout.heads
            for down, text in head.told
        ),
    ]
    values = [
        Mark(axis.pixel(row.high) + _ASIDE, row.down, INK, value_text(row.premium, voice))
        for row in layout.rows
    ]
    halos = [replace(value, color=PAPER) for value in values]  # keep lines off the digits
    found = [
        texts(heads, align="left", fontWeight="bold", fontSize=12.5),
        texts(labels, align="left"),
        texts(halos, align="left", fontWeight="bold", stroke=PAPER, strokeWidth=5),
        texts(values, align="left", fontWeight="bold"),
    ]
    return [*found, texts(small, align="left", fontSize=SOURCE_SIZE)] if small else found


def _apart(layout: Layout) -> alt.Chart | None:
    """Return the line that sets another part of pay apart."""
    if layout.apart_at is None:
        return None
    at = layout.apart_at
    return lines([Mark(-LABELS, at, QUIET, "", _PLOT, at)], strokeWidth=1, strokeDash=[2, 3])


def _legend(rows: Sequence[Row], voice: Voice) -> list[alt.Chart]:
    """Return the kinds of marks that occur, each with its meaning, in one line."""
    import altair as alt

    kinds = [
        ("first_hand", "circle", BLUE_DARK, any(not row.second_hand for row in rows)),
        ("second_hand", "circle", PAPER, any(row.second_hand for row in rows)),
        ("range", "M-1,-0.45H1V0.45H-1Z", BLUE_DARK, any(row.low != row.high for row in rows)),
    ]
    found, across = [], -LABELS + 6.0
    for name, shape, fill, occurs in kinds:
        if not occurs:
            continue
        text = voice.say(f"chart.premiums.{name}")
        found += [
            alt.Chart(data([{}]))
            .mark_point(
                shape=shape, size=_DOT, fill=fill, stroke=BLUE_DARK, strokeWidth=2, opacity=1
            )
            .encode(x=alt.value(across), y=alt.value(_LEGEND)),
            texts([Mark(across + 13, _LEGEND, INK, text)], align="left"),
        ]
        across += text_width(text) + 44
    return found


def _note(layout: Layout, voice: Voice) -> alt.Chart:
    first = min(layout.rows, key=lambda row: abs(row.low - 0.25))
    share = round(first.low, 2)
    told = voice.say(
        "chart.premiums.note",
        share=signed(share, voice.language),
        plain=percent(share, 0, voice.language),
    )
    return footnote(told, across=-LABELS, down=layout.height + 22, width=_WIDE)
