"""What is known of grants in a private company: numbers, ranges or unknown.

The short form is what an offer letter and the press say: money raised so far, shares, strike, maybe
the last price and the fully diluted count. A whole cap table may stand in its place. What is left
out is `None` until `completed` says which of it is needed, and then a prior is drawn for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from goingrate.base.errors import BadField, OutOfRange
from goingrate.base.quantity import UNKNOWN, Quantity, Unknown, ends_of
from goingrate.base.texts import Phrase
from goingrate.offer.cap_table.holders import CapTable
from goingrate.offer.contingent.ipo_chance import IpoChance
from goingrate.offer.fields import check_numbers, numeric, whole
from goingrate.offer.vesting import Vesting, even_vesting

GrantKind = Literal[
    "iso",
    "nso",
    "rsu",
    "double_trigger_rsu",
    "restricted_stock",
    "virtual",
    "profit_units",
]
Stage = Literal["seed", "series_a", "series_b", "series_c", "later"]
Leaver = Literal["keeps_vested", "vested_decay", "loses_all", "bought_back"]
OPTIONS: Final[tuple[GrantKind, ...]] = ("iso", "nso")
#: Paid by the company when it is sold; the person never owns a share.
CASH_ONLY: Final[tuple[GrantKind, ...]] = ("virtual", "profit_units")


@dataclass(frozen=True, slots=True)
class EquityGrant:
    """Shares, options or rights to money, of one grant.

    Parameters
    ----------
    kind
        iso, nso: options; rsu, double_trigger_rsu: units that become shares with time, or with
        time and an exit; restricted_stock: shares bought now, forfeited by leaving early;
        virtual: a right to what a share brings (VSOP); profit_units: the same up to a cap.
    shares, strike
        How many, and the price that is paid for each (base price of virtual shares; purchase price
        of restricted stock).
    cap_per_share
        Most that one unit can pay; None: no cap.
    vesting, granted_in_years
        Years from the grant and shares; below 0 for a grant that has been running already, above
        0 for a refresher.
    expires_in_years
        Life of an option, from the grant.
    window_years
        How long whoever leaves may still exercise vested options: 0.25 is about 90 days.
    leaver
        What becomes of vested units when the job ends: kept; decaying to nothing over
        `decay_years`; lost; or bought back at their price (a clawback).
    accelerated
        Part of what has not vested that vests at an exit.
    unvested_goes_on
        The rest goes on vesting after an exit and is paid then; otherwise it is lost.
    double_trigger
        All vests if the job is lost within a year after an exit.
    early_exercise
        The options are exercised on the first day, before they vest.
    section_83b
        An election under section 83(b) of the US tax code was made; it matters to tax alone.
    small_business
        The shares are qualified small business stock (section 1202): the company says so.
    section_19a
        German wage tax on the shares is put off (section 19a EStG): employer and employee agreed.
    """

    kind: GrantKind
    shares: Quantity = numeric("number", prior=None, low_excluded=True, high=1e13)
    strike: Quantity = numeric("money", 0.0, prior=None)
    cap_per_share: Quantity | None = numeric("money", None, prior=None, low_excluded=True)
    vesting: Vesting = even_vesting(years=4, cliff_years=1)
    granted_in_years: Quantity = numeric("years", 0.0, low=-40.0, high=40.0)
    expires_in_years: Quantity = numeric("years", 10.0, high=40.0, low_excluded=True)
    window_years: Quantity = numeric("years", UNKNOWN, high=40.0, prior="exercise_window_years")
    leaver: Leaver = "keeps_vested"
    decay_years: Quantity = numeric("years", 2.0, high=40.0, low_excluded=True)
    accelerated: Quantity = numeric("share", 0.0, high=1.0)
    unvested_goes_on: bool = True
    double_trigger: bool = False
    early_exercise: bool = False
    section_83b: bool = False
    small_business: bool = False
    section_19a: bool = False

    def __post_init__(self) -> None:
        check_numbers(self)
        if (self.kind == "profit_units") != (self.cap_per_share is not None):
            raise _bad("cap_per_share", self.cap_per_share or "-", "allowed.unit_cap", "unit_cap")
        if self.early_exercise and self.kind not in OPTIONS:
            raise _bad("early_exercise", self.kind, "allowed.early_exercise", "early_exercise")
        if self.kind in ("rsu", "double_trigger_rsu") and _ends(self.strike)[1] > 0:
            raise _bad("strike", self.strike, "allowed.no_strike", "no_strike")
        if self.section_83b and not (self.kind == "restricted_stock" or self.early_exercise):
            raise _bad("section_83b", self.kind, "allowed.section_83b", "section_83b")
        if self.is_bought_now and _ends(self.granted_in_years)[1] > 0 and _ends(self.strike)[1] > 0:
            raise _bad("granted_in_years", self.granted_in_years, "allowed.bought_later", "bought")
        self._check_life()

    def _check_life(self) -> None:
        """Refuse options that may have expired already."""
        granted, life = _ends(self.granted_in_years)[0], _ends(self.expires_in_years)[0]
        if self.is_option and not isinstance(self.expires_in_years, Unknown) and life <= -granted:
            raise OutOfRange(
                where="granted_in_years",
                given=f"{-granted:g}",
                allowed=Phrase.of("grant.allowed.alive", life=f"{life:g}"),
                fix=Phrase("fix.expired"),
            )

    @property
    def is_option(self) -> bool:
        """Whether something must be paid later to own a share."""
        return self.kind in OPTIONS and not self.early_exercise

    @property
    def may_be_sold(self) -> bool:
        """Whether vested units can be sold to somebody before an exit."""
        return self.kind not in (*CASH_ONLY, "double_trigger_rsu")

    @property
    def is_bought_now(self) -> bool:
        """Whether the price is paid on the first day."""
        return self.kind == "restricted_stock" or self.early_exercise


@dataclass(frozen=True, slots=True)
class Tender:
    """A buyer for employees' shares before any exit.

    Parameters
    ----------
    in_years
        When.
    cap_per_person
        Most that one person may sell for.
    holding_years
        How long shares must have been vested.
    price_share
        Price paid, as a share of what a preferred share is worth as converted.
    """

    in_years: Quantity = numeric("years", low_excluded=True, high=40.0, prior=None)
    cap_per_person: Quantity = numeric("money", prior=None)
    holding_years: Quantity = numeric("years", 0.0, high=40.0)
    price_share: Quantity = numeric("share", 1.0, high=2.0)

    def __post_init__(self) -> None:
        check_numbers(self)


@dataclass(frozen=True, slots=True)
class LicenceAndHire:
    """An exit in which the buyer pays for a licence and a team, and leaves the shell.

    Parameters
    ----------
    share_of_sales
        Part of the exits that are no IPO.
    team_share
        Part of the price that goes to those hired, rather than to investors.
    hired, left_behind
        People who go, and people who stay and get nothing of the deal.
    spread
        Standard deviation of the log of packages: they are far from equal.
    """

    share_of_sales: Quantity = numeric("share", 0.0, high=1.0, prior=None)
    team_share: Quantity = numeric("share", 0.5, high=1.0, prior=None)
    hired: Quantity = numeric("number", 40.0, low_excluded=True, prior=None)
    left_behind: Quantity = numeric("number", 200.0, prior=None)
    spread: Quantity = numeric("number", UNKNOWN, high=3.0, prior="licence_hire_spread")

    def __post_init__(self) -> None:
        check_numbers(self)


@dataclass(frozen=True, slots=True)
class Company:
    """What is known of the company: a cap table, or the short form.

    Parameters
    ----------
    table, newest
        The cap table, and the class of the last round (by default that with the highest price).
    raised, post_money, last_price, fully_diluted
        Money raised so far, company value after the last round at its price, that price, and
        all shares and options.
    company_value
        What all claims together are worth today; None: so that the last round was worth its price.
    post_money_times_raised, strike_share_of_price, last_round_share, older_price_share
        Ratios that fill in what is not given; needed only where `completed` asks for them.
    volatility_per_year, growth_per_year, safe_rate_per_year
        Of the company value; growth is expected, in the real world, failures counted.
    exit_rate_per_year, failure_per_year
        Constant hazards; failure leaves nothing for shareholders.
    rounds_per_year, dilution_per_round, pool_per_round
        Later rounds: priced fairly, each takes a share for its money and one for new options.
    ipo
        How probable it is that an exit is an IPO, by company value; None: as published.
    """

    table: CapTable | None = whole(None)
    newest: str = ""
    stage: Stage | None = None
    raised: Quantity | None = numeric("money", None, low_excluded=True, prior=None)
    post_money: Quantity | None = numeric("money", None, low_excluded=True, prior=None)
    last_price: Quantity | None = numeric("money", None, low_excluded=True, prior=None)
    fully_diluted: Quantity | None = numeric("number", None, low_excluded=True, prior=None)
    company_value: Quantity | None = numeric("money", None, low_excluded=True, prior=None)
    post_money_times_raised: Quantity | None = numeric(
        "number", None, low=1.0, high=1000.0, prior="post_money_times_raised"
    )
    strike_share_of_price: Quantity | None = numeric(
        "share", None, high=1.0, low_excluded=True, prior="strike_share_of_price"
    )
    last_round_share: Quantity | None = numeric(
        "share", None, high=1.0, low_excluded=True, prior="last_round_share"
    )
    older_price_share: Quantity | None = numeric(
        "share", None, high=1.0, low_excluded=True, prior="older_price_share"
    )
    volatility_per_year: Quantity = numeric(
        "per_year", UNKNOWN, high=3.0, prior="volatility_private"
    )
    growth_per_year: Quantity = numeric(
        "per_year", UNKNOWN, low=-0.5, high=1.0, prior="growth_private"
    )
    safe_rate_per_year: Quantity = numeric(
        "per_year", UNKNOWN, low=-0.05, high=0.3, prior="safe_rate"
    )
    exit_rate_per_year: Quantity = numeric(
        "per_year", UNKNOWN, low_excluded=True, high=12.0, prior="exit_rate_private"
    )
    failure_per_year: Quantity = numeric("per_year", UNKNOWN, high=5.0, prior="failure_per_year")
    rounds_per_year: Quantity = numeric("number", UNKNOWN, high=12.0, prior="rounds_per_year")
    dilution_per_round: Quantity = numeric(
        "share", UNKNOWN, high=1.0, high_excluded=True, prior="dilution_per_round"
    )
    pool_per_round: Quantity = numeric(
        "share", UNKNOWN, high=1.0, high_excluded=True, prior="pool_per_round"
    )
    lock_up_years: Quantity = numeric("years", UNKNOWN, high=5.0, prior="lock_up_years")
    lock_up_volatility: Quantity = numeric(
        "per_year", UNKNOWN, high=3.0, prior="lock_up_volatility"
    )
    tender: Tender | None = None
    licence_and_hire: LicenceAndHire | None = None
    ipo: IpoChance | None = whole(None)

    def __post_init__(self) -> None:
        check_numbers(self)
        if self.table is None and self.raised is None:
            raise _bad("raised", "-", "allowed.raised", "raised")
        given = (self.raised, self.post_money, self.last_price, self.fully_diluted)
        if self.table is not None and any(one is not None for one in given):
            raise _bad("table", self.table.name, "allowed.table_or_short", "table_or_short")


@dataclass(frozen=True, slots=True)
class PrivateEquity:
    """Grants in one private company.

    Parameters
    ----------
    cash_to_exercise
        Money that the person could put into options when leaving or at their end; None: savings.
    market_correlation
        How far the company's value follows the market.
    """

    company: Company
    grants: tuple[EquityGrant, ...]
    cash_to_exercise: Quantity | None = numeric("money", None, prior=None)
    market_correlation: Quantity = numeric(
        "number", UNKNOWN, high=0.99, prior="market_correlation_private"
    )

    def __post_init__(self) -> None:
        check_numbers(self)
        if not self.grants:
            raise _bad("grants", "-", "allowed.some_grant", "some_grant")


def completed(equity: PrivateEquity) -> PrivateEquity:
    """Return the equity with those numbers open that it needs, and no others.

    Ratios of the short form that nothing else tells, and the window of options.

    Raises
    ------
    BadField
        If neither price, nor count, nor a strike tells how large a part of the company is granted.
    """
    grants = tuple(
        replace(grant, window_years=0.0)
        if isinstance(grant.window_years, Unknown) and not grant.is_option
        else grant
        for grant in equity.grants
    )
    equity = replace(equity, grants=grants)
    company = equity.company
    if company.table is not None:
        return equity
    needs = ["last_round_share", "older_price_share"]
    known = {
        name: _given(getattr(company, name))
        for name in ("post_money", "last_price", "fully_diluted")
    }
    if not known["post_money"] and not (known["last_price"] and known["fully_diluted"]):
        needs.append("post_money_times_raised")
    if not known["last_price"] and not known["fully_diluted"]:
        if strike_of(equity) is None:
            raise _bad("fully_diluted", "-", "allowed.size_of_stake", "size_of_stake")
        needs.append("strike_share_of_price")
    changes: dict[str, Any] = {name: UNKNOWN for name in needs if getattr(company, name) is None}
    changes |= {name: None for name, given in known.items() if not given}
    return replace(equity, company=replace(company, **changes))


def strike_of(equity: PrivateEquity) -> Quantity | None:
    """Return the first strike above 0, which tells what a common share was appraised at."""
    for grant in equity.grants:
        if _given(grant.strike) and _ends(grant.strike)[0] > 0:
            return grant.strike
    return None


def _given(value: Quantity | None) -> bool:
    return value is not None and not isinstance(value, Unknown)


def _ends(value: Quantity) -> tuple[float, float]:
    return (0.0, 0.0) if isinstance(value, Unknown) else ends_of(value)


def _bad(where: str, given: object, allowed: str, fix: str) -> BadField:
    return BadField(where=where, given=given, allowed=Phrase(allowed), fix=Phrase(f"fix.{fix}"))
