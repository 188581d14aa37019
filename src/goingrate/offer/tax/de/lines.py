"""Zeilen: the working of a year, one line a step with the paragraph that it follows."""

from __future__ import annotations

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.de.income import DeCarry, DeIncome
from goingrate.offer.tax.de.social import Contributions
from goingrate.offer.tax.de.steps import Working, contribution_base
from goingrate.offer.tax.working import Line, Role, line


def year_lines(income: DeIncome, carry: DeCarry, work: Working, law: LawYear) -> tuple[Line, ...]:
    """Return the lines in order; deductions are negative, and lines of nothing are left out.

    Taxable income, income tax and contributions are always shown.
    """
    return (
        *_income_lines(income, work, law),
        *_tax_lines(income, work, law),
        *_social_lines(income, work, law),
        *_capital_lines(income, carry, work, law),
        *_some("share_loss_carried", work.shares.loss, "carry", law, "share_losses"),
    )


def _income_lines(income: DeIncome, work: Working, law: LawYear) -> tuple[Line, ...]:
    special = work.assessment.special_expenses
    taxable = work.other_income + work.extraordinary_income - special
    return (
        *_some("wages", income.wages, "base", law, "employee_allowance"),
        *_some("spouse_wages", income.spouse_wages, "base", law, "employee_allowance"),
        *_some("extraordinary_wages", income.extraordinary_wages, "base", law, "one_fifth_parts"),
        *_some("employee_allowance", -work.allowances, "base", law, "employee_allowance"),
        *_some("provisions", -work.provisions, "base", law, "other_provision_limit"),
        *_some("special_expenses", -special, "base", law, "special_expenses_allowance"),
        line("levy.de.taxable_income", max(taxable, 0.0), "base", law, "tariff_progression"),
    )


def _tax_lines(income: DeIncome, work: Working, law: LawYear) -> tuple[Line, ...]:
    assessed = work.assessment
    rule = "one_fifth_parts" if income.extraordinary_wages > 0.0 else "tariff_progression"
    name = "income_tax_one_fifth" if income.extraordinary_wages > 0.0 else "income_tax"
    return (
        line(f"levy.de.{name}", assessed.income_tax, "tax", law, rule),
        *_some("solidarity", assessed.solidarity, "tax", law, "solidarity_limit"),
        *_some("church", assessed.church, "tax", law, "church_rates"),
    )


def _social_lines(income: DeIncome, work: Working, law: LawYear) -> tuple[Line, ...]:
    spouse = work.spouse_contributions or Contributions(0.0, 0.0, 0.0, 0.0)
    own = work.own_contributions
    differs = income.deferred_wages > 0.0 or income.contributed_wages > 0.0
    base = contribution_base(income) if differs else 0.0
    return (
        *_some("contribution_base", base, "base", law, "deferral_years"),
        line("levy.de.pension", own.pension + spouse.pension, "tax", law, "pension_ceiling"),
        line(
            "levy.de.unemployment",
            own.unemployment + spouse.unemployment,
            "tax",
            law,
            "unemployment_rate",
        ),
        *_some("health", own.health + spouse.health, "tax", law, "health_ceiling"),
        *_some("care", own.care + spouse.care, "tax", law, "care_rate"),
        *_some("private_premium", own.private_premium, "tax", law, "health_rate"),
    )


def _capital_lines(
    income: DeIncome, carry: DeCarry, work: Working, law: LawYear
) -> tuple[Line, ...]:
    flat = work.flat
    used_loss = min(carry.share_loss, max(income.share_gains, 0.0))
    return (
        *_some("share_gains", income.share_gains, "base", law, "share_losses"),
        *_some("share_loss_used", -used_loss, "base", law, "share_losses"),
        *_some("capital_income", income.capital_income, "base", law, "flat_tax_rate"),
        *_some("saver_allowance", -work.capital_allowance, "base", law, "saver_allowance"),
        *_some("flat_tax", flat.tax, "tax", law, "flat_tax_rate"),
        *_some("flat_solidarity", flat.solidarity, "tax", law, "solidarity_rate"),
        *_some("flat_church", flat.church, "tax", law, "church_rates"),
    )


def _some(name: str, amount: float, role: Role, law: LawYear, parameter: str) -> tuple[Line, ...]:
    return (line(f"levy.de.{name}", amount, role, law, parameter),) if amount else ()
