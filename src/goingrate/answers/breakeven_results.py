"""What a break-even answers: frozen values, ready for any report."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from goingrate.answers.assumptions import FactUse
from goingrate.answers.breakeven_tax import BeforeTax
from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import Quantity
from goingrate.base.texts import Phrase

#: Shown side by side when nobody says otherwise.
DISCOUNTS_PER_YEAR: Final = (0.0, 0.05, 0.10, 0.20)
RISK_AVERSIONS: Final = (1.0, 2.0, 3.0, 4.0)
SAVINGS: Final = (0.5e6, 1e6, 2e6, 10e6)
SCANNED_PROBABILITIES: Final = (0.05, 0.10, 0.25, 0.50)
STAKES: Final = (0.01, 0.005)


@dataclass(frozen=True, slots=True)
class NeutralCell:
    """The break-even chance of success of somebody who only counts averages."""

    discount_per_year: float
    years: int
    cost: float
    payoff: float
    probability: float


@dataclass(frozen=True, slots=True)
class PersonalCell:
    """The break-even chance of somebody with this wealth and this taste for risk.

    `wealth` is savings, without pay kept; above 1 the move does not pay even if it surely works.
    """

    wealth: float
    risk_aversion: float
    probability: float


@dataclass(frozen=True, slots=True)
class PayoffScan:
    """What the move is worth at one chance of success, at the person's wealth.

    `worth` is the certainty equivalent of the payoff, `mean` its expected present value,
    `required_payoff` the payoff (money of that year) that would make the move pay.
    """

    probability: float
    risk_aversion: float
    mean: float
    worth: float
    goes: bool
    required_payoff: float


@dataclass(frozen=True, slots=True)
class Exit:
    """The price at which the whole company must sell for a stake to bring the payoff."""

    stake: float
    dilution: float
    exit_value: float


@dataclass(frozen=True, slots=True)
class BreakEven:
    """What must be true for a move to pay.

    Parameters
    ----------
    give_up_once, give_up_per_year, payoff
        Numbers or ranges, in `currency` (None: unstated): as given, or what tax leaves of it.
    years
        Whole years until the payoff.
    wealth, keep_per_year
        Savings (empty where not given, then four examples are shown) and pay kept either way.
    neutral
        By discount rate and year, counting averages only.
    personal
        By wealth and risk aversion, at `discount_per_year` and `middle_years`.
    before_tax
        Where a law of tax was named: the move as given. All else, `give_up_once`,
        `give_up_per_year` and `payoff` among it, is then after tax.
    """

    give_up_once: Quantity
    give_up_per_year: Quantity
    payoff: Quantity
    currency: str | None
    years: tuple[int, ...]
    middle_years: int
    discount_per_year: float
    wealth: float | None
    keep_per_year: float | None
    risk_aversions: tuple[float, ...]
    cost: float
    payoff_today: float
    neutral: tuple[NeutralCell, ...]
    personal: tuple[PersonalCell, ...]
    scans: tuple[PayoffScan, ...]
    exits: tuple[Exit, ...]
    cost_range: tuple[float, float]
    probability_range: tuple[float, float]
    facts: tuple[FactUse, ...]
    facts_digest: str
    version: str
    before_tax: BeforeTax | None = None

    @property
    def savings_only(self) -> bool:
        """Whether pay kept either way was left out, which overstates the risk."""
        return self.keep_per_year is None

    def at(self, *, discount: float, years: int) -> float:
        """Return the risk-neutral break-even chance at one discount rate and year."""
        for cell in self.neutral:
            if cell.years == years and math.isclose(cell.discount_per_year, discount):
                return cell.probability
        raise OutOfRange(
            where="discount, years",
            given=f"{discount:g}, {years}",
            allowed=Phrase.of(
                "allowed.one_of",
                choices="; ".join(f"{c.discount_per_year:g}, {c.years}" for c in self.neutral),
            ),
            fix=Phrase("fix.correct_value"),
        )
