"""A payslip, and what would explain another net."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goingrate.answers.payslip import PERIODS, de_payslip, us_payslip
from goingrate.answers.payslip_results import Explanation, Payslip, Period
from goingrate.answers.payslip_us import UsPay
from goingrate.answers.tax_engines import DeEngine, UsEngine, engine_for
from goingrate.answers.tax_moments import YearIncome
from goingrate.answers.tax_working import working_of
from goingrate.data.tax_households import DeHousehold, UsHousehold
from goingrate.offer.tax.de.income import TAX_CLASSES, DePerson
from goingrate.offer.tax.us import payroll
from goingrate.offer.tax.us.income import STATUSES, Status, UsIncome

CALIFORNIA = UsHousehold("single", "CA")
ALONE = DeHousehold(DePerson())
SENIOR = UsPay(250_000)


def line(slip: Payslip, key: str) -> tuple[int, int]:
    (found,) = [(one.year_cents, one.period_cents) for one in slip.lines if one.key == key]
    return found


def why(slip: Payslip, key: str) -> Explanation:
    assert slip.actual is not None
    return next(one for one in slip.actual.explanations if one.what.key == f"payslip.why.{key}")


@pytest.mark.shared
def test_published_withholding_of_2024(shared_folder: Path) -> None:
    """Level pay and a plain W-4: withheld is what is owed, which several programs agree on.

    California withholds a tenth more (DE 44, method B), which comes back.
    """
    with (shared_folder / "oracles" / "tax_golden_2024.csv").open(encoding="utf-8") as lines:
        golden = {(row["case"], row["quantity"]): row["value"] for row in csv.DictReader(lines)}
    slip = us_payslip(SENIOR, CALIFORNIA, year=2024)
    federal = 100 * float(golden["wages 250k", "federal income tax"])
    assert line(slip, "payslip.federal")[0] == -round(federal)
    payroll_keys = ("social_security", "medicare", "additional_medicare")
    fica = sum(line(slip, f"levy.us.{key}")[0] for key in payroll_keys)
    assert -fica == round(100 * float(golden["wages 250k", "employee FICA"]))
    state = 100 * float(golden["wages 250k", "state income tax"])
    assert -line(slip, "levy.ca.income_tax")[0] == pytest.approx(1.1 * state, abs=1)
    assert slip.balance_cents == pytest.approx(-0.1 * state, abs=1)


def test_additional_medicare_tax_is_withheld_from_200000_and_owed_from_another_start() -> None:
    """26 U.S.C. §§ 3101(b)(2), 3102(f)(1): owed above 125,000 or 250,000 of a return."""
    separate = us_payslip(UsPay(300_000), UsHousehold("married_separate", "WA"), year=2024)
    assert separate.balance_cents == 675_00
    joint, half = (
        us_payslip(UsPay(pay), UsHousehold("married_joint", "TX"), year=2024).balance_cents
        for pay in (400_000, 200_000)
    )
    assert half is not None
    assert joint == half - 450_00


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("state", ["CA", "NY", "WA", "TX", None])
def test_the_balance_is_that_of_the_years_working(status: Status, state: str | None) -> None:
    for wages in (99_000, 160_123, 233_777, 400_000):
        slip = us_payslip(UsPay(wages), UsHousehold(status, state), year=2025)
        income = YearIncome(2025, UsIncome(wages=wages))
        (year,) = working_of(UsHousehold(status, state), [income], name="t", digest="").years
        assert year.withheld is not None
        assert slip.balance_cents == year.withheld.balance_cents


@pytest.mark.parametrize("period", PERIODS)
def test_slips_of_a_year_add_up(period: Period) -> None:
    pay = UsPay(250_000, retirement=23_000, health_premium=2_400)
    slip = us_payslip(pay, CALIFORNIA, year=2024, period=period)
    assert slip.periods_per_year == PERIODS[period]
    assert slip.stages[0].first == 1
    assert slip.stages[-1].last == slip.periods_per_year
    total = sum(one.net_cents * (one.last - one.first + 1) for one in slip.stages)
    assert total == pytest.approx(slip.net_year_cents, abs=2 * slip.periods_per_year)


def test_social_security_stops_and_additional_medicare_starts() -> None:
    first, *_, last = us_payslip(SENIOR, CALIFORNIA, year=2024).stages
    engine = engine_for(CALIFORNIA)
    assert isinstance(engine, UsEngine)
    month = 250_000 / 12
    law = engine.law(2024)
    saved = payroll.social_security(month, law) - 0.009 * month
    assert last.net_cents - first.net_cents == pytest.approx(100 * saved, abs=2)


def test_a_retirement_contribution_saves_income_tax_alone() -> None:
    plain, saving = (
        us_payslip(UsPay(250_000, retirement=amount), CALIFORNIA, year=2024)
        for amount in (0, 20_000)
    )
    for key in ("levy.us.social_security", "levy.us.medicare", "levy.ca.disability_insurance"):
        assert line(plain, key) == line(saving, key)
    # the bracket of 32%
    assert line(saving, "payslip.federal")[0] - line(plain, "payslip.federal")[0] == 640_000


def test_a_health_premium_saves_payroll_tax_too() -> None:
    plain, paying = (
        us_payslip(UsPay(100_000, health_premium=amount), CALIFORNIA, year=2024)
        for amount in (0, 2_400)
    )
    for key in ("levy.us.social_security", "levy.us.medicare", "levy.ca.disability_insurance"):
        assert abs(line(paying, key)[0]) < abs(line(plain, key)[0])


def test_a_bonus_is_withheld_from_at_the_flat_rates() -> None:
    slip = us_payslip(UsPay(250_000, bonus=30_000), CALIFORNIA, year=2024)
    assert line(slip, "payslip.federal_bonus") == (-6_600_00, 0)
    assert line(slip, "payslip.state_bonus") == (-3_069_00, 0)
    assert slip.net_period_cents == us_payslip(SENIOR, CALIFORNIA, year=2024).net_period_cents
    assert slip.balance_cents is not None
    assert slip.balance_cents > 0  # 22% is less than the bracket
    whole = us_payslip(UsPay(250_000, bonus=30_000), CALIFORNIA, year=2024, period="year")
    assert whole.net_period_cents == whole.net_year_cents == slip.net_year_cents


@pytest.mark.parametrize("period", PERIODS)
def test_a_net_that_agrees_needs_no_explanation(period: Period) -> None:
    slip = us_payslip(SENIOR, CALIFORNIA, year=2024, period=period)
    for stage in slip.stages:
        actual = stage.net_cents / 100 + 0.5
        found = us_payslip(SENIOR, CALIFORNIA, year=2024, period=period, actual_net=actual)
        assert found.actual is not None
        assert found.actual.agrees
        assert found.actual.explanations == ()
        assert found.stage == stage


def test_a_planted_retirement_contribution_is_found() -> None:
    hidden = us_payslip(UsPay(250_000, retirement=18_000), CALIFORNIA, year=2024)
    actual = hidden.net_period_cents / 100
    found = us_payslip(SENIOR, CALIFORNIA, year=2024, actual_net=actual)
    told = why(found, "retirement")
    assert told.fits
    assert told.amount_cents == pytest.approx(1_500_00, abs=2)


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        (UsHousehold("married_joint", "CA"), "w4_married_joint"),
        (UsHousehold("head_of_household", "CA"), "w4_head_of_household"),
        (UsHousehold("single", None), "no_state"),
    ],
)
def test_a_planted_status_is_found(changed: UsHousehold, key: str) -> None:
    actual = us_payslip(UsPay(120_000), changed, year=2024).net_period_cents / 100
    if key == "no_state":  # disability insurance is of the state too
        actual = round(actual, 2)
    found = us_payslip(UsPay(120_000), CALIFORNIA, year=2024, actual_net=actual)
    assert why(found, key).fits
    assert found.actual is not None
    assert found.actual.explanations[0].what.key == f"payslip.why.{key}"


def test_the_box_for_two_jobs_is_found() -> None:
    engine = engine_for(CALIFORNIA)
    assert isinstance(engine, UsEngine)
    plain = us_payslip(UsPay(120_000), CALIFORNIA, year=2024)
    boxed = us_payslip(dataclasses.replace(UsPay(120_000), two_jobs=True), CALIFORNIA, year=2024)
    assert boxed.net_period_cents < plain.net_period_cents
    actual = boxed.net_period_cents / 100
    found = us_payslip(UsPay(120_000), CALIFORNIA, year=2024, actual_net=actual)
    assert why(found, "two_jobs").fits


def test_new_york_city_is_thought_of() -> None:
    found = us_payslip(SENIOR, UsHousehold("single", "NY"), year=2024, actual_net=11_000)
    assert found.actual is not None
    keys = [one.what.key for one in found.actual.explanations]
    assert "payslip.hint.new_york_city" in keys


def test_a_german_slip_by_hand() -> None:
    """Contributions on 80,000 a year: half of 18.6%, 2.6%, 16.3% (to 62,100), and care 2.3%."""
    slip = de_payslip(gross=80_000, household=ALONE, year=2024)
    assert line(slip, "levy.de.pension")[1] == -620_00
    assert line(slip, "levy.de.unemployment")[1] == -86_67
    assert line(slip, "levy.de.health")[1] == -421_76
    assert line(slip, "levy.de.care")[1] == -119_03
    assert slip.net_period_cents == sum(one.period_cents for one in slip.lines[:-1])
    assert len(slip.stages) == 1


def test_a_german_bonus_is_withheld_from_as_the_law_says() -> None:
    """Below the pension ceiling and above that of health insurance: 9.3% and 1.3% of 5,000."""
    plain, more = (
        de_payslip(gross=80_000, bonus=bonus, household=ALONE, year=2024) for bonus in (0, 5_000)
    )
    assert line(more, "levy.de.pension")[0] - line(plain, "levy.de.pension")[0] == -465_00
    assert line(more, "levy.de.unemployment")[0] - line(plain, "levy.de.unemployment")[0] == -65_00
    assert line(more, "levy.de.health") == line(plain, "levy.de.health")
    assert more.net_period_cents == plain.net_period_cents


def test_class_three_pays_less_than_one_and_that_less_than_five() -> None:
    nets = {
        tax_class: de_payslip(
            gross=80_000, household=ALONE, tax_class=tax_class, year=2024
        ).net_period_cents
        for tax_class in TAX_CLASSES
    }
    assert nets["III"] > nets["II"] > nets["I"] == nets["IV"] > nets["V"] > nets["VI"]


@pytest.mark.parametrize("tax_class", ["III", "V", "VI"])
def test_a_planted_tax_class_is_found(tax_class: str) -> None:
    slip = de_payslip(
        gross=80_000,
        household=ALONE,
        tax_class=tax_class,  # type: ignore[arg-type]
        year=2024,
    )
    actual = slip.net_period_cents / 100
    found = de_payslip(gross=80_000, household=ALONE, year=2024, actual_net=actual)
    assert found.actual is not None
    first = found.actual.explanations[0]
    assert (first.what.key, first.fits) == ("payslip.why.tax_class", True)
    assert dict(first.what.values) == {"tax_class": tax_class}


@pytest.mark.parametrize(
    ("person", "key"),
    [
        (DePerson(church_rate=0.09), "church"),
        (DePerson(children=1), "children_1"),
        (DePerson(saxony=True), "saxony"),
        (DePerson(additional_health_rate=0.032), "health_rate"),
    ],
)
def test_a_planted_person_is_found(person: DePerson, key: str) -> None:
    slip = de_payslip(gross=80_000, household=DeHousehold(person), year=2024)
    actual = slip.net_period_cents / 100
    found = de_payslip(gross=80_000, household=ALONE, year=2024, actual_net=actual)
    assert why(found, key).fits
    if key == "health_rate":
        assert why(found, key).share == pytest.approx(0.032, abs=1e-4)


def test_a_planted_pension_contribution_is_found() -> None:
    less = de_payslip(gross=80_000 - 2_400, household=ALONE, year=2024)
    actual = less.net_period_cents / 100
    found = de_payslip(gross=80_000, household=ALONE, year=2024, actual_net=actual)
    told = why(found, "company_pension").amount_cents
    assert told == pytest.approx(200_00, abs=150)  # wage tax is in whole euros of a year


def test_the_assessment_is_near_what_class_one_withholds() -> None:
    slip = de_payslip(gross=80_000, household=ALONE, year=2024)
    engine = engine_for(ALONE)
    assert isinstance(engine, DeEngine)
    assert slip.balance_cents is not None
    assert abs(slip.balance_cents) < 50_00
    other = de_payslip(gross=80_000, household=ALONE, tax_class="III", year=2024)
    assert other.balance_cents is None


@settings(max_examples=25)
@given(
    st.integers(20_000, 900_000),
    st.integers(0, 200_000),
    st.sampled_from(("CA", "NY", "WA", "TX", None)),
    st.sampled_from(tuple(PERIODS)),
)
def test_lines_add_up_for_every_pay(
    gross: int, bonus: int, state: str | None, period: Period
) -> None:
    slip = us_payslip(
        UsPay(gross, bonus=bonus), UsHousehold("single", state), year=2025, period=period
    )
    *lines, net = slip.lines
    assert net.year_cents == sum(one.year_cents for one in lines) == slip.net_year_cents
    assert net.period_cents == sum(one.period_cents for one in lines)
    assert slip.gross_year_cents == 100 * (gross + bonus)
    assert 0 < slip.net_year_cents < slip.gross_year_cents
    assert all(one.source is not None for one in lines if one.part in ("tax", "contribution"))


@settings(max_examples=25)
@given(st.integers(25_000, 400_000), st.integers(0, 100_000), st.sampled_from(TAX_CLASSES))
def test_german_lines_add_up_for_every_pay(gross: int, bonus: int, tax_class: str) -> None:
    slip = de_payslip(
        gross=gross,
        bonus=bonus,
        household=DeHousehold(DePerson(church_rate=0.08, children=1), "BY"),
        tax_class=tax_class,  # type: ignore[arg-type]
        year=2025,
    )
    *lines, net = slip.lines
    assert net.year_cents == sum(one.year_cents for one in lines)
    assert 0 < slip.net_year_cents < slip.gross_year_cents
