"""The shape of an offers file: names and kinds of its fields. Numbers are read later.

The JSON Schema in `schemas/` is made from these models; their descriptions are the hints that an
editor shows.
"""

from __future__ import annotations

import datetime  # whole, since a field is called date
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION: Final = 1

Given = Annotated[
    int | float | str,
    Field(union_mode="left_to_right", description="a number, a range (150k..180k) or unknown"),
]


def _given(description: str, default: Any = None) -> Any:
    return Field(
        default=default, description=f"{description}: a number, a range (150k..180k) or unknown"
    )


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=True)


class TaxSection(_Section):
    """Effective tax rates by kind of income."""

    pay: Given | None = _given("base, bonus, sign-on, vested public shares, severance")
    equity: Given | None = _given("payoff of private equity")
    benefits: Given | None = _given("retirement match and other benefits")


class GambleSection(_Section):
    """Risk aversion from one question."""

    job_gamble: Literal["none", "tenth", "fifth", "third", "half", "three_quarters"] = Field(
        description="A new job doubles your income for life or cuts it, at even odds. "
        "The largest cut at which you still take it."
    )


class PersonSection(_Section):
    """Who decides."""

    wealth: Given = Field(description="savings outside all offers: a number or a range")
    kept_pay_per_year: Given | None = _given("after-tax income that goes on either way")
    living_costs_per_year: Given | None = _given("shown beside the money in hand")
    risk_aversion: Given | GambleSection | None = Field(
        default=None,
        description="a number (2), a range (1..4), unknown, or {job_gamble: third}",
    )
    horizon_years: int | None = Field(default=None, description="whole years that count, 1 to 40")
    discount_per_year: Given | None = _given("rate at which later money counts less")
    tax: TaxSection | None = None


class BonusSection(_Section):
    """A yearly bonus: a target in money or as a share of base pay."""

    target_per_year: Given | None = _given("target in money a year")
    target_share: Given | None = _given("target as a share of base pay (15%)")
    payout_mean: Given | None = _given("average payout as a share of target")
    payout_spread: Given | None = _given("standard deviation of the payout, share of target")


class SignOnSection(_Section):
    """A sum paid on the first day."""

    amount: Given = Field(description="a number, a range or unknown")
    clawback_months: Given | None = _given("months within which it must be paid back in part")
    clawback_on_layoff: bool = Field(default=False, description="also after a layoff")


class StockSection(_Section):
    """Shares of the public employer."""

    volatility_per_year: Given | None = _given("annual volatility (45%)")
    drift_per_year: Given | None = _given("expected growth a year (6%)")
    market_correlation: Given | None = _given("correlation with the market, 0 to 1")


class VestingSection(_Section):
    """When a grant vests: evenly, by unequal years, or by a broker's list."""

    years: Given | None = Field(default=None, description="length of an even vesting")
    by_year: list[Given] | None = Field(default=None, description="[5%, 15%, 40%, 40%]")
    cliff_years: Given = Field(default=0, description="nothing vests before")
    per_year: int = Field(default=4, description="vests a year: 1, 2, 4 or 12")


class GrantSection(_Section):
    """Restricted stock units, sold as they vest."""

    value: Given | None = _given("worth on the day of grant")
    granted_in_years: Given | None = _given("0: today; a refresher comes later")
    vesting: VestingSection | None = None
    vests_csv: str | None = Field(
        default=None, description="a CSV with the columns date and shares, beside this file"
    )
    share_price: Given | None = _given("today's price of one share, with vests_csv")
    as_of: datetime.date | None = Field(
        default=None, description="the day of the decision, with vests_csv"
    )


class PromiseSection(_Section):
    """Private equity as it is told: a payoff if it works, and when."""

    payoff: Given = Field(description="money before tax if it works")
    in_years: Given = Field(description="whole years until then: 6, 5..7 or unknown")
    probability: Given = Field(
        default="unknown", description="that it works; unknown: it is solved for"
    )
    fails_after_years: Given | None = _given("when company and job are gone if it fails")
    stake: Given | None = _given("share of the company today")
    dilution: Given | None = _given("part of the stake lost to later rounds")
    vests_over_years: Given | None = _given("length of the vesting")
    cliff_years: Given | None = _given("nothing vests before")
    market_correlation: Given | None = _given("how far success follows the market, 0 to 1")


class OutcomeSection(_Section):
    """One way in which private equity can end."""

    probability: Given = Field(description="all rows add up to 1")
    payoff: Given = Field(description="money before tax; 0 for failure")
    in_years: Given = Field(description="whole years until then")
    job_ends: bool = Field(default=False, description="whether the job ends with it")


class EquitySection(_Section):
    """Equity of a private company: a promise or a table of outcomes."""

    promise: PromiseSection | None = None
    outcomes: list[OutcomeSection] | None = None
    vests_over_years: Given | None = _given("length of the vesting, with outcomes")
    cliff_years: Given | None = _given("nothing vests before, with outcomes")
    market_correlation: Given | None = _given("how far success follows the market, 0 to 1")


class JobLossSection(_Section):
    """Losing the job and what comes after."""

    layoff_risk_per_year: Given | None = _given("rate of layoffs a year (5%: one in twenty a year)")
    severance_months: Given | None = _given("months of base pay")
    search_months: Given | None = _given("months without pay")
    later_pay_per_year: Given | None = _given("pay of the job found then, in money of today")


class OfferSection(_Section):
    """One job, present or offered."""

    present_job: bool = Field(default=False, description="the job that you have now")
    currency: str | None = Field(default=None, description="ISO code, if not the answer's")
    base_per_year: Given = Field(description="base pay a year: a number, a range or unknown")
    raise_per_year: Given | None = _given("growth of pay a year (3%)")
    bonus: BonusSection | None = None
    sign_on: SignOnSection | None = None
    retirement_match_per_year: Given | None = _given("employer's contribution a year")
    benefits_per_year: Given | None = _given("other benefits, their value a year")
    relocation: Given | None = _given("paid on the first day")
    stock: StockSection | None = None
    grants: list[GrantSection] = Field(default_factory=list)
    equity: EquitySection | None = None
    forfeited_on_leaving: Given | None = _given("what staying keeps and leaving loses, today")
    job_loss: JobLossSection | None = None
    tax: TaxSection | None = None


class FxSection(_Section):
    """One dated exchange rate."""

    rate: Given = Field(description="answer's currency for one unit: a number or a range")
    date: datetime.date
    source: str | None = None


class OffersFile(_Section):
    """Two or more offers and the person who decides between them."""

    schema_version: int = Field(description="1")
    currency: str = Field(default="USD", description="ISO code of the answer's currency")
    language: Literal["en", "de"] = Field(
        default="en", description="how numbers in quotes are read: 1.5M or 1,5 Mio."
    )
    person: PersonSection
    fx: dict[str, FxSection] = Field(default_factory=dict)
    offers: dict[str, OfferSection] = Field(description="two or more, each under its name")
