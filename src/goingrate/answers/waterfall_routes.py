"""Who takes what at an exit, and what changes from one stretch of exit values to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, get_args

import numpy as np
from numpy.typing import NDArray

from goingrate.answers.waterfall_results import (
    Breakpoint,
    Event,
    EventKind,
    HolderKind,
    Route,
)
from goingrate.offer.cap_table.claims import Claim, ExitKind, claims_at
from goingrate.offer.cap_table.holders import LARGEST, CapTable
from goingrate.offer.cap_table.waterfall import Waterfall

Array = NDArray[np.float64]
Codes = NDArray[np.int8]

#: Routes by number; a larger number takes more.
ROUTES: Final[tuple[Route, ...]] = get_args(Route)
_NUMBER: Final = {route: number for number, route in enumerate(ROUTES)}
#: Exits are rounded to cents: whoever is this close to a threshold stands on it.
_CLOSE: Final = 1e-9
_EVENTS: Final[dict[Route, EventKind]] = {
    "preference": "preference",
    "guarantee": "guarantee",
    "discount": "discount",
    "shares_too": "shares_too",
    "cap": "cap",
    "converts": "converts",
    "exercises": "exercises",
    "shares": "earns",
}


class CommonPrice:
    """The price of one common share by exit value, also where nobody holds one."""

    def __init__(self, table: CapTable, kind: ExitKind) -> None:
        self._table, self._kind = table, kind

    def at(self, exits: Array) -> Array:
        """Return prices, shape (n_exits,); 0 until all that comes before is paid."""
        prices = np.zeros(exits.size)
        for everywhere, claims in claims_by_exit(self._table, self._kind, exits):
            knots = np.unique([0.0, *(price for claim in claims for price in claim.kinks())])
            sums = _all_paid(claims, knots)
            knots = np.append(knots, knots[-1] + 1.0)
            sums = np.append(sums, sums[-1] + sum(claim.shares for claim in claims))
            places = everywhere[exits[everywhere] > sums[0]]
            after = np.minimum(np.searchsorted(sums, exits[places]), sums.size - 1)
            rise = (exits[places] - sums[after - 1]) / (sums[after] - sums[after - 1])
            prices[places] = knots[after - 1] + rise * (knots[after] - knots[after - 1])
        return prices

    def first_above(self, strike: float) -> float:
        """Return the exit value from which the price is above a strike (infinite: never)."""
        vetoes = {one.ipo_veto_below for one in self._table.preferred if self._kind == "ipo"}
        starts = np.array(sorted({0.0, *vetoes}))
        ends = np.append(starts[1:], np.inf)
        for places, claims in claims_by_exit(self._table, self._kind, starts):
            start, end = float(starts[places[0]]), float(ends[places[-1]])
            reached = max(float(_all_paid(claims, np.array([strike]))[0]), start)
            if reached < end:
                return reached
        return float("inf")


def _all_paid(claims: Sequence[Claim], prices: Array) -> Array:
    """Return the exit value at each price of a common share."""
    total = np.zeros(prices.size)
    for claim in claims:
        total += claim.worth(prices)
    return total


def holder_kinds(table: CapTable) -> list[HolderKind]:
    """Return the kind of each claim, in the order of `claims_at`."""
    kinds: list[HolderKind] = ["common"]
    kinds += ["preferred" for _ in table.preferred]
    kinds += ["options" for _ in table.options]
    kinds += ["note" if one.is_note else "safe" for one in table.convertibles]
    if table.debt > 0.0:
        kinds.append("debt")
    return kinds


def routes_at(
    table: CapTable, kind: ExitKind, exits: Array, prices: Array, payouts: Array
) -> Codes:
    """Return the number of each holder's route, shape (n_holders, n_exits)."""
    codes = np.zeros(payouts.shape, dtype=np.int8)
    kinds = holder_kinds(table)
    for places, claims in claims_by_exit(table, kind, exits):
        vetoes = {one.name for one in table.preferred if exits[places[0]] < one.ipo_veto_below}
        for row, claim in enumerate(claims):
            ratchets = kind == "ipo" and kinds[row] == "preferred"
            is_guarantee = ratchets and claim.holder not in vetoes
            codes[row, places] = _routes(
                claim, kinds[row], prices[places], payouts[row, places], is_guarantee=is_guarantee
            )
    return codes


def claims_by_exit(
    table: CapTable, kind: ExitKind, exits: Array
) -> Iterator[tuple[NDArray[np.intp], list[Claim]]]:
    """Yield places of exits that have the same claims, and the claims."""
    if kind == "sale":
        yield np.arange(exits.size), claims_at(table, "sale")
        return
    vetoes = np.unique([one.ipo_veto_below for one in table.preferred])
    group = np.searchsorted(vetoes, exits, side="right")
    for number in np.unique(group):
        places = np.flatnonzero(group == number)
        yield places, claims_at(table, "ipo", company_value=float(exits[places[0]]))


def before_common(
    table: CapTable, kind: ExitKind, exits: Array, payouts: Array, codes: Codes
) -> Array:
    """Return the part of each exit that is paid before common shares, shape (n_exits,)."""
    paid = np.zeros(exits.size)
    for places, claims in claims_by_exit(table, kind, exits):
        for row, claim in enumerate(claims):
            code, payout = codes[row, places], payouts[row, places]
            on_top = (code == _NUMBER["shares_too"]) | (code == _NUMBER["cap"])
            ahead = np.where(on_top, np.minimum(payout, claim.floor), payout)
            paid[places] += np.where(code < _NUMBER["converts"], ahead, 0.0)
    share: Array = paid / exits
    return share


def breakpoints_of(
    table: CapTable, kind: ExitKind, found: Waterfall, price: CommonPrice
) -> tuple[Breakpoint, ...]:
    """Return where somebody's route changes, and how, in ascending order."""
    knots = found.exits[found.exits < LARGEST]
    middles = (knots + np.append(knots[1:], LARGEST)) / 2.0
    codes = routes_at(table, kind, middles, price.at(middles), found.at(middles))
    before = np.concatenate([np.zeros((codes.shape[0], 1), dtype=np.int8), codes[:, :-1]], axis=1)
    strikes = {one.name: one.strike for one in table.options}
    vetoes = {one.name: one.ipo_veto_below for one in table.preferred if kind == "ipo"}
    events: dict[int, list[Event]] = {}
    for row, place in np.argwhere(codes != before).tolist():
        holder = found.holders[row]
        old, new = (ROUTES[code[row, place]] for code in (before, codes))
        if 0.0 < vetoes.get(holder, 0.0) == knots[place]:
            event: EventKind | None = "must_convert"
        else:
            event = _event(old, new, strike=strikes.get(holder, 0.0))
        if event is not None:
            events.setdefault(place, []).append(Event(holder, event))
    return tuple(Breakpoint(float(knots[place]), tuple(events[place])) for place in sorted(events))


def _event(old: Route, new: Route, *, strike: float) -> EventKind | None:
    if _NUMBER[new] < _NUMBER[old]:
        return "back"
    if old == "nothing" and new in ("converts", "exercises") and strike == 0.0:
        return "earns"
    return _EVENTS.get(new)


def _routes(
    claim: Claim, kind: HolderKind, prices: Array, payouts: Array, *, is_guarantee: bool
) -> Codes:
    """Return what a claim takes at each price of a common share.

    Whoever has no floor is paid like common shares from the first, however it participates.
    """
    upside = claim.shares * prices
    earns = (prices > 0.0) & (claim.shares > 0.0)
    if kind in ("common", "options"):
        taken = prices > claim.strike * (1.0 + _CLOSE)
        full = _NUMBER["shares" if kind == "common" else "exercises"]
        return np.where(earns & taken, full, 0).astype(np.int8)
    paid = (payouts >= claim.floor * (1.0 - _CLOSE)) & (claim.floor > 0.0)
    codes = np.where(payouts > 0.0, _NUMBER["part"], 0)
    codes = np.where(paid, _NUMBER["guarantee" if is_guarantee else "preference"], codes)
    if claim.adds and claim.floor > 0.0:
        capped = claim.floor + upside >= claim.cap * (1.0 - _CLOSE)
        codes = np.where(earns, np.where(capped, _NUMBER["cap"], _NUMBER["shares_too"]), codes)
        taken = upside > claim.cap * (1.0 + _CLOSE)
    else:
        bought = (payouts > claim.floor * (1.0 + _CLOSE)) & (claim.at_discount > claim.floor)
        codes = np.where(bought, _NUMBER["discount"], codes)
        taken = upside > max(claim.floor, claim.at_discount) * (1.0 + _CLOSE)
    return np.where(earns & taken, _NUMBER["converts"], codes).astype(np.int8)
