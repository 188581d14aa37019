"""Texts, lines and patches at pixels of the plot, many in one layer: fast where there are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from goingrate.report.charts.theme import INK, data

if TYPE_CHECKING:
    import altair as alt


@dataclass(frozen=True, slots=True)
class Mark:
    """Something at a place, in pixels from the left and from the top of the plot.

    Parameters
    ----------
    text
        Lines parted by line breaks; the first stands at the place.
    across_to, down_to
        Where a line ends.
    """

    across: float
    down: float
    color: str = INK
    text: str = ""
    across_to: float = 0.0
    down_to: float = 0.0


def texts(marks: Sequence[Mark], **look: Any) -> alt.Chart:
    """Return texts; `look` is that of all, such as `align="left"`."""
    layer: alt.Chart = (
        _placed(marks).mark_text(baseline="middle", lineBreak="\n", **look).encode(text="text:N")
    )
    return layer


def lines(marks: Sequence[Mark], **look: Any) -> alt.Chart:
    """Return straight lines."""
    layer: alt.Chart = _placed(marks).mark_rule(**look).encode(x2="across_to", y2="down_to")
    return layer


def patches(marks: Sequence[Mark], **look: Any) -> alt.Chart:
    """Return filled squares."""
    layer: alt.Chart = _placed(marks).mark_point(shape="square", filled=True, opacity=1, **look)
    return layer


def _placed(marks: Sequence[Mark]) -> alt.Chart:
    import altair as alt

    chart: alt.Chart = alt.Chart(data(asdict(mark) for mark in marks)).encode(
        x=alt.X("across:Q", scale=None, axis=None),
        y=alt.Y("down:Q", scale=None, axis=None),
        color=alt.Color("color:N", scale=None),
    )
    return chart
