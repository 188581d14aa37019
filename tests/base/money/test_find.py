"""Amounts in running text."""

from __future__ import annotations

import pytest

from goingrate.base.money import find_amounts
from goingrate.base.texts import Language


def quotes(text: str, language: Language = "en") -> list[str]:
    return [text[amount.start : amount.end] for amount in find_amounts(text, language)]


def numbers(text: str, language: Language = "en") -> list[tuple[float, float, str | None, str]]:
    return [(a.low, a.high, a.currency, a.period) for a in find_amounts(text, language)]


def test_two_amounts() -> None:
    text = "OTE $300K ($150K base)"
    assert quotes(text) == ["$300K", "$150K"]
    assert numbers(text) == [
        (300e3, 300e3, "USD", "unstated"),
        (150e3, 150e3, "USD", "unstated"),
    ]


def test_a_job_ad() -> None:
    text = (
        "We are a team of 40 in San Jose, CA $184,000 - $287,500 per year, plus 10% bonus. "
        "Founded in 2019, 1,200 customers, 5+ years of experience. Not in CA: 100k-120k a year."
    )
    assert numbers(text) == [
        (184e3, 287.5e3, "USD", "year"),
        (100e3, 120e3, None, "year"),
    ]
    assert find_amounts(text)[0].approximate is False


def test_a_german_article() -> None:
    text = (
        "Im Jahr 2024 bot er mehr als 1 Million Dollar pro Jahr oder mehr, im Schnitt um die "
        "400.000 Dollar. Die 12 Ingenieure (35 Prozent) bekamen 2 Mio. Euro im Jahr 2025 und "
        "ein 100-Millionen-Dollar-Angebot; Stufe 3 - 60.000 € und 2024 - 60.000 €."
    )
    assert quotes(text, "de") == [
        "mehr als 1 Million Dollar pro Jahr oder mehr",
        "um die 400.000 Dollar",
        "2 Mio. Euro",
        "100-Millionen-Dollar",
        "60.000 €",
        "60.000 €",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "", "no money", "in 2024", "from 2019 to 2024", "12%", "35 percent of 1,200 people",
        "5-7 years", "1.5M users", "10k run", "40 million people a year", "401k match",
        "10 lakh people", "20 pounds of flour", "Q3 2024", "L5 to L7", "MX$5", "$5%",
        "$", "€ € €", "030-1234 5678", "2024-05-01 €", "100.000 im Jahr", "5 a day",
        "half a million", "ein paar hundert Euro", "v1.2.3",
    ],
)  # fmt: skip
def test_no_money(text: str) -> None:
    assert find_amounts(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("base 60 - 75.000 €", ["75.000 €"]),
        ("a $100k - $20k split", ["$100k", "$20k"]),
        ("$100k/year - $200k bonus", ["$100k/year", "$200k"]),
        ("$5M a year ago", ["$5M"]),
        ("$100k a year before tax", ["$100k a year"]),
        ("$239,200+ base", ["$239,200+"]),
        ("$200k+$50k", ["$200k", "$50k"]),
        ("$200k + $50k", ["$200k", "$50k"]),
        ("20 $100 bills", ["$100"]),
        ("150 000 $200", ["$200"]),
        ("between $150k and $180k", ["between $150k and $180k"]),
        ("between $150k and others", ["$150k"]),
        ("$100k, $120k and €90k", ["$100k", "$120k", "€90k"]),
        ("$1M - €2M", ["$1M", "€2M"]),
        ("level 5 100k/year", ["100k/year"]),
        ("from $1M", ["$1M"]),
        ("on 2024-05-01 $5", ["$5"]),
    ],
)
def test_quotes(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


@pytest.mark.parametrize(
    "piece",
    ["$", "1", "1.", "1,", "1 ", "1 234 ", "1, 000", "1'", "about ", "between ", "$1 - ", "1M+",
     "$1M to ", "u.s.", "1-", "1٣.", "٣", "1.1٣", " ", ".", "a year ", "\u200f", "😀", "M", "Ä",
     "1,-", "$1 brutto ", "100k ", "no less than "],
)  # fmt: skip
def test_long_texts_are_read(piece: str) -> None:
    # about 0.3 s each; under a square law this test would not end
    text = (piece * 100_000)[:100_000]
    assert all(0 <= found.start < found.end <= 100_000 for found in find_amounts(text))
