"""Default facts for what an input leaves open, and the record of each that was used."""

from __future__ import annotations

from typing import Final

from goingrate.answers.fact_use import FactUse, fact_use
from goingrate.base.facts import Facts
from goingrate.base.quantity import Range, middle_of
from goingrate.offer.contingent.ipo_chance import NEVER_IPO, IpoChance
from goingrate.offer.unknowns import Guess

__all__ = [
    "FactUse",
    "fact_use",
    "guess_uses",
    "ipo_chance",
    "priors",
    "reference_facts",
]

_PREFIX: Final = "assumed."
_PRIOR_NAMES: Final = (
    "bonus_payout_mean",
    "dilution_per_round",
    "exercise_window_years",
    "exit_rate_private",
    "failure_per_year",
    "failure_per_year_later",
    "failure_per_year_seed",
    "failure_per_year_series_a",
    "failure_per_year_series_b",
    "failure_per_year_series_c",
    "growth_private",
    "last_round_share",
    "licence_hire_spread",
    "lock_up_volatility",
    "lock_up_years",
    "older_price_share",
    "pool_per_round",
    "post_money_times_raised",
    "rounds_per_year",
    "safe_rate",
    "strike_share_of_price",
    "volatility_private",
    "bonus_payout_spread",
    "drift_public",
    "effective_tax",
    "later_pay_share",
    "layoff_risk_per_year",
    "market_correlation_private",
    "market_correlation_public",
    "raise_per_year",
    "search_months",
    "severance_months",
    "stake_dilution",
    "tax_index_per_year",
    "unknown_base_share",
    "unknown_benefit_share",
    "unknown_sign_on_share",
    "volatility_public",
    "years_to_exit",
)
#: Priors of pay are shares of some base pay; this says which fact stands behind them.
_SHARE_PRIORS: Final = {
    "base_per_year": "unknown_base_share",
    "benefits_per_year": "unknown_benefit_share",
    "sign_on": "unknown_sign_on_share",
    "later_pay": "later_pay_share",
}

_REFERENCE: Final = (
    "startups.unicorn_share_2018_cohort",
    "startups.public_share_2018_cohort",
    "startups.acquired_share_2018_cohort",
    "startups.closed_share_2018_cohort",
    "venture.financings_at_least_10x",
)


def priors(facts: Facts) -> dict[str, Range | float]:
    """Return every prior by name, as of its latest entry."""
    return {name: facts[_PREFIX + name].latest.value for name in _PRIOR_NAMES}


def reference_facts(facts: Facts) -> tuple[FactUse, ...]:
    """Return published shares of successes to set beside a break-even, never as the chance."""
    return tuple(fact_use(facts[fact]) for fact in _REFERENCE)


def ipo_chance(facts: Facts) -> IpoChance:
    """Return how probable an IPO is by company value, from published model parameters."""
    none = 1e6 * middle_of(facts["private.ipo_value_none"].latest.value)
    at_1bn = middle_of(facts["private.ipo_share_at_1bn"].latest.value)
    per_tenfold = middle_of(facts["private.ipo_share_per_tenfold"].latest.value)
    if at_1bn <= 0.0:
        return NEVER_IPO
    if at_1bn >= 1.0 or per_tenfold <= 0.0:
        return IpoChance((none, 1e9), (0.0, min(at_1bn, 1.0)))
    certain = 1e9 * 10.0 ** min((1.0 - at_1bn) / per_tenfold, 20.0)
    return IpoChance((none, 1e9, certain), (0.0, at_1bn, 1.0))


def guess_uses(facts: Facts, guesses: list[Guess]) -> list[FactUse]:
    """Return the record of each fact that took the place of an unknown."""
    uses = []
    for guess in guesses:
        fact = facts[_PREFIX + _SHARE_PRIORS.get(guess.name, guess.name)]
        uses.append(fact_use(fact, f"offers.{guess.offer}.{guess.leaf.name}"))
    return uses
