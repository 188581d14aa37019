"""One private company and one holding, path by path, for a comparison with other jobs.

The compiler's cache goes by the text of this file alone; `BUILT_IN` tells it of the others.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from goingrate.offer.private.kernel import Chances, Market, ipo_share, price_of, reaching
from goingrate.offer.private.path_tax import (
    as_pay,
    exercised,
    forfeited,
    given_back,
    is_lump,
    late_vest_sold,
    put,
    shares_sold,
    taxed_on_the_way,
    worthless,
    year_of,
)
from goingrate.offer.private.path_terms import (
    ISO,
    MONEY,
    NSO,
    SHARES,
    UNITS_AT_EXIT,
    Lots,
    Path,
    TaxTerms,
)
from goingrate.offer.private.path_values import (
    average_rate,
    fair_price,
    value_at,
)
from goingrate.offer.tax.ledger import WAGES

Array = NDArray[np.float64]
#: Digest of what is built in (`tools.stamp_kernels`), for the compiler's cache.
BUILT_IN: Final = "effc320759fbd6dd"


class PathHolding(NamedTuple):
    """The grants of a person: vests by grant and event, terms by grant.

    `vest_years`, `vest_shares` have shape (n_grants, n_events); what is not there has no shares.
    The part of an option grant that is exercised is known at `log_values` (n,), the logs of the
    company's value: `left_parts` (n_grants, n_nodes, n) for whoever left at `left_years`
    (n_nodes,), and `stay_parts` (n_grants, n) at the end of the options. `cash` (n_grants,) is what
    each grant may cost, the tax on the exercise included. A negative `decay_years` keeps what has
    vested.
    """

    vest_years: Array
    vest_shares: Array
    granted_years: Array
    strikes: Array
    prices: Array
    caps: Array
    accelerated: Array
    goes_on: Array
    double_trigger: Array
    decay_years: Array
    bought_back: Array
    for_sale: Array
    bought_now: float
    expiry_years: Array
    windows: Array
    cash: Array
    log_values: Array
    left_years: Array
    left_parts: Array
    stay_parts: Array
    tender_years: float
    tender_cap: float
    tender_holding_years: float
    tender_price_share: float


class State(NamedTuple):
    """What has become of each grant on one path, shape (n_grants,): see `holding.Holding`.

    `owned` below 0: vesting and leaver terms still decide. `done` is 1 once a grant was decided.
    """

    strikes: Array
    owned: Array
    sold: Array
    done: Array


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
def _bridged(
    before_years: float, before: float, end_years: float, end: float, years: float, z: float
) -> float:  # pragma: no cover (compiled)
    """Return a Brownian level between two known ones."""
    whole = end_years - before_years
    if whole <= 0.0:
        return end
    share = (years - before_years) / whole
    return before + share * (end - before) + z * math.sqrt(max(share * (1.0 - share) * whole, 0.0))


@njit(cache=True, error_model="numpy")
def _units(
    grant: int, years: float, left: float, state: State, holding: PathHolding
) -> float:  # pragma: no cover (compiled)
    """Return the vested units of a grant that are there on a day."""
    mine = state.owned[grant]
    if mine < 0.0:
        mine = vested_by(min(years, left), grant, holding) * _kept(grant, years - left, holding)
    return max(mine - state.sold[grant], 0.0)


@njit(cache=True, error_model="numpy")
def _gain(price: float, strike: float, cap: float) -> float:  # pragma: no cover (compiled)
    return min(max(price - strike, 0.0), cap)


@njit(cache=True, error_model="numpy")
def _for_sale(
    grant: int, years: float, state: State, holding: PathHolding
) -> float:  # pragma: no cover (compiled)
    """Return the units of a grant that the tender's buyer takes."""
    if holding.for_sale[grant] <= 0.0:
        return 0.0
    return _units(grant, years - holding.tender_holding_years, math.inf, state, holding)


@njit(cache=True, error_model="numpy")
def _sell(
    value: float, years: float, state: State, holding: PathHolding, chances: Chances,
    market: Market, sold: Array,
) -> tuple[float, float]:  # fmt: skip  # pragma: no cover (compiled)
    """Sell to a tender's buyer; return the money and the price, and fill in `sold` by grant."""
    price = price_of(value, market.ipo) * math.exp(-chances.pool * years)
    price *= holding.tender_price_share
    gross = 0.0
    gain = 0.0
    sold[:] = 0.0
    for g in range(state.strikes.size):
        each = _gain(price, state.strikes[g], holding.caps[g])
        if each > 0.0:
            units = _for_sale(g, years, state, holding)
            gross += units * price
            gain += units * each
            sold[g] = units
    if gross <= 0.0:
        return 0.0, price
    part = min(1.0, holding.tender_cap / gross)
    for g in range(state.strikes.size):
        sold[g] *= part
        state.sold[g] += sold[g]
    return part * gain, price


@njit(cache=True, error_model="numpy")
def _between(at: float, places: Array, values: Array) -> float:  # pragma: no cover (compiled)
    """Return a value on the line between known places, and the nearest one beyond them."""
    if at <= places[0]:
        return values[0]
    for k in range(1, places.size):
        if at < places[k]:
            share = (at - places[k - 1]) / (places[k] - places[k - 1])
            return values[k - 1] + share * (values[k] - values[k - 1])
    return values[-1]


@njit(cache=True, error_model="numpy")
def _part(
    grant: int, log_value: float, left: float, holding: PathHolding
) -> float:  # pragma: no cover (compiled)
    """Return the part of a grant that is exercised."""
    if not left < math.inf:
        return _between(log_value, holding.log_values, holding.stay_parts[grant])
    at, parts = holding.left_years, holding.left_parts[grant]
    low = 0
    while low + 1 < at.size and at[low + 1] <= left:
        low += 1
    part = _between(log_value, holding.log_values, parts[low])
    if low + 1 == at.size or left <= at[low]:
        return part
    share = (left - at[low]) / (at[low + 1] - at[low])
    return part + share * (_between(log_value, holding.log_values, parts[low + 1]) - part)


@njit(cache=True, error_model="numpy")
def _decide(
    grant: int, value: float, due: float, years: float, left: float, state: State,
    holding: PathHolding,
) -> tuple[float, float]:  # fmt: skip  # pragma: no cover (compiled)
    """Exercise a part of one grant, let the rest lapse; return what is paid, and the units.

    `due` is the tax on an exercise of all: of a company beyond all values at which the rule is
    known, it alone could ruin.
    """
    units = _units(grant, years, left, state, holding)
    cost = units * state.strikes[grant]
    part = 1.0
    if cost > 0.0:
        log_value = math.log(value)
        outlay = cost + (due if log_value > holding.log_values[-1] else 0.0)
        part = min(_part(grant, log_value, left, holding), holding.cash[grant] / outlay)
    state.owned[grant] = part * units + state.sold[grant]
    state.strikes[grant] = 0.0
    state.done[grant] = 1.0
    return part * cost, part * units


@njit(cache=True, error_model="numpy")
def _paid_back(left: float, state: State, holding: PathHolding) -> float:  # pragma: no cover
    """Return the price of shares, bought on the first day, that go back when the job ends."""
    money = 0.0
    for g in range(holding.prices.size):
        if holding.prices[g] > 0.0:
            total = holding.vest_shares[g].sum()
            kept = vested_by(left, g, holding)
            if holding.bought_back[g] > 0.0:
                kept = state.sold[g]
            money += (total - kept) * holding.prices[g]
    return money


@njit(cache=True, error_model="numpy")
def _exit_pays(
    price: float, years: float, wait: float, left: float, job_ends: float, state: State,
    holding: PathHolding, chances: Chances,
) -> float:  # fmt: skip  # pragma: no cover (compiled)
    """Return what a share's price pays, in present value of the day on which it can be sold.

    `wait` passes between exit and sale; `left` is when the person left before the exit, `job_ends`
    when the job ends after it.
    """
    total = 0.0
    for g in range(state.strikes.size):
        each = _gain(price, state.strikes[g], holding.caps[g])
        if each <= 0.0:
            continue
        total += each * _units(g, years, left, state, holding)
        if left < years or state.owned[g] >= 0.0 or years < holding.granted_years[g]:
            continue
        for k in range(holding.vest_years.shape[1]):
            at = holding.vest_years[g, k]
            if at <= years:
                continue
            shares = holding.vest_shares[g, k]
            total += each * shares * holding.accelerated[g]
            rest = each * shares * (1.0 - holding.accelerated[g])
            when = at
            if job_ends < at and holding.double_trigger[g] > 0.0 and job_ends <= years + 1.0:
                when = job_ends
            elif job_ends < at or holding.goes_on[g] <= 0.0:
                continue
            total += rest * math.exp(-chances.discount * max(when - years - wait, 0.0))
    return total


@njit(cache=True, error_model="numpy")
def _exit_value(
    u_kind: float, value: float, years: float, left: float, layoff: float, z_after: float,
    state: State, holding: PathHolding, chances: Chances, market: Market, deal: Array,
) -> float:  # fmt: skip  # pragma: no cover (compiled)
    """Return the present value today of one exit, of the kind that `u_kind` picks.

    Fills `deal` (3,): the price of a share, how long after the exit it is paid, and the package of
    whoever is hired.
    """
    lost = -math.expm1(-chances.lost * years)
    pool_left = math.exp(-chances.pool * years)
    whole = value / (1.0 - lost)
    listed = ipo_share(whole, market.ipo_logs, market.ipo_shares)
    discount = math.exp(-chances.discount * years)
    deal[:] = 0.0
    if u_kind < listed:
        wait = chances.lock_up_years
        swing = chances.lock_up_volatility * math.sqrt(wait)
        trend = (chances.drift - chances.failure_rate) * wait - 0.5 * swing * swing
        price = price_of(value, market.ipo) * pool_left * math.exp(trend + swing * z_after)
        pays = _exit_pays(price, years, wait, left, layoff, state, holding, chances)
        deal[0], deal[1] = price, wait
        return pays * discount * math.exp(-chances.discount * wait)
    licensed = (1.0 - listed) * chances.licence_share
    if u_kind < listed + licensed:
        goes = chances.hired / (chances.hired + chances.left_behind)
        if left < years or u_kind >= listed + licensed * goes:
            return 0.0
        spread = chances.package_spread
        mean = whole * chances.team_share / chances.hired
        deal[2] = mean * math.exp(spread * z_after - 0.5 * spread * spread)
        return deal[2] * discount
    deal[0] = price_of(reaching(value, chances.today, lost), market.sale) * pool_left
    return discount * _exit_pays(deal[0], years, 0.0, left, layoff, state, holding, chances)


@njit(cache=True, error_model="numpy")
def _later_income(
    grant: int, price: float, each: float, years: float, wait: float, job_ends: float, lump: bool,
    row: Array, holding: PathHolding, lots: Lots, terms: TaxTerms,
) -> None:  # fmt: skip  # pragma: no cover (compiled)
    """Enter what vests at the exit, and after it."""
    paid_at = years + wait
    for k in range(holding.vest_years.shape[1]):
        at = holding.vest_years[grant, k]
        shares = holding.vest_shares[grant, k]
        if at <= years or shares <= 0.0:
            continue
        when = at
        rest = shares * (1.0 - holding.accelerated[grant])
        if job_ends < at and holding.double_trigger[grant] > 0.0 and job_ends <= years + 1.0:
            when = job_ends
        elif job_ends < at or holding.goes_on[grant] <= 0.0:
            given_back(grant, rest, years, row, lots, terms)
            forfeited(grant, rest, years, row, lots, terms)
            rest = 0.0
        now = shares * holding.accelerated[grant]
        for units, day in ((now, paid_at), (rest, max(when, paid_at))):
            if units > 0.0:
                late_vest_sold(
                    grant, units, price, each, day, job_ends,
                    lump and year_of(day) == year_of(paid_at), row, lots, terms,
                )  # fmt: skip


@njit(cache=True, error_model="numpy")
def _exit_income(
    deal: Array, path: Path, left: float, job_ends: float, row: Array, state: State,
    holding: PathHolding, chances: Chances, market: Market, lots: Lots, terms: TaxTerms,
) -> None:  # fmt: skip  # pragma: no cover (compiled)
    """Enter what an exit brings for the tax; with a price of 0, the loss of a failure."""
    price, wait, years = deal[0], deal[1], path.end
    put(row, years, WAGES, deal[2])
    for g in range(state.strikes.size):
        units = _units(g, years, left, state, holding)
        owned = state.owned[g] >= 0.0
        each = _gain(price, state.strikes[g], holding.caps[g])
        how, vests = terms.how[g], holding.vest_years[g]
        pay = how in (MONEY, UNITS_AT_EXIT) or (how in (NSO, ISO) and not owned)
        lump = left < years or is_lump(
            units, years + wait, years, holding.accelerated[g], vests, holding.vest_shares[g]
        )
        if left < years and not owned and not pay:  # what had vested and did not stay
            lost = vested_by(left, g, holding) - state.sold[g] - units
            received = terms.paid[g] if holding.bought_back[g] > 0.0 else 0.0
            when = left if holding.decay_years[g] == 0.0 else years
            never = holding.vest_shares[g].sum() - vested_by(left, g, holding)
            given_back(g, lost + never, when, row, lots, terms)
            if terms.german > 0.0 and terms.how[g] == SHARES and terms.deferred[g] == 0.0:
                received += max(lots.fair[g] - terms.paid[g], 0.0)  # the rest was negative wages
            shares_sold(
                g, lost, received, when, left, owned, vests, holding.vest_shares[g], path, chances,
                market, row, lots, terms,
            )  # fmt: skip
        if pay:
            as_pay(g, units * each, years + wait, left, lump, row, terms)
        else:
            shares_sold(
                g, units, price, years + wait, min(years, left), owned, vests,
                holding.vest_shares[g], path, chances, market, row, lots, terms,
            )  # fmt: skip
        if left < years or owned:
            continue
        if years < holding.granted_years[g]:
            continue
        if each <= 0.0:
            never = holding.vest_shares[g].sum() - vested_by(years, g, holding)
            worthless(g, never, years, row, lots, terms)
        else:
            _later_income(g, price, each, years, wait, job_ends, lump, row, holding, lots, terms)


@njit(cache=True, error_model="numpy")
def _tender_income(
    sold: Array, price: float, years: float, path: Path, row: Array, state: State,
    holding: PathHolding, chances: Chances, market: Market, lots: Lots, terms: TaxTerms,
) -> None:  # fmt: skip  # pragma: no cover (compiled)
    """Enter what was sold to a tender's buyer."""
    for g in range(sold.size):
        if sold[g] <= 0.0:
            continue
        owned = state.owned[g] >= 0.0
        if terms.how[g] in (NSO, ISO) and not owned:
            each = _gain(price, state.strikes[g], holding.caps[g])
            as_pay(g, sold[g] * each, years, math.inf, False, row, terms)
        else:
            shares_sold(
                g, sold[g], price, years, years - holding.tender_holding_years, owned,
                holding.vest_years[g], holding.vest_shares[g], path, chances, market, row, lots,
                terms,
            )  # fmt: skip


@njit(cache=True, error_model="numpy")
def _next_event(
    end: float, left: float, tendered: bool, state: State, holding: PathHolding
) -> tuple[float, int]:  # pragma: no cover (compiled)
    """Return the next time at which something is done before the end, and what: -1 the tender,
    else the grant to decide on; -2: nothing.
    """
    at, what = end, -2
    if not tendered and holding.tender_years < min(end, left):
        at, what = holding.tender_years, -1
    for g in range(holding.expiry_years.size):
        if state.done[g] > 0.0:
            continue
        years = min(holding.expiry_years[g], left + holding.windows[g])
        if years < at:
            at, what = years, g
    return at, what


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
    terms: TaxTerms,
    worth: Array,
    ledger: Array,
) -> None:  # pragma: no cover (compiled)
    """Fill `worth`, shape (2, n_paths): present values if the company fails, and if it exits.

    Parameters
    ----------
    exit_years, layoff_years
        When the company ends, one way or the other, and when the person is laid off.
    z
        Normals, shape (n_paths, 3 + n): level at the end, after the end, of the market beyond the
        horizon, and at the first n times before the end at which something is done.
    market_levels
        Shape (n_paths, n_quarters + 1): Brownian levels of the market; one column: its level at
        any time over the square root of that time; none: nothing is shared.
    ledger
        Zeros, shape (2, n_paths, n_years, N_COLUMNS): filled with what the tax asks for; or empty.
    """
    n_grants = holding.strikes.size
    state = State(np.empty(n_grants), np.empty(n_grants), np.empty(n_grants), np.empty(n_grants))
    lots = Lots(
        np.zeros(n_grants),
        np.zeros(n_grants),
        np.zeros(n_grants),
        np.zeros_like(holding.vest_years),
        np.zeros((2, ledger.shape[2])),
        np.zeros(2),
    )
    gone, used = np.zeros_like(holding.vest_years), np.zeros(2)
    sold = np.empty(n_grants)
    deal = np.zeros(3)
    taxed = ledger.size > 0
    for i in range(exit_years.size):
        end = exit_years[i]
        left = layoff_years[i] if layoff_years[i] < end else math.inf
        state.strikes[:] = holding.strikes
        state.owned[:] = -1.0
        state.sold[:] = 0.0
        state.done[:] = 0.0
        lots.used[:] = 0.0
        lots.gone[:] = 0.0
        before = -holding.bought_now
        own_end = math.sqrt(end) * z[i, 0]
        path = Path(end, own_end, market_levels[i], z[i, 2], correlation)
        if taxed:
            taxed_on_the_way(
                min(end, left), holding.vest_years, holding.vest_shares, path, chances, market,
                ledger[1, i], lots, terms,
            )  # fmt: skip
        at, own = 0.0, 0.0
        column = 3
        tendered = False
        while True:
            years, what = _next_event(end, left, tendered, state, holding)
            if what == -2:
                break
            years = max(years, at)
            own = _bridged(at, own, end, own_end, years, z[i, min(column, z.shape[1] - 1)])
            column += 1
            at = years
            value = value_at(years, own, market_levels[i], z[i, 2], correlation, chances)
            discount = math.exp(-chances.discount * years)
            if what == -1:
                money, price = _sell(value, years, state, holding, chances, market, sold)
                before += discount * money
                tendered = True
                if taxed:
                    _tender_income(
                        sold, price, years, path, ledger[1, i], state, holding, chances, market,
                        lots, terms,
                    )  # fmt: skip
            else:
                strike, fair, due = state.strikes[what], 0.0, 0.0
                if taxed:
                    fair = fair_price(value, years, terms, chances, market)
                    spread = max(fair - strike, 0.0) * _units(what, years, left, state, holding)
                    due = spread * average_rate(spread, terms.amounts, terms.pay_rates)
                cost, units = _decide(what, value, due, years, left, state, holding)
                before -= discount * cost
                if taxed:
                    exercised(what, units, fair, strike, years, left, ledger[1, i], lots, terms)
        if left < end:
            before += _paid_back(left, state, holding) * math.exp(-chances.discount * left)
        value = value_at(end, own_end, market_levels[i], z[i, 2], correlation, chances)
        worth[0, i] = before
        worth[1, i] = before + _exit_value(
            u_kind[i], value, end, left, layoff_years[i], z[i, 1], state, holding, chances, market,
            deal,
        )  # fmt: skip
        if taxed:
            ledger[0, i] = ledger[1, i]
            used[:] = lots.used
            gone[:] = lots.gone
            _exit_income(
                deal, path, left, layoff_years[i], ledger[1, i], state, holding, chances, market,
                lots, terms,
            )  # fmt: skip
            deal[:] = 0.0
            lots.used[:] = used
            lots.gone[:] = gone
            _exit_income(
                deal, path, left, layoff_years[i], ledger[0, i], state, holding, chances, market,
                lots, terms,
            )  # fmt: skip
