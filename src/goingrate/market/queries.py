"""The rate query as Ibis expressions over the table `pay`, the same on every engine.

Each function takes a table and returns a table; nothing runs until an engine is asked for the
result (`goingrate.data.engines`). What a user gave reaches an engine as a value, never as SQL.
Sorting and comparing texts is by their bytes, NULL first, so that engines agree to the last row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from goingrate.base.kinds import Place, Segment
from goingrate.market.query_parts import (
    AS_GIVEN,
    ascending,
    check_columns,
    check_factors,
    check_probabilities,
)
from goingrate.market.records import PAY_COLUMNS, Basis, Component

if TYPE_CHECKING:
    from ibis.expr.types import Table, Value

#: The columns of `grouped`, in its order of rows.
GROUP_COLUMNS: Final = (
    "role",
    "level",
    "country",
    "region",
    "employer_kind",
    "employer",
    "low_per_year",
    "high_per_year",
)
#: The columns of `cell_summary` after those that make a cell.
SUMMARY_COLUMNS: Final = (
    "records",
    "positions",
    "employers",
    "largest_employer_share",
    "no_employer_share",
    "top_coded_share",
    "first_on",
    "last_on",
    "quantiles",
)


def selected(
    pay: Table,
    segment: Segment,
    *,
    component: Component,
    currency: str,
    basis: Basis | None = None,
    source: str | None = None,
    full_time_only: bool = True,
) -> Table:
    """Return the records of one segment in one component and currency.

    Parameters
    ----------
    pay
        A table with the columns of `PayRecord`.
    segment
        Dimensions that are None are left open. A metropolitan area is compared as the source
        spells it.
    component, currency
        What must not be mixed.
    basis, source
        None: all of them.
    full_time_only
        Leave out what is known to be part-time; records that do not say stay.
    """
    place = segment.place
    wanted = {
        "role": segment.role,
        "level": segment.level,
        "employer_kind": segment.employer,
        "component": component,
        "currency": currency,
        "basis": basis,
        "source": source,
        **(_where(place) if place else {}),
    }
    conditions = [pay[name] == value for name, value in wanted.items() if value is not None]
    if full_time_only:
        conditions.append(pay.full_time.fill_null(True))
    return pay.filter(*conditions)


def deduplicated(pay: Table, *, imports: Sequence[str] | None = None) -> Table:
    """Return the records without those that repeat another one.

    Within one import a repeated row was marked when it came in. Files of one source overlap too (a
    quarter and its year): where two imports hold a record 2 and 3 times, it counts 3 times, since
    nothing within a file that was not marked is a repetition. Of equal records the one of the
    newest import stays, in which titles were read by the newest rules.

    Parameters
    ----------
    imports
        The ids of the imports that the records come from, from the oldest to the newest. With one
        import nothing has to be compared. None: not known; then all are compared, and the order of
        the ids decides.
    """
    import ibis

    once = pay.filter(pay.duplicate_of_row.isnull())
    if imports is not None and len(imports) <= 1:
        return once
    same = [once[name] for name in AS_GIVEN]
    numbered = once.mutate(
        copy=ibis.row_number().over(group_by=[once.import_id, *same], order_by=once.row)
    )
    newest = [numbered.import_id.desc(), numbered.row]
    if imports:
        age = numbered.import_id.cases(*((id_, age) for age, id_ in enumerate(imports)), else_=-1)
        newest.insert(0, age.desc())
    place = ibis.row_number().over(
        group_by=[*(numbered[name] for name in AS_GIVEN), numbered.copy], order_by=newest
    )
    kept = numbered.mutate(place=place)
    return kept.filter(kept.place == 0).select(*PAY_COLUMNS)


def aligned(pay: Table, by_year: Mapping[int, float]) -> Table:
    """Return the records with pay carried to one date.

    Parameters
    ----------
    by_year
        For each calendar year of `on_date`, without gaps, by what its pay is multiplied. Records of
        other years are left out: `inventory` says from when to when there are any.

    Raises
    ------
    BadField
        If years are missing in between.
    OutOfRange
        If a factor is not a finite number above 0.
    """
    check_factors(by_year)
    inside = pay.filter(pay.on_date.year().between(min(by_year), max(by_year)))
    factor = inside.on_date.year().cases(*sorted(by_year.items()))
    return inside.mutate(
        low_per_year=inside.low_per_year * factor, high_per_year=inside.high_per_year * factor
    )


def grouped(pay: Table) -> Table:
    """Return equal observations as one row, the compact input of the model.

    The columns are `GROUP_COLUMNS`, then `records` and `positions` (their weights added up); rows
    are in the order of the columns. `high_per_year` NULL is "this or more".
    """
    counted = pay.group_by(*GROUP_COLUMNS).agg(records=pay.count(), positions=pay.weight.sum())
    return counted.order_by(*ascending(counted, GROUP_COLUMNS))


def cell_quantiles(pay: Table, by: Sequence[str], probabilities: Sequence[float]) -> Table:
    """Return exact quantiles of the records' midpoints for each cell, in no order.

    All probabilities are one aggregate: an engine sorts each cell once, not once for each of them.

    Parameters
    ----------
    by
        Columns that make a cell; none: everything is one cell.
    probabilities
        From 0 to 1.

    Returns
    -------
    Table
        The columns of `by`, and `quantiles`: an array in the order of `probabilities`, between
        neighbouring records by linear interpolation. Records count once each, whatever their
        weight; a top-coded one counts at its lower bound, so quantiles near the top are too low.

    Raises
    ------
    BadField
        For a column that `pay` does not have.
    OutOfRange
        For a probability outside 0 to 1.
    """
    check_columns(by)
    check_probabilities(probabilities)
    return _cells(pay, by).agg(quantiles=_quantiles(pay, probabilities))


def cell_summary(pay: Table, by: Sequence[str], probabilities: Sequence[float]) -> Table:
    """Return what is known about each cell, in the order of `by`: one row a cell.

    Parameters
    ----------
    by, probabilities
        As in `cell_quantiles`.

    Returns
    -------
    Table
        The columns of `by`, then `SUMMARY_COLUMNS`: `records`; `positions`, their weights added
        up; `employers` that are known; `largest_employer_share` of all records, 0 where no
        employer is known; `no_employer_share` and `top_coded_share` of all records; `first_on`,
        `last_on`; and `quantiles`.

    Raises
    ------
    BadField, OutOfRange
        As in `cell_quantiles`.
    """
    check_columns(by)
    check_probabilities(probabilities)
    records = pay.count()
    cells = _cells(pay, by).agg(
        records=records,
        positions=pay.weight.sum(),
        top_coded_share=pay.high_per_year.isnull().sum() / records,
        first_on=pay.on_date.min(),
        last_on=pay.on_date.max(),
        quantiles=_quantiles(pay, probabilities),
    )
    both = _beside(cells, _employers(pay, by), by)
    shares = both.mutate(
        largest_employer_share=both.largest / both.records,
        no_employer_share=both.unnamed / both.records,
    )
    ordered = shares.order_by(*ascending(shares, by)) if by else shares
    return ordered.select(*by, *SUMMARY_COLUMNS)


def inventory(pay: Table) -> Table:
    """Return which pools there are: records that may be put together, one row a pool, in order.

    A pool has one `source`, `component`, `basis` and `currency`. Further columns: `records`,
    `positions` (their weights added up), `imports` (how many), `first_on`, `last_on`.
    """
    names = ("source", "component", "basis", "currency")
    pools = pay.group_by(*names).agg(
        records=pay.count(),
        positions=pay.weight.sum(),
        imports=pay.import_id.nunique(),
        first_on=pay.on_date.min(),
        last_on=pay.on_date.max(),
    )
    return pools.order_by(*ascending(pools, names))


def _employers(pay: Table, by: Sequence[str]) -> Table:
    """Count employers and the records of the largest, by way of one row an employer and cell.

    Nothing else is counted on that way: there are many such rows.
    """
    firms = pay.group_by(*by, firm=pay.employer).agg(number=pay.count())
    known = firms.firm.notnull()
    return _cells(firms, by).agg(
        employers=firms.firm.count(),
        largest=firms.number.max(where=known).fill_null(0),
        unnamed=firms.number.sum(where=~known).fill_null(0),
    )


def _beside(cells: Table, others: Table, by: Sequence[str]) -> Table:
    """Join two tables of the same cells; a NULL in a cell's name is equal to a NULL."""
    if not by:
        return cells.filter(cells.records > 0).cross_join(others)
    same = [cells[name].identical_to(others[name]) for name in by]
    added = [others[name] for name in others.columns if name not in by]
    return cells.join(others, same).select(*(cells[name] for name in cells.columns), *added)


def _quantiles(pay: Table, probabilities: Sequence[float]) -> Value:
    middle = (pay.low_per_year + pay.high_per_year.fill_null(pay.low_per_year)) / 2
    return middle.quantile([float(probability) for probability in probabilities])


def _cells(table: Table, by: Sequence[str]) -> Table:
    return table.group_by(*by) if by else table


def _where(place: Place) -> dict[str, str | None]:
    return {"country": place.country, "region": place.region, "metro": place.metro}
