"""From the return key to the answer: new processes, with and without a filled compiler cache."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.table import Row, Section
from bench.timing import Call, Spread, interleaved, spread

_PYTHON = sys.executable
_NOTHING = [_PYTHON, "-c", "pass"]
_COMMANDS: list[tuple[str, list[str], str]] = [
    ("python -c 'import goingrate'", [_PYTHON, "-c", "import goingrate"], ""),
    ("goingrate --help", [_PYTHON, "-m", "goingrate", "--help"], "< 0.3 s"),
    *(
        (
            f"goingrate compare {name}",
            [_PYTHON, "-m", "goingrate", "compare", f"examples/{name}", "--json"],
            "< 2 s",
        )
        for name in ("two-offers.yaml", "microsoft-to-startup.yaml")
    ),
    (
        "goingrate rate, packaged data",
        [_PYTHON, "-m", "goingrate", "rate", "--role", "data-scientist", "--json"],
        "< 1 s",
    ),
]
_ANSWERING = {"compare", "rate"}
_FIRST_RUNS = 3


def section() -> Section:
    """Time each command beside an interpreter that does nothing; then first runs of `compare`."""
    with tempfile.TemporaryDirectory() as folder:
        caches = Path(folder)
        rows, missing = [], []
        for name, command, goal in _COMMANDS:
            if not _works(command, caches):
                missing.append(f"{name}: does not run yet, not timed.")
                continue
            ours, nothing = interleaved(
                [_run(command, caches), _run(_NOTHING, caches)], repetitions=7
            )
            rows.append(Row(name, ours, "pass", nothing, faster=False, goal=goal))
            if _ANSWERING & set(command):
                first = _first_runs(command, caches)
                rows.append(Row("  the very first run", first, "later", ours, faster=False))
    return Section("Start of a new process", rows, missing)


def _works(command: list[str], caches: Path) -> bool:
    """Run once, which also fills the caches."""
    done = subprocess.run(command, env=_environment(caches), capture_output=True, check=False)
    return done.returncode == 0


def _run(command: list[str], caches: Path, compiled: Path | None = None) -> Call:
    environment = _environment(caches, compiled)

    def call(_turn: int) -> None:
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)

    return call


def _first_runs(command: list[str], caches: Path) -> Spread:
    seconds = []
    for _ in range(_FIRST_RUNS):
        with tempfile.TemporaryDirectory() as empty:
            start = time.perf_counter()
            _run(command, caches, Path(empty))(0)
            seconds.append(time.perf_counter() - start)
    return spread(seconds)


def _environment(caches: Path, compiled: Path | None = None) -> dict[str, str]:
    """Return the environment of an installed program, whose caches lie in a passing folder."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(caches / "bytecode")
    environment["NUMBA_CACHE_DIR"] = str(compiled or caches / "compiled")
    environment["GOINGRATE_DATA"] = str(caches / "no store")
    return environment
