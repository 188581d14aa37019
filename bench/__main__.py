"""Run the benchmarks and print their tables; writes nothing into the repository."""

from __future__ import annotations

import os
import platform
import tempfile
import time
from importlib import import_module

from bench.table import lines

_MODULES = (
    "compare_peer",
    "kernel",
    "breakeven",
    "contingent",
    "grant",
    "vesting_sobol",
    "lanes",
    "options_peers",
    "tax",
    "pay",
    "pay_import",
    "rates",
    "premium",
    "clearing",
    "startup",
)


def main() -> None:
    """Print one table for each benchmark."""
    start = time.perf_counter()
    print(_where())
    with tempfile.TemporaryDirectory() as folder:
        _prepare(folder)
        for name in _MODULES:
            section = import_module(f"bench.{name}").section()
            print("", *lines(section), sep="\n", flush=True)
    print(f"\n{time.perf_counter() - start:.0f} s in all")


def _prepare(folder: str) -> None:
    """Set what numpy and numba read when they are first imported: one thread, a passing cache."""
    os.environ["NUMBA_CACHE_DIR"] = folder
    for library in ("OMP", "OPENBLAS", "MKL"):
        os.environ[f"{library}_NUM_THREADS"] = "1"


def _where() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{time.strftime('%Y-%m-%d')}, {cores} cores, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
