"""How an offer's futures spread, and how two offers' futures differ."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from goingrate.answers.case import Case, as_shown, wealth_of
from goingrate.answers.ranging import Ranging
from goingrate.answers.results import Counts, OfferWorth, TasteWorth, YearCash
from goingrate.base.draws import power_of_two
from goingrate.offer.futures import Futures, JobFutures, money_in_hand
from goingrate.offer.unknowns import Draws
from goingrate.offer.worth import (
    Change,
    Paths,
    differences,
    fate_weights,
    present_values,
    weighted_quantiles,
    worth,
)

HUNDRED: Final = (np.arange(100) + 0.5) / 100
_QUANTILES: Final = (0.05, 0.25, 0.50, 0.75, 0.95)
#: A gain or loss within this share of the other offer's mean counts as "about the same".
_SAME_SHARE: Final = 0.01
_CASH_POINTS: Final = 2048
_LEAST_CASH_POINTS: Final = 32


def offer_worth(
    case: Case, futures: Futures, draws: Draws, ranging: Ranging, index: int
) -> OfferWorth:
    """Return what one offer is worth, at the chance shown first where it was left open."""
    job = futures.jobs[index]
    change = as_shown(job)
    wealth = wealth_of(case)
    weights = fate_weights(futures, job, change)
    values = present_values(job, change)
    worth_of = ranging.estimate(
        lambda view, paths: worth(
            view.futures,
            view.futures.jobs[index],
            wealth=view.wealth,
            risk_aversion=case.risk_aversion,
            change=change,
            paths=paths,
        )
    )
    mean = ranging.estimate(lambda view, paths: _mean(view.futures, index, change, paths))
    before_tax = float((weights * (job.pay_before_tax + job.equity_before_tax)).sum())
    points = weighted_quantiles(values, weights, np.array(_QUANTILES))
    return OfferWorth(
        name=job.name,
        present_job=case.offers[index].present_job,
        success=change.success,
        worth=worth_of,
        mean=mean,
        mean_before_tax=before_tax,
        price_of_tax=before_tax - mean.value,
        price_of_risk=mean.value - worth_of.value,
        quantiles=tuple(zip(_QUANTILES, points.tolist(), strict=True)),
        spread=tuple(weighted_quantiles(values, weights, HUNDRED).tolist()),
        by_taste=tuple(
            TasteWorth(g, worth(futures, job, wealth=wealth, risk_aversion=g, change=change))
            for g in case.tastes
        ),
        money_in_hand=_years(case, draws, index, futures.horizon_years, change.success),
    )


def counts(futures: Futures, job: JobFutures, other: JobFutures, success: float | None) -> Counts:
    """Return how 100 futures of one job compare with the other's."""
    gains, weights = differences(futures, job, other, success)
    hundred = weighted_quantiles(gains, weights, HUNDRED)
    rival = fate_weights(futures, other, Change(success if other.probability_unknown else None))
    same_within = _round_figure(_SAME_SHARE * abs(float((rival * present_values(other)).sum())))
    poorer, richer = hundred[hundred < -same_within], hundred[hundred > same_within]
    much = _round_figure(float(np.quantile(richer, 0.75))) if richer.size else 0.0
    return Counts(
        success=success,
        poorer=int(poorer.size),
        same=int(100 - poorer.size - richer.size),
        richer=int(richer.size),
        much_richer=int((hundred > much).sum()) if richer.size else 0,
        much=much,
        same_within=same_within,
        typical_loss=-float(np.median(poorer)) if poorer.size else 0.0,
        typical_gain=float(np.median(richer)) if richer.size else 0.0,
        ends_above=float(weights[gains > 0].sum() / weights.sum()),
        gains=tuple(hundred.tolist()),
    )


def _mean(futures: Futures, index: int, change: Change, paths: Paths) -> float:
    job = futures.jobs[index]
    weights = fate_weights(futures, job, change)[:, paths]
    return float((weights * present_values(job, change)[:, paths]).sum() / weights.sum())


def _years(
    case: Case, draws: Draws, index: int, n_years: int, success: float | None
) -> tuple[YearCash, ...]:
    """Return money in hand over all fates, paths and draws of what is not known."""
    parts = [
        money_in_hand(
            case.person,
            offers[index],
            n_years=n_years,
            n_points=max(_LEAST_CASH_POINTS, power_of_two(_CASH_POINTS // len(draws.offers))),
            seed=case.seed,
            success=success,
        )
        for offers in draws.offers
    ]
    cash = np.concatenate([part for part, _ in parts], axis=1)
    weights = np.concatenate([part for _, part in parts])
    years = []
    for year, row in enumerate(cash, start=1):
        low, middle = weighted_quantiles(row, weights, np.array([0.1, 0.5]))
        years.append(YearCash(year, float(middle), float(low)))
    return tuple(years)


def _round_figure(amount: float) -> float:
    """Return the largest 1, 2 or 5 times a power of ten that is not above an amount."""
    if amount <= 0:
        return 0.0
    power = 10.0 ** math.floor(math.log10(amount) + 1e-12)
    return max(step * power for step in (1.0, 2.0, 5.0) if step * power <= amount * (1 + 1e-12))
