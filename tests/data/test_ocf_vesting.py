"""Vesting in the Open Cap Format becomes checked values."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import BadField, InputError
from goingrate.data.ocf_vesting import read_day, read_number, read_statements, read_vesting_terms
from goingrate.offer.vesting_path import terms_tranches
from goingrate.offer.vesting_schedule import Cliff, Statement, statement_tranches
from goingrate.offer.vesting_terms import (
    AbsoluteTrigger,
    EventTrigger,
    Portion,
    RelativeTrigger,
    StartTrigger,
    VestingTerms,
)

START = date(2024, 1, 31)


def monthly_terms() -> dict[str, Any]:
    return {
        "id": "terms",
        "object_type": "VESTING_TERMS",
        "allocation_type": "CUMULATIVE_ROUND_DOWN",
        "a_key_of_a_later_version": [{}],
        "vesting_conditions": [
            {
                "id": "start",
                "quantity": "0",
                "trigger": {"type": "VESTING_START_DATE"},
                "next_condition_ids": ["monthly", "sale"],
            },
            {
                "id": "monthly",
                "portion": {"numerator": "1", "denominator": "48"},
                "trigger": {
                    "type": "VESTING_SCHEDULE_RELATIVE",
                    "relative_to_condition_id": "start",
                    "period": {
                        "length": 1,
                        "type": "MONTHS",
                        "occurrences": 48,
                        "day_of_month": "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH",
                        "cliff_installment": 12,
                    },
                },
                "next_condition_ids": ["sale", "day"],
            },
            {
                "id": "sale",
                "portion": {"numerator": 1, "denominator": 2.0, "remainder": True},
                "trigger": {"type": "VESTING_EVENT"},
                "next_condition_ids": [],
            },
            {
                "id": "day",
                "quantity": 10.5,
                "trigger": {"type": "VESTING_SCHEDULE_ABSOLUTE", "date": "2030-02-28"},
                "next_condition_ids": [],
            },
        ],
    }


def yearly_template() -> dict[str, Any]:
    def yearly(order: int, part: int) -> dict[str, Any]:
        return {
            "order": order,
            "vesting_base": {"type": "DATE"},
            "occurrences": 1,
            "period": 12,
            "period_type": "MONTHS",
            "percentage": {"numerator": part, "denominator": 100},
        }

    return {"id": "t", "statements": [yearly(2, 60), yearly(1, 40)]}


def changed(raw: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """Return a copy with one field changed, or dropped where the value is `...`."""
    new = copy.deepcopy(raw)
    at: Any = new
    *parents, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    for key in parents:
        at = at[key]
    if value is ...:
        del at[last]
    else:
        at[last] = value
    return new


def test_every_part_of_terms_is_read() -> None:
    terms = read_vesting_terms(monthly_terms())
    start, monthly, sale, day = terms.conditions
    assert terms.allocation == "CUMULATIVE_ROUND_DOWN"
    assert (start.trigger, start.vests) == (StartTrigger(), 0)
    assert start.next_ids == ("monthly", "sale")
    assert monthly.trigger == RelativeTrigger(
        relative_to="start", length=1, period_type="MONTHS", occurrences=48, cliff_installment=12
    )
    assert monthly.vests == Portion(Fraction(1, 48))
    assert (sale.trigger, sale.vests) == (EventTrigger(), Portion(Fraction(1, 2), True))
    assert (day.trigger, day.vests) == (AbsoluteTrigger(date(2030, 2, 28)), Fraction(21, 2))


DAY = "vesting_conditions.1.trigger.period.day_of_month"


@pytest.mark.parametrize(
    ("written", "day"), [("03", 3), ("28", 28), ("29_OR_LAST_DAY_OF_MONTH", 29), (..., None),
                         ("31_OR_LAST_DAY_OF_MONTH", 31)]
)  # fmt: skip
def test_days_of_the_month(written: object, day: int | None) -> None:
    trigger = read_vesting_terms(changed(monthly_terms(), DAY, written)).conditions[1].trigger
    assert isinstance(trigger, RelativeTrigger)
    assert trigger.day_of_month == day


def test_a_cliff_may_stand_beside_the_period() -> None:
    """Cap tables of public tools have a cliff_condition, which the schema does not know."""
    raw = changed(
        monthly_terms(),
        "vesting_conditions.1.cliff_condition",
        {"id": "cliff", "period": {"type": "MONTHS", "length": 12}},
    )
    raw = changed(raw, "vesting_conditions.1.trigger.period.cliff_installment", ...)
    assert read_vesting_terms(raw) == read_vesting_terms(monthly_terms())


def test_statements_stand_in_order() -> None:
    first, second = read_statements(yearly_template())
    assert first == Statement(
        occurrences=1, period=12, period_type="MONTHS", percentage=Fraction(2, 5)
    )
    assert second.percentage == Fraction(3, 5)


@pytest.mark.parametrize("cliff", [{"occurrence": 4}, {"length": 12, "period_type": "MONTHS"}])
def test_a_cliff_of_a_statement(cliff: dict[str, Any]) -> None:
    raw = yearly_template()["statements"][0] | {
        "occurrences": 16,
        "period": 3,
        "cliff": {**cliff, "percentage": {"numerator": 1, "denominator": 4}},
    }
    (found,) = read_statements({"statements": [raw]})
    assert found.cliff == Cliff(occurrence=4, percentage=Fraction(1, 4))


@pytest.mark.shared
def test_the_schedules_of_the_oracle_as_they_stand(shared_folder: Path) -> None:
    cases = json.loads((shared_folder / "oracles" / "vesting_ocf_schedules.json").read_text())
    for case in cases:
        granted = case["grantDate"]
        found = statement_tranches(
            read_statements(case["template"]),
            shares=case["shares"],
            start_day=read_day(case["startDate"], "startDate"),
            grant_day=granted and read_day(granted, "grantDate"),
        )
        assert [[one.day.isoformat(), str(one.shares)] for one in found] == case["events"]


def samples(folder: Path) -> dict[str, VestingTerms]:
    found = {}
    for path in sorted((folder / "data" / "cap_tables").glob("*/VestingTerms*.json")):
        for item in json.loads(path.read_text(encoding="utf-8"))["items"]:
            found[item["id"]] = read_vesting_terms(item, f"{path.name}: {item['id']}")
    return found


def told(terms: VestingTerms, events: dict[str, str] | None = None, **more: Any) -> Any:
    days = {name: date.fromisoformat(day) for name, day in (events or {}).items()}
    given = {"shares": 480, "start_day": START, "event_days": days} | more
    return [(one.day.isoformat(), one.shares) for one in terms_tranches(terms, **given)]


@pytest.mark.shared
def test_sample_terms_vest_as_their_descriptions_say(shared_folder: Path) -> None:
    terms = samples(shared_folder)
    assert len(terms) == 8
    for name in (
        "4yr-1yr-cliff-schedule",
        "four_year_monthly_one_year_cliff_cumulative_round_down",
    ):
        found = told(terms[name])
        assert found[:3] == [("2025-01-31", 120), ("2025-02-28", 10), ("2025-03-31", 10)]
        assert found[-1] == ("2028-01-31", 10)
        assert sum(shares for _, shares in found) == 480

    six_years = told(terms["6-yr-option-back-loaded"], shares=24_000)
    by_year = [
        sum(shares for day, shares in six_years if day <= f"{year}-01-31")
        for year in range(2024, 2031)
    ]
    assert by_year == [0, 0, 2400, 6000, 10_800, 16_800, 24_000]


@pytest.mark.shared
def test_sample_terms_that_wait_for_events(shared_folder: Path) -> None:
    terms = samples(shared_folder)
    by_sales = terms["multi-tranche-event-based"]
    assert told(by_sales) == []
    sales = {"100k-sale-1": "2024-05-01", "100k-sale-2": "2025-05-01"}
    assert told(by_sales, sales) == [("2024-05-01", 96), ("2025-05-01", 96)]
    fired = sales | {"double-trigger-acceleration": "2025-06-01"}
    assert told(by_sales, fired)[2:] == [("2025-06-01", 288)]
    too_late = sales | {"100k-sale-3": "2028-01-31"}
    assert len(told(by_sales, too_late)) == 2

    milestones = terms["path-dependent-milestone-vesting"]
    early = date(2015, 1, 1)
    accepted = {"qualified-fda-acceptance": "2016-09-30"}
    assert told(milestones, accepted, start_day=early) == [("2016-09-30", 288)]
    both = accepted | {"qualified-acquisition": "2017-03-31"}
    assert told(milestones, both, start_day=early)[1:] == [("2017-03-31", 192)]
    missed = {"qualified-fda-acceptance": "2016-10-01"}
    assert told(milestones, missed, start_day=early) == []


CONDITIONS = "vesting_conditions"
MONTHLY, DATED = f"{CONDITIONS}.1", f"{CONDITIONS}.3"
TRIGGER, PORTION = f"{MONTHLY}.trigger", f"{MONTHLY}.portion"
PERIOD = f"{TRIGGER}.period"
#: Field, what is written there (`...` for nothing), and where the error says that it stands, if
#: that is not the field.
BAD_TERMS: dict[str, tuple[str, object, str]] = {
    "allocation": ("allocation_type", "SIDEWAYS", ""),
    "allocation gone": ("allocation_type", ..., ""),
    "allocation a list": ("allocation_type", [], ""),
    "conditions": (CONDITIONS, {}, ""),
    "no conditions": (CONDITIONS, [], ""),
    "a condition": (f"{CONDITIONS}.0", "start", ""),
    "id": (f"{MONTHLY}.id", 7, ""),
    "id twice": (f"{MONTHLY}.id", "start", CONDITIONS),
    "trigger": (TRIGGER, ..., ""),
    "trigger type": (f"{TRIGGER}.type", "VESTING_BY_MOOD", ""),
    "period": (PERIOD, 1, ""),
    "length": (f"{PERIOD}.length", "one", ""),
    "half a month": (f"{PERIOD}.length", 0.5, ""),
    "absurd length": (f"{PERIOD}.length", 10**9, PERIOD),
    "a true length": (f"{PERIOD}.length", True, ""),
    "period type": (f"{PERIOD}.type", "FORTNIGHTS", ""),
    "occurrences": (f"{PERIOD}.occurrences", 0, f"{TRIGGER}.occurrences"),
    "day of month": (f"{PERIOD}.day_of_month", "32", ""),
    "cliff": (f"{PERIOD}.cliff_installment", 49, f"{MONTHLY}.cliff_installment"),
    "relative to": (
        f"{TRIGGER}.relative_to_condition_id", "nothing", "monthly.relative_to_condition_id",
    ),
    "relative to gone": (f"{TRIGGER}.relative_to_condition_id", ..., ""),
    "portion gone": (PORTION, ..., MONTHLY),
    "portion and quantity": (f"{MONTHLY}.quantity", "1", MONTHLY),
    "numerator": (f"{PORTION}.numerator", "-1", PORTION),
    "over 1": (f"{PORTION}.numerator", "49", PORTION),
    "exponent": (f"{PORTION}.numerator", "1e999999999", ""),
    "many digits": (f"{PORTION}.numerator", "1" * 31, ""),
    "denominator": (f"{PORTION}.denominator", "0", ""),
    "nan": (f"{PORTION}.denominator", float("nan"), ""),
    "remainder": (f"{PORTION}.remainder", "yes", ""),
    "quantity": (f"{DATED}.quantity", "-1", f"{DATED}.day.quantity"),
    "date": (f"{DATED}.trigger.date", "2030-02-30", ""),
    "date in words": (f"{DATED}.trigger.date", "next year", ""),
    "date with time": (f"{DATED}.trigger.date", "2030-02-28T00:00", ""),
    "dangling": (f"{MONTHLY}.next_condition_ids", ["nowhere"], "monthly.next_condition_ids"),
    "circular": (f"{MONTHLY}.next_condition_ids", ["start"], "start.next_condition_ids"),
    "next ids": (f"{MONTHLY}.next_condition_ids", "sale", ""),
    "a next id": (f"{MONTHLY}.next_condition_ids", [1], ""),
}  # fmt: skip
CLIFF_CONDITION = {
    "other unit": {"period": {"type": "DAYS", "length": 365}},
    "no period": {},
    "no type": {"period": {"length": 12}},
}
FIRST = "statements.0"
WHOLE = {"numerator": 1, "denominator": 1}
BAD_TEMPLATES: dict[str, tuple[str, object, str]] = {
    "statements": ("statements", None, ""),
    "a statement": (FIRST, 1, ""),
    "order": (f"{FIRST}.order", ..., ""),
    "base": (f"{FIRST}.vesting_base.type", "EVENT", ""),
    "occurrences": (f"{FIRST}.occurrences", -1, f"{FIRST}.statement.occurrences"),
    "period": (f"{FIRST}.period", 10**9, f"{FIRST}.statement.period"),
    "period type": (f"{FIRST}.period_type", "YEARS", ""),
    "percentage": (f"{FIRST}.percentage", "60%", ""),
    "over 1": (f"{FIRST}.percentage.numerator", 101, f"{FIRST}.statement.percentage"),
    "cliff": (
        f"{FIRST}.cliff", {"occurrence": 2, "percentage": WHOLE}, f"{FIRST}.cliff.occurrence",
    ),
    "cliff that is none": (f"{FIRST}.cliff", {}, f"{FIRST}.cliff.occurrence"),
    "cliff that does not fit": (
        f"{FIRST}.cliff", {"length": 7, "period_type": "MONTHS"}, f"{FIRST}.cliff.length",
    ),
}  # fmt: skip


def dotted(where: str) -> str:
    return where.replace("[", ".").replace("]", "").replace(": ", ".")


def refused(read: Callable[..., object], raw: object) -> InputError:
    with pytest.raises(InputError) as caught:
        read(raw, "acme.json")
    assert caught.value.where.startswith("acme.json")
    return caught.value


@pytest.mark.parametrize("name", BAD_TERMS)
def test_bad_terms_are_refused_where_they_stand(
    name: str, is_one_line: Callable[[InputError], bool]
) -> None:
    path, value, where = BAD_TERMS[name]
    error = refused(read_vesting_terms, changed(monthly_terms(), path, value))
    assert dotted(error.where) == f"acme.json.{where or path}"
    assert is_one_line(error)


@pytest.mark.parametrize("name", CLIFF_CONDITION)
def test_a_cliff_that_cannot_be_read_is_refused(name: str) -> None:
    raw = changed(monthly_terms(), f"{PERIOD}.cliff_installment", ...)
    raw = changed(raw, f"{MONTHLY}.cliff_condition", CLIFF_CONDITION[name])
    assert "cliff_condition" in refused(read_vesting_terms, raw).where


@pytest.mark.parametrize("name", BAD_TEMPLATES)
def test_bad_templates_are_refused_where_they_stand(
    name: str, is_one_line: Callable[[InputError], bool]
) -> None:
    path, value, where = BAD_TEMPLATES[name]
    error = refused(read_statements, changed(yearly_template(), path, value))
    assert dotted(error.where) == f"acme.json.{where or path}"
    assert is_one_line(error)


nested = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=10,
)


@given(nested)
def test_anything_else_is_refused_too(raw: object) -> None:
    refused(read_vesting_terms, raw)
    refused(read_statements, raw)


def paths(raw: object, at: str = "") -> list[str]:
    items = (
        raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    )
    below = [path for key, value in items for path in paths(value, f"{at}.{key}")]
    return ([at.lstrip(".")] if at else []) + below


@given(st.sampled_from(paths(monthly_terms())), nested)
def test_a_broken_field_is_read_or_refused(path: str, value: object) -> None:
    found: object
    try:
        terms = read_vesting_terms(changed(monthly_terms(), path, value))
        told(terms)
        found = terms.conditions
    except InputError as error:
        found = str(error)
    assert found


@pytest.mark.parametrize(
    "text", ["", "2025-1-1", "2025-13-01", "20250101", 2025, None, "２０２５-01-01"]
)
def test_days_that_are_none(text: object) -> None:
    with pytest.raises(BadField, match="start_date: got"):
        read_day(text, "start_date")


@pytest.mark.parametrize(
    ("written", "number"), [("+3", 3), (" 0.50 ", Fraction(1, 2)), (0.1, Fraction(1, 10))]
)
def test_numbers(written: object, number: Fraction) -> None:
    assert read_number(written, "x") == number
