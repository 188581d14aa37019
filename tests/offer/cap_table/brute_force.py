"""Who is paid what at an exit, by trying every set of decisions: slow, without a price of a share.

Each preferred class decides to convert or not, each option block to exercise or not, each SAFE or
note to convert at its cap, to buy shares at its discount, or neither. A set of decisions is a Nash
equilibrium if nobody gains by changing theirs alone; of several, those with the fewest decisions
to convert or exercise count. Nothing here is taken from `goingrate.offer.cap_table.claims`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import inf

from goingrate.offer.cap_table.holders import CapTable, Convertible, Preferred

HOLD, CONVERT, EXERCISE, DISCOUNT = "hold", "convert", "exercise", "discount"


@dataclass(frozen=True)
class Party:
    """One holder: what may be decided, and what each decision gives a right to."""

    choices: tuple[str, ...]
    shares: float
    preference: float = 0.0
    rank: float = inf
    joins: bool = False
    most: float = inf
    strike: float = 0.0
    buys_for: float = 0.0


def parties(table: CapTable, ipo_at: float | None = None) -> list[Party]:
    """Return everybody in the order of a waterfall's holders, at a sale or an IPO at a value."""
    found = [Party((CONVERT,), table.common_shares)]
    found += [
        _at_ipo(one) if ipo_at is not None and ipo_at >= one.ipo_veto_below else _at_sale(one)
        for one in table.preferred
    ]
    for block in table.options:
        found.append(Party((HOLD, EXERCISE), block.options, strike=block.strike))
    shares = _at_cap(table)
    for note in table.convertibles:
        owed = _owed(note)
        discounted = not note.is_note and note.discount > 0
        choices = (HOLD, CONVERT, DISCOUNT)
        found.append(
            Party(
                tuple(c for c in choices if (c != DISCOUNT or discounted)),
                shares[note.name],
                preference=owed * note.repayment_multiple,
                rank=note.rank,
                buys_for=owed / (1 - note.discount),
            )
        )
    if table.debt > 0:
        found.append(Party((HOLD,), 0.0, preference=table.debt, rank=-inf))
    return found


def paid(exit_value: float, everybody: Sequence[Party], decided: Sequence[str]) -> list[float]:
    """Return what each gets, given what all decided."""
    both = list(zip(everybody, decided, strict=True))
    got = [0.0 for _ in everybody]
    rest = exit_value
    for one, what in both:
        if what == EXERCISE:
            rest += one.shares * one.strike
    for rank in sorted({one.rank for one, what in both if what == HOLD and one.preference > 0}):
        tier = [i for i, (one, what) in enumerate(both) if what == HOLD and one.rank == rank]
        rest = _pro_rata(got, rest, {i: everybody[i].preference for i in tier})
    # whoever buys at the exit's own price less a discount holds common shares worth a fixed sum
    buyers = {i: one.buys_for for i, (one, what) in enumerate(both) if what == DISCOUNT}
    rest = _pro_rata(got, rest, buyers)
    sharing = {
        i: one.most if what == HOLD else inf
        for i, (one, what) in enumerate(both)
        if one.shares > 0 and (what in (CONVERT, EXERCISE) or (what == HOLD and one.joins))
    }
    _fill(got, rest, sharing, everybody)
    for i, (one, what) in enumerate(both):
        if what == EXERCISE:
            got[i] -= one.shares * one.strike
    return got


def equilibria(exit_value: float, everybody: Sequence[Party]) -> Iterator[list[float]]:
    """Yield the payouts of each Nash equilibrium with the fewest conversions and exercises."""
    table = {
        decided: paid(exit_value, everybody, decided)
        for decided in product(*(one.choices for one in everybody))
    }
    slack = 1e-10 * (1.0 + exit_value)
    stable = [
        decided
        for decided, got in table.items()
        if all(
            table[(*decided[:i], other, *decided[i + 1 :])][i] <= got[i] + slack
            for i, one in enumerate(everybody)
            for other in one.choices
            if other != decided[i]
        )
    ]
    fewest = min(sum(what != HOLD for what in decided) for decided in stable)
    for decided in stable:
        if sum(what != HOLD for what in decided) == fewest:
            yield table[decided]


def _pro_rata(got: list[float], rest: float, owed: dict[int, float]) -> float:
    total = sum(owed.values())
    part = 0.0 if total == 0 else min(1.0, rest / total)
    for i, money in owed.items():
        got[i] += part * money
    return rest - part * total


def _fill(
    got: list[float], rest: float, most: dict[int, float], everybody: Sequence[Party]
) -> None:
    """Share the rest by shares; whoever reaches the most that they may get drops out."""
    active = {i for i in most if got[i] < most[i]}
    while active and rest > 0:
        shares = sum(everybody[i].shares for i in active)
        first = min(active, key=lambda i: (most[i] - got[i]) / everybody[i].shares)
        step = min(rest / shares, (most[first] - got[first]) / everybody[first].shares)
        for i in active:
            got[i] += step * everybody[i].shares
        rest -= step * shares
        if step * shares < rest or most[first] < inf:
            active.discard(first)
        else:
            return


def _at_sale(one: Preferred) -> Party:
    invested = one.shares * one.issue_price
    return Party(
        (HOLD, CONVERT),
        one.shares * one.conversion_ratio,
        preference=invested * one.liquidation_multiple + one.accrued_dividends,
        rank=one.rank,
        joins=one.participation != "none",
        most=invested * _most_multiple(one) + one.accrued_dividends,
    )


def _at_ipo(one: Preferred) -> Party:
    guaranteed = one.shares * one.issue_price * one.ipo_ratchet
    return Party(
        (HOLD, CONVERT),
        one.shares * one.conversion_ratio,
        preference=guaranteed,
        rank=one.rank,
    )


def _most_multiple(one: Preferred) -> float:
    return inf if one.participation_cap is None else one.participation_cap


def _owed(note: Convertible) -> float:
    return note.amount + note.amount * note.interest_per_year * note.years_outstanding


def _at_cap(table: CapTable) -> dict[str, float]:
    """Let everybody convert at their cap again and again until nothing changes any more."""
    held = table.common_shares + sum(block.options for block in table.options)
    held += sum(one.shares * one.conversion_ratio for one in table.preferred)
    shares = {note.name: 0.0 for note in table.convertibles}
    for _ in range(2_000):
        before = dict(shares)
        for note in table.convertibles:
            if note.valuation_cap is not None:
                others = sum(shares.values()) if note.cap_basis == "post_money" else 0.0
                shares[note.name] = _owed(note) / note.valuation_cap * (held + others)
        if all(abs(shares[name] - before[name]) <= 1e-15 * held for name in shares):
            break
    return shares
