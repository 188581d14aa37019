"""The user's own pay data of two kinds of work, as the sample of a gap in pay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import numpy as np

from goingrate.answers.premium_skills import NoSkills, skills_of
from goingrate.answers.rate_pools import PoolKey
from goingrate.base.kinds import Place, Segment
from goingrate.base.texts import Phrase
from goingrate.market.premium.sample import GapSample

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from goingrate.data.engines import Tables

#: As what a band counts: the middle of its ends, the lower, or the higher one.
Ends: TypeAlias = Literal["middle", "low", "high"]
#: What is less or more is no pay; only files from elsewhere hold such.
_LEAST_PAY, _MOST_PAY = 1e-9, 1e21
#: What makes a cell with the employer, and the column that tells it.
_CELL: Final = {"level": "level", "place": "region"}


@dataclass(frozen=True, slots=True, eq=False)
class GapRecords:
    """Records of two kinds of work that may be compared.

    Attributes
    ----------
    sample
        What a gap is estimated from; its controls are "date" (the year of a record).
    banded, open_ended
        The share of records that are bands, and of pay that is "this or more".
    skill_names
        The columns of `sample.skills`.
    no_skills
        Why skills are not held equal; None where they are.
    notes
        What is to be said of skills.
    unknown
        The share of records that do not tell a factor, for each of "level" and "place".
    """

    sample: GapSample
    banded: float
    open_ended: float
    skill_names: tuple[str, ...]
    no_skills: NoSkills | None
    notes: tuple[Phrase, ...]
    unknown: Mapping[str, float]


def comparable_records(
    tables: Tables,
    key: PoolKey,
    country: str,
    roles: Sequence[str],
    by_year: Mapping[int, float],
) -> pa.Table:
    """Return the records of a pool in a country of some kinds of work, equal ones as one row.

    Parameters
    ----------
    by_year
        As in `market.queries.aligned`; empty: pay of every year, as it was.

    Returns
    -------
    pyarrow.Table
        As `market.premium_queries.comparable` gives it.
    """
    from goingrate.market.premium_queries import comparable
    from goingrate.market.queries import aligned, deduplicated, selected

    imports = tables.imports
    of_source = None if imports is None else imports.get(key.source, ())
    mine = selected(
        tables.pay,
        Segment(place=Place(country)),
        component=key.component,
        currency=key.currency,
        basis=key.basis,
        source=key.source,
    )
    # of a record in several imports the newest reading counts, so roles are looked at afterwards
    once = deduplicated(mine.filter(mine.role.notnull()), imports=of_source)
    moved = aligned(once, by_year) if by_year else once
    return tables.fetch(comparable(moved, roles))


def gap_sample(
    table: pa.Table,
    *,
    of: Segment,
    over: Segment,
    ends: Ends = "middle",
    by_positions: bool = False,
) -> GapRecords:
    """Return the records of two kinds of work, numbered by employer, level, place and year.

    Parameters
    ----------
    table
        As `comparable_records` gives it. Rows without pay above 0 are left out; only files from
        elsewhere can have such.
    of, over
        The work asked about, and the work compared with. What belongs to both counts as `of`. A
        metropolitan area is not looked at (`answers.rate_pools.covered`).
    ends
        As what bands count. Pay of "this or more" counts as its bound.
    by_positions
        Weigh a record by the positions that it stands for, and not as one.
    """
    mine, is_of = _inside(table, of, over)
    low, high = _floats(mine, "low_per_year"), _floats(mine, "high_per_year")
    is_open = np.isnan(high)
    high = np.maximum(np.where(is_open, low, high), low)
    pay = {"low": low, "high": high, "middle": (low + high) / 2.0}[ends]
    records = _floats(mine, "records")
    skills = skills_of(*_codes(mine, "skills"), is_of=is_of, records=records)
    return GapRecords(
        sample=GapSample(
            log_pay=np.log(pay),
            weight=_floats(mine, "positions") if by_positions else records,
            is_of=is_of,
            employer=_codes(mine, "employer")[0],
            cell={name: _known(mine, column) for name, column in _CELL.items()},
            controls={"date": _known(mine, "year")},
            skills=skills.asked,
        ),
        banded=_share(records, high > low),
        open_ended=_share(records, is_open),
        skill_names=skills.names,
        no_skills=skills.because,
        notes=skills.notes,
        unknown={name: _untold(mine, column, records) for name, column in _CELL.items()},
    )


def _untold(table: pa.Table, column: str, records: NDArray[np.float64]) -> float:
    import pyarrow.compute as pc

    return _share(records, pc.is_null(table[column]).to_numpy())


def _inside(table: pa.Table, of: Segment, over: Segment) -> tuple[pa.Table, NDArray[np.bool_]]:
    """Return the rows of either kind of work that have pay, and which are the one asked about."""
    low, high = _floats(table, "low_per_year"), _floats(table, "high_per_year")
    usable = (low > _LEAST_PAY) & (low < _MOST_PAY) & (np.isnan(high) | (high < _MOST_PAY))
    is_of = _fitting(table, of)
    kept = usable & (is_of | _fitting(table, over))
    return table.filter(_mask(kept)), is_of[kept]


def _fitting(table: pa.Table, segment: Segment) -> NDArray[np.bool_]:
    """Return which rows belong to a segment; a dimension left open takes all."""
    import pyarrow.compute as pc

    place = segment.place
    wanted = {
        "role": segment.role,
        "level": segment.level,
        "employer_kind": segment.employer,
        "country": place.country if place else None,
        "region": place.region if place else None,
    }
    found = np.ones(table.num_rows, dtype=np.bool_)
    for name, value in wanted.items():
        if value is not None:
            same = pc.fill_null(pc.equal(table[name], value), fill_value=False)
            found &= same.to_numpy()
    return found


def _mask(rows: NDArray[np.bool_]) -> pa.Array:
    import pyarrow as pa

    return pa.array(rows)


def _known(table: pa.Table, name: str) -> NDArray[np.int32]:
    """Return the number of each row's value; what is not known has the number after the last."""
    codes, values = _codes(table, name)
    return np.where(codes < 0, np.int32(len(values)), codes)


def _codes(table: pa.Table, name: str) -> tuple[NDArray[np.int32], list[Any]]:
    """Return a number for each row, -1 for none, and the values by number, in their order."""
    import pyarrow.compute as pc

    column = table[name].combine_chunks()
    values = pc.unique(column).drop_null()
    values = values.take(pc.array_sort_indices(values))  # texts by their bytes
    found = pc.index_in(column, value_set=values)
    return pc.fill_null(found, -1).to_numpy(zero_copy_only=False), values.to_pylist()


def _share(records: NDArray[np.float64], rows: NDArray[np.bool_]) -> float:
    return float(records[rows].sum() / records.sum()) if records.size else 0.0


def _floats(table: pa.Table, name: str) -> NDArray[np.float64]:
    """Return a column as numbers, NULL as NaN."""
    return np.asarray(table[name].to_numpy(), dtype=np.float64)
