"""The same model in a dozen lines of plain numpy, as an independent check."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.private.settle import Settled

Array = NDArray[np.float64]


def present_values(equity: Settled, *, n: int, seed: int, until: float = math.inf) -> Array:
    """Draw present values of one grant that is kept to the end; nothing after `until` years."""
    rng = np.random.default_rng(seed)
    chances, market = equity.chances, equity.market
    hazard = chances.exit_rate + chances.failure_rate
    years = rng.exponential(1 / hazard, n)
    fails = rng.random(n) < chances.failure_rate / hazard
    trend = (chances.drift - 0.5 * chances.volatility**2) * years
    value = equity.company_value * np.exp(
        trend + chances.volatility * np.sqrt(years) * rng.standard_normal(n)
    )
    lost = -np.expm1(-chances.lost * years)
    newer = np.maximum(value - lost * np.sqrt(chances.today * value), 0.0) / (1.0 - lost)
    reaches = np.where(value >= chances.today, value, newer)
    whole = value / (1.0 - lost)
    listed = rng.random(n) < np.interp(np.log(whole), market.ipo_logs, market.ipo_shares)
    licensed = ~listed & (rng.random(n) < chances.licence_share)
    left = np.exp(-chances.pool * years)
    after = np.exp(
        (chances.drift - chances.failure_rate - 0.5 * chances.lock_up_volatility**2)
        * chances.lock_up_years
        + chances.lock_up_volatility * math.sqrt(chances.lock_up_years) * rng.standard_normal(n)
    )
    sale = _price(reaches, market.sale) * left
    ipo = _price(value, market.ipo) * left * after
    gain = np.minimum(
        np.maximum(np.where(listed, ipo, sale) - equity.strikes[0], 0.0), equity.caps[0]
    )
    wait = np.where(listed, chances.lock_up_years, 0.0)
    worth = gain * _units(equity, years, wait) * np.exp(-chances.discount * (years + wait))
    hired = licensed & (rng.random(n) < chances.hired / (chances.hired + chances.left_behind))
    spread = chances.package_spread
    package = (whole * chances.team_share / chances.hired) * np.exp(
        spread * rng.standard_normal(n) - 0.5 * spread**2
    )
    worth = np.where(licensed, 0.0, worth)
    worth = np.where(hired, package * np.exp(-chances.discount * years), worth)
    return np.where(fails | (years > until), 0.0, worth) - equity.bought_now


def _price(value: Array, prices: object) -> Array:
    exits, levels, slopes = prices  # type: ignore[misc]
    inside: Array = np.interp(value, exits, levels)
    result: Array = inside + np.maximum(value - exits[-1], 0.0) * slopes[-1]
    return result


def _units(equity: Settled, years: Array, wait: Array) -> Array:
    """Vested units count at once, the others when they vest (discounted from the sale)."""
    grant = equity.grants[0]
    accelerated, goes_on = float(grant.accelerated), float(grant.unvested_goes_on)  # type: ignore[arg-type]
    total = np.zeros(years.size)
    waiting, late = np.zeros(years.size), np.zeros(years.size)
    for at, count in equity.vested[0]:
        vested = at <= years
        total += np.where(vested, count, accelerated * count)
        waiting += np.where(vested, 0.0, count)
        late += np.where(vested, 0.0, count * at)
    delay = np.where(waiting > 0, late / np.where(waiting > 0, waiting, 1.0) - years, 0.0)
    rest = (1.0 - accelerated) * goes_on * waiting
    late_by = np.maximum(delay - wait, 0.0)
    result: Array = total + rest * np.exp(-equity.chances.discount * late_by)
    return result
