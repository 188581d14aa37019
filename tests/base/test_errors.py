"""The tree of errors, and how each is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.base.errors import (
    BadField,
    BadFile,
    GoingrateError,
    InputError,
    MissingFact,
    NotUnderstood,
    OutOfRange,
    ReplayDiffers,
    shortened,
)
from goingrate.base.texts import Phrase

INPUT_ERRORS = (OutOfRange, NotUnderstood, BadField, BadFile)
ALLOWED, FIX = Phrase.of("allowed.at_least", low="0"), Phrase("fix.correct_value")


def test_one_tree() -> None:
    assert all(issubclass(kind, InputError) for kind in INPUT_ERRORS)
    assert all(
        issubclass(kind, GoingrateError) for kind in (InputError, MissingFact, ReplayDiffers)
    )
    assert not issubclass(MissingFact, InputError)


@pytest.mark.parametrize("kind", INPUT_ERRORS)
def test_an_error_says_where_what_and_the_way_out(kind: type[InputError]) -> None:
    error = kind(where="pay", given=-5.0, allowed=ALLOWED, fix=FIX)
    assert str(error) == "pay: got -5; allowed: a number of at least 0. Correct this value."
    german = "pay: angegeben ist -5; erlaubt: eine Zahl ab 0. Diesen Wert berichtigen."
    assert error.said("de") == german


@pytest.mark.parametrize("kind", INPUT_ERRORS)
def test_told_from_further_outside_it_stays_the_same_kind(kind: type[InputError]) -> None:
    error = kind(where="pay", given=-5.0, allowed=ALLOWED, fix=FIX).at("offers.a.").at("o.yaml: ")
    assert type(error) is kind
    assert str(error).startswith("o.yaml: offers.a.pay: got -5; allowed")


@given(st.one_of(st.text(), st.floats(), st.lists(st.text()), st.none()))
def test_what_was_given_is_short_and_on_one_line(given_value: object) -> None:
    text = shortened(given_value)
    assert len(text) <= 60
    assert len(text.splitlines()) <= 1


@given(given_value=st.text())
def test_braces_in_what_was_given_do_no_harm(given_value: str) -> None:
    error = OutOfRange(where="{pay}", given=given_value + "{x}", allowed=ALLOWED, fix=FIX)
    assert str(error).startswith("{pay}: got ")


@pytest.mark.parametrize("where", ["offers.a\nb", "a\x1b[31mb", "a\u2028b"])
def test_where_is_printable_on_one_line(
    where: str, is_one_line: Callable[[InputError], bool]
) -> None:
    assert is_one_line(OutOfRange(where=where, given=1.0, allowed=ALLOWED, fix=FIX))


def test_what_was_given_is_printable(is_one_line: Callable[[InputError], bool]) -> None:
    assert is_one_line(OutOfRange(where="pay", given="\x1b[31mred", allowed=ALLOWED, fix=FIX))


@pytest.mark.parametrize(
    ("given", "told"),
    [(10_000_000_000_001.0, "10000000000001"), (5e7, "50000000"), (5e20, "5e+20"), (0.1, "0.1")],
)
def test_a_number_just_above_a_limit_does_not_look_like_it(given: float, told: str) -> None:
    assert shortened(given) == told


def test_a_place_of_any_length_leaves_the_line_readable() -> None:
    error = OutOfRange(where="x" * 5000 + ".yaml", given=1.0, allowed=ALLOWED, fix=FIX)
    assert len(str(error)) < 600
