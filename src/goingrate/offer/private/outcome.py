"""What the ways in which a holding can end come to: chances, quantiles, a certainty equivalent."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.certainty import certain_gain, weighted_sum
from goingrate.offer.private.joint import KINDS, EndKind, Outcomes
from goingrate.offer.private.settle import Settled

Array = NDArray[np.float64]
Way = Literal[
    "fails",
    "sale_below_preferences",
    "sale",
    "ipo_below_strike",
    "ipo",
    "hired",
    "left_behind",
    "still_private",
    "lapsed",
]
WAYS: Final[tuple[Way, ...]] = (
    "fails",
    "sale_below_preferences",
    "sale",
    "ipo_below_strike",
    "ipo",
    "hired",
    "left_behind",
    "still_private",
    "lapsed",
)
_QUANTILES: Final = (0.05, 0.25, 0.5, 0.75, 0.95)
_N_SPREAD: Final = 100
_TOP: Final = 0.01
#: Rate by which exits must outrun growth: then exits after 40 years carry little of the mean.
_OUTGROWN: Final = 0.05


@dataclass(frozen=True, slots=True)
class WayOut:
    """One way in which it can end: how probable, and what it pays (median and middle half)."""

    way: Way
    probability: float
    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Summary:
    """A holding in figures, before tax.

    Parameters
    ----------
    certainty_equivalent
        Sure money today that is worth as much to the person.
    mean
        Average present value; None where it is infinite: rare exits would decide it alone.
    top_share
        Part of the mean that comes from the best 1% of futures.
    quantiles, spread
        Money as it is paid, not discounted: (share of futures below, money), and 100 equally
        likely values in order.
    nothing, loses, beats_paper
        Probabilities: nothing is received; less than was paid in; something, and at least the value
        on paper.
    """

    certainty_equivalent: float
    mean: float | None
    top_share: float
    quantiles: tuple[tuple[float, float], ...]
    spread: tuple[float, ...]
    nothing: float
    loses: float
    beats_paper: float
    median_years: float
    ways: tuple[WayOut, ...]


def merged(parts: Sequence[Outcomes]) -> Outcomes:
    """Return equally likely sets of outcomes as one."""
    if len(parts) == 1:
        return parts[0]
    return Outcomes(
        present_value=np.concatenate([part.present_value for part in parts]),
        money=np.concatenate([part.money for part in parts]),
        probability=np.concatenate([part.probability for part in parts]) / len(parts),
        years=np.concatenate([part.years for part in parts]),
        kind=np.concatenate([part.kind for part in parts]),
    )


def mean_is_finite(equity: Settled) -> bool:
    """Whether an average payoff can be told: exits must come sooner than the company can outgrow.

    The mean of an exit value at an exponential time is infinite once growth reaches the rate at
    which exits come. Just below, it hangs on exits after decades, further than the nodes reach.
    """
    return equity.hazard - equity.chances.drift > _OUTGROWN


def worth_of(outcomes: Outcomes, *, wealth: float, risk_aversion: float) -> float:
    """Return the certainty equivalent of a holding, given the person's other wealth."""
    return certain_gain(
        outcomes.present_value,
        wealth=wealth,
        risk_aversion=risk_aversion,
        weights=outcomes.probability,
    )


def summary(
    outcomes: Outcomes,
    *,
    on_paper: float,
    wealth: float,
    risk_aversion: float,
    finite_mean: bool,
) -> Summary:
    """Sum outcomes up.

    Parameters
    ----------
    on_paper
        Value at the last round's price, to which outcomes are compared.
    finite_mean
        Whether a mean may be shown; see `mean_is_finite`.
    """
    order = np.argsort(outcomes.money, kind="stable")
    money, probability = outcomes.money[order], outcomes.probability[order]
    cumulative = np.cumsum(probability)
    cumulative /= cumulative[-1]

    def at(shares: Array) -> Array:
        places = np.searchsorted(cumulative, shares - 1e-12)
        result: Array = money[np.minimum(places, money.size - 1)]
        return result

    middles = (np.arange(_N_SPREAD) + 0.5) / _N_SPREAD
    mean = weighted_sum(outcomes.probability, outcomes.present_value)
    return Summary(
        certainty_equivalent=worth_of(outcomes, wealth=wealth, risk_aversion=risk_aversion),
        mean=mean if finite_mean else None,
        top_share=_top_share(outcomes, mean),
        quantiles=tuple(zip(_QUANTILES, at(np.array(_QUANTILES)).tolist(), strict=True)),
        spread=tuple(at(middles).tolist()),
        nothing=float(outcomes.probability[outcomes.money <= 0.0].sum()),
        loses=float(outcomes.probability[outcomes.money < 0.0].sum()),
        beats_paper=_beats(outcomes, on_paper),
        median_years=_median_years(outcomes),
        ways=_ways(outcomes),
    )


def _beats(outcomes: Outcomes, on_paper: float) -> float:
    enough = (outcomes.money >= on_paper) & (outcomes.money > 0.0)
    return float(outcomes.probability[enough].sum())


def _ways(outcomes: Outcomes) -> tuple[WayOut, ...]:
    pays = outcomes.money > 0.0
    by_kind: dict[Way, NDArray[np.bool_]] = {}
    ends: tuple[tuple[Way, EndKind, bool | None], ...] = (
        ("fails", "fails", None),
        ("sale_below_preferences", "sale", False),
        ("sale", "sale", True),
        ("ipo_below_strike", "ipo", False),
        ("ipo", "ipo", True),
        ("hired", "hired", None),
        ("left_behind", "left", None),
        ("still_private", "still_private", None),
        ("lapsed", "lapsed", None),
    )
    for way, kind, paying in ends:
        mine = outcomes.kind == KINDS.index(kind)
        by_kind[way] = mine if paying is None else mine & (pays == paying)
    return tuple(
        _way(way, outcomes, chosen)
        for way, chosen in by_kind.items()
        if outcomes.probability[chosen].sum() > 0.0
    )


def _way(way: Way, outcomes: Outcomes, chosen: NDArray[np.bool_]) -> WayOut:
    money, probability = outcomes.money[chosen], outcomes.probability[chosen]
    order = np.argsort(money, kind="stable")
    cumulative = np.cumsum(probability[order])
    places = np.searchsorted(cumulative, np.array([0.25, 0.5, 0.75]) * cumulative[-1])
    low, median, high = money[order][np.minimum(places, money.size - 1)].tolist()
    return WayOut(way, float(probability.sum()), median, low, high)


def _top_share(outcomes: Outcomes, mean: float) -> float:
    if not mean > 0.0:
        return math.nan
    order = np.argsort(-outcomes.present_value, kind="stable")
    probability = outcomes.probability[order]
    before = np.cumsum(probability) - probability
    part = np.clip(_TOP - before, 0.0, probability)
    return weighted_sum(part, outcomes.present_value[order]) / mean


def _median_years(outcomes: Outcomes) -> float:
    """Return the median time until money comes, among the futures in which it does."""
    pays = outcomes.money > 0.0
    if not pays.any():
        return math.inf
    order = np.argsort(outcomes.years[pays], kind="stable")
    cumulative = np.cumsum(outcomes.probability[pays][order])
    place = int(np.searchsorted(cumulative, 0.5 * cumulative[-1]))
    return float(outcomes.years[pays][order][place])
