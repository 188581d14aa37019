"""A cap table as values: every number settled, money in one currency.

Ranks count from 0, which is paid first. (In the Open Cap Format the HIGHEST `seniority` of a stock
class is paid first, and for convertibles 1: whoever reads such a file turns them round.)
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final, Literal

from goingrate.base.errors import BadField, OutOfRange
from goingrate.base.texts import Phrase

Participation = Literal["none", "full", "capped"]
CapBasis = Literal["post_money", "pre_money"]
#: Exits, amounts and counts beyond this are a slip of the keyboard.
LARGEST: Final = 1e13
#: So are shares, ratios and caps above 0 and below this; they would also overflow what follows.
SMALLEST: Final = 1e-9
_MOST_HOLDERS: Final = 2_000
_RESERVED: Final = ("common", "debt", "unissued_pool")


@dataclass(frozen=True, slots=True)
class Preferred:
    """A class of preferred shares.

    Parameters
    ----------
    shares, issue_price
        How many, and what each paid; their product is the money invested.
    liquidation_multiple
        The preference at a sale, in multiples of the money invested.
    participation
        none: the preference or conversion, whichever is more; full: the preference and a share of
        the rest; capped: the same up to `participation_cap`, or conversion.
    participation_cap
        Total, preference included, in multiples of the money invested; only if capped.
    conversion_ratio
        Common shares for one preferred share.
    rank
        0 is paid first; equal ranks share pro rata.
    accrued_dividends
        Money that is owed on top of the preference.
    ipo_ratchet
        Value at an IPO that is guaranteed, in multiples of the issue price; 0: none.
    ipo_veto_below
        The class need not convert at an IPO that values the company below this; 0: always must.
    """

    name: str
    shares: float
    issue_price: float
    liquidation_multiple: float = 1.0
    participation: Participation = "none"
    participation_cap: float | None = None
    conversion_ratio: float = 1.0
    rank: int = 0
    accrued_dividends: float = 0.0
    ipo_ratchet: float = 0.0
    ipo_veto_below: float = 0.0

    def __post_init__(self) -> None:
        _check_count(self.name, "shares", self.shares)
        _check(self.name, "issue_price", self.issue_price)
        _check(self.name, "liquidation_multiple", self.liquidation_multiple, high=100.0)
        _check(self.name, "conversion_ratio", self.conversion_ratio, low=SMALLEST)
        _check(self.name, "accrued_dividends", self.accrued_dividends)
        _check(self.name, "ipo_ratchet", self.ipo_ratchet, high=100.0)
        _check(self.name, "ipo_veto_below", self.ipo_veto_below)
        if (self.participation == "capped") != (self.participation_cap is not None):
            raise BadField(
                where=f"{self.name}.participation_cap",
                given=str(self.participation_cap or "-"),
                allowed=Phrase("allowed.participation_cap"),
                fix=Phrase("fix.participation_cap"),
            )
        if self.participation_cap is not None:
            low = self.liquidation_multiple
            _check(self.name, "participation_cap", self.participation_cap, low=low, high=1000.0)

    @property
    def invested(self) -> float:
        """Money that the class paid."""
        return self.shares * self.issue_price

    @property
    def as_converted(self) -> float:
        """Common shares after conversion."""
        return self.shares * self.conversion_ratio

    @property
    def preference(self) -> float:
        """Money that is paid before the common shares at a sale."""
        return self.invested * self.liquidation_multiple + self.accrued_dividends


@dataclass(frozen=True, slots=True)
class OptionBlock:
    """Options or warrants on common shares with one strike, granted and not yet exercised."""

    name: str
    options: float
    strike: float

    def __post_init__(self) -> None:
        _check_count(self.name, "options", self.options)
        _check(self.name, "strike", self.strike)


@dataclass(frozen=True, slots=True)
class Convertible:
    """A SAFE or a convertible note.

    Parameters
    ----------
    amount
        Money paid in.
    valuation_cap, cap_basis
        Highest company value at which it converts (None: no cap), and whether that value counts
        the converting securities themselves (post_money) or not (pre_money).
    discount
        Part of the price of a round that it need not pay.
    interest_per_year, years_outstanding
        Simple interest of a note up to the day that is looked at; it converts too.
    repayment_multiple
        What is repaid at a sale instead of converting, in multiples of amount and interest.
    rank
        Beside the ranks of preferred classes; -1: before all of them.
    is_note
        A note is debt until it converts: its discount counts in a round only. A SAFE's discount
        counts at a sale too.
    """

    name: str
    amount: float
    valuation_cap: float | None = None
    cap_basis: CapBasis = "post_money"
    discount: float = 0.0
    interest_per_year: float = 0.0
    years_outstanding: float = 0.0
    repayment_multiple: float = 1.0
    rank: int = 0
    is_note: bool = False

    def __post_init__(self) -> None:
        _check(self.name, "amount", self.amount)
        if self.valuation_cap is not None:
            _check(self.name, "valuation_cap", self.valuation_cap, low=SMALLEST)
        _check(self.name, "discount", self.discount, high=0.99)
        _check(self.name, "interest_per_year", self.interest_per_year, high=1.0)
        _check(self.name, "years_outstanding", self.years_outstanding, high=50.0)
        _check(self.name, "repayment_multiple", self.repayment_multiple, high=100.0)

    @property
    def owed(self) -> float:
        """Amount and interest so far."""
        return self.amount * (1.0 + self.interest_per_year * self.years_outstanding)


@dataclass(frozen=True, slots=True)
class CapTable:
    """Everybody who has a claim on a company.

    Parameters
    ----------
    common_shares
        Issued common shares, restricted ones included.
    unissued_pool
        Shares set aside for options that nobody holds yet: they count in a fully diluted number
        and in a post-money value, and receive nothing at an exit.
    debt
        Paid before everybody else, with the costs of the sale.
    """

    common_shares: float
    preferred: tuple[Preferred, ...] = ()
    options: tuple[OptionBlock, ...] = ()
    convertibles: tuple[Convertible, ...] = ()
    unissued_pool: float = 0.0
    debt: float = 0.0
    name: str = "company"

    def __post_init__(self) -> None:
        _check_count(self.name, "common_shares", self.common_shares)
        _check_count(self.name, "unissued_pool", self.unissued_pool)
        _check(self.name, "debt", self.debt)
        names = [
            *(one.name for one in self.preferred),
            *(one.name for one in self.options),
            *(one.name for one in self.convertibles),
        ]
        taken = {one for one, count in Counter([*names, *_RESERVED]).items() if count > 1}
        if taken:
            raise BadField(
                where=self.name,
                given=", ".join(sorted(taken)),
                allowed=Phrase("allowed.holder_names"),
                fix=Phrase("fix.rename"),
            )
        if len(names) > _MOST_HOLDERS:
            raise OutOfRange(
                where=self.name,
                given=len(names),
                allowed=Phrase.of("allowed.at_most_holders", most=str(_MOST_HOLDERS)),
                fix=Phrase("fix.merge_holders"),
            )
        if self.fully_diluted - self.unissued_pool <= 0:
            raise OutOfRange(
                where=f"{self.name}.common_shares",
                given=self.common_shares,
                allowed=Phrase("allowed.some_shares"),
                fix=Phrase("fix.some_shares"),
            )

    @property
    def fully_diluted(self) -> float:
        """All shares: common, preferred as converted, options, and the pool not yet issued.

        Convertibles are not counted: what they convert into depends on the round.
        """
        return (
            self.common_shares
            + sum(one.as_converted for one in self.preferred)
            + sum(one.options for one in self.options)
            + self.unissued_pool
        )


def _check(
    holder: str, field: str, value: float, *, low: float = 0.0, high: float = LARGEST
) -> None:
    if low <= value <= high:
        return
    raise OutOfRange(
        where=f"{holder}.{field}",
        given=float(value),
        allowed=Phrase.of("allowed.between", low=f"{low:g}", high=f"{high:g}"),
        fix=Phrase("fix.correct_value"),
    )


def _check_count(holder: str, field: str, value: float) -> None:
    if value == 0.0 or SMALLEST <= value <= LARGEST:
        return
    raise OutOfRange(
        where=f"{holder}.{field}",
        given=float(value),
        allowed=Phrase.of("allowed.none_or_between", low=f"{SMALLEST:g}", high=f"{LARGEST:g}"),
        fix=Phrase("fix.correct_value"),
    )
