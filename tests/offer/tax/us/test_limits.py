"""What incomes may be: told on one line, in each language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from goingrate.base.errors import InputError, OutOfRange
from goingrate.base.texts import catalogue
from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.us.income import UsCarry, UsIncome
from goingrate.offer.tax.us.limits import check_carry, check_income
from goingrate.offer.tax.us.year import us_year

from .households import law

OneLine = Callable[[InputError], bool]
NEVER_BELOW_0 = ("wages", "spouse_wages", "other_compensation", "gain_28", "itemized_deductions")


@pytest.mark.parametrize("name", NEVER_BELOW_0)
def test_pay_and_deductions_are_not_negative(name: str, is_one_line: OneLine) -> None:
    with pytest.raises(OutOfRange) as caught:
        us_year(replace(UsIncome(), **{name: -1.0}), UsCarry(), law(2024), None)
    assert caught.value.where == name
    assert is_one_line(caught.value)


@pytest.mark.parametrize("name", [field.name for field in fields(UsIncome)])
@pytest.mark.parametrize("amount", [float("nan"), float("inf"), 1.1e12])
def test_amounts_are_finite_and_not_beyond_reason(
    name: str, amount: float, is_one_line: OneLine
) -> None:
    with pytest.raises(OutOfRange) as caught:
        check_income(replace(UsIncome(), **{name: amount}))
    assert is_one_line(caught.value)


@pytest.mark.parametrize("name", [field.name for field in fields(UsCarry)])
def test_what_is_carried_is_not_negative(name: str) -> None:
    with pytest.raises(OutOfRange) as caught:
        us_year(UsIncome(), replace(UsCarry(), **{name: -0.01}), law(2024), None)
    assert caught.value.where == name


def test_losses_are_allowed_and_the_largest_amounts_too() -> None:
    check_income(UsIncome(wages=1e12, short_gain=-1e12, long_gain=-1e12))
    check_carry(UsCarry(long_loss=1e12))


def test_every_step_of_a_year_has_a_name() -> None:
    rich = UsIncome(
        wages=4e5,
        spouse_wages=1e5,
        other_compensation=1e4,
        interest=2e4,
        short_gain=1e4,
        long_gain=5e4,
        gain_28=1e4,
        iso_spread=3e5,
        itemized_deductions=5e4,
    )
    fallen = UsIncome(wages=3e5, long_gain=-9e4, iso_spread=1e3)
    sold = UsIncome(wages=1e5, long_gain=9e4, amt_gain_adjustment=-5e4, iso_spread=1e3)
    elected = UsIncome(wages=3e5, iso_spread=5e5, itemized_deductions=9e3)
    california = law_book("us-ca").at(2026, status="single")
    years = [(income, None) for income in (rich, fallen, sold, elected)]
    seen = set()
    for income, state in [*years, (UsIncome(wages=2e6, itemized_deductions=9e4), california)]:
        done = us_year(income, UsCarry(amt_credit=5e4), law(2026), state)
        seen |= {step.key for step in done.lines if step.key.startswith("levy.us.")}
    named = {key for key in catalogue() if key.startswith("levy.us.")}
    assert seen == {key for key in named if ".allowed." not in key and ".fix." not in key}
