"""What `win` answers: the cheapest package that enough people accept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from goingrate.answers.fact_use import FactUse
from goingrate.base.texts import Phrase

Level = Literal["low", "middle", "high"]
LEVELS: tuple[Level, ...] = ("low", "middle", "high")


@dataclass(frozen=True, slots=True)
class WinPackage:
    """A package for one person, over the horizon; money before tax.

    Parameters
    ----------
    base_per_year, sign_on
        Paid in money.
    equity_share
        Options as a share of all shares and options of the company.
    cash_cost, equity_cost, cost
        Present value of the cash, what a diversified investor would pay for the options, and both.
    wedge
        What the options cost beyond what they are worth to people; a minus where people value them
        more than investors.
    equity_on_paper
        Options at the price of the last round, less the price that is paid for them.
    equity_worth
        Sure money that is worth as much as the options, on average over the population.
    acceptance, acceptance_low, acceptance_high
        Chance that a person drawn from the population accepts: at the middle of what is not known,
        and its ends over the cases.
    approach_low, approach_high
        People to approach to win all hires, with a chance of one in three and of 90%.
    """

    base_per_year: float
    sign_on: float
    equity_share: float
    cash_cost: float
    equity_cost: float
    cost: float
    wedge: float
    equity_on_paper: float
    equity_worth: float
    acceptance: float
    acceptance_low: float
    acceptance_high: float
    approach_low: int
    approach_high: int


@dataclass(frozen=True, slots=True)
class WinCase:
    """The cheapest package if tastes and risk aversion are so; None: out of reach."""

    taste: Level
    risk: Level
    taste_scale_per_year: float
    risk_aversion: float
    package: WinPackage | None
    best_chance: float


@dataclass(frozen=True, slots=True)
class WinPoint:
    """The cheapest package by the chance asked for, at a scale of tastes; None: out of reach."""

    taste: Level
    target: float
    base_per_year: float | None
    sign_on: float | None
    equity_share: float | None
    cost: float | None


@dataclass(frozen=True, slots=True)
class WinMeans:
    """What may be spent on one person.

    `cash_over_runway` is what all hires may cost until the runway ends.
    """

    hires: int
    runway_months: float
    cash_over_runway: float
    pool: float
    base_most_per_year: float
    sign_on_most: float
    equity_most: float
    post_money: float


@dataclass(frozen=True, slots=True)
class WinRival:
    """The best competing package, and what its stock is worth to people on average."""

    base_per_year: float
    sign_on: float
    stock_per_year: float
    stock_volatility: float
    worth: float


@dataclass(frozen=True, slots=True)
class WinPeople:
    """The population: medians of relative risk aversion and savings, and their spreads."""

    name: str
    role: str
    risk_aversion: float
    risk_aversion_spread: float
    wealth: float
    wealth_spread: float


@dataclass(frozen=True, slots=True)
class WinShort:
    """What would do where no package is accepted often enough; None: nothing of this would.

    Parameters
    ----------
    acceptance
        The best chance within the limits: that of the package `WinAnswer.best`.
    cash_needed
        Cash over the runway for all hires, the pool as it is.
    runway_months_needed
        The longest runway that the cash may have to cover, the pool as it is.
    pool_needed
        Pool, the cash as it is.
    hires_possible
        The most hires with cash and pool as they are.
    """

    acceptance: float
    cash_needed: float | None
    runway_months_needed: float | None
    pool_needed: float | None
    hires_possible: int | None


@dataclass(frozen=True, slots=True)
class WinAnswer:
    """The cheapest package that enough people of a population accept.

    Parameters
    ----------
    package
        The cheapest at the middle of what is not known; None: out of reach.
    robust_in_tastes, robust
        The cheapest that is accepted often enough at every scale of tastes, and in every case;
        None: out of reach.
    best
        The package with the best chance, where none is accepted often enough.
    cases
        By scale of tastes and risk aversion.
    frontier
        The cheapest package by the chance asked for, at each scale of tastes.
    pays_nothing
        Chance that the options never pay.
    """

    currency: str
    target: float
    horizon_years: float
    package: WinPackage | None
    robust_in_tastes: WinPackage | None
    robust: WinPackage | None
    best: WinPackage | None
    short: WinShort | None
    cases: tuple[WinCase, ...]
    frontier: tuple[WinPoint, ...]
    pays_nothing: float
    means: WinMeans
    rival: WinRival
    people: WinPeople
    facts: tuple[FactUse, ...]
    notes: tuple[Phrase, ...]
    missing: tuple[Phrase, ...]
    digest: str
    version: str
