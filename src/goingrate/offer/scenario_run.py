"""What all plain random scenarios have in common: limits, and how threads share the work."""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase

MOST_SCENARIOS: Final = 100_000_000
_MOST_THREADS: Final = 256
_MOST_SEED: Final = 2**63 - 1
#: What a thread takes at a time: a multiple of the compiled loop's block, about a millisecond.
PIECE: Final = 65_536
#: Natural logarithm of what single precision holds, and how many deviations must fit into it.
_REACH: Final = 87.0
_DEVIATIONS: Final = 8.0


def check_run(n_scenarios: int, seed: int, n_threads: int) -> None:
    """Raise `OutOfRange` for a run that is too large, or a seed that cannot be one."""
    require("n_scenarios", n_scenarios, 1, MOST_SCENARIOS)
    require("seed", seed, 0, _MOST_SEED)
    require("n_threads", n_threads, 1, _MOST_THREADS)


def check_price(drift_per_year: float, volatility_per_year: float, *, years: float) -> None:
    """Raise `OutOfRange` for a price that could leave what single precision holds."""
    if not math.isfinite(drift_per_year):
        raise out_of_range("drift_per_year", drift_per_year, Phrase("allowed.finite"))
    if not 0 <= volatility_per_year < math.inf:
        at_least = Phrase.of("allowed.at_least", low="0")
        raise out_of_range("volatility_per_year", volatility_per_year, at_least)
    trends = (abs(drift_per_year), abs(drift_per_year - 0.5 * volatility_per_year**2))
    spread = volatility_per_year * math.sqrt(years)
    if not max(trends) * years + _DEVIATIONS * spread < _REACH:
        raise OutOfRange(
            where="volatility_per_year",
            given=volatility_per_year,
            allowed=Phrase("allowed.scenario_reach"),
            fix=Phrase("fix.scenario_reach"),
        )


def in_pieces(fill: Callable[[int], None], *, n_scenarios: int, n_threads: int) -> None:
    """Call with the first scenario of each piece; compiled loops let other threads run beside."""
    starts = range(0, n_scenarios, PIECE)
    if n_threads == 1 or len(starts) == 1:
        for first in starts:
            fill(first)
        return
    with ThreadPoolExecutor(n_threads) as pool:
        list(pool.map(fill, starts))  # taken out, so that an error in a thread is raised here


def require(where: str, number: float, low: float, high: float) -> None:
    """Raise `OutOfRange` unless a number lies between two others."""
    if not low <= number <= high:
        raise out_of_range(
            where, number, Phrase.of("allowed.between", low=f"{low}", high=f"{high}")
        )


def out_of_range(where: str, given: object, allowed: Phrase) -> OutOfRange:
    """Return the error for a value that is to be corrected."""
    return OutOfRange(where=where, given=given, allowed=allowed, fix=Phrase("fix.correct_value"))
