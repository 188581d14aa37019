"""More common shares for an old class when a new round sells shares for less than it paid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from goingrate.base.errors import BadField
from goingrate.base.texts import Phrase
from goingrate.offer.cap_table.holders import CapTable, Preferred

AntiDilutionKind = Literal["full_ratchet", "broad_based"]
_KINDS: Final = ("full_ratchet", "broad_based")


@dataclass(frozen=True, slots=True)
class AntiDilution:
    """How old classes are protected, by the name of the class; those not named are not.

    full_ratchet: the conversion price falls to that of the new round. broad_based: it falls to a
    weighted average of both prices.
    """

    kinds: Mapping[str, AntiDilutionKind] = field(default_factory=dict)

    def check(self, table: CapTable) -> None:
        """Raise `BadField` for a class that is not in the table, or an unknown kind."""
        names = [one.name for one in table.preferred]
        for name, kind in self.kinds.items():
            if name not in names:
                _refuse("anti_dilution", name, names)
            if kind not in _KINDS:
                _refuse(f"anti_dilution.{name}", kind, _KINDS)


#: No class is protected.
NO_PROTECTION: Final = AntiDilution()


def adjusted_conversion_price(
    kind: AntiDilutionKind,
    *,
    conversion_price: float,
    new_price: float,
    shares_before: float,
    new_money: float,
) -> float:
    """Return the price at which an old class converts after a round.

    Parameters
    ----------
    conversion_price
        Before the round: the class's issue price divided by its conversion ratio.
    new_price
        What a share of the new round costs; only below `conversion_price` does anything change.
    shares_before
        Common shares before the round, with all preferred converted and all options exercised,
        without the pool that nobody holds.
    new_money
        Paid in the round.

    References
    ----------
    NVCA model certificate of incorporation, "Adjustment of Conversion Price Upon Issuance of
    Additional Shares": CP2 = CP1 x (A + B) / (A + C), with A the shares before, B those that the
    new money would have bought at CP1, C those that it buys.

    Examples
    --------
    >>> adjusted_conversion_price(
    ...     "broad_based", conversion_price=1.0, new_price=0.5, shares_before=7e6, new_money=1e6
    ... )
    0.888...
    """
    if new_price >= conversion_price:
        return conversion_price
    if kind == "full_ratchet":
        return new_price
    at_old_price, at_new_price = new_money / conversion_price, new_money / new_price
    return conversion_price * (shares_before + at_old_price) / (shares_before + at_new_price)


def protected_shares(
    one: Preferred, kind: AntiDilutionKind, *, shares_before: float, new_money: float
) -> tuple[float, float]:
    """Return the common shares that a class converts into if a round adjusts it, as a line.

    Constant and slope in x, the shares that one unit of new money buys: a full ratchet converts the
    money invested at the new price, invested x; the weighted average multiplies the shares by
    (A + new money x) / (A + B).
    """
    if one.invested == 0.0:
        return one.as_converted, 0.0
    if kind == "full_ratchet":
        return 0.0, one.invested
    conversion_price = one.issue_price / one.conversion_ratio
    part = one.as_converted / (shares_before + new_money / conversion_price)
    return part * shares_before, part * new_money


def _refuse(where: str, given: str, choices: list[str] | tuple[str, ...]) -> None:
    raise BadField(
        where=where,
        given=given,
        allowed=Phrase.of("allowed.one_of", choices=", ".join(choices) or "-"),
        fix=Phrase("fix.correct_value"),
    )
