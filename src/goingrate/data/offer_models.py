"""The shape of an offers file: names and kinds of its fields. Numbers are read later.

The JSON Schema in `schemas/` is made from these models; their descriptions are the hints that an
editor shows.
"""

from __future__ import annotations

import datetime  # whole, since a field is called date
from typing import Final, Literal

from pydantic import Field

from goingrate.data.equity_models import EquitySection
from goingrate.data.model_parts import Given, Section, VestingSection, given
from goingrate.offer.tax.de.income import Health
from goingrate.offer.tax.us.income import Status

SCHEMA_VERSION: Final = 1


class TaxSection(Section):
    """Where you are taxed by law (country ...), or effective rates (pay, equity, benefits)."""

    country: str | None = Field(
        default=None, description="US or DE: its law is followed, year by year"
    )
    state: str | None = Field(
        default=None, description="US: CA, NY, WA, TX, ...; DE: Bundesland (BY, NW, ...)"
    )
    status: Status | None = Field(
        default=None, description="filing status; DE: single or married_joint (Splitting)"
    )
    year: int | None = Field(
        default=None, description="tax year of the decision; left out: the last enacted one"
    )
    spouse_wages_per_year: Given | None = given("what a spouse earns, for a joint return")
    itemized_deductions_per_year: Given | None = given(
        "US: mortgage interest and gifts, without state tax"
    )
    index_per_year: Given | None = given("growth of amounts in later years' law")
    church: str | int | float | None = Field(
        default=None, description="DE: none, member (the rate of state), 8% or 9%"
    )
    children: int | None = Field(default=None, description="DE: for care insurance")
    health: Health | None = Field(default=None, description="DE: kind of health insurance")
    private_premium_per_month: Given | None = given("DE: own part of a private premium")
    additional_health_rate: Given | None = given("DE: whole Zusatzbeitrag (2.5%)")
    pay: Given | None = given("base, bonus, sign-on, vested public shares, severance")
    equity: Given | None = given("payoff of private equity")
    benefits: Given | None = given("retirement match and other benefits")


class GambleSection(Section):
    """Risk aversion from one question."""

    job_gamble: Literal["none", "tenth", "fifth", "third", "half", "three_quarters"] = Field(
        description="A new job doubles your income for life or cuts it, at even odds. "
        "The largest cut at which you still take it."
    )


class PersonSection(Section):
    """Who decides."""

    wealth: Given = Field(description="savings outside all offers: a number or a range")
    kept_pay_per_year: Given | None = given("after-tax income that goes on either way")
    living_costs_per_year: Given | None = given("shown beside the money in hand")
    risk_aversion: Given | GambleSection | None = Field(
        default=None,
        description="a number (2), a range (1..4), unknown, or {job_gamble: third}",
    )
    horizon_years: int | None = Field(default=None, description="whole years that count, 1 to 40")
    discount_per_year: Given | None = given("rate at which later money counts less")
    tax: TaxSection | None = None


class BonusSection(Section):
    """A yearly bonus: a target in money or as a share of base pay."""

    target_per_year: Given | None = given("target in money a year")
    target_share: Given | None = given("target as a share of base pay (15%)")
    payout_mean: Given | None = given("average payout as a share of target")
    payout_spread: Given | None = given("standard deviation of the payout, share of target")


class SignOnSection(Section):
    """A sum paid on the first day."""

    amount: Given = Field(description="a number, a range or unknown")
    clawback_months: Given | None = given("months within which it must be paid back in part")
    clawback_on_layoff: bool = Field(default=False, description="also after a layoff")


class StockSection(Section):
    """Shares of the public employer."""

    volatility_per_year: Given | None = given("annual volatility (45%)")
    drift_per_year: Given | None = given("expected growth a year (6%)")
    market_correlation: Given | None = given("correlation with the market, 0 to 1")


class GrantSection(Section):
    """Restricted stock units, sold as they vest."""

    value: Given | None = given("worth on the day of grant")
    granted_in_years: Given | None = given("0: today; a refresher comes later")
    vesting: VestingSection | None = None
    vests_csv: str | None = Field(
        default=None, description="a CSV with the columns date and shares, beside this file"
    )
    share_price: Given | None = given("today's price of one share, with vests_csv")
    as_of: datetime.date | None = Field(
        default=None, description="the day of the decision, with vests_csv"
    )


class JobLossSection(Section):
    """Losing the job and what comes after."""

    layoff_risk_per_year: Given | None = given("rate of layoffs a year (5%: one in twenty a year)")
    severance_months: Given | None = given("months of base pay")
    search_months: Given | None = given("months without pay")
    later_pay_per_year: Given | None = given("pay of the job found then, in money of today")


class OfferSection(Section):
    """One job, present or offered."""

    present_job: bool = Field(default=False, description="the job that you have now")
    currency: str | None = Field(default=None, description="ISO code, if not the answer's")
    base_per_year: Given = Field(description="base pay a year: a number, a range or unknown")
    raise_per_year: Given | None = given("growth of pay a year (3%)")
    bonus: BonusSection | None = None
    sign_on: SignOnSection | None = None
    retirement_match_per_year: Given | None = given("employer's contribution a year")
    benefits_per_year: Given | None = given("other benefits, their value a year")
    relocation: Given | None = given("paid on the first day")
    stock: StockSection | None = None
    grants: list[GrantSection] = Field(default_factory=list)
    equity: EquitySection | None = None
    forfeited_on_leaving: Given | None = given("what staying keeps and leaving loses, today")
    job_loss: JobLossSection | None = None
    tax: TaxSection | None = None


class FxSection(Section):
    """One dated exchange rate."""

    rate: Given = Field(description="answer's currency for one unit: a number or a range")
    date: datetime.date
    source: str | None = None


class OffersFile(Section):
    """Two or more offers and the person who decides between them."""

    schema_version: int = Field(description="1")
    currency: str = Field(default="USD", description="ISO code of the answer's currency")
    language: Literal["en", "de"] = Field(
        default="en", description="how numbers in quotes are read: 1.5M or 1,5 Mio."
    )
    person: PersonSection
    fx: dict[str, FxSection] = Field(default_factory=dict)
    offers: dict[str, OfferSection] = Field(description="two or more, each under its name")
