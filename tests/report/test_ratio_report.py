"""A ratio of pay in words, as a table and as a record."""

from __future__ import annotations

import json

import pytest

from goingrate.answers.ratio import ratio_from_words
from goingrate.base.texts import LANGUAGES, Language
from goingrate.report.as_json import ratio_record
from goingrate.report.ratio_tables import (
    print_ratio,
    ratio_notes,
    ratio_sentences,
    ratio_table,
)

ASKED = ("2", "OTE 250k..300k", "50..100%")


def test_target_and_earned_are_two_sentences() -> None:
    assert ratio_sentences(ratio_from_words(*ASKED)) == (
        "2 times $250K to $300K of on-target earnings is $500K to $600K a year if targets are met.",
        "Earned at 50% to 100% of target: $375K to $600K a year.",
    )


def test_german() -> None:
    answer = ratio_from_words("1,5", "Grundgehalt 100.000 €", None, "de")
    (sentence,) = ratio_sentences(answer, "de")
    assert sentence.replace("\xa0", " ") == (
        "Das 1,5-Fache von 100.000 € Grundgehalt sind 150.000 € im Jahr."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_base_there_is_no_money(language: Language) -> None:
    answer = ratio_from_words("2")
    (sentence,) = ratio_sentences(answer, language)
    assert "$" not in sentence
    assert ratio_table(answer, language) is None


def test_the_table_has_a_row_for_each_figure_that_is_said() -> None:
    table = ratio_table(ratio_from_words(*ASKED))
    assert table is not None
    assert [row[0].strip() for row in table.rows] == [
        "Base of the ratio",
        "Target",
        "paid whatever happens",
        "variable, if targets are met",
        "Earned at 50% to 100%",
    ]
    assert table.rows[-1][1:] == ("$375K", "$600K")
    plain = ratio_table(ratio_from_words("2", "base $100k", "80%"))
    assert plain is not None
    assert len(plain.rows) == 3


def test_an_assumption_is_told_with_its_grade() -> None:
    notes = " ".join(ratio_notes(ratio_from_words(*ASKED)))
    assert "50% to 70% (assumed, goingrate default)" in notes
    assert "taken as USD" in notes


def test_the_record_is_plain() -> None:
    record = ratio_record(ratio_from_words(*ASKED))
    assert json.loads(json.dumps(record, allow_nan=False)) == record
    assert record["schema"] == "goingrate.ratio/1"
    assert record["earned"] == [375_000.0, 600_000.0]
    assert record["facts"][0]["value"] == [0.5, 0.7]
    bare = ratio_record(ratio_from_words("2"), "de")
    assert bare["target"] is bare["earned"] is bare["currency"] is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [ASKED, ("2",), ("2", "total comp $400k", "50%")])
def test_it_prints(
    words: tuple[str, ...], language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = ratio_from_words(*words)
    print_ratio(answer, language)
    printed = " ".join(capsys.readouterr().out.split())
    for sentence in ratio_sentences(answer, language):
        assert " ".join(sentence.split()) in printed
