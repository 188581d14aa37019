"""What has become of the grants so far, and what is held from one time to another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from goingrate.offer.private.settle import Settled
from goingrate.offer.private.short_form import settled
from goingrate.offer.private.terms import EquityGrant

if TYPE_CHECKING:
    from goingrate.offer.private.kernel import Held

Array = NDArray[np.float64]
#: Parts of the exits after the last vest that lie before each edge; beyond it, still private.
_TAIL: Final = (0.2, 0.4, 0.6, 0.8, 0.92, 0.98, 0.998, 0.9999)
#: Nobody waits longer for an exit than this.
_LONGEST: Final = 200.0


@dataclass(frozen=True, slots=True)
class Holding:
    """What has happened to each grant so far, shape (n_grants,) each.

    `strikes` still to be paid (0 once exercised), `owned` the units that are owned for good since
    options were exercised or lapsed (nan: vesting and leaver terms still decide), `sold` units sold
    before an exit.
    """

    strikes: Array
    owned: Array
    sold: Array


def whole_holding(equity: Settled) -> Holding:
    """Return the holding of the first day."""
    nothing = np.zeros(equity.strikes.size)
    return Holding(equity.strikes, nothing + math.nan, nothing)


def held(
    equity: Settled,
    holding: Holding,
    *,
    start_years: float = 0.0,
    end_years: float = math.inf,
    left_at: float = math.inf,
) -> Held:
    """Return what is held from one time to another, between which the company may end.

    After `left_at` nothing vests, also where an exit has come before, and of what has vested, the
    leaver terms of each grant tell what stays. A grant counts from the day on which it is made.
    """
    from goingrate.offer.private.kernel import Held

    edges = _edges(equity, start_years, end_years, left_at)
    middles = 0.5 * (edges[:-1] + edges[1:])
    vested = np.stack([equity.vested_by(min(t, left_at)) for t in middles], axis=1)
    open_still = np.isnan(holding.owned)[:, None]
    here = open_still & (middles < left_at) & (middles >= equity.granted_years[:, None])
    waiting = np.where(here, equity.total[:, None] - vested, 0.0)
    later = np.where(here, equity.vested_by(left_at)[:, None] - vested, 0.0)
    accelerated = np.array([settled(grant.accelerated) for grant in equity.grants])[:, None]
    goes_on = np.array([float(grant.unvested_goes_on) for grant in equity.grants])[:, None]
    units = np.where(open_still, vested * _stay(equity, middles - left_at), holding.owned[:, None])
    return Held(
        edges_years=edges,
        owned=np.maximum(units - holding.sold[:, None], 0.0) + accelerated * waiting,
        unvested=(1.0 - accelerated) * goes_on * later,
        delay_years=_delays(equity, middles, left_at),
        present=(middles < left_at).astype(np.float64),
        strikes=holding.strikes,
        caps=equity.caps,
    )


def at_hand(equity: Settled, holding: Holding, *, years: float, left_at: float) -> Array:
    """Return the vested units of each grant that are still there on a day, shape (n_grants,)."""
    stays = _stay(equity, np.array([years - left_at]))[:, 0]
    vested = equity.vested_by(min(years, left_at)) * stays
    units = np.where(np.isnan(holding.owned), vested, holding.owned)
    result: Array = np.maximum(units - holding.sold, 0.0)
    return result


def _stay(equity: Settled, since_leaving: Array) -> Array:
    return np.stack([_stays(grant, since_leaving) for grant in equity.grants])


def _stays(grant: EquityGrant, since_leaving: Array) -> Array:
    """Return the part of vested units that is left, years after leaving (below 0: still there)."""
    if grant.leaver == "keeps_vested":
        return np.ones_like(since_leaving)
    if grant.leaver == "vested_decay":
        left = 1.0 - np.maximum(since_leaving, 0.0) / settled(grant.decay_years)
        return np.maximum(left, 0.0)
    return np.where(since_leaving < 0.0, 1.0, 0.0)


def _edges(equity: Settled, start: float, end: float, left_at: float) -> Array:
    """Return times between which the holding does not change, and close enough for the nodes."""
    last_day = min(end, _LONGEST)
    until = min(last_day, left_at)
    vests = {at for grant in equity.vested for at, _ in grant if start < at < until}
    granted = {at for at in equity.granted_years.tolist() if start < at < until}
    inner = {start, *vests, *granted}
    if start < left_at < last_day:
        decays = [settled(g.decay_years) for g in equity.grants if g.leaver == "vested_decay"]
        steps = [left_at + years * k / 8 for years in decays for k in range(1, 9)]
        inner |= {left_at, *(t for t in steps if t < last_day)}
    tail = [max(inner) - math.log1p(-part) / equity.hazard for part in _TAIL]
    inner |= {t for t in tail if t < last_day}
    return np.array(sorted({*inner, min(last_day, max(tail))} if end > _LONGEST else {*inner, end}))


def _delays(equity: Settled, middles: Array, left_at: float) -> Array:
    """Return for how long each grant goes on vesting on average, shape (n_grants, n_times)."""
    return np.stack([_delay(events, middles, left_at) for events in equity.vested])


def _delay(events: tuple[tuple[float, float], ...], middles: Array, left_at: float) -> Array:
    times, shares = np.array([event for event in events if event[0] <= left_at] or [(0.0, 0.0)]).T
    after = times[None, :] > middles[:, None]
    waits = np.where(after, times[None, :] - middles[:, None], 0.0) * shares[None, :]
    waiting = (after * shares[None, :]).sum(axis=1)
    result: Array = waits.sum(axis=1) / np.where(waiting > 0.0, waiting, 1.0)
    return result
