"""A whole grant in a private company: every exit time and value, against plain numpy draws."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from bench.table import Row, Section
from bench.timing import interleaved
from goingrate.offer.certainty import certain_gain
from goingrate.offer.private.joint import Fineness, Taste, outcomes
from goingrate.offer.private.outcome import summary, worth_of
from goingrate.offer.private.settle import Settled, settle
from goingrate.offer.private.terms import Company, EquityGrant, PrivateEquity

Array = NDArray[np.float64]
_TASTE = Taste(wealth=200e3, risk_aversion=2.0, cash=200e3)
_EQUITY = PrivateEquity(
    Company(
        raised=60e6,
        last_price=4.0,
        fully_diluted=50e6,
        last_round_share=0.6,
        older_price_share=0.4,
        volatility_per_year=0.9,
        growth_per_year=0.1,
        safe_rate_per_year=0.03,
        exit_rate_per_year=0.25,
        failure_per_year=0.08,
        rounds_per_year=0.5,
        dilution_per_round=0.18,
        pool_per_round=0.03,
        lock_up_years=0.5,
        lock_up_volatility=0.6,
    ),
    (EquityGrant("rsu", 100_000.0),),
    market_correlation=0.3,
)
_FINE = Fineness(value=10, time=8, bell=9, states=8)
_PATHS = 100_000
_REPLICATES = 64


def section() -> Section:
    """Time a grant from the numbers of an offer letter to its distribution."""
    options = PrivateEquity(
        _EQUITY.company,
        (EquityGrant("iso", 100_000.0, strike=1.2, window_years=0.25),),
        market_correlation=0.3,
    )
    ready, ready_options = (settle(one, discount_per_year=0.05) for one in (_EQUITY, options))
    exact = _worth(ready, _FINE)
    ours_error = abs(_worth(ready, Fineness()) - exact)
    drawn = np.array([_by_draws(ready, seed) for seed in range(_REPLICATES)])
    rmse = float(np.sqrt(np.mean((drawn - exact) ** 2)))
    times = interleaved(
        [
            lambda _turn: _distribution(ready),
            lambda _turn: _distribution(ready_options),
            lambda _turn: settle.__wrapped__(options, discount_per_year=0.05),  # not the kept one
            lambda turn: _by_draws(ready, turn),
        ],
        repetitions=21,
    )
    shares, with_options, laying_out, by_draws = times
    equal = by_draws.over((ours_error / rmse) ** 2) if ours_error > 0.0 else by_draws
    return Section(
        "A grant in a private company: all ways out, quantiles, certainty equivalent; one core",
        [
            Row("shares", shares, "numpy at equal RMSE", equal, goal="<= 5 ms"),
            Row("options (and their end)", with_options, goal="<= 5 ms"),
            Row("from an offer letter's numbers", laying_out),
        ],
        [
            f"Certainty equivalent {exact:,.0f}; ours is off by {ours_error:,.1f} "
            f"({ours_error / exact:.1e}), {_PATHS:,} plain draws by {rmse:,.0f} (RMSE of "
            f"{_REPLICATES} replicates, {rmse / exact:.1e}) in {by_draws.median * 1e3:.1f} ms.",
        ],
    )


def _worth(ready: Settled, fineness: Fineness) -> float:
    found = outcomes(ready, taste=_TASTE, fineness=fineness)
    return worth_of(found, wealth=_TASTE.wealth, risk_aversion=_TASTE.risk_aversion)


def _distribution(ready: Settled) -> object:
    return summary(
        outcomes(ready, taste=_TASTE),
        on_paper=ready.on_paper,
        wealth=_TASTE.wealth,
        risk_aversion=_TASTE.risk_aversion,
        finite_mean=True,
    )


def _by_draws(ready: Settled, seed: int) -> float:
    """Return the certainty equivalent by plain random draws of the same model."""
    worth = plain_draws(ready, seed)
    return certain_gain(worth, wealth=_TASTE.wealth, risk_aversion=_TASTE.risk_aversion)


def plain_draws(ready: Settled, seed: int) -> Array:
    """Return present values of shares, shape (_PATHS,), by whole-array numpy."""
    rng, chances, market = np.random.default_rng(seed), ready.chances, ready.market
    hazard = chances.exit_rate + chances.failure_rate
    years = rng.exponential(1 / hazard, _PATHS)
    trend = (chances.drift - 0.5 * chances.volatility**2) * years
    spread = chances.volatility * np.sqrt(years)
    value = chances.today * np.exp(trend + spread * rng.standard_normal(_PATHS))
    lost = -np.expm1(-chances.lost * years)
    newer = np.maximum(value - lost * np.sqrt(chances.today * value), 0.0) / (1.0 - lost)
    reaches = np.where(value >= chances.today, value, newer)
    whole = np.log(value / (1.0 - lost))
    listed = rng.random(_PATHS) < np.interp(whole, market.ipo_logs, market.ipo_shares)
    swing = chances.lock_up_volatility * math.sqrt(chances.lock_up_years)
    drift = (chances.drift - chances.failure_rate) * chances.lock_up_years
    after = np.exp(drift - 0.5 * swing**2 + swing * rng.standard_normal(_PATHS))
    sale, ipo = (
        np.interp(reaching, prices.exits, prices.levels)
        + np.maximum(reaching - prices.exits[-1], 0.0) * prices.slopes[-1]
        for reaching, prices in ((reaches, market.sale), (value, market.ipo))
    )
    price = np.where(listed, ipo * after, sale) * np.exp(-chances.pool * years)
    when = years + np.where(listed, chances.lock_up_years, 0.0)
    price[rng.random(_PATHS) < chances.failure_rate / hazard] = 0.0
    worth = np.zeros(_PATHS)
    for at, count in ready.vested[0]:
        wait = np.maximum(at - when, 0.0)
        worth += count * price * np.exp(-chances.discount * (when + wait))
    return worth
