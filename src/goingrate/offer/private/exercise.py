"""Whether to pay for options that must be exercised before any exit, or to let them lapse."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

import numpy as np

from goingrate.offer.private.ends import ROUGH, Taste, gain_of
from goingrate.offer.private.holding import at_hand, whole_holding
from goingrate.offer.private.settle import Settled
from goingrate.offer.private.walk import Walk

#: An error in the value from which one exercises matters little: there, both are worth the same.
_BISECTIONS: Final = 7
_SEARCH_REACH: Final = 4.5


def least_value_to_exercise(
    equity: Settled, *, years: float, left_at: float, taste: Taste
) -> float:
    """Return the company value from which exercising vested options is better than their lapse.

    The price is paid at once and the shares are held to the end: it pays if the certainty
    equivalent of that day is above 0, options looked at alone. Options beyond the cash lapse.

    Parameters
    ----------
    years, left_at
        When it must be decided, and when the person left (infinite: not at all).
    """
    chances = equity.chances
    spread = max(chances.volatility * math.sqrt(years), 0.1)
    middle = math.log(equity.company_value) + (chances.drift - 0.5 * chances.volatility**2) * years
    low, high = -_SEARCH_REACH, _SEARCH_REACH
    gain = _GainOfExercising(equity, years, left_at, taste)

    def pays(z: float) -> bool:
        return gain.at(math.exp(middle + spread * z)) > 0.0

    if not pays(high):
        return math.inf
    for _ in range(_BISECTIONS):
        between = 0.5 * (low + high)
        low, high = (low, between) if pays(between) else (between, high)
    return math.exp(middle + spread * high)


class _GainOfExercising:
    """What paying for vested options on some day is worth to the person on that day."""

    def __init__(self, equity: Settled, years: float, left_at: float, taste: Taste) -> None:
        first = whole_holding(equity)
        options = np.array([grant.is_option for grant in equity.grants])
        count = np.where(options, at_hand(equity, first, years=years, left_at=left_at), 0.0)
        cost = float((count * equity.strikes).sum())
        part = min(1.0, taste.cash / cost) if cost > 0.0 else 1.0
        self._years, self._taste = years, taste
        self._nothing_to_pay = 1.0 if count.any() else -1.0
        self._paid = part * cost
        self._rate = equity.chances.discount
        self._lives = math.exp((equity.chances.exit_rate + equity.chances.failure_rate) * years)
        self._walk = Walk(equity, taste, min(left_at, years), ROUGH, least_value_to_exercise)
        self._holding = replace(
            first, strikes=np.where(options, 0.0, equity.strikes), scale=options * part
        )

    def at(self, value: float) -> float:
        """Return it at one company value."""
        from goingrate.offer.private.kernel import Start

        if self._paid <= 0.0:
            return self._nothing_to_pay
        self._walk.restart()
        paid = -self._paid * math.exp(-self._rate * self._years)
        start = Start(value, self._years, self._lives, paid, -self._paid)
        self._walk.go(start, self._holding, [])
        found = self._walk.found()
        on_the_day = found.present_value * math.exp(self._rate * self._years)
        return gain_of(on_the_day, found.probability, self._taste)
