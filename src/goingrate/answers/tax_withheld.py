"""What employers withhold in a year in the United States, and what April then asks for."""

from __future__ import annotations

from typing import Final

from goingrate.answers.tax_engines import UsEngine
from goingrate.answers.tax_moments import YearIncome
from goingrate.answers.tax_results import TaxStep, Withheld
from goingrate.base.texts import Phrase
from goingrate.offer.tax.book import Source
from goingrate.offer.tax.us import withholding
from goingrate.offer.tax.us.income import UsCarry, UsIncome, UsTax

_REGULAR: Final = Source(
    "26 U.S.C. § 3402(a)",
    "IRS Publication 15-T, percentage method",
    "https://www.irs.gov/publications/p15t",
)
_PAYROLL: Final = Source(
    "26 U.S.C. § 3102", "IRS Publication 15", "https://www.irs.gov/publications/p15"
)
_STATE_SUPPLEMENTAL: Final = "supplemental_rate"
_STATE_FACTOR: Final = "withholding_factor"


def withheld_in(given: YearIncome, tax: UsTax, engine: UsEngine) -> Withheld:
    """Return what is withheld from the pay of a year, step by step, and the balance.

    Vested units, spreads of options and payouts of virtual shares are supplemental wages; the rest
    of the wages is regular pay. A state's balance counts too.
    """
    income: UsIncome = given.income
    law, regular = engine.law(given.year), income.wages - given.supplemental
    federal = withholding.withheld(
        regular_wages=regular,
        supplemental_wages=given.supplemental,
        spouse_wages=income.spouse_wages,
        law=law,
    )
    state = _state_steps(given, regular, engine)
    steps = [
        _step("regular", federal.regular, _REGULAR),
        _step("supplemental", federal.supplemental, law.source("supplemental_rate")),
        *state,
        _step("payroll", federal.payroll + tax.state_payroll, _PAYROLL),
    ]
    total = sum(step.cents for step in steps)
    return Withheld(
        steps=tuple(step for step in steps if step.cents),
        withheld_cents=total,
        balance_cents=round(100.0 * tax.total) - total,
        due_year=given.year + 1,
    )


def _state_steps(given: YearIncome, regular: float, engine: UsEngine) -> list[TaxStep]:
    """Return what a state's employers withhold: its tax on regular pay, a rate on the rest."""
    law, income = engine.state_law(given.year), given.income
    if law is None and engine.elsewhere is None:
        return []
    flat = law if law is not None and law.has(_STATE_SUPPLEMENTAL) else None
    wages = regular + (0.0 if flat else given.supplemental)
    alone = engine.tax(
        given.year, UsIncome(wages=wages, spouse_wages=income.spouse_wages), UsCarry()
    )
    source = next((line.source for line in alone.lines if _is_of_state(line.key)), None)
    factor = 1.0 if law is None or not law.has(_STATE_FACTOR) else law.number(_STATE_FACTOR)
    found = [_step("state", factor * alone.state_income_tax, source)]
    if flat is not None:
        amount = flat.number(_STATE_SUPPLEMENTAL) * given.supplemental
        found.append(_step("state_supplemental", amount, flat.source(_STATE_SUPPLEMENTAL)))
    return found


def _is_of_state(key: str) -> bool:
    return not key.startswith("levy.us.") and key.endswith(("regular_tax", "other.tax"))


def _step(name: str, amount: float, source: Source | None) -> TaxStep:
    key = f"taxyear.withheld.{name}"
    return TaxStep(key, Phrase(key), round(100.0 * amount), "tax", source)
