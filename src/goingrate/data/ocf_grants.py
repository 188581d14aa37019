"""One's own grant in a file of the Open Cap Format: what was granted, and how it vests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import Final

from goingrate.base.errors import BadField
from goingrate.base.texts import Phrase
from goingrate.data.cap_tables import CapTableRead
from goingrate.data.ocf.holding import Holding
from goingrate.data.ocf_vesting import read_vesting_terms
from goingrate.offer.cap_table.holders import CapTable
from goingrate.offer.private.terms import EquityGrant, GrantKind
from goingrate.offer.vesting import Vesting
from goingrate.offer.vesting_dates import years_between
from goingrate.offer.vesting_path import terms_tranches
from goingrate.offer.vesting_schedule import Tranche, as_vesting

_KINDS: Final[dict[str, GrantKind]] = {
    "option": "nso",
    "rsu": "rsu",
    "sar": "virtual",
    "warrant": "nso",
    "stock": "restricted_stock",
}
_USUAL_LIFE_YEARS: Final = 10.0
_AT_ONCE: Final = Vesting(((0.0, 1.0),))


@dataclass(frozen=True, slots=True)
class OwnGrant:
    """A grant of the file, and the cap table without it.

    `table` has the units of the grant back in the pool that nobody holds, from which whoever values
    the grant takes them again.
    """

    grant: EquityGrant
    table: CapTable


def own_grant(read: CapTableRead, security_id: str, *, on: date) -> OwnGrant:
    """Return the grant with this id, as it stands on a day.

    Conditions that wait for an event count once it has happened; units that no schedule reaches
    are left out. Shares count as paid for.

    Raises
    ------
    BadField
        If the file has no such security, or one that no grant is made of (a convertible, a
        preferred share).
    """
    holding = _found(read, security_id)
    tranches = _tranches(read, holding)
    shares = sum(float(one.shares) for one in tranches) if tranches else holding.quantity
    life = _USUAL_LIFE_YEARS
    if holding.expires_day is not None:
        life = years_between(holding.grant_day, holding.expires_day)
    grant = EquityGrant(
        kind="iso" if holding.option_kind == "ISO" else _KINDS[holding.kind],
        shares=shares,
        strike=holding.strike or 0.0,
        vesting=as_vesting(tranches, holding.grant_day) if tranches else _AT_ONCE,
        granted_in_years=-years_between(holding.grant_day, on),
        expires_in_years=life,
    )
    return OwnGrant(grant, _without(read.table, holding))


def _found(read: CapTableRead, security_id: str) -> Holding:
    mine = [one for one in read.holdings if _may_be_a_grant(one)]
    for one in mine:
        if one.security_id == security_id:
            return one
    ids = [one.security_id for one in mine]
    near = get_close_matches(security_id, ids, n=5, cutoff=0.3) or ids[:5]
    raise BadField(
        where="security",
        given=security_id,
        allowed=Phrase.of("ocf.allowed.security", ids=", ".join(near) or "-"),
        fix=Phrase("ocf.fix.security"),
    )


def _may_be_a_grant(holding: Holding) -> bool:
    if holding.kind == "stock":
        return holding.holder_class == "common"
    return holding.kind in _KINDS


def _tranches(read: CapTableRead, holding: Holding) -> tuple[Tranche, ...]:
    terms = read.vesting_terms.get(holding.vesting_terms_id or "")
    if terms is None:
        return ()
    return terms_tranches(
        read_vesting_terms(terms, f"vesting_terms.{holding.vesting_terms_id}"),
        shares=round(holding.quantity),
        start_day=holding.vesting_start_day or holding.grant_day,
        grant_day=holding.grant_day,
    )


def _without(table: CapTable, holding: Holding) -> CapTable:
    """Return the table with the units of a holding in the pool instead."""
    count = holding.quantity
    pool = table.unissued_pool + count
    if holding.kind == "stock":
        common = max(table.common_shares - count, 0.0)
        return replace(table, common_shares=common, unissued_pool=pool)
    blocks = tuple(
        replace(block, options=max(block.options - count, 0.0))
        if block.name == holding.holder_class
        else block
        for block in table.options
    )
    return replace(table, options=blocks, unissued_pool=pool)
