"""What holds for the federal taxes of every household."""

from __future__ import annotations

from dataclasses import astuple, replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us.federal import FederalYear, federal_year
from goingrate.offer.tax.us.income import Status, UsCarry, UsIncome, UsTax
from goingrate.offer.tax.us.year import us_year

from .households import all_indexed, carries, incomes, law, laws, state_taxes, statuses, years

#: Kinds of income that raise the tax or leave it; the last makes the gain of the AMT larger.
KINDS = (
    "wages",
    "spouse_wages",
    "other_compensation",
    "interest",
    "short_gain",
    "long_gain",
    "gain_28",
    "iso_spread",
    "amt_gain_adjustment",
)
kinds = st.sampled_from(KINDS)
steps = st.one_of(st.floats(0.01, 100.0), st.floats(0.01, 1e5))
#: Of sums up to some ten millions.
ROUNDING = 1e-6


def taxes(done: FederalYear) -> float:
    return done.income_tax + done.niit + done.payroll.total


def taxed(income: UsIncome, carry: UsCarry, year: LawYear, state: float = 0.0) -> float:
    return taxes(federal_year(income, carry, year, state))


@given(incomes, carries, laws, state_taxes, kinds, steps)
def test_of_every_dollar_more_something_is_kept_and_none_lowers_the_tax(
    income: UsIncome, carry: UsCarry, year: LawYear, state: float, kind: str, step: float
) -> None:
    """Tax rises with every kind of income, by less than the income: federal law has no cliff."""
    more = replace(income, **{kind: getattr(income, kind) + step})
    rise = taxed(more, carry, year, state) - taxed(income, carry, year, state)
    assert -ROUNDING <= rise <= 0.8 * step + ROUNDING


@given(incomes, carries, laws, state_taxes, steps)
def test_no_deduction_raises_the_tax_or_saves_more_than_itself(
    income: UsIncome, carry: UsCarry, year: LawYear, state: float, step: float
) -> None:
    more = replace(income, itemized_deductions=income.itemized_deductions + step)
    saved = taxed(income, carry, year, state) - taxed(more, carry, year, state)
    assert -ROUNDING <= saved <= 0.8 * step + ROUNDING


def test_a_smaller_deduction_is_elected_where_only_the_minimum_tax_counts() -> None:
    # 2024: 14,000 of mortgage interest are less than the standard deduction of 14,600, but come off
    # AMTI; the tax is 26 and 28% of the same income without them, less 28% of 14,000.
    income = UsIncome(wages=250_000, iso_spread=500_000)
    deducted = replace(income, itemized_deductions=14_000)
    nothing = federal_year(income, UsCarry(), law(2024), 0.0)
    elected = federal_year(deducted, UsCarry(), law(2024), 0.0)
    assert elected.deduction.itemized
    assert nothing.income_tax - elected.income_tax == pytest.approx(1.25 * 0.28 * 14_000)


@given(incomes, carries, years, state_taxes)
def test_a_joint_return_pays_no_more_than_a_single_person(
    income: UsIncome, carry: UsCarry, year: int, state: float
) -> None:
    """Without 28% gain: of that, a couple's wider brackets leave gains of the AMT less room."""
    income = replace(income, gain_28=0.0)
    joint = taxed(income, carry, law(year, "married_joint"), state)
    assert joint <= taxed(income, carry, law(year), state) + ROUNDING


@given(st.floats(0.0, 300_000.0), st.integers(2020, 2026))
def test_two_equal_earners_pay_jointly_what_they_would_pay_apart(wages: float, year: int) -> None:
    """Up to the bracket of 37%, whose start is not doubled; of the income tax."""
    couple = UsIncome(wages=wages, spouse_wages=wages)
    joint = federal_year(couple, UsCarry(), law(year, "married_joint"), 0.0)
    apart = federal_year(UsIncome(wages=wages), UsCarry(), law(year), 0.0)
    assert joint.income_tax == pytest.approx(2 * apart.income_tax, abs=ROUNDING)


@given(incomes, carries, laws, state_taxes)
def test_the_credit_brings_no_tax_below_the_tentative_minimum_tax(
    income: UsIncome, carry: UsCarry, year: LawYear, state: float
) -> None:
    done = federal_year(income, carry, year, state)
    room = max(done.regular_tax - done.minimum.tentative, 0.0)
    assert 0.0 <= done.credit_used <= min(room, carry.amt_credit)
    assert done.income_tax >= min(done.minimum.tentative, done.regular_tax) - ROUNDING
    assert done.income_tax >= 0.0
    assert done.minimum.amt == 0.0 or done.credit_used == 0.0


@given(incomes, carries, laws)
def test_a_year_without_deferral_items_earns_no_credit(
    income: UsIncome, carry: UsCarry, year: LawYear
) -> None:
    plain = replace(income, iso_spread=0.0, amt_gain_adjustment=0.0)
    losses = replace(carry, amt_short_loss=carry.short_loss, amt_long_loss=carry.long_loss)
    done = us_year(plain, losses, year, None)
    left = carry.amt_credit - done.amt_credit_used
    assert done.carry.amt_credit == pytest.approx(left, abs=ROUNDING)


@given(incomes, carries, laws)
def test_losses_carried_add_up_with_what_was_taxed_and_deducted(
    income: UsIncome, carry: UsCarry, year: LawYear
) -> None:
    done = federal_year(income, carry, year, 0.0)
    after = us_year(income, carry, year, None).carry
    gains = done.gains
    used = gains.deducted_loss - min(max(-done.taxable_income, 0.0), gains.deducted_loss)
    before = carry.short_loss + carry.long_loss
    realised = income.short_gain + income.long_gain + income.gain_28
    moved = gains.short + gains.long - used - (after.short_loss + after.long_loss)
    assert moved == pytest.approx(realised - before, abs=ROUNDING, rel=1e-12)


def scaled(value: UsIncome | UsCarry, factor: float) -> list[float]:
    return [factor * amount for amount in astuple(value)]


@given(incomes, carries, statuses, st.floats(0.01, 0.1), st.integers(1, 10))
def test_where_all_amounts_are_indexed_so_is_the_tax(
    income: UsIncome, carry: UsCarry, status: Status, rate: float, later: int
) -> None:
    # Of two deductions that cost the same to the last bit, rounding chooses.
    assume(income.itemized_deductions == 0.0 or income.itemized_deductions > 1.0)
    book = all_indexed()
    now = us_year(income, carry, book.at(2026, status=status), None)
    then_law = book.at(2026 + later, status=status, index_rate_per_year=rate)
    factor = (1 + rate) ** later
    then = us_year(
        UsIncome(*scaled(income, factor)), UsCarry(*scaled(carry, factor)), then_law, None
    )
    assert then.total == pytest.approx(factor * now.total, rel=1e-9, abs=ROUNDING)
    assert scaled(now.carry, factor) == pytest.approx(list(astuple(then.carry)), rel=1e-9, abs=1e-3)


@given(incomes, carries, laws)
def test_lines_of_taxes_less_credits_add_up_to_all_taxes(
    income: UsIncome, carry: UsCarry, year: LawYear
) -> None:
    done = us_year(income, carry, year, None)
    assert summed(done) == pytest.approx(done.total, abs=ROUNDING)
    assert all(step.source is not None for step in done.lines)


@given(incomes, carries, laws, state_taxes)
def test_lines_of_income_add_up_to_what_they_lead_to(
    income: UsIncome, carry: UsCarry, year: LawYear, state: float
) -> None:
    from goingrate.offer.tax.us.year_lines import year_lines

    done = federal_year(income, carry, year, state)
    amounts = {step.key: step.amount for step in year_lines(income, done, UsCarry(), year)}
    names = ("wages", "other_compensation", "interest", "short_gain", "long_gain", "deducted_loss")
    parts = sum(amounts.get(f"levy.us.{name}", 0.0) for name in names)
    assert parts == pytest.approx(amounts["levy.us.agi"], abs=ROUNDING)
    deducted = sum(amount for key, amount in amounts.items() if "deduction" in key)
    assert max(parts + deducted, 0.0) == pytest.approx(
        amounts["levy.us.taxable_income"], abs=ROUNDING
    )


def summed(tax: UsTax) -> float:
    owed = sum(step.amount for step in tax.lines if step.role == "tax")
    return owed - sum(step.amount for step in tax.lines if step.role == "credit")


@pytest.mark.parametrize("place", ["us-ca", "us-ny", "us-wa"])
@given(income=incomes, carry=carries, status=statuses)
def test_state_taxes_are_deducted_and_their_lines_follow(
    place: str, income: UsIncome, carry: UsCarry, status: Status
) -> None:
    from goingrate.data.tax_laws import law_book

    state = law_book(place).at(2025, status=status)
    with_state = us_year(income, carry, law(2025, status), state)
    paid = with_state.state_income_tax + with_state.state_payroll
    alone = federal_year(income, carry, law(2025, status), paid)
    assert with_state.income_tax == alone.income_tax
    assume(paid > 0.0)
    assert any(not step.key.startswith("levy.us.") for step in with_state.lines)
