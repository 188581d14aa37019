"""Plain effective rates of tax, where no law is followed."""

from __future__ import annotations

from dataclasses import dataclass

from goingrate.base.quantity import Quantity
from goingrate.offer.fields import check_numbers, numeric


@dataclass(frozen=True, slots=True)
class TaxRates:
    """Effective tax by kind of income, as shares; 0 means: before tax.

    `pay` covers base, bonus, sign-on, severance and vested shares of a public company;
    `equity` a payoff of private equity; `benefits` retirement match and other benefits.
    """

    pay: Quantity = numeric("share", 0.0, high=1.0, high_excluded=True, prior="effective_tax")
    equity: Quantity = numeric("share", 0.0, high=1.0, high_excluded=True, prior="effective_tax")
    benefits: Quantity = numeric("share", 0.0, high=1.0, high_excluded=True, prior="effective_tax")

    def __post_init__(self) -> None:
        check_numbers(self)
