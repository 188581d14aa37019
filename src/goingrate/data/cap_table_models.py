"""The shape of a cap-table file: names and kinds of its fields. Numbers are read later.

The JSON Schema is made from these models; their descriptions are the hints that an editor shows.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION: Final = 1

Exact = Annotated[
    int | float | str, Field(union_mode="left_to_right", description="one exact number (2.5M, 8%)")
]


def _exact(description: str) -> Any:
    return Field(default=None, description=f"{description}: one exact number")


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=True)


class CapSection(_Section):
    """Participation up to a cap."""

    cap: Exact = Field(
        description="total, preference included, in multiples of the money invested (3)"
    )


class PreferredSection(_Section):
    """A class of preferred shares."""

    name: str = Field(description="Series A")
    shares: Exact = Field(description="how many are issued: one exact number")
    invested: Exact | None = _exact("money paid for all of them, or give issue_price")
    issue_price: Exact | None = _exact("money paid for one share, or give invested")
    liquidation_multiple: Exact | None = _exact("preference in multiples of the money invested (1)")
    participation: Literal["none", "full"] | CapSection = Field(
        default="none",
        description="none: the preference or conversion; full: the preference and a share of the "
        "rest; {cap: 3}: the same up to a cap",
    )
    conversion_ratio: Exact | None = _exact("common shares for one preferred share (1)")
    rank: int = Field(default=0, description="0 is paid first; equal ranks share")
    accrued_dividends: Exact | None = _exact("money owed on top of the preference (0)")
    ipo_ratchet: Exact | None = _exact(
        "value guaranteed at an IPO, in multiples of the issue price (0: none)"
    )
    ipo_veto_below: Exact | None = _exact(
        "need not convert at an IPO that values the company below this (0: always must)"
    )


class OptionsSection(_Section):
    """Options or warrants with one strike, granted and not yet exercised."""

    name: str = Field(description="Options 2023")
    shares: Exact = Field(description="common shares that they buy: one exact number")
    strike: Exact = Field(description="price per share at exercise; 0 for restricted stock units")


class ConvertibleSection(_Section):
    """A SAFE or a convertible note."""

    name: str = Field(description="SAFE 2024")
    kind: Literal["safe", "note"] = Field(description="safe, or note: debt until it converts")
    amount: Exact = Field(description="money paid in: one exact number")
    valuation_cap: Exact | None = _exact("highest company value at which it converts")
    cap_basis: Literal["post_money", "pre_money"] = Field(
        default="post_money",
        description="whether that value counts the converting securities themselves",
    )
    discount: Exact | None = _exact("part of the price that it need not pay (20%)")
    interest_per_year: Exact | None = _exact("simple interest of a note (6%)")
    years_outstanding: Exact | None = _exact("years of interest so far (1.5)")
    repayment_multiple: Exact | None = _exact("repaid at a sale instead of converting (1)")
    rank: int | None = Field(
        default=None,
        description="beside the ranks of preferred classes; left out: 0 for a SAFE, -1 (before all "
        "of them) for a note",
    )


class CapTableFile(_Section):
    """Everybody who has a claim on a company."""

    schema_version: int = Field(description="1")
    company: str = Field(description="what answers call it")
    currency: str = Field(default="USD", description="ISO code of all money in this file")
    language: Literal["en", "de"] = Field(
        default="en", description="how numbers in quotes are read: 1.5M or 1,5 Mio."
    )
    common_shares: Exact = Field(description="issued common shares: one exact number")
    preferred: list[PreferredSection] = Field(default_factory=list)
    options: list[OptionsSection] = Field(default_factory=list)
    convertibles: list[ConvertibleSection] = Field(default_factory=list)
    unissued_pool: Exact | None = _exact("shares set aside for options that nobody holds yet (0)")
    debt: Exact | None = _exact("paid before everybody else (0)")
    fully_diluted: Exact | None = _exact(
        "all shares, to check the rest against: common, preferred as converted, options and pool"
    )
