"""The rate query, on the embedded engine, against the same said in plain Python."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import astuple, replace
from datetime import date
from functools import cache
from typing import Any, cast

import duckdb
import ibis
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import BadField, InputError, OutOfRange
from goingrate.base.kinds import Place, RoleFamily, Segment
from goingrate.market.queries import (
    GROUP_COLUMNS,
    aligned,
    cell_quantiles,
    cell_summary,
    deduplicated,
    grouped,
    inventory,
    selected,
)
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
    source="lca",
    import_id="a",
    row=1,
    title="Software Engineer",
    employer="acme",
    role="software-engineer",
    level="senior",
    employer_kind=None,
    soc=None,
    country="US",
    region="CA",
    metro=None,
    component="base",
    basis="filed",
    currency="USD",
    low_per_year=100_000.0,
    high_per_year=100_000.0,
    on_date=date(2024, 5, 1),
    weight=1.0,
    full_time=True,
    duplicate_of_row=None,
)
PROBABILITIES = (0.1, 0.5, 0.975)
ATTACK = "CA'; DROP TABLE pay; --"
Rows = list[dict[str, Any]]

some_records = st.lists(
    st.builds(
        replace,
        st.just(PLAIN),
        source=st.sampled_from(["lca", "own"]),
        import_id=st.sampled_from(["a", "b", "c"]),
        employer=st.sampled_from([None, "acme", "Müller & Söhne", "o'neill"]),
        role=st.sampled_from([None, "software-engineer", "ai-engineer"]),
        level=st.sampled_from([None, "senior"]),
        employer_kind=st.sampled_from([None, "startup"]),
        region=st.sampled_from([None, "CA", ATTACK]),
        metro=st.sampled_from([None, "San José"]),
        component=st.sampled_from(["base", "total"]),
        currency=st.sampled_from(["USD", "EUR"]),
        low_per_year=st.sampled_from([90_000.0, 100_000.0]),
        high_per_year=st.sampled_from([None, 100_000.0, 120_000.0]),
        on_date=st.sampled_from([date(2022, 12, 31), date(2023, 1, 1), date(2024, 2, 29)]),
        weight=st.sampled_from([1.0, 3.0]),
        full_time=st.sampled_from([None, True, False]),
        duplicate_of_row=st.sampled_from([None, None, None, 7]),
    ),
    max_size=40,
).map(lambda records: [replace(record, row=row) for row, record in enumerate(records)])


@cache
def engine() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def run(sql: str, records: Sequence[PayRecord]) -> Rows:
    """Ask DuckDB; whatever is asked, the table must be as before."""
    before = pa.Table.from_pylist(as_rows(records), schema=PAY.schema().to_pyarrow())
    con = engine()
    con.sql("CREATE OR REPLACE TABLE pay AS FROM before")
    found = con.sql(sql).to_arrow_table().to_pylist()
    assert con.sql("FROM pay").to_arrow_table().equals(before)
    return cast(Rows, found)


def in_sql(expression: ibis.Table) -> str:
    return str(ibis.to_sql(expression, dialect="duckdb"))


@cache
def deduplicated_by(imports: tuple[str, ...] | None) -> str:
    return in_sql(deduplicated(PAY, imports=imports))


@cache
def summary_by(by: tuple[str, ...]) -> str:
    return in_sql(cell_summary(PAY, by, PROBABILITIES))


@cache
def groups() -> str:
    return in_sql(grouped(PAY))


def as_rows(records: Sequence[PayRecord]) -> Rows:
    return [dict(zip(PAY_COLUMNS, astuple(record), strict=True)) for record in records]


def in_order(rows: Rows) -> list[str]:
    return sorted(map(repr, rows))


segments = st.builds(
    Segment,
    role=st.sampled_from([None, "ai-engineer"]),
    level=st.sampled_from([None, "senior"]),
    place=st.sampled_from(
        [None, Place("US"), Place("DE"), Place("US", ATTACK), Place("US", metro="San José")]
    ),
    employer=st.sampled_from([None, "startup"]),
)


@given(some_records, segments, st.booleans(), st.sampled_from([None, "lca"]))
def test_selected_are_the_records_that_fit(
    records: list[PayRecord], segment: Segment, full_time_only: bool, source: str | None
) -> None:
    place = segment.place

    def fits(record: PayRecord) -> bool:
        return (
            (record.component, record.currency) == ("base", "USD")
            and segment.role in (None, record.role)
            and segment.level in (None, record.level)
            and segment.employer in (None, record.employer_kind)
            and source in (None, record.source)
            and not (full_time_only and record.full_time is False)
            and (place is None or place.country == record.country)
            and (place is None or place.region in (None, record.region))
            and (place is None or place.metro in (None, record.metro))
        )

    asked = selected(
        PAY,
        segment,
        component="base",
        currency="USD",
        source=source,
        full_time_only=full_time_only,
    )
    assert in_order(run(in_sql(asked), records)) == in_order(as_rows(list(filter(fits, records))))


@pytest.mark.parametrize("text", [ATTACK, "\\'; --", '"', "{0}", "?", "$1", "a\nb", "\\"])
def test_sql_in_a_segment_is_a_name_like_another(text: str) -> None:
    odd = replace(PLAIN, role=cast(RoleFamily, text), metro=text)
    segment = Segment(role=cast(RoleFamily, text), place=Place("US", metro=text))
    asked = selected(PAY, segment, component="base", currency="USD")
    assert run(in_sql(asked), [PLAIN, odd]) == as_rows([odd])
    assert run(in_sql(asked), [PLAIN]) == []


def test_basis_is_not_mixed_where_it_is_named() -> None:
    posted = replace(PLAIN, basis="posted")
    asked = selected(PAY, Segment(), component="base", currency="USD", basis="posted")
    assert run(in_sql(asked), [PLAIN, posted]) == as_rows([posted])


def test_of_overlapping_files_each_record_counts_once() -> None:
    quarter = [replace(PLAIN, import_id="q1", row=row) for row in (1, 2)]
    year = [replace(PLAIN, import_id="fy", row=row) for row in (1, 2, 3)]
    other = [replace(PLAIN, import_id="x", source="own"), replace(PLAIN, row=9, weight=2.0)]
    kept = run(deduplicated_by(None), quarter + year + other)
    assert Counter((row["source"], row["weight"]) for row in kept) == {
        ("lca", 1.0): 3,
        ("own", 1.0): 1,
        ("lca", 2.0): 1,
    }


@pytest.mark.parametrize(("imports", "role"), [(("z", "a"), "ai-engineer"), (None, None)])
def test_the_reading_of_the_newest_import_stays(
    imports: tuple[str, ...] | None, role: str | None
) -> None:
    old = replace(PLAIN, import_id="z", role=None)
    new = replace(PLAIN, import_id="a", role="ai-engineer")
    (kept,) = run(deduplicated_by(imports), [old, new])
    assert kept["role"] == role


@given(some_records, st.permutations(["a", "b", "c"]).map(tuple))
def test_deduplicated_keeps_as_many_as_the_import_with_most(
    records: list[PayRecord], imports: tuple[str, ...]
) -> None:
    def same(record: PayRecord) -> PayRecord:
        return replace(
            record, import_id="", row=0, role=None, level=None, employer_kind=None,
            duplicate_of_row=None,
        )  # fmt: skip

    once = [record for record in records if record.duplicate_of_row is None]
    by_import = Counter((same(record), record.import_id) for record in once)
    most: Counter[PayRecord] = Counter()
    for (record, _), number in by_import.items():
        most[record] = max(most[record], number)
    kept = [PayRecord(**row) for row in run(deduplicated_by(imports), records)]
    assert Counter(map(same, kept)) == most
    assert set(kept) <= set(once)


@given(some_records)
def test_a_single_import_is_not_compared_with_itself(records: list[PayRecord]) -> None:
    alone = [replace(record, import_id="a") for record in records]
    once = [record for record in alone if record.duplicate_of_row is None]
    assert in_order(run(deduplicated_by(("a",)), alone)) == in_order(as_rows(once))
    assert "ROW_NUMBER" not in deduplicated_by(("a",))
    assert in_order(run(deduplicated_by(None), alone)) == in_order(as_rows(once))


def test_pay_is_carried_from_each_year() -> None:
    records = [
        replace(PLAIN, row=1, on_date=date(2022, 12, 31), high_per_year=None),
        replace(PLAIN, row=2, on_date=date(2023, 1, 1), high_per_year=150_000.0),
        replace(PLAIN, row=3, on_date=date(2021, 12, 31)),
        replace(PLAIN, row=4, on_date=date(2024, 1, 1)),
    ]
    found = run(in_sql(aligned(PAY, {2023: 1.05, 2022: 1.1})), records)
    assert [(r["row"], r["low_per_year"], r["high_per_year"]) for r in found] == [
        (1, pytest.approx(110_000), None),
        (2, pytest.approx(105_000), pytest.approx(157_500)),
    ]


@given(some_records)
def test_groups_add_up_and_are_in_order(records: list[PayRecord]) -> None:
    expected: defaultdict[tuple[Any, ...], list[float]] = defaultdict(list)
    for record in records:
        expected[tuple(getattr(record, name) for name in GROUP_COLUMNS)].append(record.weight)
    found = run(groups(), records)
    keys = [tuple(row[name] for name in GROUP_COLUMNS) for row in found]
    assert keys == sorted(expected, key=null_first)
    assert [(row["records"], row["positions"]) for row in found] == [
        (len(expected[key]), sum(expected[key])) for key in keys
    ]


def null_first(key: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Order as engines do: NULL first, texts by their bytes."""
    return [
        (part is not None, part.encode() if isinstance(part, str) else part or 0) for part in key
    ]


def middles(records: Sequence[PayRecord]) -> list[float]:
    return [
        (record.low_per_year + (record.high_per_year or record.low_per_year)) / 2
        for record in records
    ]


@given(some_records, st.sampled_from([(), ("role",), ("role", "region"), ("employer", "level")]))
def test_a_summary_says_what_python_counts(records: list[PayRecord], by: tuple[str, ...]) -> None:
    cells: defaultdict[tuple[Any, ...], list[PayRecord]] = defaultdict(list)
    for record in records:
        cells[tuple(getattr(record, name) for name in by)].append(record)
    found = run(summary_by(by), records)
    keys = sorted(cells, key=null_first)
    assert [tuple(row[name] for name in by) for row in found] == keys
    for row, key in zip(found, keys, strict=True):
        inside = cells[key]
        firms = Counter(record.employer for record in inside)
        unnamed = firms.pop(None, 0)
        assert row["records"] == len(inside)
        assert row["positions"] == sum(record.weight for record in inside)
        assert row["employers"] == len(firms)
        assert row["largest_employer_share"] == max(firms.values(), default=0) / len(inside)
        assert row["no_employer_share"] == unnamed / len(inside)
        open_ended = sum(record.high_per_year is None for record in inside)
        assert row["top_coded_share"] == open_ended / len(inside)
        assert row["first_on"] == min(record.on_date for record in inside)
        assert row["last_on"] == max(record.on_date for record in inside)
        assert row["quantiles"] == pytest.approx(np.quantile(middles(inside), PROBABILITIES))


def test_all_quantiles_are_one_aggregate() -> None:
    sql = in_sql(cell_quantiles(PAY, ["role"], [0.1, 0.5, 0.9]))
    assert sql.count("QUANTILE_CONT") == 1


def test_every_pool_is_listed_by_itself() -> None:
    records = [
        PLAIN,
        replace(PLAIN, import_id="b", on_date=date(2023, 1, 1), weight=4.0),
        replace(PLAIN, import_id="b", row=2),
        replace(PLAIN, currency="EUR"),
        replace(PLAIN, component="total", basis="self_reported"),
    ]
    first, last = date(2023, 1, 1), date(2024, 5, 1)
    assert [tuple(row.values()) for row in run(in_sql(inventory(PAY)), records)] == [
        ("lca", "base", "filed", "EUR", 1, 1.0, 1, last, last),
        ("lca", "base", "filed", "USD", 3, 6.0, 2, first, last),
        ("lca", "total", "self_reported", "USD", 1, 1.0, 1, last, last),
    ]


BAD: dict[str, tuple[type[InputError], str, Callable[[], object]]] = {
    "no year": (BadField, "by_year", lambda: aligned(PAY, {})),
    "a gap": (BadField, "by_year", lambda: aligned(PAY, {2020: 1.0, 2022: 1.0})),
    "zero": (OutOfRange, "by_year", lambda: aligned(PAY, {2020: 0.0})),
    "nan": (OutOfRange, "by_year", lambda: aligned(PAY, {2020: float("nan")})),
    "a column": (BadField, "by", lambda: cell_summary(PAY, ["name; --"], [0.5])),
    "a column twice": (BadField, "by", lambda: cell_summary(PAY, ["role", "role"], [0.5])),
    "probability": (OutOfRange, "probabilities", lambda: cell_quantiles(PAY, [], [50])),
    "probability nan": (
        OutOfRange,
        "probabilities",
        lambda: cell_quantiles(PAY, [], [float("nan")]),
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_asked_is_refused_by_name(
    name: str, is_one_line: Callable[[InputError], bool]
) -> None:
    kind, where, ask = BAD[name]
    with pytest.raises(kind) as caught:
        ask()
    assert caught.value.where == where
    assert is_one_line(caught.value)


def test_a_start_without_queries_does_not_pay_for_ibis() -> None:
    code = "import sys, goingrate.market.queries; sys.exit('ibis' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
