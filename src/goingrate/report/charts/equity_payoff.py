"""What the grant pays by the company's sale price: from where at all, and where as on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from goingrate.answers.equity_results import EquityAnswer
from goingrate.report.charts.labels import EndLabel, beside
from goingrate.report.charts.money_axis import MoneyAxis, spread_axis
from goingrate.report.charts.theme import (
    BLUE_DARK,
    INK,
    ORANGE,
    PAPER,
    QUIET,
    WIDTH,
    Voice,
    data,
    finished,
    stacked,
    text_width,
)

if TYPE_CHECKING:
    import altair as alt

_HEIGHT: Final = 280.0
_ROOM: Final = 150
_MARGIN: Final = 14.0


def equity_payoff(answer: EquityAnswer, voice: Voice) -> dict[str, Any] | None:
    """Return the payoff by sale price; None where no price in sight pays anything."""
    import altair as alt

    points = answer.curve
    if points[-1][1] <= 0.0:
        return None
    paper, width = answer.on_paper.value, float(WIDTH - _ROOM)
    across = MoneyAxis(points[0][0], points[-1][0], width, 0.0)
    paid = [pays for _, pays in points if pays != 0.0]
    up = spread_axis([0.0, paper, *paid], width=_HEIGHT, margin=_MARGIN)
    sale = alt.X(
        "sale:Q",
        scale=across.scale(),
        axis=alt.Axis(
            title=voice.say("chart.equity.payoff.x"), grid=False, **across.ticks(voice.money)
        ),
    )
    pays = alt.Y(
        "pays:Q",
        scale=up.scale(),
        axis=alt.Axis(
            title=voice.say("chart.equity.axis"),
            grid=True,
            **up.ticks(voice.money, upright=True),
        ),
    )
    chart = alt.layer(
        *_paper(paper, up, width, voice),
        *_press(answer, across, voice),
        _line(points, sale, pays, voice),
        *_first(answer, across, sale, pays, voice),
    ).properties(width=width, height=_HEIGHT)
    uneven = "" if up.is_even else " " + voice.say("chart.equity.uneven")
    return finished(
        chart,
        title=voice.say("chart.equity.payoff.title"),
        subtitle=voice.say("chart.equity.payoff.subtitle") + uneven,
    )


def _line(
    points: tuple[tuple[float, float], ...], sale: alt.X, pays: alt.Y, voice: Voice
) -> alt.Chart:
    import altair as alt

    rows = [
        {"sale": value, "pays": paid, "label": f"{voice.money(value)}: {voice.money(paid)}"}
        for value, paid in points
    ]
    layer: alt.Chart = (
        alt.Chart(data(rows))
        .mark_line(color=BLUE_DARK, strokeWidth=2.6, opacity=1)
        .encode(
            x=sale,
            y=pays,
            order="sale:Q",
            tooltip=alt.Tooltip("label:N", title=voice.say("chart.equity.axis")),
        )
    )
    return layer


def _paper(paper: float, up: MoneyAxis, width: float, voice: Voice) -> Iterator[alt.Chart]:
    """Yield the value on paper as a line across, named at its right end."""
    import altair as alt

    down = up.width - up.pixel(paper)
    text = voice.say("chart.equity.paper", amount=voice.money(paper))
    yield (
        alt.Chart(data([{}]))
        .mark_rule(color=INK, strokeWidth=1.4, strokeDash=[5, 4])
        .encode(x=alt.value(0), x2=alt.value(width), y=alt.value(down))
    )
    yield from beside(
        [EndLabel(stacked(text, _ROOM - 12), down)], across=width + 8, height=up.width
    )


def _press(answer: EquityAnswer, across: MoneyAxis, voice: Voice) -> Iterator[alt.Chart]:
    """Yield the press's valuation as a line upwards, named at its top."""
    import altair as alt

    value = answer.company.post_money
    place = across.pixel(value)
    text = voice.say("chart.equity.payoff.press", amount=voice.money(value))
    fits = place + 8 + text_width(text) < across.width
    yield (
        alt.Chart(data([{}]))
        .mark_rule(color=QUIET, strokeWidth=1.2, strokeDash=[2, 3])
        .encode(x=alt.value(place), y=alt.value(0), y2=alt.value(_HEIGHT))
    )
    yield (
        alt.Chart(data([{"text": text}]))
        .mark_text(align="left" if fits else "right", baseline="bottom", color=QUIET)
        .encode(text="text:N", x=alt.value(place + (6 if fits else -6)), y=alt.value(-2))
    )


def _first(
    answer: EquityAnswer,
    across: MoneyAxis,
    sale: alt.X,
    pays: alt.Y,
    voice: Voice,
) -> Iterator[alt.Chart]:
    """Yield the first sale price that pays, as a point on the line of 0 with its amount."""
    import altair as alt

    first = answer.company.first_earns
    if not across.low < first < across.high:
        return
    paid = dict(answer.curve).get(first, 0.0)
    text = voice.say("chart.equity.payoff.first", amount=voice.money(first))
    left = across.pixel(first) > text_width(text) + 12
    yield (
        alt.Chart(data([{"sale": first, "pays": paid}]))
        .mark_point(shape="circle", fill=PAPER, stroke=ORANGE, strokeWidth=2.2, size=80, opacity=1)
        .encode(x=sale, y=pays)
    )
    yield (
        alt.Chart(data([{"sale": first, "pays": paid, "text": text}]))
        .mark_text(
            align="right" if left else "left",
            dx=-8 if left else 8,
            dy=-12,
            color=ORANGE,
            fontWeight="bold",
        )
        .encode(text="text:N", x=sale, y=pays)
    )
