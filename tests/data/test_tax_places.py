"""Countries and states as people write them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goingrate.base.errors import BadField, InputError
from goingrate.data.tax_laws import law_book
from goingrate.data.tax_places import TaxPlace, read_place


@pytest.mark.parametrize(
    ("country", "state", "code"),
    [
        ("US", "CA", "CA"),
        ("USA", "california", "CA"),
        ("U.S.", "US-CA", "CA"),
        ("US-CA", None, "CA"),
        ("us-ca", "California", "CA"),
        ("California", None, "CA"),
        ("Kalifornien", None, "CA"),
        ("CA", None, "CA"),
        ("NY", None, "NY"),
        (" united  states ", "New York", "NY"),
        ("WA", None, "WA"),
    ],
)
def test_states_with_a_book(country: str, state: str | None, code: str) -> None:
    assert read_place(country, state) == TaxPlace("us", code, "book")


@pytest.mark.parametrize("text", ["DE", "de", "Germany", "Deutschland"])
def test_germany(text: str) -> None:
    assert read_place(text, None) == TaxPlace("de", None, "book")
    assert read_place(text, None).book == "de"


def test_states_without_an_income_tax() -> None:
    for state in ("TX", "FL", "NV", "SD", "TN", "WY", "AK", "NH"):
        place = read_place("US", state)
        assert place == TaxPlace("us", state, "no_income_tax")
        assert place.book in ("us-none", "us-nh", "us-tn")
    assert read_place("US", "Tennessee").book == "us-tn"
    assert read_place("US", "Texas").book == "us-none"


def test_other_states_need_another_program() -> None:
    place = read_place("US", "Oregon")
    assert place == TaxPlace("us", "OR", "tenforty")
    assert place.book is None


def test_delaware_is_not_germany() -> None:
    assert read_place("US-DE", None).state == read_place("US", "DE").state == "DE"


@pytest.mark.parametrize("state", ["CA", "NY", "WA", "TX", "NH", "TN"])
def test_the_book_of_a_place_is_packaged(state: str) -> None:
    name = read_place("US", state).book
    assert name is not None
    assert law_book(name).place == name


def test_the_us_may_stand_alone_unless_a_state_is_needed() -> None:
    assert read_place("US", None) == TaxPlace("us", None, "book")
    with pytest.raises(BadField):
        read_place("US", None, needs_state=True)


@pytest.mark.parametrize(
    ("country", "state"),
    [
        ("France", None),
        ("IN", None),  # India or Indiana
        ("Georgia", None),
        ("", None),
        ("US-XX", None),
        ("US", "Bavaria"),
        ("US", ""),
        ("US-CA", "NY"),
        ("DE", "BY"),
        ("US", None),
    ],
)
def test_what_cannot_be_placed_is_told_on_one_line(
    country: str, state: str | None, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(BadField) as caught:
        read_place(country, state, where="offers.yaml: tax.state", needs_state=True)
    assert is_one_line(caught.value)
    told = str(caught.value)
    assert told.startswith("offers.yaml: tax.state")
    assert "tax: {pay: 35%, equity: 20%}" in told
    assert "{" not in told.replace("{pay: 35%, equity: 20%}", "")
