"""Whole shares out of fractions of a grant: the seven allocation types of the Open Cap Format."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor
from typing import Literal, TypeAlias

AllocationType = Literal[
    "CUMULATIVE_ROUNDING",
    "CUMULATIVE_ROUND_DOWN",
    "FRONT_LOADED",
    "BACK_LOADED",
    "FRONT_LOADED_TO_SINGLE_TRANCHE",
    "BACK_LOADED_TO_SINGLE_TRANCHE",
    "FRACTIONAL",
]
#: Whole shares; fractions where the terms allocate FRACTIONAL.
Shares: TypeAlias = int | Fraction


def allocate(
    exact: Sequence[Fraction],
    allocation: AllocationType,
    *,
    exact_before: Fraction = Fraction(0),
    given_before: Shares = 0,
) -> tuple[Shares, ...]:
    """Return what vests in each installment once shares are whole.

    Cumulative types round what has vested so far, which is never off by a share. Loaded types
    round the sum down, share it out in proportion, and put the shares that are left over into
    the first or last installments that do not come out even, or all into the first or last one.

    Parameters
    ----------
    exact
        Installments in order of time, in shares, each >= 0.
    allocation
        How the installments are rounded.
    exact_before, given_before
        What has vested before them: exactly, and after rounding.

    References
    ----------
    Open Cap Format 1.2, enum AllocationType (18 shares in 4 tranches). What it leaves open is
    settled here: halves round up, and unequal installments are shared out as said above.

    Examples
    --------
    >>> allocate([Fraction(9, 2)] * 4, "CUMULATIVE_ROUNDING")
    (5, 4, 5, 4)
    >>> allocate([Fraction(9, 2)] * 4, "BACK_LOADED")
    (4, 4, 5, 5)
    """
    if allocation == "FRACTIONAL":
        return tuple(exact)
    if allocation in ("CUMULATIVE_ROUNDING", "CUMULATIVE_ROUND_DOWN"):
        half = Fraction(1, 2) if allocation == "CUMULATIVE_ROUNDING" else Fraction(0)
        return _cumulative(exact, exact_before + half, floor(given_before))
    whole = floor(exact_before + sum(exact)) - floor(given_before)
    return _loaded(exact, max(whole, 0), allocation)


def _cumulative(exact: Sequence[Fraction], so_far: Fraction, given: int) -> tuple[int, ...]:
    rounded: list[int] = []
    for amount in exact:
        so_far += amount
        due = max(floor(so_far) - given, 0)
        rounded.append(due)
        given += due
    return tuple(rounded)


def _loaded(exact: Sequence[Fraction], whole: int, allocation: AllocationType) -> tuple[int, ...]:
    total = sum(exact)
    if not total:
        return (0,) * len(exact)
    shared = [amount * whole / total for amount in exact]
    rounded = [floor(amount) for amount in shared]
    left = whole - sum(rounded)
    uneven = [place for place, amount in enumerate(shared) if amount > rounded[place]]
    vesting = [place for place, amount in enumerate(exact) if amount]
    match allocation:
        case "FRONT_LOADED":
            lucky = uneven[:left]
        case "BACK_LOADED":
            lucky = uneven[len(uneven) - left :]
        case "FRONT_LOADED_TO_SINGLE_TRANCHE":
            lucky = vesting[:1] * left
        case _:
            lucky = vesting[-1:] * left
    for place in lucky:
        rounded[place] += 1
    return tuple(rounded)
