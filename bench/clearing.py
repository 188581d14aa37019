"""The exact clearing of a market of people and seats, beside general solvers and limits."""

from __future__ import annotations

import os
import time
import tracemalloc
from collections.abc import Callable

import numpy as np

from bench.clearing_peers import MISSING, flow, transport
from bench.clearing_problem import market
from bench.table import Row, Section
from bench.timing import Spread, interleaved, spread
from goingrate.contest.clearing import Clearing, clear
from goingrate.contest.market import Market

_WITH_PEERS = (int(os.environ.get("BENCH_CLEARING_PEOPLE", "100_000")), 100)
_LARGE = ((1_000_000, 100, "<= 2 s"), (100_000, 1_000, "<= 5 s"))
_TURNS = 3
_CELLS = 2**16


def section() -> Section:
    """Time clearing on one thread, the checks of the table included."""
    rows, said = _beside_peers(market(*_WITH_PEERS))
    for people, firms, goal in _LARGE:
        large = market(people, firms)
        ours, limit = interleaved(
            [lambda turn, m=large: _ours(m, turn), lambda _, m=large: _limit(m)],
            repetitions=_TURNS,
        )
        name = f"{people:,} people x {firms:,} firms"
        rows.append(Row(name, ours, "one read, one exp a cell", limit, faster=False, goal=goal))
        said.append(_remark(name, large))
    return Section("Exact clearing of people and seats, one thread", rows, said)


def _beside_peers(small: Market) -> tuple[list[Row], list[str]]:
    people, firms = small.worth.shape
    name = f"{people:,} people x {firms} firms"
    ours, limit = interleaved(
        [lambda turn: _ours(small, turn), lambda _: _limit(small)], repetitions=_TURNS
    )
    rows = [Row(name, ours, "one read, one exp a cell", limit, faster=False)]
    said = [_remark(name, small)]
    if MISSING:
        return rows, [*said, f"not installed: {', '.join(MISSING)}"]
    total = clear(small).total
    for peer, call, goal in (
        ("OR-tools min-cost flow", flow, ">= 30x"),
        ("POT network simplex", transport, ">= 100x"),
    ):
        theirs, found = _once(call, small)
        rows.append(Row(name, ours, peer, theirs, goal=goal))
        said.append(f"{peer}: its total differs from ours by {(found - total) / total:+.0e} of it.")
    return rows, said


def _ours(given: Market, turn: int) -> Clearing:
    return clear(Market.of(given.worth, given.seats), seed=turn)


def _limit(given: Market) -> float:
    """Read every cell once and take one exponential of each, block by block."""
    cells, out, total = given.worth.ravel(), np.empty(_CELLS, np.float32), 0.0
    for first in range(0, cells.size, _CELLS):
        part = cells[first : first + _CELLS]
        total += float(np.exp(part, out=out[: part.size]).sum())
    return total


def _once(call: Callable[[Market], float], given: Market) -> tuple[Spread, float]:
    start = time.perf_counter()
    found = call(given)
    return spread([time.perf_counter() - start]), found


def _remark(name: str, given: Market) -> str:
    tracemalloc.start()
    done = clear(given)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    width = float((done.seat_price_high - done.seat_price_low).mean())
    return (
        f"{name}: duality gap {done.duality_gap / done.total:.0e} of the total, "
        f"{done.passes:.1f} reads of the table, {most / given.worth.nbytes:.1f} times its memory "
        f"on top; a price is open by {width:.1e} on average."
    )
