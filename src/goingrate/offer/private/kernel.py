"""The inner loop: every exit time and value of a private company, and what one holding is paid.

Exit times are covered by Gauss-Legendre nodes between all times at which the holding changes, the
log of the exit value by nodes between all kinks of the payoff, so that the sums are integrals of
smooth pieces. Compiled, single-threaded, in a fixed order: the same inputs give the same bytes.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

FAILS, SALE, IPO, HIRED, LEFT, STILL_PRIVATE, LAPSED = range(7)
_REACH = 8.0
_MOST_KINKS = 160
#: Kinks closer together than this (in standard deviations of the log) are taken as one.
_CLOSE = 0.03
#: Between times closer together than this (years) fewer nodes do.
_SHORT = 0.4
_BELL = 1.0 / math.sqrt(2.0 * math.pi)


class Chances(NamedTuple):
    """The law of a company's end, in continuous rates per year.

    `drift` holds while the company has not failed. `lost` and `pool` are the rates at which later
    rounds take shares of the company, against money and for new options.
    """

    drift: float
    volatility: float
    exit_rate: float
    failure_rate: float
    discount: float
    lost: float
    pool: float
    lock_up_years: float
    lock_up_volatility: float
    licence_share: float
    team_share: float
    hired: float
    left_behind: float
    package_spread: float
    today: float


class Prices(NamedTuple):
    """Price of a common share by the value that reaches today's holders: knots, levels, slopes."""

    exits: Array
    levels: Array
    slopes: Array


class Held(NamedTuple):
    """What is held between times: shapes (n_segments + 1,), (n_grants, n_segments), (n_grants,).

    `owned` is paid at the exit; `unvested` goes on vesting after it and is paid `delay_years`
    (n_grants, n_segments) later on average. A share pays its price less the strike, up to the cap.
    `present` (n_segments,) is 0 once the person has left.
    """

    edges_years: Array
    owned: Array
    unvested: Array
    delay_years: Array
    present: Array
    strikes: Array
    caps: Array


class Market(NamedTuple):
    """How exits are priced: the waterfalls, and how probable an IPO is by log company value."""

    sale: Prices
    ipo: Prices
    ipo_logs: Array
    ipo_shares: Array


class Nodes(NamedTuple):
    """Gauss-Legendre nodes and weights on (-1, 1) and, for `bell`, of a standard normal.

    `short` takes the place of `time` where two times are close together.
    """

    value: Array
    value_weight: Array
    time: Array
    time_weight: Array
    short: Array
    short_weight: Array
    bell: Array
    bell_weight: Array


@njit(cache=True, error_model="numpy")
def price_of(value: float, prices: Prices) -> float:  # pragma: no cover (compiled)
    """Return the price of a common share at an exit value."""
    low = 0
    high = prices.exits.size
    while high - low > 1:
        middle = (low + high) // 2
        if prices.exits[middle] <= value:
            low = middle
        else:
            high = middle
    return prices.levels[low] + prices.slopes[low] * (value - prices.exits[low])


@njit(cache=True, error_model="numpy")
def reaching(value: float, today: float, lost: float) -> float:  # pragma: no cover (compiled)
    """Return what reaches today's holders, at a sale, of what their part of the company is worth.

    Later rounds are priced fairly halfway (at the geometric mean of today's value and the exit's)
    and carry a preference of what they paid, before everybody else: it binds where the company
    ends below today's value. At an IPO they convert like the others.
    """
    if lost <= 0.0 or value >= today:
        return value
    return max(0.0, (value - lost * math.sqrt(today * value)) / (1.0 - lost))


@njit(cache=True, error_model="numpy")
def reached_from(target: float, today: float, lost: float) -> float:  # pragma: no cover (compiled)
    """Return the value at which a given amount reaches today's holders (inverse of `reaching`)."""
    if lost <= 0.0 or target >= today:
        return target
    half = lost * math.sqrt(today)
    root = 0.5 * (half + math.sqrt(half * half + 4.0 * (1.0 - lost) * target))
    return root * root


@njit(cache=True, error_model="numpy")
def ipo_share(value: float, logs: Array, shares: Array) -> float:  # pragma: no cover (compiled)
    """Return the probability that an exit at a company value is an IPO, linear in its log."""
    if value <= 0.0:
        return shares[0]
    place = math.log(value)
    if place <= logs[0]:
        return shares[0]
    for k in range(1, logs.size):
        if place < logs[k]:
            part = (place - logs[k - 1]) / (logs[k] - logs[k - 1])
            return shares[k - 1] + part * (shares[k] - shares[k - 1])
    return shares[-1]


@njit(cache=True, error_model="numpy")
def exit_at_price(price: float, prices: Prices) -> float:  # pragma: no cover (compiled)
    """Return the exit value at which a common share reaches a price (negative: never)."""
    for k in range(prices.exits.size):
        if prices.slopes[k] <= 0.0:
            continue
        meets = prices.exits[k] + (price - prices.levels[k]) / prices.slopes[k]
        last = k + 1 == prices.exits.size
        if meets >= prices.exits[k] and (last or meets < prices.exits[k + 1]):
            return meets
    return -1.0


@njit(cache=True, error_model="numpy")
def _kinks(
    prices: Prices, held: Held, chances: Chances, lost: float, pool_left: float, kinks: Array,
    count: int,
) -> int:  # fmt: skip  # pragma: no cover (compiled)
    """Append the exit values at which the payoff of one kind of exit bends."""
    for k in range(prices.exits.size):
        if prices.exits[k] > 0.0 and count < kinks.size:
            kinks[count] = reached_from(prices.exits[k], chances.today, lost)
            count += 1
    for g in range(held.strikes.size):
        for price in (held.strikes[g], held.strikes[g] + held.caps[g]):
            if 0.0 < price < math.inf and count < kinks.size:
                value = exit_at_price(price / pool_left, prices)
                if value > 0.0:
                    kinks[count] = reached_from(value, chances.today, lost)
                    count += 1
    return count


@njit(cache=True, error_model="numpy")
def _edges_between(
    market: Market, held: Held, chances: Chances, lost: float, pool_left: float,
    start_value: float, middle: float, spread: float,
) -> Array:  # fmt: skip  # pragma: no cover (compiled)
    """Return ascending standardised logs between which payoff and IPO chance are smooth."""
    kinks = np.empty(_MOST_KINKS)
    count = 0
    if spread > 0.0:
        count = _kinks(market.sale, held, chances, lost, pool_left, kinks, count)
        if market.ipo_shares[-1] > 0.0:
            count = _kinks(market.ipo, held, chances, 0.0, pool_left, kinks, count)
            for k in range(min(market.ipo_logs.size, kinks.size - count)):
                kinks[count] = math.exp(market.ipo_logs[k]) * (1.0 - lost)
                count += 1
    edges = np.empty(count + 7)
    for k, z in enumerate((-_REACH, -4.0, -2.0, 0.0, 2.0, 4.0, _REACH)):
        edges[k] = z
    for k in range(count):
        z = (math.log(kinks[k] / start_value) - middle) / spread
        edges[7 + k] = min(max(z, -_REACH), _REACH)
    for k in range(1, edges.size):  # by insertion: numpy's sort takes seconds to compile
        edge = edges[k]
        place = k
        while place > 0 and edges[place - 1] > edge:
            edges[place] = edges[place - 1]
            place -= 1
        edges[place] = edge
    kept = 1
    for k in range(1, edges.size):
        if edges[k] - edges[kept - 1] > _CLOSE:
            edges[kept] = edges[k]
            kept += 1
    edges[kept - 1] = _REACH
    return edges[:kept]


@njit(cache=True, error_model="numpy")
def paid(
    price: float, segment: int, held: Held, rate: float, wait: float
) -> tuple[float, float]:  # pragma: no cover (compiled)
    """Return what a price of a common share pays: at the value of the exit, and as money.

    What goes on vesting is worth less by the time beyond a `wait` that counts anyway.
    """
    worth = 0.0
    money = 0.0
    for g in range(held.strikes.size):
        gain = min(max(price - held.strikes[g], 0.0), held.caps[g])
        if gain > 0.0:
            now = held.owned[g, segment] * gain
            later = held.unvested[g, segment] * gain
            delay = max(held.delay_years[g, segment] - wait, 0.0)
            worth += now + later * math.exp(-rate * delay)
            money += now + later
    return worth, money


class Ends(NamedTuple):
    """Where outcomes are written: rows of `rows` are present value, money, probability, years."""

    rows: Array
    kinds: Whole


class Start(NamedTuple):
    """A company at some value on some day, with what has been paid before.

    `weight` leaves the survival of the company until then out.
    """

    value: float
    years: float
    weight: float
    worth_before: float
    money_before: float


@njit(cache=True, error_model="numpy")
def _put(
    place: int, start: Start, worth: float, money: float, weight: float, kind: int, years: float,
    ends: Ends,
) -> int:  # fmt: skip  # pragma: no cover (compiled)
    """Write one outcome; what cannot happen is left out."""
    if weight <= 0.0 or place >= ends.kinds.size:
        return place
    ends.rows[0, place] = start.worth_before + worth
    ends.rows[1, place] = start.money_before + money
    ends.rows[2, place] = weight
    ends.rows[3, place] = years
    ends.kinds[place] = kind
    return place + 1


@njit(cache=True, error_model="numpy")
def _put_sale(
    place: int, start: Start, price: float, mass: float, years: float, segment: int, held: Held,
    chances: Chances, ends: Ends,
) -> int:  # fmt: skip  # pragma: no cover (compiled)
    worth, money = paid(price, segment, held, chances.discount, 0.0)
    worth *= math.exp(-chances.discount * years)
    return _put(place, start, worth, money, mass, SALE, years, ends)


@njit(cache=True, error_model="numpy")
def _put_ipo(
    place: int, start: Start, price: float, mass: float, years: float, segment: int, held: Held,
    chances: Chances, nodes: Nodes, ends: Ends,
) -> int:  # fmt: skip  # pragma: no cover (compiled)
    """Write an IPO: shares are locked up for a while, and the price moves on."""
    wait = chances.lock_up_years
    swing = chances.lock_up_volatility * math.sqrt(wait)
    trend = (chances.drift - chances.failure_rate) * wait - 0.5 * swing * swing
    discount = math.exp(-chances.discount * (years + wait))
    for k in range(nodes.bell.size):
        then = price * math.exp(trend + swing * nodes.bell[k])
        worth, money = paid(then, segment, held, chances.discount, wait)
        place = _put(
            place, start, discount * worth, money, mass * nodes.bell_weight[k], IPO, years + wait,
            ends,
        )  # fmt: skip
    return place


@njit(cache=True, error_model="numpy")
def _put_licence(
    place: int, start: Start, value: float, mass: float, years: float, present: float,
    chances: Chances, nodes: Nodes, ends: Ends,
) -> int:  # fmt: skip  # pragma: no cover (compiled)
    """Write a licence-and-hire: some get a package, unevenly; the others get nothing of it."""
    goes = present * chances.hired / (chances.hired + chances.left_behind)
    place = _put(place, start, 0.0, 0.0, mass * (1.0 - goes), LEFT, years, ends)
    mean = value * chances.team_share / chances.hired
    spread = chances.package_spread
    discount = math.exp(-chances.discount * years)
    for k in range(nodes.bell.size):
        package = mean * math.exp(spread * nodes.bell[k] - 0.5 * spread * spread)
        place = _put(
            place, start, package * discount, package, mass * goes * nodes.bell_weight[k], HIRED,
            years, ends,
        )  # fmt: skip
    return place


@njit(cache=True, error_model="numpy")
def _exits_at(
    place: int, start: Start, years: float, mass: float, segment: int, held: Held,
    chances: Chances, market: Market, nodes: Nodes, ends: Ends,
) -> int:  # fmt: skip  # pragma: no cover (compiled)
    """Write every exit at one time, over all values that the company may have by then."""
    since = years - start.years
    spread = chances.volatility * math.sqrt(since)
    middle = (chances.drift - 0.5 * chances.volatility**2) * since
    lost = 1.0 - math.exp(-chances.lost * years)
    pool_left = math.exp(-chances.pool * years)
    edges = _edges_between(market, held, chances, lost, pool_left, start.value, middle, spread)
    for e in range(edges.size - 1):
        half = 0.5 * (edges[e + 1] - edges[e])
        for q in range(nodes.value.size):
            z = edges[e] + half * (1.0 + nodes.value[q])
            part = mass * half * nodes.value_weight[q] * _BELL * math.exp(-0.5 * z * z)
            value = start.value * math.exp(middle + spread * z)
            whole = value / (1.0 - lost)
            reaches = reaching(value, chances.today, lost)
            listed = ipo_share(whole, market.ipo_logs, market.ipo_shares)
            licensed = (1.0 - listed) * chances.licence_share
            price = price_of(reaches, market.sale) * pool_left
            place = _put_sale(
                place, start, price, part * (1.0 - listed - licensed), years, segment, held,
                chances, ends,
            )  # fmt: skip
            if licensed > 0.0:
                place = _put_licence(
                    place,
                    start,
                    whole,
                    part * licensed,
                    years,
                    held.present[segment],
                    chances,
                    nodes,
                    ends,
                )
            if listed > 0.0:
                price = price_of(value, market.ipo) * pool_left
                place = _put_ipo(
                    place, start, price, part * listed, years, segment, held, chances, nodes, ends
                )
    return place


@njit(cache=True, error_model="numpy")
def exits_from(
    place: int, start: Start, held: Held, chances: Chances, market: Market, nodes: Nodes,
    ends: Ends,
) -> int:  # fmt: skip  # pragma: no cover (compiled)
    """Write every way in which a company can end, from a place on, and return the next place."""
    hazard = chances.exit_rate + chances.failure_rate
    for segment in range(held.edges_years.size - 1):
        first, last = held.edges_years[segment], held.edges_years[segment + 1]
        half = 0.5 * (last - first)
        gone = start.weight * (math.exp(-hazard * first) - math.exp(-hazard * last))
        place = _put(
            place, start, 0.0, 0.0, gone * chances.failure_rate / hazard, FAILS, first + half, ends
        )
        short = last - first < _SHORT
        time = nodes.short if short else nodes.time
        time_weight = nodes.short_weight if short else nodes.time_weight
        for t in range(time.size):
            years = first + half * (1.0 + time[t])
            mass = start.weight * chances.exit_rate * math.exp(-hazard * years)
            mass *= half * time_weight[t]
            place = _exits_at(
                place, start, years, mass, segment, held, chances, market, nodes, ends
            )
    return place
