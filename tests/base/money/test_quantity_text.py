"""Numbers of files and options."""

from __future__ import annotations

import math

import pytest

from goingrate.base.errors import InputError, NotUnderstood, OutOfRange
from goingrate.base.money import parse_money_quantity, parse_quantity, parse_years
from goingrate.base.money.quantity_text import WantedPeriod
from goingrate.base.quantity import UNKNOWN, Quantity, Range


@pytest.mark.parametrize(
    ("given", "quantity"),
    [
        (3, 3.0),
        (0.5, 0.5),
        (-0.05, -0.05),
        ("150k..180k", Range(150e3, 180e3)),
        ("150k-180k", Range(150e3, 180e3)),
        ("150k to 180k", Range(150e3, 180e3)),
        ("150k bis 180k", Range(150e3, 180e3)),
        ("5%..12%", Range(0.05, 0.12)),
        ("5..12%", Range(0.05, 0.12)),
        ("5 bis 12 Prozent", Range(0.05, 0.12)),
        ("-10%..5%", Range(-0.1, 0.05)),
        ("5..7", Range(5.0, 7.0)),
        ("12%", 0.12),
        ("5.125%", 0.05125),
        ("-5 %", -0.05),
        ("0%", 0.0),
        ("-0", 0.0),
        ("0", 0.0),
        ("1.2M", 1.2e6),
        ("unknown", UNKNOWN),
        (" Unbekannt ", UNKNOWN),
        ("?", UNKNOWN),
    ],
)
def test_quantity(given: object, quantity: Quantity) -> None:
    assert parse_quantity(given) == quantity


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ("$1.2M", NotUnderstood),
        ("12 lakh", NotUnderstood),
        ("100k/year", NotUnderstood),
        ("5%..12", NotUnderstood),
        ("5%..1k", NotUnderstood),
        ("more than 5", NotUnderstood),
        ("~5", NotUnderstood),
        ("", NotUnderstood),
        ("abc", NotUnderstood),
        (True, NotUnderstood),
        (None, NotUnderstood),
        ([1], NotUnderstood),
        ("7..5", OutOfRange),
        (math.nan, OutOfRange),
        (math.inf, OutOfRange),
        (10**400, OutOfRange),
        (1e16, OutOfRange),
        ("1" + "0" * 16, OutOfRange),
    ],
)
def test_no_quantity(given: object, kind: type[InputError]) -> None:
    for read in (parse_quantity, parse_money_quantity):
        if read is parse_money_quantity and given in ("$1.2M", "12 lakh"):
            continue
        with pytest.raises(kind) as caught:
            read(given, where="offers.a.base")
        assert caught.value.where == "offers.a.base"


@pytest.mark.parametrize(
    ("given", "period", "quantity", "currency"),
    [
        ("8.000 € / Monat", "year", 96e3, "EUR"),
        ("96.000 €", "year", 96e3, "EUR"),
        ("96k/year", "year", 96e3, None),
        ("$60k-$75k a year", "year", Range(60e3, 75e3), "USD"),
        ("96k/year", "month", 8e3, None),
        ("60/hour", "hour", 60.0, None),
        ("$1.2M", None, 1.2e6, "USD"),
        ("$1.2M once", "once", 1.2e6, "USD"),
        ("12 LPA", "year", 1.2e6, "INR"),
        ("60.000 € brutto", "year", 60e3, "EUR"),
        ("unknown", "year", UNKNOWN, None),
        (5, "year", 5.0, None),
    ],
)
def test_money(
    given: object, period: WantedPeriod | None, quantity: Quantity, currency: str | None
) -> None:
    assert parse_money_quantity(given, period=period) == (quantity, currency)


@pytest.mark.parametrize(
    ("given", "period", "fix"),
    [
        ("100k/year", "once", "fix.once"),
        ("100k/year", None, "fix.once"),
        ("60/hour", "year", "fix.per_year"),
        ("100k once", "year", "fix.per_year"),
        ("100k/year", "hour", "fix.per_hour"),
        ("60/hour", "month", "fix.per_month"),
        ("60/hour", "week", "fix.per_week"),
        ("60/hour", "day", "fix.per_day"),
        ("-5", None, "fix.correct_value"),
        (-5, None, "fix.correct_value"),
        ("12%", None, "fix.money_quantity"),
        ("900000bn/month", "year", "fix.correct_value"),
    ],
)
def test_no_money(given: object, period: WantedPeriod | None, fix: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_money_quantity(given, period=period)
    assert caught.value.fix.key == fix
    assert caught.value.said("en") != caught.value.said("de")


@pytest.mark.parametrize(
    ("given", "years"),
    [
        ("5..7", Range(5.0, 7.0)),
        ("6", 6.0),
        (6, 6.0),
        ("5-7 years", Range(5.0, 7.0)),
        ("5 years to 7 years", Range(5.0, 7.0)),
        ("5y", 5.0),
        ("1 Jahr", 1.0),
        ("zwei Jahre", 2.0),
        ("fünf bis sieben Jahre", Range(5.0, 7.0)),
        ("five to seven years", Range(5.0, 7.0)),
        ("1,5 Jahre", 1.5),
        ("unknown", UNKNOWN),
    ],
)
def test_years(given: object, years: Quantity) -> None:
    assert parse_years(given) == years


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ("years", NotUnderstood),
        ("", NotUnderstood),
        ("5%", NotUnderstood),
        ("$5", NotUnderstood),
        ("5/year", NotUnderstood),
        ("18 months", NotUnderstood),
        (True, NotUnderstood),
        ("7..5", OutOfRange),
        ("-1", OutOfRange),
        (-1, OutOfRange),
        ("101", OutOfRange),
        ("5k", OutOfRange),
    ],
)
def test_no_years(given: object, kind: type[InputError]) -> None:
    with pytest.raises(kind) as caught:
        parse_years(given)
    assert caught.value.where == "years"
