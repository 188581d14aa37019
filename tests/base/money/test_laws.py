"""What holds for every number and every text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goingrate.base import money
from goingrate.base.errors import InputError
from goingrate.base.money import (
    find_amounts,
    parse_amount,
    parse_money_quantity,
    parse_quantity,
    parse_terms,
    parse_years,
)
from goingrate.base.texts import LANGUAGES, Language

languages = st.sampled_from(LANGUAGES)
whole_numbers = st.integers(0, 10**15)
cents = st.integers(0, 10**12).map(lambda n: n / 100)

PIECES = """
$ € £ CHF USD EUR T€ k€ Dollar Euro pounds us- us$ ' ’ ,- , . ( ) /
1 5 60 75 100 000 2024 60.000 184,000 1.2 1,2 1.250 0.125 1'200'000
k K M m MM bn Mio. Tsd. Million Billion lakh LPA % kg Q3
- – .. ... to bis between and from und plus + + ~ > >= about um die ca. mehr als more than zu up
per year /Jahr /month p.a. brutto a year ago im Jahr or more oder once one-time
٣ ² ½ 😀 ü İ ß ẞ
"""
pieces = st.sampled_from([*PIECES.split(), "\u200f", "\u00a0", "\n", "\t", "$1M", "60k", ", 000"])
money_like = st.lists(st.tuples(pieces, st.sampled_from(("", " ", "-"))), max_size=14).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)
any_text = st.one_of(st.text(), money_like)


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


@given(whole_numbers, languages, st.sampled_from(",.'’ \u00a0\u2009\u202f"))
def test_whole_numbers_come_back(number: int, language: Language, mark: str) -> None:
    assert parse_amount(grouped(number, mark), language).low == number
    assert parse_amount(f"€{grouped(number, mark)}", language).quantity == number


@given(cents, languages, st.sampled_from([(",", "."), (".", ","), ("'", "."), (" ", ",")]))
def test_cents_come_back(number: float, language: Language, marks: tuple[str, str]) -> None:
    whole, fraction = f"{number:,.2f}".split(".")
    text = f"{whole.replace(',', marks[0])}{marks[1]}{fraction} EUR"
    assert parse_amount(text, language).low == number


@given(
    st.integers(1, 999),
    st.integers(0, 99),
    st.sampled_from(["k", "M", "bn", " Mio.", " million", " Millionen", " Tsd."]),
    st.sampled_from(",."),
    languages,
)
def test_magnitudes_come_back_exactly(
    whole: int, hundredths: int, unit: str, mark: str, language: Language
) -> None:
    power = {"k": 3, "Tsd.": 3, "bn": 9}.get(unit.strip(), 6)
    hundred_fold = 100 * whole + hundredths
    expected = hundred_fold * 10 ** (power - 2)
    assert parse_amount(f"{whole}{mark}{hundredths:02}{unit}", language).low == expected


@given(whole_numbers, whole_numbers, st.sampled_from(["..", "-", " – ", " to ", " bis ", "…"]))
def test_ranges_come_back_in_order(one: int, other: int, link: str) -> None:
    low, high = sorted((one, other))
    amount = parse_amount(f"{low}{link}{high}")
    assert (amount.low, amount.high) == (low, high)
    if low < high:
        with pytest.raises(InputError) as caught:
            parse_amount(f"{high}{link}{low}")
        assert caught.value.fix.key == "fix.swap_range"


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_terms_add_up(once: int, yearly: int, monthly: int) -> None:
    terms = parse_terms(f"{once} + {yearly}/year + {monthly} pro Monat")
    assert (terms.once, terms.per_year) == (once, yearly + 12 * monthly)


@given(any_text, languages)
@example("1 234 567k €", "en")
@example("$1M" + "+" * 5, "en")
@example("60.000,–€5", "de")
def test_every_quote_can_be_read_again(text: str, language: Language) -> None:
    last_end = 0
    for amount in find_amounts(text, language):
        assert last_end <= amount.start < amount.end <= len(text)
        last_end = amount.end
        again = parse_amount(text[amount.start : amount.end], language)
        assert (again.low, again.high) == (amount.low, amount.high)
        assert (again.currency, again.period) == (amount.currency, amount.period)
        assert (again.bound, again.approximate) == (amount.bound, amount.approximate)


@given(any_text, languages)
def test_nothing_but_input_errors(text: str, language: Language) -> None:
    told = []
    for read in (parse_amount, parse_terms, parse_quantity, parse_money_quantity, parse_years):
        try:
            read(text, language)
        except InputError as error:
            told.append(str(error))
    assert all(len(message.splitlines()) == 1 for message in told)


@given(money_like, languages)
def test_what_is_read_is_ordered_and_not_negative(text: str, language: Language) -> None:
    for amount in find_amounts(text, language):
        assert 0.0 <= amount.low <= amount.high <= 1e15


def test_the_public_names() -> None:
    assert money.__all__ == [
        "Amount",
        "Bound",
        "Period",
        "Terms",
        "find_amounts",
        "parse_amount",
        "parse_money_quantity",
        "parse_quantity",
        "parse_terms",
        "parse_years",
    ]
