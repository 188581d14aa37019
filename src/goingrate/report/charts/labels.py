"""Labels beside the ends of lines, moved apart where they would overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from goingrate.report.charts.theme import INK, data

if TYPE_CHECKING:
    import altair as alt

_LINE: Final = 14.0


@dataclass(frozen=True, slots=True)
class EndLabel:
    """A text that belongs to a height in the plot, in pixels from the top."""

    text: str
    down: float
    color: str = INK
    bold: bool = False

    @property
    def height(self) -> float:
        """Pixels from its top to its bottom."""
        return _LINE * (self.text.count("\n") + 1)


def apart(labels: Sequence[EndLabel], *, height: float, gap: float = 2) -> list[float]:
    """Return the middles of labels in pixels from the top, in order, none over another.

    Examples
    --------
    >>> apart([EndLabel("a", 50), EndLabel("b", 52)], height=100)
    [42.0, 58.0]
    """
    order = sorted(range(len(labels)), key=lambda i: labels[i].down)
    groups: list[list[int]] = [[i] for i in order]
    while True:
        tops = [_top(group, labels, height, gap) for group in groups]
        ends = [top + _tall(group, labels, gap) for top, group in zip(tops, groups, strict=True)]
        clash = next((i for i in range(1, len(groups)) if tops[i] < ends[i - 1] - 1e-9), None)
        if clash is None:
            break
        groups[clash - 1] += groups.pop(clash)
    middles = [0.0] * len(labels)
    for top, group in zip(tops, groups, strict=True):
        down = top
        for i in group:
            middles[i] = down + labels[i].height / 2
            down += labels[i].height + gap
    return middles


def beside(
    labels: Sequence[EndLabel],
    *,
    across: float,
    height: float,
    gap: float = 2,
    font_size: float = 12,
) -> list[alt.Chart]:
    """Return the labels as text, their left ends at `across` pixels."""
    import altair as alt

    layers = []
    for label, middle in zip(labels, apart(labels, height=height, gap=gap), strict=True):
        first_line = middle - (label.height - _LINE) / 2
        layers.append(
            alt.Chart(data([{"text": label.text}]))
            .mark_text(
                align="left",
                baseline="middle",
                color=label.color,
                fontSize=font_size,
                fontWeight="bold" if label.bold else "normal",
                lineBreak="\n",
                lineHeight=_LINE,
            )
            .encode(text="text:N", x=alt.value(across), y=alt.value(first_line))
        )
    return layers


def _tall(group: list[int], labels: Sequence[EndLabel], gap: float) -> float:
    return sum(labels[i].height + gap for i in group)


def _top(group: list[int], labels: Sequence[EndLabel], height: float, gap: float) -> float:
    """Return where a pile of labels begins, as near as it can be to what they belong to."""
    wanted = sum(labels[i].down for i in group) / len(group)
    tall = _tall(group, labels, gap)
    return min(max(wanted - tall / 2, 0.0), height + _LINE / 2 - tall)
