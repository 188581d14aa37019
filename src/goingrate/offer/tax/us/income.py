"""What one household earns in one year, by its character for the tax, and what it carries on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from goingrate.offer.tax.working import Line

Status = Literal[
    "single", "married_joint", "married_separate", "head_of_household", "surviving_spouse"
]
STATUSES: Final[tuple[Status, ...]] = (
    "single",
    "married_joint",
    "married_separate",
    "head_of_household",
    "surviving_spouse",
)


@dataclass(frozen=True, slots=True)
class UsIncome:
    """Income of one year in US dollars.

    Parameters
    ----------
    wages, spouse_wages
        Cash pay, vested units, spreads of exercised NSOs: subject to payroll tax, by earner.
    other_compensation
        Taxed like wages, free of payroll tax: ISO shares sold early (sections 421(b), 3121(a)(22)).
    interest
        Interest and other ordinary income from capital.
    short_gain, long_gain
        Net capital gain (or loss, below 0) of assets held up to a year, and longer.
    gain_28
        Taxable part of partly excluded section 1202 gain: long-term, taxed at 28% at most. Not part
        of `long_gain`.
    excluded_gain
        Section 1202 gain that federal law leaves out; states that do not follow tax it.
    iso_spread
        Bargain element of ISOs exercised this year and still held at its end (section 56(b)(3)).
    amt_gain_adjustment
        0 or below: by how much the long-term gain on ISO shares is smaller for the AMT, whose basis
        has the spread in it.
    itemized_deductions
        Mortgage interest, gifts: what may be itemized besides state income tax.
    """

    wages: float = 0.0
    spouse_wages: float = 0.0
    other_compensation: float = 0.0
    interest: float = 0.0
    short_gain: float = 0.0
    long_gain: float = 0.0
    gain_28: float = 0.0
    excluded_gain: float = 0.0
    iso_spread: float = 0.0
    amt_gain_adjustment: float = 0.0
    itemized_deductions: float = 0.0


@dataclass(frozen=True, slots=True)
class UsCarry:
    """What goes from one year into the next; all amounts 0 or above.

    Losses for the regular tax and for the AMT, short and long; the federal minimum tax credit
    (section 53) and that of the state.
    """

    short_loss: float = 0.0
    long_loss: float = 0.0
    amt_short_loss: float = 0.0
    amt_long_loss: float = 0.0
    amt_credit: float = 0.0
    state_amt_credit: float = 0.0


@dataclass(frozen=True, slots=True)
class StateTax:
    """What a state takes: income tax (with its AMT), payroll contributions, and the credit left."""

    income_tax: float
    payroll: float
    amt_credit: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class UsTax:
    """The taxes of one year.

    `income_tax` is the federal one with AMT and after the credit for earlier AMT; `amt`,
    `amt_credit_used` are parts of it. `payroll` is the employee's: social security, Medicare,
    additional Medicare. `carry` goes into the next year.
    """

    income_tax: float
    amt: float
    amt_credit_used: float
    niit: float
    payroll: float
    state_income_tax: float
    state_payroll: float
    carry: UsCarry
    lines: tuple[Line, ...]

    @property
    def total(self) -> float:
        """All taxes of the year, federal and state."""
        return (
            self.income_tax + self.niit + self.payroll + self.state_income_tax + self.state_payroll
        )
