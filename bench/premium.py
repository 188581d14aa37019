"""The pay gap of two kinds of work with its bootstrap, on a million records and beside pyfixest."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from bench.premium_peer import Decomposed, decomposed, frame, within
from bench.premium_problem import records
from bench.table import Row, Section
from bench.timing import Spread, interleaved, spread
from goingrate.market.premium import pay_gap
from goingrate.market.premium.results import PayGap
from goingrate.market.premium.sample import GapSample
from goingrate.market.rates.threads import threads

_RECORDS = int(os.environ.get("BENCH_PREMIUM_RECORDS", "1_000_000"))
_EMPLOYERS = 20_000
_REPLICATES = 500
_TURNS = 2
_SMALL = (5_000, 100)  # records and employers at which the peer can run all replicates
_MIDDLE = (50_000, 1_000)  # at which it runs a few, and its time is scaled
_FEW = 8


def section() -> Section:
    """Time the whole answer, then both on the same smaller problems."""
    sample = records(_RECORDS, _EMPLOYERS)
    small, said = _all_replicates(records(*_SMALL, places=10))
    middle = _few_replicates(records(*_MIDDLE))
    whole, fit, gap = _whole(sample)
    size = f"{_RECORDS:,} records"
    return Section(
        f"Gap in pay, what explains it, intervals by {_REPLICATES} replicates, {threads()} threads",
        [
            Row(f"{size} of {_EMPLOYERS:,} employers", whole, goal="<= 30 s"),
            Row(f"one replicate of {size}", whole.over(_REPLICATES), "pyfixest, one fit", fit),
            Row(f"{_SMALL[0]:,} records of {_SMALL[1]:,} employers", *small),
            Row(f"{_MIDDLE[0]:,} records of {_MIDDLE[1]:,} employers", *middle),
        ],
        [
            f"{gap.common_employers:,} employers and {gap.common_cells:,} cells have both kinds.",
            "pyfixest's bootstrap runs on one thread (on more it repeats replicates) and knows the "
            "gap with separate effects; ours has that within cells too.",
            f"{_MIDDLE[0]:,} records: pyfixest's time of {_FEW} replicates is scaled.",
            f"One replicate of ours: a {_REPLICATES}th of all, points included; pyfixest's fit is "
            "that within cells, without an interval.",
            *said,
        ],
    )


def _all_replicates(sample: GapSample) -> tuple[tuple[Spread, str, Spread], list[str]]:
    """Return times of both, and how far apart their answers are."""
    data = frame(sample)
    mine, theirs = interleaved(
        [lambda turn: _ours(sample, turn), lambda turn: _theirs(sample, turn)], repetitions=_TURNS
    )
    gap, peer = _ours(sample, 0), decomposed(sample, data, replicates=_REPLICATES, seed=0)
    return (mine, "pyfixest", theirs), [_compared(gap, peer, within(sample, data))]


def _few_replicates(sample: GapSample) -> tuple[Spread, str, Spread]:
    """Return our time of all replicates, and the peer's as if all took as long as a few."""
    data = frame(sample)
    _ours(sample, 0)
    mine, theirs = [], []
    for turn in range(_TURNS):
        mine.append(_seconds(lambda turn=turn: _ours(sample, turn)))
        fixed = _seconds(lambda: decomposed(sample, data, replicates=1, seed=0))
        more = _seconds(lambda: decomposed(sample, data, replicates=1 + _FEW, seed=0))
        theirs.append(fixed + (more - fixed) / _FEW * (_REPLICATES - 1))
    return spread(mine), "pyfixest, scaled", spread(theirs)


def _whole(sample: GapSample) -> tuple[Spread, Spread, PayGap]:
    data = frame(sample)
    gap = _ours(sample, 0)
    mine, fit = interleaved(
        [lambda turn: _ours(sample, turn), lambda _: within(sample, data)], repetitions=_TURNS
    )
    return mine, fit, gap


def _ours(sample: GapSample, seed: int) -> PayGap:
    return pay_gap(sample, coverage=0.95, replicates=_REPLICATES, seed=seed)


def _theirs(sample: GapSample, seed: int) -> Decomposed:
    return decomposed(sample, frame(sample), replicates=_REPLICATES, seed=seed)


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def _compared(gap: PayGap, peer: Decomposed, in_cells: float) -> str:
    """Say how far apart sizes and errors are."""
    found = {"raw": gap.raw, "additive": gap.additive, "within": gap.within}
    ours = {name: one for name, one in found.items() if one is not None}
    ours |= {part.name: part.estimate for part in gap.parts}
    theirs = {**peer.sizes, "within": in_cells}
    sizes = [abs(ours[name].log_points - size) for name, size in theirs.items()]
    ratios = [ours[name].error / error for name, error in peer.errors.items()]
    return (
        f"{_SMALL[0]:,} records: raw, additive, parts and within differ by at most "
        f"{max(sizes):.0e} log points; standard errors are {min(ratios):.2f} to "
        f"{max(ratios):.2f} of pyfixest's."
    )
