"""The query behind a premium: records of some kinds of work, with all that is to be held equal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from goingrate.market.query_parts import ascending

if TYPE_CHECKING:
    from ibis.expr.types import Table

#: The columns of `comparable`, in its order of rows.
COMPARABLE_COLUMNS: Final = (
    "role",
    "level",
    "country",
    "region",
    "employer_kind",
    "employer",
    "skills",
    "year",
    "low_per_year",
    "high_per_year",
)


def comparable(pay: Table, roles: Sequence[str]) -> Table:
    """Return the records of some kinds of work, equal observations as one row.

    Parameters
    ----------
    pay
        Records of one pool, selected and deduplicated (`goingrate.market.queries`), each with the
        columns of `PayRecord`.
    roles
        The role families; records of others are left out.

    Returns
    -------
    Table
        `COMPARABLE_COLUMNS`, then `records` and `positions` (their weights added up); rows in the
        order of the columns. `year` is that of `on_date`; `high_per_year` NULL is "this or more".
    """
    mine = pay.filter(pay.role.isin(list(roles))).mutate(year=pay.on_date.year())
    counted = mine.group_by(*COMPARABLE_COLUMNS).agg(
        records=mine.count(), positions=mine.weight.sum()
    )
    return counted.order_by(*ascending(counted, COMPARABLE_COLUMNS))
