"""Payouts in whole cents that add up to the exit."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def whole_cents(payouts: Sequence[float], *, exit_cents: int) -> tuple[int, ...]:
    """Return payouts in cents: each rounded down, and the cents left over to those cut most.

    Parameters
    ----------
    payouts
        In money, shape (n_holders,), at least one above 0; rounding of the machine aside they add
        up to the exit.

    Returns
    -------
    Cents, none below 0, that add up to `exit_cents` exactly.

    Examples
    --------
    >>> whole_cents([10.0 / 3] * 3, exit_cents=1000)
    (334, 333, 333)
    """
    parts = [Fraction(max(payout, 0.0)) for payout in payouts]
    unit = exit_cents / sum(parts)
    exact = [part * unit for part in parts]
    cents = [int(one) for one in exact]
    most_cut = sorted(range(len(exact)), key=lambda place: cents[place] - exact[place])
    for place in most_cut[: exit_cents - sum(cents)]:
        cents[place] += 1
    return tuple(cents)
