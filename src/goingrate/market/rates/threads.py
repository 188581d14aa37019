"""How threads share a compiled loop: fixed ranges, each written by one of them alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

#: Entries below which starting threads costs more than it brings, and what one takes at a time.
_SMALL: Final = 20_000
_PIECE: Final = 20_000


def in_ranges(fill: Callable[[int, int], None], start: NDArray[np.int64]) -> None:
    """Call with ranges (first, last) of groups that cover all of them, about equal in entries.

    `start` says where each group's entries start, shape (n_groups + 1,). The loops add within a
    group only, so how groups are shared out changes no digit.
    """
    groups, entries = start.size - 1, int(start[-1] - start[0])
    n_threads = threads()
    if n_threads == 1 or entries < _SMALL:
        fill(0, groups)
        return
    cuts = np.searchsorted(start, np.arange(0, entries, _PIECE) + start[0])
    edges = np.unique(np.concatenate([[0], cuts, [groups]])).tolist()
    list(_pool(n_threads).map(fill, edges[:-1], edges[1:]))  # so that errors are raised here


def threads() -> int:
    """Return how many threads to use: as NUMBA_NUM_THREADS says, else one a core."""
    told = os.environ.get("NUMBA_NUM_THREADS", "")
    if told.isdigit() and int(told) > 0:
        return int(told)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@lru_cache(maxsize=1)
def _pool(n_threads: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(n_threads, thread_name_prefix="rates")
