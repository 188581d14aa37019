"""Numbers as people read them."""

from __future__ import annotations

import math

import pytest

from goingrate.base.texts import Language
from goingrate.report.numbers import chance, money, money_change, quantity, rate


@pytest.mark.parametrize(
    ("amount", "english", "german"),
    [
        (1_507_569.2, "$1.51M", "1,51 Mio. $"),
        (107_123, "$107K", "107.000 $"),
        (999_999, "$1M", "1 Mio. $"),
        (8e9, "$8B", "8 Mrd. $"),
        (-341_765.5, "-$342K", "-342.000 $"),
        (950, "$950", "950 $"),
        (-1e-9, "$0", "0 $"),
        (math.inf, "none is enough", "keine reicht"),
    ],
)
def test_money(amount: float, english: str, german: str) -> None:
    assert money(amount, "USD") == english
    assert money(amount, "USD", "de").replace("\u00a0", " ") == german


@pytest.mark.parametrize(
    ("probability", "shown"),
    [
        (0.0375, "3.75%"),
        (0.04, "4.00%"),
        (0.0555255, "5.6%"),
        (0.0994744, "9.9%"),
        (0.1749, "17.5%"),
        (0.6213, "62%"),
        (1.0, "100%"),
        (1.3, "over 100%"),
        (-0.2, "0%"),
        (math.inf, "over 100%"),
    ],
)
def test_chance(probability: float, shown: str) -> None:
    assert chance(probability) == shown


@pytest.mark.parametrize(("language", "shown"), [("en", "0.34%"), ("de", "0,34 %")])
def test_rate(language: Language, shown: str) -> None:
    assert rate(0.0034, language).replace("\u00a0", " ") == shown


def test_changes_carry_their_sign() -> None:
    assert money_change(5000, "EUR") == "+€5K"
    assert money_change(-5000, "EUR") == "-€5K"


def test_a_range_names_both_ends() -> None:
    assert quantity(0.02, 0.08, "per_year", "USD") == "2% a year to 8% a year"
    assert quantity(3, 3, "months", "USD") == "3 months"
