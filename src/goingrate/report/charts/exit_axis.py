"""The axis of exit values, which the charts of a waterfall share."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final

from goingrate.answers.waterfall_results import WaterfallAnswer
from goingrate.report.charts.money_axis import MoneyAxis
from goingrate.report.charts.theme import Voice

if TYPE_CHECKING:
    import altair as alt

#: Pixels, as wide as both charts, so that they can be read one above the other.
WIDTH: Final = 450
_NARROW: Final = 3.0


def exit_axis(answer: WaterfallAnswer) -> MoneyAxis:
    """Return the axis of exits: by factors, unless they differ little."""
    low, high = answer.curve.exits[0], answer.curve.exits[-1]
    return MoneyAxis(low, high, WIDTH, inf if high < _NARROW * low else 0.0)


def exits_along(axis: MoneyAxis, voice: Voice) -> alt.X:
    """Return the exits across."""
    import altair as alt

    ticks = axis.ticks(voice.money)
    return alt.X(
        "exit:Q",
        scale=axis.scale(),
        axis=alt.Axis(
            title=voice.say("waterfall.exit" if axis.is_even else "waterfall.chart.x"),
            grid=False,
            labelFlush=False,
            **ticks,
        ),
    )
