"""After leaving: a vested option that must be exercised within some years or is lost.

The share of a private company cannot be sold meanwhile. So whoever leaves can wait until the last
day of the window and then decide, can pay the strike now for a share that may be hard to sell, or
can let the option go. Tax on exercise is left out: it makes exercising early worse still.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.options.black_scholes import call_value
from goingrate.offer.options.limits import require_at_least

Decision = Literal["wait", "exercise", "lapse"]


@dataclass(frozen=True, slots=True)
class AfterLeaving:
    """Money today for one option, by what one does with it.

    Parameters
    ----------
    window_years
        The time that is left: the shorter of the window and the option's remaining life.
    waiting
        Value of deciding on the last day.
    exercising_now
        Value of an unsaleable share less the strike; may be negative.
    """

    window_years: float
    waiting: float
    exercising_now: float

    @property
    def decision(self) -> Decision:
        """The best of the three; with no window left it is exercise or lapse."""
        if self.exercising_now > 0 and self.exercising_now >= self.waiting:
            return "exercise"
        return "wait" if self.waiting > 0 else "lapse"

    @property
    def value(self) -> float:
        """What the option is worth when the best is done; never negative."""
        return max(self.waiting, self.exercising_now, 0.0)


def value_after_leaving(
    *,
    share_price: float,
    strike: float,
    window_years: float,
    remaining_years: float,
    volatility_per_year: float,
    rate_per_year: float,
    dividend_yield_per_year: float = 0.0,
    illiquidity_discount: float = 0.0,
    sold_at_end: bool = True,
) -> AfterLeaving:
    """Return what a vested option is worth to somebody who leaves today.

    Parameters
    ----------
    share_price, strike
        Money, >= 0.
    window_years
        How long the company lets whoever has left exercise, >= 0; often 0.25, sometimes 10.
    remaining_years
        Until the option would expire anyway, >= 0.
    volatility_per_year, rate_per_year, dividend_yield_per_year
        As in `black_scholes.call_value`.
    illiquidity_discount
        What a share that cannot be sold is worth less than its price, from 0 to below 1.
    sold_at_end
        Whether the share can be sold on the last day of the window (a sale or a listing has come
        by then). If not, the discount applies to that day as well: the forced exercise.

    Raises
    ------
    OutOfRange
        If an argument lies outside these limits.

    Examples
    --------
    >>> terms = {"share_price": 10, "strike": 8, "remaining_years": 7}
    >>> market = {"volatility_per_year": 0.6, "rate_per_year": 0.04}
    >>> value_after_leaving(window_years=0.25, **terms, **market).waiting
    2.41...
    >>> value_after_leaving(window_years=10, **terms, **market).waiting
    6.75...
    """
    require_at_least(0.0, window_years=window_years, remaining_years=remaining_years)
    if not 0 <= illiquidity_discount < 1:
        raise OutOfRange(
            where="illiquidity_discount",
            given=illiquidity_discount,
            allowed=Phrase.of("allowed.from_below", low="0", high="1"),
            fix=Phrase("fix.correct_value"),
        )
    window = min(window_years, remaining_years)
    unsold = share_price * (1.0 - illiquidity_discount)
    # A fixed share of a log-normal price is log-normal too, so the discount moves the price only.
    waiting = call_value(
        share_price=share_price if sold_at_end else unsold,
        strike=strike,
        years=window,
        volatility_per_year=volatility_per_year,
        rate_per_year=rate_per_year,
        dividend_yield_per_year=dividend_yield_per_year,
    )
    return AfterLeaving(window, float(waiting), unsold - strike)
