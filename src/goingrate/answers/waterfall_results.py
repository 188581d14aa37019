"""What a waterfall answers: frozen values, ready for any report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from goingrate.base.texts import Phrase
from goingrate.offer.cap_table.claims import ExitKind

HolderKind: TypeAlias = Literal["common", "preferred", "options", "safe", "note", "debt"]

#: What a holder takes, from nothing to all that its shares are worth.
#:
#: - part: what was left of its preference, of money owed, or of a guaranteed value
#: - preference: the preference, or money owed, in full; guarantee: the value guaranteed at an IPO
#: - discount: shares bought at the exit's own price, less the discount
#: - shares_too: the preference and a share of the rest; cap: the most that this may come to
#: - converts, exercises, shares: its shares' part of the rest, for options less the strike
Route: TypeAlias = Literal[
    "nothing",
    "part",
    "preference",
    "guarantee",
    "discount",
    "shares_too",
    "cap",
    "converts",
    "exercises",
    "shares",
]
#: What happens where payouts bend. earns: the first money as, or like, common shares;
#: must_convert: a veto ends; back: a guarantee for others makes a holder take less than before.
EventKind: TypeAlias = Literal[
    "preference",
    "guarantee",
    "discount",
    "earns",
    "shares_too",
    "cap",
    "converts",
    "must_convert",
    "exercises",
    "back",
]
#: Routes on which a holder gives up a preference, or pays a strike, for common shares.
CONVERTING: Final[tuple[Route, ...]] = ("converts", "exercises")


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with a claim.

    Parameters
    ----------
    shares
        Shares or options held; empty for money that is owed or may convert.
    strike
        Of options.
    as_converted
        Common shares after conversion.
    rank
        0 is paid first among preferences; notes and debt come before that.
    """

    name: str
    kind: HolderKind
    shares: float | None
    strike: float
    as_converted: float
    rank: int


@dataclass(frozen=True, slots=True)
class Payout:
    """What one holder is paid at one exit.

    Parameters
    ----------
    payout_cents
        Hundredths of the currency; over all holders they add up to the exit.
    per_share
        For each share held, for options less the strike; empty where no shares are held.
    """

    holder: str
    payout_cents: int
    per_share: float | None
    route: Route


@dataclass(frozen=True, slots=True)
class OwnPayout:
    """What the own shares or options are paid at one exit, less their strike."""

    payout_cents: int
    per_share: float | None


@dataclass(frozen=True, slots=True)
class ExitRow:
    """Who gets what at one exit.

    Parameters
    ----------
    before_common
        Part of the exit paid as debt, repayment, preference or guarantee, before common shares.
    common_price
        Paid for one common share.
    at_breakpoint
        Whether payouts bend here.
    """

    exit_cents: int
    payouts: tuple[Payout, ...]
    before_common: float
    common_price: float
    own: OwnPayout | None
    at_breakpoint: bool

    @property
    def exit_value(self) -> float:
        """The exit in money."""
        return self.exit_cents / 100.0

    @property
    def total_cents(self) -> int:
        """All payouts together."""
        return sum(one.payout_cents for one in self.payouts)


@dataclass(frozen=True, slots=True)
class Event:
    """What one holder does, or gets, from a breakpoint on."""

    holder: str
    kind: EventKind


@dataclass(frozen=True, slots=True)
class Breakpoint:
    """An exit value from which on something is different."""

    exit_value: float
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """What the person holds: a whole holder, or a number of common shares or options.

    Parameters
    ----------
    holder
        Name of the holder; empty where a number was given.
    shares
        Empty for a holder of money that is owed or may convert.
    fully_diluted_share
        Of all shares, options and pool.
    first_earns
        Exit value from which it is paid anything; empty: never.
    """

    holder: str | None
    shares: float | None
    strike: float
    fully_diluted_share: float | None
    first_earns: float


@dataclass(frozen=True, slots=True)
class Curve:
    """Payouts in money over exit values, for pictures.

    Parameters
    ----------
    exits
        Ascending, shape (n_exits,); twice the same where payouts jump.
    payouts
        Shape (n_holders, n_exits).
    own
        For one own share, or for the whole of what is owned where that is no number of shares.
    """

    exits: tuple[float, ...]
    payouts: tuple[tuple[float, ...], ...]
    own: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class WaterfallAnswer:
    """Who is paid what when a company is sold or goes public.

    Parameters
    ----------
    kind
        sale: preferences hold; ipo: preferred shares convert, save guarantees and vetoes.
    exit_low, exit_high
        The exits asked about; equal for a single one.
    holders
        common, then preferred classes, options, convertibles, debt.
    rows
        By exit: both ends, each breakpoint between them, and some round numbers.
    breakpoints
        All of them, ascending, also outside the exits asked about.
    common_first_earns
        Exit value from which a common share is paid anything.
    unissued_pool
        Shares that nobody holds yet; they are paid nothing.
    notes
        What the reader of the cap table assumed or left out.
    digest
        SHA-256 of the cap table as it was understood.
    """

    company: str
    currency: str
    kind: ExitKind
    exit_low: float
    exit_high: float
    holders: tuple[Holder, ...]
    rows: tuple[ExitRow, ...]
    breakpoints: tuple[Breakpoint, ...]
    common_first_earns: float
    own: Own | None
    curve: Curve
    unissued_pool: float
    notes: tuple[Phrase, ...]
    digest: str
    version: str

    @property
    def is_range(self) -> bool:
        """Whether a range of exits was asked about."""
        return self.exit_low < self.exit_high

    def holder(self, name: str) -> Holder:
        """Return a holder by name."""
        return next(one for one in self.holders if one.name == name)
