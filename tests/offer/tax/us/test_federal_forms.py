"""The rules against the forms, which say the same in other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.offer.tax.book import LawYear
from goingrate.offer.tax.us.amt import tentative_minimum_tax
from goingrate.offer.tax.us.federal import federal_year
from goingrate.offer.tax.us.gains import NetGains, carried_losses, net_gains
from goingrate.offer.tax.us.income import UsCarry, UsIncome
from goingrate.offer.tax.us.ordinary import gain_stack, regular_tax
from goingrate.offer.tax.us.year import us_year

from .forms import (
    Worksheet,
    capital_loss_carryover,
    form_6251_line_7,
    form_8801_part_ii,
    schedule_d_tax_worksheet,
)
from .households import amounts, carries, either_sign, incomes, law, laws


def same(given_amount: float, expected: float) -> bool:
    """Equal to a tenth of a cent."""
    return bool(given_amount == pytest.approx(expected, abs=1e-3, rel=1e-12))


def worksheet(
    taxable_income: float, income: UsIncome, carry: tuple[float, float], year: LawYear
) -> Worksheet:
    """The worksheet, from lines 7 and 15 of Schedule D and its 28% Rate Gain Worksheet."""
    short_loss, long_loss = carry
    line_7 = income.short_gain - short_loss
    line_15 = income.long_gain + income.gain_28 - long_loss
    line_16 = line_7 + line_15
    both_gains = line_15 > 0.0 and line_16 > 0.0
    rate_gain = max(income.gain_28 - long_loss + min(line_7, 0.0), 0.0)
    return schedule_d_tax_worksheet(
        taxable_income=taxable_income,
        line_15=line_15,
        line_16=line_16,
        line_18=rate_gain if both_gains else 0.0,
        law=year,
    )


@given(incomes, carries, laws)
def test_regular_tax_is_that_of_the_schedule_d_tax_worksheet(
    income: UsIncome, carry: UsCarry, year: LawYear
) -> None:
    done = federal_year(income, carry, year, 0.0)
    form = worksheet(done.taxable_income, income, (carry.short_loss, carry.long_loss), year)
    assert same(done.regular_tax, form.line_47)
    assert same(done.stack.below_gains, form.line_14)
    if done.gains.long > 0.0:
        assert same(done.stack.ordinary, form.line_21)


@given(incomes, carries, laws)
def test_tentative_minimum_tax_is_line_7_of_form_6251(
    income: UsIncome, carry: UsCarry, year: LawYear
) -> None:
    done = federal_year(income, carry, year, 0.0)
    regular = worksheet(done.taxable_income, income, (carry.short_loss, carry.long_loss), year)
    moved = UsIncome(
        short_gain=income.short_gain,
        long_gain=income.long_gain + income.amt_gain_adjustment,
        gain_28=income.gain_28,
    )
    for_amt = worksheet(0.0, moved, (carry.amt_short_loss, carry.amt_long_loss), year)
    line_5, line_7 = form_6251_line_7(
        line_4=done.minimum.amti, for_amt=for_amt, for_regular=regular, law=year
    )
    assert same(done.minimum.exemption, line_5)
    assert same(done.minimum.tentative, line_7)


@given(incomes, incomes, carries, laws)
def test_credit_over_two_years_is_that_of_form_8801(
    first: UsIncome, second: UsIncome, carry: UsCarry, year: LawYear
) -> None:
    before = federal_year(first, carry, year, 0.0)
    left = carry.amt_credit - before.credit_used
    between = us_year(first, carry, year, None).carry
    after = federal_year(second, between, year, 0.0)
    form = form_8801_part_ii(
        amt_of_last_year=before.minimum.amt,
        exclusion_amt_of_last_year=before.minimum.exclusion_amt,
        credit_carried=left,
        regular_tax=after.regular_tax,
        tentative_minimum_tax=after.minimum.tentative,
    )
    assert same(after.credit_used, form.line_25)
    assert same(between.amt_credit - after.credit_used, form.line_26)


@given(either_sign, either_sign, amounts, amounts, st.floats(-50_000, 50_000))
def test_carried_losses_are_those_of_the_carryover_worksheet(
    short: float, long: float, short_loss: float, long_loss: float, taxable_income: float
) -> None:
    net = net_gains(short, long, 0.0, short_loss, long_loss, 3_000.0)
    form = capital_loss_carryover(
        taxable_income=taxable_income,
        line_7=short - short_loss,
        line_15=long - long_loss,
        line_21=net.deducted_loss,
    )
    found = carried_losses(net, taxable_income)
    assert same(found[0], form[0])
    assert same(found[1], form[1])


def test_28_percent_gain_fills_the_24_percent_bracket_first() -> None:
    # 2024, single: the schedule reaches 32% at 191,950; a rate below 25% takes what fits below it.
    year = law(2024)
    gains = NetGains(0.0, 150_000.0, 0.0, 0.0, 0.0, gain_28=150_000.0)
    stack = gain_stack(250_000.0, gains, year)
    assert stack.ordinary == 191_950.0
    assert stack.twenty_eight == 58_050.0
    on_bracket = 17_168.50 + 0.24 * (191_950 - 100_525)
    assert regular_tax(250_000.0, gains, year) == pytest.approx(on_bracket + 0.28 * 58_050)


def test_28_percent_gain_pays_no_more_than_the_schedule() -> None:
    year = law(2024)
    gains = NetGains(0.0, 30_000.0, 0.0, 0.0, 0.0, gain_28=30_000.0)
    assert regular_tax(60_000.0, gains, year) == year.brackets("ordinary_brackets").tax(60_000.0)


def test_a_small_gain_pays_no_more_than_the_bracket_that_it_falls_into() -> None:
    # 2024, single: gains pay 15% from 47,025, other income pays 12% up to 47,150.
    year = law(2024)
    gains = NetGains(0.0, 100.0, 0.0, 0.0, 0.0)
    on_rest = year.brackets("ordinary_brackets").tax(47_050.0)
    assert regular_tax(47_150.0, gains, year) == pytest.approx(on_rest + 12.0)


def test_gains_of_the_amt_find_the_room_that_28_percent_gain_leaves() -> None:
    # Form 6251, line 27, is line 21 of the worksheet (191,950), not line 14 (310,000).
    year = law(2024)
    regular = gain_stack(
        400_000.0, NetGains(0.0, 390_000.0, 0.0, 0.0, 0.0, gain_28=300_000.0), year
    )
    assert (regular.ordinary, regular.below_gains) == (191_950.0, 310_000.0)
    moved = NetGains(0.0, 500_000.0, 0.0, 0.0, 0.0)
    at_15_percent = 518_900.0 - 191_950.0
    on_rest = 0.26 * (550_000.0 - 85_700.0 - 464_300.0)
    gain = 550_000.0 - 85_700.0
    assert tentative_minimum_tax(550_000.0, moved, regular, year) == pytest.approx(
        on_rest + 0.15 * at_15_percent + 0.20 * (gain - at_15_percent)
    )


def test_the_minimum_tax_knows_no_28_percent_gain() -> None:
    year = law(2024)
    gains = NetGains(0.0, 100_000.0, 0.0, 0.0, 0.0, gain_28=100_000.0)
    stack = gain_stack(300_000.0, gains, year)
    taxed = 300_000.0 - year.number("amt_exemption")
    assert tentative_minimum_tax(300_000.0, gains, stack, year) == pytest.approx(0.26 * taxed)
