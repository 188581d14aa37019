"""The inner loops: integrals of payoffs, and of utilities of payoffs, over all exits.

A payoff is linear in the exit value x between two edges, the chance of an IPO linear in ln x, and
the law a pure power of x on either side of today's value. So a value is a sum of integrals of
(1, z) (1, x - start) exp(-rate z) over stretches of log value z, which have closed forms.
Utilities are summed over Gauss-Legendre nodes in z instead, and over the exit time given z.
Compiled, single-threaded, in a fixed order: the same inputs give the same bytes.
"""

from __future__ import annotations

import math
from typing import Final

from numba import njit

from goingrate.offer.contingent.cells import Array, Cells
from goingrate.offer.contingent.laplace import Laplace, Wait, decay_rates
from goingrate.offer.contingent.nodes import Nodes, Taste

laplace = njit(cache=True, error_model="numpy")(decay_rates)

#: Digest of what is built in (`tools.stamp_kernels`), for the compiler's cache.
BUILT_IN: Final = "94d3be226da5c2f5"
_SMALL = 0.5
_TERMS = 16
#: Steps per factor of ten in the search for a company value, and halvings within a step.
_STEPS = 8
_HALVINGS = 60
#: A tail is followed until exp(-_REACH) of it is left.
_REACH = 40.0
#: Stretches of nodes: longest log value, and longest fall of the density over one.
_LONGEST = 5.0
_STEEPEST = 16.0
#: They may be this many times as long as utility is away from bending sharply.
_AWAY = 3.0


@njit(cache=True, error_model="numpy")
def value_stack(
    company_value: float, law: Laplace, cells: Cells, values: Array
) -> None:  # pragma: no cover (compiled)
    """Fill `values` (n_holders,) with what each holder's claim is worth.

    Infinite for a claim without bound if `law.up_beyond_mean` is not above 0.
    """
    values[:] = 0.0
    peak = law.mass / (1.0 / law.up + 1.0 / law.down)
    today = math.log(company_value)
    n_cells = cells.edges.size
    for c in range(n_cells):
        low, start = cells.logs[c], cells.edges[c]
        high, end = math.inf, math.inf
        if c + 1 < n_cells:
            high, end = cells.logs[c + 1], cells.edges[c + 1]
        bends = cells.chance_slopes[c] != 0.0
        if low < today:
            top = min(high, today)
            moments = _moments_below(
                start, min(end, company_value), top - low, today - top, law, peak, bends
            )
            _add(c, start, cells.chance[c], moments, cells, values)
        if high > today:
            bottom = max(low, today)
            start = max(start, company_value)
            moments = _moments_above(start, high - bottom, bottom - today, law, peak, bends)
            chance = cells.chance[c]
            if bends:
                chance += cells.chance_slopes[c] * (bottom - low)
            _add(c, start, chance, moments, cells, values)


@njit(cache=True, error_model="numpy")
def _add(
    c: int, start: float, chance: float, moments: tuple[float, float, float, float], cells: Cells,
    values: Array,
) -> None:  # fmt: skip  # pragma: no cover (compiled)
    """Add what each holder gets between `start`, in cell `c`, and the end of the stretch."""
    mass, money, z_mass, z_money = moments
    listed = chance * mass + cells.chance_slopes[c] * z_mass
    listed_money = chance * money + cells.chance_slopes[c] * z_money
    since = start - cells.edges[c]
    for h in range(values.size):
        slope = cells.sale_slopes[c, h]
        level = cells.sale[c, h] + slope * since
        values[h] += level * (mass - listed) + slope * (money - listed_money)
        if chance != 0.0 or cells.chance_slopes[c] != 0.0:
            slope = cells.ipo_slopes[c, h]
            level = cells.ipo[c, h] + slope * since
            values[h] += level * listed + slope * listed_money


@njit(cache=True, error_model="numpy")
def _moments_above(
    start: float, width: float, distance: float, law: Laplace, peak: float, bends: bool
) -> tuple[float, float, float, float]:  # pragma: no cover (compiled)
    """Return the integrals of 1, x - start, z and z (x - start), where z = ln(x / start).

    From `start`, at a log `distance` above today's value, over a `width` of log value. Those with
    z are 0 unless the chance of an IPO `bends`.
    """
    high = peak * math.exp(-law.up * distance)
    mass = _integral(law.up, width)
    money = start * (_integral(law.up_beyond_mean, width) - mass)
    if not bends:
        return high * mass, high * money, 0.0, 0.0
    z_mass = _first_moment(law.up, width)
    z_money = start * (_first_moment(law.up_beyond_mean, width) - z_mass)
    return high * mass, high * money, high * z_mass, high * z_money


@njit(cache=True, error_model="numpy")
def _moments_below(
    start: float, end: float, width: float, distance: float, law: Laplace, peak: float, bends: bool
) -> tuple[float, float, float, float]:  # pragma: no cover (compiled)
    """Return the same integrals up to `end`, at a log `distance` below today's value."""
    high = peak * math.exp(-law.down * distance)
    mass = _integral(law.down, width)
    whole = end * _integral(law.down + 1.0, width)
    money = whole - start * mass
    if not bends:
        return high * mass, high * money, 0.0, 0.0
    z_mass = width * mass - _first_moment(law.down, width)
    z_whole = width * whole - end * _first_moment(law.down + 1.0, width)
    return high * mass, high * money, high * z_mass, high * (z_whole - start * z_mass)


@njit(cache=True, error_model="numpy")
def _integral(rate: float, width: float) -> float:  # pragma: no cover (compiled)
    """Return the integral of exp(-rate z) for z from 0 to a width, which may be infinite."""
    if rate == 0.0:
        return width
    return -math.expm1(-rate * width) / rate


@njit(cache=True, error_model="numpy")
def _first_moment(rate: float, width: float) -> float:  # pragma: no cover (compiled)
    """Return the integral of z exp(-rate z) for z from 0 to a finite width."""
    v = rate * width
    if abs(v) >= _SMALL:
        return (-math.expm1(-v) - v * math.exp(-v)) / (rate * rate)
    term, total = 1.0, 0.5
    for k in range(1, _TERMS):
        term *= -v / k
        total += term / (k + 2)
    return width * width * total


@njit(cache=True, error_model="numpy")
def fair_value(
    price: float, lowest: float, highest: float, law: Laplace, cells: Cells, values: Array
) -> float:  # pragma: no cover (compiled)
    """Return the lowest company value at which the one holder of `cells` is worth a price.

    Not a number if the claim is not worth that much anywhere between `lowest` and `highest`.
    """
    below, above = lowest, lowest
    value_stack(above, law, cells, values)
    while values[0] < price:
        if above >= highest:
            return math.nan
        below = above
        above = min(above * 10.0 ** (1.0 / _STEPS), highest)
        value_stack(above, law, cells, values)
    for _ in range(_HALVINGS):
        middle = below * math.sqrt(above / below)
        if middle <= below or middle >= above:
            break
        value_stack(middle, law, cells, values)
        if values[0] < price:
            below = middle
        else:
            above = middle
    return above


@njit(cache=True, error_model="numpy")
def share_at_most(
    payoff: float, company_value: float, law: Laplace, cells: Cells
) -> float:  # pragma: no cover (compiled)
    """Return the probability that the one holder of `cells` is paid at most so much."""
    peak = law.mass / (1.0 / law.up + 1.0 / law.down)
    today = math.log(company_value)
    total = 0.0
    for c in range(cells.edges.size):
        until = _log_until(payoff, c, cells.sale[c, 0], cells.sale_slopes[c, 0], cells)
        mass, listed = _shares_until(c, until, today, law, peak, cells)
        total += mass - listed
        until = _log_until(payoff, c, cells.ipo[c, 0], cells.ipo_slopes[c, 0], cells)
        mass, listed = _shares_until(c, until, today, law, peak, cells)
        total += listed
    return total


@njit(cache=True, error_model="numpy")
def _log_until(
    payoff: float, c: int, level: float, slope: float, cells: Cells
) -> float:  # pragma: no cover (compiled)
    """Return the log exit value up to which a claim in a cell is paid at most so much."""
    if level > payoff:
        return -math.inf
    end = cells.logs[c + 1] if c + 1 < cells.logs.size else math.inf
    if slope <= 0.0:
        return end
    return min(end, math.log(cells.edges[c] + (payoff - level) / slope))


@njit(cache=True, error_model="numpy")
def _shares_until(
    c: int, until: float, today: float, law: Laplace, peak: float, cells: Cells
) -> tuple[float, float]:  # pragma: no cover (compiled)
    """Return the probability of an exit in a cell up to a log value, and of an IPO there."""
    low, slope = cells.logs[c], cells.chance_slopes[c]
    mass, listed = 0.0, 0.0
    if until > low and low < today:
        top = min(until, today)
        part, _, z_part, _ = _moments_below(
            0.0, 0.0, top - low, today - top, law, peak, slope != 0.0
        )
        mass += part
        listed += cells.chance[c] * part + slope * z_part
    if until > low and until > today:
        bottom = max(low, today)
        part, _, z_part, _ = _moments_above(
            0.0, until - bottom, bottom - today, law, peak, slope != 0.0
        )
        chance = cells.chance[c]
        if slope != 0.0:
            chance += slope * (bottom - low)
        mass += part
        listed += chance * part + slope * z_part
    return mass, listed


@njit(cache=True, error_model="numpy")
def utility_gain(
    owned: float, taste: Taste, fall: float, company_value: float, law: Laplace, wait: Wait,
    cells: Cells, nodes: Nodes,
) -> float:  # fmt: skip  # pragma: no cover (compiled)
    """Return the mean of (x^power - 1) / power, of ln x if the power is 0; x = (1 + d) / level.

    d is `owned` times what the one holder of `cells` is paid, discounted from the exit on;
    `fall` is the rate at which the integrand falls with the log of large exit values.
    """
    today = math.log(company_value)
    total = 0.0
    for c in range(cells.edges.size):
        paid = cells.sale[c, 0] > 0.0 or cells.sale_slopes[c, 0] > 0.0
        paid = paid or cells.ipo[c, 0] > 0.0 or cells.ipo_slopes[c, 0] > 0.0
        if taste.level == 1.0 and not paid:
            continue
        low = cells.logs[c]
        high = cells.logs[c + 1] if c + 1 < cells.logs.size else math.inf
        if low < today:
            top = min(high, today) - today
            bottom = max(low - today, top - _REACH / law.down)
            total += _stretches(
                c, bottom, top, law.down, owned, taste, company_value, law, wait, cells, nodes
            )
        if high > today:
            bottom = max(low, today) - today
            top = min(high - today, bottom + _REACH / fall)
            total += _stretches(
                c, bottom, top, law.up, owned, taste, company_value, law, wait, cells, nodes
            )
    return total


@njit(cache=True, error_model="numpy")
def _stretches(
    c: int, bottom: float, top: float, rate: float, owned: float, taste: Taste,
    company_value: float, law: Laplace, wait: Wait, cells: Cells, nodes: Nodes,
) -> float:  # fmt: skip  # pragma: no cover (compiled)
    """Return the part of the mean between two log values, relative to today's, in one cell.

    Stretches of nodes are short where utility bends: near the log value, below the cell, at which
    wealth would be used up if the payoff went on in a straight line; and where the discount falls
    fast with the exit value, as it does if only that says when the exit is.
    """
    edge, sold, listed = cells.edges[c], owned * cells.sale[c, 0], owned * cells.ipo[c, 0]
    sold_slope, listed_slope = owned * cells.sale_slopes[c, 0], owned * cells.ipo_slopes[c, 0]
    since_low = math.log(company_value) - cells.logs[c]
    smooth = min(_LONGEST / max(1.0, taste.log_discount * wait.per_log), _STEEPEST / rate)
    total = 0.0
    while bottom < top:
        x = company_value * math.exp(bottom)
        away = min(_to_ruin(x, edge, sold, sold_slope), _to_ruin(x, edge, listed, listed_slope))
        longest = min(smooth, _AWAY * away)
        width = min(longest, top - bottom)
        order = 0 if width <= 0.1 * longest else (1 if width <= 0.4 * longest else 2)
        part = 0.0
        for q in range(nodes.counts[order]):
            y = bottom + 0.5 * width * (1.0 + nodes.values[order, q])
            chance = cells.chance[c]
            if cells.chance_slopes[c] != 0.0:
                chance += cells.chance_slopes[c] * (since_low + y)
            since = company_value * math.exp(y) - edge
            at_sale, at_ipo = sold + sold_slope * since, listed + listed_slope * since
            if at_ipo == at_sale:
                chance = 0.0
            gain = 0.0
            if chance < 1.0:
                gain += (1.0 - chance) * _mean_utility(at_sale, y, taste, wait, nodes)
            if chance > 0.0:
                gain += chance * _mean_utility(at_ipo, y, taste, wait, nodes)
            part += nodes.value_weights[order, q] * math.exp(-rate * abs(y)) * gain
        total += 0.5 * width * part
        if not bottom + width > bottom:
            break
        bottom += width
    return total * law.mass / (1.0 / law.up + 1.0 / law.down)


@njit(cache=True, error_model="numpy")
def _to_ruin(
    x: float, edge: float, level: float, slope: float
) -> float:  # pragma: no cover (compiled)
    """Return how far below x, in log value, 1 + level + slope (x - edge) would be 0."""
    if slope <= 0.0:
        return math.inf
    ruin = edge - (1.0 + level) / slope
    return math.log(x / ruin) if ruin > 0.0 else math.inf


@njit(cache=True, error_model="numpy")
def _mean_utility(
    payoff: float, y: float, taste: Taste, wait: Wait, nodes: Nodes
) -> float:  # pragma: no cover (compiled)
    """Return the mean utility of a payoff at an exit of log value y, over the time of that exit.

    Given y, the density of the time T falls as T^-1/2 exp(-p/T - q T). With
    w = sqrt(q T) - sqrt(p/T) that is exp(-w^2), times a weight that makes each pair w, -w add up
    to 1: Gauss-Hermite nodes in w.
    """
    if taste.log_discount == 0.0 or payoff <= 0.0:
        return _utility(payoff, taste)
    total = 0.0
    for k in range(nodes.times.size):
        shift = wait.spread * nodes.times[k]
        root = math.sqrt(shift * shift + 2.0 * abs(y) * wait.per_log)
        late = 0.5 * (root + shift) ** 2
        soon = 0.5 * (root - shift) ** 2
        part = 0.5 * (1.0 + shift / root)
        total += nodes.time_weights[k] * (
            part * _utility(payoff * math.exp(-taste.log_discount * late), taste)
            + (1.0 - part) * _utility(payoff * math.exp(-taste.log_discount * soon), taste)
        )
    return total


@njit(cache=True, error_model="numpy")
def _utility(paid: float, taste: Taste) -> float:  # pragma: no cover (compiled)
    """Return (x^power - 1) / power, or ln x if the power is 0, of x = (1 + paid) / level."""
    gain = (paid - (taste.level - 1.0)) / taste.level
    if taste.power == -1.0:
        return gain / (1.0 + gain)
    if taste.power == -2.0:
        return 0.5 * gain * (2.0 + gain) / ((1.0 + gain) * (1.0 + gain))
    if taste.power == 0.0:
        return math.log1p(gain)
    return math.expm1(taste.power * math.log1p(gain)) / taste.power
