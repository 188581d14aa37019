"""Was eine Person in einem Jahr hat, nach der Art für die Steuer (income by its character)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from goingrate.offer.tax.working import Line

TaxClass = Literal["I", "II", "III", "IV", "V", "VI"]
TAX_CLASSES: Final[tuple[TaxClass, ...]] = ("I", "II", "III", "IV", "V", "VI")
Health = Literal["statutory", "private"]


@dataclass(frozen=True, slots=True)
class DePerson:
    """What the tax needs to know of a person (Steuerpflichtige:r).

    Parameters
    ----------
    joint
        Zusammenveranlagung: assessed jointly with a spouse (Splitting).
    church_rate
        Kirchensteuersatz: 0 (no member), 0.08 (Bavaria, Baden-Württemberg) or 0.09.
    children
        Children, for the contribution to care insurance; 0 pays the surcharge for the childless.
    health
        Gesetzlich or privat krankenversichert.
    private_premium_per_year
        Own part of the premium for private health and care insurance, after the employer's.
    additional_health_rate
        Kassenindividueller Zusatzbeitrag, whole rate; None: the average of the year.
    saxony
        Employees in Saxony pay half a point more for care insurance.
    """

    joint: bool = False
    church_rate: float = 0.0
    children: int = 0
    health: Health = "statutory"
    private_premium_per_year: float = 0.0
    additional_health_rate: float | None = None
    saxony: bool = False


@dataclass(frozen=True, slots=True)
class DeIncome:
    """Income of one year in euros.

    Parameters
    ----------
    wages
        Arbeitslohn: pay, vested units, spreads of exercised options, payouts of virtual shares.
    spouse_wages
        Those of the spouse, for a joint assessment.
    extraordinary_wages
        Vergütungen für mehrjährige Tätigkeiten (section 34 EStG): taxed by the one-fifth rule; not
        part of `wages`.
    share_gains
        Net gain or loss on shares below 1% of a company (flat tax; losses only against such gains).
    capital_income
        Other income from capital.
    deferred_wages
        Benefit in kind of the year whose wage tax is deferred (section 19a EStG): social insurance
        is due on it now, tax is not.
    contributed_wages
        Part of `wages` and `extraordinary_wages` on which social insurance was paid in an earlier
        year: the deferred benefit, in the year that taxes it.
    """

    wages: float = 0.0
    spouse_wages: float = 0.0
    extraordinary_wages: float = 0.0
    share_gains: float = 0.0
    capital_income: float = 0.0
    deferred_wages: float = 0.0
    contributed_wages: float = 0.0


@dataclass(frozen=True, slots=True)
class DeCarry:
    """What goes into the next year: losses on shares, 0 or above."""

    share_loss: float = 0.0


@dataclass(frozen=True, slots=True)
class DeTax:
    """Taxes and contributions of one year; `flat_tax`: Abgeltungsteuer with its surcharges."""

    income_tax: float
    solidarity: float
    church: float
    social: float
    flat_tax: float
    carry: DeCarry
    lines: tuple[Line, ...]

    @property
    def total(self) -> float:
        """Taxes and the employee's social insurance."""
        return self.income_tax + self.solidarity + self.church + self.social + self.flat_tax
