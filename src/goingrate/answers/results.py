"""What a comparison of offers answers: frozen values, ready for any report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from goingrate.answers.assumptions import FactUse
from goingrate.answers.breakeven_results import BreakEven
from goingrate.base.texts import Phrase
from goingrate.offer.sensitivity import Kind
from goingrate.offer.worth import Estimate

Strength = Literal["clear", "leaning", "none"]
Choice = Literal["take", "too_close", "depends"]


@dataclass(frozen=True, slots=True)
class YearCash:
    """After-tax money in hand in one year: middle of all futures, and one in ten is below `low`."""

    year: int
    middle: float
    low: float


@dataclass(frozen=True, slots=True)
class TasteWorth:
    """A certainty equivalent at one risk aversion."""

    risk_aversion: float
    worth: float


@dataclass(frozen=True, slots=True)
class OfferWorth:
    """One offer: present values after tax, beyond what the person has either way.

    Parameters
    ----------
    success
        The chance of success that stands behind the figures, where the offer left it open (the
        scan that is shown first); None: nothing was left open.
    worth
        Certainty equivalent at the headline risk aversion.
    price_of_risk
        Mean minus certainty equivalent.
    price_of_tax
        Mean before tax minus mean.
    quantiles
        (share of futures below, present value), at 5, 25, 50, 75 and 95 percent.
    spread
        100 equally likely present values, ascending.
    """

    name: str
    present_job: bool
    success: float | None
    worth: Estimate
    mean: Estimate
    mean_before_tax: float
    price_of_tax: float
    price_of_risk: float
    quantiles: tuple[tuple[float, float], ...]
    spread: tuple[float, ...]
    by_taste: tuple[TasteWorth, ...]
    money_in_hand: tuple[YearCash, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Of 100 equally likely futures of taking the job rather than the other.

    Parameters
    ----------
    success
        Chance of success that the counts stand on, where it was left open.
    poorer, same, richer
        They add up to 100; `same` is within `same_within` either way.
    much_richer
        Part of `richer` that gains more than `much`.
    typical_loss, typical_gain
        Medians among the poorer and the richer; 0 where there are none.
    ends_above
        Probability that the job ends above the other.
    gains
        The 100 differences, ascending.
    """

    success: float | None
    poorer: int
    same: int
    richer: int
    much_richer: int
    much: float
    same_within: float
    typical_loss: float
    typical_gain: float
    ends_above: float
    gains: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class TasteChance:
    """A break-even chance of success at one risk aversion."""

    risk_aversion: float
    probability: float


@dataclass(frozen=True, slots=True)
class NeutralChance:
    """A risk-neutral break-even chance at one discount rate and, where it was open, year."""

    discount_per_year: float
    years: int
    probability: float


@dataclass(frozen=True, slots=True)
class WealthChance:
    """A break-even chance at one wealth and risk aversion."""

    wealth: float
    risk_aversion: float
    probability: float


@dataclass(frozen=True, slots=True)
class Scan:
    """What both offers are worth at one chance of success and one wealth, unknowns at the middle.

    `mean` and `mean_other` count averages only; `worth` and `worth_other` are certainty
    equivalents at the headline risk aversion.
    """

    probability: float
    wealth: float
    mean: float
    mean_other: float
    worth: float
    worth_other: float

    @property
    def goes(self) -> bool:
        """Whether the person takes the job at this chance and wealth."""
        return self.worth > self.worth_other


@dataclass(frozen=True, slots=True)
class RequiredExit:
    """What a company must sell for, for a stake to bring a payoff.

    `payoff` is the one promised where `at_success` is None, else the one at which the offer is
    worth as much as the other at that chance of success (infinite: no payoff is enough).
    """

    stake: float
    dilution: float
    payoff: float
    exit_value: float
    at_success: float | None


@dataclass(frozen=True, slots=True)
class SuccessNeeded:
    """The chance of success at which the two offers are worth the same.

    `chance` is at the headline risk aversion; at or below 0 the offer wins even if it fails, above
    1 it loses even if it works.
    """

    job: str
    chance: Estimate
    by_taste: tuple[TasteChance, ...]
    neutral: tuple[NeutralChance, ...]
    by_wealth: tuple[WealthChance, ...]
    scans: tuple[Scan, ...]
    exits: tuple[RequiredExit, ...]


@dataclass(frozen=True, slots=True)
class FrontierLine:
    """Break-even chance of success against the payoff, at one risk aversion."""

    risk_aversion: float
    payoffs: tuple[float, ...]
    probabilities: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ChoiceMap:
    """Over risk aversion (rows) and savings (columns).

    `break_even` where the chance of success was left open, else `difference`: how much more the
    job is worth than the other. Exactly one of the two is given.
    """

    wealths: tuple[float, ...]
    risk_aversions: tuple[float, ...]
    break_even: tuple[tuple[float, ...], ...] | None
    difference: tuple[tuple[float, ...], ...] | None


@dataclass(frozen=True, slots=True)
class Negotiation:
    """What would make the lesser offer worth as much, each alone, before tax; None: nothing.

    `has_equity` tells whether the lesser offer has private equity at all.
    """

    lesser: str
    better: str
    has_equity: bool
    base_per_year: float | None
    sign_on: float | None
    stake_times: float | None


@dataclass(frozen=True, slots=True)
class Sway:
    """How far the answer moves with one number.

    `measure` is the break-even chance where it was left open, else how much more the job is worth
    than the other. `offer` is empty for the person's own numbers.
    """

    offer: str
    field: str
    unit: str
    kind: Kind
    low: float
    high: float
    at_low: float
    at_high: float

    @property
    def size(self) -> float:
        """How far the answer moves."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer in one piece.

    Parameters
    ----------
    choice
        Take `winner`; too close to call; or it depends on the chance of success of `job`.
    strength
        How firm: `clear`, `leaning`, or `none`.
    job, other
        The pair: `counts` are of taking `job` rather than `other`.
    lead
        How much more the winner is worth (0 where it depends).
    agreement
        Share of tastes for risk and drawn unknowns under which the winner stays the winner.
    capped
        Whether an uncalibrated chance of success caps the strength.
    """

    choice: Choice
    strength: Strength
    winner: str
    job: str
    other: str
    leaving: bool
    lead: Estimate
    agreement: float
    capped: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """What the answer was computed with."""

    currency: str
    seed: int
    accuracy: float
    reached: float
    exact: bool
    n_futures: int
    n_draws: int
    horizon_years: int
    shortest_years: int
    wealth: float
    kept_pay_per_year: float
    living_costs_per_year: float
    risk_aversion: float
    risk_aversions: tuple[float, ...]
    discount_per_year: float
    version: str
    facts_digest: str


@dataclass(frozen=True, slots=True)
class OfferComparison:
    """What two or more offers are worth to one person; the verdict first.

    `simple` is the closed form of the same move, where the move is one gamble.
    """

    verdict: Verdict
    counts: tuple[Counts, ...]
    offers: tuple[OfferWorth, ...]
    success_needed: SuccessNeeded | None
    simple: BreakEven | None
    frontier: tuple[FrontierLine, ...]
    choice_map: ChoiceMap
    negotiation: Negotiation | None
    sways: tuple[Sway, ...]
    facts: tuple[FactUse, ...]
    notes: tuple[Phrase, ...]
    missing: tuple[Phrase, ...]
    setting: Setting
