"""What queries share: rows in a total order, and checks of what is asked for."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from goingrate.base.errors import BadField, OutOfRange
from goingrate.base.texts import Phrase
from goingrate.market.records import PAY_COLUMNS

if TYPE_CHECKING:
    from ibis.expr.types import Table, Value

#: What makes two records of different imports the same one: what the source says, not what the
#: lexicon of the day read in it. Skills are left out: two crops of a source may cut them otherwise.
AS_GIVEN: Final = (
    "source",
    "title",
    "employer",
    "soc",
    "country",
    "region",
    "metro",
    "component",
    "basis",
    "currency",
    "low_per_year",
    "high_per_year",
    "on_date",
    "weight",
    "full_time",
)


def ascending(table: Table, names: Sequence[str]) -> list[Value]:
    """Return what to order by: texts by their bytes, NULL first, as every engine can."""
    import ibis

    return [ibis.asc(table[name], nulls_first=True) for name in names]


def check_columns(by: Sequence[str]) -> None:
    """Check that each is a column of the pay table, and none is there twice."""
    for name in by:
        if name not in PAY_COLUMNS or by.count(name) > 1:
            raise BadField(
                where="by",
                given=name,
                allowed=Phrase.of("allowed.pay_columns", columns=", ".join(PAY_COLUMNS)),
                fix=Phrase("fix.correct_value"),
            )


def check_probabilities(probabilities: Sequence[float]) -> None:
    """Check that each lies from 0 to 1."""
    for probability in probabilities:
        if not 0 <= probability <= 1:
            raise OutOfRange(
                where="probabilities",
                given=probability,
                allowed=Phrase.of("allowed.between", low="0", high="1"),
                fix=Phrase("fix.correct_value"),
            )


def check_factors(by_year: Mapping[int, float]) -> None:
    """Check that years have no gaps and factors are above 0."""
    years = sorted(by_year)
    if not years or years[-1] - years[0] + 1 != len(years):
        raise BadField(
            where="by_year",
            given=", ".join(map(str, years)) or "-",
            allowed=Phrase("allowed.years_without_gaps"),
            fix=Phrase("fix.correct_value"),
        )
    for factor in by_year.values():
        if not (math.isfinite(factor) and factor > 0):
            raise OutOfRange(
                where="by_year",
                given=factor,
                allowed=Phrase.of("allowed.above", low="0"),
                fix=Phrase("fix.correct_value"),
            )
