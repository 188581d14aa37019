"""Federal taxes against figures that other programs and hands agree on."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any, cast

import pytest

from goingrate.offer.tax.us.federal import FederalYear, federal_year
from goingrate.offer.tax.us.income import Status, UsCarry, UsIncome, UsTax
from goingrate.offer.tax.us.year import us_year

from .households import law

CENT = 0.005


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "oracles" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def golden_quantity(tax: UsTax, quantity: str) -> float:
    if quantity.startswith("federal income tax"):
        return tax.income_tax
    return {"employee FICA": tax.payroll, "net investment income tax": tax.niit}[quantity]


@pytest.mark.shared
def test_golden_households_of_2024_to_the_cent(shared_folder: Path) -> None:
    golden = [row for row in rows(shared_folder, "tax_golden_2024.csv") if row["country"] == "US"]
    assert len(golden) == 9
    for row in golden:
        income = UsIncome(
            wages=float(row["wage"]),
            long_gain=float(row["long_term_gain"]),
            iso_spread=float(row["iso_spread"]),
        )
        tax = us_year(income, UsCarry(), law(2024, cast(Status, row["status"])), None)
        found = golden_quantity(tax, row["quantity"])
        assert found == pytest.approx(float(row["value"]), abs=CENT), row["case"]


def both_shares_of_payroll(year: FederalYear) -> float:
    """Employer and employee: twice all but the additional Medicare tax, the employee's alone."""
    pay = year.payroll
    return 2.0 * (pay.social_security + pay.medicare) + pay.additional_medicare


@pytest.mark.shared
def test_grid_of_exercised_isos(shared_folder: Path) -> None:
    grid = rows(shared_folder, "amt_grid_taxcalc.csv")
    assert len(grid) == 126
    for row in grid:
        income = UsIncome(wages=float(row["w2_wage"]), iso_spread=float(row["iso_bargain_element"]))
        year = law(int(row["year"]), cast(Status, row["filing_status"]))
        done = federal_year(income, UsCarry(), year, 0.0)
        found = {
            "amti": done.minimum.amti,
            "amt": done.minimum.amt,
            "regular_tax": done.regular_tax,
            "income_tax_incl_amt": done.income_tax,
            "payroll_tax_er_plus_ee": both_shares_of_payroll(done),
        }
        for column, amount in found.items():
            assert amount == pytest.approx(float(row[column]), abs=0.06), (row, column)


@pytest.fixture(scope="module")
def worked(shared_folder: Path) -> dict[str, dict[str, Any]]:
    file = shared_folder / "oracles" / "tax_and_option_worked_examples.json"
    found: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return found


@pytest.mark.shared
@pytest.mark.parametrize("year", [2025, 2026])
def test_worked_form_6251(worked: dict[str, dict[str, Any]], year: int) -> None:
    example = worked[f"form6251_{year}_single"]
    income = UsIncome(wages=example["wage"], iso_spread=example["iso"])
    done = federal_year(income, UsCarry(), law(year), 0.0)
    exemption = example.get("exemption_after_phaseout", example.get("exemption"))
    assert done.minimum.amti == example["amti"]
    assert done.minimum.exemption == exemption
    assert done.minimum.tentative == pytest.approx(example["tmt"], abs=CENT)
    assert done.regular_tax == pytest.approx(example["regular"], abs=0.5)
    assert done.minimum.amt == pytest.approx(example["amt"], abs=0.5)
