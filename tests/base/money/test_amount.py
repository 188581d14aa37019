"""One text, one amount: the table of what must be read."""

from __future__ import annotations

import pytest

from goingrate.base.errors import NotUnderstood
from goingrate.base.money import Amount, parse_amount
from goingrate.base.quantity import Range
from goingrate.base.texts import LANGUAGES, Language

# Unambiguous texts: (text, low, high, currency, period, bound, approximate).
EXACT = [
    ("1M", 1e6),
    ("1m", 1e6),
    ("1 M", 1e6),
    ("1MM", 1e6),
    ("1.5M", 1.5e6),
    ("1,5M", 1.5e6),
    ("1.1M", 1_100_000.0),
    ("40M", 40e6),
    ("40 million", 40e6),
    ("40 Millionen", 40e6),
    ("2 Mrd.", 2e9),
    ("2bn", 2e9),
    ("2B", 2e9),
    ("1.2345M", 1_234_500.0),
    ("400k", 400e3),
    ("400K", 400e3),
    ("60.000", 60e3),
    ("184,000", 184e3),
    ("0.125", 0.125),
    ("0,125", 0.125),
    ("12.5", 12.5),
    ("1234.567", 1234.567),
    ("1.234.567", 1_234_567.0),
    ("1,234,567", 1_234_567.0),
    ("1.234.567,89", 1_234_567.89),
    ("1,234,567.89", 1_234_567.89),
    ("1 234 567", 1_234_567.0),
    ("1\u00a0234\u00a0567", 1_234_567.0),
    ("1\u2009234\u2009567", 1_234_567.0),
    ("1\u202f234\u202f567,50", 1_234_567.5),
    ("1'200'000", 1.2e6),
    ("1’200’000.50", 1_200_000.5),
    ("5 hundred", 500.0),
    ("1 000 000 000 000 000", 1e15),
]

WITH_CURRENCY = [
    ("$1M", 1e6, "USD"),
    ("$ 1 M", 1e6, "USD"),
    ("1,2 Mio. €", 1.2e6, "EUR"),
    ("1.2 Mio €", 1.2e6, "EUR"),
    ("1.2 Mio EUR", 1.2e6, "EUR"),
    ("1,2 Mio. Euro", 1.2e6, "EUR"),
    ("1,2 Mio€", 1.2e6, "EUR"),
    ("$2.4 billions", 2.4e9, "USD"),
    ("$400K", 400e3, "USD"),
    ("$-sign-free 1", None, None),
    ("100 Tsd. €", 100e3, "EUR"),
    ("T€ 60", 60e3, "EUR"),
    ("60 T€", 60e3, "EUR"),
    ("60 TEUR", 60e3, "EUR"),
    ("60k€", 60e3, "EUR"),
    ("60.000 €", 60e3, "EUR"),
    ("60.000,00 EUR", 60e3, "EUR"),
    ("60.000,- €", 60e3, "EUR"),
    ("€60,000", 60e3, "EUR"),
    ("EUR60.000", 60e3, "EUR"),
    ("£150, 000", 150e3, "GBP"),
    ("60 000EUR", 60e3, "EUR"),
    ("1'200'000 CHF", 1.2e6, "CHF"),
    ("CHF 1'200'000.-", 1.2e6, "CHF"),
    ("₹12,00,000", 1.2e6, "INR"),
    ("12 lakh", 1.2e6, "INR"),
    ("1.5 crore", 15e6, "INR"),
    ("1 million pounds", 1e6, "GBP"),
    ("20 pounds", None, None),
    ("$100,000 CAD", 100e3, "CAD"),
    ("US$100,000", 100e3, "USD"),
    ("C$100,000", 100e3, "CAD"),
    ("100-Millionen-Dollar", 100e6, "USD"),
    ("1 Million US-Dollar", 1e6, "USD"),
    ("1 million U.S. dollars", 1e6, "USD"),
]

RANGES = [
    ("$184,000 - $287,500", 184e3, 287.5e3, "USD"),
    ("$184,000–$287,500", 184e3, 287.5e3, "USD"),
    ("$184,000 - 287,500", 184e3, 287.5e3, "USD"),
    ("184,000 - 287,500 USD", 184e3, 287.5e3, "USD"),
    ("$184,000 - $287,500 CAD", 184e3, 287.5e3, "CAD"),
    ("184k-287k", 184e3, 287e3, None),
    ("150k..180k", 150e3, 180e3, None),
    ("150k...180k", 150e3, 180e3, None),
    ("150k…180k", 150e3, 180e3, None),
    ("150k to 180k", 150e3, 180e3, None),
    ("150k bis 180k", 150e3, 180e3, None),
    ("between 150k and 180k", 150e3, 180e3, None),
    ("zwischen 150k und 180k", 150e3, 180e3, None),
    ("from 150k to 180k", 150e3, 180e3, None),
    ("60-75k", 60e3, 75e3, None),
    ("60,000-75k", 60e3, 75e3, None),
    ("1-2M", 1e6, 2e6, None),
    ("$1.5 to 2 million", 1.5e6, 2e6, "USD"),
    ("5..5", 5.0, 5.0, None),
]

PERIODS = {
    "year": "/year| / year|/yr|/y| per year| a year| p.a.| p. a.| pa|/a| per annum| im Jahr"
    "| pro Jahr| jährlich|/Jahr| brutto/Jahr| brutto im Jahr| annually",
    "month": "/month|/mo| per month| a month| monthly| pro Monat| im Monat| monatlich| / Monat",
    "week": "/week| a week| pro Woche",
    "day": "/day| per day| am Tag",
    "hour": "/hour|/hr|/h| per hour| an hour| hourly| pro Stunde| die Stunde|/Std.",
    "once": " once| one-time| einmalig",
}

BOUNDS = [
    ("mehr als 1 Million Dollar", "more_than"),
    ("more than $1M", "more_than"),
    (">$1M", "more_than"),
    ("> 1M", "more_than"),
    ("über 1M", "more_than"),
    ("at least 1M", "at_least"),
    (">= 1M", "at_least"),
    ("mindestens 1M", "at_least"),
    ("1M or more", "at_least"),
    ("1 Million Dollar pro Jahr oder mehr", "at_least"),
    ("1M+", "at_least"),
    ("$1,000,000+ per year", "at_least"),
    ("up to 1M", "at_most"),
    ("bis zu 1M", "at_most"),
    ("bis 1M", "at_most"),
    ("UP TO 1M", "at_most"),
    ("less than 1M", "less_than"),
    ("weniger als 1M", "less_than"),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("text", "number"), EXACT)
def test_numbers(text: str, number: float, language: Language) -> None:
    assert parse_amount(text, language) == Amount(
        number, number, None, "unstated", "exact", False, 0, len(text)
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("text", "number", "currency"), WITH_CURRENCY)
def test_currencies(
    text: str, number: float | None, currency: str | None, language: Language
) -> None:
    if number is None:
        with pytest.raises(NotUnderstood):
            parse_amount(text, language)
        return
    amount = parse_amount(text, language)
    assert (amount.quantity, amount.currency) == (number, currency)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("text", "low", "high", "currency"), RANGES)
def test_ranges(
    text: str, low: float, high: float, currency: str | None, language: Language
) -> None:
    amount = parse_amount(text, language)
    assert (amount.low, amount.high, amount.currency) == (low, high, currency)


@pytest.mark.parametrize(
    ("period", "words"),
    [(period, words) for period, listed in PERIODS.items() for words in listed.split("|")],
)
def test_periods(period: str, words: str) -> None:
    for text in (f"100k{words}", f"100.000{words}", f"$100,000{words}"):
        amount = parse_amount(text)
        assert (amount.low, amount.period) == (100e3, period), text
    amount = parse_amount(f"150k..180k{words}")
    assert (amount.low, amount.high, amount.period) == (150e3, 180e3, period)


def test_a_period_may_stand_first() -> None:
    assert parse_amount("jährlich 60.000 bis 75.000 €", "de").period == "year"


def test_lpa_is_lakh_rupees_a_year() -> None:
    amount = parse_amount("12 - 18 LPA")
    assert (amount.low, amount.high, amount.currency) == (1.2e6, 1.8e6, "INR")
    assert amount.period == "year"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_bounds(text: str, bound: str, language: Language) -> None:
    amount = parse_amount(text, language)
    assert (amount.low, amount.high, amount.bound) == (1e6, 1e6, bound)


@pytest.mark.parametrize(
    "text",
    ["um die 400.000 Dollar", "about $400K", "etwa 400k", "rund 400k", "ca. 400k", "~400k"],
)
def test_approximate(text: str) -> None:
    amount = parse_amount(text, "de")
    assert (amount.low, amount.approximate, amount.bound) == (400e3, True, "exact")


def test_bis_zu_rund() -> None:
    amount = parse_amount("bis zu rund 400k", "de")
    assert (amount.bound, amount.approximate) == ("at_most", True)


def test_the_language_decides_what_only_it_can_decide() -> None:
    assert parse_amount("1.250 Mio.", "en").low == 1.25e6
    assert parse_amount("1.250 Mio.", "de").low == 1250e6
    assert parse_amount("1,250M", "en").low == 1250e6
    assert parse_amount("1,250M", "de").low == 1.25e6
    assert parse_amount("1.250-2M", "en").low == 1.25e6
    assert parse_amount("$2.4 billion", "en").low == 2.4e9
    assert parse_amount("1 Billion Euro", "de").low == 1e12


def test_marks_of_direction_are_no_part_of_it() -> None:
    assert parse_amount("\u200f$100K\u200e").low == 100e3


def test_quantity() -> None:
    assert parse_amount("150k").quantity == 150e3
    assert parse_amount("150k..180k").quantity == Range(150e3, 180e3)
