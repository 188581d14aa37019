"""What a priced round issues, as lines in one number; and the number that balances the round.

The number is x, the shares that one unit of new money buys (the price is 1 / x). The pre-money
value buys what there is before the new money:

    pre-money x = held + pool + what anti-dilution adds + what convertibles convert into.

Which of cap, discount and price is best for a convertible, whether the pool grows and whether a
class is adjusted depends on x, but each count is the larger of lines in x. Two facts follow.
Divided by x, every count on the right falls or stays as x grows, and what is held falls, so there
is at most one x. And right minus left is a maximum of lines (as long as post-money caps sum to less
than the whole company), so from below, stepping to the root of the line in force climbs to x and
arrives after as many steps as there are changes of lines, at most.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.cap_table.anti_dilution import AntiDilution, protected_shares
from goingrate.offer.cap_table.holders import CapTable, Convertible, Preferred

ConvertedBy = Literal["cap", "discount", "price"]
Line = tuple[float, float]
#: Less of the pre-money value than this is nothing.
_NO_ROOM = 1e-9


@dataclass(frozen=True, slots=True)
class Asked:
    """What a round is asked to do; `pool_share` of the company after it nobody holds, at least."""

    table: CapTable
    new_money: float
    pre_money: float
    pool_share: float
    anti_dilution: AntiDilution

    @property
    def held(self) -> float:
        """Shares and options before the round."""
        return self.table.fully_diluted - self.table.unissued_pool

    def pool(self) -> tuple[Line, Line]:
        """Return the lines of the pool: as it was, and as a share of post-money x shares."""
        wanted = self.pool_share * (self.pre_money + self.new_money)
        return (self.table.unissued_pool, 0.0), (0.0, wanted)

    def shares_of(self, one: Preferred) -> tuple[Line, ...]:
        """Return the lines of what a class converts into: as before, and adjusted."""
        kind = self.anti_dilution.kinds.get(one.name)
        before = (one.as_converted, 0.0)
        if kind is None:
            return (before,)
        return before, protected_shares(
            one, kind, shares_before=self.held, new_money=self.new_money
        )


class Counts(NamedTuple):
    """The lines in force at some x: preferred as converted, the pool, what converts and how."""

    preferred: list[Line]
    pool: Line
    converted: list[tuple[Line, ConvertedBy]]


def value(line: Line, x: float) -> float:
    """Return the shares that a line says at x."""
    return line[0] + line[1] * x


def counts_at(asked: Asked, x: float) -> Counts:
    """Return the lines in force where one unit of money buys x shares."""
    table = asked.table
    preferred = [_larger(asked.shares_of(one), x) for one in table.preferred]
    pool = _larger(asked.pool(), x)
    adjusted = _sum(preferred)
    before = sum(one.as_converted for one in table.preferred)
    # all that the pre-money value buys, without the top-up and what anti-dilution adds
    post_basis = (
        table.unissued_pool - pool[0] + before - adjusted[0],
        asked.pre_money - pool[1] - adjusted[1],
    )
    pre_basis = (asked.held + pool[0], pool[1])
    converted = [
        _converted(one, post_basis if one.cap_basis == "post_money" else pre_basis, x)
        for one in table.convertibles
    ]
    return Counts(preferred, pool, converted)


def shares_per_money(asked: Asked) -> float:
    """Return how many shares one unit of new money buys.

    Raises
    ------
    OutOfRange
        If pool, convertibles and protected classes leave nothing of the pre-money value.
    """
    x = asked.held / asked.pre_money
    while (better := _root(asked, x)) > x:
        x = better
    return x


def _root(asked: Asked, x: float) -> float:
    counts = counts_at(asked, x)
    common = asked.table.common_shares + sum(one.options for one in asked.table.options)
    issued = _sum([*counts.preferred, counts.pool, *(line for line, _ in counts.converted)])
    room = asked.pre_money - issued[1]
    if room <= _NO_ROOM * asked.pre_money:
        raise OutOfRange(
            where="pre_money",
            given=asked.pre_money,
            allowed=Phrase("allowed.round_leaves_room"),
            fix=Phrase("fix.round_leaves_room"),
        )
    return (common + issued[0]) / room


def _converted(one: Convertible, basis: Line, x: float) -> tuple[Line, ConvertedBy]:
    bought = (0.0, one.owed / (1.0 - one.discount))
    if one.valuation_cap is not None:
        part = one.owed / one.valuation_cap
        at_cap = (part * basis[0], part * basis[1])
        if value(at_cap, x) > value(bought, x):
            return at_cap, "cap"
    return bought, "discount" if one.discount > 0.0 else "price"


def _larger(lines: Iterable[Line], x: float) -> Line:
    return max(lines, key=lambda line: value(line, x))


def _sum(lines: Iterable[Line]) -> Line:
    constant = slope = 0.0
    for line in lines:
        constant, slope = constant + line[0], slope + line[1]
    return constant, slope
