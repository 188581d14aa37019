"""What each holder may ask for, as a function of the price of one common share."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.cap_table.holders import CapTable, Convertible, Preferred

Array = NDArray[np.float64]
ExitKind = Literal["sale", "ipo"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One holder's claim once the price p of a common share is known.

    The claim is worth `floor` plus `shares` x (p - `strike`)+ if it `adds`, up to `cap`, or the
    better of `floor` and `shares` x p, and of `cap` and `shares` x p. The floor is paid by rank.
    Where `at_discount` is above the floor, the holder may buy shares for that much at the exit's
    own price less a discount: they count as common shares, so what exceeds the floor is paid after
    all other floors, yet before any common share is worth something.
    """

    holder: str
    shares: float
    floor: float = 0.0
    rank: int = 0
    adds: bool = True
    cap: float = math.inf
    strike: float = 0.0
    at_discount: float = 0.0

    def worth(self, price: Array) -> Array:
        """Return the claim at each price of a common share, once all floors are paid."""
        upside = self.shares * np.maximum(price - self.strike, 0.0)
        if not self.adds:
            return np.maximum(max(self.floor, self.at_discount), upside)
        return np.minimum(self.floor + upside, np.maximum(self.cap, upside))

    def kinks(self) -> Iterator[float]:
        """Yield the prices at which the claim bends."""
        if self.shares <= 0.0:
            return
        if self.strike > 0.0:
            yield self.strike
        if not self.adds:
            yield max(self.floor, self.at_discount) / self.shares
        elif math.isfinite(self.cap) and self.floor > 0.0:  # else the cap never binds
            yield (self.cap - self.floor) / self.shares
            yield self.cap / self.shares


def claims_at(table: CapTable, kind: ExitKind, *, company_value: float = math.inf) -> list[Claim]:
    """Return every holder's claim: common first, then preferred, options, convertibles, debt.

    Parameters
    ----------
    kind
        At a sale preferences hold. At an IPO preferred shares convert, except that a ratchet
        guarantees a value and a veto keeps the preference.
    company_value
        At an IPO: decides which vetoes hold.

    Raises
    ------
    OutOfRange
        If SAFEs together convert into the whole company or more.
    """
    into = converted_shares(table)
    claims = [Claim("common", table.common_shares)]
    claims += [
        _at_sale(one) if kind == "sale" or company_value < one.ipo_veto_below else _at_ipo(one)
        for one in table.preferred
    ]
    claims += [Claim(one.name, one.options, strike=one.strike) for one in table.options]
    claims += [
        Claim(
            one.name,
            shares,
            floor=one.owed * one.repayment_multiple,
            rank=one.rank,
            adds=False,
            at_discount=bought_at_discount(one),
        )
        for one, shares in zip(table.convertibles, into, strict=True)
    ]
    if table.debt > 0.0:
        first = min(claim.rank for claim in claims) - 1
        claims.append(Claim("debt", 0.0, floor=table.debt, rank=first))
    return claims


def bought_at_discount(one: Convertible) -> float:
    """Return what the shares are worth that a SAFE buys at the exit's own price less its discount.

    That comes to a fixed sum, amount / (1 - discount), as long as a share is worth anything; 0
    without a discount, and for a note, whose discount counts in a round only.
    """
    return 0.0 if one.is_note or one.discount == 0.0 else one.owed / (1.0 - one.discount)


def converted_shares(table: CapTable) -> tuple[float, ...]:
    """Return the common shares into which each convertible turns at an exit, at its cap.

    Capitalisation counts all shares and options held, not the pool that nobody holds; for a
    post-money cap also all convertibles that have a cap, as if each converted. (The SAFE's text
    leaves out whoever takes a preference instead, so that everybody's choice moves everybody's
    shares and a choice in which nobody regrets theirs need not exist.)

    Raises
    ------
    OutOfRange
        If post-money SAFEs own the whole company or more.

    References
    ----------
    Y Combinator, post-money SAFE (valuation cap), "Liquidity Capitalization".
    """
    held = table.fully_diluted - table.unissued_pool
    before = {
        index: one.owed * held / one.valuation_cap
        for index, one in enumerate(table.convertibles)
        if one.valuation_cap is not None and one.cap_basis == "pre_money"
    }
    owned = {
        index: one.owed / one.valuation_cap
        for index, one in enumerate(table.convertibles)
        if one.valuation_cap is not None and one.cap_basis == "post_money"
    }
    check_owned_share(table.name, sum(owned.values()))
    everything = (held + sum(before.values())) / (1.0 - sum(owned.values()))
    return tuple(
        before.get(index, owned.get(index, 0.0) * everything)
        for index in range(len(table.convertibles))
    )


def check_owned_share(name: str, share: float) -> None:
    """Raise `OutOfRange` if convertibles claim a company that has no room for anybody else."""
    if share >= 1.0 - 1e-9:
        raise OutOfRange(
            where=f"{name}.convertibles",
            given=f"{100 * share:.4g}%",
            allowed=Phrase("allowed.safes_below_all"),
            fix=Phrase("fix.safes_below_all"),
        )


def _at_sale(one: Preferred) -> Claim:
    cap = math.inf
    if one.participation_cap is not None:
        cap = one.invested * one.participation_cap + one.accrued_dividends
    return Claim(
        one.name,
        one.as_converted,
        floor=one.preference,
        rank=one.rank,
        adds=one.participation != "none",
        cap=cap,
    )


def _at_ipo(one: Preferred) -> Claim:
    guaranteed = one.invested * one.ipo_ratchet
    return Claim(one.name, one.as_converted, floor=guaranteed, rank=one.rank, adds=False)
