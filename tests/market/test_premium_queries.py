"""The query behind a premium, on the embedded engine, against the same said in plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import astuple, replace
from datetime import date
from functools import cache
from typing import Any

import duckdb
import ibis
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from goingrate.market.premium_queries import COMPARABLE_COLUMNS, comparable
from goingrate.market.records import PAY_COLUMNS, PayRecord

TYPES = {
    "VARCHAR": "string",
    "BIGINT": "int64",
    "DOUBLE": "float64",
    "DATE": "date",
    "BOOLEAN": "boolean",
}
PAY = ibis.table({name: TYPES[kind] for name, kind in PAY_COLUMNS.items()}, name="pay")
PLAIN = PayRecord(
    source="own",
    import_id="a",
    row=1,
    title="AI Engineer",
    employer="acme",
    role="ai-engineer",
    level="senior",
    employer_kind=None,
    soc=None,
    country="US",
    region="CA",
    metro=None,
    component="base",
    basis="posted",
    currency="USD",
    low_per_year=100_000.0,
    high_per_year=100_000.0,
    on_date=date(2024, 5, 1),
    weight=1.0,
    full_time=True,
    duplicate_of_row=None,
)
some_records = st.lists(
    st.builds(
        replace,
        st.just(PLAIN),
        role=st.sampled_from([None, "software-engineer", "ai-engineer", "data-scientist"]),
        level=st.sampled_from([None, "senior"]),
        region=st.sampled_from([None, "CA"]),
        employer_kind=st.sampled_from([None, "startup"]),
        employer=st.sampled_from([None, "acme", "Ärzte & Söhne", "o'neill"]),
        skills=st.sampled_from([None, "python", "python; sql", "ärger"]),
        on_date=st.sampled_from([date(2022, 12, 31), date(2023, 1, 1), date(2023, 12, 31)]),
        low_per_year=st.sampled_from([90_000.0, 100_000.0]),
        high_per_year=st.sampled_from([None, 100_000.0]),
        weight=st.sampled_from([1.0, 3.0]),
    ),
    max_size=40,
)


@cache
def sql_of(roles: tuple[str, ...]) -> str:
    return str(ibis.to_sql(comparable(PAY, roles), dialect="duckdb"))


def run(roles: tuple[str, ...], records: Sequence[PayRecord]) -> list[dict[str, Any]]:
    rows = [dict(zip(PAY_COLUMNS, astuple(record), strict=True)) for record in records]
    with duckdb.connect() as con:
        con.register("pay", pa.Table.from_pylist(rows, schema=PAY.schema().to_pyarrow()))
        found: list[dict[str, Any]] = con.sql(sql_of(roles)).to_arrow_table().to_pylist()
    return found


def null_first(key: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Order as engines do: NULL first, texts by their bytes."""
    return [
        (part is not None, part.encode() if isinstance(part, str) else part or 0) for part in key
    ]


@given(some_records, st.sampled_from([("ai-engineer", "software-engineer"), ("x'; --",), ()]))
def test_comparable_records_add_up_and_are_in_order(
    records: list[PayRecord], roles: tuple[str, ...]
) -> None:
    expected: defaultdict[tuple[Any, ...], list[float]] = defaultdict(list)
    for record in records:
        if record.role in roles:
            key = tuple(
                record.on_date.year if name == "year" else getattr(record, name)
                for name in COMPARABLE_COLUMNS
            )
            expected[key].append(record.weight)
    found = run(roles, records)
    keys = [tuple(row[name] for name in COMPARABLE_COLUMNS) for row in found]
    assert keys == sorted(expected, key=null_first)
    assert [(row["records"], row["positions"]) for row in found] == [
        (len(expected[key]), sum(expected[key])) for key in keys
    ]
