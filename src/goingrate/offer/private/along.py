"""The same model as in `joint`, drawn path by path: beside other jobs, a market and layoffs."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.private.exercise import cash_for, exercise_rule, log_grid
from goingrate.offer.private.joint import Taste, require_payable
from goingrate.offer.private.settle import Settled, settle
from goingrate.offer.private.short_form import settled
from goingrate.offer.private.tax_terms import no_terms
from goingrate.offer.private.terms import PrivateEquity

if TYPE_CHECKING:
    from goingrate.offer.private.path_kernel import PathHolding
    from goingrate.offer.private.path_terms import TaxTerms

Array = NDArray[np.float64]
#: Uniform inputs of one path: time of the end, level then, kind of exit, what comes after, the
#: market beyond the horizon, and levels at four times before the end.
N_COLUMNS: Final = 9
_LATER: Final = 3.0


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
    terms: TaxTerms | None = None,
    ledger: Array | None = None,
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
    terms, ledger
        How the grants are taxed, and zeros, shape (2, n_paths, n_years, ledger.N_COLUMNS), to fill
        with what the tax asks for.
    """
    from scipy.special import ndtri

    from goingrate.offer.private.path_kernel import follow_holding

    require_payable(equity, taste)
    worth = np.empty((2, uniforms.shape[0]))
    follow_holding(
        exit_years(equity, uniforms),
        layoff_years,
        np.ascontiguousarray(ndtri(uniforms[:, [1, *range(3, N_COLUMNS)]])),
        np.ascontiguousarray(uniforms[:, 2]),
        np.ascontiguousarray(market_levels),
        market_correlation if market_levels.shape[1] else 0.0,
        _path_holding(
            equity.given,
            equity.discount_per_year,
            taste,
            bool(np.isfinite(layoff_years).any()),
        ),
        equity.chances,
        equity.market,
        no_terms(equity.strikes.size) if terms is None else terms,
        worth,
        np.zeros((0, 0, 0, 0)) if ledger is None else ledger,
    )
    return worth


@lru_cache(maxsize=4096)
def _path_holding(
    given: PrivateEquity, discount_per_year: float, taste: Taste, can_be_laid_off: bool
) -> PathHolding:
    """Lay the grants out for the loop; what-ifs that leave them alone ask again and again."""
    from goingrate.offer.private.path_kernel import PathHolding

    equity = settle(given, discount_per_year=discount_per_year)
    grants, tender = equity.grants, equity.tender
    years, shares = _vests(equity)
    left_years = _left_years(equity) if can_be_laid_off else np.zeros(1)
    stay, left = _rules(equity, taste, left_years, can_be_laid_off=can_be_laid_off)
    return PathHolding(
        vest_years=years,
        vest_shares=shares,
        granted_years=equity.granted_years,
        strikes=equity.strikes,
        prices=np.array([settled(g.strike) if g.is_bought_now else 0.0 for g in grants]),
        caps=equity.caps,
        accelerated=np.array([settled(g.accelerated) for g in grants]),
        goes_on=np.array([float(g.unvested_goes_on) for g in grants]),
        double_trigger=np.array([float(g.double_trigger) for g in grants]),
        decay_years=np.array([_decay(g.leaver, settled(g.decay_years)) for g in grants]),
        bought_back=np.array([float(g.leaver == "bought_back") for g in grants]),
        for_sale=np.array([float(g.may_be_sold) for g in grants]),
        bought_now=equity.bought_now,
        expiry_years=equity.expiry_years,
        windows=equity.windows,
        cash=np.array([cash_for(equity, g, taste) for g in range(len(grants))]),
        log_values=log_grid(equity),
        left_years=left_years,
        left_parts=left,
        stay_parts=stay,
        tender_years=tender.in_years if tender else math.inf,
        tender_cap=tender.cap_per_person if tender else 0.0,
        tender_holding_years=tender.holding_years if tender else 0.0,
        tender_price_share=tender.price_share if tender else 0.0,
    )


def _vests(equity: Settled) -> tuple[Array, Array]:
    """Return times and shares of all vests, shape (n_grants, most vests of one grant) both."""
    width = max(len(events) for events in equity.vested)
    years = np.full((len(equity.vested), width), math.inf)
    shares = np.zeros_like(years)
    for row, events in enumerate(equity.vested):
        years[row, : len(events)] = [at for at, _ in events]
        shares[row, : len(events)] = [count for _, count in events]
    return years, shares


def _decay(leaver: str, years: float) -> float:
    return {"keeps_vested": -1.0, "vested_decay": years}.get(leaver, 0.0)


def _left_years(equity: Settled) -> Array:
    """Return the times of leaving for which rules are found: while options vest, and later."""
    vests = [
        max(at, 0.0)
        for events, option in zip(equity.vested, equity.is_option, strict=True)
        for at, _ in events
        if option
    ]
    if not vests:
        return np.zeros(1)
    first, last = min(vests), max(vests)
    early = first + (last - first) / 4
    return np.unique([first, early, 0.5 * (first + last), last, last + _LATER])


def _rules(
    equity: Settled, taste: Taste, left_years: Array, *, can_be_laid_off: bool
) -> tuple[Array, Array]:
    """Return which part of each option grant is exercised at each company value of `log_grid`.

    Shapes (n_grants, n) for whoever stays to the end of the options, and (n_grants, n_nodes, n) for
    whoever leaves at each time.
    """
    n_grants, n_values = equity.strikes.size, log_grid(equity).size
    stay = np.zeros((n_grants, n_values))
    left = np.zeros((n_grants, left_years.size, n_values))
    for grant in np.flatnonzero(equity.is_option).tolist():
        expiry = float(equity.expiry_years[grant])
        if math.isfinite(expiry):
            rule = exercise_rule(equity, grant, years=expiry, left_at=math.inf, taste=taste)
            stay[grant] = rule.parts
        for node, at in enumerate(left_years.tolist() if can_be_laid_off else []):
            years = float(equity.decided_by(at)[grant])
            rule = exercise_rule(equity, grant, years=years, left_at=at, taste=taste)
            left[grant, node] = rule.parts
    return stay, left
