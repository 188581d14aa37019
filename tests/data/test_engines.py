"""Where queries run: what may be asked for, and the whole rate query on both engines."""

from __future__ import annotations

import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import pytest

from goingrate.base.errors import BadField, BadFile, InputError
from goingrate.base.kinds import Place, Segment
from goingrate.data.duck import memory_connection
from goingrate.data.engines import Engine, Tables, engine_named, open_tables
from goingrate.data.store.exporting import export_tables
from goingrate.data.store.schema import create_tables
from goingrate.data.store.store import FILE, Store
from goingrate.market.premium_queries import comparable
from goingrate.market.queries import (
    aligned,
    cell_summary,
    deduplicated,
    grouped,
    inventory,
    selected,
)
from goingrate.market.records import PAY_COLUMNS

ODD = "o'neill; DROP TABLE pay; -- \\"
GROWTH = {2021: 1.1234567890123, 2022: 1.07, 2023: 1.0312345, 2024: 1.0}
#: Tens of thousands of records with ties, NULL everywhere, umlauts, quotes and overlapping imports.
MADE = f"""
SELECT
    ['lca', 'own'][1 + i % 2] AS source,
    ['a', 'b', 'c'][1 + i % 3] AS import_id,
    i AS "row",
    ['Größe "L"', 'Engineer', NULL][1 + pick(i, 1, 3)] AS title,
    ['acme', 'Zürich AG', 'Ärzte e.V.', '{ODD.replace("'", "''")}', 'zeta', NULL]
        [1 + pick(i, 2, 6)] AS employer,
    ['ai-engineer', 'data-scientist', NULL][1 + pick(i, 3, 3)] AS role,
    ['senior', 'mid', NULL][1 + pick(i, 4, 3)] AS level,
    ['startup', NULL][1 + pick(i, 5, 2)] AS employer_kind,
    NULL::VARCHAR AS soc,
    ['US', 'DE'][1 + pick(i, 6, 2)] AS country,
    ['CA', 'BY', 'Überall', '{ODD.replace("'", "''")}', NULL][1 + pick(i, 7, 5)] AS region,
    ['München', NULL][1 + pick(i, 8, 2)] AS metro,
    ['base', 'total'][1 + pick(i, 9, 2)] AS component,
    'filed' AS basis,
    'USD' AS currency,
    90000.0::DOUBLE + 7.25 * (pick(i, 10, 40)) AS low_per_year,
    CASE WHEN pick(i, 11, 10) > 0 THEN low_per_year + 1000 * (pick(i, 11, 3)) END
        AS high_per_year,
    DATE '2020-06-01' + (pick(i, 12, 1700))::INTEGER AS on_date,
    (1 + pick(i, 13, 3))::DOUBLE AS weight,
    [true, false, NULL][1 + pick(i, 14, 3)] AS full_time,
    CASE WHEN pick(i, 15, 9) = 0 THEN i - 1 END AS duplicate_of_row,
    ['python', 'Ärger; python; sql', NULL][1 + pick(i, 16, 3)] AS skills
FROM range(40000) made(i)
"""  # noqa: S608
#: A number below `n`, another one for each column.
PICK = "CREATE MACRO pick(i, column_, n) AS (hash(i * 64 + column_) % n)::BIGINT"
#: Everything that one record says again in another import, and twice in one of them.
REPEATED = """
FROM once UNION ALL SELECT * REPLACE ('d' AS import_id, "row" + 100000 AS "row") FROM once
WHERE "row" % 5 = 0 UNION ALL SELECT * REPLACE ("row" + 200000 AS "row") FROM once
WHERE "row" % 7 = 0
"""


def write(folder: Path, *, select: str = "FROM pay", name: str = "pay.parquet") -> Path:
    """Write the made records as Parquet."""
    with duckdb.connect() as con:
        con.execute(PICK)
        con.execute(f"CREATE TABLE once AS {MADE}")
        con.execute(f"CREATE TABLE pay AS {REPEATED}")
        file = str(folder / name).replace("'", "''")
        con.execute(f"COPY ({select}) TO '{file}' (FORMAT parquet)")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose name has to be quoted."""
    return write(tmp_path_factory.mktemp("it's {h*re} [1] %20"))


@pytest.mark.parametrize(
    ("text", "master"),
    [
        (None, None),
        ("embedded", None),
        ("spark://local", "local"),
        ("spark://local[4]", "local[4]"),
        ("spark://local[*]", "local[*]"),
        ("spark://local:7077", "spark://local:7077"),
        ("spark://node-1.example:7077", "spark://node-1.example:7077"),
    ],
)
def test_an_engine_is_named(text: str | None, master: str | None) -> None:
    assert engine_named(text) == Engine(master)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "duckdb",
        "spark",
        "spark://",
        "spark://local[0]",
        "spark://local[2",
        "spark://host",
        "spark://host:0",
        "spark://host:65536",
        "spark://-host:7077",
        "spark://a:1,b:2",
        "SPARK://local",
        "http://host:80",
        "spark://local\n[2]",
    ],
)
def test_what_names_no_engine_is_refused(
    text: str, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(BadField, match=r"--engine: got .*; allowed: embedded, spark://") as caught:
        engine_named(text)
    assert is_one_line(caught.value)


def test_without_a_store_the_tables_are_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOINGRATE_DATA", str(tmp_path))
    with open_tables() as tables:
        assert tables.fetch(tables.pay).num_rows == 0
        assert tables.fetch(tables.postings).num_rows == 0
        assert tables.imports == {}
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_tables_is_refused(
    tmp_path: Path, is_one_line: Callable[[InputError], bool]
) -> None:
    for folder in (tmp_path, tmp_path / "absent"):
        with pytest.raises(BadFile, match="goingrate data add") as caught:
            open_tables(folder=folder)
        assert is_one_line(caught.value)


def test_a_table_may_lie_in_many_files(tmp_path: Path) -> None:
    folder = tmp_path / "a?[b]"
    (folder / "pay").mkdir(parents=True)
    for half in (0, 1):
        select = f'SELECT * FROM pay WHERE "row" % 2 = {half}'  # noqa: S608
        write(folder / "pay", select=select, name=f"{half}.parquet")
    with open_tables(folder=folder) as tables:
        counted = tables.fetch(tables.pay.aggregate(n=tables.pay.count()))
    assert counted.to_pylist() == [{"n": 40_000 + 8_000 + 5_715}]


BAD_FILES = {
    "no currency": ("SELECT * EXCLUDE (currency) FROM pay", "column currency of type VARCHAR"),
    "pay in whole units": (
        "SELECT * REPLACE (low_per_year::INTEGER AS low_per_year) FROM pay",
        "got low_per_year INTEGER",
    ),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_with_other_columns_is_refused(
    name: str, tmp_path: Path, is_one_line: Callable[[InputError], bool]
) -> None:
    select, said = BAD_FILES[name]
    write(tmp_path, select=select)
    with pytest.raises(BadFile, match=said) as caught:
        open_tables(folder=tmp_path)
    assert is_one_line(caught.value)


def test_a_file_cut_short_is_refused(
    tmp_path: Path, folder: Path, is_one_line: Callable[[InputError], bool]
) -> None:
    whole = (folder / "pay.parquet").read_bytes()
    (tmp_path / "pay.parquet").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BadFile, match="a Parquet file") as caught:
        open_tables(folder=tmp_path)
    assert is_one_line(caught.value)


def test_more_columns_do_no_harm(tmp_path: Path) -> None:
    write(tmp_path, select="SELECT 1 AS extra, * FROM pay LIMIT 3")
    with open_tables(folder=tmp_path) as tables:
        assert tables.fetch(tables.pay).column_names == list(PAY_COLUMNS)


def test_rows_have_the_types_that_the_expression_says(folder: Path) -> None:
    with open_tables(folder=folder) as tables:
        rows = tables.pay.group_by("role").aggregate(total=tables.pay.row.sum())  # HUGEINT
        assert tables.fetch(rows).schema.equals(rows.schema().to_pyarrow())


def test_a_store_says_which_imports_came_first(tmp_path: Path) -> None:
    made_store(tmp_path)
    with open_tables(folder=tmp_path) as tables:
        assert tables.imports == {"lca": ("z", "a"), "own": ("m",)}
        assert tables.fetch(tables.pay).num_rows == 100


def test_an_exported_store_is_read_like_the_store(tmp_path: Path) -> None:
    made_store(tmp_path)
    export_tables(Store.open(tmp_path), tmp_path / "out")
    with open_tables(folder=tmp_path) as store, open_tables(folder=tmp_path / "out") as files:
        assert files.imports == store.imports
        everything = store.pay.order_by("source", "import_id", "row")
        assert files.fetch(everything).equals(store.fetch(everything))


def made_store(folder: Path) -> None:
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{folder / FILE}' AS made")
        create_tables(con, "made")
        con.execute(PICK)
        con.execute(f"INSERT INTO made.pay {MADE} LIMIT 100")
        for day, (id_, source) in enumerate([("z", "lca"), ("m", "own"), ("a", "lca")]):
            con.execute(
                "INSERT INTO made.imports VALUES "
                "(?, ?, 'f', 's', 1, '{}', ?, 1, '{}', 0, 0, '[]', 'l', 'a', 'v', 'v', 1)",
                [id_, source, datetime(2026, 1, 1 + day)],
            )


def test_without_pyspark_it_says_how_to_get_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, is_one_line: Callable[[InputError], bool]
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(BadField, match=r"pip install 'goingrate\[spark\]'") as caught:
        open_tables("spark://local", folder)
    assert is_one_line(caught.value)


spark_installed = pytest.mark.skipif(
    find_spec("pyspark") is None, reason="pyspark is not installed"
)
java_installed = pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java")


@spark_installed
def test_without_java_it_says_how_to_get_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, is_one_line: Callable[[InputError], bool]
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(folder))
    with pytest.raises(BadField, match=r"got spark://local; .* openjdk-17") as caught:
        open_tables("spark://local", folder)
    assert is_one_line(caught.value)


@spark_installed
@java_installed
def test_a_cluster_that_is_not_there_is_told_at_once(
    folder: Path, is_one_line: Callable[[InputError], bool]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(BadField, match="Spark says: Connection refused") as caught:
        open_tables(f"spark://127.0.0.1:{port}", folder)
    assert is_one_line(caught.value)


@pytest.fixture(scope="module")
def embedded(folder: Path) -> Iterator[Tables]:
    with open_tables(folder=folder) as tables:
        yield tables


@pytest.fixture(scope="module")
def spark(folder: Path) -> Iterator[Tables]:
    """One session for all; its compiler does less, which halves the time of small queries."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        with open_tables("spark://local[2]", folder) as tables:
            yield tables


def rate_queries(tables: Tables) -> dict[str, Any]:
    """Every step from all records to the model's input, and the summaries."""
    chosen = selected(
        tables.pay, Segment(place=Place("US")), component="base", currency="USD", source="lca"
    )
    once = deduplicated(chosen, imports=("d", "c", "b", "a"))
    today = aligned(once, GROWTH)
    quoted = selected(
        tables.pay, Segment(place=Place("DE", ODD, "München")), component="base", currency="USD"
    )
    probabilities = (0.05, 0.1, 1 / 3, 0.5, 0.9, 1.0)
    return {
        "inventory": inventory(tables.pay),
        "once": once.order_by("source", "import_id", "row"),
        "groups": grouped(today),
        "cells": cell_summary(today, ("role", "level", "region"), probabilities),
        "all": cell_summary(today, (), probabilities),
        "employers": cell_summary(today, ("employer",), (0.5,)),
        "unknown order": inventory(deduplicated(chosen)),
        "quoted": grouped(quoted),
        "comparable": comparable(once, ("data-scientist", "ai-engineer")),
    }


@spark_installed
@java_installed
def test_both_engines_say_the_same(embedded: Tables, spark: Tables) -> None:
    here, there = rate_queries(embedded), rate_queries(spark)
    for name, expression in here.items():
        ours, theirs = embedded.fetch(expression), spark.fetch(there[name])
        assert ours.schema.equals(theirs.schema), name
        assert ours.num_rows > 0, name
        assert ours.num_rows == theirs.num_rows, name
        for column in ours.column_names:
            said = ours[column].to_pylist()
            assert theirs[column].to_pylist() == same(said), (name, column)


def same(values: list[Any]) -> list[Any]:
    """Allow floats their last digits, nothing else."""

    def near(value: Any) -> Any:
        if isinstance(value, float):
            return pytest.approx(value, rel=1e-9, abs=0)
        return [near(part) for part in value] if isinstance(value, list) else value

    return [near(value) for value in values]


@spark_installed
@java_installed
def test_spark_reads_a_store_and_tables_that_are_not_there(spark: Tables, tmp_path: Path) -> None:
    assert spark.fetch(spark.postings).num_rows == 0
    made_store(tmp_path)
    with open_tables("spark://local[2]", tmp_path) as tables, open_tables(folder=tmp_path) as here:
        assert tables.imports == here.imports
        counts = inventory(tables.pay)
        assert tables.fetch(counts).equals(here.fetch(counts))
    assert spark.fetch(inventory(spark.pay)).num_rows == 4  # the session is still there


def test_no_progress_bar_stands_between_the_lines_of_an_answer() -> None:
    with memory_connection() as con:
        (shown,) = con.execute("SELECT current_setting('enable_progress_bar')").fetchall()
    assert shown == (False,)


def test_files_from_before_there_were_skills_are_read(tmp_path: Path) -> None:
    mixed_folder(tmp_path)
    with open_tables(folder=tmp_path) as tables:
        rows = tables.fetch(tables.pay.order_by("row"))
    check_mixed(rows)


@spark_installed
@java_installed
@pytest.mark.usefixtures("spark")
def test_spark_reads_files_from_before_there_were_skills(tmp_path: Path) -> None:
    mixed_folder(tmp_path)
    with open_tables("spark://local[2]", tmp_path) as tables:
        check_mixed(tables.fetch(tables.pay.order_by("row")))
    for name in ("1.parquet", "2.parquet"):
        (tmp_path / "pay" / name).unlink()
    with open_tables("spark://local[2]", tmp_path) as tables:
        assert tables.fetch(tables.pay)["skills"].to_pylist() == [None] * 3


def mixed_folder(folder: Path) -> None:
    """Three rows in a file of old, three each in files of now."""
    (folder / "pay").mkdir()
    for number, columns in enumerate(("* EXCLUDE (skills)", "* REPLACE ('c++' AS skills)", "*")):
        select = f'SELECT {columns} FROM once ORDER BY "row" LIMIT 3 OFFSET {3 * number}'  # noqa: S608
        write(folder / "pay", select=select, name=f"{number}.parquet")


def check_mixed(rows: Any) -> None:
    assert rows.column_names == list(PAY_COLUMNS)
    skills = rows["skills"].to_pylist()
    assert skills[:6] == [None] * 3 + ["c++"] * 3
    assert len(skills) == 9
