"""Lengths of time as contracts write them."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import InputError, NotUnderstood, OutOfRange
from goingrate.base.quantity import UNKNOWN, Range
from goingrate.data.lengths import read_length

IsOneLine = Callable[[InputError], bool]

DAY = 1 / 365.25


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("90 days", 90 * DAY),
        ("90d", 90 * DAY),
        ("1 Day", DAY),
        ("90 Tage", 90 * DAY),
        ("90 Tagen", 90 * DAY),
        ("2 weeks", 14 * DAY),
        ("2 Wochen", 14 * DAY),
        ("3 months", 0.25),
        ("3 mos.", 0.25),
        ("18 Monate", 1.5),
        ("10 years", 10.0),
        ("10 Jahre", 10.0),
        ("1,5 Jahre", 1.5),
        ("10", 10.0),
        (0.25, 0.25),
        (0, 0.0),
    ],
)
def test_a_length_in_years(text: object, years: float) -> None:
    assert read_length(text, "de", most_years=40) == pytest.approx(years, rel=1e-12)


@pytest.mark.parametrize(
    "text", ["3..6 months", "3 to 6 months", "3-6 Monate", "3 mos...6 mos.", "3 months..6 months"]
)
def test_a_range_in_one_unit(text: str) -> None:
    assert read_length(text, most_years=40) == Range(0.25, 0.5)


@pytest.mark.parametrize("text", ["unknown", "unbekannt", "?"])
def test_an_unknown_length(text: str) -> None:
    assert read_length(text, most_years=40) == UNKNOWN


@pytest.mark.parametrize(
    "text",
    ["90 parsecs", "", "days", "1 year 6 months", "1 month..1 year", "1..2 y months", "90%",
     "$90 days", "three", "about 90 days", "90 days 3", True, None, [1], {"years": 1}],
)  # fmt: skip
def test_what_is_no_length_is_refused(text: object, is_one_line: IsOneLine) -> None:
    with pytest.raises(NotUnderstood, match="90 days, 3") as caught:
        read_length(text, most_years=40, where="w")
    assert caught.value.where == "w"
    assert is_one_line(caught.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("-3 months", "from 0 to 40 years"),
        (-1, "from 0 to 40 years"),
        (90, "90 days"),
        ("41 years", "from 0 to 40 years"),
        ("3m", "from 0 to 40 years"),
        ("1..41 years", "from 0 to 40 years"),
        ("90..30 days", "Swap"),
        (math.nan, "finite"),
        (math.inf, "finite"),
    ],
)
def test_what_no_length_can_be_is_refused(text: object, told: str, is_one_line: IsOneLine) -> None:
    with pytest.raises(OutOfRange, match=told) as caught:
        read_length(text, most_years=40, where="w")
    assert caught.value.given in (str(text), f"{text:g}" if isinstance(text, float) else "")
    assert is_one_line(caught.value)


@given(st.floats(0.01, 480.0))
def test_months_are_twelfths_of_a_year(months: float) -> None:
    text = f"{months:.2f} months"
    assert read_length(text, most_years=40) == pytest.approx(float(f"{months:.2f}") / 12, rel=1e-9)


@pytest.mark.parametrize("text", ["90 days..1 year", "0 days..10 years", "1 year 6 months"])
def test_two_units_are_told_as_such(text: str) -> None:
    with pytest.raises(NotUnderstood, match="Write one unit"):
        read_length(text, most_years=40)
