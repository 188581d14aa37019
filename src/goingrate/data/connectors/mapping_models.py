"""The shape of a mapping file: which column of somebody's table holds what.

The JSON Schema is made from these models; their descriptions are the hints that an editor shows.
"""

from __future__ import annotations

import datetime  # whole, since a field is called date
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from goingrate.base.kinds import Level
from goingrate.market.records import Basis, Component, PayPeriod

SCHEMA_VERSION: Final = 1

Column = Annotated[str, StringConstraints(min_length=1)]
Cell = str | int | float | bool
Currency = Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")]
Country = Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")]


def _column(description: str) -> Column | None:
    field: Column | None = Field(default=None, description=f"column with {description}")
    return field


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class ColumnsSection(_Section):
    """Names of columns of the table, as its first line has them."""

    title: Column | None = _column("the title of the job")
    employer: Column | None = _column("the employer's name")
    pay: Column | None = _column("pay: a number, or text such as $184,000 - $287,500")
    pay_low: Column | None = _column("the lower end of a band (with pay_high, instead of pay)")
    pay_high: Column | None = _column("the upper end of a band")
    currency: Column | None = _column("the currency (USD)")
    period: Column | None = _column("what pay covers (year, month, hour)")
    component: Column | None = _column("what pay is (base, target_total, total, on_target, grant)")
    basis: Column | None = _column("who says so (filed, posted, self_reported, surveyed)")
    date: Column | None = _column("the day, month or year of the record")
    place: Column | None = _column("a place in words (San Francisco, CA)")
    country: Column | None = _column("the country (US)")
    region: Column | None = _column("the state or Land (CA, BY)")
    metro: Column | None = _column("the metropolitan area")
    level: Column | None = _column("the level")
    weight: Column | None = _column("how many positions a row stands for")
    soc: Column | None = _column("the 2018 occupation code (15-1252)")
    full_time: Column | None = _column("whether the work is full-time")
    skills: Column | None = _column("names of skills, with ; , or | between them")


class ConstantsSection(_Section):
    """What is the same in every row and stands in no column."""

    title: str | None = Field(default=None, description="title of all rows")
    employer: str | None = Field(default=None, description="employer of all rows")
    currency: Currency | None = Field(default=None, description="ISO 4217 (USD)")
    period: PayPeriod | None = Field(default=None, description="what pay covers")
    component: Component | None = Field(default=None, description="what pay is")
    basis: Basis | None = Field(default=None, description="who says so")
    date: datetime.date | None = Field(default=None, description="day of all rows (2026-07-01)")
    place: str | None = Field(default=None, description="place of all rows, in words")
    country: Country | None = Field(default=None, description="ISO 3166 (US)")
    region: str | None = Field(default=None, description="state or Land of all rows")
    metro: str | None = Field(default=None, description="metropolitan area of all rows")
    level: Level | None = Field(default=None, description="level of all rows")
    soc: str | None = Field(default=None, description="occupation code of all rows")
    full_time: bool | None = Field(default=None, description="whether all rows are full-time")
    grant_years: float | None = Field(
        default=None,
        gt=0,
        strict=False,
        allow_inf_nan=False,
        description="a grant's pay is its whole value, vesting over so many years (4); without it, "
        "the value of one year",
    )


class ValuesSection(_Section):
    """Values of the table in the words of goingrate: {Sr: senior}. Others stay as they are."""

    level: dict[Cell, Level] = Field(default_factory=dict, description="{Sr: senior}")
    period: dict[Cell, PayPeriod] = Field(default_factory=dict, description="{Hourly: hour}")
    component: dict[Cell, Component] = Field(default_factory=dict, description="{OTE: on_target}")
    basis: dict[Cell, Basis] = Field(default_factory=dict, description="{ad: posted}")
    currency: dict[Cell, Currency] = Field(default_factory=dict, description="{Euro: EUR}")
    country: dict[Cell, Country] = Field(default_factory=dict, description="{Germany: DE}")
    full_time: dict[Cell, bool] = Field(default_factory=dict, description="{FT: true}")


class TopCodeSection(_Section):
    """Pay that the source cuts off."""

    value: float = Field(
        gt=0, strict=False, allow_inf_nan=False, description="pay from here on is this or more"
    )


class SkipSection(_Section):
    """Rows to leave out: those with one of these values in a column, or with none of them."""

    column: Column = Field(description="column of the table")
    values: list[Cell | None] = Field(min_length=1, description="its values; null is an empty cell")
    leave_out: Literal["these", "others"] = Field(
        default="these", description="these: rows with the values; others: all other rows"
    )


class MappingFile(_Section):
    """A mapping file, version 1."""

    schema_version: Literal[1] = Field(description="version of this form")
    columns: ColumnsSection
    constants: ConstantsSection = Field(default_factory=ConstantsSection)
    values: ValuesSection = Field(default_factory=ValuesSection)
    date_format: str | None = Field(
        default=None, description="how dates are written (%d.%m.%Y); without it 2026-01-31"
    )
    language: Literal["en", "de"] = Field(
        default="en", description="of money in words: what 1.250k is"
    )
    top_code: TopCodeSection | None = None
    skip_where: list[SkipSection] = Field(default_factory=list)
