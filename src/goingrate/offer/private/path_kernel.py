"""One private company and one holding, path by path, for a comparison with other jobs.

The compiler's cache knows this file alone: after a change in `kernel`, whose parts are built in,
touch this one.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from goingrate.offer.private.kernel import Chances, Market, ipo_share, price_of, reaching

Array = NDArray[np.float64]


class PathHolding(NamedTuple):
    """The grants of a person: vests by grant and event, terms by grant.

    `vest_years`, `vest_shares` have shape (n_grants, n_events); what is not there has no shares.
    `threshold_years`, `log_thresholds` tell from which company value on options are exercised by
    whoever must decide at some time. A negative `decay_years` keeps what has vested.
    """

    vest_years: Array
    vest_shares: Array
    strikes: Array
    prices: Array
    caps: Array
    is_option: Array
    accelerated: Array
    goes_on: Array
    double_trigger: Array
    decay_years: Array
    bought_back: Array
    bought_now: float
    expiry_years: float
    window_years: float
    cash: float
    threshold_years: Array
    log_thresholds: Array
    tender_years: float
    tender_cap: float
    tender_holding_years: float
    tender_price_share: float


@njit(cache=True, error_model="numpy")
def vested_by(years: float, grant: int, holding: PathHolding) -> float:  # pragma: no cover
    """Return the units of one grant that have vested by some time."""
    total = 0.0
    for k in range(holding.vest_years.shape[1]):
        if holding.vest_years[grant, k] <= years:
            total += holding.vest_shares[grant, k]
    return total


@njit(cache=True, error_model="numpy")
def _kept(grant: int, since: float, holding: PathHolding) -> float:  # pragma: no cover (compiled)
    """Return the part of vested units that is left some years after leaving."""
    if since <= 0.0 or holding.decay_years[grant] < 0.0:
        return 1.0
    if holding.decay_years[grant] == 0.0:
        return 0.0
    return max(0.0, 1.0 - since / holding.decay_years[grant])


@njit(cache=True, error_model="numpy")
def _market_at(years: float, levels: Array, further: float) -> float:  # pragma: no cover
    """Return the market's Brownian level: on a line between quarters, free beyond the last one."""
    last = 0.25 * (levels.size - 1)
    if years >= last:
        return levels[-1] + further * math.sqrt(years - last)
    place = int(years * 4.0)
    part = years * 4.0 - place
    return levels[place] + part * (levels[place + 1] - levels[place])


@njit(cache=True, error_model="numpy")
def _between(end_years: float, end: float, years: float, z: float) -> float:  # pragma: no cover
    """Return a Brownian level before a known one, from 0 at time 0."""
    share = years / end_years
    return share * end + z * math.sqrt(max(years * (1.0 - share), 0.0))


@njit(cache=True, error_model="numpy")
def _value_at(
    years: float, own: float, levels: Array, further: float, correlation: float, chances: Chances
) -> float:  # pragma: no cover (compiled)
    """Return the value of the company's present claims, if it has not failed."""
    level = math.sqrt(1.0 - correlation * correlation) * own
    if levels.size > 1:
        level += correlation * _market_at(years, levels, further)
    elif levels.size == 1:
        level += correlation * levels[0] * math.sqrt(years)
    drift = chances.drift - 0.5 * chances.volatility**2
    return chances.today * math.exp(drift * years + chances.volatility * level)


@njit(cache=True, error_model="numpy")
def _units(
    grant: int, years: float, left: float, sold: float, scale: float, holding: PathHolding
) -> float:  # pragma: no cover (compiled)
    mine = vested_by(min(years, left), grant, holding) * _kept(grant, years - left, holding)
    return max(mine - sold, 0.0) * scale


@njit(cache=True, error_model="numpy")
def _gain(price: float, strike: float, cap: float) -> float:  # pragma: no cover (compiled)
    return min(max(price - strike, 0.0), cap)


@njit(cache=True, error_model="numpy")
def _sell(
    value: float, years: float, sold: Array, scale: Array, strikes: Array, holding: PathHolding,
    chances: Chances, market: Market,
) -> float:  # fmt: skip  # pragma: no cover (compiled)
    """Sell to a tender's buyer, note what is sold, and return the money."""
    lost = -math.expm1(-chances.lost * years)
    price = price_of(reaching(value, chances.today, lost), market.ipo)
    price *= math.exp(-chances.pool * years) * holding.tender_price_share
    gross = 0.0
    gain = 0.0
    for g in range(strikes.size):
        units = _units(
            g, years - holding.tender_holding_years, math.inf, sold[g], scale[g], holding
        )
        each = _gain(price, strikes[g], holding.caps[g])
        if each > 0.0:
            gross += units * price
            gain += units * each
    if gross <= 0.0:
        return 0.0
    part = min(1.0, holding.tender_cap / gross)
    for g in range(strikes.size):
        units = _units(
            g, years - holding.tender_holding_years, math.inf, sold[g], scale[g], holding
        )
        if _gain(price, strikes[g], holding.caps[g]) > 0.0:
            sold[g] += part * units
    return part * gain


@njit(cache=True, error_model="numpy")
def _least_log_value(years: float, holding: PathHolding) -> float:  # pragma: no cover (compiled)
    """Return the log of the least company value at which options are exercised at a time."""
    at, least = holding.threshold_years, holding.log_thresholds
    if years <= at[0]:
        return least[0]
    for k in range(1, at.size):
        if years < at[k]:
            part = (years - at[k - 1]) / (at[k] - at[k - 1])
            return least[k - 1] + part * (least[k] - least[k - 1])
    return least[-1]


@njit(cache=True, error_model="numpy")
def _decide(
    value: float, years: float, left: float, sold: Array, scale: Array, strikes: Array,
    holding: PathHolding,
) -> float:  # fmt: skip  # pragma: no cover (compiled)
    """Exercise options or let them lapse, and return what is paid."""
    cost = 0.0
    for g in range(strikes.size):
        if holding.is_option[g] > 0.0:
            cost += _units(g, years, left, sold[g], scale[g], holding) * strikes[g]
    least = _least_log_value(years, holding)
    part = 0.0
    if math.log(value) >= least:
        part = 1.0 if cost <= holding.cash else holding.cash / cost
    for g in range(strikes.size):
        if holding.is_option[g] > 0.0:
            scale[g] *= part
            strikes[g] = 0.0
    return part * cost


@njit(cache=True, error_model="numpy")
def _paid_back(left: float, holding: PathHolding) -> float:  # pragma: no cover (compiled)
    """Return the price of shares, bought on the first day, that go back when the job ends."""
    money = 0.0
    for g in range(holding.prices.size):
        if holding.prices[g] > 0.0:
            total = holding.vest_shares[g].sum()
            kept = 0.0 if holding.bought_back[g] > 0.0 else vested_by(left, g, holding)
            money += (total - kept) * holding.prices[g]
    return money


@njit(cache=True, error_model="numpy")
def _exit_pays(
    price: float, years: float, left: float, job_ends: float, sold: Array, scale: Array,
    strikes: Array, holding: PathHolding, chances: Chances,
) -> float:  # fmt: skip  # pragma: no cover (compiled)
    """Return the present value, at the exit, of what a share's price pays.

    `left` is when the person left before the exit, `job_ends` when the job ends after it.
    """
    total = 0.0
    for g in range(strikes.size):
        each = _gain(price, strikes[g], holding.caps[g])
        if each <= 0.0:
            continue
        total += each * _units(g, years, left, sold[g], scale[g], holding)
        if left < years:
            continue
        for k in range(holding.vest_years.shape[1]):
            at = holding.vest_years[g, k]
            if at <= years:
                continue
            shares = holding.vest_shares[g, k] * scale[g]
            total += each * shares * holding.accelerated[g]
            rest = each * shares * (1.0 - holding.accelerated[g]) * holding.goes_on[g]
            when = at
            if job_ends < at:
                if holding.double_trigger[g] <= 0.0 or job_ends > years + 1.0:
                    continue
                when = job_ends
            total += rest * math.exp(-chances.discount * (when - years))
    return total


@njit(cache=True, error_model="numpy")
def _exit_value(
    u_kind: float, value: float, years: float, left: float, layoff: float, z_after: float,
    sold: Array, scale: Array, strikes: Array, holding: PathHolding, chances: Chances,
    market: Market,
) -> float:  # fmt: skip  # pragma: no cover (compiled)
    """Return the present value today of one exit, of the kind that `u_kind` picks."""
    lost = -math.expm1(-chances.lost * years)
    pool_left = math.exp(-chances.pool * years)
    whole = value / (1.0 - lost)
    reaches = reaching(value, chances.today, lost)
    listed = ipo_share(whole, market.ipo_logs, market.ipo_shares)
    discount = math.exp(-chances.discount * years)
    if u_kind < listed:
        wait = chances.lock_up_years
        swing = chances.lock_up_volatility * math.sqrt(wait)
        trend = (chances.drift - chances.failure_rate) * wait - 0.5 * swing * swing
        price = price_of(reaches, market.ipo) * pool_left * math.exp(trend + swing * z_after)
        pays = _exit_pays(price, years, left, layoff, sold, scale, strikes, holding, chances)
        return pays * discount * math.exp(-chances.discount * wait)
    licensed = (1.0 - listed) * chances.licence_share
    if u_kind < listed + licensed:
        goes = chances.hired / (chances.hired + chances.left_behind)
        if left < years or u_kind >= listed + licensed * goes:
            return 0.0
        spread = chances.package_spread
        mean = whole * chances.team_share / chances.hired
        return mean * math.exp(spread * z_after - 0.5 * spread * spread) * discount
    price = price_of(reaches, market.sale) * pool_left
    return discount * _exit_pays(price, years, left, layoff, sold, scale, strikes, holding, chances)


@njit(cache=True, error_model="numpy")
def follow_holding(
    exit_years: Array,
    layoff_years: Array,
    z: Array,
    u_kind: Array,
    market_levels: Array,
    correlation: float,
    holding: PathHolding,
    chances: Chances,
    market: Market,
    worth: Array,
) -> None:  # pragma: no cover (compiled)
    """Fill `worth`, shape (2, n_paths): present values if the company fails, and if it exits.

    Parameters
    ----------
    exit_years, layoff_years
        When the company ends, one way or the other, and when the person is laid off.
    z
        Normals, shape (n_paths, 5): level at the end, at the decision, at the tender, after the
        end, and of the market beyond the horizon.
    market_levels
        Shape (n_paths, n_quarters + 1): Brownian levels of the market; one column: its level at
        any time over the square root of that time; none: nothing is shared.
    """
    n_grants = holding.strikes.size
    sold, scale, strikes = np.empty(n_grants), np.empty(n_grants), np.empty(n_grants)
    for i in range(exit_years.size):
        end = exit_years[i]
        left = layoff_years[i] if layoff_years[i] < end else math.inf
        decide = min(holding.expiry_years, left + holding.window_years)
        own_end = math.sqrt(end) * z[i, 0]
        sold[:] = 0.0
        scale[:] = 1.0
        strikes[:] = holding.strikes
        before = -holding.bought_now
        own_decide, known = own_end, end
        if decide < end:
            own_decide = _between(end, own_end, decide, z[i, 1])
            known = decide
        if holding.tender_years < min(known, left):
            own = _between(known, own_decide, holding.tender_years, z[i, 2])
            value = _value_at(
                holding.tender_years, own, market_levels[i], z[i, 4], correlation, chances
            )
            money = _sell(
                value, holding.tender_years, sold, scale, strikes, holding, chances, market
            )
            before += money * math.exp(-chances.discount * holding.tender_years)
        if left < end:
            before += _paid_back(left, holding) * math.exp(-chances.discount * left)
        if decide < end:
            value = _value_at(decide, own_decide, market_levels[i], z[i, 4], correlation, chances)
            cost = _decide(value, decide, left, sold, scale, strikes, holding)
            before -= cost * math.exp(-chances.discount * decide)
        value = _value_at(end, own_end, market_levels[i], z[i, 4], correlation, chances)
        worth[0, i] = before
        worth[1, i] = before + _exit_value(
            u_kind[i], value, end, left, layoff_years[i], z[i, 3], sold, scale, strikes, holding,
            chances, market,
        )  # fmt: skip
