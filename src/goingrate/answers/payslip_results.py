"""What a payslip answers: frozen values, ready for any report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from goingrate.answers.assumptions import FactUse
from goingrate.answers.tax_results import LawUsed
from goingrate.base.texts import Phrase
from goingrate.offer.tax.book import Source

Period: TypeAlias = Literal["year", "month", "semimonth", "biweekly"]
#: pay: comes in; deduction: goes out before tax; tax, contribution: withheld; net: arrives.
Part: TypeAlias = Literal["pay", "deduction", "tax", "contribution", "net"]


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One line of a payslip: over the year, and in one pay period.

    Parameters
    ----------
    part
        pay: comes in; deduction: goes out before tax; tax, contribution: withheld; net: arrives.
    year_cents, period_cents
        Hundredths of the currency, below 0 for what goes out. A bonus is part of the year only; the
        pay period is the one that `stage` says.
    source
        Where the rule is printed; empty for what was given.
    """

    key: str
    name: Phrase
    part: Part
    year_cents: int
    period_cents: int
    source: Source | None


@dataclass(frozen=True, slots=True)
class Stage:
    """Pay periods in a row with the same net: ceilings are reached in the course of a year."""

    first: int
    last: int
    net_cents: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """What would explain the difference to an actual net.

    Parameters
    ----------
    what
        In words.
    amount_cents
        How large it would have to be, a pay period; empty where it has no size.
    share
        The same, where its size is a rate.
    net_cents
        The net of a pay period if it is so, worked out; empty for a mere hint.
    fits
        Whether that net is the actual one, rounding aside.
    """

    what: Phrase
    amount_cents: int | None
    share: float | None
    net_cents: int | None
    fits: bool


@dataclass(frozen=True, slots=True)
class ActualNet:
    """A user's own net of one pay period beside the one worked out.

    Parameters
    ----------
    difference_cents
        Actual less worked out.
    difference_share
        The same as a part of the net worked out.
    agrees
        Whether rounding explains the difference.
    explanations
        The likeliest first.
    """

    net_cents: int
    difference_cents: int
    difference_share: float
    agrees: bool
    explanations: tuple[Explanation, ...]


@dataclass(frozen=True, slots=True)
class Payslip:
    """A payslip, line by line.

    Parameters
    ----------
    period
        year, month, semimonth (24 a year) or biweekly (26 a year).
    household
        Who is paid, in words.
    lines
        From gross to net; they add up.
    stages
        Nets of the pay periods of a year, without a bonus.
    stage
        The pay periods that are shown: those whose net is nearest to the actual one, else the
        first.
    balance_cents
        Taxes of the year less what is withheld: above 0 it is to be paid, below 0 it comes back.
        Empty where that is not worked out.
    actual
        The user's own net, where one was given.
    """

    country: str
    state: str | None
    currency: str
    year: int
    laws: tuple[LawUsed, ...]
    period: Period
    periods_per_year: int
    household: tuple[Phrase, ...]
    lines: tuple[SlipLine, ...]
    gross_year_cents: int
    net_year_cents: int
    net_period_cents: int
    stages: tuple[Stage, ...]
    stage: Stage
    balance_cents: int | None
    actual: ActualNet | None
    index_rate_per_year: float | None
    assumptions: tuple[FactUse, ...]
    notes: tuple[Phrase, ...]
    version: str


def withheld_cents(lines: Iterable[SlipLine]) -> int:
    """Return the taxes, without contributions, that are withheld in the year."""
    return -sum(line.year_cents for line in lines if line.part == "tax")
