"""Who is paid what when a company is sold or goes public, for every exit value in a range."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from goingrate.answers.waterfall_cents import whole_cents
from goingrate.answers.waterfall_exits import drawn_exits, shown_exits
from goingrate.answers.waterfall_inputs import (
    Stake,
    as_stake,
    check_kind,
    check_stake,
    holder_names,
    read_exit,
    require_currency,
)
from goingrate.answers.waterfall_results import (
    Breakpoint,
    Curve,
    ExitRow,
    Holder,
    Own,
    OwnPayout,
    Payout,
    WaterfallAnswer,
)
from goingrate.answers.waterfall_routes import (
    ROUTES,
    CommonPrice,
    before_common,
    breakpoints_of,
    holder_kinds,
    routes_at,
)
from goingrate.base.quantity import Range
from goingrate.base.texts import Language, Phrase
from goingrate.base.version import __version__
from goingrate.offer.cap_table.claims import ExitKind
from goingrate.offer.cap_table.holders import CapTable
from goingrate.offer.cap_table.waterfall import Waterfall, waterfall

if TYPE_CHECKING:
    from goingrate.data.cap_tables import CapTableRead

Array = NDArray[np.float64]
_CURRENCY: Final = "USD"


def waterfall_of(
    source: CapTable | CapTableRead | str | Path,
    *,
    exit: str | float | Range,  # noqa: A002 (what everybody calls it)
    kind: ExitKind = "sale",
    own_holder: str | None = None,
    own_shares: float | None = None,
    own_strike: float = 0.0,
    currency: str | None = None,
    language: Language = "en",
) -> WaterfallAnswer:
    """Return who is paid what at an exit: per holder, per share, and to the cent.

    Parameters
    ----------
    source
        A cap table, or the path of a file that holds one.
    exit
        What the whole company brings, such as `200M`, or a range of it, `50M..2B`.
    kind
        At a sale preferences hold; at an IPO preferred shares convert, save guarantees and vetoes.
    own_holder
        Name of a holder whose payout is to be shown as one's own, or
    own_shares, own_strike
        how many common shares or options one has, and their strike; they are part of the table.
    currency
        Of a cap table given as a value (USD where it is left out), or as a file names its own.
    language
        Of amounts given as text.

    Raises
    ------
    InputError
        For anything that cannot be used, saying what is allowed.

    Examples
    --------
    >>> from goingrate.offer.cap_table.holders import Preferred
    >>> table = CapTable(8e6, preferred=(Preferred("A", shares=2e6, issue_price=2.5),))
    >>> answer = waterfall_of(table, exit=30e6)
    >>> [(one.holder, one.payout_cents, one.route) for one in answer.rows[0].payouts]
    [('common', 2400000000, 'shares'), ('A', 600000000, 'converts')]
    >>> answer.common_first_earns
    5000000.0
    """
    check_kind(kind)
    table, money, notes = _read(source, currency)
    low, high = read_exit(exit, currency=money, language=language, where="exit")
    stake = as_stake(own_holder, own_shares, own_strike)
    if stake is not None:
        check_stake(stake, table, where="own_shares" if own_holder is None else "own_holder")
    case = _Case.of(table, kind, stake)
    own, breakpoints = _own(case), case.breakpoints
    first = case.common_first_earns
    marks = (first, *(() if own is None else (own.first_earns,)))
    shown = shown_exits(low, high, breakpoints=breakpoints, keep=marks)
    return WaterfallAnswer(
        company=table.name,
        currency=money,
        kind=kind,
        exit_low=low,
        exit_high=high,
        holders=_holders(case),
        rows=_rows(case, shown),
        breakpoints=breakpoints,
        common_first_earns=first,
        own=own,
        curve=_curve(case, drawn_exits(low, high, breakpoints=breakpoints, first=first)),
        unissued_pool=table.unissued_pool,
        notes=notes,
        digest=_digest(table),
        version=__version__,
    )


@dataclass(frozen=True, slots=True)
class _Case:
    """A cap table with its solution.

    `held` are the places of holders that have a claim, `shares` what each has of shares or options.
    """

    table: CapTable
    kind: ExitKind
    stake: Stake | None
    found: Waterfall
    price: CommonPrice
    held: tuple[int, ...]
    shares: dict[str, float]

    @classmethod
    def of(cls, table: CapTable, kind: ExitKind, stake: Stake | None) -> _Case:
        found = waterfall(table, kind)
        names = set(holder_names(table))
        held = tuple(place for place, name in enumerate(found.holders) if name in names)
        shares = {"common": table.common_shares}
        shares |= {one.name: one.shares for one in table.preferred}
        shares |= {one.name: one.options for one in table.options}
        return cls(table, kind, stake, found, CommonPrice(table, kind), held, shares)

    @property
    def breakpoints(self) -> tuple[Breakpoint, ...]:
        return breakpoints_of(self.table, self.kind, self.found, self.price)

    @property
    def common_first_earns(self) -> float:
        if self.table.common_shares > 0.0:
            return self.found.first_earns("common")
        return self.price.first_above(0.0)

    def own_per_share(self, prices: Array, payouts: Array) -> Array:
        """Return what one own share gets, or the whole of what is owned where that is no number."""
        assert self.stake is not None  # noqa: S101
        if self.stake.holder is None:
            return np.maximum(prices - self.stake.strike, 0.0)
        paid: Array = payouts[self.found.holders.index(self.stake.holder)]
        return paid / (self.shares.get(self.stake.holder) or 1.0)


def _read(
    source: CapTable | CapTableRead | str | Path, currency: str | None
) -> tuple[CapTable, str, tuple[Phrase, ...]]:
    if isinstance(source, CapTable):
        return source, currency or _CURRENCY, ()
    if isinstance(source, str | Path):
        from goingrate.data.cap_tables import read_cap_table

        source = read_cap_table(source)
    require_currency(currency, source.currency, currency, "currency")
    return source.table, source.currency, source.notes


def _holders(case: _Case) -> tuple[Holder, ...]:
    table, kinds = case.table, holder_kinds(case.table)
    strikes = {one.name: one.strike for one in table.options}
    ranks = {one.name: one.rank for one in table.preferred}
    ranks |= {one.name: one.rank for one in table.convertibles}
    last = 1 + max(ranks.values(), default=0)
    first = min((0, *ranks.values())) - 1
    return tuple(
        Holder(
            name=case.found.holders[place],
            kind=kinds[place],
            shares=case.shares.get(case.found.holders[place]),
            strike=strikes.get(case.found.holders[place], 0.0),
            as_converted=float(case.found.shares[place]),
            rank=first if kinds[place] == "debt" else ranks.get(case.found.holders[place], last),
        )
        for place in case.held
    )


def _rows(case: _Case, shown: Sequence[tuple[int, bool]]) -> tuple[ExitRow, ...]:
    exits = np.array([cents for cents, _ in shown]) / 100.0
    prices, payouts = case.price.at(exits), case.found.at(exits)
    codes = routes_at(case.table, case.kind, exits, prices, payouts)
    ahead = before_common(case.table, case.kind, exits, payouts, codes)
    return tuple(
        ExitRow(
            exit_cents=cents,
            payouts=(paid := tuple(_payouts(case, payouts[:, place], codes[:, place], cents))),
            before_common=float(ahead[place]),
            common_price=float(prices[place]),
            own=_own_payout(case, paid, prices[[place]], payouts[:, [place]]),
            at_breakpoint=at_breakpoint,
        )
        for place, (cents, at_breakpoint) in enumerate(shown)
    )


def _payouts(
    case: _Case, payouts: Array, codes: NDArray[np.int8], exit_cents: int
) -> Iterator[Payout]:
    names = [case.found.holders[place] for place in case.held]
    cents = whole_cents([float(payouts[place]) for place in case.held], exit_cents=exit_cents)
    for place, name, paid in zip(case.held, names, cents, strict=True):
        shares = case.shares.get(name)
        yield Payout(
            holder=name,
            payout_cents=paid,
            per_share=float(payouts[place]) / shares if shares else None,
            route=ROUTES[codes[place]],
        )


def _own(case: _Case) -> Own | None:
    stake, everything = case.stake, case.table.fully_diluted
    if stake is None:
        return None
    if stake.holder is None:
        assert stake.shares is not None  # noqa: S101
        first = case.price.first_above(stake.strike)
        return Own(None, stake.shares, stake.strike, stake.shares / everything, first)
    shares = case.shares.get(stake.holder)
    converted = float(case.found.shares[case.found.holders.index(stake.holder)])
    strikes = {one.name: one.strike for one in case.table.options}
    return Own(
        holder=stake.holder,
        shares=shares,
        strike=strikes.get(stake.holder, 0.0),
        fully_diluted_share=None if shares is None else converted / everything,
        first_earns=case.found.first_earns(stake.holder),
    )


def _own_payout(
    case: _Case, paid: Sequence[Payout], prices: Array, payouts: Array
) -> OwnPayout | None:
    if case.stake is None:
        return None
    if case.stake.holder is not None:
        mine = next(one for one in paid if one.holder == case.stake.holder)
        return OwnPayout(mine.payout_cents, mine.per_share)
    each = float(case.own_per_share(prices, payouts)[0])
    return OwnPayout(round(100.0 * each * (case.stake.shares or 0.0)), each)


def _curve(case: _Case, exits: Array) -> Curve:
    prices, payouts = case.price.at(exits), case.found.at(exits)
    own = None if case.stake is None else case.own_per_share(prices, payouts)
    return Curve(
        exits=_floats(exits),
        payouts=tuple(_floats(payouts[place]) for place in case.held),
        own=None if own is None else _floats(own),
    )


def _floats(values: Array) -> tuple[float, ...]:
    listed: Any = values.tolist()
    return tuple(listed)


def _digest(table: CapTable) -> str:
    record = json.dumps(asdict(table), sort_keys=True)
    return hashlib.sha256(record.encode()).hexdigest()
