"""Compiled lanes of random scenarios, by scenario and step, against numpy and against C."""

from __future__ import annotations

import ctypes
import math
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench import exit_problem
from bench.table import Row, Section
from bench.timing import Spread, interleaved
from bench.vesting_problem import (
    DRIFT_PER_YEAR,
    EXACT,
    N_STEPS,
    STEP_YEARS,
    VALUES,
    VOLATILITY_PER_YEAR,
    plain_sums,
)
from goingrate.offer.scenario import vest_sums

Sums = NDArray[np.float32] | NDArray[np.float64]
Method = Callable[[int, int], Sums]  # (threads, seed) -> one sum a scenario

_SCENARIOS = 1_000_000
_BY_NUMPY = 131_072  # fewer, as numpy is slow and its time proportional
_PIECE = 65_536
_REPETITIONS = 31
_SOURCE = Path(__file__).with_name("vest_sums.c")
_FLAGS = ("-O3", "-march=native", "-ffast-math", "-shared", "-fPIC")


def section() -> Section:
    """Time a million scenarios with one thread and with two."""
    with tempfile.TemporaryDirectory() as folder:
        by_c, remark = _compiled(Path(folder))
        rows = [row for threads in (1, 2) for row in _vest_rows(threads, by_c)]
        rows += [_exit_row(threads) for threads in (1, 2)]
        means = ", ".join(_apart(method) for method in (ours, by_numpy, by_c) if method)
    return Section(
        "Plain random scenarios: time per scenario and step",
        rows,
        [
            f"{_SCENARIOS:,} scenarios, numpy {_BY_NUMPY:,}; drawing random numbers included.",
            f"Vests: {N_STEPS} quarters. Exits: {exit_problem.N_YEARS} years.",
            remark,
            f"Means of vests are {means} standard errors from the exact one.",
            f"Means of exits, ours and numpy's, are {_exits_apart()} standard errors apart.",
        ],
    )


def ours(threads: int, seed: int) -> Sums:
    """Return sums of vests by our compiled lanes."""
    return vest_sums(
        values_by_step=VALUES,
        drift_per_year=DRIFT_PER_YEAR,
        volatility_per_year=VOLATILITY_PER_YEAR,
        step_years=STEP_YEARS,
        n_scenarios=_SCENARIOS,
        seed=seed,
        n_threads=threads,
    )


def by_numpy(threads: int, seed: int) -> Sums:
    """Return fewer sums of vests by whole-array numpy."""
    return _shared_out(plain_sums, threads, seed)


def _shared_out(simulate: Callable[[int, object], Sums], threads: int, seed: int) -> Sums:
    size = _BY_NUMPY // threads
    with ThreadPoolExecutor(threads) as pool:
        return np.concatenate(
            list(pool.map(lambda part: simulate(size, (seed, part)), range(threads)))
        )


def _vest_rows(threads: int, by_c: Method | None) -> list[Row]:
    methods = [ours, by_numpy, *([by_c] if by_c else [])]
    times = interleaved([partial(one, threads) for one in methods], repetitions=_REPETITIONS)
    sizes = (_SCENARIOS, _BY_NUMPY, _SCENARIOS)
    fused, plain, *c = [time.over(size * N_STEPS) for time, size in zip(times, sizes, strict=False)]
    name = f"vests, {_threads(threads)}"
    rows = [Row(name, fused, "numpy", plain, goal="0.75 ns" if threads == 2 else "")]
    return rows + [Row(name, fused, "C", time, faster=False, goal="1.5x") for time in c]


def _exit_row(threads: int) -> Row:
    fused, plain = interleaved(
        [
            lambda turn: exit_problem.ours(_SCENARIOS, turn, threads),
            lambda turn: _shared_out(exit_problem.plain_worths, threads, turn),
        ],
        repetitions=_REPETITIONS,
    )
    steps = exit_problem.N_YEARS
    mine: Spread = fused.over(_SCENARIOS * steps)
    return Row(f"exits, {_threads(threads)}", mine, "numpy", plain.over(_BY_NUMPY * steps))


def _threads(number: int) -> str:
    return f"{number} thread" + "s" * (number > 1)


def _compiled(folder: Path) -> tuple[Method | None, str]:
    """Compile the peer in C; None, and why, where that cannot be."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        return None, "No C compiler on this machine: the peer in C is left out."
    library = folder / "vest_sums.so"
    done = _run([compiler, *_FLAGS, str(_SOURCE), "-o", str(library), "-lm"])
    if done.returncode:
        return None, "The peer in C is left out: the C compiler of this machine refuses it."
    function = ctypes.CDLL(str(library)).vest_sums
    pointer, whole, real = ctypes.c_void_p, ctypes.c_int64, ctypes.c_float
    function.argtypes = [ctypes.c_uint64, whole, whole, pointer, whole, real, real, pointer]
    function.restype = None
    version = next(iter(_run([compiler, "--version"]).stdout.splitlines()), compiler)
    flags = " ".join(_FLAGS[:3])
    return partial(_by_c, function), f"C: bench/{_SOURCE.name}, {version}, {flags}."


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _by_c(function: Callable[..., None], threads: int, seed: int) -> Sums:
    values = VALUES.astype(np.float32)
    drift = math.log2(math.e) * STEP_YEARS * (DRIFT_PER_YEAR - 0.5 * VOLATILITY_PER_YEAR**2)
    spread = math.log2(math.e) * math.sqrt(STEP_YEARS) * VOLATILITY_PER_YEAR
    sums = np.empty(_SCENARIOS, dtype=np.float32)

    def fill(first: int) -> None:
        part = sums[first : first + _PIECE]
        function(
            seed, first, part.size, values.ctypes.data, N_STEPS, drift, spread, part.ctypes.data
        )

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(fill, range(0, _SCENARIOS, _PIECE)))
    return sums


def _apart(method: Method) -> str:
    sums = method(2, 7)
    error = EXACT.standard_deviation / math.sqrt(sums.size)
    return f"{(float(sums.mean(dtype=np.float64)) - EXACT.mean) / error:+.1f}"


def _exits_apart() -> str:
    samples = (exit_problem.ours(_SCENARIOS, 7, 2), exit_problem.plain_worths(_SCENARIOS, 7))
    means = [float(one.mean(dtype=np.float64)) for one in samples]
    error = math.hypot(*(float(one.std(dtype=np.float64)) for one in samples))
    return f"{(means[0] - means[1]) / error * math.sqrt(_SCENARIOS):+.1f}"
