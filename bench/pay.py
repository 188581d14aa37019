"""Quantiles of pay by segment over tens of millions of records, by the rate query's expressions."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from bench.pay_peers import by_hand, by_pandas
from bench.pay_rows import write_rows
from bench.table import Row, Section, duration
from bench.timing import Spread, interleaved
from goingrate.base.kinds import Segment
from goingrate.data.duck import memory_connection
from goingrate.data.engines import Tables, open_tables
from goingrate.market.queries import cell_quantiles, cell_summary, deduplicated, selected

_ROWS = int(os.environ.get("BENCH_PAY_ROWS", "50_000_000"))
_BY = ("role", "level", "country", "region")
_PROBABILITIES = (0.1, 0.5, 0.9)


def section() -> Section:
    """Time our expression beside SQL by hand and pandas on the same file; then our memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = time.perf_counter()
        file = write_rows(folder, _ROWS)
        made = time.perf_counter() - start
        times, answers = _timed(folder, file)
        memory = [_alone(question, folder) for question in _QUESTIONS]
        megabytes = file.stat().st_size / 1e6
    return Section(
        f"p10, p50 and p90 of pay in {answers[0].num_rows:,} cells of {_ROWS:,} records",
        [
            Row("rate query", times[0], "pandas", times[1], goal="5x"),
            Row("rate query", times[2], "SQL by hand", times[3], faster=False, goal="< 1.2x"),
        ],
        [
            *memory,
            _agreement(answers),
            f"The file: {megabytes:,.0f} MB of Parquet, made in {made:.0f} s.",
        ],
    )


def quantiles(tables: Tables) -> pa.Table:
    """Ask for the quantiles of every cell, by the expressions of the rate query."""
    return tables.fetch(cell_quantiles(_records(tables), _BY, _PROBABILITIES))


def summary(tables: Tables) -> pa.Table:
    """Ask for what the rules of privacy need too: employers, and the share of the largest."""
    return tables.fetch(cell_summary(_records(tables), _BY, _PROBABILITIES))


_QUESTIONS: dict[str, Callable[[Tables], pa.Table]] = {
    "quantiles": quantiles,
    "quantiles, employers and shares": summary,
}


def _records(tables: Tables) -> Any:
    chosen = selected(tables.pay, Segment(), component="base", currency="USD")
    return deduplicated(chosen, imports=("one",))


def _timed(folder: Path, file: Path) -> tuple[list[Spread], list[pa.Table]]:
    """Time ours and pandas in turn, then ours and SQL by hand; keep what they answered."""
    answers: dict[str, pa.Table] = {}
    with open_tables(folder=folder) as tables, memory_connection() as con:

        def ours(_turn: int) -> None:
            answers["ours"] = quantiles(tables)

        def pandas(_turn: int) -> None:
            answers["pandas"] = by_pandas(file, _BY, _PROBABILITIES)

        def hand(_turn: int) -> None:
            answers["hand"] = by_hand(con, file, _PROBABILITIES)

        slow = interleaved([ours, pandas], repetitions=2)
        quick = interleaved([ours, hand], repetitions=5)
    return [*slow, *quick], [answers[name] for name in ("ours", "hand", "pandas")]


def _alone(question: str, folder: Path) -> str:
    """Ask in a process of its own, and say how long it took and what memory it had at most."""
    command = [sys.executable, "-m", "bench.pay", question, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, gigabytes = map(float, done.stdout.split())
    return (
        f"In a process of its own, {question}: {duration(seconds)}, "
        f"{gigabytes:.2f} GB of memory at most (goal: < 4 GB)."
    )


def _agreement(answers: list[pa.Table]) -> str:
    ours, *others = (_sorted(answer) for answer in answers)
    apart = [float(np.abs(other / ours - 1.0).max()) for other in others]
    return f"Largest relative difference: SQL by hand {apart[0]:.1g}, pandas {apart[1]:.1g}."


def _sorted(answer: pa.Table) -> NDArray[np.float64]:
    """Return the quantiles in the order of the cells, shape (cells, probabilities)."""
    order = [(name, "ascending") for name in _BY]
    found = answer.sort_by(order)["quantiles"].to_pylist()
    return np.array(found)


def _told(question: str, folder: str) -> None:
    start = time.perf_counter()
    with open_tables(folder=Path(folder)) as tables:
        _QUESTIONS[question](tables)
    seconds = time.perf_counter() - start
    print(seconds, _most_memory() / 1e9)


def _most_memory() -> float:
    """Return the peak of this process in bytes.

    Linux lets `ru_maxrss` begin with the peak of the process that started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return 1024.0 * float(line.split()[1])
    unit = 1.0 if sys.platform == "darwin" else 1024.0
    return unit * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    _told(*sys.argv[1:])
