"""What one own share or option is paid, over the exit value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from goingrate.answers.waterfall_results import Own, OwnPayout, WaterfallAnswer
from goingrate.report.charts.exit_axis import WIDTH, exit_axis, exits_along
from goingrate.report.charts.labels import EndLabel, beside
from goingrate.report.charts.money_axis import MoneyAxis, spread_axis
from goingrate.report.charts.pixels import Mark, lines, texts
from goingrate.report.charts.theme import (
    BLUE_DARK,
    BLUE_PALE,
    ORANGE,
    PAPER,
    Voice,
    data,
    finished,
    stacked,
    text_width,
)
from goingrate.report.numbers import money_per_share
from goingrate.report.waterfall_words import cash, holder_name

if TYPE_CHECKING:
    import altair as alt

_HEIGHT: Final = 240
_SIDE: Final = 140


def own_share(answer: WaterfallAnswer, voice: Voice) -> dict[str, Any] | None:
    """Return the line of what one own share is paid; None where nothing is owned or earned."""
    import altair as alt

    own, paid = answer.own, answer.curve.own
    if own is None or paid is None or max(paid) <= 0.0:
        return None
    across, up = exit_axis(answer), _upward(paid)
    layers = [
        *_line(paid, own, answer, voice, up),
        *_start(own, across, voice),
        *_end(paid, own, answer, voice, up),
    ]
    return finished(
        alt.layer(*layers).properties(width=WIDTH, height=_HEIGHT),
        title=voice.say("waterfall.chart.own_title", own=_named(own, answer, voice)),
        subtitle=_subtitle(own, voice),
    )


def _upward(paid: Sequence[float]) -> MoneyAxis:
    """Return an axis from 0 on which small and large payouts can be read alike."""
    spread = spread_axis([0.0, *paid], width=_HEIGHT, margin=8)
    return MoneyAxis(0.0, spread.high, _HEIGHT, spread.bend)


def _line(
    paid: Sequence[float], own: Own, answer: WaterfallAnswer, voice: Voice, up: MoneyAxis
) -> list[alt.Chart]:
    import altair as alt

    axis = exit_axis(answer)
    key = "waterfall.chart.own_paid" if own.shares is None else "waterfall.chart.own_axis"
    highest = up.amount(_HEIGHT - 10)  # a label at the very top would push the title up
    ticks = up.ticks(lambda amount: _tick(amount, voice), within=(0.0, highest), upright=True)
    y = alt.Y("paid:Q", scale=up.scale(), stack=None, axis=alt.Axis(title=voice.say(key), **ticks))
    rows = [{"exit": at, "paid": pay} for at, pay in zip(answer.curve.exits, paid, strict=True)]
    base = alt.Chart(data(rows)).encode(x=exits_along(axis, voice), y=y)
    dots = [
        {"exit": row.exit_value, "paid": _shown(row.own, own)}
        for row in answer.rows
        if row.own is not None
    ]
    marks = alt.Chart(data(dots)).encode(x=exits_along(axis, voice), y=y)
    return [
        base.mark_area(color=BLUE_PALE, opacity=1),
        base.mark_line(color=BLUE_DARK, strokeWidth=3),
        marks.mark_point(fill=BLUE_DARK, stroke=PAPER, size=60, opacity=1, strokeWidth=1.5),
    ]


def _shown(paid: OwnPayout, own: Own) -> float:
    return paid.payout_cents / 100.0 if own.shares is None else paid.per_share or 0.0


def _start(own: Own, axis: MoneyAxis, voice: Voice) -> list[alt.Chart]:
    if not axis.low < own.first_earns < axis.high:
        return []
    text = voice.say("waterfall.chart.own_first", exit=voice.money(own.first_earns))
    return _upright(axis.pixel(own.first_earns), text)


def _upright(across: float, text: str) -> list[alt.Chart]:
    """Return a strong upright line with a label above, which stays inside the picture."""
    half = text_width(text) * 0.55
    middle = min(max(across, half), WIDTH - half)
    return [
        lines([Mark(across, -7.0, PAPER, "", across, _HEIGHT)], strokeWidth=4),
        lines([Mark(across, -7.0, ORANGE, "", across, _HEIGHT)], strokeWidth=2),
        texts([Mark(middle, -14.0, ORANGE, text)], fontWeight="bold"),
    ]


def _end(
    paid: Sequence[float], own: Own, answer: WaterfallAnswer, voice: Voice, up: MoneyAxis
) -> list[alt.Chart]:
    """Say at the right end what is paid there, for each and in all."""
    most = voice.money(answer.curve.exits[-1])
    said = [voice.say("waterfall.chart.own_end", each=_each(paid[-1], voice), exit=most)]
    last = answer.rows[-1]
    if _is_count(own) and last.own is not None and last.exit_value == answer.curve.exits[-1]:
        payout = cash(last.own.payout_cents, voice.currency, voice.language)
        said.append(voice.say("waterfall.chart.own_all", payout=payout))
    text = "\n".join(stacked(line, _SIDE) for line in said)
    label = EndLabel(text, _HEIGHT - up.pixel(paid[-1]), BLUE_DARK, bold=True)
    return beside([label], across=WIDTH + 8, height=_HEIGHT)


def _tick(amount: float, voice: Voice) -> str:
    return voice.money(amount) if amount == round(amount) else _each(amount, voice)


def _is_count(own: Own) -> bool:
    return own.holder is None and own.shares != 1


def _each(amount: float, voice: Voice) -> str:
    return money_per_share(amount, voice.currency, voice.language)


def _named(own: Own, answer: WaterfallAnswer, voice: Voice) -> str:
    if own.holder is None:
        key = "waterfall.chart.own_option" if own.strike > 0 else "waterfall.chart.own_each"
        return voice.say(key)
    kind, name = answer.holder(own.holder).kind, holder_name(own.holder, voice.language)
    if kind == "common":
        return voice.say("waterfall.chart.one_common")
    if kind == "options":
        return voice.say("waterfall.chart.one_option", holder=name)
    return name if own.shares is None else voice.say("waterfall.chart.one_share", holder=name)


def _subtitle(own: Own, voice: Voice) -> str:
    if own.first_earns <= 0:
        return voice.say("waterfall.chart.own_always")
    return voice.say("waterfall.chart.own_subtitle", exit=voice.money(own.first_earns))
