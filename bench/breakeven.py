"""The closed form of the break-even probability against a root search on expected utility."""

from __future__ import annotations

from scipy.optimize import brentq

from bench.table import Row, Section
from bench.timing import interleaved
from goingrate.offer.breakeven import break_even_probability

_COST, _PAYOFF, _WEALTH = 1.5e6, 40e6, 2e6
_CALLS = 500
_RISK_AVERSIONS = [1.5 + 0.005 * step for step in range(_CALLS)]


def section() -> Section:
    """Time both over a range of risk aversions."""
    ours, theirs = interleaved(
        [
            lambda _turn: [closed_form(gamma) for gamma in _RISK_AVERSIONS],
            lambda _turn: [by_root_search(gamma) for gamma in _RISK_AVERSIONS],
        ],
        repetitions=21,
    )
    apart = max(abs(closed_form(gamma) - by_root_search(gamma)) for gamma in _RISK_AVERSIONS)
    return Section(
        "Break-even probability of one gamble, per call",
        [Row("closed form", ours.over(_CALLS), "brentq", theirs.over(_CALLS))],
        [f"Greatest difference between the two: {apart:.0e}."],
    )


def closed_form(risk_aversion: float) -> float:
    """Return the probability by formula."""
    return break_even_probability(
        cost=_COST, payoff=_PAYOFF, wealth=_WEALTH, risk_aversion=risk_aversion
    )


def by_root_search(risk_aversion: float) -> float:
    """Return the probability at which the expected utilities of leaving and staying are equal."""
    power = 1.0 - risk_aversion

    def utility(wealth: float) -> float:
        return ((wealth / _WEALTH) ** power - 1.0) / power

    def gain(probability: float) -> float:
        leaving = probability * utility(_WEALTH + _PAYOFF) + (1.0 - probability) * utility(_WEALTH)
        return leaving - utility(_WEALTH + _COST)

    root: float = brentq(gain, 0.0, 1.0, xtol=1e-12)
    return root
