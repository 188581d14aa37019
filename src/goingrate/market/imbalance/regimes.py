"""Structural or cyclical: whether a monthly series changed for good, or swings and comes back.

Four stories are weighed: noise that remembers; the same with lasting steps; with swings of 2 to
12 years; with both (`regimes_stories`). A story is told if it gets `ENOUGH_WEIGHT`, chosen by
simulation so that few verdicts are wrong; else the answer is that it cannot be told. Nothing is
drawn at random: the same series gives the same verdict.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import InputError
from goingrate.base.texts import Phrase
from goingrate.market.imbalance.regimes_months import (
    MonthsLaidOut,
    check_months,
    laid_out,
    why_not_asked,
    without_seasons,
)
from goingrate.market.imbalance.regimes_results import (
    ERROR_RATES,
    MEASURED_ON,
    Break,
    ErrorRates,
    Regime,
    RegimeVerdict,
)
from goingrate.market.imbalance.regimes_steps import Step, located, possible_places
from goingrate.market.imbalance.regimes_stories import (
    StoryWeights,
    Weighed,
    slower_than_half,
    still_grid,
    story_weights,
    swing_grid,
    weigh,
)
from goingrate.market.imbalance.series import Series, as_date, month_means

__all__ = [
    "ENOUGH_WEIGHT",
    "ERROR_RATES",
    "MEASURED_ON",
    "Break",
    "ErrorRates",
    "Regime",
    "RegimeVerdict",
    "StoryWeights",
    "regime",
    "regime_of_months",
]

Array = NDArray[np.float64]

#: A story is told if it gets this share of the weight.
ENOUGH_WEIGHT: Final = 0.7
#: Of the interval of a break's month.
DATE_COVERAGE: Final = 0.9
#: Steps that add up to less than this, in log points, brought the level back.
_CAME_BACK: Final = 0.1


def regime(series: Series) -> RegimeVerdict:
    """Return whether a series changed for good, swings and comes back, both, or neither.

    Monthly means are taken first. Seasons are taken out, of an adjusted series what is left:
    where there are none this costs next to nothing, and seasons overlooked could hide a step.

    Examples
    --------
    >>> days = np.arange("2015-01", "2025-01", dtype="datetime64[M]").astype("datetime64[D]")
    >>> level = np.where(np.arange(120) < 70, 100.0, 60.0)
    >>> noise = np.exp(0.04 * np.random.default_rng(0).standard_normal(120))
    >>> verdict = regime(Series("ads", "postings", "index", days, level * noise, None, True))
    >>> verdict.regime, str(verdict.breaks[0].day)
    ('structural', '2020-11-01')
    """
    try:
        means = month_means(series)
    except InputError:  # not even half of one month
        return regime_of_months(np.zeros(0), months=np.zeros(0, "datetime64[M]"))
    with np.errstate(divide="ignore"):
        log_values = np.log(means.values)
    return regime_of_months(log_values, months=means.days.astype("datetime64[M]"))


def regime_of_months(log_values: Array, *, months: NDArray[np.datetime64]) -> RegimeVerdict:
    """Return whether a monthly series changed for good, swings and comes back, both, or neither.

    Parameters
    ----------
    log_values
        Natural logarithms, shape (n,); minus infinity is a zero, of which nothing can be told.
    months
        Ascending, distinct, of type datetime64[M], shape (n,); missing months are holes.

    Raises
    ------
    InputError
        If months and values do not fit together, or a value is not a logarithm.
    """
    check_months(log_values, months)
    why_not = why_not_asked(log_values, months)
    if why_not is not None:
        return _cannot_tell(months.size, why_not, None)
    full = without_seasons(laid_out(log_values - log_values.mean(), months))
    weighed = weigh(full.values, full.seen, possible_places(full.values, full.seen))
    weights = story_weights(weighed, months=full.values.size)
    told = _likeliest(weights)
    if told is None:
        return _cannot_tell(months.size, _why_undecided(weights), weights)
    return _told(told, weights, weighed, full)


def _likeliest(weights: StoryWeights) -> Regime | None:
    stories: tuple[Regime, ...] = ("neither", "structural", "cyclical", "both")
    best = max(stories, key=lambda story: float(getattr(weights, story)))
    return best if getattr(weights, best) >= ENOUGH_WEIGHT else None


def _told(
    told: Regime, weights: StoryWeights, weighed: Weighed, full: MonthsLaidOut
) -> RegimeVerdict:
    """Return the verdict with steps and swings as they are under its story."""
    months, swings = int(full.seen.sum()), told in {"cyclical", "both"}
    grid = swing_grid() if swings else still_grid()
    shock = weighed.swinging_shock if swings else weighed.still_shock
    shares = _shares_within(told, weighed, months=full.values.size)
    chosen = int(shares.sum(axis=0).argmax())
    likeliest = int(shares[:, chosen].argmax())
    point = grid.points[likeliest]
    places = [weighed.places[at] for at in weighed.sets[chosen] if at >= 0]
    steps = located(full.values, full.seen, point, places, coverage=DATE_COVERAGE)
    if steps and abs(sum(step.size_log_points for step in steps)) < _CAME_BACK:
        return _cannot_tell(months, Phrase("regime.came_back"), weights)
    years = (shares.sum(axis=1) * grid.period_months).sum() / 12.0 if swings else None
    height = (shares * shock * grid.heights[:, None]).sum() if swings else None
    return RegimeVerdict(
        regime=told,
        breaks=tuple(_break(step, full) for step in steps),
        cycle_years=None if years is None else float(years),
        cycle_log_points=None if height is None else float(height),
        months=months,
        why=_why(told, weights),
        weights=weights,
        noise_kept=float(point[1]),
        noise_momentum=float(point[0]),
        shock_log_points=float(shock[likeliest, chosen]),
    )


def _shares_within(told: Regime, weighed: Weighed, *, months: int) -> Array:
    """Return the shares of one story's weight, by noise (and swings) and set of steps."""
    swings, steps = told in {"cyclical", "both"}, told in {"structural", "both"}
    logs = (weighed.swinging if swings else weighed.still).copy()
    logs[:, (weighed.steps > 0) != steps] = -np.inf
    if swings:
        logs[slower_than_half(months)] = -np.inf
    shares: Array = np.exp(logs - logs.max())
    shares /= shares.sum()
    return shares


def _break(step: Step, full: MonthsLaidOut) -> Break:
    def day(month: int) -> date:
        return as_date((full.first + np.timedelta64(month, "M")).astype("datetime64[D]"))

    return Break(day(step.month), day(step.low), day(step.high), step.size_log_points)


def _cannot_tell(months: int, why: Phrase, weights: StoryWeights | None) -> RegimeVerdict:
    return RegimeVerdict("cannot_tell", (), None, None, months, why, weights, None, None, None)


def _why(told: Regime, weights: StoryWeights) -> Phrase:
    rates = ERROR_RATES[told]
    return Phrase.of(
        f"regime.why_{told}",
        weight=_percent(getattr(weights, told)),
        series=str(MEASURED_ON),
        right=_of_measured(rates.right),
        cannot_tell=_of_measured(rates.cannot_tell),
        wrong=_of_measured(rates.wrong),
        said=str(rates.said),
        said_wrongly=str(rates.said_wrongly),
    )


def _why_undecided(weights: StoryWeights) -> Phrase:
    if weights.slow >= ENOUGH_WEIGHT:
        return Phrase.of("regime.slow_swing", weight=_percent(weights.slow))
    return Phrase.of(
        "regime.undecided",
        enough=_percent(ENOUGH_WEIGHT),
        neither=_percent(weights.neither),
        structural=_percent(weights.structural),
        cyclical=_percent(weights.cyclical),
        both=_percent(weights.both),
        slow=_percent(weights.slow),
    )


def _of_measured(share: float) -> str:
    return f"{MEASURED_ON * share:.0f}"


def _percent(share: float) -> str:
    return f"{100.0 * share:.0f}"
