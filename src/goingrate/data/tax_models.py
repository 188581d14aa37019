"""The shape of a tax file: names and kinds of its fields. Numbers are read later.

The JSON Schema is made from these models; their descriptions are the hints that an editor shows.
"""

from __future__ import annotations

import datetime  # whole, since a field is called date
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from goingrate.offer.tax.us.income import Status

SCHEMA_VERSION: Final = 1

Exact = Annotated[
    int | float | str, Field(union_mode="left_to_right", description="one exact amount (250k)")
]


def _amount(description: str) -> Any:
    return Field(default=None, description=description)


class TaxSection(BaseModel):
    """A part of the file: no other fields than those declared, no kinds turned into others."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=True)


When = datetime.date | int


def _when(description: str) -> Any:
    return Field(default=None, description=f"{description}: 2024-03-15, or only the year")


class RsuVestSection(TaxSection):
    """Units that vest and become shares: their value is pay."""

    value: Exact | None = _amount("of all units that vest, or give shares and price")
    shares: Exact | None = _amount("how many vest")
    price: Exact | None = _amount("value of one share on that day")
    date: datetime.date | None = Field(default=None, description="day of the vest")


class ExerciseSection(TaxSection):
    """Options that are exercised."""

    shares: Exact = Field(description="how many are exercised")
    strike: Exact = Field(description="price paid for each")
    price: Exact = Field(description="value of one share on that day")
    date: datetime.date | None = Field(default=None, description="day of the exercise")


class IsoExerciseSection(ExerciseSection):
    """Incentive stock options that are exercised."""

    granted: When | None = _when("when they were granted")


class IsoSaleSection(TaxSection):
    """Shares from incentive stock options that are sold."""

    shares: Exact = Field(description="how many are sold")
    price: Exact = Field(description="price of one share")
    date: datetime.date | None = Field(default=None, description="day of the sale")
    exercised: When = Field(description="when they were exercised: 2024-03-15, or only the year")
    strike: Exact | None = _amount("for an exercise before this file begins: price paid for each")
    price_at_exercise: Exact | None = _amount("for the same: value of one share on that day")
    granted: When | None = _when("for the same: when they were granted")


class ShareSaleSection(TaxSection):
    """Other shares that are sold."""

    shares: Exact = Field(description="how many are sold")
    price: Exact = Field(description="price of one share")
    date: datetime.date | None = Field(default=None, description="day of the sale")
    acquired: When = Field(description="when they were acquired: 2024-03-15, or only the year")
    basis_per_share: Exact | None = _amount(
        "for shares that no event of this file brought: what each cost, pay included"
    )


class PayoutSection(TaxSection):
    """Virtual shares or profit units that are paid out."""

    amount: Exact = Field(description="money paid")


class UsEventSection(TaxSection):
    """One event with a grant or with shares: exactly one of these."""

    rsu_vest: RsuVestSection | None = None
    nso_exercise: ExerciseSection | None = None
    iso_exercise: IsoExerciseSection | None = None
    iso_sale: IsoSaleSection | None = None
    share_sale: ShareSaleSection | None = None
    virtual_payout: PayoutSection | None = None


class DeExerciseSection(ExerciseSection):
    """Options that are exercised."""

    earned_months: Exact | None = _amount(
        "months from the grant until they could be exercised; over 12: one-fifth rule"
    )


class DePayoutSection(PayoutSection):
    """Virtual shares that are paid out."""

    earned_months: Exact | None = _amount(
        "months of work that earned them; over 12: one-fifth rule"
    )
    in_parts: bool = Field(
        default=False, description="paid in parts over several years: no one-fifth rule"
    )


class DeferredSharesSection(TaxSection):
    """Shares of a young employer whose wage tax waits (section 19a EStG)."""

    shares: Exact = Field(description="how many")
    paid: Exact | None = _amount("price paid for each (0)")
    price: Exact = Field(description="value of one share on that day")
    date: datetime.date | None = Field(default=None, description="day of the transfer")


class DeferralEndSection(TaxSection):
    """The end of that waiting: a sale, the end of the job, or fifteen years."""

    price: Exact = Field(description="value of one share on that day")
    date: datetime.date | None = Field(default=None, description="the day")
    acquired: When = Field(description="when the shares were given: 2024-03-15, or only the year")


class DeEventSection(TaxSection):
    """One event with a grant or with shares: exactly one of these."""

    rsu_vest: RsuVestSection | None = None
    option_exercise: DeExerciseSection | None = None
    virtual_payout: DePayoutSection | None = None
    shares_deferred: DeferredSharesSection | None = None
    deferral_end: DeferralEndSection | None = None
    share_sale: ShareSaleSection | None = None


class UsYearSection(TaxSection):
    """What one household in the United States earns in one year, in dollars."""

    year: int | None = Field(
        default=None, description="2024; where years are a list, else the year stands before it"
    )
    wages: Exact | None = _amount("cash pay, vested units, spreads of exercised NSOs")
    spouse_wages: Exact | None = _amount("the same of the spouse, for a joint return")
    other_compensation: Exact | None = _amount(
        "taxed like wages, free of payroll tax: ISO shares sold early"
    )
    interest: Exact | None = _amount("interest and other ordinary income, or loss, from capital")
    short_gain: Exact | None = _amount("net gain, or loss below 0, on what was held up to a year")
    long_gain: Exact | None = _amount("net gain, or loss below 0, on what was held longer")
    gain_28: Exact | None = _amount("taxable part of partly excluded section 1202 gain")
    excluded_gain: Exact | None = _amount("section 1202 gain that federal law leaves out")
    iso_spread: Exact | None = _amount(
        "spread of ISOs exercised this year and still held at its end: counts for the AMT"
    )
    amt_gain_adjustment: Exact | None = _amount(
        "0 or below: by how much the gain on ISO shares is smaller for the AMT"
    )
    itemized_deductions: Exact | None = _amount("mortgage interest, gifts, without state tax")
    events: list[UsEventSection] = Field(
        default_factory=list, description="what happened with grants and shares, in order"
    )


class DeYearSection(TaxSection):
    """What a person, or a couple, in Germany earns in one year, in euros."""

    year: int | None = Field(
        default=None, description="2024; where years are a list, else the year stands before it"
    )
    wages: Exact | None = _amount("Arbeitslohn: pay, vested units, payouts of virtual shares")
    spouse_wages: Exact | None = _amount("the same of the spouse, with status: married_joint")
    extraordinary_wages: Exact | None = _amount(
        "pay for work of several years, taxed by the one-fifth rule; not part of wages"
    )
    share_gains: Exact | None = _amount("net gain, or loss below 0, on shares below 1%")
    capital_income: Exact | None = _amount("other income from capital")
    deferred_wages: Exact | None = _amount(
        "benefit in kind whose tax is deferred (section 19a EStG)"
    )
    contributed_wages: Exact | None = _amount(
        "part of wages on which social insurance was paid in an earlier year (section 19a EStG)"
    )
    events: list[DeEventSection] = Field(
        default_factory=list, description="what happened with grants and shares, in order"
    )


def _also_by_year(schema: dict[str, Any]) -> None:
    """Let an editor accept years as a list, or each under its number."""
    items = schema.pop("items")
    del schema["type"]
    schema["anyOf"] = [
        {"type": "array", "minItems": 1, "items": items},
        {"type": "object", "minProperties": 1, "additionalProperties": items},
    ]


class UsTaxFile(TaxSection):
    """Years of one household that is taxed in the United States."""

    schema_version: int = Field(description="1")
    country: Literal["US"] = Field(description="US")
    state: str | None = Field(
        default=None, description="where it lives: CA, NY, WA, ...; left out: no state tax"
    )
    status: Status = Field(default="single", description="federal filing status")
    language: Literal["en", "de"] = Field(
        default="en", description="how numbers in quotes are read: 1.5M or 1,5 Mio."
    )
    years: list[UsYearSection] = Field(
        description="income (US year), each under its number or as a list",
        json_schema_extra=_also_by_year,
    )


class DeTaxFile(TaxSection):
    """Years of one person, or of a couple, that is taxed in Germany."""

    schema_version: int = Field(description="1")
    country: Literal["DE"] = Field(description="DE")
    state: str | None = Field(
        default=None, description="Bundesland: BY, NW, SN, ...; decides church rate and care"
    )
    status: Literal["single", "married_joint"] = Field(
        default="single", description="married_joint: Zusammenveranlagung (Splitting)"
    )
    church: str | int | float = Field(
        default="none", description="none, member (the rate of state), 8% or 9%"
    )
    children: int = Field(default=0, description="for the contribution to care insurance")
    health: Literal["statutory", "private"] = Field(
        default="statutory", description="kind of health insurance"
    )
    private_premium_per_month: Exact | None = _amount(
        "own part of a private premium, after the employer's, with health: private"
    )
    additional_health_rate: Exact | None = Field(
        default=None,
        description="whole Zusatzbeitrag of your Krankenkasse (2.5%); left out: the average",
    )
    language: Literal["en", "de"] = Field(
        default="en", description="how numbers in quotes are read: 1.5M or 1,5 Mio."
    )
    years: list[DeYearSection] = Field(
        description="income (German year), each under its number or as a list",
        json_schema_extra=_also_by_year,
    )
