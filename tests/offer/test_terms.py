"""What is on offer: what is refused, and which jobs can end."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import UNKNOWN, Range
from goingrate.offer.terms import (
    Bonus,
    Grant,
    JobLoss,
    Offer,
    Outcome,
    Outcomes,
    Promise,
    SignOn,
    Stock,
)

BAD: dict[str, Callable[[], object]] = {
    "base_per_year": lambda: Offer("a", base_per_year=-1.0),
    "raise_per_year": lambda: Offer("a", base_per_year=1.0, raise_per_year=-0.6),
    "fx": lambda: Offer("a", base_per_year=1.0, fx=0.0),
    "target_per_year": lambda: Bonus(target_per_year=math.inf),
    "payout_mean": lambda: Bonus(target_per_year=1.0, payout_mean=11.0),
    "payout_spread": lambda: Bonus(target_per_year=1.0, payout_spread=-0.1),
    "amount": lambda: SignOn(amount=-1.0),
    "clawback_months": lambda: SignOn(amount=1.0, clawback_months=121.0),
    "volatility_per_year": lambda: Stock(volatility_per_year=3.1),
    "drift_per_year": lambda: Stock(drift_per_year=math.nan),
    "market_correlation": lambda: Stock(market_correlation=1.1),
    "value": lambda: Grant(value=-1.0),
    "granted_in_years": lambda: Grant(value=1.0, granted_in_years=41.0),
    "payoff": lambda: Promise(payoff=0.0, in_years=5.0),
    "in_years": lambda: Promise(payoff=1.0, in_years=0.0),
    "probability": lambda: Promise(payoff=1.0, in_years=5.0, probability=Range(0.5, 1.5)),
    "stake": lambda: Promise(payoff=1.0, in_years=5.0, stake=0.0),
    "dilution": lambda: Promise(payoff=1.0, in_years=5.0, dilution=1.0),
    "fails_after_years": lambda: Promise(payoff=1.0, in_years=5.0, fails_after_years=0.0),
    "outcomes": lambda: Outcomes(rows=(Outcome(0.5, 1.0, 5.0), Outcome(0.4, 0.0, 5.0))),
    "layoff_risk_per_year": lambda: JobLoss(layoff_risk_per_year=2.1),
    "severance_months": lambda: JobLoss(severance_months=61.0),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_refused_by_name(name: str) -> None:
    with pytest.raises(OutOfRange) as caught:
        BAD[name]()
    assert caught.value.where == name


def test_an_exchange_rate_cannot_be_guessed() -> None:
    with pytest.raises(OutOfRange) as caught:
        Offer("a", base_per_year=1.0, fx=UNKNOWN)
    assert caught.value.fix.key == "fix.add_fx"


def test_which_jobs_can_end() -> None:
    def ends(**parts: object) -> bool:
        return Offer("a", base_per_year=1.0, **parts).can_end  # type: ignore[arg-type]

    assert not ends()
    assert not ends(job_loss=JobLoss(layoff_risk_per_year=0.0))
    assert ends(job_loss=JobLoss(layoff_risk_per_year=0.1))
    assert ends(job_loss=JobLoss(layoff_risk_per_year=Range(0.0, 0.1)))
    assert ends(job_loss=JobLoss(layoff_risk_per_year=UNKNOWN))
    assert not ends(equity=Promise(1.0, 5.0))
    assert ends(equity=Promise(1.0, 5.0, fails_after_years=3.0))
    assert ends(equity=Outcomes(rows=(Outcome(1.0, 0.0, 5.0, job_ends=True),)))


def test_only_the_present_job_can_be_forfeited() -> None:
    with pytest.raises(OutOfRange):
        Offer("new job", base_per_year=1.0, forfeited_on_leaving=5e4)
