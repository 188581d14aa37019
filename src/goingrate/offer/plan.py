"""An offer with every number settled, laid out in arrays by year and by quarter."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.private.along import failure_probability
from goingrate.offer.private.settle import Settled, settle
from goingrate.offer.private.terms import PrivateEquity
from goingrate.offer.terms import Bonus, Offer, Promise

Array = NDArray[np.float64]
QUARTERS = 4


@dataclass(frozen=True, slots=True)
class JobPlan:
    """What a job pays before tax, in the answer's currency.

    By year of the horizon, shape (n_years,): `base`, `bonus_target`, `benefits`, `later_pay` (per
    year of the job found after this one). By vest, shape (n_vests,): `vest_quarter` and
    `grant_quarter` count from the decision, `vest_value` is at the price of the grant day.
    `upfront` is paid on the first day.
    """

    upfront: float
    base: Array
    bonus_target: Array
    benefits: Array
    later_pay: Array
    vest_quarter: NDArray[np.int64]
    grant_quarter: NDArray[np.int64]
    vest_value: Array
    stock_volatility_per_year: float
    stock_drift_per_year: float
    stock_market_correlation: float
    bonus_log_mean: float
    bonus_log_spread: float
    layoff_risk_per_year: float
    severance_years: float
    search_years: float
    clawback_amount: float
    clawback_years: float

    @property
    def n_years(self) -> int:
        """Years of the horizon."""
        return self.base.size

    @property
    def has_random_stock(self) -> bool:
        """Whether shares of a public employer vest at a price not known today."""
        return bool(self.vest_quarter.size) and self.stock_volatility_per_year > 0


@dataclass(frozen=True, slots=True)
class Fates:
    """The ways in which a private company can end, from the worst payoff to the best.

    Shapes (n_fates,): probability, payoff before tax in the answer's currency, year of it, and the
    year in which the job ends with the company (infinite: never). A job without private equity
    has one fate that pays nothing. Where `private` stands, it has two, failure and an exit, and
    payoffs and years are drawn with each path (`private.along`); the payoff is 1 then.
    """

    probability: Array
    payoff: Array
    payoff_year: Array
    job_end_year: Array
    vests_over_years: float
    cliff_years: float
    market_correlation: float
    private: Settled | None = None

    @property
    def n_fates(self) -> int:
        """How many ways."""
        return self.probability.size

    def only(self, number: int) -> Fates:
        """Return one of the ways alone, as if it were certain."""
        one = slice(number, number + 1)
        return Fates(
            probability=np.ones(1),
            payoff=self.payoff[one],
            payoff_year=self.payoff_year[one],
            job_end_year=self.job_end_year[one],
            vests_over_years=self.vests_over_years,
            cliff_years=self.cliff_years,
            market_correlation=0.0,
            private=self.private,
        )


def job_plan(offer: Offer, *, n_years: int) -> JobPlan:
    """Lay a settled offer out over a horizon; vests are moved to the end of their quarter."""
    fx = _number(offer.fx)
    growth: Array = (1.0 + _number(offer.raise_per_year)) ** np.arange(n_years, dtype=np.float64)
    bonus = offer.bonus or Bonus(target_per_year=0.0)
    log_mean, log_spread = _log_normal(_number(bonus.payout_mean), _number(bonus.payout_spread))
    loss = offer.job_loss
    sign_on = _number(offer.sign_on.amount) if offer.sign_on else 0.0
    claws = offer.sign_on is not None and offer.sign_on.clawback_on_layoff
    benefits = _number(offer.retirement_match_per_year) + _number(offer.benefits_per_year)
    vests = _vests(offer, n_years)
    return JobPlan(
        upfront=fx * (sign_on + _number(offer.relocation) + _number(offer.forfeited_on_leaving)),
        base=fx * _number(offer.base_per_year) * growth,
        bonus_target=fx * _number(bonus.target_per_year) * growth,
        benefits=fx * benefits * growth,
        later_pay=fx * (_number(loss.later_pay_per_year) if loss else 0.0) * growth,
        vest_quarter=np.array([quarter for quarter, _, _ in vests], dtype=np.int64),
        grant_quarter=np.array([quarter for _, quarter, _ in vests], dtype=np.int64),
        vest_value=fx * np.array([value for _, _, value in vests], dtype=np.float64),
        stock_volatility_per_year=_number(offer.stock.volatility_per_year) if offer.stock else 0.0,
        stock_drift_per_year=_number(offer.stock.drift_per_year) if offer.stock else 0.0,
        stock_market_correlation=_number(offer.stock.market_correlation) if offer.stock else 0.0,
        bonus_log_mean=log_mean,
        bonus_log_spread=log_spread,
        layoff_risk_per_year=_number(loss.layoff_risk_per_year) if loss else 0.0,
        severance_years=_number(loss.severance_months) / 12 if loss else 0.0,
        search_years=_number(loss.search_months) / 12 if loss else 0.0,
        clawback_amount=fx * sign_on if claws else 0.0,
        clawback_years=_number(offer.sign_on.clawback_months) / 12 if offer.sign_on else 0.0,
    )


def fates(offer: Offer, *, discount_per_year: float = 0.0) -> Fates:
    """Return the fates of a settled offer's private equity, sorted by payoff.

    An unknown probability of a promise is nan: it is put in later, or solved for. The discount
    rate matters only to a grant that is drawn with each path.
    """
    equity = offer.equity
    if isinstance(equity, PrivateEquity):
        return _private_fates(equity, discount_per_year)
    if equity is None:
        return _fates(offer, [(1.0, 0.0, 1.0, math.inf)], 0.0, 0.0, 0.0)
    if isinstance(equity, Promise):
        known = isinstance(equity.probability, (int, float))
        success = _number(equity.probability) if known else math.nan
        year = _number(equity.in_years)
        gone = equity.fails_after_years
        end = math.inf if gone is None else _number(gone)
        rows = [
            (1.0 - success, 0.0, year, end),
            (success, _number(equity.payoff), year, math.inf),
        ]
    else:
        total = sum(_number(row.probability) for row in equity.rows)
        rows = [
            (
                _number(row.probability) / total,
                _number(row.payoff),
                _number(row.in_years),
                _number(row.in_years) if row.job_ends else math.inf,
            )
            for row in equity.rows
        ]
    return _fates(
        offer,
        sorted(rows, key=lambda row: (row[1], -row[2])),
        _number(equity.vests_over_years),
        _number(equity.cliff_years),
        _number(equity.market_correlation),
    )


def _private_fates(equity: PrivateEquity, discount_per_year: float) -> Fates:
    settled = settle(equity, discount_per_year=discount_per_year)
    failure = failure_probability(settled)
    return Fates(
        probability=np.array([failure, 1.0 - failure]),
        payoff=np.array([0.0, 1.0]),
        payoff_year=np.zeros(2),
        job_end_year=np.array([math.inf, math.inf]),
        vests_over_years=0.0,
        cliff_years=0.0,
        market_correlation=_number(equity.market_correlation),
        private=settled,
    )


def _fates(
    offer: Offer,
    rows: list[tuple[float, float, float, float]],
    vests_over_years: float,
    cliff_years: float,
    market_correlation: float,
) -> Fates:
    probability, payoff, year, end = (np.array(column) for column in zip(*rows, strict=True))
    return Fates(
        probability=probability,
        payoff=_number(offer.fx) * payoff,
        payoff_year=year,
        job_end_year=end,
        vests_over_years=vests_over_years,
        cliff_years=cliff_years,
        market_correlation=market_correlation if len(rows) > 1 else 0.0,
    )


def _vests(offer: Offer, n_years: int) -> list[tuple[int, int, float]]:
    """Return (vest quarter, grant quarter, value) of every vest within the horizon."""
    found = []
    for grant in offer.grants:
        granted = _number(grant.granted_in_years)
        grant_quarter = round(granted * QUARTERS)
        for years, share in grant.vesting.events:
            quarter = math.ceil((granted + years) * QUARTERS - 1e-6)
            if quarter <= n_years * QUARTERS:
                vest = max(quarter, grant_quarter)
                found.append((vest, grant_quarter, _number(grant.value) * share))
    return sorted(found)


def _log_normal(mean: float, spread: float) -> tuple[float, float]:
    """Return mean and spread of the log of a log-normal factor (mean 0 stays 0: log -inf)."""
    if mean == 0:
        return -math.inf, 0.0
    variance = math.log1p((spread / mean) ** 2)
    return math.log(mean) - 0.5 * variance, math.sqrt(variance)


def _number(value: object) -> float:
    if not isinstance(value, (int, float)):
        raise TypeError(f"not settled: {value!r}")
    return float(value)
