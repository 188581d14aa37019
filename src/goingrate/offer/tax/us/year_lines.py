"""The working of a federal year: its steps as lines, each with the place of its rule."""

from __future__ import annotations

from goingrate.offer.tax.book import LawYear, Source
from goingrate.offer.tax.us.federal import FederalYear
from goingrate.offer.tax.us.income import UsCarry, UsIncome
from goingrate.offer.tax.working import Line, Role, line


def year_lines(
    income: UsIncome,
    year: FederalYear,
    after: UsCarry,
    law: LawYear,
    state_lines: tuple[Line, ...] = (),
) -> tuple[Line, ...]:
    """Return the steps in the order of the returns: federal, then state, then what is carried.

    Steps of amount 0 are left out, save income, deduction, taxable income, regular tax and the
    total. Lines of the role `tax` less those of the role `credit` add up to all taxes.
    """
    taken = [
        *_income_lines(income, year, law),
        *_deduction_lines(year, law),
        *_regular_lines(year, law),
        *_minimum_lines(income, year, law),
        *_other_lines(year, law),
    ]
    federal = [step for step in taken if step.amount != 0.0 or step.key in _ALWAYS]
    carried = [step for step in _carry_lines(after, law) if step.amount != 0.0]
    return (*federal, *state_lines, *carried)


_ALWAYS = {
    f"levy.us.{name}"
    for name in ("agi", "deduction_standard", "taxable_income", "regular_tax", "income_tax")
}


def _income_lines(income: UsIncome, year: FederalYear, law: LawYear) -> list[Line]:
    pay = income.wages + income.spouse_wages
    return [
        _statute("wages", pay, "base", "61"),
        _statute("other_compensation", income.other_compensation, "base", "421"),
        _statute("interest", income.interest, "base", "61"),
        _statute("short_gain", year.gains.short, "base", "1222"),
        _statute("long_gain", year.gains.long, "base", "1222"),
        line("levy.us.deducted_loss", -year.gains.deducted_loss, "base", law, "capital_loss_limit"),
        _statute("agi", year.agi, "base", "62"),
    ]


def _deduction_lines(year: FederalYear, law: LawYear) -> list[Line]:
    deduction = year.deduction
    taxable = _statute("taxable_income", max(year.taxable_income, 0.0), "base", "63")
    if not deduction.itemized:
        amount = -deduction.amount
        return [
            line("levy.us.deduction_standard", amount, "base", law, "standard_deduction"),
            taxable,
        ]
    elected = deduction.amount < law.number("standard_deduction")
    others = "deduction_elected" if elected else "deduction_itemized"
    return [
        line("levy.us.deduction_state_taxes", -deduction.state_taxes, "base", law, "salt_cap"),
        _statute(others, -deduction.amt_amount, "base", "63"),
        line("levy.us.deduction_limit", deduction.limited, "base", law, "itemized_limit_rate"),
        taxable,
    ]


def _regular_lines(year: FederalYear, law: LawYear) -> list[Line]:
    return [line("levy.us.regular_tax", year.regular_tax, "tax", law, "ordinary_brackets")]


def _minimum_lines(income: UsIncome, year: FederalYear, law: LawYear) -> list[Line]:
    """Return the steps of Form 6251, if there is AMT or credit of it, and the total."""
    minimum = year.minimum
    steps = [
        _statute("iso_spread", income.iso_spread, "base", "56"),
        _statute("amt_gain_difference", year.amt_gains.income - year.gains.income, "base", "56"),
        _statute("amti", minimum.amti, "base", "55"),
        line("levy.us.amt_exemption", -minimum.exemption, "base", law, "amt_exemption"),
        line("levy.us.tentative_minimum_tax", minimum.tentative, "base", law, "amt_brackets"),
    ]
    asked = minimum.amt > 0.0 or year.credit_used > 0.0 or income.iso_spread > 0.0
    return [
        *(steps if asked else []),
        line("levy.us.amt", minimum.amt, "tax", law, "amt_brackets"),
        _statute("amt_credit_used", year.credit_used, "credit", "53"),
        _statute("income_tax", year.income_tax, "total", "1"),
    ]


def _other_lines(year: FederalYear, law: LawYear) -> list[Line]:
    pay = year.payroll
    return [
        line("levy.us.niit", year.niit, "tax", law, "niit_rate"),
        line("levy.us.social_security", pay.social_security, "tax", law, "social_security_base"),
        line("levy.us.medicare", pay.medicare, "tax", law, "medicare_rate"),
        line(
            "levy.us.additional_medicare",
            pay.additional_medicare,
            "tax",
            law,
            "additional_medicare_start",
        ),
    ]


def _carry_lines(after: UsCarry, law: LawYear) -> list[Line]:
    loss, amt_loss = after.short_loss + after.long_loss, after.amt_short_loss + after.amt_long_loss
    return [
        line("levy.us.carried_loss", loss, "carry", law, "capital_loss_limit"),
        line("levy.us.carried_amt_loss", amt_loss, "carry", law, "capital_loss_limit"),
        _statute("carried_amt_credit", after.amt_credit, "carry", "53"),
    ]


def _statute(name: str, amount: float, role: Role, section: str) -> Line:
    """Return a line that rests on a section of the Code without a number of its own."""
    address = (
        f"https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title26-section{section}"
    )
    source = Source(
        f"26 U.S.C. § {section}", f"United States Code, title 26, section {section}", address
    )
    return Line(f"levy.us.{name}", amount, role, source)
