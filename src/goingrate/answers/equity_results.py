"""What a grant in a private company is worth: frozen values, ready for any report."""

from __future__ import annotations

from dataclasses import dataclass

from goingrate.answers.assumptions import FactUse
from goingrate.answers.results import Sway
from goingrate.base.quantity import Range
from goingrate.base.texts import Phrase
from goingrate.offer.private.licence_hire import Packages
from goingrate.offer.private.outcome import Summary
from goingrate.offer.private.terms import GrantKind
from goingrate.offer.worth import Estimate


@dataclass(frozen=True, slots=True)
class OwnGrant:
    """What was granted: how many units of which kind, and the price of each."""

    kind: GrantKind
    shares: float | Range
    strike: float | Range


@dataclass(frozen=True, slots=True)
class OnPaper:
    """What an offer letter shows: shares at the last round's price, less the strikes.

    `low` and `high` over what is not known.
    """

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class CompanyView:
    """The company as it was taken, unknowns at their middle.

    Parameters
    ----------
    post_money
        All shares at the last round's price: what the press calls the valuation.
    fair_value
        What all claims together are worth, so that the last round was worth what it paid.
    common_per_share, last_price
        Fair value of one common share to a diversified buyer, and the price of the last round.
    preferences
        Paid before common shares at a sale.
    first_earns
        Sale price from which the own grant pays anything, before later rounds; what was paid for
        bought shares is not taken off.
    stake
        Own units over all shares, fully diluted.
    stake_kept
        Part of the stake that later rounds are expected to leave until the middle exit time.
    mean_years_to_exit
        Until an exit, or failure, whichever is first.
    failure
        Chance of failing before any exit.
    """

    post_money: float
    fair_value: float
    last_price: float
    common_per_share: float
    preferences: float
    first_earns: float
    stake: float
    stake_kept: float
    mean_years_to_exit: float
    failure: float


@dataclass(frozen=True, slots=True)
class OwnAtExit:
    """What the whole grant pays at a sale price, less what is paid for it, before later rounds."""

    exit_value: float
    pays: float
    per_unit: float


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is left for whoever leaves of their own will after some years.

    Parameters
    ----------
    vested
        Part of all units that has vested by then.
    cost
        Of exercising them, due by `decide_by` years from now; 0 where nothing is to be paid.
    affordable
        Whether the cash at hand reaches.
    from_value
        Company value from which exercising is worth it to the person; infinite: never; None:
        nothing is to be decided.
    worth
        Certainty equivalent today of leaving then.
    lapses
        Chance that vested options are let go.
    """

    years: float
    vested: float
    cost: float
    decide_by: float
    affordable: bool
    from_value: float | None
    worth: float
    lapses: float


@dataclass(frozen=True, slots=True)
class LeaveBelow:
    """Company value below which one leaves after some years.

    0: one stays at any value; infinite: one leaves at any value.
    """

    years: float
    company_value: float


@dataclass(frozen=True, slots=True)
class RightToLeave:
    """What a grant is worth on average, less the pay given up for it; no taste for risk is counted.

    Parameters
    ----------
    give_up_per_year
        Pay given up a year by taking or keeping the job.
    horizon_years, vests_until_years
        When the exit is taken to come, and the last vest, until which pay is given up.
    grant, pay_given_up
        Present values of the grant and of that pay to whoever stays until all has vested, or until
        the company fails.
    if_staying, if_free_to_leave
        The one less the other to whoever stays whatever happens, and to whoever may leave at the
        end of any month with what has vested.
    right
        The difference: what the right to leave is worth.
    numerical_error
        By which each of the two values may err.
    leaves_at_once
        Whether it is best to leave, or not to begin, on the first day.
    leave_below
        After 1, 2 and 3 years, as long as something is still to vest.
    """

    give_up_per_year: float
    horizon_years: float
    vests_until_years: float
    grant: float
    pay_given_up: float
    if_staying: float
    if_free_to_leave: float
    right: float
    numerical_error: float
    leaves_at_once: bool
    leave_below: tuple[LeaveBelow, ...]


@dataclass(frozen=True, slots=True)
class LicenceHireDeal:
    """A licence-and-hire as it was described, and what it pays per person.

    Parameters
    ----------
    price
        Paid in all: the given one, or what the company is worth today.
    team_share
        Part of it that goes to those hired.
    hired, left_behind
        People.
    """

    price: float
    team_share: float
    hired: float
    left_behind: float
    packages: Packages


@dataclass(frozen=True, slots=True)
class AfterTax:
    """What a grant is worth after tax, by the law of a place or at an effective rate.

    Parameters
    ----------
    worth
        Certainty equivalent today; like the worth before tax, over what is not known.
    mean
        Average present value; None where that before tax is None.
    tax
        What the tax takes of the worth; below 0 where relief for losses is worth more.
    rate
        The effective rate; None where the law is followed.
    pay_per_year
        Gross pay beside the grant, which decides the rates; None, like the rest, at an effective
        rate.
    place, places
        Where the person is taxed, such as US-TX (US: no more is known than that no state taxes
        income), and the books of law, such as us and us-ca.
    status, first_year
        Filing status, and the tax year in which the decision falls.
    notes
        What the tax takes for granted.
    """

    worth: Estimate
    mean: float | None
    tax: float
    rate: float | None
    pay_per_year: float | None
    place: str | None
    places: tuple[str, ...]
    status: str | None
    first_year: int | None
    notes: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class EquitySetting:
    """What the answer was computed with."""

    currency: str
    seed: int
    n_outcomes: int
    n_draws: int
    wealth: float
    cash: float
    risk_aversion: float
    discount_per_year: float
    version: str
    facts_digest: str


@dataclass(frozen=True, slots=True)
class EquityAnswer:
    """What a grant is worth to a person, and what that hangs on.

    Parameters
    ----------
    worth, worth_at_middle
        Certainty equivalent today, over what is not known; and with all of that at its middle,
        from where the sways are counted.
    summary
        Over all futures, and over what is not known.
    after_tax
        What is left after tax, where it was said how the person is taxed; all else is before tax.
    market_value
        What a buyer who holds many such shares would pay, before the price of risk.
    curve
        (sale price, what the grant pays), closer than `exits`: for drawing.
    leaving
        Empty where nothing vests or everything has.
    right_to_leave
        Where it was said what pay is given up for the job.
    deal
        What a licence-and-hire would pay, where one was described.
    sways
        What is not known, the most important first: how far the worth moves with each.
    """

    grants: tuple[OwnGrant, ...]
    on_paper: OnPaper
    worth: Estimate
    worth_at_middle: float
    after_tax: AfterTax | None
    market_value: Estimate
    summary: Summary
    by_taste: tuple[tuple[float, float], ...]
    company: CompanyView
    exits: tuple[OwnAtExit, ...]
    curve: tuple[tuple[float, float], ...]
    leaving: tuple[Leaving, ...]
    right_to_leave: RightToLeave | None
    deal: LicenceHireDeal | None
    sways: tuple[Sway, ...]
    facts: tuple[FactUse, ...]
    notes: tuple[Phrase, ...]
    missing: tuple[Phrase, ...]
    setting: EquitySetting
