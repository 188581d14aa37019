"""Options that are exercised at expiry and can be sold until then: Black-Scholes-Merton.

What the holder would get for sure is known by itself: with no volatility, no time, a strike of 0
or one beyond reach, the value is exactly the discounted difference of share and strike, or 0.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.options.limits import require_at_least, require_finite

Array = NDArray[np.float64]
_NO_SPREAD = 1e-100  # below it, moneyness over spread would overflow


def call_value(
    *,
    share_price: ArrayLike,
    strike: ArrayLike,
    years: ArrayLike,
    volatility_per_year: ArrayLike,
    rate_per_year: ArrayLike,
    dividend_yield_per_year: ArrayLike = 0.0,
    present_value_of_dividends: ArrayLike = 0.0,
) -> Array:
    """Return the value of a European call.

    Parameters
    ----------
    share_price, strike
        Money, >= 0; a strike may be infinite. All arguments may be arrays, which are broadcast.
    years
        Until expiry, >= 0.
    volatility_per_year
        Standard deviation of the yearly log return, >= 0.
    rate_per_year
        Risk-free, continuously compounded.
    dividend_yield_per_year
        Dividends as a share of the price, continuously compounded.
    present_value_of_dividends
        Of those paid in money before expiry, >= 0 and at most the share price; the volatility is
        then that of the price without them.

    Returns
    -------
    Money, in the shape that the arguments have together; () for plain numbers.

    Raises
    ------
    OutOfRange
        If an argument lies outside these limits.

    References
    ----------
    Black & Scholes (1973), Journal of Political Economy 81; Merton (1973), Bell Journal of
    Economics 4.

    Examples
    --------
    >>> terms = {"years": 0.5, "volatility_per_year": 0.2, "rate_per_year": 0.1}
    >>> float(call_value(share_price=42, strike=40, **terms))
    4.7594...
    """
    share, pay, spread = _present_values(
        share_price,
        strike,
        years,
        volatility_per_year,
        rate_per_year,
        dividend_yield_per_year,
        present_value_of_dividends,
    )
    return _exchange(share, pay, spread)


def put_value(
    *,
    share_price: ArrayLike,
    strike: ArrayLike,
    years: ArrayLike,
    volatility_per_year: ArrayLike,
    rate_per_year: ArrayLike,
    dividend_yield_per_year: ArrayLike = 0.0,
    present_value_of_dividends: ArrayLike = 0.0,
) -> Array:
    """Return the value of a European put; arguments as in `call_value`.

    Examples
    --------
    >>> terms = {"years": 0.5, "volatility_per_year": 0.2, "rate_per_year": 0.1}
    >>> float(put_value(share_price=42, strike=40, **terms))
    0.8086...
    """
    share, pay, spread = _present_values(
        share_price,
        strike,
        years,
        volatility_per_year,
        rate_per_year,
        dividend_yield_per_year,
        present_value_of_dividends,
    )
    return _exchange(pay, share, spread)


def _exchange(get: Array, give: Array, spread: Array) -> Array:
    """Return the value of the right to swap one asset for another (Margrabe's form).

    `get` and `give` are present values, `spread` the standard deviation of their log ratio. Calls
    and puts are this with the roles swapped, so neither is a difference of large numbers.
    """
    from scipy.special import ndtr

    sure: Array = np.maximum(get - give, 0.0)
    random = (get > 0) & (give > 0) & (spread > _NO_SPREAD) & np.isfinite(get) & np.isfinite(give)
    if not random.any():
        return sure
    # 1 stands in where the answer is known, so that no warning is raised there.
    a, b, s = (np.where(random, numbers, 1.0) for numbers in (get, give, spread))
    distance = (np.log(a) - np.log(b)) / s
    risky = a * ndtr(distance + 0.5 * s) - b * ndtr(distance - 0.5 * s)
    result: Array = np.where(random, np.maximum(risky, sure), sure)
    return result


def _present_values(
    share_price: ArrayLike,
    strike: ArrayLike,
    years: ArrayLike,
    volatility_per_year: ArrayLike,
    rate_per_year: ArrayLike,
    dividend_yield_per_year: ArrayLike,
    present_value_of_dividends: ArrayLike,
) -> tuple[Array, Array, Array]:
    """Return what share and strike are worth today, and the spread of their log ratio."""
    require_at_least(
        0.0,
        share_price=share_price,
        years=years,
        volatility_per_year=volatility_per_year,
        present_value_of_dividends=present_value_of_dividends,
    )
    require_finite(rate_per_year=rate_per_year, dividend_yield_per_year=dividend_yield_per_year)
    strikes = np.asarray(strike, dtype=np.float64)
    require_at_least(0.0, strike=np.where(strikes == np.inf, 0.0, strikes))
    time = np.asarray(years, dtype=np.float64)
    share = np.asarray(share_price) * np.exp(-np.asarray(dividend_yield_per_year) * time)
    dividends = np.asarray(present_value_of_dividends, dtype=np.float64)
    if (dividends > share).any():
        raise OutOfRange(
            where="present_value_of_dividends",
            given=float(dividends.max()),
            allowed=Phrase.of("allowed.between", low="0", high=f"{share.min():g}"),
            fix=Phrase("fix.correct_value"),
        )
    pay = strikes * np.exp(-np.asarray(rate_per_year) * time)
    spread = np.asarray(volatility_per_year) * np.sqrt(time)
    together = np.broadcast_arrays(share - dividends, pay, spread)
    return together[0], together[1], together[2]
