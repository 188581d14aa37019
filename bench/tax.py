"""US taxes: households by the million, and one household by a program that has just started.

`taxcalc` and `tenforty` are optional and run in processes of their own. taxcalc knows no state: it
does the federal half of what ours does, and is told what California takes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench import tax_problem
from bench.table import Row, Section
from bench.timing import Call, interleaved
from goingrate.offer.tax.us.kernel import us_totals

Array = NDArray[np.float64]

_BY_TAXCALC = 250_000  # fewer, as its arrays need 4 kB a household and its time is proportional
_CENT = 0.01
_PEERS = ("taxcalc", "tenforty")
_CASES = {
    "wages": tax_problem.with_wages,
    "wages, gains, ISO": tax_problem.with_gains_and_options,
}
_FROM_COLD = {
    "ours": """
from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.us.income import UsCarry, UsIncome
from goingrate.offer.tax.us.year import us_year
federal, state = (law_book(place).at(2024, status="single") for place in ("us", "us-ca"))
tax = us_year(UsIncome(wages=250e3, long_gain=40e3), UsCarry(), federal, state)
print(tax.income_tax + tax.niit, tax.state_income_tax)
""",
    "taxcalc": """
import pandas, taxcalc
one = dict(RECID=[1], MARS=[1], FLPDYR=[2024], e00200=[250e3], e00200p=[250e3], p23250=[40e3])
data = pandas.DataFrame(one)
records = taxcalc.Records(data=data, start_year=2024, gfactors=None, weights=None)
calculator = taxcalc.Calculator(policy=taxcalc.Policy(), records=records)
calculator.calc_all()
print(calculator.array("iitax")[0])
""",
    "tenforty": """
from tenforty import evaluate_return
tax = evaluate_return(
    year=2024, state="CA", filing_status="Single", w2_income=250e3, long_term_capital_gains=40e3
)
print(tax.federal_income_tax + tax.federal_niit, tax.state_total_tax)
""",
    "nothing": "pass",
}


def section() -> Section:
    """Time both, and check that all agree."""
    rows: list[Row] = []
    remarks: list[str] = []
    for name, drawn in _CASES.items():
        more_rows, more_remarks = _in_bulk(name, drawn())
        rows += more_rows
        remarks += more_remarks
    more_rows, more_remarks = _from_cold()
    missing = [f"{name}: missing, not timed." for name in _PEERS if find_spec(name) is None]
    return Section(
        "US taxes of a year, federal and California: time per household",
        [*rows, *more_rows],
        [*remarks, *more_remarks, *missing],
    )


def _in_bulk(name: str, income: Array) -> tuple[list[Row], list[str]]:
    """Time ours with two threads and one; what is carried goes on from one call to the next."""
    law, n = tax_problem.law(), len(income)
    years = np.zeros(n, np.int64)
    first = us_totals(years, income, np.zeros((n, 6)), law)
    carry = np.zeros((n, 6))
    calls: list[Call] = [
        lambda _turn, n_threads=threads: us_totals(years, income, carry, law, n_threads=n_threads)
        for threads in (2, 1)
    ]
    what = [f"{name}, {threads}" for threads in ("2 threads", "1 thread")]
    if find_spec("taxcalc") is None:
        both = [time.over(n) for time in interleaved(calls, repetitions=31)]
        rows = [Row(one, time) for one, time in zip(what, both, strict=True)]
        return rows, []
    state_taxes = first[:, 2] + first[:, 3]
    columns = tax_problem.for_taxcalc(income[:_BY_TAXCALC], state_taxes[:_BY_TAXCALC])
    with taxcalc(columns) as (call, results):
        *ours, theirs = interleaved([*calls, call], repetitions=15)
    rows = [
        Row(one, time.over(n), "taxcalc, federal", theirs.over(_BY_TAXCALC), goal=goal)
        for one, time, goal in zip(what, ours, ("60 ns", ""), strict=True)
    ]
    return rows, [_agreement(name, columns, first[:_BY_TAXCALC, :2], results[0])]


@contextmanager
def taxcalc(
    columns: dict[str, Array], *, compiled: bool = True
) -> Iterator[tuple[Call, list[Array]]]:
    """Yield a call that has taxcalc compute households, and a list that the results come into.

    The list is filled, shape (n, 2), when the context ends: income tax, employees' payroll tax.
    """
    results: list[Array] = []
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "households.npz"), Path(folder, "taxes.npy")
        np.savez(source, **columns)
        command = [sys.executable, "-W", "ignore", "-m", "bench.tax_peer", source, target]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        with subprocess.Popen(command, env=_environment(compiled), text=True, **pipes) as peer:

            def call(_turn: int) -> None:
                peer.stdin.write("\n")
                peer.stdin.flush()
                _expect(peer, "done")

            _expect(peer, "ready")
            yield call, results
            peer.stdin.close()
            peer.wait()
        results.append(np.load(target))


def _environment(compiled: bool) -> dict[str, str]:
    """Return the environment of a process; taxcalc may be told not to compile."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return environment if compiled else environment | {"NOTAXCALCJIT": "1"}


def _expect(peer: subprocess.Popen[str], word: str) -> None:
    said = peer.stdout.readline().strip()
    if said != word:
        raise RuntimeError(f"taxcalc said {said!r} instead of {word!r}")


def _agreement(name: str, columns: dict[str, Array], ours: Array, theirs: Array) -> str:
    """Say how far apart the taxes are.

    taxcalc compares the tax of those who itemize with and without doing so, but forgets state taxes
    for the AMT in that comparison. Whoever it lets itemize by mistake is asked again as one who has
    nothing to itemize.
    """
    apart = np.abs(ours - theirs).max(axis=1)
    wrong = apart > _CENT
    said = f"{name}: taxcalc agrees to {apart[~wrong].max():.0e} dollars"
    if not wrong.any():
        return f"{said} on all {len(ours):,} households."
    again = {key: column[wrong] for key, column in columns.items()}
    again |= {key: np.zeros(int(wrong.sum())) for key in ("e19200", "e18400")}
    with taxcalc(again, compiled=False) as (call, results):
        call(0)
    left = np.abs(ours[wrong] - results[0]).max()
    return (
        f"{said} on all but {int(wrong.sum())} of {len(ours):,} households, and to {left:.0e} on "
        "those if told that they do not itemize."
    )


def _from_cold() -> tuple[list[Row], list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        caches = Path(folder)
        peers = [name for name in _PEERS if find_spec(name)]
        said = {name: _run(name, caches) for name in ("ours", "nothing", *peers)}
        ours, nothing, *theirs = interleaved(
            [_started(name, caches) for name in ("ours", "nothing", *peers)], repetitions=7
        )
        what = "one household, from cold"
        rows = [Row(what, ours, name, time) for name, time in zip(peers, theirs, strict=True)]
        rows = rows or [Row(what, ours)]
        rows.append(Row("  of it: starting Python", nothing, "all", ours, faster=False))
        remarks = [_said_from_cold({name: said[name] for name in ("ours", *peers)})]
        if "taxcalc" in peers:
            start = time.perf_counter()
            _run("taxcalc", caches, compiled=True)
            seconds = time.perf_counter() - start
            remarks.append(
                "From cold taxcalc is timed with its compiler switched off; with it, as it comes, "
                f"it takes {seconds:.0f} s."
            )
    return rows, remarks


def _started(name: str, caches: Path) -> Call:
    return lambda _turn: _run(name, caches)


def _run(name: str, caches: Path, *, compiled: bool = False) -> list[float]:
    """Compute one household in a new process; what it prints."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _FROM_COLD[name]],
        env=_environment(compiled) | {"PYTHONPYCACHEPREFIX": str(caches)},
        capture_output=True,
        text=True,
        check=True,
    )
    return [float(word) for word in done.stdout.split()]


def _said_from_cold(said: dict[str, list[float]]) -> str:
    parts = []
    for name, (federal, *state) in said.items():
        of_state = f", California {state[0]:,.2f}" if state else ""
        parts.append(f"{name} federal {federal:,.2f}{of_state}")
    return "One household (250,000 of pay, 40,000 of gains): " + "; ".join(parts) + "."
