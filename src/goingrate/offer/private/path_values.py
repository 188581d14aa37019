"""What a share is worth on the way of a path, and the rates on amounts.

A share's value where no exit tells it is what common shares would get if the company were sold that
day; between the known ends of a path it is the expected one. Where options are granted today at an
appraised price, the value starts there, and grows towards the other as the exit comes closer.

The compiler's cache goes by the text of this file alone; `BUILT_IN` tells it of the others.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numba import njit
from numpy.typing import NDArray

from goingrate.offer.private.kernel import Chances, Market, price_of, reaching
from goingrate.offer.private.path_terms import Path, TaxTerms

Array = NDArray[np.float64]
#: Digest of what is built in (`tools.stamp_kernels`), for the compiler's cache.
BUILT_IN: Final = "d7ec2e3ad2993ebb"


@njit(cache=True, error_model="numpy")
def market_at(years: float, levels: Array, further: float) -> float:  # pragma: no cover
    """Return the market's Brownian level: on a line between quarters, free beyond the last one."""
    last = 0.25 * (levels.size - 1)
    if years >= last:
        return levels[-1] + further * math.sqrt(years - last)
    place = int(years * 4.0)
    part = years * 4.0 - place
    return levels[place] + part * (levels[place + 1] - levels[place])


@njit(cache=True, error_model="numpy")
def value_at(
    years: float, own: float, levels: Array, further: float, correlation: float, chances: Chances
) -> float:  # pragma: no cover (compiled)
    """Return the value of the company's present claims, if it has not failed."""
    level = math.sqrt(1.0 - correlation * correlation) * own
    if levels.size > 1:
        level += correlation * market_at(years, levels, further)
    elif levels.size == 1:
        level += correlation * levels[0] * math.sqrt(years)
    drift = chances.drift - 0.5 * chances.volatility**2
    return chances.today * math.exp(drift * years + chances.volatility * level)


@njit(cache=True, error_model="numpy")
def sale_price(
    value: float, years: float, chances: Chances, market: Market
) -> float:  # pragma: no cover (compiled)
    """Return what a common share would get if the company were sold at its value that day."""
    lost = -math.expm1(-chances.lost * years)
    price = price_of(reaching(value, chances.today, lost), market.sale)
    return price * math.exp(-chances.pool * years)


@njit(cache=True, error_model="numpy")
def fair_price(
    value: float, years: float, terms: TaxTerms, chances: Chances, market: Market
) -> float:  # pragma: no cover (compiled)
    """Return what a common share counts as for the tax."""
    counts = 1.0 - (1.0 - terms.appraised) * math.exp(-terms.fade * years)
    return counts * sale_price(value, years, chances, market)


@njit(cache=True, error_model="numpy")
def fair_on_the_way(
    years: float, path: Path, terms: TaxTerms, chances: Chances, market: Market
) -> float:  # pragma: no cover (compiled)
    """Return a share's value at some time, in expectation given where the path ends."""
    at = min(max(years, 0.0), path.end)
    own = path.own_end * at / path.end
    value = value_at(at, own, path.levels, path.further, path.correlation, chances)
    free = (1.0 - path.correlation**2) * chances.volatility**2
    value *= math.exp(0.5 * free * at * (path.end - at) / path.end)
    return fair_price(value, at, terms, chances, market)


@njit(cache=True, error_model="numpy")
def average_rate(amount: float, amounts: Array, rates: Array) -> float:  # pragma: no cover
    """Return the average rate on an amount, on a line between logs of known amounts."""
    if amount <= amounts[0]:
        return rates[0]
    for k in range(1, amounts.size):
        if amount < amounts[k]:
            part = math.log(amount / amounts[k - 1]) / math.log(amounts[k] / amounts[k - 1])
            return rates[k - 1] + part * (rates[k] - rates[k - 1])
    return rates[-1]
