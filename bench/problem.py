"""The comparison that both methods solve: shares of a public company against a lottery ticket."""

from __future__ import annotations

from goingrate.offer.person import Person, TaxRates
from goingrate.offer.terms import Bonus, Grant, JobLoss, Offer, Outcome, Outcomes, Stock
from goingrate.offer.vesting import even_vesting

WEALTH = 1e6
RISK_AVERSION = 2.0
HORIZON_YEARS = 6
DISCOUNT_PER_YEAR = 0.05

PERSON = Person(
    wealth=WEALTH,
    risk_aversion=RISK_AVERSION,
    horizon_years=HORIZON_YEARS,
    discount_per_year=DISCOUNT_PER_YEAR,
    tax=TaxRates(pay=0.36, equity=0.28),
)

PUBLIC = Offer(
    name="Public company",
    base_per_year=220e3,
    raise_per_year=0.03,
    bonus=Bonus(target_per_year=40e3, payout_mean=1.0, payout_spread=0.4),
    stock=Stock(volatility_per_year=0.4, drift_per_year=0.06, market_correlation=0.6),
    grants=(Grant(value=800e3, vesting=even_vesting(years=4)),),
    job_loss=JobLoss(
        layoff_risk_per_year=0.06,
        severance_months=4,
        search_months=5,
        later_pay_per_year=210e3,
    ),
)

PRIVATE = Offer(
    name="Private company",
    base_per_year=180e3,
    raise_per_year=0.03,
    equity=Outcomes(
        rows=(
            Outcome(probability=0.65, payoff=0.0, in_years=4, job_ends=True),
            Outcome(probability=0.25, payoff=0.3e6, in_years=5),
            Outcome(probability=0.08, payoff=2e6, in_years=6),
            Outcome(probability=0.02, payoff=10e6, in_years=6),
        ),
        market_correlation=0.3,
    ),
    job_loss=JobLoss(
        layoff_risk_per_year=0.10,
        severance_months=1,
        search_months=5,
        later_pay_per_year=200e3,
    ),
)

OFFERS = (PUBLIC, PRIVATE)
