"""The hierarchical fit of pay on a million records beside plain expectation-maximisation."""

from __future__ import annotations

import os
import time

import numpy as np

from bench.rates_peer import plain_em
from bench.rates_problem import records
from bench.table import Row, Section, duration
from bench.timing import spread
from goingrate.market.rates import fit_rates, quantiles
from goingrate.market.rates.threads import threads

_RECORDS = int(os.environ.get("BENCH_RATE_RECORDS", "1_000_000"))
_CELLS, _EMPLOYERS = 5_000, 20_000
_TURNS = 2


def section() -> Section:
    """Time both in turn, after both have run on a small sample; then quantiles of the fit."""
    small = records(3_000, 100, 500)
    fit_rates(small), plain_em(small)
    sample = records(_RECORDS, _CELLS, _EMPLOYERS)
    ours, theirs = [], []
    for _ in range(_TURNS):
        start = time.perf_counter()
        fit = fit_rates(sample)
        middle = time.perf_counter()
        plain = plain_em(sample)
        ours.append(middle - start)
        theirs.append(time.perf_counter() - middle)
    start = time.perf_counter()
    quantiles(fit, np.eye(_CELLS)[0], [0.1, 0.5, 0.9], draws=400)
    first = time.perf_counter() - start
    start = time.perf_counter()
    quantiles(fit, np.eye(_CELLS)[1], [0.1, 0.5, 0.9], draws=400)
    again = time.perf_counter() - start
    apart = np.abs(plain.mean - fit.mean)[fit.records >= 100]
    return Section(
        f"Pay of {_CELLS:,} cells from {_RECORDS:,} records of {_EMPLOYERS:,} employers, "
        f"{threads()} threads",
        [Row("fit", spread(ours), "plain EM, numpy", spread(theirs), goal="< 20 s")],
        [
            f"{fit.rounds} rounds ({'converged' if fit.converged else 'NOT converged'}), the plain "
            f"way {plain.rounds}; it has no effects of role, level and region, no shape and no "
            "joint uncertainty.",
            "Means of cells with 100 records and more differ by "
            f"{float(np.median(apart)):.1e} in the middle.",
            f"Three quantiles of one cell with intervals (400 draws): {duration(first)}, "
            f"of the next {duration(again)}.",
        ],
    )
