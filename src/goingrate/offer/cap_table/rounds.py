"""A priced round: new money comes in, SAFEs and notes convert, the option pool is topped up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import Phrase
from goingrate.offer.cap_table.anti_dilution import NO_PROTECTION, AntiDilution
from goingrate.offer.cap_table.claims import check_owned_share
from goingrate.offer.cap_table.holders import LARGEST, CapTable, Participation, Preferred
from goingrate.offer.cap_table.round_lines import (
    Asked,
    ConvertedBy,
    Counts,
    counts_at,
    shares_per_money,
    value,
)


@dataclass(frozen=True, slots=True)
class RoundTerms:
    """Terms of the new class, as in `Preferred`; `senior`: paid before all old classes, not beside.

    What SAFEs and notes convert into has the same terms, on the price that they paid.
    """

    liquidation_multiple: float = 1.0
    participation: Participation = "none"
    participation_cap: float | None = None
    senior: bool = False
    ipo_ratchet: float = 0.0
    ipo_veto_below: float = 0.0


#: Once the money invested or conversion, beside all old classes.
STANDARD_TERMS: Final = RoundTerms()


@dataclass(frozen=True, slots=True)
class Conversion:
    """How one SAFE or note converts: shares, what each cost, and which term was best."""

    holder: str
    shares: float
    price: float
    by: ConvertedBy


@dataclass(frozen=True, slots=True)
class Round:
    """A round that is closed.

    Parameters
    ----------
    table
        After the round: SAFEs and notes are classes of their own, under their old names.
    price_per_share
        What the new money paid.
    new_shares, pool_added
        Shares sold, and shares that the pool grew by.
    conversions
        In the order of the table before.
    ownership_before, ownership_after
        Share of the fully diluted company by holder, with "unissued_pool"; each sums to 1.
        Before the round, convertibles are not counted.
    """

    table: CapTable
    price_per_share: float
    new_shares: float
    pool_added: float
    conversions: tuple[Conversion, ...]
    ownership_before: dict[str, float]
    ownership_after: dict[str, float]

    @property
    def post_money(self) -> float:
        """Value of the whole company after the round at the new price."""
        return self.price_per_share * self.table.fully_diluted


def priced_round(
    table: CapTable,
    *,
    name: str,
    new_money: float,
    pre_money: float,
    pool_share_after: float | None = None,
    terms: RoundTerms = STANDARD_TERMS,
    anti_dilution: AntiDilution = NO_PROTECTION,
) -> Round:
    """Close a round that values the company at `pre_money` before `new_money`.

    The pre-money value counts what convertibles convert into, the pool after its top-up and what
    anti-dilution adds, so the new money owns new / (pre + new).

    A post-money cap is divided by all shares and options before the round, the pool as it was, and
    all that converts; a pre-money cap by shares, options and the pool with its top-up, without what
    converts. Neither counts what anti-dilution adds. Notes convert with their interest.

    Parameters
    ----------
    name
        Of the new class.
    pool_share_after
        Share of the fully diluted company that nobody holds yet after the round; the pool is
        topped up to it before the new money, never cut. None: as it is.
    anti_dilution
        Which old classes are protected. A broad base counts shares and options before the round;
        only the new money's shares are a new issue, not what convertibles convert into.

    Raises
    ------
    OutOfRange
        If convertibles, pool and protected classes leave nothing of the pre-money value to others.
    BadField
        If a name is taken, or a protected class is not in the table.

    References
    ----------
    Y Combinator, post-money SAFE ("Company Capitalization") and its user guide, which compares it
    with the pre-money SAFE; ycombinator.com/documents.

    Examples
    --------
    >>> from goingrate.offer.cap_table.holders import Convertible
    >>> seed = CapTable(9e6, convertibles=(Convertible("safe", 1e6, valuation_cap=10e6),))
    >>> done = priced_round(seed, name="A", new_money=5e6, pre_money=20e6)
    >>> done.price_per_share, done.ownership_after["safe"]
    (2.0, 0.08)
    """
    _check("new_money", new_money, 0.0, LARGEST)
    _check("pre_money", pre_money, 0.0, LARGEST)
    pool_share = 0.0 if pool_share_after is None else pool_share_after
    _check_share("pool_share_after", pool_share)
    anti_dilution.check(table)
    post_money_caps = [
        one.owed / one.valuation_cap
        for one in table.convertibles
        if one.valuation_cap is not None and one.cap_basis == "post_money"
    ]
    check_owned_share(table.name, sum(post_money_caps))
    asked = Asked(table, new_money, pre_money, pool_share, anti_dilution)
    x = shares_per_money(asked)
    return _closed(asked, counts_at(asked, x), x, name, terms)


def dilution_path(stake: float, *, dilution_per_round: float, rounds: int) -> NDArray[np.float64]:
    """Return a stake today and after each of some rounds, shape (rounds + 1,).

    Parameters
    ----------
    dilution_per_round
        Share of the company that each round gives to others, from 0 to below 1.

    Examples
    --------
    >>> dilution_path(0.01, dilution_per_round=0.2, rounds=3)
    array([0.01   , 0.008  , 0.0064 , 0.00512])
    """
    _check_share("dilution_per_round", dilution_per_round)
    return np.asarray(stake * (1.0 - dilution_per_round) ** np.arange(rounds + 1), np.float64)


def _closed(asked: Asked, counts: Counts, x: float, name: str, terms: RoundTerms) -> Round:
    table = asked.table
    conversions = tuple(
        Conversion(
            one.name,
            shares=value(line, x),
            price=one.owed / value(line, x) if by == "cap" else (1.0 - one.discount) / x,
            by=by,
        )
        for one, (line, by) in zip(table.convertibles, counts.converted, strict=True)
    )
    rank = min((one.rank for one in table.preferred), default=0)
    old = [
        _adjusted(one, value(line, x), one.rank + terms.senior)
        for one, line in zip(table.preferred, counts.preferred, strict=True)
    ]
    new = [_class(one.holder, one.shares, one.price, terms, rank) for one in conversions]
    new.append(_class(name, asked.new_money * x, 1.0 / x, terms, rank))
    after = replace(
        table,
        preferred=(*old, *new),
        convertibles=(),
        unissued_pool=value(counts.pool, x),
    )
    return Round(
        table=after,
        price_per_share=1.0 / x,
        new_shares=asked.new_money * x,
        pool_added=after.unissued_pool - table.unissued_pool,
        conversions=conversions,
        ownership_before=_ownership(table),
        ownership_after=_ownership(after),
    )


def _adjusted(one: Preferred, shares: float, rank: int) -> Preferred:
    if shares == one.as_converted:
        return replace(one, rank=rank)
    return replace(one, rank=rank, conversion_ratio=shares / one.shares)


def _class(name: str, shares: float, price: float, terms: RoundTerms, rank: int) -> Preferred:
    return Preferred(
        name,
        shares,
        price,
        liquidation_multiple=terms.liquidation_multiple,
        participation=terms.participation,
        participation_cap=terms.participation_cap,
        rank=rank,
        ipo_ratchet=terms.ipo_ratchet,
        ipo_veto_below=terms.ipo_veto_below,
    )


def _ownership(table: CapTable) -> dict[str, float]:
    counts = {
        "common": table.common_shares,
        **{one.name: one.as_converted for one in table.preferred},
        **{one.name: one.options for one in table.options},
        "unissued_pool": table.unissued_pool,
    }
    return {holder: count / table.fully_diluted for holder, count in counts.items()}


def _check(name: str, given: float, low: float, high: float) -> None:
    if not low < given <= high:
        _refuse(name, given, "allowed.above_to", low, high)


def _check_share(name: str, given: float) -> None:
    if not 0.0 <= given < 1.0:
        _refuse(name, given, "allowed.from_below", 0.0, 1.0)


def _refuse(name: str, given: float, allowed: str, low: float, high: float) -> None:
    raise OutOfRange(
        where=name,
        given=float(given),
        allowed=Phrase.of(allowed, low=f"{low:g}", high=f"{high:g}"),
        fix=Phrase("fix.correct_value"),
    )
