"""The packaged word lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from goingrate.data import lexicons
from goingrate.data.yaml_files import read_yaml

FOLDER = Path(lexicons.__file__).with_name("lexicon")


def test_readers_are_made_once() -> None:
    assert lexicons.title_reader() is lexicons.title_reader()
    assert lexicons.place_reader() is lexicons.place_reader()


def test_the_version_is_a_digest_of_the_lists(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    version = lexicons.lexicon_version()
    assert version == lexicons.LEXICON_VERSION
    assert len(version) == 16
    for file in FOLDER.glob("*.yaml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    monkeypatch.setattr(lexicons, "_FOLDER", tmp_path)
    assert lexicons.lexicon_version.__wrapped__() == version
    with (tmp_path / "titles.yaml").open("a") as file:
        file.write("# one more remark\n")
    assert lexicons.lexicon_version.__wrapped__() != version


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError):
        lexicons.__getattr__("NOTHING")


@pytest.mark.parametrize("name", ["titles", "employers", "places", "occupations"])
def test_lists_are_small_and_plain(name: str) -> None:
    path = FOLDER / f"{name}.yaml"
    assert path.stat().st_size < 60_000
    assert read_yaml(path)["schema_version"] == 1


def test_rules_have_names_of_their_own_and_ideas_that_exist() -> None:
    tree = read_yaml(FOLDER / "titles.yaml")
    for section in ("roles", "levels"):
        names = [rule["id"] for rule in tree[section]]
        assert len(names) == len(set(names))
    ideas = {idea for part in ("jobs", "subjects", "ranks", "decoys") for idea in tree[part]}
    ideas |= {*tree["numerals"], *tree["groups"], "trade", "several-rungs"}
    fields = ("job", "anywhere", "alone", "not", "not_in_job")
    asked = {
        idea.strip()
        for rule in (*tree["roles"], *tree["levels"])
        for field in fields
        for group in str(rule.get(field, "")).split(",")
        for idea in group.split("|")
    }
    assert asked - {""} <= ideas


def test_no_word_is_written_in_a_way_that_no_title_is() -> None:
    lexicon = lexicons.title_lexicon(lexicons._tree("titles.yaml"))
    unheard = [
        phrase
        for phrase in lexicon.words
        if [words for words, _ in lexicons.title_reader().ideas(phrase)] != [phrase]
    ]
    assert unheard == []
