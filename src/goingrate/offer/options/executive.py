"""What an option is worth to somebody who cannot sell it and already owns much of the company.

Hall & Murphy (2002): the sure cash today that gives the same expected utility at expiry as the
option does. All cash earns the risk-free rate, shares owned are kept, and utility has constant
relative risk aversion.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.certainty import certainty_equivalent, require_risk_aversion
from goingrate.offer.options.black_scholes import call_value
from goingrate.offer.options.limits import (
    require_above,
    require_at_least,
    require_finite,
)

Array = NDArray[np.float64]
_NODES = 32  # per panel
_PANEL = 3.0  # standard deviations
_NEAR = (0.03, 0.1, 0.3, 1.0)  # shorter panels beside the strike: there utility may bend fast
_REACH = 12.0  # standard deviations on either side
_MOST_ITERATIONS = 1_000
_ROUNDING = 1e-15
_SMALL = 1e-3  # of wealth: where both ways to solve for the sure gain have digits to spare


@dataclass(frozen=True, slots=True)
class ExecutiveValue:
    """Money for one option.

    Parameters
    ----------
    value
        Sure cash today that is worth as much to the holder.
    cost
        What an investor who may sell would pay for it (Black-Scholes).
    numerical_error
        Change of `value` with half as many nodes.
    """

    value: float
    cost: float
    numerical_error: float

    @property
    def share_of_cost(self) -> float:
        """Value over cost."""
        return self.value / self.cost


def executive_value(
    *,
    share_price: float,
    strike: float,
    years: float,
    volatility_per_year: float,
    rate_per_year: float,
    expected_return_per_year: float,
    cash_wealth: float,
    stock_wealth: float,
    risk_aversion: float,
    n_options: float = 1.0,
) -> ExecutiveValue:
    """Return the value of an option to an undiversified holder, exercised at expiry.

    Parameters
    ----------
    share_price, strike
        Money, > 0 and >= 0; a strike of 0 is a share that is kept until expiry. No dividends.
    years
        Until expiry, > 0.
    volatility_per_year
        Standard deviation of the yearly log return, > 0.
    rate_per_year, expected_return_per_year
        Of cash and of the share's expected price, continuously compounded.
    cash_wealth, stock_wealth
        Money today, >= 0, in cash and in shares of the company; together > 0.
    risk_aversion
        Constant relative risk aversion, >= 0.
    n_options
        How many are granted at once, > 0; the value is the average of theirs.

    Raises
    ------
    OutOfRange
        If an argument lies outside these limits.

    References
    ----------
    Hall & Murphy (2002), "Stock options for undiversified executives", Journal of Accounting and
    Economics 33, section 2.

    Examples
    --------
    >>> executive_value(
    ...     share_price=30,
    ...     strike=30,
    ...     years=10,
    ...     volatility_per_year=0.3,
    ...     rate_per_year=np.log(1.06),
    ...     expected_return_per_year=np.log(1.125),
    ...     cash_wealth=2.5e6,
    ...     stock_wealth=2.5e6,
    ...     risk_aversion=2,
    ... ).share_of_cost
    0.643...
    """
    require_above(
        0.0,
        share_price=share_price,
        years=years,
        volatility_per_year=volatility_per_year,
        n_options=n_options,
    )
    require_at_least(0.0, strike=strike, cash_wealth=cash_wealth, stock_wealth=stock_wealth)
    require_finite(rate_per_year=rate_per_year, expected_return_per_year=expected_return_per_year)
    require_risk_aversion(risk_aversion)
    _require_wealth(cash_wealth + stock_wealth)
    spread = volatility_per_year * math.sqrt(years)
    middle = math.log(share_price) + expected_return_per_year * years - 0.5 * spread**2
    interest = math.exp(rate_per_year * years)

    def value(n_nodes: int) -> float:
        ends = _panels(spread, risk_aversion, strike, middle)
        z, log_weights = _normal_nodes(ends, n_nodes)
        price = np.exp(middle + spread * z)
        wealth = cash_wealth * interest + stock_wealth / share_price * price
        gain = n_options * np.maximum(price - strike, 0.0)
        sure = _sure_gain(wealth, gain, log_weights, risk_aversion)
        return sure / (interest * n_options)

    cost = call_value(
        share_price=share_price,
        strike=strike,
        years=years,
        volatility_per_year=volatility_per_year,
        rate_per_year=rate_per_year,
    )
    found = value(_NODES)
    return ExecutiveValue(found, float(cost), abs(found - value(_NODES // 2)))


def _sure_gain(wealth: Array, gain: Array, log_weights: Array, risk_aversion: float) -> float:
    """Return the c at which E u(wealth + c) = E u(wealth + gain), shapes (n,)."""
    found, certain = _sure_gain_by_wealth(wealth, gain, log_weights, risk_aversion)
    if found > _SMALL * certain:
        return found
    return _sure_gain_by_utility(wealth, gain, log_weights, risk_aversion)


def _sure_gain_by_wealth(
    wealth: Array, gain: Array, log_weights: Array, risk_aversion: float
) -> tuple[float, float]:
    """Return c and the certainty equivalent of wealth + c; loses digits of a small c.

    Newton's steps: a power mean is concave in c, so they climb from 0 and never overshoot.
    """
    weights = np.exp(log_weights)
    target = certainty_equivalent(wealth + gain, risk_aversion=risk_aversion, weights=weights)
    sure = 0.0
    for _ in range(_MOST_ITERATIONS):
        total = wealth + sure
        certain = certainty_equivalent(total, risk_aversion=risk_aversion, weights=weights)
        logs = np.log(total) - math.log(certain)
        step = (target - certain) / float(np.exp(log_weights - risk_aversion * logs).sum())
        sure += max(step, 0.0)
        if step <= _ROUNDING * target:
            break
    return sure, certain


def _sure_gain_by_utility(
    wealth: Array, gain: Array, log_weights: Array, risk_aversion: float
) -> float:
    """Return c; loses digits of a large one, where utility is flat.

    Newton's steps on what is gained in utility, which may be a billionth of the whole.
    """
    log_density = log_weights + (1.0 - risk_aversion) * np.log(wealth)  # utility of a relative gain
    density = np.exp(log_density - log_density.max())
    target = float((density * _relative_gain(gain / wealth, risk_aversion)).sum())
    sure = 0.0
    for _ in range(_MOST_ITERATIONS):
        ratio = sure / wealth
        short = target - float((density * _relative_gain(ratio, risk_aversion)).sum())
        slope = float((density * (1.0 + ratio) ** -risk_aversion / wealth).sum())
        step = short / slope
        sure += step
        if step <= _ROUNDING * sure:
            break
    return sure


def _relative_gain(ratio: Array, risk_aversion: float) -> Array:
    """Return (u(1 + ratio) - u(1)) in units of u'(1), shape (n,)."""
    logs = np.log1p(ratio)
    if risk_aversion == 1:
        return logs
    power = 1.0 - risk_aversion
    result: Array = np.expm1(power * logs) / power
    return result


def _panels(spread: float, risk_aversion: float, strike: float, middle: float) -> Array:
    """Return ends of panels in standard deviations, one of them where the option starts to pay.

    Utility moves weight to bad outcomes, by (risk aversion - 1) times the spread at most.
    """
    low = -_REACH - max(risk_aversion - 1.0, 0.0) * spread
    high = _REACH + spread
    even = np.linspace(low, high, math.ceil((high - low) / _PANEL) + 1)
    kink = (math.log(strike) - middle) / spread if strike > 0 else -math.inf
    near = [kink + step for step in (0.0, *_NEAR) if low < kink + step < high]
    result: Array = np.unique([*even, *near])
    return result


def _normal_nodes(ends: Array, n_nodes: int) -> tuple[Array, Array]:
    """Return nodes and the logs of weights that integrate against the normal density."""
    nodes, weights = _gauss_legendre(n_nodes)
    half = 0.5 * np.diff(ends)[:, None]
    z = (ends[:-1, None] + half * (nodes + 1.0)).ravel()
    log_weights = np.log(half * weights).ravel() - 0.5 * z**2 - 0.5 * math.log(2.0 * math.pi)
    return z, log_weights


@cache
def _gauss_legendre(n_nodes: int) -> tuple[Array, Array]:
    nodes, weights = np.polynomial.legendre.leggauss(n_nodes)
    return nodes, weights


def _require_wealth(wealth: float) -> None:
    if not wealth > 0:
        raise OutOfRange(
            where="cash_wealth",
            given=wealth,
            allowed=Phrase("allowed.some_wealth"),
            fix=Phrase("fix.correct_value"),
        )
