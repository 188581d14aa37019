"""The shape of a file that asks what to bid: names and kinds of its fields.

The JSON Schema in `schemas/` is made from this model; its descriptions are the hints that an editor
shows.
"""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from goingrate.data.model_parts import Given, Section

SCHEMA_VERSION: Final = 1


class WinFile(Section):
    """Means, a population and a target; no field is about a person."""

    schema_version: int = Field(description="1")
    language: Literal["en", "de"] = Field(
        default="en", description="how numbers in quotes are read: 1.5M or 1,5 Mio."
    )
    cash: Given = Field(description="for the pay of these hires until the runway ends (400k)")
    runway: Given = Field(description="how long the cash lasts: months (18), or 1.5 years")
    pool: Given = Field(description="options for these hires, of all shares and options (12%)")
    hires: Given = Field(description="how many people are to be won")
    population: str = Field(
        alias="from", description="employer, level and country (big-tech-senior-us)"
    )
    role: str | None = Field(
        default=None, description="software-engineer, ai-engineer or data-scientist"
    )
    value: Given | None = Field(
        default=None, description="the company's value after its last round (60M)"
    )
    stage: str | None = Field(
        default=None, description="instead of the value: seed, series_a, series_b"
    )
    target: Given | None = Field(default=None, description="chance that a person accepts (33%)")
    rival: str | None = Field(
        default=None, description="what competes: base 190k + stock 90k/year + sign-on 50k"
    )
    band: Given | None = Field(
        default=None, description="the most base pay a year; a sign-on may add to it"
    )
