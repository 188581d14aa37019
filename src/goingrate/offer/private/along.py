"""The same model as in `joint`, drawn path by path: beside other jobs, a market and layoffs."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.private.joint import Taste, least_value_to_exercise, require_payable
from goingrate.offer.private.settle import Settled, settle
from goingrate.offer.private.short_form import settled
from goingrate.offer.private.terms import PrivateEquity

if TYPE_CHECKING:
    from goingrate.offer.private.path_kernel import PathHolding

Array = NDArray[np.float64]
#: Uniform inputs of one path: time of the end, four levels, the kind of exit, the market beyond.
N_COLUMNS: Final = 7
_LAYOFF_YEARS: Final = (1.0, 2.5, 4.0)
_NEVER: Final = 1e300


def exit_years(equity: Settled, uniforms: Array) -> Array:
    """Return when the company ends on each path, by failure or by an exit, shape (n_paths,)."""
    hazard = equity.chances.exit_rate + equity.chances.failure_rate
    result: Array = -np.log1p(-uniforms[:, 0]) / hazard
    return result


def failure_probability(equity: Settled) -> float:
    """Return the probability that the company fails before any exit, whenever it ends."""
    chances = equity.chances
    return chances.failure_rate / (chances.exit_rate + chances.failure_rate)


def follow_private(
    equity: Settled,
    uniforms: Array,
    *,
    layoff_years: Array,
    market_levels: Array,
    market_correlation: float,
    taste: Taste,
) -> Array:
    """Return present values before tax, shape (2, n_paths): if the company fails, and if not.

    Parameters
    ----------
    uniforms
        Shape (n_paths, N_COLUMNS), inside the unit cube.
    layoff_years
        When the person is laid off on each path (infinite: never), shape (n_paths,).
    market_levels
        Brownian levels of the market by quarter, shape (n_paths, n_quarters + 1); or one column,
        its standardised level; or none.
    """
    from scipy.special import ndtri

    from goingrate.offer.private.path_kernel import follow_holding

    require_payable(equity, taste)
    worth = np.empty((2, uniforms.shape[0]))
    follow_holding(
        exit_years(equity, uniforms),
        layoff_years,
        np.ascontiguousarray(ndtri(uniforms[:, [1, 2, 3, 4, 6]])),
        np.ascontiguousarray(uniforms[:, 5]),
        np.ascontiguousarray(market_levels),
        market_correlation if market_levels.shape[1] else 0.0,
        _path_holding(equity, taste, can_be_laid_off=bool(np.isfinite(layoff_years).any())),
        equity.chances,
        equity.market,
        worth,
    )
    return worth


def _path_holding(equity: Settled, taste: Taste, *, can_be_laid_off: bool) -> PathHolding:
    from goingrate.offer.private.path_kernel import PathHolding

    grants = equity.grants
    width = max(len(events) for events in equity.vested)
    years, shares = np.full((len(grants), width), math.inf), np.zeros((len(grants), width))
    for row, events in enumerate(equity.vested):
        years[row, : len(events)] = [at for at, _ in events]
        shares[row, : len(events)] = [count for _, count in events]
    at, least = _thresholds(equity.given, equity.discount_per_year, taste, can_be_laid_off)
    tender = equity.tender
    return PathHolding(
        vest_years=years,
        vest_shares=shares,
        strikes=equity.strikes,
        prices=np.array([settled(g.strike) if g.is_bought_now else 0.0 for g in grants]),
        caps=equity.caps,
        is_option=np.array([float(g.is_option) for g in grants]),
        accelerated=np.array([settled(g.accelerated) for g in grants]),
        goes_on=np.array([float(g.unvested_goes_on) for g in grants]),
        double_trigger=np.array([float(g.double_trigger) for g in grants]),
        decay_years=np.array([_decay(g.leaver, settled(g.decay_years)) for g in grants]),
        bought_back=np.array([float(g.leaver == "bought_back") for g in grants]),
        bought_now=equity.bought_now,
        expiry_years=equity.decision_years,
        window_years=equity.window_years,
        cash=taste.cash,
        threshold_years=at,
        log_thresholds=np.log(least),
        tender_years=tender.in_years if tender else math.inf,
        tender_cap=tender.cap_per_person if tender else 0.0,
        tender_holding_years=tender.holding_years if tender else 0.0,
        tender_price_share=tender.price_share if tender else 0.0,
    )


def _decay(leaver: str, years: float) -> float:
    return {"keeps_vested": -1.0, "vested_decay": years}.get(leaver, 0.0)


@lru_cache(maxsize=4096)
def _thresholds(
    given: PrivateEquity, discount_per_year: float, taste: Taste, can_be_laid_off: bool
) -> tuple[Array, Array]:
    """Return years, and from which company value on vested options are exercised then.

    Whoever is laid off decides at the end of the window; between these times on a line of logs.
    What-ifs that leave the grant alone ask again and again: the answer is kept.
    """
    equity = settle(given, discount_per_year=discount_per_year)
    if not math.isfinite(equity.window_years):
        return np.zeros(1), np.full(1, math.inf)
    times = [equity.decision_years]
    if can_be_laid_off:
        layoffs = [year for year in _LAYOFF_YEARS if year < equity.decision_years]
        times = [*(year + equity.window_years for year in layoffs), *times]
    least = [
        least_value_to_exercise(
            equity,
            years=at,
            left_at=at - equity.window_years if can_be_laid_off else math.inf,
            taste=taste,
        )
        for at in times
    ]
    order = np.argsort(times, kind="stable")
    return np.array(times)[order], np.minimum(np.array(least)[order], _NEVER)
