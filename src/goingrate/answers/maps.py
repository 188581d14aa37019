"""The choice drawn: over chance and payoff, over taste for risk and savings."""

from __future__ import annotations

from typing import Final

import numpy as np

from goingrate.answers.case import Case, wealth_of
from goingrate.answers.needed import has_private_grants, stated_payoff
from goingrate.answers.results import ChoiceMap, FrontierLine
from goingrate.answers.verdict import Pair
from goingrate.offer.futures import Futures
from goingrate.offer.inverse import (
    break_even_map,
    frontier,
    lottery,
    success_gamble,
    worth_map,
)

_STAKE_TIMES: Final = tuple(float(x) for x in np.geomspace(1 / 8, 8, 19))
_MAP_TASTES: Final = np.linspace(0.0, 6.0, 25)
_MAP_WEALTH_TIMES: Final = np.geomspace(0.1, 30.0, 26)


def frontier_lines(case: Case, futures: Futures, pair: Pair) -> tuple[FrontierLine, ...]:
    """Return break-even chance against payoff for the person's taste and its ends."""
    if not pair.job.has_equity or has_private_grants(case.offers[pair.job_index]):
        return ()
    payoff = stated_payoff(case.middle[pair.job_index])
    tastes = sorted({min(case.tastes), case.risk_aversion, max(case.tastes)})
    chances = frontier(
        futures,
        futures.jobs[pair.job_index],
        futures.jobs[pair.other_index],
        wealth=wealth_of(case),
        risk_aversions=tastes,
        stakes=_STAKE_TIMES,
    )
    payoffs = tuple(payoff * times for times in _STAKE_TIMES)
    return tuple(
        FrontierLine(taste, payoffs, tuple(line))
        for taste, line in zip(tastes, chances.tolist(), strict=True)
    )


def choice_map(case: Case, futures: Futures, pair: Pair) -> ChoiceMap:
    """Return the choice over risk aversion and savings."""
    wealths = wealth_of(case) * _MAP_WEALTH_TIMES
    if case.open_offer is not None:
        gamble = success_gamble(futures, pair.job, pair.other)
        grid = break_even_map(gamble, wealths=wealths, risk_aversions=_MAP_TASTES)
    else:
        grid = worth_map(
            lottery(futures, pair.job),
            lottery(futures, pair.other),
            wealths=wealths,
            risk_aversions=_MAP_TASTES,
        )
    rows = tuple(tuple(row) for row in grid.tolist())
    unsure = case.open_offer is not None
    return ChoiceMap(
        wealths=tuple(wealths.tolist()),
        risk_aversions=tuple(_MAP_TASTES.tolist()),
        break_even=rows if unsure else None,
        difference=None if unsure else rows,
    )
