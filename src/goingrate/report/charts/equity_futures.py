"""A hundred futures of a grant, from the poorest to the richest, on a compressed axis of money."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from goingrate.answers.equity_results import EquityAnswer
from goingrate.report.charts.labels import EndLabel, beside
from goingrate.report.charts.money_axis import MoneyAxis, spread_axis
from goingrate.report.charts.theme import (
    BLUE,
    BLUE_DARK,
    GREY,
    INK,
    ORANGE,
    WIDTH,
    Voice,
    data,
    finished,
    stacked,
    text_width,
)
from goingrate.report.equity_sentences import FutureCounts, future_counts

if TYPE_CHECKING:
    import altair as alt

_HEIGHT: Final = 280.0
_ROOM: Final = 150
_MARGIN: Final = 14.0
_LEAST: Final = 0.5
#: Labels above the bars that pay nothing need so many of them side by side.
_FEW: Final = 25
#: Height of a line of text.
_TALL: Final = 18
_FILLS: Final = {"loses": ORANGE, "nothing": GREY, "below": BLUE, "above": BLUE_DARK}


def equity_futures(answer: EquityAnswer, voice: Voice) -> dict[str, Any]:
    """Return a bar for each future, with the value on paper and the worth to the person."""
    import altair as alt

    counts = future_counts(answer)
    paper, worth = (
        value if abs(value) >= _LEAST else 0.0
        for value in (answer.on_paper.value, answer.worth.value)
    )
    spread = answer.summary.spread
    axis = spread_axis([0.0, paper, worth, *spread], width=_HEIGHT, margin=_MARGIN)
    width = WIDTH - _ROOM
    up = alt.Y(
        "amount:Q",
        scale=axis.scale(),
        axis=alt.Axis(
            title=voice.say("chart.equity.axis"),
            grid=True,
            **axis.ticks(voice.money, upright=True),
        ),
    )
    chart = alt.layer(
        *_bars(spread, paper, up, width, voice),
        *_lines({"paper": paper, "worth": worth}, axis, width, voice),
        *_words(counts, axis, (paper, worth), width, voice),
    ).properties(width=width, height=_HEIGHT)
    uneven = "" if axis.is_even else " " + voice.say("chart.equity.uneven")
    return finished(
        chart,
        title=voice.say("chart.equity.futures.title"),
        subtitle=voice.say("chart.equity.futures.subtitle") + uneven,
    )


def _kind(amount: float, paper: float) -> str:
    if amount <= -_LEAST:
        return "loses"
    if amount < _LEAST:
        return "nothing"
    return "below" if amount < paper else "above"


def _across(width: float) -> alt.X:
    import altair as alt

    return alt.X("place:Q", scale=alt.Scale(domain=[-0.5, 99.5], range=[0, width]), axis=None)


def _bars(
    spread: tuple[float, ...], paper: float, up: alt.Y, width: float, voice: Voice
) -> Iterator[alt.Chart]:
    """Yield the bars of each kind; a future that pays nothing is a dot on the line of 0."""
    import altair as alt

    rows = [
        {
            "place": place,
            "amount": amount,
            "base": 0,
            "label": voice.money(amount),
            "kind": _kind(amount, paper),
        }
        for place, amount in enumerate(spread)
    ]
    for kind, fill in _FILLS.items():
        mine = [row for row in rows if row["kind"] == kind]
        if not mine:
            continue
        base = alt.Chart(data(mine))
        if kind == "nothing":
            mark = base.mark_circle(size=13, color=fill, opacity=1)
        else:
            mark = base.mark_bar(color=fill, width=0.78 * width / len(spread), opacity=1)
        tooltip = alt.Tooltip("label:N", title=voice.say("chart.equity.future"))
        ends = {} if kind == "nothing" else {"y2": "base:Q"}
        yield mark.encode(x=_across(width), y=up, tooltip=tooltip, **ends)


def _lines(
    levels: dict[str, float], axis: MoneyAxis, width: float, voice: Voice
) -> Iterator[alt.Chart]:
    """Yield a line across for each level, named at its right end."""
    import altair as alt

    labels = []
    for name, level in levels.items():
        down = axis.width - axis.pixel(level)
        text = voice.say(f"chart.equity.{name}", amount=voice.money(level))
        labels.append(EndLabel(stacked(text, _ROOM - 12), down, bold=name == "worth"))
        yield (
            alt.Chart(data([{}]))
            .mark_rule(
                color=INK,
                strokeWidth=1.8 if name == "worth" else 1.4,
                strokeDash=[1, 0] if name == "worth" else [5, 4],
            )
            .encode(x=alt.value(0), x2=alt.value(width), y=alt.value(down))
        )
    yield from beside(labels, across=width + 8, height=axis.width)


def _words(
    counts: FutureCounts,
    axis: MoneyAxis,
    levels: tuple[float, float],
    width: float,
    voice: Voice,
) -> Iterator[alt.Chart]:
    """Yield how many lose and how many pay nothing, above them, where they are many."""
    import altair as alt

    lines = [axis.width - axis.pixel(level) for level in levels]
    down = _free(axis.width - axis.pixel(0.0) - 12, lines)
    nothing = voice.say("chart.equity.nothing", count=counts.nothing)
    lose = voice.say("chart.equity.lose", count=counts.loses)
    if counts.nothing >= _FEW:
        yield _word(nothing, (counts.loses + counts.nothing / 2) / 100 * width, down)
    if counts.loses >= _FEW:
        yield _word(lose, counts.loses / 200 * width, down, ORANGE)
    elif counts.loses:
        yield (
            alt.Chart(data([{"text": lose}]))
            .mark_text(align="left", baseline="bottom", fontSize=13, color=ORANGE)
            .encode(
                text="text:N",
                x=alt.value(counts.loses / 100 * width + 6),
                y=alt.value(axis.width - 4),
            )
        )


def _free(down: float, lines: list[float]) -> float:
    """Return where a text can end, at this height or above, so that no line crosses it."""
    for line in sorted(lines, reverse=True):
        if down - _TALL <= line <= down + 3:
            down = line - 6
    return down


def _word(text: str, across: float, down: float, color: str = INK) -> alt.Chart:
    import altair as alt

    layer: alt.Chart = (
        alt.Chart(data([{"text": text}]))
        .mark_text(align="center", baseline="bottom", fontSize=13, color=color)
        .encode(
            text="text:N",
            x=alt.value(max(across, text_width(text, font_size=13) / 2 + 4)),
            y=alt.value(down),
        )
    )
    return layer
