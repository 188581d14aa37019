"""What sections of an offers file are made of, whichever part of an offer they describe."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

Given = Annotated[
    int | float | str,
    Field(union_mode="left_to_right", description="a number, a range (150k..180k) or unknown"),
]


def given(description: str, default: Any = None) -> Any:
    """Declare a field that holds a number; without a default it may be left out."""
    return Field(
        default=default, description=f"{description}: a number, a range (150k..180k) or unknown"
    )


class Section(BaseModel):
    """A part of the file: no other fields than those declared, no kinds turned into others."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=True)


class VestingSection(Section):
    """When a grant vests: evenly, by unequal years, or by a broker's list."""

    years: Given | None = Field(default=None, description="length of an even vesting")
    by_year: list[Given] | None = Field(default=None, description="[5%, 15%, 40%, 40%]")
    cliff_years: Given = Field(default=0, description="nothing vests before")
    per_year: int = Field(default=4, description="vests a year: 1, 2, 4 or 12")
