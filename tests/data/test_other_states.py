"""States that a library reckons: what it is asked, what is refused, what is said to be missing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import pytest

from goingrate.base.errors import InputError, OutOfRange
from goingrate.base.texts import say
from goingrate.data import other_states
from goingrate.data.other_states import STATES, other_state_gaps, other_state_tax
from goingrate.data.tax_places import read_place
from goingrate.offer.tax.us.income import STATUSES, UsIncome

Asked = list[dict[str, Any]]


def five_percent(inputs: dict[str, Any]) -> float:
    """Stand in for the library: one rate on all that it is given."""
    kinds = ("w2_income", "taxable_interest", "short_term_capital_gains", "long_term_capital_gains")
    return 0.05 * max(sum(inputs[kind] for kind in kinds), 0.0)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What the library would have been asked."""
    questions: Asked = []

    def reckoned(inputs: dict[str, Any]) -> float:
        questions.append(inputs)
        return five_percent(inputs)

    monkeypatch.setattr(other_states, "_reckoned", reckoned)
    return questions


@pytest.fixture
def reckoner(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library where it is installed, else one that takes five percent."""
    if find_spec("tenforty") is None:
        monkeypatch.setattr(other_states, "_reckoned", five_percent)


def test_every_kind_of_income_is_given(asked: Asked) -> None:
    income = UsIncome(
        wages=100.0,
        spouse_wages=50.0,
        other_compensation=25.0,
        interest=7.0,
        short_gain=-3.0,
        long_gain=40.0,
        gain_28=2.0,
        iso_spread=1e6,
    )
    taxed = other_state_tax("OR", 2025, "married_joint", income)
    assert asked == [
        {
            "year": 2025,
            "state": "OR",
            "filing_status": "Married/Joint",
            "w2_income": 175.0,
            "taxable_interest": 7.0,
            "short_term_capital_gains": -3.0,
            "long_term_capital_gains": 42.0,
        }
    ]
    assert taxed.income_tax == pytest.approx(0.05 * 221.0)
    assert (taxed.payroll, taxed.amt_credit) == (0.0, 0.0)


def test_the_working_is_the_tax_and_its_total(asked: Asked) -> None:
    taxed = other_state_tax("OR", 2024, "single", UsIncome(wages=100.0))
    assert len(asked) == 1
    assert [(line.key, line.role) for line in taxed.lines] == [
        ("levy.other.tax", "tax"),
        ("levy.other.income_tax", "total"),
    ]
    for line in taxed.lines:
        assert line.amount == taxed.income_tax
        assert line.source is not None
        assert line.source.address.startswith("https://")
        assert say(line.key, "en") != say(line.key, "de")


def test_pennsylvania_is_told_of_gains_as_interest(asked: Asked) -> None:
    # One rate on every kind of income; the library does not read gains there.
    other_state_tax("PA", 2025, "single", UsIncome(interest=1.0, short_gain=-5.0, long_gain=20.0))
    other_state_tax("PA", 2025, "single", UsIncome(interest=1.0, short_gain=-50.0, long_gain=20.0))
    assert [question["taxable_interest"] for question in asked] == [16.0, 1.0]
    for question in asked:
        assert question["short_term_capital_gains"] == question["long_term_capital_gains"] == 0.0


def test_new_jersey_is_not_told_of_net_losses(asked: Asked) -> None:
    other_state_tax("NJ", 2025, "single", UsIncome(wages=9.0, short_gain=-5.0, long_gain=3.0))
    other_state_tax("NJ", 2025, "single", UsIncome(wages=9.0, short_gain=-5.0, long_gain=7.0))
    gains = [
        (question["short_term_capital_gains"], question["long_term_capital_gains"])
        for question in asked
    ]
    assert gains == [(0.0, 0.0), (-5.0, 7.0)]


def test_every_status_has_a_name_there(asked: Asked) -> None:
    for status in STATUSES:
        other_state_tax("OR", 2025, status, UsIncome(wages=1.0))
    names = [question["filing_status"] for question in asked]
    assert names == ["Single", "Married/Joint", "Married/Sep", "Head_of_House", "Widow(er)"]


@pytest.mark.usefixtures("reckoner")
@pytest.mark.parametrize("state", STATES)
def test_more_pay_is_taxed_more_and_never_by_more_than_a_tenth_or_so(state: str) -> None:
    for year in (2024, 2025):
        taxes = [
            other_state_tax(state, year, "single", UsIncome(wages=pay)).income_tax
            for pay in (0.0, 50_000.0, 200_000.0, 1_000_000.0)
        ]
        assert taxes[0] == 0.0
        assert taxes == sorted(taxes)
        assert 0.02 < taxes[3] / 1_000_000 < 0.11


@pytest.mark.parametrize("state", ["CA", "NY", "WA", "TX", "NH", "AL", "XX", "or", ""])
def test_other_states_are_refused_on_one_line(
    state: str, asked: Asked, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(OutOfRange) as caught:
        other_state_tax(state, 2025, "single", UsIncome())
    assert caught.value.where == "state"
    assert is_one_line(caught.value)
    assert not asked


@pytest.mark.parametrize("year", [2020, 2023, 2026])
def test_years_whose_law_the_library_lacks_are_refused_on_one_line(
    year: int, asked: Asked, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(OutOfRange, match="2024 to 2025 in OR") as caught:
        other_state_tax("OR", year, "single", UsIncome())
    assert caught.value.where == "year"
    assert is_one_line(caught.value)
    assert not asked


@pytest.mark.parametrize("absent", ["tenforty", "tenforty.graphlib"])
def test_without_the_library_the_error_says_how_to_get_it(
    absent: str, monkeypatch: pytest.MonkeyPatch, is_one_line: Callable[[InputError], bool]
) -> None:
    monkeypatch.setitem(sys.modules, absent, None)
    with pytest.raises(InputError, match="pip install tenforty") as caught:
        other_state_tax("OR", 2025, "single", UsIncome())
    assert is_one_line(caught.value)


def test_the_states_are_those_that_places_leave_to_the_library() -> None:
    for state in STATES:
        assert read_place("US", state).how == "tenforty"
    assert (
        len(STATES)
        + len(["CA", "NY", "WA"])
        + len(["AK", "FL", "NH", "NV", "SD", "TN", "TX", "WY"])
        == 50
    )
    assert read_place("US", "AL").how == "tenforty"  # known as a place, but not well enough


def test_what_is_missing_is_said_where_it_matters() -> None:
    plain = UsIncome(wages=1.0)
    assert keys("OR", plain) == ["levy.other.gap"]
    assert keys("WI", UsIncome(long_gain=1.0)) == ["levy.other.gap", "levy.other.gap_gains_less"]
    assert keys("WI", UsIncome(gain_28=1.0)) == ["levy.other.gap", "levy.other.gap_gains_less"]
    assert keys("WI", UsIncome(short_gain=1.0)) == ["levy.other.gap"]
    assert keys("MA", UsIncome(short_gain=1.0)) == ["levy.other.gap", "levy.other.gap_short_more"]
    assert keys("MN", UsIncome(iso_spread=1.0)) == ["levy.other.gap", "levy.other.gap_minimum_tax"]
    assert keys("NJ", UsIncome(excluded_gain=1.0)) == ["levy.other.gap", "levy.other.gap_excluded"]
    assert keys("OR", UsIncome(itemized_deductions=1.0))[1:] == ["levy.other.gap_itemized"]
    for phrase in other_state_gaps("MN", UsIncome(iso_spread=1.0, itemized_deductions=1.0)):
        assert "MN" in say(phrase.key, "en", **dict(phrase.values))


def keys(state: str, income: UsIncome) -> list[str]:
    return [phrase.key for phrase in other_state_gaps(state, income)]
