"""Units, NSOs and restricted stock; the worked examples of others."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.us.adding import plus
from goingrate.offer.tax.us.grants import (
    double_trigger_years,
    paid_in_cash,
    rsu_vested,
    sold,
)
from goingrate.offer.tax.us.income import UsIncome
from goingrate.offer.tax.us.iso import iso_exercised
from goingrate.offer.tax.us.nso import nso_exercised
from goingrate.offer.tax.us.restricted import (
    bought_with_election,
    forfeited_with_election,
    forfeited_without_election,
    vested_without_election,
)
from goingrate.offer.tax.us.withholding import withheld_on_shares

LAW = law_book("us").at(2026, status="single")
units = st.floats(1, 1e6)
prices = st.floats(0, 1e4)
years = st.floats(0, 10)


@pytest.fixture(scope="module")
def worked(shared_folder: Path) -> dict[str, dict[str, Any]]:
    file = shared_folder / "oracles" / "tax_and_option_worked_examples.json"
    found: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return found


def regular(income: UsIncome) -> float:
    """All income that the regular tax recognises."""
    return (
        income.wages
        + income.other_compensation
        + income.interest
        + income.short_gain
        + income.long_gain
        + income.gain_28
        + income.excluded_gain
    )


@pytest.mark.shared
def test_published_form_6251_adjustment(worked: dict[str, dict[str, Any]]) -> None:
    example = worked["irs_6251_iso_adjustment"]
    done = iso_exercised(
        units=example["shares"],
        strike_per_unit=example["exercise"],
        value_per_unit=example["fmv"],
        granted_years=0.0,
        exercised_years=1.0,
    )
    assert done.income == UsIncome(iso_spread=example["adjustment"])


@pytest.mark.shared
def test_published_nso_withholding_of_2013(worked: dict[str, dict[str, Any]]) -> None:
    example = worked["nso_withholding_2013"]
    done = nso_exercised(
        units=example["shares"],
        strike_per_unit=example["strike"],
        value_per_unit=example["fmv"],
        exercised_years=0.0,
    )
    assert done.income.wages == pytest.approx(example["spread"], abs=0.005)
    of_2026 = withheld_on_shares(done.income.wages, earlier=0.0, law=LAW)
    at_25_percent = of_2026 / LAW.number("supplemental_rate") * 0.25
    assert at_25_percent == pytest.approx(example["fed_25pct"], abs=0.005)
    medicare = LAW.number("medicare_rate") * done.income.wages
    assert medicare == pytest.approx(example["medicare"], abs=0.005)
    assert at_25_percent + medicare == pytest.approx(example["total"], abs=0.005)


@pytest.mark.shared
def test_published_election_of_a_founder(worked: dict[str, dict[str, Any]]) -> None:
    example = worked["rsa_83b"]
    done = bought_with_election(
        units=1.0,
        price_per_unit=0.0,
        value_per_unit=example["fmv_at_grant"],
        bought_years=0.0,
    )
    assert done.income == UsIncome(wages=1.0)
    sale = sold(
        done.lot,
        price_per_unit=example["own_after_dilution"] * example["sale_value"],
        sold_years=5.0,
        law=LAW,
    )
    assert sale.long_gain == pytest.approx(example["gain"], abs=0.5)
    tax_on_pay = example["tax_at_grant"] * done.income.wages
    assert tax_on_pay + example["ltcg_tax"] == pytest.approx(example["total"])


@given(units, prices, prices, prices, years, years)
def test_over_its_life_an_nso_is_taxed_on_proceeds_less_strike(
    count: float, strike: float, value: float, price: float, at: float, wait: float
) -> None:
    done = nso_exercised(
        units=count, strike_per_unit=strike, value_per_unit=value, exercised_years=at
    )
    sale = sold(done.lot, price_per_unit=price, sold_years=at + wait, law=LAW)
    assert done.income.wages >= 0
    assert done.lot.basis == pytest.approx(count * strike + done.income.wages)
    assert regular(plus(done.income, sale)) == pytest.approx(
        count * (price - strike), rel=1e-9, abs=1e-3
    )
    assert sale.amt_gain_adjustment == sale.iso_spread == 0


@given(units, prices, prices, prices, prices, years)
def test_an_election_moves_income_in_time_but_not_in_sum(
    count: float, paid: float, early: float, late: float, price: float, vest: float
) -> None:
    elected = bought_with_election(
        units=count, price_per_unit=paid, value_per_unit=max(early, paid), bought_years=0.0
    )
    not_elected = vested_without_election(
        units=count, price_per_unit=paid, value_per_unit=max(late, paid), vested_years=vest
    )
    for done, day in ((elected, 0.0), (not_elected, vest)):
        sale = sold(done.lot, price_per_unit=price, sold_years=vest + 2, law=LAW)
        assert done.lot.acquired_years == day
        assert regular(plus(done.income, sale)) == pytest.approx(
            count * (price - paid), rel=1e-9, abs=1e-3
        )


def test_holding_starts_at_the_purchase_with_an_election_and_at_vest_without() -> None:
    numbers = {"units": 10.0, "price_per_unit": 1.0, "value_per_unit": 3.0}
    elected = bought_with_election(**numbers, bought_years=0.0)
    vested = vested_without_election(**numbers, vested_years=1.0)
    after = {"price_per_unit": 5.0, "sold_years": 1.5, "law": LAW}
    assert sold(elected.lot, **after) == UsIncome(long_gain=20.0)
    assert sold(vested.lot, **after) == UsIncome(short_gain=20.0)


def test_what_is_forfeited_after_an_election_is_lost_but_for_the_price() -> None:
    done = bought_with_election(units=100, price_per_unit=1.0, value_per_unit=9.0, bought_years=0.0)
    assert done.income.wages == 800
    lost = forfeited_with_election(
        paid=100.0, received=0.0, bought_years=0.0, forfeited_years=2.0, law=LAW
    )
    assert lost == UsIncome(long_gain=-100.0)
    bought_back = forfeited_with_election(
        paid=100.0, received=100.0, bought_years=0.0, forfeited_years=0.5, law=LAW
    )
    assert regular(bought_back) == 0
    assert forfeited_without_election(paid=100.0, received=40.0) == UsIncome(interest=-60.0)


@given(units, prices, prices)
def test_a_unit_is_pay_once_and_a_gain_after_that(count: float, value: float, price: float) -> None:
    vest = rsu_vested(units=count, value_per_unit=value, vested_years=1.5)
    assert vest.income == UsIncome(wages=count * value)
    same_day = sold(vest.lot, price_per_unit=value, sold_years=1.5, law=LAW)
    assert same_day == UsIncome()
    later = sold(vest.lot, price_per_unit=price, sold_years=3.0, law=LAW)
    assert later == UsIncome(long_gain=count * price - count * value)


@given(years, years)
def test_a_double_trigger_waits_for_both(vest: float, exit_years: float) -> None:
    delivered = double_trigger_years(vest, liquid_years=exit_years)
    assert delivered >= vest
    assert delivered >= exit_years
    assert delivered in (vest, exit_years)


def test_virtual_shares_and_profit_units_are_pay() -> None:
    assert paid_in_cash(1e6) == replace(UsIncome(), wages=1e6)
