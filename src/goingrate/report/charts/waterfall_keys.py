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
from goingrate.report.charts.pixels import Mark, lines, texts
from goingrate.report.charts.theme import INK, ORANGE, PAPER, Voice, wrapped
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


def rules(keys: Sequence[Key], axis: MoneyAxis, *, height: float) -> list[alt.Chart]:
    """Return a line for each key, the strong ones in front."""
    layers = []
    for strong in (False, True):
        across = [(axis.pixel(key.exit_value), key.color) for key in keys if key.strong is strong]
        halo = [Mark(at, 0.0, PAPER, "", at, height) for at, _ in across]
        drawn = [Mark(at, 0.0, color, "", at, height) for at, color in across]
        if strong:
            layers += [lines(halo, strokeWidth=4), lines(drawn, strokeWidth=2)]
        else:
            layers.append(lines(halo, strokeWidth=2.5, opacity=0.5))
            layers.append(lines(drawn, strokeWidth=1, strokeDash=[1, 3]))
    return layers


def marks(keys: Sequence[Key], axis: MoneyAxis) -> list[alt.Chart]:
    """Return the mark above each line; where lines stand close, marks are moved apart."""
    labels = [EndLabel(key.mark, axis.pixel(key.exit_value)) for key in keys]
    placed = list(zip(keys, labels, apart(labels, height=WIDTH, gap=3), strict=True))
    return [
        texts(
            [Mark(middle, _MARKS, key.color, key.mark) for key, _, middle in placed],
            fontSize=11,
            fontWeight="bold",
        ),
        lines(
            [Mark(middle, -9.0, key.color, "", label.down, 0.0) for key, label, middle in placed],
            strokeWidth=0.75,
        ),
    ]


def told(keys: Sequence[Key], voice: Voice) -> alt.Chart:
    """Return above the picture what the strong lines are."""
    strong = [key for key in keys if key.strong]
    rows = []
    for place, key in enumerate(reversed(strong)):
        what = "first" if key.lines else "asked"
        exit_value = voice.money(key.exit_value)
        text = voice.say(f"waterfall.chart.{what}", mark=key.mark, exit=exit_value)
        rows.append(Mark(0.0, _TOLD - 18 * place, key.color, text))
    return texts(rows, align="left", fontWeight="bold")


def listed_keys(keys: Sequence[Key], *, height: float) -> list[alt.Chart]:
    """Return below the picture what happens at each number."""
    below = [key for key in keys if key.lines]
    tops = list(accumulate((_LINE * len(key.lines) for key in below), initial=height + _KEY_TOP))
    numbers = [Mark(-14.0, top, key.color, key.mark) for key, top in zip(below, tops, strict=False)]
    words = [
        Mark(-6.0, top, text="\n".join(key.lines)) for key, top in zip(below, tops, strict=False)
    ]
    return [
        texts(numbers, align="right", fontWeight="bold", fontSize=11),
        texts(words, align="left", lineHeight=_LINE),
    ]
