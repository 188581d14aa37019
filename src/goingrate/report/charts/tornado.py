"""Which number matters most? Each one moved alone, and how far the answer goes with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from goingrate.answers.results import OfferComparison, Sway
from goingrate.report.charts.money_axis import MoneyAxis, even_axis
from goingrate.report.charts.theme import (
    BLUE_DARK,
    INK,
    LINES,
    PAPER,
    Voice,
    balanced,
    data,
    finished,
    stacked,
    text_width,
)
from goingrate.report.field_names import field_name
from goingrate.report.numbers import quantity

if TYPE_CHECKING:
    import altair as alt

_MOST: Final = 10
#: As a share of the widest.
_LEAST: Final = 0.002
_NAMES: Final = 185
_WIDTH: Final = 430
_LINE: Final = 15
_FILLS: Final = {"unknown": BLUE_DARK, "person": "#8fb7dc", "what_if": PAPER}
_KINDS: Final = {"range": "unknown", "prior": "unknown", "person": "person", "what_if": "what_if"}


@dataclass(frozen=True, slots=True)
class _Bar:
    """One number that was moved: where the answer goes, and the inputs that take it there."""

    name: str
    kind: str
    left: float
    right: float
    left_text: str
    right_text: str


def tornado(answer: OfferComparison, voice: Voice) -> dict[str, Any] | None:
    """Return the widest bars first; None where nothing moves the answer."""
    base, is_chance = _base(answer)
    kind = "chance" if is_chance else "lead"
    names = {"job": answer.verdict.job, "other": answer.verdict.other}
    return bars_of(
        answer.sways,
        voice,
        base=base,
        is_chance=is_chance,
        title=voice.say(f"chart.tornado.title_{kind}", **names),
        axis_title=voice.say(
            "chart.chance_needed" if is_chance else "chart.tornado.axis_lead", **names
        ),
    )


def bars_of(
    sways: Sequence[Sway],
    voice: Voice,
    *,
    base: float,
    base_text: str = "",
    is_chance: bool = False,
    title: str,
    axis_title: str,
) -> dict[str, Any] | None:
    """Return a bar for each number that moves an answer away from `base`, the widest first.

    `base_text` is what the line at `base` is called; empty: the answer as it stands now.
    `is_chance` says that the answer is a chance rather than an amount. None: nothing moves it.
    """
    import altair as alt

    bars = [_bar(sway, voice) for sway in widest(sways)]
    if not bars:
        return None
    axis = _axis(bars, base, is_chance=is_chance)
    row = _LINE * max(bar.name.count("\n") + 1 for bar in bars) + 9
    ticks = axis.ticks(voice.share, within=(0, 1)) if is_chance else axis.ticks(voice.money)
    across = alt.X(
        "left:Q",
        scale=axis.scale(),
        axis=alt.Axis(title=balanced(axis_title, _WIDTH), **ticks),
    )
    spoken = voice.chance(base) if is_chance else voice.money(base)
    chart = alt.layer(
        _drawn(bars, across, voice),
        *_base_line(base, axis, base_text or voice.say("chart.tornado.base", value=spoken)),
        *_ends(bars, axis),
        *_names(bars),
    ).properties(width=_WIDTH, height=row * len(bars))
    return finished(chart, title=title, subtitle=voice.say("chart.tornado.subtitle"))


def widest(sways: Sequence[Sway]) -> list[Sway]:
    """Return the numbers that move the answer most; those that hardly move it are left out."""
    least = _LEAST * max((sway.size for sway in sways), default=0.0)
    return [sway for sway in sways if sway.size > least][:_MOST]


def _base(answer: OfferComparison) -> tuple[float, bool]:
    """Return the answer as it stands, and whether it is a chance (else an amount)."""
    if answer.choice_map.break_even is None or answer.success_needed is None:
        return answer.verdict.lead.value, False
    return min(max(answer.success_needed.chance.value, 0.0), 1.0), True


def _bar(sway: Sway, voice: Voice) -> _Bar:
    name = field_name(sway.field, voice.language)
    if sway.offer:
        name = voice.say("chart.tornado.row", offer=sway.offer, field=name)
    ends = sorted(((sway.at_low, sway.low), (sway.at_high, sway.high)))
    texts = [quantity(value, value, sway.unit, voice.currency, voice.language) for _, value in ends]
    return _Bar(
        stacked(name, _NAMES), _KINDS[sway.kind], ends[0][0], ends[1][0], texts[0], texts[1]
    )


def _axis(bars: Sequence[_Bar], base: float, *, is_chance: bool) -> MoneyAxis:
    """Return an even axis with room for the labels at the ends of the bars."""
    room = [
        max(text_width(text) for text in texts) + 14
        for texts in ([bar.left_text for bar in bars], [bar.right_text for bar in bars])
    ]
    reach = [base, *(end for bar in bars for end in (bar.left, bar.right))]
    return even_axis(
        reach, width=_WIDTH, margins=(room[0], room[1]), unit=0.1 if is_chance else 1000.0
    )


def _rows() -> alt.Y:
    import altair as alt

    return alt.Y("row:O", scale=alt.Scale(paddingInner=0.4, paddingOuter=0.2), axis=None)


def _names(bars: Sequence[_Bar]) -> Iterator[alt.Chart]:
    """Yield the names left of the bars, those of equally many lines together."""
    import altair as alt

    for breaks in sorted({bar.name.count("\n") for bar in bars}):
        rows = [
            {"row": row, "text": bar.name}
            for row, bar in enumerate(bars)
            if bar.name.count("\n") == breaks
        ]
        yield (
            alt.Chart(data(rows))
            .mark_text(
                align="right",
                baseline="middle",
                lineBreak="\n",
                lineHeight=_LINE,
                dy=-breaks * _LINE / 2,
            )
            .encode(x=alt.value(-10), y=_rows(), text="text:N")
        )


def _drawn(bars: Sequence[_Bar], across: alt.X, voice: Voice) -> alt.Chart:
    import altair as alt

    kinds = [kind for kind in _FILLS if any(bar.kind == kind for bar in bars)]
    labels = {kind: voice.say(f"chart.tornado.{kind}") for kind in kinds}
    rows = [
        {
            "row": row,
            "left": bar.left,
            "right": bar.right,
            "kind": labels[bar.kind],
            "name": bar.name.replace("\n", " "),
        }
        for row, bar in enumerate(bars)
    ]
    legend = alt.Legend(
        title=None,
        orient="bottom",
        columns=1,
        labelExpr=LINES,
        symbolType="square",
        symbolSize=170,
        symbolStrokeColor=BLUE_DARK,
        symbolStrokeWidth=1.5,
        rowPadding=5,
        offset=12,
    )
    scale = alt.Scale(domain=list(labels.values()), range=[_FILLS[kind] for kind in kinds])
    layer: alt.Chart = (
        alt.Chart(data(rows))
        .mark_bar(stroke=BLUE_DARK, strokeWidth=1.5, opacity=1)
        .encode(
            x=across,
            x2="right:Q",
            y=_rows(),
            fill=alt.Fill("kind:N", scale=scale, legend=legend),
            tooltip=alt.Tooltip("name:N", title=voice.say("chart.tornado.number")),
        )
    )
    return layer


def _base_line(base: float, axis: MoneyAxis, label: str) -> list[alt.Chart]:
    import altair as alt

    rule = alt.Chart(data([{"left": base, "text": label}])).encode(
        x=alt.X("left:Q", scale=axis.scale())
    )
    return [
        rule.mark_rule(color=INK, strokeWidth=1.5),
        rule.mark_text(baseline="bottom", fontWeight="bold").encode(text="text:N", y=alt.value(-6)),
    ]


def _ends(bars: Sequence[_Bar], axis: MoneyAxis) -> Iterator[alt.Chart]:
    """Yield the inputs at both ends of each bar."""
    import altair as alt

    for side, step in (("left", -6), ("right", 6)):
        rows = [
            {"row": row, "left": getattr(bar, side), "text": getattr(bar, f"{side}_text")}
            for row, bar in enumerate(bars)
        ]
        yield (
            alt.Chart(data(rows))
            .mark_text(align="right" if step < 0 else "left", dx=step, baseline="middle")
            .encode(x=alt.X("left:Q", scale=axis.scale()), y=_rows(), text="text:N")
        )
