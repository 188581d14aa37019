"""Texts that are no amount, and what is said about them."""

from __future__ import annotations

import pytest

from goingrate.base.errors import InputError, NotUnderstood, OutOfRange
from goingrate.base.money import parse_amount


def refused(text: str) -> InputError:
    with pytest.raises(InputError) as caught:
        parse_amount(text)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "$", "€", "+", "-", "..", "M", "abc", "12%", "a year", "ein paar hundert",
        "half a million", "Q3", "5kg", "MX$5", "1M + 100k", "1M 2M", "1.2.3", "01.02.2024",
        "1,2,3", "5 hundred thousand", "$5 €", "100€ 5", "150k..", "..150k", "$1M - €2M",
        "60k - $75k", "500-1M", "T€ 60-75", "100k/year - 120k", "from 100k", "between 1 and",
        "100k - 120k - 140k", "im Jahr 2024", "100k im Jahr 2024", "$5M a year ago",
        "5\u0663", "\u0665\u0660\u0660k", "١٢٣", "½M", "1M😀", "5 Mio. T€",
        "1e6", "inf", "nan", "0x10",
    ],
)  # fmt: skip
def test_not_understood(text: str) -> None:
    assert isinstance(refused(text), NotUnderstood)


@pytest.mark.parametrize("text", ["180k..150k", "$287,500 - $184,000", "1M..1k", "75-60"])
def test_a_range_in_the_wrong_order(text: str) -> None:
    error = refused(text)
    assert isinstance(error, OutOfRange)
    assert error.fix.key == "fix.swap_range"


@pytest.mark.parametrize("text", ["-5M", "−5", "-$5", "- 5 bis 7"])
def test_below_zero(text: str) -> None:
    assert isinstance(refused(text), OutOfRange)


@pytest.mark.parametrize("text", ["2" + "0" * 15, "9" * 5000, "9999999 Mrd.", "1..9000000bn"])
def test_too_large(text: str) -> None:
    assert isinstance(refused(text), OutOfRange)


def test_the_error_says_where_and_what_to_do() -> None:
    with pytest.raises(NotUnderstood) as caught:
        parse_amount("abc", where="offers.yaml: base")
    assert str(caught.value) == (
        "offers.yaml: base: got abc; allowed: one amount of money, or a range from one to "
        "another. Write for example $1.2M or 150k..180k/year."
    )
    assert "Zum Beispiel" in caught.value.said("de")
