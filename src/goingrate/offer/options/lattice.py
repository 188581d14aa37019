"""Options that may be exercised at any time, on a binomial lattice.

The lattice is that of Cox, Ross & Rubinstein (1979). Its last step is taken by the Black-Scholes
formula and two sizes are extrapolated to steps of no length, after Broadie & Detemple (1996):
a bare lattice swings with the number of its steps. Only what early exercise adds is taken from the
lattice; the rest is the European option in closed form.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.options.binomial import up_probability
from goingrate.offer.options.black_scholes import call_value, put_value
from goingrate.offer.options.estimate import Estimate
from goingrate.offer.options.limits import (
    require_above,
    require_between,
    require_finite,
)

Array = NDArray[np.float64]
Kind = Literal["call", "put"]
_MOST_STEPS = 20_000


def american_value(
    *,
    kind: Kind,
    share_price: float,
    strike: float,
    years: float,
    volatility_per_year: float,
    rate_per_year: float,
    dividend_yield_per_year: float = 0.0,
    n_steps: int = 512,
) -> Estimate:
    """Return the value of an option that may be exercised whenever it is best.

    Parameters
    ----------
    kind
        Whether it is a right to buy (`call`) or to sell (`put`).
    share_price, strike
        Money, > 0.
    years, volatility_per_year
        Until expiry, and standard deviation of the yearly log return, both > 0.
    rate_per_year, dividend_yield_per_year
        Continuously compounded.
    n_steps
        Of the larger lattice, from 16 to 20,000.

    Returns
    -------
    The value extrapolated from lattices of all steps and of half of them; twice its change from a
    quarter of the steps to all, mostly far more than it errs.

    Raises
    ------
    OutOfRange
        If an argument lies outside these limits, or steps are so long that drift outweighs
        volatility (then more of them are needed).

    References
    ----------
    Broadie & Detemple (1996), Review of Financial Studies 9.

    Examples
    --------
    >>> market = {"volatility_per_year": 0.3, "rate_per_year": 0.05}
    >>> terms = {"share_price": 100, "strike": 100, "years": 3}
    >>> american_value(kind="put", **terms, **market).value
    14.74...
    """
    require_above(
        0.0,
        share_price=share_price,
        strike=strike,
        years=years,
        volatility_per_year=volatility_per_year,
    )
    require_finite(rate_per_year=rate_per_year, dividend_yield_per_year=dividend_yield_per_year)
    require_between(16, _MOST_STEPS, n_steps=n_steps)
    terms = _Terms(
        kind,
        share_price,
        strike,
        years,
        volatility_per_year,
        rate_per_year,
        dividend_yield_per_year,
    )
    at_once = float(terms.payoff(np.array([share_price]))[0])
    european = float(terms.european(np.array([share_price]), years)[0])
    fine, middle, coarse = (european + terms.premium(n_steps // parts) for parts in (1, 2, 4))
    # Two changes, doubled, since either may be small by chance: layers fall anywhere beside the
    # price at which exercise begins to be best.
    error = 2.0 * (abs(fine - middle) + abs(middle - coarse))
    return Estimate(max(2.0 * fine - middle, european, at_once), error)


@dataclass(frozen=True, slots=True)
class _Terms:
    kind: Kind
    share_price: float
    strike: float
    years: float
    volatility: float
    rate: float
    dividend_yield: float

    def payoff(self, prices: Array) -> Array:
        """Return what exercise pays, shape (n,)."""
        gain = prices - self.strike if self.kind == "call" else self.strike - prices
        result: Array = np.maximum(gain, 0.0)
        return result

    def european(self, prices: Array, years: float) -> Array:
        """Return values without early exercise, shape (n,)."""
        value = call_value if self.kind == "call" else put_value
        return value(
            share_price=prices,
            strike=self.strike,
            years=years,
            volatility_per_year=self.volatility,
            rate_per_year=self.rate,
            dividend_yield_per_year=self.dividend_yield,
        )

    def premium(self, n_steps: int) -> float:
        """Return what early exercise adds on one lattice, whose last step is by Black-Scholes."""
        from goingrate.offer.options.lattice_loop import walk_back  # the compiler takes a while

        step_years = self.years / n_steps
        move = self.volatility * math.sqrt(step_years)
        growth = (self.rate - self.dividend_yield) * step_years
        up = up_probability(growth=growth, move=move, steps=n_steps)
        levels = np.arange(-(n_steps - 1), n_steps)
        prices = self.share_price * np.exp(move * levels)
        payoff = self.payoff(prices)
        even, odd = payoff[::2].copy(), payoff[1::2].copy()
        held = self.european(prices[::2], step_years)
        discount = math.exp(-self.rate * step_years)
        never_early = discount ** (n_steps - 1) * float((_binomial(n_steps - 1, up) * held).sum())
        last = np.maximum(held, even)
        return float(walk_back(last, even, odd, discount * up, discount * (1.0 - up))) - never_early


def _binomial(n_trials: int, probability: float) -> Array:
    """Return the probabilities of 0 to n successes, shape (n_trials + 1,)."""
    from scipy.special import gammaln, xlog1py, xlogy

    wins = np.arange(n_trials + 1.0)
    losses = n_trials - wins
    ways = gammaln(n_trials + 1.0) - gammaln(wins + 1.0) - gammaln(losses + 1.0)
    result: Array = np.exp(ways + xlogy(wins, probability) + xlog1py(losses, -probability))
    return result
