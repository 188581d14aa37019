"""One company and one grant with every number settled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from goingrate.offer.private.terms import Company, EquityGrant, PrivateEquity

COMPANY = Company(
    raised=60e6,
    last_price=4.0,
    fully_diluted=50e6,
    company_value=150e6,
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
)
OPTIONS = EquityGrant("iso", 100_000.0, strike=1.2, window_years=0.25)


def made(grant: EquityGrant = OPTIONS, **company: Any) -> PrivateEquity:
    """Return equity in the company, with changes to it."""
    return PrivateEquity(replace(COMPANY, **company), (grant,), market_correlation=0.3)


@pytest.fixture
def equity() -> PrivateEquity:
    return made()
