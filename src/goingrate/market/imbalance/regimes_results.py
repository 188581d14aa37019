"""What is said of a series: whether it changed for good, swings, or both; and how often rightly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from goingrate.base.texts import Phrase
from goingrate.market.imbalance.regimes_stories import StoryWeights

Regime: TypeAlias = Literal["structural", "cyclical", "both", "neither", "cannot_tell"]


@dataclass(frozen=True, slots=True)
class Break:
    """A lasting step of level.

    Attributes
    ----------
    day
        First day of the first month after the step.
    low, high
        First and last such day that the data allow, with a probability of at least 90%.
    size_log_points
        The step: its share is exp(size) - 1.
    """

    day: date
    low: date | None
    high: date | None
    size_log_points: float


@dataclass(frozen=True, slots=True)
class RegimeVerdict:
    """Whether a monthly series changed for good, swings and comes back, both, neither.

    Attributes
    ----------
    regime
        "cannot_tell" where no story gets enough of the weight, or the series cannot be judged.
    breaks
        Lasting steps, ascending; only with "structural" and "both".
    cycle_years
        Mean length of a swing, from one peak to the next; only with "cyclical" and "both".
    cycle_log_points
        Mean height of a swing's peak over its middle.
    months
        Months observed.
    why
        The reason, in words.
    weights
        Of each story; None where the series cannot be judged whatever it shows.
    noise_kept, noise_momentum, shock_log_points
        Of the likeliest noise under the verdict: an autoregression whose two roots are the first
        two, and the spread of its shocks from month to month; None with "cannot_tell".
    """

    regime: Regime
    breaks: tuple[Break, ...]
    cycle_years: float | None
    cycle_log_points: float | None
    months: int
    why: Phrase
    weights: StoryWeights | None
    noise_kept: float | None
    noise_momentum: float | None
    shock_log_points: float | None


@dataclass(frozen=True, slots=True)
class ErrorRates:
    """How often the verdict on simulated series of one kind was right.

    Attributes
    ----------
    right, cannot_tell, wrong
        Shares of the series of this kind; they add up to 1.
    said
        Of how many series of all kinds this verdict was given.
    said_wrongly
        Of how many of them wrongly.
    """

    right: float
    cannot_tell: float
    wrong: float
    said: int
    said_wrongly: int


#: How many series of each of the four kinds the rates were measured on.
MEASURED_ON: Final = 200
#: As measured by tests/market/imbalance/test_regimes_rates.py, which fails if they drift.
ERROR_RATES: Final[Mapping[Regime, ErrorRates]] = MappingProxyType(
    {
        "structural": ErrorRates(0.77, 0.21, 0.02, 156, 2),
        "cyclical": ErrorRates(0.725, 0.26, 0.015, 149, 4),
        "both": ErrorRates(0.75, 0.235, 0.015, 155, 5),
        "neither": ErrorRates(0.715, 0.27, 0.015, 145, 2),
    }
)
