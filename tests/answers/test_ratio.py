"""Ratios in words: 2, OTE 250k..300k, 50..100%."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goingrate.answers.ratio import RatioAnswer, ratio_from_words
from goingrate.answers.ratio_words import (
    RatioBase,
    RatioComponent,
    read_attainment,
    read_ratio,
    read_ratio_base,
)
from goingrate.base.errors import InputError
from goingrate.base.quantity import Range
from goingrate.base.texts import Language
from goingrate.data.fact_files import packaged_facts


def keys(answer: RatioAnswer) -> set[str]:
    return {phrase.key.removeprefix("payratio.") for phrase in (*answer.notes, *answer.missing)}


def test_dollars_target_and_earned_apart() -> None:
    answer = ratio_from_words("2", "OTE 250k..300k", "50..100%")
    assert answer.target == Range(500_000, 600_000)
    assert answer.earned == Range(500_000 * 0.75, 600_000)
    assert (answer.currency, answer.component) == ("USD", "on_target")
    assert "note.currency" in keys(answer)


def test_an_unknown_split_is_assumed_and_said() -> None:
    answer = ratio_from_words("2", "OTE 250k..300k", "50..100%")
    (used,) = answer.facts
    assert used.fact_id == "assumed.ote_base_share"
    assert used.value == packaged_facts()[used.fact_id].latest.value
    assert answer.fixed == Range(500_000 * 0.5, 600_000 * 0.7)
    assert "missing.split" in keys(answer)


def test_a_stated_split_needs_no_assumption() -> None:
    answer = ratio_from_words("2", "OTE $300k (150k base)", "50..100%")
    assert answer.facts == ()
    assert answer.fixed == answer.variable == Range(300_000, 300_000)
    assert answer.earned == Range(450_000, 600_000)
    assert keys(answer) == {"note.same_split", "note.in_proportion"}


@pytest.mark.parametrize("base", [None, "unknown", "?"])
def test_a_ratio_without_a_base_stays_a_ratio(base: str | None) -> None:
    answer = ratio_from_words("2", base, "50..100%")
    assert answer.ratio == Range(2, 2)
    assert answer.target is answer.earned is answer.base is answer.currency is None
    assert keys(answer) == {"note.only_a_ratio", "note.attainment_unused", "missing.base"}


def test_base_pay_is_earned_whatever_is_met() -> None:
    answer = ratio_from_words("1.5", "base pay $180k", "50%")
    assert answer.earned == answer.target == Range(270_000, 270_000)
    assert answer.variable is None
    assert "note.base_pay" in keys(answer)


def test_a_bonus_is_variable_as_a_whole() -> None:
    answer = ratio_from_words("2", "target bonus $50k", "50%")
    assert (answer.fixed, answer.variable) == (Range(0, 0), Range(100_000, 100_000))
    assert answer.earned == Range(50_000, 50_000)


@pytest.mark.parametrize(
    ("base", "key"), [("total comp $400k", "note.total"), ("$400k", "missing.component")]
)
def test_of_other_pay_only_the_target_is_said(base: str, key: str) -> None:
    answer = ratio_from_words("2", base, "50..100%")
    assert answer.target == Range(800_000, 800_000)
    assert answer.earned is answer.fixed is answer.variable is None
    assert key in keys(answer)


def test_without_attainment_the_answer_asks_for_it() -> None:
    answer = ratio_from_words("2", "OTE $300k (150k base)")
    assert answer.earned is None
    assert "missing.attainment" in keys(answer)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("OTE 250k..300k", "en", RatioBase("on_target", Range(250e3, 300e3), None)),
        ("$250k-$300k OTE", "en", RatioBase("on_target", Range(250e3, 300e3), "USD")),
        ("on-target earnings: 20k/month", "en", RatioBase("on_target", Range(240e3, 240e3), None)),
        ("Zielgehalt 120.000 €", "de", RatioBase("on_target", Range(120e3, 120e3), "EUR")),
        ("Jahreszielgehalt 1,2 Mio. €", "de", RatioBase("on_target", Range(1.2e6, 1.2e6), "EUR")),
        ("base salary 180k EUR", "en", RatioBase("base", Range(180e3, 180e3), "EUR")),
        ("Grundgehalt 90.000 €", "de", RatioBase("base", Range(90e3, 90e3), "EUR")),
        ("Zielbonus 20.000 €", "de", RatioBase("variable", Range(20e3, 20e3), "EUR")),
        ("Gesamtvergütung 200k €", "de", RatioBase("total", Range(200e3, 200e3), "EUR")),
        ("300k", "en", RatioBase("unstated", Range(300e3, 300e3), None)),
    ],
)
def test_what_the_base_is(text: str, language: Language, expected: RatioBase) -> None:
    assert read_ratio_base(text, language) == expected


@pytest.mark.parametrize(
    ("text", "fixed", "share"),
    [
        ("OTE 300k (150k base)", Range(150e3, 150e3), None),
        ("OTE 300k, 150k base", Range(150e3, 150e3), None),
        ("OTE 250k..300k (100k..150k fixed)", Range(100e3, 150e3), None),
        ("OTE 300k (120k variable)", Range(180e3, 180e3), None),
        ("OTE 300k davon 200k fix", Range(200e3, 200e3), None),
        ("OTE 300k (60% base)", None, Range(0.6, 0.6)),
        ("OTE 300k (40% variable)", None, Range(0.6, 0.6)),
        ("OTE 300k (50/50)", None, Range(0.5, 0.5)),
        ("OTE 300k 70/30", None, Range(0.7, 0.7)),
        ("300k (50/50 split)", None, Range(0.5, 0.5)),
    ],
)
def test_how_the_base_splits(text: str, fixed: Range | None, share: Range | None) -> None:
    found = read_ratio_base(text)
    assert found is not None
    assert (found.component, found.fixed, found.fixed_share) == ("on_target", fixed, share)


def test_a_currency_beside_the_amount_counts() -> None:
    found = read_ratio_base("OTE 300k ($150k base)")
    assert found is not None
    assert found.currency == "USD"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2", "en", Range(2, 2)),
        (" 2x ", "en", Range(2, 2)),
        ("1.5..2", "en", Range(1.5, 2)),
        ("1,5-fach", "de", Range(1.5, 1.5)),
        ("150%", "en", Range(1.5, 1.5)),
        ("double", "en", Range(2, 2)),
        ("das Doppelte", "de", Range(2, 2)),
        ("100", "en", Range(100, 100)),
    ],
)
def test_how_many_times(text: str, language: Language, expected: Range) -> None:
    assert read_ratio(text, language) == expected


def test_attainment_in_percent_or_as_a_share() -> None:
    assert read_attainment("50..100%") == read_attainment("0.5..1") == Range(0.5, 1)
    assert read_attainment("0..300%") == Range(0, 3)
    assert read_attainment("unbekannt", "de") is None


BAD: list[tuple[tuple[str | None, ...], str]] = [
    ((None, "OTE 300k"), "--ratio"),
    *(((given,), "--ratio") for given in ("0", "-2", "abc", "", "101", "2..1", "unknown", "$2")),
    *((("2", "OTE 300k", given), "--attainment") for given in ("301%", "-10%", "50..100", "abc")),
    *(
        (("2", given), "--base")
        for given in (
            "",
            "OTE",
            "OTE abc",
            "OTE 0",
            "OTE -5k",
            "OTE 300k..250k",
            "OTE 100k EUR..200k USD",
            "OTE 250k or 300k",
            "OTE more than 250k",
            "OTE 150/hour",
            "base 180k + 20% bonus",
            "OTE 300k (400k base)",
            "OTE 300k (120% base)",
            "OTE 300k (400k variable)",
            "OTE 300k ($150k base, 150k variable)",
            "OTE $300k (150k EUR base)",
            "base 300k (150k base)",
            "OTE 300k (since 2020)",
        )
    ),
]


@pytest.mark.parametrize(("words", "where"), BAD)
@pytest.mark.parametrize("language", ["en", "de"])
def test_bad_input_is_one_clear_line(
    words: tuple[str | None, ...],
    where: str,
    language: Language,
    is_one_line: Callable[[InputError], bool],
) -> None:
    with pytest.raises(InputError) as caught:
        ratio_from_words(words[0], *words[1:], language=language)
    assert caught.value.where == where
    assert is_one_line(caught.value)


def test_every_component_is_known_to_the_answer() -> None:
    components: tuple[RatioComponent, ...] = ("on_target", "base", "variable", "total", "unstated")
    texts = ("OTE 1k", "base 1k", "bonus 1k", "total 1k", "1k")
    assert tuple(ratio_from_words("2", text).component for text in texts) == components
