"""Who decides: savings, pay kept either way, taste for risk, horizon."""

from __future__ import annotations

from dataclasses import dataclass

from goingrate.base.errors import OutOfRange
from goingrate.base.quantity import Quantity, Range, Unknown
from goingrate.base.texts import Phrase
from goingrate.offer.fields import check_numbers, numeric
from goingrate.offer.tax.home import BEFORE_TAX, Tax
from goingrate.offer.tax.rates import TaxRates

__all__ = ["Person", "TaxRates"]


@dataclass(frozen=True, slots=True)
class Person:
    """Who decides between the offers; all money in the answer's currency.

    Parameters
    ----------
    wealth
        Savings outside all offers.
    kept_pay_per_year
        After-tax income that goes on whichever offer is taken (a partner's pay, rent, the part
        of the base that both offers share). Its present value over the horizon counts as wealth.
    living_costs_per_year
        Shown beside the money in hand; never part of the worth (see docs/decisions).
    risk_aversion
        Constant relative risk aversion: a number, a range, or None for the population's range.
    horizon_years
        Whole years over which flows count; None: to the last payoff of private equity, else to
        the last vest, else four years.
    discount_per_year
        Annual rate at which the person values later money; unknown: the packaged assumption, which
        the answer then lists.
    tax
        Where the person would pay tax, or at which rates; an offer elsewhere can state its own.
    """

    wealth: Quantity = numeric("money", prior=None)
    kept_pay_per_year: Quantity = numeric("money_per_year", 0.0)
    living_costs_per_year: Quantity = numeric("money_per_year", 0.0)
    risk_aversion: float | Range | None = numeric("number", None, high=20.0)
    horizon_years: int | None = None
    discount_per_year: Quantity = numeric("per_year", 0.05, low=-0.2, high=1.0)
    tax: Tax = BEFORE_TAX

    def __post_init__(self) -> None:
        check_numbers(self)
        for name in ("wealth", "kept_pay_per_year", "living_costs_per_year"):
            if isinstance(getattr(self, name), Unknown):
                raise OutOfRange(
                    where=name,
                    given="unknown",
                    allowed=Phrase("allowed.number_or_range"),
                    fix=Phrase("fix.own_number"),
                )
        if self.horizon_years is not None and not 1 <= self.horizon_years <= 40:
            raise OutOfRange(
                where="horizon_years",
                given=self.horizon_years,
                allowed=Phrase.of("allowed.between", low="1", high="40"),
                fix=Phrase("fix.correct_value"),
            )
