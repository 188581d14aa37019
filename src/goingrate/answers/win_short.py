"""What would do where no package within the means is accepted often enough."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from goingrate.answers.win_case import WinSetting
from goingrate.answers.win_results import WinShort
from goingrate.answers.win_worth import HORIZON_YEARS
from goingrate.contest.cheapest_table import Acceptance, cash_needed_at

#: How far beyond the means a way out is looked for.
_MOST_POOL_EACH: Final = 0.3
#: So many scales ahead, everybody comes.
_FAR: Final = 40.0
_ROUNDS: Final = 2
_WIDER: Final = 1.1


def way_out(setting: WinSetting, table: Acceptance) -> WinShort:
    """Return what would do: more cash, a shorter runway, a larger pool, or fewer hires."""
    odds = float(np.log(setting.terms.target) - np.log1p(-setting.terms.target))
    cash, months = _cash_and_runway(setting, odds)
    return WinShort(
        acceptance=float(np.exp(-np.logaddexp(0.0, -table.odds.max()))),
        cash_needed=cash,
        runway_months_needed=months,
        pool_needed=_pool(setting, odds),
        hires_possible=_hires_possible(setting, odds),
    )


def _cash_and_runway(setting: WinSetting, odds: float) -> tuple[float | None, float | None]:
    """Return the cash for all hires that would do, and the months that the cash there is may last.

    Base pay comes first, up to a band; what is needed beyond it is a sign-on.
    """
    terms, means, rival = setting.terms, setting.means(), setting.rival
    worth = setting.rival_cash + HORIZON_YEARS * rival.stock_per_year
    far = 2.0 * worth + _FAR * setting.scales_per_year["middle"] * setting.annuity
    most = max(2.0 * setting.cash_most(means), far)
    for _ in range(_ROUNDS):  # steps are a share of the whole, so once more with less of it
        cash = float(cash_needed_at(odds, _middle(setting, most, means.equity_most))[-1])
        if not math.isfinite(cash):
            return None, None
        most = _WIDER * cash
    base = min(cash / setting.annuity, math.inf if terms.band is None else terms.band)
    sign_on = max(cash - base * setting.annuity, 0.0)
    needed = means.hires * (base * terms.runway_years + sign_on)
    months = 12.0 * (terms.cash / means.hires - sign_on) / base
    return needed, months if months >= 1.0 else None


def _pool(setting: WinSetting, odds: float) -> float | None:
    """Return the pool for all hires that would do with the cash as it is."""
    means = setting.means()
    if means.equity_most >= _MOST_POOL_EACH:
        return None
    deep = _middle(setting, setting.cash_most(means), _MOST_POOL_EACH)
    enough = deep.odds[:, -1] >= odds
    pool = float(deep.grid.equity[enough.argmax()]) * means.hires
    return pool if enough.any() and pool < 1.0 else None


def _middle(setting: WinSetting, cash: float, equity: float) -> Acceptance:
    (found,) = setting.accepted(
        cash_most=cash, equity_most=equity, tastes=("middle",), risk="middle"
    )
    return found


def _hires_possible(setting: WinSetting, odds: float) -> int | None:
    """Return the most hires with whom the target can be had; fewer can always be paid more."""
    low, high = 0, setting.terms.hires
    while high - low > 1:
        count = (low + high) // 2
        means = setting.means(count)
        table = _middle(setting, setting.cash_most(means), means.equity_most)
        low, high = (count, high) if table.odds.max() >= odds else (low, count)
    return low or None
