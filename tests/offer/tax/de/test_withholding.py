"""Wage tax by class: the Ministry of Finance's calculator, laws, and what the year makes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import OutOfRange
from goingrate.base.texts import LANGUAGES, say
from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.de.income import TAX_CLASSES, DeCarry, DeIncome, DePerson, TaxClass
from goingrate.offer.tax.de.payslip import payslip
from goingrate.offer.tax.de.provision_lump_sum import provision_lump_sum
from goingrate.offer.tax.de.withholding import (
    tax_of_second_earner,
    wage_tax_of_year,
    withheld_from_one_off,
    withheld_in_month,
)
from goingrate.offer.tax.de.year import de_year

BOOK = law_book("de")
SINGLE = DePerson()
classes = st.sampled_from(TAX_CLASSES)
years = st.sampled_from([2024, 2025, 2026, 2029])
pay = st.floats(0, 6e5)
people = st.builds(
    DePerson,
    church_rate=st.sampled_from([0.0, 0.08, 0.09]),
    children=st.integers(0, 5),
    health=st.sampled_from(["statutory", "private"]),
    private_premium_per_year=st.sampled_from([0.0, 5_000.0]),
    saxony=st.booleans(),
)


# bmf-steuerrechner.de, asked for a year's wages with the additional contribution shown, for the
# childless and for parents; the sixth class with the same policy as the others.
@pytest.mark.parametrize(
    ("year", "wages", "additional", "children", "published"),
    [
        (2025, 60_000.0, 0.026, 0, (9551, 8121, 4994, 9551, 15485, 16017)),
        (2026, 60_000.0, 0.029, 0, (9389, 7974, 4822, 9389, 15364, 15895)),
        (2026, 30_000.0, 0.029, 0, (2248, 1186, 0, 2248, 5588, 6120)),
        (2026, 30_000.0, 0.029, 1, (2294, 1230, 0, 2294, 5664, 6195)),
    ],
)
def test_published_by_the_ministry(
    year: int, wages: float, additional: float, children: int, published: tuple[int, ...]
) -> None:
    person = DePerson(children=children, additional_health_rate=additional)
    found = [wage_tax_of_year(wages, each, person, BOOK.at(year)) for each in TAX_CLASSES]
    assert found == list(published)


@given(pay, st.floats(1, 1e5), classes, people, years)
def test_more_pay_bears_more_tax_and_leaves_more(
    wages: float, more: float, tax_class: TaxClass, person: DePerson, year: int
) -> None:
    law = BOOK.at(year, index_rate_per_year=0.03)
    before = wage_tax_of_year(wages, tax_class, person, law)
    after = wage_tax_of_year(wages + more, tax_class, person, law)
    assert before <= after <= before + 0.46 * more + 7.0  # whole euros, twice per tariff
    first = payslip(wages / 12.0, tax_class, person, law)
    assert first.net == pytest.approx(first.gross - sum(x.amount for x in first.lines), abs=0.01)


@given(st.floats(0, 4e5), years)
def test_second_earners_pay_the_most(taxable: float, year: int) -> None:
    law = BOOK.at(year)
    assert tax_of_second_earner(taxable, law) >= 0.14 * taxable - 1.0
    wages = taxable
    by_class = {each: wage_tax_of_year(wages, each, SINGLE, law) for each in TAX_CLASSES}
    assert by_class["I"] == by_class["IV"] >= by_class["II"]
    assert by_class["III"] <= by_class["I"] <= by_class["V"] + 1.0 <= by_class["VI"] + 2.0


def test_rates_of_second_earners() -> None:
    law = BOOK.at(2026)
    first, second, third = (limit for (limit,) in law.rows("class_v_limits"))
    assert tax_of_second_earner(10_000.0, law) == 1_400.0
    for start, end, rate in ((second, third, 0.42), (third, 400_000.0, 0.45)):
        rise = tax_of_second_earner(end, law) - tax_of_second_earner(start, law)
        assert rise == pytest.approx(rate * (end - start), abs=1.0)
    assert tax_of_second_earner(first + 1e4, law) <= tax_of_second_earner(first, law) + 4_200.0


@given(st.floats(2e3, 4e4), classes, years)
def test_a_year_of_months_is_the_year(monthly: float, tax_class: TaxClass, year: int) -> None:
    law = BOOK.at(year)
    month = withheld_in_month(monthly, tax_class, SINGLE, law)
    whole = wage_tax_of_year(12.0 * monthly, tax_class, SINGLE, law)
    assert 12.0 * month.wage_tax == pytest.approx(whole, abs=0.12)


@given(st.floats(2e3, 2e4), st.floats(0, 1e6), classes, years)
def test_a_one_off_payment_bears_what_it_adds_to_the_year(
    monthly: float, one_off: float, tax_class: TaxClass, year: int
) -> None:
    law = BOOK.at(year)
    regular = 12.0 * monthly
    once = withheld_from_one_off(one_off, regular, tax_class, SINGLE, law)
    with_it = wage_tax_of_year(regular + one_off, tax_class, SINGLE, law)
    without = wage_tax_of_year(regular, tax_class, SINGLE, law)
    assert once.wage_tax == max(with_it - without, 0.0)  # a deduction rounded up may lower it
    assert once.solidarity == pytest.approx(
        0.055 * once.wage_tax if once.solidarity > 0 else 0.0, abs=0.01
    )


def test_the_one_fifth_rule_left_the_payslip_in_2025() -> None:
    def one_off(year: int, several_years: bool) -> float:
        law = BOOK.at(year)
        return withheld_from_one_off(
            1e5, 6e4, "I", SINGLE, law, several_years=several_years
        ).wage_tax

    law = BOOK.at(2024)
    fifth = wage_tax_of_year(8e4, "I", SINGLE, law) - wage_tax_of_year(6e4, "I", SINGLE, law)
    assert one_off(2024, True) == 5.0 * fifth < one_off(2024, False)
    assert one_off(2025, True) == one_off(2025, False)


def test_a_one_off_payment_that_crosses_the_limit_bears_the_whole_surcharge() -> None:
    law = BOOK.at(2026)
    small = withheld_from_one_off(1e4, 6e4, "I", SINGLE, law)
    assert small.solidarity == 0.0
    large = withheld_from_one_off(4e4, 6e4, "I", SINGLE, law)
    assert wage_tax_of_year(1e5, "I", SINGLE, law) > law.number("solidarity_limit")
    assert large.wage_tax < law.number("solidarity_limit")
    assert large.solidarity == pytest.approx(0.055 * large.wage_tax, abs=0.01)


# Pension 9.3%; until 2025 health and care at least 12% of the wages, up to 1,900 euros, 3,000 in
# class III; as of 2026 unemployment insurance too, 1.3%, not in class VI.
@pytest.mark.parametrize(
    ("year", "tax_class", "wages", "by_hand"),
    [
        (2025, "I", 10_000.0, 930 + 1_200),
        (2025, "I", 16_000.0, 1_488 + 1_900),
        (2025, "III", 20_000.0, 1_860 + 2_400),
        (2025, "III", 26_000.0, 2_418 + 3_000),
        (2026, "I", 10_000.0, 930 + 1_085 + 130),
        (2026, "VI", 10_000.0, 930 + 1_085),
        (2026, "I", 40_000.0, 3_720 + 4_340),
    ],
)
def test_lump_sum_for_insurance_by_hand(
    year: int, tax_class: TaxClass, wages: float, by_hand: float
) -> None:
    assert provision_lump_sum(wages, tax_class, SINGLE, BOOK.at(year)) == by_hand


def test_class_vi_knows_no_private_premium() -> None:
    person = DePerson(health="private", private_premium_per_year=6_000.0)
    law = BOOK.at(2026)
    assert provision_lump_sum(80_000.0, "VI", person, law) == 7_440.0
    assert provision_lump_sum(80_000.0, "I", person, law) == 7_440.0 + 3_600.0


@pytest.mark.parametrize("year", [2024, 2025, 2026])
@pytest.mark.parametrize("wages", [30_000.0, 70_000.0, 200_000.0])
def test_class_one_withholds_nearly_what_is_assessed(year: int, wages: float) -> None:
    """The lump sum for insurance has the reduced health rate; the deduction has 96% of the full."""
    law = BOOK.at(year)
    assessed = de_year(DeIncome(wages), DeCarry(), SINGLE, law)
    withheld = wage_tax_of_year(wages, "I", SINGLE, law)
    assert withheld == pytest.approx(assessed.income_tax, abs=15.0 if wages > 4e4 else 130.0)


@given(st.floats(0, 3e4), st.floats(0, 3e5), classes, people, years)
def test_contributions_of_twelve_payslips_with_a_bonus_are_those_of_the_year(
    monthly: float, bonus: float, tax_class: TaxClass, person: DePerson, year: int
) -> None:
    law = BOOK.at(year)
    plain = payslip(monthly, tax_class, person, law)
    with_bonus = payslip(monthly, tax_class, person, law, one_off=bonus)
    twelve = 11.0 * plain.social.total + with_bonus.social.total
    whole = de_year(DeIncome(12.0 * monthly + bonus), DeCarry(), person, law)
    assert twelve == pytest.approx(whole.social, abs=0.5)


def test_lines_of_a_payslip_are_said_in_each_language() -> None:
    person = DePerson(church_rate=0.09)
    slip = payslip(9e3, "I", person, BOOK.at(2026), one_off=1e5)
    assert [line.key for line in slip.lines][:2] == ["levy.de.wage_tax", "levy.de.wage_tax_one_off"]
    for line in slip.lines:
        assert all(say(line.key, language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("wages", "tax_class", "one_off", "where"),
    [
        (-1.0, "I", 0.0, "wages_per_month"),
        (1.0, "I", -1.0, "one_off"),
        (1.0, "VII", 0.0, "tax_class"),
    ],
)
def test_refuses_what_cannot_be(wages: float, tax_class: str, one_off: float, where: str) -> None:
    with pytest.raises(OutOfRange) as refusal:
        payslip(wages, tax_class, SINGLE, BOOK.at(2026), one_off=one_off)  # type: ignore[arg-type]
    assert refusal.value.where == where
