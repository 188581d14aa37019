"""Numbered lines in a waterfall where something changes, and what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from goingrate.answers.waterfall_results import Breakpoint, WaterfallAnswer
from goingrate.report.charts.exit_axis import WIDTH
from goingrate.report.charts.labels import EndLabel, apart
from goingrate.report.charts.money_axis import MoneyAxis
from goingrate.report.charts.theme import INK, ORANGE, PAPER, Voice, data, wrapped
from goingrate.report.waterfall_words import event_words

if TYPE_CHECKING:
    import altair as alt

_MOST_KEYS: Final = 14
_LINE: Final = 16.0
#: Room for the axis, its labels and its title.
_KEY_TOP: Final = 62.0
_MARKS: Final = -16.0
_TOLD: Final = -36.0


@dataclass(frozen=True, slots=True)
class Key:
    """A line across the picture: its mark above, and what happens there.

    A line without `lines` is told above the picture, not below.
    """

    mark: str
    exit_value: float
    color: str = INK
    strong: bool = False
    lines: tuple[str, ...] = ()


def keys_of(
    answer: WaterfallAnswer, axis: MoneyAxis, voice: Voice, *, room: float
) -> Iterator[Key]:
    """Yield what happens in the picture, and last the one exit that was asked about, if it is one.

    Its text is broken at `room` pixels.
    """
    inside = [one for one in answer.breakpoints if axis.low < one.exit_value < axis.high]
    for number, one in enumerate(_most_telling(inside, answer), start=1):
        text = voice.say(
            "waterfall.chart.key",
            exit=voice.money(one.exit_value),
            events=event_words(one, answer, voice.language),
        )
        first = one.exit_value == answer.common_first_earns
        yield Key(
            mark=str(number),
            exit_value=one.exit_value,
            color=ORANGE if first else INK,
            strong=first,
            lines=tuple(wrapped(text, room)),
        )
    if not answer.is_range:
        yield Key("▼", answer.exit_low, strong=True)


def _most_telling(inside: Sequence[Breakpoint], answer: WaterfallAnswer) -> list[Breakpoint]:
    """Return at most some breakpoints, those with the largest effect on how exits are shared."""
    if len(inside) <= _MOST_KEYS:
        return list(inside)
    shares = {one.name: one.as_converted for one in answer.holders}
    by_size = sorted(
        inside, key=lambda one: -sum(shares.get(event.holder, 0.0) for event in one.events)
    )
    first = [one for one in inside if one.exit_value == answer.common_first_earns]
    kept = [*first, *(one for one in by_size if one not in first)][:_MOST_KEYS]
    return [one for one in inside if one in kept]


def rules(keys: Sequence[Key], axis: MoneyAxis, *, height: float) -> Iterator[alt.Chart]:
    """Yield a line for each key, the strong ones in front."""
    import altair as alt

    for key in sorted(keys, key=lambda key: key.strong):
        across = alt.value(axis.pixel(key.exit_value))
        rule = alt.Chart(data([{}])).encode(x=across, y=alt.value(0), y2=alt.value(height))
        if key.strong:
            yield rule.mark_rule(color=PAPER, strokeWidth=4)
            yield rule.mark_rule(color=key.color, strokeWidth=2)
        else:
            yield rule.mark_rule(color=PAPER, strokeWidth=2.5, opacity=0.5)
            yield rule.mark_rule(color=INK, strokeWidth=1, strokeDash=[1, 3])


def marks(keys: Sequence[Key], axis: MoneyAxis) -> Iterator[alt.Chart]:
    """Yield the mark above each line; where lines stand close, marks are moved apart."""
    import altair as alt

    labels = [EndLabel(key.mark, axis.pixel(key.exit_value)) for key in keys]
    for key, middle in zip(keys, apart(labels, height=WIDTH, gap=3), strict=True):
        yield (
            alt.Chart(data([{"text": key.mark}]))
            .mark_text(baseline="middle", fontSize=11, fontWeight="bold", color=key.color)
            .encode(text="text:N", x=alt.value(middle), y=alt.value(_MARKS))
        )
        yield (
            alt.Chart(data([{}]))
            .mark_rule(color=key.color, strokeWidth=0.75)
            .encode(
                x=alt.value(middle),
                x2=alt.value(axis.pixel(key.exit_value)),
                y=alt.value(-9),
                y2=alt.value(0),
            )
        )


def told(keys: Sequence[Key], voice: Voice) -> Iterator[alt.Chart]:
    """Yield above the picture what the strong lines are."""
    import altair as alt

    strong = [key for key in keys if key.strong]
    for row, key in enumerate(reversed(strong)):
        what = "first" if key.lines else "asked"
        exit_value = voice.money(key.exit_value)
        text = voice.say(f"waterfall.chart.{what}", mark=key.mark, exit=exit_value)
        yield (
            alt.Chart(data([{"text": text}]))
            .mark_text(align="left", baseline="middle", color=key.color, fontWeight="bold")
            .encode(text="text:N", x=alt.value(0), y=alt.value(_TOLD - 18 * row))
        )


def listed_keys(keys: Sequence[Key], *, height: float) -> Iterator[alt.Chart]:
    """Yield below the picture what happens at each number."""
    import altair as alt

    tops = accumulate((_LINE * len(key.lines) for key in keys), initial=height + _KEY_TOP)
    for key, top in zip(keys, tops, strict=False):
        if not key.lines:
            continue
        yield (
            alt.Chart(data([{"text": key.mark}]))
            .mark_text(
                align="right", baseline="middle", fontWeight="bold", fontSize=11, color=key.color
            )
            .encode(text="text:N", x=alt.value(-14), y=alt.value(top))
        )
        yield (
            alt.Chart(data([{"text": "\n".join(key.lines)}]))
            .mark_text(align="left", baseline="middle", lineBreak="\n", lineHeight=_LINE)
            .encode(text="text:N", x=alt.value(-6), y=alt.value(top))
        )
