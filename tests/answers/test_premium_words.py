"""A premium asked for as somebody types it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from goingrate.answers.premium_words import PremiumWords, premium_asked
from goingrate.base.errors import InputError
from goingrate.base.kinds import Place


def test_ai_over_software_is_what_everybody_asks() -> None:
    asked = premium_asked(PremiumWords())
    assert asked.roles == ("ai-engineer", "software-engineer")
    assert asked.of.place == asked.over.place == Place("US")
    assert [note.key for note in asked.notes] == ["premium.note.default_of_over"]
    both = premium_asked(PremiumWords("ai-engineer", "software-engineer"))
    assert both.notes == ()
    one = premium_asked(PremiumWords(of="data-scientist"))
    assert [note.key for note in one.notes] == ["premium.note.default_over"]
    other = premium_asked(PremiumWords(over="data-scientist"))
    assert [note.key for note in other.notes] == ["premium.note.default_of"]


def test_both_are_alike_in_all_but_the_work() -> None:
    words = PremiumWords("data-scientist", "data-analyst", level="Senior", place="US-CA",
                         employer="startup", component="Target-Total", currency="usd")  # fmt: skip
    asked = premium_asked(words)
    for one in (asked.of, asked.over):
        assert (one.level, str(one.place), one.employer) == ("senior", "US-CA", "startup")
    assert (asked.restricted.component, asked.restricted.currency) == ("target_total", "USD")


def test_a_title_is_read_and_that_is_said() -> None:
    asked = premium_asked(PremiumWords("machine learning engineer", "Softwareentwickler"))
    assert asked.roles == ("ai-engineer", "software-engineer")
    assert [note.key for note in asked.notes] == ["payrate.read_as"]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ({"of": "ai-engineer", "over": "ai-engineer"}, "--over: got ai-engineer; allowed: another"),
        ({"of": "ai-engineer", "over": "machine learning engineer"}, "--over: got machine learn"),
        ({"of": "software-engineer"}, "--over: got software-engineer"),
        ({"of": "senior AI engineer"}, "--of: got senior AI engineer; allowed: a kind of work wit"),
        ({"over": "Junior Software Engineer"}, "--level entry"),
        ({"of": "astronaut"}, "--of: got astronaut"),
        ({"over": "astronaut"}, "--over: got astronaut"),
        ({"of": ""}, "--of: got ;"),
        ({"over": "  "}, "--over: got ;"),
        ({"of": "'; DROP TABLE pay; --"}, "--of"),
        ({"of": "x" * 20_000}, "--of: got xxx"),
        ({"level": "wizard"}, "--level: got wizard"),
        ({"level": ""}, "--level: got ;"),
        ({"place": "Atlantis"}, "--place: got Atlantis"),
        ({"place": "US-ZZ"}, "--place: got US-ZZ"),
        ({"place": "QQ"}, "--place: got QQ"),
        ({"place": ""}, "--place: got ;"),
        ({"employer": "circus"}, "--employer: got circus"),
        ({"component": "gold"}, "--component: got gold"),
        ({"currency": "dollars"}, "--currency: got dollars"),
    ],
)
def test_bad_words_are_named(
    words: dict[str, str], named: str, is_one_line: Callable[[InputError], bool]
) -> None:
    with pytest.raises(InputError) as raised:
        premium_asked(PremiumWords(**words))
    assert named in str(raised.value)
    assert is_one_line(raised.value)


def test_a_state_of_another_country_is_not_looked_up_in_the_us_survey() -> None:
    assert str(premium_asked(PremiumWords(place="DE-BY")).of.place) == "DE-BY"


def test_a_store_is_not_opened_to_read_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOINGRATE_DATA", str(tmp_path / "own"))
    premium_asked(PremiumWords())
    assert not (tmp_path / "own").exists()
