"""Every sentence exists once, in both languages, with the same names in braces."""

from __future__ import annotations

import ast
import importlib
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from goingrate.base.texts import LANGUAGES, Phrase, catalogue, placeholders, say

SOURCE = Path(str(resources.files("goingrate")))
MODULES = sorted(SOURCE.rglob("*.py"))
TEXTS = [path for path in MODULES if path.parent.name == "texts"]
FILES = (".j2", "json", "html", "yaml", "css", "js")
AREAS = {key.partition(".")[0] for key in catalogue()} - {"fact"}


def nodes(paths: list[Path] = MODULES) -> Iterator[tuple[str, ast.AST]]:
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', 0)}", node


def calls() -> Iterator[tuple[str, str, set[str] | None]]:
    """Yield place, key and names of each phrase that is written out; None where names are open."""
    for place, node in nodes():
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called, first = ast.unparse(node.func), node.args[0]
        if called not in {"Phrase", "Phrase.of", "say"} or not isinstance(first, ast.Constant):
            continue
        if first.value == "error.input":
            continue  # its names are filled where it is said
        names = {word.arg for word in node.keywords if word.arg is not None}
        known = len(names) == len(node.keywords) and (called != "Phrase" or len(node.args) == 1)
        yield place, str(first.value), names if known else None


@pytest.mark.parametrize("key", catalogue())
def test_both_languages_say_it_with_the_same_names(key: str) -> None:
    text = catalogue()[key]
    assert placeholders(text.en) == placeholders(text.de)
    assert bool(text.en) == bool(text.de)
    for language in LANGUAGES:
        filled = say(key, language, **dict.fromkeys(placeholders(text.en), "X"))
        assert len(filled.splitlines()) <= 1


def test_no_key_twice() -> None:
    keys = Counter(
        key.value
        for _, node in nodes(TEXTS)
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and ast.unparse(value).startswith("Text(")
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_phrase_exists_and_gets_its_names() -> None:
    found = list(calls())
    assert len(found) > 50
    wrong = [
        f"{place}: {key} {sorted(names or ())}"
        for place, key, names in found
        if key not in catalogue()
        or (names is not None and names != placeholders(catalogue()[key].en))
    ]
    assert wrong == []


def test_every_text_that_looks_like_a_key_is_one() -> None:
    modules = {path.stem for path in MODULES} | {path.name for path in SOURCE.iterdir()}
    wrong = []
    for place, node in nodes([path for path in MODULES if path not in TEXTS]):
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            continue
        area, dot, name = node.value.partition(".")
        if area not in AREAS or not dot or not name.replace("_", "").replace(".", "").isalnum():
            continue
        if name.endswith(FILES):
            continue
        prefix = name.endswith(("_", "."))
        exists = any(key.startswith(node.value) for key in catalogue())
        if name.split(".")[0] in modules and area in modules:
            continue  # the name of a module
        if node.value not in catalogue() and not (prefix and exists):
            wrong.append(f"{place}: {node.value}")
    assert wrong == []


def test_every_feature_is_listed() -> None:
    listed = importlib.import_module("goingrate.base.texts")._FEATURES
    assert {path.stem for path in TEXTS} - {"__init__", "text"} == set(listed)


def test_a_phrase_inside_a_phrase_speaks_the_same_language() -> None:
    inner = Phrase("fix.correct_value")
    said = say("error.input", "de", where="a", given="b", allowed=inner, fix=inner)
    assert "Diesen Wert berichtigen." in said
    assert "Correct" not in said
