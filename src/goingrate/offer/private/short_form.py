"""From what an offer letter says to a cap table: the smallest stack that fits the numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.cap_table.holders import CapTable, OptionBlock, Preferred
from goingrate.offer.private.terms import Company, PrivateEquity, strike_of

OWN = "own grant"
NEWEST = "last round"
OLDER = "older rounds"
#: So that there is a price of a common share even where nobody else holds one.
_LEAST_COMMON = 1e-9
#: Founders and employees own at least a tenth.
_MOST_PREFERRED = 0.9


@dataclass(frozen=True, slots=True)
class Stack:
    """A cap table with the class of its last round, and the last round's price."""

    table: CapTable
    newest: str
    last_price: float


def stack_of(equity: PrivateEquity) -> Stack:
    """Return the cap table of settled equity: the given one, or one made from the short form.

    Two classes of preferred shares, one for the last round and one for all before it, at 1x,
    without participation and of equal rank; everything else is common. Where older rounds at the
    price assumed for them would own more than `_MOST_PREFERRED` of the company together with the
    last one, they are taken to have paid more.

    Raises
    ------
    OutOfRange
        If the numbers leave no room for common shares.
    """
    company = equity.company
    if company.table is not None and not company.table.preferred:
        return _without_rounds(company.table, equity)
    if company.table is not None:
        newest = company.newest or _dearest(company.table)
        price = _price_of(company.table, newest)
        return Stack(_with_own_options(company.table, equity), newest, price)
    raised = settled(company.raised)
    price, count = _price_and_count(company, equity)
    share, older = settled(company.last_round_share), settled(company.older_price_share)
    mine = sum(settled(grant.shares) for grant in equity.grants)
    new_shares = raised * share / price
    old_shares = raised * (1.0 - share) / (price * older)
    room = min(_MOST_PREFERRED * count, count - mine) - new_shares
    if old_shares > room > 0.0:
        older = min(1.0, raised * (1.0 - share) / (price * room))
        old_shares = raised * (1.0 - share) / (price * older)
    common = count - new_shares - old_shares
    if common < mine or common <= 0.0:
        raise OutOfRange(
            where="company.fully_diluted",
            given=count,
            allowed=Phrase.of("allowed.room_for_common", least=f"{count - common + mine:,.0f}"),
            fix=Phrase("fix.room_for_common"),
        )
    preferred = (
        Preferred(NEWEST, shares=new_shares, issue_price=price),
        Preferred(OLDER, shares=old_shares, issue_price=price * older),
    )
    table = CapTable(
        common, preferred=tuple(one for one in preferred if one.shares > 0.0), name="company"
    )
    return Stack(_with_own_options(table, equity), NEWEST, price)


def settled(value: object) -> float:
    """Return a quantity that must be a number by now."""
    if not isinstance(value, (int, float)):
        raise TypeError(f"not settled: {value!r}")
    return float(value)


def _price_of(table: CapTable, newest: str) -> float:
    """Return what a class paid for each share."""
    for one in table.preferred:
        if one.name == newest:
            return one.issue_price
    raise OutOfRange(
        where="company.newest",
        given=newest,
        allowed=Phrase.of("allowed.one_of", choices=", ".join(c.name for c in table.preferred)),
        fix=Phrase("fix.some_round"),
    )


def _price_and_count(company: Company, equity: PrivateEquity) -> tuple[float, float]:
    price = None if company.last_price is None else settled(company.last_price)
    count = None if company.fully_diluted is None else settled(company.fully_diluted)
    if price is not None and count is not None:
        return price, count
    if company.post_money is not None:
        value = settled(company.post_money)
    else:
        value = settled(company.raised) * settled(company.post_money_times_raised)
    if price is None and count is not None:
        return value / count, count
    if price is None:
        price = settled(strike_of(equity)) / settled(company.strike_share_of_price)
    return price, value / price


def _with_own_options(table: CapTable, equity: PrivateEquity) -> CapTable:
    """Return the table with the person's options as options: their strike is paid into the pot.

    They come out of the pool that nobody holds as far as it reaches, else out of common shares
    where a short form has counted them, and are added otherwise.
    """
    blocks = tuple(
        OptionBlock(
            f"{OWN} {number}",
            settled(grant.shares),
            0.0 if grant.is_bought_now else settled(grant.strike),
        )
        for number, grant in enumerate(equity.grants, start=1)
    )
    mine = sum(block.options for block in blocks)
    from_pool = min(mine, table.unissued_pool)
    from_common = mine - from_pool if equity.company.table is None else 0.0
    return replace(
        table,
        common_shares=max(table.common_shares - from_common, _LEAST_COMMON * table.fully_diluted),
        unissued_pool=table.unissued_pool - from_pool,
        options=(*table.options, *blocks),
    )


def _without_rounds(table: CapTable, equity: PrivateEquity) -> Stack:
    """Return a table on which nobody has invested: a given value stands in for a price."""
    value = equity.company.company_value
    if value is None:
        raise OutOfRange(
            where="company.table",
            given=table.name,
            allowed=Phrase("allowed.some_round"),
            fix=Phrase("fix.some_round"),
        )
    whole = _with_own_options(table, equity)
    return Stack(whole, "", settled(value) / whole.fully_diluted)


def _dearest(table: CapTable) -> str:
    return max(table.preferred, key=lambda one: one.issue_price).name
