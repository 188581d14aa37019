"""Shares with their sign, and notes below a picture, for charts of premiums and of change."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from goingrate.base.texts import Language
from goingrate.report.charts.money_axis import MoneyAxis
from goingrate.report.charts.pixels import Mark, texts
from goingrate.report.charts.theme import QUIET, spoken_ticks, text_width, wrapped
from goingrate.report.numbers import percent

if TYPE_CHECKING:
    import altair as alt

NOTE_SIZE: Final = 11.0
_LINE: Final = 14.0
_HALF_PERCENT: Final = 0.005
_STEPS: Final = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
_ROUND: Final = (1.0, -0.5, 10.0, 3.0, -0.9, 0.5, -0.7, 2.0, 100.0, 30.0, -0.3, 0.2, 5.0, -0.8)
#: Axes whose ends differ by less than this factor have even steps.
_SHORT: Final = 2.5
_GAP: Final = 12.0


def signed(share: float, language: Language = "en") -> str:
    """Return a share in whole percent with its sign; what rounds to nothing has none.

    Examples
    --------
    >>> signed(0.148), signed(-0.54), signed(-0.004)
    ('+15%', '-54%', '0%')
    """
    if abs(share) < _HALF_PERCENT:
        return percent(0.0, 0, language)
    return ("+" if share > 0 else "") + percent(share, 0, language)


def factor_ticks(axis: MoneyAxis, spoken: Callable[[float], str], *, most: float) -> dict[str, Any]:
    """Return the keywords of an axis of factors (1 + share), labelled with the shares.

    Steps are even in percent where the axis is short, else round; none stands above `most`.
    """
    shares = _even(axis, spoken, most) if most < _SHORT * axis.low else _round(axis, spoken, most)
    return spoken_ticks([(1.0 + share, spoken(share)) for share in shares])


def _even(axis: MoneyAxis, spoken: Callable[[float], str], most: float) -> list[float]:
    """Return the finest even steps for which labels have room."""
    for step in _STEPS:
        first = math.ceil((axis.low - 1.0) / step - 1e-9)
        last = math.floor((most - 1.0) / step + 1e-9)
        if last - first > axis.width / _GAP:
            continue
        shares = [count * step for count in range(first, last + 1)]
        if all(_clear(axis, spoken, one, other) for one, other in pairwise(shares)):
            return shares
    return [0.0]


def _round(axis: MoneyAxis, spoken: Callable[[float], str], most: float) -> list[float]:
    """Return round shares, those that matter most before those that fill the room."""
    found = [0.0]
    for share in _ROUND:
        inside = axis.low <= 1.0 + share <= most
        if inside and all(_clear(axis, spoken, share, other) for other in found):
            found.append(share)
    return sorted(found)


def footnote(text: str, *, across: float, down: float, width: float) -> alt.Chart:
    """Return a note in small grey letters, its first line at a place in pixels."""
    lines = wrapped(text, width, font_size=NOTE_SIZE)
    marks = [Mark(across, down + _LINE * place, QUIET, line) for place, line in enumerate(lines)]
    return texts(marks, align="left", fontSize=NOTE_SIZE)


def _clear(axis: MoneyAxis, spoken: Callable[[float], str], one: float, other: float) -> bool:
    room = (text_width(spoken(one)) + text_width(spoken(other))) / 2 + _GAP
    return abs(axis.pixel(1.0 + other) - axis.pixel(1.0 + one)) >= room
