"""What is on offer: pay, shares of a public company, equity of a private one, the risk of the job.

Every amount is nominal, before tax, in the offer's own currency; `fx` turns it into the answer's.
"""

from __future__ import annotations

from dataclasses import dataclass

from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import UNKNOWN, Quantity, Range, Unknown, ends_of
from goingrate.base.texts import Phrase
from goingrate.offer.fields import check_numbers, numeric, whole
from goingrate.offer.private.terms import PrivateEquity
from goingrate.offer.tax.home import Tax, TaxedAs
from goingrate.offer.vesting import Vesting, even_vesting

_ROUNDING = 1e-6
_LONGEST_NAME = 60


class _Checked:
    """Checks its numeric fields against their limits when it is made."""

    __slots__ = ()

    def __post_init__(self) -> None:
        check_numbers(self)


@dataclass(frozen=True, slots=True)
class Bonus(_Checked):
    """A yearly bonus, paid at year's end to whoever is still employed.

    The payout factor is log-normal with this mean and standard deviation, independent by year.
    """

    target_per_year: Quantity = numeric("money_per_year", prior="benefits_per_year")
    payout_mean: Quantity = numeric("share", 1.0, high=10.0, prior="bonus_payout_mean")
    payout_spread: Quantity = numeric("share", 0.0, high=5.0, prior="bonus_payout_spread")


@dataclass(frozen=True, slots=True)
class SignOn(_Checked):
    """Paid on the first day; if a layoff falls within the clawback, the rest of it goes back.

    The part to repay is that of the months still to run. Most contracts claw back only from those
    who quit: then leave `clawback_on_layoff` False.
    """

    amount: Quantity = numeric("money", prior="sign_on")
    clawback_months: Quantity = numeric("months", 0.0, high=120.0)
    clawback_on_layoff: bool = False


@dataclass(frozen=True, slots=True)
class Stock(_Checked):
    """Shares of the (public) employer: a geometric Brownian motion."""

    volatility_per_year: Quantity = numeric(
        "per_year", UNKNOWN, high=3.0, prior="volatility_public"
    )
    drift_per_year: Quantity = numeric(
        "per_year", UNKNOWN, low=-1.0, high=1.0, prior="drift_public"
    )
    market_correlation: Quantity = numeric(
        "number", UNKNOWN, low=0.0, high=1.0, prior="market_correlation_public"
    )


@dataclass(frozen=True, slots=True)
class Grant(_Checked):
    """Restricted stock units of the public employer, sold as they vest.

    Parameters
    ----------
    value
        What the shares are worth on the day of grant.
    vesting
        Years from grant and shares.
    granted_in_years
        0 for a grant at today's price; a refresher is granted later, at the price of that day.
    """

    value: Quantity = numeric("money", prior=None)
    vesting: Vesting = even_vesting(years=4, cliff_years=1)
    granted_in_years: Quantity = numeric("years", 0.0, high=40.0)


@dataclass(frozen=True, slots=True)
class Promise(_Checked):
    """Private equity as it is told: a payoff if it works, and when.

    Parameters
    ----------
    payoff
        Money before tax if it works.
    in_years
        Whole years until then.
    probability
        That it works; unknown: it is solved for, never assumed.
    fails_after_years
        When the company is gone, and with it the job, if it does not work; None: the job stays.
    stake, dilution
        Share of the company today, and the part of it lost to later rounds: they turn a payoff
        into the exit value that it needs.
    vests_over_years, cliff_years
        Whoever is laid off before the payoff keeps the part that has vested, evenly by month.
    taxed_as
        Where tax follows the law: what the payoff counts as; None: the custom of the country.
    """

    payoff: Quantity = numeric("money", prior=None, low_excluded=True)
    in_years: Quantity = numeric(
        "years", high=40.0, low_excluded=True, prior="years_to_exit", whole=True
    )
    probability: Quantity = numeric("share", UNKNOWN, high=1.0, prior=None)
    fails_after_years: Quantity | None = numeric(
        "years", None, high=40.0, low_excluded=True, prior="years_to_exit"
    )
    stake: Quantity | None = numeric("share", None, high=1.0, low_excluded=True, prior=None)
    dilution: Quantity | None = numeric(
        "share", None, high=1.0, high_excluded=True, prior="stake_dilution"
    )
    vests_over_years: Quantity = numeric("years", 4.0, high=40.0)
    cliff_years: Quantity = numeric("years", 1.0, high=40.0)
    market_correlation: Quantity = numeric(
        "number", UNKNOWN, high=0.99, prior="market_correlation_private"
    )
    taxed_as: TaxedAs | None = whole(None)


@dataclass(frozen=True, slots=True)
class Outcome(_Checked):
    """One way in which private equity can end."""

    probability: Quantity = numeric("share", high=1.0, prior=None)
    payoff: Quantity = numeric("money", prior=None)
    in_years: Quantity = numeric(
        "years", high=40.0, low_excluded=True, prior="years_to_exit", whole=True
    )
    job_ends: bool = False


@dataclass(frozen=True, slots=True)
class Outcomes(_Checked):
    """Private equity as a table: probability, payoff, year.

    Probabilities add up to 1. Where some are ranges, 1 must lie within reach; each drawing is
    scaled so that it adds up. `taxed_as` as in `Promise`.
    """

    rows: tuple[Outcome, ...]
    vests_over_years: Quantity = numeric("years", 4.0, high=40.0)
    cliff_years: Quantity = numeric("years", 1.0, high=40.0)
    market_correlation: Quantity = numeric(
        "number", UNKNOWN, high=0.99, prior="market_correlation_private"
    )
    taxed_as: TaxedAs | None = whole(None)

    def __post_init__(self) -> None:
        check_numbers(self)
        known = [r.probability for r in self.rows if not isinstance(r.probability, Unknown)]
        low, high = (
            (sum(ends) for ends in zip(*map(ends_of, known), strict=True)) if known else (0, 0)
        )
        if len(known) < len(self.rows) or not low - _ROUNDING <= 1.0 <= high + _ROUNDING:
            raise OutOfRange(
                where="outcomes",
                given=f"{low:.6g}" if low == high else f"{low:.6g}..{high:.6g}",
                allowed=Phrase("allowed.probabilities"),
                fix=Phrase("fix.probabilities"),
            )


@dataclass(frozen=True, slots=True)
class JobLoss(_Checked):
    """Losing the job: how likely, what softens it, and what comes after.

    The layoff risk is a constant hazard; at most one involuntary end of the job is followed.
    `later_pay_per_year` is in money of today and grows with the offer's raises.
    """

    layoff_risk_per_year: Quantity = numeric(
        "per_year", 0.0, high=1.0, prior="layoff_risk_per_year"
    )
    severance_months: Quantity = numeric("months", 0.0, high=60.0, prior="severance_months")
    search_months: Quantity = numeric("months", UNKNOWN, high=120.0, prior="search_months")
    later_pay_per_year: Quantity = numeric("money_per_year", UNKNOWN, prior="later_pay")


@dataclass(frozen=True, slots=True)
class Offer:
    """One job, present or offered.

    Parameters
    ----------
    name
        How the answer calls it.
    present_job
        True for the job that the person has now; at most one offer of a comparison.
    base_per_year, raise_per_year
        Base pay of the first year and its yearly growth.
    bonus, sign_on, stock, grants, equity, job_loss, tax
        Parts that an offer may lack. `tax` replaces that of the person for this offer.
    retirement_match_per_year, benefits_per_year
        Yearly benefits of a money value; they do not count as money in hand.
    relocation
        Paid on the first day.
    forfeited_on_leaving
        Only for the present job: what staying keeps and leaving loses, valued today.
    fx, currency
        Units of the answer's currency for one unit of the offer's. Offers that name the same
        currency share one drawing of its rate.
    """

    name: str
    base_per_year: Quantity = numeric("money_per_year", prior="base_per_year")
    raise_per_year: Quantity = numeric("per_year", 0.0, low=-0.5, high=1.0, prior="raise_per_year")
    bonus: Bonus | None = None
    sign_on: SignOn | None = None
    retirement_match_per_year: Quantity = numeric("money_per_year", 0.0, prior="benefits_per_year")
    benefits_per_year: Quantity = numeric("money_per_year", 0.0, prior="benefits_per_year")
    relocation: Quantity = numeric("money", 0.0, prior="sign_on")
    stock: Stock | None = None
    grants: tuple[Grant, ...] = ()
    equity: Promise | Outcomes | PrivateEquity | None = None
    forfeited_on_leaving: Quantity = numeric("money", 0.0, prior=None)
    job_loss: JobLoss | None = None
    tax: Tax | None = None
    fx: Quantity = numeric("number", 1.0, low_excluded=True, prior=None)
    currency: str = ""
    present_job: bool = False

    def __post_init__(self) -> None:
        check_numbers(self)
        if not (self.name.strip() and self.name.isprintable() and len(self.name) <= _LONGEST_NAME):
            raise OutOfRange(
                where="name",
                given=self.name,
                allowed=Phrase.of("allowed.name", longest=str(_LONGEST_NAME)),
                fix=Phrase("fix.rename"),
            )
        if isinstance(self.fx, Unknown):
            raise OutOfRange(
                where="fx",
                given="unknown",
                allowed=Phrase("allowed.number_or_range"),
                fix=Phrase("fix.add_fx"),
            )
        if not self.present_job and _may_exceed_zero(self.forfeited_on_leaving):
            raise OutOfRange(
                where="forfeited_on_leaving",
                given=str(self.forfeited_on_leaving),
                allowed=Phrase("allowed.forfeited"),
                fix=Phrase("fix.forfeited"),
            )

    @property
    def can_end(self) -> bool:
        """Whether the job can be lost within the horizon: by layoff, or with the company."""
        risk = self.job_loss.layoff_risk_per_year if self.job_loss else 0.0
        return _may_exceed_zero(risk) or self._company_can_end

    @property
    def _company_can_end(self) -> bool:
        if isinstance(self.equity, Promise):
            return self.equity.fails_after_years is not None
        if isinstance(self.equity, PrivateEquity):
            return _may_exceed_zero(self.equity.company.failure_per_year)
        return isinstance(self.equity, Outcomes) and any(row.job_ends for row in self.equity.rows)


def _may_exceed_zero(value: Quantity) -> bool:
    if isinstance(value, Unknown):
        return True
    return (value.high if isinstance(value, Range) else value) > 0
