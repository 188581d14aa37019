"""What is paid once and what is paid per year."""

from __future__ import annotations

import pytest

from goingrate.base.errors import InputError, NotUnderstood, OutOfRange
from goingrate.base.money import Terms, parse_terms
from goingrate.base.quantity import Range
from goingrate.base.texts import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("1M + 100k/year", Terms(1e6, 1e5, None)),
        ("1M+100k/year", Terms(1e6, 1e5, None)),
        ("1M+ 100k/year", Terms(1e6, 1e5, None)),
        ("1M and 100k a year", Terms(1e6, 1e5, None)),
        ("1M und 100k im Jahr", Terms(1e6, 1e5, None)),
        ("1M plus 100k p.a.", Terms(1e6, 1e5, None)),
        ("100k/year", Terms(0.0, 1e5, None)),
        ("40M", Terms(40e6, 0.0, None)),
        ("50k once + 10k/month + 30k/year + 5k", Terms(55e3, 150e3, None)),
        ("$1M + 100k/year", Terms(1e6, 1e5, "USD")),
        ("1M € + 5.000 €/Monat", Terms(1e6, 60e3, "EUR")),
        (
            "1M..2M + 100k..150k/year + 50k/year",
            Terms(Range(1e6, 2e6), Range(150e3, 200e3), None),
        ),
        ("between 1M and 2M and 100k/year", Terms(Range(1e6, 2e6), 1e5, None)),
        ("0", Terms(0.0, 0.0, None)),
    ],
)
def test_terms(text: str, terms: Terms, language: Language) -> None:
    assert parse_terms(text, language) == terms


@pytest.mark.parametrize(
    ("text", "kind", "fix"),
    [
        ("abc", NotUnderstood, "fix.money_terms"),
        ("", NotUnderstood, "fix.money_terms"),
        ("+", NotUnderstood, "fix.money_terms"),
        ("1M +", NotUnderstood, "fix.money_terms"),
        ("+ 1M", NotUnderstood, "fix.money_terms"),
        ("1M, 100k", NotUnderstood, "fix.money_terms"),
        ("unknown", NotUnderstood, "fix.money_terms"),
        ("12%", NotUnderstood, "fix.money_terms"),
        ("$1M + 100k€/year", NotUnderstood, "fix.one_currency"),
        ("60/hour", NotUnderstood, "fix.per_year"),
        ("2k/week", NotUnderstood, "fix.per_year"),
        ("1M+", NotUnderstood, "fix.write_range"),
        ("more than 1M", NotUnderstood, "fix.write_range"),
        ("about 1M", NotUnderstood, "fix.write_range"),
        ("-1M", OutOfRange, "fix.correct_value"),
        ("1M + -100k/year", OutOfRange, "fix.correct_value"),
        ("2M..1M", OutOfRange, "fix.swap_range"),
        ("9" * 10_000, OutOfRange, "fix.correct_value"),
        ("600000bn + 600000bn", OutOfRange, "fix.correct_value"),
        ("100000bn/month", OutOfRange, "fix.correct_value"),
    ],
)
def test_refused(text: str, kind: type[InputError], fix: str) -> None:
    with pytest.raises(kind) as caught:
        parse_terms(text, where="--give-up")
    assert (caught.value.where, caught.value.fix.key) == ("--give-up", fix)


def test_the_fix_is_an_example() -> None:
    with pytest.raises(NotUnderstood) as caught:
        parse_terms("abc", where="--give-up")
    assert caught.value.said("en").endswith("Write for example 1M + 100k/year.")
    assert caught.value.said("de").endswith("Zum Beispiel 1M + 100k/Jahr schreiben.")
