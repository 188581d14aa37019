"""Facts from files: those packaged with goingrate, and a user's own.

Every scalar of a file is first a text: what it means follows from its field. `where` is the path of
a field, such as `risk.mean_norway.history[0].since`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Set
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final, TypeVar

from goingrate.base.errors import BadField, InputError, printable
from goingrate.base.facts import (
    COMPARISONS,
    COMPONENTS,
    GRADES,
    SUBJECTS,
    UNITS,
    Compares,
    Dated,
    Fact,
    Facts,
)
from goingrate.base.kinds import ROLE_FAMILIES
from goingrate.base.quantity import Range
from goingrate.base.texts import Phrase, Text
from goingrate.data.yaml_files import Texts, parse_texts, read_bytes

SCHEMA_VERSION: Final = "1"

_TOPIC: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,39}(\.[a-z0-9][a-z0-9_]{0,59}){1,3}")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ANY: Final = re.compile(r".+")
_SHORT: Final = {type(None): "-", list: "[...]", dict: "{...}"}
_ABOVE_ZERO: Final = Phrase.of("allowed.above", low="0")
_CORRECT: Final = "fix.correct_value"

_Choice = TypeVar("_Choice", bound=str)


@cache
def packaged_facts() -> Facts:
    """Return the facts that come with goingrate."""
    folder = resources.files("goingrate.data") / "facts"
    files = [file for file in folder.iterdir() if file.name.endswith(".yaml")]
    parsed = (facts_from_bytes(file.read_bytes(), file.name) for file in files)
    return Facts(tuple(fact for facts in parsed for fact in facts.facts))


def read_facts(path: str | Path) -> Facts:
    """Return the facts of a user's own file, of the same shape as the packaged ones.

    Raises
    ------
    BadFile
        If the file is absent, above 1 MB, or not plain YAML in UTF-8.
    BadField
        If a field is misspelt, missing or of the wrong kind; file, fact and field are named.
    """
    return facts_from_bytes(read_bytes(Path(path)), printable(str(path)))


def facts_from_bytes(data: bytes, name: str) -> Facts:
    """Return the facts that a file's bytes hold; `name` is what errors call it."""
    tree = parse_texts(data, name)
    try:
        return Facts(_facts(tree))
    except InputError as error:
        raise error.at(f"{name}: " if error.where else name) from error.__cause__


def _facts(tree: Texts) -> tuple[Fact, ...]:
    top = _mapping(tree, "", {"schema_version", "topic", "facts"})
    _one_of(top["schema_version"], "schema_version", (SCHEMA_VERSION,))
    topic = _matching(top["topic"], "topic", _TOPIC, allowed="fact.allowed.topic")
    facts = _list(top["facts"], "facts")
    return tuple(_fact(node, f"facts[{place}]", topic) for place, node in enumerate(facts))


def _fact(node: Texts, place: str, topic: str) -> Fact:
    named = node.get("id") if isinstance(node, dict) else None
    where = named if isinstance(named, str) and _ID.fullmatch(named) else place
    required = {"id", "name", "unit", "review_after_years", "history"}
    fields = _mapping(node, where, required, {"compares"})
    history, years = _list(fields["history"], f"{where}.history"), fields["review_after_years"]
    compares = fields.get("compares")
    return Fact(
        id=_matching(fields["id"], f"{where}.id", _ID, allowed="fact.allowed.id"),
        topic=topic,
        name=_words(fields["name"], f"{where}.name"),
        unit=_one_of(fields["unit"], f"{where}.unit", UNITS),
        history=tuple(_dated(one, f"{where}.history[{nr}]") for nr, one in enumerate(history)),
        review_after_years=_number(years, f"{where}.review_after_years", _ABOVE_ZERO, above=0.0),
        compares=None if compares is None else _compares(compares, f"{where}.compares"),
    )


def _compares(node: Texts, where: str) -> Compares:
    required = {"component", "comparison", "subject", "of"}
    fields = _mapping(node, where, required, {"roles"})
    roles = _list(fields.get("roles", []), f"{where}.roles")
    return Compares(
        component=_one_of(fields["component"], f"{where}.component", COMPONENTS),
        comparison=_one_of(fields["comparison"], f"{where}.comparison", COMPARISONS),
        subject=_one_of(fields["subject"], f"{where}.subject", SUBJECTS),
        of=_words(fields["of"], f"{where}.of"),
        roles=tuple(
            _one_of(role, f"{where}.roles[{nr}]", ROLE_FAMILIES) for nr, role in enumerate(roles)
        ),
    )


def _dated(node: Texts, where: str) -> Dated:
    required = {"since", "value", "source", "address", "grade"}
    fields = _mapping(node, where, required, {"sample", "note"})
    address, sample, note = fields["address"], fields.get("sample"), fields.get("note")
    return Dated(
        since=_day(fields["since"], f"{where}.since"),
        value=_value(fields["value"], f"{where}.value"),
        source=_text(fields["source"], f"{where}.source"),
        address=None if address is None else _text(address, f"{where}.address"),
        grade=_one_of(fields["grade"], f"{where}.grade", GRADES),
        sample=None if sample is None else _text(sample, f"{where}.sample"),
        note=None if note is None else _words(note, f"{where}.note"),
    )


def _mapping(
    node: Texts, where: str, required: set[str], optional: Set[str] = frozenset()
) -> dict[str, Texts]:
    known = required | optional
    keys = Phrase.of("fact.allowed.keys", keys=", ".join(sorted(known)))
    if not isinstance(node, dict):
        raise _bad_field(where or "facts", node, keys)
    for key in node:
        if key not in known:
            raise _bad_field(where or "facts", key, keys, fix="fact.fix.key")
    for key in sorted(required - node.keys()):
        raise _bad_field(f"{where}.{key}".lstrip("."), None, keys, fix="fact.fix.missing")
    return node


def _list(node: Texts, where: str) -> list[Texts]:
    if not isinstance(node, list):
        raise _bad_field(where, node, Phrase("fact.allowed.list"))
    return node


def _text(node: Texts, where: str) -> str:
    return _matching(node, where, _ANY, allowed="fact.allowed.text")


def _words(node: Texts, where: str) -> Text:
    both = _mapping(node, where, {"en", "de"})
    return Text(en=_text(both["en"], f"{where}.en"), de=_text(both["de"], f"{where}.de"))


def _matching(node: Texts, where: str, pattern: re.Pattern[str], *, allowed: str) -> str:
    if not isinstance(node, str) or not pattern.fullmatch(node):
        raise _bad_field(where, node, Phrase(allowed))
    return node


def _one_of(node: Texts, where: str, choices: tuple[_Choice, ...]) -> _Choice:
    for choice in choices:
        if node == choice:
            return choice
    raise _bad_field(where, node, Phrase.of("allowed.one_of", choices=", ".join(choices)))


def _day(node: Texts, where: str) -> date:
    try:
        return date.fromisoformat(_matching(node, where, _DAY, allowed="fact.allowed.date"))
    except ValueError:
        raise _bad_field(where, node, Phrase("fact.allowed.date")) from None


def _number(node: Texts, where: str, allowed: Phrase, *, above: float = -math.inf) -> float:
    try:
        number = float(node) if isinstance(node, str) else math.nan
    except ValueError:
        number = math.nan
    if not above < number < math.inf:
        raise _bad_field(where, node, allowed)
    return number


def _value(node: Texts, where: str) -> float | Range:
    ends = node if isinstance(node, list) and len(node) == 2 else [node]
    numbers = [_number(end, where, Phrase("fact.allowed.value")) for end in ends]
    try:
        return Range(*numbers) if len(numbers) == 2 else numbers[0]
    except InputError as error:
        raise error.at(f"{where}: ") from None


def _bad_field(where: str, node: Texts, allowed: Phrase, fix: str = _CORRECT) -> BadField:
    given = node if isinstance(node, str) else _SHORT[type(node)]
    return BadField(where=where, given=given, allowed=allowed, fix=Phrase(fix))
