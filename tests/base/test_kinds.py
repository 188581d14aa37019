"""Kinds of work, named by words of either language."""

from __future__ import annotations

import pytest

from goingrate.base.errors import NotUnderstood
from goingrate.base.kinds import (
    EMPLOYER_KINDS,
    LEVELS,
    ROLE_FAMILIES,
    Place,
    Segment,
    employer_kind,
    level,
    role_family,
)
from goingrate.base.texts import LANGUAGES, say


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_is_found_by_its_name(language: str) -> None:
    for key in ROLE_FAMILIES:
        assert role_family(say(f"role.{key}", language).upper()) == key  # type: ignore[arg-type]
    for key in LEVELS:
        assert level(say(f"level.{key}", language)) == key  # type: ignore[arg-type]
    for key in EMPLOYER_KINDS:
        assert employer_kind(say(f"employer.{key}", language)) == key  # type: ignore[arg-type]


def test_a_near_word_is_offered() -> None:
    with pytest.raises(NotUnderstood, match="data-engineer"):
        role_family("data enginer")
    with pytest.raises(NotUnderstood, match="entry"):
        level("wizard")


def test_a_segment_says_what_it_leaves_open() -> None:
    assert Segment().said() == "all work"
    assert Segment(role="ai-sales", employer="startup").said("de") == "KI-Vertrieb, Startup"


@pytest.mark.parametrize("country", ["usa", "us", "U", "", "D3"])
def test_a_country_has_two_capital_letters(country: str) -> None:
    with pytest.raises(NotUnderstood):
        Place(country)
