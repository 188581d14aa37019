"""Constant relative risk aversion: what a risky amount is worth as a sure one."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase

#: Below this distance from log utility the power form loses digits and a series form is used.
_NEAR_LOG = 0.1


def certainty_equivalent(
    wealth: NDArray[np.float64],
    *,
    risk_aversion: float,
    weights: NDArray[np.float64] | None = None,
) -> float:
    """Return the sure wealth that is worth as much as the risky one.

    Parameters
    ----------
    wealth
        Outcomes of total wealth in one currency, any shape, all > 0.
    risk_aversion
        Constant relative risk aversion, >= 0; 0 gives the mean, 1 is log utility.
    weights
        Probabilities of the outcomes, same shape; equally likely if absent. They are
        divided by their sum.

    Raises
    ------
    OutOfRange
        If an outcome that can happen is not positive, or `risk_aversion` is negative.

    References
    ----------
    Pratt (1964), "Risk Aversion in the Small and in the Large", Econometrica 32.

    Examples
    --------
    >>> certainty_equivalent(np.array([50_000.0, 100_000.0]), risk_aversion=1.0)
    70710.678...
    """
    outcomes = np.asarray(wealth, dtype=np.float64).ravel()
    shares = _shares(outcomes.size, weights)
    possible = shares > 0
    outcomes, shares = outcomes[possible], shares[possible]
    require_risk_aversion(risk_aversion)
    _require_positive(outcomes)
    if risk_aversion == 0:
        return weighted_sum(shares, outcomes)
    logs = np.log(outcomes)
    return math.exp(_power_mean_of_logs(logs, shares, 1.0 - risk_aversion))


def certain_gain(
    present_value: NDArray[np.float64],
    *,
    wealth: float,
    risk_aversion: float,
    weights: NDArray[np.float64] | None = None,
) -> float:
    """Return the sure amount today that is worth as much as a risky one, given other wealth.

    `present_value` holds the risky amounts (any shape), `wealth` is all that the person has
    either way: u^-1(E u(wealth + amount)) - wealth.

    Raises
    ------
    OutOfRange
        If wealth plus an amount that can happen is not positive.

    Examples
    --------
    >>> certain_gain(np.array([0.0, 100.0]), wealth=1e9, risk_aversion=2.0)
    49.999...
    """
    total = certainty_equivalent(
        wealth + np.asarray(present_value), risk_aversion=risk_aversion, weights=weights
    )
    return total - wealth


def weighted_sum(weights: NDArray[np.float64], values: NDArray[np.float64]) -> float:
    """Return the sum of products, added pairwise in a fixed order.

    A dot product would go through the machine's linear algebra library, whose order of summation
    depends on processor and threads.
    """
    return float((weights * values).sum())


def require_risk_aversion(risk_aversion: float) -> None:
    """Raise `OutOfRange` unless risk aversion is a finite number of at least 0."""
    if not (math.isfinite(risk_aversion) and risk_aversion >= 0):
        raise OutOfRange(
            where="risk_aversion",
            given=risk_aversion,
            allowed=Phrase.of("allowed.at_least", low="0"),
            fix=Phrase("fix.correct_value"),
        )


def _shares(size: int, weights: NDArray[np.float64] | None) -> NDArray[np.float64]:
    if weights is None:
        return np.full(size, 1.0 / size)
    flat = np.asarray(weights, dtype=np.float64).ravel()
    shares: NDArray[np.float64] = flat / flat.sum()
    return shares


def _require_positive(outcomes: NDArray[np.float64]) -> None:
    lowest = float(outcomes.min())
    if not lowest > 0:
        raise OutOfRange(
            where="wealth",
            given=lowest,
            allowed=Phrase("allowed.positive_wealth"),
            fix=Phrase("fix.add_wealth"),
        )


def _power_mean_of_logs(
    logs: NDArray[np.float64], shares: NDArray[np.float64], power: float
) -> float:
    """Return log of (E x^power)^(1/power), without overflow and exact as power -> 0."""
    if power == 0:
        return weighted_sum(shares, logs)
    anchor = float(logs.min() if power < 0 else logs.max())  # largest utility weight
    exponents = power * (logs - anchor)  # all <= 0
    if abs(power) < _NEAR_LOG:
        return anchor + math.log1p(weighted_sum(shares, np.expm1(exponents))) / power
    return anchor + math.log(weighted_sum(shares, np.exp(exponents))) / power
