"""A million filings from a csv file into the store, by the command that a user types."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path

from bench.filings import write_filings
from bench.table import Row, Section
from bench.timing import interleaved
from goingrate.data.duck import memory_connection

_ROWS = int(os.environ.get("BENCH_IMPORT_ROWS", "1_000_000"))


def section() -> Section:
    """Time `goingrate data add` beside DuckDB that only splits the file into columns."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = write_filings(folder, _ROWS)
        stores = (folder / f"store-{number}" for number in count())
        ours, bare = interleaved(
            [lambda _: _add(file, next(stores)), lambda _: _split(file)], repetitions=2
        )
        megabytes = file.stat().st_size / 1e6
        told = _shown(folder / "store-0")
    return Section(
        f"Import of {_ROWS:,} filings from a csv file of {megabytes:,.0f} MB",
        [Row("goingrate data add", ours, "columns only", bare, faster=False, goal="< 10 s")],
        ["A new process and a new store each time.", told],
    )


def _add(file: Path, store: Path) -> None:
    command = [sys.executable, "-m", "goingrate", "data", "add", str(file), "--from", "lca"]
    subprocess.run([*command, "--data", str(store)], stdout=subprocess.DEVNULL, check=True)


def _split(file: Path) -> None:
    with memory_connection() as con:
        con.execute("CREATE TABLE split AS FROM read_csv(?, all_varchar = true)", [str(file)])


def _shown(store: Path) -> str:
    from goingrate.data.engines import open_tables

    with open_tables(folder=store) as tables:
        pay = tables.pay
        counted = tables.fetch(
            pay.aggregate(
                kept=pay.count(),
                titles=pay.title.nunique(),
                employers=pay.employer.nunique(),
                read=pay.role.count(),
            )
        )
    (row,) = counted.to_pylist()
    return (
        f"{row['kept']:,} records of {row['titles']:,} titles and {row['employers']:,} employers; "
        f"a role was read in {row['read'] / row['kept']:.0%}."
    )
