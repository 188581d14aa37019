"""Who is paid what at each exit value: exact, with no stepping through dollars.

Once all preferences are paid, one number decides everything: the price p of a common share. Each
holder's payout is a function of p that never falls and is linear between its kinks, so the sum
S(p) is too, and the exit value X fixes p by S(p) = X. Converting exactly when that pays more at p
is a Nash equilibrium: whoever changes their mind alone pushes p to the other side of their own
indifference. It is the one with the fewest conversions, as nobody converts when indifferent.
Below the sum of the preferences nobody converts, and tiers are paid by rank; between it and p = 0
lie only SAFEs that buy shares at a discount.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.cap_table.claims import Claim, ExitKind, claims_at
from goingrate.offer.cap_table.holders import LARGEST, CapTable

Array = NDArray[np.float64]
#: Kinks closer together than this part of their size are one.
_SAME = 1e-12


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Payouts of every holder as a function of the exit value, linear between knots.

    Parameters
    ----------
    holders
        common, then preferred classes, options, convertibles, debt.
    shares
        Each holder's common shares after conversion, shape (n_holders,).
    exits
        Exit values at which some payout bends, ascending from 0, shape (n_knots,); the last
        stretch has no end.
    payouts, slopes
        At each knot, and from it to the next, shape (n_holders, n_knots). Where a veto starts or
        stops to hold, payouts jump: a knot gives the value from its right.
    """

    holders: tuple[str, ...]
    shares: Array
    exits: Array
    payouts: Array
    slopes: Array

    def at(self, exits: ArrayLike) -> Array:
        """Return payouts, shape (n_holders, *shape of exits).

        Raises
        ------
        OutOfRange
            For an exit value below 0 or beyond 10^13, or one that is not a number.
        """
        values = np.asarray(exits, dtype=np.float64)
        bad = ~((values >= 0.0) & (values <= LARGEST))
        if bad.any():
            raise OutOfRange(
                where="exit",
                given=float(values[bad].flat[0]),
                allowed=Phrase.of("allowed.between", low="0", high="1e13"),
                fix=Phrase("fix.correct_value"),
            )
        place = np.searchsorted(self.exits, values, side="right") - 1
        result: Array = self.payouts[:, place] + self.slopes[:, place] * (
            values - self.exits[place]
        )
        return result

    def of(self, holder: str) -> tuple[Array, Array]:
        """Return one holder's payouts and slopes at the knots."""
        index = self.holders.index(holder)
        return self.payouts[index], self.slopes[index]

    def first_earns(self, holder: str = "common") -> float:
        """Return the exit value from which a holder earns anything (infinite: never).

        At an IPO a veto that no longer holds may end it again for a while.
        """
        payouts, slopes = self.of(holder)
        earning = np.flatnonzero((payouts > 0.0) | (slopes > 0.0))
        if earning.size == 0:
            return float("inf")
        return float(self.exits[earning[0]])


def waterfall(table: CapTable, kind: ExitKind = "sale") -> Waterfall:
    """Return the payouts of a cap table at a sale or at an IPO.

    Raises
    ------
    OutOfRange
        If SAFEs together own the whole company or more.

    Examples
    --------
    >>> from goingrate.offer.cap_table.holders import Preferred
    >>> table = CapTable(8e6, preferred=(Preferred("A", shares=2e6, issue_price=2.5),))
    >>> waterfall(table).at([4e6, 10e6, 50e6])
    array([[       0.,  5000000., 40000000.],
           [ 4000000.,  5000000., 10000000.]])
    """
    if kind == "sale":
        return _solved(claims_at(table, "sale"))
    vetoes = sorted({one.ipo_veto_below for one in table.preferred if one.ipo_veto_below > 0.0})
    starts = [0.0, *vetoes]
    ends = [*vetoes, np.inf]
    return _joined(
        [
            _between(_solved(claims_at(table, "ipo", company_value=start)), start, end)
            for start, end in zip(starts, ends, strict=True)
        ]
    )


def _solved(claims: Sequence[Claim]) -> Waterfall:
    low_exits, low_payouts = _preferences(claims)
    prices = _merged(sorted(price for claim in claims for price in claim.kinks()))
    high_payouts = np.array([claim.worth(prices) for claim in claims])
    high_exits = high_payouts.sum(axis=0)
    exits = np.concatenate([low_exits, high_exits])
    payouts = np.concatenate([low_payouts, high_payouts], axis=1)
    # of two that are one the first stays: whoever is paid from there on is not paid before
    keep = np.concatenate([[True], np.diff(exits) > _SAME * exits[1:]])
    exits, payouts = exits[keep], payouts[:, keep]
    shares = np.array([claim.shares for claim in claims])
    beyond = shares / shares.sum()
    slopes = np.concatenate([np.diff(payouts, axis=1) / np.diff(exits), beyond[:, None]], axis=1)
    return Waterfall(tuple(claim.holder for claim in claims), shares, exits, payouts, slopes)


def _preferences(claims: Sequence[Claim]) -> tuple[Array, Array]:
    """Return exits and payouts at the start of each tier of preferences, and where all are paid.

    Then whoever buys shares at a discount is paid their worth, the largest discount first: where
    nothing is left for others, each gets the same part of it, and takes it once it beats the floor.
    """
    floors = np.array([claim.floor for claim in claims])
    ranks = np.array([claim.rank for claim in claims])
    tiers = np.unique(ranks[floors > 0.0])
    bought = np.array([claim.at_discount for claim in claims])
    parts = np.unique(floors[bought > floors] / bought[bought > floors])
    paid = [np.where(ranks < tier, floors, 0.0) for tier in tiers]
    paid += [np.maximum(floors, part * bought) for part in parts]
    payouts = np.array(paid).reshape(-1, floors.size)
    return payouts.sum(axis=1), payouts.T


def _merged(prices: list[float]) -> Array:
    """Return ascending prices from 0, those that differ by rounding only once."""
    kept = [0.0]
    for price in prices:
        if price > kept[-1] * (1.0 + _SAME):
            kept.append(price)
    return np.array(kept)


def _between(whole: Waterfall, start: float, end: float) -> Waterfall:
    """Return the part of a waterfall from one exit value up to another, its first knot there."""
    inside = (whole.exits > start) & (whole.exits < end)
    place = int(np.searchsorted(whole.exits, start, side="right")) - 1
    first = whole.payouts[:, place] + whole.slopes[:, place] * (start - whole.exits[place])
    return Waterfall(
        whole.holders,
        whole.shares,
        np.concatenate([[start], whole.exits[inside]]),
        np.concatenate([first[:, None], whole.payouts[:, inside]], axis=1),
        np.concatenate([whole.slopes[:, [place]], whole.slopes[:, inside]], axis=1),
    )


def _joined(parts: Sequence[Waterfall]) -> Waterfall:
    return Waterfall(
        parts[0].holders,
        parts[0].shares,
        np.concatenate([part.exits for part in parts]),
        np.concatenate([part.payouts for part in parts], axis=1),
        np.concatenate([part.slopes for part in parts], axis=1),
    )
