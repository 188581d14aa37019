"""What a kind of work pays: a row for each source, from one in ten to nine in ten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from goingrate.answers.rate_results import GoingRate, RateBlock
from goingrate.base.kinds import Segment
from goingrate.report.charts.money_axis import MoneyAxis, spread_axis
from goingrate.report.charts.pixels import Mark, texts
from goingrate.report.charts.theme import (
    BLUE,
    BLUE_DARK,
    INK,
    PAPER,
    QUIET,
    WIDTH,
    Voice,
    data,
    finished,
    stacked,
    wrapped,
)
from goingrate.report.numbers import percent
from goingrate.report.rate_words import SHOWN, at, counted, pay, source_name, what_pay, when

if TYPE_CHECKING:
    import altair as alt

_ROW: Final = 98.0
_BAR: Final = 64.0
#: Bold letters are wider than `wrapped` reckons with.
_HEAD_WIDTH: Final = 0.88 * WIDTH


@dataclass(frozen=True, slots=True)
class _Row:
    """A block with its place; pixels from the top."""

    block: RateBlock
    middle: float


def pay_range(answer: GoingRate, voice: Voice) -> dict[str, Any] | None:
    """Return the picture; nothing where nothing may be shown, or currencies differ."""
    import altair as alt

    rows = _rows(answer)
    if not rows:
        return None
    amounts = [one.value for row in rows for one in row.block.quantiles if one.value is not None]
    axis = spread_axis(amounts, width=WIDTH, margin=36)
    height = _ROW * len(rows)
    across = alt.X(
        "low:Q",
        scale=axis.scale(),
        axis=alt.Axis(title=None, grid=True, **axis.ticks(voice.money)),
    )
    layers = [
        _bars(rows, "thin", across, height, size=3, color=BLUE_DARK),
        _bars(rows, "thick", across, height, size=16, color=BLUE),
        _bars(rows, "sure", across, height, size=24, color="#9cc1e4"),
        _medians(rows, across, height),
        *_words(rows, axis, answer.segment, voice),
    ]
    return finished(
        alt.layer(*layers).properties(width=WIDTH, height=height),
        title=voice.say("payrate.chart.title", segment=answer.segment.said(voice.language)),
        subtitle=_subtitle(answer, rows, voice),
    )


def _subtitle(answer: GoingRate, rows: list[_Row], voice: Voice) -> str:
    told = voice.say("payrate.chart.subtitle", coverage=percent(answer.coverage, 0, voice.language))
    currency = rows[0].block.currency
    others = any(block.shown in SHOWN and block.currency != currency for block in answer.blocks)
    return f"{told} {voice.say('payrate.chart.only', currency=currency)}" if others else told


def _rows(answer: GoingRate) -> list[_Row]:
    """Return the blocks that may be shown, in the currency of the first of them."""
    shown = [
        block for block in answer.blocks if block.shown in SHOWN and at(block, 0.5) is not None
    ]
    same = [block for block in shown if block.currency == shown[0].currency]
    return [_Row(block, _ROW * number + _BAR) for number, block in enumerate(same)]


def _bars(rows: list[_Row], name: str, across: alt.X, height: float, **look: Any) -> alt.Chart:
    import altair as alt

    ends = {"thin": (0.1, 0.9), "thick": (0.25, 0.75)}
    values = []
    for row in rows:
        if name == "sure":
            middle = at(row.block, 0.5)
            low, high = (None, None) if middle is None else (middle.low, middle.high)
        else:
            first, last = (at(row.block, end) for end in ends[name])
            low = None if first is None else first.value
            high = None if last is None else last.value
        if low is not None and high is not None:
            values.append({"low": low, "high": high, "down": row.middle})
    layer: alt.Chart = (
        alt.Chart(data(values)).mark_bar(**look).encode(x=across, x2="high:Q", y=_down(height))
    )
    return layer


def _medians(rows: list[_Row], across: alt.X, height: float) -> alt.Chart:
    import altair as alt

    values = [
        {"low": middle.value, "down": row.middle}
        for row in rows
        if (middle := at(row.block, 0.5)) is not None
    ]
    layer: alt.Chart = (
        alt.Chart(data(values))
        .mark_tick(thickness=3, size=26, color=INK, orient="vertical")
        .encode(x=across, y=_down(height))
    )
    return layer


def _down(height: float) -> alt.Y:
    import altair as alt

    return alt.Y("down:Q", scale=alt.Scale(domain=[height, 0], nice=False, zero=False), axis=None)


def _words(
    rows: list[_Row], axis: MoneyAxis, segment: Segment, voice: Voice
) -> Iterator[alt.Chart]:
    heads, tails, middles = [], [], []
    for row in rows:
        block = row.block
        told = f"{source_name(block, voice.language)}, {what_pay(block, voice.language)}"
        if block.evidence == "model":  # the name of a survey says its month
            told = f"{told}, {when(block, voice.language)}"
        told = f"{told} ({counted(block, voice.language)})"
        if block.covers != segment:
            told = f"{told}: {block.covers.said(voice.language)}"
        lines = wrapped(told, _HEAD_WIDTH)
        heads += [
            Mark(0.0, row.middle - 20 - 14 * (len(lines) - place), INK, line)
            for place, line in enumerate(lines)
        ]
        middle, last = at(block, 0.5), at(block, 0.9)
        if middle is not None and middle.value is not None:
            middles.append(
                Mark(
                    axis.pixel(middle.value),
                    row.middle + 20,
                    INK,
                    pay(middle, block, voice.language),
                )
            )
        if last is not None and last.or_more and last.value is not None:
            words = stacked(voice.say("payrate.chart.or_more"), 90)
            tails.append(Mark(axis.pixel(last.value) + 6, row.middle, QUIET, words))
    yield texts(heads, align="left", fontWeight="bold", stroke=PAPER, strokeWidth=0)
    yield texts(middles, align="center")
    if tails:
        yield texts(tails, align="left")
