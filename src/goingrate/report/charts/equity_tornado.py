"""Which number moves the worth of a grant? Each one moved alone."""

from __future__ import annotations

from typing import Any, Final

from goingrate.answers.equity_results import EquityAnswer
from goingrate.report.charts.theme import Voice
from goingrate.report.charts.tornado import bars_of

#: Below half a unit there is no money, only rounding.
_LEAST: Final = 0.5


def equity_tornado(answer: EquityAnswer, voice: Voice) -> dict[str, Any] | None:
    """Return the widest bars first; None where nothing moves it."""
    if all(sway.size < _LEAST for sway in answer.sways):
        return None
    return bars_of(
        answer.sways,
        voice,
        base=answer.worth_at_middle,
        base_text=voice.say("chart.equity.tornado.base", value=voice.money(answer.worth_at_middle)),
        title=voice.say("chart.equity.tornado.title"),
        axis_title=voice.say("chart.equity.tornado.axis"),
    )
